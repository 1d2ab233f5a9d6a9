//! The expected "no": something the person can act on. And the fault, which only the operator can.

use comity_model::{ClauseRef, CommentId, DraftId, Outcome, Span, Timestamp};

/// The result of an action.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why an action did not do what it was asked for.
#[derive(Debug)]
pub enum Failure {
    /// An expected "no".
    Refused(Refusal),
    /// A fault on our side.
    Fault(Error),
}

/// A fault: logged once at the edge, answered with a plain 500 (503 when it may pass by itself).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] comity_store::Error),
    /// A policy that was published does not compile with this program.
    #[error("policy version {number} cannot be used: {why}")]
    Policy {
        /// Its number.
        number: u32,
        /// The first error.
        why: String,
    },
    /// Something that cannot happen did.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// Whether a text of the request holds U+0000, which nothing can be found by and nothing can be kept with.
    pub const fn is_unusable_text(&self) -> bool {
        matches!(self, Self::Store(comity_store::Error::NulInText { .. }))
    }

    /// Whether the same request may succeed a little later.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_retryable())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

impl From<comity_store::Error> for Failure {
    fn from(error: comity_store::Error) -> Self {
        Self::Fault(Error::Store(error))
    }
}

/// Every expected "no".
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// There is no such site, or there are several and none was named.
    UnknownSite,
    /// The site has no such story.
    UnknownStory,
    /// The site has no such comment, or the person may not see it.
    UnknownComment,
    /// The site has no such commenter.
    UnknownCommenter,
    /// The policy has no such version.
    UnknownVersion,
    /// The version is not still to come into force: it is or was in force, a newer one replaced it, or it was withdrawn.
    VersionNotToCome,
    /// The time from which a version is to be in force has passed.
    EffectiveInThePast,
    /// Versions that are still to come would never take effect, and nobody said that this is meant.
    ScheduledReplaced {
        /// Their numbers.
        versions: Vec<u32>,
    },
    /// The site has no such draft of its policy: it was published, or thrown away.
    UnknownDraft,
    /// That is no language.
    UnknownLanguage,
    /// The pages don't speak that language.
    UnknownLocale {
        /// What was asked for.
        tag: String,
        /// Which one was probably meant.
        meant: Option<&'static str>,
    },
    /// The policy has errors, or fails its own examples.
    PolicyHasErrors {
        /// How many.
        count: usize,
    },
    /// The policy's verdicts flip more often than its own bound allows when one name stands for another.
    PolicyUnfair {
        /// Share of pairs that flip, in percent.
        share: String,
        /// What the policy allows, in percent.
        bound: String,
    },
    /// That setting cannot be tried at several values.
    SettingNotTried {
        /// Why, in English.
        why: String,
    },
    /// Another replay of this site runs.
    ReplayRuns,
    /// The replay that was called off cannot go on: the text has changed, or another replay was begun.
    ReplayGone,
    /// No replay of this text was looked at.
    ReplayMissing,
    /// The report of a replay says nothing about the text that is to be published.
    ReplayUnusable {
        /// Why, in English.
        why: String,
    },
    /// Another moderator has to do this: whoever led to it cannot confirm it.
    SecondModerator,
    /// Somebody has to stay who can do what this moderator can.
    LastModerator,
    /// The story takes no comments.
    StoryClosed,
    /// The site takes no comments.
    SiteClosed,
    /// The commenter is blocked.
    CommenterBlocked {
        /// What the person is told.
        reason: String,
        /// Until when; none: for good.
        until: Option<Timestamp>,
    },
    /// The commenter is paused.
    CommenterPaused {
        /// What the person is told.
        reason: String,
        /// Until when; none: until lifted.
        until: Option<Timestamp>,
    },
    /// The policy rejects the comment.
    RejectedByPolicy(Box<Refused>),
    /// The policy asks the author to think it over.
    Asked(Box<Refused>),
    /// A name is needed.
    NameMissing,
    /// The name is too long.
    NameTooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// The name holds characters that a name may not hold.
    NameNotAllowed,
    /// The name is the site's or a moderator's, or speaks for them.
    NameReserved,
    /// Another moderator has the name.
    NameTaken,
    /// The name is an address of the web or of e-mail.
    NameIsAddress,
    /// An e-mail address is needed.
    EmailMissing,
    /// That is not an e-mail address.
    EmailInvalid,
    /// The comment is empty.
    TextEmpty,
    /// The comment is too long.
    TextTooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// Somebody else changed it since the page was drawn.
    ChangedMeanwhile,
    /// It is somebody else's.
    NotYours,
    /// The time for editing is over.
    EditWindowOver,
    /// Nobody is signed in.
    NotSignedIn,
    /// The role does not allow it.
    NotAllowed,
    /// The link was used before, or is too old.
    LinkUsedOrExpired,
    /// The comment that is answered is not published.
    ParentNotOpen,
    /// This person has reported too much in a short time.
    TooManyReports,
    /// A reason is needed.
    ReasonMissing,
    /// The server has more to do than it can.
    Overloaded,
    /// More was asked for at once than the limit.
    TooMany {
        /// The limit.
        limit: usize,
    },
}

/// What the policy said of a comment that it did not let through.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// *ask* or *reject*.
    pub outcome: Outcome,
    /// The text as it was typed.
    pub text: String,
    /// Why, clause by clause.
    pub reasons: Vec<Reason>,
    /// The rejected comment; a new version of its text is posted as an edit of it.
    pub comment: Option<CommentId>,
    /// The private link to its status.
    pub status_token: Option<String>,
    /// The draft to confirm, when the policy asks.
    pub draft: Option<DraftId>,
    /// The guest key to keep.
    pub guest_key: String,
}

/// One reason, as the person is told it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The clause.
    pub clause: ClauseRef,
    /// The rule that noticed it.
    pub rule: String,
    /// The sentence, in the person's language.
    pub sentence: String,
    /// The stretches of the text that it points at, in bytes.
    pub spans: Vec<Span>,
    /// The number of the policy version that spoke, whose clause it is; none: no version did.
    pub version: Option<u32>,
}

impl Refusal {
    /// The stable word for it in APIs; `refusal-<code>` is its sentence in `locales/<lang>/errors.ftl`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownSite => "unknown-site",
            Self::UnknownStory => "unknown-story",
            Self::UnknownComment => "unknown-comment",
            Self::UnknownCommenter => "unknown-commenter",
            Self::UnknownVersion => "unknown-version",
            Self::VersionNotToCome => "version-not-to-come",
            Self::EffectiveInThePast => "effective-in-the-past",
            Self::ScheduledReplaced { .. } => "scheduled-replaced",
            Self::UnknownDraft => "unknown-draft",
            Self::UnknownLanguage => "unknown-language",
            Self::UnknownLocale { meant: None, .. } => "unknown-locale",
            Self::UnknownLocale { .. } => "unknown-locale-meant",
            Self::PolicyHasErrors { .. } => "policy-has-errors",
            Self::PolicyUnfair { .. } => "policy-unfair",
            Self::SettingNotTried { .. } => "setting-not-tried",
            Self::ReplayRuns => "replay-runs",
            Self::ReplayGone => "replay-gone",
            Self::ReplayMissing => "replay-missing",
            Self::ReplayUnusable { .. } => "replay-unusable",
            Self::SecondModerator => "second-moderator",
            Self::LastModerator => "last-moderator",
            Self::StoryClosed => "story-closed",
            Self::SiteClosed => "site-closed",
            Self::CommenterBlocked { until: None, .. } => "commenter-blocked",
            Self::CommenterBlocked { .. } => "commenter-blocked-until",
            Self::CommenterPaused { until: None, .. } => "commenter-paused",
            Self::CommenterPaused { .. } => "commenter-paused-until",
            Self::RejectedByPolicy(_) => "rejected-by-policy",
            Self::Asked(_) => "asked",
            Self::NameMissing => "name-missing",
            Self::NameTooLong { .. } => "name-too-long",
            Self::NameNotAllowed => "name-not-allowed",
            Self::NameReserved => "name-reserved",
            Self::NameTaken => "name-taken",
            Self::NameIsAddress => "name-is-address",
            Self::EmailMissing => "email-missing",
            Self::EmailInvalid => "email-invalid",
            Self::TextEmpty => "text-empty",
            Self::TextTooLong { .. } => "text-too-long",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::NotYours => "not-yours",
            Self::EditWindowOver => "edit-window-over",
            Self::NotSignedIn => "not-signed-in",
            Self::NotAllowed => "not-allowed",
            Self::LinkUsedOrExpired => "link-used-or-expired",
            Self::ParentNotOpen => "parent-not-open",
            Self::TooManyReports => "too-many-reports",
            Self::ReasonMissing => "reason-missing",
            Self::Overloaded => "overloaded",
            Self::TooMany { .. } => "too-many",
        }
    }

    /// Arguments of its sentence; times as whole seconds since 1970, for the edge to print in its own way.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CommenterBlocked { reason, until } | Self::CommenterPaused { reason, until } => {
                let mut args = vec![("reason", reason.clone())];
                args.extend(until.map(|until| ("until", until.as_secs().to_string())));
                args
            }
            Self::NameTooLong { limit } | Self::TextTooLong { limit } | Self::TooMany { limit } => {
                vec![("limit", limit.to_string())]
            }
            Self::UnknownLocale { tag, meant } => {
                let mut args = vec![("tag", tag.clone()), ("known", comity_locale::LANGUAGES.join(", "))];
                args.extend(meant.map(|meant| ("meant", meant.to_owned())));
                args
            }
            Self::ScheduledReplaced { versions } => {
                let numbers: Vec<String> = versions.iter().map(u32::to_string).collect();
                vec![("versions", numbers.join(", "))]
            }
            Self::PolicyHasErrors { count } => vec![("count", count.to_string())],
            Self::PolicyUnfair { share, bound } => vec![("share", share.clone()), ("bound", bound.clone())],
            Self::SettingNotTried { why } | Self::ReplayUnusable { why } => vec![("why", why.clone())],
            _ => Vec::new(),
        }
    }
}
