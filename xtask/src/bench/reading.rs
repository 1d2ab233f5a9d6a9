//! Reading: the first page of a thread, warm, beside a bare axum server that answers with the same bytes.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::archive::{self, Story, post_number};
use super::program::{Running, run_to_end};
use super::report::{Bound, Report};
use super::{Bench, http, load, median};

/// Of what a bare axum server reaches with the same bytes.
const SHARE_OF_BARE: f64 = 0.6;

/// The best peer's first pages of 20 comments per second, with its cache enlarged.
const BEST_PEER: f64 = 11_919.0;

/// How many times the best peer.
const TIMES_PEER: f64 = 3.3;

/// Ten times as many comments may change the rate by this share.
const STEADY: f64 = 0.2;

const PART: &str = "reading";

/// A page that is read, and how fast.
struct Page {
    comity: f64,
    bare: f64,
    bytes: usize,
}

pub(super) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let folder = bench.folder("reading")?;
    let file = folder.join("archive.xml");
    let story =
        |key: &str, comments, has_replies| Story { key: key.to_owned(), comments, has_replies, hour: 0 };
    archive::write(
        &file,
        &[story("flat", 1_000, false), story("deep", 1_000, true), story("long", 10_000, true)],
    )?;
    let data = folder.join("data");
    import(bench, &data, &file)?;

    let server = serve(bench, &data)?;
    let flat = page(bench, &server, 0)?;
    let deep = page(bench, &server, 1)?;
    let long = page(bench, &server, 2)?;

    let times = flat.comity / BEST_PEER;
    report.add(
        PART,
        format!("first page of 20 comments, {} bytes gzipped", flat.bytes),
        flat.comity,
        "/s",
        Bound::None,
    );
    report.add(
        PART,
        "… of bare axum with the same bytes",
        flat.comity / flat.bare,
        "×",
        Bound::AtLeast(SHARE_OF_BARE),
    );
    report.add(PART, "… of the best peer", times, "×", Bound::AtLeast(TIMES_PEER));
    report.add(
        PART,
        format!("first page of 1 000 nested comments, {} bytes", deep.bytes),
        deep.comity,
        "/s",
        Bound::None,
    );
    report.add(
        PART,
        "… of bare axum with the same bytes",
        deep.comity / deep.bare,
        "×",
        Bound::AtLeast(SHARE_OF_BARE),
    );
    let steady = long.comity / deep.comity;
    report.add(
        PART,
        "first page of 10 000 nested comments, of that of 1 000",
        steady,
        "×",
        Bound::AtLeast(1.0 - STEADY),
    );
    report.add(PART, "memory after all of this", server.resident_mb()?, "MB", Bound::None);
    Ok(())
}

/// Takes the archive in, into a newsroom that this makes.
pub(super) fn import(bench: &Bench, data: &std::path::Path, file: &std::path::Path) -> Result<(f64, f64)> {
    // The first start makes the site; then limits per address are raised, because one machine plays all commenters.
    drop(serve(bench, data)?);
    configure(data, Stages::First)?;
    let mut command = Command::new(&bench.comity);
    command.args(["import", "wordpress"]).arg(file).arg("--data").arg(data);
    let (seconds, largest_mb, _) = run_to_end(&mut command, &data.join("import.log"))?;
    Ok((seconds, largest_mb))
}

/// Which stages of the scorer a newsroom's server asks.
#[derive(Clone, Copy)]
pub(super) enum Stages {
    /// The first alone: the bounds were set for it.
    First,
    /// Both, as a newsroom has it that sets nothing.
    Both,
}

/// Writes the settings of a newsroom, which hold from the next start on.
pub(super) fn configure(data: &std::path::Path, stages: Stages) -> Result<()> {
    let second = match stages {
        Stages::First => "none",
        Stages::Both => "built-in",
    };
    let settings = format!("{NO_LIMITS}[scoring]\nsecond_stage = \"{second}\"\n");
    fs::write(data.join("comity.toml"), settings).context("cannot write `comity.toml`")
}

/// One machine plays all readers and commenters; every rule of the policy stays on.
const NO_LIMITS: &str = "[limits]\nposts_per_minute = 0\nreports_per_minute = 0\nrenders_per_second = 0\n";

pub(super) fn serve(bench: &Bench, data: &std::path::Path) -> Result<Running> {
    let mut command = Command::new(&bench.comity);
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).current_dir(&bench.root);
    Running::start(&mut command, "/policy")
}

fn page(bench: &Bench, server: &Running, story: usize) -> Result<Page> {
    let path = format!("/embed/s/main/{}", post_number(story));
    let answer = http::get(&server.address, &path)?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    ensure!(answer.header("content-encoding") == Some("gzip"), "{path} is not gzipped");

    let body = bench.folder.join("page");
    fs::write(&body, &answer.body)?;
    let mut command = Command::new(bench.examples.join("bare_axum"));
    command.arg(&body);
    for (name, value) in answer.headers.iter().filter(|(name, _)| !BY_THE_SERVER.contains(&name.as_str())) {
        command.arg(format!("{name}:{value}"));
    }
    let bare = Running::start(&mut command, "/")?;
    let (mut of_comity, mut of_bare) = (Vec::new(), Vec::new());
    // One after the other, so that whatever else the machine does meets both.
    for _ in 0..bench.repeat {
        of_comity.push(load::read(bench, &server.address, &path)?);
        of_bare.push(load::read(bench, &bare.address, "/")?);
    }
    Ok(Page { comity: median(of_comity), bare: median(of_bare), bytes: answer.body.len() })
}

/// Headers that every server adds by itself.
const BY_THE_SERVER: &[&str] = &["content-length", "date", "connection", "transfer-encoding"];
