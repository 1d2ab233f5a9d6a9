//! `POST /v1alpha1/comments:suggestscore`: what people think of a score, kept as labelled feedback where the operator says so.

use super::answer::{Wants, say};
use super::errors::Status;
use super::request::Message;
use super::{Service, analyze, body, language};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use comity_actions::{App, Failure, SuggestScore, SuggestedScore};
use http::request::Parts;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Where suggested scores are kept.
#[derive(Clone)]
pub enum FeedbackTo {
    /// Nowhere: whoever suggests a score is told so.
    Nowhere,
    /// A file of NDJSON that lines are added to.
    File(Arc<Mutex<File>>),
    /// The database: the site that `?site=` names, else the first one.
    Newsroom(App),
}

/// A line of feedback.
#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    attribute: &'a str,
    value: f64,
    /// UTF-16 units, end exclusive; absent: the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    community: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

/// Keeps the scores that a client suggests.
pub(super) async fn suggest(State(service): State<Service>, request: Request) -> Response {
    let (parts, sent) = request.into_parts();
    let wants = Wants::of(&parts.uri, &parts.headers);
    let answer = answered(&service, &wants, &parts, sent).await;
    say(&service, &wants, answer)
}

async fn answered(service: &Service, wants: &Wants, parts: &Parts, sent: Body) -> Result<Value, Status> {
    let key = service.0.gate.pass(wants, analyze::address(service, parts))?;
    let object = body::object(&parts.headers, sent).await?;
    let request = Message::root(&object);
    let text = request.comment()?;
    let scores = request.suggested(text)?;
    let context = request.context()?;
    let languages = request.languages()?;
    let (token, community) = (request.token("client_token")?, request.token("community_id")?);
    request.text("session_id")?;
    if !request.is_set("do_not_store")? {
        let suggested = SuggestScore {
            text: text.to_owned(),
            context: context.parent.map(str::to_owned),
            language: languages.first().cloned(),
            community: community.map(str::to_owned),
            client_token: token.map(str::to_owned),
            key,
            scores,
        };
        match &service.0.feedback {
            FeedbackTo::Nowhere => return Err(Status::feedback_not_kept()),
            FeedbackTo::File(file) => add(file, lines_of(&suggested)).await?,
            FeedbackTo::Newsroom(app) => keep(app, wants.parameter("site"), suggested).await?,
        }
    }
    let mut answer = Map::new();
    if let Some(token) = token {
        answer.insert("clientToken".to_owned(), token.into());
    }
    if !languages.is_empty() {
        answer.insert("requestedLanguages".to_owned(), json!(languages));
    }
    let detected = language::detect(text);
    if !detected.is_empty() {
        answer.insert("detectedLanguages".to_owned(), json!(detected));
    }
    Ok(Value::Object(answer))
}

/// One line a score.
fn lines_of(suggested: &SuggestScore) -> String {
    let line = |score: &SuggestedScore| {
        let line = Line {
            text: &suggested.text,
            attribute: &score.attribute,
            value: score.value,
            span: score.span,
            language: suggested.language.as_deref(),
            community: suggested.community.as_deref(),
            client_token: suggested.client_token.as_deref(),
            context: suggested.context.as_deref(),
            key: suggested.key.as_deref(),
        };
        format!("{}\n", json!(line))
    };
    suggested.scores.iter().map(line).collect()
}

/// Adds lines, all or none of them; they are on disk when this answers.
async fn add(file: &Arc<Mutex<File>>, lines: String) -> Result<(), Status> {
    let file = Arc::clone(file);
    let written = tokio::task::spawn_blocking(move || {
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_data())
    });
    match written.await {
        Ok(Ok(())) => Ok(()),
        failed => {
            tracing::error!(?failed, "a suggested score could not be kept");
            Err(Status::unavailable("feedback cannot be written"))
        }
    }
}

/// Keeps suggested scores in the database.
async fn keep(app: &App, site: Option<&str>, suggested: SuggestScore) -> Result<(), Status> {
    let sites = comity_actions::list_sites(app).await;
    let site = sites.map(|sites| sites.into_iter().find(|known| site.is_none_or(|key| known.key == key)));
    match site {
        Ok(None) => Err(Status::invalid("There is no such site on this server.")),
        Ok(Some(site)) => match comity_actions::suggest_score(app, site.id, suggested).await {
            Ok(()) => Ok(()),
            Err(Failure::Refused(_)) => Err(Status::invalid("Too many scores in one request.")),
            Err(Failure::Fault(error)) => Err(unkept(&error)),
        },
        Err(Failure::Refused(_)) => Err(Status::feedback_not_kept()),
        Err(Failure::Fault(error)) => Err(unkept(&error)),
    }
}

fn unkept(error: &comity_actions::Error) -> Status {
    tracing::error!(%error, "a suggested score could not be kept");
    Status::unavailable("feedback cannot be written")
}
