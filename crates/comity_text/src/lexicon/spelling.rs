//! One spelling of a lexicon, ready to be searched for.

use crate::canonical::keys::key_char;

/// Whose spelling it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Of the term with this index.
    Term(u32),
    /// Of a harmless word: for the term with this index, or for all.
    Exception(Option<u32>),
}

/// A word or phrase with its stars.
#[derive(Debug, Clone)]
pub(crate) struct Spelling {
    /// Key letters, words separated by one space.
    pub(crate) text: Box<str>,
    /// May begin inside a word.
    pub(crate) star_begin: bool,
    /// May end inside a word.
    pub(crate) star_end: bool,
    /// Letters in `text`, spaces not counted, as far as anybody counts them.
    letters: u8,
    pub(crate) role: Role,
    /// A single word that is spelled here in two pieces.
    pub(crate) broken: bool,
}

impl Spelling {
    /// Reads a spelling as it stands in a file; `None` when no letter is left.
    pub(crate) fn new(written: &str, role: Role) -> Option<Self> {
        let trimmed = written.trim();
        let star_begin = trimmed.starts_with('*');
        let star_end = trimmed.ends_with('*') && trimmed.len() > 1;
        let text = words_of(trimmed);
        let letters = u8::try_from(text.chars().filter(|c| *c != ' ').count()).unwrap_or(u8::MAX);
        if letters == 0 {
            return None;
        }
        Some(Self { text: text.into(), star_begin, star_end, letters, role, broken: false })
    }

    /// Letters in the text, spaces not counted; of a phrase with more than 255, 255.
    pub(crate) fn letters(&self) -> usize {
        self.letters.into()
    }

    /// The text with each run of one letter as one letter, as it stands among the keys.
    pub(crate) fn squeezed(&self) -> String {
        let mut last = '\0';
        self.text.chars().filter(|c| std::mem::replace(&mut last, *c) != *c).collect()
    }
}

/// Key letters of a phrase, one space between its words.
pub(crate) fn words_of(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    for c in phrase.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            out.extend(key_char(c));
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    // What the canonical view does to a text happens to the list as well.
    let normal: String =
        unicode_normalization::UnicodeNormalization::nfkc(out.trim_end()).filter_map(key_char).collect();
    normal.replace('\u{307}', "")
}
