//! `comity completions`: shell completions.

use crate::cli::Cli;
use clap::{Args, CommandFactory};
use std::process::ExitCode;

/// Prints completions for a shell.
///
/// Example: comity completions bash > completions.bash
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The shell.
    shell: clap_complete::Shell,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "comity", &mut out);
    crate::output::say(String::from_utf8_lossy(&out).trim_end())?;
    Ok(ExitCode::SUCCESS)
}
