//! Sentences of our own that were written one by one, from `data/sentences/`.
//!
//! Unlike frames with slots, each stands for itself: no two share their words, so what is learned from them carries over
//! to how other people would put it. The blind ones beside them (`data/contrast/blind-*.txt`) are only ever counted.

use super::meaning::{Meaning, WRITTEN_DOMAIN};
use super::read::{Row, own_row};
use super::split::{Split, group_key};
use crate::features::Lang;
use crate::output::Output;
use crate::sentences::{Sentence, sentences_of};
use serde_json::Value;

/// Weight of one such sentence beside one of a labelled set: most are bad by what they mean, not by their words.
const SENTENCE_WEIGHT: f32 = 0.5;
/// Cases that only mention a group, or praise it, and how much more one of their sentences weighs: attacks name groups far
/// more often, and a name alone must not count as one.
const MENTIONS: [&str; 2] = ["neutral", "positive"];
const MENTION_WEIGHT: f32 = 4.0;
/// Cases of short everyday sentences begin so. They weigh more for all but hate: most of what is written is like them, and what
/// "I will", "you should" and "going to" have in common with threats must not count as one.
const EVERYDAY_CASE: &str = "everyday";
const EVERYDAY_WEIGHT: f32 = 10.0;
/// Percent of the sentences that nothing is fitted on, and that calibrate.
const DEVELOP_PERCENT: u64 = 10;
const CALIBRATE_PERCENT: u64 = 20;

const SOURCES: [(Lang, &str); 9] = [
    (Lang::En, include_str!("../../data/sentences/en.txt")),
    (Lang::Ru, include_str!("../../data/sentences/ru.txt")),
    (Lang::Hy, include_str!("../../data/sentences/hy.txt")),
    (Lang::Az, include_str!("../../data/sentences/az.txt")),
    (Lang::Tr, include_str!("../../data/sentences/tr.txt")),
    (Lang::Ar, include_str!("../../data/sentences/ar.txt")),
    (Lang::De, include_str!("../../data/sentences/de.txt")),
    (Lang::Fr, include_str!("../../data/sentences/fr.txt")),
    (Lang::Pt, include_str!("../../data/sentences/pt.txt")),
];

/// Everyday sentences: short harmless replies, and threats and insults in the same plain grammar.
const EVERYDAY: [(Lang, &str); 9] = [
    (Lang::En, include_str!("../../data/everyday/en.txt")),
    (Lang::Ru, include_str!("../../data/everyday/ru.txt")),
    (Lang::Hy, include_str!("../../data/everyday/hy.txt")),
    (Lang::Az, include_str!("../../data/everyday/az.txt")),
    (Lang::Tr, include_str!("../../data/everyday/tr.txt")),
    (Lang::Ar, include_str!("../../data/everyday/ar.txt")),
    (Lang::De, include_str!("../../data/everyday/de.txt")),
    (Lang::Fr, include_str!("../../data/everyday/fr.txt")),
    (Lang::Pt, include_str!("../../data/everyday/pt.txt")),
];

fn sources() -> impl Iterator<Item = (Lang, &'static str)> {
    SOURCES.into_iter().chain(EVERYDAY)
}

/// All of them, as rows to learn from.
pub(crate) fn sentence_rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (lang, source) in sources() {
        for sentence in sentences_of(source) {
            let mut meaning = Meaning::unknown();
            let is_mention = MENTIONS.contains(&sentence.case);
            let is_everyday = sentence.case.starts_with(EVERYDAY_CASE);
            for (name, is_true) in &sentence.truths {
                let more = match name {
                    _ if is_mention => MENTION_WEIGHT,
                    &"hate" => 1.0,
                    _ if is_everyday => EVERYDAY_WEIGHT,
                    _ => 1.0,
                };
                if let Some(output) = output_of(name) {
                    meaning.set(output, f32::from(u8::from(*is_true)), SENTENCE_WEIGHT * more);
                }
            }
            let split = split_of(&sentence);
            rows.push(own_row(sentence.text.to_owned(), lang, WRITTEN_DOMAIN, meaning, split));
        }
    }
    rows
}

fn split_of(sentence: &Sentence<'_>) -> Split {
    match group_key("sentences", "", sentence.text, &Value::Null) % 100 {
        n if n < DEVELOP_PERCENT => Split::Develop,
        n if n < DEVELOP_PERCENT + CALIBRATE_PERCENT => Split::Calibrate,
        _ => Split::Train,
    }
}

/// Those that nothing is fitted on.
pub(crate) fn held_out_sentences() -> impl Iterator<Item = (Lang, Sentence<'static>)> {
    let all = sources().flat_map(|(lang, source)| sentences_of(source).into_iter().map(move |s| (lang, s)));
    all.filter(|(_, sentence)| split_of(sentence) == Split::Develop)
}

/// The output that says whether such a thing is true of a sentence.
pub(super) fn output_of(truth: &str) -> Option<Output> {
    match truth {
        "hate" => Some(Output::Hate),
        "toxic" => Some(Output::Toxic),
        "threat" => Some(Output::Threat),
        "insult" => Some(Output::Insult),
        _ => None,
    }
}
