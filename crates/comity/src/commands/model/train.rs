//! `comity model train`: from labelled comments to a model file.

use super::{SEED, digest};
use crate::models::write_whole;
use crate::output::{progress, report};
use anyhow::Context;
use clap::Args;
use comity_classify::train::{Progress, TrainOptions, train};
use indicatif::ProgressBar;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lines of four weight rows in the published model's table.
const LINES: usize = 1 << 17;

/// Trains a model: the same data and seed give the same bytes, on every processor.
///
/// The data are files of NDJSON, plain or gzip: objects with `id`, `text`, `lang` (BCP 47) and `y`, what is known of
/// the comment from 0 to 1 (`toxicity`, `severe_toxicity`, `identity_attack`, `insult`, `obscene`, `threat`, `spam`);
/// what is absent is unknown. A tenth of the comments is kept out to be measured by `comity model evaluate`.
///
/// Example: comity model train --data labelled/ --out first-stage.bin
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// Folder with labelled comments: `*.ndjson` or `*.ndjson.gz`, one set a file.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The model file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Seed of everything that is drawn.
    #[arg(long, value_name = "NUMBER", default_value_t = SEED)]
    seed: u64,
    /// Name of the model, before the @ in what scores say of themselves. Give a model of your own data a name of its own, or its
    /// scores look like those of the built-in one.
    #[arg(long, value_name = "NAME", default_value = "first-stage")]
    name: String,
    /// Version of the model, behind the @.
    #[arg(long = "as-version", value_name = "VERSION", default_value = comity_classify::train::VERSION)]
    model_version: String,
    /// Lines of four weight rows in the table, a power of two: 64 bytes each in the file.
    #[arg(long, value_name = "COUNT", default_value_t = LINES)]
    lines: usize,
    /// Print the report as JSON on stdout.
    #[arg(long)]
    json: bool,
}

/// What was made.
#[derive(Serialize)]
struct Made {
    model: String,
    file: PathBuf,
    bytes: usize,
    sha256: String,
    comments: usize,
    features: usize,
    kept: usize,
    mean_loss: f32,
    combinations: Vec<String>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(options.lines.is_power_of_two(), "--lines is a power of two, not {}", options.lines);
    let mut training = TrainOptions::new(&options.data);
    training.seed = options.seed;
    training.name.clone_from(&options.name);
    training.version.clone_from(&options.model_version);
    training.lines = options.lines;
    let mut made = Made {
        model: format!("{}@{}", options.name, options.model_version),
        file: options.out.clone(),
        bytes: 0,
        sha256: String::new(),
        comments: 0,
        features: 0,
        kept: 0,
        mean_loss: 0.0,
        combinations: Vec::new(),
    };
    let bar = progress(None, "steps");
    let bytes = train(&training, &mut |step| made.note(step, &bar))
        .with_context(|| format!("cannot train on `{}`", options.data.display()))?;
    bar.finish_and_clear();
    made.bytes = bytes.len();
    made.sha256 = digest(&bytes);
    write_whole(&options.out, &bytes)?;
    report(&made, options.json, Made::in_words)?;
    Ok(ExitCode::SUCCESS)
}

impl Made {
    fn note(&mut self, step: Progress, bar: &ProgressBar) {
        bar.inc(1);
        bar.set_message(step.to_string());
        match step {
            Progress::Read(comments) => self.comments = comments,
            Progress::Vocabulary(features) => self.features = features,
            Progress::Epoch(_, _, loss) => self.mean_loss = loss,
            Progress::Table(kept) => self.kept = kept,
            Progress::Combination(name) => self.combinations.push(name),
        }
    }

    fn in_words(&self) -> String {
        format!(
            "{} from {} comments: {} of {} features kept, {} combinations, mean loss {:.4}\n\
             {} bytes in `{}`\nsha256 {}",
            self.model,
            self.comments,
            self.kept,
            self.features,
            self.combinations.len(),
            self.mean_loss,
            self.bytes,
            self.file.display(),
            self.sha256
        )
    }
}
