//! Scores in the format of the Perspective API: their addresses.

use super::Entries;
use super::schema::{entries, in_query, of, text};
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
