//! A second moderator confirms or declines a measure that the policy's ladder demands.
//!
//! Whoever led to it, by rejecting the comment, cannot confirm it. Where the policy rejected the comment by itself, any
//! moderator may: then the software was the first to look, and a person is the second.

use crate::moderation_queue::excerpt;
use crate::policy_in_force::policy_in_force;
use crate::sanction::{impose, in_language, reason_of, record, step_in_words};
use crate::spoken::spoken;
use crate::{App, Refusal, Result};
use comity_model::{
    ClauseRef, DecidedBy, Effect, Moderator, Proposal, ProposalId, Resolved, Sanction, SanctionId,
};
use comity_store::commenters::{self, Standing};
use comity_store::{comments, moderators, proposals, sanctions, sites};

/// Proposals that one page lists.
pub const MAX_PROPOSALS: u32 = 50;

/// The longest note of a second moderator, in characters.
pub const MAX_PROPOSAL_NOTE_CHARS: usize = 300;

/// A proposal as a second moderator sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalView {
    /// The proposal.
    pub proposal: Proposal,
    /// The commenter's name.
    pub name: String,
    /// How many comments of this person stand where.
    pub standing: (u32, u32, u32),
    /// All measures on this person so far, newest first.
    pub measures: Vec<Sanction>,
    /// The first words of the comment whose rejection led to it.
    pub excerpt: String,
    /// The clause that it rests on.
    pub clause: Option<ClauseRef>,
    /// The step of the ladder that demands it, in words; none: an older program proposed it.
    pub step: Option<String>,
    /// Who rejected the comment; none: the policy.
    pub proposed_by: Option<String>,
    /// Whether this moderator may resolve it.
    pub may_resolve: bool,
}

/// What a second moderator decides.
#[derive(Debug, Clone)]
pub struct ConfirmSanction {
    /// The proposal.
    pub proposal: ProposalId,
    /// Whether the measure is imposed.
    pub is_confirmed: bool,
    /// What the person is told besides the clause.
    pub note: String,
}

/// The measures that wait, oldest first.
///
/// # Errors
/// Only faults.
pub async fn list_proposals(app: &App, by: &Moderator, locale: &str) -> Result<Vec<ProposalView>> {
    let policy = policy_in_force(app, by.site).await?;
    let (by, now, clauses) = (by.clone(), app.now(), policy.clauses_in(locale));
    let locale = locale.to_owned();
    let listed = app
        .store()
        .read(move |tx| {
            let mut views = Vec::new();
            for proposal in proposals::list_open(tx, by.site, MAX_PROPOSALS)? {
                let commenter = commenters::get(tx, by.site, proposal.commenter)?;
                let Standing { published, held, rejected } =
                    commenters::standing(tx, by.site, proposal.commenter, now)?;
                let written = comments::find(tx, by.site, proposal.comment)?;
                let clause = clauses.iter().find(|c| Some(&c.anchor) == proposal.clause.as_ref());
                views.push(ProposalView {
                    name: commenter.name,
                    standing: (published, held, rejected),
                    measures: sanctions::list_of(tx, by.site, proposal.commenter)?
                        .into_iter()
                        .map(|measure| in_language(&policy, &locale, measure))
                        .collect(),
                    excerpt: written.map(|written| excerpt(&spoken(&written))).unwrap_or_default(),
                    clause: clause.cloned(),
                    step: proposal.step.as_deref().and_then(|line| step_in_words(line, &locale)),
                    proposed_by: match proposal.proposed_by {
                        Some(who) => moderators::find_name(tx, by.site, who)?,
                        None => None,
                    },
                    may_resolve: proposal.may_be_resolved_by(by.id),
                    proposal,
                });
            }
            Ok(views)
        })
        .await?;
    Ok(listed)
}

/// Confirms or declines a proposal. The measure, and the ledger's entry for it, stand in the same write.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when a colleague has resolved it, [`Refusal::SecondModerator`] for whoever led to it.
pub async fn confirm_sanction(app: &App, by: &Moderator, wanted: ConfirmSanction) -> Result<()> {
    let note: String = wanted.note.trim().replace('\0', "").chars().take(MAX_PROPOSAL_NOTE_CHARS).collect();
    let policy = policy_in_force(app, by.site).await?;
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let found = proposals::find(tx, by.site, wanted.proposal)?;
            let Some(proposal) = found.filter(|found| found.resolved.is_none()) else {
                return Ok(Err(Refusal::ChangedMeanwhile));
            };
            if !proposal.may_be_resolved_by(by.id) {
                return Ok(Err(Refusal::SecondModerator));
            }
            let resolved =
                Resolved { is_confirmed: wanted.is_confirmed, by: by.id, at: now, note: note.clone() };
            proposals::resolve(tx, by.site, proposal.id, &resolved)?;
            let how = DecidedBy::Moderator(by.id);
            if !wanted.is_confirmed {
                let whom = (by.site, proposal.commenter);
                let what = format!("{} {}: {note}", proposal.kind.as_str(), proposal.id);
                record(&me, tx, whom, (Effect::SanctionDeclined, how), proposal.clause.clone(), &what, now)?;
                return Ok(Ok(()));
            }
            let locale = sites::get(tx, by.site)?.locale;
            let confirmed = comity_locale::text(&locale, "confirm-told", &[]);
            let cited = proposal.clause.as_deref().and_then(|anchor| policy.find_clause_in(&locale, anchor));
            let why = cited.map_or_else(|| proposal.reason.clone(), |clause| reason_of(Some(&clause)));
            let sentences = [why.as_str(), note.as_str(), confirmed.as_str()];
            let sanction = Sanction {
                site: by.site,
                id: SanctionId::new(me.ids(), now),
                commenter: proposal.commenter,
                kind: proposal.kind,
                until: proposal.days.map(|days| now.plus_days(days.into())),
                clause: proposal.clause.clone(),
                step: proposal.step.clone(),
                reason: in_a_row(&sentences),
                by: Some(by.id),
                created_at: now,
                lifted_at: None,
            };
            impose(&me, tx, &sanction, how, now)?;
            Ok(Ok(()))
        })
        .await?;
    Ok(done?)
}

/// Sentences one after the other, each with a full stop.
fn in_a_row(sentences: &[&str]) -> String {
    let filled = sentences.iter().map(|sentence| sentence.trim()).filter(|sentence| !sentence.is_empty());
    let stopped = filled.map(|sentence| {
        let is_stopped = sentence.ends_with(['.', '!', '?', '։', '…']);
        if is_stopped { sentence.to_owned() } else { format!("{sentence}.") }
    });
    stopped.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_a_row;

    #[test]
    fn a_reason_is_made_of_whole_sentences() {
        assert_eq!(in_a_row(&["2. Personal attacks", "", "Confirmed."]), "2. Personal attacks. Confirmed.");
    }
}
