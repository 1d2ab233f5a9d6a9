//! Names of the context by which people and publications are recognised, whatever their case.

use super::forms::{folded, is_form_of};
use crate::context::Context;
use crate::features::Lang;

/// Words that are named in headlines without naming a person.
const HEADLINE_STOP: &[&str] = &[
    "the",
    "new",
    "city",
    "town",
    "council",
    "bridge",
    "plan",
    "road",
    "party",
    "police",
    "court",
    "after",
    "over",
    "with",
    "for",
    "and",
    "from",
    "says",
    "will",
    "vote",
    "budget",
    "school",
    "hospital",
    "government",
    "of",
    "in",
];
/// Letters of the shortest name that is looked for.
const MIN_NAME: usize = 3;
/// Names of a context that are looked for at most.
const MAX_NAMES: usize = 48;

/// Words of the context by which people are recognised.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(super) byline: Words,
    pub(super) publication: Words,
    pub(super) headline: Words,
}

/// Words in small letters.
#[derive(Debug, Default)]
pub(super) struct Words {
    letters: Vec<char>,
    /// Where each word ends among the letters.
    ends: Vec<usize>,
}

impl Names {
    /// Reads the names in `context`, into the buffers it has.
    pub(crate) fn read(&mut self, context: &Context<'_>) {
        self.byline.collect(context.byline, false);
        self.publication.collect(context.publication, false);
        self.headline.collect(context.headline, true);
    }
}

impl Words {
    fn collect(&mut self, text: Option<&str>, only_names: bool) {
        self.letters.clear();
        self.ends.clear();
        let words = text.unwrap_or("").split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|w| w.chars().count() >= MIN_NAME).take(MAX_NAMES) {
            let lower = || folded(word.chars().flat_map(char::to_lowercase));
            let is_stop = HEADLINE_STOP.iter().any(|stop| stop.chars().eq(lower()));
            // A script without capitals does not tell.
            let is_name = word
                .chars()
                .next()
                .is_some_and(|first| first.is_uppercase() || !first.is_ascii() && !first.is_lowercase());
            if !is_stop && (!only_names || is_name) {
                self.letters.extend(lower());
                self.ends.push(self.letters.len());
            }
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether `word` is one of them, in whatever case.
    pub(super) fn have(&self, language: Lang, word: &[char]) -> bool {
        let begins = std::iter::once(&0).chain(&self.ends);
        let mut names = begins.zip(&self.ends).filter_map(|(begin, end)| self.letters.get(*begin..*end));
        names.any(|name| is_form_of(language, word, &name.iter().copied()))
    }
}
