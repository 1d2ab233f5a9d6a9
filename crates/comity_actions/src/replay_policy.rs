//! Evaluates a policy over the archive without effect: what would it have published, held, rejected, and why.
//!
//! Facts that were stored when a comment was posted are taken as they are. A comment that was imported has none: its
//! facts are read from the archive as of its own time, so that the policy sees what it would have seen then.

use crate::gather_facts::{Circumstances, gather};
use crate::judge::{Analysed, analyse};
use crate::moderation_queue::excerpt;
use crate::policy_in_force::InForce;
use crate::score_text::ScoringContext;
use crate::{App, Result};
use comity_import::{TextFormat, spoken_text};
use comity_model::{CommentId, CommentState, Outcome, Site, SiteState, StoryState, Timestamp};
use comity_policy::{Facts, StoredFacts, StoredSignals};
use comity_store::comments::WrittenComment;
use comity_store::{Tx, commenters, comments, sites, stories};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Comments read at once.
const PAGE: u32 = 500;

/// Samples kept for each clause.
const MAX_SAMPLES: usize = 5;

/// What to replay.
pub struct ReplayPolicy {
    /// The policy, in force or a draft.
    pub policy: Arc<InForce>,
    /// Only comments written at or after this time.
    pub since: Option<Timestamp>,
}

/// How often a clause spoke.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ClauseCount {
    /// Its number and heading.
    pub title: String,
    /// Comments that it made the policy note, ask about, hold, reject; by outcome.
    pub outcomes: BTreeMap<String, u64>,
    /// Comments by rule.
    pub rules: BTreeMap<String, u64>,
    /// First words of some of them.
    pub samples: Vec<String>,
}

/// What the policy would have done.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReplayReport {
    /// Comments evaluated.
    pub comments: u64,
    /// By outcome.
    pub outcomes: BTreeMap<String, u64>,
    /// By the state that a comment has in the archive, and the outcome it would have now.
    pub matrix: BTreeMap<String, BTreeMap<String, u64>>,
    /// By clause anchor.
    pub clauses: BTreeMap<String, ClauseCount>,
    /// Rules that were skipped because a signal was missing, by rule.
    pub skipped: BTreeMap<String, u64>,
    /// Comments that were erased, and so left out.
    pub erased: u64,
}

/// One comment, ready to be judged.
struct Past {
    written: WrittenComment,
    facts: StoredFacts,
    parent_text: Option<String>,
    has_stored_facts: bool,
}

/// Replays a policy over a site's archive. Blocks: call it from a thread that may. `progress` is told how many
/// comments were evaluated, and stops the replay by returning `false`.
///
/// # Errors
/// Only faults.
pub fn replay_policy(
    app: &App,
    replay: &ReplayPolicy,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<ReplayReport> {
    let site = replay.policy.version().site;
    let mut report = ReplayReport::default();
    let mut after =
        (replay.since.unwrap_or(Timestamp::from_micros(i64::MIN)), CommentId::from_bytes([0; 16]));
    loop {
        let me = app.clone();
        let page = app.store().read_blocking(move |tx| {
            let site = sites::get(tx, site)?;
            let page = comments::page_of_site(tx, site.id, after, PAGE)?;
            page.into_iter()
                .map(|written| past(&me, tx, &site, written))
                .collect::<comity_store::Result<Vec<_>>>()
        })?;
        let Some(last) = page.last() else { break };
        after = (last.written.comment.created_at, last.written.comment.id);
        let judged: Vec<_> = page.par_iter().map(|past| judge_again(app, &replay.policy, past)).collect();
        for (past, verdict) in page.iter().zip(judged) {
            count(&mut report, past, verdict);
        }
        if !progress(report.comments) {
            break;
        }
    }
    Ok(report)
}

fn past(app: &App, tx: &mut Tx<'_>, site: &Site, written: WrittenComment) -> comity_store::Result<Past> {
    let parent = match written.comment.parent {
        None => None,
        Some(parent) => comments::find(tx, site.id, parent)?,
    };
    let parent_text = parent.as_ref().map(|parent| parent.revision.text.clone());
    let stored = written.revision.facts.as_deref().and_then(|json| StoredFacts::from_json(json).ok());
    if let Some(facts) = stored {
        return Ok(Past { written, facts, parent_text, has_stored_facts: true });
    }
    // The comment exists, so its story and site took comments then, whatever they do now.
    let mut story = stories::get(tx, site.id, written.comment.story)?;
    (story.state, story.closes_at) = (StoryState::Open, None);
    let open_site = Site { state: SiteState::Open, close_after_days: None, ..site.clone() };
    let commenter = commenters::get(tx, site.id, written.comment.commenter)?;
    let fingerprint = comity_policy::Fingerprint::of(&spoken(&written));
    let what = Circumstances {
        site: &open_site,
        story: &story,
        parent: parent.as_ref(),
        commenter: Some(&commenter),
        name: &written.comment.author_name,
        email_hash: None,
        address: None,
        sanctions: &[],
        fingerprint,
        depth: written.comment.depth,
        is_edit: false,
        is_confirmed: false,
        now: written.comment.created_at,
    };
    let facts = gather(app, tx, &what, StoredSignals::default())?;
    Ok(Past { written, facts, parent_text, has_stored_facts: false })
}

/// What the comment says, without the markup of the system that it came from.
fn spoken(written: &WrittenComment) -> String {
    let format =
        written.revision.format.as_deref().and_then(TextFormat::find).unwrap_or(TextFormat::Markdown);
    spoken_text(&written.revision.text, format)
}

fn judge_again(app: &App, policy: &InForce, past: &Past) -> Option<comity_model::Verdict> {
    if past.written.comment.state == CommentState::Erased {
        return None;
    }
    let text = spoken(&past.written);
    let story = past.facts.story.as_ref();
    let language = story.and_then(|s| s.language.as_deref());
    let stored_model = past.facts.signals.as_ref().map(|s| s.model.as_str());
    let analysed = if past.has_stored_facts && stored_model == Some(app.scorer().map_or("", |s| s.version()))
    {
        let body = Arc::new(comity_text::Body::read(&text, language));
        let fingerprint = comity_policy::Fingerprint::of(&body.canonical.text);
        Analysed { body, fingerprint, signals: past.facts.signals.clone().unwrap_or_default() }
    } else {
        let context = ScoringContext {
            parent: past.parent_text.as_deref(),
            headline: story.map(|s| s.headline.as_str()),
            byline: story.map(|s| s.byline.as_str()).filter(|byline| !byline.is_empty()),
            publication: None,
            story_language: language,
            is_reply: past.parent_text.is_some(),
        };
        analyse(app, &text, language, &context)
    };
    let mut facts = Facts::new(&past.facts, &analysed.body, &analysed.signals);
    if let Some(parent) = &past.parent_text {
        facts = facts.with_parent_text(parent);
    }
    Some(policy.policy().evaluate(&facts))
}

fn count(report: &mut ReplayReport, past: &Past, verdict: Option<comity_model::Verdict>) {
    let Some(verdict) = verdict else {
        report.erased += 1;
        return;
    };
    report.comments += 1;
    let outcome = verdict.outcome.as_str().to_owned();
    *report.outcomes.entry(outcome.clone()).or_default() += 1;
    let state = past.written.comment.state.as_str().to_owned();
    *report.matrix.entry(state).or_default().entry(outcome.clone()).or_default() += 1;
    for skipped in &verdict.skipped {
        *report.skipped.entry(skipped.rule.clone()).or_default() += 1;
    }
    if verdict.outcome == Outcome::Publish {
        return;
    }
    for clause in verdict.clauses() {
        let counted = report.clauses.entry(clause.anchor.clone()).or_default();
        counted.title = format!("{}. {}", clause.number, clause.title);
        *counted.outcomes.entry(outcome.clone()).or_default() += 1;
        if counted.samples.len() < MAX_SAMPLES {
            counted.samples.push(excerpt(&spoken(&past.written)));
        }
        for finding in verdict.deciding().filter(|finding| finding.clause == *clause) {
            *counted.rules.entry(finding.rule.clone()).or_default() += 1;
        }
    }
}
