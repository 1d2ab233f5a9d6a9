//! What a newsroom has judged of its comments, for adapting the scorer to it: its moderators' decisions, and labels that
//! clients sent back.

use crate::spoken::spoken;
use crate::{App, Result};
use comity_classify::Attribute;
use comity_classify::train::Judgement;
use comity_model::{
    CommentId, CommentState, DecidedBy, Decision, Effect, Outcome, SiteId, StoryId, Timestamp,
};
use comity_store::comments::WrittenComment;
use comity_store::{comments, decisions, stories};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::BufRead;

/// Judgements that are gathered at most; the newest are kept.
const MAX_JUDGEMENTS: usize = 200_000;
/// Comments that are read at a time.
const PAGE: u32 = 500;
/// Bytes of the longest line of feedback that is read.
const MAX_LINE_BYTES: usize = 1 << 20;

/// The newest decision of a person about each comment of a site, as a judgement of `LIKELY_TO_REJECT`. Blocks: call it
/// from a thread that may.
///
/// # Errors
/// Only faults of the database.
pub fn decided_by_people(app: &App, site: SiteId) -> Result<Vec<Judgement>> {
    let mut after = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
    let mut judgements = Vec::new();
    loop {
        let (page, last) = app.store().read_blocking(move |tx| {
            let page = comments::page_of_site(tx, site, after, PAGE)?;
            let Some(last) = page.last().map(|last| (last.comment.created_at, last.comment.id)) else {
                return Ok((Vec::new(), after));
            };
            let mut decided = decisions::page_of_site(tx, site, after, last)?.into_iter().peekable();
            let mut around: BTreeMap<StoryId, (String, Option<String>)> = BTreeMap::new();
            let mut found = Vec::new();
            for written in page {
                let mut newest = None;
                while let Some(one) = decided.next_if(|d| d.comment == Some(written.comment.id)) {
                    newest = judged(&written, &one).or(newest);
                }
                let Some((value, at)) = newest else { continue };
                let story = written.comment.story;
                if !around.contains_key(&story) {
                    let story = stories::get(tx, site, story)?;
                    around.insert(story.id, (story.headline, story.language));
                }
                let (title, language) = around.get(&story).cloned().unwrap_or_default();
                let parent = match written.comment.parent {
                    None => None,
                    Some(parent) => {
                        comments::find(tx, site, parent)?.map(|parent| spoken(&parent).into_owned())
                    }
                };
                found.push(Judgement {
                    text: spoken(&written).into_owned(),
                    parent,
                    title: Some(title).filter(|title| !title.is_empty()),
                    language,
                    attribute: Attribute::LikelyToReject,
                    value,
                    at: at.as_micros(),
                });
            }
            Ok((found, last))
        })?;
        if last == after {
            return Ok(newest(judgements));
        }
        after = last;
        judgements.extend(page);
    }
}

/// What a decision says of the comment's text as it stands, and when; nothing unless a person took it for good.
fn judged(written: &WrittenComment, decision: &Decision) -> Option<(f32, Timestamp)> {
    let is_about_this = decision.revision.is_none_or(|revision| revision == written.revision.id);
    let is_there = written.comment.state != CommentState::Erased && !written.revision.text.trim().is_empty();
    match (decision.effect, decision.by) {
        (Effect::Judged(outcome), DecidedBy::Moderator(_) | DecidedBy::Appeal(_))
            if is_about_this && is_there && outcome != Outcome::Hold =>
        {
            Some((f32::from(u8::from(outcome == Outcome::Reject)), decision.at))
        }
        _ => None,
    }
}

/// The judgements in order of time, the oldest left out where there are too many.
fn newest(mut judgements: Vec<Judgement>) -> Vec<Judgement> {
    judgements.sort_by_key(|judgement| judgement.at);
    judgements.drain(..judgements.len().saturating_sub(MAX_JUDGEMENTS));
    judgements
}

/// Feedback that was read from a file.
#[derive(Debug, Default)]
pub struct ReadFeedback {
    /// What can be learned from, oldest first.
    pub judgements: Vec<Judgement>,
    /// Lines about a part of a text only, or about an attribute that is not scored.
    pub passed_over: usize,
}

/// Lines of `comity feedback export`, as `docs/feedback.md` describes them.
#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    parent: Option<String>,
    #[serde(default)]
    title: Option<String>,
    attribute: String,
    value: f32,
    #[serde(default)]
    span: Option<serde_json::Value>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    client_token: Option<String>,
    #[serde(default)]
    at: String,
}

/// Reads exported feedback. A later line with the token and attribute of an earlier one replaces it.
///
/// # Errors
/// Names the first line that is no feedback, counted from 1, or says that the file cannot be read.
pub fn read_feedback(input: impl BufRead) -> std::result::Result<ReadFeedback, String> {
    let mut read = ReadFeedback::default();
    let mut by_token: BTreeMap<(String, Attribute), usize> = BTreeMap::new();
    for (number, line) in (1..).zip(input.lines()) {
        let line = line.map_err(|cause| format!("line {number}: {cause}"))?;
        if line.trim().is_empty() {
            continue;
        }
        if line.len() > MAX_LINE_BYTES {
            return Err(format!("line {number} is longer than {MAX_LINE_BYTES} bytes"));
        }
        let line: Line = serde_json::from_str(&line).map_err(|cause| format!("line {number}: {cause}"))?;
        let attribute = line.attribute.parse::<Attribute>().ok().filter(|_| line.span.is_none());
        let Some(attribute) = attribute.filter(|_| (0.0..=1.0).contains(&line.value)) else {
            read.passed_over += 1;
            continue;
        };
        let judgement = Judgement {
            text: line.text,
            parent: line.parent,
            title: line.title,
            language: line.lang,
            attribute,
            value: line.value,
            // Lines come in the order of time; without one, that order is all there is.
            at: line.at.parse::<jiff::Timestamp>().map_or(number, jiff::Timestamp::as_microsecond),
        };
        match line.client_token.map(|token| (token, attribute)) {
            None => read.judgements.push(judgement),
            Some(token) => {
                if let Some(earlier) = by_token.get(&token).and_then(|at| read.judgements.get_mut(*at)) {
                    *earlier = judgement;
                } else {
                    by_token.insert(token, read.judgements.len());
                    read.judgements.push(judgement);
                }
            }
        }
    }
    read.judgements = newest(std::mem::take(&mut read.judgements));
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_feedback_replaces_earlier_and_parts_and_strangers_are_passed_over() {
        let lines = concat!(
            r#"{"text":"A","attribute":"TOXICITY","value":0.0,"client_token":"comment:1","at":"2026-11-01T10:00:00Z"}"#,
            "\n",
            r#"{"text":"B","attribute":"KINDNESS","value":1.0,"at":"2026-11-01T10:00:00Z"}"#,
            "\n\n",
            r#"{"text":"C","attribute":"INSULT","value":1.0,"span":[0,1],"at":"2026-11-01T10:00:00Z"}"#,
            "\n",
            r#"{"text":"A","attribute":"TOXICITY","value":1.0,"client_token":"comment:1","at":"2026-11-02T10:00:00Z","new":1}"#,
        );
        let read = read_feedback(lines.as_bytes()).expect("every line is feedback");
        assert_eq!((read.judgements.len(), read.passed_over), (1, 2));
        assert!((read.judgements[0].value - 1.0).abs() < f32::EPSILON);
        let error = read_feedback(&b"{}\n"[..]).expect_err("it has no text");
        assert!(error.starts_with("line 1: "), "{error}");
    }
}
