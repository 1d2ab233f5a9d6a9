//! What is wrong with the TOML of a rules block, in the words of somebody who writes a policy.

use super::error::floor_border;
use std::ops::Range;

/// Quotation marks of typewriting and print, which TOML doesn't know.
const PRINTED_QUOTES: [char; 10] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛'];

/// A mistake in a block.
pub(super) struct InWords {
    /// Bytes of the block.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What to write.
    pub(super) help: Option<String>,
}

/// The parser's `error` about the block `text`, said so that an editor knows what to write.
pub(super) fn of(text: &str, error: &toml::de::Error) -> InWords {
    let at = error.span().unwrap_or(0..0);
    let said = |at: Range<usize>, message: &str, help: String| InWords {
        at,
        message: format!("this is not valid TOML: {message}"),
        help: Some(help),
    };
    if error.message().contains("duplicate key")
        && let Some(at) = single_brackets(text)
    {
        let (message, help) =
            ("a rule begins with `[[rule]]`".to_owned(), Some("use two brackets".to_owned()));
        return InWords { at, message, help };
    }
    let line_at = line_around(text, at.start);
    let line = text.get(line_at.clone()).unwrap_or("");
    if error.message().contains("duplicate key")
        && let Some((key, _)) = line.split_once('=')
    {
        let key = key.trim();
        let message = format!("`{key}` is set twice in this rule");
        let help = if key == "name" {
            "each rule begins with a line `[[rule]]`"
        } else {
            "keep one of the two lines"
        };
        return InWords { at, message, help: Some(help.to_owned()) };
    }
    let (key, value) = line.split_once('=').map_or(("", line), |(key, value)| (key.trim(), value));
    let value_begin = line_at.end - value.len() + (value.len() - value.trim_start().len());
    let value = without_remark(value.trim());
    let value_at = value_begin..value_begin + value.len();
    let written = |value: &str| if key.is_empty() { value.to_owned() } else { format!("{key} = {value}") };
    if let Some(at) = printed_quote(value) {
        let straight = value.replace(PRINTED_QUOTES, "\"");
        let at = value_at.start + at..value_at.end;
        return said(at, "these quotes are not straight ones", format!("write `{}`", written(&straight)));
    }
    let number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, part)) = value.split_once(',').filter(|(whole, part)| number(whole) && number(part)) {
        let help = format!("write `{}`", written(&format!("{whole}.{part}")));
        return said(value_at, "a number has a point, not a comma", help);
    }
    if let Some(percent) =
        value.strip_suffix('%').and_then(|it| it.trim().replace(',', ".").parse::<f64>().ok())
    {
        let help = format!("write `{}`", written(&(percent / 100.0).to_string()));
        return said(value_at, "a share is a number from 0 to 1, without a sign", help);
    }
    if value.starts_with(|c: char| c.is_alphabetic() || c == '_') && !key.is_empty() {
        let (message, help) = match bare(value) {
            Bare::Boolean(value) => ("this is no value", format!("write `{}`", written(value))),
            Bare::Words(words) => (
                "a text has no quotes",
                format!("put each word in straight quotes, in a list: `{}`", written(&words)),
            ),
            Bare::Word(word) => {
                ("a text has no quotes", format!("put the word in straight quotes: `{}`", written(&word)))
            }
        };
        return said(value_at, message, help);
    }
    let message = error.message().trim().replace('\n', "; ");
    let help = if line.trim_start().starts_with('[') && line.contains("rule") {
        Some("write `[[rule]]`".to_owned())
    } else if message.starts_with("unexpected key or value") && value.starts_with('"') {
        Some("a text ends at its next `\"`: inside it, write `'`".to_owned())
    } else if let Some((key, value)) = setting_with_colon(line).filter(|_| message.contains("expected `=`")) {
        let value = without_remark(value);
        let value = match (value.starts_with(char::is_alphabetic), bare(value)) {
            (false, _) => value.to_owned(),
            (true, Bare::Boolean(value)) => value.to_owned(),
            (true, Bare::Word(value) | Bare::Words(value)) => value,
        };
        Some(format!("write `{key} = {value}`"))
    } else if message.contains("escape") {
        Some("in `'…'` and `'''…'''` a backslash is a backslash".to_owned())
    } else if ["string values must be quoted", "invalid float"].iter().any(|it| message.contains(it)) {
        Some("put each word in straight quotes".to_owned())
    } else {
        message.contains("expected `=`").then(|| "a line reads `setting = value`".to_owned())
    };
    InWords { at, message: format!("this is not valid TOML: {message}"), help }
}

/// A line `[rule]`, by which only one rule can be written.
fn single_brackets(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if without_remark(line.trim()) == "[rule]" {
            let begin = at + line.len() - line.trim_start().len();
            return Some(begin..begin + "[rule]".len());
        }
        at += line.len();
    }
    None
}

/// The line in which byte `at` stands.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = floor_border(text, at);
    let begin = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let rest = text.get(begin..).unwrap_or("");
    begin..begin + rest.lines().next().unwrap_or("").len()
}

fn without_remark(value: &str) -> &str {
    let mut is_quoted = false;
    for (at, c) in value.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return value.get(..at).unwrap_or(value).trim_end(),
            _ => {}
        }
    }
    value
}

/// Where a printed quotation mark stands in place of a straight one: where a text begins, or at the end of one that never ends.
fn printed_quote(value: &str) -> Option<usize> {
    let (mut quoted, mut last, mut begins) = (false, None, true);
    for (at, c) in value.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if PRINTED_QUOTES.contains(&c) && !quoted && begins => return Some(at),
            c if PRINTED_QUOTES.contains(&c) && quoted => last = Some(at),
            _ => {}
        }
        begins = matches!(c, ' ' | '\t' | '[' | ',');
    }
    last.filter(|_| quoted)
}

enum Bare {
    Boolean(&'static str),
    Word(String),
    Words(String),
}

/// A value that begins with a letter and has no quotes.
fn bare(value: &str) -> Bare {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => return Bare::Boolean("true"),
        "false" | "no" | "off" => return Bare::Boolean("false"),
        _ => {}
    }
    let quoted = |word: &str| format!("\"{}\"", word.trim().trim_matches('"').replace('"', "'"));
    if value.contains(',') {
        let words: Vec<String> = value.split(',').filter(|w| !w.trim().is_empty()).map(quoted).collect();
        Bare::Words(format!("[{}]", words.join(", ")))
    } else {
        Bare::Word(quoted(value))
    }
}

/// `then: "note"`.
fn setting_with_colon(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let (key, value) = (key.trim(), value.trim());
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_key && !value.is_empty()).then_some((key, value))
}
