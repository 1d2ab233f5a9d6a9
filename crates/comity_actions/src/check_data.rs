//! Checks a site's data: whether comments stand where the ledger says, whether rows point at what is there, the ledger.

use crate::{App, Result, verify_ledger};
use comity_model::SiteId;
use comity_store::decisions::LedgerState;
use comity_store::inconsistencies::{self, Inconsistency};

/// Comments that are named for each sort of contradiction, at most.
const MAX_NAMED: u32 = 100;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCheck {
    /// Comments that contradict what is written beside them.
    pub inconsistencies: Vec<Inconsistency>,
    /// The chain of decisions.
    pub ledger: LedgerState,
}

impl DataCheck {
    /// Whether everything fits.
    pub fn is_sound(&self) -> bool {
        self.inconsistencies.is_empty() && matches!(self.ledger, LedgerState::Intact { .. })
    }
}

/// Checks a site's data; changes nothing but what the sealer would have sealed by itself.
///
/// # Errors
/// Only faults; data that do not fit are an answer.
pub async fn check_data(app: &App, site: SiteId) -> Result<DataCheck> {
    let ledger = verify_ledger(app, site).await?;
    let inconsistencies = app.store().read(move |tx| inconsistencies::list(tx, site, MAX_NAMED)).await?;
    Ok(DataCheck { inconsistencies, ledger })
}
