//! `POST /v1alpha1/comments:analyze`.

use super::Service;
use super::errors::Status;
use super::language::{Measured, measure};
use super::request::Message;
use serde_json::{Map, Value, json};

/// The scores of the comment in a message.
pub(super) fn scored(service: &Service, request: Message<'_, '_>) -> Result<Value, Status> {
    let text = request.comment()?;
    let is_dropping = request.is_set("drop_unsupported_attributes")?;
    let asked = request.attributes(is_dropping)?;
    let around = request.context()?;
    let languages = request.languages()?;
    let is_by_sentence = request.is_set("span_annotations")?;
    let token = request.token("client_token")?;
    // Nothing of a request is ever stored, so this changes nothing; a wrong type is still told.
    request.is_set("do_not_store")?;
    request.text("session_id")?;
    request.text("community_id")?;
    let scorer = service.scorer()?;
    let mut measured = measure(scorer, text, &around, languages, asked, is_dropping)?;
    if is_by_sentence {
        measured.read_sentences(scorer)?;
    }
    let scores = attribute_scores(&measured, is_by_sentence);
    let mut answer = Map::new();
    if !scores.is_empty() {
        answer.insert("attributeScores".to_owned(), Value::Object(scores));
    }
    answer.insert("languages".to_owned(), json!(measured.languages));
    answer.insert("detectedLanguages".to_owned(), json!(measured.detected));
    if let Some(token) = token {
        answer.insert("clientToken".to_owned(), token.into());
    }
    Ok(Value::Object(answer))
}

fn attribute_scores(measured: &Measured, is_by_sentence: bool) -> Map<String, Value> {
    let mut scores = Map::new();
    for asked in &measured.asked {
        let Some(whole) = measured.whole(asked.attribute) else { continue };
        // As an f32, which is what both sides of the comparison are in this format.
        if whole < asked.threshold as f32 {
            continue;
        }
        let span =
            |begin: usize, end: usize, value: f32| json!({"begin": begin, "end": end, "score": score(value)});
        let mut spans = Vec::new();
        if is_by_sentence {
            for (sentence, value) in measured.sentences(asked.attribute) {
                let (begin, end) = measured.utf16(sentence);
                spans.push(span(begin, end, value));
            }
        }
        if spans.is_empty() {
            spans.push(span(0, measured.units(), whole));
        }
        scores.insert(asked.name.clone(), json!({"spanScores": spans, "summaryScore": score(whole)}));
    }
    scores
}

fn score(value: f32) -> Value {
    json!({"value": rounded(value), "type": "PROBABILITY"})
}

/// The value with the digits that a 32-bit number has, and no more.
pub(super) fn rounded(value: f32) -> f64 {
    const DIGITS: f64 = 1e8;
    (f64::from(value) * DIGITS).round() / DIGITS
}
