//! What somebody meant who writes a condition as in another language: `and` for `&&`, `=` for `==`.

use std::ops::Range;

/// The first sign or word outside texts that no condition knows, with what is written for it.
pub(super) fn find(source: &str) -> Option<(Range<usize>, String)> {
    let mut quote = None;
    let mut chars = source.char_indices().peekable();
    let (mut before, mut lists) = (' ', 0_usize);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let last = std::mem::replace(&mut before, c);
        if let Some(open) = quote {
            if c == '\\' {
                chars.next();
            } else if c == open {
                quote = None;
            }
            continue;
        }
        let one = at..at + c.len_utf8();
        let two = at..(at + 2).min(source.len());
        match (c, next) {
            ('"' | '\'', _) => quote = Some(c),
            ('[', _) => lists += 1,
            (']', _) => lists = lists.saturating_sub(1),
            (',', '0'..='9') if last.is_ascii_digit() && lists == 0 => return Some(decimal(source, at)),
            ('=', '>') => return Some((two, ">=".to_owned())),
            ('=', '<') => return Some((two, "<=".to_owned())),
            ('<', '>') => return Some((two, "!=".to_owned())),
            ('=' | '!' | '<' | '>', '=') | ('&', '&') | ('|', '|') => {
                chars.next();
            }
            ('=', _) => return Some((one, "==".to_owned())),
            ('&', _) => return Some((one, "&&".to_owned())),
            ('|', _) => return Some((one, "||".to_owned())),
            ('“' | '”' | '„' | '‘' | '’' | '«' | '»', _) => return Some((one, "'".to_owned())),
            _ if c.is_alphabetic() || c == '_' => {
                let rest = source.get(at..).unwrap_or("");
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                while chars.next_if(|(next, _)| *next < at + length).is_some() {}
                if let Some(sign) = sign_for(rest.get(..length).unwrap_or("")).filter(|_| last != '.') {
                    return Some((at..at + length, sign.to_owned()));
                }
                before = 'a';
            }
            _ => {}
        }
    }
    None
}

/// A number whose comma stands at `comma`, as it is written here: `0,6` is `0.6`.
fn decimal(source: &str, comma: usize) -> (Range<usize>, String) {
    let digit = |c: char| !c.is_ascii_digit();
    let begin = source.get(..comma).and_then(|head| head.rfind(digit)).map_or(0, |at| at + 1);
    let end =
        source.get(comma + 1..).and_then(|tail| tail.find(digit)).map_or(source.len(), |at| comma + 1 + at);
    // A sign of several bytes before the number: its last byte is no border.
    let begin = (begin..=comma).find(|at| source.is_char_boundary(*at)).unwrap_or(comma);
    (begin..end, source.get(begin..end).unwrap_or("").replace(',', "."))
}

/// The sign that is written for a word.
pub(super) fn sign_for(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "and" => Some("&&"),
        "or" => Some("||"),
        "not" => Some("!"),
        _ => None,
    }
}
