//! Looks features up in the table of weights, and keeps what the words that comments are full of weigh by themselves.

use crate::features::{Block, Sink, Word};
use crate::output::PerOutput;
use crate::table::{Lanes, Table};
use std::hint::black_box;

/// Features that are looked up together.
const TOGETHER: usize = 128;

/// Words that are kept: a mebibyte in all for each thread that scores. With a quarter of it three words of four needed no look into
/// the table; with four times as much the processor's own caches are too small.
const KEPT: usize = 16_384;
/// Letters of the longest word that is kept.
const MAX_KEPT_LETTERS: usize = 15;
/// The most features that it has: itself, and pieces of three lengths of its letters and borders.
const MAX_KEPT_FEATURES: usize = 1 + 3 * (MAX_KEPT_LETTERS + 2);

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

/// What a feature belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// A word beside others, or words that are not kept.
    Text,
    /// A concept or a row of them.
    Concept,
    /// A word by itself that is to be kept at this place.
    Word { place: usize },
}

/// A feature that waits to be looked up, with its token.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    hash: u64,
    token: usize,
    of: Of,
}

/// Buffers of the lookup that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    waiting: Vec<Waiting>,
    /// The keys of the words that are to be kept, in the order in which they wait.
    keys: Vec<u128>,
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
        self.keys.clear();
        self.keys.reserve(TOGETHER);
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
        let of = match block {
            Block::Text => Of::Text,
            Block::Concept => Of::Concept,
        };
        self.buffers.waiting.push(Waiting { hash, token, of });
        if self.buffers.waiting.len() == TOGETHER {
            self.look_up();
        }
    }

    fn word(&mut self, word: &Word<'_>, token: usize) -> bool {
        let Some(key) = key_of(word) else { return false };
        let place = (word.hash >> 24) as usize & (KEPT - 1);
        let (Some(kept), Some(sums)) = (self.buffers.kept.get(place), self.text.get_mut(token)) else {
            return false;
        };
        if kept.key == key {
            kept.lanes.add_to(sums);
            self.known[Block::Text as usize] += usize::from(kept.known);
            return true;
        }
        // All of a word is looked up together.
        if self.buffers.waiting.len() + MAX_KEPT_FEATURES > TOGETHER {
            self.look_up();
        }
        self.buffers.keys.push(key);
        let waiting = &mut self.buffers.waiting;
        word.features(|hash| waiting.push(Waiting { hash, token, of: Of::Word { place } }));
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
        let Lookups { waiting, keys, kept, .. } = &mut *self.buffers;
        black_box(waiting.iter().fold(0, |touched, w| touched ^ self.table.touch(w.hash)));
        let (mut lanes, mut known) = (Lanes::NONE, 0);
        let mut keys_left = keys.iter();
        for (at, one) in waiting.iter().enumerate() {
            known += u16::from(self.table.add(one.hash, &mut lanes));
            // Features come token by token, so that their weights are mostly added up before they are put down.
            if waiting.get(at + 1).is_some_and(|next| (next.of, next.token) == (one.of, one.token)) {
                continue;
            }
            let (sums, block) = match one.of {
                Of::Concept => (self.concept.get_mut(one.token), Block::Concept),
                Of::Text | Of::Word { .. } => (self.text.get_mut(one.token), Block::Text),
            };
            if let Some(sums) = sums {
                lanes.add_to(sums);
            }
            self.known[block as usize] += usize::from(known);
            if let Of::Word { place } = one.of
                && let (Some(kept), Some(key)) = (kept.get_mut(place), keys_left.next())
            {
                *kept = Kept { key: *key, lanes, known };
            }
            (lanes, known) = (Lanes::NONE, 0);
        }
        waiting.clear();
        keys.clear();
    }

    /// Looks up what is left, and gives how many features of each kind the table knew since this was asked last.
    pub(crate) fn finish(&mut self) -> [usize; 2] {
        self.look_up();
        std::mem::take(&mut self.known)
    }
}

/// As many features as wait together overflow no lane.
const _: () = assert!(MAX_KEPT_FEATURES < TOGETHER && TOGETHER <= Lanes::MAX_FEATURES);
