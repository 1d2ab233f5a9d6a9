//! Brings an old version of the policy back: its text becomes a new version, through the same gate as any other.

use crate::publish_policy::{LookedAt, PublishPolicy, Published, publish_policy};
use crate::{App, Refusal, Result};
use comity_model::{ModeratorId, SiteId};
use comity_store::policies;

/// Which version comes back.
#[derive(Debug, Clone)]
pub struct RollBack {
    /// The site.
    pub site: SiteId,
    /// The number of the version whose text comes back.
    pub number: u32,
    /// Why; empty: a sentence that names the version.
    pub note: String,
    /// The newest version that was seen; refused when there is a newer one. None: whatever is newest.
    pub seen: Option<u32>,
    /// By whom; none: the command line.
    pub by: Option<ModeratorId>,
    /// Whether versions that are still to come may be replaced before they take effect.
    pub replaces_scheduled: bool,
}

/// Publishes the text of an old version again.
///
/// # Errors
/// [`Refusal::UnknownVersion`]; otherwise as [`publish_policy`].
pub async fn roll_back_policy(app: &App, wanted: RollBack) -> Result<Published> {
    let RollBack { site, number, note, seen, by, replaces_scheduled } = wanted;
    let found = app
        .store()
        .read(move |tx| {
            Ok((policies::find_by_number(tx, site, number)?, policies::find_report(tx, site, number)?))
        })
        .await?;
    let (Some(version), report) = found else { return Err(Refusal::UnknownVersion.into()) };
    let note = if note.trim().is_empty() { format!("Version {number} again.") } else { note };
    let publish = PublishPolicy::of_documents(site, version.source, "policy.md", version.translations);
    let looked_at = report.map_or(LookedAt::Nothing, LookedAt::Kept);
    publish_policy(app, PublishPolicy { by, note, seen, looked_at, replaces_scheduled, ..publish }).await
}
