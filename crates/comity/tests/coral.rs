//! Coral's side, played by a small program that builds, signs and reads requests as Coral's server does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const OLD_SECRET: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const SECRET: &str = "5f1c0a3e9d2b4c6f8a7e1d0c2b3a49585f1c0a3e9d2b4c6f8a7e1d0c2b3a4958";

/// A server that is gone when the test is.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_newsroom_on_coral_has_its_comments_judged_by_its_policy() {
    if Command::new("node").arg("--version").output().is_err() {
        println!("left out: there is no node");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    // Coral may take its time here: a machine that tests is busy.
    std::fs::write(
        data.join("comity.toml"),
        "[scoring]\nrequire_key = true\n[coral]\nanswer_within_ms = 4000\n",
    )
    .unwrap();
    let (_server, base) = start(data);
    for secret in [OLD_SECRET, SECRET] {
        let said = run(data, &["coral", "secret", "add"], secret);
        assert!(said.contains("counts for `main`") && !said.contains(secret), "{said}");
    }
    let listed: Value = serde_json::from_str(&run(data, &["coral", "secret", "list", "--json"], "")).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    let made: Value = serde_json::from_str(&run(data, &["key", "create", "Coral", "--json"], "")).unwrap();
    let key = made["secret"].as_str().unwrap();
    wait_until_known(&base);

    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/clients/coral_phase.mjs");
    let played = Command::new("node").arg(client).args([&base, SECRET, OLD_SECRET, key]).output().unwrap();
    let said = [played.stdout, played.stderr].concat();
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&said));

    let report: Value = serde_json::from_str(&run(data, &["coral", "report", "--json"], "")).unwrap();
    let judged: u64 = report.as_array().unwrap().iter().map(|count| count["count"].as_u64().unwrap()).sum();
    assert_eq!(judged, 4, "{report}");
    assert!(report.as_array().unwrap().iter().all(|count| count["failure"].is_null()), "{report}");
    let exported = run(data, &["feedback", "export"], "");
    let label: Value = serde_json::from_str(exported.trim()).unwrap();
    assert_eq!(
        (&label["attribute"], &label["value"], &label["key"], &label["client_token"]),
        (&"LIKELY_TO_REJECT".into(), &1.0.into(), &"Coral".into(), &"comment:c-1".into())
    );
    let counts: Value = serde_json::from_str(&run(data, &["feedback", "list", "--json"], "")).unwrap();
    assert_eq!((&counts[0]["count"], &counts[0]["half_or_more"]), (&1.into(), &1.into()));
    let forgotten = run(data, &["feedback", "forget", "--client-token", "comment:c-1"], "");
    assert!(forgotten.contains("1 label is forgotten"), "{forgotten}");
    assert_eq!(run(data, &["feedback", "export"], ""), "");
    let old = listed[0]["fingerprint"].as_str().unwrap();
    assert!(run(data, &["coral", "secret", "remove", old], "").contains("is removed"));
    assert!(run(data, &["key", "revoke", "Coral"], "").contains("is revoked"));
    assert!(run(data, &["key", "list"], "").contains("revoked 20"));
}

/// Starts a server on a free port.
fn start(data: &Path) -> (Server, String) {
    let mut server =
        program(data, &["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut lines = BufReader::new(server.stdout.take().unwrap());
    while !said.contains("Ctrl-C") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "the server ended: {said}");
    }
    // The pipe stays open, so that the server never writes into a closed one.
    std::mem::forget(lines);
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    (Server(server), format!("http://{address}"))
}

/// Waits until the server has heard of the secrets: it says so by asking for a signature.
fn wait_until_known(base: &str) {
    let address = base.trim_start_matches("http://");
    for _ in 0..1_000 {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        let request = format!(
            "POST /coral/phase HTTP/1.1\r\nHost: {address}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status).unwrap();
        if status.contains(" 401 ") {
            return;
        }
        assert!(status.contains(" 403 "), "{status}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("the server never heard of the secrets");
}

/// What a command says, given `input`.
fn run(data: &Path, words: &[&str], input: &str) -> String {
    let mut child = program(data, words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn program(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(words).arg("--data").arg(data).stdin(Stdio::null());
    command
}
