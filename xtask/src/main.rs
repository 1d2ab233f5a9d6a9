//! The chores of this repository, in Rust: `cargo xtask tidy`, `generate`, `bench`.
//!
//! Exit codes are those of the program itself: 0 ok, 1 a negative answer, 2 a fault.

mod bench;
mod generate;
mod licences;
mod rust_source;
mod tidy;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of the Comity repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Chores {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Checks what the compiler can't: arrows between crates, where SQL may stand, file names, documents.
    ///
    /// Example: `cargo xtask tidy --only arrows`
    Tidy(tidy::Options),
    /// Writes every file that is generated from another: references, `OpenAPI`, built web assets.
    ///
    /// Example: `cargo xtask generate --check` fails when a committed file is not current.
    Generate(generate::Options),
    /// Checks the licence of every package in the tree against `deny.toml`.
    ///
    /// Example: `cargo xtask licences`
    Licences,
    /// Measures how fast and how small the program is, beside what the machine does at most.
    ///
    /// Example: `cargo xtask bench --only posting`
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let done = match Chores::parse().chore {
        Chore::Tidy(options) => tidy::run(&repository(), &options),
        Chore::Generate(options) => generate::run(&repository(), &options),
        Chore::Licences => licences::run(&repository()),
        Chore::Bench(options) => bench::run(&repository(), &options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::from(2)
        }
    }
}

/// The root of the repository: the nearest folder from here upwards that has this crate in it.
fn repository() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let root = here.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file());
    root.map_or_else(|| here.clone(), PathBuf::from)
}
