//! Identifiers: UUIDv7 (RFC 9562) in 16 bytes, one type per noun.

use crate::Timestamp;
use std::fmt;
use std::str::FromStr;

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id")]
pub struct InvalidId(pub String);

/// Gives new ids; a seeded one in tests, one fed by the operating system in production.
pub trait Ids: Send + Sync {
    /// 74 random bits (in ten bytes) for the next id.
    fn random(&self) -> [u8; 10];

    /// A new UUIDv7 whose first 48 bits are `at` in milliseconds.
    fn next(&self, at: Timestamp) -> [u8; 16] {
        let millis = u64::try_from(at.as_micros() / 1000).unwrap_or(0);
        *uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid().as_bytes()
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// A new id that carries the time `at`.
            pub fn new(ids: &dyn Ids, at: Timestamp) -> Self { Self(ids.next(at)) }
            /// The smallest id that carries the time `at`, for reading what came since.
            pub fn first_at(at: Timestamp) -> Self {
                let millis = u64::try_from(at.as_micros() / 1000).unwrap_or(0).to_be_bytes();
                let mut bytes = [0; 16];
                bytes.iter_mut().zip(millis.into_iter().skip(2)).for_each(|(to, from)| *to = from);
                Self(bytes)
            }
            /// The id stored as these 16 bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self { Self(bytes) }
            /// The 16 bytes to store.
            pub const fn as_bytes(&self) -> &[u8; 16] { &self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                uuid::Uuid::from_bytes(self.0).as_hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let id = uuid::Uuid::try_parse(text).map_err(|_| InvalidId(text.chars().take(64).collect()))?;
                Ok(Self(*id.as_bytes()))
            }
        }
    )+};
}

ids! {
    /// Names a site.
    SiteId,
    /// Names a story.
    StoryId,
    /// Names a comment.
    CommentId,
    /// Names one state of a comment's text.
    RevisionId,
    /// Names a commenter.
    CommenterId,
    /// Names a moderator, editor or operator.
    ModeratorId,
    /// Names a decision in the ledger.
    DecisionId,
    /// Names a report or a notice.
    ReportId,
    /// Names an appeal.
    AppealId,
    /// Names a sanction or a block.
    SanctionId,
    /// Names an immutable version of a policy.
    PolicyVersionId,
    /// Names a draft that a commenter was asked to think over.
    DraftId,
    /// Names an editor's draft of a policy.
    PolicyDraftId,
    /// Names one run of a replay.
    ReplayId,
    /// Names a measure that waits for a second moderator.
    ProposalId,
    /// Names a job in the queue.
    JobId,
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sevens;
    impl Ids for Sevens {
        fn random(&self) -> [u8; 10] {
            [7; 10]
        }
    }

    #[test]
    fn an_id_carries_its_time_and_survives_being_written_down() {
        let early = CommentId::new(&Sevens, Timestamp::from_micros(1_000_000));
        let late = CommentId::new(&Sevens, Timestamp::from_micros(2_000_000));
        assert!(early < late);
        let at = Timestamp::from_micros(2_000_000);
        assert!(early < CommentId::first_at(at) && CommentId::first_at(at) < late);
        assert_eq!(early.to_string().parse::<CommentId>(), Ok(early));
        assert!("not an id".parse::<CommentId>().is_err());
    }
}
