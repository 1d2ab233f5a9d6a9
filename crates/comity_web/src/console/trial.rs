//! Rules on trial: what they would have done, beside what moderators did.

use crate::console::frame::{ConsoleFrame, Desk};
use crate::error::Failed;
use crate::extract::moderator::SignedIn;
use crate::page::html;
use crate::replay_report::trial_sections;
use crate::state::Web;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use comity_actions::trial_rules;
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/trial.html")]
struct TrialPage {
    frame: ConsoleFrame,
    since: String,
    /// Safe HTML; none: no rule is on trial.
    report: Option<String>,
}

/// `GET /console/policy/trial`
pub(crate) async fn page(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let w = desk.w;
    let report = trial_rules(web.app(), signed.moderator(), w.lang).await?;
    let (day, version) = (w.when(report.since).day, report.version.to_string());
    let page = TrialPage {
        since: w.args("trial-since", &[("day", &day), ("version", &version)]),
        report: (!report.rules.is_empty()).then(|| trial_sections(w, &report)),
        frame: desk.frame(&signed, w.t("trial-title"), "policy"),
    };
    Ok(html(StatusCode::OK, &page))
}
