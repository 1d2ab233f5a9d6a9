//! Replays an editor's draft over the archive in the background, and keeps the report with the draft.
//!
//! How far a replay is stands in the database, with its counts: any node can show it and call it off, and one that fell
//! silent because its process ended goes on elsewhere or after the restart (`jobs/resume_replays.rs`).

use crate::draft_policy::{find_draft, must_edit};
use crate::quiet_threads::quiet_threads;
use crate::read_versions::translation;
use crate::replay_against::{ReplayAgainst, compiled, find_again, find_against, name_of};
use crate::replay_policy::{
    ReplayPolicy, ReplayProgress, ReplayReport, ReplayState, Sweep, of_kept, resume_replay, to_kept,
};
use crate::{App, Error, Failure, Refusal, Result};
use comity_model::{Moderator, PolicyDraft, PolicyDraftId, ReplayId, RunningReplay, SiteId, Timestamp};
use comity_store::policy_drafts;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// A replay that has said nothing for so long was interrupted, in seconds.
const SILENT_SECS: i64 = 20;

/// How often a replay says how far it is, in microseconds.
const SAY_EVERY_MICROS: i64 = 500_000;

/// How often it says that it is at work, beside how far it is.
const AWAKE_EVERY: Duration = Duration::from_secs(5);

/// How often its counts are kept, in seconds: so much work is lost at most when the process ends.
const KEEP_EVERY_SECS: i64 = 3;

/// How often one replay goes on after an interruption; one that ends its process each time is given up then.
const MAX_RESUMED: u32 = 10;

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
    /// Whether it is compared with the version in force, and not with what became of each comment; see [`replay_draft_against`]
    /// for more to choose from.
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
    Interrupted {
        /// Comments read.
        read: u64,
        /// Comments to read; 0 where that was not known.
        total: u64,
        /// Whether it goes on by itself.
        goes_on: bool,
    },
    /// It was called off, and is at its last comments: its report comes in a moment.
    Stopping {
        /// Comments read.
        read: u64,
        /// Comments to read; 0 where that is not known.
        total: u64,
    },
    /// It was called off. What it had found by then is kept.
    Stopped {
        /// Comments read.
        read: u64,
        /// Comments to read; 0 where that was not known.
        total: u64,
        /// Whether the draft is still what it was about, so that it can go on.
        may_go_on: bool,
    },
    /// There is a report.
    Done {
        /// Whether it is about the draft as it stands.
        is_current: bool,
    },
}

impl DraftReplay {
    /// Where it stands at `now`; `digest` is that of the draft's documents, where they are sound.
    pub fn of(draft: &PolicyDraft, digest: Option<&str>, now: Timestamp) -> Self {
        if let Some(stopped) = draft.stopped {
            let (read, total) = (stopped.read, stopped.total);
            let is_reported = draft.report_at.is_some_and(|reported| reported >= stopped.at);
            if !is_reported && now.secs_since(stopped.at) < SILENT_SECS {
                return Self::Stopping { read, total };
            }
            // Without a report of its own the process had ended; whether the text is the same is seen when it goes on.
            let may_go_on = !is_reported || (digest.is_some() && digest == draft.report_digest.as_deref());
            return Self::Stopped { read, total, may_go_on };
        }
        match (&draft.replay, &draft.report_digest) {
            (Some(run), _) if now.secs_since(run.beat) < SILENT_SECS => {
                Self::Running { read: run.read, total: run.total }
            }
            (Some(run), _) => Self::Interrupted { read: run.read, total: run.total, goes_on: run.goes_on },
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
    /// What it was asked for, as it is kept with the draft.
    wanted: String,
    /// Where it goes on; none: at the beginning.
    state: Option<ReplayState>,
}

/// What a replay was asked for, as it is kept with the draft.
#[derive(Debug, Serialize, Deserialize)]
struct Wanted {
    since_micros: Option<i64>,
    sample: Option<u64>,
    sweep: Option<String>,
    /// The number of the version that it is compared with.
    against: Option<u32>,
    /// The other draft that it is compared with, and the digest of that one's documents.
    #[serde(default)]
    against_draft: Option<(String, String)>,
    /// Digest of the documents that it is about.
    digest: String,
    /// How often it went on after an interruption.
    resumed: u32,
    /// Which run it is: no two runs have the same words here.
    #[serde(default)]
    run: String,
}

impl Wanted {
    fn to_json(&self) -> Result<String> {
        serde_json::to_string(self)
            .map_err(|error| Error::Internal(format!("a replay cannot be kept: {error}")).into())
    }
}

/// Begins the replay of a draft; the job that comes back is to be run on a thread of its own.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownDraft`], [`Refusal::PolicyHasErrors`] (examples that fail are none), [`Refusal::SettingNotTried`],
/// [`Refusal::ReplayRuns`] while the site has another one running.
pub async fn replay_draft(app: &App, by: &Moderator, wanted: ReplayDraft) -> Result<ReplayJob> {
    let against = if wanted.is_against_in_force { ReplayAgainst::InForce } else { ReplayAgainst::History };
    replay_draft_against(app, by, wanted, against).await
}

/// The same, compared with whatever is wanted.
///
/// # Errors
/// As [`replay_draft`]; [`Refusal::UnknownVersion`].
pub async fn replay_draft_against(
    app: &App,
    by: &Moderator,
    wanted: ReplayDraft,
    against: ReplayAgainst,
) -> Result<ReplayJob> {
    must_edit(by)?;
    let (site, id, now) = (by.site, wanted.draft, app.now());
    let draft = find_draft(app, by, id).await?;
    let checked = compiled(app, &draft).await?;
    let policy = checked.map_err(|errors| Refusal::PolicyHasErrors { count: errors.len() })?;
    let sweep = wanted.sweep.as_deref().map(|sweep| Sweep::of(&policy, sweep)).transpose();
    let sweep = sweep.map_err(|why| Refusal::SettingNotTried { why })?;
    let digest = policy.policy().digest().to_owned();
    let other = match against {
        ReplayAgainst::Draft(other) => Some(other.to_string()),
        _ => None,
    };
    let against = find_against(app, by, against).await?;
    let run = ReplayId::new(app.ids(), now);
    let kept = Wanted {
        since_micros: wanted.since.map(Timestamp::as_micros),
        sample: wanted.sample,
        sweep: wanted.sweep,
        against: against.as_ref().map(|policy| policy.version().number).filter(|_| other.is_none()),
        against_draft: other.zip(against.as_ref().map(|policy| policy.policy().digest().to_owned())),
        digest: digest.clone(),
        resumed: 0,
        run: run.to_string(),
    };
    let kept = kept.to_json()?;
    let asked = kept.clone();
    let begun = app
        .store()
        .write(move |tx| {
            if policy_drafts::count_replays(tx, site, silent_since(now))? > 0 {
                return Ok(Err(Refusal::ReplayRuns));
            }
            policy_drafts::set_replay(tx, site, id, (run, &kept), now)?;
            Ok(Ok(()))
        })
        .await?;
    begun?;
    let replay = ReplayPolicy {
        policy: Arc::new(policy),
        against,
        since: wanted.since,
        sample: wanted.sample,
        sweep,
        lets_others_first: true,
    };
    Ok(ReplayJob { app: app.clone(), draft: id, run, replay, digest, wanted: asked, state: None })
}

/// A replay that has said nothing since this time was interrupted.
pub(crate) fn silent_since(now: Timestamp) -> Timestamp {
    now.plus_secs(-SILENT_SECS)
}

/// Goes on with a replay that was interrupted; none: another node does, another replay of the site runs, or the draft is no
/// longer what the replay was about. Counts that another program or model made are not gone on with: it begins again.
pub(crate) async fn take_over(
    app: &App,
    site: SiteId,
    id: PolicyDraftId,
    interrupted: ReplayId,
) -> Result<Option<ReplayJob>> {
    let now = app.now();
    let found = app
        .store()
        .read(move |tx| {
            let is_busy = policy_drafts::count_replays(tx, site, silent_since(now))? > 0;
            let draft = policy_drafts::find(tx, site, id)?;
            Ok((is_busy, draft, policy_drafts::find_replay(tx, site, id)?))
        })
        .await?;
    let (false, Some(draft), Some((kept, state))) = found else { return Ok(None) };
    let again = again(app, &draft, &kept).await?;
    let Some((mut resumed, wanted)) = again.filter(|(asked, _)| asked.resumed < MAX_RESUMED) else {
        let give_up =
            move |tx: &mut comity_store::Tx<'_>| policy_drafts::give_replay_up(tx, site, id, interrupted);
        app.store().write(give_up).await?;
        return Ok(None);
    };
    let state = state.and_then(|json| ReplayState::read(&json, &wanted.key(app)).ok());
    let run = ReplayId::new(app.ids(), now);
    (resumed.resumed, resumed.run) = (resumed.resumed + 1, run.to_string());
    let kept = resumed.to_json()?;
    let asked = kept.clone();
    let is_ours = app
        .store()
        .write(move |tx| policy_drafts::take_replay_over(tx, (site, id), interrupted, (run, &kept), now))
        .await?;
    let digest = resumed.digest;
    let job = ReplayJob { app: app.clone(), draft: id, run, replay: wanted, digest, wanted: asked, state };
    Ok(is_ours.then_some(job))
}

/// Goes on with a replay that was called off, from where it was; the job is to be run on a thread of its own. Counts that another
/// program or model made are not gone on with: it begins again.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownDraft`], [`Refusal::ReplayRuns`] while the site has another one running;
/// [`Refusal::ReplayGone`] when the text has changed since, another replay was begun, or none was called off.
pub async fn go_on_with_replay(app: &App, by: &Moderator, id: PolicyDraftId) -> Result<ReplayJob> {
    must_edit(by)?;
    let (site, now) = (by.site, app.now());
    let draft = find_draft(app, by, id).await?;
    let found = app.store().read(move |tx| policy_drafts::find_replay(tx, site, id)).await?;
    let Some((before, state)) = found.filter(|_| draft.stopped.is_some()) else {
        return Err(Refusal::ReplayGone.into());
    };
    let Some((mut wanted, replay)) = again(app, &draft, &before).await? else {
        return Err(Refusal::ReplayGone.into());
    };
    let state = state.and_then(|json| ReplayState::read(&json, &replay.key(app)).ok());
    let run = ReplayId::new(app.ids(), now);
    (wanted.resumed, wanted.run) = (0, run.to_string());
    let asked = wanted.to_json()?;
    let kept = asked.clone();
    let gone_on = app
        .store()
        .write(move |tx| {
            if policy_drafts::count_replays(tx, site, silent_since(now))? > 0 {
                return Ok(Err(Refusal::ReplayRuns));
            }
            let is_ours = policy_drafts::go_on_with_replay(tx, (site, id), run, (&before, &kept), now)?;
            Ok(if is_ours { Ok(()) } else { Err(Refusal::ReplayGone) })
        })
        .await?;
    gone_on?;
    Ok(ReplayJob { app: app.clone(), draft: id, run, replay, digest: wanted.digest, wanted: asked, state })
}

/// What an interrupted replay was asked for, made again; none: it is not possible any more.
async fn again(app: &App, draft: &PolicyDraft, kept: &str) -> Result<Option<(Wanted, ReplayPolicy)>> {
    let Ok(wanted) = serde_json::from_str::<Wanted>(kept) else { return Ok(None) };
    let site = draft.site;
    let Some(against) = find_again(app, site, (wanted.against, wanted.against_draft.as_ref())).await? else {
        return Ok(None);
    };
    let Ok(policy) = compiled(app, draft).await? else { return Ok(None) };
    if policy.policy().digest() != wanted.digest {
        return Ok(None);
    }
    let Ok(sweep) = wanted.sweep.as_deref().map(|sweep| Sweep::of(&policy, sweep)).transpose() else {
        return Ok(None);
    };
    let since = wanted.since_micros.map(Timestamp::from_micros);
    let replay = ReplayPolicy {
        policy: Arc::new(policy),
        against,
        since,
        sample: wanted.sample,
        sweep,
        lets_others_first: true,
    };
    Ok(Some((wanted, replay)))
}

/// Calls the replay of a draft off. Within a moment it keeps a report of what it has counted by then, which says that it is not
/// complete, and it can go on later ([`go_on_with_replay`]).
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn stop_replay(app: &App, by: &Moderator, draft: PolicyDraftId) -> Result<()> {
    must_edit(by)?;
    let (site, now) = (by.site, app.now());
    app.store().write(move |tx| policy_drafts::stop_replay(tx, site, draft, now)).await?;
    Ok(())
}

/// What the last replay of a draft found, its clauses called as the draft calls them in the language `locale`; none: there was
/// none.
///
/// # Errors
/// [`Refusal::UnknownDraft`].
pub async fn read_draft_report(
    app: &App,
    by: &Moderator,
    draft: PolicyDraftId,
    locale: &str,
) -> Result<Option<ReplayReport>> {
    let site = by.site;
    let known = find_draft(app, by, draft).await?;
    let json = app.store().read(move |tx| policy_drafts::find_report(tx, site, draft)).await?;
    match json {
        Some(json) => {
            let mut report = of_kept(app, site, &json).await?;
            if let Some(translation) = translation(&known.translations, locale) {
                report.name_clauses(&translation);
            }
            Ok(Some(report))
        }
        None => Ok(None),
    }
}

impl ReplayJob {
    /// Runs it on a thread of its own. `tell` is given a fault; the page sees that the replay has fallen silent.
    ///
    /// # Errors
    /// Only faults: the thread cannot be started.
    pub fn start(self, tell: fn(Failure)) -> Result<()> {
        let run = move || {
            if let Err(failure) = self.run() {
                tell(failure);
            }
        };
        let started = std::thread::Builder::new().name("comity-replay".to_owned()).spawn(run);
        let fault = |error| Error::Internal(format!("a replay cannot be started: {error}")).into();
        started.map(drop).map_err(fault)
    }

    /// Replays, and keeps the report. Blocks, for as long as the archive is large; uses half of the cores, so that the
    /// newsroom's pages stay quick meanwhile.
    ///
    /// # Errors
    /// Only faults.
    pub fn run(mut self) -> Result<()> {
        let pool = quiet_threads("comity-replay")?;
        let state = self.state.take();
        let (over, end) = std::sync::mpsc::channel::<()>();
        let (mut report, stopped) = std::thread::scope(|scope| {
            let me = &self;
            scope.spawn(move || me.stay_awake(&end));
            let walked = pool.install(|| me.walk(state));
            drop(over);
            walked
        })?;
        report.against = match &self.replay.against {
            Some(policy) => name_of(policy),
            None => "what became of each comment".to_owned(),
        };
        let json = to_kept(&report)?;
        let key = (self.replay.policy.version().site, self.draft);
        let (run, digest, wanted, now) = (self.run, self.digest.clone(), self.wanted.clone(), self.app.now());
        let state = stopped.filter(|_| !report.is_complete);
        let read = if report.is_complete { report.total } else { report.read };
        let far = RunningReplay { id: run, read, total: report.total, beat: now, goes_on: true };
        self.app.store().write_blocking(move |tx| {
            let report = (json.as_str(), digest.as_str());
            // One that was done before it was told to stop has a whole report, too.
            let is_kept = state.is_none() && policy_drafts::keep_report(tx, key, run, report, now)?;
            if !is_kept {
                policy_drafts::keep_stopped_report(tx, key, &wanted, report, (state.as_deref(), &far))?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Says again and again that it is at work, until the other end of `end` is gone: a machine may be so slow that it says
    /// nothing else for long, and nobody is to take it over then.
    fn stay_awake(&self, end: &Receiver<()>) {
        let (site, draft, run) = (self.replay.policy.version().site, self.draft, self.run);
        while end.recv_timeout(AWAKE_EVERY) == Err(RecvTimeoutError::Timeout) {
            let now = self.app.now();
            // What cannot be said now is said the next time; the walk itself reports a broken database.
            let _ = self
                .app
                .store()
                .write_blocking(move |tx| policy_drafts::say_at_work(tx, site, draft, run, now));
        }
    }

    /// The report, and how far the counts are where it was called off.
    fn walk(&self, state: Option<ReplayState>) -> Result<(ReplayReport, Option<String>)> {
        let (mut said, mut kept) = (Timestamp::from_micros(i64::MIN / 2), self.app.now());
        let (mut failed, mut stopped) = (None, None);
        let report = resume_replay(&self.app, &self.replay, state, &mut |progress| {
            let now = self.app.now();
            if now.as_micros() - said.as_micros() < SAY_EVERY_MICROS {
                return true;
            }
            said = now;
            let is_to_be_kept = now.secs_since(kept) >= KEEP_EVERY_SECS;
            if is_to_be_kept {
                kept = now;
            }
            let said = self.say(now, &progress, is_to_be_kept).and_then(|goes_on| {
                if !goes_on {
                    stopped = Some(progress.to_state()?);
                }
                Ok(goes_on)
            });
            said.unwrap_or_else(|failure| {
                failed = Some(failure);
                false
            })
        })?;
        failed.map_or(Ok((report, stopped)), Err)
    }

    /// Says how far it is, and keeps the counts where that is due; `false` when it is to stop.
    fn say(&self, now: Timestamp, progress: &ReplayProgress<'_>, is_to_be_kept: bool) -> Result<bool> {
        let (site, draft, run) = (self.replay.policy.version().site, self.draft, self.run);
        let far =
            RunningReplay { id: run, read: progress.read, total: progress.total, beat: now, goes_on: true };
        let state = if is_to_be_kept { Some(progress.to_state()?) } else { None };
        let goes_on = self.app.store().write_blocking(move |tx| {
            if let Some(state) = &state {
                policy_drafts::keep_replay_state(tx, site, draft, run, state)?;
            }
            policy_drafts::say_how_far(tx, site, draft, &far)
        });
        Ok(goes_on?)
    }
}
