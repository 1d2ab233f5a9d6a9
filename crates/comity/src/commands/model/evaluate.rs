//! `comity model evaluate`: figures of a model on comments that training never sees.

use super::{Measured, scorer};
use crate::output::report;
use anyhow::Context;
use clap::Args;
use comity_classify::evaluate::{Report, drawings, evaluate};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures a model on the tenth of the data that training never sees, and on contrast sentences of our own.
///
/// Prints areas under curves with 95 % bootstrap intervals, recall where 1 % and 5 % of the harmless comments are
/// flagged, and shares at 0.5, per attribute, language, set and length; then contrast suites and identity terms.
///
/// Example: comity model evaluate --data labelled/ --curves curves/ --json > figures.json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(flatten)]
    measured: Measured,
    /// A folder that is made and filled with SVG: ROC, precision and recall, reliability.
    #[arg(long, value_name = "DIR")]
    curves: Option<PathBuf>,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Measured { data, model, seed } = &options.measured;
    let figures = evaluate(scorer(model.as_deref())?, data, *seed)
        .with_context(|| format!("cannot measure on `{}`", data.display()))?;
    if let Some(folder) = &options.curves {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
        for (name, svg) in drawings(&figures) {
            let file = folder.join(name);
            std::fs::write(&file, svg).with_context(|| format!("cannot write `{}`", file.display()))?;
        }
    }
    report(&figures, options.json, |figures| in_words(figures).unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

fn in_words(report: &Report) -> Result<String, std::fmt::Error> {
    let mut words = String::new();
    writeln!(words, "{} on {} held-out comments\n", report.model, report.rows)?;
    writeln!(
        words,
        "{:<18}{:<32}{:>7}{:>7}  {:<22}{:>6}{:>7}{:>7}  found/flagged at 0.5",
        "attribute", "slice", "rows", "pos.", "AUC (interval)", "AP", "R@1%", "R@5%"
    )?;
    for (attribute, slices) in &report.figures {
        for (slice, f) in slices {
            writeln!(
                words,
                "{attribute:<18}{slice:<32}{:>7}{:>7}  {:.4} ({:.3}–{:.3})  {:>6.3}{:>7.3}{:>7.3}  {:.2}/{:.3}",
                f.rows,
                f.positives,
                f.auc,
                f.auc_interval.0,
                f.auc_interval.1,
                f.average_precision,
                f.recall_at_1_percent,
                f.recall_at_5_percent,
                f.flagged_at_half.0,
                f.flagged_at_half.1
            )?;
        }
    }
    writeln!(words, "\ncontrast suites: share on the right side of 0.5")?;
    for (suite, f) in &report.suites {
        let right: Vec<String> = f.right.iter().map(|(a, share)| format!("{a} {share:.2}")).collect();
        writeln!(words, "{suite:<34}{:>5}  {}", f.sentences, right.join("  "))?;
    }
    writeln!(words, "\nidentity terms (TOXICITY): share of harmless sentences flagged, BPSN, BNSP")?;
    for (term, f) in &report.fairness.terms {
        writeln!(words, "{term:<34}{:.3}  {:.4}  {:.4}", f.false_positives, f.bpsn_auc, f.bnsp_auc)?;
    }
    let fairness = &report.fairness;
    write!(
        words,
        "largest gap {:.3}, worst BPSN {:.4}, worst BNSP {:.4}, largest change by a swap {:.3}",
        fairness.false_positive_gap, fairness.worst_bpsn_auc, fairness.worst_bnsp_auc, fairness.largest_swap
    )?;
    Ok(words)
}
