//! Posting: comments of ever new people through the whole of the newsroom's policy, acknowledged when they are on disk.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::archive::{self, Story, post_number};
use super::load::Loaded;
use super::reading::{Stages, configure, import, serve};
use super::report::{Bound, Report};
use super::{Bench, load};

/// Of the raw group-commit rate, with as many waiting clients.
const SHARE_OF_RAW: f64 = 0.4;

/// One connection may take this many times as long as one raw durable transaction.
const TIMES_SINGLE: f64 = 1.5;

/// The best peer's posts per second on 16 connections.
const BEST_PEER: f64 = 390.0;

/// How many times the best peer.
const TIMES_PEER: f64 = 20.0;

const PART: &str = "posting";

/// What `raw_sqlite` says.
#[derive(Deserialize)]
struct Raw {
    fdatasync: f64,
    single: f64,
    single_p50_us: f64,
    group_commit_16: f64,
    group_commit_64: f64,
}

pub(super) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let folder = bench.folder("posting")?;
    let file = folder.join("archive.xml");
    archive::write(&file, &[Story { key: "bridge".to_owned(), comments: 20, has_replies: false, hour: 0 }])?;
    let data = folder.join("data");
    import(bench, &data, &file)?;
    let body = folder.join("body.json");
    let story = post_number(0);
    fs::write(
        &body,
        format!(
            r#"{{"site": "main", "story": "{story}", "name": "Reader {{n}}", "email": "reader{{n}}@example.org", "text": "{{words}}", "submission_key": "{{n}}"}}"#
        ),
    )?;

    let raw = raw(bench)?;
    report.add(PART, "probe: fdatasync", raw.fdatasync, "/s", Bound::None);
    report.add(PART, "raw SQLite, one durable transaction after the other", raw.single, "/s", Bound::None);
    report.add(PART, "raw SQLite, group commit for 16", raw.group_commit_16, "/s", Bound::None);
    report.add(PART, "raw SQLite, group commit for 64", raw.group_commit_64, "/s", Bound::None);

    let server = serve(bench, &data)?;
    let one = posted(bench, &server.address, &body, 1)?;
    let sixteen = posted(bench, &server.address, &body, 16)?;
    let many = posted(bench, &server.address, &body, 64)?;
    report.add(PART, "1 connection", one.per_second, "/s", Bound::None);
    report.add(PART, "… median", one.p50_us / 1_000.0, "ms", Bound::None);
    report.add(
        PART,
        "… median, of one raw durable transaction",
        one.p50_us / raw.single_p50_us,
        "×",
        Bound::AtMost(TIMES_SINGLE),
    );
    report.add(PART, "16 connections", sixteen.per_second, "/s", Bound::None);
    report.add(PART, "… 99th percentile", sixteen.p99_us / 1_000.0, "ms", Bound::None);
    report.add(PART, "… of the best peer", sixteen.per_second / BEST_PEER, "×", Bound::AtLeast(TIMES_PEER));
    report.add(PART, "64 connections", many.per_second, "/s", Bound::None);
    report.add(PART, "… 99th percentile", many.p99_us / 1_000.0, "ms", Bound::None);
    report.add(
        PART,
        "… of raw group commit",
        many.per_second / raw.group_commit_64,
        "×",
        Bound::AtLeast(SHARE_OF_RAW),
    );
    report.add(PART, "memory after all of this", server.resident_mb()?, "MB", Bound::None);
    drop(server);
    configure(&data, Stages::Both)?;
    let server = serve(bench, &data)?;
    let many = posted(bench, &server.address, &body, 64)?;
    report.add(PART, "64 connections, scored by both stages", many.per_second, "/s", Bound::None);
    report.add(PART, "… memory after it", server.resident_mb()?, "MB", Bound::None);
    Ok(())
}

fn raw(bench: &Bench) -> Result<Raw> {
    let mut command = Command::new(bench.examples.join("raw_sqlite"));
    let output = command
        .arg(bench.folder("raw")?)
        .arg(bench.seconds.to_string())
        .output()
        .context("cannot run raw_sqlite")?;
    ensure!(output.status.success(), "raw_sqlite failed: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("cannot read what raw_sqlite says")
}

/// Posts for the bench's time; every comment must have been taken, published or held.
fn posted(bench: &Bench, address: &str, body: &std::path::Path, connections: u32) -> Result<Loaded> {
    let loaded = load::post(bench, address, "/api/v1/comments", connections, body)?;
    let others: Vec<_> =
        loaded.statuses.iter().filter(|(status, _)| !TAKEN.contains(&status.as_str())).collect();
    ensure!(
        others.is_empty() && loaded.faults == 0,
        "{connections} connections: {others:?}, {} faults",
        loaded.faults
    );
    Ok(loaded)
}

/// 201 published, 202 held.
const TAKEN: &[&str] = &["201", "202"];
