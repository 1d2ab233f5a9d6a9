//! Measures that wait for a second moderator.

use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{ConfirmSanction, ProposalView, Refusal, confirm_sanction, list_proposals};
use comity_model::{ProposalId, Sanction, Timestamp};
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
    /// What was written for it and not taken.
    note: String,
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
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        let proposal = proposal.parse().map_err(|_| BadRequest::NotFound)?;
        return again(&web, signed, proposal, fields.get("note"), &failed)
            .await
            .map_err(|failed| sent.plain(failed));
    }
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
            show(&web, signed, Some(("confirm-gone".to_owned(), failed.status()))).await
        }
        Err(failed) => Err(failed),
    }
}

async fn show(web: &Web, signed: &SignedIn, done: Option<(String, StatusCode)>) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let w = desk.w;
    let status = done.as_ref().map_or(StatusCode::OK, |(_, status)| *status);
    let flash = done.map(|(key, status)| {
        let is_refusal = status != StatusCode::OK;
        Flash { w, words: w.t(&key), is_refusal, undo: None }
    });
    Ok(html(status, &list(web, signed, &desk, flash).await?))
}

/// The list with a note that was written for one of them.
async fn again(
    web: &Web,
    signed: &SignedIn,
    proposal: ProposalId,
    note: &str,
    failed: &Failed,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let flash = Flash { w: desk.w, words: failed.sentence(desk.w), is_refusal: true, undo: None };
    let mut page = list(web, signed, &desk, Some(flash)).await?;
    let action = action_of(proposal);
    if let Some(item) = page.proposals.iter_mut().find(|item| item.action == action) {
        note.clone_into(&mut item.note);
    }
    Ok(html(failed.status(), &page))
}

async fn list(
    web: &Web,
    signed: &SignedIn,
    desk: &Desk,
    flash: Option<Flash>,
) -> Result<ConfirmationsPage, Failed> {
    let w = desk.w;
    let listed = list_proposals(web.app(), signed.moderator(), w.lang).await?;
    Ok(ConfirmationsPage {
        flash,
        csrf: signed.session.csrf.clone(),
        proposals: listed.iter().map(|view| proposal_item(w, view, desk.now)).collect(),
        frame: desk.frame(signed, w.t("confirm-title"), "confirm"),
    })
}

/// Where a proposal is confirmed or declined.
fn action_of(proposal: ProposalId) -> String {
    format!("/console/confirmations/{proposal}")
}

fn proposal_item(w: Words, view: &ProposalView, now: Timestamp) -> ProposalItem {
    let proposal = &view.proposal;
    let time = w.when(proposal.created_at).words;
    let length = proposal.days.map_or_else(|| w.t("sanction-for-good"), |days| w.n("block-days", days));
    let (published, held, rejected) = view.standing;
    ProposalItem {
        action: action_of(proposal.id),
        note: String::new(),
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
        measures: view.measures.iter().map(|sanction| measure_words(w, sanction, now)).collect(),
        may_resolve: view.may_resolve,
    }
}

/// `Pause, 3 May 2026`, and whether it was lifted or is over.
fn measure_words(w: Words, sanction: &Sanction, now: Timestamp) -> String {
    let kind = w.t(&format!("sanction-{}", sanction.kind.as_str()));
    let imposed = format!("{kind}, {}", w.when(sanction.created_at).day);
    let end = match (sanction.lifted_at, sanction.until) {
        (Some(_), _) => "sanction-lifted",
        (None, Some(until)) if until <= now => "sanction-over",
        (None, _) => return imposed,
    };
    format!("{imposed}, {}", w.t(end))
}
