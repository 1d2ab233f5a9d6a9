//! A case: the comment in its context, what the policy noticed, what happened, and who wrote it.

use crate::console::frame::{Desk, Flash};
use crate::thread::report::Choice;
use crate::thread::status::VersionLink;
use crate::urls;
use crate::words::{Piece, When, Words, marked};
use askama::Template;
use comity_actions::{Case, DecisionView, FindingView};
use comity_model::{
    ClauseRef, CommentState, Effect, Outcome, Report, RuleStatus, Sanction, SanctionKind, Timestamp,
};

#[derive(Template)]
#[template(path = "console/case.html")]
pub(crate) struct CaseItem {
    w: Words,
    id: String,
    pub(crate) flash: Option<Flash>,
    story_url: String,
    /// Where the story is opened, held and closed.
    story_state_url: String,
    headline: String,
    parent: Option<ParentItem>,
    name: String,
    at: When,
    state: &'static str,
    view_url: String,
    pieces: Vec<Piece>,
    findings: Vec<FindingItem>,
    reports: Vec<ReportItem>,
    history: Vec<HistoryItem>,
    decide_url: String,
    csrf: String,
    seen: String,
    show: &'static str,
    clauses: Vec<Choice>,
    note: String,
    publish_label: String,
    person: PersonItem,
    block_url: String,
}

struct ParentItem {
    name: String,
    /// Safe HTML.
    html: String,
}

struct FindingItem {
    outcome: &'static str,
    url: String,
    clause: String,
    /// The version of the policy that noticed it, in words.
    version: Option<String>,
    /// What the rule looks for and what it asks for, in words.
    rule: String,
    is_trial: bool,
    sentence: String,
    evidence: String,
}

struct ReportItem {
    reason: String,
    clause: Option<String>,
    note: String,
    at: When,
}

struct HistoryItem {
    words: String,
    version: Option<VersionLink>,
    note: Option<String>,
}

struct PersonItem {
    url: String,
    name: String,
    email: Option<String>,
    first_seen: String,
    published: u32,
    held: u32,
    rejected: u32,
    sanctions: Vec<SanctionItem>,
    /// Whether a block is in force already; it is lifted then, not imposed twice.
    is_blocked: bool,
    recent: Vec<RecentItem>,
}

pub(crate) struct SanctionItem {
    pub(crate) words: String,
    pub(crate) reason: String,
    pub(crate) lift_url: Option<String>,
}

struct RecentItem {
    url: String,
    excerpt: String,
    state: &'static str,
    state_words: String,
    at: When,
}

impl CaseItem {
    fn state_words(&self) -> String {
        self.w.t(&format!("case-state-{}", self.state))
    }

    /// What its author took back, or the law took away, stays away.
    fn may_decide(&self) -> bool {
        ![CommentState::Withdrawn, CommentState::Erased].map(CommentState::as_str).contains(&self.state)
    }

    /// Puts back what was chosen and written before.
    pub(crate) fn fill(&mut self, clause: &str, note: &str) {
        note.clone_into(&mut self.note);
        for choice in &mut self.clauses {
            choice.is_chosen = choice.value == clause;
        }
    }

    fn is_published(&self) -> bool {
        self.state == CommentState::Published.as_str()
    }
}

/// The case as the desk shows it.
pub(crate) fn case_item(desk: &Desk, csrf: &str, case: &Case) -> CaseItem {
    let (w, site, show) = (desk.w, desk.site.key.as_str(), desk.show());
    let id = case.comment.id.to_string();
    let cited = cited_first(case);
    let choice = |clause: &ClauseRef| Choice {
        value: clause.anchor.clone(),
        label: format!("{} · {}", clause.number, clause.title),
        is_chosen: cited.as_deref() == Some(clause.anchor.as_str()),
    };
    CaseItem {
        w,
        flash: None,
        story_url: urls::story(site, &case.story.key),
        story_state_url: urls::story_settings(&case.story.key),
        headline: case.story.headline.clone(),
        parent: case
            .parent
            .as_ref()
            .map(|parent| ParentItem { name: parent.author_name.clone(), html: parent.html.clone() }),
        name: case.comment.author_name.clone(),
        at: w.when_known((!case.comment.is_undated).then_some(case.comment.created_at)),
        state: case.comment.state.as_str(),
        view_url: urls::comment(site, &id),
        pieces: marked(&case.text, &case.spans),
        findings: case.findings.iter().map(|finding| finding_item(w, site, finding)).collect(),
        reports: case.reports.iter().map(|report| report_item(w, case, report)).collect(),
        history: case.history.iter().map(|decision| history_item(w, site, decision)).collect(),
        decide_url: format!("/console/case/{id}/decide"),
        csrf: csrf.to_owned(),
        seen: case.last_decision.to_string(),
        show,
        clauses: case.clauses.iter().map(choice).collect(),
        note: String::new(),
        publish_label: w.t(if case.comment.state == CommentState::Published {
            "case-keep"
        } else {
            "case-publish"
        }),
        person: person_item(desk, case),
        block_url: format!("/console/case/{id}/block?show={show}"),
        id,
    }
}

/// The clause that the policy cited, or a reader named: chosen beforehand, so that rejecting is one key.
pub(crate) fn cited_first(case: &Case) -> Option<String> {
    let active = case.findings.iter().find(|f| f.status == RuleStatus::Active);
    let reported = || case.reports.iter().find_map(|report| report.clause.clone());
    active.map(|finding| finding.clause.anchor.clone()).or_else(reported)
}

fn finding_item(w: Words, site: &str, finding: &FindingView) -> FindingItem {
    // Of counts the sentence speaks already; a signal's number says how sure the model is.
    let measured = finding.measured.as_ref().and_then(|(name, value, limit)| {
        let name = comity_locale::find(w.lang, &format!("signal-{}", name.to_lowercase()), &[])?;
        let (value, limit) = (decimals(*value), decimals(*limit));
        Some(w.args("case-evidence-number", &[("name", &name), ("value", &value), ("limit", &limit)]))
    });
    let rule = comity_locale::find(w.lang, &format!("rule-{}", finding.rule), &[])
        .unwrap_or_else(|| finding.rule.replace('_', " "));
    let outcome = w.t(&format!("outcome-{}", finding.outcome.as_str()));
    let failed = finding.failed.as_ref().map(|why| w.with("case-evidence-failed", "why", why));
    let is_trial = finding.status == RuleStatus::Trial;
    // Nobody is told of a rule that does not act, nor of a note.
    let is_told = !is_trial && finding.outcome > Outcome::Note;
    FindingItem {
        outcome: finding.outcome.as_str(),
        url: urls::clause_of(site, finding.version, &finding.clause.anchor),
        version: finding.version.map(|version| w.with("policy-version", "version", version)),
        clause: w.clause(&finding.clause.number, &finding.clause.title),
        rule: format!("{rule} → {outcome}"),
        is_trial,
        sentence: if is_told { finding.sentence.clone() } else { String::new() },
        evidence: measured.or(failed).unwrap_or_default(),
    }
}

/// A measurement as people write it: whole, or with two decimals.
fn decimals(value: f64) -> String {
    if value.fract().abs() < f64::EPSILON { format!("{value:.0}") } else { format!("{value:.2}") }
}

fn report_item(w: Words, case: &Case, report: &Report) -> ReportItem {
    let clause = report.clause.as_ref().and_then(|anchor| case.clauses.iter().find(|c| c.anchor == *anchor));
    ReportItem {
        reason: w.t(&format!("report-reason-{}", report.reason.as_str())),
        clause: clause.map(|clause| w.clause(&clause.number, &clause.title)),
        note: report.note.clone(),
        at: w.when(report.created_at),
    }
}

fn history_item(w: Words, site: &str, decision: &DecisionView) -> HistoryItem {
    let effect = match decision.effect {
        Effect::Judged(_) if decision.is_undo => w.t("effect-undo"),
        Effect::Judged(outcome) => w.t(&format!("effect-{}", outcome.as_str())),
        other => w.t(&format!("effect-{}", other.as_str())),
    };
    let by = decision.by_name.clone().unwrap_or_else(|| w.t(&format!("case-by-{}", decision.by)));
    let time = w.when(decision.at).words;
    let words = w.args("case-history-row", &[("effect", &effect), ("by", &by), ("time", &time)]);
    let clause = decision.clause.as_ref().map(|clause| w.clause(&clause.number, &clause.title));
    HistoryItem {
        version: VersionLink::of(w, site, decision.version, decision.clause.as_ref()),
        words: clause.map_or_else(|| words.clone(), |clause| format!("{words} · {clause}")),
        note: Some(decision.note.clone()).filter(|note| !note.is_empty()),
    }
}

fn person_item(desk: &Desk, case: &Case) -> PersonItem {
    let (w, person) = (desk.w, &case.person);
    let recent =
        |(id, state, excerpt, at): &(comity_model::CommentId, CommentState, String, Option<Timestamp>)| {
            RecentItem {
                url: urls::case(*id, desk.show()),
                excerpt: excerpt.clone(),
                state: state.as_str(),
                state_words: w.t(&format!("case-state-{}", state.as_str())),
                at: w.when_known(*at),
            }
        };
    PersonItem {
        url: urls::person(person.id),
        name: person.name.clone(),
        email: person.email.clone(),
        first_seen: w.with("person-first-seen", "time", w.when(person.first_seen).day),
        published: person.published,
        held: person.held,
        rejected: person.rejected,
        sanctions: person.sanctions.iter().map(|sanction| sanction_item(w, sanction, desk.now)).collect(),
        is_blocked: person
            .sanctions
            .iter()
            .any(|sanction| sanction.kind == SanctionKind::Block && is_in_force(sanction, desk.now)),
        recent: person.recent.iter().filter(|(id, ..)| *id != case.comment.id).map(recent).collect(),
    }
}

fn is_in_force(sanction: &Sanction, now: Timestamp) -> bool {
    sanction.lifted_at.is_none() && sanction.until.is_none_or(|until| now < until)
}

/// A measure with its end, and with the way to end it now.
pub(crate) fn sanction_item(w: Words, sanction: &Sanction, now: Timestamp) -> SanctionItem {
    let kind = w.t(&format!("sanction-{}", sanction.kind.as_str()));
    let end = match (sanction.lifted_at, sanction.until) {
        (Some(_), _) => w.t("sanction-lifted"),
        // A warning is said once; it has no length.
        (None, None) if sanction.is_warning() => w.when(sanction.created_at).day,
        (None, None) => w.t("sanction-for-good"),
        (None, Some(until)) if until <= now => w.t("sanction-over"),
        (None, Some(until)) => w.with("sanction-until", "time", w.when(until).words),
    };
    SanctionItem {
        words: format!("{kind}, {end}"),
        reason: sanction.reason.clone(),
        lift_url: is_in_force(sanction, now).then(|| format!("/console/sanctions/{}/lift", sanction.id)),
    }
}
