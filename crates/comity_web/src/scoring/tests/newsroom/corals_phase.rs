//! Coral's phase and webhooks.

use super::*;

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
    // A picture, or nothing, in elements.
    assert_eq!(said("<div><br></div>", "a").await.0, 204);
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
