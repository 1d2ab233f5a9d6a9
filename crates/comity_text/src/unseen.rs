//! Characters of which a reader sees nothing.

/// Whether a reader sees nothing of `text`: it is empty, or white space and unseen characters are all it has.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Whether a character leaves no mark: control, direction and other default-ignorable characters, fillers, and the empty
/// pattern of Braille. White space is not among them.
pub fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn what_leaves_no_mark_is_blank() {
        for text in
            ["", " \n\t", "\u{200B}\u{200D}", "\u{202E}", "\u{3164}", "\u{2800} \u{AD}", "\u{7}", "\u{E0041}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        for text in [".", "👍", "\u{200B}a", "ب", "\u{2801}"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
