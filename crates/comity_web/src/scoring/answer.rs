//! How an answer leaves: pretty or not, in part or whole, compressed or not, with the model's version.

use super::Service;
use super::errors::Status;
use super::fields::Mask;
use axum::body::Body;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use serde_json::Value;
use std::io::Write;

/// Which model has scored.
const MODEL: HeaderName = HeaderName::from_static("x-comity-model");
/// Answers below this size, in bytes, are not worth compressing: they fit one packet anyway.
const MIN_GZIP_BYTES: usize = 1_024;

/// What a client says about the answer, in the query and headers.
#[derive(Debug, Default)]
pub(super) struct Wants {
    query: Vec<(String, String)>,
    is_gzip: bool,
    header_key: Option<String>,
}

impl Wants {
    pub(super) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let query =
            Query::<Vec<(String, String)>>::try_from_uri(uri).map(|query| query.0).unwrap_or_default();
        let accepts =
            headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let is_gzip = accepts.split(',').any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
            name.trim().eq_ignore_ascii_case("gzip")
                && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        });
        let header_key =
            headers.get("x-goog-api-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self { query, is_gzip, header_key }
    }

    /// A parameter of the query.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The key that the client has, in the query or in a header.
    pub(super) fn key(&self) -> Option<&str> {
        self.parameter("key").or(self.header_key.as_deref()).filter(|key| !key.is_empty())
    }

    fn is_pretty(&self) -> bool {
        !matches!(self.parameter("prettyPrint"), Some("false" | "0"))
    }

    fn mask(&self) -> Result<Option<Mask>, Status> {
        self.parameter("fields").filter(|fields| !fields.is_empty()).map(Mask::parse).transpose()
    }
}

/// Says an answer or an error.
pub(super) fn say(service: &Service, wants: &Wants, answer: Result<Value, Status>) -> Response {
    let masked = answer.and_then(|value| match wants.mask()? {
        Some(mask) => Ok(mask.of(value)),
        None => Ok(value),
    });
    let (status, value) = match masked {
        Ok(value) => (StatusCode::OK, value),
        Err(error) => (error.http, error.json()),
    };
    let mut text = if wants.is_pretty() { format!("{value:#}") } else { value.to_string() };
    text.push('\n');
    let mut response = match wants.is_gzip.then(|| compressed(&text)).flatten() {
        Some(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response
        }
        None => Response::new(Body::from(text)),
    };
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=UTF-8"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("x-comity-model"));
    if let Some(model) = service.model().and_then(|model| HeaderValue::from_str(model).ok()) {
        headers.insert(MODEL, model);
    }
    if status == StatusCode::TOO_MANY_REQUESTS {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn compressed(text: &str) -> Option<Vec<u8>> {
    if text.len() < MIN_GZIP_BYTES {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(text.len() / 2), Compression::fast());
    encoder.write_all(text.as_bytes()).ok()?;
    encoder.finish().ok()
}

/// What a browser asks before a script of another page may ask for scores: there is no cookie to misuse.
pub(super) async fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type, x-goog-api-key, x-goog-api-client"),
        (header::ACCESS_CONTROL_MAX_AGE, "3600"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}
