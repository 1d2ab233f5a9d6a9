//! An operator makes, lists and revokes the keys of programs that ask for scores.

use crate::{App, Result};
use comity_model::SiteId;
use comity_store::scoring_keys::{self, ScoringKey};
use std::num::NonZeroU32;

/// Requests per minute of a key that says nothing else: what the Perspective API gave a project.
pub const DEFAULT_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("60 is not 0");

/// The longest name of a key, in characters.
pub const MAX_KEY_NAME_CHARS: usize = 80;

/// How a secret begins, so that people and scanners recognise one that lies around.
const PREFIX: &str = "comity-";

/// A key as its operator sees it; its secret is not kept.
pub use comity_store::scoring_keys::ScoringKey as KeyRecord;

/// What came of the wish for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeKey {
    /// The key, and its secret, which nobody can ever be told again.
    Made(KeyRecord, String),
    /// The site has, or had, a key of this name.
    NameTaken,
    /// The name is empty, too long, or holds characters that are not printed.
    BadName,
}

/// Makes a key for programs of a site.
///
/// # Errors
/// Only faults.
pub async fn make_scoring_key(
    app: &App,
    site: SiteId,
    name: &str,
    per_minute: NonZeroU32,
) -> Result<MadeKey> {
    let name = name.trim().to_owned();
    let is_long = name.chars().nth(MAX_KEY_NAME_CHARS).is_some();
    if name.is_empty() || is_long || name.chars().any(char::is_control) {
        return Ok(MadeKey::BadName);
    }
    let secret = format!("{PREFIX}{}", app.random_token());
    let now = app.now();
    let key = ScoringKey {
        site,
        id: app.ids().next(now),
        number: 0,
        name,
        secret_hash: app.secrets().scoring_key_hash(&secret),
        per_minute: per_minute.get(),
        created_at: now,
        revoked_at: None,
        requests: 0,
        refused: 0,
        last_used_at: None,
    };
    let made = app
        .store()
        .write(move |tx| {
            let taken = scoring_keys::list(tx)?.iter().any(|k| k.site == site && k.name == key.name);
            if taken {
                return Ok(None);
            }
            let key = ScoringKey { number: scoring_keys::next_number(tx)?, ..key.clone() };
            scoring_keys::insert(tx, &key)?;
            Ok(Some(key))
        })
        .await?;
    app.key_ring().forget();
    Ok(made.map_or(MadeKey::NameTaken, |key| MadeKey::Made(key, secret)))
}

/// A site's keys in the order in which they were made, revoked ones included.
///
/// # Errors
/// Only faults.
pub async fn list_scoring_keys(app: &App, site: SiteId) -> Result<Vec<KeyRecord>> {
    let all = app.store().read(scoring_keys::list).await?;
    Ok(all.into_iter().filter(|key| key.site == site).collect())
}

/// Revokes a site's key by its name; says whether there was one that counted. It ends on every node within two seconds.
///
/// # Errors
/// Only faults.
pub async fn revoke_scoring_key(app: &App, site: SiteId, name: &str) -> Result<bool> {
    let (name, now) = (name.trim().to_owned(), app.now());
    let was_there = app.store().write(move |tx| scoring_keys::revoke(tx, site, &name, now)).await?;
    app.key_ring().forget();
    Ok(was_there)
}
