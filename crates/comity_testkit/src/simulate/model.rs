//! The reference model: what must be true of the newsroom, in plain lists and with a logic of its own.
//!
//! It is written from what the documents promise, not from the code, and as simply as can be: everything is looked for in
//! whole lists.

use super::rules::{LADDER_PAUSE_DAYS, PAUSE_DAYS, POLICIES, Rules, STRIKE_DAYS};
use super::texts::Text;
use comity_model::{
    CommentId, CommentState, DecisionId, DraftId, ModeratorId, Outcome, PolicyVersionId, Role, SanctionKind,
    SiteState, StoryState, Timestamp,
};
use std::net::IpAddr;

/// Everything that is known.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) now: Timestamp,
    pub(crate) site: SiteState,
    pub(crate) stories: Vec<Story>,
    pub(crate) commenters: Vec<Commenter>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) moderators: Vec<Moderator>,
    pub(crate) invitations: Vec<Invitation>,
    /// Each version: which of [`POLICIES`] it is, and its id.
    pub(crate) versions: Vec<(usize, PolicyVersionId)>,
    pub(crate) undoable: Vec<Undoable>,
    /// How many decisions the ledger holds.
    pub(crate) decisions: u64,
    /// Texts that were sent and never became a comment's.
    pub(crate) refused_marks: Vec<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) key: String,
    pub(crate) state: StoryState,
    pub(crate) closes_at: Option<Timestamp>,
}

/// Who a guest key, or a name in an archive, stands for.
#[derive(Debug, Clone)]
pub(crate) struct Commenter {
    pub(crate) key: Option<String>,
    pub(crate) email: Option<String>,
    /// What was sent without a key, and the minute: the same again is the same person.
    pub(crate) first_sent: Option<(String, Option<i64>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) id: CommentId,
    pub(crate) story: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) author: usize,
    pub(crate) state: CommentState,
    pub(crate) text: Text,
    pub(crate) earlier_marks: Vec<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) edited_at: Option<Timestamp>,
    pub(crate) submission: Option<String>,
    pub(crate) address: Option<IpAddr>,
    pub(crate) said: Vec<Said>,
    pub(crate) reports: Vec<Report>,
    /// When it was noted, and when somebody had looked.
    pub(crate) noted: Option<(Timestamp, Option<Timestamp>)>,
    /// Whether a person said last that it must not be published.
    pub(crate) is_stopped: bool,
    pub(crate) status_token: Option<String>,
    pub(crate) source_id: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Policy,
    Author,
    Moderator(usize),
    Import,
}

/// One decision about a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) by: By,
    /// What was judged; none: withdrawn, or reports closed.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) effect: &'static str,
    pub(crate) clause: Option<String>,
    pub(crate) rule: Option<String>,
    /// Place in [`Model::versions`].
    pub(crate) version: Option<usize>,
    pub(crate) at: Timestamp,
}

#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) reporter: u8,
    pub(crate) at: Timestamp,
    pub(crate) is_open: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Measure {
    pub(crate) commenter: usize,
    pub(crate) kind: SanctionKind,
    pub(crate) until: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) is_lifted: bool,
    pub(crate) is_by_ladder: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    pub(crate) commenter: usize,
    pub(crate) comment: usize,
    pub(crate) by: Option<usize>,
    pub(crate) created_at: Timestamp,
    pub(crate) is_open: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Email(String),
    Address(IpAddr),
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) target: Target,
    pub(crate) until: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) is_lifted: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Moderator {
    pub(crate) id: ModeratorId,
    pub(crate) role: Role,
    pub(crate) is_removed: bool,
    /// The session's cookie and when it ends.
    pub(crate) session: Option<(String, Timestamp)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Invitation {
    pub(crate) token: String,
    pub(crate) role: Role,
    pub(crate) expires_at: Timestamp,
    pub(crate) is_good: bool,
    /// Which moderator made it.
    pub(crate) by: usize,
}

/// A decision that can still be taken back, and how everything stood before it.
#[derive(Debug, Clone)]
pub(crate) struct Undoable {
    pub(crate) comment: usize,
    pub(crate) decision: DecisionId,
    pub(crate) before: (Outcome, Option<String>),
    pub(crate) comment_before: Comment,
    pub(crate) measures_before: usize,
    pub(crate) proposals_before: usize,
    pub(crate) measures_after: usize,
    pub(crate) proposals_after: usize,
}

/// What a request says, whoever sends it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) key: Option<String>,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) address: IpAddr,
    pub(crate) story: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) text: Text,
    pub(crate) submission: Option<String>,
    pub(crate) confirm: Option<Asked>,
}

/// A draft that somebody was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) draft: DraftId,
    pub(crate) commenter: usize,
    pub(crate) story: usize,
    pub(crate) body: String,
    pub(crate) at: Timestamp,
}

/// What the policy says of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) clause: Option<&'static str>,
    pub(crate) rule: Option<&'static str>,
}

impl Model {
    /// The policy in force.
    pub(crate) fn rules(&self) -> Rules {
        self.versions.last().map_or(POLICIES[0], |(policy, _)| POLICIES[*policy])
    }

    pub(crate) fn version(&self) -> usize {
        self.versions.len() - 1
    }

    /// Whether comments are taken under a story now, the site aside.
    pub(crate) fn is_story_open(&self, story: usize) -> bool {
        let story = &self.stories[story];
        story.state != StoryState::Closed && story.closes_at.is_none_or(|at| self.now < at)
    }

    /// A comment and all that it answers.
    pub(crate) fn depth(&self, comment: usize) -> u32 {
        self.comments[comment].parent.map_or(0, |parent| self.depth(parent) + 1)
    }

    pub(crate) fn branch(&self, comment: usize) -> usize {
        self.comments[comment].parent.map_or(comment, |parent| self.branch(parent))
    }

    pub(crate) fn is_published(&self, comment: usize) -> bool {
        self.comments[comment].state == CommentState::Published
    }

    /// Comments in the order of time.
    pub(crate) fn by_time(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.comments.len()).filter(|at| wanted(*at)).collect();
        found.sort_by_key(|at| (self.comments[*at].created_at, self.comments[*at].id));
        found
    }

    /// Published replies anywhere below a top-level comment.
    pub(crate) fn replies(&self, top: usize) -> usize {
        (0..self.comments.len())
            .filter(|at| *at != top && self.branch(*at) == top && self.is_published(*at))
            .count()
    }

    pub(crate) fn find(&self, id: CommentId) -> Option<usize> {
        self.comments.iter().position(|comment| comment.id == id)
    }

    pub(crate) fn measures_in_force(&self, commenter: usize) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| {
            measure.commenter == commenter
                && !measure.is_lifted
                && measure.until.is_none_or(|until| self.now < until)
        })
    }

    /// The measure that keeps somebody from commenting, and until when: the strictest, and of two alike the longer one.
    pub(crate) fn silenced(&self, commenter: usize) -> Option<(SanctionKind, Option<Timestamp>)> {
        let strict = self.measures_in_force(commenter).filter(|measure| measure.kind >= SanctionKind::Pause);
        let end = |until: Option<Timestamp>| until.map_or(i64::MAX, Timestamp::as_micros);
        strict.map(|measure| (measure.kind, measure.until)).max_by_key(|(kind, until)| (*kind, end(*until)))
    }

    pub(crate) fn is_blocked(&self, target: &Target) -> bool {
        self.blocks.iter().any(|block| {
            block.target == *target && !block.is_lifted && block.until.is_none_or(|until| self.now < until)
        })
    }

    /// What the policy says of `text` by `author`, new or as the new text of `edited`; before site, story and blocks.
    pub(crate) fn verdict(
        &self,
        text: &Text,
        author: Option<usize>,
        edited: Option<usize>,
        is_confirmed: bool,
    ) -> Verdict {
        use super::texts::Kind;
        let rules = self.rules();
        let own = || {
            let others = self.comments.iter().enumerate().filter(move |(at, comment)| {
                Some(comment.author) == author && Some(*at) != edited && comment.created_at < self.now
            });
            others.map(|(_, comment)| comment)
        };
        let is_repeated = own().any(|comment| {
            comment.text.body == text.body
                && matches!(comment.state, CommentState::Published | CommentState::Held)
                && comment.created_at >= self.now.plus_days(-super::rules::REPEATED_DAYS)
        });
        let recent = own().filter(|c| c.created_at > self.now.plus_secs(-super::rules::FLOOD_SECS)).count();
        let ask = if is_confirmed { Outcome::Note } else { Outcome::Ask };
        let findings = [
            (rules.has_plain_words && text.kind == Kind::Strike, Outcome::Reject, "plain-words", "word_list"),
            (text.kind == Kind::Advert, Outcome::Reject, "advertising", "word_list"),
            (is_repeated, Outcome::Reject, "advertising", "repeated_comment"),
            (text.kind == Kind::Linked, Outcome::Hold, "advertising", "links"),
            (text.kind == Kind::Held, rules.lawsuit, "careful", "word_list"),
            (text.kind == Kind::Toxic, Outcome::Hold, "careful", "signal"),
            (text.kind == Kind::Noted, Outcome::Note, "careful", "word_list"),
            (text.kind == Kind::Asked, ask, "room", "word_list"),
            (text.kind == Kind::Long, Outcome::Reject, "room", "length"),
            (edited.is_none() && recent >= rules.flood_max, Outcome::Hold, "room", "flood"),
        ];
        let mut verdict = Verdict { outcome: Outcome::Publish, clause: None, rule: None };
        for (is_noticed, outcome, clause, rule) in findings {
            if is_noticed && outcome > verdict.outcome {
                verdict = Verdict { outcome, clause: Some(clause), rule: Some(rule) };
            }
        }
        verdict
    }

    /// The verdict with what site, story and blocks demand; the code of the refusal where nothing is taken.
    pub(crate) fn judged(
        &self,
        verdict: Verdict,
        story: usize,
        author: Option<usize>,
        (email, address): (Option<&str>, IpAddr),
    ) -> Result<Verdict, &'static str> {
        if verdict.outcome < Outcome::Reject {
            if self.site == SiteState::Closed {
                return Err("site-closed");
            }
            if !self.is_story_open(story) {
                return Err("story-closed");
            }
        }
        if verdict.outcome >= Outcome::Hold {
            return Ok(verdict);
        }
        let hold = |rule| Ok(Verdict { outcome: Outcome::Hold, clause: Some("sanctions"), rule: Some(rule) });
        if self.site == SiteState::Held || self.stories[story].state == StoryState::Held {
            return hold("closed_story");
        }
        let email_blocked = email.is_some_and(|email| self.is_blocked(&Target::Email(email.to_lowercase())));
        if email_blocked || self.is_blocked(&Target::Address(address)) {
            return hold("block_evasion");
        }
        let mut measures = author.into_iter().flat_map(|author| self.measures_in_force(author));
        if measures.any(|measure| measure.kind == SanctionKind::PreModeration) {
            return hold("under_pre_moderation");
        }
        Ok(verdict)
    }

    /// The last judgement of a comment.
    pub(crate) fn judgement(&self, comment: usize) -> Option<&Said> {
        self.comments[comment].said.iter().rev().find(|said| said.outcome.is_some())
    }

    /// When drafts of this person were rejected for a clause that counts, one moment for each draft: its first try's.
    fn strikes(&self, commenter: usize) -> Vec<Timestamp> {
        let begin = self.now.plus_days(-STRIKE_DAYS);
        let is_one = |at: usize| {
            let comment = &self.comments[at];
            let clause = self.judgement(at).and_then(|said| said.clause.as_deref());
            comment.author == commenter
                && comment.state == CommentState::Rejected
                && comment.created_at > begin
                && self.rules().is_strike(clause)
        };
        let rejected = self.by_time(is_one);
        let mut strikes = Vec::new();
        for (place, at) in rejected.iter().enumerate() {
            let this = &self.comments[*at];
            let is_same_place = |other: &Comment| other.story == this.story && other.parent == this.parent;
            let goes_on = rejected[..place].iter().any(|earlier| {
                let earlier = &self.comments[*earlier];
                let published_between = self.comments.iter().any(|other| {
                    other.author == commenter
                        && other.state == CommentState::Published
                        && is_same_place(other)
                        && earlier.created_at < other.created_at
                        && other.created_at < this.created_at
                });
                earlier.text.mark == this.text.mark
                    && is_same_place(earlier)
                    && this.created_at < earlier.created_at.plus_days(1)
                    && !published_between
            });
            if !goes_on {
                strikes.push(this.created_at);
            }
        }
        strikes
    }

    /// A moderator publishes what was rejected: what the ladder did for that is over, and nobody is asked to confirm any of it.
    pub(crate) fn take_back_rejections(&mut self, comment: usize) {
        let author = self.comments[comment].author;
        let said = &self.comments[comment].said;
        let rejected: Vec<Timestamp> =
            said.iter().filter(|said| said.outcome == Some(Outcome::Reject)).map(|said| said.at).collect();
        for measure in &mut self.measures {
            let is_due_to_it = measure.commenter == author && rejected.contains(&measure.created_at);
            if is_due_to_it && measure.is_by_ladder && !measure.is_lifted {
                measure.is_lifted = true;
                self.decisions += 1;
            }
        }
        for proposal in &mut self.proposals {
            if proposal.comment == comment && rejected.contains(&proposal.created_at) && proposal.is_open {
                proposal.is_open = false;
                self.decisions += 1;
            }
        }
    }

    /// What the ladder does after a rejection that counts: a measure, and whether a block is proposed.
    pub(crate) fn climb(&mut self, comment: usize, by: Option<usize>) {
        let rules = self.rules();
        let Some(warning_after) = rules.warning_after else { return };
        let commenter = self.comments[comment].author;
        let strikes = self.strikes(commenter);
        // Strikes before a measure that was as strict have had their answer.
        let unspent = |kind: SanctionKind| {
            let answered = self.measures.iter().filter(|measure| {
                measure.commenter == commenter && !measure.is_lifted && measure.kind >= kind
            });
            let answered = answered.map(|measure| measure.created_at).max();
            strikes.iter().filter(|at| answered.is_none_or(|answered| **at > answered)).count()
        };
        let (kind, until) = if unspent(SanctionKind::Pause) >= rules.pause_after {
            (SanctionKind::Pause, Some(self.now.plus_days(LADDER_PAUSE_DAYS)))
        } else if unspent(SanctionKind::Warning) >= warning_after {
            (SanctionKind::Warning, None)
        } else {
            return;
        };
        if kind == SanctionKind::Pause {
            let pauses = self.measures.iter().filter(|measure| {
                measure.commenter == commenter
                    && !measure.is_lifted
                    && measure.kind == SanctionKind::Pause
                    && measure.created_at > self.now.plus_days(-PAUSE_DAYS)
            });
            let is_asked = self.proposals.iter().any(|p| p.commenter == commenter && p.is_open);
            if pauses.count() + 1 >= rules.block_after && !is_asked {
                let created_at = self.now;
                self.proposals.push(Proposal { commenter, comment, by, created_at, is_open: true });
                self.decisions += 1;
            }
        }
        let created_at = self.now;
        self.measures.push(Measure {
            commenter,
            kind,
            until,
            created_at,
            is_lifted: false,
            is_by_ladder: true,
        });
        self.decisions += 1;
    }

    /// What the three lists of the queue hold, in order.
    pub(crate) fn queue(&self) -> [Vec<CommentId>; 3] {
        let held = self.by_time(|at| self.comments[at].state == CommentState::Held);
        let is_decidable = |comment: &Comment| {
            matches!(comment.state, CommentState::Published | CommentState::Held | CommentState::Rejected)
        };
        let mut reported: Vec<(Timestamp, CommentId)> = Vec::new();
        let mut noted: Vec<(Timestamp, CommentId)> = Vec::new();
        for comment in &self.comments {
            let first = comment.reports.iter().filter(|report| report.is_open).map(|report| report.at).min();
            reported.extend(first.filter(|_| is_decidable(comment)).map(|at| (at, comment.id)));
            if let (Some((at, None)), CommentState::Published) = (comment.noted, comment.state) {
                noted.push((at, comment.id));
            }
        }
        reported.sort();
        noted.sort();
        let ids = |list: Vec<(Timestamp, CommentId)>| list.into_iter().map(|(_, id)| id).collect();
        [held.into_iter().map(|at| self.comments[at].id).collect(), ids(reported), ids(noted)]
    }

    /// Marks that may stand on a page that everybody sees.
    pub(crate) fn public_marks(&self) -> Vec<&str> {
        let published = self.comments.iter().filter(|comment| comment.state == CommentState::Published);
        published.map(|comment| comment.text.mark.as_str()).collect()
    }

    /// Marks of texts that nobody may see but their authors and moderators.
    pub(crate) fn hidden_marks(&self) -> Vec<&str> {
        let public = self.public_marks();
        let own = self.comments.iter().map(|comment| &comment.text.mark);
        let earlier = self.comments.iter().flat_map(|comment| &comment.earlier_marks);
        let all = own.chain(earlier).chain(&self.refused_marks).map(String::as_str);
        all.filter(|mark| !public.contains(mark)).collect()
    }
}

impl Comment {
    pub(crate) fn has_open_reports(&self) -> bool {
        self.reports.iter().any(|report| report.is_open)
    }

    pub(crate) fn close_reports(&mut self) {
        self.reports.iter_mut().for_each(|report| report.is_open = false);
    }

    /// Somebody has looked at what was noted.
    pub(crate) fn close_note(&mut self, now: Timestamp) {
        if let Some((_, seen @ None)) = &mut self.noted {
            *seen = Some(now);
        }
    }
}
