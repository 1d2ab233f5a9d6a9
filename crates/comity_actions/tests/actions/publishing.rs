//! Policy versions: published, unchanged, refused, read.

use comity_actions::{PublishPolicy, Published};
use comity_testkit::{Newsroom, PLAIN_POLICY, Person};

fn publish(newsroom: &Newsroom, source: &str) -> PublishPolicy {
    let documents = PublishPolicy::of_documents(newsroom.site.id, source.to_owned(), "draft.md", Vec::new());
    PublishPolicy { by: Some(newsroom.moderator.id), ..documents }
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
    assert_eq!((page.version, page.versions.len(), page.is_in_force), (2, 2, true));
    assert!(!page.changed.is_empty(), "readers are told what changed");
    let first = comity_actions::read_policy(&newsroom.app, newsroom.site.id, Some(1), "en").await.unwrap();
    assert_eq!((first.version, first.is_in_force), (1, false));
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
    assert_eq!(comity_actions::list_sites(&newsroom.app).await.unwrap().len(), 1);
    let made = comity_actions::create_site(&newsroom.app, wanted(PLAIN_POLICY.to_owned())).await.unwrap();
    assert_eq!(comity_actions::version_in_force(&newsroom.app, made.id).await.unwrap(), 1);
}
