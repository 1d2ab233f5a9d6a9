//! `comity score calibrate`: thresholds that keep the same share held.

use super::{model, open};
use crate::output::{answer, progress, report};
use crate::scorer;
use anyhow::{Context, bail};
use clap::Args;
use comity_actions::{
    Attribute, CalibrateThresholds, CalibratedAttribute, CalibrationReport, SampleFormat, Samples,
    calibrate_thresholds,
};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Moves thresholds to this scorer: from a file of old scores with their texts, or of people's labels.
///
/// Proposes for each attribute the threshold at which as many of the same texts are held as before, and shows how many of
/// them are others. Values are read from `attributeScores` (an answer of the Perspective API), `scores` or `labels` (by name),
/// `attribute` with `value` (lines of `comity feedback export`), or from columns that are called as attributes.
///
/// Example: comity score calibrate --threshold 0.8 old-scores.ndjson
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Options {
    /// The file; stdin when it is not named.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Read CSV with a header instead of NDJSON.
    #[arg(long)]
    csv: bool,
    /// The column with the text, for --csv.
    #[arg(long, value_name = "NAME", default_value = "text", requires = "csv")]
    text_column: String,
    /// A threshold in use, for all attributes (0.8) or for one (TOXICITY=0.8). Default: 0.8 for scores, 0.5 for labels.
    #[arg(long, value_name = "[ATTRIBUTE=]VALUE")]
    threshold: Vec<String>,
    /// Language (BCP 47) of texts that do not say and are too short to tell.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// A model file instead of the one that is built in.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let own;
    let scorer = match &options.model {
        None => scorer::builtin().map_err(anyhow::Error::msg)?,
        Some(file) => {
            own = model(file)?;
            &own
        }
    };
    let mut how = CalibrateThresholds { language: options.lang.clone(), ..CalibrateThresholds::default() };
    for word in &options.threshold {
        let (name, value) =
            word.split_once('=').map_or((None, word.as_str()), |(name, value)| (Some(name), value));
        let value: f64 =
            value.parse().with_context(|| format!("`{word}`: a threshold is a number from 0 to 1"))?;
        if !(0.0..=1.0).contains(&value) {
            bail!("`{word}`: a threshold lies between 0 and 1");
        }
        match name {
            None => how.threshold = Some(value),
            Some(name) => {
                let attribute: Attribute =
                    name.to_ascii_uppercase().parse().map_err(|why| anyhow::anyhow!("{why}"))?;
                how.thresholds.insert(attribute, value);
            }
        }
    }
    let file = options.file.clone().unwrap_or_else(|| PathBuf::from("-"));
    let format = if options.csv {
        SampleFormat::Csv { column: options.text_column.clone() }
    } else {
        SampleFormat::Json
    };
    let bar = progress(None, "texts");
    let mut samples = Samples::new(open(&file)?, format);
    let found = calibrate_thresholds(scorer, &how, &mut samples, &mut |count| bar.set_position(count))
        .with_context(|| format!("cannot read `{}`", file.display()))?;
    bar.finish_and_clear();
    report(&found, options.json, in_words)?;
    Ok(answer(found.unread == 0 && !found.attributes.is_empty()))
}

fn in_words(found: &CalibrationReport) -> String {
    let mut text = format!("{} records, scored by {}\n", found.records, found.model);
    if let Some(why) = &found.first_unread {
        let records = if found.unread == 1 { "record" } else { "records" };
        let _ = writeln!(text, "{} {records} could not be read; {why}", found.unread);
    }
    if !found.unknown.is_empty() {
        let names: Vec<&str> = found.unknown.iter().map(String::as_str).collect();
        let _ = writeln!(text, "not scored here: {}", names.join(", "));
    }
    if found.attributes.is_empty() {
        text.push_str("there is nothing to calibrate");
        return text;
    }
    let _ = writeln!(
        text,
        "\n{:<20} {:>6} {:>8} {:>9} {:>7} {:>9} {:>7}   {:>8} {:>8} {:>8} {:>8}  {:>5} {:>5}",
        "attribute",
        "from",
        "texts",
        "was",
        "held",
        "now",
        "held",
        "both",
        "only was",
        "only now",
        "neither",
        "alike",
        "area"
    );
    for row in &found.attributes {
        text.push_str(&line(row));
    }
    let unscored: Vec<String> = found
        .attributes
        .iter()
        .filter(|row| row.unscored > 0)
        .map(|row| format!("{} {}", row.attribute, row.unscored))
        .collect();
    if !unscored.is_empty() {
        let _ = writeln!(
            text,
            "\nleft out, because their language has no such score here: {}",
            unscored.join(", ")
        );
    }
    text.push_str(
        "\nwas, now: thresholds, at or above which a text is held. both … neither: the same texts, then and now. alike: share treated\n\
         alike. area: how surely our score puts a text that was held above one that was not (0.5: by chance; 1: always).",
    );
    text
}

fn line(row: &CalibratedAttribute) -> String {
    let area = row.area.map_or_else(|| "–".to_owned(), |area| format!("{area:.3}"));
    format!(
        "{:<20} {:>6} {:>8} {:>9} {:>7} {:>9} {:>7}   {:>8} {:>8} {:>8} {:>8}  {:>4.0}% {area:>5}\n",
        row.attribute,
        row.from,
        row.texts,
        row.threshold_before,
        row.held_before,
        row.threshold,
        row.held,
        row.both,
        row.only_before,
        row.only_now,
        row.neither,
        row.agreement * 100.0,
    )
}
