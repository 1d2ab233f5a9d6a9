//! Small Parquet files, written here, scored, and read back.

use super::*;
use crate::score_batch::records::Records;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::{Field, Row};
use parquet::schema::parser::parse_message_type;
use serde_json::Value;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::sync::Arc;

const SCHEMA: &str = "message archive { required int64 id; optional binary body (utf8); optional binary parent (utf8); \
    optional binary lang (utf8); optional group more { optional binary text (utf8); } }";

/// A row: its text and what it answers.
type Comment<'a> = (Option<&'a [u8]>, Option<&'a str>);

/// A file with these groups of rows, numbered from 100.
fn archive(groups: &[Vec<Comment<'_>>], compression: Compression) -> File {
    let file = tempfile::tempfile().unwrap();
    let settings = WriterProperties::builder().set_compression(compression).build();
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut writer =
        SerializedFileWriter::new(file.try_clone().unwrap(), schema, Arc::new(settings)).unwrap();
    let mut id = 100;
    for rows in groups {
        let mut group = writer.next_row_group().unwrap();
        let ids: Vec<i64> = (id..).take(rows.len()).collect();
        id += rows.len() as i64;
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();
        let texts = rows.iter().map(|(text, _)| text.map(|text| ByteArray::from(text.to_vec()))).collect();
        let parents = rows.iter().map(|(_, parent)| parent.map(ByteArray::from)).collect();
        let none = vec![None; rows.len()];
        for cells in [texts, parents, none.clone(), none] {
            let cells: Vec<Option<ByteArray>> = cells;
            let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
            let values: Vec<ByteArray> = cells.into_iter().flatten().collect();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.close().unwrap();
    rewound(file)
}

fn rewound(mut file: File) -> File {
    file.seek(SeekFrom::Start(0)).unwrap();
    file
}

fn lines(file: &File, skip: u64) -> (Vec<Value>, BatchReport) {
    let mut out = Vec::new();
    let records = Records::parquet(file.try_clone().unwrap(), "body").unwrap().skipping(skip);
    let mut results = Results::Lines(&mut out);
    let report = score_batch(Scorer::builtin(), None, records, &mut results, &mut |_| {}).unwrap();
    let text = String::from_utf8(out).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), report)
}

/// Scores into a Parquet file, and reads that.
fn rows(records: Records) -> (Vec<Row>, BatchReport) {
    let file = tempfile::tempfile().unwrap();
    let mut results = ParquetResults::begin(Box::new(file.try_clone().unwrap())).unwrap();
    let report =
        score_batch(Scorer::builtin(), None, records, &mut Results::Parquet(&mut results), &mut |_| {})
            .unwrap();
    results.finish().unwrap();
    let reader = SerializedFileReader::new(rewound(file)).unwrap();
    (reader.get_row_iter(None).unwrap().map(Result::unwrap).collect(), report)
}

#[test]
fn rows_of_every_group_are_scored_in_their_order_whatever_the_compression() {
    let comment = |i: usize| -> Comment<'static> {
        if i.is_multiple_of(3) {
            (Some(b"You are a stupid idiot."), None)
        } else {
            (Some(b"The bridge opens on Monday."), None)
        }
    };
    let groups: Vec<Vec<Comment<'_>>> =
        vec![(0..150).map(comment).collect(), vec![], (150..301).map(comment).collect()];
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::LZ4_RAW,
        Compression::GZIP(parquet::basic::GzipLevel::default()),
    ] {
        let file = archive(&groups, compression);
        let (all, report) = lines(&file, 0);
        assert_eq!(report, BatchReport { skipped: 0, records: 301, errors: 0 });
        for (i, line) in all.iter().enumerate() {
            assert_eq!(line["id"], 100 + i);
            assert_eq!(line["scores"]["INSULT"].as_f64().unwrap() > 0.5, i.is_multiple_of(3), "{line}");
        }
        for skip in [1, 150, 151, 300, 301] {
            let (rest, report) = lines(&file, skip);
            assert_eq!((rest.as_slice(), report.skipped), (&all[skip as usize..], skip));
        }
        assert_eq!(lines(&file, 400).1, BatchReport { skipped: 301, records: 0, errors: 0 });
    }
}

#[test]
fn what_is_in_no_cell_or_cannot_be_read_is_an_error_in_its_place() {
    let long = vec![b'a'; MAX_RECORD_BYTES + 1];
    let file = archive(
        &[vec![
            (Some(b"Good."), Some("So it is.")),
            (None, None),
            (Some(b"\xff\xfe"), None),
            (Some(&long), None),
            (Some(b""), None),
        ]],
        Compression::SNAPPY,
    );
    let (all, report) = lines(&file, 0);
    assert_eq!((report.records, report.errors), (5, 3));
    let errors: Vec<Option<&str>> = all.iter().map(|line| line["error"].as_str()).collect();
    let too_long = records::too_long();
    assert_eq!(
        errors,
        [None, Some("the column `body` is null"), Some("it is not valid UTF-8"), Some(&too_long), None]
    );
}

#[test]
fn a_column_that_is_not_there_or_no_text_is_named() {
    let file = archive(&[vec![(Some(b"Good."), None)]], Compression::SNAPPY);
    let why = |column: &str| Records::parquet(file.try_clone().unwrap(), column).err().unwrap().to_string();
    assert_eq!(why("text"), "there is no column `text`; there are: id, body, parent, lang, text");
    assert_eq!(why("id"), "the column `id` is not text");
    let mut none = tempfile::tempfile().unwrap();
    none.write_all(b"text,id\nGood.,1\n").unwrap();
    assert!(Records::parquet(rewound(none), "text").is_err());
}

#[test]
fn a_file_of_scores_says_what_lines_say() {
    let input = "{\"id\":\"a\",\"text\":\"You are a stupid idiot.\"}\n{\"id\":7}\n{\"text\":\"Το συμβούλιο αποφάσισε.\"}\n";
    let read = || Records::read(Box::new(io::Cursor::new(input.as_bytes())), &Format::Json);
    let mut out = Vec::new();
    score_batch(Scorer::builtin(), None, read(), &mut Results::Lines(&mut out), &mut |_| {}).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (rows, report) = rows(read());
    assert_eq!(report, BatchReport { skipped: 0, records: 3, errors: 1 });
    for (line, row) in lines.iter().zip(&rows) {
        let cells: std::collections::BTreeMap<&str, &Field> =
            row.get_column_iter().map(|(name, field)| (name.as_str(), field)).collect();
        let id = line["id"].as_str().map_or_else(|| line["id"].to_string(), str::to_owned);
        assert_eq!(cells["id"], &Field::Str(id));
        for attribute in comity_classify::Attribute::ALL {
            let score = match &line["scores"][attribute.as_str()] {
                Value::Number(score) => Field::Float(score.as_f64().unwrap() as f32),
                _ => Field::Null,
            };
            assert_eq!(cells[attribute.as_str()], &score, "{line}");
        }
        for name in ["target", "lang", "model", "error"] {
            let said = line[name].as_str().map_or(Field::Null, |text| Field::Str(text.to_owned()));
            assert_eq!(cells[name], &said, "{line}");
        }
        if let Field::Str(spans) = cells["spans"] {
            assert_eq!(serde_json::from_str::<Value>(spans).unwrap(), line["spans"]);
        }
    }
}

#[test]
fn many_rows_are_written_in_several_groups() {
    let text = "The bridge.\n".repeat(70_000);
    let (rows, report) = rows(Records::read(Box::new(io::Cursor::new(text.into_bytes())), &Format::Lines));
    assert_eq!((rows.len(), report.records), (70_000, 70_000));
    let last: Vec<&Field> = rows.last().unwrap().get_column_iter().map(|(_, field)| field).collect();
    assert_eq!(last[0], &Field::Str("70000".to_owned()));
}
