//! A load generator for posting: many connections from one thread, each request a comment of somebody else.
//!
//! `load ADDRESS PATH CONNECTIONS SECONDS [BODY_FILE [NAME:VALUE…]]` sends requests over kept-open connections to 127.0.0.1
//! and prints one JSON object: answers by status, requests per second, p50, p99 and the longest time in microseconds.
//! With a body file it posts; `{n}` in the body becomes a number that no other request has, `{words}` a sentence.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

type Fault = Box<dyn std::error::Error>;

/// What the sentences of `{words}` are drawn from: plausible, and nothing a policy would notice.
const WORDS: &[&str] = &[
    "bridge",
    "council",
    "survey",
    "harbour",
    "autumn",
    "timetable",
    "ferry",
    "depot",
    "budget",
    "minutes",
    "neighbour",
    "bakery",
    "detour",
    "signature",
    "crane",
    "meeting",
    "answer",
    "letter",
    "engineer",
    "river",
    "market",
    "promise",
    "report",
    "school",
    "garden",
    "tram",
    "winter",
    "pavement",
    "library",
    "contract",
];

/// Read at a time: most answers fit.
const CHUNK_BYTES: usize = 16 * 1024;

struct Request {
    head: String,
    body: Option<String>,
}

#[derive(Default)]
struct Tally {
    statuses: BTreeMap<u16, u64>,
    times_us: Vec<u32>,
    faults: u64,
}

fn main() -> Result<(), Fault> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, path, connections, seconds, more @ ..] = arguments.as_slice() else {
        return Err("usage: load ADDRESS PATH CONNECTIONS SECONDS [BODY_FILE [NAME:VALUE…]]".into());
    };
    let address: SocketAddr = address.trim_start_matches("http://").parse()?;
    if !address.ip().is_loopback() {
        return Err("load goes to this machine only".into());
    }
    let (body, headers) = match more {
        [] => (None, more),
        [file, headers @ ..] => (Some(std::fs::read_to_string(file)?), headers),
    };
    let method = if body.is_some() { "POST" } else { "GET" };
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    let request = Rc::new(Request { head, body });
    let connections: u64 = connections.parse()?;
    let length = Duration::from_secs_f64(seconds.parse()?);

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let tasks = tokio::task::LocalSet::new();
    let (tally, took) = tasks.block_on(&runtime, async {
        let began = now();
        let running: Vec<_> = (0..connections)
            .map(|number| {
                tokio::task::spawn_local(connection(address, Rc::clone(&request), number, began, length))
            })
            .collect();
        let mut all = Tally::default();
        for one in running {
            match one.await {
                Ok(one) => all.add(one),
                Err(_) => all.faults += 1,
            }
        }
        (all, began.elapsed())
    });
    println!("{}", tally.into_json(took));
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench measures durations")]
fn now() -> Instant {
    Instant::now()
}

/// One client: asks, waits for the whole answer, asks again.
async fn connection(
    address: SocketAddr,
    request: Rc<Request>,
    number: u64,
    began: Instant,
    length: Duration,
) -> Tally {
    let mut tally = Tally::default();
    let mut stream = None;
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut count = 0_u64;
    while began.elapsed() < length {
        if stream.is_none() {
            stream = TcpStream::connect(address).await.ok();
        }
        let Some(open) = &stream else {
            tally.faults += 1;
            break;
        };
        count += 1;
        let bytes = request.bytes(number << 32 | count);
        let sent = now();
        let is_kept_open = if let Ok((status, is_kept_open)) = exchange(open, &bytes, &mut buffer).await {
            *tally.statuses.entry(status).or_default() += 1;
            tally.times_us.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
            is_kept_open
        } else {
            tally.faults += 1;
            false
        };
        if !is_kept_open {
            stream = None;
        }
    }
    tally
}

impl Request {
    fn bytes(&self, number: u64) -> Vec<u8> {
        let Some(body) = &self.body else { return format!("{}\r\n", self.head).into_bytes() };
        let body = body.replace("{n}", &number.to_string()).replace("{words}", &sentence(number));
        format!("{}content-length: {}\r\n\r\n{body}", self.head, body.len()).into_bytes()
    }
}

/// Words that hold a sentence together, every other one, so that its language can be told as in what people write.
const BETWEEN: &[&str] =
    &["the", "and", "of", "was", "with", "that", "for", "in", "our", "before", "this", "they", "about", "to"];

/// Forty words in an order of its own for each number.
fn sentence(number: u64) -> String {
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut words = Vec::with_capacity(40);
    for place in 0..40 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let list = if place % 2 == 0 { BETWEEN } else { WORDS };
        words.extend(list.get(state as usize % list.len()).copied());
    }
    words.join(" ")
}

async fn exchange(stream: &TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> std::io::Result<(u16, bool)> {
    let mut rest = request;
    while !rest.is_empty() {
        stream.writable().await?;
        match stream.try_write(rest) {
            Ok(written) => rest = rest.get(written..).unwrap_or(&[]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    buffer.clear();
    let mut chunk = vec![0_u8; CHUNK_BYTES];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut chunk) {
            Ok(0) => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => buffer.extend_from_slice(chunk.get(..count).unwrap_or(&[])),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error),
        }
        if let Some(answer) = whole_answer(buffer) {
            return Ok(answer);
        }
    }
}

/// The status and whether the connection stays open, once the whole answer has come in.
fn whole_answer(bytes: &[u8]) -> Option<(u16, bool)> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?.to_ascii_lowercase();
    let body = bytes.get(end + 4..)?;
    let status = head.get(9..12)?.parse().ok()?;
    let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let is_complete = match value("content-length:") {
        Some(length) => body.len() >= length.parse::<usize>().ok()?,
        None if value("transfer-encoding:") == Some("chunked") => body.ends_with(b"0\r\n\r\n"),
        None => true,
    };
    is_complete.then(|| (status, value("connection:") != Some("close")))
}

impl Tally {
    fn add(&mut self, other: Self) {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.times_us.extend(other.times_us);
        self.faults += other.faults;
    }

    fn into_json(mut self, took: Duration) -> String {
        self.times_us.sort_unstable();
        let at = |share: usize| {
            let index = (self.times_us.len() * share / 100).min(self.times_us.len().saturating_sub(1));
            self.times_us.get(index).copied().unwrap_or(0)
        };
        let statuses: Vec<String> =
            self.statuses.iter().map(|(status, count)| format!("\"{status}\": {count}")).collect();
        format!(
            "{{\"statuses\": {{{}}}, \"faults\": {}, \"per_second\": {:.1}, \"p50_us\": {}, \"p99_us\": {}, \"longest_us\": {}}}",
            statuses.join(", "),
            self.faults,
            self.times_us.len() as f64 / took.as_secs_f64(),
            at(50),
            at(99),
            self.times_us.last().copied().unwrap_or(0),
        )
    }
}
