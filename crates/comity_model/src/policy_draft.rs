//! What an editor works on before it is published.

use crate::{ModeratorId, PolicyDraftId, ReplayId, SiteId, Timestamp};

/// An editor's draft of a policy: the documents of a version to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: PolicyDraftId,
    /// The newest version when it was begun, or when its editor last looked at what others published.
    pub based_on: u32,
    /// The main document, with the rules.
    pub source: String,
    /// Translations: language and document.
    pub translations: Vec<(String, String)>,
    /// Who saved it last.
    pub saved_by: ModeratorId,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was saved last; a save names the state that it was made from.
    pub saved_at: Timestamp,
    /// The replay that runs, or that was interrupted.
    pub replay: Option<RunningReplay>,
    /// The replay that was called off before it was done; none while one runs.
    pub stopped: Option<StoppedReplay>,
    /// Digest of the documents that the kept report is about; none: there is no report.
    pub report_digest: Option<String>,
    /// When that report was finished.
    pub report_at: Option<Timestamp>,
}

/// A replay that was called off. What it was asked for and what it had counted is kept: it can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoppedReplay {
    /// Comments read, as far as it had said.
    pub read: u64,
    /// Comments to read; 0 where that was not known yet.
    pub total: u64,
    /// When it was called off. Until its report, of this time or later, is kept it may be at its last comments.
    pub at: Timestamp,
}

/// How far the replay of a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningReplay {
    /// Which run it is.
    pub id: ReplayId,
    /// Comments read.
    pub read: u64,
    /// Comments to read.
    pub total: u64,
    /// When it last said how far it is.
    pub beat: Timestamp,
    /// Whether it goes on by itself when it was interrupted.
    pub goes_on: bool,
}
