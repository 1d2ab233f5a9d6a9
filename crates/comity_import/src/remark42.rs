//! Reads Remark42's backup (one JSON object a line) and its tree of one page.

use crate::values::{some_text, web_address};
use crate::whole::{Delivery, Whole, comment, note, time_of};
use crate::{AnomalyKind, ImportItem, ImportedComment, ImportedStory, TextFormat};
use comity_model::CommentState;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::io::{self, Read};

/// A line of a backup: the header, a comment, or a tree.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Tree { comments: Vec<Branch> },
    Comment(Comment),
    Header {},
}

#[derive(Deserialize)]
struct Branch {
    comment: Comment,
    #[serde(default)]
    replies: Option<Vec<Branch>>,
}

#[derive(Deserialize)]
struct Comment {
    id: String,
    #[serde(default)]
    pid: String,
    #[serde(default)]
    text: String,
    /// The Markdown that `text` was made from.
    #[serde(default)]
    orig: String,
    #[serde(default)]
    user: User,
    locator: Locator,
    time: String,
    #[serde(default)]
    delete: bool,
    #[serde(default)]
    title: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct User {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Locator {
    url: String,
}

/// Begins to read `source`, which may be compressed with gzip.
///
/// # Errors
/// When its first bytes cannot be read.
pub fn open(source: impl Read + Send + 'static) -> io::Result<Whole> {
    Whole::open(source, read)
}

fn read(text: &str) -> Result<Vec<Delivery>, serde_json::Error> {
    let mut comments = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value? {
            Value::Tree { comments: branches } => flatten(branches, &mut comments),
            Value::Comment(comment) => comments.push(comment),
            Value::Header {} => {}
        }
    }
    let mut items: Vec<Delivery> = Vec::new();
    let mut stories = BTreeSet::new();
    for raw in &comments {
        if stories.insert(&raw.locator.url) {
            items.push(Ok(ImportItem::Story(ImportedStory {
                source_id: raw.locator.url.clone(),
                url: web_address(&raw.locator.url),
                headline: raw.title.clone(),
                is_open: true,
                ..ImportedStory::default()
            })));
        }
        if raw.delete {
            items.push(note(AnomalyKind::Deleted, &raw.id, "deleted in Remark42: rejected"));
        }
        items.push(read_comment(raw));
    }
    Ok(items)
}

/// The comments of a tree in its order, without recursion.
fn flatten(branches: Vec<Branch>, comments: &mut Vec<Comment>) {
    let mut waiting = branches;
    waiting.reverse();
    while let Some(branch) = waiting.pop() {
        comments.push(branch.comment);
        waiting.extend(branch.replies.unwrap_or_default().into_iter().rev());
    }
}

fn read_comment(raw: &Comment) -> Delivery {
    let at = time_of(&raw.id, &raw.time)?;
    let (text, format) =
        if raw.orig.is_empty() { (&raw.text, TextFormat::Html) } else { (&raw.orig, TextFormat::Markdown) };
    Ok(ImportItem::Comment(ImportedComment {
        parent_source_id: some_text(&raw.pid).filter(|p| *p != raw.id),
        author_source_id: some_text(&raw.user.id),
        author_name: raw.user.name.clone(),
        state: if raw.delete { CommentState::Rejected } else { CommentState::Published },
        ..comment(&raw.id, &raw.locator.url, at, text, format)
    }))
}
