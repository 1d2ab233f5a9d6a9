//! `/score`: a page to try the scorer and the policy in force on a text, as one types. `/console/score` is the same for those who
//! are signed in; the public address shows it only where the operator lets everybody in, and leads to the console otherwise.

use crate::console::frame::{ConsoleFrame, Desk};
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::extract::visitor::Visitor;
use crate::page::{Frame, find_site, html};
use crate::rate::Rate;
use crate::state::Web;
use crate::words::{Piece, Words, marked};
use crate::{assets, urls};
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{TriedText, TryText, site_by_id, try_text};
use comity_model::{Outcome, Site, Span};
use http::StatusCode;

/// Where those who are signed in try a text.
const CONSOLE: &str = "/console/score";
/// Where everybody does, if the operator lets them.
const PUBLIC: &str = "/score";
/// A score from which on its stretches are marked, and its bar stands out.
const HIGH: f32 = 0.5;
/// What is said of a text as a whole: no stretch of it is the reason.
const OF_THE_WHOLE: [&str; 2] = ["unsubstantial", "incoherent"];

#[derive(Template)]
#[template(path = "try_page.html")]
struct PublicPage {
    frame: Frame,
    form: String,
    score_script: String,
}

#[derive(Template)]
#[template(path = "console/try.html")]
struct ConsolePage {
    frame: ConsoleFrame,
    form: String,
    score_script: String,
}

#[derive(Template)]
#[template(path = "try_form.html")]
struct TryForm {
    w: Words,
    title: String,
    action: &'static str,
    csrf: String,
    site: String,
    text: String,
    parent: String,
    refusal: Option<String>,
    said: Option<String>,
}

/// What is said of a text.
#[derive(Template)]
#[template(path = "try_said.html")]
struct Said {
    w: Words,
    outcome: String,
    outcome_word: &'static str,
    outcome_class: &'static str,
    reasons: Vec<ReasonRow>,
    pieces: Vec<Piece>,
    reading: Option<String>,
    bars: Vec<Bar>,
    target: String,
    language: String,
    model: String,
}

/// Why nothing is said of a text.
#[derive(Template)]
#[template(path = "try_refused.html")]
struct RefusedPart {
    sentence: String,
}

struct ReasonRow {
    url: String,
    clause: String,
    rule: String,
    sentence: String,
}

struct Bar {
    name: String,
    value: String,
    width: u32,
    is_high: bool,
}

/// `GET /score`
pub(crate) async fn page(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    if !web.settings().is_score_page_public {
        return Ok(Redirect::to(CONSOLE).into_response());
    }
    let site = find_site(&web, visitor.query.filled("site")).await?;
    let w = visitor.words(&[Some(&site.locale)]);
    Ok(public(w, &site, &TryForm::empty(w, PUBLIC, &site)))
}

/// `POST /score`: a form of our own page, or its script's request for the part that changes.
pub(crate) async fn send(State(web): State<Web>, visitor: Visitor, body: Body) -> Result<Response, Failed> {
    if !web.settings().is_score_page_public {
        return Err(BadRequest::NotFound.into());
    }
    visitor.must_be_ours()?;
    web.limit(Rate::Renders, visitor.address)?;
    let fields = Fields::read(body).await?;
    let site = find_site(&web, fields.filled("site")).await?;
    let w = visitor.words(&[fields.filled("lang"), Some(&site.locale)]);
    let form = TryForm::empty(w, PUBLIC, &site);
    match tried(&web, w, &site, &fields, form).await? {
        Tried::Part(part) => Ok(part),
        Tried::Form(form) => Ok(public(w, &site, &form)),
    }
}

/// `GET /console/score`
pub(crate) async fn console_page(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let mut form = TryForm::empty(desk.w, CONSOLE, &desk.site);
    form.csrf.clone_from(&signed.session.csrf);
    Ok(in_console(&desk, &signed, &form))
}

/// `POST /console/score`
pub(crate) async fn console_send(State(web): State<Web>, sent: Sent) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let desk = Desk::read(&web, signed, "held", None).await?;
    let site = site_by_id(web.app(), signed.moderator().site).await?;
    let mut form = TryForm::empty(desk.w, CONSOLE, &site);
    form.csrf.clone_from(&signed.session.csrf);
    if let Some(failed) = sent.expired() {
        let sentence = failed.sentence(desk.w);
        if fields.get("part") == "said" {
            return Ok(html(failed.status(), &RefusedPart { sentence }));
        }
        fields.get("text").clone_into(&mut form.text);
        fields.get("parent").clone_into(&mut form.parent);
        form.refusal = Some(sentence);
        let mut response = in_console(&desk, signed, &form);
        *response.status_mut() = failed.status();
        return Ok(response);
    }
    match tried(&web, desk.w, &site, fields, form).await? {
        Tried::Part(part) => Ok(part),
        Tried::Form(form) => Ok(in_console(&desk, signed, &form)),
    }
}

impl TryForm {
    fn empty(w: Words, action: &'static str, site: &Site) -> Self {
        Self {
            w,
            title: w.t("score-title"),
            action,
            csrf: String::new(),
            site: site.key.clone(),
            text: String::new(),
            parent: String::new(),
            refusal: None,
            said: None,
        }
    }
}

fn public(w: Words, site: &Site, form: &TryForm) -> Response {
    let frame = Frame::of_site(w, w.t("score-title"), site);
    match form.render() {
        Ok(form) => html(StatusCode::OK, &PublicPage { frame, form, score_script: assets::url("score.js") }),
        Err(error) => Failed::from(error).into_response(),
    }
}

fn in_console(desk: &Desk, signed: &SignedIn, form: &TryForm) -> Response {
    let frame = desk.frame(signed, desk.w.t("score-title"), "score");
    match form.render() {
        Ok(form) => html(StatusCode::OK, &ConsolePage { frame, form, score_script: assets::url("score.js") }),
        Err(error) => Failed::from(error).into_response(),
    }
}

/// What a sent text leads to.
enum Tried {
    /// The part that the script asked for.
    Part(Response),
    /// The whole page, for a browser without script.
    Form(TryForm),
}

async fn tried(
    web: &Web,
    w: Words,
    site: &Site,
    fields: &Fields,
    mut form: TryForm,
) -> Result<Tried, Failed> {
    let what = TryText {
        site: site.id,
        text: fields.get("text").to_owned(),
        parent: fields.get("parent").to_owned(),
        locale: w.lang.to_owned(),
    };
    form.text.clone_from(&what.text);
    form.parent.clone_from(&what.parent);
    let is_part = fields.get("part") == "said";
    match try_text(web.app(), what).await.map_err(Failed::from) {
        Ok(tried) => {
            let said = Said::of(w, site, &form.text, &tried);
            if is_part {
                return Ok(Tried::Part(html(StatusCode::OK, &said)));
            }
            form.said = Some(said.render()?);
        }
        Err(failed @ Failed::Refused(_)) => {
            let sentence = failed.sentence(w);
            if is_part {
                return Ok(Tried::Part(html(StatusCode::UNPROCESSABLE_ENTITY, &RefusedPart { sentence })));
            }
            form.refusal = Some(sentence);
        }
        Err(failed) => return Err(failed),
    }
    Ok(Tried::Form(form))
}

impl Said {
    fn of(w: Words, site: &Site, text: &str, tried: &TriedText) -> Self {
        let (outcome_word, outcome_class) = match tried.outcome {
            Outcome::Publish => ("publish", "published"),
            Outcome::Note => ("note", "published"),
            Outcome::Ask => ("ask", "held"),
            Outcome::Hold => ("hold", "held"),
            Outcome::Reject => ("reject", "rejected"),
        };
        let high = tried
            .scores
            .iter()
            .filter(|score| score.value >= HIGH && !OF_THE_WHOLE.contains(&score.signal.as_str()));
        let mut spans: Vec<Span> = high.flat_map(|score| score.spans.iter().copied()).collect();
        spans.extend(tried.reasons.iter().flat_map(|reason| reason.spans.iter().copied()));
        let policy = urls::policy(&site.key);
        let reason = |reason: &comity_actions::Reason| ReasonRow {
            url: format!("{policy}#{}", urls::encode(&reason.clause.anchor)),
            clause: w.clause(&reason.clause.number, &reason.clause.title),
            rule: reason.rule.clone(),
            sentence: reason.sentence.clone(),
        };
        let bar = |score: &comity_actions::TriedScore| Bar {
            name: score.signal.replace('_', " "),
            value: format!("{:.2}", score.value),
            width: (score.value * 100.0).round().clamp(0.0, 100.0) as u32,
            is_high: score.value >= HIGH,
        };
        let target = tried.target.unwrap_or("unknown");
        Self {
            outcome: w.t(&format!("score-outcome-{outcome_word}")),
            outcome_word,
            outcome_class,
            reasons: tried.reasons.iter().map(reason).collect(),
            pieces: marked(text, &spans),
            reading: tried.reading.clone(),
            bars: tried.scores.iter().map(bar).collect(),
            target: w.t(&format!("score-target-{}", target.replace('_', "-"))),
            language: tried.language.map_or_else(|| w.t("score-language-unknown"), str::to_owned),
            model: tried.model.clone(),
            w,
        }
    }
}
