//! Letters of the scripts that comments are written in, told without the tables of Unicode.

/// Whether `c` is a letter, as [`char::is_alphabetic`] says, which looks most scripts up in tables.
#[inline]
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_surely(c) || c.is_alphabetic() }
}

/// Whether `c` is a letter or a digit, as [`char::is_alphanumeric`] says.
#[inline]
pub fn is_letter_or_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_surely(c) || c.is_alphanumeric() }
}

/// Latin with its accents, Cyrillic, Armenian, Arabic, Hangul and Han.
#[inline]
const fn is_surely(c: char) -> bool {
    matches!(c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}'
        | '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{620}'..='\u{64A}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
