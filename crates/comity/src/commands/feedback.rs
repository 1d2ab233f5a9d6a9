//! `comity feedback`: the scores that clients suggest, counted and exported.

use crate::cli::Where;
use crate::output::report;
use crate::{data, runtime};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use comity_actions::{FeedbackCount, ForgottenFeedback, WantedFeedback, rfc3339};
use comity_model::Timestamp;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Shows and exports the scores that clients suggest.
///
/// Example: comity feedback list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Counts the feedback of a site by attribute and key.
    ///
    /// Example: comity feedback list --since 2026-11-01
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        wanted: Wanted,
        #[command(flatten)]
        place: Where,
    },
    /// Writes feedback as NDJSON, one label a line in the order in which it came: what `comity model adapt` reads.
    ///
    /// Example: comity feedback export --attribute TOXICITY --output labels.ndjson
    #[command(verbatim_doc_comment)]
    Export {
        #[command(flatten)]
        wanted: Wanted,
        /// The file to write; it must not exist. To stdout when none is named.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        place: Where,
    },
    /// Deletes feedback: what a person has asked to be forgotten, or what has been kept long enough.
    ///
    /// Example: comity feedback forget --client-token comment:17
    #[command(verbatim_doc_comment)]
    Forget {
        #[command(flatten)]
        which: Forgotten,
        #[command(flatten)]
        place: Where,
    },
}

/// Which feedback is to be forgotten.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = false)]
struct Forgotten {
    /// What came with this token of the client's.
    #[arg(long, value_name = "TOKEN")]
    client_token: Option<String>,
    /// What came before this day or moment.
    #[arg(long, value_name = "TIME")]
    before: Option<String>,
}

/// Which feedback is wanted.
#[derive(Debug, Clone, Args)]
struct Wanted {
    /// Only this attribute, such as TOXICITY.
    #[arg(long, value_name = "NAME")]
    attribute: Option<String>,
    /// Only what came with the key of this name.
    #[arg(long, value_name = "NAME")]
    key: Option<String>,
    /// Only what came since this day or moment, such as 2026-11-01 or 2026-11-01T06:00:00Z.
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

impl Wanted {
    fn read(&self) -> anyhow::Result<WantedFeedback> {
        let since = self.since.as_deref().map(moment).transpose()?;
        Ok(WantedFeedback { attribute: self.attribute.clone(), key: self.key.clone(), since })
    }
}

/// A count, for `--json`.
#[derive(Debug, Serialize)]
struct Shown {
    attribute: String,
    key: Option<String>,
    count: u64,
    half_or_more: u64,
    first_at: String,
    last_at: String,
}

impl From<FeedbackCount> for Shown {
    fn from(count: FeedbackCount) -> Self {
        Self {
            attribute: count.attribute,
            key: count.key,
            count: count.count,
            half_or_more: count.above,
            first_at: rfc3339(count.between.0),
            last_at: rfc3339(count.between.1),
        }
    }
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::List { place, .. } | Command::Export { place, .. } | Command::Forget { place, .. }) =
        &options.command;
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    match &options.command {
        Command::List { wanted, .. } => {
            let counts = runtime.block_on(comity_actions::count_feedback(&app, site.id, wanted.read()?));
            let shown: Vec<Shown> = data::in_words(counts)?.into_iter().map(Shown::from).collect();
            report(&shown, place.json, |shown| in_words(shown))?;
        }
        Command::Export { wanted, output, .. } => {
            let wanted = wanted.read()?;
            let mut out: Box<dyn Write> = match output {
                None => Box::new(std::io::stdout().lock()),
                Some(file) => {
                    let made = File::create_new(file);
                    Box::new(made.with_context(|| format!("cannot write `{}`", file.display()))?)
                }
            };
            let mut out = BufWriter::new(&mut *out);
            let count = comity_actions::export_feedback(&app, (site.id, &site.key), &wanted, &mut out);
            eprintln!("{} lines of feedback exported", data::in_words(count)?);
        }
        Command::Forget { which, .. } => {
            let which = match (&which.client_token, &which.before) {
                (Some(token), _) => ForgottenFeedback::Token(token.clone()),
                (None, Some(before)) => ForgottenFeedback::Before(moment(before)?),
                (None, None) => bail!("say which feedback: --client-token or --before"),
            };
            let forgotten = runtime.block_on(comity_actions::forget_feedback(&app, site.id, which));
            let count = data::in_words(forgotten)?;
            let labels = if count == 1 { "label is" } else { "labels are" };
            let shown = serde_json::json!({ "forgotten": count });
            report(&shown, place.json, |_| format!("{count} {labels} forgotten"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(counts: &[Shown]) -> String {
    if counts.is_empty() {
        return "there is no such feedback".to_owned();
    }
    let line = |count: &Shown| {
        format!(
            "{:<24} {:<24} {:>8}  ({} at 0.5 or more)  {} to {}",
            count.attribute,
            count.key.as_deref().unwrap_or("without a key"),
            count.count,
            count.half_or_more,
            count.first_at,
            count.last_at
        )
    };
    counts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A day (its midnight in UTC) or a moment.
fn moment(text: &str) -> anyhow::Result<Timestamp> {
    let at = match text.parse::<jiff::Timestamp>() {
        Ok(at) => Some(at),
        Err(_) => format!("{text}T00:00:00Z").parse().ok(),
    };
    let Some(at) = at else {
        bail!("`{text}` is no day such as 2026-11-01 and no moment such as 2026-11-01T06:00:00Z")
    };
    Ok(Timestamp::from_micros(at.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_utc() {
        assert_eq!(moment("1970-01-02").unwrap(), Timestamp::from_secs(86_400));
        assert_eq!(moment("1970-01-01T02:00:01+02:00").unwrap(), Timestamp::from_secs(1));
        assert!(moment("yesterday").is_err());
    }
}
