//! What bad input gets on every address that takes a body.

use super::*;

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

/// A signature that may fit until the body is read.
fn with_signature(mut request: Request) -> Request {
    let signature = format!("sha256={}", "0".repeat(64));
    request.headers_mut().insert("x-coral-signature", signature.parse().unwrap());
    request
}

/// Whether a body that is too large was refused. Coral would publish what it cannot ask about, so it is told to hold it.
fn is_refused(path: &str, shape: Shape, answer: &Answer) -> bool {
    match path {
        "/coral/phase" => answer.0 == 200 && answer.json() == json!({"status": "SYSTEM_WITHHELD"}),
        _ => matches!(answer.0.as_u16(), 400 | 413) && shape(answer).is_some(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_megabytes_are_refused_before_they_are_in_memory() {
    let newsroom = newsroom().await;
    let server = server(&newsroom, &with_coral());
    for (path, shape) in addresses() {
        let taken = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Pieces { left: (100 << 20) / PIECE_BYTES, taken: Arc::clone(&taken) });
        let answer = send(&server, with_signature(post(path, body))).await;
        assert!(is_refused(path, shape, &answer), "{path}: {}", answer.0);
        assert!(taken.load(Ordering::Relaxed) <= body::MAX_BODY_BYTES + PIECE_BYTES, "{path}");
        // What says how large it is, isn't even begun.
        let taken = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Pieces { left: (100 << 20) / PIECE_BYTES, taken: Arc::clone(&taken) });
        let mut request = with_signature(post(path, body));
        request.headers_mut().insert(header::CONTENT_LENGTH, "104857600".parse().unwrap());
        let answer = send(&server, request).await;
        assert!(is_refused(path, shape, &answer), "{path}: {}", answer.0);
        assert_eq!(taken.load(Ordering::Relaxed), 0, "{path}");
        if path.starts_with("/coral") {
            // Nor is anything read for whoever does not even try to sign.
            let body = Body::new(Pieces { left: (100 << 20) / PIECE_BYTES, taken: Arc::clone(&taken) });
            assert_eq!(send(&server, post(path, body)).await.0, 401, "{path}");
            assert_eq!(taken.load(Ordering::Relaxed), 0, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_of_the_service_is_answered_as_the_service_does() {
    let newsroom = newsroom().await;
    let paper = crate::router(newsroom.app.clone(), Settings::default());
    for path in ["/v1alpha1/comments:translate", "/v1alpha1/comments:analyze/", "/v1alpha1/a/b"] {
        let answer = send(&paper, post(path, analyze())).await;
        assert_eq!(
            (answer.0.as_u16(), &answer.json()["error"]["status"]),
            (404, &json!("NOT_FOUND")),
            "{path}"
        );
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
        assert_eq!(unsigned.0, 401, "{name}");
        let signed_wrongly = send(&server, with_signature(post("/coral/phase", body.clone()))).await;
        let is_held =
            signed_wrongly.0 == 200 && signed_wrongly.json() == json!({"status": "SYSTEM_WITHHELD"});
        assert_eq!(is_held, body.len() > 1 << 20, "{name}");
        assert!(is_held || signed_wrongly.0 == 401, "{name}: {}", signed_wrongly.0);
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
    assert_eq!(slow, intake::NotTaken::TooSlow);
}
