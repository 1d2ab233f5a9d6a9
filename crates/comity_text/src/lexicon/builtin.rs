//! The lexicons that come with the program.

use super::Lexicon;
use std::sync::LazyLock;

/// Every language with its file.
const FILES: &[(&str, &str)] = &[
    ("ar", include_str!("../../lexicons/ar.toml")),
    ("az", include_str!("../../lexicons/az.toml")),
    ("de", include_str!("../../lexicons/de.toml")),
    ("en", include_str!("../../lexicons/en.toml")),
    ("es", include_str!("../../lexicons/es.toml")),
    ("fr", include_str!("../../lexicons/fr.toml")),
    ("hy", include_str!("../../lexicons/hy.toml")),
    ("it", include_str!("../../lexicons/it.toml")),
    ("pt", include_str!("../../lexicons/pt.toml")),
    ("ru", include_str!("../../lexicons/ru.toml")),
    ("tr", include_str!("../../lexicons/tr.toml")),
];

/// Read at the first use of each language. A file that cannot be read counts as missing; a test keeps that from happening.
static LEXICONS: [LazyLock<Option<Lexicon>>; FILES.len()] = {
    macro_rules! nth {
        ($($index:literal)*) => { [$(LazyLock::new(|| Lexicon::parse(FILES[$index].1).ok())),*] };
    }
    nth!(0 1 2 3 4 5 6 7 8 9 10)
};

pub(super) fn find(language: &str) -> Option<&'static Lexicon> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let index = FILES.iter().position(|(l, _)| l.eq_ignore_ascii_case(primary))?;
    LEXICONS[index].as_ref()
}

pub(super) fn languages() -> &'static [&'static str] {
    static LANGUAGES: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| FILES.iter().map(|(language, _)| *language).collect());
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lexicon_can_be_read_and_names_its_own_language() {
        for (language, file) in FILES {
            match Lexicon::parse(file) {
                Ok(lexicon) => assert_eq!(lexicon.language(), *language),
                Err(error) => panic!("{language}.toml: {error}"),
            }
        }
    }
}
