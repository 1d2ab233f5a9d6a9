//! Several requests in one.

use super::*;

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
    let twice = [
        ("<1>", message(&format!("{ANALYZE}?key=good"), &asked)),
        ("<2>", message(&format!("{ANALYZE}?key=good"), &asked)),
        ("<3>", message(&format!("{ANALYZE}?key=good"), &asked)),
    ];
    let text = String::from_utf8(ask(scoring(), batch_of(&twice)).2).unwrap();
    assert!(text.contains("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Type: "), "{text}");
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
