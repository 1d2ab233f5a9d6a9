//! Reads Comentario's JSON export (version 3; versions 1 and 2 are Commento's with other names).

use crate::values::{rfc3339_time, some_text, web_address};
use crate::whole::{Delivery, Whole, comment, note, time_of};
use crate::{AnomalyKind, ImportItem, ImportedComment, ImportedCommenter, ImportedStory, TextFormat};
use comity_model::{CommentState, Private};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

#[derive(Deserialize)]
struct Export {
    #[serde(default)]
    pages: Option<Vec<Page>>,
    comments: Option<Vec<Comment>>,
    #[serde(default)]
    commenters: Option<Vec<Commenter>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Page {
    id: String,
    path: String,
    title: String,
    is_readonly: bool,
    created_time: String,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Comment {
    id: String,
    parent_id: Option<String>,
    page_id: String,
    url: String,
    markdown: String,
    html: String,
    user_created: Option<String>,
    author_name: String,
    created_time: String,
    is_approved: bool,
    is_pending: bool,
    is_deleted: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Commenter {
    id: String,
    email: String,
    name: String,
    website_url: String,
}

/// Begins to read `source`, which may be compressed with gzip.
///
/// # Errors
/// When its first bytes cannot be read.
pub fn open(source: impl Read + Send + 'static) -> io::Result<Whole> {
    Whole::open(source, read)
}

fn read(text: &str) -> Result<Vec<Delivery>, serde_json::Error> {
    let export: Export = serde_json::from_str(text)?;
    let comments = export.comments.unwrap_or_default();
    let people: BTreeMap<String, Commenter> =
        export.commenters.unwrap_or_default().into_iter().map(|c| (c.id.clone(), c)).collect();
    let mut items: Vec<Delivery> = Vec::new();
    for person in people.values() {
        items.push(Ok(ImportItem::Commenter(ImportedCommenter {
            source_id: person.id.clone(),
            name: person.name.clone(),
            email: some_text(&person.email).map(Private),
            was_blocked: false,
        })));
    }
    // A page knows only its path; its comments know the whole address.
    let addresses: BTreeMap<&str, &str> = comments
        .iter()
        .map(|c| (c.page_id.as_str(), c.url.split_once('#').map_or(c.url.as_str(), |u| u.0)))
        .collect();
    let mut known = BTreeSet::new();
    for page in export.pages.unwrap_or_default() {
        known.insert(page.id.clone());
        items.push(Ok(ImportItem::Story(ImportedStory {
            url: addresses
                .get(page.id.as_str())
                .and_then(|u| web_address(u))
                .or_else(|| some_text(&page.path)),
            headline: page.title,
            is_open: !page.is_readonly,
            published_at: rfc3339_time(&page.created_time),
            source_id: page.id,
            ..ImportedStory::default()
        })));
    }
    for raw in &comments {
        if known.insert(raw.page_id.clone()) {
            items.push(note(AnomalyKind::StoryMissing, &raw.id, "a comment whose page is not in the file"));
            let (source_id, url) =
                (raw.page_id.clone(), addresses.get(raw.page_id.as_str()).and_then(|u| web_address(u)));
            items.push(Ok(ImportItem::Story(ImportedStory { source_id, url, ..ImportedStory::default() })));
        }
        if raw.is_deleted {
            items.push(note(AnomalyKind::Deleted, &raw.id, "deleted in Comentario: rejected"));
        }
        items.push(read_comment(raw, raw.user_created.as_ref().and_then(|id| people.get(id))));
    }
    Ok(items)
}

fn read_comment(raw: &Comment, person: Option<&Commenter>) -> Delivery {
    let at = time_of(&raw.id, &raw.created_time)?;
    let (text, format) = if raw.markdown.is_empty() {
        (&raw.html, TextFormat::Html)
    } else {
        (&raw.markdown, TextFormat::Markdown)
    };
    Ok(ImportItem::Comment(ImportedComment {
        parent_source_id: raw.parent_id.as_deref().and_then(some_text),
        author_source_id: raw.user_created.as_deref().and_then(some_text),
        author_name: person.map_or_else(|| raw.author_name.clone(), |p| p.name.clone()),
        author_email: person.and_then(|p| some_text(&p.email)).map(Private),
        author_url: person.and_then(|p| web_address(&p.website_url)),
        state: match (raw.is_deleted, raw.is_pending, raw.is_approved) {
            (true, ..) | (false, false, false) => CommentState::Rejected,
            (false, true, _) => CommentState::Held,
            (false, false, true) => CommentState::Published,
        },
        ..comment(&raw.id, &raw.page_id, at, text, format)
    }))
}
