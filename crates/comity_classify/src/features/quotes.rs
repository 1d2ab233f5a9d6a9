//! Finds quotations: what is quoted is not what is said.

use comity_model::Span;

/// Quotations that are noticed at most.
const MAX_QUOTATIONS: usize = 64;
/// Bytes of the longest quotation; a mark without its partner must not swallow the rest of a text.
const MAX_QUOTATION_BYTES: usize = 1_200;

/// Adds the stretches between quotation marks, and the lines that begin with `>`, to `found`, in order.
pub(crate) fn find_quotations(text: &str, found: &mut Vec<Span>) {
    found.clear();
    if !text.bytes().any(|b| matches!(b, b'"' | b'\'' | b'>') || !b.is_ascii()) {
        return;
    }
    let mut open: Option<(char, usize)> = None;
    let mut line_quote: Option<usize> = None;
    let mut previous = '\n';
    let mut behind = 0;
    let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    loop {
        if found.len() >= MAX_QUOTATIONS {
            return;
        }
        let rest = text.as_bytes().get(behind..).unwrap_or(&[]);
        let plain = rest.iter().take_while(|byte| marks_nothing(**byte)).count();
        if let Some(last) = plain.checked_sub(1).and_then(|last| rest.get(last)) {
            previous = char::from(*last);
        }
        let at = behind + plain;
        let Some(c) = char_at(at) else { break };
        behind = at + c.len_utf8();
        let next = char_at(behind);
        if c == '>' && previous == '\n' {
            line_quote = Some(at);
            open = None;
        } else if c == '\n' {
            if let Some(begin) = line_quote.take() {
                found.push(Span::new(begin, at));
            }
        } else if line_quote.is_none() {
            match open {
                Some((closing, begin)) if closes(c, closing, next) => {
                    if at - begin <= MAX_QUOTATION_BYTES {
                        found.push(Span::new(begin, at + c.len_utf8()));
                    }
                    open = None;
                }
                Some(_) => {}
                None => open = closing_mark(c, previous).map(|closing| (closing, at)),
            }
        }
        previous = c;
    }
    if let Some(begin) = line_quote {
        found.push(Span::new(begin, text.len()));
    }
}

/// Whether a byte is a whole character that neither begins nor ends a quotation.
const fn marks_nothing(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'"' | b'\'' | b'>' | b'\n')
}

/// The mark that closes a quotation opened by `c`.
fn closing_mark(c: char, previous: char) -> Option<char> {
    let at_word_begin = !previous.is_alphanumeric();
    match c {
        '"' if at_word_begin => Some('"'),
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '「' => Some('」'),
        '『' => Some('』'),
        '\'' | '‘' if at_word_begin => Some('\''),
        _ => None,
    }
}

fn closes(c: char, closing: char, next: Option<char>) -> bool {
    match closing {
        '\'' => matches!(c, '\'' | '’') && next.is_none_or(|n| !n.is_alphanumeric()),
        '"' => matches!(c, '"' | '”'),
        '“' => matches!(c, '“' | '”' | '"'),
        other => c == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotations(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find_quotations(text, &mut found);
        found.into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn marks_of_several_languages_and_quoted_lines_are_found() {
        assert_eq!(quotations("He said \"go home\" and left"), ["\"go home\""]);
        assert_eq!(quotations("Er rief „geht heim“, sie «jamais»"), ["„geht heim“", "«jamais»"]);
        assert_eq!(quotations("> you are wrong\nNo, I'm not, don't"), ["> you are wrong"]);
        assert_eq!(quotations("it's 5' long and Jane's"), Vec::<&str>::new());
    }
}
