//! Measures that a second moderator must confirm.

use comity_actions::{ConfirmSanction, Failure, Refusal, confirm_sanction, list_proposals};
use comity_model::{CommentId, Moderator, Outcome, Role, SanctionKind};
use comity_store::Store;
use comity_testkit::{Newsroom, PLAIN_POLICY, Person};

/// Follows [`PLAIN_POLICY`].
const LADDER: &str = "
## 2. Sanctions {#sanctions}

Whoever goes on is blocked.

```sanctions
1 rejection in 30 days -> pause 1 day
1 pause in 30 days -> block, a second moderator must confirm
```
";

async fn newsroom() -> (Newsroom, Moderator) {
    let newsroom =
        Newsroom::open_with(Store::open_memory().unwrap(), &format!("{PLAIN_POLICY}{LADDER}")).await;
    let added =
        comity_actions::add_moderator(&newsroom.app, newsroom.site.id, "Petra", Role::Moderator).await;
    (newsroom, added.unwrap().0)
}

/// A comment that the newsroom's moderator rejects.
async fn rejected(newsroom: &Newsroom, who: &mut Person) -> CommentId {
    let posted = newsroom.post(who, "A comment that a person finds too rude.").await;
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    posted.comment
}

fn resolve(newsroom: &Newsroom, proposal: comity_model::ProposalId, is_confirmed: bool) -> ConfirmSanction {
    newsroom.clock.advance(1);
    ConfirmSanction { proposal, is_confirmed, note: "We have talked about it".to_owned() }
}

#[tokio::test]
async fn a_block_waits_for_a_second_moderator_and_the_milder_measure_holds_meanwhile() {
    let (newsroom, petra) = newsroom().await;
    let mut ilya = Person::new("Ilya");
    let comment = rejected(&newsroom, &mut ilya).await;
    let paused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert!(matches!(paused, Refusal::CommenterPaused { .. }), "{paused:?}");

    let waiting = list_proposals(&newsroom.app, &petra, "en").await.unwrap();
    let [view] = waiting.as_slice() else { panic!("{waiting:?}") };
    assert_eq!((view.proposal.kind, view.proposal.days), (SanctionKind::Block, None));
    assert_eq!((view.name.as_str(), view.proposed_by.as_deref()), ("Ilya", Some("Ruth")));
    assert_eq!((view.proposal.comment, view.may_resolve), (comment, true));
    assert_eq!(view.step.as_deref(), Some("1 pause within 30 days → Block"));
    assert_eq!(view.clause.as_ref().map(|clause| clause.anchor.as_str()), Some("plain-words"));
    let own = list_proposals(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    assert!(!own[0].may_resolve);

    let first =
        confirm_sanction(&newsroom.app, &newsroom.moderator, resolve(&newsroom, view.proposal.id, true));
    assert!(matches!(first.await, Err(Failure::Refused(Refusal::SecondModerator))));
    confirm_sanction(&newsroom.app, &petra, resolve(&newsroom, view.proposal.id, true)).await.unwrap();
    let refused = newsroom.try_post(newsroom.draft(&ilya, "May I now?")).await.unwrap_err();
    let Refusal::CommenterBlocked { reason, until: None } = refused else { panic!("{refused:?}") };
    assert_eq!(
        reason,
        "1. Plain words. We have talked about it. A moderator has confirmed this measure. It follows from our \
         sanctions: “1 pause within 30 days → Block”."
    );
    let again = confirm_sanction(&newsroom.app, &petra, resolve(&newsroom, view.proposal.id, false)).await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::ChangedMeanwhile))));
    assert!(list_proposals(&newsroom.app, &petra, "en").await.unwrap().is_empty());
    let status = newsroom.case(comment).await;
    assert_eq!(status.person.sanctions[0].kind, SanctionKind::Block);
}

#[tokio::test]
async fn a_declined_measure_is_not_imposed_and_stands_in_the_ledger() {
    let (newsroom, petra) = newsroom().await;
    let mut ilya = Person::new("Ilya");
    rejected(&newsroom, &mut ilya).await;
    let waiting = list_proposals(&newsroom.app, &petra, "en").await.unwrap();
    let proposal = waiting[0].proposal.id;
    confirm_sanction(&newsroom.app, &petra, resolve(&newsroom, proposal, false)).await.unwrap();
    newsroom.clock.advance(2 * 86_400);
    assert!(newsroom.try_post(newsroom.draft(&ilya, "Thank you.")).await.is_ok(), "the pause is over");
    let site = newsroom.site.id;
    let commenter = waiting[0].proposal.commenter;
    let effects = newsroom.app.store().read(move |tx| {
        let listed = comity_store::decisions::list_of_commenter(tx, site, commenter)?;
        Ok(listed.into_iter().map(|recorded| recorded.decision.effect.as_str()).collect::<Vec<_>>())
    });
    let mut effects = effects.await.unwrap();
    assert_eq!(effects.pop(), Some("sanction-declined"));
    // Two entries of one moment have no order.
    effects.sort_unstable();
    assert_eq!(effects, ["sanction-proposed", "sanctioned"]);
    comity_actions::jobs::seal_ledger(&newsroom.app).await.unwrap();
}

#[tokio::test]
async fn any_one_moderator_confirms_what_the_policy_rejected_by_itself() {
    let (newsroom, _) = newsroom().await;
    let ilya = Person::new("Ilya");
    let first = newsroom.draft(&ilya, "A friendly start.");
    let ilya = Person { key: Some(newsroom.try_post(first).await.unwrap().guest_key), ..ilya };
    assert!(newsroom.try_post(newsroom.draft(&ilya, "This blasted bridge.")).await.is_err());
    let waiting = list_proposals(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    let [view] = waiting.as_slice() else { panic!("{waiting:?}") };
    assert_eq!((view.proposed_by.as_deref(), view.may_resolve), (None, true));
    let wanted = resolve(&newsroom, view.proposal.id, true);
    confirm_sanction(&newsroom.app, &newsroom.moderator, wanted).await.unwrap();
    let refused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert!(matches!(refused, Refusal::CommenterBlocked { until: None, .. }), "{refused:?}");
}

#[tokio::test]
async fn one_proposal_waits_however_often_the_ladder_asks() {
    let (newsroom, petra) = newsroom().await;
    let mut ilya = Person::new("Ilya");
    rejected(&newsroom, &mut ilya).await;
    newsroom.clock.advance(3 * 86_400);
    rejected(&newsroom, &mut ilya).await;
    assert_eq!(list_proposals(&newsroom.app, &petra, "en").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_rejection_that_is_taken_back_takes_its_measures_along() {
    let (newsroom, petra) = newsroom().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "A comment that a person finds too rude.").await;
    let decided = newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let undo = comity_actions::Decide {
        comment: posted.comment,
        seen: decided.decision,
        outcome: decided.before.0,
        clause: decided.before.1,
        note: String::new(),
        queue: comity_actions::QueueKind::Held,
        is_undo: true,
    };
    comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await.unwrap();
    assert!(list_proposals(&newsroom.app, &petra, "en").await.unwrap().is_empty(), "nobody is asked");
    assert!(newsroom.case(posted.comment).await.person.sanctions[0].lifted_at.is_some());
    assert!(newsroom.try_post(newsroom.draft(&ilya, "Thank you.")).await.is_ok());
}

#[tokio::test]
async fn whoever_wins_an_appeal_is_not_kept_out_for_what_was_said() {
    let (newsroom, petra) = newsroom().await;
    let mut ilya = Person::new("Ilya");
    let comment = rejected(&newsroom, &mut ilya).await;
    newsroom.clock.advance(60);
    let paused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert!(matches!(paused, Refusal::CommenterPaused { .. }), "{paused:?}");
    newsroom.decide(comment, Outcome::Publish, None).await.unwrap();
    newsroom.try_post(newsroom.draft(&ilya, "Thank you.")).await.unwrap();
    assert!(list_proposals(&newsroom.app, &petra, "en").await.unwrap().is_empty());
}
