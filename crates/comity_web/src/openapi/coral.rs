//! What a newsroom's Coral calls: its external moderation phase, and its webhooks. Coral's own documents say what it sends.

use super::Entries;
use super::schema::{answer, entries, list, message, of, text};
use serde_json::{Value, json};

pub(super) fn paths() -> Entries {
    let signature = json!({
        "name": "X-Coral-Signature", "in": "header", "required": true, "schema": {"type": "string"},
        "description": "`sha256=` and the HMAC-SHA256 of the body in hexadecimal; several, separated by commas, while a secret is rotated.",
    });
    let sent =
        |schema: &str| json!({"required": true, "content": {"application/json": {"schema": of(schema)}}});
    entries([
        (
            "/coral/phase",
            json!({"post": {
                "operationId": "coralPhase", "summary": "Judges a comment that Coral is about to publish by the published policy.",
                "parameters": [signature], "requestBody": sent("CoralPhaseRequest"),
                "responses": answers(
                    &[(200, "What Coral does with it.", Some("CoralPhaseAnswer")), (204, "Nothing stands against it.", None)],
                    // Whatever else is wrong with a request, the comment is held.
                    &[401, 403],
                ),
            }}),
        ),
        (
            "/coral/events",
            json!({"post": {
                "operationId": "coralEvent", "summary": "Takes note of what happens in Coral.",
                "parameters": [signature], "requestBody": sent("CoralEvent"),
                "responses": answers(
                    &[(200, "It was noted.", Some("CoralEventAnswer"))],
                    &[400, 401, 403, 408, 413, 503],
                ),
            }}),
        ),
    ])
}

fn answers(good: &[(u16, &str, Option<&str>)], problems: &[u16]) -> Value {
    let mut all = Entries::new();
    for (status, about, schema) in good {
        let mut said = json!({"description": about});
        if let Some(schema) = schema {
            said["content"] = json!({"application/json": {"schema": of(schema)}});
        }
        all.insert(status.to_string(), said);
    }
    for status in problems {
        let about = match status {
            400 => "The request cannot be read.",
            401 => "The signature does not fit any known secret.",
            403 => "The server knows no secret.",
            408 => "The request did not arrive in time.",
            413 => "The request is too large.",
            _ => "Too many large requests arrive at once.",
        };
        let content = json!({"application/problem+json": {"schema": of("Problem")}});
        all.insert(status.to_string(), json!({"description": about, "content": content}));
    }
    Value::Object(all)
}

pub(super) fn schemas() -> Entries {
    entries([
        (
            "CoralPhaseRequest",
            message(
                "A comment, as Coral's external moderation phase sends it.",
                &[],
                [("comment", json!({"type": "object"}))],
            ),
        ),
        (
            "CoralEvent",
            message(
                "A webhook of Coral's.",
                &[],
                [("id", text("The event's id.")), ("type", text("What happened."))],
            ),
        ),
        (
            "CoralPhaseAnswer",
            answer(
                "As Coral's external moderation phase takes it.",
                &["status", "actions", "tags", "moderationAction"],
                [
                    ("status", text("`REJECTED`, `SYSTEM_WITHHELD` or `PREMOD`.")),
                    ("actions", list("Flags.", &json!({"type": "object"}))),
                    ("tags", list("Tags.", &json!({"type": "string"}))),
                    (
                        "moderationAction",
                        json!({"type": "object", "description": "The reason of a rejection."}),
                    ),
                ],
            ),
        ),
        (
            "CoralEventAnswer",
            answer(
                "It was noted.",
                &[],
                [("received", json!({"type": "boolean"})), ("type", text("What happened."))],
            ),
        ),
    ])
}
