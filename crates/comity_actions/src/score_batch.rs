//! Scores many texts: a plain filter from records to NDJSON, in the same order, on all cores, with bounded memory.
//!
//! One thread reads records in chunks, all cores score a chunk, and its lines are written before the next one is begun.
//! A record that cannot be read becomes a line with `error` in the same place.

mod csv;
mod records;

pub(crate) use csv::CsvReader;
pub(crate) use records::read_line;
pub use records::{Format, MAX_RECORD_BYTES, Record};

use crate::score_text::{ScoringContext, score_text};
use comity_classify::{Lang, Scorer, Scores};
use comity_text::Body;
use rayon::prelude::*;
use records::Records;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, BufRead, Write};
use std::sync::mpsc;

/// Records scored together at most.
const CHUNK_RECORDS: usize = 8_192;
/// Bytes of text scored together at most, so that long texts do not fill the memory.
const CHUNK_BYTES: usize = 4 << 20;
/// Chunks read ahead while one is scored.
const CHUNKS_AHEAD: usize = 2;

/// What to score, and how it is written.
#[derive(Debug, Clone, Default)]
pub struct ScoreBatch {
    /// How the input is written.
    pub format: Format,
    /// Language of texts that do not say, where they are too short to tell (BCP 47).
    pub language: Option<String>,
    /// Records at the beginning that are left out: what an earlier, stopped run has written.
    pub skip: u64,
}

/// How it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchReport {
    /// Lines written.
    pub records: u64,
    /// Lines among them that hold an error.
    pub errors: u64,
}

/// Scores every record of `input` into a line of `out`. `done` hears how many are written.
///
/// # Errors
/// What reading `input` or writing `out` says. A record that cannot be read is no such error: it is counted.
pub fn score_batch(
    scorer: &Scorer,
    batch: &ScoreBatch,
    input: Box<dyn BufRead + Send>,
    out: &mut dyn Write,
    done: &mut dyn FnMut(u64),
) -> io::Result<BatchReport> {
    let mut report = BatchReport::default();
    let language = batch.language.as_deref();
    std::thread::scope(|threads| {
        let (sender, chunks) = mpsc::sync_channel(CHUNKS_AHEAD);
        let mut records = Records::new(input, &batch.format, batch.skip);
        threads.spawn(move || {
            loop {
                let chunk = read_chunk(&mut records);
                let is_last = !matches!(&chunk, Ok(chunk) if !chunk.is_empty());
                // A receiver that is gone has met an error of its own.
                if sender.send(chunk).is_err() || is_last {
                    break;
                }
            }
        });
        for chunk in chunks {
            let lines: Vec<Line> = chunk?.par_iter().map(|record| line(scorer, record, language)).collect();
            for line in &lines {
                out.write_all(&line.json)?;
                report.errors += u64::from(line.is_error);
            }
            report.records += lines.len() as u64;
            done(report.records);
        }
        out.flush()?;
        Ok(report)
    })
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
    let error =
        |why: &str| Line { json: ended(&serde_json::json!({"id": record.id, "error": why})), is_error: true };
    let what = match &record.what {
        Ok(what) => what,
        Err(why) => return error(why),
    };
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
    match score_text(scorer, &body, &context) {
        Ok(scores) => {
            Line { json: ended(&Scored { id: &record.id, body: &body, scores: &scores }), is_error: false }
        }
        Err(why) => error(&why),
    }
}

fn ended(value: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec(value).expect("numbers, texts and names are always valid JSON");
    json.push(b'\n');
    json
}

/// A text's scores as a line says them. `begin` and `end` count UTF-16 units, as `comments:analyze` does; a span's
/// `score` is its share of what weighed.
struct Scored<'a> {
    id: &'a serde_json::Value,
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

    fn run(batch: &ScoreBatch, input: impl Into<Vec<u8>>) -> (Vec<Value>, BatchReport) {
        let mut out = Vec::new();
        let input: Box<dyn BufRead + Send> = Box::new(io::Cursor::new(input.into()));
        let report = score_batch(Scorer::builtin(), batch, input, &mut out, &mut |_| {}).unwrap();
        let text = String::from_utf8(out).unwrap();
        (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), report)
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
        let (lines, report) = run(&ScoreBatch::default(), input);
        assert_eq!(report, BatchReport { records: 20_000, errors: 0 });
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
    fn what_cannot_be_read_is_an_error_in_its_place() {
        let json = ScoreBatch { format: Format::Json, ..ScoreBatch::default() };
        let input = b"{\"id\":\"a\",\"text\":\"Fine.\"}\n{\"id\":7}\nnot json\n\"\xff\"\n{\"text\":\"Good.\",\"parent\":null}\n{\"id\":\"b\",\"text\":1}";
        let (lines, report) = run(&json, &input[..]);
        assert_eq!(report, BatchReport { records: 6, errors: 4 });
        let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids, [&Value::from("a"), &7.into(), &3.into(), &4.into(), &5.into(), &"b".into()]);
        let failed: Vec<bool> = lines.iter().map(|line| line["error"].is_string()).collect();
        assert_eq!(failed, [false, true, true, true, false, true]);
        let (lines, report) = run(&ScoreBatch::default(), &b"Fine.\n\xff\xfe\nGood."[..]);
        assert_eq!((report.records, report.errors), (3, 1));
        assert_eq!(lines[1]["error"], "it is not valid UTF-8");
    }

    #[test]
    fn a_line_that_is_too_long_is_an_error_and_the_next_one_is_scored() {
        let input = format!("{}\nThe bridge is open.", "a ".repeat(MAX_RECORD_BYTES));
        let (lines, report) = run(&ScoreBatch::default(), input);
        assert_eq!((report.records, report.errors), (2, 1));
        assert!(lines[0]["error"].as_str().unwrap().contains("longer than"));
        assert!(lines[1]["scores"]["TOXICITY"].is_number());
    }

    #[test]
    fn spans_count_utf16_units() {
        let (lines, _) = run(&ScoreBatch::default(), "🌉🌉 You are a stupid idiot.");
        let covers = |span: &Value| {
            span["attribute"] == "INSULT"
                && span["end"].as_u64() >= Some(27)
                && span["end"].as_u64() <= Some(28)
        };
        assert!(lines[0]["spans"].as_array().unwrap().iter().any(covers), "{}", lines[0]["spans"]);
    }

    #[test]
    fn rows_of_a_table_are_scored_by_their_columns() {
        let csv = ScoreBatch { format: Format::Csv { column: "body".to_owned() }, ..ScoreBatch::default() };
        let input =
            "\u{feff}id,body,title\r\n7,\"Two lines,\r\nand a \"\"word\"\"\",The bridge\r\n8\r\nx,Fine.,\r\n";
        let (lines, report) = run(&csv, input);
        assert_eq!((report.records, report.errors), (3, 1));
        assert_eq!((&lines[0]["id"], &lines[2]["id"]), (&"7".into(), &"x".into()));
        assert!(lines[1]["error"].as_str().unwrap().contains("`body`"));
    }

    #[test]
    fn a_stopped_run_goes_on_where_it_ended() {
        let batch = ScoreBatch { skip: 2, ..ScoreBatch::default() };
        let (lines, _) = run(&batch, "one\ntwo\nthree\nfour");
        assert_eq!(lines.iter().map(|line| line["id"].as_u64().unwrap()).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn a_language_without_scores_has_none_and_is_named() {
        let (lines, _) = run(&ScoreBatch::default(), "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα.");
        assert_eq!(lines[0]["lang"], "el");
        assert_eq!(lines[0]["scores"].get("TOXICITY"), None);
    }
}
