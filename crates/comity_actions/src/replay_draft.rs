//! Replays an editor's draft over the archive in the background, and keeps the report with the draft.
//!
//! How far a replay is stands in the database: any node can show it and call it off, and one that was interrupted by a
//! restart is seen to have fallen silent.

use crate::check_draft::MAIN_FILE;
use crate::draft_policy::{find_draft, must_edit};
use crate::policy_in_force::{InForce, policy_in_force};
use crate::publish_policy::{check_policy, outside};
use crate::replay_policy::{ReplayPolicy, ReplayReport, Sweep, of_kept, replay_policy, to_kept};
use crate::{App, Error, Refusal, Result};
use comity_model::{Moderator, PolicyDraft, PolicyDraftId, ReplayId, RunningReplay, Timestamp};
use comity_store::policy_drafts;
use std::sync::Arc;

/// A replay that has said nothing for so long was interrupted, in seconds.
const SILENT_SECS: i64 = 20;

/// How often a replay says how far it is, in microseconds.
const SAY_EVERY_MICROS: i64 = 500_000;

/// What to replay.
#[derive(Debug, Clone)]
pub struct ReplayDraft {
    /// The draft.
    pub draft: PolicyDraftId,
    /// Only comments written at or after this time.
    pub since: Option<Timestamp>,
    /// About so many comments, evenly spread over the archive; none: all.
    pub sample: Option<u64>,
    /// One setting that is tried at several values beside, as `[CLAUSE/]RULE.SETTING=FROM..TO`.
    pub sweep: Option<String>,
    /// Whether it is compared with the version in force, and not with what became of each comment.
    pub is_against_in_force: bool,
}

/// Where the replay of a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftReplay {
    /// There was none.
    None,
    /// It runs: comments read, and comments to read.
    Running {
        /// Comments read.
        read: u64,
        /// Comments to read; 0 until that is known.
        total: u64,
    },
    /// It fell silent: the program was stopped.
    Interrupted,
    /// There is a report.
    Done {
        /// Whether it is about the draft as it stands.
        is_current: bool,
    },
}

impl DraftReplay {
    /// Where it stands at `now`; `digest` is that of the draft's documents, where they are sound.
    pub fn of(draft: &PolicyDraft, digest: Option<&str>, now: Timestamp) -> Self {
        match (&draft.replay, &draft.report_digest) {
            (Some(run), _) if now.secs_since(run.beat) < SILENT_SECS => {
                Self::Running { read: run.read, total: run.total }
            }
            (Some(_), _) => Self::Interrupted,
            (None, Some(known)) => Self::Done { is_current: digest == Some(known.as_str()) },
            (None, None) => Self::None,
        }
    }
}

/// A replay that was begun and waits to be run.
pub struct ReplayJob {
    app: App,
    draft: PolicyDraftId,
    run: ReplayId,
    replay: ReplayPolicy,
    digest: String,
}

/// Begins the replay of a draft; the job that comes back is to be run on a thread of its own.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownDraft`], [`Refusal::PolicyHasErrors`], [`Refusal::SettingNotTried`],
/// [`Refusal::ReplayRuns`] while the site has another one running.
pub async fn replay_draft(app: &App, by: &Moderator, wanted: ReplayDraft) -> Result<ReplayJob> {
    must_edit(by)?;
    let (site, id, now) = (by.site, wanted.draft, app.now());
    let draft = find_draft(app, by, id).await?;
    let me = app.clone();
    let checked = outside(move || {
        let policy =
            check_policy(me.scorer().map(|scorer| &**scorer), &draft.source, MAIN_FILE, &draft.translations);
        policy.map(|policy| InForce::of_draft(site, &draft.source, policy))
    })
    .await?;
    let policy = checked.map_err(|errors| Refusal::PolicyHasErrors { count: errors.len() })?;
    let sweep = wanted.sweep.as_deref().map(|sweep| Sweep::of(&policy, sweep)).transpose();
    let sweep = sweep.map_err(|why| Refusal::SettingNotTried { why })?;
    let digest = policy.policy().digest().to_owned();
    let against = if wanted.is_against_in_force { Some(policy_in_force(app, site).await?) } else { None };
    let run = ReplayId::new(app.ids(), now);
    let begun = app
        .store()
        .write(move |tx| {
            let recent = now.plus_secs(-SILENT_SECS);
            if policy_drafts::count_replays(tx, site, recent)? > 0 {
                return Ok(Err(Refusal::ReplayRuns));
            }
            policy_drafts::set_replay(tx, site, id, Some(run), now)?;
            Ok(Ok(()))
        })
        .await?;
    begun?;
    let replay =
        ReplayPolicy { policy: Arc::new(policy), against, since: wanted.since, sample: wanted.sample, sweep };
    Ok(ReplayJob { app: app.clone(), draft: id, run, replay, digest })
}

/// Calls the replay of a draft off; nothing is kept of it.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn stop_replay(app: &App, by: &Moderator, draft: PolicyDraftId) -> Result<()> {
    must_edit(by)?;
    let (site, now) = (by.site, app.now());
    Ok(app.store().write(move |tx| policy_drafts::set_replay(tx, site, draft, None, now)).await?)
}

/// What the last replay of a draft found; none: there was none.
///
/// # Errors
/// [`Refusal::UnknownDraft`].
pub async fn read_draft_report(
    app: &App,
    by: &Moderator,
    draft: PolicyDraftId,
) -> Result<Option<ReplayReport>> {
    let site = by.site;
    find_draft(app, by, draft).await?;
    let json = app.store().read(move |tx| policy_drafts::find_report(tx, site, draft)).await?;
    match json {
        Some(json) => of_kept(app, site, &json).await.map(Some),
        None => Ok(None),
    }
}

impl ReplayJob {
    /// Replays, and keeps the report. Blocks, for as long as the archive is large; uses half of the cores, so that the
    /// newsroom's pages stay quick meanwhile.
    ///
    /// # Errors
    /// Only faults.
    pub fn run(self) -> Result<()> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads((cores / 2).max(1))
            .thread_name(|number| format!("comity-replay-{number}"))
            .build()
            .map_err(|error| Error::Internal(format!("threads for a replay cannot be started: {error}")))?;
        let mut said = Timestamp::from_micros(i64::MIN / 2);
        let mut failed = None;
        let mut report = pool.install(|| {
            replay_policy(&self.app, &self.replay, &mut |progress| {
                let now = self.app.now();
                if now.as_micros() - said.as_micros() < SAY_EVERY_MICROS {
                    return true;
                }
                said = now;
                let far =
                    RunningReplay { id: self.run, read: progress.read, total: progress.total, beat: now };
                let goes_on = self.say(far);
                failed = goes_on.as_ref().err().cloned();
                goes_on.unwrap_or(false)
            })
        })?;
        if let Some(error) = failed {
            return Err(error.into());
        }
        report.against = match &self.replay.against {
            Some(policy) => format!("version {}", policy.version().number),
            None => "what became of each comment".to_owned(),
        };
        let json = to_kept(&report)?;
        let key = (self.replay.policy.version().site, self.draft);
        let (run, digest, now) = (self.run, self.digest.clone(), self.app.now());
        self.app
            .store()
            .write_blocking(move |tx| policy_drafts::keep_report(tx, key, run, (&json, &digest), now))?;
        Ok(())
    }

    fn say(&self, far: RunningReplay) -> comity_store::Result<bool> {
        let (site, draft) = (self.replay.policy.version().site, self.draft);
        self.app.store().write_blocking(move |tx| policy_drafts::say_how_far(tx, site, draft, &far))
    }
}
