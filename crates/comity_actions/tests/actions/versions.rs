//! Versions that come later: published ahead, withdrawn, refused; and the replay that stays with a version.

use crate::drafting::refused;
use comity_actions::{
    InForce, LookedAt, PublishPolicy, Published, Refusal, ReplayPolicy, VersionState, WithdrawVersion,
    list_versions, publish_policy, read_policy, read_policy_desk, read_version, read_version_report,
    replay_policy, withdraw_version,
};
use comity_model::{ModeratorId, Timestamp};
use comity_store::{PostgresOptions, Store, params};
use comity_testkit::{Newsroom, PLAIN_POLICY, Person, PostgresDatabase};
use std::sync::Arc;

/// Runs a test on SQLite, and on the PostgreSQL that the test command names.
async fn on_every_database(test: impl AsyncFn(&Newsroom)) {
    test(&Newsroom::open().await).await;
    let Some(database) = PostgresDatabase::make("comity_versions") else {
        println!("PostgreSQL left out: COMITY_TEST_POSTGRES names no server");
        return;
    };
    let url = database.url();
    let store = tokio::task::spawn_blocking(move || Store::open_postgres(&url, PostgresOptions::default()));
    let newsroom = Newsroom::open_with(store.await.unwrap().unwrap(), PLAIN_POLICY).await;
    test(&newsroom).await;
    tokio::task::spawn_blocking(move || drop(newsroom)).await.unwrap();
}

/// The policy with another word in it.
fn with_word(word: &str) -> String {
    PLAIN_POLICY.replace("blasted", word)
}

/// That policy as it is published, in so many days.
fn ahead(newsroom: &Newsroom, word: &str, days: i64) -> PublishPolicy {
    let documents = PublishPolicy::of_documents(newsroom.site.id, with_word(word), "policy.md", Vec::new());
    let effective_from = (days > 0).then(|| newsroom.app.now().plus_days(days));
    PublishPolicy { note: format!("Now {word}."), effective_from, replaces_scheduled: true, ..documents }
}

async fn published(newsroom: &Newsroom, word: &str, days: i64) -> u32 {
    newsroom.clock.advance(1);
    match publish_policy(&newsroom.app, ahead(newsroom, word, days)).await.unwrap() {
        Published::Version(number) => number,
        other => panic!("{other:?}"),
    }
}

fn withdrawal(newsroom: &Newsroom, number: u32, by: Option<ModeratorId>) -> WithdrawVersion {
    WithdrawVersion { site: newsroom.site.id, number, note: "Not yet.".to_owned(), by }
}

async fn states(newsroom: &Newsroom) -> Vec<(u32, VersionState)> {
    let listed = list_versions(&newsroom.app, newsroom.site.id).await.unwrap();
    listed.into_iter().map(|version| (version.number, version.state)).collect()
}

#[tokio::test]
async fn a_version_to_come_is_withdrawn_once_and_stays_readable() {
    use VersionState::{InForce, ToCome, Withdrawn};
    on_every_database(async |newsroom: &Newsroom| {
        let (app, site, by) = (&newsroom.app, newsroom.site.id, newsroom.moderator.id);
        published(newsroom, "dashed", 2).await;
        assert_eq!(states(newsroom).await, [(2, ToCome), (1, InForce)]);
        let silent = WithdrawVersion { note: " ".to_owned(), ..withdrawal(newsroom, 2, Some(by)) };
        assert_eq!(refused(withdraw_version(app, silent).await), Refusal::ReasonMissing);
        for number in [1, 7] {
            let wrong = withdraw_version(app, withdrawal(newsroom, number, Some(by))).await;
            let expected = if number == 1 { Refusal::VersionNotToCome } else { Refusal::UnknownVersion };
            assert_eq!(refused(wrong), expected);
        }
        withdraw_version(app, withdrawal(newsroom, 2, Some(by))).await.unwrap();
        assert_eq!(states(newsroom).await, [(2, Withdrawn), (1, InForce)]);
        let twice = withdraw_version(app, withdrawal(newsroom, 2, None)).await;
        assert_eq!(refused(twice), Refusal::VersionNotToCome);

        // It never comes, and says why to colleagues and that it was withdrawn to readers.
        newsroom.clock.advance(3 * 86_400);
        assert_eq!(states(newsroom).await, [(2, Withdrawn), (1, InForce)]);
        assert!(newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This dashed bridge.")).await.is_ok());
        let desk = read_policy_desk(app, &newsroom.moderator, "en").await.unwrap();
        let withdrawn = desk.versions[0].withdrawn.as_ref().unwrap();
        assert_eq!((withdrawn.by.as_deref(), withdrawn.note.as_str()), (Some("Ruth"), "Not yet."));
        let page = read_policy(app, site, Some(2), "en").await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&page.json).unwrap();
        assert_eq!((page.state, &json["state"]), (Withdrawn, &"withdrawn".into()));
        assert!(json["withdrawn_at"].is_string() && !page.json.contains("Not yet."), "{json}");
        let said = app.store().read(move |tx| {
            tx.query(
                "select p.payload from decisions d
                 join decision_payloads p on p.site_id = d.site_id and p.decision_id = d.id
                 where d.site_id = $1 and d.effect = 'policy-withdrawn'",
                params![&site],
                |row| row.get::<String>(0),
            )
        });
        let said = said.await.unwrap();
        assert!(said.len() == 1 && said[0].contains("version 2 was withdrawn: Not yet."), "{said:?}");
        comity_actions::jobs::seal_ledger(app).await.unwrap();

        // What comes next is compared with what readers had, and its number goes on.
        assert_eq!(published(newsroom, "darned", 0).await, 3);
        let page = read_policy(app, site, None, "en").await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&page.json).unwrap();
        assert_eq!((&json["version"], &json["replaces"]), (&3.into(), &1.into()));
    })
    .await;
}

#[tokio::test]
async fn what_a_withdrawn_version_would_have_replaced_comes_after_all() {
    use VersionState::{InForce, Replaced, ToCome, Withdrawn};
    let newsroom = Newsroom::open().await;
    published(&newsroom, "dashed", 4).await;
    published(&newsroom, "darned", 2).await;
    assert_eq!(states(&newsroom).await, [(3, ToCome), (2, Replaced), (1, InForce)]);
    let page = read_version(&newsroom.app, &newsroom.moderator, 3, "en").await.unwrap();
    assert_eq!(page.comes_if_withdrawn.map(|(number, _)| number), Some(2));
    withdraw_version(&newsroom.app, withdrawal(&newsroom, 3, None)).await.unwrap();
    assert_eq!(states(&newsroom).await, [(3, Withdrawn), (2, ToCome), (1, InForce)]);
    newsroom.clock.advance(5 * 86_400);
    assert!(newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This dashed bridge.")).await.is_err());
}

#[tokio::test]
async fn a_version_to_come_is_replaced_only_where_that_is_said() {
    let newsroom = Newsroom::open().await;
    published(&newsroom, "dashed", 4).await;
    let silently =
        |word: &str, days| PublishPolicy { replaces_scheduled: false, ..ahead(&newsroom, word, days) };
    for days in [0, 2, 4] {
        let refusal = refused(publish_policy(&newsroom.app, silently("darned", days)).await);
        assert_eq!(refusal, Refusal::ScheduledReplaced { versions: vec![2] }, "{days}");
    }
    assert_eq!(states(&newsroom).await, [(2, VersionState::ToCome), (1, VersionState::InForce)]);
    let scheduled = comity_actions::list_scheduled(&newsroom.app, newsroom.site.id).await.unwrap();
    assert_eq!(scheduled.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2]);
    // One that comes after it replaces nothing that never was; its own text loses nothing.
    let later = publish_policy(&newsroom.app, silently("darned", 5)).await.unwrap();
    assert!(matches!(later, Published::Version(3)), "{later:?}");
    let both = refused(publish_policy(&newsroom.app, silently("blasted", 0)).await);
    assert_eq!(both, Refusal::ScheduledReplaced { versions: vec![2, 3] });
    let known = PublishPolicy { replaces_scheduled: true, ..silently("blasted", 0) };
    assert!(matches!(publish_policy(&newsroom.app, known).await.unwrap(), Published::Version(4)));
}

#[tokio::test]
async fn a_draft_names_the_version_that_was_in_force_when_it_was_begun() {
    let newsroom = Newsroom::open().await;
    published(&newsroom, "dashed", 4).await;
    withdraw_version(&newsroom.app, withdrawal(&newsroom, 2, None)).await.unwrap();
    published(&newsroom, "darned", 4).await;
    let by = crate::drafting::editor(&newsroom);
    let draft = comity_actions::begin_draft(&newsroom.app, &by, None).await.unwrap();
    let view = comity_actions::read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert_eq!((view.begun_under, view.newest), (1, 3));
    let desk = read_policy_desk(&newsroom.app, &by, "en").await.unwrap();
    assert_eq!(desk.drafts[0].begun_under, 1);
}

#[tokio::test]
async fn the_same_text_is_published_again_where_the_last_one_does_not_stand() {
    let newsroom = Newsroom::open().await;
    published(&newsroom, "dashed", 2).await;
    let again = PublishPolicy { effective_from: None, ..ahead(&newsroom, "dashed", 2) };
    assert!(matches!(publish_policy(&newsroom.app, again).await.unwrap(), Published::Version(3)), "at once");
    published(&newsroom, "darned", 2).await;
    withdraw_version(&newsroom.app, withdrawal(&newsroom, 4, None)).await.unwrap();
    let in_force = publish_policy(&newsroom.app, ahead(&newsroom, "dashed", 0)).await.unwrap();
    assert!(matches!(in_force, Published::Unchanged(3)), "{in_force:?}");
    assert_eq!(published(&newsroom, "darned", 0).await, 5, "a withdrawn text may come back");
}

#[tokio::test]
async fn a_version_is_not_published_from_a_time_that_has_passed() {
    let newsroom = Newsroom::open().await;
    let from =
        |from: Timestamp| PublishPolicy { effective_from: Some(from), ..ahead(&newsroom, "dashed", 0) };
    let yesterday = publish_policy(&newsroom.app, from(newsroom.app.now().plus_days(-1))).await;
    assert_eq!(refused(yesterday), Refusal::EffectiveInThePast);
    let a_minute_ago = newsroom.app.now().plus_secs(-60);
    assert!(matches!(
        publish_policy(&newsroom.app, from(a_minute_ago)).await.unwrap(),
        Published::Version(2)
    ));
    let page = read_policy(&newsroom.app, newsroom.site.id, None, "en").await.unwrap();
    assert_eq!((page.version, page.effective_from), (2, newsroom.app.now()), "clocks differ: it is now");
}

#[tokio::test]
async fn a_version_is_not_published_without_a_reason() {
    let newsroom = Newsroom::open().await;
    let silent = PublishPolicy { note: " \n".to_owned(), ..ahead(&newsroom, "dashed", 0) };
    assert_eq!(refused(publish_policy(&newsroom.app, silent).await), Refusal::ReasonMissing);
    assert_eq!(states(&newsroom).await, [(1, VersionState::InForce)]);
}

/// What `comity policy replay --json` writes of that policy.
async fn report(newsroom: &Newsroom, word: &str) -> String {
    let source = with_word(word);
    let policy = comity_actions::check_policy(None, &source, "policy.md", &[]).unwrap();
    let draft = Arc::new(InForce::of_draft(newsroom.site.id, &source, policy));
    let app = newsroom.app.clone();
    let replay = ReplayPolicy::over_everything(draft);
    let replayed =
        tokio::task::spawn_blocking(move || replay_policy(&app, &replay, &mut |_| true)).await.unwrap();
    let named = comity_actions::name_commenters(&newsroom.app, newsroom.site.id, replayed.unwrap());
    serde_json::to_string(&named.await.unwrap()).unwrap()
}

#[tokio::test]
async fn a_replay_that_a_command_wrote_stays_with_the_version_of_this_text_only() {
    on_every_database(async |newsroom: &Newsroom| {
        newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late again.").await;
        let written = report(newsroom, "dashed").await;
        assert!(written.contains("bridge is late") && written.contains("Mara"), "{written}");
        let with = |word: &str, json: &str| PublishPolicy {
            looked_at: LookedAt::Written(json.to_owned()),
            ..ahead(newsroom, word, 0)
        };
        let why = async |publish| match refused(publish_policy(&newsroom.app, publish).await) {
            Refusal::ReplayUnusable { why } => why,
            other => panic!("{other:?}"),
        };
        assert!(why(with("darned", &written)).await.contains("about another text"));
        assert!(why(with("dashed", "no JSON")).await.contains("cannot be read"));
        assert!(why(with("dashed", "{\"comments\":4}")).await.contains("does not say which text"));
        let stopped = written.replace("\"is_complete\":true", "\"is_complete\":false");
        assert!(why(with("dashed", &stopped)).await.contains("stopped before its end"));
        let site = newsroom.site.id.to_string();
        let elsewhere = written.replace(&site, "01890000-0000-7000-8000-000000000000");
        assert!(why(with("dashed", &elsewhere)).await.contains("another site"));

        let done = publish_policy(&newsroom.app, with("dashed", &written)).await.unwrap();
        assert!(matches!(done, Published::Version(2)), "{done:?}");
        let shown = read_version_report(&newsroom.app, &newsroom.moderator, 2, "en").await.unwrap();
        assert!(shown.summary[0].contains("rejected 1 more comment"), "{:?}", shown.summary);
        let site = newsroom.site.id;
        let kept = newsroom.app.store().read(move |tx| comity_store::policies::find_report(tx, site, 2));
        let kept = kept.await.unwrap().unwrap();
        assert!(!kept.contains("bridge is late") && !kept.contains("Mara"), "no words and no names: {kept}");
    })
    .await;
}
