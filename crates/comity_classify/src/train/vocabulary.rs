//! Which features are worth a weight: those seen in several comments.

use super::read::Row;
use super::split::Split;
use crate::exact;
use crate::features::{Block, Lang, Reader, Repair, Sink, emit, find_quotations};
use crate::known::Known;
use comity_model::Span;
use rayon::prelude::*;
use std::collections::HashMap;

/// Comments in which a feature must occur to get a weight.
const MIN_COMMENTS: u8 = 3;
/// Slots of the first, rough count (a power of two).
const ROUGH_SLOTS: usize = 1 << 26;
/// Known words of English that spelling is repaired towards and runs are cut into, and how often each occurs at least.
const KNOWN_WORDS: usize = 40_000;
const MIN_KNOWN: u32 = 3;
/// A word that occurs so many times as seldom as a frequent one of which it is a slip is that one misspelt: `becuase`.
const SLIP_RATIO: u32 = 300;
/// How many words are frequent enough to tell, and letters of the shortest slip.
const FREQUENT: usize = 3_000;
const MIN_SLIP: usize = 4;

/// The hashed features of one text.
#[derive(Debug, Default, Clone)]
pub(crate) struct Features {
    pub text: Vec<u64>,
    pub concept: Vec<u64>,
}

impl Sink for Features {
    fn feature(&mut self, block: Block, hash: u64, _token: usize) {
        match block {
            Block::Text => self.text.push(hash),
            Block::Concept => self.concept.push(hash),
        }
    }
}

/// The features of one row.
fn features_of(row: &Row, repair: &Repair, buffers: &mut Buffers) -> Features {
    find_quotations(&row.canonical, &mut buffers.quoted);
    buffers.reader.harmless.clone_from(&row.harmless);
    buffers.reader.read(&row.canonical, row.lang, &buffers.quoted, Some(repair));
    let mut features = Features::default();
    for sentence in &buffers.reader.sentences {
        emit(&buffers.reader, sentence.first, sentence.last, row.lang, &mut features);
    }
    features
}

/// What [`features_of`] reuses.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    pub reader: Reader,
    pub quoted: Vec<Span>,
}

/// The features of all rows, in their order.
pub(crate) fn all_features(rows: &[Row], repair: &Repair) -> Vec<Features> {
    rows.par_iter()
        .with_min_len(64)
        .map_init(Buffers::default, |buffers, row| features_of(row, repair, buffers))
        .collect()
}

/// Numbers of the features that get a weight.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub numbers: HashMap<u64, u32, std::hash::BuildHasherDefault<Identity>>,
    pub hashes: Vec<u64>,
    pub counts: Vec<u32>,
}

/// Feature hashes are spread already.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

impl Vocabulary {
    /// The vocabulary of the training rows: first counted roughly in a small table, then numbered by first occurrence.
    pub(crate) fn of(rows: &[Row], features: &[Features]) -> Self {
        let mut rough = vec![0_u8; ROUGH_SLOTS];
        let training =
            || rows.iter().zip(features).filter(|(row, _)| row.split == Split::Train).map(|(_, f)| f);
        let mut unique: Vec<u64> = Vec::new();
        for features in training() {
            distinct(features, &mut unique);
            for hash in &unique {
                let slot = &mut rough[*hash as usize & (ROUGH_SLOTS - 1)];
                *slot = slot.saturating_add(1);
            }
        }
        let mut vocabulary = Self::default();
        for features in training() {
            distinct(features, &mut unique);
            for &hash in &unique {
                if rough[hash as usize & (ROUGH_SLOTS - 1)] >= MIN_COMMENTS {
                    let next = vocabulary.hashes.len() as u32;
                    let number = *vocabulary.numbers.entry(hash).or_insert(next);
                    if number == next {
                        vocabulary.hashes.push(hash);
                        vocabulary.counts.push(0);
                    }
                    vocabulary.counts[number as usize] += 1;
                }
            }
        }
        vocabulary
    }
}

fn distinct(features: &Features, unique: &mut Vec<u64>) {
    unique.clear();
    unique.extend(features.text.iter().chain(&features.concept));
    unique.sort_unstable();
    unique.dedup();
}

/// What frequent words are misspelt as.
struct Slips {
    /// How often a frequent word occurs, by itself and by what is left of it without one letter.
    whole: HashMap<String, u32>,
    shortened: HashMap<String, u32>,
}

impl Slips {
    /// Of words with their counts, most frequent first.
    fn of(words: &[(String, u32)]) -> Self {
        let (mut whole, mut shortened) = (HashMap::new(), HashMap::new());
        for (word, n) in words.iter().take(FREQUENT) {
            whole.insert(word.clone(), *n);
            for at in 1..word.len() {
                shortened.entry(without(word, at)).or_insert(*n);
            }
        }
        Self { whole, shortened }
    }

    /// Whether `word`, which occurs `n` times, is a frequent word with a letter left out or twice, or two swapped.
    fn has(&self, word: &str, n: u32) -> bool {
        let letters = word.as_bytes();
        let is_of = |meant: Option<&u32>| meant.is_some_and(|meant| meant / SLIP_RATIO >= n);
        let swapped = (1..letters.len()).any(|at| {
            let mut swapped = letters.to_vec();
            swapped.swap(at - 1, at);
            String::from_utf8(swapped).is_ok_and(|swapped| is_of(self.whole.get(&swapped)))
        });
        let is_doubled = |at: usize| letters.get(at) == letters.get(at - 1);
        letters.len() >= MIN_SLIP
            && (swapped
                || is_of(self.shortened.get(word))
                || (1..letters.len()).any(|at| is_doubled(at) && is_of(self.whole.get(&without(word, at)))))
    }
}

/// A word of `a` to `z` without the letter at `at`.
fn without(word: &str, at: usize) -> String {
    word.chars().enumerate().filter(|(i, _)| *i != at).map(|(_, letter)| letter).collect()
}

/// The known words of English among the rows, most frequent first, each with its cost in a run.
pub(crate) fn known_words(rows: &[Row]) -> Known {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut reader = Reader::default();
    let mut total = 0_u64;
    for row in rows.iter().filter(|r| r.lang == Lang::En && r.split == Split::Train) {
        reader.read(&row.canonical, Lang::En, &[], None);
        for token in reader.tokens.iter().filter(|t| !t.whole) {
            let letters = reader.letters(token);
            if letters.iter().all(char::is_ascii_lowercase) {
                *counts.entry(letters.iter().collect()).or_default() += 1;
                total += 1;
            }
        }
    }
    let mut words: Vec<(String, u32)> = counts.into_iter().filter(|(_, n)| *n >= MIN_KNOWN).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let slips = Slips::of(&words);
    words.retain(|(word, n)| !slips.has(word, *n));
    words.truncate(KNOWN_WORDS);
    let mut known = Known::default();
    for (word, n) in words {
        let cost = exact::ln(total as f64 / f64::from(n)) * 10.0;
        known.push(&word, cost.min(255.0) as u8);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_seldom_and_is_a_slip_of_a_frequent_word_is_no_word() {
        let words =
            [("people", 9_000), ("trial", 900), ("brain", 800), ("brian", 90), ("trail", 70), ("poeple", 12)];
        let slips = Slips::of(&words.map(|(word, n)| (word.to_owned(), n)));
        let slipped = ["poeple", "peple", "peoplee", "trail", "brian", "people", "purple"];
        assert_eq!(slipped.map(|word| slips.has(word, 12)), [true, true, true, false, false, false, false]);
    }
}
