//! Keyed hashes and tokens, all derived from one installation key.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use comity_model::{CommentId, SiteId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::net::IpAddr;
use subtle::ConstantTimeEq;

/// Bytes of a tag in a token: 96 bits against guessing.
const TAG_BYTES: usize = 12;

/// The installation's key. Prints nothing.
#[derive(Clone)]
pub struct Secrets {
    /// HMAC that has taken in the key already.
    keyed: Hmac<Sha256>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// Secrets derived from this key.
    pub fn new(key: [u8; 32]) -> Self {
        Self { keyed: Hmac::new_from_slice(&key).expect("HMAC takes keys of any length") }
    }

    /// HMAC-SHA256 over `purpose` and `bytes`; different purposes never collide.
    pub fn hmac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        let mut mac = self.keyed.clone();
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    /// Keyed hash of a guest key.
    pub fn guest_key_hash(&self, site: SiteId, key: &str) -> Vec<u8> {
        self.hmac("guest-key", &[site.as_bytes(), key.as_bytes()].concat()).to_vec()
    }

    /// Keyed hash of an e-mail address in its normal form (trimmed, lower case).
    pub fn email_hash(&self, site: SiteId, email: &str) -> Vec<u8> {
        let normal = email.trim().to_lowercase();
        self.hmac("email", &[site.as_bytes(), normal.as_bytes()].concat()).to_vec()
    }

    /// Keyed hash of an address prefix: the whole IPv4 address, the /64 of an IPv6 address.
    pub fn address_hash(&self, site: SiteId, address: IpAddr) -> Vec<u8> {
        let prefix = match address.to_canonical() {
            IpAddr::V4(v4) => v4.octets().to_vec(),
            IpAddr::V6(v6) => v6.octets().into_iter().take(8).collect(),
        };
        self.hmac("address", &[site.as_bytes().as_slice(), &prefix].concat()).to_vec()
    }

    /// The private token of a comment's status page. Nothing is stored: it is the id and a tag over it.
    pub fn status_token(&self, site: SiteId, comment: CommentId) -> String {
        let mut bytes = comment.as_bytes().to_vec();
        bytes.extend(self.status_tag(site, comment));
        encode(&bytes)
    }

    /// The comment whose status page this token opens; none when the token is not ours.
    pub fn read_status_token(&self, site: SiteId, token: &str) -> Option<CommentId> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (id, tag) = bytes.split_at_checked(16)?;
        let comment = CommentId::from_bytes(id.try_into().ok()?);
        bool::from(self.status_tag(site, comment).ct_eq(tag)).then_some(comment)
    }

    /// Hash under which a one-time link or a session is stored.
    pub fn token_hash(&self, token: &str) -> Vec<u8> {
        self.hmac("token", token.as_bytes()).to_vec()
    }

    /// Keyed hash under which the key of a program that asks for scores is stored.
    pub fn scoring_key_hash(&self, secret: &str) -> Vec<u8> {
        self.hmac("scoring-key", secret.as_bytes()).to_vec()
    }

    /// Keyed hash of the name that another system gives a commenter or a story of a site.
    pub fn outside_hash(&self, site: SiteId, kind: &str, name: &str) -> [u8; 32] {
        let kind = format!("outside-{kind}");
        self.hmac(&kind, &[site.as_bytes().as_slice(), name.as_bytes()].concat())
    }

    fn status_tag(&self, site: SiteId, comment: CommentId) -> Vec<u8> {
        let tag = self.hmac("status", &[site.as_bytes().as_slice(), comment.as_bytes()].concat());
        tag.into_iter().take(TAG_BYTES).collect()
    }
}

/// Bytes as text for URLs and cookies.
pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Text that [`encode`] made, as bytes.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_token_opens_its_own_comment_only() {
        let (secrets, site) = (Secrets::new([1; 32]), SiteId::from_bytes([2; 16]));
        let comment = CommentId::from_bytes([3; 16]);
        let token = secrets.status_token(site, comment);
        assert_eq!(secrets.read_status_token(site, &token), Some(comment));
        assert_eq!(secrets.read_status_token(SiteId::from_bytes([9; 16]), &token), None);
        assert_eq!(Secrets::new([7; 32]).read_status_token(site, &token), None);
        assert_eq!(secrets.read_status_token(site, "nonsense"), None);
    }

    #[test]
    fn addresses_of_one_ipv6_network_share_a_hash() {
        let (secrets, site) = (Secrets::new([1; 32]), SiteId::from_bytes([2; 16]));
        let hash = |text: &str| secrets.address_hash(site, text.parse().unwrap());
        assert_eq!(hash("2001:db8::1"), hash("2001:db8::ffff"));
        assert_ne!(hash("2001:db8::1"), hash("2001:db8:0:1::1"));
        assert_eq!(hash("192.0.2.1"), hash("::ffff:192.0.2.1"));
    }
}
