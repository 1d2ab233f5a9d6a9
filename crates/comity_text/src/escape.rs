//! Writing text into HTML so that it cannot leave its place: neither as markup nor by direction or stacked marks.

use unicode_normalization::char::is_combining_mark;

/// Combining marks on one character beyond this many are dropped: no language needs more, stacks cover the neighbours.
const MAX_MARKS: usize = 4;

/// Appends `text` as the content of an element.
pub(crate) fn push_text(html: &mut String, text: &str) {
    push(html, text, Place::Content);
}

/// Appends `value` as a double-quoted attribute value.
pub(crate) fn push_attribute(html: &mut String, value: &str) {
    push(html, value, Place::Attribute);
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Content,
    Attribute,
}

fn push(html: &mut String, text: &str, place: Place) {
    let mut marks = 0;
    let mut plain_from = 0;
    let mut next = 0;
    loop {
        // Most text is letters and spaces, in long runs.
        let rest = text.as_bytes().get(next..).unwrap_or(&[]);
        let plain = rest.iter().take_while(|byte| is_plain(**byte)).count();
        if plain > 0 {
            marks = 0;
        }
        let at = next + plain;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        next = at + c.len_utf8();
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' if place == Place::Attribute => "&quot;",
            '\'' if place == Place::Attribute => "&#39;",
            // A line separator would break the layout; a paragraph separator too.
            '\u{2028}' | '\u{2029}' => " ",
            '\t' | '\n' => continue,
            c if c.is_ascii() && !c.is_ascii_control() => {
                marks = 0;
                continue;
            }
            c if escapes_direction(c) || c.is_control() || is_tag_or_noncharacter(c) => "",
            c if is_combining_mark(c) => {
                marks += 1;
                if marks <= MAX_MARKS {
                    continue;
                }
                ""
            }
            _ => {
                marks = 0;
                continue;
            }
        };
        html.push_str(text.get(plain_from..at).unwrap_or(""));
        html.push_str(replacement);
        plain_from = next;
    }
    html.push_str(text.get(plain_from..).unwrap_or(""));
}

/// Whether a byte is a character that stays as it is everywhere.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// Embeddings, overrides and isolates: unterminated they would turn what follows around. Marks (LRM, RLM, ALM) are harmless.
fn escapes_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_tag_or_noncharacter(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0001}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(text: &str) -> String {
        let mut html = String::new();
        push_text(&mut html, text);
        html
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(content("<b>\"R&D\"</b>"), "&lt;b&gt;\"R&amp;D\"&lt;/b&gt;");
    }

    #[test]
    fn an_override_cannot_turn_the_page_around() {
        assert_eq!(content("a\u{202E}b\u{2067}c\u{200F}d"), "abc\u{200F}d");
    }

    #[test]
    fn stacked_marks_are_thinned_and_real_ones_stay() {
        let stacked = format!("z{}", "\u{0336}".repeat(40));
        assert_eq!(content(&stacked).chars().count(), 5);
        assert_eq!(content("шалом שָׁלוֹם"), "шалом שָׁלוֹם");
    }
}
