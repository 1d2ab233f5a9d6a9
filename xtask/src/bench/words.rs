//! Finding profanity, beside word filters of three languages: the same comments, one after the other, in the same run.
//!
//! The comments are the held-out tenth of the training data that people labelled for obscene language. The peers are a
//! project of their own in `xtask/peers`, built and installed by their ordinary tools when this part runs.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::report::{Bound, Report};
use super::{Bench, cargo};

const PART: &str = "profanity";

/// Runs of each; the fastest counts, as a busy machine only ever makes them slower.
const RUNS: usize = 3;

/// The peers' files, which are copied to where they are built.
const PEERS: &str = "xtask/peers";

/// What one filter found.
struct Found {
    name: &'static str,
    micros: f64,
    precision: f64,
    recall: f64,
}

/// A filter: its name, and the command that reads comments and writes what it found.
struct Filter {
    name: &'static str,
    command: Vec<String>,
}

pub(super) fn measure(bench: &Bench, labelled: Option<&Path>, report: &mut Report) -> Result<()> {
    let Some(labelled) = labelled else {
        println!("profanity: left out; name the folder with labelled comments with --labelled");
        return Ok(());
    };
    let folder = bench.folder("profanity")?;
    let program = bench.examples.join("profanity").display().to_string();
    let profile = if program.contains("debug") { "dev" } else { "release" };
    let example = ["--package", "comity_classify", "--example", "profanity"];
    cargo(&bench.root, &[&["build", "--locked", "--profile", profile][..], &example].concat())?;
    let held_out = run(Command::new(&program).arg("held-out").arg(labelled))?;
    let (mut comments, mut labels) = (String::new(), Vec::new());
    for line in held_out.lines() {
        let row: serde_json::Value = serde_json::from_str(line).context("a held-out comment")?;
        comments.push_str(&row["text"].to_string());
        comments.push('\n');
        labels.push(row["is_obscene"].as_bool().unwrap_or(false));
    }
    let input = folder.join("comments.ndjson");
    fs::write(&input, comments)?;
    let mut filters = vec![Filter { name: "Comity", command: vec![program] }];
    filters.extend(prepare_peers(&bench.root.join(PEERS), &folder)?);
    let found = filters.iter().map(|f| judge(f, &input, &labels)).collect::<Result<Vec<_>>>()?;
    let (ours, peers) = found.split_first().context("Comity is a filter")?;
    let best = |figure: fn(&Found) -> f64| peers.iter().map(figure).fold(0.0, f64::max);
    let fastest = peers.iter().map(|p| p.micros).fold(f64::MAX, f64::min);
    for one in &found {
        report.add(PART, format!("{}: a comment", one.name), one.micros, "µs", Bound::None);
        report.add(PART, "… precision", one.precision, "", Bound::None);
        report.add(PART, "… recall", one.recall, "", Bound::None);
    }
    report.add(PART, "time, of the fastest peer", ours.micros / fastest, "×", Bound::AtMost(1.0));
    report.add(
        PART,
        "precision, of the best peer",
        ours.precision / best(|p| p.precision),
        "×",
        Bound::AtLeast(1.0),
    );
    report.add(PART, "recall, of the best peer", ours.recall / best(|p| p.recall), "×", Bound::AtLeast(1.0));
    Ok(())
}

/// Builds and installs the peers in a folder of the bench.
fn prepare_peers(from: &Path, folder: &Path) -> Result<[Filter; 3]> {
    let peers = folder.join("peers");
    fs::create_dir_all(peers.join("src"))?;
    for file in [
        "Cargo.toml",
        "src/main.rs",
        "package.json",
        "obscenity.mjs",
        "profanity_check_lines.py",
        "requirements.txt",
    ] {
        fs::copy(from.join(file), peers.join(file)).with_context(|| format!("cannot copy `{file}`"))?;
    }
    let target = peers.join("target");
    run(Command::new("cargo")
        .args(["build", "--release"])
        .current_dir(&peers)
        .env("CARGO_TARGET_DIR", &target))?;
    run(Command::new("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(&peers))?;
    let venv = peers.join("venv");
    run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    let bin = venv.join("bin");
    run(Command::new(bin.join("pip"))
        .args(["install", "--quiet", "-r", "requirements.txt"])
        .current_dir(&peers))?;
    let at = |path: std::path::PathBuf| path.display().to_string();
    Ok([
        Filter { name: "rustrict", command: vec![at(target.join("release/comity-peers"))] },
        Filter { name: "obscenity", command: vec!["node".to_owned(), at(peers.join("obscenity.mjs"))] },
        Filter {
            name: "alt-profanity-check",
            command: vec![at(bin.join("python")), at(peers.join("profanity_check_lines.py"))],
        },
    ])
}

/// Lets a filter look at all comments, and compares what it found with what people said.
fn judge(filter: &Filter, input: &Path, labels: &[bool]) -> Result<Found> {
    let (mut seconds, mut answers) = (f64::MAX, Vec::new());
    for _ in 0..RUNS {
        let (program, arguments) = filter.command.split_first().context("a filter has a command")?;
        let said = run(Command::new(program).args(arguments).stdin(File::open(input)?))?;
        let mut lines: Vec<&str> = said.lines().collect();
        let took: f64 = lines.pop().unwrap_or("").parse().context("the filter's time")?;
        seconds = seconds.min(took);
        answers = lines.iter().map(|line| *line == "1").collect();
    }
    ensure!(answers.len() == labels.len(), "{} answered {} of {}", filter.name, answers.len(), labels.len());
    let count = |answer: bool, label: bool| {
        answers.iter().zip(labels).filter(|(a, l)| **a == answer && **l == label).count() as f64
    };
    let right = count(true, true);
    Ok(Found {
        name: filter.name,
        micros: seconds * 1e6 / labels.len().max(1) as f64,
        precision: right / (right + count(true, false)).max(1.0),
        recall: right / (right + count(false, true)).max(1.0),
    })
}

/// Runs a command to its end and gives what it wrote.
fn run(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed");
    }
    String::from_utf8(output.stdout).with_context(|| format!("what {command:?} wrote is not text"))
}
