//! A scorer for tests that knows one word.

use super::texts::TOXIC_WORD;
use comity_actions::{ScoringContext, TextScorer};
use comity_policy::{StoredSignal, StoredSignals};
use comity_text::Body;

/// Its name and version, which every automatic decision must name.
pub(crate) const MODEL: &str = "one-word@1";

pub(crate) struct OneWord;

impl TextScorer for OneWord {
    fn version(&self) -> &'static str {
        MODEL
    }

    fn signals(&self, body: &Body, _context: &ScoringContext<'_>) -> StoredSignals {
        let value = if body.text.contains(TOXIC_WORD) { 0.95 } else { 0.05 };
        let signal = StoredSignal { value: Some(value), failed: None, spans: Vec::new() };
        StoredSignals { model: MODEL.to_owned(), values: [("toxicity".to_owned(), signal)].into() }
    }
}
