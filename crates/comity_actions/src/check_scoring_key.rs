//! Looks up the key that a program asks for scores with, and counts the request against its quota.
//!
//! Keys are kept in memory and read again every two seconds, so that asking costs no query. Counts are kept in memory,
//! too, and `jobs/count_key_uses.rs` writes them down: no row is changed by every request.

use crate::{App, Result};
use comity_model::{SiteId, Timestamp};
use comity_store::scoring_keys::{self, ScoringKey};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How long the list of keys is used before the database is asked again, in seconds: a key that another process made or
/// revoked counts, or ends, after this time.
const KEPT_SECS: i64 = 2;

/// A minute, in microseconds.
const MINUTE_US: i64 = 60_000_000;

/// What a key is worth.
#[derive(Debug, Clone)]
pub enum KeyCheck {
    /// It counts, and this request is within its quota.
    Good(Arc<KnownKey>),
    /// It counts, and its quota is used up for now.
    OverQuota(Arc<KnownKey>),
    /// It was revoked.
    Revoked,
    /// Nobody made it.
    Unknown,
}

/// A key that counts.
#[derive(Debug)]
pub struct KnownKey {
    /// The site that it belongs to.
    pub site: SiteId,
    /// Its number in this installation, from 1.
    pub number: u32,
    /// Whose it is.
    pub name: String,
    /// Requests that it may make per minute.
    pub per_minute: u32,
    id: [u8; 16],
    is_revoked: bool,
    uses: Arc<Uses>,
}

/// What a key did since its counts were last written down, and when its next request is due.
#[derive(Debug, Default)]
struct Uses {
    requests: AtomicU64,
    refused: AtomicU64,
    /// The time at which the quota is full again, in microseconds since 1970.
    full_at: AtomicI64,
}

/// What one key did since its counts were last written down.
pub(crate) struct NewUses {
    pub site: SiteId,
    pub id: [u8; 16],
    pub requests: u64,
    pub refused: u64,
}

/// All keys by the keyed hash of their secret, and when they were read.
#[derive(Default)]
pub(crate) struct KeyRing(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    read_at: Option<Timestamp>,
    keys: BTreeMap<Vec<u8>, Arc<KnownKey>>,
}

/// Checks the secret of a key, and counts the request against its quota.
///
/// # Errors
/// Only faults: the keys have never been read, and the database cannot be reached.
pub async fn check_scoring_key(app: &App, secret: &str) -> Result<KeyCheck> {
    let now = app.now();
    if app.key_ring().is_old(now) {
        match app.store().read(scoring_keys::list).await {
            Ok(keys) => app.key_ring().keep(now, keys),
            // A database that is away for a moment takes no key away from anybody.
            Err(_) if app.key_ring().was_read() => {}
            Err(error) => return Err(error.into()),
        }
    }
    let hash = app.secrets().scoring_key_hash(secret);
    Ok(match app.key_ring().find(&hash) {
        None => KeyCheck::Unknown,
        Some(key) if key.is_revoked => KeyCheck::Revoked,
        Some(key) if key.uses.take_one(key.per_minute, now) => KeyCheck::Good(key),
        Some(key) => KeyCheck::OverQuota(key),
    })
}

impl Uses {
    /// Takes one request out of the quota, which refills steadily (GCRA, ITU-T I.371); says whether there was one left.
    fn take_one(&self, per_minute: u32, now: Timestamp) -> bool {
        let each = MINUTE_US / i64::from(per_minute.max(1));
        let now = now.as_micros();
        let take = |full_at: i64| {
            // A clock that was set back must not lock a key out.
            let full_at = if full_at > now.saturating_add(MINUTE_US) { now } else { full_at.max(now) };
            (full_at + each <= now + MINUTE_US).then_some(full_at + each)
        };
        let is_within = self.full_at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok();
        let count = if is_within { &self.requests } else { &self.refused };
        count.fetch_add(1, Ordering::Relaxed);
        is_within
    }
}

impl KeyRing {
    fn is_old(&self, now: Timestamp) -> bool {
        let kept = self.lock();
        kept.read_at.is_none_or(|read_at| now < read_at || now.secs_since(read_at) >= KEPT_SECS)
    }

    fn was_read(&self) -> bool {
        self.lock().read_at.is_some()
    }

    fn find(&self, hash: &[u8]) -> Option<Arc<KnownKey>> {
        self.lock().keys.get(hash).cloned()
    }

    /// Forgets when the keys were read: one was made or revoked here.
    pub(crate) fn forget(&self) {
        self.lock().read_at = None;
    }

    fn keep(&self, now: Timestamp, keys: Vec<ScoringKey>) {
        let mut kept = self.lock();
        let mut ring = BTreeMap::new();
        for key in keys {
            let uses = kept.keys.get(&key.secret_hash).map(|known| Arc::clone(&known.uses));
            let known = KnownKey {
                site: key.site,
                number: key.number,
                name: key.name,
                per_minute: key.per_minute,
                id: key.id,
                is_revoked: key.revoked_at.is_some(),
                uses: uses.unwrap_or_default(),
            };
            ring.insert(key.secret_hash, Arc::new(known));
        }
        kept.keys = ring;
        kept.read_at = Some(now);
    }

    /// Takes out what keys did since this was last asked.
    pub(crate) fn take_uses(&self) -> Vec<NewUses> {
        let kept = self.lock();
        let uses = |key: &Arc<KnownKey>| NewUses {
            site: key.site,
            id: key.id,
            requests: key.uses.requests.swap(0, Ordering::Relaxed),
            refused: key.uses.refused.swap(0, Ordering::Relaxed),
        };
        kept.keys.values().map(uses).filter(|uses| uses.requests + uses.refused > 0).collect()
    }

    /// Puts back what could not be written down.
    pub(crate) fn put_back(&self, all: &[NewUses]) {
        let kept = self.lock();
        for uses in all {
            if let Some(key) = kept.keys.values().find(|key| key.id == uses.id && key.site == uses.site) {
                key.uses.requests.fetch_add(uses.requests, Ordering::Relaxed);
                key.uses.refused.fetch_add(uses.refused, Ordering::Relaxed);
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_refills_steadily_and_survives_a_clock_that_is_set_back() {
        let (uses, at) = (Uses::default(), |secs: i64| Timestamp::from_secs(1_700_000_000 + secs));
        let taken = |now| (0..100).filter(|_| uses.take_one(4, now)).count();
        assert_eq!(taken(at(0)), 4);
        assert_eq!((taken(at(14)), taken(at(15)), taken(at(46))), (0, 1, 2));
        assert_eq!(taken(at(3_600)), 4);
        assert_eq!(taken(at(-3_600)), 4, "an hour back is a new minute, not an hour of silence");
    }
}
