//! Withdrawing a version before it comes into force. What stays or comes instead is said before.

use crate::console::frame::{ConsoleFrame, Desk};
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::urls;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Refusal, VersionState, WithdrawVersion, read_version, withdraw_version};
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/withdraw.html")]
struct WithdrawPage {
    frame: ConsoleFrame,
    detail: Option<String>,
    back_url: String,
    number: u32,
    may_withdraw: bool,
    stays: String,
    comes: Option<String>,
    csrf: String,
    note: String,
}

/// `GET /console/policy/versions/{version}/withdraw`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(version): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show(&web, &signed, number(&version)?, &Fields::default(), None).await
}

/// `POST /console/policy/versions/{version}/withdraw`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(version): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if !signed.may_edit() {
        return Err(Refusal::NotAllowed.into());
    }
    let number = number(&version)?;
    if let Some(failed) = sent.expired() {
        return show(&web, signed, number, fields, Some(&failed)).await.map_err(|failed| sent.plain(failed));
    }
    let wanted = WithdrawVersion {
        site: signed.moderator().site,
        number,
        note: fields.get("note").to_owned(),
        by: Some(signed.moderator().id),
    };
    match withdraw_version(web.app(), wanted).await.map_err(Failed::from) {
        Ok(()) => Ok(Redirect::to("/console/policy?done=withdrawn").into_response()),
        Err(
            failed @ Failed::Refused(
                Refusal::ReasonMissing | Refusal::VersionNotToCome | Refusal::ChangedMeanwhile,
            ),
        ) => show(&web, signed, number, fields, Some(&failed)).await,
        Err(failed) => Err(failed),
    }
}

fn number(version: &str) -> Result<u32, Failed> {
    version.parse().map_err(|_| BadRequest::NotFound.into())
}

async fn show(
    web: &Web,
    signed: &SignedIn,
    number: u32,
    fields: &Fields,
    failed: Option<&Failed>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let w = desk.w;
    let read = read_version(web.app(), signed.moderator(), number, w.lang).await?;
    let is_to_come = read.version.state == VersionState::ToCome;
    let cannot = || Failed::from(Refusal::VersionNotToCome).sentence(w);
    let comes = read.comes_if_withdrawn.map(|(other, from)| {
        let (other, from) = (other.to_string(), w.when(from).words);
        w.args("editor-withdraw-comes", &[("version", &other), ("from", &from)])
    });
    let page = WithdrawPage {
        detail: failed.map(|failed| failed.sentence(w)).or_else(|| (!is_to_come).then(cannot)),
        back_url: urls::console_version(number),
        number,
        may_withdraw: is_to_come && signed.may_edit(),
        stays: w.with("editor-withdraw-stays", "version", read.in_force),
        comes,
        csrf: signed.session.csrf.clone(),
        note: fields.get("note").to_owned(),
        frame: desk.frame(signed, w.with("editor-withdraw", "version", number), "policy"),
    };
    Ok(html(failed.map_or(StatusCode::OK, Failed::status), &page))
}
