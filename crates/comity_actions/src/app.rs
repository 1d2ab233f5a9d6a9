//! What every action needs: the store, the clock, ids, secrets, the policy in force, the scorer.

use crate::archive_fairness::KeptFairness;
use crate::check_scoring_key::KeyRing;
use crate::find_site::SiteCache;
use crate::policy_in_force::PolicyCache;
use crate::recent_story::StoryCache;
use crate::reserved_names::NameCache;
use crate::score_text::TextScorer;
use crate::secrets::Secrets;
use comity_model::{Clock, Ids, SiteId, StoryId, Timestamp};
use comity_store::{Notice, Store, Tx};
use std::sync::Arc;
use tokio::sync::broadcast;

/// Changes kept for a listener that is slow; one that falls behind drops its whole cache.
const CHANGES_KEPT: usize = 1_024;

/// Something changed that open pages or caches may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A comment under this story appeared, changed or went, or the story's state changed.
    Thread {
        /// The site.
        site: SiteId,
        /// The story.
        story: StoryId,
    },
    /// A policy version was published.
    Policy {
        /// The site.
        site: SiteId,
    },
    /// The site's state or settings changed.
    Site {
        /// The site.
        site: SiteId,
    },
    /// Something changed and we don't know what: trust nothing that is kept in memory.
    Everything,
}

impl Change {
    /// The change as other nodes are told it: ids only.
    fn to_payload(self) -> String {
        match self {
            Self::Thread { site, story } => format!("thread {site} {story}"),
            Self::Policy { site } => format!("policy {site}"),
            Self::Site { site } => format!("site {site}"),
            Self::Everything => "everything".to_owned(),
        }
    }

    /// The change that a node told us; one that we don't understand may be anything.
    fn of_payload(payload: &str) -> Self {
        let words: Vec<&str> = payload.split(' ').collect();
        let read = match words.as_slice() {
            ["thread", site, story] => {
                site.parse().ok().zip(story.parse().ok()).map(|(site, story)| Self::Thread { site, story })
            }
            ["policy", site] => site.parse().ok().map(|site| Self::Policy { site }),
            ["site", site] => site.parse().ok().map(|site| Self::Site { site }),
            _ => None,
        };
        read.unwrap_or(Self::Everything)
    }

    /// Tells all nodes, this one included, once the write is on disk.
    pub(crate) fn notify(self, tx: &mut Tx<'_>) -> comity_store::Result<()> {
        tx.notify(&self.to_payload())
    }
}

/// Everything that actions work with. Cloning is cheap.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    secrets: Secrets,
    scorer: Option<Arc<dyn TextScorer>>,
    policies: PolicyCache,
    sites: SiteCache,
    keys: KeyRing,
    stories: StoryCache,
    names: NameCache,
    fairness: KeptFairness,
    changes: broadcast::Sender<Change>,
}

impl App {
    /// An application over `store`. Without a scorer, signals are missing and rules that need them are skipped.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        secrets: Secrets,
        scorer: Option<Arc<dyn TextScorer>>,
    ) -> Self {
        let (changes, _) = broadcast::channel(CHANGES_KEPT);
        Self(Arc::new(Inner {
            store,
            clock,
            ids,
            secrets,
            scorer,
            policies: PolicyCache::default(),
            sites: SiteCache::default(),
            keys: KeyRing::default(),
            stories: StoryCache::default(),
            names: NameCache::default(),
            fairness: KeptFairness::default(),
            changes,
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The clock, for code that asks more than once.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }

    /// Where new ids come from.
    pub fn ids(&self) -> &dyn Ids {
        &*self.0.ids
    }

    /// The same, to move into a write.
    pub fn ids_arc(&self) -> Arc<dyn Ids> {
        Arc::clone(&self.0.ids)
    }

    /// Keys for tokens and keyed hashes.
    pub fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    /// The scorer, where one is loaded.
    pub fn scorer(&self) -> Option<&Arc<dyn TextScorer>> {
        self.0.scorer.as_ref()
    }

    pub(crate) fn sites(&self) -> &SiteCache {
        &self.0.sites
    }

    pub(crate) fn key_ring(&self) -> &KeyRing {
        &self.0.keys
    }

    pub(crate) fn stories(&self) -> &StoryCache {
        &self.0.stories
    }

    pub(crate) fn names(&self) -> &NameCache {
        &self.0.names
    }

    pub(crate) fn fairness(&self) -> &KeptFairness {
        &self.0.fairness
    }

    pub(crate) fn policies(&self) -> &PolicyCache {
        &self.0.policies
    }

    /// 128 random bits as text, for tokens and keys.
    pub fn random_token(&self) -> String {
        let bytes: Vec<u8> = (0..3).flat_map(|_| self.0.ids.random()).collect();
        crate::secrets::encode(&bytes)
    }

    /// 16 random bytes, the salt of a decision's payload.
    pub fn salt(&self) -> [u8; 16] {
        salt(&*self.0.ids)
    }

    /// Tells open pages and caches of this process what changed.
    pub fn announce(&self, change: Change) {
        // Nobody listening is fine.
        let _ = self.0.changes.send(change);
    }

    /// Passes on what other nodes and other processes changed, for as long as the store is open. The server runs it.
    pub async fn hear_other_nodes(&self) {
        let mut notices = self.0.store.subscribe();
        while let Some(notice) = notices.next().await {
            let change = match notice {
                Notice::Said(payload) => Change::of_payload(&payload),
                Notice::Missed => Change::Everything,
            };
            match change {
                Change::Policy { site } => self.0.policies.forget(site),
                Change::Site { .. } => self.0.sites.forget(),
                Change::Everything => {
                    self.0.policies.forget_all();
                    self.0.sites.forget();
                }
                Change::Thread { .. } => {}
            }
            self.announce(change);
        }
    }

    /// What changes from now on. A receiver that lags must forget all that it has cached.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.0.changes.subscribe()
    }
}

/// 16 random bytes from `ids`.
pub(crate) fn salt(ids: &dyn Ids) -> [u8; 16] {
    let (a, b) = (ids.random(), ids.random());
    let mut salt = [0; 16];
    for (to, from) in salt.iter_mut().zip(a.into_iter().chain(b)) {
        *to = from;
    }
    salt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_understood_by_another_node() {
        let (site, story) = (SiteId::from_bytes([1; 16]), StoryId::from_bytes([2; 16]));
        for change in [
            Change::Thread { site, story },
            Change::Policy { site },
            Change::Site { site },
            Change::Everything,
        ] {
            assert_eq!(Change::of_payload(&change.to_payload()), change);
        }
        assert_eq!(Change::of_payload("of a newer version"), Change::Everything);
    }
}
