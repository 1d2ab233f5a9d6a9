//! Writes down how often keys were used: counts, and the day, never the moment.

use crate::{App, Result};
use comity_model::Timestamp;
use comity_store::scoring_keys;
use std::sync::Arc;

/// Seconds of a day.
const DAY_SECS: i64 = 86_400;

/// Writes the counts of all keys that were used since the last time.
///
/// # Errors
/// Only faults; what could not be written is counted again the next time.
pub async fn count_key_uses(app: &App) -> Result<()> {
    let uses = Arc::new(app.key_ring().take_uses());
    if uses.is_empty() {
        return Ok(());
    }
    let day = Timestamp::from_secs(app.now().as_secs().div_euclid(DAY_SECS) * DAY_SECS);
    let written = Arc::clone(&uses);
    let done = app
        .store()
        .write(move |tx| {
            written.iter().try_for_each(|one| {
                scoring_keys::add_use(tx, (one.site, &one.id), (one.requests, one.refused), day)
            })
        })
        .await;
    if done.is_err() {
        app.key_ring().put_back(&uses);
    }
    Ok(done?)
}
