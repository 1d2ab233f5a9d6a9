//! Words and phrases as they are looked up among the words of a sentence.

use crate::features::{Reader, Sentence, Token, fold_letter, is_listed, may_begin};
use std::ops::Range;

/// The words of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Wording<'r> {
    reader: &'r Reader,
    tokens: &'r [Token],
}

impl<'r> Wording<'r> {
    pub(super) fn of(reader: &'r Reader, sentence: &Sentence) -> Self {
        Self { reader, tokens: reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]) }
    }

    pub(super) const fn tokens(&self) -> &'r [Token] {
        self.tokens
    }

    pub(super) fn letters(&self, at: usize) -> &'r [char] {
        self.tokens.get(at).map_or(&[], |token| self.reader.letters(token))
    }

    /// Whether the word at `at` is `word`; with `*` at its end, whether it begins so.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        is_listed(self.letters(at), word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let letters = self.letters(at);
        words.iter().any(|word| is_listed(letters, word))
    }

    pub(super) fn ends(&self, at: usize, endings: &[&str]) -> bool {
        let letters = self.letters(at);
        endings.iter().any(|ending| {
            let mut rest = letters.iter().rev();
            ending.chars().rev().map(fold_letter).all(|c| rest.next() == Some(&c))
        })
    }

    /// Whether one of the words in `range` is one of these.
    pub(super) fn has_in(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|at| self.is_any(at, words))
    }

    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.has_in(0..self.tokens.len(), words)
    }

    /// The words of the first of these phrases that stands in the sentence.
    pub(super) fn find(&self, phrases: &[&str]) -> Option<Range<usize>> {
        (0..self.tokens.len()).find_map(|at| phrases.iter().find_map(|phrase| self.phrase_at(at, phrase)))
    }

    /// The words of `phrase` where it begins at `at`.
    #[inline]
    pub(super) fn phrase_at(&self, at: usize, phrase: &str) -> Option<Range<usize>> {
        if !may_begin(self.letters(at), phrase) {
            return None;
        }
        self.rest_of_phrase_at(at, phrase)
    }

    fn rest_of_phrase_at(&self, at: usize, phrase: &str) -> Option<Range<usize>> {
        let mut end = at;
        for word in phrase.split(' ') {
            if !self.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some(at..end)
    }
}
