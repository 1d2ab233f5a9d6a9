//! `comity model adapt`: a model that judges as this newsroom does, if that can be shown.

use crate::cli::Where;
use crate::models::{BUILTIN, Models};
use crate::output::{answer, report};
use crate::scorer::second_stage;
use crate::{data, runtime};
use anyhow::{Context, anyhow};
use clap::Args;
use comity_actions::{decided_by_people, read_feedback};
use comity_classify::Scorer;
use comity_classify::train::{AdaptReport, VERSION, adapt};
use serde::Serialize;
use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Adapts the model in use to the decisions of a site's moderators, and to labels that clients sent back.
///
/// The newest quarter of the decisions is only measured on. With some decisions the probabilities are bent to the
/// newsroom's own, with many the evidence is weighed anew; the words stay as they are. A model that isn't better on that
/// quarter is refused, and the exit code is 1. A better one is kept beside the others, with its figures; `comity model
/// use` chooses it, and goes back.
///
/// Example: comity model adapt --site gazette --feedback labels.ndjson
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(flatten)]
    place: Where,
    /// Labels besides the decisions: files of `comity feedback export`.
    #[arg(long, value_name = "FILE")]
    feedback: Vec<PathBuf>,
    /// Learn from the labels in the files only, not from the moderators' decisions.
    #[arg(long, requires = "feedback")]
    without_decisions: bool,
    /// Adapt the built-in model, whichever is in use.
    #[arg(long)]
    from_builtin: bool,
    /// Measure only; keep nothing.
    #[arg(long)]
    dry_run: bool,
}

/// What came of it, for `--json`.
#[derive(Serialize)]
struct Answer {
    site: String,
    decisions: usize,
    labels: usize,
    passed_over: usize,
    kept: bool,
    #[serde(flatten)]
    adapted: AdaptReport,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let place = &options.place;
    let app = data::open(place)?;
    let site = runtime::small()?.block_on(data::site(&app, place))?;
    let mut judgements = Vec::new();
    if !options.without_decisions {
        judgements = data::in_words(decided_by_people(&app, site.id))?;
    }
    let decisions = judgements.len();
    let mut passed_over = 0;
    for file in &options.feedback {
        let open = File::open(file).with_context(|| format!("cannot read `{}`", file.display()))?;
        let read = read_feedback(BufReader::new(open))
            .map_err(|why| anyhow!("cannot read feedback `{}`: {why}", file.display()))?;
        passed_over += read.passed_over;
        judgements.extend(read.judgements);
    }
    let labels = judgements.len() - decisions;
    let models = Models::of(&place.data);
    let base = if options.from_builtin { BUILTIN.to_owned() } else { models.in_use()? };
    let bytes = models.read(&base)?;
    let version = models.free_version(VERSION, &label(&site.key))?;
    let second = second_stage(&data::config(place)?.scoring.second_stage.below(&place.data))?.map(Arc::new);
    let (model, adapted) = adapt(&bytes, &judgements, &version, second.as_ref())
        .with_context(|| format!("cannot adapt `{base}`"))?;
    let is_better = model.is_some();
    if let (Some(model), Some(name), false) = (&model, &adapted.model, options.dry_run) {
        Scorer::load(model).context("the adapted model cannot be read back")?;
        models.keep(name, model, &serde_json::to_string_pretty(&adapted)?)?;
    }
    let kept = is_better && !options.dry_run;
    let answer_in_full = Answer { site: site.key, decisions, labels, passed_over, kept, adapted };
    report(&answer_in_full, place.json, |a| in_words(a).unwrap_or_default())?;
    Ok(answer(is_better))
}

/// The site's key as a part of a version: letters, digits and hyphens.
fn label(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn in_words(answer: &Answer) -> Result<String, std::fmt::Error> {
    let mut words = String::new();
    writeln!(
        words,
        "{}: {} decisions of moderators and {} labels ({} passed over), against {}",
        answer.site, answer.decisions, answer.labels, answer.passed_over, answer.adapted.from
    )?;
    for (name, found) in &answer.adapted.attributes {
        write!(
            words,
            "  {name:<28} learned {:>6}, held out {:>5}: {}",
            found.learned, found.held_out, found.outcome
        )?;
        if let Some(wanting) = &found.wanting {
            write!(words, ": {wanting}")?;
        }
        if let (Some(before), Some(after)) = (found.before, found.after) {
            write!(
                words,
                "; log loss {:.4} → {:.4}, AUC {:.4} → {:.4}",
                before.log_loss, after.log_loss, before.auc, after.auc
            )?;
        }
        words.push('\n');
    }
    match (&answer.adapted.model, answer.kept) {
        (None, _) => write!(words, "no new model: nothing is better on the newest decisions")?,
        (Some(name), false) => write!(words, "`{name}` would be better; nothing was kept")?,
        (Some(name), true) => write!(words, "kept as `{name}`; `comity model use {name}` puts it to use")?,
    }
    Ok(words)
}
