//! `comity restore`: puts a copy back.

use crate::cli::Where;
use crate::data::DATABASE_FILE;
use crate::output::{report, say};
use anyhow::Context;
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Databases of earlier restores that are kept side by side.
const MAX_KEPT: u32 = 1_000;

/// Puts a copy made by `comity backup` in the place of the database. What was there is copied beside it first.
///
/// Example: comity restore /backups/comity-2026-11-23.sqlite --data /var/lib/comity
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The copy.
    from: PathBuf,
    #[command(flatten)]
    place: Where,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(options.place.database.is_none(), "a PostgreSQL database is restored with `pg_restore`");
    // Before anything is kept or made: a copy that is no database leaves nothing behind.
    comity_store::verify(&options.from).context("the copy cannot be put back")?;
    std::fs::create_dir_all(&options.place.data)
        .with_context(|| format!("cannot make the data folder `{}`", options.place.data.display()))?;
    let to = options.place.data.join(DATABASE_FILE);
    let kept = keep_present(&to)?.map(|kept| kept.display().to_string());
    if let Some(kept) = kept.as_ref().filter(|_| !options.place.json) {
        say(&format!("what was there is kept as {kept}"))?;
    }
    comity_store::restore(&options.from, &to).context("the copy cannot be put back")?;
    let to = to.display().to_string();
    report(&json!({ "restored_to": to, "kept_as": kept }), options.place.json, |_| {
        format!("restored to {to}")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Copies the database that is there now to the first free name beside it.
fn keep_present(database: &Path) -> anyhow::Result<Option<PathBuf>> {
    if !database.exists() {
        return Ok(None);
    }
    let free = (1..=MAX_KEPT)
        .map(|n| database.with_extension(format!("before-restore-{n}.sqlite")))
        .find(|p| !p.exists());
    let kept = free.context("there is no free name for the database that is there")?;
    comity_store::back_up(database, &kept).context("the database that is there cannot be copied")?;
    Ok(Some(kept))
}
