//! How far a replay is: its place in the archive and the counts so far, so that one that was interrupted goes on and
//! ends with the report that it would have had.
//!
//! The words of commenters are not kept: they are read again when the replay goes on, as far as they still exist.

use super::counting::Counting;
use super::{ReplayPolicy, excerpt_of};
use crate::{App, Error, Result};
use comity_model::{CommentId, SiteId, Timestamp};
use comity_store::comments;
use serde::{Deserialize, Serialize};

/// What a replay is about. The counts of one say nothing in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplayKey {
    site: String,
    policy: String,
    against: Option<String>,
    since_micros: Option<i64>,
    sample: Option<u64>,
    sweep: Option<String>,
    /// The program and the model that judged.
    program: String,
    model: String,
}

/// How far a replay is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReplayState {
    key: ReplayKey,
    pub(super) read: u64,
    /// Time, in microseconds since 1970, and id of the last comment read.
    after: (i64, String),
    pub(super) counting: Counting,
}

impl ReplayPolicy {
    /// What this replay is about.
    pub fn key(&self, app: &App) -> ReplayKey {
        let version = |policy: &crate::InForce| policy.policy().digest().to_owned();
        let values =
            |sweep: &super::Sweep| sweep.policies.iter().map(|(value, _)| *value).collect::<Vec<_>>();
        ReplayKey {
            site: self.policy.version().site.to_string(),
            policy: version(&self.policy),
            against: self.against.as_deref().map(version),
            since_micros: self.since.map(Timestamp::as_micros),
            sample: self.sample,
            sweep: self.sweep.as_ref().map(|sweep| format!("{} {:?}", sweep.setting, values(sweep))),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            model: app.scorer().map(|scorer| scorer.version().to_owned()).unwrap_or_default(),
        }
    }
}

impl ReplayKey {
    /// What the other one has otherwise, in words; none: they are the same.
    fn difference(&self, other: &Self) -> Option<&'static str> {
        [
            (self.site == other.site, "it was about another site"),
            (self.policy == other.policy, "it was about another text of the policy"),
            (self.against == other.against, "it was compared with something else"),
            (self.since_micros == other.since_micros, "it began with another day (`--since`)"),
            (self.sample == other.sample, "it read another sample (`--sample`)"),
            (self.sweep == other.sweep, "it tried other values (`--sweep`)"),
            (self.program == other.program, "another version of the program had begun it"),
            (self.model == other.model, "another model had scored the comments"),
        ]
        .into_iter()
        .find_map(|(is_same, difference)| (!is_same).then_some(difference))
    }
}

impl ReplayState {
    /// Reads what [`ReplayProgress::to_state`](super::ReplayProgress::to_state) wrote, for a replay about `key`.
    ///
    /// # Errors
    /// Why the replay cannot go on from there, in words.
    pub fn read(json: &str, key: &ReplayKey) -> std::result::Result<Self, String> {
        /// The part that is read first: the rest of another program's state may have another form.
        #[derive(Deserialize)]
        struct About {
            key: ReplayKey,
        }
        let damaged = |error: serde_json::Error| format!("how far it was cannot be read: {error}");
        let about: About = serde_json::from_str(json).map_err(damaged)?;
        match about.key.difference(key) {
            Some(difference) => Err(difference.to_owned()),
            None => serde_json::from_str(json).map_err(damaged),
        }
    }

    /// Comments read so far.
    pub const fn comments_read(&self) -> u64 {
        self.read
    }

    pub(super) fn after(&self) -> Result<(Timestamp, CommentId)> {
        let (micros, id) = &self.after;
        let id = id.parse().map_err(|error| Error::Internal(format!("a replay cannot go on: {error}")))?;
        Ok((Timestamp::from_micros(*micros), id))
    }

    /// The counts, with the texts of their samples as they stand today.
    pub(super) fn into_counting(self, app: &App, site: SiteId) -> Result<Counting> {
        let kept = self.counting;
        let filled = app.store().read_blocking(move |tx| {
            let mut counting = kept.clone();
            for sample in counting.samples_mut() {
                let Ok(id) = sample.comment.parse() else { continue };
                if let Some(written) = comments::find(tx, site, id)? {
                    sample.text = excerpt_of(&written);
                }
            }
            Ok(counting)
        })?;
        Ok(filled)
    }
}

/// Writes how far a replay is.
pub(super) fn to_json(
    key: &ReplayKey,
    read: u64,
    (at, id): (Timestamp, CommentId),
    counting: &Counting,
) -> Result<String> {
    let mut counting = counting.clone();
    counting.samples_mut().for_each(|sample| sample.text.clear());
    let state = ReplayState { key: key.clone(), read, after: (at.as_micros(), id.to_string()), counting };
    serde_json::to_string(&state)
        .map_err(|error| Error::Internal(format!("how far a replay is cannot be written: {error}")).into())
}
