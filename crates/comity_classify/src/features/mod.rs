//! What the classifier looks at: words and pieces of words, concepts and their order, and a few counts.
//!
//! [`Reader::read`] turns a text into [`Token`]s once; [`emit`] then walks them and hands each hashed feature to a
//! [`Sink`]. Training collects the hashes, scoring looks them up: both run exactly this code, so a feature cannot mean
//! one thing in training and another in use. After the first text nothing here allocates: all buffers are kept.

mod concepts;
mod facts;
mod forms;
mod gloss;
mod homonyms;
mod language;
mod ngrams;
mod numbers;
mod parts;
mod quotes;
mod repair;
mod split;
mod token;

pub(crate) use concepts::{
    ANY_GROUP, Concept, WORD_SEED, concepts_of, fold_letter, is_listed, may_begin, word_hash,
};
pub(crate) use gloss::{Gloss, gloss_of, has_gloss};
pub(crate) use homonyms::{COMPANY_REACH, homonyms_of};
pub use language::Lang;
pub(crate) use ngrams::{Block, Sink, Word, emit};
pub(crate) use parts::{Parts, bits};
pub(crate) use quotes::find_quotations;
pub(crate) use repair::{Later, Repair};
pub(crate) use token::{Reader, Sentence, Token, words_of};

/// A map whose keys are hashes already, as [`word_hash`] gives them.
pub(crate) type ByHash<V> = std::collections::HashMap<u64, V, std::hash::BuildHasherDefault<Spread>>;

/// A set of such hashes.
pub(crate) type Hashes = std::collections::HashSet<u64, std::hash::BuildHasherDefault<Spread>>;

/// Takes a hash for what it is.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }
    fn write_u64(&mut self, hash: u64) {
        // The lowest bit of a word's hash is always set; it must not choose the place.
        self.0 = hash.rotate_right(1);
    }
}

/// Mixes `value` into the hash `state`; one multiplication, good enough for feature hashes that are finished by
/// [`finish`].
pub(crate) const fn mix(state: u64, value: u64) -> u64 {
    (state ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// Spreads the bits of a mixed hash, so that both its low and its high bits can be used as an index.
pub(crate) const fn finish(state: u64) -> u64 {
    let spread = (state ^ (state >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    spread ^ (spread >> 29)
}
