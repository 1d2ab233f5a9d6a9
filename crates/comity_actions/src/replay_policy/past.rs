//! One comment of the past: its facts, what became of it, and what a policy says of it now.

use super::ReplayPolicy;
use super::peoples::Peoples;
use super::sweep::Tried;
use crate::App;
use crate::gather_facts::{Circumstances, gather};
use crate::judge::{Analysed, analyse};
use crate::policy_in_force::InForce;
use crate::score_text::ScoringContext;
use crate::spoken::spoken;
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, DecidedBy, Decision, Effect, Outcome, Site,
    SiteState, Story, StoryId, StoryState, Verdict,
};
use comity_policy::{BlockMatch, Facts, Fingerprint, Opening, StoredFacts, StoredSignals};
use comity_store::commenters::Standing;
use comity_store::comments::WrittenComment;
use comity_store::{Tx, commenters, comments, stories};
use comity_text::Body;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// One comment, ready to be judged.
pub(crate) struct Past {
    pub(crate) written: WrittenComment,
    pub(crate) facts: StoredFacts,
    pub(super) history: History,
    parent_text: Option<String>,
    has_stored_facts: bool,
}

/// What was decided about the text that the comment has now.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct History {
    /// The newest verdict of a policy.
    pub policy: Option<PolicySaid>,
    /// Where it stood in the system that it was imported from.
    pub import: Option<Outcome>,
    /// The newest decision of a person: whether it was rejected, and the anchor of the clause.
    pub human: Option<(bool, Option<String>)>,
}

/// The verdict of a policy, as the ledger has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PolicySaid {
    pub outcome: Outcome,
    /// The anchor of the clause cited first.
    pub clause: Option<String>,
    /// The kind of the rule that decided first. Which of several of a kind is not known.
    pub rule: Option<String>,
}

/// What is said of it now.
pub(super) struct Judged {
    pub verdict: Verdict,
    /// What the policy that is compared with says.
    pub against: Option<Verdict>,
    pub language: Option<String>,
    /// What it would be at each value of the setting that is tried beside.
    pub swept: Vec<Tried>,
    /// Peoples named in it.
    pub peoples: BTreeSet<String>,
}

impl History {
    /// Reads what was decided, oldest first. Decisions about earlier revisions say nothing about this text.
    fn of(written: &WrittenComment, about: &[Decision]) -> Self {
        let mut history = Self::default();
        let is_about_this = |d: &&Decision| d.revision.is_none_or(|revision| revision == written.revision.id);
        for decision in about.iter().filter(is_about_this) {
            let Effect::Judged(outcome) = decision.effect else { continue };
            match decision.by {
                DecidedBy::Policy => {
                    let (clause, rule) = (decision.clause.clone(), decision.rule.clone());
                    history.policy = Some(PolicySaid { outcome, clause, rule });
                }
                DecidedBy::Import => history.import = Some(outcome),
                // Taking a comment back for a closer look decides nothing yet.
                DecidedBy::Moderator(_) | DecidedBy::Appeal(_) if outcome == Outcome::Hold => {}
                DecidedBy::Moderator(_) | DecidedBy::Appeal(_) => {
                    history.human = Some((outcome == Outcome::Reject, decision.clause.clone()));
                }
                DecidedBy::Author | DecidedBy::Sanction | DecidedBy::Law | DecidedBy::Operator => {}
            }
        }
        history
    }

    /// Whether a person decided otherwise than the policy: rejected what it let through, or published what it stopped.
    pub(super) fn is_overruled(&self) -> bool {
        match (&self.policy, &self.human) {
            (Some(said), Some((is_rejected, _))) => (said.outcome >= Outcome::Hold) != *is_rejected,
            _ => false,
        }
    }
}

impl Past {
    /// The language of its story.
    pub(crate) fn story_language(&self) -> Option<&str> {
        self.facts.story.as_ref().and_then(|story| story.language.as_deref())
    }

    /// The text that it answers.
    pub(crate) fn parent_text(&self) -> Option<&str> {
        self.parent_text.as_deref()
    }

    /// What is known around its text when it is scored.
    pub(crate) fn context(&self) -> ScoringContext<'_> {
        let story = self.facts.story.as_ref();
        ScoringContext {
            parent: self.parent_text(),
            headline: story.map(|s| s.headline.as_str()),
            byline: story.map(|s| s.byline.as_str()).filter(|byline| !byline.is_empty()),
            publication: None,
            story_language: self.story_language(),
            is_reply: self.parent_text.is_some(),
        }
    }

    /// What became of it before any person looked: the verdict of that time, or where it stood in its old system.
    pub(super) fn old_outcome(&self) -> Outcome {
        let decided = self.history.policy.as_ref().map(|said| said.outcome).or(self.history.import);
        decided.unwrap_or(match self.written.comment.state {
            CommentState::Held => Outcome::Hold,
            CommentState::Rejected => Outcome::Reject,
            CommentState::Published | CommentState::Withdrawn | CommentState::Erased => Outcome::Publish,
        })
    }
}

/// What many comments of a page have in common, read once.
pub(crate) struct Around {
    /// The site as it was when the comments were taken: open, whatever it is now.
    site: Site,
    stories: BTreeMap<StoryId, Story>,
    commenters: BTreeMap<CommenterId, Commenter>,
    /// Comments of the page that others of it answer; none until they were passed.
    answered: HashMap<CommentId, Option<Arc<WrittenComment>>>,
}

impl Around {
    pub(crate) fn new(site: &Site, page: &[WrittenComment]) -> Self {
        let site = Site { state: SiteState::Open, close_after_days: None, ..site.clone() };
        let answered = page.iter().filter_map(|written| Some((written.comment.parent?, None))).collect();
        Self { site, stories: BTreeMap::new(), commenters: BTreeMap::new(), answered }
    }

    /// The comment that `written` answers.
    fn parent_of(
        &mut self,
        tx: &mut Tx<'_>,
        written: &WrittenComment,
    ) -> comity_store::Result<Option<Arc<WrittenComment>>> {
        if let Some(passed) = self.answered.get_mut(&written.comment.id) {
            *passed = Some(Arc::new(written.clone()));
        }
        let Some(parent) = written.comment.parent else { return Ok(None) };
        match self.answered.get(&parent) {
            Some(Some(passed)) => Ok(Some(Arc::clone(passed))),
            _ => Ok(comments::find(tx, self.site.id, parent)?.map(Arc::new)),
        }
    }

    fn read(&mut self, tx: &mut Tx<'_>, comment: &Comment) -> comity_store::Result<()> {
        if !self.stories.contains_key(&comment.story) {
            // The comment exists, so its story took comments then, whatever it does now.
            let mut story = stories::get(tx, self.site.id, comment.story)?;
            (story.state, story.closes_at) = (StoryState::Open, None);
            self.stories.insert(story.id, story);
        }
        if !self.commenters.contains_key(&comment.commenter) {
            let commenter = commenters::get(tx, self.site.id, comment.commenter)?;
            self.commenters.insert(commenter.id, commenter);
        }
        Ok(())
    }
}

/// Reads what a policy may look at, as of the comment's own time. `standing` is how the commenter's comments stood before it,
/// where that is known; what has to be counted is put there.
pub(crate) fn gather_past(
    tx: &mut Tx<'_>,
    around: &mut Around,
    written: WrittenComment,
    about: &[Decision],
    standing: &mut Option<Standing>,
) -> comity_store::Result<Past> {
    let history = History::of(&written, about);
    let site = around.site.id;
    let parent = around.parent_of(tx, &written)?;
    let parent_text = parent.as_ref().map(|parent| spoken(parent).into_owned());
    let stored = written.revision.facts.as_deref().and_then(|json| StoredFacts::from_json(json).ok());
    if let Some(facts) = stored {
        return Ok(Past { written, facts, history, parent_text, has_stored_facts: true });
    }
    around.read(tx, &written.comment)?;
    let (Some(story), Some(commenter)) =
        (around.stories.get(&written.comment.story), around.commenters.get(&written.comment.commenter))
    else {
        return Err(comity_store::Error::Missing);
    };
    let now = written.comment.created_at;
    let counted = match *standing {
        Some(counted) => counted,
        None => *standing.insert(commenters::standing(tx, site, commenter.id, now)?),
    };
    let what = Circumstances {
        site: &around.site,
        story,
        parent: parent.as_deref(),
        commenter: Some(commenter),
        name: &written.comment.author_name,
        email_hash: None,
        address_hash: None,
        sanctions: &[],
        standing: Some(counted),
        fingerprint: Fingerprint::of(&spoken(&written)),
        depth: written.comment.depth,
        is_edit: false,
        is_confirmed: false,
        now,
    };
    let mut facts = gather(tx, &what)?;
    facts.signals = Some(StoredSignals::default());
    Ok(Past { written, facts, history, parent_text, has_stored_facts: false })
}

/// What the policies say of it now; nothing of an erased comment.
pub(super) fn judge_again(
    app: &App,
    replay: &ReplayPolicy,
    peoples: &Peoples,
    past: &Past,
) -> Option<Judged> {
    if past.written.comment.state == CommentState::Erased {
        return None;
    }
    let text = spoken(&past.written);
    let language = past.story_language();
    let scored_alike =
        past.facts.signals.as_ref().filter(|signals| {
            past.has_stored_facts && signals.model == app.scorer().map_or("", |s| s.version())
        });
    let (body, signals) = match scored_alike {
        Some(signals) => (Arc::new(Body::read(&text, language)), Cow::Borrowed(signals)),
        None => {
            let Analysed { body, signals, .. } = analyse(app, &text, language, &past.context());
            (body, Cow::Owned(signals))
        }
    };
    let mut facts = Facts::new(&past.facts, &body, &*signals);
    if let Some(parent) = &past.parent_text {
        facts = facts.with_parent_text(parent);
    }
    let judge = |policy: &InForce| {
        let mut verdict = policy.policy().evaluate(&facts);
        hold_as_the_newsroom_did(policy, &past.facts, &mut verdict);
        verdict
    };
    Some(Judged {
        verdict: judge(&replay.policy),
        against: replay.against.as_deref().map(judge),
        swept: replay.sweep.iter().flat_map(|sweep| sweep.try_all(judge)).collect(),
        language: facts.language().map(str::to_owned),
        peoples: peoples.named_in(&body),
    })
}

/// A story or site that was held, a block and pre-moderation hold a comment whatever the policy says (see `post_comment`):
/// no draft would have changed that.
fn hold_as_the_newsroom_did(policy: &InForce, facts: &StoredFacts, verdict: &mut Verdict) {
    if verdict.outcome >= Outcome::Hold {
        return;
    }
    let is_held = |opening: Option<Opening>| opening == Some(Opening::Held);
    let commenter = facts.commenter.as_ref();
    let is_blocked = |m: &BlockMatch| matches!(m, BlockMatch::Email | BlockMatch::Address);
    if is_held(facts.site.as_ref().map(|s| s.opening)) || is_held(facts.story.as_ref().map(|s| s.opening)) {
        policy.hold(verdict, "closed_story", "told-closed_story-held");
    } else if commenter.is_some_and(|c| c.matches_block.iter().any(is_blocked)) {
        policy.hold(verdict, "block_evasion", "told-block_evasion");
    } else if commenter.is_some_and(|c| c.is_under_pre_moderation) {
        policy.hold(verdict, "under_pre_moderation", "told-under_pre_moderation");
    }
}
