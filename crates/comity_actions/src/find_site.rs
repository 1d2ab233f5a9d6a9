//! Finds the site that a request is about. There are few sites and every request asks, so they are kept for a second.

use crate::{App, Refusal, Result};
use comity_model::{Site, SiteId, Timestamp};
use comity_store::sites;
use std::sync::{Arc, Mutex, PoisonError};

/// How long the list of sites is used before the database is asked again, in seconds: what another node changed is
/// seen after this time. A comment's own write always reads its site anew.
const KEPT_SECS: i64 = 1;

/// All sites, and when they were read.
#[derive(Default)]
pub(crate) struct SiteCache(Mutex<Option<(Timestamp, Arc<Vec<Site>>)>>);

impl SiteCache {
    fn find(&self, now: Timestamp) -> Option<Arc<Vec<Site>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, sites) = kept.as_ref()?;
        (now >= *at && now.secs_since(*at) < KEPT_SECS).then(|| Arc::clone(sites))
    }

    fn keep(&self, now: Timestamp, sites: &Arc<Vec<Site>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(sites)));
    }

    /// Forgets the list: a site was made or changed.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// The site with this key; without a key, the only site there is.
///
/// # Errors
/// [`Refusal::UnknownSite`] when there is no such site, or when none was named and there are several.
pub async fn find_site(app: &App, key: Option<&str>) -> Result<Site> {
    let sites = all(app).await?;
    let found = match key {
        Some(key) => sites.iter().find(|site| site.key == key),
        None => sites.first().filter(|_| sites.len() == 1),
    };
    found.cloned().ok_or_else(|| Refusal::UnknownSite.into())
}

/// The site with this id.
///
/// # Errors
/// [`Refusal::UnknownSite`].
pub async fn site_by_id(app: &App, id: SiteId) -> Result<Site> {
    let sites = all(app).await?;
    sites.iter().find(|site| site.id == id).cloned().ok_or_else(|| Refusal::UnknownSite.into())
}

/// All sites of the installation, oldest first.
///
/// # Errors
/// Only faults.
pub async fn list_sites(app: &App) -> Result<Vec<Site>> {
    Ok(all(app).await?.to_vec())
}

async fn all(app: &App) -> Result<Arc<Vec<Site>>> {
    let now = app.now();
    if let Some(kept) = app.sites().find(now) {
        return Ok(kept);
    }
    let sites = Arc::new(app.store().read(sites::list).await?);
    app.sites().keep(now, &sites);
    Ok(sites)
}
