//! Looking for a commenter, and everything that there is of one: comments, measures, blocks.

use crate::console::case::{SanctionItem, sanction_item};
use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::urls;
use crate::words::When;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    Found, MAX_FOUND, PersonComment, PersonPage, Refusal, find_person, lift_block, read_person,
};
use comity_model::{Block, BlockTarget, CommenterId};
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/people.html")]
struct PeoplePage {
    frame: ConsoleFrame,
    query: String,
    people: Vec<PersonRow>,
    has_all: bool,
}

struct PersonRow {
    url: String,
    name: String,
    email: Option<String>,
    first_seen: String,
}

#[derive(Template)]
#[template(path = "console/person.html")]
struct PersonView {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    id: String,
    csrf: String,
    email: Option<String>,
    first_seen: String,
    published: u32,
    held: u32,
    rejected: u32,
    sanctions: Vec<SanctionItem>,
    blocks: Vec<BlockItem>,
    /// Where a measure is imposed: the page of the newest comment's case.
    block_url: Option<String>,
    comments: Vec<CommentRow>,
    more_url: Option<String>,
    first_url: Option<String>,
}

struct BlockItem {
    words: String,
    reason: String,
    lift_url: String,
}

struct CommentRow {
    url: String,
    excerpt: String,
    headline: String,
    state: &'static str,
    state_words: String,
    at: When,
}

/// `GET /console/people?q=…`
pub(crate) async fn search(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "", None).await?;
    let query = signed.visitor.query.get("q").to_owned();
    let found = match find_person(web.app(), signed.moderator(), &query).await? {
        Found::Case(comment) => {
            return Ok(Redirect::to(&urls::case(comment, desk.show())).into_response());
        }
        Found::People(found) => found,
    };
    let w = desk.w;
    let people: Vec<PersonRow> = found
        .into_iter()
        .map(|person| PersonRow {
            url: urls::person(person.id),
            name: person.name,
            email: person.email,
            first_seen: w.with("person-first-seen", "time", w.when(person.first_seen).day),
        })
        .collect();
    let page = PeoplePage {
        frame: desk.frame(&signed, w.t("people-title"), "people"),
        query,
        has_all: people.len() < MAX_FOUND,
        people,
    };
    Ok(html(StatusCode::OK, &page))
}

/// `GET /console/people/{commenter}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(commenter): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let id: CommenterId = commenter.parse().map_err(|_| Refusal::UnknownCommenter)?;
    let desk = Desk::read(&web, &signed, "", None).await?;
    let after = signed.visitor.query.filled("after");
    let read = read_person(web.app(), signed.moderator(), id, after, desk.w.lang).await?;
    Ok(html(StatusCode::OK, &view(&desk, &signed, &read, after)))
}

fn view(desk: &Desk, signed: &SignedIn, read: &PersonPage, after: Option<&str>) -> PersonView {
    let (w, person) = (desk.w, &read.person);
    let url = urls::person(person.id);
    let done = signed.visitor.query.get("done") == "lift";
    PersonView {
        frame: desk.frame(signed, person.name.clone(), "people"),
        flash: done.then(|| Flash { w, words: w.t("lift-done"), is_refusal: false, undo: None }),
        id: person.id.to_string(),
        csrf: signed.session.csrf.clone(),
        email: person.email.clone(),
        first_seen: w.with("person-first-seen", "time", w.when(person.first_seen).day),
        published: person.published,
        held: person.held,
        rejected: person.rejected,
        sanctions: person.sanctions.iter().map(|sanction| sanction_item(w, sanction, desk.now)).collect(),
        blocks: read.blocks.iter().map(|block| block_item(desk, &url, block)).collect(),
        block_url: person.recent.first().map(|(comment, ..)| format!("/console/case/{comment}/block")),
        comments: read.comments.iter().map(|comment| comment_row(desk, comment)).collect(),
        more_url: read.next.as_deref().map(|next| format!("{url}?after={}", urls::encode(next))),
        first_url: after.map(|_| url),
    }
}

fn block_item(desk: &Desk, person: &str, block: &Block) -> BlockItem {
    let w = desk.w;
    let what = match block.target {
        BlockTarget::Email => w.t("person-block-email"),
        BlockTarget::IpPrefix => w.t("person-block-address"),
    };
    let end = match block.until {
        Some(until) => w.with("sanction-until", "time", w.when(until).words),
        None => w.t("sanction-for-good"),
    };
    BlockItem {
        words: format!("{what}, {end}"),
        reason: block.reason.clone(),
        lift_url: format!("{person}/blocks/{}/lift", block.id),
    }
}

fn comment_row(desk: &Desk, comment: &PersonComment) -> CommentRow {
    let state = comment.state.as_str();
    CommentRow {
        url: urls::case(comment.id, desk.show()),
        excerpt: comment.excerpt.clone(),
        headline: comment.story_headline.clone(),
        state,
        state_words: desk.w.t(&format!("case-state-{state}")),
        at: desk.w.when_known(comment.at),
    }
}

/// `POST /console/people/{commenter}/blocks/{sanction}/lift`
pub(crate) async fn lift(
    State(web): State<Web>,
    Path((commenter, block)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, _) = sent.taken()?;
    let commenter = commenter.parse().map_err(|_| Refusal::UnknownCommenter)?;
    let block = block.parse().map_err(|_| BadRequest::NotFound)?;
    lift_block(web.app(), signed.moderator(), commenter, block).await?;
    Ok(Redirect::to(&format!("{}?done=lift", urls::person(commenter))).into_response())
}
