//! Goes on with replays of drafts that the end of a process interrupted, from where they were.

use crate::replay_draft::{ReplayJob, take_over};
use crate::{App, Result};
use comity_store::policy_drafts;

/// Takes over every replay that has fallen silent and can go on; each job is to be run on a thread of its own
/// ([`ReplayJob::start`]). Of several nodes one takes each.
///
/// # Errors
/// Only faults.
pub async fn resume_replays(app: &App) -> Result<Vec<ReplayJob>> {
    let recent = crate::replay_draft::silent_since(app.now());
    let silent = app.store().read(move |tx| policy_drafts::list_interrupted(tx, recent)).await?;
    let mut jobs = Vec::new();
    for (site, draft, run) in silent {
        jobs.extend(take_over(app, site, draft, run).await?);
    }
    Ok(jobs)
}
