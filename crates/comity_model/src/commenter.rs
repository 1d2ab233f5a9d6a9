//! A person who comments.

use crate::{CommenterId, Private, SiteId, Timestamp};

/// How we know a commenter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CommenterOrigin {
    /// By a guest key that the person's browser holds.
    #[default]
    Guest,
    /// By the archive that was imported.
    Import,
    /// By a site's single sign-on.
    External,
}

/// A commenter of one site.
#[derive(Debug, Clone, PartialEq)]
pub struct Commenter {
    /// The site.
    pub site: SiteId,
    /// The id.
    pub id: CommenterId,
    /// Name as shown beside comments.
    pub name: String,
    /// E-mail address as typed; never shown, grants nothing unless verified.
    pub email: Option<Private<String>>,
    /// Keyed hash of the normalised e-mail address, for matching blocks.
    pub email_hash: Option<Vec<u8>>,
    /// Keyed hash of the guest key.
    pub guest_key_hash: Option<Vec<u8>>,
    /// How the person is known.
    pub origin: CommenterOrigin,
    /// Issuer of an external identity, reserved for single sign-on.
    pub external_issuer: Option<String>,
    /// The id there.
    pub external_id: Option<String>,
    /// When first seen.
    pub created_at: Timestamp,
}
