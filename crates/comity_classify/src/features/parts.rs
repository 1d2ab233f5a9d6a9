//! Which parts the words of a sentence play, gathered once instead of asking every word for every part.

use super::{Concept, Token};

/// The parts that words outside quotations play, one bit for each concept.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Parts {
    /// By what a word means or by its form.
    played: u64,
    /// By what a word means that no negation reaches.
    said: u64,
}

impl Parts {
    pub(crate) fn of(tokens: &[Token]) -> Self {
        let mut parts = Self::default();
        for token in tokens.iter().filter(|token| !token.quoted) {
            let bit = bit(token.concept);
            parts.played |= bit;
            parts.said |= if token.negated { 0 } else { bit };
            if token.form.says_any() {
                parts.played |= token.parts().fold(0, |bits, part| bits | self::bit(part));
            }
        }
        parts
    }

    /// Whether a word plays this part, by what it means or by its form.
    pub(crate) const fn has(self, concept: Concept) -> bool {
        self.played & bit(concept) != 0
    }

    /// Whether a word plays one of some parts, which [`bits`] gives.
    pub(crate) const fn has_any(self, bits: u64) -> bool {
        self.played & bits != 0
    }

    /// Whether a word means this and no negation reaches it.
    pub(crate) const fn says(self, concept: Concept) -> bool {
        self.said & bit(concept) != 0
    }

    /// Whether a word means one of these and no negation reaches it.
    pub(crate) const fn says_any(self, bits: u64) -> bool {
        self.said & bits != 0
    }
}

const fn bit(concept: Concept) -> u64 {
    1 << concept as u64
}

/// The bits of some concepts.
pub(crate) const fn bits(concepts: &[Concept]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < concepts.len() {
        bits |= bit(concepts[at]);
        at += 1;
    }
    bits
}
