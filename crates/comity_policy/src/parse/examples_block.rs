//! The `examples` block of a clause: `outcome [circumstances]: comment`, one a line.

use super::error::Errors;
use crate::document::{Circumstance, Example};
use comity_locale::did_you_mean;
use comity_model::Outcome;

/// Reads the block `text`, which begins at byte `offset` of the file.
///
/// A line that begins with two spaces continues the comment above it; `\n` in a comment is a line break; lines that
/// begin with `//` are remarks.
pub(super) fn read(text: &str, offset: usize, errors: &mut Errors<'_>) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut at = offset;
    for raw in text.split_inclusive('\n') {
        let begin = at;
        at += raw.len();
        let line = raw.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() || line.starts_with("//") {
            continue;
        }
        if let (Some(more), Some(example)) = (line.strip_prefix("  "), examples.last_mut()) {
            example.text.push('\n');
            example.text.push_str(more);
            continue;
        }
        examples.extend(read_line(line, begin, errors));
    }
    examples
}

fn read_line(line: &str, begin: usize, errors: &mut Errors<'_>) -> Option<Example> {
    let whole = begin..begin + line.len();
    let indent = line.len() - line.trim_start().len();
    let line = line.trim_start();
    let begin = begin + indent;
    let word_end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    let (word, rest) = line.split_at(word_end);
    let sign = line.split_whitespace().next().unwrap_or("");
    let (word, width) = if word.is_empty() { (sign, sign.len()) } else { (word, word.len()) };
    let expected: Outcome = if let Ok(outcome) = word.parse() {
        outcome
    } else {
        let words = Outcome::ALL.map(Outcome::as_str);
        errors.add_with_help(
            begin..begin + width.max(1),
            format!("an example begins with an outcome, not with `{word}`"),
            did_you_mean(word, words).or_else(|| {
                Some("write `reject: comment`, `hold: …`, `ask: …`, `note: …` or `publish: …`".to_owned())
            }),
        );
        return None;
    };
    let Some((circumstances, text)) = split_at_colon(rest) else {
        errors.add_with_help(
            whole.clone(),
            "this example has no comment",
            Some(format!("write `{word}: the comment`")),
        );
        return None;
    };
    if circumstances.contains('[') && !circumstances.contains(']') {
        errors.doubt(
            whole.clone(),
            "the bracket of this example is never closed",
            Some("write `]` before the colon".to_owned()),
        );
    }
    let circumstances = read_circumstances(circumstances, begin + word_end, errors)?;
    if text.trim().is_empty() {
        errors.doubt(whole, "this example has no comment", Some(format!("write `{word}: the comment`")));
    }
    let text = text.trim().replace("\\n", "\n");
    Some(Example { expected, circumstances, text, at: begin..begin + line.len() })
}

/// Splits `[a="x: y"]: text` at the colon that ends the circumstances, quoted colons apart.
fn split_at_colon(rest: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ':' if !is_quoted => return Some((rest.get(..at)?, rest.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// Reads ` [reply, insult=0.9, said="a text"]`; the brackets may be left out.
fn read_circumstances(text: &str, offset: usize, errors: &mut Errors<'_>) -> Option<Vec<Circumstance>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut is_sound = true;
    while let Some(rest) = text.get(at..) {
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', ',', '[', ']']).len();
        at += skipped;
        let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) else { break };
        let length = token_length(rest);
        let token = rest.get(..length).unwrap_or(rest);
        let place = offset + at..offset + at + length;
        at += length.max(1);
        let (name, value) = token.split_once('=').unwrap_or((token, ""));
        if let Some(all) = spaced_value(name, value, rest) {
            let place = offset + at - length.max(1)..offset + at - length.max(1) + name.len() + 1 + all.len();
            let help = Some(format!("write `{name}=\"{all}\"`"));
            errors.add_with_help(place, format!("`{all}` has spaces in it and no quotes"), help);
            at += name.len() + 1 + all.len() - length.max(1);
            is_sound = false;
            continue;
        }
        let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
        if let Err((message, help)) = crate::examples::check_circumstance(name, value) {
            errors.add_with_help(place, message, help);
            is_sound = false;
        } else {
            found.push(Circumstance { name: name.to_owned(), value: value.to_owned(), at: place });
        }
    }
    is_sound.then_some(found)
}

/// All of a text that has spaces and no quotes: `headline=Verdict in the case`; none where what follows are circumstances.
fn spaced_value<'t>(name: &str, value: &str, rest: &'t str) -> Option<&'t str> {
    if value.is_empty() || value.starts_with('"') || !crate::examples::takes_text(name) {
        return None;
    }
    let all = rest.get(name.len() + 1..)?;
    let all = all.get(..all.find([',', ']']).unwrap_or(all.len()))?.trim_end();
    let is_circumstance = |word: &str| {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        crate::examples::check_circumstance(name, value.trim_matches('"')).is_ok()
    };
    let next = all.split_whitespace().nth(1)?;
    (!is_circumstance(next) && !next.contains('=')).then_some(all)
}

/// Length of `name` or `name=value`, where a value in quotes may hold anything.
fn token_length(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' | '\t' | ',' | ']' if !is_quoted => return at,
            _ => {}
        }
    }
    text.len()
}
