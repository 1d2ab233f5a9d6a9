//! What is derived from the text of a comment, each part computed once, when a rule first asks for it.
//!
//! Nothing here depends on a rule's settings: a rule compares what was read with its limits.

mod advertising;
mod attacks;
mod contacts;
mod gibberish;
mod groups;
mod letters;
mod lexicons;
mod speech;
mod threats;
mod tokens;

use crate::facts::Fingerprint;
use comity_model::Span;
use comity_text::Body;
use std::cell::OnceCell;

pub use advertising::Advertising;
pub(crate) use attacks::Around;
pub use attacks::{Attack, Target};
pub use contacts::{Contact, ContactKind};
pub(crate) use groups::PEOPLES;
pub use letters::{Letters, Run};
pub(crate) use lexicons::in_all_lists;
pub use lexicons::{ListedWord, Severity};
pub(crate) use tokens::Tokens;

/// The text of one revision, read.
pub struct Reading<'a> {
    body: &'a Body,
    story_language: Option<&'a str>,
    letters: OnceCell<Letters>,
    runs: OnceCell<Vec<Run>>,
    tokens: OnceCell<Tokens>,
    listed_words: OnceCell<Vec<ListedWord>>,
    fingerprint: OnceCell<Fingerprint>,
    contacts: OnceCell<Vec<Contact>>,
    advertising: OnceCell<Advertising>,
    threats: OnceCell<Vec<Span>>,
    groups: OnceCell<Vec<Span>>,
    gibberish: OnceCell<f32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(body: &'a Body, story_language: Option<&'a str>) -> Self {
        Self {
            body,
            story_language,
            letters: OnceCell::new(),
            runs: OnceCell::new(),
            tokens: OnceCell::new(),
            listed_words: OnceCell::new(),
            fingerprint: OnceCell::new(),
            contacts: OnceCell::new(),
            advertising: OnceCell::new(),
            threats: OnceCell::new(),
            groups: OnceCell::new(),
            gibberish: OnceCell::new(),
        }
    }

    /// The text as typed.
    pub fn text(&self) -> &'a str {
        &self.body.text
    }

    /// The language found, or the story's where the text is too short to say.
    pub fn language(&self) -> Option<&str> {
        self.body.language.as_ref().map(|found| found.language).or(self.story_language)
    }

    /// The text with everything that reading it gave.
    pub(crate) fn body(&self) -> &'a Body {
        self.body
    }

    /// Private contact details.
    pub fn contacts(&self) -> &[Contact] {
        self.contacts.get_or_init(|| {
            let letters = self.letters();
            contacts::find(&self.body.text, letters.digits, letters.has_at_sign)
        })
    }

    /// Signs of advertising.
    pub fn advertising(&self) -> &Advertising {
        self.advertising.get_or_init(|| advertising::count(self.body, self.contacts()))
    }

    /// Threats of violence and wishes of harm.
    pub fn threats(&self) -> &[Span] {
        self.threats.get_or_init(|| threats::find(self))
    }

    /// Contempt for people for what they are.
    pub fn attacks_on_groups(&self) -> &[Span] {
        self.groups.get_or_init(|| groups::find(self))
    }

    /// Share of the letters that stand in no possible word, 0 to 1.
    pub fn gibberish_share(&self) -> f32 {
        *self.gibberish.get_or_init(|| gibberish::share(&self.body.text, self.tokens()))
    }

    /// Counts of letters, capitals and the like.
    pub fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| Letters::count(&self.body.text))
    }

    /// Stretches in which one sign is repeated.
    pub fn runs(&self) -> &[Run] {
        self.runs.get_or_init(|| letters::runs(&self.body.text))
    }

    /// The words in small letters, with their sentences.
    pub(crate) fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| Tokens::of(&self.body.text))
    }

    /// Words that stand in the built-in lexicons of any language.
    pub fn listed_words(&self) -> &[ListedWord] {
        self.listed_words.get_or_init(|| lexicons::find(self.body))
    }

    /// Attacks on persons, given who is spoken to and about.
    pub(crate) fn find_attacks(&self, around: Around<'_>) -> Vec<Attack> {
        attacks::find(self, around)
    }

    /// The fingerprint by which repeated texts are found.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(&self.body.canonical.text))
    }

    /// Share of the text's bytes that stand in quotations, 0 to 1.
    pub fn quoted_share(&self) -> f32 {
        let quoted: usize = self.body.quoted.iter().map(|quote| quote.end.saturating_sub(quote.begin)).sum();
        let all = self.body.text.trim().len();
        if all == 0 { 0.0 } else { (quoted as f32 / all as f32).min(1.0) }
    }

    /// Whether all of `span` stands in a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.body.quoted.iter().any(|quote| quote.begin <= span.begin && span.end <= quote.end)
    }
}
