//! Reads Isso's generic JSON: a list of stories with their comments.

use crate::values::{some_text, web_address};
use crate::whole::{Delivery, Whole, comment, time_of};
use crate::{ImportItem, ImportedComment, ImportedStory, TextFormat, shown};
use comity_model::Private;
use serde::Deserialize;
use std::io::{self, Read};

#[derive(Deserialize)]
struct Thread {
    id: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    comments: Vec<Comment>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Comment {
    /// A number or a text; unique in its story only.
    id: Option<serde_json::Value>,
    parent: Option<serde_json::Value>,
    author: Option<String>,
    email: Option<String>,
    website: Option<String>,
    created: String,
    text: String,
}

/// Begins to read `source`, which may be compressed with gzip.
///
/// # Errors
/// When its first bytes cannot be read.
pub fn open(source: impl Read + Send + 'static) -> io::Result<Whole> {
    Whole::open(source, read)
}

fn read(text: &str) -> Result<Vec<Delivery>, serde_json::Error> {
    let threads: Vec<Thread> = serde_json::from_str(text)?;
    let mut items: Vec<Delivery> = Vec::new();
    for thread in threads {
        items.push(Ok(ImportItem::Story(ImportedStory {
            source_id: thread.id.clone(),
            url: some_text(&thread.id),
            // Titles come as a form encodes them.
            headline: shown::one_line(
                &thread.title.unwrap_or_default().replace('+', " ").replace("%26", "&"),
            ),
            is_open: true,
            ..ImportedStory::default()
        })));
        for (place, raw) in thread.comments.iter().enumerate() {
            items.push(read_comment(raw, &thread.id, place));
        }
    }
    Ok(items)
}

fn read_comment(raw: &Comment, story: &str, place: usize) -> Delivery {
    let written = |value: &serde_json::Value| match value {
        serde_json::Value::String(id) => Some(format!("{story}#{id}")),
        serde_json::Value::Number(id) => Some(format!("{story}#{id}")),
        _ => None,
    };
    let id = raw.id.as_ref().and_then(written).unwrap_or_else(|| format!("{story}#at-{place}"));
    let at = time_of(&id, &raw.created)?;
    Ok(ImportItem::Comment(ImportedComment {
        parent_source_id: raw.parent.as_ref().and_then(written).filter(|p| *p != id),
        author_name: raw.author.clone().unwrap_or_default(),
        author_email: raw.email.as_deref().and_then(some_text).map(Private),
        author_url: raw.website.as_deref().and_then(web_address),
        ..comment(&id, story, at, &raw.text, TextFormat::Markdown)
    }))
}
