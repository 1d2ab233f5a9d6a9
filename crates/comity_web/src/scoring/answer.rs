//! How an answer leaves: pretty or not, in part or whole, compressed or not, with the model's version.

use super::Service;
use super::errors::Status;
use super::fields::{Mask, Shape};
use axum::body::Body;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use serde_json::Value;
use std::io::Write;

/// Which model has scored.
const MODEL: HeaderName = HeaderName::from_static("x-comity-model");
/// Answers below this size, in bytes, are not worth compressing: they fit one packet anyway.
const MIN_GZIP_BYTES: usize = 1_024;

/// The longest name of a function that an answer is handed to, in bytes.
const MAX_CALLBACK_BYTES: usize = 128;

/// What a client says about the answer, in the query and headers.
#[derive(Debug, Default)]
pub(super) struct Wants {
    query: Vec<(String, String)>,
    is_post: bool,
    is_gzip: bool,
    header_key: Option<String>,
    /// The key of the batch that the request is part of.
    outer_key: Option<String>,
}

impl Wants {
    pub(super) fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
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
        Self { query, is_post: *method == Method::POST, is_gzip, header_key, outer_key: None }
    }

    /// The same as a part of a batch, which speaks for parts without a key of their own.
    pub(super) fn within(self, outer: &Self) -> Self {
        Self { outer_key: outer.key().map(str::to_owned), ..self }
    }

    /// A parameter of the query. Google's newer clients write those that every method takes with a `$` before them.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let is_it = |key: &str| key == name || key.strip_prefix('$') == Some(name);
        self.query.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.as_str())
    }

    /// The key that the client has, in the query or in a header.
    pub(super) fn key(&self) -> Option<&str> {
        let own = self.parameter("key").or(self.header_key.as_deref()).filter(|key| !key.is_empty());
        own.or(self.outer_key.as_deref())
    }

    /// Refuses, before any work is done, what cannot be had: `shape` is what there is to select from.
    pub(super) fn check(&self, shape: &Shape) -> Result<(), Status> {
        let alt = self.parameter("alt").unwrap_or("");
        // `json;enum-encoding=int` is what Google's newer clients say.
        if !matches!(alt.split(';').next(), None | Some("" | "json")) {
            return Err(Status::only_json(alt));
        }
        self.callback()?;
        self.mask(shape)?;
        Ok(())
    }

    fn is_pretty(&self) -> bool {
        !matches!(self.parameter("prettyPrint"), Some("false" | "0"))
    }

    fn mask(&self, shape: &Shape) -> Result<Option<Mask>, Status> {
        let selection = self.parameter("fields").filter(|fields| !fields.is_empty());
        selection.map(|selection| Mask::parse(selection)?.resolved(shape)).transpose()
    }

    /// The function that the answer is to be handed to. With POST only: what a page can load by a script element would be a
    /// script of a newsroom's own server, and its pages trust those.
    fn callback(&self) -> Result<Option<&str>, Status> {
        let Some(name) = self.parameter("callback").filter(|name| !name.is_empty()) else { return Ok(None) };
        let is_good = |byte: u8| byte.is_ascii_alphanumeric() || b"_$.[]".contains(&byte);
        if !name.bytes().all(is_good) || name.len() > MAX_CALLBACK_BYTES {
            return Err(Status::callback(name));
        }
        if self.is_post { Ok(Some(name)) } else { Err(Status::callback_without_post()) }
    }
}

/// An answer or an error in words.
pub(super) struct Said {
    pub(super) status: StatusCode,
    pub(super) kind: &'static str,
    pub(super) text: String,
    /// Seconds after which the same request may pass.
    pub(super) retry_after_secs: Option<u32>,
}

impl Said {
    /// Writes an answer, of which `shape` says what there is to select from, or an error as the client wants it.
    pub(super) fn of(wants: &Wants, shape: &Shape, answer: Result<Value, Status>) -> Self {
        let masked = answer.and_then(|value| match wants.mask(shape)? {
            Some(mask) => Ok(mask.of(value)),
            None => Ok(value),
        });
        let (status, value, retry_after_secs) = match masked {
            Ok(value) => (StatusCode::OK, value, None),
            Err(error) => (error.http, error.json(), error.retry_after_secs),
        };
        let text = if wants.is_pretty() { format!("{value:#}") } else { value.to_string() };
        match wants.callback() {
            // Lines of JSON may hold two characters that end a line of JavaScript in old browsers.
            Ok(Some(name)) => {
                let text = text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
                let text = format!("// API callback\n{name}({text});\n");
                Self { status, kind: "text/javascript; charset=UTF-8", text, retry_after_secs }
            }
            _ => {
                Self { status, kind: "application/json; charset=UTF-8", text: text + "\n", retry_after_secs }
            }
        }
    }
}

/// Says an answer or an error.
pub(super) fn say(
    service: &Service,
    wants: &Wants,
    shape: &Shape,
    answer: Result<Value, Status>,
) -> Response {
    leave(service, wants, Said::of(wants, shape, answer))
}

/// Lets an answer leave, with the headers that all of them have.
pub(super) fn leave(service: &Service, wants: &Wants, said: Said) -> Response {
    let Said { status, kind, text, retry_after_secs } = said;
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
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("retry-after, x-comity-model"),
    );
    if let Some(model) = service.model().and_then(|model| HeaderValue::from_str(model).ok()) {
        headers.insert(MODEL, model);
    }
    if let Some(secs) = retry_after_secs {
        headers.insert(header::RETRY_AFTER, secs.into());
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

/// What Google's clients send from a browser; a token of OAuth 2 is not looked at.
const ALLOWED_HEADERS: &str = "authorization, content-encoding, content-type, x-goog-api-client, x-goog-api-key, \
                               x-goog-fieldmask, x-javascript-user-agent, x-requested-with";

/// What a browser asks before a script of another page may ask for scores: there is no cookie to misuse.
pub(super) async fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS),
        (header::ACCESS_CONTROL_MAX_AGE, "3600"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}
