//! Makes a text ready for the Markdown parser without moving a single byte.
//!
//! Some Markdown would hide what a person wrote, or eat it: `<!--` swallows the rest, `[name]: …` vanishes as a link
//! definition, two words masked as `f**k` turn bold. Such characters are exchanged for control characters of the same
//! length (the person's own control characters having become spaces) and put back in what the parser returns.

use std::borrow::Cow;

const STAR: char = '\u{1}';
const LESS: char = '\u{2}';
const COLON: char = '\u{3}';
const GREATER: char = '\u{4}';
const UNDERSCORE: char = '\u{5}';

/// Quote marks at the start of a line beyond this many are ordinary characters.
const MAX_QUOTE_MARKS: usize = 8;

/// A copy of `text`, as long as it, that is safe to parse.
pub(super) fn prepare(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(is_exchanged) {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut before = '\n';
    let mut marks_in_line = 0;
    let mut at_line_start = true;
    // End of the run of stars or underscores that was looked at last, and whether it stands inside a word.
    let mut run = (0, false);
    // Inside `](…)`: an address, in which nothing is emphasis and no control character may stand.
    let mut in_target = false;
    for (at, c) in text.char_indices() {
        let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
        if matches!(c, '*' | '_') && at >= run.0 {
            run = run_of_marks(text, at, before);
        }
        in_target = if in_target { !matches!(c, ')' | ' ' | '\n') } else { c == '(' && before == ']' };
        out.push(match c {
            '*' if run.1 && !in_target => STAR,
            '_' if run.1 && !in_target => UNDERSCORE,
            '<' if !starts_autolink(bytes, at) && before != '(' => LESS,
            ':' if before == ']' => COLON,
            '>' if at_line_start => {
                marks_in_line += 1;
                if marks_in_line > MAX_QUOTE_MARKS { GREATER } else { c }
            }
            '\r' if next == b'\n' => c,
            '\r' => '\n',
            '\n' | '\t' => c,
            c if c.is_ascii_control() => ' ',
            c => c,
        });
        if c == '\n' || (c == '\r' && next != b'\n') {
            at_line_start = true;
            marks_in_line = 0;
        } else if !matches!(c, ' ' | '\t' | '>' | '\r') {
            at_line_start = false;
        }
        if !matches!(c, '*' | '_') {
            before = c;
        }
    }
    Cow::Owned(out)
}

/// Whether a byte may be exchanged, here or elsewhere in a text.
const fn is_exchanged(byte: u8) -> bool {
    const EXCHANGED: [bool; 256] = {
        let (mut all, mut byte) = ([false; 256], 0_u8);
        while byte <= 127 {
            all[byte as usize] = matches!(byte, b'*' | b'<' | b']' | b'>' | b'_' | 0..=8 | 11..=31 | 127);
            byte += 1;
        }
        all
    };
    EXCHANGED[byte as usize]
}

/// The text with the person's own characters back in place.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    // Without a way out, so that many bytes are compared at once.
    if !text.bytes().fold(false, |found, byte| found | (1..=5).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let back = |c| match c {
        STAR => '*',
        LESS => '<',
        COLON => ':',
        GREATER => '>',
        UNDERSCORE => '_',
        c => c,
    };
    Cow::Owned(text.chars().map(back).collect())
}

/// The end of the run of stars and underscores that begins at `at`, and whether letters or digits stand on both its sides.
fn run_of_marks(text: &str, at: usize, before: char) -> (usize, bool) {
    let rest = text.get(at..).unwrap_or("");
    let length = rest.bytes().take_while(|b| matches!(b, b'*' | b'_')).count();
    let after = rest.get(length..).and_then(|r| r.chars().next());
    (at + length, before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric))
}

/// Whether `<http://…>`, `<https://…>` or `<name@host>` begins at `at`.
fn starts_autolink(bytes: &[u8], at: usize) -> bool {
    /// Longest autolink that is looked for, in bytes.
    const LONGEST: usize = 500;
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let window = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
    if !window.starts_with(b"http") && !window.starts_with(b"mailto:") {
        return false;
    }
    let end = window.iter().position(|b| matches!(b, b'>' | b'<' | b'\n' | b' '));
    end.is_some_and(|end| window.get(end) == Some(&b'>') && window.contains(&b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preparation_keeps_the_length_and_can_be_undone() {
        for text in [
            "f**k you and f**k them",
            "<!-- x",
            "[a]: b",
            ">>>>>>>>>>>> x",
            "snake_case",
            "*a* <http://x.org>",
        ] {
            let prepared = prepare(text);
            assert_eq!(prepared.len(), text.len());
            assert_eq!(restore(&prepared), text);
        }
    }

    #[test]
    fn control_characters_become_spaces() {
        assert_eq!(prepare("a\u{0}b\u{1}c\td"), "a b c\td");
    }
}
