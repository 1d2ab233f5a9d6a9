//! Ids met so far in an archive, in as little memory as a long one allows.

use std::collections::BTreeSet;

/// The most bits spent on small numbers (16 MB); a larger id is looked up in a sorted set.
const MAX_DENSE_ID: u64 = 1 << 27;
/// Other ids remembered at most.
const MAX_SPARSE_IDS: usize = 1_000_000;

/// Ids met so far: a bit each for small numbers, a set for the rest.
#[derive(Debug, Default)]
pub struct SeenIds {
    dense: Vec<u64>,
    sparse: BTreeSet<String>,
}

impl SeenIds {
    /// Notes an id; gives whether it is new. Of ids that are no small numbers those beyond a million are taken for new.
    pub fn insert(&mut self, id: &str) -> bool {
        let Some((word, bit)) = dense_place(id) else {
            return self.sparse.len() >= MAX_SPARSE_IDS || self.sparse.insert(id.to_owned());
        };
        if self.dense.len() <= word {
            self.dense.resize(word + 1, 0);
        }
        let Some(word) = self.dense.get_mut(word) else { return true };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether an id was noted. Once a million ids that are no small numbers were met, every other one counts as met.
    pub fn contains(&self, id: &str) -> bool {
        match dense_place(id) {
            Some((word, bit)) => self.dense.get(word).is_some_and(|word| *word & bit != 0),
            None => self.sparse.len() >= MAX_SPARSE_IDS || self.sparse.contains(id),
        }
    }
}

/// The word and the bit of an id that is a small number.
fn dense_place(id: &str) -> Option<(usize, u64)> {
    let number = id.parse::<u64>().ok().filter(|number| *number < MAX_DENSE_ID)?;
    (!id.starts_with(['0', '+'])).then_some(((number / 64) as usize, 1_u64 << (number % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_told_apart_and_remembered() {
        let mut seen = SeenIds::default();
        for id in ["7", "07", "+7", "134217728", "bridge", ""] {
            assert!(!seen.contains(id), "{id}");
            assert!(seen.insert(id), "{id}");
            assert!(seen.contains(id) && !seen.insert(id), "{id}");
        }
        assert!(!seen.contains("8"));
    }
}
