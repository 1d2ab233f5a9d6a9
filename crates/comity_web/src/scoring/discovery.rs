//! `GET /$discovery/rest?version=v1alpha1`: the description from which Google's client libraries build themselves.

use super::Service;
use super::answer::{Wants, say};
use super::errors::Status;
use super::fields::Shape;
use axum::extract::{Request, State};
use axum::response::Response;
use http::{HeaderMap, header};
use serde_json::{Value, json};

/// Describes the service at the address that it was asked at.
pub(super) async fn show(State(service): State<Service>, request: Request) -> Response {
    let wants = Wants::of(request.method(), request.uri(), request.headers());
    let answer = wants.check(&Shape::Any).and_then(|()| match wants.parameter("version") {
        None | Some("v1alpha1") => Ok(document(&root(&service, request.headers()))),
        Some(_) => Err(Status::not_found()),
    });
    say(&service, &wants, &Shape::Any, answer)
}

/// Where clients reach us, with a slash at the end.
fn root(service: &Service, headers: &HeaderMap) -> String {
    match &service.0.settings.public_url {
        Some(url) => format!("{}/", url.trim_end_matches('/')),
        None => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
            format!("http://{host}/")
        }
    }
}

fn document(root: &str) -> Value {
    json!({
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "commentanalyzer:v1alpha1",
        "name": "commentanalyzer",
        "canonicalName": "Comment Analyzer",
        "version": "v1alpha1",
        "revision": "20261123",
        "title": "Comity's scorer, in the format of the Perspective Comment Analyzer API",
        "description": "Scores comments on the newsroom's own machine.",
        "ownerName": "Comity",
        "ownerDomain": "localhost",
        "protocol": "rest",
        "rootUrl": root,
        "mtlsRootUrl": root,
        "baseUrl": root,
        "basePath": "",
        "servicePath": "",
        "batchPath": "batch",
        "fullyEncodeReservedExpansion": true,
        "version_module": true,
        "icons": {},
        "parameters": parameters(),
        "auth": {"oauth2": {"scopes": {
            "https://www.googleapis.com/auth/userinfo.email": {"description": "Accepted and not looked at."}
        }}},
        "resources": {"comments": {"methods": {
            "analyze": method("analyze", "Analyzes the provided text and returns scores for requested attributes.",
                "AnalyzeCommentRequest", "AnalyzeCommentResponse"),
            "suggestscore": method("suggestscore", "Suggests scores that a comment should have had.",
                "SuggestCommentScoreRequest", "SuggestCommentScoreResponse"),
        }}},
        "schemas": schemas(),
    })
}

fn method(name: &str, description: &str, request: &str, response: &str) -> Value {
    json!({
        "id": format!("commentanalyzer.comments.{name}"),
        "path": format!("v1alpha1/comments:{name}"),
        "flatPath": format!("v1alpha1/comments:{name}"),
        "httpMethod": "POST",
        "description": description,
        "parameters": {},
        "parameterOrder": [],
        "request": {"$ref": request},
        "response": {"$ref": response},
        "scopes": ["https://www.googleapis.com/auth/userinfo.email"],
    })
}

fn parameters() -> Value {
    let text = |description: &str| json!({"type": "string", "location": "query", "description": description});
    json!({
        "$.xgafv": {"type": "string", "location": "query", "description": "Format of errors; not looked at.",
            "enum": ["1", "2"], "enumDescriptions": ["first", "second"]},
        "access_token": text("OAuth access token; not looked at."),
        "alt": {"type": "string", "location": "query", "description": "Data format of the answer.",
            "default": "json", "enum": ["json", "media", "proto"],
            "enumDescriptions": ["JSON.", "Refused: there are no media here.", "Refused: only JSON is spoken here."]},
        "callback": text("JSONP: the function that the answer to a POST request is handed to."),
        "fields": text("The parts of the answer that are wanted."),
        "key": text("The key that the operator of this server has given out."),
        "oauth_token": text("OAuth token; not looked at."),
        "prettyPrint": {"type": "boolean", "location": "query", "default": "true",
            "description": "Answers with indentation and line breaks."},
        "quotaUser": text("Whose quota counts; not looked at."),
        "uploadType": text("Not looked at."),
        "upload_protocol": text("Not looked at."),
    })
}

fn schemas() -> Value {
    let text = |description: &str| json!({"type": "string", "description": description});
    let flag = |description: &str| json!({"type": "boolean", "description": description});
    let float = |description: &str| json!({"type": "number", "format": "float", "description": description});
    let int = |description: &str| json!({"type": "integer", "format": "int32", "description": description});
    let of = |name: &str, description: &str| json!({"$ref": name, "description": description});
    let texts =
        |description: &str| json!({"type": "array", "items": {"type": "string"}, "description": description});
    let many = |name: &str, description: &str| json!({"type": "array", "items": {"$ref": name}, "description": description});
    let map = |name: &str, description: &str| json!({"type": "object", "additionalProperties": {"$ref": name}, "description": description});
    let choice = |names: &[&str], description: &str| json!({"type": "string", "enum": names, "enumDescriptions": vec![""; names.len()], "description": description});
    let score_types = ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW"];
    let schema = |name: &str, description: &str, properties: Value| {
        (
            name.to_owned(),
            json!({"id": name, "type": "object", "description": description, "properties": properties}),
        )
    };
    let community = "Who asks, such as a publication; kept with feedback only.";
    let token = "Given back as it came.";
    let all = [
        schema(
            "AnalyzeCommentRequest",
            "What to score.",
            json!({
                "clientToken": text(token),
                "comment": of("TextEntry", "The comment to score."),
                "communityId": text(community),
                "context": of("Context", "What the comment stands under."),
                "doNotStore": flag("Nothing of an analyzed comment is ever stored."),
                "dropUnsupportedAttributes":
                    flag("Leave out attributes that the language does not have, instead of an error."),
                "languages": texts("Languages of the comment (BCP 47); without them the language is detected."),
                "requestedAttributes": map("AttributeParameters", "The attributes to score, by name."),
                "sessionId": text("Not looked at."),
                "spanAnnotations": flag("Score each sentence as well."),
            }),
        ),
        schema(
            "AnalyzeCommentResponse",
            "The scores.",
            json!({
                "attributeScores": map("AttributeScores", "Scores by attribute."),
                "clientToken": text(token),
                "detectedLanguages": texts("Languages that the comment seems to be in, likeliest first."),
                "languages": texts("Languages that the comment was scored in."),
            }),
        ),
        schema(
            "ArticleAndParentComment",
            "The story, and the comment that is answered.",
            json!({
                "article": of("TextEntry", "The story: its headline first, then `By` and its author."),
                "parentComment": of("TextEntry", "The comment that is answered."),
            }),
        ),
        schema(
            "AttributeParameters",
            "How an attribute is wanted.",
            json!({
                "scoreThreshold": float("Scores below it are left out."),
                "scoreType": choice(&score_types, "Only PROBABILITY."),
            }),
        ),
        schema(
            "AttributeScores",
            "The scores of one attribute.",
            json!({
                "spanScores": many("SpanScore", "Scores of parts."),
                "summaryScore": of("Score", "The score of the whole."),
            }),
        ),
        schema(
            "Context",
            "What a comment stands under.",
            json!({
                "articleAndParentComment": of("ArticleAndParentComment", "The story and the comment that is answered."),
                "entries": many("TextEntry", "Texts before the comment; the last one is what is answered."),
            }),
        ),
        schema(
            "Score",
            "A score.",
            json!({
                "type": choice(&score_types, "What the value means."),
                "value": float("0 to 1."),
            }),
        ),
        schema(
            "SpanScore",
            "The score of a part.",
            json!({
                "begin": int("First UTF-16 unit."),
                "end": int("First UTF-16 unit that is not part of it."),
                "score": of("Score", "Its score."),
            }),
        ),
        schema(
            "SuggestCommentScoreRequest",
            "Scores that a comment should have had.",
            json!({
                "attributeScores": map("AttributeScores", "The suggested scores by attribute."),
                "clientToken": text(token),
                "comment": of("TextEntry", "The comment."),
                "communityId": text(community),
                "context": of("Context", "What the comment stands under."),
                "languages": texts("Languages of the comment (BCP 47)."),
                "sessionId": text("Not looked at."),
            }),
        ),
        schema(
            "SuggestCommentScoreResponse",
            "It was kept.",
            json!({
                "clientToken": text(token),
                "detectedLanguages": texts("Languages that the comment seems to be in."),
                "requestedLanguages": texts("Languages of the request."),
            }),
        ),
        schema(
            "TextEntry",
            "A text.",
            json!({
                "text": text("UTF-8."),
                "type": choice(&["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"], "PLAIN_TEXT for a comment; texts of the context may be HTML."),
            }),
        ),
    ];
    Value::Object(all.into_iter().collect())
}
