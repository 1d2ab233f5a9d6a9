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
const KNOWN_WORDS: usize = 16_000;
const MIN_KNOWN: u32 = 6;

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
    words.truncate(KNOWN_WORDS);
    let mut known = Known::default();
    for (word, n) in words {
        let cost = exact::ln(total as f64 / f64::from(n)) * 10.0;
        known.push(&word, cost.min(255.0) as u8);
    }
    known
}
