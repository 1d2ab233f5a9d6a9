//! Which of many phrases begins at a place of a text.
//!
//! Listed words are looked for where words begin, and there nearly every word of an ordinary text is none of them: a small
//! table of the phrases' first bytes says so at once. An automaton over the same phrases looks at every byte and is too
//! large for the processor's nearest cache.

/// Bytes that a phrase is filed under; shorter ones are filed under all of theirs.
const KEY_BYTES: usize = 4;

/// Bits for each phrase in what is asked first, as a power of two; at most 8 KiB in all.
const SEEN_BITS: u32 = 3;
const SEEN_BITS_MAX: u32 = 16;

/// A set of phrases, each known by its number in the order in which they were given.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// One bit for each byte that a phrase begins with.
    firsts: [u64; 4],
    /// One bit for each key, by its hash.
    seen: Box<[u64]>,
    /// Where the phrases of each cell begin in `filed`; one more than there are cells.
    cells: Box<[u32]>,
    filed: Box<[Filed]>,
    /// The texts, one after the other.
    text: Box<str>,
    /// Bit `n` is set where a phrase has a key of `n` bytes.
    lengths: u8,
    /// The numbers of bits and of cells, as powers of two.
    seen_bits: u32,
    cell_bits: u32,
}

/// A phrase in its cell.
#[derive(Debug, Clone, Copy)]
struct Filed {
    /// Compared first: cells are shared, and nearly everything that is asked for is none of theirs.
    key: u32,
    begin: u32,
    end: u32,
    number: u32,
}

impl Phrases {
    /// Files phrases; empty ones stand nowhere.
    ///
    /// # Panics
    /// Beyond 4 GiB of text.
    pub fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let (mut text, mut filed, mut lengths) = (String::new(), Vec::new(), 0);
        let mut firsts = [0; 4];
        for (number, phrase) in phrases.into_iter().enumerate() {
            if phrase.is_empty() {
                continue;
            }
            let begin = u32::try_from(text.len()).expect("the phrases are far below 4 GiB");
            text.push_str(phrase);
            let end = u32::try_from(text.len()).expect("the phrases are far below 4 GiB");
            let number = u32::try_from(number).expect("there are fewer phrases than bytes");
            let length = KEY_BYTES.min(phrase.len());
            lengths |= 1 << length;
            let first = phrase.as_bytes().first().copied().unwrap_or(0);
            firsts[usize::from(first >> 6)] |= 1 << (first & 63);
            filed.push(Filed { key: key_of(phrase.as_bytes(), length), begin, end, number });
        }
        let cell_bits = filed.len().next_power_of_two().trailing_zeros().max(1);
        let seen_bits = (cell_bits + SEEN_BITS).clamp(6, SEEN_BITS_MAX);
        let mut seen = vec![0; 1 << (seen_bits - 6)].into_boxed_slice();
        for Filed { key, .. } in &filed {
            let bit = hash(*key, seen_bits);
            seen[bit >> 6] |= 1 << (bit & 63);
        }
        filed.sort_by_key(|filed| hash(filed.key, cell_bits));
        let cells = (0..=1 << cell_bits)
            .map(|cell| filed.partition_point(|filed| hash(filed.key, cell_bits) < cell) as u32)
            .collect();
        Self { firsts, seen, cells, filed: filed.into(), text: text.into(), lengths, seen_bits, cell_bits }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.lengths == 0
    }

    /// Calls `found` with the number and the end of every phrase that begins at byte `place` of `text`, in no order.
    #[inline]
    pub fn at(&self, text: &str, place: usize, found: impl FnMut(usize, usize)) {
        self.at_bytes(text.as_bytes(), place, found);
    }

    /// The same in a text that is given as its bytes.
    #[inline]
    pub(crate) fn at_bytes(&self, text: &[u8], place: usize, mut found: impl FnMut(usize, usize)) {
        let Some(rest) = text.get(place..) else { return };
        let is_first = |byte: &u8| self.firsts[usize::from(byte >> 6)] >> (byte & 63) & 1 != 0;
        if !rest.first().is_some_and(is_first) {
            return;
        }
        let mut lengths = self.lengths;
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            if length > rest.len() {
                return;
            }
            let key = key_of(rest, length);
            let bit = hash(key, self.seen_bits);
            if self.seen.get(bit >> 6).is_some_and(|word| word & (1 << (bit & 63)) != 0) {
                self.in_cell(key, length, rest, &mut |number, bytes| found(number, place + bytes));
            }
        }
    }

    fn in_cell(&self, key: u32, length: usize, rest: &[u8], found: &mut dyn FnMut(usize, usize)) {
        let cell = hash(key, self.cell_bits);
        let (Some(begin), Some(end)) = (self.cells.get(cell), self.cells.get(cell + 1)) else { return };
        let cell = self.filed.get(*begin as usize..*end as usize).unwrap_or_default();
        for filed in cell.iter().filter(|filed| filed.key == key) {
            let Some(phrase) = self.text.as_bytes().get(filed.begin as usize..filed.end as usize) else {
                continue;
            };
            // A cell holds keys of several lengths: only those of this one are asked for now.
            let may_stand = || rest.get(phrase.len().wrapping_sub(1)) == phrase.last();
            if KEY_BYTES.min(phrase.len()) == length && may_stand() && rest.starts_with(phrase) {
                found(filed.number as usize, phrase.len());
            }
        }
    }
}

/// The first `length` bytes as a number.
#[inline]
fn key_of(bytes: &[u8], length: usize) -> u32 {
    if let Some(whole) = bytes.first_chunk::<KEY_BYTES>() {
        let unused = 8 * (KEY_BYTES - length) as u32;
        return u32::from_le_bytes(*whole) & (u32::MAX >> unused);
    }
    bytes.iter().take(length).rev().fold(0, |key, byte| key << 8 | u32::from(*byte))
}

#[inline]
fn hash(key: u32, bits: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use proptest::prelude::*;

    fn found(phrases: &[String], text: &str) -> Vec<(usize, usize, usize)> {
        let index = Phrases::new(phrases.iter().map(String::as_str));
        let mut found = Vec::new();
        for place in 0..=text.len() {
            index.at(text, place, |number, end| found.push((place, end, number)));
        }
        found.sort_unstable();
        found
    }

    #[test]
    fn phrases_of_all_lengths_are_found_where_they_begin() {
        let phrases = ["a", "ab", "abc", "abcd", "abcde", "ա", "ամոթ", ""].map(str::to_owned);
        let places = found(&phrases, "abcde ամոթ");
        assert_eq!(places, [(0, 1, 0), (0, 2, 1), (0, 3, 2), (0, 4, 3), (0, 5, 4), (6, 8, 5), (6, 14, 6)]);
        assert_eq!(found(&[], "abc"), []);
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_comparing_everywhere_finds(
            phrases in proptest::collection::vec("[abé]{0,6}", 0..12),
            text in "[abé\u{0}]{0,40}",
        ) {
            let mut expected = Vec::new();
            for place in 0..=text.len() {
                for (number, phrase) in phrases.iter().enumerate().filter(|(_, p)| !p.is_empty()) {
                    if text.as_bytes().get(place..).is_some_and(|rest| rest.starts_with(phrase.as_bytes())) {
                        expected.push((place, place + phrase.len(), number));
                    }
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(found(&phrases, &text), expected);
        }
    }
}
