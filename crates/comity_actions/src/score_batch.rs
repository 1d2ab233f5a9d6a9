//! Scores many texts: a plain filter from records to NDJSON, in the same order, on all cores, with bounded memory.
//!
//! One thread reads records in chunks, all cores score a chunk, and its lines are written before the next one is begun.
//! A record that cannot be read becomes a line with `error` in the same place.

mod csv;
#[cfg(feature = "parquet")]
mod parquet_in;
#[cfg(feature = "parquet")]
mod parquet_out;
#[cfg(feature = "parquet")]
#[cfg(test)]
mod parquet_tests;
mod records;
mod resume;

pub(crate) use csv::CsvReader;
#[cfg(feature = "parquet")]
pub use parquet_out::ParquetResults;
use records::Id;
pub(crate) use records::read_line;
pub use records::{Format, Id as RecordId, MAX_RECORD_BYTES, Record, Records};
pub use resume::complete_lines;

use crate::score_text::{ScoringContext, score_text};
use comity_classify::{Lang, Scorer, Scores};
use comity_text::Body;
use rayon::prelude::*;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};
use std::sync::mpsc;

/// Records scored together at most.
const CHUNK_RECORDS: usize = 8_192;
/// Bytes of text scored together at most, so that long texts do not fill the memory.
const CHUNK_BYTES: usize = 4 << 20;
/// Chunks read ahead while one is scored.
const CHUNKS_AHEAD: usize = 2;

/// Where scores go.
pub enum Results<'a> {
    /// A line of JSON for each record.
    Lines(&'a mut dyn Write),
    /// A row of a Parquet file for each record.
    #[cfg(feature = "parquet")]
    Parquet(&'a mut ParquetResults),
}

/// How it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchReport {
    /// Records that were left out at the beginning.
    pub skipped: u64,
    /// Results written.
    pub records: u64,
    /// Results among them that hold an error.
    pub errors: u64,
}

/// Scores every record into a result. `language` (BCP 47) is that of texts that do not say and are too short to tell.
/// `done` hears how many are written.
///
/// # Errors
/// What reading records or writing `results` says. A record that cannot be read is no such error: it is counted.
pub fn score_batch(
    scorer: &Scorer,
    language: Option<&str>,
    mut records: Records,
    results: &mut Results<'_>,
    done: &mut dyn FnMut(u64),
) -> io::Result<BatchReport> {
    let mut report = BatchReport::default();
    std::thread::scope(|threads| {
        let (sender, chunks) = mpsc::sync_channel(CHUNKS_AHEAD);
        let reader = threads.spawn(move || {
            loop {
                let chunk = read_chunk(&mut records);
                let is_last = !matches!(&chunk, Ok(chunk) if !chunk.is_empty());
                // A receiver that is gone has met an error of its own.
                if sender.send(chunk).is_err() || is_last {
                    break;
                }
            }
            records.skipped()
        });
        for chunk in chunks {
            let chunk = chunk?;
            let count = chunk.len() as u64;
            report.errors += results.add(scorer, &chunk, language)?;
            report.records += count;
            done(report.records);
        }
        results.flush()?;
        // A reader that panicked is a fault of the program, which must not look like the end of the input.
        report.skipped = reader.join().map_err(|_| io::Error::other("reading failed"))?;
        Ok(report)
    })
}

impl Results<'_> {
    /// Scores a chunk on all cores, and adds it in its order; says how many of its results are errors.
    fn add(&mut self, scorer: &Scorer, chunk: &[Record], language: Option<&str>) -> io::Result<u64> {
        match self {
            Self::Lines(out) => {
                let lines: Vec<Line> =
                    chunk.par_iter().map(|record| line(scorer, record, language)).collect();
                lines.iter().try_for_each(|line| out.write_all(&line.json))?;
                Ok(lines.iter().filter(|line| line.is_error).count() as u64)
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(file) => {
                let rows: Vec<parquet_out::Row> =
                    chunk.par_iter().map(|record| parquet_out::row(scorer, record, language)).collect();
                let errors = rows.iter().filter(|row| row.is_error()).count();
                file.add(rows)?;
                Ok(errors as u64)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Lines(out) => out.flush(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_) => Ok(()),
        }
    }
}

fn read_chunk(records: &mut Records) -> io::Result<Vec<Record>> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK_RECORDS && bytes < CHUNK_BYTES {
        let Some(record) = records.next()? else { break };
        bytes += record.size_bytes();
        chunk.push(record);
    }
    Ok(chunk)
}

/// One line of output.
struct Line {
    json: Vec<u8>,
    is_error: bool,
}

fn line(scorer: &Scorer, record: &Record, language: Option<&str>) -> Line {
    let id = &record.id;
    match scored(scorer, record, language) {
        Ok((body, scores)) => {
            Line { json: ended(&Scored { id, body: &body, scores: &scores }), is_error: false }
        }
        Err(error) => Line { json: ended(&Refused { id, error }), is_error: true },
    }
}

/// Scores a record, or says why it cannot be.
fn scored(scorer: &Scorer, record: &Record, language: Option<&str>) -> Result<(Body, Scores), String> {
    let what = record.what.as_ref().map_err(String::clone)?;
    let language = what.language.as_deref().or(language);
    let body = Body::read(&what.text, language);
    let context = ScoringContext {
        parent: what.parent.as_deref(),
        headline: what.title.as_deref(),
        byline: what.byline.as_deref(),
        story_language: language,
        is_reply: what.parent.is_some(),
        ..ScoringContext::default()
    };
    let scores = score_text(scorer, &body, &context)?;
    Ok((body, scores))
}

fn ended(value: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec(value).expect("numbers, texts and names are always valid JSON");
    json.push(b'\n');
    json
}

/// Why a record has no scores, as a line says it.
#[derive(serde::Serialize)]
struct Refused<'a> {
    id: &'a Id,
    error: String,
}

/// A text's scores as a line says them. `begin` and `end` count UTF-16 units, as `comments:analyze` does; a span's
/// `score` is its share of what weighed.
struct Scored<'a> {
    id: &'a Id,
    body: &'a Body,
    scores: &'a Scores,
}

impl Serialize for Scored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("scores", &Values(self.scores))?;
        map.serialize_entry("spans", &spans(self.body, self.scores))?;
        map.serialize_entry("target", self.scores.target.as_str())?;
        map.serialize_entry("lang", spoken(self.body, self.scores))?;
        map.serialize_entry("evasion", &self.scores.evasion)?;
        map.serialize_entry("model", &*self.scores.model)?;
        map.end()
    }
}

/// The language that a text was scored as; what was detected where the model has none for it.
fn spoken(body: &Body, scores: &Scores) -> &'static str {
    match (scores.language, &body.language) {
        (Lang::Other, Some(detected)) => detected.language,
        (language, _) => language.as_str(),
    }
}

struct Values<'a>(&'a Scores);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(attribute, score)| (attribute.as_str(), score)))
    }
}

/// One stretch that weighed.
#[derive(serde::Serialize)]
struct Span {
    attribute: &'static str,
    begin: usize,
    end: usize,
    score: f32,
}

fn spans(body: &Body, scores: &Scores) -> Vec<Span> {
    let mut spans = Vec::new();
    for (attribute, _) in scores.iter() {
        for explained in scores.spans(attribute) {
            let (begin, end) = explained.span.utf16(&body.text);
            spans.push(Span { attribute: attribute.as_str(), begin, end, score: explained.share });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn run(format: &Format, input: impl Into<Vec<u8>>) -> (Vec<Value>, BatchReport) {
        run_after(0, format, input)
    }

    fn run_after(skip: u64, format: &Format, input: impl Into<Vec<u8>>) -> (Vec<Value>, BatchReport) {
        let mut out = Vec::new();
        let records = Records::read(Box::new(io::Cursor::new(input.into())), format).skipping(skip);
        let mut results = Results::Lines(&mut out);
        let report = score_batch(Scorer::builtin(), None, records, &mut results, &mut |_| {}).unwrap();
        let text = String::from_utf8(out).unwrap();
        (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), report)
    }

    /// A report of a run that left nothing out.
    fn report(records: u64, errors: u64) -> BatchReport {
        BatchReport { skipped: 0, records, errors }
    }

    #[test]
    fn lines_come_out_scored_in_the_same_order() {
        let mut input = String::new();
        for i in 0..20_000 {
            input.push_str(if i % 3 == 0 {
                "You are a stupid idiot.\n"
            } else {
                "The bridge opens on Monday.\n"
            });
        }
        let (lines, how) = run(&Format::Lines, input);
        assert_eq!(how, report(20_000, 0));
        for (i, line) in lines.iter().enumerate() {
            assert_eq!(line["id"], i + 1);
            let insult = line["scores"]["INSULT"].as_f64().unwrap();
            assert_eq!(insult > 0.5, i % 3 == 0, "{line}");
        }
        assert_eq!(lines[0]["target"], "commenter");
        assert_eq!(lines[0]["lang"], "en");
        assert_eq!(lines[0]["model"], Scorer::builtin().model());
        assert!(lines[0]["evasion"].is_number());
        assert!(!lines[0]["spans"].as_array().unwrap().is_empty());
    }

    #[test]
    fn an_id_is_written_as_it_was_read() {
        let ids = [
            "123456789012345678901234567890",
            "-1",
            "1.50",
            "[1, 2]",
            "\"a\\u0062\"",
            "18446744073709551615",
        ];
        let lines = ids.map(|id| format!("{{\"id\":{id},\"text\":\"Fine.\"}}"));
        let refused = "{\"id\":123456789012345678901234567890}";
        let mut written = Vec::new();
        let input = io::Cursor::new(format!("{}\n{refused}", lines.join("\n")));
        let records = Records::read(Box::new(input), &Format::Json);
        let mut results = Results::Lines(&mut written);
        score_batch(Scorer::builtin(), None, records, &mut results, &mut |_| {}).unwrap();
        let written = String::from_utf8(written).unwrap();
        let read: Vec<&str> = written.lines().filter_map(|line| line.strip_prefix("{\"id\":")).collect();
        for (line, id) in
            read.iter().zip(ids.iter().map(|id| id.replace("\\u0062", "b")).chain([ids[0].to_owned()]))
        {
            assert!(line.starts_with(&format!("{id},")), "{line}");
        }
        assert_eq!(read.len(), ids.len() + 1);
    }

    #[test]
    fn what_cannot_be_read_is_an_error_in_its_place() {
        let input = b"{\"id\":\"a\",\"text\":\"Fine.\"}\n{\"id\":7}\nnot json\n\"\xff\"\n{\"text\":\"Good.\",\"parent\":null}\n{\"id\":\"b\",\"text\":1}";
        let (lines, how) = run(&Format::Json, &input[..]);
        assert_eq!(how, report(6, 4));
        let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids, [&Value::from("a"), &7.into(), &3.into(), &4.into(), &5.into(), &"b".into()]);
        let failed: Vec<bool> = lines.iter().map(|line| line["error"].is_string()).collect();
        assert_eq!(failed, [false, true, true, true, false, true]);
        assert_eq!(lines[2]["error"], "it is not valid JSON: expected ident, column 2");
        let (lines, report) = run(&Format::Lines, &b"Fine.\n\xff\xfe\nGood."[..]);
        assert_eq!((report.records, report.errors), (3, 1));
        assert_eq!(lines[1]["error"], "it is not valid UTF-8");
    }

    #[test]
    fn a_line_that_is_too_long_is_an_error_and_the_next_one_is_scored() {
        let input = format!("{}\nThe bridge is open.", "a ".repeat(MAX_RECORD_BYTES));
        let (lines, report) = run(&Format::Lines, input);
        assert_eq!((report.records, report.errors), (2, 1));
        assert!(lines[0]["error"].as_str().unwrap().contains("longer than"));
        assert!(lines[1]["scores"]["TOXICITY"].is_number());
    }

    #[test]
    fn spans_count_utf16_units() {
        let (lines, _) = run(&Format::Lines, "🌉🌉 You are a stupid idiot.");
        let covers = |span: &Value| {
            span["attribute"] == "INSULT"
                && span["end"].as_u64() >= Some(27)
                && span["end"].as_u64() <= Some(28)
        };
        assert!(lines[0]["spans"].as_array().unwrap().iter().any(covers), "{}", lines[0]["spans"]);
    }

    #[test]
    fn rows_of_a_table_are_scored_by_their_columns() {
        let csv = Format::Csv { column: "body".to_owned() };
        let input = "\u{feff}id,body,title\r\n7,\"Two lines,\r\nand a \"\"word\"\"\",The bridge\r\n8,,\r\nx,Fine.,\r\n";
        let (lines, report) = run(&csv, input);
        assert_eq!((report.records, report.errors), (3, 1));
        assert_eq!((&lines[0]["id"], &lines[2]["id"]), (&"7".into(), &"x".into()));
        assert!(lines[1]["error"].as_str().unwrap().contains("`body`"));
    }

    #[test]
    fn rows_that_are_not_sound_are_errors_in_their_place_and_no_other_row_is_lost() {
        let csv = Format::Csv { column: "text".to_owned() };
        let input =
            "id,text\na,\"unterminated you idiot\nb,hello there\nc,you, idiot\nd\ne,moron\nf,\"open, too\n";
        let (lines, how) = run(&csv, input);
        assert_eq!(how, report(6, 4));
        let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids, [&"a".into(), &"b".into(), &"c".into(), &Value::from(4), &"e".into(), &"f".into()]);
        let why = |at: usize| lines[at]["error"].as_str();
        assert_eq!(why(0), Some("the quote that line 2 opens is not closed"));
        assert_eq!(why(2), Some("it has 3 columns, the header has 2: line 4"));
        assert_eq!(why(3), Some("it has 1 column, the header has 2: line 5"));
        assert_eq!(why(5), Some("the quote that line 7 opens is not closed"));
        for skip in 0..=6 {
            let (rest, how) = run_after(skip, &csv, input);
            assert_eq!((rest.as_slice(), how.skipped), (&lines[skip as usize..], skip));
        }
    }

    #[test]
    fn a_quote_that_is_open_in_a_large_file_meets_the_limit_of_a_record() {
        let csv = Format::Csv { column: "text".to_owned() };
        let input = format!("id,text\n1,\"open\n{}", "2,The bridge is open.\n".repeat(100_000));
        let (lines, how) = run(&csv, input);
        assert_eq!((how, &lines[0]["id"]), (report(1, 1), &"1".into()));
        assert_eq!(
            lines[0]["error"],
            "the quote that line 2 opens is not closed within 1048576 bytes, the most that a record may have: nothing is read of lines 2 to 100002"
        );
    }

    #[test]
    fn a_stopped_run_goes_on_where_it_ended() {
        let (lines, how) = run_after(2, &Format::Lines, "one\ntwo\nthree\nfour");
        assert_eq!(lines.iter().map(|line| line["id"].as_u64().unwrap()).collect::<Vec<_>>(), [3, 4]);
        assert_eq!((how.skipped, how.records), (2, 2));
        // More than there are: what is left to skip is left to the next file.
        let (lines, how) = run_after(9, &Format::Lines, "one\ntwo");
        assert_eq!((lines.len(), how.skipped), (0, 2));
    }

    #[test]
    fn a_language_without_scores_has_none_and_is_named() {
        let (lines, _) = run(&Format::Lines, "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα.");
        assert_eq!(lines[0]["lang"], "el");
        assert_eq!(lines[0]["scores"].get("TOXICITY"), None);
    }
}
