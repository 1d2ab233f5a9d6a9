//! `comity model list` and `comity model use`: which model scores comments.

use crate::models::{BUILTIN, Models};
use crate::output::{report, say};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the models of an installation and says which is in use.
///
/// Example: comity model list --data /var/lib/comity
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct ListOptions {
    /// The data folder.
    #[arg(long, default_value = "./comity-data", value_name = "DIR")]
    data: PathBuf,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    json: bool,
}

/// Uses a model from the next start of the server on: an adapted one, or `builtin` to go back.
///
/// Comments that were scored keep their scores; every decision names the model that it rests on.
///
/// Example: comity model use builtin --data /var/lib/comity
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct UseOptions {
    /// Its name as `comity model list` gives it, such as `first-stage@5+gazette.1`; or `builtin`.
    #[arg(value_name = "MODEL")]
    model: String,
    /// The data folder.
    #[arg(long, default_value = "./comity-data", value_name = "DIR")]
    data: PathBuf,
}

/// A model, for `--json`.
#[derive(Serialize)]
struct Listed {
    name: String,
    is_in_use: bool,
}

pub(super) fn list(options: &ListOptions) -> anyhow::Result<ExitCode> {
    let models = Models::of(&options.data);
    let in_use = models.in_use()?;
    let names = std::iter::once(BUILTIN.to_owned()).chain(models.names()?);
    let listed: Vec<Listed> = names.map(|name| Listed { is_in_use: name == in_use, name }).collect();
    report(&listed, options.json, |listed| {
        let line = |one: &Listed| format!("{} {}", if one.is_in_use { "*" } else { " " }, one.name);
        listed.iter().map(line).collect::<Vec<_>>().join("\n")
    })?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn choose(options: &UseOptions) -> anyhow::Result<ExitCode> {
    Models::of(&options.data).choose(&options.model)?;
    say(&format!("`{}` scores comments from the next start of `comity serve` on", options.model))?;
    Ok(ExitCode::SUCCESS)
}
