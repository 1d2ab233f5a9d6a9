//! CSV (RFC 4180): fields in quotes may hold commas, line breaks and doubled quotes.
//!
//! A row that is not sound is told. A quote that nothing closes spoils its own line only: the next one begins a row again, where
//! what was read since still fits a record.

use super::records::{Record, What, not_utf8, too_long};
use std::io::{self, BufRead};

/// What programs on Windows put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads rows, one at a time.
#[derive(Debug, Default)]
pub(crate) struct CsvReader {
    /// Lines before the next row.
    lines: u64,
    /// How many columns the header has.
    columns: Option<usize>,
    /// What stands behind the line of an open quote: it is read before the input, from `again_at` on.
    again: Vec<u8>,
    again_at: usize,
}

/// A row: its fields, or what is wrong with it.
pub(crate) type Row = Result<Vec<Vec<u8>>, BadRow>;

/// A row that cannot be used.
#[derive(Debug)]
pub(crate) struct BadRow {
    /// Its first field, where that is whole.
    first: Option<Vec<u8>>,
    pub(crate) why: String,
}

impl CsvReader {
    /// The next row of at most `limit` bytes; none at the end. The first one is the header, and all others have as many columns.
    /// A blank line is no row.
    pub(crate) fn read(&mut self, input: &mut dyn BufRead, limit: usize) -> io::Result<Option<Row>> {
        let mut row = Begun::new(self.lines + 1, limit);
        loop {
            let is_again = self.again_at < self.again.len();
            let known = self.again.get(self.again_at..).unwrap_or(&[]);
            let buffer = if is_again { known } else { input.fill_buf()? };
            let (used, end) = if buffer.is_empty() { (0, Some(End::Input)) } else { row.take(buffer) };
            if is_again {
                self.again_at += used;
            } else {
                self.again.clear();
                self.again_at = 0;
                input.consume(used);
            }
            match end {
                Some(End::Input) if row.is_blank => return Ok(None),
                Some(End::OpenQuote) => {}
                Some(End::Input) if row.place == Place::Quoted => {}
                Some(End::Row | End::Input) => break,
                None => continue,
            }
            if row.fits() {
                self.go_back(&mut row);
                let why = format!("the quote that line {} opens is not closed", row.quote_line);
                let why = if row.first_line < row.quote_line {
                    format!("{why}: lines {} to {}", row.first_line, row.quote_line)
                } else {
                    why
                };
                return Ok(Some(Err(row.bad(why))));
            }
            row.open_line.get_or_insert(row.quote_line);
            if end == Some(End::Input) {
                break;
            }
        }
        self.lines = row.last_line();
        Ok(Some(self.checked(row)))
    }

    /// Goes back to the line behind that of the newest quote. Nothing in between opens one, so that this is read twice at most.
    fn go_back(&mut self, row: &mut Begun) {
        let line_bytes = row.raw.get(row.quote_at..).and_then(|raw| raw.iter().position(|b| *b == b'\n'));
        let line_end = line_bytes.map_or(row.raw.len(), |bytes| row.quote_at + bytes + 1);
        let back = row.raw.len() - line_end;
        self.lines = row.quote_line;
        if back <= self.again_at {
            self.again_at -= back;
        } else {
            self.again = row.raw.split_off(line_end);
            self.again_at = 0;
        }
    }

    /// The row, if it is sound.
    fn checked(&mut self, row: Begun) -> Row {
        let lines = row.lines();
        let why = match row.open_line {
            Some(line) => format!(
                "the quote that line {line} opens is not closed within {} bytes, the most that a record may have: \
                 nothing is read of {lines}",
                row.limit
            ),
            None if !row.fits() => format!("{}: {lines}", too_long()),
            None => {
                let found = row.fields.len();
                let wanted = *self.columns.get_or_insert(found);
                if found == wanted {
                    return Ok(row.fields);
                }
                let noun = if found == 1 { "column" } else { "columns" };
                format!("it has {found} {noun}, the header has {wanted}: {lines}")
            }
        };
        Err(row.bad(why))
    }
}

/// Where in a field the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Begin,
    Plain,
    Quoted,
    /// Behind a quote in quotes: their end, or the first of two that stand for one.
    Quote,
    /// Behind the closing quote, and space.
    Closed,
}

/// Why reading stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Row,
    Input,
    /// On another line than the opening quote there is one in the middle of a field: it does not close the first one.
    OpenQuote,
}

/// A row while it is read.
#[derive(Debug)]
struct Begun {
    limit: usize,
    fields: Vec<Vec<u8>>,
    /// Its bytes as they came, as long as they fit.
    raw: Vec<u8>,
    bytes: usize,
    is_blank: bool,
    place: Place,
    first_line: u64,
    breaks: u64,
    ends_in_break: bool,
    /// The newest opening quote: its line, and its place in `raw`.
    quote_line: u64,
    quote_at: usize,
    /// The line of the first quote that is not closed.
    open_line: Option<u64>,
}

impl Begun {
    fn new(first_line: u64, limit: usize) -> Self {
        Self {
            limit,
            fields: vec![Vec::new()],
            raw: Vec::new(),
            bytes: 0,
            is_blank: true,
            place: Place::Begin,
            first_line,
            breaks: 0,
            ends_in_break: false,
            quote_line: 0,
            quote_at: 0,
            open_line: None,
        }
    }

    const fn fits(&self) -> bool {
        self.bytes <= self.limit
    }

    /// Takes bytes; says how many, and whether something ends with them.
    fn take(&mut self, buffer: &[u8]) -> (usize, Option<End>) {
        let (mut used, mut kept, mut end) = (0, 0, None);
        for &byte in buffer {
            used += 1;
            end = self.take_byte(byte);
            if end == Some(End::Row) && self.is_blank {
                *self = Self::new(self.first_line + 1, self.limit);
                (kept, end) = (used, None);
            }
            if end.is_some() {
                break;
            }
        }
        if self.fits() {
            self.raw.extend_from_slice(buffer.get(kept..used).unwrap_or(&[]));
        } else {
            self.raw = Vec::new();
        }
        (used, end)
    }

    fn take_byte(&mut self, byte: u8) -> Option<End> {
        self.bytes += 1;
        self.is_blank &= matches!(byte, b'\r' | b'\n');
        self.ends_in_break = byte == b'\n';
        let mut end = None;
        match (self.place, byte) {
            (Place::Quoted, b'"') => self.place = Place::Quote,
            (Place::Quoted, _) => self.push(byte),
            (Place::Quote, b'"') => {
                self.place = Place::Quoted;
                self.push(byte);
            }
            (Place::Begin, b'"') => {
                self.place = Place::Quoted;
                (self.quote_line, self.quote_at) = (self.first_line + self.breaks, self.bytes - 1);
            }
            (_, b',') => {
                self.place = Place::Begin;
                if self.fits() {
                    self.fields.push(Vec::new());
                }
            }
            (_, b'\n') => end = Some(End::Row),
            (Place::Quote, b'\r') => self.place = Place::Closed,
            (_, b'\r') => {}
            (Place::Quote | Place::Closed, b' ' | b'\t') => {
                self.place = Place::Closed;
                self.push(byte);
            }
            (Place::Quote | Place::Closed, _) => {
                self.place = Place::Plain;
                self.push(byte);
                // Within a line such a quote is the writer's own, and harms nobody.
                end = (self.quote_line < self.first_line + self.breaks).then_some(End::OpenQuote);
            }
            (Place::Begin | Place::Plain, _) => {
                self.place = Place::Plain;
                self.push(byte);
            }
        }
        if self.bytes == BYTE_ORDER_MARK.len() && self.first_line == 1 && self.fields == [BYTE_ORDER_MARK] {
            self.fields = vec![Vec::new()];
            (self.place, self.is_blank) = (Place::Begin, true);
        }
        self.breaks += u64::from(byte == b'\n');
        end
    }

    fn push(&mut self, byte: u8) {
        if self.fits()
            && let Some(field) = self.fields.last_mut()
        {
            field.push(byte);
        }
    }

    fn last_line(&self) -> u64 {
        self.first_line + self.breaks - u64::from(self.ends_in_break)
    }

    /// Its lines, as they are named.
    fn lines(&self) -> String {
        match (self.first_line, self.last_line()) {
            (first, last) if first == last => format!("line {first}"),
            (first, last) => format!("lines {first} to {last}"),
        }
    }

    fn bad(self, why: String) -> BadRow {
        let is_whole = self.fields.len() > 1;
        BadRow { first: self.fields.into_iter().next().filter(|_| is_whole), why }
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
        let header = header.map_err(|bad| wrong(format!("the header: {}", bad.why)))?;
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
        let mut row = match row {
            Ok(row) => row,
            Err(BadRow { first, why }) => {
                // Only before the first comma it is sure which column that is.
                let first = first.filter(|_| self.id == Some(0)).and_then(|id| String::from_utf8(id).ok());
                let id = first.filter(|id| !id.is_empty()).map_or_else(|| number.into(), Into::into);
                return Record { id, what: Err(why) };
            }
        };
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// Rows as they are read with a buffer of so many bytes: fields joined with `|`, or what is wrong.
    fn rows_of(input: &[u8], limit: usize, buffer: usize) -> Vec<String> {
        let mut input = BufReader::with_capacity(buffer, input);
        let mut reader = CsvReader::default();
        let mut rows = Vec::new();
        while let Some(row) = reader.read(&mut input, limit).unwrap() {
            rows.push(match row {
                Ok(fields) => String::from_utf8(fields.join(&b'|')).unwrap(),
                Err(bad) => bad.why,
            });
        }
        rows
    }

    /// The same whatever the buffer.
    fn rows(input: &str, limit: usize) -> Vec<String> {
        let rows = rows_of(input.as_bytes(), limit, 4_096);
        for buffer in [1, 2, 3, 7] {
            assert_eq!(rows_of(input.as_bytes(), limit, buffer), rows, "{buffer}");
        }
        rows
    }

    #[test]
    fn quotes_hold_commas_breaks_and_quotes() {
        let input = "\u{feff}\"id\",text\r\n\r\n1,\"a, b\r\nand \"\"c\"\"\"\r\n2,he said \"d\"\n3,\"e\" \n4,";
        assert_eq!(rows(input, 100), ["id|text", "1|a, b\r\nand \"c\"", "2|he said \"d\"", "3|e ", "4|"]);
        assert_eq!(rows("\u{feff}", 100), [""; 0]);
        assert_eq!(rows("\n\n", 1), [""; 0]);
    }

    #[test]
    fn an_open_quote_spoils_its_own_line_only() {
        let open = |line: u64| format!("the quote that line {line} opens is not closed");
        let input = "id,text\n1,\"open\n2,hello\n3,moron\n";
        assert_eq!(rows(input, 100), ["id|text", &open(2), "2|hello", "3|moron"]);
        // One that the next quote seems to close.
        let input = "id,text\n1,\"open\n2,hello\n3,\"fine\"\n4,\"a\nb\"\n5,\"open, too";
        assert_eq!(rows(input, 100), ["id|text", &open(2), "2|hello", "3|fine", "4|a\nb", &open(7)]);
        // Behind a field that rightly has two lines.
        let input = "id,text\n\"1\nb\",\"open\n2,hello";
        let lines = format!("{}: lines 2 to 3", open(3));
        assert_eq!(rows(input, 100), ["id|text", &lines, "2|hello"]);
        // Within open quotes that are read again.
        let input = "id,text\n1,\"a\n2,\"b\n\n3,\"c\n4,d\n";
        assert_eq!(rows(input, 100), ["id|text", &open(2), &open(3), &open(5), "4|d"]);
    }

    #[test]
    fn a_row_above_the_limit_is_named_with_the_quote_that_made_it_so() {
        let rest = "2,hello\n".repeat(20);
        let too_long = too_long();
        let open = format!("id,text\n1,\"open\n{rest}");
        let why = "the quote that line 2 opens is not closed within 50 bytes, the most that a record may have: nothing is read of lines 2 to 22";
        assert_eq!(rows(&open, 50), ["id|text", why]);
        let closes = format!("{open}3,\"x\"\n4,fine");
        let why = why.replace("22", "23");
        assert_eq!(rows(&closes, 50), ["id|text", &why, "4|fine"]);
        let sound = format!("id,text\n1,\"{rest}\"\n4,fine");
        assert_eq!(rows(&sound, 50), ["id|text", &format!("{too_long}: lines 2 to 22"), "4|fine"]);
        let commas = format!("id,text\n{}x\"\n4,fine", ",".repeat(1_000));
        assert_eq!(rows(&commas, 50), ["id|text", &format!("{too_long}: line 2"), "4|fine"]);
    }

    #[test]
    fn a_row_has_the_columns_of_the_header() {
        let input = "id,text\n1,a,b\n2\n\n3,\"c\nd\",\n4,e\n,\n";
        assert_eq!(
            rows(input, 100),
            [
                "id|text",
                "it has 3 columns, the header has 2: line 2",
                "it has 1 column, the header has 2: line 3",
                "it has 3 columns, the header has 2: lines 5 to 6",
                "4|e",
                "|"
            ]
        );
    }
}
