//! Reads WordPress exports (WXR 1.0 to 1.2).
//!
//! WXR is RSS 2.0 with elements of its own. The file is walked once; what is held in memory is one comment, and one
//! bit per comment id, so that an id used twice is noticed.

mod early;
mod raw;

use crate::input::Input;
use crate::values::{MAX_SHORT_BYTES, cut, some_text, sql_time, unescape, web_address};
use crate::xml::{Step, Xml, short};
use crate::{Anomaly, AnomalyKind, BytesRead, ImportItem, ImportedComment, SeenIds, TextFormat};
use comity_model::{CommentState, Private, Timestamp};
use early::Early;
use raw::{CommentField, Item, Prefixes, RawComment};
use std::collections::VecDeque;
use std::io::{self, Read};

/// The longest comment text that is kept, in bytes. WordPress itself stores at most 65,525.
pub const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;
/// A WordPress export, read as a stream.
pub struct WordPress {
    xml: Xml,
    ready: VecDeque<Result<ImportItem, Anomaly>>,
    prefixes: Prefixes,
    seen_ids: SeenIds,
    place: Place,
    item: Item,
    comment: RawComment,
    early: Early,
    items_read: u64,
    has_ended: bool,
}

/// The element whose children are being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Item { depth: u32 },
    Comment { depth: u32, item_depth: u32 },
}

impl WordPress {
    /// Begins to read `source`, which may be compressed with gzip.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        let mut xml = Xml::new(Input::open(source)?);
        xml.keeps_tags = true;
        Ok(Self {
            xml,
            ready: VecDeque::new(),
            prefixes: Prefixes::default(),
            seen_ids: SeenIds::default(),
            place: Place::Outside,
            item: Item::default(),
            comment: RawComment::default(),
            early: Early::default(),
            items_read: 0,
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
            self.note(AnomalyKind::InvalidUtf8, None, detail);
        }
        if self.xml.take_mislabelled() {
            let detail = "the file says that it is in another encoding; read as UTF-8, which it is in";
            self.note(AnomalyKind::EncodingMislabelled, None, detail.to_owned());
        }
        if let Some(name) = self.xml.take_unknown_reference() {
            let detail = format!("`&{};` is no sign that XML or HTML knows; kept as it is", short(&name));
            self.note(AnomalyKind::UnknownReference, None, detail);
        }
        Ok(())
    }

    fn opened(&mut self) -> Result<(), Anomaly> {
        let depth = self.xml.depth;
        if depth == 1 && !matches!(self.xml.name.as_str(), "rss" | "channel" | "RDF" | "rdf:RDF") {
            let detail =
                format!("a WordPress export begins with <rss>, this file with <{}>", short(&self.xml.name));
            return Err(Anomaly::new(AnomalyKind::NotThisFormat, self.xml.position(), detail));
        }
        if !self.xml.attributes.is_empty() {
            self.prefixes.learn(&self.xml.attributes);
        }
        match self.place {
            Place::Outside if self.xml.name == "item" => {
                self.items_read += 1;
                self.item = Item::default();
                self.place = Place::Item { depth };
            }
            Place::Outside => {}
            Place::Item { depth: item_depth } if depth == item_depth + 1 => {
                if self.prefixes.wp_name(&self.xml.name) == Some("comment") {
                    self.comment.clear();
                    self.comment.byte_offset = self.xml.position();
                    self.place = Place::Comment { depth, item_depth };
                }
                // The article's own text is long and not wanted.
                self.xml.is_capturing = self.prefixes.item_field(&self.xml.name).is_some();
            }
            Place::Comment { depth: comment_depth, .. } => {
                self.xml.is_capturing =
                    depth == comment_depth + 1 && self.prefixes.comment_field(&self.xml.name).is_some();
            }
            Place::Item { .. } => self.xml.is_capturing = false,
        }
        Ok(())
    }

    fn closed(&mut self) {
        let depth = self.xml.depth + 1;
        match self.place {
            Place::Item { depth: item_depth } if depth == item_depth => {
                self.end_of_item();
                self.place = Place::Outside;
            }
            Place::Item { depth: item_depth } if depth == item_depth + 1 && self.xml.is_capturing => {
                if let Some(field) = self.prefixes.item_field(&self.xml.name) {
                    self.xml.value().trim().clone_into(self.item.field(field));
                    self.item.seen = self.item.seen.with(field);
                }
            }
            Place::Comment { depth: comment_depth, item_depth } if depth == comment_depth => {
                self.end_of_comment();
                self.place = Place::Item { depth: item_depth };
            }
            Place::Comment { depth: comment_depth, .. }
                if depth == comment_depth + 1 && self.xml.is_capturing =>
            {
                if let Some(field) = self.prefixes.comment_field(&self.xml.name) {
                    let value = self.xml.value();
                    let value = if field == CommentField::Content { value } else { value.trim() };
                    value.clone_into(self.comment.field(field));
                }
            }
            Place::Outside | Place::Item { .. } | Place::Comment { .. } => {}
        }
        self.xml.is_capturing = false;
    }

    /// Delivers the story once: before its first comment that is delivered, or at the end of the item.
    fn deliver_story(&mut self) {
        if self.item.is_delivered {
            return;
        }
        self.item.is_delivered = true;
        if self.item.id.is_empty() {
            self.item.id = match [&self.item.link, &self.item.guid].into_iter().find(|id| !id.is_empty()) {
                Some(id) => id.clone(),
                None => format!("item-{}", self.items_read),
            };
            let id = self.item.id.clone();
            self.note(AnomalyKind::IdMissing, Some(&id), "a story without wp:post_id".to_owned());
        }
        if let Some(why) = self.item.why_hidden() {
            let id = self.item.id.clone();
            let detail = format!("{why}: it is hidden, and its comments are held");
            self.note(AnomalyKind::StoryNotPublic, Some(&id), detail);
        }
        self.ready.push_back(Ok(ImportItem::Story(self.item.story())));
    }

    fn end_of_item(&mut self) {
        self.early.learn(&self.item);
        for raw in self.early.take() {
            self.deliver_comment(&raw);
        }
        let kind = self.item.kind.as_str();
        if self.item.is_delivered {
            return;
        }
        let skipped = if !matches!(kind, "" | "post" | "page") {
            (AnomalyKind::ItemSkipped, format!("an entry of type `{}` without comments", short(kind)))
        } else if let Some(why) = self.item.why_hidden() {
            (AnomalyKind::UnpublishedStory, format!("{why}, without comments"))
        } else {
            self.deliver_story();
            return;
        };
        let id = self.item.id.clone();
        self.note(skipped.0, Some(&id), skipped.1);
    }

    fn end_of_comment(&mut self) {
        let raw = std::mem::take(&mut self.comment);
        let skipped = match raw.kind.as_str() {
            // `review` is what a shop's extension calls a reader's comment.
            "" | "comment" | "review" => None,
            "pingback" => Some((AnomalyKind::Pingback, "a pingback".to_owned())),
            "trackback" => Some((AnomalyKind::Trackback, "a trackback".to_owned())),
            other => Some((AnomalyKind::OtherCommentType, format!("a comment of type `{}`", short(other)))),
        };
        let skipped = skipped.or_else(|| {
            let is_empty = raw.id.is_empty() && raw.content.trim().is_empty() && raw.author.is_empty();
            is_empty.then(|| (AnomalyKind::EmptyComment, "neither id nor author nor text".to_owned()))
        });
        match skipped {
            Some((kind, detail)) => self.note_at(kind, Some(&raw.id), detail, raw.byte_offset),
            None if self.early.must_wait(&self.item) => {
                if self.early.keep(raw) {
                    self.give_up_waiting();
                }
                return;
            }
            None => self.deliver_comment(&raw),
        }
        // Its buffers serve the next comment.
        self.comment = raw;
    }

    /// Delivers the comments that wait for elements which come too late, or never. Who does not know whether the public could
    /// read a story keeps it hidden.
    fn give_up_waiting(&mut self) {
        let waiting = self.early.take();
        self.item.is_status_late = !waiting.is_empty();
        for raw in waiting {
            self.deliver_comment(&raw);
        }
    }

    /// Leaves out comments of a story whose id the file does not come to: a mended file brings both.
    fn leave_waiting(&mut self) {
        let left = self.early.take().len();
        if left > 0 {
            let detail = format!("{left} comments of an entry that the file ends in before its id");
            self.note(AnomalyKind::ItemSkipped, None, detail);
        }
    }

    fn deliver_comment(&mut self, raw: &RawComment) {
        self.deliver_story();
        let at = raw.byte_offset;
        let story_id = self.item.id.clone();
        let source_id = self.unique_id(raw);
        let mut text = raw.content.replace('\0', "\u{FFFD}");
        let control_count = text.bytes().filter(|b| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')).count()
            + raw.content.bytes().filter(|b| *b == 0).count();
        if control_count > 0 {
            let detail = format!("{control_count} control characters in a comment");
            self.note_at(AnomalyKind::ControlCharacter, Some(&source_id), detail, at);
        }
        if text.trim().is_empty() {
            let detail = "a comment without text".to_owned();
            self.note_at(AnomalyKind::TextMissing, Some(&source_id), detail, at);
        }
        if cut(&mut text, MAX_TEXT_BYTES) {
            let detail = format!("a text of {} bytes, cut to {MAX_TEXT_BYTES}", raw.content.len());
            self.note_at(AnomalyKind::TooLong, Some(&source_id), detail, at);
        }
        let mut author_name = unescape(&raw.author);
        cut(&mut author_name, MAX_SHORT_BYTES);
        let parent = Some(raw.parent.as_str()).filter(|p| !p.is_empty() && *p != "0");
        if parent == Some(raw.id.as_str()) {
            self.note_at(
                AnomalyKind::SelfParent,
                Some(&source_id),
                "a comment that answers itself".to_owned(),
                at,
            );
        }
        let parent_source_id = parent
            .filter(|p| *p != raw.id)
            .map(|p| self.item.renamed.get(p).cloned().unwrap_or_else(|| p.to_owned()));
        let (created_at, is_undated) = self.time_of(raw, &source_id);
        let (mut state, was_spam) = self.state_of(raw, &source_id);
        if state == CommentState::Published && self.item.why_hidden().is_some() {
            state = CommentState::Held;
        }
        self.ready.push_back(Ok(ImportItem::Comment(ImportedComment {
            source_id,
            story_source_id: story_id,
            parent_source_id,
            author_source_id: some_text(&raw.user).filter(|user| user != "0"),
            author_name,
            author_email: some_text(&raw.email).filter(|e| e.len() <= MAX_SHORT_BYTES).map(Private),
            author_url: web_address(&raw.url).filter(|u| u.len() <= MAX_SHORT_BYTES),
            created_at,
            is_undated,
            state,
            was_spam,
            original_text: text,
            format: TextFormat::HtmlWithLineBreaks,
            read: None,
            origin: None,
        })));
    }

    /// The comment's id; with its story's id behind it where the file uses one id twice.
    fn unique_id(&mut self, raw: &RawComment) -> String {
        self.item.comments_read += 1;
        if raw.id.is_empty() {
            let id = format!("{}-{}", self.item.id, self.item.comments_read);
            self.note_at(
                AnomalyKind::IdMissing,
                Some(&id),
                "a comment without id".to_owned(),
                raw.byte_offset,
            );
            return id;
        }
        if self.seen_ids.insert(&raw.id) {
            return raw.id.clone();
        }
        let mut id = format!("{}@{}", raw.id, self.item.id);
        if self.item.renamed.contains_key(&raw.id) {
            id = format!("{id}-{}", self.item.comments_read);
        }
        self.item.renamed.insert(raw.id.clone(), id.clone());
        let detail = "an id that another comment has".to_owned();
        self.note_at(AnomalyKind::DuplicateId, Some(&id), detail, raw.byte_offset);
        id
    }

    /// When it was written, and whether that is only its place.
    fn time_of(&mut self, raw: &RawComment, id: &str) -> (Timestamp, bool) {
        if let Some(at) = sql_time(&raw.date_gmt) {
            self.item.last_time = Some(at);
            return (at, false);
        }
        let (kind, at, detail) = match sql_time(&raw.date) {
            Some(local) => (AnomalyKind::TimeWithoutZone, local, "only a local time, read as UTC"),
            None => (
                AnomalyKind::TimeMissing,
                self.item.last_time.or_else(|| self.item.published_at()).unwrap_or_default(),
                "no time, taken from the comment before it or from the story",
            ),
        };
        self.note_at(kind, Some(id), detail.to_owned(), raw.byte_offset);
        self.item.last_time = Some(at);
        (at, kind == AnomalyKind::TimeMissing)
    }

    fn state_of(&mut self, raw: &RawComment, id: &str) -> (CommentState, bool) {
        match raw.approved.as_str() {
            "1" | "approve" | "approved" => (CommentState::Published, false),
            "0" | "hold" => (CommentState::Held, false),
            "spam" => (CommentState::Rejected, true),
            "trash" | "post-trashed" => (CommentState::Rejected, false),
            other => {
                let detail = format!("status `{}`: held", short(other));
                self.note_at(AnomalyKind::UnknownState, Some(id), detail, raw.byte_offset);
                (CommentState::Held, false)
            }
        }
    }

    fn note(&mut self, kind: AnomalyKind, id: Option<&str>, detail: String) {
        self.note_at(kind, id, detail, self.xml.position());
    }

    fn note_at(&mut self, kind: AnomalyKind, id: Option<&str>, detail: String, byte_offset: u64) {
        let source_id = id.filter(|id| !id.is_empty()).map(str::to_owned);
        self.ready.push_back(Err(Anomaly { kind, source_id, byte_offset, detail }));
    }
}

impl Iterator for WordPress {
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
                if self.item.id.is_empty() {
                    self.leave_waiting();
                }
                self.give_up_waiting();
                self.ready.push_back(Err(fatal));
            }
        }
    }
}
