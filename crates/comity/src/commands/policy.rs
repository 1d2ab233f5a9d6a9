//! `comity policy`: checks, replays and publishes a policy.

use crate::cli::Where;
use crate::output::{self, progress, report, say};
use crate::{data, runtime, scorer};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use comity_actions::{InForce, PublishPolicy, Published, ReplayPolicy, ReplayReport};
use comity_model::Timestamp;
use comity_policy::{Policy, PolicyError};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Checks, replays and publishes policies.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks a policy: its language, its rules, its examples. Translations beside it (`name.hy.md`) are checked too.
    ///
    /// Example: comity policy check policies/newsroom.md
    #[command(verbatim_doc_comment)]
    Check {
        /// The main file.
        file: PathBuf,
    },
    /// Says what a policy would have done with the archive; without a file, the policy in force.
    ///
    /// Example: comity policy replay draft.md --since 2026-01-01
    #[command(verbatim_doc_comment)]
    Replay {
        /// The draft; without it the version in force.
        file: Option<PathBuf>,
        /// Only comments written on or after this day (UTC).
        #[arg(long, value_name = "YYYY-MM-DD")]
        since: Option<String>,
        #[command(flatten)]
        place: Where,
    },
    /// Publishes a new version. A policy that fails its own examples cannot be published.
    ///
    /// Example: comity policy publish policies/newsroom.md
    #[command(verbatim_doc_comment)]
    Publish {
        /// The main file.
        file: PathBuf,
        #[command(flatten)]
        place: Where,
    },
    /// Prints the policy in force as it was published.
    ///
    /// Example: comity policy show > policy.md
    #[command(verbatim_doc_comment)]
    Show {
        #[command(flatten)]
        place: Where,
    },
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    match options.command {
        Command::Check { file } => check(&file),
        Command::Replay { file, since, place } => replay(file.as_deref(), since.as_deref(), &place),
        Command::Publish { file, place } => publish(&file, &place),
        Command::Show { place } => show(&place),
    }
}

fn check(file: &Path) -> anyhow::Result<ExitCode> {
    let source = read(file)?;
    match checked(file, &source)? {
        Ok(policy) => {
            say(&format!(
                "{}: {} clauses, {} rules, {} examples, languages: {}",
                file.display(),
                policy.clauses().len(),
                policy.rule_count(),
                policy.example_count(),
                policy.languages().join(", ")
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(errors) => complain(&errors),
    }
}

fn replay(file: Option<&Path>, since: Option<&str>, place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let since = since.map(day).transpose()?;
    let policy = match file {
        None => data::in_words(runtime.block_on(comity_actions::policy_in_force(&app, site.id)))?,
        Some(file) => {
            let source = read(file)?;
            match checked(file, &source)? {
                Ok(policy) => Arc::new(InForce::of_draft(site.id, &source, policy)),
                Err(errors) => return complain(&errors),
            }
        }
    };
    let bar = progress(None, "comments");
    let replayed = comity_actions::replay_policy(&app, &ReplayPolicy { policy, since }, &mut |count| {
        bar.set_position(count);
        true
    });
    bar.finish_and_clear();
    report(&data::in_words(replayed)?, place.json, replay_in_words)?;
    Ok(ExitCode::SUCCESS)
}

fn publish(file: &Path, place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let publish = PublishPolicy {
        site: site.id,
        source: read(file)?,
        file_name: file.display().to_string(),
        translations: translations(file)?,
        effective_from: None,
        by: None,
    };
    match data::in_words(runtime.block_on(comity_actions::publish_policy(&app, publish)))? {
        Published::Version(number) => {
            say(&format!("version {number} is published and in force"))?;
            Ok(ExitCode::SUCCESS)
        }
        Published::Unchanged(number) => {
            say(&format!("nothing to publish: this is version {number} already"))?;
            Ok(ExitCode::SUCCESS)
        }
        Published::Errors(errors) => complain(&errors),
    }
}

fn show(place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let policy = data::in_words(runtime.block_on(comity_actions::policy_in_force(&app, site.id)))?;
    say(policy.version().source.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn checked(file: &Path, source: &str) -> anyhow::Result<Result<Policy, Vec<PolicyError>>> {
    let scorer = scorer::load();
    let name = file.display().to_string();
    Ok(comity_actions::check_policy(Some(&*scorer), source, &name, &translations(file)?))
}

fn complain(errors: &[PolicyError]) -> anyhow::Result<ExitCode> {
    for error in errors {
        eprintln!("{error}\n");
    }
    eprintln!("{} {}", errors.len(), if errors.len() == 1 { "problem" } else { "problems" });
    Ok(output::answer(false))
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read policy `{}`", file.display()))
}

/// The translations beside a policy: `name.hy.md` beside `name.md`, by language.
fn translations(file: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let middle = name.strip_prefix(&format!("{stem}.")).and_then(|rest| rest.strip_suffix(".md"));
        if let Some(language) = middle.filter(|language| (2..=8).contains(&language.len())) {
            found.push((language.to_owned(), read(&entry.path())?));
        }
    }
    found.sort();
    Ok(found)
}

fn day(text: &str) -> anyhow::Result<Timestamp> {
    let Ok(date) = text.parse::<jiff::civil::Date>() else {
        bail!("`{text}` is not a day such as 2026-01-31")
    };
    let at = date.to_zoned_datetime(jiff::tz::TimeZone::UTC).context("that day is out of range")?;
    Ok(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

fn replay_in_words(report: &ReplayReport) -> String {
    let mut words = String::new();
    let mut line = |text: String| drop(writeln!(words, "{text}"));
    line(format!("{} comments of the archive, by what this policy would have done:", report.comments));
    for (outcome, count) in &report.outcomes {
        line(format!("  {count:>8} {outcome:<8} {:>5.1} %", percent(*count, report.comments)));
    }
    line("where they stand now, and what this policy would have done:".to_owned());
    for (state, outcomes) in &report.matrix {
        let cells: Vec<String> =
            outcomes.iter().map(|(outcome, count)| format!("{outcome} {count}")).collect();
        line(format!("  {state:<10} {}", cells.join(", ")));
    }
    if !report.clauses.is_empty() {
        line("by clause:".to_owned());
    }
    for clause in report.clauses.values() {
        let cells: Vec<String> =
            clause.outcomes.iter().map(|(outcome, count)| format!("{outcome} {count}")).collect();
        let rules: Vec<String> = clause.rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        line(format!("  {}: {}   ({})", clause.title, cells.join(", "), rules.join(", ")));
        for sample in &clause.samples {
            line(format!("      {sample}"));
        }
    }
    for (rule, count) in &report.skipped {
        line(format!("rule `{rule}` could not look at {count} comments: a signal it needs is not available"));
    }
    if report.erased > 0 {
        line(format!("{} comments were erased and left out", report.erased));
    }
    words.trim_end().to_owned()
}

fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}
