//! The command line: one variant a command, the same conventions everywhere.

use crate::commands::{
    backup, completions, coral, demo, doctor, export, feedback, generate, import, key, ledger, model,
    moderator, policy, restore, score, serve, site, story,
};
use crate::data;
use clap::{Args, Parser, Subcommand};
use comity_actions::Refusal;
use std::path::{Path, PathBuf};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::Directive;

/// Discussions under news stories, by the policy that the newsroom publishes.
#[derive(Debug, Parser)]
#[command(name = "comity", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to log on stderr: a level, or a list such as `info,comity_store=debug`.
    #[arg(long, global = true, default_value = DEFAULT_LOG, value_name = "FILTER", value_parser = log_filter)]
    pub(crate) log: String,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How much can be logged, the least first.
const LOG_LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// What is logged where nothing is said.
const DEFAULT_LOG: &str = "warn";

/// The same for an import: it writes a thousand comments at a time, so slow writes are no news.
const IMPORT_LOG: &str = "warn,comity_store::engine=error";

impl Cli {
    /// What to log.
    pub(crate) fn log_filter(&self) -> &str {
        let is_default = self.log == DEFAULT_LOG;
        if is_default && matches!(self.command, Command::Import(_)) { IMPORT_LOG } else { &self.log }
    }
}

/// A language that the pages speak, for options that take one.
pub(crate) fn spoken_language(tag: &str) -> Result<String, String> {
    comity_locale::spoken(tag).map_err(|unknown| {
        data::sentence(&Refusal::UnknownLocale { tag: tag.to_owned(), meant: unknown.meant })
    })
}

/// A filter as [`Cli::log`] takes it. A misspelt level would be taken for the name of a part of the program, and log nothing.
fn log_filter(filter: &str) -> Result<String, String> {
    for part in filter.split(',') {
        if part.contains(['[', '{']) {
            part.parse::<Directive>().map_err(|error| format!("`{part}` cannot be read: {error}"))?;
            continue;
        }
        let level = part.rsplit_once('=').map_or(part, |(_, level)| level).trim();
        if !LOG_LEVELS.contains(&level.to_ascii_lowercase().as_str()) {
            let hint = comity_locale::did_you_mean(level, LOG_LEVELS);
            let hint = hint.unwrap_or_else(|| {
                "levels are off, error, warn, info, debug and trace; a part of the program is given one by \
                 `comity_store=debug`"
                    .to_owned()
            });
            return Err(format!("`{level}` is no level; {hint}"));
        }
    }
    EnvFilter::try_new(filter).map(|_| filter.to_owned()).map_err(|error| error.to_string())
}

/// The data folder, where none is named.
const DEFAULT_DATA: &str = "./comity-data";

/// Where the data are, and which site is meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct Where {
    /// The data folder: the SQLite database, the installation's key, `comity.toml`.
    #[arg(long, default_value = DEFAULT_DATA, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// A PostgreSQL database instead of SQLite, such as `postgres://comity@localhost/comity`.
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The site's key, where there are several.
    #[arg(long, value_name = "KEY")]
    pub(crate) site: Option<String>,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    pub(crate) json: bool,
}

impl Where {
    /// Whether somebody said where: a folder other than the one that is looked in without a word, a database or a site.
    pub(crate) fn is_named(&self) -> bool {
        self.data != Path::new(DEFAULT_DATA) || self.database.is_some() || self.site.is_some()
    }

    /// The same place for a command that is proposed; without the database's URL, which may hold a password.
    pub(crate) fn as_typed(&self) -> String {
        let data = if self.data == Path::new(DEFAULT_DATA) {
            String::new()
        } else {
            format!(" --data {}", self.data.display())
        };
        let database = if self.database.is_some() { " --database …" } else { "" };
        let site = self.site.as_ref().map_or_else(String::new, |site| format!(" --site {site}"));
        format!("{data}{database}{site}")
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(demo::Options),
    Serve(serve::Options),
    Import(import::Options),
    Export(export::Options),
    Policy(policy::Options),
    Story(story::Options),
    Site(site::Options),
    Moderator(moderator::Options),
    Score(score::Options),
    Model(model::Options),
    Key(key::Options),
    Feedback(feedback::Options),
    Coral(coral::Options),
    Ledger(ledger::Options),
    Doctor(doctor::Options),
    Backup(backup::Options),
    Restore(restore::Options),
    Completions(completions::Options),
    #[command(hide = true)]
    Generate(generate::Options),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn without_example(command: &clap::Command, path: &str, found: &mut Vec<String>) {
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
            let path = format!("{path} {}", sub.get_name());
            let about = sub.get_long_about().or_else(|| sub.get_about()).map(ToString::to_string);
            if !about.is_some_and(|about| about.contains("Example: comity ")) {
                found.push(path.clone());
            }
            without_example(sub, &path, found);
        }
    }

    #[test]
    fn every_command_and_every_group_of_commands_shows_an_example() {
        let mut found = Vec::new();
        without_example(&Cli::command(), "comity", &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}
