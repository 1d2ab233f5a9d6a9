//! Checks that a request comes from the newsroom's own Coral: `X-Coral-Signature: sha256=…[,sha256=…]`, HMAC-SHA256 over
//! the bytes of the body, one signature for each secret that Coral keeps while it rotates them.

use comity_model::Private;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName};
use sha2::Sha256;
use std::sync::{Arc, PoisonError, RwLock};
use subtle::ConstantTimeEq;

/// The header that Coral signs in.
const SIGNATURE: HeaderName = HeaderName::from_static("x-coral-signature");

/// Signatures of one request that are looked at; Coral keeps two secrets while it rotates.
const MAX_SIGNATURES: usize = 8;

/// A secret that Coral signs with, and the site whose comments it signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoralSecret {
    /// Key of the site.
    pub site: String,
    /// The secret, as Coral shows it to its administrators.
    pub secret: Private<String>,
}

/// The secrets that count now. Clones share them, so that they change while the server runs.
#[derive(Debug, Clone, Default)]
pub struct CoralSecrets(Arc<RwLock<Vec<CoralSecret>>>);

impl CoralSecrets {
    /// From now on these count, and no others.
    pub fn replace(&self, secrets: Vec<CoralSecret>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = secrets;
    }

    /// Whether none is known.
    pub(super) fn is_empty(&self) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// The key of the site whose secret has signed `body`. Every secret is tried against every signature, whichever
    /// fits, so that the time it takes says nothing.
    pub(super) fn site_of(&self, headers: &HeaderMap, body: &[u8]) -> Option<String> {
        let signatures = signatures(headers);
        let secrets = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = None;
        for secret in secrets.iter() {
            let expected = hmac_of(&secret.secret.0, body);
            for signature in &signatures {
                if bool::from(expected.ct_eq(signature)) {
                    found = Some(&secret.site);
                }
            }
        }
        found.cloned()
    }
}

fn hmac_of(secret: &str, body: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(body);
    mac.finalize().into_bytes().into()
}

/// Whether there is anything to check: without it no body can be signed.
pub(super) fn has_signature(headers: &HeaderMap) -> bool {
    !signatures(headers).is_empty()
}

fn signatures(headers: &HeaderMap) -> Vec<[u8; 32]> {
    let values = headers.get_all(SIGNATURE).into_iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .take(MAX_SIGNATURES)
        .filter_map(|element| {
            let hex = element.trim().strip_prefix("sha256=")?;
            let mut signature = [0; 32];
            hex::decode_to_slice(hex, &mut signature).ok().map(|()| signature)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> CoralSecrets {
        let secrets = CoralSecrets::default();
        let secret = |site: &str, secret: &str| CoralSecret {
            site: site.to_owned(),
            secret: Private(secret.to_owned()),
        };
        secrets.replace(vec![
            secret("bridge-post", "old"),
            secret("bridge-post", "new"),
            secret("valley", "v"),
        ]);
        secrets
    }

    fn signed(secrets: &[&str], body: &str) -> HeaderMap {
        let all: Vec<String> = secrets
            .iter()
            .map(|secret| format!("sha256={}", hex::encode(hmac_of(secret, body.as_bytes()))))
            .collect();
        HeaderMap::from_iter([(SIGNATURE, all.join(",").parse().unwrap())])
    }

    #[test]
    fn any_secret_that_counts_may_have_signed_while_they_rotate() {
        let site = |signers: &[&str]| secrets().site_of(&signed(signers, "{}"), b"{}");
        assert_eq!(site(&["old"]).as_deref(), Some("bridge-post"));
        assert_eq!(site(&["unknown", "new"]).as_deref(), Some("bridge-post"));
        assert_eq!(site(&["v"]).as_deref(), Some("valley"));
        assert_eq!(site(&["unknown"]), None);
        let many = ["unknown"; 8].iter().chain(&["v"]).copied().collect::<Vec<_>>();
        assert_eq!(site(&many), None, "nobody has so many secrets");
    }

    #[test]
    fn a_body_that_was_changed_or_a_header_that_is_odd_is_nobodys() {
        let headers = signed(&["v"], "{\"action\":\"NEW\"}");
        assert_eq!(secrets().site_of(&headers, b"{\"action\":\"EDIT\"}"), None);
        for odd in ["", "sha256=", "sha256=zz", "sha1=00", "=,=,=", "sha256=00,sha256"] {
            let headers = HeaderMap::from_iter([(SIGNATURE, odd.parse().unwrap())]);
            assert_eq!(secrets().site_of(&headers, b"{}"), None, "{odd}");
        }
        assert_eq!(secrets().site_of(&HeaderMap::new(), b"{}"), None);
        assert!(!format!("{:?}", secrets()).contains("old"));
    }
}
