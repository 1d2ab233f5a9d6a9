//! What Coral sends to an external moderation phase and to a webhook, and the answer that it understands.
//!
//! Source: Coral's documentation ("External Moderation Phases", "Webhooks") and the server of Coral 9, which takes
//! `moderationAction` beside what is documented and passes over fields that it does not know.

use comity_actions::{OutsideDraft, OutsideVerdict};
use comity_model::{Evidence, Finding, Outcome, SiteId};
use serde_json::{Map, Value, json};

/// What Coral is called in imports, so that what was imported from it is found again.
const SOURCE: &str = "coral";

/// The longest explanation of a rejection that is sent, in characters.
const MAX_EXPLANATION_CHARS: usize = 1_000;

/// The longest reason of our own words that is sent, in characters.
const MAX_CUSTOM_CHARS: usize = 100;

/// The flag of a comment that is rude in any way.
const TOXIC: &str = "COMMENT_DETECTED_TOXIC";

/// Elements that Coral's editor makes: a phase that is set to HTML sends them.
const ELEMENTS: [&str; 12] =
    ["<div", "<p>", "<p ", "<br", "<b>", "<i>", "<strong", "<em>", "<a ", "<ul", "<blockquote", "<span"];

/// A comment that Coral is about to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PhaseRequest {
    /// Each way in which the text may have to be read.
    pub(super) readings: Vec<String>,
    pub(super) is_edit: bool,
    pub(super) parent: Option<String>,
    pub(super) commenter: String,
    pub(super) story: String,
}

impl PhaseRequest {
    /// Reads a request. Only the text is needed; ids that are missing or odd are taken for unknown.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let object = object_of(bytes)?;
        let body = object.get("comment").and_then(|comment| comment.get("body"));
        let Some(Value::String(body)) = body else {
            return Err("the request has no comment.body".to_owned());
        };
        let id = |of: &str| {
            let id = object.get(of).and_then(|value| value.get("id")).and_then(Value::as_str);
            id.unwrap_or("").to_owned()
        };
        let parent = object.get("comment").and_then(|comment| comment.get("parentID"));
        Ok(Self {
            readings: readings(body),
            is_edit: object.get("action").and_then(Value::as_str) == Some("EDIT"),
            parent: parent.and_then(Value::as_str).filter(|id| !id.is_empty()).map(str::to_owned),
            commenter: id("author"),
            story: id("story"),
        })
    }

    /// Whether there is no text: Coral takes comments that are a picture only.
    pub(super) fn is_empty(&self) -> bool {
        self.readings.iter().all(|reading| reading.trim().is_empty())
    }

    /// What is judged.
    pub(super) fn draft(self, site: SiteId) -> OutsideDraft {
        OutsideDraft {
            site,
            source: SOURCE.to_owned(),
            readings: self.readings,
            parent: self.parent,
            commenter: self.commenter,
            story: self.story,
            is_edit: self.is_edit,
        }
    }

    /// What stands for a request that could not be read.
    pub(super) fn unread(site: SiteId) -> OutsideDraft {
        let nothing = Self {
            readings: Vec::new(),
            is_edit: false,
            parent: None,
            commenter: String::new(),
            story: String::new(),
        };
        nothing.draft(site)
    }
}

/// A body as it came, and as HTML where it may be that: the request doesn't say which format the phase is set to, and in plain
/// text a tag is something that readers see.
fn readings(body: &str) -> Vec<String> {
    let lower = body.to_ascii_lowercase();
    let mut readings = vec![body.to_owned()];
    if ELEMENTS.iter().any(|element| lower.contains(element))
        || lower.contains("&#")
        || lower.contains("&amp;")
    {
        let read = comity_text::html_to_text(body);
        // Elements around nothing are a picture, or nothing: no text to judge.
        if read != body && !read.trim().is_empty() {
            readings.push(read);
        }
    }
    readings
}

/// What Coral's webhooks tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    StoryCreated,
    CommentCreated,
    CommentReplyCreated,
    CommentEnteredModerationQueue,
    CommentLeftModerationQueue,
    /// One that a later Coral sends.
    Other,
}

impl Event {
    const ALL: [Self; 5] = [
        Self::StoryCreated,
        Self::CommentCreated,
        Self::CommentReplyCreated,
        Self::CommentEnteredModerationQueue,
        Self::CommentLeftModerationQueue,
    ];

    /// Reads a webhook's request.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let object = object_of(bytes)?;
        let Some(Value::String(name)) = object.get("type") else {
            return Err("the event has no type".to_owned());
        };
        Ok(Self::ALL.into_iter().find(|event| event.name() == name).unwrap_or(Self::Other))
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::StoryCreated => "STORY_CREATED",
            Self::CommentCreated => "COMMENT_CREATED",
            Self::CommentReplyCreated => "COMMENT_REPLY_CREATED",
            Self::CommentEnteredModerationQueue => "COMMENT_ENTERED_MODERATION_QUEUE",
            Self::CommentLeftModerationQueue => "COMMENT_LEFT_MODERATION_QUEUE",
            Self::Other => "OTHER",
        }
    }
}

fn object_of(bytes: &[u8]) -> Result<Map<String, Value>, String> {
    // The place is told, never what stands there.
    let broken = |error: serde_json::Error| {
        format!("the request is not a JSON object (line {}, column {})", error.line(), error.column())
    };
    serde_json::from_slice(bytes).map_err(broken)
}

/// What Coral is told.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Nothing: Coral goes on with what it does itself.
    Nothing,
    /// A status, a flag or both.
    Something(Value),
}

/// The answer to a verdict: *publish* says nothing, *note* flags, *ask* and *hold* withhold, *reject* rejects with a reason.
pub(super) fn answer_to(judged: &OutsideVerdict) -> Said {
    let verdict = &judged.verdict;
    let deciding: Vec<&Finding> = verdict.deciding().collect();
    let code = deciding.iter().map(|finding| code_of(finding)).next().unwrap_or("OTHER");
    let mut flags = flags(&deciding);
    if verdict.outcome == Outcome::Note && flags.is_empty() {
        // Only a flag brings a published comment before Coral's moderators, and Coral knows no other.
        flags.push(flagged(TOXIC));
    }
    let answer = match verdict.outcome {
        Outcome::Publish => return Said::Nothing,
        Outcome::Note => json!({"actions": flags}),
        Outcome::Ask | Outcome::Hold => {
            // Coral cannot ask; a moderator looks instead. What no text has caused waits as all do in a closed house.
            let is_circumstance = !deciding.is_empty()
                && deciding.iter().all(|finding| finding.evidence == Evidence::Circumstance);
            let status = if is_circumstance { "PREMOD" } else { "SYSTEM_WITHHELD" };
            json!({"status": status, "actions": flags})
        }
        Outcome::Reject => json!({
            "status": "REJECTED",
            "actions": flags,
            "moderationAction": {"status": "REJECTED", "rejectionReason": reason(judged, code)},
        }),
    };
    Said::Something(answer)
}

/// The flags that a phase may set: advertising and repetition are spam, attacks and coarse words toxic, and nothing else is
/// called by either name.
fn flags(deciding: &[&Finding]) -> Vec<Value> {
    let mut all: Vec<&str> = Vec::new();
    for finding in deciding {
        let flag = match (&finding.evidence, code_of(finding)) {
            (Evidence::Circumstance | Evidence::Failed { .. }, _) => continue,
            (_, "SPAM" | "AD") => "COMMENT_DETECTED_SPAM",
            (_, "ABUSIVE" | "HATE_SPEECH" | "HARASSMENT_BULLYING" | "OFFENSIVE") => TOXIC,
            _ => continue,
        };
        if !all.contains(&flag) {
            all.push(flag);
        }
    }
    all.into_iter().map(flagged).collect()
}

fn flagged(reason: &str) -> Value {
    json!({"actionType": "FLAG", "reason": reason})
}

/// The reason of a rejection in Coral's words, and the clause with its sentence in ours.
fn reason(judged: &OutsideVerdict, code: &str) -> Value {
    let line = |said: &comity_actions::Reason| {
        let heading = format!("{} {}", said.clause.number, said.clause.title);
        format!("{}: {}", heading.trim(), said.sentence)
    };
    let explanation = judged.reasons.iter().map(line).collect::<Vec<_>>().join("\n");
    let mut reason = json!({"code": code, "detailedExplanation": cut(&explanation, MAX_EXPLANATION_CHARS)});
    if code == "OTHER"
        && let Some(first) = judged.reasons.first()
    {
        reason["customReason"] = cut(&first.clause.title, MAX_CUSTOM_CHARS).into();
    }
    reason
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

/// Coral's code for a rejection. `BANNED_WORD` is never used: Coral tells the author nothing then.
fn code_of(finding: &Finding) -> &'static str {
    match finding.rule.as_str() {
        "attack_on_commenter" | "attack_on_author" => "ABUSIVE",
        "attack_on_group" => "HATE_SPEECH",
        "threat" | "pile_on" => "HARASSMENT_BULLYING",
        "advertising" => "AD",
        "links"
        | "link_to_listed_host"
        | "link_from_new_commenter"
        | "flood"
        | "repeated_comment"
        | "near_duplicate" => "SPAM",
        "word_list" | "evasion" => "OFFENSIVE",
        "signal" => match measured(&finding.evidence) {
            "spam" => "SPAM",
            "identity_attack" => "HATE_SPEECH",
            "threat" => "HARASSMENT_BULLYING",
            "insult" | "attack_on_commenter" | "attack_on_author" => "ABUSIVE",
            "toxicity" | "severe_toxicity" | "profanity" | "obscene" | "sexually_explicit"
            | "inflammatory" => "OFFENSIVE",
            "incoherent" | "unsubstantial" => "IRRELEVANT_CONTENT",
            _ => "OTHER",
        },
        "gibberish" => "IRRELEVANT_CONTENT",
        _ => "OTHER",
    }
}

/// What was measured, such as `insult`.
fn measured(evidence: &Evidence) -> &str {
    match evidence {
        Evidence::Number { name, .. } | Evidence::Measured { name, .. } => {
            name.strip_prefix("signals.").unwrap_or(name)
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_actions::Reason;
    use comity_model::{ClauseRef, RuleStatus, Verdict};

    fn judged(outcome: Outcome, rule: &str, evidence: Evidence) -> OutsideVerdict {
        let clause = ClauseRef { anchor: "plain".into(), number: "4.".into(), title: "Plain words".into() };
        let finding = Finding {
            rule: rule.into(),
            number: 0,
            clause: clause.clone(),
            outcome,
            status: RuleStatus::Active,
            evidence,
            told: String::new(),
            told_args: Vec::new(),
            strikes: false,
        };
        let reason = Reason {
            clause,
            rule: rule.into(),
            sentence: "Please say it otherwise.".into(),
            spans: Vec::new(),
            version: None,
        };
        let verdict = Verdict { outcome, findings: vec![finding], ..Verdict::default() };
        OutsideVerdict { verdict, reasons: vec![reason] }
    }

    fn said(outcome: Outcome, rule: &str, evidence: Evidence) -> Value {
        match answer_to(&judged(outcome, rule, evidence)) {
            Said::Something(value) => value,
            Said::Nothing => Value::Null,
        }
    }

    #[test]
    fn each_outcome_has_its_answer() {
        let spans = || Evidence::Spans(Vec::new());
        let toxic = json!([{"actionType": "FLAG", "reason": "COMMENT_DETECTED_TOXIC"}]);
        let spam = json!([{"actionType": "FLAG", "reason": "COMMENT_DETECTED_SPAM"}]);
        assert_eq!(said(Outcome::Publish, "word_list", spans()), Value::Null);
        assert_eq!(said(Outcome::Note, "word_list", spans()), json!({"actions": toxic}));
        assert_eq!(
            said(Outcome::Note, "shouting", spans()),
            json!({"actions": toxic}),
            "a note needs a flag"
        );
        assert_eq!(
            said(Outcome::Ask, "shouting", spans()),
            json!({"status": "SYSTEM_WITHHELD", "actions": []})
        );
        let withheld = |flags: &Value| json!({"status": "SYSTEM_WITHHELD", "actions": flags});
        assert_eq!(said(Outcome::Ask, "threat", spans()), withheld(&toxic));
        assert_eq!(said(Outcome::Hold, "flood", spans()), withheld(&spam));
        assert_eq!(
            said(Outcome::Hold, "closed_story", Evidence::Circumstance),
            json!({"status": "PREMOD", "actions": []})
        );
        let failed = Evidence::Failed { why: "the model file is damaged".to_owned() };
        assert_eq!(said(Outcome::Hold, "signal", failed), withheld(&json!([])));
        assert_eq!(
            said(Outcome::Reject, "attack_on_group", spans()),
            json!({
                "status": "REJECTED", "actions": toxic,
                "moderationAction": {"status": "REJECTED", "rejectionReason": {
                    "code": "HATE_SPEECH", "detailedExplanation": "4. Plain words: Please say it otherwise.",
                }},
            })
        );
        let other = said(Outcome::Reject, "expression", spans());
        assert_eq!(
            other["moderationAction"]["rejectionReason"],
            json!({
                "code": "OTHER", "customReason": "Plain words",
                "detailedExplanation": "4. Plain words: Please say it otherwise.",
            })
        );
    }

    #[test]
    fn both_formats_of_coral_are_read() {
        let read = |body: &str| {
            let request = json!({"action": "NEW", "comment": {"body": body, "parentID": null}});
            PhaseRequest::read(request.to_string().as_bytes()).unwrap().readings
        };
        assert_eq!(read("1 < 2, and <3 to all"), ["1 < 2, and <3 to all"]);
        let hidden = read("<div title=\"an insult\">The bridge&nbsp;is <b>late</b>.</div>");
        assert_eq!(hidden.len(), 2);
        assert!(hidden[0].contains("an insult"), "what may be seen is read");
        assert_eq!(hidden[1].replace('\u{a0}', " ").trim(), "The bridge is late.");
        assert_eq!(read("bl<b></b>asted")[1].trim(), "blasted");
        assert_eq!(read("bl&#97;sted")[1].trim(), "blasted");
    }

    #[test]
    fn a_request_that_cannot_be_read_says_where_and_never_what() {
        for body in [
            "",
            "[]",
            "null",
            "{\"comment\":{}}",
            "{\"comment\":{\"body\":7}}",
            "{\"comment\": \"secret words",
        ] {
            let why = PhaseRequest::read(body.as_bytes()).unwrap_err();
            assert!(!why.contains("secret"), "{why}");
        }
        assert_eq!(Event::read(br#"{"id":"1","type":"STORY_CREATED","data":{}}"#), Ok(Event::StoryCreated));
        assert_eq!(Event::read(br#"{"id":"1","type":"A_NEW_ONE","data":{}}"#), Ok(Event::Other));
        assert!(Event::read(br#"{"id":"1"}"#).is_err());
    }
}
