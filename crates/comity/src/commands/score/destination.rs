//! Where `comity score` writes: stdout, or a file that a later run can go on with.

use super::{BUFFER_BYTES, Filter};
use anyhow::{Context, bail};
use comity_actions::{Results, complete_lines};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub(super) struct Destination {
    /// Results that an earlier run has left in the file.
    pub(super) there_already: u64,
    kind: Kind,
}

enum Kind {
    Stdout(BufWriter<io::StdoutLock<'static>>),
    File(BufWriter<File>),
    #[cfg(feature = "parquet")]
    Parquet(Box<Parquet>),
}

/// A Parquet file, which has its name only when it is whole: before, nobody could read it.
#[cfg(feature = "parquet")]
struct Parquet {
    results: comity_actions::ParquetResults,
    part: std::path::PathBuf,
    whole: std::path::PathBuf,
}

impl Destination {
    /// Opens what the options name. `model` is the one that scores.
    pub(super) fn open(options: &Filter, model: &str) -> anyhow::Result<Self> {
        let Some(path) = &options.output else {
            let out = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
            return Ok(Self { there_already: 0, kind: Kind::Stdout(out) });
        };
        if !options.resume && path.exists() {
            bail!("`{0}` is there already: --resume goes on with it", path.display());
        }
        let kind = match (options.to_parquet, options.resume) {
            (true, _) => parquet(path)?,
            (false, true) => return resume(path, model),
            (false, false) => {
                let file = File::create_new(path);
                lines(file.with_context(|| format!("cannot write `{}`", path.display()))?)
            }
        };
        Ok(Self { there_already: 0, kind })
    }

    /// What results go into.
    pub(super) fn results(&mut self) -> Results<'_> {
        match &mut self.kind {
            Kind::Stdout(out) => Results::Lines(out),
            Kind::File(out) => Results::Lines(out),
            #[cfg(feature = "parquet")]
            Kind::Parquet(file) => Results::Parquet(&mut file.results),
        }
    }

    /// Makes what was written stay.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self.kind {
            Kind::Stdout(_) => Ok(()),
            Kind::File(mut out) => {
                out.flush()?;
                Ok(out.get_ref().sync_all()?)
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet(file) => {
                let Parquet { results, part, whole } = *file;
                results.finish()?;
                let renamed = std::fs::rename(&part, &whole);
                renamed.with_context(|| format!("cannot write `{}`", whole.display()))
            }
        }
    }
}

fn lines(file: File) -> Kind {
    Kind::File(BufWriter::with_capacity(BUFFER_BYTES, file))
}

/// Goes on with a file of lines, or begins it.
fn resume(path: &Path, model: &str) -> anyhow::Result<Destination> {
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let resumed = opened.and_then(|mut file| complete_lines(&mut file, model).map(|count| (file, count)));
    let (file, there_already) = resumed.with_context(|| format!("cannot go on with `{}`", path.display()))?;
    Ok(Destination { there_already, kind: lines(file) })
}

#[cfg(feature = "parquet")]
fn parquet(path: &Path) -> anyhow::Result<Kind> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = std::path::PathBuf::from(part);
    let file = File::create(&part).with_context(|| format!("cannot write `{}`", part.display()))?;
    let results = comity_actions::ParquetResults::begin(Box::new(file))?;
    Ok(Kind::Parquet(Box::new(Parquet { results, part, whole: path.to_owned() })))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &Path) -> anyhow::Result<Kind> {
    bail!(super::NO_PARQUET)
}
