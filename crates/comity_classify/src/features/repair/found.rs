//! By what misspelling a word can be found.

use super::super::concepts::word_hash;
use super::{FREQUENT, MIN_COMMON, MIN_EDIT, MIN_SWAP, TOPMOST, skeleton, without};

/// Letters of the shortest word that is recognised without its vowels.
pub(super) const MIN_SKELETON: usize = 3;
/// Letters of the shortest common word that is known without one of them, of the shortest frequent one, and of the shortest
/// of the most frequent ones, and how many these are.
const MIN_COMMON_MISSING: usize = 8;
const MIN_FREQUENT_MISSING: usize = 6;
const MIN_TOP_MISSING: usize = 5;
const TOP: u32 = 1_000;
/// Consonants and first letters that are left of the shortest frequent word that is known without its vowels.
const MIN_FREQUENT_SKELETON: usize = 4;

/// What a word can be found by, while all are gathered.
#[derive(Default)]
pub(super) struct Found {
    pub(super) exact: Vec<(u64, u32)>,
    pub(super) shortened: Vec<(u64, u32)>,
    pub(super) skeletons: Vec<(u64, u32)>,
}

impl Found {
    /// Lets a word that matters be found with a slip in it.
    pub(super) fn add_mattering(&mut self, word: &str, hash: u64, number: u32) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() >= MIN_SWAP - 1 {
            self.exact.push((hash, number));
        }
        if letters.len() < MIN_SWAP {
            return;
        }
        let bare: Vec<char> = skeleton(letters.iter().copied()).collect();
        if bare.len() >= MIN_SKELETON && bare.len() < letters.len() {
            self.skeletons.push((word_hash(bare.into_iter()), number));
        }
        if letters.len() > MIN_EDIT - 1 {
            self.shortened.extend((1..letters.len()).map(|skip| (without(&letters, skip), number)));
        }
    }

    /// Lets a long common word, or a shorter frequent one, be found without its vowels or one letter, too, where no word that
    /// matters is.
    pub(super) fn add_common(&mut self, word: &str, number: u32) {
        let letters: Vec<char> = word.chars().collect();
        let bare: Vec<char> = skeleton(letters.iter().copied()).collect();
        let shortest = match number {
            0..TOPMOST => MIN_SKELETON,
            TOPMOST..FREQUENT => MIN_FREQUENT_SKELETON,
            _ => MIN_COMMON,
        };
        if bare.len() >= shortest && bare.len() < letters.len() {
            self.skeletons.push((word_hash(bare.into_iter()), number));
        }
        let shortest = match number {
            0..TOPMOST => MIN_SWAP,
            TOPMOST..TOP => MIN_TOP_MISSING,
            TOP..FREQUENT => MIN_FREQUENT_MISSING,
            _ => MIN_COMMON_MISSING,
        };
        if letters.len() >= shortest {
            self.shortened.extend((1..letters.len()).map(|skip| (without(&letters, skip), number)));
        }
    }
}
