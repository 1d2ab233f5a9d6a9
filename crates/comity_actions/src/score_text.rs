//! Scoring a text: what the policy sees as signals, and what a customer of the scorer measures, by the same code.

use comity_classify::{Lang, Scorer, Scores, Target};
use comity_model::Span;
use comity_policy::{
    KNOWN_SIGNALS, NoSignals, Signals, SignalsFor, StoredFacts, StoredSignal, StoredSignals,
};
use comity_text::Body;
use std::panic::{AssertUnwindSafe, catch_unwind};

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

impl<'a> From<&ScoringContext<'a>> for comity_classify::Context<'a> {
    fn from(context: &ScoringContext<'a>) -> Self {
        Self {
            parent: context.parent,
            headline: context.headline,
            byline: context.byline,
            publication: context.publication,
            story_language: context.story_language,
            is_reply: context.is_reply,
        }
    }
}

/// Scores a text that was read. For a caller without a database: a batch, a request for scores.
///
/// # Errors
/// Says that scoring failed, should it ever panic, or that the second stage could not answer; one bad text never stops
/// the process.
pub fn score_text(scorer: &Scorer, body: &Body, context: &ScoringContext<'_>) -> Result<Scores, String> {
    guarded(|| scorer.score(body, &context.into()))
}

/// Scores a text that was read, and each of its sentences.
///
/// # Errors
/// As [`score_text`].
pub fn score_sentences(scorer: &Scorer, body: &Body, context: &ScoringContext<'_>) -> Result<Scores, String> {
    guarded(|| scorer.score_with_sentences(body, &context.into()))
}

fn guarded(score: impl FnOnce() -> Scores) -> Result<Scores, String> {
    // The buffers of a thread are emptied before each use, so a panic leaves nothing behind that matters.
    let scores =
        catch_unwind(AssertUnwindSafe(score)).map_err(|_| "the scorer failed on this text".to_owned())?;
    match scores.failure {
        Some(why) => Err(why),
        None => Ok(scores),
    }
}

/// A scorer, as actions see one.
pub trait TextScorer: Send + Sync {
    /// Its `model@version`.
    fn version(&self) -> &str;

    /// Checksum of its weights and calibration; empty: unknown.
    fn checksum(&self) -> String {
        String::new()
    }

    /// The signals of a text. What it cannot say is left out, never a silent low score.
    fn signals(&self, body: &Body, context: &ScoringContext<'_>) -> StoredSignals;

    /// The model behind it, for whoever asks for scores and not for a verdict.
    ///
    /// # Errors
    /// Says why there is none.
    fn scorer(&self) -> Result<&'static Scorer, String> {
        Err("this scorer has no model".to_owned())
    }
}

/// The signals that say at whom an attack is aimed. A publication and nobody have none.
const TARGET_SIGNALS: [(&str, Target); 5] = [
    ("target_commenter", Target::Commenter),
    ("target_author", Target::Author),
    ("target_public_person", Target::PublicPerson),
    ("target_group", Target::Group),
    ("target_idea", Target::Object),
];

impl TextScorer for &'static Scorer {
    fn version(&self) -> &str {
        Scorer::model(self)
    }

    fn checksum(&self) -> String {
        Scorer::checksum(self)
    }

    fn signals(&self, body: &Body, context: &ScoringContext<'_>) -> StoredSignals {
        match score_text(self, body, context) {
            Ok(scores) => stored(&scores),
            Err(why) => failed(Scorer::model(self), &why),
        }
    }

    fn scorer(&self) -> Result<&'static Scorer, String> {
        Ok(*self)
    }
}

/// A scorer that could not be loaded: every signal has failed, so rules that need one take their `on_failure`, in sight
/// of the moderators.
#[derive(Debug, Clone)]
pub struct BrokenScorer {
    /// Why there is none.
    pub why: String,
}

impl TextScorer for BrokenScorer {
    fn version(&self) -> &'static str {
        "none"
    }

    fn signals(&self, _body: &Body, _context: &ScoringContext<'_>) -> StoredSignals {
        failed(self.version(), &self.why)
    }

    fn scorer(&self) -> Result<&'static Scorer, String> {
        Err(self.why.clone())
    }
}

/// Scores as signals. An attribute that the language does not support is left out; so is the target where its resolver
/// knows no words.
fn stored(scores: &Scores) -> StoredSignals {
    let pair = |span: &Span| (span.begin, span.end);
    let signal = |value, spans| StoredSignal { value: Some(value), failed: None, spans };
    let mut values: std::collections::BTreeMap<String, StoredSignal> = scores
        .iter()
        .map(|(attribute, score)| {
            let spans = scores.spans(attribute).iter().map(|explained| pair(&explained.span)).collect();
            (attribute.as_str().to_ascii_lowercase(), signal(score, spans))
        })
        .collect();
    if scores.language == Lang::En {
        let aimed = |target| if scores.target == target { 1.0 } else { 0.0 };
        values.extend(
            TARGET_SIGNALS.map(|(name, target)| (name.to_owned(), signal(aimed(target), Vec::new()))),
        );
    }
    StoredSignals { model: scores.model.to_string(), values }
}

fn failed(model: &str, why: &str) -> StoredSignals {
    let signal = |name: &str| {
        (name.to_owned(), StoredSignal { value: None, failed: Some(why.to_owned()), spans: Vec::new() })
    };
    StoredSignals {
        model: model.to_owned(),
        values: KNOWN_SIGNALS.iter().map(|(name, _)| signal(name)).collect(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use comity_policy::Signal;

    fn signals(text: &str) -> StoredSignals {
        let body = Body::read(text, Some("en"));
        Scorer::builtin()
            .signals(&body, &ScoringContext { story_language: Some("en"), ..ScoringContext::default() })
    }

    #[test]
    fn every_attribute_and_target_becomes_a_signal_that_policies_may_name() {
        let signals = signals("You are a moron, and everyone on this council is a liar.");
        let known: Vec<&str> = KNOWN_SIGNALS.iter().map(|(name, _)| *name).collect();
        for name in signals.values.keys() {
            assert!(known.contains(&name.as_str()), "policies cannot name `{name}`");
        }
        assert!(signals.values.contains_key("toxicity") && signals.values.contains_key("target_commenter"));
        assert_eq!(signals.model, Scorer::builtin().model());
        let spans = Signals::spans(&signals, "insult");
        assert!(spans.iter().any(|span| span.begin <= 10 && span.end >= 15), "`moron` weighs: {spans:?}");
    }

    #[test]
    fn a_language_without_scores_has_no_low_scores_but_none() {
        let body = Body::read("Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα για τρεις μήνες.", None);
        let signals = Scorer::builtin().signals(&body, &ScoringContext::default());
        assert_eq!(signals.get("toxicity"), Signal::Missing);
        assert_eq!(signals.get("target_commenter"), Signal::Missing);
    }

    #[test]
    fn a_scorer_that_is_not_loaded_fails_every_signal() {
        let broken = BrokenScorer { why: "the model file is damaged".to_owned() };
        let signals = broken.signals(&Body::read("Hello", None), &ScoringContext::default());
        for (name, _) in KNOWN_SIGNALS {
            assert_eq!(signals.get(name), Signal::Failed("the model file is damaged".to_owned()));
        }
    }
}
