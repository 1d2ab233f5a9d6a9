//! Measures on a commenter: imposed by a moderator, by the policy's ladder, and lifted again.

use crate::app::salt;
use crate::payload::{Payload, StoredClause};
use crate::policy_in_force::InForce;
use crate::{App, Refusal, Result};
use comity_model::{
    Block, BlockTarget, ClauseRef, Comment, CommentId, CommentState, CommenterId, DecidedBy, Decision,
    DecisionId, Effect, Moderator, ModeratorId, Outcome, Proposal, ProposalId, Resolved, Sanction,
    SanctionId, SanctionKind, SiteId, Timestamp, Verdict,
};
use comity_policy::{PastMeasure, SanctionStep};
use comity_store::{Tx, commenters, comments, decisions, proposals, sanctions};

/// The longest reason, in characters.
pub const MAX_REASON_CHARS: usize = 500;

/// The longest measure that has an end, in days: ten years.
pub const MAX_DAYS: u32 = 3_650;

/// Tries of one draft come within this time, in seconds.
const DRAFT_SECS: i64 = 24 * 3_600;

/// Share of the words of the shorter of two texts that both have when one was written from the other.
const SHARED_WORDS: f64 = 0.8;

/// Share of the letters in which two texts may differ when one was written from the other: another spelling of a word.
const OTHER_LETTERS: f64 = 0.2;

/// Letters and words of a text that are compared.
const MAX_COMPARED_LETTERS: usize = 120;
const MAX_COMPARED_WORDS: usize = 200;

/// Rejected comments that the ladder looks at.
const MAX_STRIKES: u32 = 64;

/// A measure that a moderator imposes.
#[derive(Debug, Clone)]
pub struct SanctionCommenter {
    /// Whom.
    pub commenter: CommenterId,
    /// What.
    pub kind: SanctionKind,
    /// For how many days; none: for good.
    pub days: Option<u32>,
    /// The clause it rests on, as an anchor.
    pub clause: Option<String>,
    /// What the person is told.
    pub reason: String,
    /// Whether the e-mail address that was typed is blocked too: a separate, explicit choice.
    pub also_email: bool,
    /// The comment whose address prefix is blocked too.
    pub also_address_of: Option<CommentId>,
}

/// Imposes a measure.
///
/// # Errors
/// [`Refusal::ReasonMissing`] without a reason, [`Refusal::TooMany`] for more than [`MAX_DAYS`].
pub async fn sanction_commenter(app: &App, by: &Moderator, wanted: SanctionCommenter) -> Result<SanctionId> {
    let reason: String = wanted.reason.trim().replace('\0', "").chars().take(MAX_REASON_CHARS).collect();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing.into());
    }
    if wanted.days.is_some_and(|days| days == 0 || days > MAX_DAYS) {
        return Err(Refusal::TooMany { limit: MAX_DAYS as usize }.into());
    }
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let id = SanctionId::new(app.ids(), now);
    let sanction = Sanction {
        site: by.site,
        id,
        commenter: wanted.commenter,
        kind: wanted.kind,
        until: wanted.days.map(|days| now.plus_days(days.into())),
        clause: wanted.clause.clone().filter(|anchor| !anchor.is_empty()),
        step: None,
        reason,
        by: Some(by.id),
        created_at: now,
        lifted_at: None,
    };
    app.store()
        .write(move |tx| {
            let commenter = commenters::get(tx, by.site, wanted.commenter)?;
            impose(&me, tx, &sanction, DecidedBy::Moderator(by.id), now)?;
            let block = |tx: &mut Tx<'_>, target, hash: Vec<u8>| {
                let block = Block {
                    site: by.site,
                    id: SanctionId::new(me.ids(), now),
                    target,
                    hash,
                    until: sanction.until,
                    reason: sanction.reason.clone(),
                    by: Some(by.id),
                    created_at: now,
                    lifted_at: None,
                };
                sanctions::insert_block(tx, &block)?;
                let what = format!("{} {}", block.target.as_str(), block.id);
                record(
                    &me,
                    tx,
                    (by.site, wanted.commenter),
                    (Effect::Blocked, DecidedBy::Moderator(by.id)),
                    None,
                    &what,
                    now,
                )
            };
            if wanted.also_email
                && let Some(hash) = commenter.email_hash
            {
                block(tx, BlockTarget::Email, hash)?;
            }
            if let Some(comment) = wanted.also_address_of
                && let Some(hash) = comments::find_address(tx, by.site, comment)?
            {
                block(tx, BlockTarget::IpPrefix, hash)?;
            }
            Ok(())
        })
        .await?;
    Ok(id)
}

/// Lifts a measure.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when it was lifted already.
pub async fn lift_sanction(app: &App, by: &Moderator, id: SanctionId) -> Result<()> {
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let lifted = sanctions::lift(tx, by.site, id, now)?;
            let what = format!("{} {id}", lifted.kind.as_str());
            let how = (Effect::SanctionLifted, DecidedBy::Moderator(by.id));
            record(&me, tx, (by.site, lifted.commenter), how, None, &what, now)
        })
        .await;
    match done {
        Err(error) if error.is_missing() => Err(Refusal::ChangedMeanwhile.into()),
        done => Ok(done?),
    }
}

/// Lifts a block on an address of `commenter`.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when it was lifted already; [`Refusal::UnknownCommenter`].
pub async fn lift_block(app: &App, by: &Moderator, commenter: CommenterId, id: SanctionId) -> Result<()> {
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let holder = commenters::get(tx, by.site, commenter)?;
            let blocks =
                sanctions::list_blocks_of(tx, by.site, commenter, holder.email_hash.as_deref(), now)?;
            let Some(block) = blocks.into_iter().find(|block| block.id == id) else {
                return Ok(Err(Refusal::ChangedMeanwhile));
            };
            sanctions::lift_block(tx, by.site, id, now)?;
            let what = format!("{} {id}", block.target.as_str());
            let how = (Effect::BlockLifted, DecidedBy::Moderator(by.id));
            record(&me, tx, (by.site, commenter), how, None, &what, now)?;
            Ok(Ok(()))
        })
        .await;
    match done {
        Err(error) if error.is_missing() => Err(Refusal::UnknownCommenter.into()),
        done => Ok(done??),
    }
}

/// After the policy rejected a comment: imposes what its ladder demands, in the same write.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn climb_ladder(
    app: &App,
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    verdict: &Verdict,
    now: Timestamp,
) -> comity_store::Result<()> {
    let strike = verdict.deciding().find(|finding| finding.strikes);
    match (verdict.outcome, strike) {
        (Outcome::Reject, Some(finding)) => {
            climb_after_rejection(app, tx, policy, comment, (Some(&finding.clause), None), now)
        }
        _ => Ok(()),
    }
}

/// The same after a rejection for `clause`, by a moderator or by the policy. A step that a second moderator must confirm is
/// proposed, and the milder one holds meanwhile.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn climb_after_rejection(
    app: &App,
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    (clause, by): (Option<&ClauseRef>, Option<ModeratorId>),
    now: Timestamp,
) -> comity_store::Result<()> {
    let Some(ladder) = policy.policy().document().ladder() else { return Ok(()) };
    let window = ladder.steps.iter().map(|step| step.window_days).max().unwrap_or(0);
    let since = now.plus_days(-i64::from(window));
    let mut history = strikes(tx, policy, comment, (since, now))?;
    for sanction in sanctions::list_of(tx, comment.site, comment.commenter)? {
        let is_lifted = sanction.lifted_at.is_some();
        history.push(PastMeasure::Sanctioned { kind: sanction.kind, at: sanction.created_at, is_lifted });
    }
    history.sort_by_key(PastMeasure::at);
    let Some(due) = ladder.next(&history, now) else { return Ok(()) };
    let step = if due.step.needs_second_moderator {
        propose(app, tx, comment, (due.step, clause, by), now)?;
        due.meanwhile
    } else {
        Some(due.step)
    };
    let Some(step) = step else { return Ok(()) };
    let sanction = Sanction {
        site: comment.site,
        id: SanctionId::new(app.ids(), now),
        commenter: comment.commenter,
        kind: step.kind,
        until: step.until(now),
        clause: clause.map(|c| c.anchor.clone()),
        step: Some(step.to_string()),
        reason: reason_of(clause),
        by: None,
        created_at: now,
        lifted_at: None,
    };
    impose(app, tx, &sanction, DecidedBy::Policy, now)
}

/// Takes back what a rejection at `at` led to on the ladder, since the rejection itself is taken back: measures are lifted, and
/// nobody is asked to confirm one any more.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn take_back(
    app: &App,
    tx: &mut Tx<'_>,
    comment: &Comment,
    (at, by): (Timestamp, ModeratorId),
    now: Timestamp,
) -> comity_store::Result<()> {
    let (whom, how) = ((comment.site, comment.commenter), DecidedBy::Moderator(by));
    for sanction in sanctions::list_of(tx, comment.site, comment.commenter)? {
        if sanction.created_at == at && sanction.by.is_none() && sanction.lifted_at.is_none() {
            sanctions::lift(tx, comment.site, sanction.id, now)?;
            let what = format!("{} {}", sanction.kind.as_str(), sanction.id);
            record(app, tx, whom, (Effect::SanctionLifted, how), None, &what, now)?;
        }
    }
    for proposal in proposals::list_of(tx, comment.site, comment.commenter)? {
        if proposal.created_at == at && proposal.comment == comment.id && proposal.resolved.is_none() {
            let resolved = Resolved { is_confirmed: false, by, at: now, note: String::new() };
            proposals::resolve(tx, comment.site, proposal.id, &resolved)?;
            let what = format!("{} {}: the rejection was taken back", proposal.kind.as_str(), proposal.id);
            record(app, tx, whom, (Effect::SanctionDeclined, how), proposal.clause, &what, now)?;
        }
    }
    Ok(())
}

/// The clause in the words that the person is told.
pub(crate) fn reason_of(clause: Option<&ClauseRef>) -> String {
    clause.map_or_else(String::new, |c| format!("{}. {}", c.number, c.title))
}

/// A measure as its person reads it: the reason of one that the ladder imposed is its clause, in this language; one that
/// follows a step of the ladder says which.
pub(crate) fn in_language(policy: &InForce, locale: &str, sanction: Sanction) -> Sanction {
    let anchor = sanction.clause.as_ref().filter(|_| sanction.by.is_none());
    let clause = anchor.and_then(|anchor| policy.find_clause_in(locale, anchor));
    let reason = clause.map_or_else(|| sanction.reason.clone(), |clause| reason_of(Some(&clause)));
    let reason = match sanction.step.as_deref().and_then(|line| step_in_words(line, locale)) {
        Some(step) if reason.is_empty() => step,
        Some(step) => {
            let args = [("reason", reason.trim_end_matches(['.', '։'])), ("step", step.as_str())];
            comity_locale::text(locale, "sanction-follows", &args)
        }
        None => reason,
    };
    Sanction { reason, ..sanction }
}

/// A step of the ladder that was taken, in words; none where this program cannot read its line.
pub(crate) fn step_in_words(line: &str, locale: &str) -> Option<String> {
    let step = SanctionStep::read(line)?;
    // Who has to confirm it is of no interest once it is told.
    Some(SanctionStep { needs_second_moderator: false, ..step }.in_words(locale))
}

/// Asks for a second moderator, unless one is asked already for a measure on this person that is as strict.
fn propose(
    app: &App,
    tx: &mut Tx<'_>,
    comment: &Comment,
    (step, clause, by): (&SanctionStep, Option<&ClauseRef>, Option<ModeratorId>),
    now: Timestamp,
) -> comity_store::Result<()> {
    let known = proposals::list_of(tx, comment.site, comment.commenter)?;
    if known.iter().any(|known| known.resolved.is_none() && known.kind >= step.kind) {
        return Ok(());
    }
    let proposal = Proposal {
        site: comment.site,
        id: ProposalId::new(app.ids(), now),
        commenter: comment.commenter,
        kind: step.kind,
        days: step.days,
        clause: clause.map(|c| c.anchor.clone()),
        step: Some(step.to_string()),
        reason: reason_of(clause),
        comment: comment.id,
        proposed_by: by,
        created_at: now,
        resolved: None,
    };
    proposals::insert(tx, &proposal)?;
    let what = format!("{} {}, by the step: {step}", proposal.kind.as_str(), proposal.id);
    let whom = (comment.site, comment.commenter);
    record(app, tx, whom, (Effect::SanctionProposed, DecidedBy::Policy), proposal.clause.clone(), &what, now)
}

/// Rejections that count: one per draft, each for a clause that opts in. A comment written anew in its form is one comment with
/// several revisions; one that is sent again is the same draft when it stands under the same story and parent, says nearly the
/// same, and nothing was published between.
fn strikes(
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    (since, now): (Timestamp, Timestamp),
) -> comity_store::Result<Vec<PastMeasure>> {
    // Each try with the place of its draft's strike. A draft's first try is the strike: further ones are no later offence.
    let (mut tries, mut published): (Vec<(Try, usize)>, Vec<Comment>) = (Vec::new(), Vec::new());
    let mut strikes: Vec<Timestamp> = Vec::new();
    for written in comments::list_recent_of(tx, comment.site, comment.commenter, MAX_STRIKES)? {
        let past = written.comment;
        if past.created_at < since || past.created_at > now {
            continue;
        }
        if past.state == CommentState::Published {
            published.push(past);
            continue;
        }
        if past.state != CommentState::Rejected {
            continue;
        }
        let newest = decisions::find_newest_judgement(tx, past.site, past.id)?;
        let anchor = newest.and_then(|decision| decision.clause);
        let counts = anchor
            .and_then(|anchor| policy.policy().document().find_clause(&anchor).map(|clause| clause.strikes))
            .unwrap_or(false);
        if !counts {
            continue;
        }
        let one = Try::of(past, &written.revision.text);
        let at = one.comment.created_at;
        let draft =
            tries.iter().find(|(later, _)| later.continues(&one, &published)).map(|(_, draft)| *draft);
        let draft = draft.unwrap_or(strikes.len());
        match strikes.get_mut(draft) {
            Some(strike) => *strike = at,
            None => strikes.push(at),
        }
        tries.push((one, draft));
    }
    Ok(strikes.into_iter().map(|at| PastMeasure::Strike { at }).collect())
}

/// One rejected comment, as it is compared with others.
struct Try {
    comment: Comment,
    /// Small letters and digits, one space between words.
    letters: Vec<char>,
    /// Its words, sorted, each once.
    words: Vec<String>,
}

impl Try {
    fn of(comment: Comment, text: &str) -> Self {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<String> = words.take(MAX_COMPARED_WORDS).map(str::to_owned).collect();
        let letters = words.join(" ").chars().take(MAX_COMPARED_LETTERS + 1).collect();
        words.sort_unstable();
        words.dedup();
        Self { comment, letters, words }
    }

    /// Whether this is another try of the draft of which `earlier` was one.
    fn continues(&self, earlier: &Self, published: &[Comment]) -> bool {
        let (begin, end) = (earlier.comment.created_at, self.comment.created_at);
        let same_place =
            |other: &Comment| other.story == self.comment.story && other.parent == self.comment.parent;
        same_place(&earlier.comment)
            && end.secs_since(begin).abs() < DRAFT_SECS
            && !published.iter().any(|c| same_place(c) && begin < c.created_at && c.created_at < end)
            && self.says_the_same(earlier)
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let shorter = self.words.len().min(other.words.len());
        let shared = self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
        if shared as f64 >= SHARED_WORDS * shorter as f64 && shorter > 0 {
            return true;
        }
        let longer = self.letters.len().max(other.letters.len());
        let allowed = OTHER_LETTERS * longer as f64;
        longer <= MAX_COMPARED_LETTERS
            && self.letters.len().abs_diff(other.letters.len()) as f64 <= allowed
            && distance(&self.letters, &other.letters) as f64 <= allowed
    }
}

/// Letters that must be put in, left out or exchanged to make one text of the other (Levenshtein 1965).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let exchanged = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = exchanged.min(left + 1).min(diagonal + 1);
            *cell = left;
        }
    }
    if b.is_empty() { a.len() } else { row.last().copied().unwrap_or(0) }
}

pub(crate) fn impose(
    app: &App,
    tx: &mut Tx<'_>,
    sanction: &Sanction,
    by: DecidedBy,
    now: Timestamp,
) -> comity_store::Result<()> {
    sanctions::insert(tx, sanction)?;
    let until =
        sanction.until.map_or_else(|| "for good".to_owned(), |until| format!("until {}", until.as_secs()));
    let step = sanction.step.as_ref().map(|step| format!(", by the step: {step}")).unwrap_or_default();
    let what = format!("{} {} {until}{step}", sanction.kind.as_str(), sanction.id);
    let whom = (sanction.site, sanction.commenter);
    record(app, tx, whom, (Effect::Sanctioned, by), sanction.clause.clone(), &what, now)
}

pub(crate) fn record(
    app: &App,
    tx: &mut Tx<'_>,
    (site, commenter): (SiteId, CommenterId),
    (effect, by): (Effect, DecidedBy),
    clause: Option<String>,
    what: &str,
    now: Timestamp,
) -> comity_store::Result<()> {
    let decision = Decision {
        site,
        id: DecisionId::new(app.ids(), now),
        effect,
        by,
        comment: None,
        revision: None,
        commenter: Some(commenter),
        story: None,
        clause: clause.clone(),
        rule: None,
        policy_version: None,
        model_version: None,
        at: now,
    };
    let clause = clause.map(|anchor| StoredClause { anchor, ..StoredClause::default() });
    let payload = Payload { clause, ..Payload::what(what) };
    decisions::append(tx, &decision, &payload.to_json(), &salt(app.ids()))
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn the_distance_of_two_texts_is_the_number_of_changes() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, expected) in [
            ("moron", "m0ron", 1),
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("same", "same", 0),
        ] {
            assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
        }
    }
}
