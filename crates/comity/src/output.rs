//! What the program prints: reports on stdout, progress on stderr and only on a terminal.

use indicatif::{HumanCount, ProgressBar, ProgressState, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Exit code of a negative answer: a policy with errors, a broken chain.
pub(crate) const NEGATIVE: u8 = 1;

/// Exit code of a fault.
pub(crate) const FAULT: u8 = 2;

/// Exit code of what Ctrl-C ended before it was done: what shells report for a program ended by SIGINT.
pub(crate) const INTERRUPTED: u8 = 130;

/// Prints `report` as JSON, or what `in_words` prints.
pub(crate) fn report<T: Serialize>(
    report: &T,
    json: bool,
    in_words: impl FnOnce(&T) -> String,
) -> anyhow::Result<()> {
    let text = if json { serde_json::to_string_pretty(report)? } else { in_words(report) };
    say(&text)
}

/// Prints a line on stdout. A reader that has gone away, as `head` does, is no fault.
pub(crate) fn say(line: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// So many of something: `1 story`, `2 stories`.
pub(crate) fn counted(count: u64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// A negative answer, or not.
pub(crate) fn answer(is_good: bool) -> ExitCode {
    if is_good { ExitCode::SUCCESS } else { ExitCode::from(NEGATIVE) }
}

/// A progress bar over `total` units of `unit`; nothing is shown when stderr is no terminal.
pub(crate) fn progress(total: Option<u64>, unit: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    let template = match total {
        Some(_) => format!("{{wide_bar}} {{human_pos}}/{{human_len}} {unit} · {{rate}} · {{eta}} left"),
        None => format!("{{spinner}} {{human_pos}} {unit} · {{rate}} · {{elapsed}} {{msg}}"),
    };
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style.with_key("rate", |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        write!(out, "{}", rate(state.per_sec())).ok();
    }))
}

/// So many a second, as counts are written: `1,234/s`.
fn rate(per_second: f64) -> String {
    format!("{}/s", HumanCount(per_second.round() as u64))
}

/// Logs go to stderr. `filter` is one that the command line has taken.
pub(crate) fn start_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::new(filter);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}

/// A panic is logged by its place only: its message could quote what a reader wrote.
pub(crate) fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic was caught; the request, job or rule that caused it failed");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_whole_number() {
        assert_eq!([0.0, 659.8812, 1_234_567.5].map(rate), ["0/s", "660/s", "1,234,568/s"]);
    }
}
