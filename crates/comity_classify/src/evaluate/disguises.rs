//! Attacks in disguise: how many of those that are found as they stand are found, too, once their words are written as people
//! write them who want to get past a filter.

use super::blind::{TRUTHS, blind_english};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::score::Scorer;
use comity_model::Span;
use comity_text::Body;
use serde::Serialize;
use std::collections::BTreeMap;

/// Letters of the shortest word that is disguised.
const MIN_LETTERS: usize = 4;

/// The tricks.
const FAMILIES: [(&str, Trick); 18] = [
    ("digits for letters", |word| exchanged(word, LEET)),
    ("signs for letters", |word| exchanged(word, SIGNS)),
    ("lookalikes of other scripts", |word| exchanged(word, LOOKALIKES)),
    ("letters of other shapes", |word| word.chars().map(fullwidth).collect()),
    ("accents", |word| exchanged(word, ACCENTS)),
    ("strokes through letters", |word| woven(word, "\u{336}")),
    ("invisible characters", |word| woven(word, "\u{200B}")),
    ("spaces between letters", |word| woven(word, " ")),
    ("dots between letters", |word| woven(word, ".")),
    ("hyphens between letters", |word| woven(word, "-")),
    ("letters drawn out", |word| at(word, 1, |letter| letter.to_string().repeat(4))),
    ("a letter twice", |word| at(word, 0, |letter| letter.to_string().repeat(2))),
    ("a star for a letter", |word| at(word, 0, |_| "*".to_owned())),
    ("stars inside", |word| inside(word, |_| Some('*'))),
    ("two letters swapped", swapped),
    ("a letter missing", |word| at(word, 0, |_| String::new())),
    ("vowels missing", |word| inside(word, |letter| (!is_vowel(letter)).then_some(letter))),
    ("a space inside", |word| at(word, 0, |letter| format!("{letter} "))),
];

/// Writes a word of `a` to `z` otherwise.
type Trick = fn(&str) -> String;

const LEET: &[(char, &str)] = &[('a', "4"), ('e', "3"), ('i', "1"), ('o', "0"), ('s', "5"), ('t', "7")];
const SIGNS: &[(char, &str)] = &[('a', "@"), ('i', "!"), ('s', "$"), ('o', "0"), ('e', "3")];
const LOOKALIKES: &[(char, &str)] = &[
    ('a', "а"),
    ('c', "с"),
    ('e', "е"),
    ('i', "і"),
    ('o', "о"),
    ('p', "р"),
    ('s', "ѕ"),
    ('x', "х"),
    ('y', "у"),
    ('u', "υ"),
];
const ACCENTS: &[(char, &str)] =
    &[('a', "à"), ('c', "ç"), ('e', "é"), ('i', "í"), ('n', "ñ"), ('o', "ö"), ('u', "ü"), ('y', "ý")];

fn exchanged(word: &str, table: &[(char, &str)]) -> String {
    let other = |letter: char| table.iter().find(|(of, _)| *of == letter).map(|(_, other)| *other);
    word.chars().map(|letter| other(letter).map_or_else(|| letter.to_string(), str::to_owned)).collect()
}

fn fullwidth(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter)
}

/// The letters with something between each two of them.
fn woven(word: &str, between: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(between)
}

/// One letter written otherwise: one inside the word, which one depends on the word; `skip` letters further than that.
fn at(word: &str, skip: usize, write: impl Fn(char) -> String) -> String {
    let place = place_in(word, skip);
    let written = word.chars().enumerate().map(
        |(i, letter)| {
            if i == place { write(letter) } else { letter.to_string() }
        },
    );
    written.collect()
}

/// A place inside of a word, so that no trick always falls on the same letter.
fn place_in(word: &str, skip: usize) -> usize {
    let inner = word.len().saturating_sub(2).max(1);
    1 + (word.bytes().map(usize::from).sum::<usize>() + skip) % inner
}

/// All letters but the first and the last written otherwise, or left out.
fn inside(word: &str, write: impl Fn(char) -> Option<char>) -> String {
    let last = word.len().saturating_sub(1);
    let written =
        word.chars().enumerate().filter_map(|(i, c)| if i == 0 || i == last { Some(c) } else { write(c) });
    written.collect()
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn swapped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = place_in(word, 0);
    let other = if place + 2 < letters.len() { place + 1 } else { place - 1 };
    letters.swap(place, other);
    letters.into_iter().collect()
}

/// How one trick comes out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Disguised {
    /// Attacks that are found as they stand, and to which the trick does something.
    pub clear: usize,
    /// Those of them that are found with the trick done to the words that weigh most.
    pub heaviest: usize,
    /// Those that are found with the trick done to every word of four letters and more.
    pub all: usize,
}

/// An attack that a disguise hides.
#[derive(Debug, Clone)]
pub struct Hidden {
    /// The trick.
    pub family: &'static str,
    /// The text in disguise.
    pub text: String,
    /// Its highest score.
    pub score: f32,
}

/// The English sentences that were only ever counted, by trick.
pub fn disguise_figures(scorer: &Scorer) -> BTreeMap<String, Disguised> {
    let is_attack = |truths: &[(&str, bool)]| truths.iter().any(|(_, is_true)| *is_true);
    let attacks = blind_english().filter(|sentence| is_attack(&sentence.truths));
    count_disguised(scorer, attacks.map(|sentence| sentence.text), &mut |_| {})
}

/// The same of any sentences; `hidden` is told what is not found any more.
pub fn count_disguised<'t>(
    scorer: &Scorer,
    attacks: impl Iterator<Item = &'t str>,
    hidden: &mut dyn FnMut(Hidden),
) -> BTreeMap<String, Disguised> {
    let mut figures = BTreeMap::<String, Disguised>::new();
    for text in attacks {
        let Some((_, heaviest)) = found(scorer, text).filter(|(score, _)| *score >= 0.5) else { continue };
        for (family, trick) in FAMILIES {
            let all = written(text, trick, |_| true);
            if all == text {
                continue;
            }
            let counted = figures.entry(family.to_owned()).or_default();
            counted.clear += 1;
            let some = written(text, trick, |word| heaviest.iter().any(|span| overlap(*span, word)));
            for (text, count) in [(some, &mut counted.heaviest), (all, &mut counted.all)] {
                let score = found(scorer, &text).map_or(0.0, |(score, _)| score);
                if score >= 0.5 {
                    *count += 1;
                } else {
                    hidden(Hidden { family, text, score });
                }
            }
        }
    }
    figures
}

/// The highest score of an attack, and the stretches that weighed most.
fn found(scorer: &Scorer, text: &str) -> Option<(f32, Vec<Span>)> {
    let context = Context { story_language: Some("en"), ..Context::default() };
    let said = scorer.score(&Body::read(text, Some("en")), &context);
    let scores = TRUTHS.iter().filter_map(|(_, attribute)| Some((said.get(*attribute)?, *attribute)));
    let (score, attribute): (f32, Attribute) = scores.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((score, said.spans(attribute).iter().map(|explained| explained.span).collect()))
}

fn overlap(one: Span, other: Span) -> bool {
    one.begin < other.end && other.begin < one.end
}

/// `text` with a trick done to those of its longer words that `is_meant` picks.
fn written(text: &str, trick: Trick, is_meant: impl Fn(Span) -> bool) -> String {
    let (mut out, mut begin) = (String::new(), 0);
    for part in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        let span = Span::new(begin, begin + word.len());
        if word.len() >= MIN_LETTERS && is_meant(span) {
            out += &trick(&word.to_ascii_lowercase());
        } else {
            out += word;
        }
        out += part.get(word.len()..).unwrap_or("");
        begin += part.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trick_writes_a_word_otherwise() {
        let written: Vec<(&str, String)> = FAMILIES.map(|(name, trick)| (name, trick("stupid"))).into();
        let of = |family: &str| {
            written.iter().find(|(name, _)| *name == family).map(|(_, written)| written.as_str()).unwrap()
        };
        assert_eq!(of("digits for letters"), "57up1d");
        assert_eq!(of("spaces between letters"), "s t u p i d");
        assert_eq!(of("stars inside"), "s****d");
        assert_eq!(of("vowels missing"), "stpd");
        assert!(written.iter().all(|(_, written)| written != "stupid"));
        let lengths = ["a letter missing", "a letter twice", "two letters swapped", "letters drawn out"];
        assert_eq!(lengths.map(|family| of(family).len()), [5, 7, 6, 9]);
    }

    #[test]
    fn only_the_words_that_are_meant_are_written_otherwise() {
        let text = "The bridge, they say, is old.";
        let all = written(text, |word| woven(word, "."), |_| true);
        assert_eq!(all, "The b.r.i.d.g.e, t.h.e.y say, is old.");
        let one = written(text, |word| woven(word, "."), |span| span.of(text) == "they");
        assert_eq!(one, "The bridge, t.h.e.y say, is old.");
    }
}
