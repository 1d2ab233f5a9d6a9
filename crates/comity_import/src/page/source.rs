//! Where in the page a line stands, so that a comment's original can be kept as it came in.

use super::lines::Line;
use std::ops::Range;

/// Elements that have no end tag.
const WITHOUT_END: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr", "embed", "source", "col"];
/// Elements whose end tag may be left out.
const IMPLIED_END: &[&str] = &["p", "li", "dt", "dd", "tr", "td", "th"];
/// Tags that may be open at one place of an original.
const MAX_OPEN: usize = 200;

/// Where the text of a line stands in the page, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Source {
    /// From the indentation, or the tags that begin the line, to the end of its text.
    pub(crate) range: Range<usize>,
    /// Places in the line's text, and where they stand in the page; from each of them to the next white space, both go on alike.
    marks: Vec<(usize, usize)>,
}

impl Source {
    /// Of a line of a page of text that begins at `start` and whose text, the last `text` bytes of `line`, is kept sign by sign.
    pub(crate) fn of_line(start: usize, line: &str, text: usize) -> Self {
        let begins = line.len() - text;
        let mut source = Self { range: start..start + line.len(), marks: Vec::new() };
        source.mark_words(line.get(begins..).unwrap_or_default(), 0, start + begins, |c| {
            if c == '\u{A0}' { 1 } else { c.len_utf8() }
        });
        source
    }

    /// Takes `read`, with which the line's text goes on at `text`; it stands as `written` at `at` in the page.
    pub(crate) fn add(&mut self, (read, text): (&str, usize), (written, at): (&str, Range<usize>)) {
        if self.range.is_empty() {
            self.range = at.start..at.start;
        }
        if !read.trim().is_empty() {
            self.range.end = at.end;
        }
        let mut words = words(read).map(|place| text + place);
        if written.len() == at.len() {
            self.marks.extend(words.zip(self::words(written).map(|place| at.start + place)));
        } else {
            // One sign, written as a reference.
            self.marks.extend(words.next().map(|place| (place, at.start)));
        }
    }

    fn mark_words(&mut self, text: &str, mut to: usize, from: usize, length: impl Fn(char) -> usize) {
        let mut is_after_space = true;
        for (at, c) in text.char_indices() {
            if is_after_space && !c.is_whitespace() {
                self.marks.push((to, from + at));
            }
            is_after_space = c.is_whitespace();
            to += length(c);
        }
    }

    /// Where the sign at `text` bytes of the line stands in the page.
    pub(crate) fn place_of(&self, text: usize) -> usize {
        let after = self.marks.partition_point(|(place, _)| *place <= text);
        match after.checked_sub(1).and_then(|at| self.marks.get(at)) {
            Some((place, source)) => (source + (text - place)).min(self.range.end),
            None => self.range.start,
        }
    }

    /// That of the line without its first `bytes` of text.
    pub(crate) fn without_start(&self, bytes: usize) -> Self {
        let start = self.place_of(bytes);
        let later = self.marks.iter().filter(|(place, _)| *place > bytes);
        let marks = later.map(|(place, source)| (place - bytes, *source));
        Self { range: start..self.range.end, marks: std::iter::once((0, start)).chain(marks).collect() }
    }

    /// That of the same line when only these parts of its `text` are kept.
    pub(crate) fn of_kept(&self, text: &str, kept: &[Range<usize>]) -> Self {
        let (mut marks, mut length) = (Vec::new(), 0);
        for part in kept {
            let words = words(text.get(part.clone()).unwrap_or_default());
            marks.extend(words.map(|place| (length + place, self.place_of(part.start + place))));
            length += part.len();
        }
        Self { range: self.range.clone(), marks }
    }

    /// That of a text which was read out of the line whose source is `outer`.
    pub(crate) fn within(&self, outer: &Self) -> Self {
        let marks = self.marks.iter().map(|(place, at)| (*place, outer.place_of(*at))).collect();
        Self { range: outer.range.clone(), marks }
    }

    /// That of a page of which this one was made, `before` telling for each place where it was.
    pub(crate) fn moved(&self, before: impl Fn(usize) -> usize) -> Self {
        let marks = self.marks.iter().map(|(place, at)| (*place, before(*at))).collect();
        Self { range: before(self.range.start)..before(self.range.end), marks }
    }
}

/// Where the words of `text` begin.
fn words(text: &str) -> impl Iterator<Item = usize> {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{A0}';
    let mut is_after_space = true;
    let begins = move |(at, c): (usize, char)| {
        let begins = is_after_space && !is_space(c);
        is_after_space = is_space(c);
        begins.then_some(at)
    };
    text.char_indices().filter_map(begins)
}

/// What stands in `page` for the lines of a comment, verbatim: from its first sign to its last. Where other comments, which
/// begin at `heads`, stand in between, its parts follow each other on lines of their own.
pub(crate) fn original(page: &str, body: &[Line], heads: &[usize], is_html: bool) -> String {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for source in body.iter().filter(|line| !line.is_blank()).map(|line| &line.source.range) {
        match parts.last_mut() {
            Some(part) if !heads.iter().any(|head| (part.end..source.start).contains(head)) => {
                part.end = part.end.max(source.end);
            }
            _ => parts.push(source.clone()),
        }
    }
    let verbatim = |part: Range<usize>| {
        let part = if is_html { whole_elements(page, part) } else { part };
        page.get(part).unwrap_or_default()
    };
    let joint = if is_html { "\n" } else { "\n\n" };
    parts.into_iter().map(verbatim).collect::<Vec<_>>().join(joint)
}

struct Tag<'p> {
    name: String,
    is_closing: bool,
    range: Range<usize>,
    text_before: &'p str,
}

/// The next tag of `page` behind `from`; comments and the like are passed over.
fn next_tag(page: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        at += page.get(at..)?.find('<')?;
        let inside = page.get(at + 1..)?;
        if let Some(comment) = inside.strip_prefix("!--") {
            at += comment.find("-->").map_or(1, |end| end + "<!---->".len());
            continue;
        }
        let (is_closing, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let mut quote = None;
        let end = inside.find(|c: char| match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                false
            }
            None => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                c == '>'
            }
        })?;
        let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = at + 1 + usize::from(is_closing) + end + 1;
        let text_before = page.get(from..at)?;
        return Some(Tag { name: name.to_ascii_lowercase(), is_closing, range: at..end, text_before });
    }
}

/// `part` with the end tags right behind it that close what it opens, and without the tags at its beginning that it leaves
/// open.
fn whole_elements(page: &str, mut part: Range<usize>) -> Range<usize> {
    // Each open tag, and where it ends if nothing but tags stands before it.
    let mut open: Vec<(String, Option<usize>)> = Vec::new();
    let (mut at, mut is_leading) = (part.start, true);
    let closes = |open: &mut Vec<(String, Option<usize>)>, name: &str| {
        let place = open.iter().rposition(|(opened, _)| opened == name);
        if let Some(place) = place {
            open.truncate(place);
        }
        place.is_some()
    };
    while let Some(tag) = next_tag(page, at).filter(|tag| tag.range.end <= part.end) {
        is_leading &= tag.text_before.trim().is_empty() && !tag.is_closing;
        at = tag.range.end;
        if tag.is_closing {
            closes(&mut open, &tag.name);
        } else if !WITHOUT_END.contains(&tag.name.as_str()) && open.len() < MAX_OPEN {
            open.push((tag.name, is_leading.then_some(at)));
        }
    }
    while let Some(tag) = next_tag(page, part.end) {
        if !tag.is_closing || !tag.text_before.trim().is_empty() || !closes(&mut open, &tag.name) {
            break;
        }
        part.end = tag.range.end;
    }
    let left_open =
        |(name, end): &(String, Option<usize>)| end.filter(|_| !IMPLIED_END.contains(&name.as_str()));
    if let Some(end) = open.iter().filter_map(left_open).next_back() {
        part.start = end;
    }
    let text = page.get(part.clone()).unwrap_or_default();
    part.start += text.len() - text.trim_start().len();
    part.end -= text.len() - text.trim_end().len();
    part.start.min(part.end)..part.end
}

#[cfg(test)]
mod tests {
    use super::super::lines::text_line;
    use super::*;

    #[test]
    fn a_place_in_a_line_is_found_in_the_page() {
        let line = text_line("   •  one\u{A0}two\tthree four", 100);
        assert_eq!(line.text, "one two three four");
        let at = |word: &str| line.source.place_of(line.text.find(word).unwrap()) - 100;
        assert_eq!(["one", "two", "three", "four"].map(at), [8, 13, 17, 23]);
        assert_eq!(line.source.range, 100..127);
        let rest = line.without_start(8);
        assert_eq!((rest.text.as_str(), rest.source.range.start), ("three four", 117));
        assert_eq!(rest.source.place_of(6), 123);
        let shorter = line.source.of_kept(&line.text, &[0..4, 8..18]);
        assert_eq!([shorter.place_of(0), shorter.place_of(4), shorter.place_of(10)], [108, 117, 123]);
    }

    #[test]
    fn an_original_has_its_own_tags_and_not_those_around_it() {
        #[track_caller]
        fn check(page: &str, expected: &str) {
            let start = page.find('[').unwrap();
            let page = page.replace(['[', ']'], "");
            let end = page.rfind('|').unwrap_or(page.len());
            let page = page.replace('|', "");
            assert_eq!(page.get(whole_elements(&page, start..end)), Some(expected), "{page}");
        }
        check("[<div><p>One <i>two|</i></p>\n<p>more</p></div>", "<p>One <i>two</i></p>");
        check(
            "[<div><p>One</p><p title='a>b'>two|</p></div><b>",
            "<div><p>One</p><p title='a>b'>two</p></div>",
        );
        check("[<p>One<p>two|</div>", "<p>One<p>two");
        check(
            "[One<br><!-- > <p> -->two</p> <p>three|</p></li>",
            "One<br><!-- > <p> -->two</p> <p>three</p>",
        );
        check("[1 < 2|</p>", "1 < 2");
        check("[<div class=text>|", "");
    }
}
