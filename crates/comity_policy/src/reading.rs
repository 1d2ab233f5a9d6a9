//! What is derived from the text of a comment, each part computed once, when a rule first asks for it.
//!
//! Nothing here depends on a rule's settings: a rule compares what was read with its limits.

mod advertising;
mod aimed;
mod attacks;
mod contacts;
mod gibberish;
mod groups;
mod letters;
mod lexicons;
mod phrases;
mod speech;
mod threats;
mod tokens;
mod vocatives;

use crate::facts::Fingerprint;
use comity_model::Span;
use comity_text::Body;
use std::sync::{Arc, OnceLock};

pub use advertising::Advertising;
pub(crate) use attacks::Around;
pub use attacks::{Attack, Target};
pub use contacts::{Contact, ContactKind};
pub(crate) use groups::{OwnGroups, PEOPLES};
pub use letters::{Letters, Run};
pub use lexicons::{ListedWord, Severity};
pub(crate) use tokens::Tokens;

/// A text that was read before it is judged, on any thread, so that the evaluation in the store's write need not.
#[derive(Debug)]
pub struct ReadText {
    body: Arc<Body>,
    derived: Derived,
}

impl ReadText {
    /// Reads everything that rules derive from a text and from the name that it is signed with. `fingerprint` is the
    /// text's, which callers have computed already.
    pub fn new(body: Arc<Body>, fingerprint: Fingerprint, story_language: Option<&str>, name: &str) -> Self {
        let derived = Derived { fingerprint: OnceLock::from(fingerprint), ..Derived::default() };
        let reading = Reading { body: &body, story_language, kept: Kept::Shared(&derived) };
        reading.read_all();
        reading.words_of_name(name);
        Self { body, derived }
    }

    /// The text itself.
    pub fn body(&self) -> &Body {
        &self.body
    }
}

/// What was derived from one text so far.
#[derive(Debug, Default)]
struct Derived {
    letters: OnceLock<Letters>,
    runs: OnceLock<Vec<Run>>,
    tokens: OnceLock<Tokens>,
    listed_words: OnceLock<Vec<ListedWord>>,
    fingerprint: OnceLock<Fingerprint>,
    contacts: OnceLock<Vec<Contact>>,
    advertising: OnceLock<Advertising>,
    threats: OnceLock<Vec<Span>>,
    groups: OnceLock<Vec<Span>>,
    gibberish: OnceLock<f32>,
    name: OnceLock<NameWords>,
}

/// The name that a comment is signed with, and its words that stand in the lexicons.
#[derive(Debug)]
pub(crate) struct NameWords {
    pub(crate) body: Body,
    pub(crate) listed: Vec<ListedWord>,
}

enum Kept<'a> {
    Own(Box<Derived>),
    Shared(&'a Derived),
}

/// The text of one revision, read.
pub struct Reading<'a> {
    body: &'a Body,
    story_language: Option<&'a str>,
    kept: Kept<'a>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(body: &'a Body, story_language: Option<&'a str>) -> Self {
        Self { body, story_language, kept: Kept::Own(Box::default()) }
    }

    /// What was derived from the text before.
    pub(crate) fn of_read_text(read: &'a ReadText, story_language: Option<&'a str>) -> Self {
        Self { body: &read.body, story_language, kept: Kept::Shared(&read.derived) }
    }

    fn derived(&self) -> &Derived {
        match &self.kept {
            Kept::Own(derived) => derived,
            Kept::Shared(derived) => derived,
        }
    }

    fn read_all(&self) {
        self.letters();
        self.runs();
        self.listed_words();
        self.contacts();
        self.advertising();
        self.threats();
        self.attacks_on_groups();
        self.gibberish_share();
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
        self.derived().contacts.get_or_init(|| {
            let letters = self.letters();
            contacts::find(&self.body.text, letters.digits, letters.has_at_sign)
        })
    }

    /// Signs of advertising.
    pub fn advertising(&self) -> &Advertising {
        self.derived().advertising.get_or_init(|| advertising::count(self.body, self.contacts()))
    }

    /// Threats of violence and wishes of harm.
    pub fn threats(&self) -> &[Span] {
        self.derived().threats.get_or_init(|| threats::find(self))
    }

    /// Contempt for people for what they are.
    pub fn attacks_on_groups(&self) -> &[Span] {
        self.derived().groups.get_or_init(|| groups::find(self))
    }

    /// The same for people that a policy names itself.
    pub(crate) fn attacks_on_own_groups(&self, own: &OwnGroups) -> Vec<Span> {
        groups::find_own(self, own)
    }

    /// Share of the letters that stand in no possible word, 0 to 1.
    pub fn gibberish_share(&self) -> f32 {
        *self.derived().gibberish.get_or_init(|| gibberish::share(&self.body.text, self.tokens()))
    }

    /// Counts of letters, capitals and the like.
    pub fn letters(&self) -> &Letters {
        self.derived().letters.get_or_init(|| Letters::count(&self.body.text))
    }

    /// Stretches in which one sign is repeated.
    pub fn runs(&self) -> &[Run] {
        self.derived().runs.get_or_init(|| letters::runs(&self.body.text))
    }

    /// The words in small letters, with their sentences.
    pub(crate) fn tokens(&self) -> &Tokens {
        self.derived().tokens.get_or_init(|| Tokens::of(&self.body.canonical))
    }

    /// Words that stand in the built-in lexicons of any language.
    pub fn listed_words(&self) -> &[ListedWord] {
        self.derived().listed_words.get_or_init(|| lexicons::find(self.body))
    }

    /// The name that the comment is signed with, read like a text. One comment has one name: the first asked for is kept.
    pub(crate) fn words_of_name(&self, name: &str) -> &NameWords {
        self.derived().name.get_or_init(|| {
            let body = Body::read(name, None);
            NameWords { listed: lexicons::find(&body), body }
        })
    }

    /// Attacks on persons, given who is spoken to and about.
    pub(crate) fn find_attacks(&self, around: Around<'_>) -> Vec<Attack> {
        attacks::find(self, around)
    }

    /// The fingerprint by which repeated texts are found.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.derived().fingerprint.get_or_init(|| Fingerprint::of(&self.body.canonical.text))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Bundle, Policy};
    use crate::facts::{CommenterFacts, Facts, NoSignals, StoredFacts};

    #[test]
    fn a_text_read_before_it_is_judged_gets_the_same_verdict() {
        let source = include_str!("../../../policies/newsroom.md");
        let policy =
            Policy::compile(&Policy::parse(source, "newsroom.md").unwrap(), &Bundle::default()).unwrap();
        let name = "Shit Stirrer";
        let stored = StoredFacts {
            commenter: Some(CommenterFacts { name: name.to_owned(), ..CommenterFacts::default() }),
            ..StoredFacts::default()
        };
        let mut noticed = 0;
        for text in [
            "The ferry was late again, and nobody told us.",
            "What a load of bullsh1t from the council, you moron.",
            "CALL ME on +44 20 7946 0958 and BUY NOW, 50 % off!!!!!!!!!! http://kredit.example.org",
            "asdfghjkl qwertyuiop lkjhgfdsa",
            "I will kill you. They are all vermin.",
        ] {
            let body = Arc::new(Body::read(text, Some("en")));
            let fingerprint = Fingerprint::of(&body.canonical.text);
            let read = ReadText::new(Arc::clone(&body), fingerprint, None, name);
            let before = policy.evaluate(&Facts::of_read_text(&stored, &read, &NoSignals));
            assert_eq!(before, policy.evaluate(&Facts::new(&stored, &body, &NoSignals)), "{text}");
            noticed += before.findings.len();
        }
        assert!(noticed > 4, "the texts give rules something to notice: {noticed}");
    }
}
