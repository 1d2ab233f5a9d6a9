//! Scores in the format of the Perspective API: their addresses.

use super::Entries;
use super::schema::{entries, in_query, of, text};
use serde_json::{Value, json};

pub(super) fn paths() -> Entries {
    let ignored =
        |name: &str| in_query(name, false, &text("Taken as the service took it, and not looked at."));
    let standard = [
        in_query(
            "fields",
            false,
            &text(
                "The parts of the answer that are wanted, such as `languages,attributeScores(TOXICITY/summaryScore)`.",
            ),
        ),
        in_query("prettyPrint", false, &text("`false` leaves out indentation.")),
        in_query(
            "alt",
            false,
            &json!({"type": "string", "enum": ["json"], "description": "The form of the answer."}),
        ),
        ignored("quotaUser"),
        ignored("access_token"),
        ignored("oauth_token"),
        ignored("uploadType"),
        ignored("upload_protocol"),
        ignored("$.xgafv"),
    ];
    let callback = json!({
        "type": "string", "pattern": "^[A-Za-z0-9_$.\\[\\]]*$", "maxLength": 128,
        "description": "JSONP: the function that the answer is handed to.",
    });
    let mut posted = standard.to_vec();
    posted.push(in_query("callback", false, &callback));
    let mut suggest = posted.clone();
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
    let mut all = entries([
        (
            "/v1alpha1/comments:analyze",
            json!({"post": {
                "operationId": "analyzeComment", "summary": "Scores a comment.", "security": keyed, "parameters": posted,
                "requestBody": sent("AnalyzeCommentRequest", analyze),
                "responses": callable(answers("The scores.", "AnalyzeCommentResponse", &[400, 403, 408, 429, 503])),
            }}),
        ),
        (
            "/v1alpha1/comments:suggestscore",
            json!({"post": {
                "operationId": "suggestCommentScore", "summary": "Keeps a score that a comment should have had.", "security": keyed,
                "parameters": suggest, "requestBody": sent("SuggestCommentScoreRequest", label),
                "responses": callable(answers("It is kept.", "SuggestCommentScoreResponse", &[400, 403, 408, 429, 503])),
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
    ]);
    all.extend(entries(batches(&keyed)));
    all
}

/// The three addresses of batches.
fn batches(keyed: &Value) -> [(&'static str, Value); 3] {
    let parts = json!({
        "type": "string",
        "description": "Parts of the type `application/http`, each with the request line, headers and body of a request.",
    });
    let named = [
        ("/batch", "batch"),
        ("/batch/v1alpha1", "batchOfVersion"),
        ("/batch/commentanalyzer/v1alpha1", "batchOfService"),
    ];
    named.map(|(path, name)| {
            let mut answers = answers("An answer for each request, in their order.", "ErrorAnswer", &[400, 408, 503]);
            answers["200"]["content"] = json!({"multipart/mixed": {"schema": parts}});
            let batch = json!({"post": {
                "operationId": name, "summary": "Answers up to 1,000 requests that come in one; each counts against its key's quota.",
                "security": keyed, "requestBody": {"required": true, "content": {"multipart/mixed": {"schema": parts}}},
                "responses": answers,
            }});
            (path, batch)
    })
}

/// The same, also as a call of a function.
fn callable(mut answers: Value) -> Value {
    let script = json!({"schema": {"type": "string", "description": "The same, handed to `callback`."}});
    for answer in answers.as_object_mut().into_iter().flat_map(Entries::values_mut) {
        answer["content"]["text/javascript"] = script.clone();
    }
    answers
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
