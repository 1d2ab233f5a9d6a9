//! A client of the scorer says what a score should have been: labelled feedback, kept for its site.

use crate::{App, Refusal, Result};
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
    /// The language that the client names, BCP 47.
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
    /// The attribute, as the client spells it.
    pub attribute: String,
    /// The score, 0 to 1.
    pub value: f64,
    /// The part of the text that is meant, in UTF-16 units; none: all of it.
    pub span: Option<(u32, u32)>,
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
