//! Takes a request's body in: within a limit, within a time, unpacked.

use super::errors::Status;
use super::intake::{INTAKE, NotTaken};
use axum::body::Body;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use http::{HeaderMap, header};
use serde_json::{Map, Value};
use std::io::Read;
use std::time::Duration;

/// The largest body, packed or unpacked, in bytes: a comment and several contexts of 1 MB, written with escapes.
pub(super) const MAX_BODY_BYTES: usize = 8 << 20;
/// Time in which a body must have arrived.
const MAX_BODY_TIME: Duration = Duration::from_secs(30);

/// The JSON object in a request's body.
pub(super) async fn object(headers: &HeaderMap, body: Body) -> Result<Map<String, Value>, Status> {
    received(headers, body, MAX_BODY_TIME).await
}

/// The same, within another time.
pub(super) async fn received(
    headers: &HeaderMap,
    body: Body,
    within: Duration,
) -> Result<Map<String, Value>, Status> {
    let coding = headers.get(header::CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase());
    let read = |bytes: Bytes| match coding.as_deref() {
        None | Some(b"" | b"identity") => parse(&bytes),
        Some(b"gzip" | b"x-gzip") => parse(&unpacked(&bytes)?),
        Some(_) => Err(Status::payload("Only gzip is understood as Content-Encoding.")),
    };
    INTAKE.take((headers, body), MAX_BODY_BYTES, within, read).await.map_err(|why| match why {
        NotTaken::TooLarge | NotTaken::Broken => Status::payload_too_large(MAX_BODY_BYTES),
        NotTaken::TooSlow => Status::too_slow(),
        NotTaken::NoRoom => Status::unavailable("too many large requests at once"),
    })?
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Status> {
    let mut unpacked = Vec::new();
    let mut limited = MultiGzDecoder::new(bytes).take(MAX_BODY_BYTES as u64 + 1);
    limited.read_to_end(&mut unpacked).map_err(|_| Status::payload("The body is not valid gzip."))?;
    if unpacked.len() > MAX_BODY_BYTES {
        return Err(Status::payload_too_large(MAX_BODY_BYTES));
    }
    Ok(unpacked)
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>, Status> {
    // An empty body is an empty message.
    if bytes.trim_ascii().is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Status::payload("Unknown name \"\": Root element must be a message.")),
        Err(error) => Err(Status::payload(&format!("Parsing terminated: {error}."))),
    }
}
