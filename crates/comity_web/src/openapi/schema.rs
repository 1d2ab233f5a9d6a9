//! The words that descriptions share: types of values, parameters, answers, problem documents.

use super::Entries;
use serde_json::{Value, json};

pub(super) fn entries<const N: usize>(all: [(&str, Value); N]) -> Entries {
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

pub(super) fn text(about: &str) -> Value {
    json!({"type": "string", "description": about})
}

pub(super) fn id(about: &str) -> Value {
    json!({"type": "string", "format": "uuid", "description": about})
}

pub(super) fn time(about: &str) -> Value {
    json!({"type": "string", "format": "date-time", "description": about})
}

pub(super) fn flag(about: &str) -> Value {
    json!({"type": "boolean", "description": about})
}

pub(super) fn count(about: &str) -> Value {
    json!({"type": "integer", "minimum": 0, "description": about})
}

pub(super) fn choice(about: &str, names: &[&str]) -> Value {
    json!({"type": "string", "enum": names, "description": about})
}

pub(super) fn of(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

pub(super) fn list(about: &str, items: &Value) -> Value {
    json!({"type": "array", "items": items, "description": about})
}

/// The same, or null.
pub(super) fn or_null(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(Value::String(kind)) => schema["type"] = json!([kind, "null"]),
        Some(Value::Array(mut kinds)) => {
            kinds.push("null".into());
            schema["type"] = kinds.into();
        }
        _ => schema = json!({"anyOf": [schema, {"type": "null"}]}),
    }
    if let Some(names) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        names.push(Value::Null);
    }
    schema
}

/// An object that a program sends. What it has beside these fields is passed over.
pub(super) fn message<const N: usize>(about: &str, required: &[&str], fields: [(&str, Value); N]) -> Value {
    let mut schema = json!({"type": "object", "description": about, "properties": entries(fields)});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// An object that a program gets: all of these fields, unless they may be missing, and no others.
pub(super) fn answer<const N: usize>(about: &str, optional: &[&str], fields: [(&str, Value); N]) -> Value {
    let required: Vec<&str> =
        fields.iter().map(|(name, _)| *name).filter(|name| !optional.contains(name)).collect();
    json!({
        "type": "object", "description": about, "required": required, "properties": entries(fields), "additionalProperties": false,
    })
}

/// What is asked for in the query.
pub(super) fn in_query(name: &str, is_required: bool, schema: &Value) -> Value {
    json!({"name": name, "in": "query", "required": is_required, "schema": schema})
}

/// The comment in the path.
pub(super) fn comment_in_path() -> Value {
    json!({"name": "comment", "in": "path", "required": true, "schema": id("The comment's id.")})
}

/// The site in the query.
pub(super) fn site_in_query() -> Value {
    in_query("site", false, &text("The site's key; not needed while there is one."))
}

/// The language of sentences in the query.
pub(super) fn lang_in_query() -> Value {
    in_query("lang", false, &text("Language of the sentences in the answer (BCP 47); else the site's."))
}

pub(super) fn body(schema: &str) -> Value {
    json!({"required": true, "content": {"application/json": {"schema": of(schema)}}})
}

/// What an operation answers: each status with its schema, and the problems that it can have beside those of all.
pub(super) fn answers(good: &[(u16, &str, Option<&str>)], problems: &[u16]) -> Value {
    let mut all = Entries::new();
    for (status, about, schema) in good {
        let content = schema.map(|schema| json!({"application/json": {"schema": of(schema)}}));
        let answer = match content {
            Some(content) => json!({"description": about, "content": content}),
            None => json!({"description": about}),
        };
        all.insert(status.to_string(), answer);
    }
    let everywhere = [400, 404, 429, 500, 503];
    for status in everywhere.iter().chain(problems) {
        let about = match status {
            400 => "The request cannot be read.",
            403 => "It is not allowed, not any more, or not from there.",
            404 => "There is no such site, story, comment or version.",
            409 => "Something has to come first: a confirmation, or another look.",
            410 => "The link was used, or is too old.",
            413 => "The request is too large.",
            422 => "It was read, and is refused: by the policy, or for a field of it.",
            429 => "Too often from one address; `Retry-After` says when to come again.",
            503 => "Nothing was written; `Retry-After` says when to come again.",
            _ => "A fault on the server's side; `request` is its number in the log.",
        };
        let content = json!({"application/problem+json": {"schema": of("Problem")}});
        all.insert(status.to_string(), json!({"description": about, "content": content}));
    }
    Value::Object(all)
}

/// Schemas of a newsroom's own addresses that more than one of them needs.
pub(super) fn shared() -> Entries {
    let span = answer(
        "A stretch of the text, in UTF-16 units.",
        &[],
        [
            ("begin", count("First unit.")),
            ("end", count("First unit after it.")),
            ("text", text("What stands there.")),
        ],
    );
    entries([
        (
            "Clause",
            answer(
                "A clause of the policy.",
                &[],
                [
                    ("anchor", text("Its anchor on the policy page.")),
                    ("number", text("Its number.")),
                    ("title", text("Its title.")),
                ],
            ),
        ),
        (
            "Reason",
            answer(
                "Why the policy spoke.",
                &[],
                [
                    ("clause", text("The clause's anchor.")),
                    ("rule", text("The kind of rule.")),
                    ("sentence", text("For the person.")),
                    ("spans", list("Where in the text.", &span)),
                    ("policy_version", or_null(count("The policy that spoke; null: it is not known."))),
                ],
            ),
        ),
        (
            "Problem",
            answer(
                "A problem document (RFC 9457).",
                &[
                    "clauses",
                    "reasons",
                    "comment",
                    "draft",
                    "guest_key",
                    "measures",
                    "status_token",
                    "status_url",
                    "request",
                ],
                [
                    ("type", text("`about:blank`; `code` tells problems apart.")),
                    ("title", text("The status in words.")),
                    ("status", json!({"type": "integer", "description": "The HTTP status."})),
                    ("code", text("A stable word for what is wrong.")),
                    ("detail", text("A sentence for the person.")),
                    ("clauses", list("The clauses that were cited.", &of("Clause"))),
                    ("reasons", list("Why the policy spoke.", &of("Reason"))),
                    ("comment", or_null(id("The comment that was kept, rejected."))),
                    ("draft", or_null(id("What to send as `confirm` to post it nevertheless."))),
                    ("guest_key", or_null(text("The author's key, where one was made."))),
                    ("measures", list("What the refusal led to, such as a warning.", &text("A sentence."))),
                    ("status_token", or_null(text("For `GET /api/v1/status`."))),
                    ("status_url", text("The page that says how the comment stands.")),
                    ("request", text("The number under which a fault stands in the log.")),
                ],
            ),
        ),
    ])
}
