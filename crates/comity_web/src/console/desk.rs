//! The desk: the queue, oldest first, and the case that is open.

use crate::console::case::{CaseItem, case_item};
use crate::console::frame::{ConsoleFrame, Desk, Flash, Undo};
use crate::error::Failed;
use crate::extract::moderator::SignedIn;
use crate::page::html;
use crate::state::Web;
use crate::thread::permalink::comment_id;
use crate::urls;
use crate::words::When;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{CaseSummary, read_case};
use comity_model::{CommentId, Outcome};
use http::StatusCode;
use serde_json::{Map, Value};

#[derive(Template)]
#[template(path = "console/desk.html")]
pub(crate) struct DeskPage {
    frame: ConsoleFrame,
    waiting: u64,
    queue: Vec<Row>,
    more_url: Option<String>,
    first_url: Option<String>,
    case: Option<CaseItem>,
    /// Whether the case was chosen, or only is the first of the queue.
    is_asked: bool,
    flash: Option<Flash>,
    /// The site as readers see it.
    site_url: String,
}

/// Which case a page shows beside the queue.
pub(crate) enum Opened {
    /// The first one, because none was named; on a phone the queue stands above it.
    First(Option<CommentId>),
    /// The one that was asked for; on a phone it stands above the queue.
    Asked(CommentId),
    /// The same, with a clause that was chosen and a note that was written for it.
    Again(CommentId, String, String),
}

struct Row {
    id: String,
    url: String,
    is_current: bool,
    name: String,
    excerpt: String,
    headline: String,
    clause: Option<String>,
    reports: u64,
    since: When,
}

impl DeskPage {
    /// The words that the page's script needs: those of the table of keys.
    fn script_words(&self) -> String {
        let keys = comity_locale::keys("en").into_iter().filter(|key| key.starts_with("key-"));
        let titles = ["console-help-title", "console-help-close"].map(str::to_owned);
        let text = |key: String| {
            let text = self.frame.w.t(&key);
            (key, Value::String(text))
        };
        let words: Map<String, Value> = keys.chain(titles).map(text).collect();
        Value::Object(words).to_string()
    }
}

/// `GET /console`: the queue, with its first case open.
pub(crate) async fn queue(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let desk = read_desk(&web, &signed).await?;
    let first = desk.queue.cases.first().map(|case| case.comment);
    let flash = flash(&desk, &signed);
    show(&web, &signed, desk, Opened::First(first), flash, StatusCode::OK).await
}

/// `GET /console/case/{comment}`
pub(crate) async fn case(
    State(web): State<Web>,
    Path(comment): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let desk = read_desk(&web, &signed).await?;
    let flash = flash(&desk, &signed);
    show(&web, &signed, desk, Opened::Asked(comment_id(&comment)?), flash, StatusCode::OK).await
}

async fn read_desk(web: &Web, signed: &SignedIn) -> Result<Desk, Failed> {
    let query = &signed.visitor.query;
    Desk::read(web, signed, query.get("show"), query.filled("after")).await
}

/// The page with this case open.
pub(crate) async fn show(
    web: &Web,
    signed: &SignedIn,
    desk: Desk,
    opened: Opened,
    mut flash: Option<Flash>,
    status: StatusCode,
) -> Result<Response, Failed> {
    let open = match &opened {
        Opened::First(first) => *first,
        Opened::Asked(comment) | Opened::Again(comment, ..) => Some(*comment),
    };
    let case = match open {
        Some(comment) => {
            let case = read_case(web.app(), signed.moderator(), comment, desk.w.lang).await?;
            let mut item = case_item(&desk, &signed.session.csrf, &case);
            item.flash = flash.take();
            if let Opened::Again(_, clause, note) = &opened {
                item.fill(clause, note);
            }
            Some(item)
        }
        None => None,
    };
    let list = format!("/console?show={}", desk.show());
    let after = signed.visitor.query.filled("after");
    let more = desk.queue.next.as_deref().map(|next| format!("{list}&after={}", urls::encode(next)));
    let page = DeskPage {
        waiting: match desk.kind {
            comity_actions::QueueKind::Held => desk.queue.held,
            comity_actions::QueueKind::Reported => desk.queue.reported,
            comity_actions::QueueKind::Noted => desk.queue.noted,
        },
        queue: desk.queue.cases.iter().map(|case| row(&desk, case, open)).collect(),
        more_url: more,
        first_url: after.map(|_| list),
        case,
        is_asked: !matches!(opened, Opened::First(_)),
        flash,
        site_url: urls::site(&desk.site.key),
        frame: desk.frame(signed, desk.w.t("console-title"), desk.show()),
    };
    Ok(html(status, &page))
}

fn row(desk: &Desk, case: &CaseSummary, open: Option<CommentId>) -> Row {
    Row {
        id: case.comment.to_string(),
        url: urls::case(case.comment, desk.show()),
        is_current: open == Some(case.comment),
        name: case.author_name.clone(),
        excerpt: case.excerpt.clone(),
        headline: case.story_headline.clone(),
        clause: case.clause.as_ref().map(|clause| desk.w.clause(&clause.number, &clause.title)),
        reports: case.reports,
        since: desk.w.when(case.waiting_since),
    }
}

/// What the decision before did, with the way back.
fn flash(desk: &Desk, signed: &SignedIn) -> Option<Flash> {
    let query = &signed.visitor.query;
    let (w, done) = (desk.w, query.get("done"));
    let words = match done {
        "publish" | "reject" | "hold" | "undo" => w.t(&format!("case-decided-{done}")),
        "block" => w.t("block-done"),
        "lift" => w.t("lift-done"),
        _ => return None,
    };
    let comment: Option<CommentId> = query.get("was").parse().ok();
    let undo = comment.filter(|_| matches!(done, "publish" | "reject")).map(|comment| Undo {
        action: format!("/console/case/{comment}/decide"),
        csrf: signed.session.csrf.clone(),
        seen: query.get("seen").to_owned(),
        show: desk.show(),
        outcome: query.get("before").parse().unwrap_or(Outcome::Hold),
        clause: query.get("cited").to_owned(),
    });
    Some(Flash { w, words, is_refusal: false, undo })
}
