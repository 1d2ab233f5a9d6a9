//! Comity's own archive: NDJSON, one object a line, stories before their comments; written and read here.

use crate::input::{Input, unreadable};
use crate::values::{digest, rfc3339_time, write_time};
use crate::{
    Anomaly, AnomalyKind, BytesRead, ImportItem, ImportedComment, ImportedStory, Origin, TextFormat,
};
use comity_model::{CommentState, Timestamp};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Read, Write};

/// One line of an export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ExportRecord {
    /// A story.
    Story(ExportedStory),
    /// A comment.
    Comment(ExportedComment),
}

/// A story as an export writes it. Fields that are unknown are `null`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportedStory {
    /// Its id here.
    pub id: String,
    /// The system it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub source_id: Option<String>,
    /// The publisher's own key.
    pub key: Option<String>,
    /// Canonical URL.
    pub url: Option<String>,
    /// Headline.
    pub headline: String,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Picture.
    pub image_url: Option<String>,
    /// The picture's caption.
    pub image_caption: Option<String>,
    /// Place and date as printed.
    pub dateline: Option<String>,
    /// Paragraphs of the article.
    pub paragraphs: Vec<String>,
    /// Language, BCP 47.
    pub language: Option<String>,
    /// RFC 3339, UTC.
    pub published_at: Option<String>,
    /// Whether nobody knows when it was published: `published_at` then only keeps its place.
    pub is_undated: bool,
    /// *open*, *held*, *closed* or *hidden*.
    pub state: String,
}

/// A comment as an export writes it. Fields that are unknown are `null`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportedComment {
    /// Its id here.
    pub id: String,
    /// The system it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub source_id: Option<String>,
    /// The id of its story here.
    pub story: String,
    /// The id, here, of the comment it answers.
    pub parent: Option<String>,
    /// The id of that comment in `source`, even where that comment was never found.
    pub parent_source_id: Option<String>,
    /// The name it was signed with.
    pub author: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// Whether nobody knows when it was written: `created_at` then only keeps its place. Absent in older exports.
    pub is_undated: bool,
    /// *published*, *held*, *rejected*, *withdrawn* or *erased*.
    pub state: String,
    /// The text as it came in, verbatim.
    pub text: String,
    /// The text as shown.
    pub html: String,
    /// How to read `text`: *markdown*, *html*, *html-with-line-breaks* or *plain*; *page-html* and *page-text* are pieces of a saved
    /// page, of which `html` was read.
    pub format: Option<String>,
}

/// A time as exports write it: RFC 3339 in UTC.
pub fn export_time(at: Timestamp) -> String {
    write_time(at)
}

/// Writes one line.
///
/// # Errors
/// When `out` does not take it.
pub fn write_record(out: &mut impl Write, record: &ExportRecord) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

/// An export of ours, read line by line.
pub struct Export {
    lines: Lines,
}

impl Export {
    /// Begins to read `source`, which may be compressed with gzip.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        Ok(Self { lines: Lines::open(source)? })
    }

    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.lines.bytes_read()
    }
}

impl Iterator for Export {
    type Item = Result<ImportItem, Anomaly>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, byte_offset) = match self.lines.next_line()? {
            Ok(line) => line,
            Err(fatal) => return Some(Err(fatal)),
        };
        Some(match serde_json::from_slice(line) {
            Ok(ExportRecord::Story(story)) => Ok(ImportItem::Story(read_story(story))),
            Ok(ExportRecord::Comment(comment)) => read_comment(comment, byte_offset),
            Err(error) => Err(Anomaly::new(AnomalyKind::InvalidRecord, byte_offset, error.to_string())),
        })
    }
}

fn read_story(story: ExportedStory) -> ImportedStory {
    ImportedStory {
        origin: origin(story.source, story.source_id),
        source_id: story.id,
        key: story.key.filter(|key| !key.is_empty()),
        url: story.url,
        headline: story.headline,
        byline: story.byline,
        image_url: story.image_url,
        image_caption: story.image_caption,
        dateline: story.dateline,
        paragraphs: story.paragraphs,
        language: story.language,
        published_at: story.published_at.as_deref().and_then(rfc3339_time),
        is_undated: story.is_undated,
        is_open: !matches!(story.state.as_str(), "closed" | "held" | "hidden"),
        is_hidden: story.state == "hidden",
    }
}

fn read_comment(comment: ExportedComment, byte_offset: u64) -> Result<ImportItem, Anomaly> {
    let invalid = |what: &str| Anomaly::new(AnomalyKind::InvalidRecord, byte_offset, what).about(&comment.id);
    if comment.id.is_empty() || comment.story.is_empty() {
        return Err(invalid("a comment without `id` or `story`"));
    }
    let created_at = rfc3339_time(&comment.created_at).ok_or_else(|| invalid("`created_at` is no time"))?;
    let state = CommentState::find(&comment.state).ok_or_else(|| invalid("`state` is no state"))?;
    // The parent may be known by its id in the first system only: a digest keeps such an orphan apart from our ids.
    let unknown_parent = || {
        let (source, id) = (comment.source.as_deref()?, comment.parent_source_id.as_deref()?);
        Some(digest(&[source, id]))
    };
    let parent_source_id = comment.parent.clone().or_else(unknown_parent);
    let format = comment.format.as_deref().and_then(TextFormat::find).unwrap_or(TextFormat::Markdown);
    let is_of_page = matches!(format, TextFormat::PageHtml | TextFormat::PageText);
    Ok(ImportItem::Comment(ImportedComment {
        origin: origin(comment.source, comment.source_id),
        source_id: comment.id,
        story_source_id: comment.story,
        parent_source_id,
        author_source_id: None,
        author_name: comment.author,
        author_email: None,
        author_url: None,
        created_at,
        is_undated: comment.is_undated,
        state,
        was_spam: false,
        original_text: comment.text,
        read: is_of_page.then_some((comment.html, TextFormat::Html)),
        format,
    }))
}

fn origin(source: Option<String>, source_id: Option<String>) -> Option<Origin> {
    Some(Origin { source: source?, source_id: source_id? })
}

/// Lines of an NDJSON file with their byte offsets; empty ones are passed over.
pub(crate) struct Lines {
    input: Input,
    line: Vec<u8>,
    position: u64,
    has_ended: bool,
}

impl Lines {
    pub(crate) fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        Ok(Self { input: Input::open(source)?, line: Vec::new(), position: 0, has_ended: false })
    }

    pub(crate) fn bytes_read(&self) -> BytesRead {
        self.input.bytes_read()
    }

    /// The next line that is not blank, or the fatal anomaly that ends the file.
    pub(crate) fn next_line(&mut self) -> Option<Result<(&[u8], u64), Anomaly>> {
        while !self.has_ended {
            let start = self.position;
            self.line.clear();
            self.input.renew_budget();
            match self.input.read_until(b'\n', &mut self.line) {
                Ok(0) => self.has_ended = true,
                Ok(length) => {
                    self.position += length as u64;
                    if !self.line.trim_ascii().is_empty() {
                        return Some(Ok((&self.line, start)));
                    }
                }
                Err(error) => {
                    self.has_ended = true;
                    return Some(Err(unreadable(&error, start)));
                }
            }
        }
        None
    }
}
