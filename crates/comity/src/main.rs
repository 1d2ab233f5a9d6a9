//! The program: reads the command line, wires the parts together, prints. It holds no business rules.

#![expect(
    rustdoc::bare_urls,
    clippy::doc_markdown,
    reason = "help is read on a terminal and copied from there, where <> around an address harm"
)]

mod cli;
mod commands;
mod config;
mod coral_secrets;
mod data;
mod demo_clock;
mod models;
mod output;
mod runtime;
mod scorer;

use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    use_small_pages();
    let cli = cli::Cli::parse();
    output::start_log(cli.log_filter());
    output::keep_panics_quiet();
    match commands::run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("comity: {error:#}");
            ExitCode::from(output::FAULT)
        }
    }
}

/// Asks for memory in small pages: with huge ones, a quiet server holds twice the memory that it uses.
fn use_small_pages() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::thread::disable_transparent_huge_pages(true) {
        // An old kernel, or one built without them: nothing is lost but some memory.
        tracing::debug!(%error, "memory stays in pages of the system's choice");
    }
}
