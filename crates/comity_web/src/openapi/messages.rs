//! Scores in the format of the Perspective API: its messages. They take null for a field that is not there, numbers, flags and
//! choices in several spellings, and `snake_case` beside `camelCase`; the last is not described, for want of a reason to send it.

use super::Entries;
use super::schema::{answer, choice, entries, list, message, of, or_null, text};
use crate::scoring::{ALIASES, LEFT_OUT, MAX_COMMENT_BYTES};
use comity_actions::Attribute;
use serde_json::{Value, json};

pub(super) fn schemas() -> Entries {
    const SCORE_TYPES: [&str; 2] = ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY"];
    let texts = |about: &str| list(about, &text("BCP 47"));
    let plain = numbered("Only plain text is taken.", &["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT"]);
    let any_text = numbered("HTML is read as its text.", &["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"]);
    let maybe = |about: &str| or_null(text(about));
    let value = json!({"type": "number", "minimum": 0, "maximum": 1, "description": "0 to 1."});
    let unit = |about: &str| json!({"type": "integer", "minimum": 0, "description": about});
    let mut comment = of("TextEntry");
    comment["description"] = json!("The comment.");
    let mut requests = entries([
        (
            "AnalyzeCommentRequest",
            message(
                "What to score.",
                &["comment", "requestedAttributes"],
                [
                    ("comment", comment.clone()),
                    ("context", or_null(of("Context"))),
                    ("requestedAttributes", requested()),
                    ("spanAnnotations", flag("Score each sentence as well.")),
                    (
                        "languages",
                        or_null(texts("Languages of the comment; without them the language is detected.")),
                    ),
                    ("doNotStore", flag("Nothing of an analyzed comment is ever stored.")),
                    (
                        "dropUnsupportedAttributes",
                        flag("Leave out attributes that the language does not have, instead of an error."),
                    ),
                    ("clientToken", maybe("Given back as it came.")),
                    ("sessionId", maybe("Not looked at.")),
                    ("communityId", maybe("Not looked at.")),
                ],
            ),
        ),
        (
            "SuggestCommentScoreRequest",
            message(
                "Scores that a comment should have had.",
                &["comment", "attributeScores"],
                [
                    ("comment", comment),
                    ("context", or_null(of("Context"))),
                    (
                        "attributeScores",
                        by_attribute("The suggested scores by attribute.", &of("SuggestedScores")),
                    ),
                    ("languages", or_null(texts("Languages of the comment."))),
                    ("communityId", maybe("Whose label it is; kept.")),
                    ("clientToken", maybe("Given back as it came, and kept.")),
                    ("sessionId", maybe("Not looked at.")),
                    ("doNotStore", flag("Keep nothing. Ours.")),
                ],
            ),
        ),
        (
            "TextEntry",
            message(
                "A text.",
                &["text"],
                [
                    (
                        "text",
                        json!({"type": "string", "minLength": 1, "maxLength": MAX_COMMENT_BYTES, "description": "At most 20,480 bytes of UTF-8 for a comment."}),
                    ),
                    ("type", plain.clone()),
                ],
            ),
        ),
        (
            "ContextEntry",
            message(
                "A text that stands around the comment.",
                &[],
                [("text", or_null(text("At most 1 MiB of UTF-8."))), ("type", any_text)],
            ),
        ),
        (
            "Context",
            message(
                "What a comment stands under: one of these.",
                &[],
                [
                    (
                        "entries",
                        or_null(list(
                            "Texts before the comment; the last one is what is answered.",
                            &of("ContextEntry"),
                        )),
                    ),
                    ("articleAndParentComment", or_null(of("ArticleAndParentComment"))),
                ],
            ),
        ),
        (
            "ArticleAndParentComment",
            message(
                "The story, and the comment that is answered.",
                &[],
                [("article", or_null(of("ContextEntry"))), ("parentComment", or_null(of("ContextEntry")))],
            ),
        ),
        (
            "AttributeParameters",
            message(
                "How an attribute is wanted.",
                &[],
                [
                    ("scoreType", numbered("Only PROBABILITY.", &SCORE_TYPES)),
                    ("scoreThreshold", number("Scores below it are left out.")),
                ],
            ),
        ),
        (
            "SuggestedScores",
            message(
                "A score of the whole, scores of parts, or both.",
                &[],
                [
                    ("summaryScore", or_null(of("SuggestedScore"))),
                    ("spanScores", or_null(list("Scores of parts.", &of("SuggestedSpan")))),
                ],
            ),
        ),
        (
            "SuggestedScore",
            message(
                "A score.",
                &[],
                [
                    ("value", number("0 to 1; 0 where it is missing.")),
                    ("type", numbered("Only PROBABILITY.", &SCORE_TYPES)),
                ],
            ),
        ),
        (
            "SuggestedSpan",
            message(
                "The score of a part.",
                &["begin", "end", "score"],
                [
                    ("begin", number("First UTF-16 unit.")),
                    ("end", number("First UTF-16 unit that is not part of it.")),
                    ("score", of("SuggestedScore")),
                ],
            ),
        ),
    ]);
    requests.extend(entries([
        (
            "AnalyzeCommentResponse",
            reply(
                "The scores.",
                [
                    ("attributeScores", scores_by_attribute()),
                    ("languages", texts("Languages that the comment was scored in.")),
                    ("detectedLanguages", texts("What it seems to be in, likeliest first.")),
                    ("clientToken", text("As it came.")),
                ],
            ),
        ),
        (
            "AttributeScores",
            reply(
                "The scores of one attribute.",
                [
                    ("summaryScore", of("Score")),
                    ("spanScores", json!({"type": "array", "minItems": 1, "items": of("SpanScore"), "description": "Always there: the whole text, or its sentences."})),
                ],
            ),
        ),
        (
            "SpanScore",
            reply(
                "The score of a part.",
                [
                    ("begin", unit("First UTF-16 unit.")),
                    ("end", unit("First UTF-16 unit that is not part of it.")),
                    ("score", of("Score")),
                ],
            ),
        ),
        ("Score", reply("A score.", [("value", value), ("type", choice("What it means.", &["PROBABILITY"]))])),
        (
            "SuggestCommentScoreResponse",
            reply(
                "It is kept.",
                [
                    ("clientToken", text("As it came.")),
                    ("requestedLanguages", texts("As they came.")),
                    ("detectedLanguages", texts("What the comment seems to be in.")),
                ],
            ),
        ),
        (
            "Attributes",
            reply(
                "The attributes.",
                [
                    ("model", text("`name@version`.")),
                    ("scoreType", choice("What scores mean.", &["PROBABILITY"])),
                    ("calibration", text("What a score is a probability of.")),
                    ("attributes", list("One each.", &of("AttributeEntry"))),
                    ("leftOut", list(&format!("Attributes of the service without scores here; {} of them.", LEFT_OUT.len()), &text("A name."))),
                ],
            ),
        ),
        (
            "AttributeEntry",
            reply(
                "An attribute.",
                [
                    ("name", text("Its name.")),
                    ("aliases", list("Other names that give the same score.", &text("A name."))),
                    (
                        "languages",
                        json!({
                            "type": "object", "description": "What its scores rest on, by language.",
                            "additionalProperties": {"type": "string", "enum": ["labels", "composed", "word_lists"]},
                        }),
                    ),
                ],
            ),
        ),
        ("DiscoveryDocument", json!({"type": "object", "description": "In Google's format (discovery#restDescription)."})),
        (
            "ErrorAnswer",
            answer(
                "An error as the service says it (google.rpc.Status).",
                &[],
                [(
                    "error",
                    answer(
                        "The error.",
                        &["details"],
                        [
                            ("code", json!({"type": "integer", "description": "The HTTP status."})),
                            ("message", text("For people; clients look into it, so it is the service's own.")),
                            ("status", text("The canonical code.")),
                            ("details", list("More of it, by `@type`.", &json!({"type": "object"}))),
                        ],
                    ),
                )],
            ),
        ),
    ]));
    requests
}

/// The attributes to score: these names, and these with a version.
fn requested() -> Value {
    let mut schema = by_attribute("The attributes to score, by name.", &or_null(of("AttributeParameters")));
    let names: Vec<&str> =
        schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let versioned = format!("^({})@[0-9]+$", names.join("|"));
    schema["patternProperties"] = json!({versioned: or_null(of("AttributeParameters"))});
    schema["additionalProperties"] = json!(false);
    schema
}

/// What to send of an attribute: every name that there is.
fn by_attribute(about: &str, schema: &Value) -> Value {
    let known = Attribute::ALL.into_iter().map(Attribute::as_str);
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    let names: Vec<&str> = known.chain(aliases).collect();
    let properties: Entries = names.iter().map(|name| ((*name).to_owned(), schema.clone())).collect();
    json!({
        "type": "object", "description": format!("{about} A name may have a version, such as `TOXICITY@6`."),
        "minProperties": 1, "properties": properties,
    })
}

fn scores_by_attribute() -> Value {
    json!({"type": "object", "description": "Scores by the names that were asked for.", "additionalProperties": of("AttributeScores")})
}

/// What is answered: any field may be missing, because a client may ask for some fields only; there are no others.
fn reply<const N: usize>(about: &str, fields: [(&str, Value); N]) -> Value {
    json!({"type": "object", "description": about, "properties": entries(fields), "additionalProperties": false})
}

/// A number, or one written as a text.
fn number(about: &str) -> Value {
    let written = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$";
    json!({"type": ["number", "string", "null"], "pattern": written, "description": about})
}

/// A flag, or one written as a text.
fn flag(about: &str) -> Value {
    json!({"enum": [true, false, "true", "false", null], "description": about})
}

/// One of several names, or its number.
fn numbered(about: &str, names: &[&str]) -> Value {
    let numbers = 0..names.len();
    let all: Vec<Value> = names.iter().map(|&name| json!(name)).chain(numbers.map(Value::from)).collect();
    let mut schema = json!({"enum": all, "description": about});
    schema["enum"].as_array_mut().into_iter().for_each(|all| all.push(Value::Null));
    schema
}
