//! Tells the buttons that stand under comments from their last words, and quotes what was left out.

use super::discussion::Entry;
use super::furniture::{bare, count_buttons, is_buttons, is_foot, without_numbers};
use super::lines::{Inline, Line};
use comity_text::ends_sentence;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A row of buttons is broken over at most so many lines.
const MAX_BUTTON_LINES: usize = 4;

/// Words under one of so many comments may be buttons; those of a comment's own text are rarer.
const COMMENTS_PER_BUTTON: usize = 4;

/// What was left out under comments is quoted up to this length, in bytes.
const MAX_BUTTONS_NOTE_BYTES: usize = 6000;

/// Quotes what was left out under comments, the same words once.
pub(super) fn note_buttons(buttons: &[Line]) -> String {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut quoted: Vec<(&Line, usize)> = Vec::new();
    for line in buttons {
        let place = *places.entry(without_numbers(&line.text)).or_insert(quoted.len());
        match quoted.get_mut(place) {
            Some((_, times)) => *times += 1,
            None => quoted.push((line, 1)),
        }
    }
    let lines = if buttons.len() == 1 { "line" } else { "lines" };
    let mut note = format!("left out under comments: {} {lines} of buttons: ", buttons.len());
    for (n, (line, times)) in quoted.iter().enumerate() {
        let joint = if n > 0 { " / " } else { "" };
        let left = MAX_BUTTONS_NOTE_BYTES.saturating_sub(note.len());
        if n > 0 && line.text.len() > left {
            let _ = write!(note, "{joint}and {} more", quoted.len() - n);
            break;
        }
        let shown: String = line.text.chars().take(left).collect();
        let more = if shown.len() < line.text.len() { "…" } else { "" };
        let _ = write!(note, "{joint}line {}: {shown}{more}", line.number);
        if *times > 1 {
            let _ = write!(note, " ({times} times)");
        }
    }
    note
}

/// The last lines of a comment that could be one row of buttons, the shortest first: where each begins, and its words.
/// Addresses may have broken a row over some lines.
fn rows_at_end(body: &[Line]) -> impl Iterator<Item = (usize, String)> {
    let starts = (1..body.len()).rev().take(MAX_BUTTON_LINES);
    starts.map_while(|start| {
        let lines = body.get(start..).filter(|lines| lines.first().is_some_and(|l| !l.is_blank()))?;
        Some((start, lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ")))
    })
}

/// Rows of buttons that stand under several comments.
pub(super) fn shared_buttons(entries: &[Entry]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        for (_, text) in rows_at_end(&entry.body).filter(|(_, text)| is_buttons(text)) {
            *counts.entry(without_numbers(&text)).or_default() += 1;
        }
    }
    let least = entries.len().div_ceil(COMMENTS_PER_BUTTON).max(2);
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(text, _)| text).collect()
}

/// Where a row of buttons, or the foot of a page, begins at the end of a comment. With no empty line above it, it could
/// be the end of the comment's last sentence: then that has to have ended, and the row to be more than one word, or
/// the same row stands under other comments.
pub(super) fn furniture_at_end(body: &[Line], shared: &BTreeSet<String>) -> Option<usize> {
    let mut rows = rows_at_end(body);
    let is_furniture = |(start, text): &(usize, String)| {
        let above = start.checked_sub(1).and_then(|above| body.get(above));
        let count = count_buttons(text);
        let is_word = count == 1 && ends_sentence(text);
        if above.is_none_or(Line::is_blank) {
            return (count > 0 && !is_word) || is_foot(text);
        }
        let is_apart = above.is_some_and(|line| ends_sentence(&line.text));
        let is_sure = count > 1 || (count == 1 && body.get(*start..).is_some_and(is_linked));
        let is_shared = || count > 0 && shared.contains(&without_numbers(text));
        (is_apart && (is_sure || is_foot(text))) || is_shared()
    };
    rows.find(is_furniture).map(|(start, _)| start)
}

/// Whether lines are links and nothing else, or have what text browsers write for links.
fn is_linked(lines: &[Line]) -> bool {
    let is_link = |line: &Line| {
        let mut depth = 0_usize;
        let is_outside = |piece: &Inline| {
            match piece {
                Inline::Open { name, .. } if name == "a" => depth += 1,
                Inline::Close(name) if name == "a" => depth = depth.saturating_sub(1),
                Inline::Text(text) => return depth == 0 && text.chars().any(char::is_alphanumeric),
                Inline::Open { .. } | Inline::Close(_) => {}
            }
            false
        };
        !line.inline.is_empty() && !line.inline.iter().any(is_outside)
    };
    let is_marked = |line: &Line| {
        let spaced: Vec<&str> = line.text.split_whitespace().collect();
        line.hidden > 0 || (line.text.contains(['[', '<']) && bare(&line.text) != spaced.join(" "))
    };
    lines.iter().all(is_link) || lines.iter().any(is_marked)
}
