//! Reads a saved story page of an old site, as plain text or HTML: the article, the discussion policy, and the
//! comments as such pages list them: numbered entries (`  1. NAME said:`) with replies as indented bullets
//! (`• NAME said:`) under the comment they answer.
//!
//! Either form is laid out in lines with their indentation first ([`lines`], [`html`]); then one grammar finds the
//! comments ([`discussion`]) and what stands before them is told apart ([`article`]).

mod article;
mod body;
mod buttons;
mod dates;
mod discussion;
mod entities;
mod furniture;
mod heads;
mod html;
mod lines;
mod link_numbers;
mod no_text;
mod policy;
mod printed;
mod runs;
mod said;
mod scopes;
mod source;
mod tags;
mod words;
mod written_marks;

use crate::input::{Input, WholeText};
use crate::values::{digest, web_address};
use crate::{
    Anomaly, AnomalyKind, BytesRead, Defaults, ImportItem, ImportedComment, ImportedStory, TextFormat,
};
use article::LeftOut;
use comity_model::{CommentState, Timestamp};
use discussion::Entry;
use std::io::{self, Read};

/// The largest page that is read, in bytes.
pub const MAX_PAGE_BYTES: u64 = 64 * 1024 * 1024;

/// A saved page.
pub struct Page {
    source: Option<Input>,
    defaults: Defaults,
    bytes_read: BytesRead,
    items: std::vec::IntoIter<Result<ImportItem, Anomaly>>,
}

impl Page {
    /// Begins to read `source`. A page is small and is read as a whole at the first item.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn open(source: impl Read + Send + 'static, defaults: &Defaults) -> io::Result<Self> {
        let source = Input::open(source)?;
        let bytes_read = source.bytes_read();
        Ok(Self {
            source: Some(source),
            defaults: defaults.clone(),
            bytes_read,
            items: Vec::new().into_iter(),
        })
    }

    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.bytes_read.clone()
    }
}

impl Iterator for Page {
    type Item = Result<ImportItem, Anomaly>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(source) = self.source.take() {
            let items = match source.read_whole_guessing(MAX_PAGE_BYTES) {
                Ok(whole) => read_page(&whole, &self.defaults),
                Err(fatal) => vec![Err(fatal)],
            };
            self.items = items.into_iter();
        }
        self.items.next()
    }
}

/// Everything that `page` says.
fn read_page(whole: &WholeText, defaults: &Defaults) -> Vec<Result<ImportItem, Anomaly>> {
    if let Some(what) = no_text::why_no_text(&whole.text) {
        let detail = format!("a page is text or HTML, and this is {what}");
        return vec![Err(Anomaly::new(AnomalyKind::NotThisFormat, 0, detail))];
    }
    let page = whole.text.replace('\0', "\u{FFFD}");
    // What stands in the file, where that is not what is read.
    let mut written = None;
    let page = match (!html::is_html(&page)).then(|| entities::undone(&page)).flatten() {
        Some(undone) => {
            written = Some((page, undone.places));
            undone.text
        }
        None => page,
    };
    let is_html = html::is_html(&page);
    let layout = if is_html {
        html::layout(&page)
    } else {
        let lines = link_numbers::taken_out(lines::text_lines(&page));
        html::Layout { lines, ..html::Layout::default() }
    };
    let layout = html::Layout { lines: written_marks::with_written_marks(layout.lines), ..layout };
    let discussion = discussion::read(&layout.lines);
    let widths = body::Widths::measure(&layout.lines);
    let before = layout.lines.get(..discussion.first_line).unwrap_or_default();
    let after = layout.lines.get(discussion.end_line..).unwrap_or_default();
    let hints = article::Hints { headline: layout.headline.as_deref(), title: layout.title.as_deref() };
    let article = article::read(before, after, &widths, &hints);

    let url = layout.url.as_deref().and_then(web_address).or_else(|| web_address(&defaults.page_key));
    let key = url.clone().unwrap_or_else(|| defaults.page_key.clone());
    let story_id = digest(&["page", &key]);
    // A dateline without its year is of the last such day before the first comment.
    let first_comment = discussion.entries.iter().filter_map(|e| e.time).min();
    let day = || dates::last_before(first_comment?, article.day?);
    let published_at = layout.published_at.or(article.date).or_else(day);
    let mut items = Vec::new();
    let note = |kind, id: Option<&str>, detail: String| {
        Err(Anomaly { kind, source_id: id.map(str::to_owned), byte_offset: 0, detail })
    };
    if article.headline.is_empty() && discussion.entries.is_empty() {
        return vec![note(
            AnomalyKind::NotThisFormat,
            None,
            "neither a headline nor comments were found".to_owned(),
        )];
    }
    if whole.invalid_sequences > 0 {
        let detail = format!("{} invalid byte sequences replaced", whole.invalid_sequences);
        items.push(note(AnomalyKind::InvalidUtf8, None, detail));
    }
    if whole.is_mislabelled {
        let detail = "the page says that it is in another encoding; read as UTF-8, which it is in";
        items.push(note(AnomalyKind::UnclearPage, None, detail.to_owned()));
    }
    if let Some(encoding) = whole.guessed {
        let detail = format!("the page does not say its encoding; read as {encoding}");
        items.push(note(AnomalyKind::UnclearPage, None, detail));
    }
    items.push(Ok(ImportItem::Story(ImportedStory {
        is_undated: false,
        source_id: story_id.clone(),
        key: None,
        url,
        headline: article.headline,
        byline: article.byline,
        image_url: layout.image_url.as_deref().and_then(web_address),
        image_caption: article.image_caption,
        dateline: article.dateline,
        paragraphs: article.paragraphs,
        language: layout.language,
        published_at,
        is_open: true,
        is_hidden: false,
        origin: None,
    })));
    if !article.policy.is_empty() {
        items.push(Ok(ImportItem::PolicyText(article.policy.join("\n\n"))));
    }
    let buttons = discussion.buttons.iter().cloned();
    items.extend(buttons.map(|detail| note(AnomalyKind::TextLeftOut, None, detail)));
    items.extend(discussion.notes.iter().map(|n| note(AnomalyKind::UnclearPage, None, n.clone())));
    items.extend(left_out(&article.left_out).map(|detail| note(AnomalyKind::TextLeftOut, None, detail)));
    if discussion.entries.is_empty() {
        items.push(note(AnomalyKind::UnclearPage, None, "no comments were found".to_owned()));
    }
    let ids: Vec<String> = discussion.entries.iter().map(|e| entry_id(&key, &e.path)).collect();
    let base = published_at.unwrap_or(defaults.page_time);
    let mut times = Times::new(base);
    let format = if is_html { TextFormat::PageHtml } else { TextFormat::PageText };
    let heads: Vec<usize> = discussion.entries.iter().map(|entry| entry.start).collect();
    let original = |body: &[lines::Line]| match &written {
        Some((written, places)) => {
            let before = |at: usize| entities::place_before(places, at);
            let moved =
                |line: &lines::Line| lines::Line { source: line.source.moved(before), ..line.clone() };
            let heads: Vec<usize> = heads.iter().map(|head| before(*head)).collect();
            source::original(written, &body.iter().map(moved).collect::<Vec<_>>(), &heads, false)
        }
        None => source::original(&page, body, &heads, is_html),
    };
    for at in in_order(&discussion) {
        let (Some(entry), Some(id)) = (discussion.entries.get(at), ids.get(at)) else { continue };
        let created_at = times.next(entry);
        let read = match format {
            TextFormat::PageHtml => (body::html(&entry.body, &widths), TextFormat::Html),
            _ => (body::plain(&entry.body, &widths), TextFormat::Plain),
        };
        items.push(Ok(ImportItem::Comment(ImportedComment {
            source_id: id.clone(),
            story_source_id: story_id.clone(),
            parent_source_id: entry.parent.and_then(|p| ids.get(p)).cloned(),
            author_source_id: None,
            author_name: entry.name.clone(),
            author_email: None,
            author_url: None,
            created_at,
            is_undated: entry.time.is_none(),
            state: CommentState::Published,
            was_spam: false,
            original_text: original(&entry.body),
            format,
            read: Some(read),
            origin: None,
        })));
    }
    items
}

/// So many of the texts that are left out at one place are quoted.
const MAX_QUOTED: usize = 12;
/// So many characters of each.
const MAX_QUOTED_CHARS: usize = 60;

/// What is left out, a sentence for each place of the page.
fn left_out(texts: &[LeftOut]) -> impl Iterator<Item = String> {
    texts.chunk_by(|a, b| a.place == b.place).map(|chunk| {
        let quoted: Vec<String> = chunk
            .iter()
            .take(MAX_QUOTED)
            .map(|left| {
                let start: String = left.text.chars().take(MAX_QUOTED_CHARS).collect();
                let more = if start.len() < left.text.len() { "…" } else { "" };
                format!("line {}: {start}{more}", left.line)
            })
            .collect();
        let more = chunk.len() - quoted.len();
        let more = if more > 0 { format!(" / and {more} more") } else { String::new() };
        let place = chunk.first().map_or("", |left| left.place.as_str());
        format!("left out {place}: {}{more}", quoted.join(" / "))
    })
}

/// The places of the entries, oldest first.
fn in_order(discussion: &discussion::Discussion) -> Vec<usize> {
    let mut branches: Vec<Vec<usize>> = Vec::new();
    for (at, entry) in discussion.entries.iter().enumerate() {
        match branches.last_mut().filter(|_| entry.parent.is_some()) {
            Some(branch) => branch.push(at),
            None => branches.push(vec![at]),
        }
    }
    if discussion.is_newest_first {
        branches.reverse();
    }
    branches.concat()
}

/// The same for the same place on the same page, so that reading a page again finds what is there.
fn entry_id(key: &str, path: &[u32]) -> String {
    let path = path.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    digest(&["page", key, &path])
}

/// Between comments of the first level that show no time.
const BETWEEN_BRANCHES_MICROS: i64 = 1_000_000;
/// Between replies that show no time: many of them fit before the next comment of the first level.
const BETWEEN_REPLIES_MICROS: i64 = 1_000;

/// Times by which the comments of a page keep their order. One that shows none comes right after what stands before it: a
/// reply after its branch so far, others after the comment before them on the first level, the first after the story.
/// Comments whose printed times are equal are a microsecond apart.
struct Times {
    /// The last comment of the first level, or the story.
    top: Timestamp,
    /// The youngest in the branch at hand.
    branch: Timestamp,
    last_printed: Option<(Timestamp, i64)>,
}

impl Times {
    fn new(story: Timestamp) -> Self {
        Self { top: story, branch: story, last_printed: None }
    }

    fn next(&mut self, entry: &Entry) -> Timestamp {
        let is_reply = entry.parent.is_some();
        let at = match entry.time {
            None if is_reply => Timestamp::from_micros(self.branch.as_micros() + BETWEEN_REPLIES_MICROS),
            None => Timestamp::from_micros(self.top.as_micros() + BETWEEN_BRANCHES_MICROS),
            Some(printed) => {
                let repeats =
                    self.last_printed.filter(|(last, _)| *last == printed).map_or(0, |(_, n)| n + 1);
                self.last_printed = Some((printed, repeats));
                Timestamp::from_micros(printed.as_micros() + repeats)
            }
        };
        if is_reply {
            self.branch = self.branch.max(at);
        } else {
            (self.top, self.branch) = (at, at);
        }
        at
    }
}
