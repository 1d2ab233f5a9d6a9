//! The line breaks of a text as WordPress keeps it, made visible as WordPress shows them: an empty line ends a paragraph,
//! any other breaks the line, around lists and quotes as in them, and nowhere in preformatted text.

/// Elements open around each other that a closing tag is matched with at most.
const MAX_LOOK_BACK: usize = 64;

/// What a line break means inside an element that is set as a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Text in it is set in paragraphs of its own.
    Paragraphs,
    /// It is a paragraph.
    Paragraph,
    /// Text in it stands as it is, in paragraphs only where there are several.
    Lines,
    /// It holds other blocks; there is no text between them.
    Blocks,
    /// Every sign counts.
    Verbatim,
    /// It has no content.
    Nothing,
}

/// What an element holds, if it is set as a block.
fn content(name: &str) -> Option<Content> {
    Some(match name {
        "blockquote" | "div" | "section" | "article" | "figure" => Content::Paragraphs,
        "p" => Content::Paragraph,
        "li" | "td" | "th" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Content::Lines,
        "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tr" => Content::Blocks,
        "pre" | "script" | "style" | "textarea" => Content::Verbatim,
        "hr" => Content::Nothing,
        _ => return None,
    })
}

/// `html` with its line breaks made visible.
pub(crate) fn with_breaks(html: &str) -> String {
    let html = html.replace("\r\n", "\n").replace('\r', "\n");
    let mut page = Page { out: String::with_capacity(html.len() + 64), ..Page::default() };
    // Behind this no tag ends: looking for its end from every `<` would take a time that grows with the square of the text.
    let last_end = html.rfind('>').unwrap_or(0);
    let mut rest = html.as_str();
    while let Some((before, mark)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        page.text(before);
        let may_end = html.len() - mark.len() < last_end;
        match may_end.then(|| Tag::read(mark)).flatten() {
            Some((tag, after)) => rest = page.tag(&tag, after),
            None => {
                page.text("<");
                rest = mark.get(1..).unwrap_or_default();
            }
        }
    }
    page.text(rest);
    page.end_run();
    page.out
}

struct Tag<'h> {
    /// Lower case.
    name: String,
    is_closing: bool,
    source: &'h str,
}

impl<'h> Tag<'h> {
    /// The tag at the beginning of `text`, and what follows it.
    fn read(text: &'h str) -> Option<(Self, &'h str)> {
        let inside = text.get(1..)?;
        let (is_closing, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let (source, after) = text.split_at_checked(text.find('>')? + 1)?;
        let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
        Some((Self { name, is_closing, source }, after))
    }
}

#[derive(Default)]
struct Page {
    out: String,
    /// Text and the tags in it, since the last tag of a block.
    run: String,
    has_text: bool,
    /// The blocks that are open.
    open: Vec<(String, Content)>,
}

impl Page {
    fn text(&mut self, text: &str) {
        self.has_text |= !text.trim().is_empty();
        self.run.push_str(text);
    }

    /// Takes a tag; gives what is left to read of what stands after it.
    fn tag<'h>(&mut self, tag: &Tag<'_>, after: &'h str) -> &'h str {
        if tag.name == "br" {
            // Whoever wrote the tag and a line break meant one of them.
            self.run.truncate(self.run.trim_end_matches([' ', '\t']).len());
            self.run.push('\n');
            let after = after.trim_start_matches([' ', '\t']);
            return after.strip_prefix('\n').unwrap_or(after);
        }
        let Some(content) = content(&tag.name) else {
            // A line break inside a tag is none.
            self.run.push_str(&tag.source.replace('\n', " "));
            return after;
        };
        self.end_run();
        if tag.is_closing {
            self.close(&tag.name);
            return after;
        }
        let ends_last = |last: &(String, Content)| {
            last.1 == Content::Paragraph || (last.0 == tag.name && content == Content::Lines)
        };
        if let Some((name, _)) = self.open.pop_if(|last| ends_last(last)) {
            self.out.extend(["</", &name, ">"]);
        }
        self.out.push_str(&tag.source.replace('\n', " "));
        match content {
            Content::Nothing => after,
            Content::Verbatim => {
                let end = end_of(&tag.name, after);
                let (inside, after) = after.split_at_checked(end).unwrap_or((after, ""));
                self.out.push_str(inside);
                self.out.extend(["</", &tag.name, ">\n"]);
                Tag::read(after).map_or("", |(_, after)| after)
            }
            _ => {
                self.open.push((tag.name.clone(), content));
                after
            }
        }
    }

    fn close(&mut self, name: &str) {
        let from = self.open.len().saturating_sub(MAX_LOOK_BACK);
        let Some(at) = self.open.iter().skip(from).rposition(|(open, _)| open == name) else { return };
        for (open, _) in self.open.drain(from + at..).rev() {
            self.out.extend(["</", &open, ">"]);
        }
        self.out.push('\n');
    }

    /// Writes the text so far as the block around it has it.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !std::mem::take(&mut self.has_text) {
            self.out.push_str(run.trim());
            return;
        }
        let paragraphs = paragraphs(&run);
        let content = self.open.last().map_or(Content::Paragraphs, |(_, content)| *content);
        match content {
            Content::Paragraph => self.out.push_str(&paragraphs.join("</p>\n<p>")),
            Content::Lines | Content::Blocks if paragraphs.len() < 2 => {
                self.out.push_str(&paragraphs.concat());
            }
            _ => {
                for paragraph in paragraphs {
                    self.out.extend(["<p>", &paragraph, "</p>\n"]);
                }
            }
        }
    }
}

/// The paragraphs of a run, with visible line breaks.
fn paragraphs(run: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_new = true;
    for line in run.split('\n').map(str::trim) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => is_new = true,
            Some(last) if !is_new => last.extend(["<br>\n", line]),
            _ => {
                paragraphs.push(line.to_owned());
                is_new = false;
            }
        }
    }
    paragraphs
}

/// Where the tag begins that closes the element `name`; the end of the text where it never closes.
fn end_of(name: &str, text: &str) -> usize {
    let closes = |at: &usize| {
        let tag = text.as_bytes().get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, html: &str) {
        assert_eq!(with_breaks(text), html, "{text}");
    }

    #[test]
    fn line_breaks_become_paragraphs_and_breaks() {
        check("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>\n");
        check("One\r\ntwo\n \nthree < four\n", "<p>One<br>\ntwo</p>\n<p>three < four</p>\n");
        check("", "");
    }

    #[test]
    fn they_count_around_quotes_lists_and_preformatted_text_and_in_quotes_and_lists() {
        check(
            "one\ntwo\n<blockquote>a\nb</blockquote>\nthree\nfour",
            "<p>one<br>\ntwo</p>\n<blockquote><p>a<br>\nb</p>\n</blockquote>\n<p>three<br>\nfour</p>\n",
        );
        check(
            "one\ntwo\n<ul>\n<li>a\nb</li>\n<li>c</li>\n</ul>\nthree\nfour",
            "<p>one<br>\ntwo</p>\n<ul><li>a<br>\nb</li>\n<li>c</li>\n</ul>\n<p>three<br>\nfour</p>\n",
        );
        check("<pre>a\n\nb</pre>\nc\nd", "<pre>a\n\nb</pre>\n<p>c<br>\nd</p>\n");
        check("<p>a\nb\n\nc</p>\nd\ne", "<p>a<br>\nb</p>\n<p>c</p>\n<p>d<br>\ne</p>\n");
    }

    #[test]
    fn a_tag_for_a_break_and_the_line_break_behind_it_are_one() {
        check("one<br />\ntwo<br>three <BR/> \n\nfour", "<p>one<br>\ntwo<br>\nthree</p>\n<p>four</p>\n");
    }

    #[test]
    fn tags_in_the_text_and_broken_ones_change_nothing() {
        check("a <a\nhref='x'>b\nc</a>", "<p>a <a href='x'>b<br>\nc</a></p>\n");
        check("a</blockquote>b <p>c<p>d</ul>", "<p>a</p>\n<p>b</p>\n<p>c</p><p>d");
        check("<b><blockquote>a</blockquote></b>", "<b><blockquote><p>a</p>\n</blockquote>\n</b>");
        check("a <pre>b\nc", "<p>a</p>\n<pre>b\nc</pre>\n");
        check("3 <4 and a <b", "<p>3 <4 and a <b</p>\n");
    }

    /// Each of these would take minutes if its time grew with the square of its length.
    #[test]
    fn a_megabyte_of_tags_is_read_at_once() {
        for piece in ["<a", "<div>", "</p>", "<li>", "<pre></pre>", "<br>", "</", "<p>a</div>"] {
            let text = piece.repeat((1 << 20) / piece.len());
            assert!(!with_breaks(&text).contains('\0'));
        }
    }
}
