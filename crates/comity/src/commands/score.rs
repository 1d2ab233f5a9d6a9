//! `comity score`: scores texts as a plain filter, or serves scores over HTTP.

mod calibrate;
mod destination;
mod serve;

use crate::output::{answer, progress};
use crate::scorer::{self, SecondStageFrom};
use anyhow::Context;
use clap::{Args, Subcommand};
use comity_actions::{Format, Records, Scorer, score_batch};
use destination::Destination;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes read and written at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// Scores texts: one in, one line of JSON out, in the same order, on all cores.
///
/// Reads lines of text from files, or from stdin when none is named (`-` is stdin too). A text that cannot be read
/// becomes a line with `error` in its place; then the exit code is 1.
///
/// Example: comity score --json comments.ndjson --output scores.ndjson --resume
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
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
    /// Read Parquet files, where the program was built with `--features parquet`.
    #[arg(long, conflicts_with_all = ["json", "csv"], requires = "files")]
    parquet: bool,
    /// The column with the text, for --csv and --parquet.
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_column: String,
    /// Language (BCP 47) of texts that do not say and are too short to tell.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Leave out this many texts at the beginning of the input: what a stopped run has written already.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    skip: u64,
    /// Write to this file instead of stdout; one that is there already is not written over.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on with the file of --output where a stopped run ended: a line that it did not finish is cut off and scored again.
    #[arg(long, requires = "output", conflicts_with_all = ["skip", "to_parquet"])]
    resume: bool,
    /// Write --output as Parquet, where the program was built with `--features parquet`.
    #[arg(long, requires = "output")]
    to_parquet: bool,
    /// A model file instead of the one that is built in; without --second-stage it scores alone.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// The second stage, a small transformer for texts that the first stage is unsure of: `built-in`, `none` or a file.
    /// It judges better; `none` is many times as fast. Default: `built-in`, beside the built-in model.
    #[arg(long, value_name = "WHICH")]
    second_stage: Option<SecondStageFrom>,
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
    let beside = || if options.model.is_none() { SecondStageFrom::BuiltIn } else { SecondStageFrom::None };
    scorer::add_second_stage(scorer, &options.second_stage.clone().unwrap_or_else(beside))?;
    let files = if options.files.is_empty() { vec![PathBuf::from("-")] } else { options.files.clone() };
    let mut destination = Destination::open(options, scorer.model())?;
    let there_already = destination.there_already;
    let mut skip = if options.resume { there_already } else { options.skip };
    let bar = progress(None, "texts");
    let (mut written, mut errors) = (0, 0);
    for file in &files {
        let records = records(file, options)?;
        let mut done = |count| bar.set_position(there_already + written + count);
        let language = options.lang.as_deref();
        let mut results = destination.results();
        match score_batch(scorer, language, records.skipping(skip), &mut results, &mut done) {
            Ok(report) => {
                skip -= report.skipped;
                written += report.records;
                errors += report.errors;
            }
            // A reader that has gone away, as `head` does, is no fault.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => return Err(error).with_context(|| format!("cannot score `{}`", file.display())),
        }
    }
    bar.finish_and_clear();
    if options.resume && skip > 0 {
        anyhow::bail!("the output has more lines than there are texts ({skip} more): it is of another input");
    }
    destination.finish()?;
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

fn records(file: &Path, options: &Filter) -> anyhow::Result<Records> {
    if options.parquet {
        return parquet(file, &options.text_column);
    }
    let format = match (options.json, options.csv) {
        (true, _) => Format::Json,
        (_, true) => Format::Csv { column: options.text_column.clone() },
        _ => Format::Lines,
    };
    Ok(Records::read(open(file)?, &format))
}

/// What is said where Parquet is wanted of a program that was built without it.
#[cfg(not(feature = "parquet"))]
const NO_PARQUET: &str = "this program was built without Parquet: build it with `cargo build --release -p comity --features parquet`";

#[cfg(feature = "parquet")]
fn parquet(file: &Path, column: &str) -> anyhow::Result<Records> {
    let records = File::open(file).and_then(|opened| Records::parquet(opened, column));
    records.with_context(|| format!("cannot read `{}`", file.display()))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &Path, _: &str) -> anyhow::Result<Records> {
    anyhow::bail!(NO_PARQUET)
}
