//! What somebody meant who writes a condition as in another language: `and` for `&&`, `=` for `==`.

use std::ops::Range;

/// The first sign or word outside texts that no condition knows, with what is written for it.
pub(super) fn find(source: &str) -> Option<(Range<usize>, &'static str)> {
    let mut quote = None;
    let mut chars = source.char_indices().peekable();
    let mut before = ' ';
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
            ('=', '>') => return Some((two, ">=")),
            ('=', '<') => return Some((two, "<=")),
            ('<', '>') => return Some((two, "!=")),
            ('=' | '!' | '<' | '>', '=') | ('&', '&') | ('|', '|') => {
                chars.next();
            }
            ('=', _) => return Some((one, "==")),
            ('&', _) => return Some((one, "&&")),
            ('|', _) => return Some((one, "||")),
            ('“' | '”' | '„' | '‘' | '’' | '«' | '»', _) => return Some((one, "'")),
            _ if c.is_alphabetic() || c == '_' => {
                let rest = source.get(at..).unwrap_or("");
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                while chars.next_if(|(next, _)| *next < at + length).is_some() {}
                if let Some(sign) = sign_for(rest.get(..length).unwrap_or("")).filter(|_| last != '.') {
                    return Some((at..at + length, sign));
                }
                before = 'a';
            }
            _ => {}
        }
    }
    None
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
