//! `comity score`: scores texts as a plain filter, or serves scores over HTTP.

mod calibrate;
mod serve;

use crate::output::{answer, progress};
use crate::scorer;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use comity_actions::{Format, ScoreBatch, Scorer, score_batch};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes read and written at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// Scores texts: one in, one line of JSON out, in the same order, on all cores.
///
/// Reads lines of text from files, or from stdin when none is named (`-` is stdin too). A text that cannot be read
/// becomes a line with `error` in its place; then the exit code is 1.
///
/// Example: comity score --json comments.ndjson > scores.ndjson
#[derive(Debug, Args)]
#[command(verbatim_doc_comment, args_conflicts_with_subcommands = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    filter: Filter,
}

#[derive(Debug, Subcommand)]
enum Command {
    Calibrate(calibrate::Options),
    Serve(serve::Options),
}

#[derive(Debug, Args)]
struct Filter {
    /// Files to read, one after the other; stdin when there are none.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read NDJSON: objects with `text`, and where known `id`, `parent`, `title`, `byline`, `lang`.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Read CSV with a header.
    #[arg(long)]
    csv: bool,
    /// The column with the text, for --csv.
    #[arg(long, value_name = "NAME", default_value = "text", requires = "csv")]
    text_column: String,
    /// Language (BCP 47) of texts that do not say and are too short to tell.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Leave out this many texts at the beginning of the input: what a stopped run has written already.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    skip: u64,
    /// A model file instead of the one that is built in.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// The second stage's file: a small transformer for English texts that the first stage is unsure of.
    #[arg(long, value_name = "FILE")]
    second_stage: Option<PathBuf>,
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    match options.command {
        Some(Command::Calibrate(options)) => calibrate::run(&options),
        Some(Command::Serve(options)) => serve::run(&options),
        None => filter(&options.filter),
    }
}

fn filter(options: &Filter) -> anyhow::Result<ExitCode> {
    let own;
    let scorer = match &options.model {
        None => scorer::builtin().map_err(anyhow::Error::msg)?,
        Some(file) => {
            own = model(file)?;
            &own
        }
    };
    if let Some(file) = &options.second_stage {
        scorer::add_second_stage(scorer, file)?;
    }
    let format = match (options.json, options.csv) {
        (true, _) => Format::Json,
        (_, true) => Format::Csv { column: options.text_column.clone() },
        _ => Format::Lines,
    };
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
    let bar = progress(None, "texts");
    let files = if options.files.is_empty() { vec![PathBuf::from("-")] } else { options.files.clone() };
    if options.skip > 0 && files.len() > 1 {
        bail!("--skip counts texts of one input: name one file");
    }
    let (mut written, mut errors) = (0, 0);
    for file in &files {
        let batch = ScoreBatch { format: format.clone(), language: options.lang.clone(), skip: options.skip };
        let mut done = |count| bar.set_position(written + count);
        match score_batch(scorer, &batch, open(file)?, &mut out, &mut done) {
            Ok(report) => {
                written += report.records;
                errors += report.errors;
            }
            // A reader that has gone away, as `head` does, is no fault.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => return Err(error).with_context(|| format!("cannot score `{}`", file.display())),
        }
    }
    bar.finish_and_clear();
    if errors > 0 {
        eprintln!("{errors} of {written} texts could not be read: see `error` in their lines");
    }
    Ok(answer(errors == 0))
}

/// Reads a model file.
fn model(file: &Path) -> anyhow::Result<Scorer> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    Scorer::load(&bytes).with_context(|| format!("cannot use the model `{}`", file.display()))
}

fn open(file: &Path) -> anyhow::Result<Box<dyn BufRead + Send>> {
    let input: Box<dyn Read + Send> = if file.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).with_context(|| format!("cannot read `{}`", file.display()))?)
    };
    Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, input)))
}
