//! `POST /batch`: several requests in one, as Google's client libraries send them. Each counts as if it had come alone.

use super::answer::{Said, Wants, leave, say};
use super::batch_wire::{ANSWER_TYPE, Part, add, end, parse};
use super::calls::{Call, address};
use super::errors::Status;
use super::fields::Shape;
use super::{ANALYZE, ATTRIBUTES, SUGGEST, Service, attributes, body};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use http::{Method, StatusCode, header};
use std::net::IpAddr;

/// Bytes that the answers to one batch may take; requests after that are refused one by one.
const MAX_ANSWER_BYTES: usize = 16 << 20;

/// Answers every request of a batch, one after the other.
pub(super) async fn batch(State(service): State<Service>, request: Request) -> Response {
    let (parts, sent) = request.into_parts();
    let wants = Wants::of(&parts.method, &parts.uri, &parts.headers);
    let read = body::bytes(&parts.headers, sent).await.and_then(|(bytes, held)| {
        let requests = parse(&parts.headers, &bytes).map_err(|why| Status::batch(&why))?;
        Ok((requests, held))
    });
    let (requests, mut held) = match read {
        Ok(read) => read,
        Err(status) => return say(&service, &wants, &Shape::Any, Err(status)),
    };
    // Whose address it is says the outer request alone: what stands in a part is the client's own words.
    let from = address(&service, &parts);
    let mut answers = String::new();
    for part in &requests {
        let said = match answers.len() {
            0..MAX_ANSWER_BYTES => answered(&service, &wants, from, part).await,
            _ => refused(part, Status::batch_too_large(MAX_ANSWER_BYTES)),
        };
        // What the answers take counts like what was sent.
        let said = match held.grow(said.text.len()) {
            Ok(()) => said,
            Err(_) => refused(part, Status::unavailable("too many large requests at once")),
        };
        add(&mut answers, part, &said);
        // Nobody else waits for the whole of a batch.
        tokio::task::yield_now().await;
    }
    end(&mut answers);
    let said = Said { status: StatusCode::OK, kind: ANSWER_TYPE, text: answers, retry_after_secs: None };
    leave(&service, &wants, said)
}

async fn answered(service: &Service, outer: &Wants, from: Option<IpAddr>, part: &Part) -> Said {
    let wants = Wants::of(&part.method, &part.uri, &part.headers).within(outer);
    let message = (&part.headers, Body::from(part.body.clone()));
    let path = part.uri.path().replace("%3A", ":").replace("%3a", ":");
    let call = match path.as_str() {
        ANALYZE => Some(Call::Analyze),
        SUGGEST => Some(Call::Suggest),
        _ => None,
    };
    let (shape, answer) = match (&part.method, call) {
        _ if part.headers.contains_key(header::CONTENT_ENCODING) => {
            (&Shape::Any, Err(Status::payload("A request of a batch cannot have a Content-Encoding.")))
        }
        (&Method::POST, Some(call)) => (call.shape(), call.answered(service, &wants, from, message).await),
        (&Method::GET, None) if path == ATTRIBUTES => (&Shape::Any, attributes::answered(service, &wants)),
        _ => (&Shape::Any, Err(Status::not_found())),
    };
    Said::of(&wants, shape, answer)
}

fn refused(part: &Part, status: Status) -> Said {
    let wants = Wants::of(&part.method, &part.uri, &part.headers);
    Said::of(&wants, &Shape::Any, Err(status))
}
