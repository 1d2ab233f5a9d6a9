//! Judges a comment that another system takes and keeps, by the policy that the site has published.
//!
//! The comment's text is analysed and forgotten. What stays is what later comments are judged by: keyed hashes of the
//! commenter's and the story's names over there, digests of the text, the outcome, for thirty days. A commenter's standing
//! (how much was ever published, since when) is not known here, so rules that need it are skipped, and counted as skipped.

use crate::gather_facts::{SAME_TEXT_HOURS, digests, facts_of_story, utc_offset_minutes};
use crate::judge::{Analysed, analyse, reasons};
use crate::policy_in_force::{InForce, policy_in_force};
use crate::post_comment::without_nul;
use crate::score_text::ScoringContext;
use crate::spoken::spoken;
use crate::{App, Reason, Result};
use comity_model::{
    CommentId, Outcome, PolicyVersionId, Site, SiteId, SiteState, Story, StoryId, Timestamp, Verdict,
};
use comity_policy::{
    CommentFacts, CommenterFacts, FactGroup, Facts, HISTORY_DAYS, HISTORY_LIMIT, Opening, PastComment,
    PastOutcome, ReadText, SiteFacts, StoredFacts, StoryFacts, story_fingerprint,
};
use comity_store::comments::WrittenComment;
use comity_store::imported::{self, ImportedKind};
use comity_store::outside_comments::{self, OutsideComment};
use comity_store::{Tx, comments, stories};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

pub use comity_store::outside_comments::OutsideCount;

/// The longest reason why something could not be judged that is kept, in characters.
const MAX_FAILURE_CHARS: usize = 200;

/// A comment as another system gives it for judgement.
#[derive(Debug, Clone)]
pub struct OutsideDraft {
    /// The site.
    pub site: SiteId,
    /// The other system, as `comity import` calls it, such as `coral`: what was imported from it is found again.
    pub source: String,
    /// The text, in every way in which it may have to be read: as it came, and as HTML where it may be HTML. The strictest
    /// verdict counts, so that nothing can be hidden in what looks like a tag.
    pub readings: Vec<String>,
    /// The other system's id of the comment that is answered.
    pub parent: Option<String>,
    /// The other system's id of the commenter.
    pub commenter: String,
    /// The other system's id of the story.
    pub story: String,
    /// Whether a comment is edited that was judged before.
    pub is_edit: bool,
}

/// What the policy says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OutsideVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in the site's language.
    pub reasons: Vec<Reason>,
}

/// Whether whoever asked for a verdict still waits for it. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Awaited(Arc<AtomicU8>);

const WAITING: u8 = 0;
const WRITING: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Awaited {
    /// Says that nobody waits any more: no verdict is kept then. `false` when it is being written at this moment.
    pub fn give_up(&self) -> bool {
        self.become_(GIVEN_UP)
    }

    fn begin_writing(&self) -> bool {
        self.become_(WRITING)
    }

    fn become_(&self, state: u8) -> bool {
        let before = self.0.compare_exchange(WAITING, state, Ordering::AcqRel, Ordering::Acquire);
        before.is_ok() || before == Err(state)
    }
}

/// Judges a comment of another system; none when it was given up before the verdict could be kept.
///
/// # Errors
/// Only faults. Whoever asks must treat them as a hold, and say so with [`note_outside_failure`].
pub async fn judge_outside(
    app: &App,
    draft: OutsideDraft,
    awaited: &Awaited,
) -> Result<Option<OutsideVerdict>> {
    let began = app.now();
    let site = crate::find_site::site_by_id(app, draft.site).await?;
    let policy = policy_in_force(app, draft.site).await?;
    let draft = Arc::new(draft);
    let wanted = Arc::clone(&draft);
    let (story, parent) = app.store().read(move |tx| known_of(tx, &wanted)).await?;
    let parent_text = parent.as_ref().map(spoken);
    let context = ScoringContext {
        parent: parent_text.as_deref(),
        headline: story.as_ref().map(|s| s.headline.as_str()),
        byline: story.as_ref().and_then(|s| s.byline.as_deref()),
        publication: Some(&site.name),
        story_language: story.as_ref().and_then(|s| s.language.as_deref()).or(Some(&site.locale)),
        is_reply: draft.parent.is_some(),
    };
    let read = |text: &String| analyse(app, &without_nul(text.clone()), context.story_language, &context);
    let readings = draft.readings.iter().map(read).map(|analysed| {
        let read = analysed.read_for_rules(context.story_language, "");
        (analysed, read)
    });
    let readings: Vec<(Analysed, ReadText)> = readings.collect();
    let judging = Arc::new(Judging { app: app.clone(), draft, site, policy, readings, story, parent, began });
    let (work, awaited) = (Arc::clone(&judging), awaited.clone());
    // A comment that was held meanwhile, because this took too long, must not count twice.
    let write = move |tx: &mut Tx<'_>| awaited.begin_writing().then(|| work.write(tx)).transpose();
    let verdict = app.store().write(write).await?;
    Ok(verdict.map(|verdict| {
        let reasons = reasons(Some(&judging.policy), &verdict, &judging.site.locale);
        OutsideVerdict { verdict, reasons }
    }))
}

/// Keeps in sight that a comment of another system could not be judged, and was held for that.
///
/// # Errors
/// Only faults: then the log is all there is.
pub async fn note_outside_failure(app: &App, draft: &OutsideDraft, why: &str, took_us: u64) -> Result<()> {
    let analysed = None;
    let held = Verdict { outcome: Outcome::Hold, ..Verdict::default() };
    let failure = Some(why.chars().filter(|c| *c != '\0').take(MAX_FAILURE_CHARS).collect());
    let noted = OutsideComment { failure, took_us, ..judged(app, draft, analysed, &held, app.now()) };
    Ok(app.store().write(move |tx| outside_comments::insert(tx, &noted)).await?)
}

/// How comments of other systems were judged since a time: by outcome, clause and failure.
///
/// # Errors
/// Only faults.
pub async fn count_outside(app: &App, site: SiteId, since: Timestamp) -> Result<Vec<OutsideCount>> {
    Ok(app.store().read(move |tx| outside_comments::count(tx, site, since)).await?)
}

/// What an earlier import knows of the story and the comment that is answered.
fn known_of(
    tx: &mut Tx<'_>,
    draft: &OutsideDraft,
) -> comity_store::Result<(Option<Story>, Option<WrittenComment>)> {
    let (site, source) = (draft.site, draft.source.as_str());
    let story = match imported::find(tx, site, source, ImportedKind::Story, &draft.story)? {
        Some(id) => Some(stories::get(tx, site, StoryId::from_bytes(id))?),
        None => stories::find_by_key(tx, site, &draft.story)?,
    };
    let Some(parent) = &draft.parent else { return Ok((story, None)) };
    let parent = match imported::find(tx, site, source, ImportedKind::Comment, parent)? {
        Some(id) => comments::find(tx, site, CommentId::from_bytes(id))?,
        None => None,
    };
    Ok((story, parent))
}

/// A comment that is ready to be judged; the closure may run more than once, so it only borrows.
struct Judging {
    app: App,
    draft: Arc<OutsideDraft>,
    site: Site,
    policy: Arc<InForce>,
    /// Each reading of the text, with what rules derive from it.
    readings: Vec<(Analysed, ReadText)>,
    story: Option<Story>,
    parent: Option<WrittenComment>,
    began: Timestamp,
}

impl Judging {
    fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<Verdict> {
        let (site, now) = (self.site.id, self.began);
        let new =
            judged(&self.app, &self.draft, self.readings.first().map(|r| &r.0), &Verdict::default(), now);
        let since = now.plus_days(-HISTORY_DAYS);
        let mut past = outside_comments::list_of(tx, site, &new.commenter_hash, since, HISTORY_LIMIT as u32)?;
        if self.draft.is_edit
            && let Some(at) = past.iter().position(|earlier| earlier.story_hash == new.story_hash)
        {
            // The text that is edited now is not one that was written before.
            let edited = past.remove(at);
            outside_comments::remove(tx, site, &edited.id)?;
        }
        let hours = now.plus_secs(-SAME_TEXT_HOURS * 3_600);
        let who = (site, new.commenter_hash.as_slice());
        let same =
            outside_comments::count_same_text(tx, who, new.digests.exact, hours, HISTORY_LIMIT as u32)?;
        let each = self.readings.iter().map(|reading| self.judge(reading, &past, same));
        // The first of the strictest: as it came, if the readings agree.
        let verdict = each.rev().max_by_key(|verdict| verdict.outcome).unwrap_or_default();
        let first = verdict.deciding().next();
        let took_us = self.app.now().as_micros().saturating_sub(now.as_micros());
        let kept = OutsideComment {
            outcome: verdict.outcome,
            clause: first.map(|finding| finding.clause.anchor.clone()),
            rule: first.map(|finding| finding.rule.clone()),
            failure: first.and_then(failure_of),
            policy_version: verdict.policy_version,
            took_us: u64::try_from(took_us).unwrap_or(0),
            ..new
        };
        outside_comments::insert(tx, &kept)?;
        Ok(verdict)
    }

    fn judge(
        &self,
        (analysed, read): &(Analysed, ReadText),
        past: &[OutsideComment],
        same_text_by_others: u32,
    ) -> Verdict {
        let is_reply = self.draft.parent.is_some();
        let mut stored = StoredFacts::at(self.began);
        stored.utc_offset_minutes = utc_offset_minutes(&self.site.timezone, self.began);
        stored.comment = Some(CommentFacts {
            is_reply,
            depth: u32::from(is_reply),
            is_edit: self.draft.is_edit,
            is_confirmed: false,
            same_text_by_others,
        });
        stored.commenter = Some(CommenterFacts {
            first_seen_micros: self.began.as_micros(),
            history: Some(past.iter().map(past_comment).collect()),
            ..CommenterFacts::default()
        });
        stored.story = Some(self.story_facts());
        stored.site = Some(SiteFacts {
            key: self.site.key.clone(),
            language: self.site.locale.clone(),
            opening: Opening::from(self.site.state),
        });
        stored.signals = Some(analysed.signals.clone());
        let parent_text = self.parent.as_ref().map(spoken);
        let mut facts = Facts::of_read_text(&stored, read, &analysed.signals);
        facts.absent = facts.absent.with(FactGroup::Commenter);
        if let Some(parent) = &parent_text {
            facts = facts.with_parent_text(parent);
        }
        let mut verdict = self.policy.policy().evaluate(&facts);
        verdict.policy_version = Some(self.policy.version().id);
        if verdict.outcome < Outcome::Hold && self.site.state != SiteState::Open {
            self.policy.hold(&mut verdict, "closed_story", "told-closed_story-held");
        }
        verdict
    }

    /// The story, as an import knows it. Of one that was not imported only its identity is known: it counts as open and new.
    fn story_facts(&self) -> StoryFacts {
        let known = self.story.as_ref().map(|story| facts_of_story(story, &self.site, self.began));
        let unknown = || StoryFacts {
            key: self.draft.story.clone(),
            language: Some(self.site.locale.clone()),
            published_at_micros: self.began.as_micros(),
            is_open: true,
            ..StoryFacts::default()
        };
        let fingerprint = hashes(&self.app, &self.draft).1.cast_unsigned();
        StoryFacts { fingerprint, ..known.unwrap_or_else(unknown) }
    }
}

/// The row of a comment, without what was said of it.
fn judged(
    app: &App,
    draft: &OutsideDraft,
    analysed: Option<&Analysed>,
    verdict: &Verdict,
    now: Timestamp,
) -> OutsideComment {
    let fingerprint = analysed.map(|analysed| analysed.fingerprint).unwrap_or_default();
    let (commenter_hash, story_hash) = hashes(app, draft);
    OutsideComment {
        site: draft.site,
        id: app.ids().next(now),
        commenter_hash,
        story_hash,
        digests: digests(fingerprint),
        outcome: verdict.outcome,
        clause: None,
        rule: None,
        failure: None,
        policy_version: None::<PolicyVersionId>,
        took_us: 0,
        created_at: now,
    }
}

/// The commenter and the story, by names that lead back to nobody.
fn hashes(app: &App, draft: &OutsideDraft) -> (Vec<u8>, i64) {
    let hash = |kind: &str, name: &str| {
        app.secrets().outside_hash(draft.site, kind, &format!("{} {name}", draft.source))
    };
    let mut story = [0; 16];
    for (to, from) in story.iter_mut().zip(hash("story", &draft.story)) {
        *to = from;
    }
    let story = story_fingerprint(StoryId::from_bytes(story)).cast_signed();
    (hash("commenter", &draft.commenter).to_vec(), story)
}

fn past_comment(past: &OutsideComment) -> PastComment {
    PastComment {
        at_micros: past.created_at.as_micros(),
        outcome: match past.outcome {
            Outcome::Publish | Outcome::Note => PastOutcome::Published,
            Outcome::Ask | Outcome::Hold => PastOutcome::Held,
            Outcome::Reject => PastOutcome::Rejected,
        },
        story: past.story_hash.cast_unsigned(),
        text: comity_policy::Fingerprint {
            exact: past.digests.exact.cast_unsigned(),
            similar: past.digests.similar.cast_unsigned(),
            words: u16::try_from(past.digests.words).unwrap_or(u16::MAX),
        },
    }
}

/// Why a rule could not do its work, where that is what holds the comment.
fn failure_of(finding: &comity_model::Finding) -> Option<String> {
    match &finding.evidence {
        comity_model::Evidence::Failed { why } => Some(why.chars().take(MAX_FAILURE_CHARS).collect()),
        _ => None,
    }
}
