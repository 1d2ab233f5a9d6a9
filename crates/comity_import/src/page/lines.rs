//! A saved page as lines with their indentation and list marks, whether it came as text or as HTML.

use super::dates::digit;
use super::source::Source;
use comity_model::Timestamp;

/// Columns between tab stops.
const TAB_COLUMNS: usize = 8;
/// The highest number that counts as a list number.
const MAX_NUMBER: u32 = 99_999;

/// What begins a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    Number(u32),
    Bullet,
    /// A letter or sign that only some programs draw as a bullet; counts only before `NAME said:`.
    WeakBullet,
}

/// What HTML says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Role {
    #[default]
    Plain,
    Heading(u8),
    Caption,
    Byline,
    Dateline,
    Policy,
    /// Beside the story: other stories, advertisements.
    Aside,
}

/// A piece of a line of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Inline {
    Text(String),
    /// A tag as it is to be written, and the name that closes it.
    Open {
        tag: String,
        name: String,
    },
    Close(String),
}

/// One line. A blank one has no text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line {
    /// Columns before the mark, or before the text where there is no mark.
    pub(crate) indent: usize,
    pub(crate) marker: Option<Marker>,
    /// The mark as written.
    pub(crate) mark: String,
    /// Column at which the text begins.
    pub(crate) text_column: usize,
    /// Text without mark and indentation.
    pub(crate) text: String,
    /// The same text with its inline tags; empty for a page of plain text.
    pub(crate) inline: Vec<Inline>,
    pub(crate) role: Role,
    /// What a `time` element in the line says.
    pub(crate) time: Option<Timestamp>,
    /// Block quotes around the line, in HTML.
    pub(crate) quotes: usize,
    /// Its number in the file, from 1.
    pub(crate) number: usize,
    /// Columns of what was taken out of the text, and those of them in its first word.
    pub(crate) hidden: usize,
    pub(crate) hidden_first: usize,
    /// Where it stands in the page.
    pub(crate) source: Source,
}

impl Line {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.marker.is_none()
    }

    /// Columns to the end of the text.
    pub(crate) fn width(&self) -> usize {
        self.text_column + self.text.chars().count() + self.hidden
    }

    /// Columns to the end of the text, if the first word of `next` stood there, too.
    pub(crate) fn reach(&self, next: &Self) -> usize {
        let word = next.text.split_whitespace().next().unwrap_or_default().chars().count();
        self.width() + 1 + next.mark.chars().count().max(word + next.hidden_first)
    }

    /// The line without its first `bytes` of text.
    pub(crate) fn without_start(&self, bytes: usize) -> Self {
        let rest = self.text.get(bytes..).unwrap_or_default().to_owned();
        Self {
            indent: self.text_column,
            marker: None,
            mark: String::new(),
            text: rest,
            inline: skip_text(&self.inline, bytes),
            source: self.source.without_start(bytes),
            ..self.clone()
        }
    }
}

/// The lines of a page of plain text.
pub(crate) fn text_lines(page: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut rest = Some(page);
    while let Some(text) = rest {
        let end = text.find(['\n', '\r', '\u{2028}', '\u{2029}', '\u{C}']).unwrap_or(text.len());
        let (line, after) = text.split_at_checked(end).unwrap_or((text, ""));
        lines.push(Line { number: lines.len() + 1, ..text_line(line, at) });
        rest = after.strip_prefix("\r\n").or_else(|| {
            let mut chars = after.chars();
            chars.next().map(|_| chars.as_str())
        });
        at += text.len() - rest.map_or(0, str::len);
    }
    join_lone_marks(&mut lines);
    lines
}

/// Some browsers write the number of an entry on a line of its own above it.
fn join_lone_marks(lines: &mut [Line]) {
    for at in 1..lines.len() {
        let [.., above, line] = lines.get_mut(..=at).unwrap_or_default() else { continue };
        let is_lone = above.marker.is_some() && above.text.is_empty() && !above.mark.starts_with(['(', '[']);
        if is_lone && line.marker.is_none() && !line.is_blank() && line.indent >= above.indent {
            let above = std::mem::take(above);
            (line.marker, line.mark) = (above.marker, above.mark);
            (line.text_column, line.indent) = (line.indent.max(above.text_column), above.indent);
            line.source.range.start = above.source.range.start;
        }
    }
}

/// One line of plain text, which begins at `start` in the page.
pub(crate) fn text_line(line: &str, start: usize) -> Line {
    let mut column = 0;
    let mut rest = line.chars();
    loop {
        let after = rest.clone();
        match rest.next() {
            Some('\t') => column += TAB_COLUMNS - column % TAB_COLUMNS,
            // Marks of direction and byte order take no room.
            Some(
                '\u{200E}'
                | '\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FEFF}'
                | '\u{200B}',
            ) => {}
            Some(c) if c.is_whitespace() => column += 1,
            _ => {
                rest = after;
                break;
            }
        }
    }
    let text = rest.as_str().trim_end();
    let (marker, mark_bytes) = marker(text).map_or((None, 0), |(m, bytes)| (Some(m), bytes));
    let (mark, after) = text.split_at_checked(mark_bytes).unwrap_or(("", text));
    let body = after.trim_start();
    let mut text_column = column + mark.chars().count();
    for c in after.chars().take_while(|c| c.is_whitespace()) {
        text_column += if c == '\t' { TAB_COLUMNS - text_column % TAB_COLUMNS } else { 1 };
    }
    let written = line.get(..line.trim_end().len()).unwrap_or_default();
    Line {
        source: Source::of_line(start, written, body.len()),
        indent: column,
        marker,
        mark: mark.to_owned(),
        text_column,
        text: body.replace(['\t', '\u{A0}'], " "),
        ..Line::default()
    }
}

/// What follows the list mark at the beginning of `text`, if there is one.
pub(crate) fn after_mark(text: &str) -> Option<&str> {
    let (marker, bytes) = marker(text)?;
    let rest = text.get(bytes..).filter(|_| marker != Marker::WeakBullet)?;
    Some(rest.trim_start())
}

/// The list mark at the beginning of `text`, and its length in bytes.
fn marker(text: &str) -> Option<(Marker, usize)> {
    let is_end = |at: usize| {
        text.get(at..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let first = text.chars().next()?;
    if "•◦▪▫‣⁃∙·●○■□◆◇►▶✦☆★◎△▲▽▼↳→⤷➤➢*+-–—⁌∘".contains(first)
    {
        let end = first.len_utf8();
        return is_end(end).then_some((Marker::Bullet, end));
    }
    if "o#@=»›".contains(first) && is_end(first.len_utf8()) {
        return Some((Marker::WeakBullet, first.len_utf8()));
    }
    // `1.`, `1)`, `(1)`, `[1]`, `#1`, `№ 1` without its space.
    let opening = text.chars().next().filter(|c| matches!(c, '#' | '№' | '(' | '['));
    let start = opening.map_or(0, char::len_utf8);
    let mut number = 0_u32;
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= start) {
        if let Some(value) = digit(c) {
            number = number * 10 + value;
            if number > MAX_NUMBER {
                return None;
            }
        } else {
            let end = at + c.len_utf8();
            let is_mark = match opening {
                Some('(') => c == ')',
                Some('[') => c == ']',
                _ => matches!(c, '.' | ')' | '։' | '․' | '．'),
            };
            return match opening {
                _ if at == start => None,
                Some('#' | '№') if is_end(at) => Some((Marker::Number(number), at)),
                _ => (is_mark && is_end(end)).then_some((Marker::Number(number), end)),
            };
        }
    }
    None
}

/// `inline` without its first `bytes` of text; tags that are closed before that are left out.
fn skip_text(inline: &[Inline], mut bytes: usize) -> Vec<Inline> {
    let mut open: Vec<Inline> = Vec::new();
    let mut pieces = inline.iter();
    let mut out = Vec::new();
    for piece in pieces.by_ref() {
        match piece {
            Inline::Text(text) if text.len() > bytes => {
                out.append(&mut open);
                out.push(Inline::Text(text.get(bytes..).unwrap_or_default().trim_start().to_owned()));
                break;
            }
            Inline::Text(text) => bytes -= text.len(),
            Inline::Open { .. } => open.push(piece.clone()),
            Inline::Close(_) => {
                open.pop();
            }
        }
    }
    out.extend(pieces.cloned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: (usize, Option<Marker>, usize, &str)) {
        let found = text_line(line, 0);
        assert_eq!((found.indent, found.marker, found.text_column, found.text.as_str()), expected, "{line}");
    }

    #[test]
    fn marks_and_columns_are_seen() {
        check("  1. Ann said:", (2, Some(Marker::Number(1)), 5, "Ann said:"));
        check("\t• Ann said:", (8, Some(Marker::Bullet), 10, "Ann said:"));
        check(" ١٢. سلمى", (1, Some(Marker::Number(12)), 5, "سلمى"));
        check("\u{200F}  * x", (2, Some(Marker::Bullet), 4, "x"));
        check("1.5 million", (0, None, 0, "1.5 million"));
        check("-5 degrees", (0, None, 0, "-5 degrees"));
        check("#12 Ann said:", (0, Some(Marker::Number(12)), 4, "Ann said:"));
        check("(3) Ann said:", (0, Some(Marker::Number(3)), 4, "Ann said:"));
        check("[3]Ann said:", (0, None, 0, "[3]Ann said:"));
        check("#bridge", (0, None, 0, "#bridge"));
        check("(2014)", (0, Some(Marker::Number(2014)), 6, ""));
        check("   ", (3, None, 3, ""));
    }

    #[test]
    fn tags_closed_before_the_cut_are_left_out_and_open_ones_stay() {
        let open = |name: &str| Inline::Open { tag: name.to_owned(), name: name.to_owned() };
        let text = |t: &str| Inline::Text(t.to_owned());
        let close = |name: &str| Inline::Close(name.to_owned());
        let line = [open("b"), text("Ann"), close("b"), text(" said: "), open("i"), text("yes"), close("i")];
        assert_eq!(skip_text(&line, 10), [open("i"), text("yes"), close("i")]);
        assert_eq!(
            skip_text(&[open("b"), text("Ann said: yes"), close("b")], 10),
            [open("b"), text("yes"), close("b")]
        );
    }
}
