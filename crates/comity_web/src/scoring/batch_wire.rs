//! How a batch is written: `multipart/mixed` with an HTTP message in each part (RFC 2046), as Google's clients send it.

use super::answer::Said;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};

/// Requests in one batch at most: what Google's clients send at most.
pub(super) const MAX_PARTS: usize = 1_000;
/// Bytes of the headers of a part, and of the request in it, at most.
const MAX_HEAD_BYTES: usize = 16 << 10;
/// Headers of a part, and of the request in it, at most.
const MAX_HEADERS: usize = 64;
/// The longest `Content-ID`, in bytes.
const MAX_ID_BYTES: usize = 256;
/// The longest boundary between parts, in bytes (RFC 2046).
const MAX_BOUNDARY_BYTES: usize = 70;

/// Stands between the parts of an answer. No line of JSON begins like it, and nothing else comes from a client in lines.
const BOUNDARY: &str = "batch_comity";
/// The type of an answer.
pub(super) const ANSWER_TYPE: &str = "multipart/mixed; boundary=batch_comity";

/// One request of a batch.
#[derive(Debug)]
pub(super) struct Part {
    /// What the client calls it.
    id: Option<String>,
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// Takes a batch apart.
///
/// # Errors
/// Says what is wrong with it.
pub(super) fn parse(headers: &HeaderMap, bytes: &Bytes) -> Result<Vec<Part>, String> {
    let boundary = boundary(headers)?;
    let (delimiter, end) = (format!("--{boundary}"), format!("--{boundary}--"));
    let mut parts = Vec::new();
    let (mut began, mut at, mut is_ended) = (None, 0, false);
    while at < bytes.len() && !is_ended {
        let line = line_from(bytes, at);
        let text = line.trim_ascii_end();
        is_ended = text == end.as_bytes();
        if is_ended || text == delimiter.as_bytes() {
            if let Some(began) = began {
                if parts.len() == MAX_PARTS {
                    return Err(format!("there are more than {MAX_PARTS} requests in it."));
                }
                let number = parts.len() + 1;
                let part = part(&without_line_end(&bytes.slice(began..at)));
                parts.push(part.map_err(|why| format!("request {number}: {why}."))?);
            }
            began = Some(at + line.len());
        }
        at += line.len();
    }
    match (is_ended, parts.is_empty()) {
        (false, _) => Err(format!("it does not end with a line of {end}.")),
        (true, true) => Err("there is no request in it.".to_owned()),
        (true, false) => Ok(parts),
    }
}

fn boundary(headers: &HeaderMap) -> Result<String, String> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut words = kind.split(';').map(str::trim);
    let is_mixed = words.next().is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/mixed"));
    let named = words.find_map(|word| {
        let (name, value) = word.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    });
    match named {
        Some(name) if is_mixed && !name.is_empty() && name.len() <= MAX_BOUNDARY_BYTES => Ok(name.to_owned()),
        _ => Err("its Content-Type has to be multipart/mixed with a boundary.".to_owned()),
    }
}

/// The line at `at`, with its end.
fn line_from(bytes: &Bytes, at: usize) -> Bytes {
    let rest = bytes.slice(at..);
    let length = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
    rest.slice(..length)
}

/// The line break before a delimiter belongs to the delimiter.
fn without_line_end(bytes: &Bytes) -> Bytes {
    let text = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.slice_ref(text.strip_suffix(b"\r").unwrap_or(text))
}

fn part(bytes: &Bytes) -> Result<Part, String> {
    let (outer, at) = head(bytes, 0)?;
    let is = |name: HeaderName, wanted: &str| {
        let value = outer.get(name).map(|value| value.as_bytes().split(|byte| *byte == b';').next());
        value.flatten().is_some_and(|value| value.trim_ascii().eq_ignore_ascii_case(wanted.as_bytes()))
    };
    if !is(header::CONTENT_TYPE, "application/http") {
        return Err("its Content-Type is not application/http".to_owned());
    }
    let encoding = HeaderName::from_static("content-transfer-encoding");
    let is_plain = !outer.contains_key(&encoding)
        || ["binary", "8bit", "7bit"].iter().any(|wanted| is(encoding.clone(), wanted));
    if !is_plain {
        return Err("its Content-Transfer-Encoding is not binary".to_owned());
    }
    let id =
        match outer.get("content-id") {
            None => None,
            Some(id) => {
                Some(id.to_str().ok().filter(|id| id.len() <= MAX_ID_BYTES).map(str::to_owned).ok_or_else(
                    || format!("its Content-ID is not text of at most {MAX_ID_BYTES} characters"),
                )?)
            }
        };
    let line = line_from(bytes, at);
    let (method, uri) = request_line(&line)?;
    let (headers, at) = head(bytes, at + line.len())?;
    let mut body = bytes.slice(at..);
    if let Some(length) = headers.get(header::CONTENT_LENGTH) {
        let length = length.to_str().ok().and_then(|length| length.trim().parse::<usize>().ok());
        match length.filter(|length| *length <= body.len()) {
            Some(length) => body.truncate(length),
            None => return Err("its Content-Length is not that of its body".to_owned()),
        }
    }
    Ok(Part { id, method, uri, headers, body })
}

fn request_line(line: &Bytes) -> Result<(Method, Uri), String> {
    let wrong = || "its first line is not METHOD PATH HTTP/1.1".to_owned();
    let text = std::str::from_utf8(line).map_err(|_| wrong())?;
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let (method, target) = match words.as_slice() {
        [method, target] => (method, target),
        [method, target, version] if version.starts_with("HTTP/") => (method, target),
        _ => return Err(wrong()),
    };
    Ok((method.parse().map_err(|_| wrong())?, target.parse().map_err(|_| wrong())?))
}

/// Headers from `at` to an empty line, and where what follows begins.
fn head(bytes: &Bytes, at: usize) -> Result<(HeaderMap, usize), String> {
    let wrong = || "its headers cannot be read".to_owned();
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut next = at;
    while next < bytes.len() {
        let line = line_from(bytes, next);
        next += line.len();
        if next - at > MAX_HEAD_BYTES || lines.len() > MAX_HEADERS {
            return Err(format!("its headers are more than {MAX_HEADERS} or {MAX_HEAD_BYTES} bytes"));
        }
        let text = line.trim_ascii_end();
        if text.is_empty() {
            break;
        }
        // A long line may go on in the next one, which then begins with a space (RFC 5322).
        match lines.last_mut() {
            Some(last) if text.starts_with(b" ") || text.starts_with(b"\t") => {
                last.push(b' ');
                last.extend_from_slice(text.trim_ascii());
            }
            _ => lines.push(text.to_vec()),
        }
    }
    let mut headers = HeaderMap::new();
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':').ok_or_else(wrong)?;
        let (name, value) = line.split_at(colon);
        let name = HeaderName::from_bytes(name.trim_ascii()).map_err(|_| wrong())?;
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        headers.append(name, HeaderValue::from_bytes(value).map_err(|_| wrong())?);
    }
    Ok((headers, next))
}

/// Adds the answer to a request of a batch.
pub(super) fn add(answers: &mut String, part: &Part, said: &Said) {
    let id = part.id.as_ref().map_or_else(String::new, |id| {
        // `<a>` is answered as `<response-a>`.
        let (open, name) = id.strip_prefix('<').map_or(("", id.as_str()), |name| ("<", name));
        format!("Content-ID: {open}response-{name}\r\n")
    });
    let Said { status, kind, text, retry_after_secs } = said;
    let head = format!("--{BOUNDARY}\r\nContent-Type: application/http\r\n{id}\r\nHTTP/1.1 {status}\r\n");
    let again = retry_after_secs.map_or_else(String::new, |secs| format!("Retry-After: {secs}\r\n"));
    let about = format!("Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n", text.len());
    answers.extend([head.as_str(), &again, &about, text, "\r\n"]);
}

/// Ends the answers.
pub(super) fn end(answers: &mut String) {
    answers.extend(["--", BOUNDARY, "--\r\n"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &'static str, text: &str) -> Result<Vec<Part>, String> {
        let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
        parse(&headers, &Bytes::copy_from_slice(text.as_bytes()))
    }

    const KIND: &str = "multipart/mixed; boundary=\"==a==\"";

    #[test]
    fn a_batch_is_taken_apart_with_either_line_end() {
        let text = "A preamble.\n--==a==\nContent-Type: application/http\nMIME-Version: 1.0\n\
            Content-Transfer-Encoding: binary\nContent-ID: <b07a\n + 1>\n\n\
            POST /v1alpha1/comments:analyze?key=K&alt=json HTTP/1.1\nContent-Type: application/json\ncontent-length: 2\n\n{}\n\n\
            --==a== \nContent-Type: application/http; msgtype=request\n\nGET http://scores.example/v1alpha1/attributes\n\n\
            --==a==--\nAn epilogue.\n--==a==\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let parts = read(KIND, &text).unwrap();
            assert_eq!(parts.len(), 2);
            assert_eq!(parts[0].id.as_deref(), Some("<b07a + 1>"));
            assert_eq!((&parts[0].method, parts[0].uri.query()), (&Method::POST, Some("key=K&alt=json")));
            assert_eq!((&parts[0].body[..], parts[0].headers.len()), (&b"{}"[..], 2));
            assert_eq!((&parts[1].method, parts[1].uri.path()), (&Method::GET, "/v1alpha1/attributes"));
            assert!(parts[1].id.is_none() && parts[1].body.is_empty());
        }
    }

    #[test]
    fn what_is_wrong_with_a_batch_is_said() {
        let whole = |part: &str| format!("--==a==\n{part}\n--==a==--");
        let part = "Content-Type: application/http\n\nGET / HTTP/1.1\n\n";
        let many = format!("--==a==\n{part}\n").repeat(MAX_PARTS + 1) + "--==a==--";
        let cases = [
            ("application/json", whole(part), "multipart/mixed with a boundary"),
            ("multipart/mixed", whole(part), "multipart/mixed with a boundary"),
            (KIND, String::new(), "does not end with a line of --==a==--"),
            (KIND, format!("--==a==\n{part}"), "does not end"),
            (KIND, "--==a==--".to_owned(), "no request in it"),
            (KIND, many, "more than 1000 requests"),
            (KIND, whole("Content-Type: text/plain\n\nGET / HTTP/1.1\n"), "request 1: its Content-Type"),
            (
                KIND,
                whole("Content-Type: application/http\nContent-Transfer-Encoding: base64\n\nR0VU\n"),
                "not binary",
            ),
            (KIND, whole("Content-Type: application/http\n\nGET\n"), "first line"),
            (KIND, whole("Content-Type: application/http\n\nGET / and more\n"), "first line"),
            (
                KIND,
                whole("Content-Type: application/http\n\nPOST / HTTP/1.1\nContent-Length: 9\n\n{}"),
                "Content-Length",
            ),
            (
                KIND,
                whole("Content-Type: application/http\n\nPOST / HTTP/1.1\nno colon\n\n"),
                "headers cannot be read",
            ),
            (KIND, whole(&format!("{}\n\n", "a: b\n".repeat(70))), "headers are more"),
            (KIND, whole(&format!("Content-ID: <{}>\n{part}", "x".repeat(300))), "Content-ID"),
        ];
        for (kind, text, why) in cases {
            let said = read(kind, &text).unwrap_err();
            assert!(said.contains(why), "{said} for {text}");
        }
    }
}
