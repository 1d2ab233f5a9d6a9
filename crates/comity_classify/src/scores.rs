//! What a model says of one comment.

use crate::attribute::{ATTRIBUTES, Attribute};
use crate::explain::Explained;
use crate::features::Lang;
use crate::target::Target;
use comity_model::Span;
use std::sync::Arc;

/// What a model says of one comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    pub(crate) values: [Option<f32>; ATTRIBUTES],
    pub(crate) explained: Vec<(Attribute, Vec<Explained>)>,
    /// The sentences in order, each with its own scores, where they were asked for.
    pub sentences: Vec<SentenceScores>,
    /// Whom or what it attacks.
    pub target: Target,
    /// The language that it was scored as.
    pub language: Lang,
    /// How much disguise was undone, 0 (none) to 1.
    pub evasion: f32,
    /// The model that spoke, as `name@version`; with a second stage, both, joined by `+`.
    pub model: Arc<str>,
    /// Why the second stage, where it was to be asked, could not answer: then no score here counts.
    pub failure: Option<String>,
}

/// The scores of one sentence by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentenceScores {
    /// Its bytes in the text as typed.
    pub span: Span,
    pub(crate) values: [Option<f32>; ATTRIBUTES],
}

impl SentenceScores {
    /// Its calibrated probability; `None` where the attribute has none in this language, or only for whole comments.
    pub fn get(&self, attribute: Attribute) -> Option<f32> {
        self.values[attribute as usize]
    }
}

impl Scores {
    /// The calibrated probability, 0 to 1; `None` where the attribute is not supported in the text's language.
    pub fn get(&self, attribute: Attribute) -> Option<f32> {
        self.values[attribute as usize]
    }

    /// The stretches of the text that weighed most for the attribute, heaviest first; none below a score of 0.25.
    pub fn spans(&self, attribute: Attribute) -> &[Explained] {
        self.explained.iter().find(|(a, _)| *a == attribute).map_or(&[], |(_, spans)| spans)
    }

    /// All attributes that have a score, in their fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Attribute, f32)> {
        Attribute::ALL.into_iter().filter_map(|a| self.get(a).map(|score| (a, score)))
    }
}
