//! The command line: one variant a command, the same conventions everywhere.

use crate::commands::{
    backup, completions, coral, demo, export, feedback, generate, import, key, ledger, model, moderator,
    policy, restore, score, serve, site, story,
};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Discussions under news stories, by the policy that the newsroom publishes.
#[derive(Debug, Parser)]
#[command(name = "comity", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to log on stderr: a level, or a list such as `info,comity_store=debug`.
    #[arg(long, global = true, default_value = "warn", value_name = "FILTER")]
    pub(crate) log: String,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the data are, and which site is meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct Where {
    /// The data folder: the SQLite database, the installation's key, `comity.toml`.
    #[arg(long, default_value = "./comity-data", value_name = "DIR")]
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
    Backup(backup::Options),
    Restore(restore::Options),
    Completions(completions::Options),
    #[command(hide = true)]
    Generate(generate::Options),
}
