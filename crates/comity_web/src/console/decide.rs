//! Deciding a case.

use crate::console::desk::{Opened, show};
use crate::console::frame::{Desk, Flash, kind_of};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::SignedIn;
use crate::state::Web;
use crate::thread::permalink::comment_id;
use crate::urls;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Decide, Refusal, decide};
use comity_model::Outcome;

/// `POST /console/case/{comment}/decide`: the next case comes back.
pub(crate) async fn send(
    State(web): State<Web>,
    Path(comment): Path<String>,
    signed: SignedIn,
    body: Body,
) -> Result<Response, Failed> {
    let fields = signed.form(body).await?;
    let id = comment_id(&comment)?;
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
    let desk = Desk::read(&web, &signed, fields.get("show"), None).await?;
    let decided = match decide(web.app(), signed.moderator(), wanted).await.map_err(Failed::from) {
        Ok(decided) => decided,
        // The case as it stands now, and why nothing was done.
        Err(Failed::Refused(refusal @ (Refusal::ChangedMeanwhile | Refusal::ReasonMissing))) => {
            let failed = Failed::Refused(refusal);
            let key =
                if failed.code() == "changed-meanwhile" { "case-changed" } else { "case-clause-choose" };
            let flash = Flash { w: desk.w, words: desk.w.t(key), is_refusal: true, undo: None };
            return show(&web, &signed, desk, Opened::Asked(id), Some(flash), failed.status()).await;
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
