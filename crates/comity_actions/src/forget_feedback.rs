//! An operator deletes feedback: what a person has asked to be forgotten, or what has been kept long enough.

use crate::{App, Result};
use comity_model::{SiteId, Timestamp};
use comity_store::feedback;

/// Which feedback is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForgottenFeedback {
    /// What came with this token of a client's, such as `comment:17`.
    Token(String),
    /// What came before this time.
    Before(Timestamp),
}

/// Deletes feedback of a site; gives how much.
///
/// # Errors
/// Only faults.
pub async fn forget_feedback(app: &App, site: SiteId, which: ForgottenFeedback) -> Result<u64> {
    let (token, before) = match which {
        ForgottenFeedback::Token(token) => (Some(token), None),
        ForgottenFeedback::Before(before) => (None, Some(before)),
    };
    Ok(app.store().write(move |tx| feedback::forget(tx, site, token.as_deref(), before)).await?)
}
