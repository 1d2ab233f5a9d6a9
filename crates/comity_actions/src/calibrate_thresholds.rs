//! Moves thresholds from another scorer, or from people's labels, to ours: for each attribute the threshold that holds the same
//! share of the same texts, and whom that treats differently.

mod samples;
mod threshold;

pub use samples::{SampleFormat, Samples};

use crate::score_text::{ScoringContext, score_text};
use comity_classify::{Attribute, Scorer};
use comity_text::Body;
use rayon::prelude::*;
use samples::Sample;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Texts that are compared at most: thresholds do not become better by more, and their scores stay in memory.
pub const MAX_SAMPLES: usize = 2_000_000;
/// Texts scored together.
const CHUNK: usize = 4_096;
/// The threshold that a client of the service most often has; Coral's default.
const USUAL_THRESHOLD: f64 = 0.8;
/// Where a label is a yes.
const LABEL_THRESHOLD: f64 = 0.5;

/// How thresholds are moved.
#[derive(Debug, Clone, Default)]
pub struct CalibrateThresholds {
    /// Language of texts that do not say, where they are too short to tell (BCP 47).
    pub language: Option<String>,
    /// The threshold in use for all attributes; none: 0.8 for scores, 0.5 for labels.
    pub threshold: Option<f64>,
    /// The thresholds in use for some attributes.
    pub thresholds: BTreeMap<Attribute, f64>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CalibrationReport {
    /// The model whose thresholds these are, `name@version`.
    pub model: String,
    /// Records read.
    pub records: u64,
    /// Records that could not be read, and why the first of them could not.
    pub unread: u64,
    /// The first one's number and reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_unread: Option<String>,
    /// Names of values that are no attribute of ours.
    pub unknown: BTreeSet<String>,
    /// One for each attribute that has values.
    pub attributes: Vec<CalibratedAttribute>,
}

/// One attribute's threshold.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CalibratedAttribute {
    /// Its name, such as `TOXICITY`.
    pub attribute: &'static str,
    /// `scores`, or `labels` where all values are 0 or 1.
    pub from: &'static str,
    /// Texts with a value and a score of ours.
    pub texts: u64,
    /// Texts with a value whose language has no score here; left out.
    pub unscored: u64,
    /// The threshold that was in use; a text at or above it was held.
    pub threshold_before: f64,
    /// Texts held by it.
    pub held_before: u64,
    /// The threshold that holds as many with our scores, or as near to it as scores allow.
    pub threshold: f64,
    /// Texts held by it.
    pub held: u64,
    /// Held then and now.
    pub both: u64,
    /// Held then, and not now.
    pub only_before: u64,
    /// Held now, and not then.
    pub only_now: u64,
    /// Held neither then nor now.
    pub neither: u64,
    /// Share of texts that are treated alike, 0 to 1.
    pub agreement: f64,
    /// How surely our score puts a text that was held above one that was not, whatever the threshold: 0.5 by chance, 1 always; none
    /// where all were held, or none.
    pub area: Option<f64>,
}

/// Values by attribute: what was, and our score.
#[derive(Default)]
struct Pairs {
    pairs: Vec<(f64, f64)>,
    unscored: u64,
}

/// Scores the samples and finds the thresholds. `done` hears how many records are read.
///
/// # Errors
/// What reading says; more than [`MAX_SAMPLES`] records is an error, too.
pub fn calibrate_thresholds(
    scorer: &Scorer,
    how: &CalibrateThresholds,
    samples: &mut Samples,
    done: &mut dyn FnMut(u64),
) -> io::Result<CalibrationReport> {
    let mut report = CalibrationReport {
        model: scorer.model().to_owned(),
        records: 0,
        unread: 0,
        first_unread: None,
        unknown: BTreeSet::new(),
        attributes: Vec::new(),
    };
    let mut by_attribute: BTreeMap<Attribute, Pairs> = BTreeMap::new();
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        while chunk.len() < CHUNK {
            let Some(sample) = samples.next()? else { break };
            report.records += 1;
            match sample {
                Ok(sample) => chunk.push(sample),
                Err(why) => {
                    report.unread += 1;
                    report.first_unread.get_or_insert(format!("record {}: {why}", report.records));
                }
            }
        }
        if report.records > MAX_SAMPLES as u64 {
            let why = format!("more than {MAX_SAMPLES} records: a random part of them is enough");
            return Err(io::Error::new(io::ErrorKind::InvalidData, why));
        }
        if chunk.is_empty() {
            break;
        }
        let scored: Vec<Vec<(Attribute, f64, Option<f32>)>> =
            chunk.par_iter().map(|sample| measured(scorer, sample, how.language.as_deref())).collect();
        for (sample, values) in chunk.into_iter().zip(scored) {
            report.unknown.extend(sample.unknown);
            for (attribute, before, now) in values {
                let pairs = by_attribute.entry(attribute).or_default();
                match now {
                    Some(now) => pairs.pairs.push((before, f64::from(now))),
                    None => pairs.unscored += 1,
                }
            }
        }
        done(report.records);
    }
    report.attributes =
        by_attribute.iter().map(|(attribute, pairs)| how.calibrated(*attribute, pairs)).collect();
    Ok(report)
}

fn measured(scorer: &Scorer, sample: &Sample, language: Option<&str>) -> Vec<(Attribute, f64, Option<f32>)> {
    let language = sample.language.as_deref().or(language);
    let body = Body::read(&sample.text, language);
    let context = ScoringContext {
        parent: sample.parent.as_deref(),
        headline: sample.title.as_deref(),
        byline: sample.byline.as_deref(),
        story_language: language,
        is_reply: sample.parent.is_some(),
        ..ScoringContext::default()
    };
    let scores = score_text(scorer, &body, &context).ok();
    let now = |attribute| scores.as_ref().and_then(|scores| scores.get(attribute));
    sample.values.iter().map(|(attribute, value)| (*attribute, *value, now(*attribute))).collect()
}

impl CalibrateThresholds {
    fn calibrated(&self, attribute: Attribute, pairs: &Pairs) -> CalibratedAttribute {
        let Pairs { pairs, unscored } = pairs;
        let is_label = |(value, _): &(f64, f64)| value.fract().abs() < f64::EPSILON;
        let is_labels = !pairs.is_empty() && pairs.iter().all(is_label);
        let usual = if is_labels { LABEL_THRESHOLD } else { USUAL_THRESHOLD };
        let before = self.thresholds.get(&attribute).copied().or(self.threshold).unwrap_or(usual);
        let held_before = pairs.iter().filter(|(value, _)| *value >= before).count();
        let threshold = threshold::holding(held_before, pairs.iter().map(|(_, now)| *now));
        let count = |was: bool, is: bool| {
            pairs.iter().filter(|(value, now)| (*value >= before) == was && (*now >= threshold) == is).count()
                as u64
        };
        let (both, only_before, only_now, neither) =
            (count(true, true), count(true, false), count(false, true), count(false, false));
        CalibratedAttribute {
            attribute: attribute.as_str(),
            from: if is_labels { "labels" } else { "scores" },
            texts: pairs.len() as u64,
            unscored: *unscored,
            threshold_before: before,
            held_before: held_before as u64,
            threshold,
            held: both + only_now,
            both,
            only_before,
            only_now,
            neither,
            agreement: (both + neither) as f64 / pairs.len().max(1) as f64,
            area: threshold::area(pairs.iter().map(|(value, now)| (*value >= before, *now))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn calibrate(how: &CalibrateThresholds, format: SampleFormat, input: String) -> CalibrationReport {
        let mut samples = Samples::new(Box::new(Cursor::new(input.into_bytes())), format);
        calibrate_thresholds(Scorer::builtin(), how, &mut samples, &mut |_| {}).unwrap()
    }

    /// Texts of ours, from calm to crude, with a score as another service might have given.
    const TEXTS: [(&str, f64); 8] = [
        ("The bridge opens on Monday.", 0.02),
        ("I like the new ferry, thank you.", 0.03),
        ("The council has no plan for the depot.", 0.11),
        ("What a stupid plan.", 0.62),
        ("This is a stupid, stupid council.", 0.81),
        ("You are a liar.", 0.78),
        ("You are a stupid idiot.", 0.97),
        ("Shut up, you filthy moron.", 0.98),
    ];

    #[test]
    fn the_same_share_is_held_with_other_scores() {
        let line = |(text, score): &(&str, f64)| {
            serde_json::json!({"text": text, "lang": "en", "scores": {"TOXICITY@6": score, "MOOD": 0.5}})
                .to_string()
                + "\n"
        };
        let input: String = TEXTS.iter().map(line).collect();
        let report = calibrate(&CalibrateThresholds::default(), SampleFormat::Json, input);
        assert_eq!((report.records, report.unread, report.attributes.len()), (8, 0, 1));
        assert_eq!(report.unknown.iter().collect::<Vec<_>>(), ["MOOD"]);
        let toxicity = &report.attributes[0];
        assert_eq!((toxicity.attribute, toxicity.from), ("TOXICITY", "scores"));
        assert!((toxicity.threshold_before - 0.8).abs() < 1e-9);
        assert_eq!((toxicity.held_before, toxicity.held), (3, 3), "{toxicity:?}");
        assert_eq!(toxicity.both + toxicity.only_before + toxicity.only_now + toxicity.neither, 8);
        assert!(toxicity.both >= 2 && toxicity.only_before == toxicity.only_now, "{toxicity:?}");
        assert!(toxicity.area.unwrap() > 0.8, "{toxicity:?}");
        let stricter = CalibrateThresholds { threshold: Some(0.5), ..CalibrateThresholds::default() };
        let input: String = TEXTS.iter().map(line).collect();
        let all = calibrate(&stricter, SampleFormat::Json, input);
        assert_eq!(all.attributes[0].held, 5);
        assert!(all.attributes[0].threshold < toxicity.threshold);
    }

    #[test]
    fn labels_answers_of_the_service_and_columns_of_a_table_are_read() {
        let answers = r#"{"text": "You are a stupid idiot.", "attributeScores": {"INSULT": {"summaryScore": {"value": 0.9, "type": "PROBABILITY"}}}}
{"text": "The bridge opens on Monday.", "attributeScores": {"INSULT": {"summaryScore": {"value": 0.1}}}}
not json
{"text": "Fine."}
"#;
        let report = calibrate(&CalibrateThresholds::default(), SampleFormat::Json, answers.to_owned());
        assert_eq!((report.records, report.unread), (4, 2));
        assert!(report.first_unread.unwrap().starts_with("record 3: "));
        assert_eq!((report.attributes[0].both, report.attributes[0].neither), (1, 1));

        let labels = "{\"text\":\"You are a stupid idiot.\",\"attribute\":\"INSULT\",\"value\":1,\"lang\":\"en\"}\n\
                      {\"text\":\"The bridge opens on Monday.\",\"attribute\":\"INSULT\",\"value\":0,\"lang\":\"en\"}\n";
        let report = calibrate(&CalibrateThresholds::default(), SampleFormat::Json, labels.to_owned());
        assert_eq!(report.attributes[0].from, "labels");
        assert!((report.attributes[0].threshold_before - 0.5).abs() < 1e-9);
        assert_eq!((report.attributes[0].both, report.attributes[0].neither), (1, 1));

        let table = "id,body,toxicity,THREAT\n1,\"You are, frankly, an idiot.\",0.9,\n2,The bridge opens.,0.05,0.01\n";
        let report = calibrate(
            &CalibrateThresholds::default(),
            SampleFormat::Csv { column: "body".to_owned() },
            table.to_owned(),
        );
        let found: Vec<(&str, u64)> = report.attributes.iter().map(|a| (a.attribute, a.texts)).collect();
        assert_eq!(found, [("TOXICITY", 2), ("THREAT", 1)]);
    }

    #[test]
    fn a_language_without_scores_is_counted_and_left_out() {
        let input =
            "{\"text\":\"Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα.\",\"scores\":{\"TOXICITY\":0.9}}\n";
        let report = calibrate(&CalibrateThresholds::default(), SampleFormat::Json, input.to_owned());
        assert_eq!((report.attributes[0].texts, report.attributes[0].unscored), (0, 1));
        assert_eq!((report.attributes[0].held, report.attributes[0].area), (0, None));
    }
}
