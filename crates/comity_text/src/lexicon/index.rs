//! Where spellings stand among the keys of a text.

use super::Hit;
use super::spelling::Spelling;
use crate::canonical::keys::{Keys, Reading};
use crate::phrases::Phrases;

/// The spellings of one or more lexicons, by their squeezed form. What it gives may still be none of them:
/// [`find`](super::find) looks at word borders and repeated letters.
#[derive(Debug)]
pub(super) struct Index {
    /// All spellings.
    all: Phrases,
    /// Those that may begin inside a word, and the number of each among all.
    inside: Phrases,
    inside_numbers: Vec<usize>,
}

impl Index {
    pub(super) fn new<'s>(spellings: impl IntoIterator<Item = &'s Spelling>) -> Self {
        let (mut all, mut inside, mut inside_numbers) = (Vec::new(), Vec::new(), Vec::new());
        for (number, spelling) in spellings.into_iter().enumerate() {
            let squeezed = spelling.squeezed();
            if spelling.star_begin {
                inside.push(squeezed.clone());
                inside_numbers.push(number);
            }
            all.push(squeezed);
        }
        Self {
            all: Phrases::new(all.iter().map(String::as_str)),
            inside: Phrases::new(inside.iter().map(String::as_str)),
            inside_numbers,
        }
    }

    /// Every spelling that stands at the beginning of a word; those that may begin inside a word, and all of them in joined
    /// letters, also elsewhere.
    pub(super) fn hits(&self, keys: &Keys) -> Vec<Hit> {
        let mut hits = Vec::new();
        let text = &keys.text;
        for word in &keys.words {
            let (begin, end) = (word.key.0 as usize, word.key.1 as usize);
            self.all.at_bytes(text, begin, |spelling, end| hits.push(Hit { spelling, start: begin, end }));
            let inside = begin + 1..end;
            if word.reading == Reading::Joined {
                for start in inside {
                    self.all.at_bytes(text, start, |spelling, end| hits.push(Hit { spelling, start, end }));
                }
            } else if !self.inside.is_empty() {
                for start in inside {
                    self.inside.at_bytes(text, start, |number, end| {
                        let spelling = self.inside_numbers.get(number).copied();
                        hits.extend(spelling.map(|spelling| Hit { spelling, start, end }));
                    });
                }
            }
        }
        hits
    }
}
