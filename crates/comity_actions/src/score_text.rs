//! Scoring a text: what the policy sees as signals, and what a customer of the scorer measures, by the same code.

use comity_policy::{NoSignals, Signals, SignalsFor, StoredFacts, StoredSignals};
use comity_text::Body;

/// What is known around a text. Everything may be missing.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScoringContext<'a> {
    /// The comment that is answered.
    pub parent: Option<&'a str>,
    /// The story's headline.
    pub headline: Option<&'a str>,
    /// Who wrote the story.
    pub byline: Option<&'a str>,
    /// The publication's name.
    pub publication: Option<&'a str>,
    /// The story's language, BCP 47.
    pub story_language: Option<&'a str>,
    /// Whether it answers another comment.
    pub is_reply: bool,
}

/// A scorer, as actions see one.
pub trait TextScorer: Send + Sync {
    /// Its `model@version`.
    fn version(&self) -> &str;

    /// The signals of a text. What it cannot say is left out, never a silent low score.
    fn signals(&self, body: &Body, context: &ScoringContext<'_>) -> StoredSignals;
}

/// Gives the examples of a policy the same signals that comments get.
pub(crate) struct ExampleScorer<'a>(pub Option<&'a dyn TextScorer>);

impl SignalsFor for ExampleScorer<'_> {
    fn signals_for(&self, body: &Body, facts: &StoredFacts) -> Box<dyn Signals> {
        let Some(scorer) = self.0 else { return Box::new(NoSignals) };
        let story = facts.story.as_ref();
        let context = ScoringContext {
            headline: story.map(|s| s.headline.as_str()),
            byline: story.map(|s| s.byline.as_str()).filter(|byline| !byline.is_empty()),
            story_language: story.and_then(|s| s.language.as_deref()),
            is_reply: facts.comment.as_ref().is_some_and(|c| c.is_reply),
            ..ScoringContext::default()
        };
        Box::new(scorer.signals(body, &context))
    }
}
