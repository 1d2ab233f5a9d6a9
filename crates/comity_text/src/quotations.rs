//! Text in quotation marks.

use crate::visible::Visible;
use comity_model::Span;

/// Longest quotation in marks, in bytes; marks farther apart belong to different quotations.
const MAX_QUOTATION: usize = 2000;
/// Shortest quotation in words; a single word in marks is often the writer's own.
const MIN_WORDS: usize = 2;

/// Stretches between quotation marks of any language, with the marks.
pub(crate) fn in_marks(visible: &Visible) -> Vec<Span> {
    let text = visible.text.as_str();
    let mut found = Vec::new();
    // The first bytes of all marks that open a quotation.
    if !text.bytes().any(|b| matches!(b, b'"' | 0xC2 | 0xE2 | 0xE3)) {
        return found;
    }
    // Start of the open quotation and the marks that may close it.
    let mut open: Option<(usize, &[char])> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match open {
            Some((start, closing)) if closing.contains(&c) && !(c == '"' && before == ' ') => {
                let end = at + c.len_utf8();
                let words = text.get(start..end).unwrap_or("").split_whitespace().count();
                if end - start <= MAX_QUOTATION && words >= MIN_WORDS {
                    found.push(visible.to_raw(start..end));
                }
                open = None;
            }
            Some(_) if c == '\n' && before == '\n' => open = None,
            Some(_) => {}
            None => {
                let begins_word = !before.is_alphanumeric();
                open = match c {
                    '"' if begins_word => Some((at, &['"', '”'])),
                    '“' | '„' | '‟' => Some((at, &['”', '“', '"'])),
                    '«' => Some((at, &['»'])),
                    '»' if begins_word => Some((at, &['«'])),
                    '「' => Some((at, &['」'])),
                    '『' => Some((at, &['』'])),
                    _ => None,
                };
            }
        }
        before = c;
    }
    found
}

/// The lines of block quotes that begin with their mark. Markdown lets a line without one go on with the quotation; in a
/// comment it is the answer to it.
pub(crate) fn marked_lines(text: &str, blocks: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut at = block.begin;
        let mut is_open = false;
        for line in block.of(text).split_inclusive('\n') {
            let end = at + line.len();
            let is_marked = line.trim_start().starts_with('>') || line.trim().is_empty();
            match found.last_mut() {
                Some(last) if is_marked && is_open => last.end = end,
                _ if is_marked => found.push(Span::new(at, end)),
                _ => {}
            }
            is_open = is_marked;
            at = end;
        }
    }
    found
}

/// Both lists as one, in order and without overlap.
pub(crate) fn merge(blocks: Vec<Span>, marks: Vec<Span>) -> Vec<Span> {
    let mut all = blocks;
    all.extend(marks);
    all.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(all.len());
    for span in all {
        match merged.last_mut() {
            Some(last) if span.begin < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotations(text: &str) -> Vec<&str> {
        let mut visible = Visible::default();
        visible.push_exact(text, 0);
        in_marks(&visible).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn quotation_marks_of_several_languages_are_known() {
        assert_eq!(quotations("He said \"close the bridge\" today."), ["\"close the bridge\""]);
        assert_eq!(quotations("Նա ասաց՝ «փակե՛ք կամուրջը»։"), ["«փակե՛ք կամուրջը»"]);
        assert_eq!(quotations("Er rief „macht zu jetzt“ laut."), ["„macht zu jetzt“"]);
    }

    #[test]
    fn a_line_without_a_mark_answers_the_quotation() {
        let text = "> You said this.\n> And that.\nNo.\n> Yes.\n";
        let lines = marked_lines(text, &[Span::new(0, text.len())]);
        let lines: Vec<&str> = lines.iter().map(|span| span.of(text)).collect();
        assert_eq!(lines, ["> You said this.\n> And that.\n", "> Yes.\n"]);
    }

    #[test]
    fn inches_single_words_and_unclosed_marks_are_no_quotations() {
        assert!(quotations("a 5\" pipe and a 6\" pipe").is_empty());
        assert!(quotations("the so-called \"experts\"").is_empty());
        assert!(quotations("\"never closed at all").is_empty());
    }
}
