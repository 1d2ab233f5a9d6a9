//! Reads Disqus' XML export: threads, then posts. Streaming; in memory is one post, and the ids of the threads.

use crate::input::Input;
use crate::values::{rfc3339_time, some_text, unescape, web_address};
use crate::xml::{Step, Xml, attribute, short};
use crate::{Anomaly, AnomalyKind, BytesRead, ImportItem, ImportedComment, ImportedStory, TextFormat, shown};
use comity_model::{CommentState, Private};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, Read};

/// The story of comments that name no thread.
const NO_THREAD: &str = "without-thread";

/// A Disqus export, read as a stream.
pub struct Disqus {
    xml: Xml,
    ready: VecDeque<Result<ImportItem, Anomaly>>,
    known_threads: BTreeSet<String>,
    record: Record,
    has_ended: bool,
}

/// A `thread` or `post` as far as it was read.
#[derive(Default)]
struct Record {
    kind: String,
    id: String,
    byte_offset: u64,
    /// Names of the elements open inside the record.
    path: Vec<String>,
    values: BTreeMap<String, String>,
    thread: String,
    parent: String,
}

impl Record {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map(String::as_str).unwrap_or_default()
    }

    fn is(&self, name: &str) -> bool {
        self.value(name).trim().eq_ignore_ascii_case("true")
    }
}

impl Disqus {
    /// Begins to read `source`, which may be compressed with gzip.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        Ok(Self {
            xml: Xml::new(Input::open(source)?),
            ready: VecDeque::new(),
            known_threads: BTreeSet::new(),
            record: Record::default(),
            has_ended: false,
        })
    }

    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.xml.bytes_read()
    }

    fn advance(&mut self) -> Result<(), Anomaly> {
        match self.xml.step()? {
            Step::Open => self.opened()?,
            Step::Close => self.closed(),
            Step::End => self.has_ended = true,
        }
        let invalid = self.xml.take_invalid_sequences();
        if invalid > 0 {
            let detail = format!("{invalid} invalid byte sequences replaced");
            self.ready.push_back(Err(Anomaly::new(AnomalyKind::InvalidUtf8, self.xml.position(), detail)));
        }
        Ok(())
    }

    fn opened(&mut self) -> Result<(), Anomaly> {
        let name = self.xml.name.as_str();
        let id = || attribute(&self.xml.attributes, "id").unwrap_or_default();
        match self.xml.depth {
            1 if name != "disqus" => {
                let detail =
                    format!("a Disqus export begins with <disqus>, this file with <{}>", short(name));
                return Err(Anomaly::new(AnomalyKind::NotThisFormat, self.xml.position(), detail));
            }
            2 => {
                self.record = Record {
                    kind: name.to_owned(),
                    id: id(),
                    byte_offset: self.xml.position(),
                    ..Record::default()
                };
            }
            depth if depth > 2 => {
                match (depth, name) {
                    (3, "thread") => self.record.thread = id(),
                    (3, "parent") => self.record.parent = id(),
                    _ => {}
                }
                self.record.path.push(name.to_owned());
                self.xml.is_capturing = matches!(self.record.kind.as_str(), "thread" | "post");
            }
            _ => {}
        }
        Ok(())
    }

    fn closed(&mut self) {
        match self.xml.depth + 1 {
            2 => {
                let record = std::mem::take(&mut self.record);
                match record.kind.as_str() {
                    "thread" => self.end_of_thread(&record),
                    "post" => self.end_of_post(&record),
                    _ => {}
                }
            }
            depth if depth > 2 => {
                if self.xml.is_capturing {
                    let path = self.record.path.join("/");
                    self.record.values.insert(path, self.xml.value().to_owned());
                }
                self.record.path.pop();
                self.xml.is_capturing = false;
            }
            _ => {}
        }
    }

    fn end_of_thread(&mut self, record: &Record) {
        let url = web_address(record.value("link")).or_else(|| web_address(record.value("id")));
        let headline = shown::one_line(record.value("title"));
        if url.is_none() && headline.is_empty() {
            self.note(AnomalyKind::ItemSkipped, record, "a thread without link and title".to_owned());
            return;
        }
        self.known_threads.insert(record.id.clone());
        self.ready.push_back(Ok(ImportItem::Story(ImportedStory {
            source_id: record.id.clone(),
            url,
            headline,
            published_at: rfc3339_time(record.value("createdAt")),
            is_open: !record.is("isClosed") && !record.is("isDeleted"),
            is_hidden: record.is("isDeleted"),
            ..ImportedStory::default()
        })));
    }

    fn end_of_post(&mut self, record: &Record) {
        let Some(created_at) = rfc3339_time(record.value("createdAt")) else {
            self.note(AnomalyKind::InvalidRecord, record, "a comment without a time".to_owned());
            return;
        };
        // A story needs a name; all comments without a thread stand under one.
        let thread = if record.thread.is_empty() { NO_THREAD } else { &record.thread };
        if self.known_threads.insert(thread.to_owned()) {
            self.note(
                AnomalyKind::StoryMissing,
                record,
                "a comment whose thread is not in the file".to_owned(),
            );
            let source_id = thread.to_owned();
            self.ready
                .push_back(Ok(ImportItem::Story(ImportedStory { source_id, ..ImportedStory::default() })));
        }
        let (is_deleted, was_spam) = (record.is("isDeleted"), record.is("isSpam"));
        if is_deleted {
            self.note(AnomalyKind::Deleted, record, "deleted in Disqus: rejected".to_owned());
        }
        let state = match (
            is_deleted || was_spam,
            record.values.contains_key("isApproved") && !record.is("isApproved"),
        ) {
            (true, _) => CommentState::Rejected,
            (false, true) => CommentState::Held,
            (false, false) => CommentState::Published,
        };
        self.ready.push_back(Ok(ImportItem::Comment(ImportedComment {
            source_id: record.id.clone(),
            story_source_id: thread.to_owned(),
            parent_source_id: some_text(&record.parent).filter(|p| *p != record.id),
            author_source_id: some_text(record.value("author/username")),
            author_name: unescape(record.value("author/name").trim()),
            author_email: some_text(record.value("author/email")).map(Private),
            author_url: None,
            created_at,
            is_undated: false,
            state,
            was_spam,
            original_text: record.value("message").replace('\0', "\u{FFFD}"),
            format: TextFormat::Html,
            read: None,
            origin: None,
        })));
    }

    fn note(&mut self, kind: AnomalyKind, record: &Record, detail: String) {
        self.ready.push_back(Err(Anomaly::new(kind, record.byte_offset, detail).about(&record.id)));
    }
}

impl Iterator for Disqus {
    type Item = Result<ImportItem, Anomaly>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.has_ended {
                return None;
            }
            if let Err(fatal) = self.advance() {
                self.has_ended = true;
                self.ready.push_back(Err(fatal));
            }
        }
    }
}
