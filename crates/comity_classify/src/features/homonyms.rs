//! Words that are slurs or insults in one company and harmless in another: the dyke by the sea, the fag outside the
//! pub. Lists in `data/homonyms/` say by which words nearby the harmless one is known.

use super::{ByHash, Lang, word_hash};
use std::sync::LazyLock;

/// Words before and behind within which the company is looked for.
pub(crate) const COMPANY_REACH: usize = 8;
/// Letters of the shortest beginning that may stand for all words with it.
const MIN_BEGINNING: usize = 2;

/// The words of one language that have a harmless meaning, each with its company.
#[derive(Debug, Default)]
pub(crate) struct Homonyms {
    /// Hash of such a word → number of its company.
    words: ByHash<usize>,
    companies: Vec<Company>,
}

/// Hashes of whole words, and beginnings of words.
#[derive(Debug, Default)]
struct Company {
    words: Vec<u64>,
    beginnings: Vec<Vec<char>>,
}

/// The homonyms of `lang`; none where no list has been written.
pub(crate) fn homonyms_of(lang: Lang) -> Option<&'static Homonyms> {
    static ENGLISH: LazyLock<Homonyms> =
        LazyLock::new(|| Homonyms::parse(include_str!("../../data/homonyms/en.txt")));
    (lang == Lang::En).then(|| &*ENGLISH)
}

impl Homonyms {
    fn parse(text: &str) -> Self {
        let mut homonyms = Self::default();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((words, company)) = line.split_once(':') else { continue };
            let mut known = Company::default();
            for item in company.split_whitespace() {
                match item.strip_suffix('*') {
                    Some(beginning) if beginning.len() >= MIN_BEGINNING => {
                        known.beginnings.push(beginning.chars().collect());
                    }
                    _ => known.words.extend(forms(item)),
                }
            }
            for hash in words.split_whitespace().flat_map(forms) {
                homonyms.words.insert(hash, homonyms.companies.len());
            }
            homonyms.companies.push(known);
        }
        homonyms
    }

    /// The number of the company that would make the word harmless; `None` for a word with one meaning.
    pub(crate) fn company_of(&self, word: u64) -> Option<usize> {
        self.words.get(&word).copied()
    }

    /// Whether a word with these letters belongs to a company.
    pub(crate) fn keeps(&self, company: usize, word: u64, letters: &[char]) -> bool {
        self.companies.get(company).is_some_and(|company| {
            company.words.contains(&word) || company.beginnings.iter().any(|b| letters.starts_with(b))
        })
    }
}

/// Hashes of the forms of `dyke/s`: dyke, dykes.
fn forms(item: &str) -> impl Iterator<Item = u64> {
    let (base, ending) = item.split_once('/').unwrap_or((item, ""));
    let longer = (!ending.is_empty()).then(|| word_hash(base.chars().chain(ending.chars())));
    std::iter::once(word_hash(base.chars())).chain(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_its_company() {
        let homonyms = homonyms_of(Lang::En).expect("English has a list");
        let hash = |word: &str| word_hash(word.chars());
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        let company = homonyms.company_of(hash("dykes")).expect("it has two meanings");
        assert!(homonyms.keeps(company, hash("flooding"), &letters("flooding")));
        assert!(!homonyms.keeps(company, hash("dirty"), &letters("dirty")));
        assert_eq!(homonyms.company_of(hash("bridge")), None);
    }
}
