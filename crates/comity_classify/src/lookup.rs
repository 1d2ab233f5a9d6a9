//! Looks features up in the table of weights, and keeps what the words that comments are full of weigh by themselves.

use crate::features::{Block, Sink, Word};
use crate::output::PerOutput;
use crate::table::{Lanes, Table};
use std::hint::black_box;

/// Features that are looked up together.
const TOGETHER: usize = 64;

/// Words that are kept: 256 KiB in all, with which three words of four need no look into the table.
const KEPT: usize = 4_096;
/// Letters of the longest word that is kept.
const MAX_KEPT_LETTERS: usize = 15;

/// A word that was met, with what it and its pieces weigh.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Its language and letters; 0 where there is none.
    key: u128,
    lanes: Lanes,
    /// How many of its features the table knows.
    known: u16,
}

const FREE: Kept = Kept { key: 0, lanes: Lanes::NONE, known: 0 };

/// Buffers of the lookup that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    /// Features that wait to be looked up.
    waiting: Vec<(Block, u64, usize)>,
    /// Features of a word that is met for the first time.
    own: Vec<u64>,
    /// Words of the table of this number.
    kept: Vec<Kept>,
    table: u64,
}

impl Lookups {
    fn ready_for(&mut self, table: &Table) {
        if self.table != table.number() || self.kept.is_empty() {
            self.kept.clear();
            self.kept.resize(KEPT, FREE);
            self.table = table.number();
        }
        self.waiting.clear();
        self.waiting.reserve(TOGETHER);
    }
}

/// Looks features up and adds their weights where their token is.
///
/// The table is far larger than the processor's caches, so nearly every feature waits for memory. All lines of a group are
/// touched first, which the processor does side by side, and added up then.
pub(crate) struct Lookup<'a> {
    table: &'a Table,
    text: &'a mut [PerOutput<i32>],
    concept: &'a mut [PerOutput<i32>],
    buffers: &'a mut Lookups,
    known: [usize; 2],
}

impl Sink for Lookup<'_> {
    #[inline]
    fn feature(&mut self, block: Block, hash: u64, token: usize) {
        self.buffers.waiting.push((block, hash, token));
        if self.buffers.waiting.len() == TOGETHER {
            self.look_up();
        }
    }

    fn word(&mut self, word: &Word<'_>, token: usize) -> bool {
        let Some(key) = key_of(word) else { return false };
        let buffers = &mut *self.buffers;
        let place = (word.hash >> 24) as usize & (KEPT - 1);
        let (Some(kept), Some(sums)) = (buffers.kept.get_mut(place), self.text.get_mut(token)) else {
            return false;
        };
        if kept.key != key {
            buffers.own.clear();
            word.features(|hash| buffers.own.push(hash));
            black_box(touched(self.table, buffers.own.iter().copied()));
            *kept = Kept { key, ..FREE };
            for hash in &buffers.own {
                kept.known += u16::from(self.table.add(*hash, &mut kept.lanes));
            }
        }
        kept.lanes.add_to(sums);
        self.known[Block::Text as usize] += usize::from(kept.known);
        true
    }
}

/// The language and the letters of a word that may be kept: compared as a whole, so that no two words are taken for each
/// other.
fn key_of(word: &Word<'_>) -> Option<u128> {
    let letters = word.letters();
    if letters.len() > MAX_KEPT_LETTERS || !letters.iter().all(char::is_ascii) {
        return None;
    }
    Some(letters.iter().fold(word.lang as u128 + 1, |key, letter| key << 8 | u128::from(u32::from(*letter))))
}

/// Reads from the lines of features, so that they are near.
fn touched(table: &Table, features: impl Iterator<Item = u64>) -> u8 {
    features.fold(0, |touched, hash| touched ^ table.touch(hash))
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(
        table: &'a Table,
        text: &'a mut [PerOutput<i32>],
        concept: &'a mut [PerOutput<i32>],
        buffers: &'a mut Lookups,
    ) -> Self {
        buffers.ready_for(table);
        Self { table, text, concept, buffers, known: [0; 2] }
    }

    fn look_up(&mut self) {
        let waiting = self.buffers.waiting.as_slice();
        black_box(touched(self.table, waiting.iter().map(|(_, hash, _)| *hash)));
        let mut lanes = Lanes::NONE;
        let mut left = waiting.iter().peekable();
        while let Some(&(block, hash, token)) = left.next() {
            self.known[block as usize] += usize::from(self.table.add(hash, &mut lanes));
            // Features come token by token, so that their weights are mostly added up before they are put down.
            if left.peek().is_none_or(|next| (next.0, next.2) != (block, token)) {
                let sums = match block {
                    Block::Text => self.text.get_mut(token),
                    Block::Concept => self.concept.get_mut(token),
                };
                if let Some(sums) = sums {
                    lanes.add_to(sums);
                }
                lanes = Lanes::NONE;
            }
        }
        self.buffers.waiting.clear();
    }

    /// Looks up what is left, and gives how many features of each kind the table knew since this was asked last.
    pub(crate) fn finish(&mut self) -> [usize; 2] {
        self.look_up();
        std::mem::take(&mut self.known)
    }
}

/// As many features as wait together, or as a kept word has, overflow no lane.
const _: () = assert!(TOGETHER <= Lanes::MAX_FEATURES && 3 * (MAX_KEPT_LETTERS + 2) < Lanes::MAX_FEATURES);
