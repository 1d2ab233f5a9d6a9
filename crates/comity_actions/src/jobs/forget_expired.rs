//! Deletes what is kept for a time only: addresses, drafts, ended sessions and links.

use crate::{App, Result};
use comity_policy::HISTORY_DAYS;
use comity_store::{comments, drafts, moderators, outside_comments};

/// How long the keyed hash of an address is kept beside a comment, in days.
const ADDRESS_DAYS: i64 = 30;

/// How long a draft that somebody was asked about is kept, in days.
const DRAFT_DAYS: i64 = 1;

/// Deletes what has had its time.
///
/// # Errors
/// Only faults.
pub async fn forget_expired(app: &App) -> Result<()> {
    let now = app.now();
    app.store()
        .write(move |tx| {
            comments::forget_addresses(tx, now.plus_days(-ADDRESS_DAYS))?;
            drafts::forget(tx, now.plus_days(-DRAFT_DAYS))?;
            outside_comments::forget(tx, now.plus_days(-HISTORY_DAYS))?;
            moderators::forget_expired(tx, now)
        })
        .await?;
    Ok(())
}
