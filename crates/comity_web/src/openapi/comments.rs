//! Posting, editing, withdrawing and reporting, and one's own comments.

use super::Entries;
use super::schema::{
    answer, answers, body, choice, comment_in_path, entries, id, in_query, lang_in_query, list, message, of,
    or_null, site_in_query, text, time,
};
use comity_model::{CommentState, ReportReason};
use serde_json::{Value, json};

pub(super) fn paths() -> Entries {
    // Whoever sends no key is nobody yet.
    let guest = json!([{}, {"guestKey": []}]);
    let lang = [lang_in_query()];
    entries([
        (
            "/api/v1/comments",
            json!({"post": {
                "operationId": "postComment", "summary": "Posts a comment.", "security": guest, "parameters": lang,
                "requestBody": body("NewComment"),
                "responses": answers(
                    &[(201, "It is published.", Some("Posted")), (202, "It is held.", Some("Posted"))],
                    &[401, 403, 409, 413, 422],
                ),
            }}),
        ),
        (
            "/api/v1/comments/{comment}",
            json!({
                "parameters": [comment_in_path()],
                "put": {
                    "operationId": "editComment", "summary": "Gives one's own comment another text.", "security": guest,
                    "parameters": lang, "requestBody": body("NewText"),
                    "responses": answers(&[(200, "It is judged anew.", Some("Posted"))], &[401, 403, 409, 413, 422]),
                },
                "delete": {
                    "operationId": "withdrawComment", "summary": "Takes one's own comment back.", "security": guest,
                    "parameters": [site_in_query(), lang_in_query()],
                    "responses": answers(&[(204, "It is withdrawn.", None)], &[401, 403, 409]),
                },
            }),
        ),
        (
            "/api/v1/comments/{comment}/reports",
            json!({
                "parameters": [comment_in_path()],
                "post": {
                    "operationId": "reportComment", "summary": "Tells the moderators of a comment.", "security": guest,
                    "parameters": lang, "requestBody": body("NewReport"),
                    "responses": answers(&[(202, "Moderators will see it.", None)], &[403, 413, 422]),
                },
            }),
        ),
        (
            "/api/v1/mine",
            json!({"get": {
                "operationId": "readMine", "summary": "One's own comments under a story, held and rejected ones too.",
                "security": guest,
                "parameters": [
                    site_in_query(), in_query("story", true, &text("The publisher's key of the story.")), lang_in_query(),
                ],
                "responses": answers(&[(200, "One's own comments.", Some("Mine"))], &[401]),
            }}),
        ),
    ])
}

pub(super) fn schemas() -> Entries {
    let states: Vec<&str> = CommentState::ALL.iter().map(|state| state.as_str()).collect();
    let state = |about: &str| choice(about, &states);
    let reasons: Vec<&str> = ReportReason::ALL.iter().map(|reason| reason.as_str()).collect();
    let said = |name: &'static str, schema: Value| (name, schema);
    entries([
        (
            "NewComment",
            message(
                "What is posted.",
                &["story"],
                [
                    ("site", or_null(text("The site's key; not needed while there is one."))),
                    ("story", text("The publisher's key of the story.")),
                    (
                        "story_url",
                        or_null(text(
                            "Address of a story that may be new; believed from listed websites only.",
                        )),
                    ),
                    ("story_headline", or_null(text("Its headline."))),
                    ("parent", or_null(id("The comment that is answered."))),
                    ("name", text("Display name.")),
                    ("email", or_null(text("E-mail address; never shown."))),
                    ("text", text("The text, Markdown.")),
                    (
                        "submission_key",
                        or_null(text(
                            "Makes a repeated submission harmless: random, 16 to 64 characters, new for each comment.",
                        )),
                    ),
                    ("confirm", or_null(text("The `draft` of a 409 `asked`: post it as it is."))),
                    ("locale", or_null(text("Language in which the person is told things."))),
                ],
            ),
        ),
        (
            "NewText",
            message(
                "Another text.",
                &[],
                [
                    ("site", or_null(text("The site's key; not needed while there is one."))),
                    ("text", text("The text, Markdown.")),
                    ("confirm", or_null(text("The `draft` of a 409 `asked`: save it as it is."))),
                    ("locale", or_null(text("Language in which the person is told things."))),
                ],
            ),
        ),
        (
            "NewReport",
            message(
                "What is wrong with a comment.",
                &["reason"],
                [
                    ("site", or_null(text("The site's key; not needed while there is one."))),
                    ("reason", choice("What it is about.", &reasons)),
                    ("clause", or_null(text("The anchor of the clause that it breaks."))),
                    ("note", text("In one's own words.")),
                ],
            ),
        ),
        (
            "Posted",
            answer(
                "Where a comment stands after it was sent.",
                &[],
                [
                    said("url", text("Its address here.")),
                    said("id", id("Its id.")),
                    said("parent", or_null(id("The comment that is answered."))),
                    said("state", state("Where it stands.")),
                    said("html", text("Safe HTML.")),
                    said("clauses", list("The clauses that were cited.", &of("Clause"))),
                    said("reasons", list("Why the policy spoke.", &of("Reason"))),
                    said(
                        "measures",
                        list("What the author is told besides, such as a warning.", &text("A sentence.")),
                    ),
                    said("created_at", time("When it was posted.")),
                    said("may_edit_until", time("How long its author may change it.")),
                    said(
                        "guest_key",
                        or_null(text("The author's key, where one was made: send it as bearer from now on.")),
                    ),
                    said("status_token", text("For `GET /api/v1/status`.")),
                    said("status_url", text("The private page of this comment.")),
                ],
            ),
        ),
        ("Mine", answer("One's own comments.", &[], [("comments", list("Newest last.", &of("OwnComment")))])),
        (
            "OwnComment",
            answer(
                "One's own comment.",
                &[],
                [
                    said("id", id("Its id.")),
                    said("parent", or_null(id("The comment that is answered."))),
                    said("state", state("Where it stands.")),
                    said("html", text("Safe HTML.")),
                    said("text", text("As it was typed.")),
                    said("clauses", list("The clauses that were cited.", &of("Clause"))),
                    said("reasons", list("Why the policy spoke.", &of("Reason"))),
                    said("created_at", time("When it was posted.")),
                    said("may_edit_until", or_null(time("How long it may be changed; null: not any more."))),
                    said("status_url", text("Its private page.")),
                ],
            ),
        ),
    ])
}
