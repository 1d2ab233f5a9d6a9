//! Finding profanity, beside word filters of three languages: the same comments, one after the other, in the same run.
//!
//! The comments are the held-out tenth of the training data that people labelled for obscene language. The peers are a
//! project of their own in `xtask/peers`, built and installed by their ordinary tools when this part runs.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::Bench;
use super::report::{Bound, Report};

const PART: &str = "profanity";

/// Runs of each; the fastest counts, as a busy machine only ever makes them slower.
const RUNS: usize = 3;

/// The peers' files, which are copied to where they are built.
const PEERS: &str = "xtask/peers";

/// The score from which on Comity calls a comment profane.
const THRESHOLD: f64 = 0.5;

/// What one filter found.
struct Found {
    name: &'static str,
    micros: f64,
    precision: f64,
    recall: f64,
    /// What it said of each comment: a score, or 0 and 1.
    scores: Vec<f64>,
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
    let program = bench.classify_example("profanity")?.display().to_string();
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
    for peer in peers {
        let precision = precision_at(&ours.scores, &labels, peer.recall);
        let label = format!("Comity's precision where it finds as much as {}", peer.name);
        report.add(PART, label, precision, "", Bound::None);
        report.add(PART, "… of that peer's", precision / peer.precision, "×", Bound::AtLeast(1.0));
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
    let (mut seconds, mut scores) = (f64::MAX, Vec::<f64>::new());
    for _ in 0..RUNS {
        let (program, arguments) = filter.command.split_first().context("a filter has a command")?;
        let said = run(Command::new(program).args(arguments).stdin(File::open(input)?))?;
        let mut lines: Vec<&str> = said.lines().collect();
        let took: f64 = lines.pop().unwrap_or("").parse().context("the filter's time")?;
        seconds = seconds.min(took);
        scores = lines.iter().filter_map(|line| line.parse().ok()).collect();
    }
    ensure!(scores.len() == labels.len(), "{} answered {} of {}", filter.name, scores.len(), labels.len());
    let (precision, recall) = figures(&scores, labels, THRESHOLD);
    let micros = seconds * 1e6 / labels.len().max(1) as f64;
    Ok(Found { name: filter.name, micros, precision, recall, scores })
}

/// Precision and recall of calling profane what scores this or more.
fn figures(scores: &[f64], labels: &[bool], threshold: f64) -> (f64, f64) {
    let count = |answer: bool, label: bool| {
        scores.iter().zip(labels).filter(|(s, l)| (**s >= threshold) == answer && **l == label).count() as f64
    };
    let right = count(true, true);
    (right / (right + count(true, false)).max(1.0), right / (right + count(false, true)).max(1.0))
}

/// The precision at the highest threshold that finds at least the share `recall`.
fn precision_at(scores: &[f64], labels: &[bool], recall: f64) -> f64 {
    let mut thresholds = scores.to_vec();
    thresholds.sort_by(|a, b| b.total_cmp(a));
    thresholds.dedup();
    let mut at = thresholds.into_iter().map(|threshold| figures(scores, labels, threshold));
    at.find(|(_, found)| *found >= recall).map_or(0.0, |(precision, _)| precision)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_that_of_the_highest_threshold_which_finds_enough() {
        let scores = [0.9, 0.8, 0.7, 0.6, 0.1];
        let labels = [true, false, true, true, false];
        let shown = |recall| format!("{:.2}", precision_at(&scores, &labels, recall));
        assert_eq!([shown(0.3), shown(1.0)], ["1.00", "0.75"]);
        assert_eq!(figures(&scores, &labels, 0.75), (0.5, 1.0 / 3.0));
    }
}
