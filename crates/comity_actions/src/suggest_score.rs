//! A client of the scorer says what a score should have been: labelled feedback, kept for its site.

use crate::{App, Refusal, Result};
use comity_classify::Attribute;
use comity_model::SiteId;
use comity_store::feedback::{self, Feedback};

/// Scores that one request may suggest; a request is refused earlier by the shape of its message.
pub const MAX_SUGGESTED_SCORES: usize = 512;

/// One text, and what its scores should have been.
#[derive(Debug, Clone, Default)]
pub struct SuggestScore {
    /// The text that was scored.
    pub text: String,
    /// The text it answers, or what else the client says about it.
    pub context: Option<String>,
    /// The headline it stands under.
    pub title: Option<String>,
    /// The language of the text, BCP 47.
    pub language: Option<String>,
    /// Who asks, in the client's own words.
    pub community: Option<String>,
    /// The client's own number for it.
    pub client_token: Option<String>,
    /// Name of the key that it came with.
    pub key: Option<String>,
    /// The scores.
    pub scores: Vec<SuggestedScore>,
}

/// What one score should have been.
#[derive(Debug, Clone, PartialEq)]
pub struct SuggestedScore {
    /// The attribute.
    pub attribute: String,
    /// The score, 0 to 1.
    pub value: f64,
    /// The part of the text that is meant, in UTF-16 units; none: all of it.
    pub span: Option<(u32, u32)>,
}

impl SuggestedScore {
    /// What a client means, by the name that everybody uses: `TOXICITY@6` is `TOXICITY`, and a moderator's decision, which
    /// Coral sends as the score of an attribute called `APPROVED`, `DELETED` or `HIGHLIGHTED`, says what moderators reject.
    pub fn of(attribute: &str, value: f64, span: Option<(u32, u32)>) -> Self {
        let name = match attribute.split_once('@') {
            Some((name, version))
                if !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                name
            }
            _ => attribute,
        };
        let rejected = Attribute::LikelyToReject.as_str();
        let (name, value) = match name {
            "DELETED" => (rejected, value),
            "APPROVED" | "HIGHLIGHTED" => (rejected, 1.0 - value),
            name => (name, value),
        };
        Self { attribute: name.to_owned(), value, span }
    }
}

/// Keeps suggested scores, all or none of them.
///
/// # Errors
/// [`Refusal::TooMany`] for more scores than one request may suggest.
pub async fn suggest_score(app: &App, site: SiteId, suggest: SuggestScore) -> Result<()> {
    if suggest.scores.len() > MAX_SUGGESTED_SCORES {
        return Err(Refusal::TooMany { limit: MAX_SUGGESTED_SCORES }.into());
    }
    let now = app.now();
    let clean = |text: &Option<String>| text.as_deref().map(without_nul);
    let one = |score: &SuggestedScore| Feedback {
        site,
        id: app.ids().next(now),
        text: without_nul(&suggest.text),
        context: clean(&suggest.context),
        title: clean(&suggest.title),
        language: clean(&suggest.language),
        attribute: without_nul(&score.attribute),
        value: score.value,
        span: score.span,
        community: clean(&suggest.community),
        client_token: clean(&suggest.client_token),
        key: clean(&suggest.key),
        created_at: now,
    };
    let all: Vec<Feedback> = suggest.scores.iter().map(one).collect();
    app.store().write(move |tx| all.iter().try_for_each(|one| feedback::insert(tx, one))).await?;
    Ok(())
}

/// PostgreSQL takes no NUL in a text.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_corals_decisions_are_understood() {
        let of = |attribute: &str, value| {
            let score = SuggestedScore::of(attribute, value, None);
            (score.attribute, score.value)
        };
        assert_eq!(of("TOXICITY@6", 0.25), ("TOXICITY".to_owned(), 0.25));
        assert_eq!(of("TOXICITY@", 0.25), ("TOXICITY@".to_owned(), 0.25));
        assert_eq!(of("DELETED", 1.0), ("LIKELY_TO_REJECT".to_owned(), 1.0));
        assert_eq!(of("APPROVED", 1.0), ("LIKELY_TO_REJECT".to_owned(), 0.0));
        assert_eq!(of("HIGHLIGHTED", 1.0), ("LIKELY_TO_REJECT".to_owned(), 0.0));
    }
}
