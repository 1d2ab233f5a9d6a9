//! A subset of Markdown, made into safe HTML and into the text that a reader sees.
//!
//! Emphasis, strong, quotes, lists, links, inline and fenced code; single line breaks are kept. Raw HTML is shown as
//! typed, images become links, headings bold paragraphs. The HTML is made of [`ALLOWED_ELEMENTS`] only.

mod prepare;

use crate::escape::{push_attribute, push_text};
use crate::links::{self, Link, LinkKind};
use crate::unseen::is_blank;
use crate::visible::Visible;
use comity_model::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Every element that [`render`] can write.
pub const ALLOWED_ELEMENTS: [&str; 12] =
    ["p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "a", "code", "pre", "hr"];

/// Longest text in bytes that is read as Markdown; a longer one is shown as typed, so that no input is slow.
pub const MARKDOWN_LIMIT: usize = 64 * 1024;

/// Quotes and lists nested deeper than this are shown at this depth.
const MAX_NESTING: usize = 8;

/// Emphasis nested deeper than this is dropped.
const MAX_EMPHASIS: usize = 6;

/// The safe HTML of a comment's text.
pub fn render(text: &str) -> String {
    read(text).html
}

/// What one pass over the text yields.
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) visible: Visible,
    pub(crate) links: Vec<Link>,
    pub(crate) quoted: Vec<Span>,
}

/// Reads `text` as Markdown.
pub(crate) fn read(text: &str) -> Rendered {
    let mut writer = Writer::new(text.len());
    if text.len() > MARKDOWN_LIMIT {
        writer.as_typed(text);
        return writer.finish();
    }
    let prepared = prepare::prepare(text);
    let mut options = Options::empty();
    options.set(Options::ENABLE_TABLES, false);
    for (event, range) in Parser::new_ext(&prepared, options).into_offset_iter() {
        writer.event(&event, range, &prepared);
    }
    writer.finish()
}

struct Writer {
    html: String,
    visible: Visible,
    links: Vec<Link>,
    quoted: Vec<Span>,
    /// Start in the visible text of the inline text that is not yet written as HTML.
    pending: usize,
    /// For each open element, the tag that closes it; empty where the opening tag was left out.
    open: Vec<&'static str>,
    quotes: usize,
    lists: usize,
    /// For each open list, the number that its next item has if it counts on; none for bullets.
    numbers: Vec<Option<u64>>,
    emphasis: usize,
    /// Start in the visible text of the label of the link that is open, with its target.
    link: Option<(usize, String, usize)>,
    in_code: bool,
    /// Inside an item of a tight list, whose paragraphs are not marked by the parser.
    paragraphs_open: usize,
}

impl Writer {
    fn new(bytes: usize) -> Self {
        Self {
            html: String::with_capacity(bytes + bytes / 4 + 32),
            visible: Visible::with_capacity(bytes + 8),
            links: Vec::new(),
            quoted: Vec::new(),
            pending: 0,
            open: Vec::new(),
            quotes: 0,
            lists: 0,
            numbers: Vec::new(),
            emphasis: 0,
            link: None,
            in_code: false,
            paragraphs_open: 0,
        }
    }

    fn finish(mut self) -> Rendered {
        self.flush();
        while let Some(tag) = self.open.pop() {
            self.html.push_str(tag);
        }
        self.html.truncate(self.html.trim_end_matches('\n').len());
        self.visible.text.truncate(self.visible.text.trim_end_matches('\n').len());
        Rendered { html: self.html, visible: self.visible, links: self.links, quoted: self.quoted }
    }

    /// Paragraphs at blank lines, line breaks kept, nothing else.
    fn as_typed(&mut self, text: &str) {
        let mut at = 0;
        let mut in_paragraph = false;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if content.trim().is_empty() {
                if in_paragraph {
                    self.close();
                    self.visible.break_block(at);
                    self.pending = self.visible.text.len();
                    in_paragraph = false;
                }
            } else {
                if in_paragraph {
                    self.flush();
                    self.html.push_str("<br>");
                    self.visible.push_for("\n", Span::new(at, at));
                    self.pending = self.visible.text.len();
                } else {
                    self.open("<p dir=\"auto\">", "</p>\n");
                    in_paragraph = true;
                }
                self.visible.push_exact(content, at);
            }
            at += line.len();
        }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>, prepared: &str) {
        match event {
            Event::Start(tag) => self.start(tag, range, prepared),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => {
                // A code block's closing line break belongs to its fence.
                self.text(text, range, prepared);
            }
            Event::Html(text) | Event::InlineHtml(text) => self.text(text, range, prepared),
            Event::Code(text) => {
                self.flush();
                self.html.push_str("<code>");
                self.in_code = true;
                // The source includes the backticks; inside them a line break was made a space.
                let source = prepared.get(range.clone()).unwrap_or("").replace('\n', " ");
                match source.find(&**text) {
                    Some(offset) => self.visible.push_exact(&prepare::restore(text), range.start + offset),
                    None => self.text(text, range, prepared),
                }
                self.flush();
                self.in_code = false;
                self.html.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => {
                self.flush();
                self.html.push_str("<br>");
                self.visible.push_for("\n", Span::new(range.start, range.end));
                self.pending = self.visible.text.len();
            }
            Event::Rule => {
                self.flush();
                self.visible.break_block(range.start);
                self.pending = self.visible.text.len();
                self.html.push_str("<hr>\n");
            }
            // Switched off by the options; shown as typed should that change.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(text, range, prepared);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>, prepared: &str) {
        self.flush();
        match tag {
            Tag::Paragraph => {
                self.block(range.start);
                self.open("<p dir=\"auto\">", "</p>\n");
                self.paragraphs_open += 1;
            }
            Tag::Heading { .. } => {
                self.block(range.start);
                self.open("<p dir=\"auto\"><strong>", "</strong></p>\n");
            }
            Tag::BlockQuote(_) => {
                self.block(range.start);
                self.quotes += 1;
                if self.quotes == 1 {
                    self.quoted.push(Span::new(range.start, range.end));
                }
                self.open_if(self.quotes + self.lists <= MAX_NESTING, "<blockquote>\n", "</blockquote>\n");
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.block(range.start);
                self.in_code = true;
                self.open("<pre dir=\"auto\"><code>", "</code></pre>\n");
                // A language has one word. Several are what somebody wrote behind the marks, and stay to be read.
                if info.split_whitespace().nth(1).is_some() {
                    self.beside_fence(info, range, prepared);
                }
            }
            // Four spaces in front are seldom meant as code in a comment.
            Tag::CodeBlock(CodeBlockKind::Indented) | Tag::HtmlBlock => {
                self.block(range.start);
                self.open("<p dir=\"auto\">", "</p>\n");
            }
            Tag::List(first) => {
                self.block(range.start);
                self.lists += 1;
                let shown = self.quotes + self.lists <= MAX_NESTING;
                self.numbers.push(*first);
                match first {
                    None => self.open_if(shown, "<ul>\n", "</ul>\n"),
                    Some(1) => self.open_if(shown, "<ol>\n", "</ol>\n"),
                    Some(number) => {
                        self.open_if(shown, "", "</ol>\n");
                        if shown {
                            self.html.push_str("<ol start=\"");
                            self.html.push_str(&number.to_string());
                            self.html.push_str("\">\n");
                        }
                    }
                }
            }
            Tag::Item => {
                self.block(range.start);
                let shown = self.quotes + self.lists <= MAX_NESTING;
                match self.number_out_of_turn(prepared.get(range.start..)) {
                    Some(number) if shown => {
                        self.open("", "</li>\n");
                        self.html.push_str("<li value=\"");
                        self.html.push_str(&number.to_string());
                        self.html.push_str("\" dir=\"auto\">");
                    }
                    _ => self.open_if(shown, "<li dir=\"auto\">", "</li>\n"),
                }
            }
            Tag::Emphasis => self.start_emphasis("<em>", "</em>"),
            Tag::Strong => self.start_emphasis("<strong>", "</strong>"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                if self.link.is_some() {
                    // An image inside a link: its text belongs to the link.
                    self.open.push("");
                    return;
                }
                let target = prepare::restore(dest_url);
                match links::safe_target(&target) {
                    Some(url) => {
                        self.html.push_str("<a href=\"");
                        push_attribute(&mut self.html, url.as_str());
                        self.html.push_str("\" rel=\"nofollow ugc noopener\">");
                        self.link = Some((self.visible.text.len(), url.into(), self.open.len()));
                        self.open.push("</a>");
                    }
                    None => self.open.push(""),
                }
            }
            _ => self.open.push(""),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        self.flush();
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.numbers.pop();
            }
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Link | TagEnd::Image => self.end_link(&range),
            _ => {}
        }
        self.close();
        if matches!(
            tag,
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Item
        ) {
            self.block(range.end);
        }
    }

    /// The number that the item at the start of `source` was given, where it is another one than its turn: people answer
    /// points 1, 2 and 7 of an article, and Markdown would count 1, 2, 3.
    fn number_out_of_turn(&mut self, source: Option<&str>) -> Option<u64> {
        let next = self.numbers.last_mut()?.as_mut()?;
        let source = source?.trim_start();
        let length = source.bytes().take_while(u8::is_ascii_digit).count();
        let given = source.get(..length)?.parse().unwrap_or(*next);
        let expected = std::mem::replace(next, given.saturating_add(1));
        (given != expected).then_some(given)
    }

    fn end_link(&mut self, range: &Range<usize>) {
        if let Some((label_at, url, depth)) = self.link.take() {
            if depth + 1 != self.open.len() {
                self.link = Some((label_at, url, depth));
                return;
            }
            let label = self.visible.text.get(label_at..).unwrap_or("");
            if let Some(mut link) = Link::to(&url, Span::new(range.start, range.end), LinkKind::Markdown) {
                link.disguised = links::names_another_host(label, &link.host);
                self.links.push(link);
            }
            if is_blank(label) {
                // A link without a label that can be seen shows where it goes.
                push_text(&mut self.html, &url);
                self.visible.push_for(&url, Span::new(range.start, range.end));
                self.pending = self.visible.text.len();
            }
        }
    }

    /// Shows the words beside the opening fence of a code block as its first line.
    fn beside_fence(&mut self, info: &str, range: Range<usize>, prepared: &str) {
        let words = prepare::restore(info);
        match prepared.get(range.clone()).and_then(|source| source.find(info)) {
            Some(offset) => self.visible.push_exact(&words, range.start + offset),
            None => self.visible.push_for(&words, Span::new(range.start, range.end)),
        }
        self.visible.push_for("\n", Span::new(range.start, range.start));
    }

    fn start_emphasis(&mut self, open: &'static str, close: &'static str) {
        self.emphasis += 1;
        self.open_if(self.emphasis <= MAX_EMPHASIS, open, close);
    }

    fn text(&mut self, text: &str, range: Range<usize>, prepared: &str) {
        let restored = prepare::restore(text);
        if prepared.get(range.clone()) == Some(text) {
            self.visible.push_exact(&restored, range.start);
        } else {
            self.visible.push_for(&restored, Span::new(range.start, range.end));
        }
    }

    /// Writes the visible text that has gathered as HTML, with bare links made into links.
    fn flush(&mut self) {
        let Some(text) = self.visible.text.get(self.pending..).filter(|t| !t.is_empty()) else { return };
        if self.in_code || self.link.is_some() {
            push_text(&mut self.html, text);
        } else {
            let mut written = 0;
            for found in links::find_bare(text) {
                push_text(&mut self.html, text.get(written..found.range.start).unwrap_or(""));
                let shown = text.get(found.range.clone()).unwrap_or("");
                if let Some(url) = links::safe_target(&found.url) {
                    self.html.push_str("<a href=\"");
                    push_attribute(&mut self.html, url.as_str());
                    self.html.push_str("\" rel=\"nofollow ugc noopener\">");
                    push_text(&mut self.html, shown);
                    self.html.push_str("</a>");
                    let raw =
                        self.visible.to_raw(self.pending + found.range.start..self.pending + found.range.end);
                    self.links.extend(Link::to(url.as_str(), raw, LinkKind::Bare));
                } else {
                    push_text(&mut self.html, shown);
                }
                written = found.range.end;
            }
            push_text(&mut self.html, text.get(written..).unwrap_or(""));
        }
        self.pending = self.visible.text.len();
    }

    fn block(&mut self, raw: usize) {
        self.visible.break_block(raw);
        self.pending = self.visible.text.len();
    }

    fn open(&mut self, tag: &str, close: &'static str) {
        self.html.push_str(tag);
        self.open.push(close);
    }

    fn open_if(&mut self, shown: bool, tag: &str, close: &'static str) {
        if shown {
            self.open(tag, close);
        } else {
            self.open.push("");
        }
    }

    fn close(&mut self) {
        self.flush();
        if let Some(tag) = self.open.pop() {
            self.html.push_str(tag);
        }
    }
}
