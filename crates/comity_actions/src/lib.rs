//! What people and jobs can do through Comity: one file per action.
//!
//! The shape of an action: check, analyse (outside), then one closure on the store that reads the facts, decides and
//! writes. `Ok` means that it is on disk. An expected "no" is a [`Refusal`], a fault an [`Error`].

mod add_story;
mod app;
mod appeal;
mod archive_fairness;
mod calibrate_thresholds;
mod check_data;
mod check_draft;
mod check_scoring_key;
mod colleagues;
mod confirm_sanction;
mod count_comments;
mod create_site;
mod decide;
mod draft_policy;
mod edit_comment;
mod export_archive;
mod find_person;
mod find_site;
mod forget_feedback;
mod gather_facts;
mod gather_judgements;
mod import_archive;
pub mod jobs;
mod judge;
mod judge_outside;
mod list_stories;
mod locate_comment;
mod moderation_queue;
mod open_and_close;
mod payload;
mod pinned;
mod policy_fairness;
mod policy_in_force;
mod post_comment;
mod publish_draft;
mod publish_policy;
mod quiet_threads;
mod read_case;
mod read_feed;
mod read_feedback;
mod read_mine;
mod read_person;
mod read_policy;
mod read_signature;
mod read_status;
mod read_thread;
mod read_versions;
mod recent_story;
mod refusal;
mod replay_against;
mod replay_draft;
mod replay_policy;
mod report_comment;
mod reserved_names;
mod roll_back_policy;
mod said_change;
mod sanction;
mod score_batch;
mod score_text;
mod scoring_keys;
mod secrets;
mod sign_in;
mod speaker;
mod spoken;
mod stands;
mod suggest_score;
mod trial_rules;
mod try_text;
mod verify_ledger;
mod version_state;
mod withdraw_comment;
mod withdraw_version;

/// What is scored, and by what: for those who ask for scores and never see the classifier's inside.
pub use comity_classify::{
    Attribute, Basis, Lang, MAX_SECOND_STAGE_BYTES, Scorer, Scores, SecondStage, SentenceScores,
    UnknownAttribute,
};

/// How sure a share is, and how much two things agree: for those who draw reports.
pub use comity_policy::{Agreement, MAX_ERRORS as MAX_POLICY_ERRORS, Share};

pub use add_story::{MAX_HEADLINE_CHARS, MAX_STORY_KEY_BYTES, add_story, find_any_story, find_story};
pub use app::{App, Change};
pub use appeal::{APPEAL_DAYS, MAX_APPEAL_CHARS, appeal};
pub use archive_fairness::{
    ArchiveFairness, ArchiveSet, ArchiveText, DEFAULT_ARCHIVE_SAMPLE, MAX_ARCHIVE_SAMPLE, MIN_ARCHIVE_PAIRS,
    MIN_FLIPPED_COMMENTS, SkippedComments, SwapArchive, archive_fairness,
};
pub use calibrate_thresholds::{
    CalibrateThresholds, CalibratedAttribute, CalibrationReport, MAX_SAMPLES, SampleFormat, Samples,
    calibrate_thresholds,
};
pub use check_data::{DataCheck, check_data};
pub use check_draft::{CheckDraft, DraftCheck, DraftError, check_draft, outdated_translations};
pub use check_scoring_key::{KeyCheck, KnownKey, check_scoring_key};
pub use colleagues::{Colleague, list_colleagues, may_remove, remove_moderator};
pub use comity_policy::{MAX_SWAP_NAMES, PinChange, SwapKind, SwapLists, SwapNames};
pub use confirm_sanction::{
    ConfirmSanction, MAX_PROPOSAL_NOTE_CHARS, MAX_PROPOSALS, ProposalView, confirm_sanction, list_proposals,
};
pub use count_comments::{MAX_KEYS, count_comments};
pub use create_site::{CreateSite, change_site, create_site};
pub use decide::{Decide, Decided, MAX_NOTE_CHARS, decide, dismiss_reports};
pub use draft_policy::{
    DraftView, MAX_DRAFTS, MAX_TRANSLATIONS, SaveDraft, begin_draft, discard_draft, find_draft, read_draft,
    rebase_draft, save_draft,
};
pub use edit_comment::{EditComment, REWRITE_WINDOW_SECS, edit_comment};
pub use export_archive::{ExportReport, export_archive};
pub use find_person::{Found, FoundPerson, MAX_FOUND, find_person};
pub use find_site::{find_site, list_sites, site_by_id};
pub use forget_feedback::{ForgottenFeedback, forget_feedback};
pub use gather_judgements::{ReadFeedback, decided_by_people, read_feedback};
pub use import_archive::{ImportArchive, ImportReport, StoryRead, import_archive};
pub use judge_outside::{
    Awaited, OutsideCount, OutsideDraft, OutsideVerdict, count_outside, judge_outside, note_outside_failure,
};
pub use list_stories::{
    MAX_STORIES, MAX_STORY_KEYS, StoryCard, count_stories, list_hidden_stories, list_older_stories,
    list_stories, list_story_keys,
};
pub use locate_comment::{CommentPlace, locate_comment};
pub use moderation_queue::{CaseSummary, MAX_CASES, Queue, QueueFilter, QueueKind, moderation_queue};
pub use open_and_close::{set_site_state, set_story_state};
pub use pinned::{InForceCheck, Pinned, check_in_force, pinned};
pub use policy_fairness::{FairnessByPair, SwappedPair, broken_bound, policy_fairness, swap_lists};
pub use policy_in_force::{
    InForce, STARTING_POLICY, compile as compile_policy, policy_in_force, starting_translations,
};
pub use post_comment::{MAX_TEXT_CHARS, PostComment, Posted, StorySeed, post_comment};
pub use publish_draft::{PublishDraft, publish_draft};
pub use publish_policy::{
    LookedAt, MAX_VERSION_NOTE_CHARS, PublishPolicy, Published, check_policy, compile_draft, failed_examples,
    publish_policy, version_in_force,
};
pub use read_case::{Case, DecisionView, FindingView, Person, read_case};
pub use read_feed::{FeedEntry, MAX_ENTRIES, read_feed};
pub use read_feedback::{
    FeedbackCount, FeedbackLine, WantedFeedback, answered_text, count_feedback, export_feedback, rfc3339,
};
pub use read_mine::{OwnComment, read_mine};
pub use read_person::{PersonComment, PersonPage, read_person};
pub use read_policy::{ClauseView, OtherVersion, PolicyPage, read_policy, read_policy_with_examples};
pub use read_signature::{KnownSignature, read_signature};
pub use read_status::{CommentStatus, StatusStep, read_status};
pub use read_thread::{
    CommentView, MAX_BRANCHES, MAX_COMMENTS, MAX_DEPTH, ReadThread, Shown, Sort, ThreadPage, read_thread,
};
pub use read_versions::{
    DraftSummary, MAX_VERSIONS, PolicyDesk, VersionPage, VersionView, WithdrawalView, list_scheduled,
    list_versions, read_policy_desk, read_version, read_version_report,
};
pub use refusal::{Error, Failure, Reason, Refusal, Refused, Result};
pub use replay_against::{ReplayAgainst, ReplayChoices, replay_choices};
pub use replay_draft::{
    DraftReplay, ReplayDraft, ReplayJob, go_on_with_replay, read_draft_report, replay_draft,
    replay_draft_against, stop_replay,
};
pub use replay_policy::{
    AgreementReport, ChangedReport, ClauseReport, CommenterReport, GroupReport, ReplayKey, ReplayPolicy,
    ReplayProgress, ReplayReport, ReplayState, RuleReport, SampleComment, SkippedReport, Sweep, SweepPoint,
    SweepReport, name_commenters, replay_policy, resume_replay,
};
pub use report_comment::{ReportComment, report_comment};
pub use roll_back_policy::{RollBack, roll_back_policy};
pub use said_change::SaidChange;
pub use sanction::{
    MAX_DAYS, MAX_REASON_CHARS, SanctionCommenter, lift_block, lift_sanction, sanction_commenter,
};
#[cfg(feature = "parquet")]
pub use score_batch::ParquetResults;
pub use score_batch::{
    BatchReport, Format, MAX_RECORD_BYTES, Record, RecordId, Records, Results, complete_lines, score_batch,
};
pub use score_text::{BrokenScorer, ScoringContext, TextScorer, score_sentences, score_text};
pub use scoring_keys::{
    DEFAULT_PER_MINUTE, KeyRecord, MAX_KEY_NAME_CHARS, MadeKey, list_scoring_keys, make_scoring_key,
    revoke_scoring_key,
};
pub use secrets::Secrets;
pub use sign_in::{
    INVITATION_SECS, SESSION_SECS, SIGN_IN_LINK_SECS, Session, add_moderator, find_session, invite,
    list_moderators, look_at_link, redeem_link, sign_in_link, sign_out,
};
pub use speaker::{MAX_EMAIL_BYTES, MAX_NAME_CHARS, Speaker};
pub use suggest_score::{MAX_SUGGESTED_SCORES, SuggestScore, SuggestedScore, suggest_score};
pub use trial_rules::{TrialReport, TrialRule, trial_rules};
pub use try_text::{TriedScore, TriedText, TryText, try_text};
pub use verify_ledger::verify_ledger;
pub use version_state::VersionState;
pub use withdraw_comment::withdraw_comment;
pub use withdraw_version::{WithdrawVersion, withdraw_version};
