//! For formats that are one JSON value: the file is read as a whole at the first item, then given out piece by piece.

use crate::input::{Input, MAX_WHOLE_BYTES};
use crate::values::rfc3339_time;
use crate::{Anomaly, AnomalyKind, BytesRead, ImportItem, ImportedComment, TextFormat};
use comity_model::{CommentState, Timestamp};
use std::collections::VecDeque;
use std::io::{self, Read};

pub(crate) type Delivery = Result<ImportItem, Anomaly>;

/// Turns the text of a file into what it holds.
type Reading = fn(&str) -> Result<Vec<Delivery>, serde_json::Error>;

/// A file of one JSON value.
pub struct Whole {
    source: Option<Input>,
    bytes_read: BytesRead,
    reading: Reading,
    ready: VecDeque<Delivery>,
}

impl Whole {
    pub(crate) fn open(source: impl Read + Send + 'static, reading: Reading) -> io::Result<Self> {
        let source = Input::open(source)?;
        Ok(Self { bytes_read: source.bytes_read(), source: Some(source), reading, ready: VecDeque::new() })
    }

    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.bytes_read.clone()
    }
}

impl Iterator for Whole {
    type Item = Delivery;

    fn next(&mut self) -> Option<Delivery> {
        if let Some(source) = self.source.take() {
            match source.read_whole(MAX_WHOLE_BYTES) {
                Err(fatal) => self.ready.push_back(Err(fatal)),
                Ok((text, invalid)) => {
                    if invalid > 0 {
                        let detail = format!("{invalid} invalid byte sequences replaced");
                        self.ready.push_back(Err(Anomaly::new(AnomalyKind::InvalidUtf8, 0, detail)));
                    }
                    match (self.reading)(&text) {
                        Ok(items) => self.ready.extend(items),
                        Err(error) => self.ready.push_back(Err(malformed(&text, &error))),
                    }
                }
            }
        }
        self.ready.pop_front()
    }
}

fn malformed(text: &str, error: &serde_json::Error) -> Anomaly {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let kind = match error.classify() {
        serde_json::error::Category::Eof => AnomalyKind::UnexpectedEnd,
        serde_json::error::Category::Data => AnomalyKind::NotThisFormat,
        _ => AnomalyKind::MalformedJson,
    };
    Anomaly::new(kind, (before + error.column()) as u64, error.to_string())
}

/// An anomaly about an item; JSON values do not tell where they stood.
pub(crate) fn note(kind: AnomalyKind, source_id: &str, detail: &str) -> Delivery {
    Err(Anomaly::new(kind, 0, detail).about(source_id))
}

/// A published comment with only what every format has.
pub(crate) fn comment(
    source_id: &str,
    story: &str,
    created_at: Timestamp,
    text: &str,
    format: TextFormat,
) -> ImportedComment {
    ImportedComment {
        source_id: source_id.to_owned(),
        story_source_id: story.to_owned(),
        parent_source_id: None,
        author_source_id: None,
        author_name: String::new(),
        author_email: None,
        author_url: None,
        created_at,
        is_undated: false,
        state: CommentState::Published,
        was_spam: false,
        original_text: text.replace('\0', "\u{FFFD}"),
        format,
        read: None,
        origin: None,
    }
}

/// The time of a record, or the anomaly that it has none.
pub(crate) fn time_of(source_id: &str, text: &str) -> Result<Timestamp, Anomaly> {
    let missing =
        || Anomaly::new(AnomalyKind::InvalidRecord, 0, "a comment without a readable time").about(source_id);
    rfc3339_time(text).ok_or_else(missing)
}
