//! Lays a page of HTML out in lines, as a text browser would, and keeps what HTML knows: headings, captions, times,
//! inline tags, the address and language of the page.

mod head;

use super::lines::{Inline, Line, Marker, text_line};
use super::scopes::Scopes;
use super::tags::{
    has_no_end, is_block, is_comment_class, is_heading, is_inline_skipped, is_skipped, may_stand_in_heading,
    role,
};
use crate::values::rfc3339_time;
use comity_model::Timestamp;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Columns by which each list is further in than the one around it.
const LIST_COLUMNS: usize = 4;
/// Lists and blocks deeper than this are laid out like the one around them.
const MAX_DEPTH: usize = 100;
/// So many tags that nothing closed go on in the next line.
const MAX_OPEN_TAGS: usize = 100;

/// A page laid out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) lines: Vec<Line>,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) image_url: Option<String>,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) headline: Option<String>,
}

/// Whether `page` is HTML and not plain text.
pub(crate) fn is_html(page: &str) -> bool {
    let start: String = page.trim_start().chars().take(4096).collect::<String>().to_ascii_lowercase();
    let has = |tag: &str| start.contains(tag);
    (start.starts_with('<') && has(">"))
        || has("<html")
        || has("<!doctype html")
        || ((has("</p>") || has("</li>") || has("</h1>") || has("</div>"))
            && (has("<p") || has("<li") || has("<h1") || has("<div")))
}

/// Lays `page` out.
pub(crate) fn layout(page: &str) -> Layout {
    let written = write(page, Forms::LeftOut);
    let kept: usize = written.layout.lines.iter().map(|line| line.text.len()).sum();
    // Some systems put the whole page into one form.
    if written.in_forms_bytes > kept { write(page, Forms::Kept).layout } else { written.layout }
}

/// What becomes of the text in forms.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Forms {
    #[default]
    LeftOut,
    Kept,
}

fn write(page: &str, forms: Forms) -> Writer {
    let input = Rc::new(BufferQueue::default());
    input.push_back(StrTendril::from_slice(page));
    // A title that nothing ends would swallow the page.
    let has_open_title = !page.to_ascii_lowercase().contains("</title");
    let writer = RefCell::new(Writer { forms, ..Writer::default() });
    let sink = Sink { writer, input: Rc::clone(&input), length: page.len(), has_open_title };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // Feeding stops at each end of a script; there is nothing to run.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut writer = tokenizer.sink.writer.into_inner();
    writer.end_line();
    writer.scopes.write_roles(&mut writer.layout.lines);
    writer
}

struct Sink {
    writer: RefCell<Writer>,
    /// What the tokenizer has not read yet, and the length of all, in bytes.
    input: Rc<BufferQueue>,
    length: usize,
    has_open_title: bool,
}

impl Sink {
    /// Bytes of the page that are still to be read.
    fn unread(&self) -> usize {
        let mut bytes = 0;
        let buffers: Vec<StrTendril> = std::iter::from_fn(|| self.input.pop_front()).collect();
        for buffer in buffers.into_iter().rev() {
            bytes += buffer.len();
            self.input.push_front(buffer);
        }
        bytes
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<()> {
        let mut writer = self.writer.borrow_mut();
        writer.number = usize::try_from(line_number).unwrap_or(usize::MAX);
        writer.at = writer.at.end..self.length - self.unread();
        match token {
            Token::CharacterTokens(text) => writer.text(&text),
            Token::TagToken(tag) => {
                let name: &str = &tag.name;
                let raw = match (tag.kind, name) {
                    (TagKind::StartTag, "script") => Some(RawKind::ScriptData),
                    (TagKind::StartTag, "style" | "xmp" | "iframe" | "noembed" | "noframes") => {
                        Some(RawKind::Rawtext)
                    }
                    (TagKind::StartTag, "title") if !self.has_open_title => Some(RawKind::Rcdata),
                    (TagKind::StartTag, "textarea") => Some(RawKind::Rcdata),
                    _ => None,
                };
                match tag.kind {
                    TagKind::StartTag => writer.open(&tag),
                    TagKind::EndTag => writer.close(name),
                }
                if let Some(raw) = raw {
                    return TokenSinkResult::RawData(raw);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element whose end undoes something.
struct Open {
    name: String,
    /// The innermost element, from this outwards, that says something of the text in it.
    scope: Option<usize>,
    is_skipped: bool,
    is_comment: bool,
}

/// A list that is being laid out.
struct List {
    is_numbered: bool,
    next: u32,
    step_back: bool,
}

#[derive(Default)]
struct Writer {
    layout: Layout,
    line: Line,
    open: Vec<Open>,
    scopes: Scopes,
    lists: Vec<List>,
    /// The mark for the line that begins next.
    pending: Option<(Marker, String)>,
    quotes: usize,
    preformatted: usize,
    title: Option<String>,
    /// What a script of linked data says.
    data: Option<String>,
    /// The line of the file that is being read, and the place of what is being read, in bytes.
    number: usize,
    at: Range<usize>,
    /// Where the tags begin that stand before the text of the line, with nothing between them.
    begins: Option<usize>,
    forms: Forms,
    /// Text in forms that was left out.
    in_forms_bytes: usize,
}

impl Writer {
    fn open(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let begins = self.begins.filter(|_| self.line.text.is_empty()).unwrap_or(self.at.start);
        if self.title.is_some() {
            self.close("title");
        }
        let attribute =
            |wanted: &str| tag.attrs.iter().find(|a| &*a.name.local == wanted).map(|a| a.value.to_string());
        match name {
            "html" => self.layout.language = attribute("lang").filter(|l| !l.is_empty() && l.len() < 36),
            "meta" => self.meta(&attribute),
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.layout.url = attribute("href");
            }
            "title" if self.layout.title.is_none() => self.title = Some(String::new()),
            "script" if attribute("type").is_some_and(|kind| kind == "application/ld+json") => {
                self.data = Some(String::new());
            }
            "br" => self.line_break(),
            "hr" => self.end_block(),
            "img" if !self.is_skipping() && !self.is_in_comment() && self.layout.image_url.is_none() => {
                let is_figure = self.open.iter().any(|o| o.name == "figure");
                self.layout.image_url = attribute("src").filter(|src| is_figure && !src.starts_with("data:"));
            }
            "time" => {
                let at = attribute("datetime").and_then(|t| rfc3339_time(&t));
                self.line.time = self.line.time.or(at);
                if self.layout.published_at.is_none() && !self.is_in_comment() && self.lists.is_empty() {
                    self.layout.published_at = at;
                }
            }
            "ul" | "ol" | "dl" | "menu" if self.lists.len() < MAX_DEPTH => {
                self.end_block();
                self.end_heading();
                let next = attribute("start").and_then(|s| s.trim().parse().ok()).unwrap_or(1);
                let step_back = attribute("reversed").is_some();
                self.lists.push(List { is_numbered: name == "ol", next, step_back });
            }
            "li" | "dt" => self.begin_item(attribute("value").and_then(|v| v.trim().parse().ok())),
            "pre" => {
                self.end_block();
                self.preformatted += 1;
            }
            "blockquote" => {
                self.end_block();
                self.quotes = (self.quotes + 1).min(MAX_DEPTH);
            }
            "a" | "b" | "strong" | "i" | "em" | "code" | "del" | "s" | "u" | "sub" | "sup" | "q"
                if !self.is_skipping() =>
            {
                let mut written = name.to_owned();
                if let (Some(href), "a") = (attribute("href"), name) {
                    written.push_str(" href=\"");
                    super::body::escape_into(&mut written, &href);
                    written.push('"');
                }
                self.line.inline.push(Inline::Open { tag: written, name: name.to_owned() });
            }
            _ => {}
        }
        if is_block(name) || is_skipped(name) {
            self.open_block(name, &attribute);
        }
        if self.line.text.is_empty() && name != "br" {
            self.begins = Some(begins);
        }
    }

    fn open_block(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<String>) {
        let heading = self.open_heading().filter(|_| may_stand_in_heading(name));
        if heading.is_none() || !is_inline_skipped(name) {
            self.end_block();
        }
        if has_no_end(name) || self.open.len() >= MAX_DEPTH * 4 {
            return;
        }
        if heading.is_none() {
            self.end_heading();
        }
        if name == "p" && self.open.last().is_some_and(|o| o.name == "p") {
            self.open.pop();
        }
        let class =
            format!("{} {}", attribute("class").unwrap_or_default(), attribute("id").unwrap_or_default());
        let is_comment = matches!(name, "div" | "article" | "section")
            && self.lists.is_empty()
            && heading.is_none()
            && is_comment_class(&class);
        if is_comment {
            self.pending = Some((Marker::Bullet, "•".to_owned()));
        }
        let outer = self.open.last().and_then(|o| o.scope);
        let scope = match heading {
            Some(at) => {
                let heading = self.open.get(at).and_then(|o| o.scope);
                self.scopes.open_within(heading, role(name, &class), outer)
            }
            None => self.scopes.open(role(name, &class), outer),
        };
        self.open.push(Open {
            name: name.to_owned(),
            scope,
            is_skipped: is_skipped(name) && (name != "form" || self.forms == Forms::LeftOut),
            is_comment,
        });
    }

    /// The place of the heading that is open, with nothing but what may stand in it.
    fn open_heading(&self) -> Option<usize> {
        let inner = self.open.iter().rev().take_while(|o| may_stand_in_heading(&o.name)).count();
        let at = self.open.len().checked_sub(inner + 1)?;
        self.open.get(at).is_some_and(|o| is_heading(&o.name)).then_some(at)
    }

    /// Nothing but words stands in a heading, whatever its end tag says.
    fn end_heading(&mut self) {
        let Some(at) = self.open_heading() else { return };
        let heading = self.open.remove(at);
        let outer = self.scopes.outer(heading.scope);
        for inner in self.open.iter_mut().skip(at) {
            inner.scope = outer;
        }
    }

    fn close(&mut self, name: &str) {
        if self.line.text.is_empty() {
            self.begins = None;
        }
        match name {
            "title" => {
                let title = self.title.take().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
                self.layout.title = self.layout.title.take().or(title.filter(|t| !t.is_empty()));
            }
            "script" => {
                if let Some(data) = self.data.take() {
                    self.linked_data(&data);
                }
            }
            "ul" | "ol" | "dl" | "menu" => {
                self.end_block();
                self.lists.pop();
                self.pending = None;
            }
            "pre" => {
                self.end_block();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "a" | "b" | "strong" | "i" | "em" | "code" | "del" | "s" | "u" | "sub" | "sup" | "q" => {
                self.line.inline.push(Inline::Close(name.to_owned()));
            }
            "li" | "dt" | "br" => self.end_line(),
            _ => {}
        }
        if is_block(name) || is_skipped(name) {
            if !is_inline_skipped(name) || self.open_heading().is_none() {
                self.end_block();
            }
            let is_it = |o: &Open| o.name == name || (is_heading(name) && is_heading(&o.name));
            if let Some(at) = self.open.iter().rposition(is_it) {
                let closed = self.open.get(at).filter(|o| is_heading(&o.name)).and_then(|o| o.scope);
                self.scopes.close(closed);
                self.open.truncate(at);
            }
        }
    }

    fn begin_item(&mut self, value: Option<u32>) {
        self.end_block();
        let Some(list) = self.lists.last_mut() else {
            self.pending = Some((Marker::Bullet, "•".to_owned()));
            return;
        };
        if list.is_numbered {
            let number = value.unwrap_or(list.next);
            list.next = if list.step_back { number.saturating_sub(1) } else { number.saturating_add(1) };
            self.pending = Some((Marker::Number(number), format!("{number}.")));
        } else {
            self.pending = Some((Marker::Bullet, "•".to_owned()));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        if let Some(data) = &mut self.data {
            data.push_str(text);
        }
        if self.is_skipping() {
            let is_in_form = self.open.iter().all(|open| !open.is_skipped || open.name == "form");
            self.in_forms_bytes += if is_in_form { text.trim().len() } else { 0 };
            return;
        }
        if self.preformatted > 0 {
            // A sign that is written as a reference is longer in the page.
            let (mut begins, is_longer) = (self.at.start, text.len() != self.at.len());
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    self.end_line();
                }
                let at = if is_longer { self.at.clone() } else { begins..begins + line.len() };
                self.append(line, (line, at));
                begins += line.len() + 1;
            }
            return;
        }
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace() || c == '\u{A0}';
            let after_space = collapsed
                .chars()
                .next_back()
                .map_or(self.line.text.is_empty() || self.line.text.ends_with(' '), |last| last == ' ');
            match (is_space, after_space) {
                (true, true) => {}
                (true, false) => collapsed.push(' '),
                (false, _) => collapsed.push(c),
            }
        }
        self.append(&collapsed, (text, self.at.clone()));
    }

    /// Goes on with `text`, which is written like that in the page.
    fn append(&mut self, text: &str, written: (&str, Range<usize>)) {
        if text.is_empty() {
            return;
        }
        let is_first = self.line.text.is_empty();
        if is_first {
            self.line.number = self.number;
        }
        self.line.source.add((text, self.line.text.len()), written);
        if let (Some(begins), true) = (self.begins.take(), is_first) {
            self.line.source.range.start = begins;
        }
        self.line.text.push_str(text);
        match self.line.inline.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => self.line.inline.push(Inline::Text(text.to_owned())),
        }
    }

    fn end_line(&mut self) {
        if self.preformatted > 0 && self.lists.is_empty() && !self.is_in_comment() {
            self.end_preformatted_line();
            return;
        }
        let open_tags: Vec<Inline> = still_open(&self.line.inline);
        let mut line = std::mem::take(&mut self.line);
        self.line.inline = open_tags;
        if line.text.trim().is_empty() {
            // A time that stands alone still belongs to the line after it.
            self.line.time = line.time;
            return;
        }
        line.text.truncate(line.text.trim_end().len());
        if let Some(Inline::Text(last)) = line.inline.last_mut() {
            last.truncate(last.trim_end().len());
        }
        let comments = self.open.iter().filter(|o| o.is_comment).count();
        let depth = self.lists.len() + comments;
        let outer = depth.saturating_sub(1) * LIST_COLUMNS;
        let mark = self.pending.take();
        line.text_column = depth * LIST_COLUMNS;
        line.indent = if mark.is_some() { outer } else { line.text_column };
        if let Some((marker, mark)) = mark {
            line.marker = Some(marker);
            line.mark = mark;
        }
        line.quotes = self.quotes;
        self.scopes.place(
            self.layout.lines.len(),
            self.open.last().and_then(|o| o.scope),
            self.is_in_comment(),
        );
        self.layout.lines.push(line);
    }

    /// A page that is preformatted as a whole is a page of text: its columns and marks stand in the text itself.
    fn end_preformatted_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = text_line(&line.text, 0);
        let source = text.source.within(&line.source);
        self.layout.lines.push(Line { time: line.time, number: line.number, source, ..text });
    }

    /// One ends a line; two of them stand for the end of a paragraph.
    fn line_break(&mut self) {
        let is_second = self.line.text.trim().is_empty();
        self.end_line();
        if is_second && self.preformatted == 0 && self.layout.lines.last().is_some_and(|l| !l.is_blank()) {
            self.layout.lines.push(Line::default());
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        self.line.inline.clear();
        if self.layout.lines.last().is_some_and(|l| !l.is_blank()) {
            self.layout.lines.push(Line::default());
        }
    }

    fn is_skipping(&self) -> bool {
        self.open.iter().any(|o| o.is_skipped)
    }

    fn is_in_comment(&self) -> bool {
        self.open.iter().any(|o| o.is_comment)
    }
}

/// Tags of `inline` that nothing closes, so that the next line opens them again.
fn still_open(inline: &[Inline]) -> Vec<Inline> {
    let mut open = Vec::new();
    for piece in inline {
        match piece {
            Inline::Open { .. } => open.push(piece.clone()),
            Inline::Close(_) => {
                open.pop();
            }
            Inline::Text(_) => {}
        }
    }
    open.truncate(MAX_OPEN_TAGS);
    open
}
