//! Reads labelled comments: one JSON object a line, plain or gzip.

use super::meaning::{Meaning, meaning_of};
use super::split::{Split, group_key, split_of};
use crate::features::Lang;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Bytes of the longest line that is read; a longer one is damage.
const MAX_LINE_BYTES: u64 = 4 << 20;

/// Why the training data could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The folder or one of its files cannot be read.
    #[error("cannot read training data `{path}`: {source}")]
    Io {
        /// What was read.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// A line is not a labelled comment.
    #[error("cannot read training data `{path}`, line {line}: {cause}")]
    Line {
        /// What was read.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
    /// There is not a single file to train on.
    #[error("no `*.ndjson` or `*.ndjson.gz` in `{0}`")]
    Empty(PathBuf),
}

/// A labelled comment.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub text: String,
    /// The text without disguises; empty until it is made.
    pub canonical: String,
    /// Bytes of that whose words only look like listed ones.
    pub harmless: Vec<Range<usize>>,
    pub lang: Lang,
    /// Number of the set it comes from, for the set's own intercept.
    pub domain: u8,
    /// Rows with the same group stay on one side of the split.
    pub split: Split,
    /// What it teaches each output: a value from 0 to 1, and how much it counts (0: unknown).
    pub meaning: Meaning,
    /// The set, such as `surge_toxicity_en`.
    pub set: u16,
    /// It teaches what words say, and nothing of concepts.
    pub only_words: bool,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    lang: String,
    #[serde(default)]
    labels: serde_json::Value,
    #[serde(default)]
    y: BTreeMap<String, f32>,
}

/// Every row of every file in `folder`, in the order of file names; and the names of the sets.
pub(crate) fn read_folder(folder: &Path) -> Result<(Vec<Row>, Vec<String>), DataError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| DataError::Io { path, source }
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io(folder))? {
        let path = entry.map_err(io(folder))?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if [".ndjson", ".ndjson.gz"].iter().any(|ending| name.ends_with(ending)) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(DataError::Empty(folder.to_owned()));
    }
    let (mut rows, mut sets) = (Vec::new(), Vec::new());
    for path in files {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        let set = name.split(".ndjson").next().unwrap_or("").to_owned();
        let file = File::open(&path).map_err(io(&path))?;
        let reader: Box<dyn Read> =
            if name.strip_suffix(".gz").is_some() { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
        read_set(reader, &path, &set, sets.len() as u16, &mut rows)?;
        sets.push(set);
    }
    Ok((rows, sets))
}

fn read_set(
    reader: Box<dyn Read>,
    path: &Path,
    set: &str,
    number: u16,
    rows: &mut Vec<Row>,
) -> Result<(), DataError> {
    let mut reader = BufReader::new(reader);
    let mut line = String::new();
    for at in 1.. {
        line.clear();
        let read = (&mut reader).take(MAX_LINE_BYTES).read_line(&mut line);
        match read {
            Ok(0) => break,
            Ok(_) => {}
            Err(source) => return Err(DataError::Io { path: path.to_owned(), source }),
        }
        if line.trim().is_empty() {
            continue;
        }
        let parsed: Line = serde_json::from_str(&line).map_err(|cause| DataError::Line {
            path: path.to_owned(),
            line: at,
            cause: cause.to_string(),
        })?;
        if let Some((name, value)) = parsed.y.iter().find(|(_, value)| !(0.0..=1.0).contains(*value)) {
            let cause = format!("`{name}` is {value}, and is from 0 to 1");
            return Err(DataError::Line { path: path.to_owned(), line: at, cause });
        }
        let (domain, meaning) = meaning_of(set, &parsed.y, &parsed.labels);
        let key = group_key(set, &parsed.id, &parsed.text, &parsed.labels);
        rows.push(Row {
            lang: Lang::of_tag(&parsed.lang),
            domain,
            split: split_of(key),
            meaning,
            set: number,
            only_words: false,
            text: parsed.text,
            canonical: String::new(),
            harmless: Vec::new(),
        });
    }
    Ok(())
}

/// A row of our own writing.
pub(crate) fn own_row(text: String, lang: Lang, domain: u8, meaning: Meaning, split: Split) -> Row {
    Row {
        text,
        canonical: String::new(),
        harmless: Vec::new(),
        lang,
        domain,
        split,
        meaning,
        set: u16::MAX,
        only_words: false,
    }
}
