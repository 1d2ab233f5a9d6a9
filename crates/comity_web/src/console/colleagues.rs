//! Colleagues, as the settings list them, and withdrawing somebody's access: a page that asks once more, then the act.

use crate::console::frame::{ConsoleFrame, Desk};
use crate::error::{BadRequest, Failed};
use crate::extract::cookies;
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Colleague, Refusal, list_colleagues, may_remove, remove_moderator};
use comity_model::{Moderator, ModeratorId};
use http::StatusCode;
use http::header::SET_COOKIE;

/// A colleague in the list.
pub(crate) struct ColleagueRow {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) is_me: bool,
    /// Since when, and when signed in last.
    pub(crate) seen: String,
    /// Where the access can be withdrawn; none: the reader of the page may not.
    pub(crate) remove_url: Option<String>,
}

#[derive(Template)]
#[template(path = "console/remove_moderator.html")]
struct RemovePage {
    frame: ConsoleFrame,
    detail: Option<String>,
    csrf: String,
    action: String,
    row: ColleagueRow,
}

/// `GET /console/moderators/{moderator}/remove`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(moderator): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show(&web, &signed, moderator_id(&moderator)?, None).await
}

/// `POST /console/moderators/{moderator}/remove`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(moderator): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let whom = moderator_id(&moderator)?;
    if let Some(failed) = sent.expired() {
        return show(&web, &sent.signed, whom, Some(&failed)).await.map_err(|failed| sent.plain(failed));
    }
    let signed = &sent.signed;
    let me = signed.moderator();
    match remove_moderator(web.app(), me.site, Some(me), whom).await.map_err(Failed::from) {
        Ok(_) if me.id == whom => {
            let mut response = Redirect::to("/console/sign-in").into_response();
            response.headers_mut().append(SET_COOKIE, cookies::take_session(web.settings().is_https()));
            Ok(response)
        }
        Ok(_) => Ok(Redirect::to("/console/settings?done=removed").into_response()),
        Err(failed @ Failed::Refused(Refusal::LastModerator)) => {
            show(&web, signed, whom, Some(&failed)).await
        }
        Err(failed) => Err(failed),
    }
}

/// Everybody who may sign in, as `me` sees them.
pub(crate) async fn rows(web: &Web, w: Words, me: &Moderator) -> Result<Vec<ColleagueRow>, Failed> {
    let listed = list_colleagues(web.app(), me.site).await?;
    Ok(listed.iter().map(|colleague| row(w, me, colleague)).collect())
}

async fn show(
    web: &Web,
    signed: &SignedIn,
    whom: ModeratorId,
    failed: Option<&Failed>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let (w, me) = (desk.w, signed.moderator());
    let listed = list_colleagues(web.app(), me.site).await?;
    let found = listed.iter().find(|colleague| colleague.moderator.id == whom);
    let row = row(w, me, found.ok_or(BadRequest::NotFound)?);
    let Some(action) = row.remove_url.clone() else { return Err(Refusal::NotAllowed.into()) };
    let page = RemovePage {
        frame: desk.frame(signed, w.with("moderators-remove-title", "name", &row.name), "settings"),
        detail: failed.map(|failed| failed.sentence(w)),
        csrf: signed.session.csrf.clone(),
        action,
        row,
    };
    Ok(html(failed.map_or(StatusCode::OK, Failed::status), &page))
}

fn row(w: Words, me: &Moderator, colleague: &Colleague) -> ColleagueRow {
    let who = &colleague.moderator;
    let since = w.with("moderators-since", "date", w.when(who.created_at).day);
    let signed_in = match colleague.signed_in_at {
        Some(at) => w.with("moderators-signed-in", "time", w.when(at).words),
        None => w.t("moderators-not-signed-in"),
    };
    ColleagueRow {
        name: who.name.clone(),
        role: w.t(&format!("console-role-{}", who.role.as_str())),
        is_me: who.id == me.id,
        seen: format!("{since} · {signed_in}"),
        remove_url: may_remove(me, who).then(|| format!("/console/moderators/{}/remove", who.id)),
    }
}

fn moderator_id(text: &str) -> Result<ModeratorId, Failed> {
    text.parse().map_err(|_| BadRequest::NotFound.into())
}
