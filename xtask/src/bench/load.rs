//! Puts load on a server: `wrk` where it is installed, else our own generator.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::Bench;

/// What our own generator says.
#[derive(Deserialize)]
pub(super) struct Loaded {
    pub(super) statuses: BTreeMap<String, u64>,
    pub(super) faults: u64,
    pub(super) per_second: f64,
    pub(super) p50_us: f64,
    pub(super) p99_us: f64,
}

/// Connections that read at the same time.
const READERS: u32 = 32;

/// Answers per second to readers of one page, gzipped.
pub(super) fn read(bench: &Bench, address: &str, path: &str) -> Result<f64> {
    let output = Command::new("wrk")
        .args([
            "-t1",
            &format!("-c{READERS}"),
            &format!("-d{}s", bench.seconds.ceil()),
            "-H",
            "Accept-Encoding: gzip",
        ])
        .arg(format!("{address}{path}"))
        .output();
    let Ok(output) = output else {
        return ours(bench, address, path, READERS, None, &["accept-encoding: gzip"])
            .map(|loaded| loaded.per_second);
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        bail!("{address}{path} did not answer every request:\n{said}");
    }
    rate_in(&said).with_context(|| format!("wrk said:\n{said}"))
}

/// The line `Requests/sec:  12345.67`.
fn rate_in(said: &str) -> Option<f64> {
    said.lines().find_map(|line| line.strip_prefix("Requests/sec:")).and_then(|rate| rate.trim().parse().ok())
}

/// Posts a body again and again, each time as somebody else.
pub(super) fn post(
    bench: &Bench,
    address: &str,
    path: &str,
    connections: u32,
    body: &Path,
) -> Result<Loaded> {
    ours(bench, address, path, connections, Some(body), &["content-type: application/json"])
}

fn ours(
    bench: &Bench,
    address: &str,
    path: &str,
    connections: u32,
    body: Option<&Path>,
    headers: &[&str],
) -> Result<Loaded> {
    let mut command = Command::new(bench.examples.join("load"));
    command.arg(address).arg(path).arg(connections.to_string()).arg(bench.seconds.to_string());
    if let Some(body) = body {
        command.arg(body).args(headers);
    }
    let output = command.output().context("cannot run the load generator")?;
    if !output.status.success() {
        bail!("the load generator failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("cannot read what the load generator says")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_read_from_what_wrk_says() {
        assert_eq!(rate_in("Latency 1ms\nRequests/sec:  29861.76\nTransfer/sec: 1MB"), Some(29_861.76));
        assert_eq!(rate_in("unable to connect"), None);
    }
}
