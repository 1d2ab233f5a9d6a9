//! Whatever is sent, the answer is JSON in one of the shapes of the service.

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
    let name =
        prop_oneof![9 => proptest::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => any::<String>()];
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
