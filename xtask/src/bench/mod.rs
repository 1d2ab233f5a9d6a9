//! `cargo xtask bench`: how fast and how small, as ratios of ceilings that are measured in the same run.
//!
//! Digits belong to the machine, ratios travel; so each figure stands beside what the same machine does at most. The
//! results go to `docs/performance.md`, with the machine, the command and the date.

mod archive;
mod http;
mod import;
mod load;
mod machine;
mod policy;
mod posting;
mod program;
mod reading;
mod report;
mod scoring;
mod stages;
mod weight;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use report::Report;

/// Settings of `cargo xtask bench`.
#[derive(Args)]
pub(crate) struct Options {
    /// Measure this part only (may be given several times).
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// How long each load lasts.
    #[arg(long, default_value_t = 5.0, value_name = "SECONDS")]
    seconds: f64,
    /// How often a reading load is repeated; the median counts.
    #[arg(long, default_value_t = 3, value_name = "TIMES")]
    repeat: usize,
    /// Comments in the archive that is imported; a second one is twice as long.
    #[arg(long, default_value_t = 100_000, value_name = "COMMENTS")]
    archive: u64,
    /// Folder with labelled comments, as for `comity model train`: to compare with word filters, and for ordinary traffic.
    #[arg(long, value_name = "DIR")]
    labelled: Option<PathBuf>,
    /// Folder of a Python environment with fastapi, uvicorn and alt-profanity-check: to compare scoring with.
    #[arg(long, value_name = "DIR")]
    python: Option<PathBuf>,
    /// Measure the development build, to see that the bench works; its figures mean nothing.
    #[arg(long, conflicts_with = "write")]
    dev: bool,
    /// Write the results to `docs/performance.md`.
    #[arg(long)]
    write: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Pages of threads, against a bare axum server with the same bytes.
    Reading,
    /// Comments through the whole policy, against raw group commit.
    Posting,
    /// A `WordPress` export into `SQLite`.
    Import,
    /// Memory, start, and what the embed weighs.
    Weight,
    /// The stages by themselves (with `--labelled` both together), scores over HTTP and in a batch; with `--python` against a
    /// Python server.
    Scoring,
    /// Evaluating a policy, and replaying one over archives of `--archive` comments and of twice as many.
    Policy,
    /// Profanity, against word filters; needs `--labelled`.
    Words,
}

/// What all parts need: the built programs, a folder to work in, how long to measure.
struct Bench {
    root: PathBuf,
    comity: PathBuf,
    examples: PathBuf,
    /// The profile that the programs are built with.
    profile: &'static str,
    folder: PathBuf,
    seconds: f64,
    repeat: usize,
}

/// Measures and prints; true when every figure keeps its bound.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    let bench = Bench::prepare(root, options)?;
    let mut report = Report::default();
    let parts =
        [Part::Reading, Part::Posting, Part::Import, Part::Weight, Part::Scoring, Part::Policy, Part::Words];
    let chosen = parts.into_iter().filter(|part| options.only.is_empty() || options.only.contains(part));
    let measured: Result<()> = chosen.into_iter().try_for_each(|part| match part {
        Part::Reading => reading::measure(&bench, &mut report),
        Part::Posting => posting::measure(&bench, &mut report),
        Part::Import => import::measure(&bench, options.archive, &mut report),
        Part::Weight => weight::measure(&bench, &mut report),
        Part::Scoring => stages::measure(&bench, options.labelled.as_deref(), &mut report)
            .and_then(|()| scoring::measure(&bench, options.python.as_deref(), &mut report)),
        Part::Policy => policy::measure(&bench, options.archive, &mut report),
        Part::Words => words::measure(&bench, options.labelled.as_deref(), &mut report),
    });
    std::fs::remove_dir_all(&bench.folder)
        .with_context(|| format!("cannot remove `{}`", bench.folder.display()))?;
    measured?;
    if options.write {
        let path = root.join("docs/performance.md");
        std::fs::write(&path, report.document(&machine::describe()))
            .context("cannot write docs/performance.md")?;
    }
    println!("{}", report.table());
    Ok(report.keeps_bounds())
}

impl Bench {
    fn prepare(root: &Path, options: &Options) -> Result<Self> {
        let (profile, folder_of_profile) =
            if options.dev { ("dev", "debug") } else { ("release", "release") };
        cargo(root, &["build", "--profile", profile, "--locked", "--package", "comity"])?;
        cargo(root, &["build", "--profile", profile, "--locked", "--package", "xtask", "--examples"])?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let folder = target.join("bench");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot empty `{}`", folder.display()))?;
        }
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
        Ok(Self {
            root: root.to_path_buf(),
            comity: target.join(folder_of_profile).join("comity"),
            examples: target.join(folder_of_profile).join("examples"),
            profile,
            folder,
            seconds: options.seconds,
            repeat: options.repeat.max(1),
        })
    }

    /// Builds an example of the classifier; gives its program.
    fn classify_example(&self, name: &str) -> Result<PathBuf> {
        let build = ["build", "--locked", "--profile", self.profile];
        let example = ["--package", "comity_classify", "--example", name];
        cargo(&self.root, &[&build[..], &example].concat())?;
        Ok(self.examples.join(name))
    }

    /// A folder of its own for a part.
    fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
        Ok(folder)
    }
}

/// Now, for durations.
#[expect(clippy::disallowed_methods, reason = "a bench measures durations")]
fn now() -> Instant {
    Instant::now()
}

/// The middle one of some figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}

/// Asks again and again until there is an answer; conditions are waited for, never times.
fn wait_for<T>(what: &str, longest: Duration, mut ask: impl FnMut() -> Option<T>) -> Result<T> {
    let began = now();
    loop {
        if let Some(answer) = ask() {
            return Ok(answer);
        }
        if began.elapsed() > longest {
            bail!("{what} did not happen within {} s", longest.as_secs());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    let status =
        Command::new("cargo").args(arguments).current_dir(root).status().context("cannot run cargo")?;
    if !status.success() {
        bail!("cargo {} failed", arguments.join(" "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_figure() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).abs() < f64::EPSILON);
    }

    #[test]
    fn waiting_ends_with_the_answer_or_with_the_time() {
        let mut asked = 0;
        let answer = wait_for("the third", Duration::from_secs(5), || {
            asked += 1;
            (asked == 3).then_some(asked)
        });
        assert_eq!(answer.unwrap(), 3);
        assert!(wait_for("never", Duration::ZERO, || None::<()>).is_err());
    }
}
