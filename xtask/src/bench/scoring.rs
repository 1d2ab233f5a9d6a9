//! Scores over HTTP, beside a Python server around a linear model in the same run; and a batch through `comity score`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::program::{Running, run_to_end};
use super::report::{Bound, Report};
use super::{Bench, http, load, median, now};

const PART: &str = "scoring";

/// Requests per second for six attributes of a comment of 300 bytes.
const PER_SECOND: f64 = 15_000.0;

/// 99 of 100 answers within this time, in milliseconds, while the server is not busy.
const P99_MS: f64 = 2.0;

/// A comment of 20 kB is answered within this time, in milliseconds.
const LONG_MS: f64 = 3.0;

/// Bytes of the longest comment that is taken, and how often it is sent; the median counts.
const LONG_BYTES: usize = 20_480;
const LONG_TIMES: usize = 101;

/// How many times a Python server around a linear model.
const TIMES_PYTHON: f64 = 50.0;

/// Short comments per second through the filter, on all cores.
const BATCH_PER_SECOND: f64 = 100_000.0;

/// Comments in the batch.
const BATCH: usize = 500_000;

/// Connections that a loaded server answers, and those that leave it idle part of the time.
const MANY: u32 = 32;
const FEW: u32 = 2;

/// A comment of 300 bytes.
const COMMENT: &str = "The council promised a bridge in spring, then in autumn, and now the survey says that the ground \
    was measured twice and both times in the wrong place. Nobody at the depot could say who ordered it. You can call \
    that a plan if you like; I call it a stupid waste of the money that the ferry needs, {n}.";

pub(super) fn measure(bench: &Bench, python: Option<&Path>, report: &mut Report) -> Result<()> {
    let folder = bench.folder("scoring")?;
    let body = folder.join("body.json");
    let request = serde_json::json!({
        "comment": {"text": COMMENT}, "languages": ["en"], "doNotStore": true,
        "requestedAttributes": {
            "TOXICITY": {}, "SEVERE_TOXICITY": {}, "IDENTITY_ATTACK": {}, "INSULT": {}, "PROFANITY": {}, "THREAT": {},
        },
    });
    fs::write(&body, request.to_string()).context("cannot write the request")?;
    let mut command = Command::new(&bench.comity);
    command.args(["score", "serve", "--listen", "127.0.0.1:0", "--second-stage", "none"]);
    let server = Running::start(&mut command, "/v1alpha1/attributes")?;
    let path = "/v1alpha1/comments:analyze?key=any&prettyPrint=false";
    let rate = |address: &str, path: &str| -> Result<f64> {
        let loads =
            (0..bench.repeat).map(|_| load::post(bench, address, path, MANY, &body).map(|l| l.per_second));
        Ok(median(loads.collect::<Result<Vec<_>>>()?))
    };
    let ours = rate(&server.address, path)?;
    let text = "comments:analyze, six attributes of 300 bytes, load generator included";
    report.add(PART, text, ours, "/s", Bound::AtLeast(PER_SECOND));
    let quiet = load::post(bench, &server.address, path, FEW, &body)?;
    report.add(PART, "… p99 with two connections", quiet.p99_us / 1_000.0, "ms", Bound::AtMost(P99_MS));
    report.add(PART, "… answers per second meanwhile", quiet.per_second, "/s", Bound::None);
    report.add(
        PART,
        "… a comment of 20 kB",
        long_ms(&server.address, path, request)?,
        "ms",
        Bound::AtMost(LONG_MS),
    );
    report.add(PART, "memory after all of this", server.resident_mb()?, "MB", Bound::None);
    if let Some(python) = python {
        let mut command = Command::new(python.join("bin/python"));
        command.arg(bench.root.join("xtask/examples/python_scorer.py"));
        let peer = Running::start(&mut command, "/healthz")?;
        let theirs = rate(&peer.address, "/score")?;
        report.add(PART, "FastAPI around alt-profanity-check, the same texts", theirs, "/s", Bound::None);
        report.add(PART, "Comity, times that", ours / theirs, "×", Bound::AtLeast(TIMES_PYTHON));
    }
    drop(server);

    let archive = folder.join("archive.ndjson");
    let line = |n: usize| {
        format!("{{\"id\":{n},\"lang\":\"en\",\"text\":\"The bridge at lane {n} opens on Monday.\"}}\n")
    };
    fs::write(&archive, (0..BATCH).map(line).collect::<String>()).context("cannot write the archive")?;
    let mut command = Command::new(&bench.comity);
    command.args(["score", "--json", "--second-stage", "none"]).arg(&archive);
    let (seconds, largest_mb, _) = run_to_end(&mut command, &folder.join("scores.ndjson"))?;
    let rate = BATCH as f64 / seconds;
    report.add(PART, "comity score, short comments, all cores", rate, "/s", Bound::AtLeast(BATCH_PER_SECOND));
    report.add(PART, "… memory at most", largest_mb, "MB", Bound::None);
    Ok(())
}

/// How long the longest comment takes, on connections that nobody else uses.
fn long_ms(address: &str, path: &str, mut request: serde_json::Value) -> Result<f64> {
    let text: String = COMMENT.chars().cycle().take(LONG_BYTES).collect();
    request["comment"]["text"] = text.into();
    let body = request.to_string();
    let times = (0..LONG_TIMES).map(|_| {
        let begin = now();
        let answer = http::send(address, "POST", path, (&["content-type: application/json"], &body))?;
        ensure!(answer.status == 200, "a long comment is answered with {}", answer.status);
        Ok(begin.elapsed().as_secs_f64() * 1_000.0)
    });
    Ok(median(times.collect::<Result<Vec<_>>>()?))
}
