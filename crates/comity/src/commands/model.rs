//! `comity model`: makes, measures, describes, adapts and chooses models of the scorer.

mod adapt;
mod card;
mod choose;
mod evaluate;
mod train;

use anyhow::Context;
use clap::{Args, Subcommand};
use comity_classify::Scorer;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Seed that drawn sentences and intervals come from when nothing else is said: the published model's.
const SEED: u64 = 7;

/// Trains, measures, describes, adapts and chooses the models that score comments.
///
/// Example: comity model list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Train(train::Options),
    Evaluate(evaluate::Options),
    Card(card::Options),
    Adapt(adapt::Options),
    List(choose::ListOptions),
    Use(choose::UseOptions),
}

/// What is measured, and on what.
#[derive(Debug, Args)]
struct Measured {
    /// Folder with labelled comments: `*.ndjson` or `*.ndjson.gz`, as for `comity model train`.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A model file instead of the one that is built in.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Seed of the contrast sentences and of the bootstrap.
    #[arg(long, value_name = "NUMBER", default_value_t = SEED)]
    seed: u64,
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    match options.command {
        Command::Train(options) => train::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Card(options) => card::run(&options),
        Command::Adapt(options) => adapt::run(&options),
        Command::List(options) => choose::list(&options),
        Command::Use(options) => choose::choose(&options),
    }
}

/// The SHA-256 of a model file, in hexadecimal.
fn digest(file: &[u8]) -> String {
    Sha256::digest(file).iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("writing to a string cannot fail");
        digits
    })
}

/// The model in `file`, or the built-in one; it stays until the command ends.
fn scorer(file: Option<&Path>) -> anyhow::Result<&'static Scorer> {
    let Some(file) = file else {
        return crate::scorer::builtin().map_err(anyhow::Error::msg);
    };
    let bytes = std::fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let scorer = Scorer::load(&bytes).with_context(|| format!("cannot use `{}`", file.display()))?;
    Ok(Box::leak(Box::new(scorer)))
}
