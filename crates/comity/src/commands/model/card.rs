//! `comity model card`: what a newsroom should know before it relies on a score.

use super::{Measured, digest, scorer};
use crate::output::say;
use anyhow::Context;
use clap::Args;
use comity_classify::Scorer;
use comity_classify::evaluate::{card, evaluate};
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes the model card in Markdown, from a fresh evaluation.
///
/// Example: comity model card --data labelled/ --out first-stage.md
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(flatten)]
    measured: Measured,
    /// The file to write; stdout when it is not given.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Measured { data, model, seed } = &options.measured;
    let figures = evaluate(scorer(model.as_deref())?, data, *seed)
        .with_context(|| format!("cannot measure on `{}`", data.display()))?;
    let sha256 = match model {
        None => digest(Scorer::builtin_file()),
        Some(file) => {
            digest(&std::fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?)
        }
    };
    let card = card(&figures, &sha256);
    match &options.out {
        None => say(&card)?,
        Some(file) => {
            std::fs::write(file, card).with_context(|| format!("cannot write `{}`", file.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
