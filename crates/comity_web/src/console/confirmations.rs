//! Measures that wait for a second moderator.

use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::SignedIn;
use crate::page::html;
use crate::state::Web;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{ConfirmSanction, ProposalView, Refusal, confirm_sanction, list_proposals};
use comity_model::Sanction;
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/confirmations.html")]
struct ConfirmationsPage {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    csrf: String,
    proposals: Vec<ProposalItem>,
}

struct ProposalItem {
    action: String,
    measure: String,
    name: String,
    why: String,
    step: Option<String>,
    clause: Option<String>,
    excerpt: String,
    case_url: String,
    published: u32,
    held: u32,
    rejected: u32,
    measures: Vec<String>,
    may_resolve: bool,
}

/// `GET /console/confirmations`
pub(crate) async fn page(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let done = signed.visitor.query.get("done");
    let done = ["yes", "no"].into_iter().find(|known| *known == done);
    show(&web, &signed, done.map(|done| (format!("confirm-done-{done}"), StatusCode::OK))).await
}

/// `POST /console/confirmations/{proposal}`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(proposal): Path<String>,
    signed: SignedIn,
    body: Body,
) -> Result<Response, Failed> {
    let fields = signed.form(body).await?;
    let is_confirmed = match fields.get("outcome") {
        "confirm" => true,
        "decline" => false,
        _ => return Err(BadRequest::Malformed.into()),
    };
    let wanted = ConfirmSanction {
        proposal: proposal.parse().map_err(|_| BadRequest::NotFound)?,
        is_confirmed,
        note: fields.get("note").to_owned(),
    };
    match confirm_sanction(web.app(), signed.moderator(), wanted).await.map_err(Failed::from) {
        Ok(()) => {
            let done = if is_confirmed { "yes" } else { "no" };
            Ok(Redirect::to(&format!("/console/confirmations?done={done}")).into_response())
        }
        Err(failed @ Failed::Refused(Refusal::ChangedMeanwhile)) => {
            show(&web, &signed, Some(("confirm-gone".to_owned(), failed.status()))).await
        }
        Err(failed) => Err(failed),
    }
}

async fn show(web: &Web, signed: &SignedIn, done: Option<(String, StatusCode)>) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let w = desk.w;
    let listed = list_proposals(web.app(), signed.moderator(), w.lang).await?;
    let status = done.as_ref().map_or(StatusCode::OK, |(_, status)| *status);
    let flash = done.map(|(key, status)| {
        let is_refusal = status != StatusCode::OK;
        Flash { w, words: w.t(&key), is_refusal, undo: None }
    });
    let page = ConfirmationsPage {
        flash,
        csrf: signed.session.csrf.clone(),
        proposals: listed.iter().map(|view| proposal_item(w, view)).collect(),
        frame: desk.frame(signed, w.t("confirm-title"), "confirm"),
    };
    Ok(html(status, &page))
}

fn proposal_item(w: Words, view: &ProposalView) -> ProposalItem {
    let proposal = &view.proposal;
    let time = w.when(proposal.created_at).words;
    let length = proposal.days.map_or_else(|| w.t("sanction-for-good"), |days| w.n("block-days", days));
    let (published, held, rejected) = view.standing;
    ProposalItem {
        action: format!("/console/confirmations/{}", proposal.id),
        measure: format!("{}, {length}", w.t(&format!("sanction-{}", proposal.kind.as_str()))),
        name: view.name.clone(),
        why: match &view.proposed_by {
            Some(name) => w.args("confirm-by-moderator", &[("name", name), ("time", &time)]),
            None => w.with("confirm-by-policy", "time", time),
        },
        step: view.step.clone(),
        clause: view.clause.as_ref().map(|clause| w.clause(&clause.number, &clause.title)),
        excerpt: view.excerpt.clone(),
        case_url: urls::case(proposal.comment, "held"),
        published,
        held,
        rejected,
        measures: view.measures.iter().map(|sanction| measure_words(w, sanction)).collect(),
        may_resolve: view.may_resolve,
    }
}

/// `Pause, 3 May 2026`.
fn measure_words(w: Words, sanction: &Sanction) -> String {
    let kind = w.t(&format!("sanction-{}", sanction.kind.as_str()));
    format!("{kind}, {}", w.when(sanction.created_at).day)
}
