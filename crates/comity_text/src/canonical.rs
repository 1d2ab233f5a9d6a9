//! What a text says once its disguises are taken off, with a way back to what was typed.
//!
//! Lower case, NFKC, invisible characters gone, lookalike letters folded where scripts are mixed, leet undone word by
//! word, spaced and dotted letters joined, masked words filled in where only one word can be meant. Ordinary text in any
//! script comes out as it was, in lower case, and its [`Canonical::evasion`] is 0.

pub(crate) mod confusables;
mod everyday_words;
pub(crate) mod fold;
pub(crate) mod keys;
mod leet;
mod plain;
mod singles;
pub(crate) mod stretched;
mod units;

use crate::lexicon::Lexicon;
use crate::visible::Visible;
use comity_model::Span;
use confusables::Script;
use fold::Folded;
use keys::Keys;
use leet::Alphabet;
use std::ops::Range;

/// The canonical view of a comment.
#[derive(Debug, Clone, Default)]
pub struct Canonical {
    /// The text without disguises, in lower case. White space and punctuation stay.
    pub text: String,
    /// How much taking off was needed, 0 (none: ordinary text in any script) to 1 (all of it).
    pub evasion: f32,
    /// Raw begin and end of each byte of `text`.
    map: Vec<(u32, u32)>,
    /// Words and their other readings, as lexicons look them up.
    pub(crate) keys: Keys,
}

impl Canonical {
    /// The raw stretch that `range` (bytes of [`Canonical::text`]) stands for, on character borders.
    pub fn to_raw(&self, range: Range<usize>) -> Span {
        let last = self.map.len().saturating_sub(1);
        let (Some(first), Some(end)) = (
            self.map.get(range.start.min(last)),
            self.map.get(range.end.saturating_sub(1).clamp(range.start.min(last), last)),
        ) else {
            return Span::new(0, 0);
        };
        if range.start >= self.map.len() {
            return Span::new(end.1 as usize, end.1 as usize);
        }
        if range.end <= range.start {
            return Span::new(first.0 as usize, first.0 as usize);
        }
        Span::new(first.0 as usize, end.1.max(first.0) as usize)
    }

    /// The bytes of [`Canonical::text`] that stand for the raw stretch `span`; none where nothing of it is left.
    pub fn from_raw(&self, span: Span) -> Range<usize> {
        let begin = self.map.partition_point(|raw| (raw.0 as usize) < span.begin);
        let end = self.map.partition_point(|raw| (raw.0 as usize) < span.end);
        begin..end.max(begin)
    }

    /// Reads `visible`, written in `language` as far as known.
    pub(crate) fn read(visible: &Visible, language: Option<&str>) -> Self {
        let turkic = matches!(language, Some("tr" | "az"));
        let folded = fold::fold(visible, turkic);
        let mut builder = Builder::new(&folded, language);
        builder.run();
        builder.finish()
    }
}

/// Walks over the folded characters and writes the canonical text and its keys.
pub(crate) struct Builder<'a> {
    pub(crate) folded: &'a [Folded],
    /// Lexicons that can confirm that a doubtful reading is a word that somebody wanted to hide.
    pub(crate) lexicons: Vec<&'static Lexicon>,
    /// Whether nearly all letters are Latin.
    pub(crate) mostly_latin: bool,
    /// The language as far as known.
    pub(crate) language: Option<&'a str>,
    /// In UTF-8.
    text: Vec<u8>,
    map: Vec<(u32, u32)>,
    pub(crate) keys: Keys,
    words: usize,
    touched: f32,
    /// Inside of an address, which ends at the next white space.
    pub(crate) in_address: bool,
}

impl<'a> Builder<'a> {
    fn new(folded: &'a [Folded], language: Option<&'a str>) -> Self {
        let mut lexicons = Vec::new();
        lexicons.extend(Lexicon::builtin("en"));
        if let Some(language) = language.filter(|l| *l != "en") {
            lexicons.extend(Lexicon::builtin(language));
        }
        Self {
            folded,
            lexicons,
            mostly_latin: is_mostly_latin(folded),
            language,
            text: Vec::with_capacity(folded.len() + 16),
            map: Vec::with_capacity(folded.len() + 16),
            keys: Keys::with_capacity(folded.len()),
            words: 0,
            touched: 0.0,
            in_address: false,
        }
    }

    fn finish(mut self) -> Canonical {
        self.keys.finish();
        let evasion =
            if self.words == 0 { 0.0 } else { (self.touched / (self.words as f32).sqrt()).min(1.0) };
        let text = String::from_utf8(self.text).expect("it was written in characters");
        Canonical { text, evasion, map: self.map, keys: self.keys }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.folded.len() {
            let c = self.folded[at].c;
            self.in_address &= !c.is_whitespace();
            if self.in_address || !units::belongs_to_unit(c) {
                self.keep(at..at + 1);
                self.keys.gap(c);
                at += 1;
                continue;
            }
            if let Some(next) = plain::read(self, at) {
                at = next;
                continue;
            }
            if c == '3'
                && let Some(next) = units::read_pi(self, at)
            {
                at = next;
                continue;
            }
            if let Some(next) = singles::join(self, at) {
                at = next;
                continue;
            }
            let length = self.folded[at..].iter().take_while(|f| units::belongs_to_unit(f.c)).count();
            units::read(self, at..at + length);
            at += length;
        }
    }

    /// Copies folded characters as they are.
    pub(crate) fn keep(&mut self, range: Range<usize>) {
        let folded = self.folded;
        for f in &folded[range] {
            self.push(f.c, f.raw);
        }
    }

    /// Copies a word of `a` to `z` as it is.
    pub(crate) fn keep_plain(&mut self, word: Range<usize>) {
        let raw = self.raw(word.clone());
        let letters = &self.folded[word];
        self.keys.plain_word(letters.iter().map(|f| f.c as u8), raw);
        self.text.extend(letters.iter().map(|f| f.c as u8));
        self.map.extend(letters.iter().map(|f| f.raw));
        self.count_word();
    }

    /// Appends one character that stands for the raw stretch `raw`.
    pub(crate) fn push(&mut self, c: char, raw: (u32, u32)) {
        if c.is_ascii() {
            self.text.push(c as u8);
            self.map.push(raw);
        } else {
            self.text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            self.map.extend(std::iter::repeat_n(raw, c.len_utf8()));
        }
    }

    /// Counts a word.
    pub(crate) fn count_word(&mut self) {
        self.words += 1;
    }

    /// Notes that a word had to be changed, `share` of it: 1 where it was a disguise beyond doubt.
    pub(crate) fn touch(&mut self, share: f32) {
        self.touched += share;
    }

    /// The raw stretch of some folded characters.
    pub(crate) fn raw(&self, range: Range<usize>) -> Span {
        match (self.folded.get(range.start), self.folded.get(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) => {
                Span::new(first.raw.0 as usize, (last.raw.1.max(first.raw.0)) as usize)
            }
            _ => Span::new(0, 0),
        }
    }

    /// All readings of `word` in which its signs are letters.
    pub(crate) fn leet_readings(&self, word: &[char]) -> Vec<String> {
        leet::readings(word, Alphabet::of(word, self.in_latin()))
    }

    /// Readings such that every reading of a beginning of `word` with signs in it begins one of them. A beginning may still be
    /// in Latin letters alone where the whole is in others.
    pub(crate) fn leet_beginnings(&self, word: &[char]) -> Vec<String> {
        let (first, whole) = (self.in_latin(), Alphabet::of(word, self.in_latin()));
        let mut all = leet::readings_of_beginning(word, first);
        if whole != first {
            all.extend(leet::readings_of_beginning(word, whole));
        }
        all
    }

    /// The alphabet of Latin words here.
    fn in_latin(&self) -> Alphabet {
        if matches!(self.language, Some("tr" | "az")) { Alphabet::Turkic } else { Alphabet::Latin }
    }

    /// Whether `word` is so common that a digit in it must be a letter.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        everyday_words::is_common(word, self.language)
    }

    /// Whether a word list knows `word` as it stands.
    pub(crate) fn is_listed(&self, word: &str) -> bool {
        self.lexicons.iter().any(|lexicon| lexicon.lists(word))
    }
}

fn is_mostly_latin(folded: &[Folded]) -> bool {
    let (mut latin, mut other) = (0_usize, 0_usize);
    for f in folded {
        if f.c.is_ascii_lowercase() {
            latin += 1;
        } else if !f.c.is_ascii() {
            match confusables::script_of(f.c) {
                Some(Script::Latin) => latin += 1,
                // Letters that may be disguise say nothing about the language around them.
                Some(_) if confusables::passes_for_latin(f.c) => {}
                Some(_) => other += 1,
                None => {}
            }
        }
    }
    latin > 8 * other && latin > 0
}
