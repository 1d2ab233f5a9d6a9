//! `comity export`: writes a site as NDJSON.

use crate::cli::Where;
use crate::output::{counted, progress, say};
use crate::{data, runtime};
use anyhow::Context;
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Exports a site as NDJSON, one story or comment a line; to stdout when no file is named.
///
/// Example: comity export --site main --output archive.ndjson
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The file to write; it must not exist.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let app = data::open(&options.place)?;
    let site = runtime::small()?.block_on(data::site(&app, &options.place))?;
    let mut out: Box<dyn Write> = match &options.output {
        None => Box::new(std::io::stdout().lock()),
        Some(file) => {
            Box::new(File::create_new(file).with_context(|| format!("cannot write `{}`", file.display()))?)
        }
    };
    let bar = progress(None, "comments");
    let report =
        comity_actions::export_archive(&app, site.id, &mut *out, &mut |count| bar.set_position(count));
    bar.finish_and_clear();
    let report = data::in_words(report)?;
    let (stories, comments) = (report.stories, report.comments);
    match &options.output {
        // On stdout stands the archive itself.
        Some(file) if options.place.json => {
            let shown =
                json!({ "output": file.display().to_string(), "stories": stories, "comments": comments });
            say(&serde_json::to_string_pretty(&shown)?)?;
        }
        _ => eprintln!(
            "{} and {} exported",
            counted(stories, "story", "stories"),
            counted(comments, "comment", "comments")
        ),
    }
    Ok(ExitCode::SUCCESS)
}
