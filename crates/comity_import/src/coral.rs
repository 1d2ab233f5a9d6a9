//! Reads Coral's collections as `mongoexport` writes them, one document a line: users, then stories, then comments,
//! in one file or one after another. What a line is, its fields tell. In memory are the names of the users.

use crate::export::Lines;
use crate::values::{rfc3339_time, some_text, web_address};
use crate::whole::{comment, note};
use crate::{
    Anomaly, AnomalyKind, BytesRead, ImportItem, ImportedComment, ImportedCommenter, ImportedStory,
    TextFormat,
};
use comity_model::{CommentState, Private, Timestamp};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Read};

/// Coral's collections, read line by line.
pub struct Coral {
    lines: Lines,
    names: BTreeMap<String, String>,
    ready: VecDeque<Result<ImportItem, Anomaly>>,
}

impl Coral {
    /// Begins to read `source`, which may be compressed with gzip.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        Ok(Self { lines: Lines::open(source)?, names: BTreeMap::new(), ready: VecDeque::new() })
    }

    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.lines.bytes_read()
    }

    fn read_document(&mut self, document: &Value, byte_offset: u64) -> Result<ImportItem, Anomaly> {
        let invalid = |what: &str| Anomaly::new(AnomalyKind::InvalidRecord, byte_offset, what);
        let id = text(document, "id")
            .or_else(|| text(document, "_id"))
            .ok_or_else(|| invalid("a document without id"))?;
        if document.get("storyID").is_some() {
            self.read_comment(document, &id, byte_offset)
        } else if document.get("url").is_some() {
            Ok(ImportItem::Story(read_story(document, id)))
        } else if document.get("username").is_some() || document.get("profiles").is_some() {
            let name = text(document, "username").unwrap_or_default();
            self.names.insert(id.clone(), name.clone());
            Ok(ImportItem::Commenter(ImportedCommenter {
                source_id: id,
                name,
                email: text(document, "email").map(Private),
                was_blocked: document.pointer("/status/ban/active").and_then(Value::as_bool).unwrap_or(false),
            }))
        } else {
            Err(invalid("neither a user nor a story nor a comment").about(&id))
        }
    }

    fn read_comment(&mut self, document: &Value, id: &str, byte_offset: u64) -> Result<ImportItem, Anomaly> {
        let invalid = |what: &str| Anomaly::new(AnomalyKind::InvalidRecord, byte_offset, what).about(id);
        let created_at =
            time(document.get("createdAt")).ok_or_else(|| invalid("a comment without a time"))?;
        let story = text(document, "storyID").ok_or_else(|| invalid("a comment without a story"))?;
        // Version 5 and later keep revisions; the last one is the text shown.
        let revision = document.get("revisions").and_then(Value::as_array).and_then(|r| r.last());
        let body = revision.and_then(|r| text(r, "body")).or_else(|| text(document, "body"));
        let status = text(document, "status").unwrap_or_default();
        let state = match status.as_str() {
            "APPROVED" | "NONE" | "ACCEPTED" => CommentState::Published,
            "PREMOD" | "SYSTEM_WITHHELD" => CommentState::Held,
            "REJECTED" => CommentState::Rejected,
            _ => {
                self.ready.push_back(note(
                    AnomalyKind::UnknownState,
                    id,
                    "a status that Coral does not have: held",
                ));
                CommentState::Held
            }
        };
        let is_deleted = document.get("deletedAt").is_some_and(|d| !d.is_null());
        if is_deleted {
            self.ready.push_back(note(
                AnomalyKind::Deleted,
                id,
                "its author's account was deleted in Coral: withdrawn",
            ));
        }
        let author = text(document, "authorID");
        Ok(ImportItem::Comment(ImportedComment {
            parent_source_id: text(document, "parentID"),
            author_name: author.as_ref().and_then(|a| self.names.get(a)).cloned().unwrap_or_default(),
            author_source_id: author,
            state: if is_deleted { CommentState::Withdrawn } else { state },
            ..comment(id, &story, created_at, &body.unwrap_or_default(), TextFormat::Html)
        }))
    }
}

impl Iterator for Coral {
    type Item = Result<ImportItem, Anomaly>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let (document, byte_offset) = match self.lines.next_line()? {
            Ok((line, byte_offset)) => (serde_json::from_slice::<Value>(line), byte_offset),
            Err(fatal) => return Some(Err(fatal)),
        };
        Some(match document {
            Ok(document) => self.read_document(&document, byte_offset),
            Err(error) => Err(Anomaly::new(AnomalyKind::InvalidRecord, byte_offset, error.to_string())),
        })
    }
}

fn read_story(document: &Value, id: String) -> ImportedStory {
    let metadata = |name: &str| document.get("metadata").and_then(|m| text(m, name));
    ImportedStory {
        source_id: id,
        url: text(document, "url").and_then(|u| web_address(&u)),
        headline: metadata("title").unwrap_or_default(),
        byline: metadata("author"),
        image_url: metadata("image").and_then(|u| web_address(&u)),
        published_at: time(document.pointer("/metadata/publishedAt"))
            .or_else(|| time(document.get("createdAt"))),
        is_open: document.get("closedAt").is_none_or(|c| c.is_null() || c == false),
        ..ImportedStory::default()
    }
}

/// A text that is not empty.
fn text(document: &Value, name: &str) -> Option<String> {
    document.get(name).and_then(Value::as_str).and_then(some_text)
}

/// A time in extended JSON: a text, `{"$date": text}`, or `{"$date": {"$numberLong": milliseconds}}`.
fn time(value: Option<&Value>) -> Option<Timestamp> {
    let value = value?;
    let value = value.get("$date").unwrap_or(value);
    let millis = value
        .get("$numberLong")
        .and_then(Value::as_str)
        .and_then(|m| m.parse::<i64>().ok())
        .or_else(|| value.as_i64());
    millis.map(|m| Timestamp::from_micros(m.saturating_mul(1000))).or_else(|| rfc3339_time(value.as_str()?))
}
