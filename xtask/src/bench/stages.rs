//! How long the two stages of the classifier take by themselves, and how large the first one's file is: what the example
//! `speed` of `comity_classify` says.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::program::run_to_end;
use super::report::{Bound, Report};

const PART: &str = "stages";

/// Microseconds of the first stage's linear pass over a comment of 400 bytes, which all attributes share, on one core.
const LINEAR_US: f64 = 20.0;

/// The first stage's file: megabytes, and milliseconds to load it.
const FILE_MB: f64 = 12.0;
const LOAD_MS: f64 = 20.0;

/// Milliseconds of the second stage for a text of 24 and of 64 tokens.
const SECOND_MS: [f64; 2] = [8.0, 20.0];

/// Milliseconds of both stages for a comment of ordinary traffic, most of which the second never sees.
const CASCADE_MS: f64 = 1.0;

/// A figure of the example, by its line, with what the report calls it and its bound.
type Figure = (&'static str, &'static str, Bound);

/// Needs no labelled comments.
const ALWAYS: [Figure; 10] = [
    ("model file", "first stage, its file", Bound::AtMost(FILE_MB)),
    ("load", "… loading it", Bound::AtMost(LOAD_MS)),
    ("linear pass of", "… linear pass for all attributes, 400 bytes, one core", Bound::AtMost(LINEAR_US)),
    ("whole score of", "… all that stands in an answer, text read before", Bound::None),
    ("reading of", "… reading the text", Bound::None),
    ("reading and whole score of", "… both", Bound::None),
    ("second stage, step 1, 24 tokens", "second stage, a glance at 24 tokens", Bound::None),
    ("second stage, step 1, 64 tokens", "… at 64 tokens", Bound::None),
    ("second stage, step 2, 24 tokens", "second stage, its network, 24 tokens", Bound::AtMost(SECOND_MS[0])),
    ("second stage, step 2, 64 tokens", "… 64 tokens", Bound::AtMost(SECOND_MS[1])),
];

/// Measured on held-out comments.
const WITH_COMMENTS: [Figure; 2] = [
    ("linear pass over comments", "linear pass over held-out comments, for 400 bytes", Bound::None),
    (
        "both stages, a comment",
        "both stages, a comment of ordinary traffic (Wikipedia talk, one in ten rude)",
        Bound::AtMost(CASCADE_MS),
    ),
];

pub(super) fn measure(bench: &Bench, labelled: Option<&Path>, report: &mut Report) -> Result<()> {
    let folder = bench.folder("stages")?;
    let models = bench.root.join("models");
    let mut command = Command::new(bench.classify_example("speed")?);
    command.args([models.join("first-stage.bin"), models.join("second-stage.bin")]);
    let comments = folder.join("held-out.ndjson");
    if let Some(labelled) = labelled {
        let mut held_out = Command::new(bench.classify_example("profanity")?);
        run_to_end(held_out.arg("held-out").arg(labelled), &comments)?;
        command.arg(&comments);
    } else {
        println!(
            "both stages on ordinary traffic: left out; name the folder with labelled comments with --labelled"
        );
    }
    let (_, _, said) = run_to_end(&mut command, &folder.join("speed.log"))?;
    let with_comments: &[Figure] = if labelled.is_some() { &WITH_COMMENTS } else { &[] };
    for (line, what, bound) in ALWAYS.iter().chain(with_comments) {
        let (value, unit) =
            figure(&said, line).with_context(|| format!("`{line}` is missing in:\n{said}"))?;
        ensure!(value > 0.0, "{line}: {value} cannot be");
        report.add(PART, *what, value, unit, *bound);
    }
    Ok(())
}

/// The number and the unit of the line that begins so: `load: 11.2 ms`.
fn figure(said: &str, begin: &str) -> Option<(f64, &'static str)> {
    let line = said.lines().find(|line| line.starts_with(begin))?;
    let (value, unit) = line.rsplit_once(": ")?.1.split_once(' ')?;
    let unit = ["µs", "ms", "MB"].into_iter().find(|known| *known == unit)?;
    Some((value.parse().ok()?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_the_number_of_its_line() {
        let said =
            "load: 11.2 ms\nreading of 402 bytes: 9.0 µs\nreading and whole score of 402 bytes: 30.5 µs\n";
        assert_eq!(figure(said, "load"), Some((11.2, "ms")));
        assert_eq!(figure(said, "reading of"), Some((9.0, "µs")));
        assert_eq!(figure(said, "second stage"), None);
        assert_eq!(figure("load: 11.2 parsecs", "load"), None);
    }
}
