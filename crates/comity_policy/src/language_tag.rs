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

/// The languages with two letters, as in ISO 639-1.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng \
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether there is such a language, as far as can be told: two letters are looked up, and three that stand for a language with
/// two are none. Comments are found to be in languages with two letters.
///
/// # Errors
/// What may have been meant.
pub(crate) fn check_known(tag: &str) -> Result<(), String> {
    check(tag)?;
    let language = primary(tag).to_lowercase();
    let meant = spoken(&language).err().and_then(|unknown| unknown.meant);
    match (language.len(), meant) {
        (2, _) if TWO_LETTERS.split(' ').any(|known| known == language) => Ok(()),
        (2, _) => Err("the two letters of a language stand in ISO 639-1, such as `en` or `hy`".to_owned()),
        (_, Some(meant)) => Err(format!("did you mean `{meant}`?")),
        _ => Ok(()),
    }
}

/// What is wrong with a tag of no language.
pub(crate) fn unknown(tag: &str) -> String {
    format!("`{tag}` is no language")
}

/// Whether `tag` has the form of a language tag (BCP 47), as in the file name of a translation.
pub fn is_language_tag(tag: &str) -> bool {
    check(tag).is_ok()
}

/// What is wrong with such a tag.
pub(crate) fn complaint(tag: &str) -> String {
    format!("`{tag}` is no language tag")
}
