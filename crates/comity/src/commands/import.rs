//! `comity import`: takes an archive in.

use crate::cli::Where;
use crate::output::{self, progress, report};
use crate::{data, runtime};
use anyhow::{Context, bail};
use clap::Args;
use comity_actions::{ImportArchive, ImportReport};
use comity_import::{Defaults, Format};
use comity_model::Timestamp;
use std::fmt::Write;
use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::UNIX_EPOCH;

/// Imports comments from another system. Safe to run again: what is there already is left alone.
///
/// Example: comity import wordpress export.xml --dry-run
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The format: wordpress, page, comity, disqus, commento, comentario, isso, remark42, coral.
    format: String,
    /// The file; gzip is recognised.
    file: PathBuf,
    /// Read and count, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// For a saved page: its address, which names it, so that reading it again gives the same ids.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[command(flatten)]
    place: Where,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Some(format) = Format::find(&options.format) else {
        let known: Vec<&str> = Format::ALL.iter().map(|f| f.as_str()).collect();
        bail!("`{}` is not a format that can be imported; there are: {}", options.format, known.join(", "));
    };
    let app = data::open_for_bulk(&options.place)?;
    let site = runtime::small()?.block_on(data::site(&app, &options.place))?;
    let shown = options.file.display();
    let file = File::open(&options.file).with_context(|| format!("cannot open `{shown}`"))?;
    let metadata = file.metadata().with_context(|| format!("cannot read `{shown}`"))?;
    let written = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let defaults = Defaults {
        page_key: options.url.clone().unwrap_or_else(|| file_stem(&options.file)),
        page_time: Timestamp::from_secs(written.map_or(0, |since| since.as_secs() as i64)),
    };
    let archive =
        comity_import::open(format, file, &defaults).with_context(|| format!("cannot read `{shown}`"))?;
    let bar = progress(Some(metadata.len()), "bytes");
    let bytes = archive.bytes_read();
    let import = ImportArchive {
        site: site.id,
        source: format.as_str().to_owned(),
        archive,
        dry_run: options.dry_run,
    };
    let imported = comity_actions::import_archive(&app, import, &mut |_| bar.set_position(bytes.get()));
    bar.finish_and_clear();
    let imported = data::in_words(imported)?;
    report(&imported, options.place.json, |r| in_words(r, options))?;
    Ok(output::answer(imported.ended_early.is_none()))
}

fn in_words(report: &ImportReport, options: &Options) -> String {
    let mut words = String::new();
    let mut line = |text: String| {
        let _ = writeln!(words, "{text}");
    };
    let read = report.comments + report.comments_known + report.stories + report.stories_known;
    if let (Some(why), 0) = (&report.ended_early, read) {
        return format!("nothing was read: {why}");
    }
    let verb = if options.dry_run { "would be imported" } else { "imported" };
    let counts = |new: u64, known: u64, one: &str, many: &str| {
        format!(
            "{new} {} {verb}, {known} {} there already",
            if new == 1 { one } else { many },
            was_or_were(known)
        )
    };
    line(counts(report.comments, report.comments_known, "comment", "comments"));
    line(counts(report.stories, report.stories_known, "story", "stories"));
    match report.stories_hidden {
        0 => {}
        1 => line("1 of the stories was not public there: it is hidden here".to_owned()),
        many => line(format!("{many} of the stories were not public there: they are hidden here")),
    }
    for (state, count) in &report.states {
        line(format!("  {count:>8} {state}"));
    }
    if report.spam > 0 {
        line(format!("  {:>8} of the rejected {} filed as spam", report.spam, was_or_were(report.spam)));
    }
    if let Some(story) = &report.story {
        line("the story:".to_owned());
        for (name, value) in [
            ("headline", Some(&story.headline)),
            ("byline", story.byline.as_ref()),
            ("caption", story.image_caption.as_ref()),
            ("dateline", story.dateline.as_ref()),
        ] {
            line(format!("  {name:>9}: {}", value.map_or("none was found", String::as_str)));
        }
        let noun = if story.paragraphs.len() == 1 { "paragraph" } else { "paragraphs" };
        line(format!("  {:>9} {noun}", story.paragraphs.len()));
    }
    match report.undated {
        0 => {}
        1 => line("1 comment bears no date: it keeps its place, and no page shows a date".to_owned()),
        many => {
            line(format!("{many} comments bear no date: they keep their places, and no page shows a date"));
        }
    }
    match report.orphans {
        0 => {}
        1 => line(
            "1 comment has no place below what it answers (see below): it stands at the top level".to_owned(),
        ),
        many => line(format!(
            "{many} comments have no place below what they answer (see below): they stand at the top level"
        )),
    }
    match report.moved_below_parents {
        0 => {}
        1 => line("1 comment that was there already stands below what it answers now".to_owned()),
        many => line(format!("{many} comments that were there already stand below what they answer now")),
    }
    if report.policy_text.is_some() {
        line("a discussion policy stands on the page (see --json)".to_owned());
    }
    if !report.anomalies.is_empty() {
        line("odd things:".to_owned());
        for (kind, count) in &report.anomalies {
            line(format!("  {count:>8} {kind}"));
        }
        for example in report.examples.iter().filter(|example| Some(*example) != report.ended_early.as_ref())
        {
            line(format!("           {example}"));
        }
    }
    if let Some(why) = &report.ended_early {
        line(format!("the file was not read to its end: {why}"));
        let kept = if options.dry_run { "" } else { "what was read before stays imported; " };
        line(format!("{kept}mend the file and run the command again"));
    } else if !options.dry_run && report.comments > 0 {
        line(format!(
            "now see what your policy would have done: comity policy replay{}",
            options.place.as_typed()
        ));
    }
    words.trim_end().to_owned()
}

fn was_or_were(count: u64) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

fn file_stem(file: &std::path::Path) -> String {
    file.file_stem().map_or_else(|| "page".to_owned(), |stem| stem.to_string_lossy().into_owned())
}
