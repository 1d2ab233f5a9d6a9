//! Gives seal numbers and chain hashes to new decisions.

use crate::{App, Result};
use comity_model::SiteId;
use comity_store::decisions::UnsealedFrom;
use comity_store::{decisions, sites};
use std::sync::{Mutex, PoisonError};

/// Batches sealed in one run for one site at most, so that a large import does not keep the writer busy for long.
const MAX_BATCHES: usize = 20_000;

/// How far behind the newest seal [`seal_ledger`] looks for decisions that were written late, in seconds: what a node with
/// a slow clock writes is found.
const LATE_SECS: i64 = 3_600;

/// The same for [`seal_new`], in seconds: longer than a write waits in the queue.
const USUALLY_LATE_SECS: i64 = 10;

/// Seals the decisions of every site; gives how many. Goes through the last hour: every few minutes is often enough.
///
/// # Errors
/// Only faults.
pub async fn seal_ledger(app: &App) -> Result<u64> {
    seal_sites(app, LATE_SECS).await
}

/// How far [`seal_new`] has looked: [`comity_store::Store::changes`] of the last time.
#[derive(Debug, Default)]
pub struct Looked(Mutex<Option<u64>>);

/// Seals what was decided since the last time; gives how many, or `None` when nothing was written since and nothing was looked
/// for.
///
/// # Errors
/// Only faults.
pub async fn seal_new(app: &App, looked: &Looked) -> Result<Option<u64>> {
    // Asked for before looking: what is written meanwhile is looked for the next time.
    let changes = Some(app.store().changes());
    if *looked.0.lock().unwrap_or_else(PoisonError::into_inner) == changes {
        return Ok(None);
    }
    let sealed = seal_sites(app, USUALLY_LATE_SECS).await?;
    *looked.0.lock().unwrap_or_else(PoisonError::into_inner) = changes;
    Ok(Some(sealed))
}

/// Seals the decisions of one site; gives how many.
///
/// # Errors
/// Only faults.
pub async fn seal_site(app: &App, site: SiteId) -> Result<u64> {
    seal(app, site, LATE_SECS).await
}

async fn seal_sites(app: &App, late_secs: i64) -> Result<u64> {
    let all = app.store().read(sites::list).await?;
    let mut sealed = 0;
    for site in all {
        sealed += seal(app, site.id, late_secs).await?;
    }
    Ok(sealed)
}

/// What waits is looked for outside of the write. Each batch is a write of its own, and writes of seals come one after
/// another: on `SQLite` because there is one writer, on PostgreSQL because two that give the same number conflict and the
/// later one fails.
async fn seal(app: &App, site: SiteId, late_secs: i64) -> Result<u64> {
    let mut sealed = 0;
    let mut from = UnsealedFrom::BeforeNewest(late_secs);
    for _ in 0..MAX_BATCHES {
        let waiting = app.store().read(move |tx| decisions::list_unsealed(tx, site, from)).await?;
        let Some(last) = waiting.last() else { break };
        from = UnsealedFrom::After(*last);
        let now = app.now();
        match app.store().write(move |tx| decisions::seal(tx, site, &waiting, now)).await {
            Ok(count) => sealed += count,
            // Another sealer was quicker with these numbers: it has sealed them.
            Err(error) if error.is_conflict() => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(sealed)
}
