//! The private page that tells a commenter where a comment stands, and why.

use crate::error::Failed;
use crate::extract::fields::Fields;
use crate::extract::visitor::Visitor;
use crate::page::{Frame, find_site, html};
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::comment::ReasonItem;
use crate::thread::view::reason_items;
use crate::urls;
use crate::words::{When, Words};
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Posted, Refusal, StatusStep, appeal, read_status};
use comity_model::{ClauseRef, CommentState, Effect, Sanction, SanctionKind, Site};
use http::StatusCode;

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    frame: Frame,
    headline: String,
    story_url: String,
    /// The story in the newspaper, where it has a page there.
    paper_url: Option<String>,
    state: &'static str,
    state_words: String,
    explain: String,
    decided_by: String,
    /// The version that it was decided under.
    version: Option<VersionLink>,
    reasons: Vec<ReasonItem>,
    /// What the moderator wrote, where no reason says it.
    note: Option<String>,
    /// What the author wrote to the moderators.
    appeal: Option<String>,
    /// Measures on the author that hold now, in sentences.
    measures: Vec<String>,
    /// Safe HTML.
    html: String,
    history: Vec<StepItem>,
    see_url: Option<String>,
    /// Where an appeal is sent to, while there can be one.
    appeal_url: Option<String>,
}

struct StepItem {
    words: String,
    version: Option<VersionLink>,
    at: When,
}

/// The version of the policy that a decision used, and where it stands.
pub(crate) struct VersionLink {
    pub(crate) words: String,
    pub(crate) url: String,
}

impl VersionLink {
    /// To the clause that was cited, as that version has it.
    pub(crate) fn of(w: Words, site: &str, version: Option<u32>, clause: Option<&ClauseRef>) -> Option<Self> {
        let version = version?;
        let url = match clause {
            Some(clause) => urls::clause_of(site, Some(version), &clause.anchor),
            None => urls::policy_version(site, version),
        };
        Some(Self { words: w.with("policy-version", "version", version), url })
    }
}

/// `GET /status/{site}/{token}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path((site, token)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let site = find_site(&web, Some(&site)).await?;
    let asked = visitor.words(&[Some(&site.locale)]);
    let status = read_status(web.app(), site.id, &token, asked.lang).await?;
    let w = visitor.words(&[status.story.language.as_deref(), Some(&site.locale)]);
    // Sentences were made before the story's language was known; made again where it differs.
    let status = if w == asked { status } else { read_status(web.app(), site.id, &token, w.lang).await? };
    let state = status.state.as_str();
    // What waits for a moderator was not decided by one.
    let is_decided = match status.state {
        CommentState::Published | CommentState::Rejected => true,
        CommentState::Held => !status.decided_by_person && status.appeal.is_none(),
        CommentState::Withdrawn | CommentState::Erased => false,
    };
    let is_said = |note: &String| status.reasons.iter().any(|reason| reason.sentence == *note);
    let by = if status.decided_by_person { "status-by-moderator" } else { "status-by-policy" };
    let story_url = urls::story(&site.key, &status.story.key);
    let page = StatusPage {
        frame: Frame::of_site(w, w.t("status-title"), &site),
        headline: status.story.headline.clone(),
        story_url: format!("{story_url}#comments"),
        paper_url: status.story.url.clone(),
        state,
        state_words: w.t(&format!("status-{state}")),
        explain: w.t(&format!("status-{state}-explain")),
        decided_by: if is_decided { w.t(by) } else { String::new() },
        version: status.version.map(|version| VersionLink {
            words: w.with("status-version", "version", version),
            url: urls::policy_version(&site.key, version),
        }),
        reasons: reason_items(w, &site.key, &status.reasons),
        note: Some(status.note.clone()).filter(|note| !note.is_empty() && !is_said(note)),
        appeal: status.appeal.clone().filter(|appeal| !appeal.is_empty()),
        measures: measures_in_words(w, &status.measures),
        html: status.html.clone(),
        history: status.history.iter().filter_map(|step| step_item(w, &site.key, step)).collect(),
        see_url: (status.state == CommentState::Published)
            .then(|| urls::comment(&site.key, &status.comment.to_string())),
        appeal_url: status.may_appeal.then(|| urls::status(&site.key, &token)),
    };
    Ok(html(StatusCode::OK, &page))
}

/// `POST /status/{site}/{token}`: the author asks a person to look at an automatic rejection.
pub(crate) async fn send(
    State(web): State<Web>,
    Path((site, token)): Path<(String, String)>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    visitor.must_be_ours()?;
    web.limit(Rate::Reports, visitor.address)?;
    let site = find_site(&web, Some(&site)).await?;
    appeal(web.app(), site.id, &token, fields.get("why")).await?;
    Ok(Redirect::to(&urls::status(&site.key, &token)).into_response())
}

/// Measures on an author, as the author is told of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Measures {
    /// In sentences.
    pub(crate) sentences: Vec<String>,
    /// Whether one of them keeps the author from posting.
    pub(crate) is_stopped: bool,
}

/// What the measures on the author of the comment that `token` opens are now.
pub(crate) async fn measures_of(web: &Web, site: &Site, w: Words, token: &str) -> Result<Measures, Failed> {
    let status = read_status(web.app(), site.id, token, w.lang).await?;
    Ok(Measures {
        sentences: measures_in_words(w, &status.measures),
        is_stopped: status.measures.iter().any(|measure| measure.kind >= SanctionKind::Pause),
    })
}

/// The same of a refused comment's author: the refusal itself may have led to one.
pub(crate) async fn measures_after(
    web: &Web,
    site: &Site,
    w: Words,
    failed: &Failed,
) -> Result<Measures, Failed> {
    match failed.refused().and_then(|refused| refused.status_token.as_deref()) {
        Some(token) => measures_of(web, site, w, token).await,
        None => Ok(Measures::default()),
    }
}

/// What the author of a comment that was taken is told with it: a warning that was given since the one before.
pub(crate) async fn told_with(
    web: &Web,
    site: &Site,
    w: Words,
    posted: &Posted,
) -> Result<Vec<String>, Failed> {
    if !posted.is_warned {
        return Ok(Vec::new());
    }
    Ok(measures_of(web, site, w, &posted.status_token).await?.sentences)
}

pub(crate) fn measures_in_words(w: Words, measures: &[Sanction]) -> Vec<String> {
    measures.iter().filter_map(|measure| measure_words(w, measure)).collect()
}

/// What a measure means for the author, in the words that a refused comment gets. Of pre-moderation the comment that is held
/// for it tells.
fn measure_words(w: Words, measure: &Sanction) -> Option<String> {
    let (reason, until) = (measure.reason.clone(), measure.until);
    if measure.is_warning() {
        let date = w.when(measure.created_at).day;
        return Some(w.args("measure-warning", &[("date", &date), ("reason", &reason)]));
    }
    let refusal = match measure.kind {
        SanctionKind::Block => Refusal::CommenterBlocked { reason, until },
        SanctionKind::Pause => Refusal::CommenterPaused { reason, until },
        SanctionKind::PreModeration | SanctionKind::Warning => return None,
    };
    Some(Failed::Refused(refusal).sentence(w))
}

fn step_item(w: Words, site: &str, step: &StatusStep) -> Option<StepItem> {
    let what = match step.effect {
        Effect::Judged(_) if step.is_undo => w.t("status-undone"),
        Effect::Judged(outcome) => match outcome {
            comity_model::Outcome::Publish | comity_model::Outcome::Note => w.t("status-published"),
            comity_model::Outcome::Ask | comity_model::Outcome::Hold => w.t("status-held"),
            comity_model::Outcome::Reject => w.t("status-rejected"),
        },
        Effect::Withdrawn => w.t("status-withdrawn"),
        Effect::Erased => w.t("status-erased"),
        // Measures and reports are no steps of this comment.
        _ => return None,
    };
    let clause =
        step.clause.as_ref().map(|c| format!(" · {}", w.clause(&c.number, &c.title))).unwrap_or_default();
    let by = w.t(&format!("case-by-{}", step.by));
    let version = VersionLink::of(w, site, step.version, step.clause.as_ref());
    Some(StepItem { words: format!("{what} ({by}){clause}"), version, at: w.when(step.at) })
}
