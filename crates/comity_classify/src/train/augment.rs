//! Copies of training rows with slips of spelling, so that pieces of words carry what whole words would.

use super::random::Random;
use super::read::Row;
use super::split::Split;
use crate::features::Lang;

/// One row in so many gets a misspelt copy.
const ONE_IN: usize = 9;
/// Letters of the shortest word that is misspelt.
const MIN_WORD: usize = 4;
/// How much a copy counts beside its original.
const COPY_WEIGHT: f32 = 0.5;

/// Misspelt copies of some of the English training rows.
pub(crate) fn misspelt_copies(rows: &[Row], seed: u64) -> Vec<Row> {
    let mut random = Random::new(seed ^ 0x0A_u64);
    let mut copies = Vec::new();
    for row in rows.iter().filter(|r| r.lang == Lang::En && r.split == Split::Train && r.text.len() < 600) {
        if random.below(ONE_IN) != 0 {
            continue;
        }
        let mut copy = row.clone();
        copy.text = misspell(&row.text, &mut random);
        copy.meaning.weight.iter_mut().for_each(|w| *w *= COPY_WEIGHT);
        copies.push(copy);
    }
    copies
}

/// Swaps, drops or doubles one letter in a third of the longer words.
fn misspell(text: &str, random: &mut Random) -> String {
    let words = text.split(' ').map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= MIN_WORD && letters.iter().all(|c| c.is_alphabetic()) && random.below(3) == 0 {
            let at = 1 + random.below(letters.len() - 2);
            match random.below(3) {
                0 => letters.swap(at, at + 1),
                1 => {
                    letters.remove(at);
                }
                _ => letters.insert(at, letters[at]),
            }
        }
        letters.into_iter().collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}
