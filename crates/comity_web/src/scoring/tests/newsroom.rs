//! What a newsroom's own server adds to scoring: keys with quotas, feedback in the database, Coral's phase; and what bad input
//! gets on every one of these addresses.

mod bad_input;
mod corals_phase;
mod keys_and_feedback;
mod scorer_in_use;

use crate::scoring::*;
use axum::body::{Body, to_bytes};
use comity_actions::{MadeKey, WantedFeedback, jobs};
use comity_model::Private;
use comity_testkit::Newsroom;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};
use sha2::Sha256;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tower::ServiceExt;

const ANALYZE: &str = "/v1alpha1/comments:analyze";
const SUGGEST: &str = "/v1alpha1/comments:suggestscore";
const SECRET: &str = "5f1c0a3e9d2b4c6f8a7e1d0c2b3a4958";
const OLD_SECRET: &str = "00112233445566778899aabbccddeeff";

/// Lets everything pass but one word and what is said twice.
const POLICY: &str = "\
# Discussion policy

Comments are welcome.

## 1. Plain words {#plain-words}

We don't print some words.

```rules
[[rule]]
name = \"word_list\"
categories = []
words = [\"blasted\"]
then = \"reject\"
```

```examples
reject: This blasted bridge.
publish: This bridge is late.
```

## 2. Once is enough {#once}

Say it once.

```rules
[[rule]]
name = \"repeated_comment\"
then = \"hold\"
```

```examples
hold [same=1]: Close the old bridge now, before somebody falls into the river.
publish: Close the old bridge now, before somebody falls into the river.
```
";

struct Answer(StatusCode, HeaderMap, Vec<u8>);

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.2)
            .unwrap_or_else(|_| panic!("no JSON: {} {}", self.0, String::from_utf8_lossy(&self.2)))
    }
}

/// A newsroom's own server with these settings.
fn server(newsroom: &Newsroom, settings: &Settings) -> Router {
    of_newsroom(&newsroom.app, settings)
}

/// Settings under which Coral's secrets are known for `bridge-post`.
fn with_coral() -> Settings {
    let settings = Settings::default();
    let secret = |secret: &str| CoralSecret { site: "bridge-post".into(), secret: Private(secret.into()) };
    settings.coral.secrets.replace(vec![secret(OLD_SECRET), secret(SECRET)]);
    Settings {
        coral: CoralSettings { answer_within: Duration::from_secs(30), ..settings.coral.clone() },
        ..settings
    }
}

async fn newsroom() -> Newsroom {
    Newsroom::open_under(POLICY).await
}

async fn send(server: &Router, request: http::Request<Body>) -> Answer {
    let (parts, body) = server.clone().oneshot(request).await.unwrap().into_parts();
    Answer(parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

fn post(path: &str, body: impl Into<Body>) -> http::Request<Body> {
    http::Request::post(path).header(header::CONTENT_TYPE, "application/json").body(body.into()).unwrap()
}

fn analyze() -> String {
    json!({"comment": {"text": "The bridge is late."}, "requestedAttributes": {"TOXICITY": {}}}).to_string()
}

/// Feedback as Coral's server sends it when a moderator has rejected a comment.
fn coral_feedback(text: &str) -> Value {
    json!({
        "comment": {"text": text},
        "context": {"entries": [{"text": "{\"url\":\"https://post.example/bridge?commentID=17\",\"Coral_comment_id\":\"17\"}"}]},
        "attributeScores": {"DELETED": {"summaryScore": {"value": 1}}},
        "languages": ["en"], "communityId": "Coral:https://talk.post.example", "clientToken": "comment:17",
    })
}

async fn key(newsroom: &Newsroom, name: &str, per_minute: u32) -> String {
    let per_minute = NonZeroU32::new(per_minute).unwrap();
    match comity_actions::make_scoring_key(&newsroom.app, newsroom.site.id, name, per_minute).await {
        Ok(MadeKey::Made(_, secret)) => secret,
        other => panic!("no key: {other:?}"),
    }
}

fn exported(newsroom: &Newsroom, wanted: &WantedFeedback) -> Vec<Value> {
    let mut bytes = Vec::new();
    let site = (newsroom.site.id, newsroom.site.key.as_str());
    let export = || comity_actions::export_feedback(&newsroom.app, site, wanted, &mut bytes);
    tokio::task::block_in_place(export).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A request as Coral's server builds it: JSON with two spaces, signed with each secret that is active.
fn coral(action: &str, body: &str, author: &str, secrets: &[&str]) -> http::Request<Body> {
    let request = json!({
        "action": action, "comment": {"body": body, "parentID": null},
        "author": {"id": author, "role": "COMMENTER"},
        "story": {"id": "story-1", "url": "https://post.example/bridge"},
        "site": {"id": "site-1"}, "tenantID": "tenant-1", "tenantDomain": "talk.post.example",
    });
    signed("/coral/phase", &format!("{request:#}"), secrets)
}

fn signed(path: &str, body: &str, secrets: &[&str]) -> http::Request<Body> {
    let signature = |secret: &&str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(body.as_bytes());
        format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
    };
    let signatures: Vec<String> = secrets.iter().map(signature).collect();
    let mut request = post(path, body.to_owned());
    request.headers_mut().insert("x-coral-signature", signatures.join(",").parse().unwrap());
    request
}
