//! A running Comity (or ceiling), with its address, its memory and its end.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{http, now, wait_for};

/// The longest that a start may take: a first start writes a database.
const START: Duration = Duration::from_secs(30);

/// A child process that is ended with this value.
pub(super) struct Running {
    child: Child,
    pub(super) address: String,
    /// From the start of the process to its first answer.
    pub(super) first_answer_ms: f64,
}

impl Running {
    /// Starts `command`, which prints its address, and waits until it answers at `path`.
    pub(super) fn start(command: &mut Command, path: &str) -> Result<Self> {
        let began = now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let stdout = child.stdout.take().expect("stdout was asked for");
        let mut lines = BufReader::new(stdout);
        let address = loop {
            let mut line = String::new();
            if lines.read_line(&mut line).context("cannot read what the program says")? == 0 {
                let status = child.wait()?;
                bail!("{command:?} ended with {status} before it said its address");
            }
            if let Some(address) = address_in(&line) {
                break address;
            }
        };
        // Somebody must read on, or the program would wait with its words.
        std::thread::spawn(move || {
            let _ = lines.read_to_end(&mut Vec::new());
        });
        let mut running = Self { child, address, first_answer_ms: 0.0 };
        let address = running.address.clone();
        wait_for("the first answer", START, || {
            http::get(&address, path).ok().filter(|answer| answer.status < 500)
        })?;
        running.first_answer_ms = began.elapsed().as_secs_f64() * 1_000.0;
        Ok(running)
    }

    /// Resident memory in MB (1,000,000 bytes).
    pub(super) fn resident_mb(&self) -> Result<f64> {
        memory_mb(self.child.id(), "VmRSS:").context("cannot read the memory of the program")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end; gives its time in seconds, its largest memory in MB, and what it said.
pub(super) fn run_to_end(command: &mut Command, log: &Path) -> Result<(f64, f64, String)> {
    let began = now();
    let out = std::fs::File::create(log).with_context(|| format!("cannot write `{}`", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let mut largest_mb = 0.0;
    let status = loop {
        if let Some(now_mb) = memory_mb(child.id(), "VmHWM:") {
            largest_mb = now_mb;
        }
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let seconds = began.elapsed().as_secs_f64();
    let said = std::fs::read_to_string(log).unwrap_or_default();
    if !status.success() {
        bail!("{command:?} ended with {status}:\n{said}");
    }
    Ok((seconds, largest_mb, said))
}

fn memory_mb(process: u32, field: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kib: f64 =
        status.lines().find_map(|line| line.strip_prefix(field))?.split_whitespace().next()?.parse().ok()?;
    Some(kib * 1_024.0 / 1_000_000.0)
}

/// `http://127.0.0.1:PORT` in a line of text.
fn address_in(line: &str) -> Option<String> {
    let at = line.find("http://127.0.0.1:")?;
    let address = line.get(at..)?;
    let end = address.char_indices().skip("http://127.0.0.1:".len()).find(|(_, char)| !char.is_ascii_digit());
    Some(end.map_or(address, |(end, _)| address.get(..end).unwrap_or(address)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_what_a_program_says() {
        assert_eq!(
            address_in("Story: http://127.0.0.1:4000/s/post/x\n").as_deref(),
            Some("http://127.0.0.1:4000")
        );
        assert_eq!(address_in("http://127.0.0.1:4000").as_deref(), Some("http://127.0.0.1:4000"));
        assert_eq!(address_in("starting"), None);
    }

    #[test]
    fn the_memory_of_a_process_is_read() {
        assert!(memory_mb(std::process::id(), "VmRSS:").is_some_and(|mb| mb > 0.1));
    }
}
