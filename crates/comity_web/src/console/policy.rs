//! The policy's versions, and the drafts of the next one.

use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    DraftReplay, DraftSummary, PinChange, Pinned, SaidChange, VersionState, VersionView, begin_draft,
    read_policy_desk,
};
use comity_model::Role;
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/policy.html")]
struct PolicyDeskPage {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    csrf: String,
    may_edit: bool,
    public_url: String,
    drafts: Vec<DraftRow>,
    versions: Vec<VersionRow>,
    /// What has changed in the program since the version in force was published, in sentences.
    unpinned: Vec<String>,
}

struct DraftRow {
    url: String,
    label: String,
    about: String,
}

struct VersionRow {
    number: u32,
    url: String,
    label: String,
    state: Option<String>,
    class: &'static str,
    about: String,
    brings_back: Option<String>,
    note: String,
    withdrawn: Option<WithdrawnItem>,
    changed: Vec<SaidChange>,
    report_url: Option<String>,
    withdraw_url: Option<String>,
}

/// That a version was withdrawn: by whom and when, and why.
pub(crate) struct WithdrawnItem {
    pub(crate) about: String,
    pub(crate) note: String,
}

/// `GET /console/policy`
pub(crate) async fn page(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let w = desk.w;
    let read = read_policy_desk(web.app(), signed.moderator(), w.lang).await?;
    let words = match signed.visitor.query.get("done") {
        "published" => Some(w.t("editor-published")),
        "unchanged" => Some(w.t("editor-unchanged")),
        "withdrawn" => Some(w.t("editor-withdrawn")),
        "discarded" => Some(w.t("editor-discarded")),
        _ => None,
    };
    let page = PolicyDeskPage {
        flash: words.map(|words| Flash { w, words, is_refusal: false, undo: None }),
        csrf: signed.session.csrf.clone(),
        may_edit: signed.may_edit(),
        public_url: urls::policy(&desk.site.key),
        unpinned: unpinned(w, &read.pinned),
        drafts: read.drafts.iter().map(|draft| draft_row(w, draft)).collect(),
        versions: read.versions.into_iter().map(|one| version_row(w, one, signed.may_edit())).collect(),
        frame: desk.frame(&signed, w.t("console-policy"), "policy"),
    };
    Ok(html(StatusCode::OK, &page))
}

/// What has changed in the program since the version in force was published, and what to do; nothing where nothing has.
fn unpinned(w: Words, pinned: &Pinned) -> Vec<String> {
    let version = pinned.version.to_string();
    let mut sentences: Vec<String> = pinned
        .changes
        .iter()
        .map(|change| match change {
            PinChange::Model { then, now } => {
                let (then, now) = (model(w, then), model(w, now));
                w.args("editor-pins-model", &[("version", &version), ("then", &then), ("now", &now)])
            }
            PinChange::WordLists { languages } => {
                w.args("editor-pins-lists", &[("version", &version), ("languages", &languages.join(", "))])
            }
        })
        .collect();
    if !sentences.is_empty() {
        sentences.push(w.t("editor-pins-do"));
    }
    sentences
}

/// The name of a model, or that there is none.
fn model(w: Words, name: &str) -> String {
    if name.is_empty() { w.t("editor-pins-no-model") } else { name.to_owned() }
}

/// `POST /console/policy/drafts`: begins a draft from the version in force, or from the one named.
pub(crate) async fn begin(State(web): State<Web>, sent: Sent) -> Result<Response, Failed> {
    let (signed, fields) = sent.taken()?;
    let from = fields.filled("from").map(str::parse::<u32>).transpose();
    let from = from.map_err(|_| BadRequest::Malformed)?;
    let draft = begin_draft(web.app(), signed.moderator(), from).await?;
    Ok(Redirect::to(&urls::policy_draft(draft)).into_response())
}

impl SignedIn {
    /// Whether this person owns the policy.
    pub(crate) fn may_edit(&self) -> bool {
        self.moderator().role >= Role::Editor
    }
}

fn draft_row(w: Words, draft: &DraftSummary) -> DraftRow {
    let time = w.when(draft.saved_at).words;
    let about = w.args(
        "editor-draft-about",
        &[("name", &draft.saved_by), ("time", &time), ("version", &draft.begun_under.to_string())],
    );
    let replay = replay_words(w, draft.replay);
    let label = match draft.title.as_str() {
        "" => w.with("editor-draft-of", "day", time),
        title => w.args("editor-draft-titled", &[("title", title), ("day", &time)]),
    };
    DraftRow { url: urls::policy_draft(draft.id), label, about: format!("{about} {replay}") }
}

/// Where a draft's replay stands, in a sentence.
pub(crate) fn replay_words(w: Words, replay: DraftReplay) -> String {
    match replay {
        DraftReplay::None => w.t("editor-replay-none"),
        DraftReplay::Running { .. } => w.t("editor-replay-runs"),
        DraftReplay::Interrupted { read, total, goes_on: true } => {
            let count = |number| comity_locale::count(w.lang, number);
            w.args("editor-replay-goes-on", &[("read", &count(read)), ("total", &count(total))])
        }
        DraftReplay::Interrupted { .. } => w.t("editor-replay-interrupted"),
        DraftReplay::Stopping { .. } => w.t("editor-replay-stopping"),
        DraftReplay::Stopped { read, total, may_go_on } => {
            let count = |number| comity_locale::count(w.lang, number);
            let key = if may_go_on { "editor-replay-stopped" } else { "editor-replay-stopped-old" };
            w.args(key, &[("read", &count(read)), ("total", &count(total))])
        }
        DraftReplay::Done { is_current: true } => w.t("editor-replay-done"),
        DraftReplay::Done { is_current: false } => w.t("editor-replay-old"),
    }
}

/// Who published a version, when, and since when it is in force.
pub(crate) fn about_version(w: Words, version: &VersionView) -> String {
    let name = version.published_by.clone().unwrap_or_else(|| w.t("editor-by-command"));
    let never = matches!(version.state, VersionState::Replaced | VersionState::Withdrawn);
    w.args(
        if never { "editor-version-never" } else { "editor-version-about" },
        &[
            ("name", &name),
            ("time", &w.when(version.published_at).words),
            ("from", &w.when(version.effective_from).words),
        ],
    )
}

/// How a version stands, in a word, with the class of that word; none for one that was in force.
pub(crate) fn state_word(w: Words, state: VersionState) -> (Option<String>, &'static str) {
    match state {
        VersionState::InForce => (Some(w.t("editor-in-force")), "published"),
        VersionState::ToCome => (Some(w.t("editor-to-come")), "held"),
        VersionState::Over => (None, ""),
        VersionState::Replaced => (Some(w.t("policy-state-replaced")), "withdrawn"),
        VersionState::Withdrawn => (Some(w.t("policy-state-withdrawn")), "withdrawn"),
    }
}

/// That it brings back the text of an older version.
pub(crate) fn brings_back(w: Words, version: &VersionView) -> Option<String> {
    version.brings_back.map(|number| w.with("policy-brings-back", "version", number))
}

/// That it was withdrawn.
pub(crate) fn withdrawn(w: Words, version: &VersionView) -> Option<WithdrawnItem> {
    let withdrawn = version.withdrawn.as_ref()?;
    let name = withdrawn.by.clone().unwrap_or_else(|| w.t("editor-by-command"));
    let about = [("name", name.as_str()), ("time", &w.when(withdrawn.at).words)];
    Some(WithdrawnItem { about: w.args("editor-withdrawn-about", &about), note: withdrawn.note.clone() })
}

fn version_row(w: Words, version: VersionView, may_edit: bool) -> VersionRow {
    let url = urls::console_version(version.number);
    let (state, class) = state_word(w, version.state);
    let is_to_come = version.state == VersionState::ToCome;
    VersionRow {
        label: w.with("policy-version", "version", version.number),
        state,
        class,
        about: about_version(w, &version),
        brings_back: brings_back(w, &version),
        withdrawn: withdrawn(w, &version),
        number: version.number,
        note: version.note,
        changed: version.changed,
        report_url: version.has_report.then(|| format!("{url}/report")),
        withdraw_url: (is_to_come && may_edit).then(|| format!("{url}/withdraw")),
        url,
    }
}
