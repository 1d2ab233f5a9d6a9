//! The private page of one comment: where it stands, who decided, and why.

use crate::judge::{reasons_of, version_number};
use crate::payload::Payload;
use crate::policy_in_force::policy_in_force;
use crate::sanction::in_language;
use crate::{App, Reason, Refusal, Result};
use comity_model::{
    ClauseRef, Comment, CommentId, CommentState, DecidedBy, Decision, Effect, Outcome, Sanction, SiteId,
    Story, Timestamp, Verdict,
};
use comity_store::{Tx, commenters, comments, decisions, sanctions, stories};

/// One step in the life of a comment.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusStep {
    /// What happened.
    pub effect: Effect,
    /// Whether it took back the decision before it.
    pub is_undo: bool,
    /// By whom: `policy`, `moderator`, `author`, …
    pub by: &'static str,
    /// The clause cited.
    pub clause: Option<ClauseRef>,
    /// What a moderator wrote, or the author with an appeal.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// The number of the policy version that it used; none: none was.
    pub version: Option<u32>,
}

/// How a comment stands, for its author.
#[derive(Debug, Clone, PartialEq)]
pub struct CommentStatus {
    /// The comment.
    pub comment: CommentId,
    /// Its story.
    pub story: Story,
    /// Where it stands.
    pub state: CommentState,
    /// Safe HTML.
    pub html: String,
    /// As it was typed.
    pub text: String,
    /// Why it is held or rejected, in words.
    pub reasons: Vec<Reason>,
    /// The number of the policy version that the decision used which it stands by; none: none was, as for an import.
    pub version: Option<u32>,
    /// Whether a person decided last (else the policy did, automatically).
    pub decided_by_person: bool,
    /// What the moderator wrote.
    pub note: String,
    /// What its author wrote to the moderators; none: there was no appeal, or it was decided.
    pub appeal: Option<String>,
    /// Whether its author may ask a person to look at it.
    pub may_appeal: bool,
    /// Measures on its author that hold now, newest first; of warnings those that were given since the comment before it.
    pub measures: Vec<Sanction>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Everything that happened to it, oldest first.
    pub history: Vec<StatusStep>,
}

/// The status of the comment that `token` opens.
///
/// # Errors
/// [`Refusal::UnknownComment`] when the token is not one of this site's.
pub async fn read_status(app: &App, site: SiteId, token: &str, locale: &str) -> Result<CommentStatus> {
    let Some(id) = app.secrets().read_status_token(site, token) else {
        return Err(Refusal::UnknownComment.into());
    };
    let policy = policy_in_force(app, site).await?;
    let (locale, now) = (locale.to_owned(), app.now());
    let found = app
        .store()
        .read(move |tx| {
            let Some(written) = comments::find(tx, site, id)? else { return Ok(None) };
            let story = stories::get(tx, site, written.comment.story)?;
            let recorded = decisions::list_of_comment(tx, site, id)?;
            let mut history = Vec::with_capacity(recorded.len());
            let (mut said, mut before) = (Said::default(), Vec::new());
            for record in &recorded {
                let payload = Payload::read(record.payload.as_deref());
                let clause = clause_of(&payload, record.decision.clause.as_deref());
                let is_refused_edit = record.decision.by == DecidedBy::Policy
                    && record.decision.revision.is_some_and(|about| about != written.comment.revision);
                match record.decision.effect {
                    // Taken back: what was said before holds again.
                    Effect::Judged(_) if payload.is_undo => said = before.pop().unwrap_or_default(),
                    Effect::Judged(outcome) if !is_refused_edit => {
                        before.push(said.clone());
                        said = said.and(&record.decision, outcome, &payload, clause.clone());
                    }
                    _ => {}
                }
                history.push(StatusStep {
                    effect: record.decision.effect,
                    is_undo: payload.is_undo,
                    by: record.decision.by.as_str(),
                    clause: clause.map(|c| policy.clause_in(&locale, &c)),
                    note: payload.note,
                    at: record.decision.at,
                    version: version_number(tx, &policy, record.decision.policy_version)?,
                });
            }
            let Said { verdict, is_by_person, note, cited, appeal } = said;
            let version = version_number(tx, &policy, verdict.policy_version)?;
            let mut told = match written.comment.state {
                CommentState::Held | CommentState::Rejected => reasons_of(tx, &policy, &verdict, &locale)?,
                _ => Vec::new(),
            };
            if let (Some(clause), Outcome::Hold | Outcome::Reject) = (cited, verdict.outcome) {
                let sentence = if note.is_empty() {
                    comity_locale::text(&locale, "explain-moderator", &[])
                } else {
                    note.clone()
                };
                let clause = policy.clause_in(&locale, &clause);
                told = vec![Reason {
                    clause,
                    rule: "moderator".to_owned(),
                    sentence,
                    spans: Vec::new(),
                    version,
                }];
            }
            Ok(Some(CommentStatus {
                comment: id,
                story,
                state: written.comment.state,
                html: written.revision.html,
                text: written.revision.text,
                reasons: told,
                version,
                decided_by_person: is_by_person,
                may_appeal: written.comment.state == CommentState::Rejected
                    && recorded.iter().rfind(|one| one.decision.effect.is_judgement()).is_some_and(|last| {
                        last.decision.by == DecidedBy::Policy
                            && now <= last.decision.at.plus_days(crate::appeal::APPEAL_DAYS)
                    }),
                note,
                appeal,
                measures: measures_for(tx, &written.comment, now)?
                    .into_iter()
                    .map(|measure| in_language(&policy, &locale, measure))
                    .collect(),
                created_at: written.comment.created_at,
                history,
            }))
        })
        .await?;
    found.ok_or_else(|| Refusal::UnknownComment.into())
}

/// What its author is told of with this comment. A pause or a block is told of as long as it holds; a warning has no end, and
/// is told of with the comments that it came after or with.
fn measures_for(tx: &mut Tx<'_>, comment: &Comment, now: Timestamp) -> comity_store::Result<Vec<Sanction>> {
    let (site, author) = (comment.site, comment.commenter);
    let mut measures = sanctions::list_in_force(tx, site, author, now)?;
    if measures.iter().any(Sanction::is_warning) {
        let always = Timestamp::from_micros(0);
        let before = commenters::history(tx, site, author, (always, comment.created_at), 1)?;
        let told_until = before.first().map_or(always, |before| before.at);
        measures.retain(|measure| !measure.is_warning() || measure.created_at > told_until);
    }
    Ok(measures)
}

/// What was said of a comment last.
#[derive(Clone, Default)]
struct Said {
    verdict: Verdict,
    is_by_person: bool,
    note: String,
    cited: Option<ClauseRef>,
    appeal: Option<String>,
}

impl Said {
    /// What is said after one more decision.
    fn and(
        self,
        decision: &Decision,
        outcome: Outcome,
        payload: &Payload,
        clause: Option<ClauseRef>,
    ) -> Self {
        match decision.by {
            // An author's appeal holds the comment for the reasons that it was rejected for.
            DecidedBy::Author => {
                let verdict = Verdict { outcome: self.verdict.outcome.max(outcome), ..self.verdict };
                Self { verdict, appeal: Some(payload.note.clone()), ..Self::default() }
            }
            DecidedBy::Policy => {
                Self { verdict: payload.verdict(outcome, decision.policy_version), ..Self::default() }
            }
            by => {
                let is_by_person = by.moderator().is_some();
                let policy_version = decision.policy_version;
                Self {
                    verdict: Verdict { outcome, policy_version, ..Verdict::default() },
                    is_by_person,
                    note: if is_by_person { payload.note.clone() } else { String::new() },
                    cited: clause.filter(|_| is_by_person),
                    appeal: None,
                }
            }
        }
    }
}

/// The clause that a decision cites: a person's choice, or the first finding's.
pub(crate) fn clause_of(payload: &Payload, anchor: Option<&str>) -> Option<ClauseRef> {
    if let Some(clause) = &payload.clause {
        return Some(clause.into());
    }
    let anchor = anchor?;
    let finding = payload.findings.iter().find(|f| f.clause.anchor == anchor)?;
    Some((&finding.clause).into())
}
