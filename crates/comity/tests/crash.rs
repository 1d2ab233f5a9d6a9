//! A server is killed while it takes comments: every comment that it acknowledged is there when it starts again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comity_testkit::PostgresDatabase;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Clients that post at the same time.
const CLIENTS: usize = 8;

/// Acknowledged comments after which the server is killed.
const KILL_AFTER: usize = 120;

/// Requests of one client at most, so that the load stops by itself.
const MAX_POSTS: usize = 2_000;

#[test]
fn no_acknowledged_comment_is_lost_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    survive(folder.path(), None);
}

#[test]
fn no_acknowledged_comment_is_lost_on_postgresql() {
    let Some(database) = PostgresDatabase::make("comity_crash") else {
        println!("left out: COMITY_TEST_POSTGRES names no server");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    survive(folder.path(), Some(&database.url()));
}

fn survive(data: &Path, database: Option<&str>) {
    let (mut server, address) = start(data, database);
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let over = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (acknowledged, over, address) =
                (Arc::clone(&acknowledged), Arc::clone(&over), address.clone());
            std::thread::spawn(move || {
                for n in 0..MAX_POSTS {
                    let text = format!("Acknowledged comment {n} of client {client} about the bridge.");
                    if over.load(Ordering::SeqCst) {
                        return;
                    }
                    match post(&address, client, n, &text) {
                        Some(201 | 202) => acknowledged.lock().unwrap().push(text),
                        Some(status) => panic!("the server answered {status}"),
                        // The server is gone: the answer never came, so nothing was promised.
                        None => return,
                    }
                }
            })
        })
        .collect();
    while acknowledged.lock().unwrap().len() < KILL_AFTER {
        assert!(server.try_wait().unwrap().is_none(), "the server ended by itself");
        assert!(clients.iter().any(|client| !client.is_finished()), "all clients gave up");
        std::thread::sleep(Duration::from_millis(5));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    over.store(true, Ordering::SeqCst);
    for client in clients {
        client.join().unwrap();
    }

    let exported = command(data, database, &["export"]);
    let acknowledged = acknowledged.lock().unwrap();
    assert!(acknowledged.len() >= KILL_AFTER);
    for text in acknowledged.iter() {
        assert!(exported.contains(text.as_str()), "lost: {text}");
    }
    let verified = command(data, database, &["ledger", "verify"]);
    assert!(verified.starts_with("intact"), "{verified}");
}

/// Starts a server on a free port with one story, without limits per address.
fn start(data: &Path, database: Option<&str>) -> (Child, String) {
    std::fs::write(data.join("comity.toml"), "[limits]\nposts_per_minute = 0\n").unwrap();
    let mut server = program(data, database, &["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut lines = BufReader::new(server.stdout.take().unwrap());
    while !said.contains("Ctrl-C") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "the server ended: {said}");
    }
    // The pipe stays open, so that the server never writes into a closed one.
    std::mem::forget(lines);
    command(data, database, &["story", "add", "bridge", "--headline", "The bridge"]);
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    (server, address)
}

fn command(data: &Path, database: Option<&str>, words: &[&str]) -> String {
    let output = program(data, database, words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn program(data: &Path, database: Option<&str>, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(words).arg("--data").arg(data);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    command
}

/// Posts a comment as a new guest; the status of the answer, or none when no answer came.
fn post(address: &str, client: usize, n: usize, text: &str) -> Option<u16> {
    let body = serde_json::json!({
        "story": "bridge",
        "name": format!("Client {client} {n}"),
        "email": format!("client{client}x{n}@example.org"),
        "text": text,
    })
    .to_string();
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    write!(
        stream,
        "POST /api/v1/comments HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let head = String::from_utf8_lossy(&answer);
    head.split(' ').nth(1)?.parse().ok()
}
