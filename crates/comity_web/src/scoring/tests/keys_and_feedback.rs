//! Keys, and the scores that clients suggest.

use super::*;

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
    let keys = Some(Keys::parse("good 2 Bridge Post").unwrap());
    let server = scoring_server(Scoring { keys, ..scoring() });
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let mut request = post(ANALYZE, asked.clone());
        request.headers_mut().insert("x-goog-api-key", "good".parse().unwrap());
        let answer = runtime.block_on(server.clone().oneshot(request)).unwrap();
        statuses.push(answer.status().as_u16());
        if answer.status() == 429 {
            assert_eq!(answer.headers()[header::RETRY_AFTER], "30", "half a minute gives one of two back");
            let body = runtime.block_on(to_bytes(answer.into_body(), usize::MAX)).unwrap();
            let error = serde_json::from_slice::<Value>(&body).unwrap()["error"].clone();
            assert_eq!(
                (&error["status"], &error["details"][0]["reason"]),
                (&json!("RESOURCE_EXHAUSTED"), &json!("RATE_LIMIT_EXCEEDED"))
            );
            assert_eq!(error["details"][0]["metadata"]["quota_limit_value"], "2");
        }
    }
    assert_eq!(statuses, [200, 200, 429]);
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
