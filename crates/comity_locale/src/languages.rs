//! Whether the pages speak a language that somebody asks for, and which one was meant where they don't.

use crate::{LANGUAGES, nearly, supported};
use unic_langid::LanguageIdentifier;

/// What people write who mean one of our languages: its names, its three letters (ISO 639-2), its country.
const NAMES: [(&str, &[&str]); 7] = [
    ("en", &["english", "eng", "uk", "us"]),
    ("hy", &["armenian", "hayeren", "հայերեն", "hye", "arm", "am"]),
    ("az", &["azerbaijani", "azeri", "azərbaycanca", "aze"]),
    ("ru", &["russian", "русский", "rus"]),
    ("tr", &["turkish", "türkçe", "turkce", "tur"]),
    ("ar", &["arabic", "العربية", "ara"]),
    ("de", &["german", "deutsch", "deu", "ger", "at", "ch"]),
];

/// Words under this number of letters are looked up, never guessed: nearly every pair of letters is a language.
const MIN_GUESSED_CHARS: usize = 3;

/// A tag of a language that the pages don't speak, or no tag at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// The one that was probably meant.
    pub meant: Option<&'static str>,
}

/// The tag of a language that the pages speak, as it is usually written: `en_gb` → `en-GB`.
///
/// # Errors
/// [`UnknownLanguage`] for a language that is not one of [`LANGUAGES`], and for what is no BCP 47 tag.
pub fn spoken(tag: &str) -> Result<String, UnknownLanguage> {
    match (supported(tag), tag.parse::<LanguageIdentifier>()) {
        (Some(_), Ok(identifier)) => Ok(identifier.to_string()),
        (Some(language), Err(_)) => Err(UnknownLanguage { meant: Some(language) }),
        (None, _) => Err(UnknownLanguage { meant: meant(tag) }),
    }
}

/// The language that somebody meant by this word.
fn meant(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let names = || NAMES.into_iter().flat_map(|(tag, names)| names.iter().map(move |name| (*name, tag)));
    let exact = names().find(|(name, _)| *name == word);
    let near = || {
        let name = nearly(&word, names().map(|(name, _)| name))?;
        names().find(|(known, _)| *known == name)
    };
    let found = if word.chars().count() < MIN_GUESSED_CHARS { exact } else { exact.or_else(near) };
    found.map(|(_, tag)| tag).filter(|tag| LANGUAGES.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_the_pages_speak_is_taken_in_its_usual_spelling() {
        assert_eq!(spoken("en"), Ok("en".to_owned()));
        assert_eq!(spoken("EN_gb"), Ok("en-GB".to_owned()));
        assert_eq!(spoken("az-Latn-AZ"), Ok("az-Latn-AZ".to_owned()));
    }

    #[test]
    fn what_was_meant_is_guessed_from_names_and_never_from_two_letters() {
        let meant = |tag: &str| spoken(tag).unwrap_err().meant;
        assert_eq!(meant("Armenian"), Some("hy"));
        assert_eq!(meant("am"), Some("hy"));
        assert_eq!(meant("rusian"), Some("ru"));
        assert_eq!(meant("eng"), Some("en"));
        assert_eq!(meant("tr-"), Some("tr"));
        assert_eq!(meant("xx"), None);
        assert_eq!(meant("klingon"), None);
        assert_eq!(meant(""), None);
    }

    #[test]
    fn every_language_has_names() {
        assert_eq!(NAMES.map(|(tag, _)| tag), LANGUAGES);
    }
}
