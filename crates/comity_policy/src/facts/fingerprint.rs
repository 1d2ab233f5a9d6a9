//! Fingerprints of a text, by which repeated and nearly repeated texts are found without keeping the texts.

use serde::{Deserialize, Serialize};

/// Words of a shingle: the unit that near-duplicates share.
const SHINGLE_WORDS: usize = 2;

/// Shingles that are looked at; enough for the longest comment that a site takes.
const MAX_SHINGLES: usize = 4096;

/// Texts under this number of words say too little for *nearly the same* to mean anything.
const MIN_WORDS_FOR_SIMILARITY: u16 = 5;

/// What is kept of a text in a commenter's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fingerprint {
    /// The same for texts that differ in case, spacing and punctuation only.
    pub exact: u64,
    /// Differs in few bits for texts that differ in few words (Charikar 2002, *simhash*, over pairs of words).
    pub similar: u64,
    /// Words in the text.
    pub words: u16,
}

impl Fingerprint {
    /// The fingerprint of a text, normally the canonical one.
    pub fn of(text: &str) -> Self {
        let hashes: Vec<u64> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(hash_word).collect();
        let exact = if hashes.is_empty() { hash_word(text.trim()) } else { join(&hashes) };
        let shingles = hashes.windows(SHINGLE_WORDS.min(hashes.len()).max(1)).take(MAX_SHINGLES);
        let similar = majority(shingles.map(join));
        Self { exact, similar, words: u16::try_from(hashes.len()).unwrap_or(u16::MAX) }
    }

    /// How alike two texts are, 0 to 1: the share of equal bits above chance. 1 for the same text; 0 for texts that
    /// are too short to compare, unless they are the same.
    pub fn likeness(&self, other: &Self) -> f32 {
        if self.exact == other.exact {
            return 1.0;
        }
        if self.words.min(other.words) < MIN_WORDS_FOR_SIMILARITY {
            return 0.0;
        }
        let differing = (self.similar ^ other.similar).count_ones() as f32;
        (1.0 - differing / 32.0).clamp(0.0, 0.999)
    }
}

/// Each bit as most of `hashes` have it; 0 where as many say so.
fn majority(hashes: impl Iterator<Item = u64>) -> u64 {
    /// One bit in each byte: eight counters that are added to at once.
    const EACH_BYTE: u64 = 0x0101_0101_0101_0101;
    // `ones[k]` holds, byte by byte, how many had bit `k` of that byte, until a byte is nearly full.
    let (mut ones, mut in_bytes, mut counted) = ([0_u64; 8], 0_u32, 0_u32);
    let mut totals = [0_u32; 64];
    let mut empty = |ones: &mut [u64; 8]| {
        for (k, counters) in ones.iter_mut().enumerate() {
            for (byte, count) in counters.to_le_bytes().into_iter().enumerate() {
                totals[byte * 8 + k] += u32::from(count);
            }
            *counters = 0;
        }
    };
    for hash in hashes {
        for (k, counters) in ones.iter_mut().enumerate() {
            *counters += hash >> k & EACH_BYTE;
        }
        counted += 1;
        in_bytes += 1;
        if in_bytes == u32::from(u8::MAX) {
            empty(&mut ones);
            in_bytes = 0;
        }
    }
    empty(&mut ones);
    totals.iter().enumerate().fold(0, |bits, (bit, ones)| bits | u64::from(ones * 2 > counted) << bit)
}

/// FNV-1a over the lower-case letters, then mixed so that all bits carry weight.
fn hash_word(word: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |letter: u32| hash = (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|letter| take(letter.to_ascii_lowercase().into()));
    } else {
        word.chars().flat_map(char::to_lowercase).for_each(|letter| take(letter.into()));
    }
    mix(hash)
}

fn join(hashes: &[u64]) -> u64 {
    hashes.iter().fold(0x9e37_79b9_7f4a_7c15, |all, hash| mix(all.rotate_left(7) ^ hash))
}

/// The finaliser of splitmix64 (Steele, Lea, Flood 2014).
const fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exact and similar of three texts, computed apart from this code.
    const KEPT: [(u64, u64); 3] = [
        (0x2131_25b1_9906_ad52, 0x1926_8589_00f3_4162),
        (0x5ee2_6673_e9e0_3263, 0x1966_8589_80d3_6162),
        (0xe7bc_f0ed_b8b8_0d2b, 0x05c8_1040_2010_c081),
    ];

    const LONG: &str =
        "The council promised us a bridge in spring and now it says that the money went into the road";

    #[test]
    fn a_fingerprint_never_changes_because_archives_keep_them() {
        let long = LONG.repeat(40);
        assert_eq!(
            [Fingerprint::of(LONG), Fingerprint::of(&long), Fingerprint::of("Կամուրջը Փակ է")]
                .map(|f| (f.exact, f.similar)),
            KEPT
        );
    }

    #[test]
    fn case_spacing_and_punctuation_do_not_make_another_text() {
        let a = Fingerprint::of("Close the bridge, now");
        assert_eq!(a.exact, Fingerprint::of("  close THE bridge -- NOW!!!").exact);
    }

    #[test]
    fn one_word_changed_is_nearly_the_same_text() {
        let changed = LONG.replace("spring", "summer");
        assert!(Fingerprint::of(LONG).likeness(&Fingerprint::of(&changed)) > 0.6);
    }

    #[test]
    fn another_text_is_not_alike() {
        let other =
            "My grandmother used to swim across the river every morning until she was eighty years old";
        assert!(Fingerprint::of(LONG).likeness(&Fingerprint::of(other)) < 0.5);
    }

    #[test]
    fn short_texts_are_alike_only_when_they_are_the_same() {
        assert!(Fingerprint::of("I agree").likeness(&Fingerprint::of("I disagree")) < f32::EPSILON);
        assert!(
            (Fingerprint::of("I agree").likeness(&Fingerprint::of("i agree.")) - 1.0).abs() < f32::EPSILON
        );
    }

    #[test]
    fn a_text_without_words_still_has_a_fingerprint() {
        assert_ne!(Fingerprint::of("👏👏").exact, Fingerprint::of("🎉").exact);
    }
}
