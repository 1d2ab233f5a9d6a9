//! How many comments stories have, for the counts that a page shows beside its links.

use crate::{App, Refusal, Result};
use comity_model::SiteId;
use comity_store::comments;

/// Stories asked about at once, at most.
pub const MAX_KEYS: usize = 100;

/// Published comments of each story, in the order of `keys`; 0 for a story that nobody has commented on.
///
/// # Errors
/// [`Refusal::TooMany`].
pub async fn count_comments(app: &App, site: SiteId, keys: Vec<String>) -> Result<Vec<u64>> {
    if keys.len() > MAX_KEYS {
        return Err(Refusal::TooMany { limit: MAX_KEYS }.into());
    }
    let counts = app
        .store()
        .read(move |tx| keys.iter().map(|key| comments::count_by_story_key(tx, site, key)).collect())
        .await?;
    Ok(counts)
}
