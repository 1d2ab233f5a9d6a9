//! Keys of clients, each with a quota: from a list in a file, or made by the operator of a newsroom.

use super::errors::Status;
use comity_actions::{App, KeyCheck, KnownKey, check_scoring_key};
use comity_model::SiteId;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::num::NonZeroU32;

/// One key of a list, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Whose it is.
    pub name: String,
    /// Its number in the list, from 1: how errors name it.
    pub number: u32,
    /// Requests per minute.
    pub per_minute: NonZeroU32,
}

/// The keys that an operator has given out; of their secrets, only hashes.
pub struct Keys(Source);

enum Source {
    Listed(BTreeMap<[u8; 32], (Key, DefaultDirectRateLimiter)>),
    Newsroom(App),
}

/// Who has a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) name: String,
    /// The site that the key belongs to, in a newsroom.
    pub(super) site: Option<SiteId>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Reads a list of keys: a line each with the key, its requests per minute (60 where that is missing) and a name.
    /// Empty lines and what follows `#` are left out.
    ///
    /// # Errors
    /// Says which line cannot be understood; never the key in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut keys = BTreeMap::new();
        for (line_number, line) in (1..).zip(text.lines()) {
            let mut words = line.split('#').next().unwrap_or("").split_whitespace();
            let Some(secret) = words.next() else { continue };
            let per_minute = words.next().map_or(Ok(comity_actions::DEFAULT_PER_MINUTE), str::parse);
            let per_minute = per_minute.map_err(|_| {
                format!("line {line_number}: after the key comes a number of requests per minute")
            })?;
            let name = words.collect::<Vec<_>>().join(" ");
            let name = if name.is_empty() { format!("line-{line_number}") } else { name };
            let limiter = RateLimiter::direct(Quota::per_minute(per_minute));
            let number = keys.len() as u32 + 1;
            keys.insert(digest(secret), (Key { name, number, per_minute }, limiter));
        }
        Ok(Self(Source::Listed(keys)))
    }

    /// The keys that operators make with `comity key`.
    pub fn of_newsroom(app: App) -> Self {
        Self(Source::Newsroom(app))
    }

    /// The keys of a list, by number; none for a newsroom, whose keys come and go.
    pub fn listed(&self) -> Vec<&Key> {
        let Source::Listed(keys) = &self.0 else { return Vec::new() };
        let mut all: Vec<&Key> = keys.values().map(|(key, _)| key).collect();
        all.sort_by_key(|key| key.number);
        all
    }

    /// Who has the key with this secret; nobody where the key is unknown. The hash is looked up, so that the time it
    /// takes says nothing about the secret.
    ///
    /// # Errors
    /// When the key was revoked, and when its quota allows no more for now.
    pub(super) async fn holder(&self, secret: &str) -> Result<Option<Holder>, Status> {
        match &self.0 {
            Source::Listed(keys) => {
                let Some((key, limiter)) = keys.get(&digest(secret)) else { return Ok(None) };
                limiter.check().map_err(|_| over_quota(key.per_minute.get(), key.number))?;
                Ok(Some(Holder { name: key.name.clone(), site: None }))
            }
            Source::Newsroom(app) => match check_scoring_key(app, secret).await {
                Ok(KeyCheck::Good(key)) => Ok(Some(holder_of(&key))),
                Ok(KeyCheck::OverQuota(key)) => Err(over_quota(key.per_minute, key.number)),
                Ok(KeyCheck::Revoked) => Err(Status::key_not_valid()),
                Ok(KeyCheck::Unknown) => Ok(None),
                Err(failure) => {
                    tracing::error!(?failure, "the keys cannot be read");
                    Err(Status::unavailable("keys cannot be checked"))
                }
            },
        }
    }

    /// Whether a key that nobody gave out is refused also where none is needed.
    pub(super) fn is_closed_list(&self) -> bool {
        matches!(self.0, Source::Listed(_))
    }
}

fn holder_of(key: &KnownKey) -> Holder {
    Holder { name: key.name.clone(), site: Some(key.site) }
}

/// As the service said it, with the key's number where a project's stood.
fn over_quota(per_minute: u32, number: u32) -> Status {
    Status::quota(per_minute, &format!("project_number:{number}"))
}

fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_list_of_keys_is_read_and_quotas_are_kept() {
        let keys = Keys::parse("# the newsroom\nsecret-a 2 Bridge Post\n\nsecret-b # a bot\n").unwrap();
        let listed: Vec<(&str, u32, u32)> =
            keys.listed().iter().map(|key| (key.name.as_str(), key.number, key.per_minute.get())).collect();
        assert_eq!(listed, [("Bridge Post", 1, 2), ("line-4", 2, 60)]);
        let mut allowed = Vec::new();
        for _ in 0..3 {
            allowed.push(keys.holder("secret-a").await.is_ok());
        }
        assert_eq!(allowed, [true, true, false]);
        assert_eq!(keys.holder("secret-b").await.unwrap().unwrap().name, "line-4");
        assert!(keys.holder("secret").await.unwrap().is_none());
        let wrong = Keys::parse("secret-c many").unwrap_err();
        assert!(wrong.starts_with("line 1") && !wrong.contains("secret-c"), "{wrong}");
    }
}
