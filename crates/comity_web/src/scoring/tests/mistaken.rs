//! Requests that cannot be answered, and the errors that clients expect word for word.

use super::*;

#[test]
fn each_wrong_request_gets_its_error_word_for_word() {
    let toxicity = || json!({"TOXICITY": {}});
    let check = |request: Value, message: &str, error_type: Option<&str>| {
        let error = refused(&request);
        assert_eq!(error["message"], message);
        assert_eq!(error["details"][0]["errorType"].as_str(), error_type, "{error}");
        if error_type.is_some() {
            assert_eq!(
                error["details"][0]["@type"],
                "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
            );
        }
    };
    let empty = "Comment must be non-empty.";
    check(request("", toxicity(), json!({})), empty, Some("COMMENT_EMPTY"));
    check(json!({}), empty, Some("COMMENT_EMPTY"));
    check(json!({"comment": null}), empty, Some("COMMENT_EMPTY"));
    let long = "Comment text was too many bytes. Value (20992) exceeded limit (20480).";
    check(request(&"é".repeat(10_496), toxicity(), json!({})), long, None);
    assert!(refused(&request(&"é".repeat(10_496), toxicity(), json!({}))).get("details").is_none());
    let missing = "Missing requested_attributes";
    check(request(INSULT, json!({}), json!({})), missing, Some("NO_REQUESTED_ATTRIBUTES"));
    check(json!({"comment": {"text": INSULT}}), missing, Some("NO_REQUESTED_ATTRIBUTES"));
    check(
        request(INSULT, json!({"KINDNESS": {}}), json!({})),
        "Unknown requested attribute: KINDNESS",
        Some("INVALID_REQUEST"),
    );
    check(
        request(INSULT, json!({"TOXICITY@x": {}}), json!({})),
        "Unknown requested attribute: TOXICITY@x",
        Some("INVALID_REQUEST"),
    );
    let raw = json!({"INSULT": {"scoreType": "RAW"}});
    check(
        request(INSULT, raw, json!({})),
        "Requested score type RAW is not supported by attribute INSULT",
        None,
    );
    let typed = |kind: &str| json!({"comment": {"text": INSULT, "type": kind}, "requestedAttributes": {"TOXICITY": {}}});
    check(typed("HTML"), "Currently, only 'PLAIN_TEXT' comments are supported", None);
    check(typed("MARKDOWN"), "Unknown text type", None);
    let both = json!({"context": {"entries": [{"text": "a"}], "articleAndParentComment": {"article": {"text": "b"}}}});
    let two =
        "Context can have either entries or article_and_parent_comment, but both fields were populated.";
    check(request(INSULT, toxicity(), both), two, None);
}

#[test]
fn an_attribute_that_is_left_out_says_why() {
    let error = refused(&request(INSULT, json!({"FLIRTATION": {}}), json!({})));
    assert_eq!(error["message"], "Unknown requested attribute: FLIRTATION");
    assert!(error["details"][1]["message"].as_str().unwrap().contains("no labelled comments"));
}

#[test]
fn wrong_types_and_broken_json_are_told() {
    let error = refused(&json!({"comment": {"text": 5}}));
    assert_eq!(error["message"], "Invalid value at 'comment.text' (TYPE_STRING), 5");
    assert_eq!(error["details"][0]["fieldViolations"][0]["field"], "comment.text");
    let entries = |context: Value| {
        let mut asked = request(INSULT, json!({"TOXICITY": {}}), json!({}));
        asked["context"] = context;
        refused(&asked)["message"].as_str().unwrap().to_owned()
    };
    let entry = "type.googleapis.com/google.commentanalyzer.v1alpha1.TextEntry";
    assert_eq!(
        entries(json!({"entries": "x"})),
        format!("Invalid value at 'context.entries' ({entry}), \"x\"")
    );
    assert_eq!(entries(json!({"entries": [{"text": "a", "type": "MARKDOWN"}]})), "Unknown text type");
    assert_eq!(
        entries(json!({"articleAndParentComment": {"article": {"text": "a", "type": true}}})),
        format!(
            "Invalid value at 'context.article_and_parent_comment.article.type' ({entry}.TextType), true"
        )
    );
    for body in ["{", "[]", "\"x\"", "{\"comment\":{\"text\":\"\\ud800\"}}", "\u{0}"] {
        let answer = ask(scoring(), post(ANALYZE, body));
        assert_eq!(answer.0, 400);
        assert!(
            answer.json()["error"]["message"].as_str().unwrap().starts_with("Invalid JSON payload received.")
        );
    }
    let invalid_utf8 = ask(scoring(), post(ANALYZE, &b"{\"comment\":{\"text\":\"\xff\"}}"[..]));
    let nested = ask(scoring(), post(ANALYZE, "{\"context\":".repeat(50_000)));
    assert_eq!((invalid_utf8.0, nested.0), (http::StatusCode::BAD_REQUEST, http::StatusCode::BAD_REQUEST));
}

#[test]
fn a_body_that_breaks_off_is_told_and_a_byte_order_mark_is_passed_over() {
    /// A body whose sender goes away.
    struct Torn;
    impl hyper::body::Body for Torn {
        type Data = bytes::Bytes;
        type Error = std::io::Error;
        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<hyper::body::Frame<bytes::Bytes>, std::io::Error>>> {
            std::task::Poll::Ready(Some(Err(std::io::ErrorKind::UnexpectedEof.into())))
        }
    }
    let torn = ask(scoring(), post(ANALYZE, Body::new(Torn)));
    assert_eq!(
        (torn.0.as_u16(), &torn.json()["error"]["message"]),
        (400, &json!("Invalid JSON payload received. The body ended before it was whole."))
    );
    let asked = format!("\u{feff}{}", request(INSULT, json!({"TOXICITY": {}}), json!({})));
    assert_eq!(ask(scoring(), post(ANALYZE, asked)).0, 200);
}

#[test]
fn a_path_may_be_escaped() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    for path in ["/v1alpha1/comments%3Aanalyze?key=K", "/v1alpha1/comments%3aanalyze"] {
        assert_eq!(ask(scoring(), post(path, asked.clone())).0, 200);
        let said = answers_of(&ask(scoring(), batch_of(&[("<1>", message(path, &asked))])));
        assert_eq!(said[0].1, 200);
    }
    assert_eq!(ask(scoring(), get("/%24discovery/rest?version=v1alpha1")).0, 200);
}

#[test]
fn a_body_that_is_too_large_is_refused_also_when_it_is_packed() {
    let large = vec![b' '; body::MAX_BODY_BYTES + 1];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&large).unwrap();
    let mut bomb = post(ANALYZE, packed.finish().unwrap());
    bomb.headers_mut().insert(header::CONTENT_ENCODING, "gzip".parse().unwrap());
    for request in [post(ANALYZE, large), bomb] {
        let answer = ask(scoring(), request);
        assert_eq!(answer.0, 400);
        assert_eq!(
            answer.json()["error"]["message"],
            "Request payload size exceeds the limit: 8388608 bytes."
        );
    }
}

#[test]
fn other_paths_and_methods_are_not_found_in_the_same_shape() {
    for request in
        [get("/"), get(ANALYZE), post("/v1alpha1/attributes", "{}"), get("/v1alpha1/comments:other")]
    {
        let answer = ask(scoring(), request);
        assert_eq!((answer.0.as_u16(), &answer.json()["error"]["status"]), (404, &json!("NOT_FOUND")));
    }
    let preflight = http::Request::options(ANALYZE).body(Body::empty()).unwrap();
    let allowed = ask(scoring(), preflight);
    assert_eq!(allowed.0, 204);
    let headers = allowed.1[header::ACCESS_CONTROL_ALLOW_HEADERS].to_str().unwrap();
    for name in ["authorization", "content-encoding", "x-goog-api-key", "x-goog-fieldmask"] {
        assert!(headers.split(", ").any(|allowed| allowed == name), "{name}: {headers}");
    }
}

#[test]
fn a_model_that_is_not_there_is_told() {
    let broken = Scoring { scorer: Err("the model file is damaged".to_owned()), ..scoring() };
    let answer = ask(broken, post(ANALYZE, request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string()));
    assert_eq!((answer.0.as_u16(), &answer.json()["error"]["status"]), (503, &json!("UNAVAILABLE")));
}
