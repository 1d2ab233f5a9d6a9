//! Policy versions: published, unchanged, refused, read.

use comity_actions::{App, BrokenScorer, PinChange, PublishPolicy, Published, Secrets, VersionState};
use comity_testkit::{Newsroom, PLAIN_POLICY, Person, SeededIds};
use std::sync::Arc;

fn publish(newsroom: &Newsroom, source: &str) -> PublishPolicy {
    let documents = PublishPolicy::of_documents(newsroom.site.id, source.to_owned(), "draft.md", Vec::new());
    PublishPolicy { by: Some(newsroom.moderator.id), note: "As we agreed.".to_owned(), ..documents }
}

#[tokio::test]
async fn a_new_version_is_in_force_at_once_and_the_old_one_stays_readable() {
    let newsroom = Newsroom::open().await;
    let old = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
    let source = old.version().source.replace("blasted", "dashed");
    let published = comity_actions::publish_policy(&newsroom.app, publish(&newsroom, &source)).await.unwrap();
    assert!(matches!(published, Published::Version(2)), "{published:?}");
    assert!(newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await.is_ok());
    assert!(newsroom.try_post(newsroom.draft(&Person::new("Mara"), "This dashed bridge.")).await.is_err());
    let page = comity_actions::read_policy(&newsroom.app, newsroom.site.id, None, "en").await.unwrap();
    assert_eq!((page.version, page.others.len(), page.state), (2, 1, VersionState::InForce));
    assert!(!page.changed.is_empty(), "readers are told what changed");
    let first = comity_actions::read_policy(&newsroom.app, newsroom.site.id, Some(1), "en").await.unwrap();
    assert_eq!((first.version, first.state), (1, VersionState::Over));
    assert!(comity_actions::read_policy(&newsroom.app, newsroom.site.id, Some(3), "en").await.is_err());
}

#[tokio::test]
async fn the_same_text_is_no_new_version() {
    let newsroom = Newsroom::open().await;
    let source = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id)
        .await
        .unwrap()
        .version()
        .source
        .clone();
    let published = comity_actions::publish_policy(&newsroom.app, publish(&newsroom, &source)).await.unwrap();
    assert!(matches!(published, Published::Unchanged(1)), "{published:?}");
}

/// The same newsroom run by a program with another model.
fn with_another_model(newsroom: &Newsroom) -> App {
    let (clock, ids) = (newsroom.app.clock(), Arc::new(SeededIds::new(8)));
    let scorer = Arc::new(BrokenScorer { why: "it is another one".to_owned() });
    App::new(newsroom.app.store().clone(), clock, ids, Secrets::new([7; 32]), Some(scorer))
}

#[tokio::test]
async fn a_version_keeps_the_model_and_the_word_lists_that_it_was_published_with() {
    let newsroom = Newsroom::open().await;
    let site = newsroom.site.id;
    let pinned = comity_actions::pinned(&newsroom.app, site).await.unwrap();
    assert_eq!((pinned.version, pinned.changes.len()), (1, 0));
    let other = with_another_model(&newsroom);
    let pinned = comity_actions::pinned(&other, site).await.unwrap();
    let model = PinChange::Model { then: String::new(), now: "none".to_owned() };
    assert_eq!((pinned.version, pinned.changes), (1, vec![model.clone()]));
    let checked = comity_actions::check_in_force(&other, site).await.unwrap();
    assert_eq!((checked.pinned.changes, checked.errors.len(), checked.examples), (vec![model], 0, 2));

    // The same text is a version of its own with the other model, and `policy.json` says with which.
    let json = async |app: &App, number| {
        let page = comity_actions::read_policy(app, site, Some(number), "en").await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&page.json).unwrap();
        assert_eq!(json["digest"].as_str(), Some(page.digest.as_str()));
        assert!(json["word_lists"]["en"].is_string(), "{json}");
        json["model"].as_str().unwrap_or_default().to_owned()
    };
    let source = comity_actions::policy_in_force(&other, site).await.unwrap().version().source.clone();
    let published = comity_actions::publish_policy(&other, publish(&newsroom, &source)).await.unwrap();
    assert!(matches!(published, Published::Version(2)), "{published:?}");
    assert!(comity_actions::pinned(&other, site).await.unwrap().changes.is_empty());
    assert_eq!((json(&other, 1).await, json(&other, 2).await), (String::new(), "none".to_owned()));
}

#[tokio::test]
async fn a_policy_that_fails_its_own_examples_is_not_published() {
    let newsroom = Newsroom::open().await;
    let old = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
    let source =
        old.version().source.replace("publish: This bridge is late.", "reject: This bridge is late.");
    let published = comity_actions::publish_policy(&newsroom.app, publish(&newsroom, &source)).await.unwrap();
    let Published::Errors(errors) = published else { panic!("{published:?}") };
    assert!(errors[0].to_string().contains('^'), "{}", errors[0]);
    assert_eq!(comity_actions::version_in_force(&newsroom.app, newsroom.site.id).await.unwrap(), 1);
}

#[tokio::test]
async fn the_starting_policy_judges_as_a_newsroom_would() {
    let newsroom = Newsroom::open_with_starting_policy().await;
    let say = |text: &str| newsroom.try_post(newsroom.draft(&Person::new("Ilya"), text));
    let refused = say("You are a moron, and so is everyone who agrees with you.").await.unwrap_err();
    assert_eq!(refused.code(), "rejected-by-policy", "{refused:?}");
    let criticism = "The government started this war and lies about it every day. It should resign.";
    assert!(say(criticism).await.is_ok());
}

#[test]
fn the_starting_policy_is_there_in_every_language_of_the_pages() {
    let mut there: Vec<String> =
        comity_actions::starting_translations().into_iter().map(|(language, _)| language).collect();
    there.push("en".to_owned());
    let missing: Vec<&str> = comity_locale::LANGUAGES
        .into_iter()
        .filter(|lang| !there.iter().any(|known| known == lang))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn a_site_whose_policy_cannot_be_published_is_not_made() {
    let newsroom = Newsroom::open().await;
    let wanted = |policy: String| comity_actions::CreateSite {
        key: "second".to_owned(),
        name: "The Harbour Gazette".to_owned(),
        locale: "en".to_owned(),
        timezone: "UTC".to_owned(),
        origins: Vec::new(),
        policy,
        translations: Vec::new(),
    };
    let broken = PLAIN_POLICY.replace("publish: This bridge is late.", "reject: This bridge is late.");
    assert!(comity_actions::create_site(&newsroom.app, wanted(broken)).await.is_err());
    let klingon =
        comity_actions::CreateSite { locale: "klingon".to_owned(), ..wanted(PLAIN_POLICY.to_owned()) };
    assert!(comity_actions::create_site(&newsroom.app, klingon).await.is_err());
    assert_eq!(comity_actions::list_sites(&newsroom.app).await.unwrap().len(), 1);
    let made = comity_actions::create_site(&newsroom.app, wanted(PLAIN_POLICY.to_owned())).await.unwrap();
    assert_eq!(comity_actions::version_in_force(&newsroom.app, made.id).await.unwrap(), 1);
}
