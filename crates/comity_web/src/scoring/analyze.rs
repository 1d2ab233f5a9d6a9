//! `POST /v1alpha1/comments:analyze`.

use super::Service;
use super::errors::Status;
use super::language::{Measured, measure};
use super::request::Message;
use comity_model::Span;
use comity_text::closes_sentence;
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
        let sentences = if is_by_sentence { measured.sentences(asked.attribute) } else { Vec::new() };
        // One sentence is the whole text.
        if sentences.len() > 1 {
            let bounds = whole_spans(measured.text(), sentences.iter().map(|(span, _)| *span));
            for (sentence, (_, value)) in bounds.into_iter().zip(sentences) {
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

/// The sentences with the marks that end them and without the space between them: nothing but space stands in no span.
fn whole_spans(text: &str, sentences: impl Iterator<Item = Span>) -> Vec<Span> {
    let begins: Vec<usize> = sentences.map(|span| span.begin).collect();
    let mut spans = Vec::with_capacity(begins.len());
    let mut begin = 0;
    for at in 0..begins.len() {
        let next = begins.get(at + 1).copied().unwrap_or(text.len()).clamp(begin, text.len());
        let behind = text.get(next..).unwrap_or("");
        let is_last = at + 1 == begins.len();
        let marks = behind.find(|c: char| !closes_sentence(c)).unwrap_or(behind.len());
        let end = if is_last { text.len() } else { next + marks };
        let said = text.get(begin..end).unwrap_or("");
        let indent = said.len() - said.trim_start().len();
        spans.push(Span::new(begin + indent, begin + indent + said.trim().len()));
        begin = end;
    }
    spans
}

fn score(value: f32) -> Value {
    json!({"value": rounded(value), "type": "PROBABILITY"})
}

/// The value with the digits that a 32-bit number has, and no more.
pub(super) fn rounded(value: f32) -> f64 {
    const DIGITS: f64 = 1e8;
    (f64::from(value) * DIGITS).round() / DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_hold_the_marks_that_end_a_sentence_and_no_space_between() {
        let said = |text: &'static str, begins: &[usize]| -> Vec<&str> {
            let sentences = begins.iter().map(|begin| Span::new(*begin, text.len()));
            let spans = whole_spans(text, sentences);
            spans.iter().map(|span| text.get(span.begin..span.end).unwrap()).collect()
        };
        assert_eq!(said("Really?! Yes.", &[0, 7]), ["Really?!", "Yes."]);
        assert_eq!(said("“You idiot.” He said.", &[3, 13]), ["“You idiot.”", "He said."]);
        assert_eq!(said("1. First. Second ", &[2, 9]), ["1. First.", "Second"]);
        assert_eq!(said("Ջահել ես։ Գնա՛։", &[0, 17]), ["Ջահել ես։", "Գնա՛։"]);
        assert!(said("", &[]).is_empty());
    }
}
