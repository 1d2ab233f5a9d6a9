//! Finds the site that a request is about.

use crate::{App, Refusal, Result};
use comity_model::{Site, SiteId};
use comity_store::sites;

/// The site with this key; without a key, the only site there is.
///
/// # Errors
/// [`Refusal::UnknownSite`] when there is no such site, or when none was named and there are several.
pub async fn find_site(app: &App, key: Option<&str>) -> Result<Site> {
    let key = key.map(str::to_owned);
    let found = app
        .store()
        .read(move |tx| match &key {
            Some(key) => sites::find_by_key(tx, key),
            None => {
                let mut all = sites::list(tx)?;
                Ok(if all.len() == 1 { all.pop() } else { None })
            }
        })
        .await?;
    found.ok_or_else(|| Refusal::UnknownSite.into())
}

/// The site with this id.
///
/// # Errors
/// [`Refusal::UnknownSite`].
pub async fn site_by_id(app: &App, id: SiteId) -> Result<Site> {
    match app.store().read(move |tx| sites::get(tx, id)).await {
        Ok(site) => Ok(site),
        Err(error) if error.is_missing() => Err(Refusal::UnknownSite.into()),
        Err(error) => Err(error.into()),
    }
}

/// All sites of the installation, oldest first.
///
/// # Errors
/// Only faults.
pub async fn list_sites(app: &App) -> Result<Vec<Site>> {
    Ok(app.store().read(sites::list).await?)
}
