//! Texts, times and marked stretches as templates need them, in one language.

use comity_model::{Span, Timestamp};
use std::fmt::Display;

/// A language to speak in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// One of `comity_locale::LANGUAGES`.
    pub(crate) lang: &'static str,
}

impl Words {
    /// The first of these tags that we speak; English when we speak none.
    pub(crate) fn first_of(tags: &[Option<&str>]) -> Self {
        let spoken = tags.iter().flatten().find_map(|tag| comity_locale::supported(tag));
        Self { lang: spoken.unwrap_or("en") }
    }

    /// The text for `key`.
    pub(crate) fn t(self, key: &str) -> String {
        comity_locale::text(self.lang, key, &[])
    }

    /// The text for `key` with one argument.
    pub(crate) fn with(self, key: &str, name: &str, value: impl Display) -> String {
        comity_locale::text(self.lang, key, &[(name, &value.to_string())])
    }

    /// The text for `key` with a number as `$count`.
    pub(crate) fn n(self, key: &str, count: impl Display) -> String {
        self.with(key, "count", count)
    }

    /// The text for `key` with these arguments.
    pub(crate) fn args(self, key: &str, args: &[(&str, &str)]) -> String {
        comity_locale::text(self.lang, key, args)
    }

    /// `Clause 2 · Personal attacks`.
    pub(crate) fn clause(self, number: &str, title: &str) -> String {
        // A clause number is a label, not an amount: a word joiner keeps `3` from being formatted as a number.
        self.args("refused-clause", &[("number", &format!("{number}\u{2060}")), ("title", title)])
            .replace('\u{2060}', "")
    }

    /// What stands before and after the name in `NAME said:`.
    pub(crate) fn said(self) -> (String, String) {
        let sentence = self.with("comment-said", "name", '\u{1}');
        let (before, after) = sentence.split_once('\u{1}').unwrap_or(("", ""));
        (before.to_owned(), after.to_owned())
    }

    /// `ltr` or `rtl`.
    pub(crate) fn direction(self) -> &'static str {
        comity_locale::direction(self.lang)
    }

    /// A moment, for `<time>`.
    pub(crate) fn when(self, at: Timestamp) -> When {
        let time = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or_default();
        let zoned = time.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        let month = self.t(&format!("month-{}", zoned.month()));
        let (day, year) = (zoned.day().to_string(), zoned.year().to_string());
        let day = self.args("date-day", &[("day", &day), ("month", &month), ("year", &year)]);
        let clock = format!("{:02}:{:02}", zoned.hour(), zoned.minute());
        let words = self.args("date-time", &[("date", &day), ("time", &clock)]);
        When { iso: iso(at), day, words }
    }

    /// A moment that may not be known, for pages that must not make one up.
    pub(crate) fn when_known(self, at: Option<Timestamp>) -> When {
        match at {
            Some(at) => self.when(at),
            None => {
                let words = self.t("date-unknown");
                When { iso: String::new(), day: words.clone(), words }
            }
        }
    }
}

/// A moment in three notations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct When {
    /// RFC 3339 in UTC, to the second; empty when nobody knows.
    pub(crate) iso: String,
    /// The day in words.
    pub(crate) day: String,
    /// Day and time in words.
    pub(crate) words: String,
}

impl When {
    pub(crate) fn is_known(&self) -> bool {
        !self.iso.is_empty()
    }
}

/// RFC 3339 in UTC, to the second.
pub(crate) fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.as_secs()).unwrap_or_default().to_string()
}

/// A stretch of a text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The characters.
    pub(crate) text: String,
    /// Whether a rule points at them.
    pub(crate) is_marked: bool,
}

/// Cuts a text at the borders of `spans`, so that a template can mark what lies inside.
pub(crate) fn marked(text: &str, spans: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for span in merged(text, spans) {
        push(&mut pieces, text.get(done..span.begin), false);
        push(&mut pieces, text.get(span.begin..span.end), true);
        done = span.end;
    }
    push(&mut pieces, text.get(done..), false);
    pieces
}

/// Characters of context shown on each side of what is marked in a refusal.
const CONTEXT_CHARS: usize = 48;

/// The marked stretches with a little context; what is left out becomes `…`. Empty when nothing is marked.
pub(crate) fn excerpt(text: &str, spans: &[Span]) -> Vec<Piece> {
    let pieces = marked(text, spans);
    if !pieces.iter().any(|p| p.is_marked) {
        return Vec::new();
    }
    let last = pieces.len() - 1;
    let shorten = |(place, piece): (usize, Piece)| {
        let keeps = (place > 0, place < last);
        let text = if piece.is_marked { piece.text } else { cut(&piece.text, keeps.0, keeps.1) };
        Piece { text, is_marked: piece.is_marked }
    };
    pieces.into_iter().enumerate().map(shorten).collect()
}

/// Keeps the beginning of a text, its end, or both, and puts `…` for the rest.
fn cut(text: &str, keep_begin: bool, keep_end: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let budget = CONTEXT_CHARS * (usize::from(keep_begin) + usize::from(keep_end));
    if chars.len() <= budget {
        return text.to_owned();
    }
    let head: String = chars.iter().take(if keep_begin { CONTEXT_CHARS } else { 0 }).collect();
    let tail: String = chars.iter().skip(chars.len() - if keep_end { CONTEXT_CHARS } else { 0 }).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole).trim_end();
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, whole)| whole).trim_start();
    let gap = if keep_begin { " … " } else { "… " };
    format!("{head}{gap}{tail}")
}

fn push(pieces: &mut Vec<Piece>, text: Option<&str>, is_marked: bool) {
    if let Some(text) = text.filter(|t| !t.is_empty()) {
        pieces.push(Piece { text: text.to_owned(), is_marked });
    }
}

/// Spans in order, without overlap, on character borders; what does not fit the text is dropped.
fn merged(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> =
        spans.iter().copied().filter(|s| s.begin < s.end && text.get(s.begin..s.end).is_some()).collect();
    sorted.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.begin <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// The first `limit` characters of a text, on a word border, with `…` when something is left out.
pub(crate) fn first_chars(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit).collect();
    let head = head.rsplit_once(char::is_whitespace).map_or(head.as_str(), |(whole, _)| whole);
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.is_marked { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn overlapping_spans_are_marked_once() {
        let spans = [Span::new(4, 9), Span::new(0, 6), Span::new(90, 99)];
        assert_eq!(shown(&marked("only an idiot", &spans)), "[only an i]diot");
    }

    #[test]
    fn a_span_inside_a_character_is_dropped() {
        assert_eq!(shown(&marked("ԲարեւՁեզ", &[Span::new(1, 4)])), "ԲարեւՁեզ");
    }

    #[test]
    fn an_excerpt_keeps_context_and_leaves_the_rest_out() {
        let text = format!("{} only an idiot like you would {}", "before ".repeat(40), "after ".repeat(40));
        let at = text.find("idiot").expect("it is there");
        let excerpt = shown(&excerpt(&text, &[Span::new(at, at + 14)]));
        assert!(excerpt.starts_with("… before "), "{excerpt}");
        assert!(excerpt.contains("[idiot like you] would after"), "{excerpt}");
        assert!(excerpt.ends_with(" … "), "{excerpt}");
        assert!(super::excerpt("nothing", &[]).is_empty());
    }

    #[test]
    fn a_name_stands_where_the_language_puts_it() {
        assert_eq!(Words { lang: "en" }.said(), (String::new(), " said:".to_owned()));
    }

    #[test]
    fn a_moment_is_written_for_people_and_machines() {
        let when = Words { lang: "en" }.when(Timestamp::from_secs(1_777_817_100));
        assert_eq!(
            (when.iso.as_str(), when.words.as_str()),
            ("2026-05-03T14:05:00Z", "3 May 2026, 14:05 UTC")
        );
        assert_eq!(Words { lang: "de" }.when(Timestamp::from_secs(1_777_817_100)).day, "3. Mai 2026");
    }
}
