//! Scores as a Parquet file: a row for each record, a column for each attribute, written group by group.

use super::records::Record;
use super::{scored, spans, spoken};
use comity_classify::{Attribute, Scorer};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, FloatType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows after which a group is written: they are in memory until then, and at most a chunk more.
const GROUP_ROWS: usize = 65_536;
/// Bytes of texts (spans, ids) in a group, about.
const GROUP_BYTES: usize = 32 << 20;

/// A Parquet file that results are added to.
pub struct ParquetResults {
    file: SerializedFileWriter<Box<dyn Write + Send>>,
    rows: Vec<Row>,
    bytes: usize,
}

/// A record's result.
#[derive(Debug)]
pub(super) struct Row {
    id: String,
    /// In the order of [`Attribute::ALL`].
    scores: Vec<Option<f32>>,
    said: Result<Said, String>,
}

/// What else is said of a text.
#[derive(Debug)]
struct Said {
    /// As JSON, as in a line.
    spans: String,
    target: &'static str,
    lang: &'static str,
    evasion: f32,
    model: String,
}

impl Row {
    pub(super) fn is_error(&self) -> bool {
        self.said.is_err()
    }

    fn size_bytes(&self) -> usize {
        self.id.len() + self.said.as_ref().map_or_else(String::len, |said| said.spans.len())
    }
}

/// Scores a record into a row.
pub(super) fn row(scorer: &Scorer, record: &Record, language: Option<&str>) -> Row {
    let id = record.id.to_text();
    match scored(scorer, record, language) {
        Ok((body, scores)) => Row {
            id,
            scores: Attribute::ALL.iter().map(|attribute| scores.get(*attribute)).collect(),
            said: Ok(Said {
                spans: serde_json::to_string(&spans(&body, &scores))
                    .expect("numbers and names are always valid JSON"),
                target: scores.target.as_str(),
                lang: spoken(&body, &scores),
                evasion: scores.evasion,
                model: scores.model.to_string(),
            }),
        },
        Err(why) => Row { id, scores: vec![None; Attribute::ALL.len()], said: Err(why) },
    }
}

impl ParquetResults {
    /// Begins a file.
    ///
    /// # Errors
    /// What writing says.
    pub fn begin(out: Box<dyn Write + Send>) -> io::Result<Self> {
        let settings = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(out, Arc::new(schema()), Arc::new(settings)).map_err(said)?;
        Ok(Self { file, rows: Vec::new(), bytes: 0 })
    }

    /// Adds rows; a group that is full is written.
    pub(super) fn add(&mut self, rows: Vec<Row>) -> io::Result<()> {
        self.bytes += rows.iter().map(Row::size_bytes).sum::<usize>();
        self.rows.extend(rows);
        if self.rows.len() >= GROUP_ROWS || self.bytes >= GROUP_BYTES { self.write_group() } else { Ok(()) }
    }

    /// Writes what is left, and the end of the file; before that nobody can read it.
    ///
    /// # Errors
    /// What writing says.
    pub fn finish(mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.write_group()?;
        }
        self.file.close().map(|_| ()).map_err(said)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        let mut group = self.file.next_row_group().map_err(said)?;
        write_rows(&mut group, &rows).map_err(said)?;
        group.close().map(|_| ()).map_err(said)
    }
}

/// In the order of [`schema`].
fn write_rows<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Row],
) -> Result<(), ParquetError> {
    let of =
        |row: &Row, text: fn(&Said) -> &str| row.said.as_ref().ok().map(|said| ByteArray::from(text(said)));
    let ids: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(row.id.as_str())).collect();
    next(group, |column| column.typed::<ByteArrayType>().write_batch(&ids, None, None))?;
    for at in 0..Attribute::ALL.len() {
        floats(group, rows.iter().map(|row| row.scores.get(at).copied().flatten()))?;
    }
    texts(group, rows.iter().map(|row| of(row, |said| &said.spans)))?;
    texts(group, rows.iter().map(|row| of(row, |said| said.target)))?;
    texts(group, rows.iter().map(|row| of(row, |said| said.lang)))?;
    floats(group, rows.iter().map(|row| row.said.as_ref().ok().map(|said| said.evasion)))?;
    texts(group, rows.iter().map(|row| of(row, |said| &said.model)))?;
    texts(group, rows.iter().map(|row| row.said.as_ref().err().map(|why| ByteArray::from(why.as_str()))))
}

/// Writes a column of texts, some of which are not there.
fn texts<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: impl Iterator<Item = Option<ByteArray>>,
) -> Result<(), ParquetError> {
    let (levels, values) = split(cells);
    next(group, |column| column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None))
}

/// Writes a column of numbers, some of which are not there.
fn floats<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: impl Iterator<Item = Option<f32>>,
) -> Result<(), ParquetError> {
    let (levels, values) = split(cells);
    next(group, |column| column.typed::<FloatType>().write_batch(&values, Some(&levels), None))
}

/// 1 for each value that is there and 0 for each that is not; those that are there.
fn split<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    (levels, values)
}

fn next<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    write: impl FnOnce(&mut parquet::file::writer::SerializedColumnWriter<'_>) -> Result<usize, ParquetError>,
) -> Result<(), ParquetError> {
    let column = group.next_column()?;
    let mut column =
        column.ok_or_else(|| ParquetError::General("there are more columns than expected".to_owned()))?;
    write(&mut column)?;
    column.close()
}

fn schema() -> Type {
    let column = |name: &str, kind: Physical, is_there: Repetition| {
        let is_text = kind == Physical::BYTE_ARRAY;
        let logical = is_text.then_some(LogicalType::String);
        let built = Type::primitive_type_builder(name, kind)
            .with_repetition(is_there)
            .with_logical_type(logical)
            .build();
        Arc::new(built.expect("a text or a number by a name is a valid column"))
    };
    let text = |name: &str| column(name, Physical::BYTE_ARRAY, Repetition::OPTIONAL);
    let number = |name: &str| column(name, Physical::FLOAT, Repetition::OPTIONAL);
    let mut columns = vec![column("id", Physical::BYTE_ARRAY, Repetition::REQUIRED)];
    columns.extend(Attribute::ALL.iter().map(|attribute| number(attribute.as_str())));
    columns.extend([
        text("spans"),
        text("target"),
        text("lang"),
        number("evasion"),
        text("model"),
        text("error"),
    ]);
    let built = Type::group_type_builder("scores").with_fields(columns).build();
    built.expect("columns with different names are a valid schema")
}

fn said(error: ParquetError) -> io::Error {
    match error {
        // As it came, so that a reader that has gone away is known.
        ParquetError::External(why) => match why.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(why) => io::Error::other(why.to_string()),
        },
        other => io::Error::other(other.to_string()),
    }
}
