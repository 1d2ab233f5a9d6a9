//! Undoes slips and tricks of spelling: swapped, missing and doubled letters, and words run together.
//!
//! Only words that are not in the vocabulary are looked at, and only towards words that matter for a score; so a rare
//! name stays what it is unless it is one slip away from an insult.

use super::Lang;
use super::concepts::{Concept, concepts_of, word_hash};
use std::collections::HashMap;

/// Letters of the shortest word that is repaired by swapping two of them.
const MIN_SWAP: usize = 4;
/// Letters of the shortest word that is repaired by adding or dropping one.
const MIN_EDIT: usize = 5;
/// Letters of the shortest word that may be several run together.
const MIN_JOINED: usize = 8;
/// Words that one may be run together of.
const MAX_PARTS: usize = 8;
/// Letters of the longest known word.
const MAX_KNOWN: usize = 14;

/// The words that matter and those that are known, of English.
#[derive(Debug, Default)]
pub(crate) struct Repair {
    words: Vec<String>,
    /// Hash of a word that matters → its number.
    exact: HashMap<u64, u32>,
    /// Hash of such a word without one of its letters → its number.
    shortened: HashMap<u64, u32>,
    /// Hash of every known word → its cost in a run, in tenths of nats.
    known: HashMap<u64, u8>,
    /// The known words, for runs.
    spelled: HashMap<u64, u32>,
}

/// What a word was repaired to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    repair: &'a Repair,
    parts: [u32; MAX_PARTS],
    count: usize,
}

impl<'a> Words<'a> {
    /// The words in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> {
        let repair = self.repair;
        let parts = self.parts;
        (0..self.count).map(move |i| repair.words[parts[i] as usize].as_str())
    }
}

impl Repair {
    /// From the known words, most frequent first, each with its cost in a run (tenths of nats).
    pub(crate) fn new(known: &[(String, u8)]) -> Self {
        let concepts = concepts_of(Lang::En);
        let mut repair = Self::default();
        for (word, cost) in known {
            let hash = word_hash(word.chars());
            let number = repair.words.len() as u32;
            repair.words.push(word.clone());
            repair.known.insert(hash, *cost);
            repair.spelled.insert(hash, number);
            if matters(concepts.of_word(hash)) && word.chars().count() >= MIN_SWAP {
                repair.exact.insert(hash, number);
                let letters: Vec<char> = word.chars().collect();
                if letters.len() > MIN_EDIT - 1 {
                    for skip in 1..letters.len() {
                        repair.shortened.entry(without(&letters, skip)).or_insert(number);
                    }
                }
            }
        }
        repair
    }

    /// The words that `letters` stand for; `None` for a word that is known or cannot be repaired.
    pub(crate) fn repair(&self, letters: &[char]) -> Option<Words<'_>> {
        if letters.len() < MIN_SWAP || letters.len() > 40 {
            return None;
        }
        let hash = word_hash(letters.iter().copied());
        if self.known.contains_key(&hash) || !letters.iter().all(char::is_ascii_lowercase) {
            return None;
        }
        self.slip(letters, hash).map(|number| self.one(number)).or_else(|| self.run(letters))
    }

    fn one(&self, number: u32) -> Words<'_> {
        let mut parts = [0; MAX_PARTS];
        parts[0] = number;
        Words { repair: self, parts, count: 1 }
    }

    fn slip(&self, letters: &[char], hash: u64) -> Option<u32> {
        for i in 0..letters.len() - 1 {
            if letters[i] != letters[i + 1] {
                let swapped = letters.iter().enumerate().map(|(at, &c)| match at {
                    at if at == i => letters[i + 1],
                    at if at == i + 1 => letters[i],
                    _ => c,
                });
                if let Some(&number) = self.exact.get(&word_hash(swapped)) {
                    return Some(number);
                }
            }
        }
        if letters.len() + 1 >= MIN_EDIT
            && let Some(&number) = self.shortened.get(&hash)
        {
            return Some(number);
        }
        if letters.len() > MIN_EDIT {
            for skip in 1..letters.len() {
                if let Some(&number) = self.exact.get(&without(letters, skip)) {
                    return Some(number);
                }
            }
        }
        None
    }

    /// The cheapest way to read `letters` as known words, if two of them matter.
    fn run(&self, letters: &[char]) -> Option<Words<'_>> {
        if letters.len() < MIN_JOINED {
            return None;
        }
        let length = letters.len();
        let mut best: [(u32, u8, usize); 41] = [(u32::MAX, 0, 0); 41];
        best[0] = (0, 0, 0);
        for end in 1..=length {
            for begin in end.saturating_sub(MAX_KNOWN)..end {
                let (cost, parts, _) = best[begin];
                if cost == u32::MAX || usize::from(parts) == MAX_PARTS {
                    continue;
                }
                let piece = &letters[begin..end];
                if piece.len() == 1 && !matches!(piece[0], 'i' | 'a' | 'u') {
                    continue;
                }
                if let Some(&own) = self.known.get(&word_hash(piece.iter().copied())) {
                    let total = cost + u32::from(own);
                    if total < best[end].0 {
                        best[end] = (total, parts + 1, begin);
                    }
                }
            }
        }
        let (cost, count, _) = best[length];
        let count = usize::from(count);
        if cost == u32::MAX || count < 2 || length < 3 * count {
            return None;
        }
        let concepts = concepts_of(Lang::En);
        let mut parts = [0; MAX_PARTS];
        let (mut end, mut mattering) = (length, 0);
        for at in (0..count).rev() {
            let begin = best[end].2;
            let hash = word_hash(letters[begin..end].iter().copied());
            parts[at] = *self.spelled.get(&hash)?;
            let concept = concepts.of_word(hash);
            mattering += usize::from(matters(concept) || matches!(concept, Concept::You | Concept::All));
            end = begin;
        }
        (mattering >= 2).then_some(Words { repair: self, parts, count })
    }
}

fn without(letters: &[char], skip: usize) -> u64 {
    word_hash(letters.iter().enumerate().filter(|&(i, _)| i != skip).map(|(_, &c)| c))
}

/// Whether a word of this concept is worth repairing towards.
fn matters(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Group
            | Concept::Hate
            | Concept::Violence
            | Concept::Die
            | Concept::Expel
            | Concept::Dehumanise
            | Concept::Negative
            | Concept::Insult
            | Concept::Crime
            | Concept::Profanity
            | Concept::Slur
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(word: &str) -> String {
        let known: Vec<(String, u8)> =
            ["i", "hate", "you", "women", "stupid", "idiot", "pen", "is", "tone", "the"]
                .map(|w| (w.to_owned(), 50))
                .to_vec();
        let repair = Repair::new(&known);
        let letters: Vec<char> = word.chars().collect();
        repair.repair(&letters).map_or(word.to_owned(), |w| w.iter().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn slips_are_undone_and_names_stay() {
        assert_eq!(repaired("stuipd"), "stupid");
        assert_eq!(repaired("idiiot"), "idiot");
        assert_eq!(repaired("stpid"), "stupid");
        assert_eq!(repaired("ihatewomen"), "i hate women");
        assert_eq!(repaired("penistone"), "penistone");
        assert_eq!(repaired("hate"), "hate");
    }
}
