//! Warnings: told to their person once, with the comment that they came with or after, and kept in the ledger.

use comity_actions::{Refusal, SanctionCommenter, read_status, sanction_commenter};
use comity_model::{CommenterId, Sanction, SanctionKind};
use comity_testkit::{Newsroom, PLAIN_POLICY, Person};

/// Follows [`PLAIN_POLICY`].
const LADDER: &str = "
## 2. Sanctions {#sanctions}

Whoever goes on is warned.

```sanctions
1 rejection in 30 days -> warning
3 rejections in 30 days -> pause 7 days
```
";

async fn told(newsroom: &Newsroom, token: &str) -> Vec<Sanction> {
    read_status(&newsroom.app, newsroom.site.id, token, "en").await.unwrap().measures
}

async fn effects(newsroom: &Newsroom, commenter: CommenterId) -> Vec<&'static str> {
    let site = newsroom.site.id;
    let listed = newsroom.app.store().read(move |tx| {
        let listed = comity_store::decisions::list_of_commenter(tx, site, commenter)?;
        Ok(listed.into_iter().map(|recorded| recorded.decision.effect.as_str()).collect())
    });
    listed.await.unwrap()
}

#[tokio::test]
async fn a_warning_of_the_ladder_is_told_with_its_comment_and_stands_in_the_ledger() {
    let newsroom = Newsroom::open_under(&format!("{PLAIN_POLICY}{LADDER}")).await;
    let mut ilya = Person::new("Ilya");
    newsroom.post(&mut ilya, "A friendly start.").await;
    let refused = newsroom.try_post(newsroom.draft(&ilya, "This blasted bridge.")).await.unwrap_err();
    let Refusal::RejectedByPolicy(refused) = refused else { panic!("{refused:?}") };
    let measures = told(&newsroom, &refused.status_token.unwrap()).await;
    let [warning] = measures.as_slice() else { panic!("{measures:?}") };
    assert_eq!(warning.kind, SanctionKind::Warning);
    let step = "1 comment that broke the policy within 30 days → Warning";
    assert_eq!(warning.reason, format!("1. Plain words. It follows from our sanctions: “{step}”."));
    assert!(effects(&newsroom, warning.commenter).await.contains(&"sanctioned"));

    let next = newsroom.post(&mut ilya, "I am calmer now.").await;
    assert_eq!(told(&newsroom, &next.status_token).await, [], "it was told already");
}

#[tokio::test]
async fn a_moderators_warning_is_told_with_the_comment_before_it_and_the_next_one() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let older = newsroom.post(&mut ilya, "The first one.").await;
    let before = newsroom.post(&mut ilya, "The second one.").await;
    assert!(!before.is_warned);
    let wanted = SanctionCommenter {
        commenter: newsroom.case(before.comment).await.person.id,
        kind: SanctionKind::Warning,
        days: None,
        clause: Some("plain-words".to_owned()),
        reason: "Please keep calm.".to_owned(),
        also_email: false,
        also_address_of: None,
    };
    sanction_commenter(&newsroom.app, &newsroom.moderator, wanted).await.unwrap();
    newsroom.clock.advance(60);
    let next = newsroom.post(&mut ilya, "The third one.").await;
    assert!(next.is_warned);
    for posted in [&older, &before, &next] {
        let measures = told(&newsroom, &posted.status_token).await;
        assert_eq!(measures.first().map(|measure| measure.reason.as_str()), Some("Please keep calm."));
    }
    let last = newsroom.post(&mut ilya, "The fourth one.").await;
    assert_eq!(told(&newsroom, &last.status_token).await, []);
}
