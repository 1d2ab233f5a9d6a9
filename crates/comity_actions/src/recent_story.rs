//! Finds the story that a request names. Under a story that is discussed now everybody asks, so it is kept for a second.

use crate::{App, Result};
use comity_model::{SiteId, Story, Timestamp};
use comity_store::stories;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long a story is used before the database is asked again, in seconds. A comment's own write always reads it anew.
const KEPT_SECS: i64 = 1;

/// Stories that are kept at a time; when there are more, all are forgotten, which costs one read each.
const KEPT_MAX: usize = 1_024;

type Kept = HashMap<(SiteId, String), (Timestamp, Arc<Story>)>;

/// Stories that were asked for lately.
#[derive(Default)]
pub(crate) struct StoryCache(Mutex<Kept>);

impl StoryCache {
    fn find(&self, site: SiteId, key: &str, now: Timestamp) -> Option<Arc<Story>> {
        let kept = self.lock();
        let (at, story) = kept.get(&(site, key.to_owned()))?;
        (now >= *at && now.secs_since(*at) < KEPT_SECS).then(|| Arc::clone(story))
    }

    fn keep(&self, site: SiteId, key: String, now: Timestamp, story: &Arc<Story>) {
        let mut kept = self.lock();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert((site, key), (now, Arc::clone(story)));
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The story with this key as it was at most a second ago, where there is one.
///
/// # Errors
/// Only faults.
pub(crate) async fn recent_story(app: &App, site: SiteId, key: &str) -> Result<Option<Arc<Story>>> {
    let now = app.now();
    if let Some(kept) = app.stories().find(site, key, now) {
        return Ok(Some(kept));
    }
    let wanted = key.to_owned();
    let found = app.store().read(move |tx| stories::find_by_key(tx, site, &wanted)).await?.map(Arc::new);
    if let Some(story) = &found {
        app.stories().keep(site, key.to_owned(), now, story);
    }
    Ok(found)
}
