//! Records of a batch: lines of text, NDJSON objects or CSV rows.

use super::csv::{Columns, CsvReader};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// The longest record, in bytes; a longer one is an error in its place, and is not kept in memory.
pub const MAX_RECORD_BYTES: usize = 1 << 20;

/// How the input of a batch is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Format {
    /// A text a line.
    #[default]
    Lines,
    /// An object a line: `text`, and where they are known `id`, `parent`, `title`, `byline`, `lang`.
    Json,
    /// CSV with a header (RFC 4180); the columns `id`, `parent`, `title`, `byline` and `lang` are used where there are any.
    Csv {
        /// The column with the text.
        column: String,
    },
}

/// One record: its id, and what it asks for or why it cannot be read.
#[derive(Debug)]
pub struct Record {
    /// Its own id, or the number of the record from 1.
    pub id: Id,
    pub(super) what: Result<What, String>,
}

/// The id of a record, which is written as it was read.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A string, or a whole number of at most 64 bits.
    Value(Value),
    /// Anything else: read as a value, a longer number would lose its last digits.
    Verbatim(Box<RawValue>),
}

impl<T: Into<Value>> From<T> for Id {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

impl Id {
    /// As text: of a string what it says, of anything else its JSON.
    #[cfg(feature = "parquet")]
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Value(Value::String(text)) => text.clone(),
            Self::Value(value) => value.to_string(),
            Self::Verbatim(json) => json.get().to_owned(),
        }
    }
}

/// A text, and what is known around it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct What {
    pub(super) text: String,
    pub(super) parent: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) language: Option<String>,
}

impl Record {
    /// Bytes of its text, and a little for itself.
    pub(super) fn size_bytes(&self) -> usize {
        64 + self
            .what
            .as_ref()
            .map_or(0, |what| what.text.len() + what.parent.as_ref().map_or(0, String::len))
    }
}

/// Reads records one after the other.
pub struct Records {
    source: Source,
    number: u64,
    skip: u64,
    line: Vec<u8>,
}

enum Source {
    Lines(Box<dyn BufRead + Send>),
    Json(Box<dyn BufRead + Send>),
    Csv(Box<dyn BufRead + Send>, CsvReader, String, Option<Columns>),
    #[cfg(feature = "parquet")]
    Parquet(Box<super::parquet_in::ParquetReader>),
}

impl Records {
    /// Records of a stream.
    pub fn read(input: Box<dyn BufRead + Send>, format: &Format) -> Self {
        Self::of(match format {
            Format::Lines => Source::Lines(input),
            Format::Json => Source::Json(input),
            Format::Csv { column } => Source::Csv(input, CsvReader::default(), column.clone(), None),
        })
    }

    /// Rows of a Parquet file, whose texts stand in `column`. It is read group by group, and only the columns that are used:
    /// `id`, `parent`, `title`, `byline` and `lang` where there are any.
    ///
    /// # Errors
    /// What reading says; that there is no such column, or that it is not text.
    #[cfg(feature = "parquet")]
    pub fn parquet(file: std::fs::File, column: &str) -> io::Result<Self> {
        let reader = super::parquet_in::ParquetReader::open(file, column)?;
        Ok(Self::of(Source::Parquet(Box::new(reader))))
    }

    fn of(source: Source) -> Self {
        Self { source, number: 0, skip: 0, line: Vec::new() }
    }

    /// Leaves out the first `count` records.
    #[must_use]
    #[cfg_attr(
        not(feature = "parquet"),
        expect(unused_mut, reason = "only Parquet knows how many rows are to come")
    )]
    pub fn skipping(mut self, count: u64) -> Self {
        #[cfg(feature = "parquet")]
        if let Source::Parquet(reader) = &mut self.source {
            self.number += reader.skip_groups(count);
        }
        Self { skip: count, ..self }
    }

    /// How many records were left out so far.
    pub(super) fn skipped(&self) -> u64 {
        self.number.min(self.skip)
    }

    /// The next record, or none at the end.
    ///
    /// # Errors
    /// What reading says; a CSV file without the column of the texts is one too.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(record) = self.read_one()? else { return Ok(None) };
            if self.number > self.skip {
                return Ok(Some(record));
            }
        }
    }

    fn read_one(&mut self) -> io::Result<Option<Record>> {
        let Self { source, number, line, .. } = self;
        let (input, is_json) = match source {
            Source::Lines(input) => (input, false),
            Source::Json(input) => (input, true),
            #[cfg(feature = "parquet")]
            Source::Parquet(reader) => {
                let record = reader.next(*number + 1)?;
                *number += u64::from(record.is_some());
                return Ok(record);
            }
            Source::Csv(input, reader, column, columns) => {
                let columns = match columns {
                    Some(columns) => columns,
                    None => match reader.read(input, MAX_RECORD_BYTES)? {
                        None => return Ok(None),
                        Some(header) => columns.insert(Columns::find(header, column)?),
                    },
                };
                let Some(row) = reader.read(input, MAX_RECORD_BYTES)? else { return Ok(None) };
                *number += 1;
                return Ok(Some(columns.record(*number, row, column)));
            }
        };
        let Some(fits) = read_line(input, line)? else { return Ok(None) };
        *number += 1;
        if *number == 1 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if !fits {
            return Ok(Some(Record { id: (*number).into(), what: Err(too_long()) }));
        }
        if is_json {
            return Ok(Some(object(*number, line)));
        }
        let text = std::str::from_utf8(line).map_err(|_| not_utf8());
        let what = text.map(|text| What { text: text.to_owned(), ..What::default() });
        Ok(Some(Record { id: (*number).into(), what }))
    }
}

/// Reads a line without its end; says whether it fits. Nothing at the end of the input.
pub(crate) fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let (mut fits, mut is_any) = (true, false);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        is_any = true;
        let (part, end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (buffer.get(..at).unwrap_or(&[]), Some(at + 1)),
            None => (buffer, None),
        };
        if fits && line.len() + part.len() <= MAX_RECORD_BYTES {
            line.extend_from_slice(part);
        } else {
            fits = false;
        }
        let used = end.unwrap_or(buffer.len());
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(is_any.then_some(fits))
}

fn object(number: u64, line: &[u8]) -> Record {
    let numbered = |why: String| Record { id: number.into(), what: Err(why) };
    if std::str::from_utf8(line).is_err() {
        return numbered(not_utf8());
    }
    let mut object: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return numbered("it is not a JSON object".to_owned()),
        Err(error) => return numbered(not_json(&error)),
    };
    let id = match object.remove("id") {
        None | Some(Value::Null) => number.into(),
        Some(Value::String(id)) => id.into(),
        Some(Value::Number(id)) if id.is_u64() || id.is_i64() => Value::Number(id).into(),
        Some(other) => verbatim_id(line).unwrap_or(Id::Value(other)),
    };
    Record { id, what: what(&mut object) }
}

/// The id of an object as it stands there.
fn verbatim_id(object: &[u8]) -> Option<Id> {
    #[derive(Deserialize)]
    struct Identified {
        id: Box<RawValue>,
    }
    serde_json::from_slice::<Identified>(object).ok().map(|object| Id::Verbatim(object.id))
}

fn what(object: &mut Map<String, Value>) -> Result<What, String> {
    let mut text = |name: &str| match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{name}` is not a string")),
    };
    Ok(What {
        text: text("text")?.ok_or("`text` is missing")?,
        parent: text("parent")?,
        title: text("title")?,
        byline: text("byline")?,
        language: text("lang")?,
    })
}

/// Why a record is no JSON, with its column: the line is the record's, which `serde_json` always takes for the first.
fn not_json(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let why = said.split(" at line ").next().unwrap_or(&said);
    format!("it is not valid JSON: {why}, column {}", error.column())
}

pub(super) fn too_long() -> String {
    format!("it is longer than {MAX_RECORD_BYTES} bytes")
}

pub(super) fn not_utf8() -> String {
    "it is not valid UTF-8".to_owned()
}
