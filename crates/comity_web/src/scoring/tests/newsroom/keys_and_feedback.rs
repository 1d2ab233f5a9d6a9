//! Keys with quotas, and feedback in the database.

use super::*;

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
