//! Which machine, which commit, which day.

use std::fs;
use std::process::Command;

/// A few lines of Markdown that say where the figures come from.
pub(super) fn describe() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        text.lines().find_map(|line| {
            line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_owned())
        })
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory_gib = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal:"))?.split_whitespace().nth(1)?;
        Some(line.parse::<u64>().ok()? / 1024 / 1024)
    });
    format!(
        "- Machine: {}, {cores} cores, {} GiB, {}\n- Built with {} from commit {}\n- Measured on {}",
        processor.as_deref().unwrap_or("unknown processor"),
        memory_gib.map_or_else(|| "?".to_owned(), |gib| gib.to_string()),
        said_by("uname", &["-sr"]),
        said_by("rustc", &["--version"]),
        said_by("git", &["rev-parse", "--short", "HEAD"]),
        said_by("date", &["-u", "+%Y-%m-%d"]),
    )
}

fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(|_| "?".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
