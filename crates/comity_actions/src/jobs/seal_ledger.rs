//! Gives seal numbers and chain hashes to new decisions.

use crate::{App, Result};
use comity_model::SiteId;
use comity_store::{decisions, sites};

/// Batches sealed in one run for one site at most, so that a large import does not keep the writer busy for long.
const MAX_BATCHES: usize = 5_000;

/// Seals the decisions of every site; gives how many.
///
/// # Errors
/// Only faults.
pub async fn seal_ledger(app: &App) -> Result<u64> {
    let all = app.store().read(sites::list).await?;
    let mut sealed = 0;
    for site in all {
        sealed += seal_site(app, site.id).await?;
    }
    Ok(sealed)
}

/// Seals the decisions of one site; gives how many.
///
/// Each batch is a write of its own, and writes of seals come one after another: on SQLite because there is one
/// writer, on PostgreSQL because two that give the same number conflict and the later one fails.
///
/// # Errors
/// Only faults.
pub async fn seal_site(app: &App, site: SiteId) -> Result<u64> {
    let mut sealed = 0;
    for _ in 0..MAX_BATCHES {
        let now = app.now();
        match app.store().write(move |tx| decisions::seal(tx, site, now)).await {
            Ok(0) => break,
            Ok(count) => sealed += count,
            // Another node was quicker with these numbers: it has sealed them.
            Err(error) if error.is_conflict() => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(sealed)
}
