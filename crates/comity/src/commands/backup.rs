//! `comity backup`: copies the database while the server runs.

use crate::cli::Where;
use crate::output::say;
use crate::{data, runtime};
use anyhow::Context;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Copies the database to a new file, also while the server runs. The copy is checked before it gets its name.
///
/// Example: comity backup /backups/comity-2026-11-23.sqlite
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The file to write; it must not exist.
    to: PathBuf,
    #[command(flatten)]
    place: Where,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let app = data::open(&options.place)?;
    runtime::small()?.block_on(app.store().backup(&options.to)).context("the database cannot be copied")?;
    say(&format!("copied to {} (keep `secret.key` of the data folder beside it)", options.to.display()))?;
    Ok(ExitCode::SUCCESS)
}
