//! Words that are written as one, read as those that they are.

use super::super::concepts::{Concept, concepts_of, word_hash};
use super::super::{Lang, WORD_SEED, finish, mix};
use super::{FREQUENT, MAX_LETTERS, Repair, matters};

/// Letters of the shortest word that may be several run together.
const MIN_JOINED: usize = 8;
/// The same where not two of them matter.
const MIN_JOINED_PLAIN: usize = 10;
/// Letters of the shortest word of such a run that matters, and of the shortest that need not be frequent.
const MIN_MATTERING: usize = 5;
const MIN_RARE: usize = 3;
/// Words that one may be run together of.
const MAX_PARTS: usize = 16;
/// Letters of the longest known word.
const MAX_KNOWN: usize = 14;

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
        (0..self.count).map(move |i| repair.word(parts[i]))
    }
}

impl Repair {
    /// One word alone.
    pub(super) fn one(&self, number: u32) -> Words<'_> {
        let mut parts = [0; MAX_PARTS];
        parts[0] = number;
        Words { repair: self, parts, count: 1 }
    }

    /// The cheapest way to read `letters` as known words, if two of them matter, or all are words beyond doubt.
    pub(super) fn run(&self, letters: &[char]) -> Option<Words<'_>> {
        if letters.len() < MIN_JOINED {
            return None;
        }
        let length = letters.len();
        let mut best = [(u32::MAX, 0_u8, 0_usize); MAX_LETTERS + 1];
        best[0] = (0, 0, 0);
        for begin in 0..length {
            let (cost, parts, _) = best[begin];
            if cost == u32::MAX || usize::from(parts) == MAX_PARTS {
                continue;
            }
            let mut state = WORD_SEED;
            for end in begin + 1..=length.min(begin + MAX_KNOWN) {
                let last = letters[end - 1];
                state = mix(state, u64::from(u32::from(last)));
                if end == begin + 1 && !matches!(last, 'i' | 'a' | 'u') {
                    continue;
                }
                if let Some(own) = self.cost_of(finish(state) | 1) {
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
        let (mut end, mut mattering, mut is_plain) = (length, 0, length >= MIN_JOINED_PLAIN);
        for at in (0..count).rev() {
            let begin = best[end].2;
            let hash = word_hash(letters[begin..end].iter().copied());
            parts[at] = self.spelled.get(hash)?;
            let concept = concepts.of_word(hash);
            mattering += usize::from(matters(concept) || matches!(concept, Concept::You | Concept::All));
            let shortest = if matters(concept) { MIN_MATTERING } else { MIN_RARE };
            let is_sure = end - begin > MIN_MATTERING || self.rare(parts[at]).is_none();
            let is_long = end - begin >= shortest && is_sure;
            is_plain &= is_long || !matters(concept) && parts[at] < FREQUENT / 8;
            end = begin;
        }
        (mattering >= 2 || is_plain).then_some(Words { repair: self, parts, count })
    }
}
