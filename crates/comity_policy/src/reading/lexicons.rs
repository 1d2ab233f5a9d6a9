//! Words of the built-in lexicons, found once for all rules.

use comity_model::Span;
use comity_text::{Body, Lexicon, LexiconMatch};

/// How hard a word is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Rude, but heard on television in the afternoon.
    Mild,
    /// What a newspaper prints with asterisks.
    #[default]
    Strong,
    /// Slurs against groups of people and the worst obscenities.
    Severe,
}

/// A word of a lexicon in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedWord {
    /// The language of its list, BCP 47.
    pub language: &'static str,
    /// Its entry.
    pub term: String,
    /// How hard it is.
    pub severity: Severity,
    /// Its kind: `profanity`, `sexual`, `insult`, `slur` or `threat`.
    pub category: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it was spelled so that it hides.
    pub evasive: bool,
}

impl ListedWord {
    pub(crate) fn from_match(language: &'static str, found: LexiconMatch) -> Self {
        Self {
            language,
            term: found.term,
            severity: match found.severity {
                comity_text::Severity::Mild => Severity::Mild,
                comity_text::Severity::Strong => Severity::Strong,
                comity_text::Severity::Severe => Severity::Severe,
            },
            category: found.category.as_str().to_owned(),
            span: found.span,
            evasive: found.evasive,
        }
    }
}

/// The words of all built-in lexicons in `body`, in the order of the text. A word that stands in several lists comes once for each:
/// its language says how the sentence around it is read.
pub(super) fn find(body: &Body) -> Vec<ListedWord> {
    let all = Lexicon::find_in_all(body).into_iter();
    let mut found: Vec<ListedWord> = all.map(|(list, word)| ListedWord::from_match(list, word)).collect();
    found.sort_by(|a, b| (a.span, b.severity, &a.category).cmp(&(b.span, a.severity, &b.category)));
    found
}
