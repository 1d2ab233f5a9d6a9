//! What a newsroom's own server adds to scoring: keys with quotas, feedback in the database, Coral's phase; and what bad input
//! gets on every one of these addresses.

use super::*;
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

#[tokio::test]
async fn a_key_has_a_quota_counts_and_an_end() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &Settings::default());
    let secret = key(&newsroom, "Sports desk bot", 2).await;
    let path = format!("{ANALYZE}?key={secret}");
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(send(&server, post(&path, analyze())).await);
    }
    assert_eq!(statuses.iter().map(|answer| answer.0.as_u16()).collect::<Vec<_>>(), [200, 200, 429]);
    let error = statuses[2].json()["error"].clone();
    assert_eq!(error["status"], "RESOURCE_EXHAUSTED");
    assert_eq!(
        error["message"],
        "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit 'Analysis requests \
         (AnalyzeComment) per minute' of service 'commentanalyzer.googleapis.com' for consumer 'project_number:1'."
    );
    assert_eq!(error["details"][0]["reason"], "RATE_LIMIT_EXCEEDED");
    assert_eq!(error["details"][0]["metadata"]["quota_limit_value"], "2");
    newsroom.clock.advance(30);
    assert_eq!(send(&server, post(&path, analyze())).await.0, 200, "half a minute gives half the quota back");
    jobs::count_key_uses(&newsroom.app).await.unwrap();
    jobs::count_key_uses(&newsroom.app).await.unwrap();
    let keys = comity_actions::list_scoring_keys(&newsroom.app, newsroom.site.id).await.unwrap();
    assert_eq!((keys[0].requests, keys[0].refused), (3, 1));
    let used = keys[0].last_used_at.unwrap();
    assert_eq!(used.as_secs() % 86_400, 0, "a day, not a moment");
    let revoked =
        comity_actions::revoke_scoring_key(&newsroom.app, newsroom.site.id, "Sports desk bot").await;
    assert!(revoked.unwrap());
    let answer = send(&server, post(&path, analyze())).await;
    assert_eq!(answer.0, 400, "a revoked key is refused also where none is needed");
    assert_eq!(answer.json()["error"]["details"][0]["reason"], "API_KEY_INVALID");
}

#[tokio::test]
async fn any_key_is_accepted_unless_keys_are_needed() {
    let newsroom = newsroom().await;
    let secret = key(&newsroom, "desk", 60).await;
    let open = server(&newsroom, &Settings::default());
    for path in [ANALYZE.to_owned(), format!("{ANALYZE}?key=whatever"), format!("{ANALYZE}?key={secret}")] {
        assert_eq!(send(&open, post(&path, analyze())).await.0, 200, "{path}");
    }
    let closed = server(&newsroom, &Settings { is_scoring_key_required: true, ..Settings::default() });
    let none = send(&closed, post(ANALYZE, analyze())).await;
    assert_eq!((none.0.as_u16(), &none.json()["error"]["status"]), (403, &json!("PERMISSION_DENIED")));
    let wrong = send(&closed, post(&format!("{ANALYZE}?key=whatever"), analyze())).await;
    assert_eq!(
        (wrong.0.as_u16(), &wrong.json()["error"]["message"]),
        (400, &json!("API key not valid. Please pass a valid API key."))
    );
    let mut with_header = post(SUGGEST, coral_feedback("Late again.").to_string());
    with_header.headers_mut().insert("x-goog-api-key", secret.parse().unwrap());
    assert_eq!(send(&closed, with_header).await.0, 200);
    let named =
        comity_actions::make_scoring_key(&newsroom.app, newsroom.site.id, "desk", NonZeroU32::MIN).await;
    assert_eq!(named.unwrap(), MadeKey::NameTaken);
    let unnamed =
        comity_actions::make_scoring_key(&newsroom.app, newsroom.site.id, " \n", NonZeroU32::MIN).await;
    assert_eq!(unnamed.unwrap(), MadeKey::BadName);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_a_key_is_nowhere_in_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::open_in(folder.path(), POLICY).await;
    let secret = key(&newsroom, "desk", 60).await;
    let written = everything_in(folder.path());
    assert!(contains(&written, b"desk"), "the search itself works");
    assert!(!contains(&written, secret.as_bytes()));
    assert!(!contains(&written, secret.trim_start_matches("comity-").as_bytes()));
}

fn everything_in(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap();
    files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_to_be_stored_is_nowhere_in_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::open_in(folder.path(), POLICY).await;
    let server = server(&newsroom, &with_coral());
    let private = "mkr5512xq would rather not be kept";
    for do_not_store in [json!(true), json!("true")] {
        for name in ["doNotStore", "do_not_store"] {
            let mut feedback = coral_feedback(private);
            feedback[name] = do_not_store.clone();
            let answer = send(&server, post(SUGGEST, feedback.to_string())).await;
            assert_eq!((answer.0.as_u16(), &answer.json()["clientToken"]), (200, &json!("comment:17")));
        }
    }
    // What is only scored or judged is never kept, whatever the client says of it.
    let mut scored: Value = serde_json::from_str(&analyze()).unwrap();
    scored["comment"]["text"] = json!(private);
    scored["context"] = json!({"entries": [{"text": private}]});
    for do_not_store in [true, false] {
        scored["doNotStore"] = json!(do_not_store);
        assert_eq!(send(&server, post(ANALYZE, scored.to_string())).await.0, 200);
    }
    assert_eq!(send(&server, coral("NEW", private, "reader-1", &[SECRET])).await.0, 204);
    assert_eq!(
        send(&server, coral("NEW", &format!("blasted {private}"), "reader-2", &[SECRET])).await.0,
        200
    );
    let kept = coral_feedback("This one may be kept.");
    assert_eq!(send(&server, post(SUGGEST, kept.to_string())).await.0, 200);
    let written = everything_in(folder.path());
    assert!(contains(&written, b"This one may be kept."), "the search itself works");
    assert!(!contains(&written, b"mkr5512xq"));
    assert!(!contains(&written, b"reader-1"), "commenters of another system are known by keyed hashes only");
    assert_eq!(exported(&newsroom, &WantedFeedback::default()).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn feedback_says_whose_it_is_and_decisions_of_corals_moderators_are_labels() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &Settings::default());
    let secret = key(&newsroom, "Coral", 60).await;
    let suggest = format!("{SUGGEST}?key={secret}");
    assert_eq!(send(&server, post(&suggest, coral_feedback("Close it.").to_string())).await.0, 200);
    newsroom.clock.advance(60);
    let approved = json!({
        "comment": {"text": "Der Stadtrat hat gestern beschlossen, die Brücke für drei Monate zu sperren."},
        "context": {"articleAndParentComment": {
            "article": {"text": "The bridge stays closed\nBy Mara Lindqvist"}, "parentComment": {"text": "Why?"}}},
        "attributeScores": {
            "APPROVED": {"summaryScore": {"value": 1}},
            "TOXICITY@6": {"spanScores": [{"begin": 0, "end": 3, "score": {"value": 0.25}}]},
        },
        "languages": ["EN"],
    });
    assert_eq!(send(&server, post(SUGGEST, approved.to_string())).await.0, 200);
    let all = exported(&newsroom, &WantedFeedback::default());
    assert_eq!(
        all[0],
        json!({
            "text": "Close it.", "attribute": "LIKELY_TO_REJECT", "value": 1.0, "lang": "en",
            "client_token": "comment:17", "community": "Coral:https://talk.post.example", "key": "Coral",
            "site": "bridge-post", "at": "2026-05-04T10:00:00Z",
        }),
        "the ids that Coral sends as context are no text that was answered"
    );
    let de = &all[1];
    assert_eq!(
        (&de["attribute"], &de["value"], &de["lang"]),
        (&json!("LIKELY_TO_REJECT"), &json!(0.0), &json!("de"))
    );
    assert_eq!((&de["parent"], &de["title"]), (&json!("Why?"), &json!("The bridge stays closed")));
    assert_eq!((&all[2]["attribute"], &all[2]["span"]), (&json!("TOXICITY"), &json!([0, 3])));
    assert!(all[2].get("key").is_none());
    let of = |wanted: WantedFeedback| exported(&newsroom, &wanted).len();
    assert_eq!(of(WantedFeedback { key: Some("Coral".into()), ..WantedFeedback::default() }), 1);
    assert_eq!(of(WantedFeedback { attribute: Some("TOXICITY".into()), ..WantedFeedback::default() }), 1);
    let since = Some(newsroom.app.now());
    assert_eq!(of(WantedFeedback { since, ..WantedFeedback::default() }), 2);
    let elsewhere =
        send(&server, post(&format!("{suggest}&site=valley"), coral_feedback("x").to_string())).await;
    assert_eq!(elsewhere.json()["error"]["message"], "This key belongs to another site.");
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

#[tokio::test(flavor = "multi_thread")]
async fn coral_is_told_what_the_published_policy_says() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &with_coral());
    let said = async |body: &str, author: &str| send(&server, coral("NEW", body, author, &[SECRET])).await;
    let fine = said("The bridge opens on Monday, they say.", "a").await;
    assert_eq!((fine.0.as_u16(), fine.2.is_empty()), (204, true));
    let rejected = said("This <b>blasted</b> bridge opens never.", "a").await;
    assert_eq!(rejected.0, 200);
    let answer = rejected.json();
    assert_eq!(answer["status"], "REJECTED");
    assert_eq!(answer["moderationAction"]["status"], "REJECTED");
    let reason = &answer["moderationAction"]["rejectionReason"];
    assert_eq!(reason["code"], "OFFENSIVE");
    let told = reason["detailedExplanation"].as_str().unwrap();
    assert!(told.starts_with("1 Plain words: ") || told.starts_with("1. Plain words: "), "{told}");
    assert_eq!(rejected.1["x-comity-verdict"], "reject plain-words");
    // What one person says twice is known, without the text having been kept; what another says is not the same.
    let again = said("the bridge opens on monday, they say", "a").await;
    assert_eq!(again.json()["status"], "SYSTEM_WITHHELD");
    assert_eq!(said("The bridge opens on Monday, they say.", "b").await.0, 204);
    // Who corrects a comment has not said it twice.
    let edited = coral("EDIT", "The bridge opens on Monday, they say!", "b", &[SECRET]);
    assert_eq!(send(&server, edited).await.0, 204);
    assert_eq!(said("  ", "a").await.0, 204);
    newsroom.clock.advance(1);
    comity_actions::set_site_state(&newsroom.app, &newsroom.moderator, comity_model::SiteState::Held)
        .await
        .unwrap();
    newsroom.clock.advance(2);
    assert_eq!(said("Will it open at all?", "c").await.json(), json!({"status": "PREMOD", "actions": []}));
}

#[tokio::test(flavor = "multi_thread")]
async fn coral_must_sign_with_a_secret_that_counts() {
    let newsroom = newsroom().await;
    let open = server(&newsroom, &with_coral());
    // Each by somebody else: what one person says twice is held.
    let authors = AtomicUsize::new(0);
    let status = async |server: &Router, secrets: &[&str]| {
        let author = authors.fetch_add(1, Ordering::Relaxed).to_string();
        send(server, coral("NEW", "The bridge is late.", &author, secrets)).await.0.as_u16()
    };
    assert_eq!(status(&open, &[SECRET]).await, 204);
    assert_eq!(status(&open, &[OLD_SECRET]).await, 204);
    assert_eq!(status(&open, &["somebody else's", SECRET]).await, 204);
    assert_eq!(status(&open, &["somebody else's"]).await, 401);
    assert_eq!(status(&open, &[]).await, 401);
    let unsigned = send(&open, post("/coral/phase", "{}")).await;
    assert_eq!((unsigned.0.as_u16(), &unsigned.json()["code"]), (401, &json!("bad-signature")));
    let without = server(&newsroom, &Settings::default());
    let answer = send(&without, coral("NEW", "The bridge is late.", "a", &[SECRET])).await;
    assert_eq!((answer.0.as_u16(), &answer.json()["code"]), (403, &json!("no-secret")));
    let settings = with_coral();
    let rotated = server(&newsroom, &settings);
    settings.coral.secrets.replace(Vec::new());
    assert_eq!(status(&rotated, &[SECRET]).await, 403, "a removed secret ends while the server runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_judged_is_held_in_sight() {
    let newsroom = newsroom().await;
    let settings = with_coral();
    let held = async |settings: &Settings, request: http::Request<Body>| {
        let answer = send(&server(&newsroom, settings), request).await;
        assert_eq!(answer.0, 200);
        assert_eq!(answer.json(), json!({"status": "SYSTEM_WITHHELD"}));
        assert_eq!(answer.1["x-comity-verdict"], "hold failed");
    };
    for body in ["", "{", "[]", "{\"comment\": 5}", "{\"comment\": {\"body\": null}}", "\u{1}"] {
        held(&settings, signed("/coral/phase", body, &[SECRET])).await;
    }
    // A verdict that takes longer than Coral waits: the database is busy until it has been answered.
    let hasty = Settings {
        coral: CoralSettings { answer_within: Duration::from_millis(20), ..settings.coral.clone() },
        ..settings.clone()
    };
    let (answered, until_answered) = std::sync::mpsc::channel::<()>();
    let busy = newsroom.app.store().write(move |_| {
        let _ = until_answered.recv();
        Ok(())
    });
    let asking = async {
        held(&hasty, coral("NEW", "The bridge is late.", "a", &[SECRET])).await;
        drop(answered);
    };
    tokio::join!(busy, asking).0.unwrap();
    let elsewhere = with_coral();
    let secret = CoralSecret { site: "nowhere".into(), secret: Private(SECRET.into()) };
    elsewhere.coral.secrets.replace(vec![secret]);
    held(&elsewhere, coral("NEW", "The bridge is late.", "a", &[SECRET])).await;
    // What is written down after the answer is there soon.
    let failures = async || {
        let since = newsroom.app.now().plus_days(-1);
        let counts = comity_actions::count_outside(&newsroom.app, newsroom.site.id, since).await.unwrap();
        counts.into_iter().filter(|count| count.failure.is_some()).map(|count| count.count).sum::<u64>()
    };
    for _ in 0..1_000 {
        if failures().await == 7 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} failures are known", failures().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn corals_webhooks_are_understood() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &with_coral());
    let event = |kind: &str| {
        json!({
            "id": "e-1", "type": kind, "data": {"commentID": "17", "storyID": "story-1", "siteID": "site-1"},
            "createdAt": "2026-11-23T10:00:00.000Z", "tenantID": "tenant-1", "tenantDomain": "talk.post.example",
        })
        .to_string()
    };
    let known = [
        "STORY_CREATED",
        "COMMENT_CREATED",
        "COMMENT_REPLY_CREATED",
        "COMMENT_ENTERED_MODERATION_QUEUE",
        "COMMENT_LEFT_MODERATION_QUEUE",
    ];
    for kind in known {
        let answer = send(&server, signed("/coral/events", &event(kind), &[OLD_SECRET, SECRET])).await;
        assert_eq!((answer.0.as_u16(), answer.json()), (200, json!({"received": true, "type": kind})));
    }
    let later = send(&server, signed("/coral/events", &event("A_LATER_ONE"), &[SECRET])).await;
    assert_eq!((later.0.as_u16(), &later.json()["type"]), (200, &json!("OTHER")));
    assert_eq!(send(&server, signed("/coral/events", "{}", &[SECRET])).await.0, 400);
    assert_eq!(send(&server, signed("/coral/events", &event("STORY_CREATED"), &["other"])).await.0, 401);
    for path in ["/coral/phase", "/coral/events"] {
        let get = http::Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(send(&server, get).await.0, 405);
    }
}

/// A body that arrives in pieces and says nothing of its length; it counts what is taken of it. One without pieces never
/// arrives.
struct Pieces {
    left: usize,
    taken: Arc<AtomicUsize>,
}

const PIECE_BYTES: usize = 64 << 10;

impl hyper::body::Body for Pieces {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        if self.left == 0 {
            return Poll::Pending;
        }
        self.left -= 1;
        self.taken.fetch_add(PIECE_BYTES, Ordering::Relaxed);
        Poll::Ready(Some(Ok(hyper::body::Frame::data(bytes::Bytes::from(vec![b' '; PIECE_BYTES])))))
    }
}

/// The stable word of an error that has its documented shape.
type Shape = fn(&Answer) -> Option<String>;

/// Every address that takes a body, with the shape of its errors.
fn addresses() -> [(&'static str, Shape); 4] {
    fn status(answer: &Answer) -> Option<String> {
        let error = answer.json()["error"].clone();
        let is_whole = error["code"] == json!(answer.0.as_u16()) && error["message"].is_string();
        is_whole.then(|| error["status"].as_str().unwrap_or("").to_owned())
    }
    fn problem(answer: &Answer) -> Option<String> {
        let problem = answer.json();
        let is_whole = problem["status"] == json!(answer.0.as_u16()) && problem["detail"].is_string();
        is_whole.then(|| problem["code"].as_str().unwrap_or("").to_owned())
    }
    [(ANALYZE, status), (SUGGEST, status), ("/coral/phase", problem), ("/coral/events", problem)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_megabytes_are_refused_before_they_are_in_memory() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &with_coral());
    for (path, shape) in addresses() {
        let taken = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Pieces { left: (100 << 20) / PIECE_BYTES, taken: Arc::clone(&taken) });
        let answer = send(&server, post(path, body)).await;
        assert!(matches!(answer.0.as_u16(), 400 | 413), "{path}: {}", answer.0);
        assert!(shape(&answer).is_some(), "{path}");
        assert!(taken.load(Ordering::Relaxed) <= body::MAX_BODY_BYTES + PIECE_BYTES, "{path}");
        // What says how large it is, isn't even begun.
        let taken = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Pieces { left: (100 << 20) / PIECE_BYTES, taken: Arc::clone(&taken) });
        let mut request = post(path, body);
        request.headers_mut().insert(header::CONTENT_LENGTH, "104857600".parse().unwrap());
        let answer = send(&server, request).await;
        assert!(matches!(answer.0.as_u16(), 400 | 413) && shape(&answer).is_some(), "{path}: {}", answer.0);
        assert_eq!(taken.load(Ordering::Relaxed), 0, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_gets_the_documented_error_and_never_a_fault() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &with_coral());
    let valid = |text: &str| {
        json!({
            "comment": {"text": text}, "requestedAttributes": {"TOXICITY": {}},
            "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
        })
    };
    let with = |name: &str, value: Value| {
        let mut request = valid("The bridge is late.");
        request[name] = value;
        request.to_string().into_bytes()
    };
    let thousand: serde_json::Map<String, Value> =
        (0..1_000).map(|at| (format!("TOXICITY@{at}"), json!({"summaryScore": {"value": 1}}))).collect();
    let nested = |depth: usize| {
        let (open, shut) = ("{\"entries\":[{\"text\":".repeat(depth), "}]}".repeat(depth));
        format!("{{\"comment\":{{\"text\":\"x\"}},\"context\":{open}1{shut}}}").into_bytes()
    };
    let wrong: Vec<(&str, Vec<u8>)> = vec![
        ("21 kB", valid(&"é".repeat(10_496)).to_string().into_bytes()),
        ("cut off", b"{\"comment\": {\"text\": \"The bri".to_vec()),
        ("no JSON", b"comment=The+bridge".to_vec()),
        ("an array", b"[{}]".to_vec()),
        ("invalid UTF-8", b"{\"comment\":{\"text\":\"\xc3\x28\"}}".to_vec()),
        ("half a surrogate", b"{\"comment\":{\"text\":\"\\ud83c\"}}".to_vec()),
        ("nested 50", nested(50)),
        ("nested 100,000", nested(100_000)),
        ("a number as comment", with("comment", json!(7))),
        ("a list as text", with("comment", json!({"text": ["x"]}))),
        ("a text as attributes", with("requestedAttributes", json!("TOXICITY"))),
        ("a text as scores", with("attributeScores", json!("TOXICITY"))),
        ("a thousand attributes", {
            let mut request = valid("The bridge is late.");
            request["requestedAttributes"] = Value::Object(thousand.clone());
            request["attributeScores"] = Value::Object(thousand);
            request.to_string().into_bytes()
        }),
        ("a number as context", with("context", json!(1))),
        ("a thousand entries", with("context", json!({"entries": vec![json!({"text": "x"}); 1_000]}))),
        ("a large context", with("context", json!({"entries": [{"text": "x".repeat((1 << 20) + 1)}]}))),
        ("languages that are none", with("languages", json!([1, 2]))),
        ("a large token", with("clientToken", json!("x".repeat(5_000)))),
        ("a flag that is none", with("doNotStore", json!("perhaps"))),
    ];
    for (path, shape) in addresses().into_iter().take(2) {
        for (name, body) in &wrong {
            let answer = send(&server, post(path, body.clone())).await;
            if answer.0 == 200 {
                assert!(
                    (path, *name) == (SUGGEST, "a text as attributes")
                        || (path, *name) == (ANALYZE, "a text as scores"),
                    "{path} takes {name}"
                );
                continue;
            }
            assert_eq!(answer.0, 400, "{path}: {name}");
            assert_eq!(shape(&answer).as_deref(), Some("INVALID_ARGUMENT"), "{path}: {name}");
        }
    }
    // Who signs gets an answer to anything; who doesn't, gets none.
    for (name, body) in &wrong {
        let unsigned = send(&server, post("/coral/phase", body.clone())).await;
        assert!(matches!(unsigned.0.as_u16(), 401 | 413), "{name}: {}", unsigned.0);
    }
    let deep = "a(".repeat(20_000);
    for query in [
        "key=%FF%00",
        "key=",
        "key=%",
        "fields=a(b",
        &format!("fields={deep}"),
        "prettyPrint=perhaps&alt=media",
        "&&=&?",
    ] {
        for (path, shape) in addresses().into_iter().take(2) {
            let answer = send(&server, post(&format!("{path}?{query}"), analyze())).await;
            assert!(matches!(answer.0.as_u16(), 200 | 400), "{path}?{query}: {}", answer.0);
            assert!(answer.0 == 200 || shape(&answer).is_some(), "{path}?{query}");
        }
    }
    let mut odd_key = post(ANALYZE, analyze());
    odd_key.headers_mut().insert("x-goog-api-key", http::HeaderValue::from_bytes(b"\xff\xfe").unwrap());
    assert_eq!(send(&server, odd_key).await.0, 200);
    let unknown = send(&server, post(ANALYZE, with("requestedAttributes", json!({"KINDNESS": {}})))).await;
    assert_eq!(unknown.json()["error"]["message"], "Unknown requested attribute: KINDNESS");
    assert_eq!(unknown.json()["error"]["details"][0]["errorType"], "INVALID_REQUEST");
    assert!(exported(&newsroom, &WantedFeedback::default()).len() <= 1, "what is refused is not kept");
}

#[tokio::test]
async fn a_client_that_is_too_slow_is_told_so() {
    let never = || Body::new(Pieces { left: 0, taken: Arc::new(AtomicUsize::new(0)) });
    let within = Duration::from_millis(1);
    let slow = body::received(&HeaderMap::new(), never(), within).await.unwrap_err();
    assert_eq!(
        (slow.http, &slow.json()["error"]["status"]),
        (StatusCode::REQUEST_TIMEOUT, &json!("DEADLINE_EXCEEDED"))
    );
    let slow = coral::received(&HeaderMap::new(), never(), within).await.unwrap_err();
    assert_eq!(slow.status(), StatusCode::REQUEST_TIMEOUT);
}
