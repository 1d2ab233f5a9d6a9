//! CSV (RFC 4180): fields in quotes may hold commas, line breaks and doubled quotes.

use super::records::{Record, What, not_utf8, too_long};
use std::io::{self, BufRead};

/// Reads rows, one at a time.
#[derive(Debug, Default)]
pub(crate) struct CsvReader {
    is_started: bool,
}

/// A row: its fields, or nothing where it was too long.
pub(crate) type Row = Option<Vec<Vec<u8>>>;

impl CsvReader {
    /// The next row of at most `limit` bytes; none at the end. A blank line is no row.
    pub(crate) fn read(&mut self, input: &mut dyn BufRead, limit: usize) -> io::Result<Option<Row>> {
        let mut row: Vec<Vec<u8>> = vec![Vec::new()];
        let (mut size, mut is_any, mut quoted, mut was_quote) = (0, false, false, false);
        loop {
            let buffer = input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            let (mut used, mut is_whole) = (0, false);
            for &byte in buffer {
                used += 1;
                size += 1;
                let is_quote = byte == b'"';
                match byte {
                    b'"' if quoted => quoted = false,
                    // A quote right after a closing one stands for itself.
                    b'"' if was_quote => {
                        quoted = true;
                        push(&mut row, byte, size <= limit);
                    }
                    b'"' if row.last().is_some_and(Vec::is_empty) => quoted = true,
                    b',' if !quoted => row.push(Vec::new()),
                    b'\n' if !quoted => is_whole = true,
                    b'\r' if !quoted => {}
                    _ => push(&mut row, byte, size <= limit),
                }
                was_quote = is_quote && !quoted;
                is_any |= !matches!(byte, b'\r' | b'\n');
                if is_whole {
                    break;
                }
            }
            input.consume(used);
            if is_whole && is_any {
                break;
            }
        }
        if !is_any {
            return Ok(None);
        }
        if !std::mem::replace(&mut self.is_started, true)
            && let Some(first) = row.first_mut()
            && first.starts_with(b"\xef\xbb\xbf")
        {
            first.drain(..3);
        }
        Ok(Some((size <= limit).then_some(row)))
    }
}

fn push(row: &mut [Vec<u8>], byte: u8, fits: bool) {
    if fits && let Some(field) = row.last_mut() {
        field.push(byte);
    }
}

/// Where the columns are that a batch uses.
#[derive(Debug)]
pub(super) struct Columns {
    text: usize,
    id: Option<usize>,
    parent: Option<usize>,
    title: Option<usize>,
    byline: Option<usize>,
    lang: Option<usize>,
}

impl Columns {
    /// Finds them in the header.
    pub(super) fn find(header: Row, text: &str) -> io::Result<Self> {
        let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
        let header = header.ok_or_else(|| wrong(format!("the header: {}", too_long())))?;
        let find = |name: &str| {
            header.iter().position(|field| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
        };
        let names: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        Ok(Self {
            text: find(text).ok_or_else(|| {
                wrong(format!("there is no column `{text}`; there are: {}", names.join(", ")))
            })?,
            id: find("id"),
            parent: find("parent"),
            title: find("title"),
            byline: find("byline"),
            lang: find("lang"),
        })
    }

    /// A row as a record.
    pub(super) fn record(&self, number: u64, row: Row, column: &str) -> Record {
        let Some(mut row) = row else { return Record { id: number.into(), what: Err(too_long()) } };
        let mut take = |at: Option<usize>| -> Result<Option<String>, String> {
            let Some(field) = at.and_then(|at| row.get_mut(at)).map(std::mem::take) else { return Ok(None) };
            let field = String::from_utf8(field).map_err(|_| not_utf8())?;
            Ok(Some(field).filter(|field| !field.is_empty()))
        };
        let id = match take(self.id) {
            Ok(Some(id)) => id.into(),
            _ => number.into(),
        };
        let mut what = || -> Result<What, String> {
            let (parent, title, byline, language) =
                (take(self.parent)?, take(self.title)?, take(self.byline)?, take(self.lang)?);
            let text = take(Some(self.text))?.ok_or_else(|| format!("the column `{column}` is empty"))?;
            Ok(What { text, parent, title, byline, language })
        };
        Record { id, what: what() }
    }
}
