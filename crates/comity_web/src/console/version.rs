//! One published version: who, when, why, what changed, its documents, and the replay report that was looked at.

use crate::console::draft::language_name;
use crate::console::frame::{ConsoleFrame, Desk};
use crate::console::policy::{WithdrawnItem, about_version, brings_back, state_word, withdrawn};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::SignedIn;
use crate::page::html;
use crate::replay_report::replay_sections;
use crate::state::Web;
use crate::urls;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{SaidChange, VersionState, read_version, read_version_report};
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/version.html")]
struct VersionPage {
    frame: ConsoleFrame,
    csrf: String,
    may_edit: bool,
    number: u32,
    is_in_force: bool,
    is_to_come: bool,
    state: Option<String>,
    class: &'static str,
    public_url: String,
    report_url: Option<String>,
    about: String,
    brings_back: Option<String>,
    withdrawn: Option<WithdrawnItem>,
    note: String,
    changed: Vec<SaidChange>,
    documents: Vec<(String, String)>,
    /// Safe HTML; where it is shown, the documents are not.
    report: Option<String>,
}

/// `GET /console/policy/versions/{version}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(version): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show(&web, &signed, &version, false).await
}

/// `GET /console/policy/versions/{version}/report`
pub(crate) async fn report(
    State(web): State<Web>,
    Path(version): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show(&web, &signed, &version, true).await
}

async fn show(web: &Web, signed: &SignedIn, version: &str, is_report: bool) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let w = desk.w;
    let number: u32 = version.parse().map_err(|_| BadRequest::NotFound)?;
    let read = read_version(web.app(), signed.moderator(), number, w.lang).await?;
    let report = if is_report {
        let report = read_version_report(web.app(), signed.moderator(), number, w.lang).await?;
        Some(replay_sections(desk.w, &report, &report.against, true))
    } else {
        None
    };
    let (state, class) = state_word(w, read.version.state);
    let main = (w.t("editor-main"), read.source);
    let translations = read.translations.into_iter().map(|(tag, text)| (language_name(w, &tag), text));
    let url = urls::console_version(number);
    let page = VersionPage {
        csrf: signed.session.csrf.clone(),
        may_edit: signed.may_edit(),
        number,
        is_in_force: read.version.state == VersionState::InForce,
        is_to_come: read.version.state == VersionState::ToCome,
        state,
        class,
        public_url: urls::policy_version(&desk.site.key, number),
        report_url: (read.version.has_report && !is_report).then(|| format!("{url}/report")),
        about: about_version(w, &read.version),
        brings_back: brings_back(w, &read.version),
        withdrawn: withdrawn(w, &read.version),
        note: read.version.note.clone(),
        changed: read.version.changed,
        documents: std::iter::once(main).chain(translations).collect(),
        report,
        frame: desk.frame(signed, w.with("policy-version", "version", number), "policy"),
    };
    Ok(html(StatusCode::OK, &page))
}
