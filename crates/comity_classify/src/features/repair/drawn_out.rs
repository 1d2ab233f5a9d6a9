//! English words that are drawn out, as they are spelled: `iddddiot`, `looooser`.

use super::super::concepts::word_hash;
use super::{MAX_LETTERS, Repair};

/// Times that a letter stands in a row from which a word is drawn out.
const DRAWN_OUT: usize = 3;
/// Most runs of letters that are tried once and twice.
const MAX_RUNS: usize = 4;

/// A drawn-out word as it is spelled.
#[derive(Debug)]
pub(crate) struct Stretched {
    pub word: Vec<char>,
    /// Whether it is a word that matters, so that drawing it out may hide it.
    pub matters: bool,
}

impl Repair {
    /// A drawn-out word as it is spelled: as one that matters, as a known one, or with each of its letters once; `None` for
    /// any other word.
    pub(crate) fn stretched(&self, letters: &[char]) -> Option<Stretched> {
        if letters.len() > MAX_LETTERS
            || !letters.windows(DRAWN_OUT).any(|run| run.iter().all(|c| *c == run[0]))
        {
            return None;
        }
        let runs: Vec<(char, usize)> =
            letters.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
        let long = runs.iter().filter(|(_, length)| *length >= DRAWN_OUT).count();
        if runs.len() < 2 || long > MAX_RUNS {
            return None;
        }
        let spelled = |choice: u32| {
            let mut at = 0;
            let mut word: Vec<char> = Vec::with_capacity(letters.len());
            for (letter, length) in &runs {
                let mut times = *length;
                if *length >= DRAWN_OUT {
                    times = if choice & 1 << at == 0 { 1 } else { 2 };
                    at += 1;
                }
                word.extend(std::iter::repeat_n(*letter, times));
            }
            word
        };
        let number = |word: &[char]| self.spelled.get(word_hash(word.iter().copied()));
        let mut common = None;
        for choice in 0..1_u32 << long {
            let word = spelled(choice);
            match number(&word) {
                Some(number) if self.matters(number) => return Some(Stretched { word, matters: true }),
                // `good` before `god`.
                Some(_) => common = Some(word),
                None => {}
            }
        }
        let word = common.unwrap_or_else(|| spelled(0));
        Some(Stretched { word, matters: false })
    }
}
