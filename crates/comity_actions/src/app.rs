//! What every action needs: the store, the clock, ids, secrets, the policy in force, the scorer.

use crate::find_site::SiteCache;
use crate::policy_in_force::PolicyCache;
use crate::score_text::TextScorer;
use crate::secrets::Secrets;
use comity_model::{Clock, Ids, SiteId, StoryId, Timestamp};
use comity_store::Store;
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
