//! A publication that uses this installation.

use crate::{SiteId, Timestamp};

/// Whether a whole site takes comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SiteState {
    /// Comments are taken and judged by the policy.
    #[default]
    Open,
    /// Comments are taken, and all of them wait for a moderator.
    Held,
    /// No comments are taken.
    Closed,
}

/// One publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its short name in URLs and in the embed, such as `bridge-post`.
    pub key: String,
    /// Its name as readers know it.
    pub name: String,
    /// Language of its pages, BCP 47.
    pub locale: String,
    /// Time zone of its newsroom, IANA name such as `Asia/Yerevan`.
    pub timezone: String,
    /// Origins whose pages may embed its threads, such as `https://example.org`.
    pub origins: Vec<String>,
    /// Whether it takes comments.
    pub state: SiteState,
    /// Seconds within which an author may edit a comment.
    pub edit_window_secs: i64,
    /// Days after publication at which stories close by themselves; none: never.
    pub close_after_days: Option<i64>,
    /// Whether guests must give an e-mail address.
    pub email_required: bool,
    /// When it was made.
    pub created_at: Timestamp,
}
