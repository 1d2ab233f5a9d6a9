//! Keys of clients, each with a quota.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::num::NonZeroU32;

/// Requests per minute of a key that says nothing else: what the service gave a project.
const DEFAULT_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("60 is not 0");

/// One key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Whose it is, as errors call it.
    pub name: String,
    /// Requests per minute.
    pub per_minute: NonZeroU32,
}

/// The keys that an operator has given out, kept as digests.
#[derive(Debug)]
pub struct Keys {
    keys: BTreeMap<[u8; 32], (Key, DefaultKeyedRateLimiter<()>)>,
}

impl Keys {
    /// Reads a list of keys: a line each with the key, its requests per minute (60 where that is missing) and a name.
    /// Empty lines and what follows `#` are left out.
    ///
    /// # Errors
    /// Says which line cannot be understood; never the key in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut keys = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            let mut words = line.split('#').next().unwrap_or("").split_whitespace();
            let Some(secret) = words.next() else { continue };
            let per_minute = words.next().map_or(Ok(DEFAULT_PER_MINUTE), str::parse);
            let per_minute = per_minute
                .map_err(|_| format!("line {number}: after the key comes a number of requests per minute"))?;
            let name = words.collect::<Vec<_>>().join(" ");
            let name = if name.is_empty() { format!("line-{number}") } else { name };
            let limiter = RateLimiter::keyed(Quota::per_minute(per_minute));
            keys.insert(digest(secret), (Key { name, per_minute }, limiter));
        }
        Ok(Self { keys })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The key with this secret, and whether its quota allows one more request. The digest is looked up, so that the
    /// time it takes says nothing about the secret.
    pub(super) fn check(&self, secret: &str) -> Option<(&Key, bool)> {
        let (key, limiter) = self.keys.get(&digest(secret))?;
        Some((key, limiter.check_key(&()).is_ok()))
    }
}

fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_keys_is_read_and_quotas_are_kept() {
        let keys = Keys::parse("# the newsroom\nsecret-a 2 Bridge Post\n\nsecret-b # a bot\n").unwrap();
        assert_eq!(keys.count(), 2);
        assert_eq!(keys.check("secret-b").unwrap().0.per_minute.get(), 60);
        let allowed: Vec<bool> = (0..3).map(|_| keys.check("secret-a").unwrap().1).collect();
        assert_eq!(allowed, [true, true, false]);
        assert_eq!(keys.check("secret-a").unwrap().0.name, "Bridge Post");
        assert!(keys.check("secret").is_none());
        let wrong = Keys::parse("secret-c many").unwrap_err();
        assert!(wrong.starts_with("line 1") && !wrong.contains("secret-c"), "{wrong}");
    }
}
