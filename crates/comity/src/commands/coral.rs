//! `comity coral`: for a newsroom that stays on Coral and has its comments judged here.

use crate::cli::Where;
use crate::output::report;
use crate::{coral_secrets, data, runtime};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use comity_actions::{OutsideCount, rfc3339};
use serde::Serialize;
use std::io::{IsTerminal, Read};
use std::process::ExitCode;

/// Days that `comity coral report` looks back at most: judgements are kept that long.
const MAX_DAYS: u16 = 30;

/// Bytes of a secret that are read at most.
const MAX_SECRET_BYTES: u64 = 4_096;

/// For a newsroom that stays on Coral: its secrets, and how its comments were judged.
///
/// Example: comity coral report
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds, lists and removes the secrets that Coral signs with. Several count, so that Coral may rotate them.
    ///
    /// Example: comity coral secret list
    #[command(verbatim_doc_comment)]
    Secret {
        #[command(subcommand)]
        command: Secret,
    },
    /// Counts how Coral's comments were judged, by outcome and clause, and which could not be judged and were held.
    ///
    /// Example: comity coral report --days 7
    #[command(verbatim_doc_comment)]
    Report {
        /// How many days back.
        #[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=30))]
        days: u16,
        #[command(flatten)]
        place: Where,
    },
}

#[derive(Debug, Subcommand)]
enum Secret {
    /// Reads a secret from standard input, so that it stands in no history of a shell, and adds it.
    ///
    /// Example: comity coral secret add --site main < secret.txt
    #[command(verbatim_doc_comment)]
    Add {
        #[command(flatten)]
        place: Where,
    },
    /// Lists the secrets by their fingerprints.
    ///
    /// Example: comity coral secret list
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        place: Where,
    },
    /// Removes a secret by its fingerprint, once Coral has forgotten it.
    ///
    /// Example: comity coral secret remove 1f0c2d3e4a5b
    #[command(verbatim_doc_comment)]
    Remove {
        /// As `comity coral secret list` shows it.
        fingerprint: String,
        #[command(flatten)]
        place: Where,
    },
}

/// A secret, for `--json`.
#[derive(Debug, Serialize)]
struct ShownSecret {
    fingerprint: String,
    site: String,
    added_on: String,
}

/// A count, for `--json`.
#[derive(Debug, Serialize)]
struct ShownCount {
    outcome: &'static str,
    clause: Option<String>,
    failure: Option<String>,
    count: u64,
    slowest_ms: f64,
    last_at: String,
}

impl From<&OutsideCount> for ShownCount {
    fn from(count: &OutsideCount) -> Self {
        Self {
            outcome: count.outcome.as_str(),
            clause: count.clause.clone(),
            failure: count.failure.clone(),
            count: count.count,
            slowest_ms: count.slowest_us as f64 / 1_000.0,
            last_at: rfc3339(count.newest),
        }
    }
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    match &options.command {
        Command::Secret { command } => secret(command),
        Command::Report { days, place } => counts(*days, place),
    }
}

fn secret(command: &Secret) -> anyhow::Result<ExitCode> {
    let (Secret::Add { place } | Secret::List { place } | Secret::Remove { place, .. }) = command;
    let app = data::open(place)?;
    let site = runtime::small()?.block_on(data::site(&app, place))?;
    match command {
        Secret::Add { .. } => {
            if std::io::stdin().is_terminal() {
                eprintln!("Paste the secret that Coral shows, then end with Ctrl-D:");
            }
            let mut secret = String::new();
            let read = std::io::stdin().take(MAX_SECRET_BYTES).read_to_string(&mut secret);
            read.context("cannot read the secret from standard input")?;
            let today = rfc3339(app.now()).split('T').next().unwrap_or("").to_owned();
            let added = coral_secrets::add(&place.data, &site.key, &secret, &today)?;
            let fingerprint = added.fingerprint();
            let shown = ShownSecret { fingerprint, site: site.key.clone(), added_on: today };
            report(&shown, place.json, |shown| {
                let (fingerprint, site) = (&shown.fingerprint, &shown.site);
                format!("{fingerprint} counts for `{site}`; a server that runs knows it within two seconds")
            })?;
        }
        Secret::List { .. } => {
            let kept = coral_secrets::read(&place.data)?;
            let shown: Vec<ShownSecret> = kept
                .iter()
                .filter(|kept| kept.site == site.key)
                .map(|kept| ShownSecret {
                    fingerprint: kept.fingerprint(),
                    site: kept.site.clone(),
                    added_on: kept.added_on.clone(),
                })
                .collect();
            report(&shown, place.json, |shown| secrets_in_words(shown))?;
        }
        Secret::Remove { fingerprint, .. } => {
            if !coral_secrets::remove(&place.data, &site.key, fingerprint)? {
                bail!("`{}` has no secret {fingerprint}; `comity coral secret list` shows them", site.key);
            }
            let shown = serde_json::json!({ "fingerprint": fingerprint, "removed": true });
            report(&shown, place.json, |_| format!("{fingerprint} is removed"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn secrets_in_words(secrets: &[ShownSecret]) -> String {
    if secrets.is_empty() {
        return "no secret of Coral's is known: comity coral secret add < FILE".to_owned();
    }
    let line = |secret: &ShownSecret| format!("{}  added {}", secret.fingerprint, secret.added_on);
    secrets.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn counts(days: u16, place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let counts = runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        let since = app.now().plus_days(-i64::from(days.min(MAX_DAYS)));
        data::in_words(comity_actions::count_outside(&app, site.id, since).await)
    })?;
    let shown: Vec<ShownCount> = counts.iter().map(ShownCount::from).collect();
    report(&shown, place.json, |shown| counts_in_words(shown))?;
    Ok(ExitCode::SUCCESS)
}

fn counts_in_words(counts: &[ShownCount]) -> String {
    if counts.is_empty() {
        return "Coral has sent no comment in that time".to_owned();
    }
    let line = |count: &ShownCount| {
        let why = match (&count.failure, &count.clause) {
            (Some(failure), _) => format!("NOT JUDGED: {failure}"),
            (None, Some(clause)) => clause.clone(),
            (None, None) => String::new(),
        };
        let line = format!(
            "{:<8} {:>8}  slowest {:>7.1} ms  last {}  {why}",
            count.outcome, count.count, count.slowest_ms, count.last_at
        );
        line.trim_end().to_owned()
    };
    counts.iter().map(line).collect::<Vec<_>>().join("\n")
}
