//! The lexicons that come with the program.

use super::spelling::Spelling;
use super::{Hit, Lexicon, LexiconMatch, Searcher};
use crate::body::Body;
use aho_corasick::AhoCorasick;
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

/// The list that is asked for most, with an automaton of its own.
const MAIN: &str = "en";

/// The built-in lexicons, read at the first use of one. A file that cannot be read counts as missing; a test keeps that
/// from happening.
struct Builtin {
    /// In the order of [`FILES`].
    lexicons: Vec<Option<Lexicon>>,
    /// One automaton for the spellings of all lists but the main one: a text is gone through twice, not eleven times.
    shared: AhoCorasick,
}

static BUILTIN: LazyLock<Builtin> = LazyLock::new(|| {
    let mut first = 0;
    let lexicons: Vec<Option<Lexicon>> = FILES
        .iter()
        .map(|(language, file)| {
            if *language == MAIN {
                return Lexicon::parse(file).ok();
            }
            let share = |spellings: &[Spelling]| Ok(Searcher::Shared { first, count: spellings.len() });
            let lexicon = super::parse::parse(file, share).ok()?;
            first += lexicon.spellings.len();
            Some(lexicon)
        })
        .collect();
    let sharing = lexicons.iter().flatten().filter(|l| matches!(l.searcher, Searcher::Shared { .. }));
    let shared = super::parse::automaton(sharing.flat_map(|lexicon| &lexicon.spellings))
        .expect("the built-in lists are far below what an automaton can hold");
    Builtin { lexicons, shared }
});

/// The automaton that the lexicons share.
pub(super) fn shared() -> &'static AhoCorasick {
    &BUILTIN.shared
}

pub(super) fn find(language: &str) -> Option<&'static Lexicon> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let index = FILES.iter().position(|(l, _)| l.eq_ignore_ascii_case(primary))?;
    BUILTIN.lexicons.get(index)?.as_ref()
}

/// The listed words of all lexicons, language by language.
pub(super) fn find_in_all(body: &Body) -> Vec<(&'static str, LexiconMatch)> {
    // In the order of the patterns, so that each list finds its own in one piece.
    let mut hits: Vec<(usize, Hit)> = shared()
        .find_overlapping_iter(&body.canonical.keys.text)
        .map(|hit| (hit.pattern().as_usize(), Hit { spelling: 0, start: hit.start(), end: hit.end() }))
        .collect();
    hits.sort_by_key(|(pattern, _)| *pattern);
    let mut found = Vec::new();
    for ((language, _), lexicon) in FILES.iter().zip(&BUILTIN.lexicons) {
        let Some(lexicon) = lexicon else { continue };
        let matches = match lexicon.searcher {
            Searcher::Own(_) => lexicon.find(body),
            Searcher::Shared { first, count } => {
                let begin = hits.partition_point(|(pattern, _)| *pattern < first);
                let end = hits.partition_point(|(pattern, _)| *pattern < first + count);
                let own = hits.get(begin..end).unwrap_or_default().iter();
                super::find::among(
                    lexicon,
                    body,
                    own.map(|(pattern, hit)| Hit { spelling: pattern - first, ..*hit }),
                )
            }
        };
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
