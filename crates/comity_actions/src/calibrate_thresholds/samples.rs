//! Texts with the scores or labels that they had, from NDJSON or CSV.
//!
//! Values are found where exports have them: in an answer of the service (`attributeScores`), in `scores` or `labels` by name, as a
//! line of feedback (`attribute` and `value`), or in a field or column that is called as an attribute.

use crate::score_batch::{CsvReader, MAX_RECORD_BYTES, read_line};
use comity_classify::Attribute;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{self, BufRead};

/// How the file is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SampleFormat {
    /// An object a line.
    #[default]
    Json,
    /// CSV with a header.
    Csv {
        /// The column with the text.
        column: String,
    },
}

/// A text, what is known around it, and the values that it had.
#[derive(Debug, Default)]
pub(super) struct Sample {
    pub(super) text: String,
    pub(super) parent: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) language: Option<String>,
    pub(super) values: BTreeMap<Attribute, f64>,
    pub(super) unknown: Vec<String>,
}

/// Reads samples one after the other.
pub struct Samples {
    input: Box<dyn BufRead + Send>,
    format: SampleFormat,
    csv: CsvReader,
    header: Option<Vec<String>>,
    line: Vec<u8>,
}

impl Samples {
    /// Samples from `input`.
    pub fn new(input: Box<dyn BufRead + Send>, format: SampleFormat) -> Self {
        Self { input, format, csv: CsvReader::default(), header: None, line: Vec::new() }
    }

    /// The next sample, or why it cannot be read; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Sample, String>>> {
        let object = match &self.format {
            SampleFormat::Json => self.next_object()?,
            SampleFormat::Csv { .. } => self.next_row()?,
        };
        Ok(object.map(|object| object.and_then(|object| self.sample(&object))))
    }

    fn next_object(&mut self) -> io::Result<Option<Result<Map<String, Value>, String>>> {
        loop {
            let Some(fits) = read_line(&mut *self.input, &mut self.line)? else { return Ok(None) };
            let line = self.line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.line);
            if fits && line.trim_ascii().is_empty() {
                continue;
            }
            return Ok(Some(match (fits, serde_json::from_slice(line)) {
                (false, _) => Err(format!("it is longer than {MAX_RECORD_BYTES} bytes")),
                (true, Ok(Value::Object(object))) => Ok(object),
                (true, Ok(_)) => Err("it is not a JSON object".to_owned()),
                (true, Err(error)) => Err(format!("it is not valid JSON: {error}")),
            }));
        }
    }

    fn next_row(&mut self) -> io::Result<Option<Result<Map<String, Value>, String>>> {
        let mut read = || self.csv.read(&mut *self.input, MAX_RECORD_BYTES);
        let header = match &mut self.header {
            Some(header) => header,
            None => match read()? {
                None => return Ok(None),
                Some(row) => {
                    let row = row.map_err(|bad| {
                        io::Error::new(io::ErrorKind::InvalidData, format!("the header: {}", bad.why))
                    })?;
                    let names =
                        row.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
                    self.header.insert(names)
                }
            },
        };
        let Some(row) = self.csv.read(&mut *self.input, MAX_RECORD_BYTES)? else { return Ok(None) };
        let row = match row {
            Ok(row) => row,
            Err(bad) => return Ok(Some(Err(bad.why))),
        };
        let mut object = Map::new();
        for (name, field) in header.iter().zip(row) {
            let Ok(field) = String::from_utf8(field) else {
                return Ok(Some(Err("it is not valid UTF-8".to_owned())));
            };
            object.insert(name.clone(), field.into());
        }
        Ok(Some(Ok(object)))
    }

    fn sample(&self, object: &Map<String, Value>) -> Result<Sample, String> {
        let column = match &self.format {
            SampleFormat::Json => "text",
            SampleFormat::Csv { column } => column,
        };
        let text = |name: &str| {
            object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let mut sample = Sample {
            text: text(column).ok_or_else(|| format!("`{column}` is missing or no text"))?,
            parent: text("parent"),
            title: text("title"),
            byline: text("byline"),
            language: text("lang"),
            ..Sample::default()
        };
        for name in ["attributeScores", "attribute_scores", "scores", "labels"] {
            for (attribute, value) in object.get(name).and_then(Value::as_object).into_iter().flatten() {
                let inner = value.get("summaryScore").or_else(|| value.get("summary_score"));
                sample.take(attribute, inner.and_then(|score| score.get("value")).unwrap_or(value), true);
            }
        }
        if let (Some(attribute), Some(value)) = (text("attribute"), object.get("value"))
            && !object.contains_key("span")
        {
            sample.take(&attribute, value, true);
        }
        for (name, value) in object {
            sample.take(name, value, false);
        }
        if sample.values.is_empty() {
            Err("it has no score or label of an attribute".to_owned())
        } else {
            Ok(sample)
        }
    }
}

impl Sample {
    /// Takes a value of an attribute; a name that is none is kept as unknown where one was to be expected.
    fn take(&mut self, name: &str, value: &Value, is_expected: bool) {
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            Value::Bool(is_so) => Some(f64::from(u8::from(*is_so))),
            _ => None,
        };
        let upper = name.trim().to_ascii_uppercase();
        let base = upper.split('@').next().unwrap_or("");
        let base = base.strip_suffix("_EXPERIMENTAL").unwrap_or(base);
        match (base.parse::<Attribute>(), number.filter(|number| (0.0..=1.0).contains(number))) {
            (Ok(attribute), Some(number)) => {
                self.values.entry(attribute).or_insert(number);
            }
            (Err(_), Some(_)) if is_expected => self.unknown.push(name.to_owned()),
            _ => {}
        }
    }
}
