//! What fuzzing feeds to the addresses that take JSON from programs: a corpus of requests, and thousands of damaged copies of
//! each. `fuzz/fuzz_targets/scoring_request.rs` and `scoring_batch.rs` do the same with inputs that coverage guides.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use axum::body::{Body, to_bytes};
use comity_model::Private;
use comity_testkit::Newsroom;
use comity_web::{CoralSecret, FeedbackTo, Scoring, Settings, scoring_server};
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderValue, Request};
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

/// The type of a batch, and its boundary between parts as Google's Python client writes it.
const BATCH_TYPE: &str = "multipart/mixed; boundary=\"===============7==\"";

/// Batches as clients send them, and some that clients never should: as Python's client, as one for Node.js (with another
/// boundary), in Windows' lines, with a preamble, with another batch or half a batch inside, without an end.
const BATCHES: [&str; 8] = [
    "--===============7==\nContent-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\nContent-ID: <b07a + one>\n\n\
     POST /v1alpha1/comments:analyze?key=any&alt=json HTTP/1.1\nContent-Type: application/json\nMIME-Version: 1.0\naccept: application/json\n\
     content-length: 80\nHost: scores.example\n\n{\"comment\":{\"text\":\"You are a stupid idiot.\"},\"requestedAttributes\":{\"TOXICITY\":{}}}\n\n\
     --===============7==\nContent-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\nContent-ID: <b07a + two>\n\n\
     POST /v1alpha1/comments:suggestscore?key=any HTTP/1.1\ncontent-length: 91\n\n{\"comment\":{\"text\":\"Late.\"},\"attributeScores\":{\"TOXICITY\":{\"summaryScore\":{\"value\":0.5}}}}\n\n\
     --===============7==--",
    "\n--k3x9\nContent-Type: application/http\nContent-ID: 1\n\nPOST /v1alpha1/comments:analyze?key=any HTTP/1.1\nAccept: application/json\n\
     content-type: application/json\n\n{\"comment\":{\"text\":\"Ok. \u{1f309} Fine.\"},\"requestedAttributes\":{\"INSULT\":{}},\"spanAnnotations\":true}\n\n\n\
     --k3x9\nContent-Type: application/http\nContent-ID: 2\n\nGET /v1alpha1/attributes?fields=attributes/name HTTP/1.1\nAccept: application/json\n\n\n--k3x9--",
    "A preamble.\r\n--===============7==\r\nContent-Type: application/http; msgtype=request\r\nContent-ID: <folded\r\n  over lines>\r\n\r\n\
     POST http://scores.example/v1alpha1/comments%3Aanalyze?prettyPrint=false&callback=f HTTP/1.1\r\n\r\n{}\r\n--===============7==--\r\nAn epilogue.",
    "--===============7==\nContent-Type: application/http\n\nPOST /batch HTTP/1.1\nContent-Type: multipart/mixed; boundary=inner\n\n\
     --inner\nContent-Type: application/http\n\nGET /v1alpha1/attributes\n\n--inner--\n\n--===============7==--",
    "--===============7==\nContent-Type: application/http\nContent-Transfer-Encoding: base64\n\nR0VUIC8gSFRUUC8xLjE=\n--===============7==--",
    "--===============7==\nContent-Type: application/http\n\nPOST /v1alpha1/comments:analyze HTTP/1.1\nContent-Encoding: gzip\nContent-Length: 99999999999999999999\n\n{}\n--===============7==--",
    "--===============7==\n--===============7==\n\n--===============7==--",
    "",
];

/// Bytes that parsers stumble over.
const ODD: [&[u8]; 16] = [
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
    b"\r\n\r\n",
    b"--===============7==\n",
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

/// A batch gets an answer for each of its requests, each in the documented shape, or is refused as a whole.
async fn run_batch(server: &axum::Router, kind: &[u8], bytes: &[u8]) -> Vec<Value> {
    // Other bytes never get as far as a header's value.
    let Ok(kind) = HeaderValue::from_bytes(kind) else { return Vec::new() };
    let request =
        Request::post("/batch").header("content-type", kind).body(Body::from(bytes.to_vec())).unwrap();
    let (parts, body) = server.clone().oneshot(request).await.unwrap().into_parts();
    let text = String::from_utf8(to_bytes(body, 64 << 20).await.unwrap().to_vec()).unwrap();
    let shown = String::from_utf8_lossy(bytes);
    if parts.status == 400 {
        let error: Value = serde_json::from_str(&text).unwrap();
        let message = error["error"]["message"].as_str().unwrap();
        assert!(message.starts_with("Failed to parse batch request: "), "{message} for {shown}");
        return Vec::new();
    }
    assert_eq!(parts.status, 200, "{shown}");
    assert_eq!(parts.headers["content-type"], "multipart/mixed; boundary=batch_comity");
    let inside = text
        .strip_prefix("--batch_comity\r\n")
        .and_then(|text| text.strip_suffix("\r\n--batch_comity--\r\n"));
    let answers = inside.unwrap_or_else(|| panic!("{text} for {shown}")).split("\r\n--batch_comity\r\n");
    let read = |answer: &str| {
        let sections: Vec<&str> = answer.splitn(3, "\r\n\r\n").collect();
        let [outer, head, body] = sections.as_slice() else { panic!("{answer} for {shown}") };
        assert!(outer.starts_with("Content-Type: application/http"), "{outer} for {shown}");
        let status = head.strip_prefix("HTTP/1.1 ").and_then(|head| head.get(..3));
        assert!(matches!(status, Some("200" | "400" | "404")), "{head} for {shown}");
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).unwrap();
        assert_eq!(length.parse(), Ok(body.len()), "{shown}");
        // A damaged query may ask that the answer is handed to a function.
        let json = if head.contains("text/javascript") { "null" } else { body };
        let value: Value = serde_json::from_str(json).unwrap();
        assert!(status == Some("200") || value.is_null() || value["error"]["message"].is_string(), "{value}");
        value
    };
    answers.map(read).collect()
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
        feedback: FeedbackTo::File(
            std::sync::Arc::new(std::sync::Mutex::new(file)),
            std::sync::Arc::new(clock),
        ),
        ..Scoring::open()
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

#[tokio::test]
async fn damaged_batches_get_their_answers_or_the_documented_error() {
    let server = scoring_server(Scoring::open());
    let mut dice = Dice(0xA076_1D64_78BD_642F);
    let (mut answered, mut refused) = (0, 0);
    for batch in BATCHES {
        let kind = if batch.contains("--k3x9") { "multipart/mixed; boundary=k3x9" } else { BATCH_TYPE };
        run_batch(&server, kind.as_bytes(), batch.as_bytes()).await;
        for _ in 0..COPIES {
            match run_batch(&server, kind.as_bytes(), &damaged(batch.as_bytes(), &mut dice)).await.len() {
                0 => refused += 1,
                answers => answered += answers,
            }
        }
        for _ in 0..COPIES / 8 {
            run_batch(&server, &damaged(kind.as_bytes(), &mut dice), batch.as_bytes()).await;
        }
    }
    // Damage leaves enough whole to get into the requests, and takes enough apart to be refused.
    assert!(answered > 500 && refused > 1_000, "{answered} answers, {refused} refusals");
}

/// What a request is answered does not depend on whether it came alone, and a damaged one spoils no other of its batch.
#[tokio::test]
async fn a_damaged_request_is_answered_in_a_batch_as_it_is_alone() {
    let server = scoring_server(Scoring::open());
    let mut dice = Dice(0xE703_7ED1_A0B4_28DB);
    for request in CORPUS {
        let copies: Vec<Vec<u8>> = (0..COPIES / 20).map(|_| damaged(request.as_bytes(), &mut dice)).collect();
        let mut batch = Vec::new();
        let mut alone = Vec::new();
        for copy in copies {
            let path = "/v1alpha1/comments:analyze";
            let head = format!("--b\r\nContent-Type: application/http\r\n\r\nPOST {path}\r\n\r\n");
            batch.extend([head.as_bytes(), &copy, b"\r\n"].concat());
            let request = Request::post(path).body(Body::from(copy)).unwrap();
            alone.push(answer(&server, request).await.1);
        }
        batch.extend(b"--b--");
        assert_eq!(run_batch(&server, b"multipart/mixed; boundary=b", &batch).await, alone);
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
