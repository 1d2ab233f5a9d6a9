//! A comment before a moderator's eyes, with everything needed to decide.

use crate::judge::{reasons, version_number};
use crate::moderation_queue::excerpt;
use crate::payload::Payload;
use crate::policy_in_force::{InForce, policy_in_force};
use crate::read_thread::{CommentView, view};
use crate::sanction::in_language;
use crate::spoken::spoken;
use crate::{App, Refusal, Result};
use comity_model::{
    ClauseRef, Comment, CommentId, CommentState, CommenterId, DecisionId, Effect, Evidence, Moderator,
    Outcome, Report, RuleStatus, Sanction, Span, Story, Timestamp, Verdict,
};
use comity_store::{Tx, commenters, comments, decisions, moderators, reports, sanctions, stories};

/// Recent comments of the person that a case shows.
const RECENT: u32 = 20;

/// One thing that the policy noticed, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingView {
    /// The clause.
    pub clause: ClauseRef,
    /// The rule.
    pub rule: String,
    /// What the commenter is told, in the moderator's language.
    pub sentence: String,
    /// What the rule asks for.
    pub outcome: Outcome,
    /// Whether it counts.
    pub status: RuleStatus,
    /// The measurement behind it: name, value, limit.
    pub measured: Option<(String, f64, f64)>,
    /// Why the rule failed, when it did.
    pub failed: Option<String>,
    /// The stretches of the text it points at.
    pub spans: Vec<Span>,
    /// The number of the policy version that noticed it.
    pub version: Option<u32>,
}

/// A decision in a comment's history.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionView {
    /// What it did.
    pub effect: Effect,
    /// Whether it took back the decision before it.
    pub is_undo: bool,
    /// By whom: `policy`, `moderator`, …
    pub by: &'static str,
    /// The moderator's name.
    pub by_name: Option<String>,
    /// The clause cited.
    pub clause: Option<ClauseRef>,
    /// The note to the commenter.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// The number of the policy version that it used; none: none was.
    pub version: Option<u32>,
}

/// The person who wrote the comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The id.
    pub id: CommenterId,
    /// Name used last.
    pub name: String,
    /// E-mail address as typed, unverified.
    pub email: Option<String>,
    /// Published comments.
    pub published: u32,
    /// Held comments.
    pub held: u32,
    /// Rejected comments.
    pub rejected: u32,
    /// When first seen.
    pub first_seen: Timestamp,
    /// All measures so far, newest first.
    pub sanctions: Vec<Sanction>,
    /// The newest comments: id, state, first words, time.
    pub recent: Vec<(CommentId, CommentState, String, Option<Timestamp>)>,
}

/// A case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The story.
    pub story: Story,
    /// The comment that is answered.
    pub parent: Option<CommentView>,
    /// The comment.
    pub comment: Comment,
    /// As it was typed.
    pub text: String,
    /// Safe HTML.
    pub html: String,
    /// Language found, BCP 47.
    pub language: Option<String>,
    /// Stretches of the text to mark.
    pub spans: Vec<Span>,
    /// What the policy noticed, trial rules included.
    pub findings: Vec<FindingView>,
    /// Rules that could not be evaluated, with the fact that was missing.
    pub skipped: Vec<(String, String)>,
    /// What readers reported.
    pub reports: Vec<Report>,
    /// Every decision so far, oldest first.
    pub history: Vec<DecisionView>,
    /// Who wrote it.
    pub person: Person,
    /// The newest decision: what a moderator's own decision must still be based on.
    pub last_decision: DecisionId,
    /// Clauses to cite.
    pub clauses: Vec<ClauseRef>,
    /// Whether an address is on file that could be blocked.
    pub has_address: bool,
    /// Private status token, to see what the author sees.
    pub status_token: String,
}

/// Reads a case.
///
/// # Errors
/// [`Refusal::UnknownComment`].
pub async fn read_case(app: &App, moderator: &Moderator, comment: CommentId, locale: &str) -> Result<Case> {
    let site = moderator.site;
    let policy = policy_in_force(app, site).await?;
    let (me, locale, now) = (app.clone(), locale.to_owned(), app.now());
    let found = app
        .store()
        .read(move |tx| {
            let Some(written) = comments::find(tx, site, comment)? else { return Ok(None) };
            let story = stories::get(tx, site, written.comment.story)?;
            let parent = match written.comment.parent {
                Some(parent) => comments::find(tx, site, parent)?.map(view),
                None => None,
            };
            let recorded = decisions::list_of_comment(tx, site, comment)?;
            let Some(last_decision) = recorded.last().map(|r| r.decision.id) else { return Ok(None) };
            let mut verdict = Verdict::default();
            let mut history = Vec::with_capacity(recorded.len());
            for record in &recorded {
                let payload = Payload::read(record.payload.as_deref());
                if let (Effect::Judged(outcome), false) =
                    (record.decision.effect, payload.findings.is_empty())
                {
                    verdict = payload.verdict(outcome, record.decision.policy_version);
                }
                let by_name = match record.decision.by.moderator() {
                    Some(id) => moderators::find_name(tx, site, id)?,
                    None => None,
                };
                history.push(DecisionView {
                    effect: record.decision.effect,
                    is_undo: payload.is_undo,
                    by: record.decision.by.as_str(),
                    by_name,
                    clause: crate::read_status::clause_of(&payload, record.decision.clause.as_deref())
                        .map(|clause| policy.clause_in(&locale, &clause)),
                    note: payload.note,
                    at: record.decision.at,
                    version: version_number(tx, &policy, record.decision.policy_version)?,
                });
            }
            let version = version_number(tx, &policy, verdict.policy_version)?;
            let in_words = |finding| FindingView { version, ..finding_view(&policy, finding, &locale) };
            let findings: Vec<FindingView> = verdict.findings.iter().map(in_words).collect();
            let mut spans: Vec<Span> =
                reasons(None, &verdict, &locale).into_iter().flat_map(|r| r.spans).collect();
            spans.sort();
            spans.dedup();
            Ok(Some(Case {
                person: person(tx, (&policy, &locale), written.comment.commenter, now)?,
                reports: reports::list_of(tx, site, comment)?,
                has_address: comments::find_address(tx, site, comment)?.is_some(),
                skipped: verdict.skipped.iter().map(|s| (s.rule.clone(), s.fact.clone())).collect(),
                clauses: policy.clauses_in(&locale),
                status_token: me.secrets().status_token(site, comment),
                story,
                parent,
                text: spoken(&written).into_owned(),
                html: written.revision.html,
                language: written.revision.language,
                comment: written.comment,
                spans,
                findings,
                history,
                last_decision,
            }))
        })
        .await?;
    found.ok_or_else(|| Refusal::UnknownComment.into())
}

fn finding_view(policy: &InForce, finding: &comity_model::Finding, locale: &str) -> FindingView {
    let args: Vec<(&str, &str)> = finding.told_args.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let (measured, failed) = match &finding.evidence {
        Evidence::Number { name, value, limit } | Evidence::Measured { name, value, limit, .. } => {
            (Some((name.clone(), *value, *limit)), None)
        }
        Evidence::Failed { why } => (None, Some(why.clone())),
        Evidence::Spans(_) | Evidence::Circumstance => (None, None),
    };
    FindingView {
        clause: policy.clause_in(locale, &finding.clause),
        rule: finding.rule.clone(),
        sentence: comity_locale::text(locale, &finding.told, &args),
        outcome: finding.outcome,
        status: finding.status,
        measured,
        failed,
        spans: finding.evidence.spans().to_vec(),
        version: None,
    }
}

/// A person with all measures, whose reasons name clauses in this language.
pub(crate) fn person(
    tx: &mut Tx<'_>,
    (policy, locale): (&InForce, &str),
    id: CommenterId,
    now: Timestamp,
) -> comity_store::Result<Person> {
    let site = policy.version().site;
    let commenter = commenters::get(tx, site, id)?;
    let standing = commenters::standing(tx, site, id, now.plus_secs(1))?;
    let recent = comments::list_recent_of(tx, site, id, RECENT)?
        .into_iter()
        .map(|w| {
            let at = Some(w.comment.created_at).filter(|_| !w.comment.is_undated);
            (w.comment.id, w.comment.state, excerpt(&spoken(&w)), at)
        })
        .collect();
    Ok(Person {
        id,
        name: commenter.name,
        email: commenter.email.map(|email| email.0),
        published: standing.published,
        held: standing.held,
        rejected: standing.rejected,
        first_seen: commenter.created_at,
        sanctions: sanctions::list_of(tx, site, id)?
            .into_iter()
            .map(|sanction| in_language(policy, locale, sanction))
            .collect(),
        recent,
    })
}
