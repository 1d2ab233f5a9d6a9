//! `comity generate FOLDER` (hidden): writes the reference pages that `cargo xtask generate` puts into the tree.

use crate::cli::Cli;
use anyhow::Context;
use clap::{Args, CommandFactory};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder to write into, as if it were the repository's root.
    folder: PathBuf,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let page = |name: &str, text: String| write(&options.folder.join("docs/reference").join(name), &text);
    page("commands.md", commands())?;
    page("configuration.md", configuration())?;
    page("rules.md", comity_policy::rules_reference())?;
    page("facts.md", comity_policy::facts_reference())?;
    page("examples.md", comity_policy::examples_reference())?;
    let schema = serde_json::to_string_pretty(&comity_policy::machine_form_schema())?;
    page("policy.schema.json", schema + "\n")?;
    let api = serde_json::to_string_pretty(&comity_web::openapi())?;
    page("openapi.json", api + "\n")?;
    Ok(ExitCode::SUCCESS)
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    let folder = file.parent().context("a reference stands in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(file, text).with_context(|| format!("cannot write `{}`", file.display()))
}

/// Every command with its help, as the program prints it.
fn commands() -> String {
    let mut page = String::from(
        "<!-- Generated from the program by `cargo xtask generate`; don't edit. -->\n\n# Commands\n",
    );
    let mut cli = Cli::command().term_width(100);
    cli.build();
    describe(&mut cli, &mut page);
    page
}

fn describe(command: &mut clap::Command, page: &mut String) {
    let name = command.get_bin_name().unwrap_or("comity").to_owned();
    let help = command.render_long_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    let _ = write!(page, "\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    for sub in command.get_subcommands_mut().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        describe(sub, page);
    }
}

/// Every setting of `comity.toml`, from the comments of its fields.
fn configuration() -> String {
    let mut page = String::from(
        "<!-- Generated from the program by `cargo xtask generate`; don't edit. -->\n\n# Configuration\n\n\
         `comity.toml` in the data folder. Every setting is optional, and a flag on the command line comes first.\n",
    );
    let sections = [
        ("server", include_str!("../config/server.rs")),
        ("limits", include_str!("../config/limits.rs")),
        ("scoring", include_str!("../config/scoring.rs")),
        ("coral", include_str!("../config/coral.rs")),
    ];
    for (section, source) in sections {
        let about =
            source.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, about)| about);
        let _ = write!(
            page,
            "\n## `[{section}]`\n\n{}{}\n\n",
            about.get(..1).unwrap_or("").to_uppercase(),
            about.get(1..).unwrap_or("")
        );
        let mut comment = String::new();
        for line in source.lines().map(str::trim) {
            if let Some(text) = line.strip_prefix("/// ") {
                if !comment.is_empty() {
                    comment.push(' ');
                }
                comment.push_str(text);
            } else if let Some((name, _)) =
                line.strip_prefix("pub(crate) ").and_then(|field| field.split_once(": "))
            {
                let _ = writeln!(page, "- `{name}`: {comment}");
                comment.clear();
            } else {
                comment.clear();
            }
        }
    }
    page
}
