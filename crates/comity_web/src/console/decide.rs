//! Deciding a case.

use crate::console::desk::{Opened, show};
use crate::console::frame::{Desk, Flash, kind_of};
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::state::Web;
use crate::thread::permalink::comment_id;
use crate::urls;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Decide, Refusal, decide};
use comity_model::{CommentId, Outcome};
use http::StatusCode;

/// `POST /console/case/{comment}/decide`: the next case comes back.
pub(crate) async fn send(
    State(web): State<Web>,
    Path(comment): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let id = comment_id(&comment)?;
    if let Some(failed) = sent.expired() {
        let desk = Desk::read(&web, signed, fields.get("show"), None).await?;
        let words = failed.sentence(desk.w);
        return again(&web, signed, desk, id, fields, (words, failed.status()))
            .await
            .map_err(|failed| sent.plain(failed));
    }
    let outcome: Outcome = fields.get("outcome").parse().map_err(|_| BadRequest::Malformed)?;
    let is_undo = fields.get("undo") == "yes";
    let wanted = Decide {
        comment: id,
        seen: fields.get("seen").parse().map_err(|_| BadRequest::Malformed)?,
        outcome,
        clause: fields.filled("clause").map(str::to_owned),
        note: fields.get("note").to_owned(),
        queue: kind_of(fields.get("show")),
        is_undo,
    };
    let desk = Desk::read(&web, signed, fields.get("show"), None).await?;
    let decided = match decide(web.app(), signed.moderator(), wanted).await.map_err(Failed::from) {
        Ok(decided) => decided,
        // The case as it stands now, and why nothing was done.
        Err(Failed::Refused(refusal @ (Refusal::ChangedMeanwhile | Refusal::ReasonMissing))) => {
            let failed = Failed::Refused(refusal);
            let key =
                if failed.code() == "changed-meanwhile" { "case-changed" } else { "case-clause-choose" };
            let words = desk.w.t(key);
            return again(&web, signed, desk, id, fields, (words, failed.status())).await;
        }
        Err(failed) => return Err(failed),
    };
    let list = desk.show();
    if is_undo || outcome == Outcome::Hold {
        // The same case again, since there is more to say about it.
        let done = if decided.is_waiting { "hold" } else { "undo" };
        return Ok(Redirect::to(&format!("{}&done={done}", urls::case(id, list))).into_response());
    }
    let (before, cited) = (decided.before.0.as_str(), decided.before.1.unwrap_or_default());
    let done = format!("done={outcome}&was={id}&seen={}&before={before}&cited={cited}", decided.decision);
    let to = match decided.next {
        Some(next) => format!("{}&{done}", urls::case(next, list)),
        None => format!("/console?show={list}&{done}"),
    };
    Ok(Redirect::to(&to).into_response())
}

/// The case as it stands now, with what was chosen and written for it, and why nothing was done.
async fn again(
    web: &Web,
    signed: &SignedIn,
    desk: Desk,
    id: CommentId,
    fields: &Fields,
    (words, status): (String, StatusCode),
) -> Result<Response, Failed> {
    let flash = Flash { w: desk.w, words, is_refusal: true, undo: None };
    let opened = Opened::Again(id, fields.get("clause").to_owned(), fields.get("note").to_owned());
    show(web, signed, desk, opened, Some(flash), status).await
}
