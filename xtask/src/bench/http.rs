//! One request over one connection: enough to fetch a page and to see that a server answers.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Answer {
    pub(super) status: u16,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

/// Gets `path` from `address` (`http://127.0.0.1:PORT`), gzipped where the server can.
pub(super) fn get(address: &str, path: &str) -> Result<Answer> {
    send(address, "GET", path, (&["accept-encoding: gzip"], ""))
}

/// Sends a request with these headers and this body.
pub(super) fn send(
    address: &str,
    method: &str,
    path: &str,
    (headers, body): (&[&str], &str),
) -> Result<Answer> {
    let socket: SocketAddr =
        address.trim_start_matches("http://").parse().context("an address is http://IP:PORT")?;
    let mut stream = TcpStream::connect(socket).with_context(|| format!("cannot connect to {address}"))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {socket}\r\n{}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        headers.iter().flat_map(|header| [*header, "\r\n"]).collect::<String>(),
        body.len()
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).with_context(|| format!("cannot read {address}{path}"))?;
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Result<Answer> {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
        bail!("the answer has no end of head")
    };
    let (head, rest) = bytes.split_at(end);
    let head = std::str::from_utf8(head).context("the head is not text")?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let mut answer =
        Answer { status: status.context("the answer has no status")?, headers, body: Vec::new() };
    let body = rest.get(4..).unwrap_or(&[]);
    answer.body =
        if answer.header("transfer-encoding") == Some("chunked") { unchunked(body)? } else { body.to_vec() };
    Ok(answer)
}

/// Joins a chunked body (RFC 9112, 7.1).
fn unchunked(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").context("a chunk has no size")?;
        let size = std::str::from_utf8(rest.get(..end).unwrap_or(&[]))?;
        let size = usize::from_str_radix(size.trim(), 16).context("the size of a chunk is no number")?;
        if size == 0 {
            return Ok(body);
        }
        let from = end + 2;
        body.extend_from_slice(rest.get(from..from + size).context("a chunk is cut off")?);
        rest = rest.get(from + size + 2..).unwrap_or(&[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_and_a_chunked_answer_are_read() {
        let plain = parse(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello").unwrap();
        assert_eq!(
            (plain.status, plain.header("content-type"), plain.body.as_slice()),
            (200, Some("text/html"), &b"hello"[..])
        );
        let chunked =
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
        assert_eq!(parse(chunked).unwrap().body, b"hello");
        assert!(parse(b"HTTP/1.1 200 OK\r\n").is_err());
    }
}
