//! Reading lexicon files.

use super::spelling::{Role, Spelling};
use super::{Category, Lexicon, Searcher, Severity, Term};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml::Spanned;

/// Fewest letters of a spelling with a star behind it; fewer would match half the dictionary.
const MIN_LETTERS_BEFORE_STAR: usize = 3;
/// Fewest letters of a spelling with a star in front.
const MIN_LETTERS_AFTER_STAR: usize = 4;
/// Most terms in one lexicon.
const MAX_TERMS: usize = 20_000;

/// What is wrong with a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// It is not TOML, or a field is unknown or missing.
    #[error("{0}")]
    Toml(String),
    /// An entry makes no sense.
    #[error("line {line}: {message}")]
    Entry {
        /// Line of the term, from 1.
        line: usize,
        /// What is wrong, in one sentence.
        message: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    licence: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    fold_diacritics: bool,
    #[serde(default)]
    exceptions: Vec<String>,
    #[serde(default)]
    term: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    word: Spanned<String>,
    #[serde(default)]
    forms: Vec<String>,
    severity: String,
    category: String,
    #[serde(default)]
    exceptions: Vec<String>,
    #[serde(default)]
    stem: bool,
    #[serde(default)]
    name: bool,
    #[serde(default)]
    local: bool,
}

/// Reads a lexicon; `searcher` makes what finds its spellings.
pub(super) fn parse(
    source: &str,
    searcher: impl FnOnce(&[Spelling]) -> Searcher,
) -> Result<Lexicon, LexiconError> {
    let file: File = toml::from_str(source).map_err(|e| LexiconError::Toml(e.to_string()))?;
    if file.term.len() > MAX_TERMS {
        return Err(LexiconError::Toml(format!("more than {MAX_TERMS} terms")));
    }
    let mut terms = Vec::with_capacity(file.term.len());
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut seen: BTreeMap<(Box<str>, bool, bool), String> = BTreeMap::new();
    spellings.extend(file.exceptions.iter().filter_map(|e| Spelling::new(e, Role::Exception(None))));
    for entry in &file.term {
        // Counted for a mistake only: a list has thousands of lines.
        let wrong = |message: String| {
            let head = source.get(..entry.word.span().start).unwrap_or("");
            LexiconError::Entry { line: head.matches('\n').count() + 1, message }
        };
        let word = entry.word.get_ref();
        // There are fewer terms than `MAX_TERMS`.
        let index = terms.len() as u32;
        let severity = Severity::find(&entry.severity).ok_or_else(|| {
            wrong(format!("`{}` is no severity; use mild, strong or severe", entry.severity))
        })?;
        let category = Category::find(&entry.category).ok_or_else(|| {
            wrong(format!(
                "`{}` is no category; use profanity, sexual, insult, slur or threat",
                entry.category
            ))
        })?;
        let written = if entry.stem && !word.ends_with('*') { format!("{word}*") } else { word.clone() };
        let is_one_word = !word.trim().contains(' ');
        for form in std::iter::once(&written).chain(&entry.forms) {
            let mut spelling = Spelling::new(form, Role::Term(index))
                .ok_or_else(|| wrong(format!("`{form}` has no letters to look for")))?;
            let least = match (spelling.star_begin, spelling.star_end) {
                (true, _) => MIN_LETTERS_AFTER_STAR,
                (false, true) => MIN_LETTERS_BEFORE_STAR,
                (false, false) => 2,
            };
            if spelling.letters() < least {
                return Err(wrong(format!("`{form}` is too short: it needs {least} letters")));
            }
            spelling.broken = is_one_word && spelling.text.contains(' ') && !form.contains(['\'', '’', '-']);
            let key = (spelling.text.clone(), spelling.star_begin, spelling.star_end);
            match seen.insert(key, word.clone()) {
                Some(other) if other != *word => {
                    return Err(wrong(format!("`{form}` is listed under `{other}` and `{word}`")));
                }
                Some(_) => {}
                None => spellings.push(spelling),
            }
        }
        spellings
            .extend(entry.exceptions.iter().filter_map(|e| Spelling::new(e, Role::Exception(Some(index)))));
        let word = word.trim_matches('*').trim().to_owned();
        terms.push(Term { word, severity, category, is_name: entry.name, local: entry.local });
    }
    spellings.shrink_to_fit();
    let searcher = searcher(&spellings);
    let _ = file.source;
    Ok(Lexicon {
        digest: digest(&file.language, file.fold_diacritics, &terms, &spellings),
        by_initial: by_initial(&spellings),
        language: file.language,
        licence: file.licence,
        fold_diacritics: file.fold_diacritics,
        terms,
        spellings,
        searcher,
    })
}

fn by_initial(spellings: &[Spelling]) -> Vec<(char, u32)> {
    let mut initials: Vec<_> = spellings
        .iter()
        .enumerate()
        .filter(|(_, s)| matches!(s.role, Role::Term(_)) && !s.star_begin && !s.text.contains(' '))
        .filter_map(|(index, s)| Some((s.text.chars().next()?, u32::try_from(index).ok()?)))
        .collect();
    initials.sort_unstable();
    initials.shrink_to_fit();
    initials
}

fn digest(language: &str, fold: bool, terms: &[Term], spellings: &[Spelling]) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{language} {fold}\n"));
    for term in terms {
        hash.update(format!(
            "{} {} {} {} {}\n",
            term.word,
            term.severity.as_str(),
            term.category.as_str(),
            term.is_name,
            term.local
        ));
    }
    for s in spellings {
        hash.update(format!("{} {} {} {:?}\n", s.text, s.star_begin, s.star_end, s.role));
    }
    hash.finalize().iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(term: &str) -> String {
        Lexicon::parse(&format!("language = \"en\"\nlicence = \"CC0-1.0\"\n\n{term}"))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        assert_eq!(
            error("[[term]]\nword = \"x y\"\nseverity = \"huge\"\ncategory = \"insult\""),
            "line 5: `huge` is no severity; use mild, strong or severe"
        );
        assert_eq!(
            error("[[term]]\nword = \"ab\"\nstem = true\nseverity = \"mild\"\ncategory = \"insult\""),
            "line 5: `ab*` is too short: it needs 3 letters"
        );
        let twice = "[[term]]\nword = \"oaf\"\nseverity = \"mild\"\ncategory = \"insult\"\n";
        assert_eq!(
            error(&format!(
                "{twice}{}",
                twice.replace("word = \"oaf\"", "word = \"lout\"\nforms = [\"oaf\"]")
            )),
            "line 9: `oaf` is listed under `oaf` and `lout`"
        );
        assert!(error("[[term]]\nwort = \"x\"").contains("unknown field"));
    }

    #[test]
    fn the_digest_changes_with_what_matches() {
        let one = |word: &str| {
            let toml = format!(
                "language = \"en\"\nlicence = \"CC0-1.0\"\n[[term]]\nword = \"{word}\"\nseverity = \"mild\"\ncategory = \"insult\""
            );
            Lexicon::parse(&toml).unwrap().digest()
        };
        assert_eq!(one("oaf"), one("oaf"));
        assert_ne!(one("oaf"), one("oaf*"));
    }
}
