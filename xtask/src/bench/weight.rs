//! How small: resident memory at rest, time to the first answer, size of the program, bytes of the embed.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::archive::{self, Story};
use super::reading::{Stages, configure, import, serve};
use super::report::{Bound, Report};
use super::{Bench, http, median};

/// Resident memory of a server that nobody asks anything, in MB.
const IDLE_MB: f64 = 40.0;

/// Time that a server has to come to rest before its memory is looked at.
const SETTLING: Duration = Duration::from_secs(15);

/// From the start of the process to the first answer, on an existing database.
const START_MS: f64 = 150.0;

/// JavaScript and CSS that a reader's page loads for the embed, gzipped.
const EMBED_KB: f64 = 14.0;

/// Starts that are measured; the median counts.
const STARTS: usize = 9;

/// The one script tag; it names itself.
const SCRIPT: &str = "/comity.js";

const PART: &str = "weight";

pub(super) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let folder = bench.folder("weight")?;
    let file = folder.join("archive.xml");
    let stories: Vec<Story> = (0..100)
        .map(|number| Story { key: format!("story-{number}"), comments: 200, has_replies: true, hour: 0 })
        .collect();
    archive::write(&file, &stories)?;
    let data = folder.join("data");
    import(bench, &data, &file)?;
    configure(&data, Stages::Both)?;

    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(serve(bench, &data)?.first_answer_ms);
    }
    report.add(
        PART,
        "start to first answer, 20 000 comments in the database",
        median(starts),
        "ms",
        Bound::AtMost(START_MS),
    );

    let server = serve(bench, &data)?;
    // What the imported comments left to do (their seals) is done, and nobody asks anything.
    std::thread::sleep(SETTLING);
    report.add(PART, "memory at rest", server.resident_mb()?, "MB", Bound::AtMost(IDLE_MB));
    let bytes = embed_bytes(&server.address)?;
    report.add(
        PART,
        "script and style of the embed, gzipped",
        bytes as f64 / 1_000.0,
        "kB",
        Bound::AtMost(EMBED_KB),
    );
    let program = fs::metadata(&bench.comity).context("cannot look at the program")?.len();
    report.add(PART, "the program, with everything in it", program as f64 / 1_000_000.0, "MB", Bound::None);
    Ok(())
}

/// What `/comity.js` and the files of ours that it names weigh together, as sent with gzip.
fn embed_bytes(address: &str) -> Result<usize> {
    let first = http::get(address, SCRIPT)?;
    ensure!(first.status == 200, "{SCRIPT} answers {}", first.status);
    let mut bytes = first.body.len();
    let text = plain(&first)?;
    let mut seen = Vec::new();
    for path in text.split(['"', '\'', '`']).filter(|word| word.starts_with('/') && is_asset(word)) {
        if path == SCRIPT || seen.contains(&path) {
            continue;
        }
        seen.push(path);
        let asset = http::get(address, path)?;
        ensure!(asset.status == 200, "{path} answers {}", asset.status);
        bytes += asset.body.len();
    }
    Ok(bytes)
}

fn is_asset(path: &str) -> bool {
    [".js", ".css"].iter().any(|ending| path.ends_with(ending))
}

/// The text of an answer; `gzip` unpacks it, as no package of this crate does.
fn plain(answer: &http::Answer) -> Result<String> {
    if answer.header("content-encoding") != Some("gzip") {
        return String::from_utf8(answer.body.clone()).context("the script is not text");
    }
    let packed = std::env::temp_dir().join(format!("comity-bench-{}.gz", std::process::id()));
    fs::write(&packed, &answer.body)?;
    let output =
        std::process::Command::new("gzip").args(["-dc"]).arg(&packed).output().context("cannot run gzip")?;
    fs::remove_file(&packed)?;
    String::from_utf8(output.stdout).context("the script is not text")
}
