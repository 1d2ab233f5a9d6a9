//! `comity backup`: copies the database while the server runs.

use crate::cli::Where;
use crate::output::report;
use crate::{data, runtime};
use anyhow::Context;
use clap::Args;
use serde_json::json;
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
    let to = options.to.display().to_string();
    report(&json!({ "copied_to": to }), options.place.json, |_| {
        format!("copied to {to} (keep `secret.key` of the data folder beside it)")
    })?;
    Ok(ExitCode::SUCCESS)
}
