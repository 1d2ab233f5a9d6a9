//! Records of a Parquet file: read group by group, a few rows at a time, and of each row only the columns that are used.

use super::records::{Id, MAX_RECORD_BYTES, Record, What, not_utf8, too_long};
use parquet::basic::{ConvertedType, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_typed_column_reader};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;
use serde_json::Value;
use std::collections::VecDeque;
use std::fs::File;
use std::io;

/// Rows read at once. Their pages stay in memory until the last of them is scored, and a page may hold a single long text.
const ROWS_AT_ONCE: usize = 64;

/// Reads rows, one after the other.
pub(super) struct ParquetReader {
    file: SerializedFileReader<File>,
    column: String,
    wanted: Wanted<usize>,
    next_group: usize,
    group: Option<Group>,
    rows: VecDeque<Wanted<Cell>>,
}

/// Something for each column that is used; of the others than the text there may be none.
#[derive(Debug, Default, Clone)]
struct Wanted<T> {
    text: T,
    id: Option<T>,
    parent: Option<T>,
    title: Option<T>,
    byline: Option<T>,
    lang: Option<T>,
}

/// The columns of a group of rows, and how many rows are left in it.
struct Group {
    columns: Wanted<Column>,
    rows_left: usize,
}

/// A value as it stands in the file.
#[derive(Debug, Clone, Default)]
enum Cell {
    #[default]
    Null,
    Bytes(ByteArray),
    Number(Value),
}

enum Column {
    Bytes(ColumnReaderImpl<ByteArrayType>, i16),
    Small(ColumnReaderImpl<Int32Type>, i16, ConvertedType),
    Large(ColumnReaderImpl<Int64Type>, i16, ConvertedType),
}

impl ParquetReader {
    pub(super) fn open(file: File, column: &str) -> io::Result<Self> {
        let file = SerializedFileReader::new(file).map_err(|error| said(&error))?;
        let wanted = Wanted::find(file.metadata().file_metadata().schema_descr().columns(), column)?;
        Ok(Self {
            file,
            column: column.to_owned(),
            wanted,
            next_group: 0,
            group: None,
            rows: VecDeque::new(),
        })
    }

    /// Passes over whole groups at the beginning, as far as `count` rows go, and says how many rows that were.
    pub(super) fn skip_groups(&mut self, count: u64) -> u64 {
        let mut skipped = 0;
        while self.group.is_none() && self.next_group < self.file.num_row_groups() {
            let rows = self.file.metadata().row_group(self.next_group).num_rows();
            let after = skipped + u64::try_from(rows).unwrap_or(0);
            if after > count {
                break;
            }
            (skipped, self.next_group) = (after, self.next_group + 1);
        }
        skipped
    }

    /// The next row as a record with this number, or none at the end.
    pub(super) fn next(&mut self, number: u64) -> io::Result<Option<Record>> {
        while self.rows.is_empty() {
            match self.group.take().filter(|group| group.rows_left > 0) {
                Some(mut group) => {
                    self.rows = group.read()?.into();
                    self.group = Some(group);
                }
                None if self.next_group == self.file.num_row_groups() => return Ok(None),
                None => {
                    self.group = Some(Group::open(&self.file, self.next_group, &self.wanted)?);
                    self.next_group += 1;
                }
            }
        }
        Ok(self.rows.pop_front().map(|row| record(row, number, &self.column)))
    }
}

impl Wanted<usize> {
    /// Finds the columns, and checks that they are what they have to be.
    fn find(columns: &[std::sync::Arc<ColumnDescriptor>], text: &str) -> io::Result<Self> {
        let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
        let is_flat =
            |column: &ColumnDescriptor| column.path().parts().len() == 1 && column.max_rep_level() == 0;
        let find = |name: &str| {
            let is_it =
                |column: &ColumnDescriptor| is_flat(column) && column.name().eq_ignore_ascii_case(name);
            columns.iter().position(|column| is_it(column))
        };
        let of_kind = |name: &str, kinds: &[Physical]| match find(name) {
            Some(at) if columns.get(at).is_some_and(|column| kinds.contains(&column.physical_type())) => {
                Ok(Some(at))
            }
            None => Ok(None),
            Some(_) if kinds.len() == 1 => Err(wrong(format!("the column `{name}` is not text"))),
            Some(_) => Err(wrong(format!("the column `{name}` is neither text nor whole numbers"))),
        };
        let words = |name: &str| of_kind(name, &[Physical::BYTE_ARRAY]);
        let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        Ok(Self {
            text: words(text)?.ok_or_else(|| {
                wrong(format!("there is no column `{text}`; there are: {}", names.join(", ")))
            })?,
            id: of_kind("id", &[Physical::BYTE_ARRAY, Physical::INT32, Physical::INT64])?,
            parent: words("parent")?,
            title: words("title")?,
            byline: words("byline")?,
            lang: words("lang")?,
        })
    }
}

impl<T> Wanted<T> {
    /// The same with something else for each column.
    fn map<U>(self, mut each: impl FnMut(T) -> io::Result<U>) -> io::Result<Wanted<U>> {
        let Self { text, id, parent, title, byline, lang } = self;
        let text = each(text)?;
        let mut other = |column: Option<T>| column.map(&mut each).transpose();
        Ok(Wanted {
            text,
            id: other(id)?,
            parent: other(parent)?,
            title: other(title)?,
            byline: other(byline)?,
            lang: other(lang)?,
        })
    }
}

impl Group {
    fn open(file: &SerializedFileReader<File>, at: usize, wanted: &Wanted<usize>) -> io::Result<Self> {
        let group = file.get_row_group(at).map_err(|error| said(&error))?;
        let descriptions = file.metadata().file_metadata().schema_descr();
        let columns = wanted.clone().map(|at| {
            let about = descriptions.column(at);
            let (nulls, kind) = (about.max_def_level(), about.converted_type());
            match group.get_column_reader(at).map_err(|error| said(&error))? {
                reader @ ColumnReader::ByteArrayColumnReader(_) => {
                    Ok(Column::Bytes(get_typed_column_reader(reader), nulls))
                }
                reader @ ColumnReader::Int32ColumnReader(_) => {
                    Ok(Column::Small(get_typed_column_reader(reader), nulls, kind))
                }
                reader @ ColumnReader::Int64ColumnReader(_) => {
                    Ok(Column::Large(get_typed_column_reader(reader), nulls, kind))
                }
                _ => Err(damaged()),
            }
        })?;
        let rows_left = usize::try_from(group.metadata().num_rows()).map_err(|_| damaged())?;
        Ok(Self { columns, rows_left })
    }

    /// The next rows.
    fn read(&mut self) -> io::Result<Vec<Wanted<Cell>>> {
        let count = self.rows_left.min(ROWS_AT_ONCE);
        self.rows_left -= count;
        let Wanted { text, id, parent, title, byline, lang } = &mut self.columns;
        let mut text = text.read(count)?.into_iter();
        let other = |column: &mut Option<Column>| {
            column.as_mut().map(|column| column.read(count).map(Vec::into_iter)).transpose()
        };
        let (mut id, mut parent, mut title, mut byline, mut lang) =
            (other(id)?, other(parent)?, other(title)?, other(byline)?, other(lang)?);
        let next = |cells: &mut Option<std::vec::IntoIter<Cell>>| cells.as_mut().and_then(Iterator::next);
        let row = |text: Cell| Wanted {
            text,
            id: next(&mut id),
            parent: next(&mut parent),
            title: next(&mut title),
            byline: next(&mut byline),
            lang: next(&mut lang),
        };
        Ok(text.by_ref().map(row).collect())
    }
}

impl Column {
    /// The next `count` values.
    fn read(&mut self, count: usize) -> io::Result<Vec<Cell>> {
        match self {
            Self::Bytes(reader, nulls) => cells(reader, *nulls, count, Cell::Bytes),
            Self::Small(reader, nulls, kind) => {
                let is_unsigned =
                    matches!(kind, ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32);
                let number =
                    |value: i32| if is_unsigned { value.cast_unsigned().into() } else { value.into() };
                cells(reader, *nulls, count, |value| Cell::Number(number(value)))
            }
            Self::Large(reader, nulls, kind) => {
                let is_unsigned = *kind == ConvertedType::UINT_64;
                let number =
                    |value: i64| if is_unsigned { value.cast_unsigned().into() } else { value.into() };
                cells(reader, *nulls, count, |value| Cell::Number(number(value)))
            }
        }
    }
}

/// Values in their places; those that are not there are null. `nulls` is the level of a value that is there.
fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    nulls: i16,
    count: usize,
    cell: impl Fn(T::T) -> Cell,
) -> io::Result<Vec<Cell>> {
    let (mut levels, mut values) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut read = 0;
    while read < count {
        let (more, _, _) = reader
            .read_records(count - read, Some(&mut levels), None, &mut values)
            .map_err(|error| said(&error))?;
        if more == 0 {
            return Err(damaged());
        }
        read += more;
    }
    if nulls == 0 {
        return if values.len() == count {
            Ok(values.into_iter().map(cell).collect())
        } else {
            Err(damaged())
        };
    }
    let mut values = values.into_iter();
    let place = |level: i16| {
        if level == nulls { values.next().map(&cell).ok_or_else(damaged) } else { Ok(Cell::Null) }
    };
    let cells: Vec<Cell> = levels.into_iter().map(place).collect::<io::Result<_>>()?;
    if cells.len() == count { Ok(cells) } else { Err(damaged()) }
}

fn record(row: Wanted<Cell>, number: u64, column: &str) -> Record {
    let id = match row.id {
        Some(Cell::Number(number)) => number.into(),
        Some(cell @ Cell::Bytes(_)) => text_of(cell).ok().flatten().map_or(number.into(), Id::from),
        _ => number.into(),
    };
    let other = |cell: Option<Cell>| cell.map_or(Ok(None), text_of);
    let what = || -> Result<What, String> {
        Ok(What {
            text: text_of(row.text)?.ok_or_else(|| format!("the column `{column}` is null"))?,
            parent: other(row.parent)?,
            title: other(row.title)?,
            byline: other(row.byline)?,
            language: other(row.lang)?,
        })
    };
    Record { id, what: what() }
}

fn text_of(cell: Cell) -> Result<Option<String>, String> {
    let Cell::Bytes(bytes) = cell else { return Ok(None) };
    if bytes.len() > MAX_RECORD_BYTES {
        return Err(too_long());
    }
    std::str::from_utf8(bytes.data()).map(|text| Some(text.to_owned())).map_err(|_| not_utf8())
}

fn said(error: &ParquetError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

fn damaged() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "the Parquet file is damaged: its columns differ in length or type",
    )
}
