//! What fuzzing feeds to the addresses that take JSON from programs: a corpus of requests, and thousands of damaged copies of
//! each. `fuzz/fuzz_targets/scoring_request.rs` does the same with inputs that coverage guides.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use axum::body::{Body, to_bytes};
use comity_actions::Scorer;
use comity_model::Private;
use comity_testkit::Newsroom;
use comity_web::{CoralSecret, FeedbackTo, Scoring, Settings, scoring_server};
use hmac::{Hmac, KeyInit, Mac};
use http::Request;
use serde_json::Value;
use sha2::Sha256;
use tower::ServiceExt;

/// Damaged copies of each request; more are made where the fuzzer runs.
const COPIES: u32 = 400;

const SECRET: &str = "5f1c0a3e9d2b4c6f8a7e1d0c2b3a4958";

/// Requests as clients send them, and some that clients never should.
const CORPUS: [&str; 17] = [
    r#"{"comment":{"text":"You are a stupid idiot."},"requestedAttributes":{"TOXICITY":{}}}"#,
    r#"{"comment":{"text":"Ok. 🌉 Fine.","type":"PLAIN_TEXT"},"requested_attributes":{"TOXICITY@6":{"score_type":"PROBABILITY","score_threshold":0.1},"INSULT":null},"span_annotations":true,"languages":["en"]}"#,
    r#"{"comment":{"text":"Idiot."},"context":{"articleAndParentComment":{"article":{"text":"The bridge\nBy Mara Lindqvist"},"parentComment":{"text":"Why?"}}},"requestedAttributes":{"ATTACK_ON_AUTHOR":{}},"doNotStore":true}"#,
    r#"{"comment":{"text":"Idiot."},"context":{"entries":[{"text":"a"},{"text":"b","type":"PLAIN_TEXT"}]},"requestedAttributes":{"SPAM":{"scoreThreshold":"0.5"}},"clientToken":"t","sessionId":"s","communityId":"c"}"#,
    r#"{"comment":{"text":"x"},"attributeScores":{"DELETED":{"summaryScore":{"value":1,"type":"PROBABILITY"}}},"languages":["EN"],"clientToken":"comment:17"}"#,
    r#"{"comment":{"text":"🌉🌉 x"},"attribute_scores":{"INSULT":{"span_scores":[{"begin":0,"end":2,"score":{"value":"0.5"}}]}}}"#,
    r#"{"comment":{"text":""},"requestedAttributes":{}}"#,
    r#"{"comment":null,"context":null,"requestedAttributes":null,"languages":null}"#,
    r#"{"comment":{"text":1e999},"requestedAttributes":{"TOXICITY":{"scoreThreshold":-1e308}}}"#,
    r#"{"comment":{"text":"\ud83c\udf09\u0000\u202e"},"requestedAttributes":{"TOXICITY":{"scoreType":4}}}"#,
    r#"{"comment":{"text":"x"},"comment":{"text":"y"},"requestedAttributes":{"TOXICITY":{},"TOXICITY":{}}}"#,
    r#"{"action":"NEW","comment":{"body":"The bridge is late.","parentID":null},"author":{"id":"a","role":"COMMENTER"},"story":{"id":"s","url":"https://post.example/bridge"},"site":{"id":"1"},"tenantID":"t","tenantDomain":"d"}"#,
    r#"{"action":"EDIT","comment":{"body":"<div>The <b>blasted</b> bridge<br></div>","parentID":"c"},"author":{"id":7},"story":[]}"#,
    r#"{"id":"e","type":"COMMENT_LEFT_MODERATION_QUEUE","data":{"commentID":"c"},"createdAt":"2026-11-23T10:00:00Z"}"#,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "\u{feff}{}",
    "",
];

/// Bytes that parsers stumble over.
const ODD: [&[u8]; 14] = [
    b"\"",
    b"\\",
    b"\\u",
    b"{",
    b"}",
    b"[",
    b"null",
    b"1e999",
    b"-",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\0",
    b"\xef\xbb\xbf",
];

/// Numbers that are the same in every run (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }
}

/// A copy with one damage, or up to four: one alone often leaves JSON, and gets further in.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    let damages = [1, 1, 1, 2, 4][dice.below(5)];
    for _ in 0..damages {
        let at = dice.below(copy.len() + 1);
        match dice.below(5) {
            0 => copy.truncate(at),
            1 => {
                if let Some(byte) = copy.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            2 => {
                let odd = ODD[dice.below(ODD.len())];
                copy.splice(at..at, odd.iter().copied());
            }
            3 => {
                let end = (at + dice.below(40)).min(copy.len());
                let part = copy[at..end].to_vec();
                let again = (0..=dice.below(30)).flat_map(|_| part.iter().copied()).collect::<Vec<u8>>();
                copy.splice(at..at, again);
            }
            _ => {
                let end = (at + dice.below(12)).min(copy.len());
                copy.drain(at..end);
            }
        }
    }
    copy
}

/// The plain server takes any bytes: an answer, or an error in the documented shape, and never a fault.
async fn run_scoring(server: &axum::Router, bytes: &[u8]) {
    for path in ["/v1alpha1/comments:analyze", "/v1alpha1/comments:suggestscore"] {
        let request = Request::post(path).body(Body::from(bytes.to_vec())).unwrap();
        let (status, value) = answer(server, request).await;
        let shown = String::from_utf8_lossy(bytes);
        assert!(matches!(status, 200 | 400), "{path}: {status} for {shown}");
        if status == 400 {
            let error = &value["error"];
            assert_eq!(error["code"], 400, "{path}: {shown}");
            assert!(error["message"].is_string() && error["status"].is_string(), "{path}: {shown}");
        }
    }
}

/// A newsroom's Coral may sign any bytes: it gets a verdict or a hold.
async fn run_coral(server: &axum::Router, bytes: &[u8]) {
    for path in ["/coral/phase", "/coral/events"] {
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
        mac.update(bytes);
        let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
        let request = Request::post(path)
            .header("x-coral-signature", signature)
            .body(Body::from(bytes.to_vec()))
            .unwrap();
        let (status, value) = answer(server, request).await;
        let shown = String::from_utf8_lossy(bytes);
        let is_expected = match (path, status) {
            ("/coral/phase", 204) | ("/coral/events", 200) => true,
            ("/coral/phase", 200) => value["status"].is_string() || value["actions"].is_array(),
            ("/coral/events", 400) => value["code"] == "malformed",
            _ => false,
        };
        assert!(is_expected, "{path}: {status} {value} for {shown}");
    }
}

async fn answer(server: &axum::Router, request: Request<Body>) -> (u16, Value) {
    let (parts, body) = server.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, 64 << 20).await.unwrap();
    let value = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
    (parts.status.as_u16(), value)
}

#[tokio::test]
async fn damaged_requests_for_scores_get_an_answer_or_the_documented_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = std::fs::File::create_new(folder.path().join("feedback.ndjson")).unwrap();
    let clock = comity_testkit::FakeClock::at(comity_model::Timestamp::from_secs(1_777_888_800));
    let server = scoring_server(Scoring {
        scorer: Ok(Scorer::builtin()),
        keys: None,
        is_key_required: false,
        per_second: None,
        feedback: FeedbackTo::File(
            std::sync::Arc::new(std::sync::Mutex::new(file)),
            std::sync::Arc::new(clock),
        ),
        settings: Settings::default(),
    });
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for request in CORPUS {
        run_scoring(&server, request.as_bytes()).await;
        for _ in 0..COPIES {
            run_scoring(&server, &damaged(request.as_bytes(), &mut dice)).await;
        }
    }
    // Whatever was kept on the way can be read again.
    let kept = std::fs::read_to_string(folder.path().join("feedback.ndjson")).unwrap();
    assert!(kept.lines().count() > 50, "{} lines", kept.lines().count());
    for line in kept.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(line["text"].is_string() && line["value"].is_number() && line["at"].is_string(), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_requests_of_coral_get_a_verdict_or_a_hold() {
    let newsroom = Newsroom::open().await;
    let mut settings = Settings::default();
    settings.coral.answer_within = std::time::Duration::from_secs(60);
    let secret = CoralSecret { site: "bridge-post".to_owned(), secret: Private(SECRET.to_owned()) };
    settings.coral.secrets.replace(vec![secret]);
    let server = comity_web::router(newsroom.app.clone(), settings);
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    for request in CORPUS {
        run_coral(&server, request.as_bytes()).await;
        for _ in 0..COPIES / 4 {
            run_coral(&server, &damaged(request.as_bytes(), &mut dice)).await;
        }
    }
}
