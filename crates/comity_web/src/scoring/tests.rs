//! What clients rely on: requests as they send them, and the answers they expect.

mod analyzing;
mod batches;
mod described;
mod keys_and_feedback;
mod mistaken;
mod newsroom;
mod properties;
mod wanted;

use super::*;
use axum::body::{Body, to_bytes};
use http::header;
use serde_json::{Value, json};
use std::io::{Read, Seek, Write};
use std::sync::Mutex;
use tower::ServiceExt;

const INSULT: &str = "You are a stupid idiot.";
const ANALYZE: &str = "/v1alpha1/comments:analyze";
const SUGGEST: &str = "/v1alpha1/comments:suggestscore";

fn scoring() -> Scoring {
    Scoring::open()
}

/// An answer: its status, headers and body.
struct Answer(http::StatusCode, http::HeaderMap, Vec<u8>);

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.2)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.2)))
    }
}

fn ask(scoring: Scoring, request: http::Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = scoring_server(scoring).oneshot(request).await.unwrap().into_parts();
        Answer(parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    })
}

fn post(path: &str, body: impl Into<Body>) -> http::Request<Body> {
    http::Request::post(path).header(header::CONTENT_TYPE, "application/json").body(body.into()).unwrap()
}

fn get(path: &str) -> http::Request<Body> {
    http::Request::get(path).header(header::HOST, "scores.example:7744").body(Body::empty()).unwrap()
}

/// Analyzes, and gives the answer.
fn analyze(request: &Value) -> Value {
    let answer = ask(scoring(), post(ANALYZE, request.to_string()));
    assert_eq!(answer.0, 200, "{}", answer.json());
    answer.json()
}

/// Analyzes what cannot be analyzed, and gives the error.
fn refused(request: &Value) -> Value {
    let answer = ask(scoring(), post(ANALYZE, request.to_string()));
    assert_eq!(answer.0, 400, "{}", answer.json());
    let error = answer.json()["error"].clone();
    assert_eq!((&error["code"], &error["status"]), (&json!(400), &json!("INVALID_ARGUMENT")));
    error
}

/// A request for `attributes` of `text`.
#[expect(clippy::needless_pass_by_value, reason = "so that each test can write its JSON in place")]
fn request(text: &str, attributes: Value, more: Value) -> Value {
    let mut request = json!({"comment": {"text": text}, "requestedAttributes": attributes});
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    request
}

/// A batch of requests: each its `Content-ID` and the HTTP message.
fn batch_of(requests: &[(&str, String)]) -> http::Request<Body> {
    let mut text = String::new();
    for (id, message) in requests {
        text.extend(["--===1==\nContent-Type: application/http\nContent-ID: ", id, "\n\n", message, "\n"]);
    }
    text.push_str("--===1==--\n");
    let kind = "multipart/mixed; boundary=\"===1==\"";
    http::Request::post("/batch").header(header::CONTENT_TYPE, kind).body(Body::from(text)).unwrap()
}

fn message(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\nContent-Type: application/json\ncontent-length: {}\n\n{body}\n",
        body.len()
    )
}

/// The `Content-ID`, status and body of each answer to a batch.
fn answers_of(answer: &Answer) -> Vec<(String, u16, String)> {
    let text = std::str::from_utf8(&answer.2).unwrap();
    // A line that begins so, and no other place.
    let mut parts: Vec<&str> =
        text.strip_prefix("--batch_comity").unwrap().split("\r\n--batch_comity").collect();
    assert_eq!(parts.pop(), Some("--\r\n"));
    let read = |part: &&str| {
        let sections: Vec<&str> = part.splitn(3, "\r\n\r\n").collect();
        let id = sections[0].split_once("Content-ID: ").unwrap().1.to_owned();
        let status = sections[1].strip_prefix("HTTP/1.1 ").unwrap().split(' ').next().unwrap();
        (id, status.parse().unwrap(), sections[2].trim_end().to_owned())
    };
    parts.iter().map(read).collect()
}
