//! Signing in by a one-time link, joining by an invitation, signing out.

use crate::console::frame::{ConsoleFrame, console_words};
use crate::error::Failed;
use crate::extract::cookies;
use crate::extract::fields::Fields;
use crate::extract::moderator::Sent;
use crate::extract::visitor::Visitor;
use crate::page::html;
use crate::rate::Rate;
use crate::state::Web;
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Refusal, look_at_link, redeem_link, sign_out, site_by_id};
use http::StatusCode;
use http::header::SET_COOKIE;

#[derive(Template)]
#[template(path = "console/sign_in.html")]
struct SignInPage {
    frame: ConsoleFrame,
    detail: Option<String>,
    action: Option<String>,
    asks_name: bool,
    explain: String,
    name: String,
}

/// `GET /console/sign-in/{token}`: a button, because mail programs open links before people do.
pub(crate) async fn page(
    State(web): State<Web>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    web.limit(Rate::SignIns, visitor.address)?;
    show(&web, &visitor, &token, String::new(), None).await
}

/// `POST /console/sign-in/{token}`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(token): Path<String>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    web.limit(Rate::SignIns, visitor.address)?;
    visitor.must_be_ours()?;
    let fields = Fields::read(body).await?;
    match redeem_link(web.app(), &token, fields.get("name")).await.map_err(Failed::from) {
        Ok(session) => {
            let mut response = Redirect::to("/console").into_response();
            let cookie = cookies::give_session(&session.cookie, web.settings().is_https());
            response.headers_mut().append(SET_COOKIE, cookie);
            Ok(response)
        }
        Err(
            failed @ Failed::Refused(
                Refusal::NameMissing
                | Refusal::NameTooLong { .. }
                | Refusal::NameNotAllowed
                | Refusal::NameTaken,
            ),
        ) => show(&web, &visitor, &token, fields.get("name").to_owned(), Some(&failed)).await,
        Err(failed @ Failed::Refused(_)) => Ok(signed_out_page(&visitor, Some(&failed))),
        Err(failed) => Err(failed),
    }
}

/// `GET /console/sign-in`: for those who have no link.
pub(crate) async fn without_link(visitor: Visitor) -> Response {
    signed_out_page(&visitor, None)
}

/// `POST /console/sign-out`
pub(crate) async fn leave(State(web): State<Web>, sent: Sent) -> Result<Response, Failed> {
    let (signed, _) = sent.taken()?;
    if let Some(cookie) = cookies::find(&signed.visitor.headers, cookies::SESSION) {
        sign_out(web.app(), cookie).await?;
    }
    let mut response = Redirect::to("/console/sign-in").into_response();
    response.headers_mut().append(SET_COOKIE, cookies::take_session(web.settings().is_https()));
    Ok(response)
}

/// The page for those who are not signed in.
pub(crate) fn signed_out_page(visitor: &Visitor, failed: Option<&Failed>) -> Response {
    let w = console_words(visitor, None);
    let page = SignInPage {
        frame: ConsoleFrame::plain(w, w.t("sign-in-title"), "Comity".to_owned()),
        detail: failed.map(|failed| failed.sentence(w)),
        action: None,
        asks_name: false,
        explain: w.t("sign-in-explain"),
        name: String::new(),
    };
    html(failed.map_or(StatusCode::OK, Failed::status), &page)
}

async fn show(
    web: &Web,
    visitor: &Visitor,
    token: &str,
    name: String,
    failed: Option<&Failed>,
) -> Result<Response, Failed> {
    let link = match look_at_link(web.app(), token).await.map_err(Failed::from) {
        Ok(link) => link,
        Err(failed @ Failed::Refused(_)) => return Ok(signed_out_page(visitor, Some(&failed))),
        Err(failed) => return Err(failed),
    };
    let site = site_by_id(web.app(), link.site).await?;
    let w = console_words(visitor, Some(&site.locale));
    let asks_name = link.moderator.is_none();
    let (title, explain) = if asks_name {
        (w.t("join-title"), w.with("join-explain", "site", &site.name))
    } else {
        (w.t("sign-in-title"), w.t("sign-in-as"))
    };
    let page = SignInPage {
        frame: ConsoleFrame::plain(w, title, site.name),
        detail: failed.map(|failed| failed.sentence(w)),
        action: Some(format!("/console/sign-in/{}", crate::urls::encode(token))),
        asks_name,
        explain,
        name,
    };
    Ok(html(failed.map_or(StatusCode::OK, Failed::status), &page))
}
