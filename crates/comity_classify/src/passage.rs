//! The worst passage of a long text: an attack is one however much that is harmless stands around it.
//!
//! What a model says of a whole text weighs all its words, and the second stage reads only so many. So a long text has at
//! least nearly the scores that its worst passage would have by itself: a few sentences beside each other, or a stretch of
//! one that has no end.

use crate::features::{Concept, Reader, words_of};
use std::ops::Range;

/// Words of the shortest text that is long.
const MIN_WORDS: usize = 40;
/// Words of a passage at most, but for a single sentence that is hardly longer; names of groups count as one.
const MOST_WORDS: usize = 25;
/// Words by which stretches of one long sentence begin after each other.
const STRIDE: usize = 20;
/// The score, by the first stage, from which a sentence is worth reading by itself, and a stretch that was cut out of one.
const MIN_SCORE: f32 = 0.25;
const MIN_SCORE_OF_CUT: f32 = 0.5;
/// The share of its scores that the whole text has at least, and the same of a stretch that was cut out of a sentence.
pub(crate) const SHARE: f32 = 0.8;
const SHARE_OF_CUT: f32 = 0.6;

/// A stretch of a text: a sentence, or a part of a long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The number of its sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// Up to the first of these a passage's score does not count, from the second on it does.
const NOTHING: f32 = 0.4;
const ALL: f32 = 0.65;

/// The worst passage of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Passage {
    /// Its bytes in the canonical text.
    pub bytes: Range<usize>,
    /// The share of its scores that the whole text has at least.
    pub share: f32,
}

/// The worst passage of a long text; `score_of` tells how bad a piece is by
/// itself. `None` for a text that is short, or of which no piece is bad.
pub(crate) fn worst_passage(reader: &Reader, score_of: impl Fn(&Piece) -> f32) -> Option<Passage> {
    let of_word = units_of_word(reader);
    if words_of(&reader.tokens) < MIN_WORDS * of_word {
        return None;
    }
    let pieces = pieces_of(reader, of_word);
    let said = pieces.iter().filter(|piece| is_said(reader, piece));
    let (score, worst) =
        said.map(|piece| (score_of(piece), piece)).max_by(|one, other| one.0.total_cmp(&other.0))?;
    let sentence = reader.sentences.get(worst.sentence)?;
    let is_cut = worst.tokens != (sentence.first..sentence.last);
    if score < if is_cut { MIN_SCORE_OF_CUT } else { MIN_SCORE } {
        return None;
    }
    if is_cut {
        let tokens = reader.tokens.get(worst.tokens.clone())?;
        let bytes = tokens.first()?.begin as usize..tokens.last()?.end as usize;
        return Some(Passage { bytes, share: SHARE_OF_CUT });
    }
    let sentences = with_neighbours(reader, worst.sentence, MOST_WORDS * of_word);
    let (first, last) = (reader.sentences.get(sentences.start)?, reader.sentences.get(sentences.end - 1)?);
    Some(Passage { bytes: first.span.begin..last.span.end, share: SHARE })
}

/// How many of the units that were read make a word: two where each letter is one.
fn units_of_word(reader: &Reader) -> usize {
    let letters = reader.tokens.iter().filter(|token| token.whole).count();
    if letters * 2 > reader.tokens.len() { 2 } else { 1 }
}

/// A passage's score as far as it counts: of many passages one is always a little suspicious.
pub(crate) fn believed(score: f32) -> f32 {
    score * ((score - NOTHING) / (ALL - NOTHING)).clamp(0.0, 1.0)
}

/// The sentences, and stretches of those that are long.
fn pieces_of(reader: &Reader, of_word: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(reader.sentences.len());
    for (number, sentence) in reader.sentences.iter().enumerate() {
        let tokens = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        if words_of(tokens) < MIN_WORDS * of_word {
            pieces.push(Piece { sentence: number, tokens: sentence.first..sentence.last });
            continue;
        }
        // Where its words begin: what a name takes besides its first word belongs to that.
        let words: Vec<usize> = (sentence.first..sentence.last)
            .filter(|at| reader.tokens.get(*at).is_some_and(|token| token.concept != Concept::Absorbed))
            .collect();
        let mut begin = 0;
        while begin < words.len() {
            let first = if begin == 0 { sentence.first } else { words[begin] };
            let end = words.get(begin + MOST_WORDS * of_word).copied().unwrap_or(sentence.last);
            pieces.push(Piece { sentence: number, tokens: first..end });
            if end == sentence.last {
                break;
            }
            begin += STRIDE * of_word;
        }
    }
    pieces
}

/// Whether most of it is said, and not quoted.
fn is_said(reader: &Reader, piece: &Piece) -> bool {
    let tokens = reader.tokens.get(piece.tokens.clone()).unwrap_or(&[]);
    tokens.iter().filter(|token| token.quoted).count() * 2 < tokens.len()
}

/// A sentence and what stands around it, as much as fits into `most` units.
fn with_neighbours(reader: &Reader, sentence: usize, most: usize) -> Range<usize> {
    let words = |number: usize| {
        let sentence = reader.sentences.get(number)?;
        reader.tokens.get(sentence.first..sentence.last).map(words_of)
    };
    let (mut begin, mut end) = (sentence, sentence + 1);
    let mut left = most.saturating_sub(words(sentence).unwrap_or(0));
    loop {
        // What was said before tells more of how a sentence is meant than what is said next.
        let before = begin.checked_sub(1).and_then(words).filter(|words| *words <= left);
        let after = words(end).filter(|words| *words <= left);
        match (before, after) {
            (Some(words), _) => {
                begin -= 1;
                left -= words;
            }
            (None, Some(words)) => {
                end += 1;
                left -= words;
            }
            (None, None) => return begin..end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Lang, Token};
    use comity_model::Span;

    const HARMLESS: &str = "The bus over the bridge is late again this week. ";

    /// The passage of a text in which sentences with `rude` are bad.
    fn passage(text: &str) -> Option<String> {
        passage_beside(text, &[])
    }

    /// The same where these bytes are quoted.
    fn passage_beside(text: &str, quoted: &[Span]) -> Option<String> {
        let mut reader = Reader::default();
        reader.read(text, Lang::En, quoted, None);
        let is_rude = |token: &Token| reader.letters(token) == ['r', 'u', 'd', 'e'];
        let score_of = |piece: &Piece| {
            let tokens = reader.tokens.get(piece.tokens.clone()).unwrap_or(&[]);
            f32::from(u8::from(tokens.iter().any(is_rude)))
        };
        worst_passage(&reader, score_of).and_then(|passage| text.get(passage.bytes)).map(str::to_owned)
    }

    #[test]
    fn a_short_text_has_none_and_neither_has_a_harmless_one() {
        assert_eq!(passage("You are rude."), None);
        assert_eq!(passage(&HARMLESS.repeat(20)), None);
    }

    #[test]
    fn a_bad_sentence_is_found_with_what_stands_before_it() {
        let text = format!("{}You are rude. {}", HARMLESS.repeat(10), HARMLESS.repeat(10));
        let found = passage(&text).expect("it is long and rude");
        assert_eq!(found.trim(), format!("{}You are rude.", HARMLESS.repeat(2)));
    }

    #[test]
    fn what_is_quoted_is_none() {
        let before = HARMLESS.repeat(10);
        let text = format!("{before}You are rude. {}", HARMLESS.repeat(10));
        let quoted = Span::new(before.len(), before.len() + "You are rude.".len());
        assert_eq!(passage_beside(&text, &[quoted]), None);
    }

    #[test]
    fn a_sentence_without_an_end_is_cut() {
        let text = format!("{}you are rude {}", "and the bus ".repeat(40), "and the bus ".repeat(40));
        let found = passage(&text).expect("it is long and rude");
        assert!(found.contains("you are rude"), "{found}");
        assert_eq!(found.split_whitespace().count(), MOST_WORDS);
    }

    #[test]
    fn one_name_in_the_place_of_another_leaves_the_passage_where_it_is() {
        let text = |name: &str| {
            let tail = "and the bus ".repeat(40);
            format!("{name} said that {}you are rude {tail}", "and the bus ".repeat(30))
        };
        let (one, other) = (passage(&text("Jews")), passage(&text("Black people")));
        assert!(one.is_some());
        assert_eq!(one, other);
    }
}
