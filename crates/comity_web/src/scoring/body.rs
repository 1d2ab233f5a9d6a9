//! Takes a request's body in: within a limit, within a time, unpacked.

use super::errors::Status;
use super::intake::{Held, INTAKE, NotTaken};
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
    let read = |bytes: Bytes| parse(&plain(headers, bytes)?);
    INTAKE.take((headers, body), MAX_BODY_BYTES, within, read).await.map_err(not_taken)?
}

/// All bytes of a request's body, unpacked, and the room that they take.
pub(super) async fn bytes(headers: &HeaderMap, body: Body) -> Result<(Bytes, Held<'static>), Status> {
    let taken = INTAKE.hold((headers, body), MAX_BODY_BYTES, MAX_BODY_TIME).await;
    let (packed, mut held) = taken.map_err(not_taken)?;
    let size = packed.len();
    let plain = plain(headers, packed)?;
    held.grow(plain.len().saturating_sub(size)).map_err(not_taken)?;
    Ok((plain, held))
}

fn not_taken(why: NotTaken) -> Status {
    match why {
        NotTaken::TooLarge => Status::payload_too_large(MAX_BODY_BYTES),
        NotTaken::Broken => Status::payload("The body ended before it was whole."),
        NotTaken::TooSlow => Status::too_slow(),
        NotTaken::NoRoom => Status::unavailable("too many large requests at once"),
    }
}

fn plain(headers: &HeaderMap, bytes: Bytes) -> Result<Bytes, Status> {
    let coding = headers.get(header::CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase());
    match coding.as_deref() {
        None | Some(b"" | b"identity") => Ok(bytes),
        Some(b"gzip" | b"x-gzip") => Ok(unpacked(&bytes)?.into()),
        Some(_) => Err(Status::payload("Only gzip is understood as Content-Encoding.")),
    }
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
    // What programs on Windows put before a text (RFC 8259, section 8.1, lets us pass over it).
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
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
