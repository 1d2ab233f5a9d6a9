//! Whether a word is the tag of a language.

use crate::compile::primary;
use comity_locale::spoken;

/// Whether `tag` has the form of a BCP 47 tag that begins with a language: two or three letters, then parts of one to
/// eight letters and digits.
///
/// # Errors
/// What may have been meant, for what has another form.
pub(crate) fn check(tag: &str) -> Result<(), String> {
    let language = primary(tag);
    let is_language = matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_language && tag.split(['-', '_']).skip(1).all(is_part) {
        return Ok(());
    }
    let meant = spoken(tag).err().and_then(|unknown| unknown.meant);
    Err(meant.map_or_else(
        || "a language is written in two or three letters, such as `en` or `hy`".to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    ))
}

/// Whether `tag` has the form of a language tag (BCP 47), as in the file name of a translation.
pub fn is_language_tag(tag: &str) -> bool {
    check(tag).is_ok()
}

/// What is wrong with such a tag.
pub(crate) fn complaint(tag: &str) -> String {
    format!("`{tag}` is no language tag")
}
