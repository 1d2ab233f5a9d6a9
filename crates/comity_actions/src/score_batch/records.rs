//! Records of a batch: lines of text, NDJSON objects or CSV rows.

use super::csv::{Columns, CsvReader};
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
    pub id: Value,
    pub(super) what: Result<What, String>,
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
pub(super) struct Records {
    input: Box<dyn BufRead + Send>,
    kind: Kind,
    number: u64,
    skip: u64,
    line: Vec<u8>,
}

enum Kind {
    Lines,
    Json,
    Csv(CsvReader, String, Option<Columns>),
}

impl Records {
    pub(super) fn new(input: Box<dyn BufRead + Send>, format: &Format, skip: u64) -> Self {
        let kind = match format {
            Format::Lines => Kind::Lines,
            Format::Json => Kind::Json,
            Format::Csv { column } => Kind::Csv(CsvReader::default(), column.clone(), None),
        };
        Self { input, kind, number: 0, skip, line: Vec::new() }
    }

    /// The next record, or none at the end.
    ///
    /// # Errors
    /// What reading says; a CSV file without the column of the texts is one too.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(record) = self.read()? else { return Ok(None) };
            if self.number > self.skip {
                return Ok(Some(record));
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Record>> {
        let Self { input, kind, number, line, .. } = self;
        if let Kind::Csv(reader, column, columns) = kind {
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
        let Some(fits) = read_line(input, line)? else { return Ok(None) };
        *number += 1;
        if *number == 1 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if !fits {
            return Ok(Some(Record { id: (*number).into(), what: Err(too_long()) }));
        }
        Ok(Some(match kind {
            Kind::Json => object(*number, line),
            _ => Record {
                id: (*number).into(),
                what: std::str::from_utf8(line)
                    .map_err(|_| not_utf8())
                    .map(|text| What { text: text.to_owned(), ..What::default() }),
            },
        }))
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
        Err(error) => return numbered(format!("it is not valid JSON: {error}")),
    };
    let id = match object.remove("id") {
        None | Some(Value::Null) => number.into(),
        Some(id) => id,
    };
    Record { id, what: what(&mut object) }
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

pub(super) fn too_long() -> String {
    format!("it is longer than {MAX_RECORD_BYTES} bytes")
}

pub(super) fn not_utf8() -> String {
    "it is not valid UTF-8".to_owned()
}
