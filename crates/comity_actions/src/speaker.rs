//! Who is speaking: a guest with a key that the browser holds.

use crate::{App, Refusal, Result};
use comity_model::{Commenter, CommenterId, CommenterOrigin, Private, SiteId, Timestamp};
use comity_store::{Tx, commenters};

/// The longest display name, in characters.
pub const MAX_NAME_CHARS: usize = 60;

/// The longest e-mail address, in bytes (RFC 5321, 4.5.3.1).
pub const MAX_EMAIL_BYTES: usize = 254;

/// The longest guest key that is looked at, in bytes.
const MAX_GUEST_KEY_BYTES: usize = 128;

/// A person who comments, by what the browser sent. A typed e-mail address is no part of it: it grants nothing.
#[derive(Debug, Clone, Default)]
pub struct Speaker {
    /// The raw guest key; none at the first post.
    pub guest_key: Option<String>,
}

/// The name and address that a comment is signed with, checked.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    /// Display name, trimmed, with inner white space folded.
    pub(crate) name: String,
    /// E-mail address as typed.
    pub(crate) email: Option<Private<String>>,
}

impl Speaker {
    /// The guest key, where one of a sensible length was sent.
    pub fn key(&self) -> Option<&str> {
        self.guest_key.as_deref().filter(|key| !key.is_empty() && key.len() <= MAX_GUEST_KEY_BYTES)
    }

    /// The commenter who holds this key, if the key is known on this site.
    ///
    /// # Errors
    /// Only faults of the database.
    pub fn find(&self, app: &App, tx: &mut Tx<'_>, site: SiteId) -> comity_store::Result<Option<Commenter>> {
        match self.key() {
            None => Ok(None),
            Some(key) => commenters::find_by_guest_key(tx, site, &app.secrets().guest_key_hash(site, key)),
        }
    }
}

impl Signature {
    /// Checks a name and an e-mail address.
    ///
    /// # Errors
    /// The refusal that names what is missing or wrong.
    pub(crate) fn check(name: &str, email: Option<&str>, email_required: bool) -> Result<Self> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Refusal::NameMissing.into());
        }
        if name.chars().count() > MAX_NAME_CHARS {
            return Err(Refusal::NameTooLong { limit: MAX_NAME_CHARS }.into());
        }
        if name.chars().any(is_not_for_names) || !name.chars().any(char::is_alphanumeric) {
            return Err(Refusal::NameNotAllowed.into());
        }
        let email = match email.map(str::trim).filter(|email| !email.is_empty()) {
            None if email_required => return Err(Refusal::EmailMissing.into()),
            None => None,
            Some(email) if looks_like_email(email) => Some(Private(email.to_owned())),
            Some(_) => return Err(Refusal::EmailInvalid.into()),
        };
        Ok(Self { name, email })
    }
}

/// A guest's key, and the keyed hash under which it is stored.
#[derive(Clone)]
pub(crate) struct GuestKey {
    pub(crate) key: String,
    pub(crate) hash: Vec<u8>,
}

/// A new guest commenter with these hashes of key and e-mail address.
pub(crate) fn new_guest(
    site: SiteId,
    (guest_key_hash, email_hash): (Vec<u8>, Option<Vec<u8>>),
    signature: &Signature,
    (id, now): (CommenterId, Timestamp),
) -> Commenter {
    Commenter {
        site,
        id,
        name: signature.name.clone(),
        email: signature.email.clone(),
        email_hash,
        guest_key_hash: Some(guest_key_hash),
        origin: CommenterOrigin::Guest,
        external_issuer: None,
        external_id: None,
        created_at: now,
    }
}

/// Control, invisible and direction-changing characters have no place in a name: they serve to imitate another one.
fn is_not_for_names(c: char) -> bool {
    // The two that choose between picture and sign belong to emoji.
    let is_unseen = comity_text::is_unseen(c) && !matches!(c, '\u{FE0E}' | '\u{FE0F}');
    c.is_control() || is_unseen || matches!(c, '<' | '>')
}

pub(crate) fn looks_like_email(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    email.len() <= MAX_EMAIL_BYTES
        && !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str, email: Option<&str>) -> &'static str {
        match Signature::check(name, email, true) {
            Ok(_) => "ok",
            Err(crate::Failure::Refused(refusal)) => refusal.code(),
            Err(crate::Failure::Fault(_)) => "fault",
        }
    }

    #[test]
    fn a_signature_needs_a_name_and_an_address() {
        assert_eq!(code("Mara Toth", Some("mara@example.org")), "ok");
        assert_eq!(code("Անի Սարգսյան", Some("ani@example.org")), "ok");
        assert_eq!(code("  ", Some("mara@example.org")), "name-missing");
        assert_eq!(code("Mara", None), "email-missing");
        assert_eq!(code("Mara", Some("mara at example")), "email-invalid");
        for unseen in ['\u{202E}', '\u{3164}', '\u{AD}', '\u{2800}', '\u{E0041}'] {
            assert_eq!(
                code(&format!("Ma{unseen}ra"), Some("mara@example.org")),
                "name-not-allowed",
                "{unseen:?}"
            );
        }
        assert_eq!(code("Mara \u{2764}\u{FE0F}", Some("mara@example.org")), "ok");
        assert_eq!(code(&"a".repeat(61), Some("mara@example.org")), "name-too-long");
    }
}
