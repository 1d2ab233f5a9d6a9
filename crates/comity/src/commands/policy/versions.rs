//! `comity policy versions`: all versions of a policy, and how each stands.

use crate::cli::Where;
use crate::output::report;
use crate::{data, runtime};
use comity_actions::{VersionState, VersionView, rfc3339};
use serde::Serialize;
use std::process::ExitCode;

/// A version as it is printed.
#[derive(Debug, Serialize)]
struct Shown {
    version: u32,
    /// `in-force`, `to-come`, `over`, `replaced` or `withdrawn`.
    state: &'static str,
    effective_from: String,
    published_at: String,
    /// The editor; none: the command line.
    published_by: Option<String>,
    reason: String,
    has_replay: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    brings_back: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn_reason: Option<String>,
    /// What changed, in sentences for readers.
    changed: Vec<String>,
    #[serde(skip)]
    is: VersionState,
}

/// Runs the command.
pub(crate) fn run(place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let versions = data::in_words(runtime.block_on(comity_actions::list_versions(&app, site.id)))?;
    let shown: Vec<Shown> = versions.into_iter().map(Shown::from).collect();
    report(&shown, place.json, |shown| shown.iter().map(Shown::in_words).collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

impl From<VersionView> for Shown {
    fn from(version: VersionView) -> Self {
        let (at, why) = version.withdrawn.map(|gone| (rfc3339(gone.at), gone.note)).unzip();
        Self {
            version: version.number,
            state: version.state.as_str(),
            effective_from: rfc3339(version.effective_from),
            published_at: rfc3339(version.published_at),
            published_by: version.published_by,
            reason: version.note,
            has_replay: version.has_report,
            brings_back: version.brings_back,
            withdrawn_at: at,
            withdrawn_reason: why,
            changed: version.changed.into_iter().map(|change| change.told).collect(),
            is: version.state,
        }
    }
}

impl Shown {
    fn in_words(&self) -> String {
        let state = match self.is {
            VersionState::InForce => "in force since",
            VersionState::ToCome => "comes into force",
            VersionState::Over => "was in force from",
            VersionState::Replaced => "replaced before it took effect",
            VersionState::Withdrawn => "withdrawn before it took effect",
        };
        let by = self.published_by.as_deref().unwrap_or("the command line");
        let mut words =
            vec![format!("version {}: {state} {}; published by {by}", self.version, self.effective_from)];
        words.extend(self.brings_back.map(|back| format!("; the text of version {back} again")));
        words.extend(self.has_replay.then(|| "; with a replay".to_owned()));
        let reasons = [Some(&self.reason), self.withdrawn_reason.as_ref()].into_iter().flatten();
        words.extend(reasons.filter(|line| !line.is_empty()).map(|line| format!("\n    {line}")));
        words.concat()
    }
}
