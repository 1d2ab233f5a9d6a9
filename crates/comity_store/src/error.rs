//! What can go wrong with the database.

/// The result of every function of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A fault of the database or of the code that speaks to it. An expected "no" of the discussion is never one of these.
///
/// An error that the *database* gives ends its closure: whatever the closure wrote is undone, and it is undone even
/// when the closure goes on and returns `Ok`, because PostgreSQL would do the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The row that had to be there is not there.
    #[error("no such row")]
    Missing,
    /// A unique key exists already, or a row that is referred to does not.
    #[error("the row is in conflict with another one")]
    Conflict,
    /// The disk, or the room given to the database, is full. Nothing was written.
    #[error("the database is full: free some disk space and try again")]
    Full,
    /// The database cannot be reached or is busy; what was asked may be asked again.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// PostgreSQL gave way to a concurrent write more often than we retry; what was asked may be asked again.
    #[error("too many concurrent writes to the same rows")]
    Contended,
    /// The database was written by a newer version of Comity.
    #[error(
        "the database has version {found}, and this program knows versions up to {known}: use a newer program"
    )]
    TooNew {
        /// The version of the database.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The schema cannot be brought up to date.
    #[error("migration {version:04} cannot be applied: {message}")]
    Migration {
        /// The number of the migration.
        version: u32,
        /// Why not.
        message: String,
    },
    /// A copy of the database cannot be made or used.
    #[error("{0}")]
    Backup(String),
    /// A closure panicked. Its writes were undone; its neighbours are unharmed.
    #[error("a closure on the store panicked: {0}")]
    Panic(String),
    /// A text holds the character NUL, which PostgreSQL cannot store; refused on both databases.
    #[error("a text with the character U+0000 cannot be stored: `{statement}`")]
    NulInText {
        /// The statement that it was given to.
        statement: &'static str,
    },
    /// A column holds something else than was asked for.
    #[error("column {index} holds {found} and not {wanted}")]
    Column {
        /// Position in the row, from 0.
        index: usize,
        /// The Rust type asked for.
        wanted: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A notice longer than [`crate::NOTICE_MAX_BYTES`].
    #[error("a notice of {0} bytes is too long: send ids only")]
    NoticeTooLong(usize),
    /// Any other fault of the database, with the statement that caused it.
    #[error("{message} (in `{statement}`)")]
    Database {
        /// The statement as it stands in the source.
        statement: &'static str,
        /// What the database said.
        message: String,
    },
}

impl Error {
    /// Whether the same request may succeed a little later without anything being changed.
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Contended | Self::Full)
    }

    /// Whether a row was missing.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether a unique or foreign key was violated.
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict)
    }
}
