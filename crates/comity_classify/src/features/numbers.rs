//! Numbers by hash, in half the memory that a map takes.

/// Slots for each three numbers, in thirds: a quarter of them stays free.
const SLOTS_FOR_THREE: usize = 4;

/// Numbers by the hash of a word. A place holds the upper half of the hash; the lower half finds the place, so that two words
/// are taken for each other as seldom as by a hash of some forty bits among the few that meet there.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// Upper half of the hash, and the number plus one; 0 marks a free slot.
    slots: Box<[(u32, u32)]>,
}

impl Numbers {
    /// Of pairs of hash and number; the first number of a hash counts.
    pub(crate) fn new(pairs: &[(u64, u32)]) -> Self {
        if pairs.is_empty() {
            return Self::default();
        }
        let mut numbers =
            Self { slots: vec![(0, 0); pairs.len() * SLOTS_FOR_THREE / 3 + 1].into_boxed_slice() };
        for (hash, number) in pairs {
            let place = numbers.place(*hash);
            if let Some(slot) = numbers.slots.get_mut(place).filter(|slot| slot.1 == 0) {
                *slot = (upper(*hash), number + 1);
            }
        }
        numbers
    }

    pub(crate) fn get(&self, hash: u64) -> Option<u32> {
        self.slots.get(self.place(hash))?.1.checked_sub(1)
    }

    /// The slot that has this hash, or the free one where it belongs.
    fn place(&self, hash: u64) -> usize {
        let slots = self.slots.len();
        // The lower half as a share of all slots.
        let mut place = ((u64::from(hash as u32) * slots as u64) >> 32) as usize;
        while let Some(slot) = self.slots.get(place) {
            if slot.1 == 0 || slot.0 == upper(hash) {
                break;
            }
            place = if place + 1 == slots { 0 } else { place + 1 };
        }
        place
    }
}

const fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::super::word_hash;
    use super::*;

    #[test]
    fn every_number_is_found_by_its_hash_and_no_other_hash_finds_one() {
        let hash = |n: u32| word_hash(format!("word{n}").chars());
        let pairs: Vec<(u64, u32)> = (0..5_000).map(|n| (hash(n), n)).collect();
        let numbers = Numbers::new(&[pairs.as_slice(), &[(hash(7), 9)]].concat());
        assert!((0..5_000).all(|n| numbers.get(hash(n)) == Some(n)));
        assert!((5_000..50_000).all(|n| numbers.get(hash(n)).is_none()));
        assert!(numbers.slots.len() * size_of::<(u32, u32)>() < 5_000 * 11);
        assert_eq!(Numbers::default().get(hash(1)), None);
    }
}
