//! Whether the program reads comments as it did when the version in force was published.

use crate::publish_policy::{check_policy, outside};
use crate::{App, Error, Result};
use comity_model::SiteId;
use comity_policy::{PinChange, Pins, PolicyError};
use comity_store::policies::{self, PolicyVersion};

/// The version in force against the program that runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// The number of the version in force.
    pub version: u32,
    /// What has changed in the program since it was published; empty too where the version is older than such pins.
    pub changes: Vec<PinChange>,
}

/// What running the examples of the version in force with this program gave.
#[derive(Debug)]
pub struct InForceCheck {
    /// The version, and what has changed.
    pub pinned: Pinned,
    /// What is wrong, or every example that does not come out as its clause promises.
    pub errors: Vec<PolicyError>,
    /// Examples that were run.
    pub examples: usize,
}

impl App {
    /// What this program rests on.
    pub(crate) fn pins(&self) -> Pins {
        let scorer = self.scorer();
        let model = scorer.map_or("", |scorer| scorer.version());
        Pins::of_program(model, &scorer.map(|scorer| scorer.checksum()).unwrap_or_default())
    }
}

/// What a version was published with; none: it is older than such pins.
pub(crate) fn pins_of(version: &PolicyVersion) -> Option<Pins> {
    version.pins.as_deref().and_then(|json| serde_json::from_str(json).ok())
}

/// Says what has changed in the program since the version in force was published.
///
/// # Errors
/// Only faults; a site without a policy is one.
pub async fn pinned(app: &App, site: SiteId) -> Result<Pinned> {
    let (me, version) = (app.clone(), in_force(app, site).await?);
    outside(move || compare(&me, &version)).await
}

/// Runs the examples of the version in force with the program as it is.
///
/// # Errors
/// As [`pinned`].
pub async fn check_in_force(app: &App, site: SiteId) -> Result<InForceCheck> {
    let version = in_force(app, site).await?;
    let pinned = compare(app, &version);
    let me = app.clone();
    let checked = outside(move || {
        let scorer = me.scorer().map(|scorer| &**scorer);
        check_policy(scorer, &version.source, "policy.md", &version.translations)
    })
    .await?;
    Ok(match checked {
        Ok(policy) => InForceCheck { pinned, errors: Vec::new(), examples: policy.example_count() },
        Err(errors) => InForceCheck { pinned, errors, examples: 0 },
    })
}

async fn in_force(app: &App, site: SiteId) -> Result<PolicyVersion> {
    let now = app.now();
    let found = app.store().read(move |tx| policies::find_in_force(tx, site, now)).await?;
    found.ok_or_else(|| Error::Internal(format!("site {site} has no policy in force")).into())
}

fn compare(app: &App, version: &PolicyVersion) -> Pinned {
    let changes = pins_of(version).map(|then| then.changes(&app.pins())).unwrap_or_default();
    Pinned { version: version.number, changes }
}
