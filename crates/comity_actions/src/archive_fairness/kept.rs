//! What was measured in an archive, kept for some minutes: the pages of a draft show it again and again.

use super::ArchiveFairness;
use comity_model::{SiteId, Timestamp};
use std::sync::{Mutex, PoisonError};

/// How long it is shown before it is measured again, in seconds.
const KEPT_SECS: i64 = 120;

/// Measurements kept at once.
const MAX_KEPT: usize = 16;

/// Of what a measurement is: the site, the digest of the policy, the scorer.
type Key = (SiteId, String, String);

/// Measurements by site, policy and scorer; none of the words of commenters.
#[derive(Default)]
pub(crate) struct KeptFairness(Mutex<Vec<(Key, Timestamp, ArchiveFairness)>>);

impl KeptFairness {
    pub(crate) fn find(&self, key: &Key, now: Timestamp) -> Option<ArchiveFairness> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, at, fairness) = kept.iter().find(|(known, _, _)| known == key)?;
        (now >= *at && now.secs_since(*at) < KEPT_SECS).then(|| fairness.clone())
    }

    pub(crate) fn keep(&self, key: Key, now: Timestamp, mut fairness: ArchiveFairness) -> ArchiveFairness {
        fairness.texts.iter_mut().for_each(|text| text.text.clear());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _, _)| *known != key);
        if kept.len() >= MAX_KEPT {
            kept.remove(0);
        }
        kept.push((key, now, fairness.clone()));
        fairness
    }
}
