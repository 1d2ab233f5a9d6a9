//! Turkish and Azerbaijani, which are told apart by little in a short text.

/// Whether a text that looks like `found` may as well be in `named`, which has most words in common with it: Turkish and
/// Azerbaijani, the more so without the marks on their letters.
pub(super) fn may_be(text: &str, named: &str, found: &str) -> bool {
    let is_azerbaijani = || text.chars().any(|c| matches!(c, 'q' | 'Q' | 'x' | 'X' | 'ə' | 'Ə'));
    let is_turkish = || {
        let mut words = text.split(|c: char| !c.is_alphabetic());
        !text.is_ascii()
            || words.any(|word| word.contains("iyor") || word.ends_with("mak") || word.ends_with("mek"))
    };
    match (named, found) {
        ("az", "tr") => is_azerbaijani() || !is_turkish(),
        ("tr", "az") => !is_azerbaijani(),
        _ => false,
    }
}
