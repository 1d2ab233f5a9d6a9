//! Recognises `NAME said:`, the line that begins a comment on a saved page, in several languages.

use super::dates::find_date;
use super::words::{AFTER_NAME, BEFORE_NAME, JOINTS, NO_NAMES};
use comity_model::Timestamp;

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 120;
/// The most words in a name before text on the same line, where it could be the beginning of a sentence.
const MAX_NAME_WORDS: usize = 8;
/// The most words in a name with signs that belong to sentences.
const MAX_ODD_NAME_WORDS: usize = 5;
/// The colon must come within so many bytes.
const MAX_HEADER_BYTES: usize = 400;

/// The line that begins a comment, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) time: Option<Timestamp>,
    /// Where the comment's own text begins, in bytes of the line; the line's length when it begins on the next.
    pub(crate) rest_start: usize,
}

/// What stands between a name and the colon on the page being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Style {
    /// One of the words of the table below.
    Known,
    /// A word that the table does not have but every entry of the page repeats; empty for `NAME:` alone.
    Learned(String),
}

/// Signs that end a header: colons of several scripts, and the Armenian stop and `but` that serve as such.
const COLONS: &[char] = &[':', '：', '։', '՝', '﹕', '׃', '︰'];

/// Takes `line` (without its number or bullet) apart, if it begins a comment.
pub(crate) fn parse(line: &str, style: &Style) -> Option<Header> {
    let (head_end, rest_start) = colon(line)?;
    let head = line.get(..head_end)?;
    let date = find_date(head);
    let without_date = match &date {
        Some(date) => {
            let (before, after) =
                (head.get(..date.range.start)?.trim_end(), head.get(date.range.end..)?.trim_start());
            // `On 3 May 2024, Ann said`
            let before = if JOINTS.contains(&fold(before).as_str()) { "" } else { before };
            match (before.strip_suffix(['(', '[']), after.strip_prefix([')', ']'])) {
                (Some(before), Some(after)) => format!("{before} {after}"),
                _ => format!("{before} {after}"),
            }
        }
        None => head.to_owned(),
    };
    let bare = trim_joints(&without_date).trim_start_matches("**");
    let name = match style {
        Style::Known => strip_verb(bare)?,
        Style::Learned(verb) => bare.strip_suffix(verb.as_str())?,
    };
    // `**Ann**`, as Markdown writes it.
    let name = trim_joints(trim_joints(name).trim_matches(['*', '_']));
    let is_alone = rest_start >= line.len();
    if !is_name(name) || (!is_alone && name.split_whitespace().count() > MAX_NAME_WORDS) {
        return None;
    }
    let mut header = Header { name: name.to_owned(), time: date.map(|d| d.at), rest_start };
    if header.time.is_none() {
        take_time_after(line, &mut header);
    }
    Some(header)
}

/// Takes a line apart that can only be a head by where it stands, whatever signs the name has: `Fed up! said:`,
/// `http://mill.example said:`.
pub(crate) fn parse_odd_name(line: &str, style: &Style) -> Option<Header> {
    let head = line.trim_end().strip_suffix(COLONS)?.trim_end();
    let name = match style {
        Style::Known => strip_verb(head)?,
        Style::Learned(verb) => head.strip_suffix(verb.as_str()).filter(|_| !verb.is_empty())?,
    };
    let name = trim_joints(name);
    let is_short = name.split_whitespace().count() <= MAX_ODD_NAME_WORDS;
    (is_short && could_be_name(name)).then(|| Header {
        name: name.to_owned(),
        time: None,
        rest_start: line.len(),
    })
}

/// Whether `line` ends with the verb and the colon of a header, whatever stands before them.
pub(crate) fn ends_like_header(line: &str, style: &Style) -> bool {
    let Some(head) = line.trim_end().strip_suffix(COLONS) else { return false };
    match style {
        Style::Known => AFTER_NAME.iter().any(|verb| strip_suffix_word(head.trim_end(), verb).is_some()),
        Style::Learned(verb) => !verb.is_empty() && head.trim_end().ends_with(verb.as_str()),
    }
}

/// Where the head ends and where what follows its colon begins. A colon between digits belongs to a time.
fn colon(line: &str) -> Option<(usize, usize)> {
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > MAX_HEADER_BYTES {
            return None;
        }
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let in_time = before.is_numeric() && after.is_numeric();
        if COLONS.contains(&c) && !in_time {
            let end = at + c.len_utf8();
            let rest = line.get(end..)?;
            // `https://` is no header, and `said:-)` is no comment.
            let is_separated =
                rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "\"'“«„‘-–—".contains(c));
            return is_separated.then(|| (at, end + (rest.len() - rest.trim_start().len())));
        }
        before = c;
    }
    None
}

/// A date alone after the colon belongs to the header: `NAME said: 3 May 2024, 10:15`.
fn take_time_after(line: &str, header: &mut Header) {
    let Some(rest) = line.get(header.rest_start..) else { return };
    if let Some(at) = only_date(rest) {
        header.time = Some(at);
        header.rest_start = line.len();
    }
}

/// The time that `text` consists of, if it has nothing else in it.
pub(crate) fn only_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let date = find_date(text).filter(|_| text.len() < 80)?;
    let others = format!("{} {}", text.get(..date.range.start)?, text.get(date.range.end..)?);
    let others = trim_joints(others.trim_end_matches(['.', ':']));
    // A weekday may be left over.
    (others.split_whitespace().count() <= 1 && others.chars().count() < 14).then_some(date.at)
}

fn strip_verb(head: &str) -> Option<&str> {
    let after =
        AFTER_NAME.iter().filter_map(|verb| strip_suffix_word(head, verb)).min_by_key(|name| name.len());
    after.or_else(|| {
        BEFORE_NAME.iter().filter_map(|verb| strip_prefix_word(head, verb)).min_by_key(|n| n.len())
    })
}

/// `head` without the words `verb` at its end, whatever their case.
fn strip_suffix_word<'t>(head: &'t str, verb: &str) -> Option<&'t str> {
    let tail: usize = verb.chars().count();
    let start = head.char_indices().rev().nth(tail.checked_sub(1)?)?.0;
    let (name, word) = head.split_at_checked(start)?;
    let is_apart = name
        .ends_with(|c: char| c.is_whitespace() || c == ',' || c == ')' || c == '"' || c == '»' || c == '”');
    (is_apart && fold(word) == verb).then_some(name)
}

fn strip_prefix_word<'t>(head: &'t str, verb: &str) -> Option<&'t str> {
    let end = head.char_indices().nth(verb.chars().count()).map(|(at, _)| at)?;
    let (word, name) = head.split_at_checked(end)?;
    (name.starts_with(char::is_whitespace) && fold(word) == verb).then_some(name)
}

/// Lower case in which the capitals of Turkish and Azerbaijani meet those of other languages.
pub(crate) fn fold(word: &str) -> String {
    if word.chars().all(|c| !c.is_uppercase()) {
        return word.to_owned();
    }
    word.to_lowercase().replace('\u{307}', "")
}

fn trim_joints(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let shorter = JOINTS.iter().find_map(|joint| {
            let is_word = joint.chars().all(char::is_alphabetic);
            let cut_end = if is_word { strip_suffix_word(text, joint) } else { text.strip_suffix(joint) };
            // A bracket is only a joint when its other half is not in the name.
            cut_end
                .filter(|_| !closes_a_bracket(text, '(', ')') && !closes_a_bracket(text, '[', ']'))
                .or_else(|| {
                    let starts = !is_word && !matches!(*joint, "(" | "[" | "@");
                    if starts { text.strip_prefix(joint) } else { None }
                })
        });
        match shorter.map(str::trim).or_else(|| text.strip_suffix("()").map(str::trim)) {
            Some(shorter) if shorter.len() < text.len() => text = shorter,
            _ => return text,
        }
    }
}

/// Whether `text` ends with a bracket whose other half stands in it: `1) Ann (Lower Mill)`.
fn closes_a_bracket(text: &str, open: char, close: char) -> bool {
    let mut depth = 0_usize;
    for c in text.chars().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return c == open;
        }
    }
    false
}

fn is_name(name: &str) -> bool {
    could_be_name(name) && !name.contains(['?', '!', ';', '\u{2026}'])
}

fn could_be_name(name: &str) -> bool {
    let first = name.split(|c: char| c.is_whitespace() || c == ',').next().map(fold).unwrap_or_default();
    let last = name.split_whitespace().next_back().map(fold).unwrap_or_default();
    name.chars().any(char::is_alphanumeric)
        && name.chars().count() <= MAX_NAME_CHARS
        && !NO_NAMES.contains(&first.as_str())
        && !NO_NAMES.contains(&last.as_str())
}

/// Finds the word that every one of `lines` has before its colon, for a page whose language we do not know.
pub(crate) fn learn(lines: &[&str]) -> Option<Style> {
    let heads: Vec<&str> = lines
        .iter()
        .filter_map(|line| {
            let (end, rest) = colon(line)?;
            line.get(..end).filter(|_| rest >= line.len())
        })
        .collect();
    if heads.len() < 2 || heads.len() < lines.len() {
        return None;
    }
    let mut shared = heads.first()?.split_whitespace().skip(1).collect::<Vec<_>>();
    for head in &heads {
        while !shared.is_empty() && !head.trim_end().ends_with(&format!(" {}", shared.join(" "))) {
            shared.remove(0);
        }
    }
    let verb = shared.join(" ");
    let are_names = heads.iter().all(|head| head.split_whitespace().count() <= 6 && is_name(head));
    are_names.then_some(Style::Learned(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str)>) {
        let header = parse(line, &Style::Known);
        let found = header.as_ref().map(|h| (h.name.as_str(), line.get(h.rest_start..).unwrap_or("?")));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn names_of_all_sorts_are_recognised() {
        check("Ann said:", Some(("Ann", "")));
        check("J. K. O'Neil-Šarić, Jr. said:", Some(("J. K. O'Neil-Šarić, Jr.", "")));
        check(
            "Tom \"Tiny\" Miller (Lower Mill) says: It is late.",
            Some(("Tom \"Tiny\" Miller (Lower Mill)", "It is late.")),
        );
        check("Զարուհի Մ. ասաց՝", Some(("Զարուհի Մ.", "")));
        check("Мария К. написал(а):", Some(("Мария К.", "")));
        check("İSMAİL DEDİ:", Some(("İSMAİL", "")));
        check("سلمى قالت:", Some(("سلمى", "")));
        check("قال كريم:", Some(("كريم", "")));
        check("Élodie a écrit :", Some(("Élodie", "")));
        check("user_77 wrote on 3 May 2024 at 10:15:", Some(("user_77", "")));
        check("Ann (3 May 2024, 10:15) said: Yes", Some(("Ann", "Yes")));
        check("Ann said: May 3, 2024 at 5:10 pm", Some(("Ann", "")));
        check("1) Just Me (anonymous) said:", Some(("1) Just Me (anonymous)", "")));
        check("Said Karimov said:", Some(("Said Karimov", "")));
        check("On July 7, 2012, at 9:40 am, Road User said:", Some(("Road User", "")));
    }

    #[test]
    fn sentences_are_not_names() {
        for line in [
            "as Tom said: it is late",
            "He said: no",
            "The council met.",
            "see https://bridge.example/said",
            "Two reasons:",
            "What she said: nothing",
            "",
            ":",
            "said:",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn a_verb_that_every_entry_repeats_is_learned() {
        assert_eq!(learn(&["Ann mòr:", "Bo Li mòr:"]), Some(Style::Learned("mòr".to_owned())));
        assert_eq!(learn(&["Ann:", "Bo Li:"]), Some(Style::Learned(String::new())));
        assert_eq!(learn(&["Ann:", "Buy milk"]), None);
    }
}
