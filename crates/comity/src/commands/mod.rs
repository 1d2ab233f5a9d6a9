//! One file per command.

pub(crate) mod backup;
pub(crate) mod completions;
pub(crate) mod coral;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod feedback;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod key;
pub(crate) mod ledger;
pub(crate) mod model;
pub(crate) mod moderator;
pub(crate) mod policy;
pub(crate) mod restore;
pub(crate) mod score;
pub(crate) mod serve;
pub(crate) mod site;
pub(crate) mod story;

use crate::cli::{Cli, Command};
use std::process::ExitCode;

/// Runs the command that was asked for.
pub(crate) fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Demo(options) => demo::run(options),
        Command::Serve(options) => serve::run(&options),
        Command::Import(options) => import::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Policy(options) => policy::run(options),
        Command::Story(options) => story::run(&options),
        Command::Site(options) => site::run(&options),
        Command::Moderator(options) => moderator::run(&options),
        Command::Ledger(options) => ledger::run(options),
        Command::Doctor(options) => doctor::run(&options),
        Command::Backup(options) => backup::run(&options),
        Command::Restore(options) => restore::run(&options),
        Command::Completions(options) => completions::run(&options),
        Command::Score(options) => score::run(options),
        Command::Model(options) => model::run(options),
        Command::Key(options) => key::run(&options),
        Command::Feedback(options) => feedback::run(&options),
        Command::Coral(options) => coral::run(&options),
        Command::Generate(options) => generate::run(&options),
    }
}
