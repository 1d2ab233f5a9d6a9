//! Reads Commento's JSON export (version 1).

use crate::values::some_text;
use crate::whole::{Delivery, Whole, comment, note, time_of};
use crate::{AnomalyKind, ImportItem, ImportedComment, ImportedCommenter, ImportedStory, TextFormat};
use comity_model::{CommentState, Private};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

#[derive(Deserialize)]
struct Export {
    comments: Vec<Comment>,
    #[serde(default)]
    commenters: Option<Vec<Commenter>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Comment {
    #[serde(rename = "commentHex")]
    id: String,
    domain: String,
    url: String,
    commenter_hex: String,
    markdown: String,
    html: String,
    parent_hex: String,
    state: String,
    creation_date: String,
    deleted: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Commenter {
    #[serde(rename = "commenterHex")]
    id: String,
    email: String,
    name: String,
    link: String,
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
    let mut stories = BTreeSet::new();
    for raw in &export.comments {
        let story = format!("{}{}", raw.domain, raw.url);
        if stories.insert(story.clone()) {
            items.push(Ok(ImportItem::Story(ImportedStory {
                source_id: story.clone(),
                url: Some(format!("https://{story}")),
                is_open: true,
                ..ImportedStory::default()
            })));
        }
        if raw.deleted {
            items.push(note(AnomalyKind::Deleted, &raw.id, "deleted in Commento: rejected"));
        }
        items.push(read_comment(raw, &story, people.get(&raw.commenter_hex)));
    }
    Ok(items)
}

fn read_comment(raw: &Comment, story: &str, person: Option<&Commenter>) -> Delivery {
    let at = time_of(&raw.id, &raw.creation_date)?;
    let (text, format) = if raw.markdown.is_empty() {
        (&raw.html, TextFormat::Html)
    } else {
        (&raw.markdown, TextFormat::Markdown)
    };
    Ok(ImportItem::Comment(ImportedComment {
        parent_source_id: some_text(&raw.parent_hex).filter(|p| p != "root"),
        author_source_id: some_text(&raw.commenter_hex).filter(|c| c != "anonymous"),
        author_name: person.map(|p| p.name.clone()).unwrap_or_default(),
        author_email: person.and_then(|p| some_text(&p.email)).map(Private),
        author_url: person.and_then(|p| crate::values::web_address(&p.link)),
        state: match raw.state.as_str() {
            _ if raw.deleted => CommentState::Rejected,
            "approved" => CommentState::Published,
            "flagged" => CommentState::Rejected,
            _ => CommentState::Held,
        },
        was_spam: raw.state == "flagged",
        ..comment(&raw.id, story, at, text, format)
    }))
}
