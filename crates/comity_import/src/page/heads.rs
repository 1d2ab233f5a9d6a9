//! Tells which lines are the heads of comments: `1. NAME said:`, in the looks of the page at hand.

use super::discussion::{Looks, MAX_TIME_CHARS};
use super::lines::{Line, Marker};
use super::said::{self, Header, Style};

/// A name that is broken over two lines is no longer than this together, in characters.
const MAX_BROKEN_HEADER_CHARS: usize = 140;

/// A time as a page prints it has at most so many words.
const MAX_TIME_WORDS: usize = 6;

/// The longest name without a colon behind it, in words.
const MAX_BARE_NAME_WORDS: usize = 5;

/// The second comment is looked for in so many lines, so that a page without comments costs little.
const MAX_LINES_OF_FIRST: usize = 2_000;

/// The header that begins at line `at`, and the line after it. A line with the number that comes next may go on with
/// the comment's text even where the others do not.
pub(super) fn header(lines: &[Line], at: usize, looks: &Looks, is_next: bool) -> Option<(Header, usize)> {
    let line = lines.get(at)?;
    // A sentence may say `Ann said: no`; only alone on its line is it a head without a mark.
    if line.marker.is_none() && !is_bare_head(line, &looks.style) {
        return None;
    }
    // Where a comment is due, a line with its number or bullet and `said:` is a head whatever the person is called.
    let is_due = is_next || (looks.has_bullets && line.marker == Some(Marker::Bullet));
    let odd = || said::parse_odd_name(&line.text, &looks.style).filter(|_| is_due && looks.is_alone);
    let whole = parse_line(line, &looks.style).or_else(odd);
    if let Some(header) = whole {
        let is_alone = header.rest_start >= line.text.len();
        return (is_alone || !looks.is_alone || is_next).then_some((header, at + 1));
    }
    // A long name may be broken over two lines.
    let next = lines.get(at + 1).filter(|n| n.marker.is_none() && !n.is_blank())?;
    let joined = format!("{} {}", line.text, next.text);
    if !looks.is_alone || line.marker.is_none() || joined.chars().count() > MAX_BROKEN_HEADER_CHARS {
        return None;
    }
    let header = said::parse(&joined, &looks.style)?;
    (header.rest_start >= joined.len()).then_some((header, at + 2))
}

/// The header of a line; a `time` element after the colon belongs to it.
pub(super) fn parse_line(line: &Line, style: &Style) -> Option<Header> {
    let mut header = said::parse(&line.text, style).or_else(|| unpunctuated(line, style))?;
    let rest = line.text.get(header.rest_start..).unwrap_or_default();
    if line.time.is_some() && rest.chars().count() < MAX_TIME_CHARS {
        header.rest_start = line.text.len();
    }
    Some(header)
}

/// A header in HTML may do without the colon, since its looks tell it apart.
fn unpunctuated(line: &Line, style: &Style) -> Option<Header> {
    let is_html = !line.inline.is_empty();
    if !is_html || line.marker.is_none() {
        return None;
    }
    let words: Vec<&str> = line.text.split_whitespace().collect();
    // What a `time` element says stands behind the name: `Ann said 3 May`.
    let time_words = if line.time.is_some() { MAX_TIME_WORDS } else { 0 };
    let heads = (0..=time_words.min(words.len())).map(|cut| words.len() - cut);
    let mut headers =
        heads.filter_map(|end| said::parse(&format!("{}:", words.get(..end)?.join(" ")), style));
    let header = headers.find(|h| h.name.split_whitespace().count() <= MAX_BARE_NAME_WORDS)?;
    Some(Header { rest_start: line.text.len(), ..header })
}

/// Whether the head with the number that follows the one of line `at` stands further down, beside it.
pub(super) fn is_followed(lines: &[Line], at: usize, looks: &Looks) -> bool {
    let Some((line, below)) = lines.get(at..).and_then(<[Line]>::split_first) else { return false };
    let Some(Marker::Number(number)) = line.marker else { return false };
    said::ends_like_header(&line.text, &looks.style)
        && below.iter().take(MAX_LINES_OF_FIRST).any(|l| {
            l.marker == Some(Marker::Number(number + 1))
                && l.indent.abs_diff(line.indent) <= 1
                && parse_line(l, &looks.style).is_some()
        })
}

/// Whether a line is nothing but `NAME said:`.
pub(super) fn is_bare_head(line: &Line, style: &Style) -> bool {
    line.marker.is_none() && parse_line(line, style).is_some_and(|h| h.rest_start >= line.text.len())
}
