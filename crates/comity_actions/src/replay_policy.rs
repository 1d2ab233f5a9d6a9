//! Evaluates a policy over the archive without effect: what would it have published, held, rejected, and why.
//!
//! Facts that were stored when a comment was posted are taken as they are. A comment that was imported has none: its
//! facts are read from the archive as of its own time, so that the policy sees what it would have seen then. History is
//! taken as it happened, not as the draft would have made it. Memory does not grow with the archive: pages are read,
//! counted and forgotten.

mod counting;
mod kept;
mod notation;
pub(crate) mod past;
mod peoples;
mod report;
mod reporting;
mod sentence;
mod state;
mod sweep;
mod walk;

pub use report::{
    AgreementReport, ChangedReport, ClauseReport, CommenterReport, GroupReport, ReplayReport, RuleReport,
    SampleComment, SkippedReport,
};

pub use kept::name_commenters;
pub(crate) use kept::{is_whole, of_kept, of_written, to_kept};

pub use state::{ReplayKey, ReplayState};
pub use sweep::{Sweep, SweepPoint, SweepReport};

use crate::moderation_queue::excerpt;
use crate::policy_in_force::InForce;
use crate::spoken::spoken;
use crate::{App, Result};
use comity_model::{CommentId, CommentState, Timestamp};
use comity_store::comments::WrittenComment;
use comity_store::{Tx, comments, stories};
use counting::Counting;
use peoples::Peoples;
use rayon::prelude::*;
use std::sync::{Arc, mpsc};
use walk::{PAGES_AHEAD, Page, Walk};

/// Comments read at once.
const PAGE: u32 = 500;

/// Comments between two questions whether another thread wants the core.
const COMMENTS_A_TURN: usize = 8;

/// Lets other threads run. Linux lets even a thread of the lowest priority finish its slice, some milliseconds, before one that
/// wakes up gets the core; one that yields does not keep it so long.
#[derive(Debug, Clone, Copy)]
struct Pause {
    is_wanted: bool,
}

impl Pause {
    fn after(self, comments: usize) {
        if self.is_wanted && comments.is_multiple_of(COMMENTS_A_TURN) {
            std::thread::yield_now();
        }
    }
}

/// What to replay.
pub struct ReplayPolicy {
    /// The policy, in force or a draft.
    pub policy: Arc<InForce>,
    /// The policy that it is compared with; none: what really became of each comment.
    pub against: Option<Arc<InForce>>,
    /// Only comments written at or after this time.
    pub since: Option<Timestamp>,
    /// About so many comments, evenly spread over the archive; none: all.
    pub sample: Option<u64>,
    /// One setting that is tried at several values beside.
    pub sweep: Option<Sweep>,
    /// Whether it asks again and again if another thread wants the core: where a newsroom's pages are served meanwhile.
    pub lets_others_first: bool,
}

impl ReplayPolicy {
    /// A replay over the whole archive, compared with what became of each comment.
    pub const fn over_everything(policy: Arc<InForce>) -> Self {
        Self { policy, against: None, since: None, sample: None, sweep: None, lets_others_first: false }
    }
}

/// How far a replay is.
#[derive(Debug, Clone, Copy)]
pub struct ReplayProgress<'w> {
    /// Comments read.
    pub read: u64,
    /// Comments in the archive when the replay began.
    pub total: u64,
    key: &'w ReplayKey,
    after: (Timestamp, CommentId),
    counting: &'w Counting,
}

impl ReplayProgress<'_> {
    /// All that is needed to go on from here, as JSON; no words of commenters are in it.
    ///
    /// # Errors
    /// Only faults.
    pub fn to_state(&self) -> Result<String> {
        state::to_json(self.key, self.read, self.after, self.counting)
    }
}

/// Replays a policy over a site's archive. Blocks: call it from a thread that may. `progress` is told how far it is, and
/// stops the replay by returning `false`; the report then says that it is not complete.
///
/// # Errors
/// Only faults.
pub fn replay_policy(
    app: &App,
    replay: &ReplayPolicy,
    progress: &mut dyn FnMut(ReplayProgress<'_>) -> bool,
) -> Result<ReplayReport> {
    resume_replay(app, replay, None, progress)
}

/// Goes on with a replay from where it was interrupted; none: from the beginning. What it finds is what one that was never
/// interrupted would have found.
///
/// # Errors
/// Only faults.
pub fn resume_replay(
    app: &App,
    replay: &ReplayPolicy,
    state: Option<ReplayState>,
    progress: &mut dyn FnMut(ReplayProgress<'_>) -> bool,
) -> Result<ReplayReport> {
    let key = replay.key(app);
    let peoples = Peoples::of(replay.policy.policy());
    let site = replay.policy.version().site;
    let since = replay.since.unwrap_or(Timestamp::from_micros(i64::MIN));
    let (mut counting, mut after, mut read) = match state {
        Some(state) => {
            let (after, read) = (state.after()?, state.read);
            (state.into_counting(app, site)?, after, read)
        }
        None => {
            let total = app.store().read_blocking(move |tx| comments::count_since(tx, site, since))?;
            let every = replay.sample.map_or(1, |wanted| total.div_ceil(wanted.max(1)).max(1));
            let values = replay.sweep.as_ref().map_or(0, |sweep| sweep.policies.len());
            (Counting::new(every, total, values), (since, CommentId::from_bytes([0; 16])), 0)
        }
    };
    let (every, total) = (counting.every, counting.total);
    let pause = Pause { is_wanted: replay.lets_others_first };
    let walk = Walk { app: app.clone(), site, after, read, every, pause };
    let (sender, pages) = mpsc::sync_channel(PAGES_AHEAD);
    std::thread::scope(|scope| {
        scope.spawn(move || walk.run(&sender));
        for page in pages {
            let Page { kept, last, seen } = page?;
            (after, read) = (last, read + seen);
            let judge = |(number, past)| {
                pause.after(number);
                past::judge_again(app, replay, &peoples, past)
            };
            let judged: Vec<_> = kept.par_iter().enumerate().map(judge).collect();
            for (past, judged) in kept.iter().zip(judged) {
                counting.add(past, judged.as_ref());
            }
            if !progress(ReplayProgress { read, total, key: &key, after, counting: &counting }) {
                counting.stop_early(read);
                break;
            }
        }
        Ok::<(), crate::Failure>(())
    })?;
    let comments = counting.all.comments;
    let swept = replay.sweep.as_ref().map(|sweep| sweep.report(&counting.swept, comments));
    let mut report = counting.into_report(replay);
    report.sweep = swept;
    Ok(report)
}

/// The first words of a comment, as its author wrote them; nothing of an erased one.
fn excerpt_of(written: &WrittenComment) -> String {
    if written.comment.state == CommentState::Erased { String::new() } else { excerpt(&spoken(written)) }
}

/// The headline of the story that a comment stands under.
fn find_headline(tx: &mut Tx<'_>, written: &WrittenComment) -> comity_store::Result<String> {
    Ok(stories::get(tx, written.comment.site, written.comment.story)?.headline)
}
