//! `POST /v1alpha1/comments:suggestscore`: what people think of a score, kept as labelled feedback where the operator says so.

use super::answer::{Wants, say};
use super::errors::Status;
use super::request::{Message, Suggested};
use super::{Service, analyze, body, language};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use http::request::Parts;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Where suggested scores are kept.
#[derive(Debug, Clone)]
pub enum FeedbackTo {
    /// Nowhere: whoever suggests a score is told so.
    Nowhere,
    /// A file of NDJSON that lines are added to.
    File(Arc<Mutex<File>>),
}

/// A line of feedback.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
struct Line<'a> {
    text: &'a str,
    attribute: &'a str,
    value: f64,
    /// UTF-16 units, end exclusive; absent: the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    languages: &'a [String],
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
        let line = |score: &Suggested| {
            let line = Line {
                text,
                attribute: &score.attribute,
                value: score.value,
                span: score.part,
                languages: &languages,
                community,
                client_token: token,
                context: context.parent,
                key: key.as_deref(),
            };
            format!("{}\n", json!(line))
        };
        keep(&service.0.feedback, scores.iter().map(line).collect()).await?;
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

/// Adds lines, all or none of them; they are on disk when this answers.
async fn keep(feedback: &FeedbackTo, lines: String) -> Result<(), Status> {
    let FeedbackTo::File(file) = feedback else { return Err(Status::feedback_not_kept()) };
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
