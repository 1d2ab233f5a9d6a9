//! The lexicons that come with the program.

use super::index::Index;
use super::spelling::{Role, Spelling};
use super::{Hit, Lexicon, LexiconMatch, Searcher};
use crate::body::Body;
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

/// The built-in lexicons, read at the first use of one. A file that cannot be read counts as missing; a test keeps that
/// from happening.
struct Builtin {
    /// In the order of [`FILES`].
    lexicons: Vec<Option<Lexicon>>,
    /// The spellings of all lists, so that a text is gone through once, not eleven times.
    shared: Index,
}

static BUILTIN: LazyLock<Builtin> = LazyLock::new(|| {
    let mut first = 0;
    let lexicons: Vec<Option<Lexicon>> = FILES
        .iter()
        .map(|(_, file)| {
            let share = |spellings: &[Spelling]| Searcher::Shared { first, count: spellings.len() };
            let lexicon = super::parse::parse(file, share).ok()?;
            first += lexicon.spellings.len();
            Some(lexicon)
        })
        .collect();
    let shared = Index::new(lexicons.iter().flatten().flat_map(|lexicon| &lexicon.spellings));
    Builtin { lexicons, shared }
});

/// The index that the lexicons share.
pub(super) fn shared() -> &'static Index {
    &BUILTIN.shared
}

pub(super) fn find(language: &str) -> Option<&'static Lexicon> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let index = FILES.iter().position(|(l, _)| l.eq_ignore_ascii_case(primary))?;
    BUILTIN.lexicons.get(index)?.as_ref()
}

/// What each list has spelled out as a word or phrase, and what it lists as the beginning of words.
pub(crate) fn spellings() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    FILES.iter().zip(&BUILTIN.lexicons).flat_map(|((language, _), lexicon)| {
        let spellings = lexicon.iter().flat_map(|lexicon| &lexicon.spellings);
        let listed = spellings.filter(|s| matches!(s.role, Role::Term(_)) && !s.star_begin && !s.broken);
        listed.map(|spelling| (*language, &*spelling.text, spelling.star_end))
    })
}

/// The listed words of all lexicons, language by language.
pub(super) fn find_in_all(body: &Body) -> Vec<(&'static str, LexiconMatch)> {
    let mut hits = shared().hits(&body.canonical.keys);
    if hits.is_empty() && body.canonical.keys.masked.is_empty() {
        return Vec::new();
    }
    // In the order of the spellings, so that each list finds its own in one piece.
    hits.sort_unstable_by_key(|hit| hit.spelling);
    let mut found = Vec::new();
    for ((language, _), lexicon) in FILES.iter().zip(&BUILTIN.lexicons) {
        let Some(lexicon) = lexicon else { continue };
        let Searcher::Shared { first, count } = lexicon.searcher else { continue };
        let begin = hits.partition_point(|hit| hit.spelling < first);
        let end = hits.partition_point(|hit| hit.spelling < first + count);
        let own = hits.get(begin..end).unwrap_or_default().iter();
        let own = own.map(|hit| Hit { spelling: hit.spelling - first, ..*hit });
        let (matches, _) = super::find::among(lexicon, body, own);
        found.extend(matches.into_iter().map(|found| (*language, found)));
    }
    found
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
    fn looking_in_all_lists_at_once_finds_what_each_finds_alone() {
        for text in [
            "What a load of bullsh1t, said the councillor of Scunthorpe, tu es un con, ты дурак и дура.",
            "sen aptal mısın? Du Arschloch! f u c k the b*stards; che cazzo, gilipollas, merda, ahmaq",
            "A quiet walk along the river, with the dog.",
        ] {
            let body = Body::read(text, Some("en"));
            let alone: Vec<_> = FILES
                .iter()
                .flat_map(|(language, _)| {
                    find(language)
                        .expect("it is there")
                        .find(&body)
                        .into_iter()
                        .map(|found| (*language, found))
                })
                .collect();
            assert_eq!(find_in_all(&body), alone, "{text}");
        }
    }

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
