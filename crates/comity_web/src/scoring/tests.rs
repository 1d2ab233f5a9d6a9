//! What clients rely on: requests as they send them, and the answers they expect.

use super::*;
use axum::body::{Body, to_bytes};
use http::header;
use serde_json::{Value, json};
use std::io::{Read, Seek, Write};
use std::sync::Mutex;
use tower::ServiceExt;

const INSULT: &str = "You are a stupid idiot.";
const ANALYZE: &str = "/v1alpha1/comments:analyze";
const SUGGEST: &str = "/v1alpha1/comments:suggestscore";

fn scoring() -> Scoring {
    Scoring {
        scorer: Ok(Scorer::builtin()),
        keys: None,
        is_key_required: false,
        per_second: None,
        feedback: FeedbackTo::Nowhere,
        settings: Settings::default(),
    }
}

/// An answer: its status, headers and body.
struct Answer(http::StatusCode, http::HeaderMap, Vec<u8>);

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.2)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.2)))
    }
}

fn ask(scoring: Scoring, request: http::Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = scoring_server(scoring).oneshot(request).await.unwrap().into_parts();
        Answer(parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    })
}

fn post(path: &str, body: impl Into<Body>) -> http::Request<Body> {
    http::Request::post(path).header(header::CONTENT_TYPE, "application/json").body(body.into()).unwrap()
}

fn get(path: &str) -> http::Request<Body> {
    http::Request::get(path).header(header::HOST, "scores.example:7744").body(Body::empty()).unwrap()
}

/// Analyzes, and gives the answer.
fn analyze(request: &Value) -> Value {
    let answer = ask(scoring(), post(ANALYZE, request.to_string()));
    assert_eq!(answer.0, 200, "{}", answer.json());
    answer.json()
}

/// Analyzes what cannot be analyzed, and gives the error.
fn refused(request: &Value) -> Value {
    let answer = ask(scoring(), post(ANALYZE, request.to_string()));
    assert_eq!(answer.0, 400, "{}", answer.json());
    let error = answer.json()["error"].clone();
    assert_eq!((&error["code"], &error["status"]), (&json!(400), &json!("INVALID_ARGUMENT")));
    error
}

/// A request for `attributes` of `text`.
#[expect(clippy::needless_pass_by_value, reason = "so that each test can write its JSON in place")]
fn request(text: &str, attributes: Value, more: Value) -> Value {
    let mut request = json!({"comment": {"text": text}, "requestedAttributes": attributes});
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    request
}

#[test]
fn the_usual_request_gets_the_usual_answer() {
    let answer = analyze(&request(
        INSULT,
        json!({"TOXICITY": {}, "INSULT": {}}),
        json!({"languages": ["en"], "doNotStore": true}),
    ));
    let toxicity = &answer["attributeScores"]["TOXICITY"];
    assert!(toxicity["summaryScore"]["value"].as_f64().unwrap() > 0.5);
    assert_eq!(toxicity["summaryScore"]["type"], "PROBABILITY");
    // Given without spanAnnotations, too: one span over all of it, with the score of all of it.
    assert_eq!(toxicity["spanScores"], json!([{"begin": 0, "end": 23, "score": toxicity["summaryScore"]}]));
    assert_eq!(answer["languages"], json!(["en"]));
    assert_eq!(answer["detectedLanguages"], json!(["en"]));
    assert_eq!(answer.as_object().unwrap().len(), 3);
}

#[test]
fn names_may_be_written_as_in_protocol_buffers() {
    let answer = analyze(&json!({
        "comment": {"text": INSULT, "type": "PLAIN_TEXT"},
        "requested_attributes": {"TOXICITY@6": {"score_type": "PROBABILITY", "score_threshold": 0.1}},
        "span_annotations": false, "do_not_store": true, "client_token": "t-1", "session_id": "s", "community_id": "c",
        "a_field_of_a_later_version": 1,
    }));
    assert!(answer["attributeScores"]["TOXICITY@6"]["summaryScore"]["value"].is_number());
    assert_eq!(answer["clientToken"], "t-1");
    assert_eq!(answer["languages"], json!(["en"]));
}

#[test]
fn scores_below_the_threshold_are_left_out_and_without_scores_there_is_no_map() {
    let of = |threshold: f64| {
        analyze(&request(
            INSULT,
            json!({"INSULT": {"scoreThreshold": threshold}, "THREAT": {"scoreThreshold": 1.5}}),
            json!({}),
        ))
    };
    let scores = of(0.0)["attributeScores"].clone();
    assert_eq!(scores.as_object().unwrap().keys().collect::<Vec<_>>(), ["INSULT"]);
    let value = scores["INSULT"]["summaryScore"]["value"].as_f64().unwrap();
    assert!(of(value - 1e-6).get("attributeScores").is_some());
    assert_eq!(of(1.0).as_object().unwrap().keys().collect::<Vec<_>>(), ["languages", "detectedLanguages"]);
}

#[test]
fn spans_are_sentences_in_utf16_units() {
    let text = "🌉🌉 The bridge opens on Monday. You are a stupid idiot.";
    for attribute in ["INSULT", "PROFANITY"] {
        let asked =
            request(text, json!({attribute: {}}), json!({"spanAnnotations": true, "languages": ["en"]}));
        let spans = analyze(&asked)["attributeScores"][attribute]["spanScores"].clone();
        let units: Vec<u16> = text.encode_utf16().collect();
        let of = |span: &Value| {
            let at = |name: &str| span[name].as_u64().unwrap() as usize;
            String::from_utf16(&units[at("begin")..at("end")]).unwrap()
        };
        let spans = spans.as_array().unwrap();
        assert_eq!(spans.len(), 2, "{attribute}: {spans:?}");
        assert!(of(&spans[0]).trim().ends_with("Monday."));
        assert_eq!(of(&spans[1]).trim(), "You are a stupid idiot.");
        if attribute == "INSULT" {
            assert!(spans[1]["score"]["value"].as_f64() > spans[0]["score"]["value"].as_f64());
        }
    }
}

#[test]
fn the_context_is_read() {
    let score = |context: Value| {
        let asked = request(
            "What a lazy liar he is, this reporter.",
            json!({"ATTACK_ON_AUTHOR": {}, "ATTACK_ON_COMMENTER": {}}),
            context,
        );
        let scores = analyze(&asked)["attributeScores"].clone();
        (
            scores["ATTACK_ON_AUTHOR"]["summaryScore"]["value"].as_f64().unwrap(),
            scores["ATTACK_ON_COMMENTER"]["summaryScore"]["value"].as_f64().unwrap(),
        )
    };
    assert!(score(json!({})).0 >= score(json!({})).1);
    let named = |context: Value| {
        let asked = request("Lindqvist is a liar and an idiot.", json!({"ATTACK_ON_AUTHOR": {}}), context);
        analyze(&asked)["attributeScores"]["ATTACK_ON_AUTHOR"]["summaryScore"]["value"].as_f64().unwrap()
    };
    let article = json!({"context": {"articleAndParentComment": {"article": {"text": "The bridge stays closed\nBy Mara Lindqvist\nThe council has met."}}}});
    assert!(named(article) > named(json!({})), "the byline says who is meant");
    let parents = [
        json!({"context": {"entries": [{"text": "I like the plan."}]}}),
        json!({"context": {"article_and_parent_comment": {"parent_comment": {"text": "I like the plan."}}}}),
    ];
    for parent in parents {
        let on_commenter = |context: Value| {
            let asked = request("Idiot.", json!({"ATTACK_ON_COMMENTER": {}}), context);
            analyze(&asked)["attributeScores"]["ATTACK_ON_COMMENTER"]["summaryScore"]["value"]
                .as_f64()
                .unwrap()
        };
        let languages = json!({"languages": ["en"]});
        let mut with_parent = parent.clone();
        with_parent["languages"] = json!(["en"]);
        assert!(on_commenter(with_parent) >= on_commenter(languages));
    }
}

#[test]
fn languages_are_echoed_detected_and_checked() {
    let german = "Der Stadtrat hat gestern beschlossen, die Brücke für drei Monate zu sperren.";
    let answer = analyze(&request(german, json!({"TOXICITY": {}}), json!({})));
    assert_eq!((&answer["languages"], &answer["detectedLanguages"]), (&json!(["de"]), &json!(["de"])));
    // A client that says `en` for everything, as some do, is served in the text's own language.
    let answer = analyze(&request(german, json!({"TOXICITY": {}}), json!({"languages": ["en"]})));
    assert_eq!((&answer["languages"], &answer["detectedLanguages"]), (&json!(["en"]), &json!(["de"])));
    let error = refused(&request(INSULT, json!({"SEXUALLY_EXPLICIT": {}}), json!({"languages": ["om"]})));
    assert_eq!(error["message"], "Attribute SEXUALLY_EXPLICIT does not support request languages: om");
    assert_eq!(error["details"][0]["errorType"], "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE");
    assert_eq!(
        error["details"][0]["languageNotSupportedByAttributeError"],
        json!({"detectedLanguages": ["en"], "attribute": "SEXUALLY_EXPLICIT"})
    );
    let error = refused(&request(INSULT, json!({"TOXICITY": {}}), json!({"languages": ["en", "sw"]})));
    assert_eq!(error["message"], "Attribute TOXICITY does not support request languages: sw");
    let greek = "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα για τρεις μήνες.";
    let error = refused(&request(greek, json!({"TOXICITY": {}}), json!({})));
    assert_eq!(error["message"], "Attribute TOXICITY does not support request languages: el");
    // Never a low score by English words for a text in another script.
    refused(&request(greek, json!({"TOXICITY": {}}), json!({"languages": ["en"]})));
    let error = refused(&request("123 !!", json!({"TOXICITY": {}}), json!({})));
    assert_eq!(error["message"], "Unable to detect language");
    assert_eq!(error["details"][0]["errorType"], "LANGUAGE_DETECTION_FAILED");
}

#[test]
fn unsupported_attributes_are_dropped_when_that_is_wanted() {
    let german = "Der Stadtrat hat gestern beschlossen, die Brücke für drei Monate zu sperren.";
    let attributes = json!({"TOXICITY": {}, "SEXUALLY_EXPLICIT": {}, "FLIRTATION": {}});
    let answer = analyze(&request(
        german,
        attributes,
        json!({"languages": ["de"], "dropUnsupportedAttributes": true}),
    ));
    assert_eq!(answer["attributeScores"].as_object().unwrap().keys().collect::<Vec<_>>(), ["TOXICITY"]);
    let attributes = json!({"SEXUALLY_EXPLICIT": {}});
    let answer = analyze(&request(
        german,
        attributes,
        json!({"languages": ["de"], "drop_unsupported_attributes": true}),
    ));
    assert!(answer.get("attributeScores").is_none());
}

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
fn bodies_may_be_packed_both_ways() {
    let text = request(
        INSULT,
        json!({"TOXICITY": {}, "INSULT": {}, "THREAT": {}, "PROFANITY": {}, "OBSCENE": {}}),
        json!({}),
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.to_string().as_bytes()).unwrap();
    let mut request = post(ANALYZE, packed.finish().unwrap());
    request.headers_mut().insert(header::CONTENT_ENCODING, "gzip".parse().unwrap());
    request.headers_mut().insert(header::ACCEPT_ENCODING, "gzip, deflate".parse().unwrap());
    let answer = ask(scoring(), request);
    assert_eq!((answer.0.as_u16(), answer.1[header::CONTENT_ENCODING].as_bytes()), (200, &b"gzip"[..]));
    let mut plain = String::new();
    flate2::read::GzDecoder::new(&answer.2[..]).read_to_string(&mut plain).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&plain).unwrap(), analyze(&text));
}

#[test]
fn an_answer_is_pretty_or_in_part_as_the_query_says_and_names_its_model() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let pretty = ask(scoring(), post(ANALYZE, asked.clone()));
    assert!(pretty.2.starts_with(b"{\n  \""));
    assert_eq!(pretty.1["x-comity-model"].to_str().unwrap(), Scorer::builtin().model());
    let plain = ask(
        scoring(),
        post(&format!("{ANALYZE}?key=K&alt=json&prettyPrint=false&quotaUser=u"), asked.clone()),
    );
    assert!(plain.2.starts_with(b"{\"") && !plain.2.trim_ascii_end().contains(&b'\n'));
    let part = ask(
        scoring(),
        post(&format!("{ANALYZE}?fields=attributeScores%2FTOXICITY%2FsummaryScore%2Fvalue"), asked),
    );
    let value = pretty.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"].clone();
    assert_eq!(part.json(), json!({"attributeScores": {"TOXICITY": {"summaryScore": {"value": value}}}}));
}

#[test]
fn parameters_of_the_service_are_taken_and_what_cannot_be_had_is_refused_before_anything_is_kept() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let taken = "alt=json&prettyPrint=true&quotaUser=u&access_token=a&oauth_token=o&uploadType=media&upload_protocol=raw\
                 &$.xgafv=1&%24alt=json%3Benum-encoding%3Dint&fields=*";
    assert_eq!(ask(scoring(), post(&format!("{ANALYZE}?{taken}"), asked.clone())).0, 200);
    let file = tempfile::tempfile().unwrap();
    let clock = comity_testkit::FakeClock::at(comity_model::Timestamp::from_secs(1_777_888_800));
    let feedback = FeedbackTo::File(Arc::new(Mutex::new(file.try_clone().unwrap())), Arc::new(clock));
    let label =
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}});
    let cases = [
        ("alt=proto", "Answers in the form alt=proto are not available on this server; alt=json is."),
        ("alt=media", "Answers in the form alt=media are not available on this server; alt=json is."),
        (
            "callback=alert(1)",
            "Invalid JSONP callback name: 'alert(1)'; only alphabet, number, '_', '$', '.', '[' and ']' are allowed.",
        ),
        ("fields=languages", "Request contains an invalid argument."),
        ("fields=clientToken(", "Invalid field selection clientToken("),
    ];
    for (query, message) in cases {
        let scoring = Scoring { feedback: feedback.clone(), ..scoring() };
        let answer = ask(scoring, post(&format!("{SUGGEST}?{query}"), label.to_string()));
        assert_eq!(
            (answer.0.as_u16(), &answer.json()["error"]["message"]),
            (400, &json!(message)),
            "{query}"
        );
    }
    assert_eq!(file.metadata().unwrap().len(), 0);
}

#[test]
fn a_selection_of_a_field_that_there_is_not_is_told_as_the_service_does() {
    let asked = request(INSULT, json!({"TOXICITY": {}, "INSULT": {}}), json!({})).to_string();
    let select = |fields: &str| ask(scoring(), post(&format!("{ANALYZE}?fields={fields}"), asked.clone()));
    let wrong = select("attributeScores/TOXICITY/score").json()["error"].clone();
    assert_eq!(wrong["message"], "Request contains an invalid argument.");
    assert_eq!(
        wrong["details"][0]["fieldViolations"][0],
        json!({
            "field": "attributeScores.TOXICITY.score",
            "description": "Error expanding 'fields' parameter. Cannot find matching fields for path 'attributeScores.TOXICITY.score'.",
        })
    );
    let both = select("attributeScores(*/summaryScore/type),detected_languages").json();
    let kind = json!({"summaryScore": {"type": "PROBABILITY"}});
    assert_eq!(
        both,
        json!({"attributeScores": {"TOXICITY": kind, "INSULT": kind}, "detectedLanguages": ["en"]})
    );
    assert_eq!(select("attributeScores/THREAT,clientToken").json(), json!({}));
}

#[test]
fn an_answer_is_handed_to_a_function_where_that_is_wanted() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({"clientToken": "a\u{2028}b</script>"}));
    let path = format!("{ANALYZE}?callback=page.scored%5B0%5D&alt=json&prettyPrint=false&fields=clientToken");
    let answer = ask(scoring(), post(&path, asked.to_string()));
    let text = String::from_utf8(answer.2).unwrap();
    assert_eq!(text, "// API callback\npage.scored[0]({\"clientToken\":\"a\\u2028b</script>\"});\n");
    assert_eq!(answer.1[header::CONTENT_TYPE], "text/javascript; charset=UTF-8");
    assert_eq!(answer.1[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let wrong = ask(scoring(), post(&format!("{ANALYZE}?callback=scored"), "{}"));
    assert!(wrong.0 == 400 && wrong.2.starts_with(b"// API callback\nscored({\n"));
    // What a page could load as a script is never one.
    for path in ["/v1alpha1/attributes", "/$discovery/rest"] {
        let answer = ask(scoring(), get(&format!("{path}?callback=scored")));
        assert_eq!((answer.0.as_u16(), answer.json()["error"]["code"].as_u64()), (400, Some(400)));
    }
}

/// A batch of requests: each its `Content-ID` and the HTTP message.
fn batch_of(requests: &[(&str, String)]) -> http::Request<Body> {
    let mut text = String::new();
    for (id, message) in requests {
        text.extend(["--===1==\nContent-Type: application/http\nContent-ID: ", id, "\n\n", message, "\n"]);
    }
    text.push_str("--===1==--\n");
    let kind = "multipart/mixed; boundary=\"===1==\"";
    http::Request::post("/batch").header(header::CONTENT_TYPE, kind).body(Body::from(text)).unwrap()
}

fn message(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\nContent-Type: application/json\ncontent-length: {}\n\n{body}\n",
        body.len()
    )
}

/// The `Content-ID`, status and body of each answer to a batch.
fn answers_of(answer: &Answer) -> Vec<(String, u16, String)> {
    let text = std::str::from_utf8(&answer.2).unwrap();
    // A line that begins so, and no other place.
    let mut parts: Vec<&str> =
        text.strip_prefix("--batch_comity").unwrap().split("\r\n--batch_comity").collect();
    assert_eq!(parts.pop(), Some("--\r\n"));
    let read = |part: &&str| {
        let sections: Vec<&str> = part.splitn(3, "\r\n\r\n").collect();
        let id = sections[0].split_once("Content-ID: ").unwrap().1.to_owned();
        let status = sections[1].strip_prefix("HTTP/1.1 ").unwrap().split(' ').next().unwrap();
        (id, status.parse().unwrap(), sections[2].trim_end().to_owned())
    };
    parts.iter().map(read).collect()
}

#[test]
fn a_batch_gets_an_answer_for_each_of_its_requests() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({"clientToken": "x\r\n--batch_comity\r\n"}));
    let (asked, token) = (asked.to_string(), &asked["clientToken"]);
    let batch = batch_of(&[
        ("<b07a + 1>", message(&format!("{ANALYZE}?key=any&alt=json"), &asked)),
        ("<b07a + 2>", message(ANALYZE, "{\"comment\":{}}")),
        (
            "three",
            message(&format!("http://scores.example{ANALYZE}?fields=languages&prettyPrint=false"), &asked),
        ),
        ("<4>", "GET /v1alpha1/attributes?fields=model&prettyPrint=false\n\n".to_owned()),
        ("<5>", message("/batch", "")),
        ("<6>", message(SUGGEST, "{}")),
        ("<7>", message(&format!("{ANALYZE}?alt=proto"), &asked)),
    ]);
    let answer = ask(scoring(), batch);
    assert_eq!(answer.0, 200);
    assert_eq!(answer.1[header::CONTENT_TYPE], "multipart/mixed; boundary=batch_comity");
    assert_eq!(answer.1["x-comity-model"].to_str().unwrap(), Scorer::builtin().model());
    let said = answers_of(&answer);
    let ids: Vec<(&str, u16)> = said.iter().map(|(id, status, _)| (id.as_str(), *status)).collect();
    assert_eq!(
        ids,
        [
            ("<response-b07a + 1>", 200),
            ("<response-b07a + 2>", 400),
            ("response-three", 200),
            ("<response-4>", 200),
            ("<response-5>", 404),
            ("<response-6>", 400),
            ("<response-7>", 400),
        ]
    );
    let json = |at: usize| serde_json::from_str::<Value>(&said[at].2).unwrap();
    assert_eq!(&json(0)["clientToken"], token, "no words of a client end a part");
    assert_eq!(json(0), analyze(&serde_json::from_str(&asked).unwrap()));
    assert_eq!(json(1)["error"]["message"], "Comment must be non-empty.");
    assert_eq!(said[2].2, "{\"languages\":[\"en\"]}");
    assert_eq!(json(3), json!({"model": Scorer::builtin().model()}));
}

#[test]
fn each_request_of_a_batch_passes_the_gate_with_its_own_key_or_that_of_the_batch() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let scoring =
        || Scoring { keys: Some(Keys::parse("good 2\nother").unwrap()), is_key_required: true, ..scoring() };
    let statuses = |outer: &str, keys: &[&str]| {
        let parts: Vec<(&str, String)> =
            keys.iter().map(|key| ("<1>", message(&format!("{ANALYZE}{key}"), &asked))).collect();
        let mut batch = batch_of(&parts);
        *batch.uri_mut() = format!("/batch/v1alpha1{outer}").parse().unwrap();
        answers_of(&ask(scoring(), batch)).into_iter().map(|(_, status, _)| status).collect::<Vec<_>>()
    };
    assert_eq!(
        statuses("", &["?key=good", "?key=good", "?key=good", "?key=other", "?key=bad", ""]),
        [200, 200, 429, 200, 400, 403]
    );
    assert_eq!(statuses("?key=other", &["", "?key=bad"]), [200, 400]);
}

#[test]
fn a_batch_that_cannot_be_taken_apart_or_is_too_large_is_refused() {
    let mut plain = batch_of(&[("<1>", message(ANALYZE, "{}"))]);
    plain.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    let answer = ask(scoring(), plain);
    assert_eq!(answer.0, 400);
    let message_of = |answer: &Answer| answer.json()["error"]["message"].as_str().unwrap().to_owned();
    assert_eq!(
        message_of(&answer),
        "Failed to parse batch request: its Content-Type has to be multipart/mixed with a boundary."
    );
    let packed = batch_of(&[(
        "<1>",
        message(ANALYZE, "{}").replace("content-length", "Content-Encoding: gzip\ncontent-length"),
    )]);
    let said = answers_of(&ask(scoring(), packed));
    assert!(said[0].1 == 400 && said[0].2.contains("cannot have a Content-Encoding"));
    // Answers far larger than what was asked: many names for each of many sentences.
    let names: serde_json::Map<String, Value> = (0..90).map(|i| (format!("INSULT@{i}"), json!({}))).collect();
    let large = request(
        &"Idiot. ".repeat(200),
        Value::Object(names),
        json!({"spanAnnotations": true, "languages": ["en"]}),
    );
    let parts: Vec<(&str, String)> = (0..20).map(|_| ("<1>", message(ANALYZE, &large.to_string()))).collect();
    let said = answers_of(&ask(scoring(), batch_of(&parts)));
    assert_eq!((said[0].1, said[19].1), (200, 400));
    assert!(said[19].2.contains("send fewer requests in one"), "{}", said[19].2);
    assert!(said.iter().map(|(_, _, text)| text.len()).sum::<usize>() < 24 << 20);
}

#[test]
fn keys_are_checked_and_counted() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let with = |keys: &str, path: &str| {
        let scoring = Scoring { keys: Some(Keys::parse(keys).unwrap()), is_key_required: true, ..scoring() };
        ask(scoring, post(path, asked.clone()))
    };
    assert_eq!(with("good", &format!("{ANALYZE}?key=good")).0, 200);
    let wrong = with("good", &format!("{ANALYZE}?key=bad"));
    assert_eq!(
        (wrong.0.as_u16(), &wrong.json()["error"]["message"]),
        (400, &json!("API key not valid. Please pass a valid API key."))
    );
    assert_eq!(wrong.json()["error"]["details"][0]["reason"], "API_KEY_INVALID");
    let none = with("good", ANALYZE);
    assert_eq!((none.0.as_u16(), &none.json()["error"]["status"]), (403, &json!("PERMISSION_DENIED")));
    assert!(
        none.json()["error"]["message"]
            .as_str()
            .unwrap()
            .starts_with("Method doesn't allow unregistered callers")
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let keys = Some(Keys::parse("good 1 Bridge Post").unwrap());
    let server = scoring_server(Scoring { keys, ..scoring() });
    let mut statuses = Vec::new();
    for _ in 0..2 {
        let mut request = post(ANALYZE, asked.clone());
        request.headers_mut().insert("x-goog-api-key", "good".parse().unwrap());
        let answer = runtime.block_on(server.clone().oneshot(request)).unwrap();
        statuses.push(answer.status().as_u16());
        if answer.status() == 429 {
            let body = runtime.block_on(to_bytes(answer.into_body(), usize::MAX)).unwrap();
            let error = serde_json::from_slice::<Value>(&body).unwrap()["error"].clone();
            assert_eq!(
                (&error["status"], &error["details"][0]["reason"]),
                (&json!("RESOURCE_EXHAUSTED"), &json!("RATE_LIMIT_EXCEEDED"))
            );
            assert_eq!(error["details"][0]["metadata"]["quota_limit_value"], "1");
        }
    }
    assert_eq!(statuses, [200, 429]);
}

/// Every schema that is referred to is there.
fn check(value: &Value, schemas: &Value) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| match (name.as_str(), value) {
            ("$ref", Value::String(name)) => assert!(schemas[name].is_object(), "{name}"),
            _ => check(value, schemas),
        }),
        Value::Array(values) => values.iter().for_each(|value| check(value, schemas)),
        _ => {}
    }
}

#[test]
fn the_discovery_document_describes_the_service_at_the_address_asked() {
    let answer = ask(scoring(), get("/$discovery/rest?version=v1alpha1&key=K"));
    let document = answer.json();
    assert_eq!((answer.0.as_u16(), &document["rootUrl"]), (200, &json!("http://scores.example:7744/")));
    let methods = &document["resources"]["comments"]["methods"];
    for (name, path) in [("analyze", ANALYZE), ("suggestscore", SUGGEST)] {
        assert_eq!(format!("/{}", methods[name]["path"].as_str().unwrap()), path);
    }
    check(&document, &document["schemas"]);
    assert_eq!(ask(scoring(), get("/$discovery/rest?version=v2")).0, 404);
}

#[test]
fn the_list_of_attributes_says_what_scores_rest_on() {
    let list = ask(scoring(), get("/v1alpha1/attributes")).json();
    assert_eq!(list["model"], Scorer::builtin().model());
    let toxicity = &list["attributes"][0];
    assert_eq!((&toxicity["name"], &toxicity["languages"]["en"]), (&json!("TOXICITY"), &json!("labels")));
    assert!(list["leftOut"].as_array().unwrap().contains(&json!("FLIRTATION")));
}

#[test]
fn suggested_scores_are_kept_where_the_operator_says() {
    let file = tempfile::tempfile().unwrap();
    let feedback = FeedbackTo::File(
        Arc::new(Mutex::new(file.try_clone().unwrap())),
        Arc::new(comity_testkit::FakeClock::at(comity_model::Timestamp::from_secs(1_777_888_800))),
    );
    let send = |request: &Value| {
        ask(Scoring { feedback: feedback.clone(), ..scoring() }, post(SUGGEST, request.to_string()))
    };
    // As Coral sends it when a moderator decides.
    let coral = json!({
        "comment": {"text": INSULT}, "context": {"entries": [{"text": "{\"url\":\"https://post.example/bridge\"}"}]},
        "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
        "languages": ["en"], "communityId": "Coral:https://talk.post.example", "clientToken": "comment:17",
    });
    let answer = send(&coral);
    assert_eq!(answer.0, 200, "{}", answer.json());
    assert_eq!(
        answer.json(),
        json!({"clientToken": "comment:17", "requestedLanguages": ["en"], "detectedLanguages": ["en"]})
    );
    let mut private = coral.clone();
    private["doNotStore"] = json!(true);
    assert_eq!(send(&private).0, 200);
    let spans = json!({"comment": {"text": INSULT}, "attribute_scores": {"INSULT": {"span_scores": [{"begin": 10, "end": 22, "score": {"value": "0.5"}}]}}});
    assert_eq!(send(&spans).0, 200);
    let mut text = String::new();
    (&file).rewind().unwrap();
    (&file).read_to_string(&mut text).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "what is not to be stored is not stored");
    assert_eq!(
        (&lines[0]["attribute"], &lines[0]["value"], &lines[0]["client_token"]),
        (&json!("TOXICITY"), &json!(1.0), &json!("comment:17"))
    );
    assert_eq!((&lines[1]["span"], &lines[1]["value"]), (&json!([10, 22]), &json!(0.5)));
    let wrong = [
        json!({"comment": {"text": INSULT}}),
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {}}}),
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 2}}}}),
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"spanScores": [{"end": 3, "score": {"value": 1}}]}}}),
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"spanScores": [{"begin": 3, "end": 99, "score": {"value": 1}}]}}}),
    ];
    for request in wrong {
        assert_eq!(send(&request).json()["error"]["status"], "INVALID_ARGUMENT", "{request}");
    }
    let nowhere = ask(scoring(), post(SUGGEST, coral.to_string()));
    assert_eq!(
        (nowhere.0.as_u16(), &nowhere.json()["error"]["status"]),
        (400, &json!("FAILED_PRECONDITION"))
    );
}

#[test]
fn a_newsroom_keeps_suggested_scores_in_its_database() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let newsroom = comity_testkit::Newsroom::open().await;
        let server =
            scoring_server(Scoring { feedback: FeedbackTo::Newsroom(newsroom.app.clone()), ..scoring() });
        let suggested = json!({
            "comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
            "clientToken": "comment:17",
        });
        let answer = server.clone().oneshot(post(SUGGEST, suggested.to_string())).await.unwrap();
        assert_eq!(answer.status(), 200);
        let elsewhere =
            server.oneshot(post(&format!("{SUGGEST}?site=nowhere"), suggested.to_string())).await.unwrap();
        assert_eq!(elsewhere.status(), 400);
    });
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
    assert_eq!(ask(scoring(), preflight).0, 204);
}

#[test]
fn a_model_that_is_not_there_is_told() {
    let broken = Scoring { scorer: Err("the model file is damaged".to_owned()), ..scoring() };
    let answer = ask(broken, post(ANALYZE, request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string()));
    assert_eq!((answer.0.as_u16(), &answer.json()["error"]["status"]), (503, &json!("UNAVAILABLE")));
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Any JSON, often with the names and values that a request has.
    fn any_json() -> impl Strategy<Value = Value> {
        const NAMES: [&str; 22] = [
            "comment",
            "text",
            "type",
            "context",
            "entries",
            "articleAndParentComment",
            "article",
            "parentComment",
            "requestedAttributes",
            "TOXICITY",
            "INSULT@2",
            "scoreType",
            "scoreThreshold",
            "spanAnnotations",
            "languages",
            "attributeScores",
            "summaryScore",
            "spanScores",
            "begin",
            "end",
            "score",
            "value",
        ];
        let name = prop_oneof![9 => proptest::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => any::<String>()];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            Just(Value::from("You are a stupid idiot. 🌉 Ok.")),
            Just(Value::from("en")),
            Just(Value::from("PLAIN_TEXT")),
        ];
        leaf.prop_recursive(6, 40, 6, move |inner| {
            prop_oneof![
                1 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                4 => proptest::collection::vec((name.clone(), inner), 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_json_whatsoever_gets_an_answer_or_a_clear_error(whole in any_json(), part in any_json(), at in 0..8_usize) {
            let names = ["comment", "context", "requestedAttributes", "languages", "spanAnnotations", "attributeScores", "clientToken", "doNotStore"];
            let mut valid = request(INSULT, json!({"TOXICITY": {}}), json!({"attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}}));
            valid[names[at]] = part;
            for body in [whole, valid] {
                for path in [ANALYZE, SUGGEST] {
                    let answer = ask(scoring(), post(path, body.to_string()));
                    let status = answer.0.as_u16();
                    prop_assert!(status == 200 || status == 400, "{status} for {body}");
                    let answer = answer.json();
                    prop_assert_eq!(status == 400, answer["error"]["code"] == json!(400));
                }
            }
        }

        #[test]
        fn any_batch_whatsoever_gets_its_answers_or_a_clear_error(
            lines in proptest::collection::vec(prop_oneof![
                3 => Just("--b".to_owned()), 1 => Just("--b--".to_owned()), 3 => Just(String::new()),
                2 => Just("Content-Type: application/http".to_owned()), 1 => Just("Content-Length: 2".to_owned()),
                2 => Just(format!("POST {ANALYZE}")), 1 => Just(" folded".to_owned()), 1 => any::<String>(),
            ], 0..24),
        ) {
            let kind = "multipart/mixed; boundary=b";
            let batch = http::Request::post("/batch").header(header::CONTENT_TYPE, kind);
            let answer = ask(scoring(), batch.body(Body::from(lines.join("\n"))).unwrap());
            prop_assert!(answer.0 == 200 || answer.0 == 400, "{}", answer.0);
            if answer.0 == 400 {
                let message = answer.json()["error"]["message"].clone();
                prop_assert!(message.as_str().unwrap().starts_with("Failed to parse batch request: "), "{message}");
            }
        }

        #[test]
        fn any_bytes_whatsoever_get_a_clear_error(bytes in proptest::collection::vec(any::<u8>(), 1..200)) {
            let answer = ask(scoring(), post(ANALYZE, bytes));
            prop_assert_eq!(answer.0.as_u16(), 400);
            prop_assert!(answer.json()["error"]["message"].is_string());
        }
    }
}
