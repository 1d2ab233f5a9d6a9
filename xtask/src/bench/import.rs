//! Importing: how many comments a second, and whether a longer file needs more memory.

use anyhow::{Context, Result};

use super::Bench;
use super::archive::{self, Story};
use super::reading;
use super::report::{Bound, Report};

/// Comments per second, from a `WordPress` export into `SQLite`.
const RATE: f64 = 20_000.0;

/// A file twice as long may need this many times the memory: what the measuring itself is unsure of.
const FLAT: f64 = 1.15;

/// Comments of one story in the archive: a newspaper's ordinary day.
const PER_STORY: u64 = 200;

const PART: &str = "import";

pub(super) fn measure(bench: &Bench, comments: u64, report: &mut Report) -> Result<()> {
    let (once, once_mb) = imported(bench, "once", comments, archive::HOURS_APART)?;
    let (twice, twice_mb) = imported(bench, "twice", comments * 2, archive::HOURS_APART)?;
    let (at_once, _) = imported(bench, "at-once", comments * 2, 0)?;
    report.add(
        PART,
        format!("{comments} comments of a WordPress export"),
        comments as f64 / once,
        "/s",
        Bound::AtLeast(RATE),
    );
    report.add(PART, "twice as many", comments as f64 * 2.0 / twice, "/s", Bound::AtLeast(RATE));
    report.add(
        PART,
        "… if all stories had stood at the same hour",
        comments as f64 * 2.0 / at_once,
        "/s",
        Bound::None,
    );
    report.add(PART, "largest memory", once_mb, "MB", Bound::None);
    report.add(
        PART,
        "largest memory of twice as many, of that",
        twice_mb / once_mb,
        "×",
        Bound::AtMost(FLAT),
    );
    Ok(())
}

/// Imports an archive whose stories stand so many hours apart; gives seconds and megabytes.
fn imported(bench: &Bench, name: &str, comments: u64, hours_apart: u64) -> Result<(f64, f64)> {
    let folder = bench.folder(name)?;
    let file = folder.join("archive.xml");
    let stories: Vec<Story> = (0..comments / PER_STORY)
        .map(|number| Story {
            key: format!("story-{number}"),
            comments: PER_STORY,
            has_replies: true,
            hour: number * hours_apart,
        })
        .collect();
    archive::write(&file, &stories)?;
    let taken = reading::import(bench, &folder.join("data"), &file)?;
    std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove `{}`", folder.display()))?;
    Ok(taken)
}
