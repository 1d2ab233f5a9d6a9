//! What a reply takes from the comment that it answers.
//!
//! "Exactly!" says what the parent said, and "so are you" says it of its author. How heated a parent is says nothing
//! by itself: on news comments with their parents (`fox_news_en`), adding the parent's scores to the reply's made the
//! ranking worse (area .819 without, .805 with a tenth of them, .775 with half), so it is not done.

use crate::attribute::Attribute;
use crate::features::{Concept, Reader, Token};
use crate::target::Target;

/// Words of the longest reply that is read as an echo; a longer one speaks for itself.
const MAX_ECHO_WORDS: usize = 8;
/// Share of the parent's score that agreement takes over, and that returning it does.
const AGREED: f32 = 0.8;
const RETURNED: f32 = 0.9;
/// What is said back to whoever said it.
const RETURNS: [&[&str]; 10] = [
    &["so", "are", "you"],
    &["as", "are", "you"],
    &["you", "too"],
    &["same", "to", "you"],
    &["back", "at", "you"],
    &["no", "you"],
    &["you", "are", "too"],
    &["that", "is", "you"],
    &["just", "like", "you"],
    &["you", "first"],
];

/// How a short reply says again what its parent said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Echo {
    /// It agrees.
    Agrees,
    /// It says the same of whoever said it.
    Returns,
}

/// Whether the words that were read are an echo of the comment before.
pub(crate) fn echo_of(reader: &Reader) -> Option<Echo> {
    let tokens = reader.tokens.as_slice();
    if tokens.is_empty() || tokens.len() > MAX_ECHO_WORDS {
        return None;
    }
    let spells = |token: &Token, word: &str| word.chars().eq(reader.letters(token).iter().copied());
    let returns = RETURNS.iter().any(|phrase| {
        tokens
            .windows(phrase.len())
            .any(|run| run.iter().zip(*phrase).all(|(token, word)| spells(token, word)))
    });
    if returns {
        return Some(Echo::Returns);
    }
    let disagrees = tokens.iter().any(|t| matches!(t.concept, Concept::Not | Concept::No | Concept::Condemn));
    let agrees = tokens.first().is_some_and(|t| t.concept == Concept::Agree);
    (agrees && !disagrees).then_some(Echo::Agrees)
}

impl Echo {
    /// The share of the parent's score that the reply has at least; `None` where an echo says nothing.
    pub(crate) const fn share(self, attribute: Attribute) -> Option<f32> {
        match (self, attribute) {
            (
                Self::Agrees,
                Attribute::Toxicity | Attribute::IdentityAttack | Attribute::Threat | Attribute::Insult,
            ) => Some(AGREED),
            (Self::Returns, Attribute::Toxicity | Attribute::Insult) => Some(RETURNED),
            _ => None,
        }
    }

    /// Whom the reply attacks when its parent attacks `parent`.
    pub(crate) const fn target(self, parent: Target) -> Target {
        match self {
            Self::Agrees => parent,
            Self::Returns => Target::Commenter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Lang;

    fn echo(text: &str) -> Option<Echo> {
        let mut reader = Reader::default();
        reader.read(text, Lang::En, &[], None);
        echo_of(&reader)
    }

    #[test]
    fn short_agreement_and_return_are_echoes_and_disagreement_is_none() {
        assert_eq!(echo("Exactly!"), Some(Echo::Agrees));
        assert_eq!(echo("Well said, Ruben."), Some(Echo::Agrees));
        assert_eq!(echo("And so are you."), Some(Echo::Returns));
        assert_eq!(echo("Right back at you, mate"), Some(Echo::Returns));
        for text in ["No.", "I don't agree.", "Yes, and that is not true.", "The bridge is old.", ""] {
            assert_eq!(echo(text), None, "{text}");
        }
    }
}
