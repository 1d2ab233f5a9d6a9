//! The body of a request: a form or JSON, read with a limit on size and time, and only when it is valid UTF-8.

use crate::error::{BadRequest, Failed};
use axum::body::Body;
use http_body_util::BodyExt;
use std::time::Duration;

/// The largest body that is read, in bytes: a comment at its limit in the longest encoding of a form, and the rest of the
/// form.
pub(crate) const MAX_BODY_BYTES: usize = 256 * 1024;

/// The largest body with a whole document in it, in bytes: a policy at its limit, as a form encodes it, and the rest.
pub(crate) const MAX_DOCUMENT_BODY_BYTES: usize = 1024 * 1024;

/// Bytes of a body that is too large which are still read and thrown away, so that the client gets to read the answer.
const MAX_DRAINED_BYTES: usize = 8 * 1024 * 1024;

/// Time in which a body must have arrived.
const BODY_READ_TIME: Duration = Duration::from_secs(20);

/// Fields of a form that are looked at.
const MAX_FIELDS: usize = 200;

/// The fields of a form, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the body of a form (`application/x-www-form-urlencoded`).
    pub(crate) async fn read(body: Body) -> Result<Self, Failed> {
        let bytes = read_bytes(body, MAX_BODY_BYTES).await?;
        Self::parse(&bytes)
    }

    /// The same for a form with a whole document in it.
    pub(crate) async fn read_document(body: Body) -> Result<Self, Failed> {
        let bytes = read_bytes(body, MAX_DOCUMENT_BODY_BYTES).await?;
        Self::parse(&bytes)
    }

    /// Reads an encoded form or query (WHATWG URL standard, "urlencoded parsing").
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Failed> {
        let pair = |pair: &[u8]| {
            let split = pair.iter().position(|b| *b == b'=').unwrap_or(pair.len());
            let (name, value) = pair.split_at(split);
            Ok((decode(name)?, decode(value.get(1..).unwrap_or(&[]))?))
        };
        let pairs = bytes.split(|b| *b == b'&').filter(|p| !p.is_empty()).take(MAX_FIELDS);
        pairs.map(pair).collect::<Result<_, Failed>>().map(Self)
    }

    /// The first field with this name.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The first field with this name, or nothing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or("")
    }

    /// The first field with this name that is not empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.find(name).filter(|value| !value.is_empty())
    }

    /// All fields, in order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of fields with this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a JSON body.
pub(crate) async fn read_json<T: serde::de::DeserializeOwned>(body: Body) -> Result<T, Failed> {
    let bytes = read_bytes(body, MAX_BODY_BYTES).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| BadRequest::NotUtf8)?;
    serde_json::from_str(text).map_err(|_| BadRequest::Malformed.into())
}

async fn read_bytes(body: Body, limit: usize) -> Result<Vec<u8>, Failed> {
    tokio::time::timeout(BODY_READ_TIME, collect(body, limit))
        .await
        .map_err(|_| Failed::from(BadRequest::Malformed))?
}

async fn collect(mut body: Body, limit: usize) -> Result<Vec<u8>, Failed> {
    let (mut bytes, mut total) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BadRequest::Malformed)?;
        let Some(data) = frame.data_ref() else { continue };
        total += data.len();
        if total <= limit {
            bytes.extend_from_slice(data);
        } else {
            bytes = Vec::new();
        }
        if total > MAX_DRAINED_BYTES {
            break;
        }
    }
    if total > limit { Err(BadRequest::TooLarge { limit_kb: limit / 1024 }.into()) } else { Ok(bytes) }
}

/// Decodes `+` and `%XX`; the bytes must be valid UTF-8.
fn decode(encoded: &[u8]) -> Result<String, Failed> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => match after {
                [a, b, after @ ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                    bytes.push(hex_digit(*a) << 4 | hex_digit(*b));
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            other => bytes.push(*other),
        }
    }
    String::from_utf8(bytes).map_err(|_| BadRequest::NotUtf8.into())
}

fn hex_digit(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_decoded() {
        let fields =
            Fields::parse(b"text=a+b%2Bc%0D%0Ad&name=%D4%B1%D5%B6%D5%AB&story=1&story=2&odd=%zz").unwrap();
        assert_eq!(fields.get("text"), "a b+c\r\nd");
        assert_eq!(fields.get("name"), "Անի");
        assert_eq!(fields.all("story").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((fields.get("odd"), fields.find("none")), ("%zz", None));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused() {
        assert!(matches!(Fields::parse(b"text=%ff%fe"), Err(Failed::Request(BadRequest::NotUtf8))));
    }
}
