//! `comity policy fairness`: does a policy treat everybody alike?

use super::documents::read;
use super::{checked, complain};
use crate::output::{answer, report};
use crate::scorer;
use clap::Args;
use comity_actions::{FairnessByPair, SwapNames};
use std::path::PathBuf;
use std::process::ExitCode;

/// Pairs and texts printed at most; `--json` has all.
const MAX_PRINTED: usize = 20;

/// What to measure.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The main file.
    file: PathBuf,
    /// An English name to swap, such as `armenians`; may be given often. Without it, a built-in list.
    #[arg(long = "name", value_name = "NAME")]
    names: Vec<String>,
    /// A site's own names to swap: a file with a line for each language, `ru: армяне, азербайджанцы`.
    #[arg(long, value_name = "FILE")]
    swap: Option<PathBuf>,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    json: bool,
}

/// Runs the command: exit code 1 when the bound that the policy sets is broken.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let source = read(&options.file)?;
    let policy = match checked(&options.file, &source)? {
        Ok(policy) => policy,
        Err(errors) => return Ok(complain(&errors)),
    };
    let mut own = match &options.swap {
        Some(file) => {
            SwapNames::read(&read(file)?).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?
        }
        None => Vec::new(),
    };
    let mut names = options.names.clone();
    names.sort_unstable();
    names.dedup();
    anyhow::ensure!(
        names.len() <= comity_actions::MAX_SWAP_NAMES,
        "more than {} names to swap",
        comity_actions::MAX_SWAP_NAMES
    );
    anyhow::ensure!(names.len() != 1, "one name cannot be swapped: give two or more");
    if !names.is_empty() {
        own.push(SwapNames { language: "en".to_owned(), names });
    }
    let scorer = scorer::load();
    let fairness = comity_actions::policy_fairness(&policy, &own, Some(&*scorer));
    report(&fairness, options.json, in_words)?;
    Ok(answer(fairness.is_fair))
}

fn in_words(report: &FairnessByPair) -> String {
    let mut words = String::new();
    let mut line = |text: String| {
        words.push_str(&text);
        words.push('\n');
    };
    let percent = |share: f64| format!("{:.2} %", share * 100.0);
    line(format!(
        "{} of {} comparisons flip when one name stands for another; where most do, in one language and kind of names: {}",
        report.flips,
        report.pairs,
        percent(report.share)
    ));
    match (report.max_flips, report.is_fair) {
        (None, _) => line("the policy sets no bound (`fairness`: flips <= 0.5 %)".to_owned()),
        (Some(bound), true) => line(format!("within the policy's bound of {}", percent(bound))),
        (Some(bound), false) => line(format!("the policy's bound of {} is BROKEN", percent(bound))),
    }
    for pair in report.worst.iter().take(MAX_PRINTED) {
        line(format!("  {} | {}: {} of {} texts", pair.a, pair.b, pair.flips, pair.texts));
    }
    if report.worst.len() > MAX_PRINTED {
        line(format!("  … and {} pairs more", report.worst.len() - MAX_PRINTED));
    }
    for text in report.texts.iter().filter(|text| text.flips > 0).take(MAX_PRINTED) {
        let odd: Vec<String> = text.odd.iter().map(|(name, outcome)| format!("{name} {outcome}")).collect();
        line(format!("  “{}”: {} of {} pairs ({})", text.template, text.flips, text.pairs, odd.join(", ")));
    }
    words.trim_end().to_owned()
}
