//! Threads, counts, the policy, and how a comment stands.

use super::Entries;
use super::schema::{
    answer, answers, choice, count, entries, flag, id, in_query, lang_in_query, list, of, or_null,
    site_in_query, text, time,
};
use comity_actions::{MAX_KEYS, Sort};
use comity_model::CommentState;
use serde_json::json;

pub(super) fn paths() -> Entries {
    let story = in_query("story", true, &text("The publisher's key of the story."));
    let sorts: Vec<&str> = Sort::ALL.iter().map(|sort| sort.as_str()).collect();
    entries([
        (
            "/api/v1/threads",
            json!({"get": {
                "operationId": "readThread", "summary": "A page of a thread.",
                "parameters": [
                    site_in_query(), story,
                    in_query("sort", false, &choice("Order of the branches.", &sorts)),
                    in_query("after", false, &text("The `next` of the page before.")),
                    in_query("under", false, &id("Only this comment and what answers it.")),
                    lang_in_query(),
                ],
                "responses": answers(&[(200, "A page of the thread.", Some("Thread"))], &[]),
            }}),
        ),
        (
            "/api/v1/counts",
            json!({"get": {
                "operationId": "countComments", "summary": "How many comments stories have.",
                "parameters": [
                    site_in_query(),
                    {
                        "name": "story", "in": "query", "required": true, "explode": true,
                        "schema": {"type": "array", "minItems": 1, "maxItems": MAX_KEYS, "items": text("The publisher's key of a story.")},
                    },
                    lang_in_query(),
                ],
                "responses": answers(&[(200, "The counts, in the order of the request.", Some("Counts"))], &[422]),
            }}),
        ),
        (
            "/api/v1/policy",
            json!({"get": {
                "operationId": "readPolicy", "summary": "The policy in force, or one of its other versions, for machines.",
                "parameters": [
                    site_in_query(),
                    in_query("version", false, &count("The number of a version; else the one in force.")),
                    lang_in_query(),
                ],
                "responses": answers(&[(200, "The policy, as docs/reference/policy.schema.json describes it.", Some("Policy"))], &[]),
            }}),
        ),
        (
            "/api/v1/status",
            json!({"get": {
                "operationId": "readStatus", "summary": "How a comment stands, for whoever holds its private link.",
                "parameters": [
                    site_in_query(), in_query("token", true, &text("The `status_token` of the post.")), lang_in_query(),
                ],
                "responses": answers(&[(200, "How it stands.", Some("Status"))], &[410]),
            }}),
        ),
    ])
}

pub(super) fn schemas() -> Entries {
    let states: Vec<&str> = CommentState::ALL.iter().map(|state| state.as_str()).collect();
    entries([
        (
            "Thread",
            answer(
                "A page of a thread.",
                &[],
                [
                    ("story", of("Story")),
                    ("is_open", flag("Whether comments are taken.")),
                    ("total", count("Published comments of the story.")),
                    ("policy_version", or_null(count("The policy in force."))),
                    ("comments", list("Branches, with what answers them.", &of("Comment"))),
                    ("next", or_null(text("What to ask for as `after`; null on the last page."))),
                ],
            ),
        ),
        (
            "Story",
            answer(
                "The article that is discussed.",
                &[],
                [
                    ("key", text("The publisher's key.")),
                    ("headline", text("Its headline.")),
                    ("url", or_null(text("Its address."))),
                    ("language", or_null(text("Its language (BCP 47)."))),
                    ("published_at", time("When it appeared.")),
                    (
                        "is_undated",
                        flag("Whether nobody knows when: `published_at` then only keeps its place."),
                    ),
                ],
            ),
        ),
        (
            "Comment",
            answer(
                "A comment, or its place where it is not shown.",
                &[],
                [
                    ("url", text("Leads to where it stands.")),
                    ("id", id("Its id.")),
                    ("number", or_null(count("Its number among the branches."))),
                    ("parent", or_null(id("The comment that is answered."))),
                    ("depth", count("How deep in its branch.")),
                    ("shown", choice("What is shown of it.", &["full", "withdrawn", "removed", "not-shown"])),
                    ("author", text("Display name; empty where it is not shown.")),
                    ("is_staff", flag("Whether the author works for the site.")),
                    ("html", text("Safe HTML; empty where it is not shown.")),
                    ("language", or_null(text("Its language (BCP 47)."))),
                    ("created_at", time("When it was posted.")),
                    (
                        "is_undated",
                        flag(
                            "Whether nobody knows when (comments of old pages): `created_at` then only keeps its place.",
                        ),
                    ),
                    ("edited_at", or_null(time("When it was changed last."))),
                    ("replies", list("What answers it.", &of("Comment"))),
                    ("more_replies", count("Replies that are not on this page.")),
                ],
            ),
        ),
        (
            "Counts",
            answer(
                "Counts.",
                &[],
                [(
                    "counts",
                    list(
                        "One for each story that was asked for.",
                        &answer(
                            "A story's count.",
                            &[],
                            [
                                ("story", text("The publisher's key.")),
                                ("count", count("Published comments.")),
                                ("label", text("The same in words.")),
                            ],
                        ),
                    ),
                )],
            ),
        ),
        (
            "Policy",
            json!({"type": "object", "description": "The published policy in its machine-readable form."}),
        ),
        (
            "Status",
            answer(
                "How a comment stands.",
                &[],
                [
                    ("comment", id("Its id.")),
                    ("story", text("The publisher's key of its story.")),
                    ("state", choice("Where it stands.", &states)),
                    ("clauses", list("The clauses that were cited.", &of("Clause"))),
                    ("reasons", list("Why the policy spoke.", &of("Reason"))),
                    ("decided_by", choice("Who decided.", &["moderator", "policy"])),
                    ("policy_version", or_null(count("The policy that the decision used; null: none was."))),
                    ("policy_url", or_null(text("The page of that version."))),
                    ("note", text("What the moderator wrote to the author.")),
                    ("measures", list("Measures on its author that are told with it.", &text("A sentence."))),
                    ("created_at", time("When it was posted.")),
                ],
            ),
        ),
    ])
}
