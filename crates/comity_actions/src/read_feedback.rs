//! Reads the feedback that clients of the scorer have sent: counts, and all of it as lines that a model learns from.

use crate::{App, Error, Result};
use comity_import::export::export_time;
use comity_model::{SiteId, Timestamp};
use comity_store::feedback::{self, Feedback};
use serde::Serialize;
use std::io::Write;

pub use comity_store::feedback::{FeedbackCount, Wanted as WantedFeedback};

/// Lines read from the database at a time.
const PAGE: u32 = 500;

/// One line of feedback, as `docs/feedback.md` describes it.
#[derive(Debug, Serialize)]
pub struct FeedbackLine<'a> {
    /// The text that was scored.
    pub text: &'a str,
    /// The text it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'a str>,
    /// The headline it stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// The attribute.
    pub attribute: &'a str,
    /// What its score should have been, 0 to 1.
    pub value: f64,
    /// The part of the text that is meant, in UTF-16 units, end exclusive; absent: all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// Language of the text, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'a str>,
    /// The client's own number for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<&'a str>,
    /// Who sent it, in the client's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub community: Option<&'a str>,
    /// Name of the key that it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<&'a str>,
    /// Key of the site; absent where there is no newsroom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<&'a str>,
    /// When it came, RFC 3339 in UTC.
    pub at: String,
}

impl FeedbackLine<'_> {
    /// The line, with its end.
    pub fn to_line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("a line is plain data");
        line.push('\n');
        line
    }
}

/// A context that is a text which was answered. Coral sends its ids there, as JSON; they teach a model nothing.
pub fn answered_text(context: &str) -> Option<&str> {
    let is_object = context.trim_start().starts_with('{')
        && serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(context).is_ok();
    (!is_object).then_some(context)
}

/// A moment as RFC 3339 in UTC.
pub fn rfc3339(at: Timestamp) -> String {
    export_time(at)
}

/// How much feedback a site has, by attribute and key.
///
/// # Errors
/// Only faults.
pub async fn count_feedback(app: &App, site: SiteId, wanted: WantedFeedback) -> Result<Vec<FeedbackCount>> {
    Ok(app.store().read(move |tx| feedback::count(tx, site, &wanted)).await?)
}

/// Writes a site's feedback as NDJSON in the order in which it came; gives how many lines. It blocks: never call it on
/// a worker of the server.
///
/// # Errors
/// Only faults, of the database and of what is written to.
pub fn export_feedback(
    app: &App,
    (site, site_key): (SiteId, &str),
    wanted: &WantedFeedback,
    out: &mut dyn Write,
) -> Result<u64> {
    let failed = |error: std::io::Error| Error::Internal(format!("the feedback cannot be written: {error}"));
    let (mut after, mut count) = ([0; 16], 0);
    loop {
        let wanted = wanted.clone();
        let page = app.store().read_blocking(move |tx| feedback::list(tx, site, &wanted, &after, PAGE))?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for one in &page {
            out.write_all(line_of(one, site_key).to_line().as_bytes()).map_err(failed)?;
            count += 1;
        }
    }
    out.flush().map_err(failed)?;
    Ok(count)
}

fn line_of<'a>(feedback: &'a Feedback, site: &'a str) -> FeedbackLine<'a> {
    FeedbackLine {
        text: &feedback.text,
        parent: feedback.context.as_deref().and_then(answered_text),
        title: feedback.title.as_deref(),
        attribute: &feedback.attribute,
        value: feedback.value,
        span: feedback.span,
        lang: feedback.language.as_deref(),
        client_token: feedback.client_token.as_deref(),
        community: feedback.community.as_deref(),
        key: feedback.key.as_deref(),
        site: Some(site),
        at: rfc3339(feedback.created_at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_coral_sends_as_context_are_no_text_that_was_answered() {
        assert_eq!(answered_text(r#"{"url":"https://post.example/bridge","Coral_comment_id":"17"}"#), None);
        assert_eq!(answered_text("{so they say} I like the plan."), Some("{so they say} I like the plan."));
    }
}
