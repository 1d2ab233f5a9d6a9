//! Checks the ledger: every sealed decision against the chain, every payload against its commitment.

use crate::{App, Result, jobs};
use comity_model::SiteId;
use comity_store::decisions::{self, LedgerState};

/// Seals what waits, then checks the whole chain of a site.
///
/// # Errors
/// Only faults; a broken chain is an answer.
pub async fn verify_ledger(app: &App, site: SiteId) -> Result<LedgerState> {
    jobs::seal_site(app, site).await?;
    Ok(app.store().read(move |tx| decisions::verify(tx, site)).await?)
}
