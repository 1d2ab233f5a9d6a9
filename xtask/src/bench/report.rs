//! The figures, each with the bound that the project set itself, as a table and as a page of the docs.

use std::fmt::Write;

/// What a figure must keep to.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    AtLeast(f64),
    AtMost(f64),
    /// Said for information.
    None,
}

struct Line {
    part: &'static str,
    what: String,
    value: f64,
    unit: &'static str,
    bound: Bound,
}

/// All figures of one run, in the order in which they were measured.
#[derive(Default)]
pub(super) struct Report {
    lines: Vec<Line>,
}

impl Report {
    pub(super) fn add(
        &mut self,
        part: &'static str,
        what: impl Into<String>,
        value: f64,
        unit: &'static str,
        bound: Bound,
    ) {
        let line = Line { part, what: what.into(), value, unit, bound };
        eprintln!("{}: {} = {} {}", line.part, line.what, number(line.value), line.unit);
        self.lines.push(line);
    }

    pub(super) fn keeps_bounds(&self) -> bool {
        self.lines.iter().all(Line::is_kept)
    }

    /// The figures as a Markdown table.
    pub(super) fn table(&self) -> String {
        let mut table = String::from("| | figure | | bound | |\n|---|---|---:|---|---|\n");
        let mut last = "";
        for line in &self.lines {
            let part = if line.part == last { "" } else { line.part };
            last = line.part;
            let bound = match line.bound {
                Bound::AtLeast(bound) => format!("≥ {} {}", number(bound), line.unit),
                Bound::AtMost(bound) => format!("≤ {} {}", number(bound), line.unit),
                Bound::None => String::new(),
            };
            let verdict = match line.bound {
                Bound::None => "",
                _ if line.is_kept() => "kept",
                _ => "**missed**",
            };
            let value = format!("{} {}", number(line.value), line.unit);
            writeln!(table, "| {part} | {} | {} | {} | {verdict} |", line.what, value.trim(), bound.trim())
                .expect("a string takes everything");
        }
        table
    }

    /// The page of the docs.
    pub(super) fn document(&self, machine: &str) -> String {
        format!("{HEAD}\n{machine}\n\n{}\n{PEERS}", self.table())
    }
}

impl Line {
    fn is_kept(&self) -> bool {
        match self.bound {
            Bound::AtLeast(bound) => self.value >= bound,
            Bound::AtMost(bound) => self.value <= bound,
            Bound::None => true,
        }
    }
}

/// Three figures that matter, with a space between thousands.
fn number(value: f64) -> String {
    if value.abs() < 10.0 {
        return format!("{value:.2}");
    }
    if value.abs() < 100.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut spaced = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digit.is_ascii_digit() {
            spaced.push('\u{202f}');
        }
        spaced.push(digit);
    }
    spaced
}

const HEAD: &str = "# How fast and how small

Written by `cargo xtask bench --write`. Ratios compare figures of one run on one machine; digits without a ratio are that
machine's. Load generator and server share the machine. Reading is loaded by `wrk` (32 connections, one thread, gzip),
posting by `xtask/examples/load.rs`; the ceilings are `bare_axum.rs` (the same bytes from a server that does nothing else) and
`raw_sqlite.rs` (the same disk, one row a comment, group commit) beside it.
";

/// Measured once, on two cores with Debian 12, as released and with their defaults.
const PEERS: &str = "## Peers

On a machine of this kind (two cores, load generator included), each with its defaults:

| | first pages of 20 comments /s | posts /s, 1 connection | posts /s, 16 connections |
|---|---:|---:|---:|
| Remark42 1.16 | 7 725 (11 919 with a larger cache) | 263 | 390 |
| Isso 0.14 | whole threads only: 1.5 | 161 | 311 |
| Waline 1.39 (SQLite) | 82 | 52 | 79 |

## Word filters

`cargo xtask bench --only words --labelled DIR` builds the peers in `xtask/peers`, a project of its own, and lets them look at the
same comments, one after the other, in one run: the 1 419 held-out Wikipedia comments (356 bytes in the mean) that people labelled for
obscene language. Comity scores all its attributes with sentences and reasons, one comment at a time; alt-profanity-check takes all at
once. The machine was busy, so only the ratios mean something.

| | precision | recall | µs a comment |
|---|---:|---:|---:|
| Comity, PROFANITY at 0.5 | 0.853 | 0.894 | 228 |
| … at 0.2 | 0.812 | 0.917 | |
| obscenity 0.4.6 | 0.812 | 0.866 | 224 |
| alt-profanity-check 1.9.1 | 0.748 | 0.925 | 38 |
| rustrict 0.7.39 | 0.528 | 0.969 | 95 |

Better than obscenity in both, more precise than all; the other two find more by flagging far more. Slower than rustrict and
alt-profanity-check: whole scores cost more than words.

## Read with care

Durable writes wait for the disk: anything else that runs on the machine stretches `fdatasync` from tenths of a millisecond
to several. The run prints a probe of it; compare only what ran in one go, on a quiet machine.

The linear pass over the one comment of 400 bytes meets only words that it has met before, and what those weigh is kept (4 096 words
of each thread); the line over held-out comments has them all, new ones included.

Memory at rest is read fifteen seconds after the first page was asked for: until then the word lists and the policy are not
loaded, and the same server holds about 39 MB. What misses its bound, and where the time goes: a post costs about 1.7 million
instructions, about half of them to read and score its text, a quarter for the write (counted by `valgrind --tool=callgrind` over 624 posts); with one connection most of the
0.7 ms is that work and several changes of thread, not the disk. An import prepares texts on the same two cores on which its
writer works. Slices of the machine that others use lengthen all of it.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_bound_is_said_and_fails_the_run() {
        let mut report = Report::default();
        report.add("reading", "of bare axum", 0.7, "×", Bound::AtLeast(0.6));
        assert!(report.keeps_bounds());
        report.add("weight", "idle", 55.0, "MB", Bound::AtMost(40.0));
        assert!(!report.keeps_bounds());
        assert!(report.table().contains("| weight | idle | 55.0 MB | ≤ 40.0 MB | **missed** |"));
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(number(1_234_567.0), "1\u{202f}234\u{202f}567");
        assert_eq!(number(123.0), "123");
    }
}
