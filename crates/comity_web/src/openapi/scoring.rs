//! Scores in the format of the Perspective API. Its messages take null for a field that is not there, `snake_case` beside
//! `camelCase`, and numbers and flags written as texts; described is what there is no reason not to send.

use super::Entries;
use super::schema::{answer, choice, entries, in_query, list, message, of, or_null, text};
use crate::scoring::{ALIASES, LEFT_OUT, MAX_COMMENT_BYTES};
use comity_actions::Attribute;
use serde_json::{Value, json};

pub(super) fn paths() -> Entries {
    let standard = [
        in_query(
            "fields",
            false,
            &text(
                "The parts of the answer that are wanted, such as `languages,attributeScores(TOXICITY/summaryScore)`.",
            ),
        ),
        in_query("prettyPrint", false, &text("`false` leaves out indentation.")),
    ];
    let mut suggest = standard.to_vec();
    suggest.push(in_query("site", false, &text("The site that the label is for; else the first one. Ours.")));
    let keyed = json!([{}, {"key": []}]);
    let sent = |schema: &str, example: Value| json!({"required": true, "content": {"application/json": {"schema": of(schema), "example": example}}});
    let comment = json!({"text": "You are a stupid idiot."});
    let analyze = json!({
        "comment": comment, "requestedAttributes": {"TOXICITY": {}, "INSULT": {"scoreThreshold": 0.5}},
        "languages": ["en"], "spanAnnotations": true, "doNotStore": true, "clientToken": "17",
    });
    let label = json!({
        "comment": comment, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}, "clientToken": "comment:17",
    });
    let only_version = json!({"type": "string", "enum": ["v1alpha1"]});
    let mut described = standard.to_vec();
    described.push(in_query("version", false, &only_version));
    entries([
        (
            "/v1alpha1/comments:analyze",
            json!({"post": {
                "operationId": "analyzeComment", "summary": "Scores a comment.", "security": keyed, "parameters": standard,
                "requestBody": sent("AnalyzeCommentRequest", analyze),
                "responses": answers("The scores.", "AnalyzeCommentResponse", &[400, 403, 408, 429, 503]),
            }}),
        ),
        (
            "/v1alpha1/comments:suggestscore",
            json!({"post": {
                "operationId": "suggestCommentScore", "summary": "Keeps a score that a comment should have had.", "security": keyed,
                "parameters": suggest, "requestBody": sent("SuggestCommentScoreRequest", label),
                "responses": answers("It is kept.", "SuggestCommentScoreResponse", &[400, 403, 408, 429, 503]),
            }}),
        ),
        (
            "/v1alpha1/attributes",
            json!({"get": {
                "operationId": "listAttributes", "summary": "The attributes, their languages, and what each rests on. Ours.",
                "parameters": standard,
                "responses": answers("The attributes.", "Attributes", &[400, 503]),
            }}),
        ),
        (
            "/$discovery/rest",
            json!({"get": {
                "operationId": "discover", "summary": "The discovery document, from which Google's client libraries build themselves.",
                "parameters": described,
                "responses": answers("The document.", "DiscoveryDocument", &[400, 404]),
            }}),
        ),
    ])
}

fn answers(about: &str, schema: &str, problems: &[u16]) -> Value {
    let with = |about: &str, schema: Value| {
        json!({
            "description": about,
            "headers": {"x-comity-model": {"description": "The model that scores, as `name@version`.", "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schema}},
        })
    };
    let mut all = entries([("200", with(about, of(schema)))]);
    for status in problems {
        let about = match status {
            400 => {
                "INVALID_ARGUMENT, a key that is not valid, or FAILED_PRECONDITION where suggested scores are not kept."
            }
            403 => "PERMISSION_DENIED: a key is needed.",
            404 => "NOT_FOUND.",
            408 => "DEADLINE_EXCEEDED: the request did not arrive in time.",
            429 => "RESOURCE_EXHAUSTED: over the quota.",
            _ => "UNAVAILABLE.",
        };
        all.insert(status.to_string(), with(about, of("ErrorAnswer")));
    }
    Value::Object(all)
}

/// The attributes to score: these names, and these with a version.
fn requested() -> Value {
    let mut schema = by_attribute("The attributes to score, by name.", "AttributeParameters");
    let names: Vec<&str> =
        schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let versioned = format!("^({})@[0-9]+$", names.join("|"));
    schema["patternProperties"] = json!({versioned: of("AttributeParameters")});
    schema["additionalProperties"] = json!(false);
    schema
}

/// What to send of an attribute: every name that there is.
fn by_attribute(about: &str, schema: &str) -> Value {
    let known = Attribute::ALL.into_iter().map(|attribute| attribute.as_str());
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    let names: Vec<&str> = known.chain(aliases).collect();
    let properties: Entries = names.iter().map(|name| ((*name).to_owned(), or_null(of(schema)))).collect();
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

fn number(about: &str) -> Value {
    json!({"type": ["number", "null"], "description": about})
}

pub(super) fn schemas() -> Entries {
    const SCORE_TYPES: [&str; 2] = ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY"];
    let flag = |about: &str| json!({"type": ["boolean", "null"], "description": about});
    let texts = |about: &str| list(about, &text("BCP 47"));
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
                        by_attribute("The suggested scores by attribute.", "SuggestedScores"),
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
                        json!({"type": "string", "minLength": 1, "maxLength": MAX_COMMENT_BYTES, "description": "At most 20,480 bytes of UTF-8 for a comment, 1 MiB for a context."}),
                    ),
                    (
                        "type",
                        or_null(choice(
                            "Only plain text is taken.",
                            &["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT"],
                        )),
                    ),
                ],
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
                            &of("TextEntry"),
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
                [("article", or_null(of("TextEntry"))), ("parentComment", or_null(of("TextEntry")))],
            ),
        ),
        (
            "AttributeParameters",
            message(
                "How an attribute is wanted.",
                &[],
                [
                    ("scoreType", or_null(choice("Only PROBABILITY.", &SCORE_TYPES))),
                    ("scoreThreshold", number("Scores below it are left out.")),
                ],
            ),
        ),
        (
            "SuggestedScores",
            message(
                "A score of the whole, scores of parts, or both.",
                &["summaryScore"],
                [
                    ("summaryScore", of("Score")),
                    (
                        "spanScores",
                        or_null(list("Scores of parts; `begin` and `end` are needed.", &of("SpanScore"))),
                    ),
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
