//! Measures on a commenter: imposing and lifting them.

use crate::console::case::cited_first;
use crate::console::frame::{ConsoleFrame, Desk, kind_of, word_of};
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::thread::permalink::comment_id;
use crate::thread::report::Choice;
use crate::urls;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{Case, Refusal, SanctionCommenter, lift_sanction, read_case, sanction_commenter};
use comity_model::SanctionKind;
use http::StatusCode;

/// Lengths that the form offers, in days.
const DAYS: [u32; 6] = [1, 3, 7, 30, 90, 365];

/// The length chosen beforehand, in days.
const USUAL_DAYS: u32 = 7;

/// How the form says "for good".
const FOR_GOOD: &str = "for-good";

#[derive(Template)]
#[template(path = "console/block.html")]
#[expect(clippy::struct_excessive_bools, reason = "two boxes, and whether each is offered and ticked")]
struct BlockPage {
    frame: ConsoleFrame,
    detail: Option<String>,
    action: String,
    csrf: String,
    show: &'static str,
    kinds: Vec<Choice>,
    lengths: Vec<Choice>,
    clauses: Vec<Choice>,
    reason: String,
    has_email: bool,
    also_email: bool,
    has_address: bool,
    also_address: bool,
    back_url: String,
}

/// `GET /console/case/{comment}/block`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(comment): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, signed.visitor.query.get("show"), None).await?;
    let case = read_case(web.app(), signed.moderator(), comment_id(&comment)?, desk.w.lang).await?;
    Ok(html(StatusCode::OK, &form(&desk, &signed, &case, &Fields::default(), None)))
}

/// `POST /console/case/{comment}/block`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(comment): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let id = comment_id(&comment)?;
    let desk = Desk::read(&web, signed, fields.get("show"), None).await?;
    let case = read_case(web.app(), signed.moderator(), id, desk.w.lang).await;
    let case = case.map_err(|failure| sent.plain(failure.into()))?;
    if let Some(failed) = sent.expired() {
        return Ok(html(failed.status(), &form(&desk, signed, &case, fields, Some(&failed))));
    }
    let days = match fields.get("days") {
        FOR_GOOD => None,
        days => Some(days.parse().map_err(|_| BadRequest::Malformed)?),
    };
    let wanted = SanctionCommenter {
        commenter: case.person.id,
        kind: SanctionKind::find(fields.get("kind")).ok_or(BadRequest::Malformed)?,
        days,
        clause: fields.filled("clause").map(str::to_owned),
        reason: fields.get("reason").to_owned(),
        also_email: fields.filled("also_email").is_some(),
        also_address_of: fields.filled("also_address").map(|_| id),
    };
    match sanction_commenter(web.app(), signed.moderator(), wanted).await.map_err(Failed::from) {
        Ok(_) => Ok(Redirect::to(&format!("{}&done=block", urls::case(id, desk.show()))).into_response()),
        Err(failed @ Failed::Refused(Refusal::ReasonMissing | Refusal::TooMany { .. })) => {
            Ok(html(failed.status(), &form(&desk, signed, &case, fields, Some(&failed))))
        }
        Err(failed) => Err(failed),
    }
}

/// `POST /console/sanctions/{sanction}/lift`
pub(crate) async fn lift(
    State(web): State<Web>,
    Path(sanction): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = sent.taken()?;
    let sanction = sanction.parse().map_err(|_| BadRequest::NotFound)?;
    lift_sanction(web.app(), signed.moderator(), sanction).await?;
    if let Some(person) = fields.filled("person") {
        let person = person.parse().map_err(|_| BadRequest::NotFound)?;
        return Ok(Redirect::to(&format!("{}?done=lift", urls::person(person))).into_response());
    }
    let case = comment_id(fields.get("case"))?;
    let show = word_of(kind_of(fields.get("show")));
    Ok(Redirect::to(&format!("{}&done=lift", urls::case(case, show))).into_response())
}

fn form(desk: &Desk, signed: &SignedIn, case: &Case, fields: &Fields, failed: Option<&Failed>) -> BlockPage {
    let w = desk.w;
    let (usual, id) = (USUAL_DAYS.to_string(), case.comment.id);
    let kind = fields.filled("kind").unwrap_or(SanctionKind::Block.as_str());
    let days = fields.filled("days").unwrap_or(&usual);
    let cited = cited_first(case).unwrap_or_default();
    let clause = fields.filled("clause").unwrap_or(&cited);
    let choice =
        |value: String, label: String, chosen: &str| Choice { is_chosen: value == chosen, value, label };
    let kind_choice =
        |k: &SanctionKind| choice(k.as_str().to_owned(), w.t(&format!("block-kind-{}", k.as_str())), kind);
    let day_choice = |d: &u32| choice(d.to_string(), w.n("block-days", d), days);
    let clause_choice =
        |c: &comity_model::ClauseRef| choice(c.anchor.clone(), format!("{} · {}", c.number, c.title), clause);
    let for_good = choice(FOR_GOOD.to_owned(), w.t("block-for-good"), days);
    BlockPage {
        frame: desk.frame(signed, w.with("block-title", "name", &case.person.name), desk.show()),
        detail: failed.map(|failed| failed.sentence(w)),
        action: format!("/console/case/{id}/block"),
        csrf: signed.session.csrf.clone(),
        show: desk.show(),
        kinds: SanctionKind::ALL.iter().rev().map(kind_choice).collect(),
        lengths: DAYS.iter().map(day_choice).chain([for_good]).collect(),
        clauses: case.clauses.iter().map(clause_choice).collect(),
        reason: fields.get("reason").to_owned(),
        has_email: case.person.email.is_some(),
        also_email: fields.filled("also_email").is_some(),
        has_address: case.has_address,
        also_address: fields.filled("also_address").is_some(),
        back_url: urls::case(id, desk.show()),
    }
}
