//! Word lists: finding listed words in a comment, through disguises, without touching Scunthorpe.

mod builtin;
mod find;
mod index;
mod parse;
mod spelling;

pub(crate) use builtin::spellings;
pub use parse::LexiconError;

use crate::body::Body;
use crate::canonical::keys::{Keys, Masked};
use comity_model::Span;
use index::Index;
use spelling::Spelling;

/// How hard a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Rude, but heard on television in the afternoon.
    Mild,
    /// What a newspaper prints with asterisks.
    Strong,
    /// Slurs, the worst obscenities, threats against life.
    Severe,
}

impl Severity {
    /// All levels, mildest first.
    pub const ALL: [Self; 3] = [Self::Mild, Self::Strong, Self::Severe];

    /// The word for it in lexicons and policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Strong => "strong",
            Self::Severe => "severe",
        }
    }

    /// The level that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// What kind of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Swearing, whoever it is aimed at.
    Profanity,
    /// Sexual acts and parts of the body, crudely.
    Sexual,
    /// A contemptuous name for a person.
    Insult,
    /// Contempt for a group of people.
    Slur,
    /// Announces or wishes violence.
    Threat,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 5] = [Self::Profanity, Self::Sexual, Self::Insult, Self::Slur, Self::Threat];

    /// The word for it in lexicons and policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Profanity => "profanity",
            Self::Sexual => "sexual",
            Self::Insult => "insult",
            Self::Slur => "slur",
            Self::Threat => "threat",
        }
    }

    /// The category that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == word)
    }
}

/// A listed word in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconMatch {
    /// The term as the lexicon names it, not as it was spelled.
    pub term: String,
    /// How hard it is.
    pub severity: Severity,
    /// What kind it is.
    pub category: Category,
    /// Where it stands in the raw text.
    pub span: Span,
    /// It was disguised: leet, spaced, masked, lookalikes, repeated letters.
    pub evasive: bool,
    /// It stands in a quotation: what is quoted is not what is said.
    pub quoted: bool,
}

/// A word list ready for use. The format is described in `lexicons/README.md`.
#[derive(Debug)]
pub struct Lexicon {
    language: String,
    licence: String,
    fold_diacritics: bool,
    terms: Vec<Term>,
    spellings: Vec<Spelling>,
    searcher: Searcher,
    /// Indices of spellings without a leading star, by first letter, for masked words.
    by_initial: Vec<(char, u32)>,
    digest: String,
}

/// What finds the spellings of a lexicon.
#[derive(Debug)]
enum Searcher {
    /// Its own index.
    Own(Box<Index>),
    /// The index that the built-in lexicons share, where its spellings have `count` numbers from `first` on.
    Shared { first: usize, count: usize },
}

/// A stretch of the keys that is one of the spellings.
#[derive(Debug, Clone, Copy)]
struct Hit {
    spelling: usize,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone)]
struct Term {
    word: String,
    severity: Severity,
    category: Category,
    is_name: bool,
    local: bool,
}

impl Lexicon {
    /// Reads a lexicon file.
    ///
    /// # Errors
    /// Names the line and what is wrong: bad TOML, an unknown severity or category, a spelling that would match too much, a
    /// spelling listed twice.
    pub fn parse(toml: &str) -> Result<Self, LexiconError> {
        parse::parse(toml, |spellings| Searcher::Own(Box::new(Index::new(spellings))))
    }

    /// The lexicon that comes with the program for a language, by its BCP 47 tag (`en`; of `en-GB` the first part counts).
    pub fn builtin(language: &str) -> Option<&'static Self> {
        builtin::find(language)
    }

    /// The languages that [`Lexicon::builtin`] knows.
    pub fn builtin_languages() -> &'static [&'static str] {
        builtin::languages()
    }

    /// Every listed word in `body`, in the order of the text. Harmless words that contain a listed one are left alone.
    pub fn find(&self, body: &Body) -> Vec<LexiconMatch> {
        self.find_with_harmless(body).0
    }

    /// The same, and where in the raw text harmless words and phrases stand that contain or look like a listed one: `Dick
    /// Cheney`, `Cockburn`.
    pub fn find_with_harmless(&self, body: &Body) -> (Vec<LexiconMatch>, Vec<Span>) {
        find::find(self, body)
    }

    /// The listed words in `body` of every built-in lexicon, with the language of the list. What [`Lexicon::find`] of each
    /// would give, language by language, in one pass.
    pub fn find_in_all(body: &Body) -> Vec<(&'static str, LexiconMatch)> {
        builtin::find_in_all(body)
    }

    /// Where the spellings stand among the keys of a text, overlapping ones included.
    fn hits(&self, keys: &Keys) -> Vec<Hit> {
        match &self.searcher {
            Searcher::Own(index) => index.hits(keys),
            Searcher::Shared { first, count } => {
                let mut hits = builtin::shared().hits(keys);
                hits.retain_mut(|hit| {
                    let own = hit.spelling.checked_sub(*first).filter(|spelling| spelling < count);
                    own.map(|spelling| hit.spelling = spelling).is_some()
                });
                hits
            }
        }
    }

    /// The language the words belong to, BCP 47.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// SPDX name of the list's licence.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// A digest of everything that decides what matches, in hexadecimal; a policy version pins it.
    pub fn digest(&self) -> String {
        self.digest.clone()
    }

    /// Whether `word` (canonical, lower case) as a whole is a listed word.
    pub(crate) fn lists(&self, word: &str) -> bool {
        find::lists(self, word, find::Strictness::Any)
    }

    /// Whether `word` is a listed word so hard or long that chance cannot have made it.
    pub(crate) fn lists_hard(&self, word: &str) -> bool {
        find::lists(self, word, find::Strictness::Hard)
    }

    /// Whether a hard word may stand in `word`, before it is looked at where it ends: true for every word whose beginning or whole
    /// [`lists_hard`](Self::lists_hard).
    pub(crate) fn hints_at_hard(&self, word: &str) -> bool {
        find::hints_at_hard(self, word)
    }

    /// Whether a listed word is `word` or, if it has four letters at least, stands in it.
    pub(crate) fn lists_inside(&self, word: &str) -> bool {
        find::lists(self, word, find::Strictness::Inside)
    }

    /// The listed word that a masked one stands for.
    pub(crate) fn fill(&self, masked: &Masked) -> Option<String> {
        find::fill(self, masked).map(|(_, word)| word)
    }
}
