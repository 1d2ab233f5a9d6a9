//! What is known of single words, kept from text to text: three words of four are ones that were read shortly before, and what is
//! known of them lies in tables that are too large for the processor's nearest caches.

use super::concepts::{Concepts, Slot};
use super::homonyms::homonyms_of;
use super::{Lang, Repair};

/// Words that are kept: 128 KiB in all.
const KEPT: usize = 4_096;

/// What is known of a word by its hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact {
    /// 0 where there is none.
    hash: u64,
    lang: Lang,
    /// What the list of concepts says of it.
    pub slot: Slot,
    /// Whether it has a harmless meaning besides, in some company.
    pub is_homonym: bool,
    /// Whether it needs no repair; false where nothing is repaired.
    pub is_known: bool,
    /// Whether it may be a piece of a word that was cut in two.
    pub may_be_piece: bool,
}

const FREE: Fact = Fact {
    hash: 0,
    lang: Lang::Other,
    slot: Slot::EMPTY,
    is_homonym: false,
    is_known: false,
    may_be_piece: false,
};

/// The facts of one reader. They hold for one vocabulary.
#[derive(Debug, Default)]
pub(super) struct Facts {
    kept: Vec<Fact>,
    vocabulary: u64,
}

impl Facts {
    /// Forgets everything if it was learned from another vocabulary. A text that is read without one changes nothing.
    pub(super) fn ready_for(&mut self, repair: Option<&Repair>) {
        let Some(repair) = repair else { return };
        if self.vocabulary != repair.number() || self.kept.is_empty() {
            self.kept.clear();
            self.kept.resize(KEPT, FREE);
            self.vocabulary = repair.number();
        }
    }

    /// What is known of the word with this hash.
    #[inline]
    pub(super) fn of(&mut self, hash: u64, lang: Lang, concepts: &Concepts, repair: Option<&Repair>) -> Fact {
        let learn = || Fact {
            hash,
            lang,
            slot: concepts.slot(hash),
            is_homonym: homonyms_of(lang).is_some_and(|homonyms| homonyms.company_of(hash).is_some()),
            is_known: repair.is_some_and(|repair| repair.knows(hash)),
            may_be_piece: repair.is_some_and(|repair| repair.may_be_piece(hash)),
        };
        match self.kept.get_mut((hash >> 24) as usize & (KEPT - 1)) {
            Some(kept) if kept.hash == hash && kept.lang == lang => *kept,
            Some(kept) => {
                *kept = learn();
                *kept
            }
            None => learn(),
        }
    }
}
