//! Cuts a text into the pieces of words that the network knows: lower case, no accents, emoji as words, longest match
//! first. The training script reads texts by the same rules (`models/second-stage/tokens.py`).

use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of the longest word that is cut; a longer one is an unknown word.
const LONGEST_WORD: usize = 64;
/// Han characters are words of their own.
const HAN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

/// A vocabulary.
pub(crate) struct WordPiece {
    /// Pieces that begin a word.
    first: HashMap<Box<str>, i32>,
    /// Pieces within a word.
    inner: HashMap<Box<str>, i32>,
    emoji: HashMap<char, Box<str>>,
    unknown: i32,
    begin: i32,
    end: i32,
}

impl WordPiece {
    /// The vocabulary, each token's number its place; nothing where a special token is missing.
    pub(crate) fn new(vocabulary: &[String], emoji: &BTreeMap<char, String>) -> Option<Self> {
        let (mut first, mut inner) = (HashMap::with_capacity(vocabulary.len()), HashMap::new());
        for (number, token) in vocabulary.iter().enumerate() {
            match token.strip_prefix("##") {
                Some(piece) if !piece.is_empty() => inner.insert(piece.into(), number as i32),
                _ => first.insert(token.as_str().into(), number as i32),
            };
        }
        let (unknown, begin, end) = (*first.get("[UNK]")?, *first.get("[CLS]")?, *first.get("[SEP]")?);
        let emoji = emoji.iter().map(|(c, words)| (*c, words.as_str().into())).collect();
        Some(Self { first, inner, emoji, unknown, begin, end })
    }

    /// The numbers of begin, the text's pieces and end; `longest` of them at most.
    pub(crate) fn encode(&self, text: &str, longest: usize) -> Vec<i32> {
        let mut reading = Reading { words: self, numbers: vec![self.begin], longest, word: String::new() };
        for c in text.chars() {
            if reading.is_full() {
                break;
            }
            if let Some(words) = self.emoji.get(&c) {
                reading.close();
                words.split(' ').for_each(|word| reading.add(word));
                continue;
            }
            for low in c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)) {
                if low.is_whitespace() || low.is_control() {
                    reading.close();
                } else if !low.is_alphanumeric() || HAN.contains(&low) {
                    reading.close();
                    reading.add(low.encode_utf8(&mut [0; 4]));
                } else {
                    reading.word.push(low);
                }
            }
        }
        reading.close();
        reading.numbers.truncate(longest.saturating_sub(1));
        reading.numbers.push(self.end);
        reading.numbers
    }

    fn pieces(&self, word: &str, numbers: &mut Vec<i32>) {
        let before = numbers.len();
        let mut rest = word;
        let is_short = word.chars().count() <= LONGEST_WORD;
        while is_short && !rest.is_empty() {
            let known = if rest.len() == word.len() { &self.first } else { &self.inner };
            let longest_first = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
            let found = longest_first
                .filter_map(|end| rest.split_at_checked(end))
                .find_map(|(piece, after)| known.get(piece).map(|number| (*number, after)));
            let Some((number, after)) = found else { break };
            numbers.push(number);
            rest = after;
        }
        if !rest.is_empty() {
            numbers.truncate(before);
            numbers.push(self.unknown);
        }
    }
}

/// A text half cut.
struct Reading<'a> {
    words: &'a WordPiece,
    numbers: Vec<i32>,
    longest: usize,
    word: String,
}

impl Reading<'_> {
    fn is_full(&self) -> bool {
        self.numbers.len() + 1 >= self.longest
    }

    /// Ends the word that is being read.
    fn close(&mut self) {
        if !self.word.is_empty() {
            let word = std::mem::take(&mut self.word);
            self.add(&word);
            self.word = word;
            self.word.clear();
        }
    }

    fn add(&mut self, word: &str) {
        if !self.is_full() {
            self.words.pieces(word, &mut self.numbers);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(vocabulary: &[&str]) -> WordPiece {
        let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
        let all: Vec<String> = special.iter().chain(vocabulary).map(|&t| t.to_owned()).collect();
        WordPiece::new(&all, &BTreeMap::from([('🐀', "rat".to_owned())])).expect("it has all special tokens")
    }

    #[test]
    fn the_longest_piece_is_taken_first() {
        let words = words(&["bridge", "brid", "##ge", "##s", "s"]);
        assert_eq!(words.encode("bridges s", 9), [2, 4, 7, 8, 3]);
    }

    #[test]
    fn case_accents_and_signs_are_read_as_in_training() {
        let words = words(&["cafe", "!", "rat"]);
        assert_eq!(words.encode("CAFÉ!!🐀", 9), [2, 4, 5, 5, 6, 3]);
    }

    #[test]
    fn what_cannot_be_cut_is_one_unknown_word() {
        let words = words(&["bridge"]);
        assert_eq!(words.encode("bridgex bridge", 9), [2, 1, 4, 3]);
        assert_eq!(words.encode(&"x".repeat(500), 9), [2, 1, 3]);
        assert_eq!(words.encode("", 9), [2, 3]);
    }

    #[test]
    fn a_long_text_is_cut_and_still_ends() {
        let words = words(&["bridge"]);
        assert_eq!(words.encode(&"bridge ".repeat(50), 4), [2, 4, 4, 3]);
    }

    #[test]
    fn a_vocabulary_without_an_end_is_none() {
        assert!(WordPiece::new(&["[CLS]".to_owned(), "[UNK]".to_owned()], &BTreeMap::new()).is_none());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_within_the_limit(text: String, longest in 2_usize..40) {
            let numbers = words(&["a", "##b", "c"]).encode(&text, longest);
            proptest::prop_assert!(numbers.len() >= 2 && numbers.len() <= longest);
        }
    }
}
