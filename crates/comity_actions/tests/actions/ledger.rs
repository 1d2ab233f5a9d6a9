//! The ledger: complete, chained, and it notices when a row is touched.

use comity_actions::jobs::{Looked, seal_new};
use comity_model::{DecidedBy, Decision, DecisionId, Effect, Outcome};
use comity_store::decisions::{self, LedgerState};
use comity_store::params;
use comity_testkit::{Newsroom, Person};

async fn verify(newsroom: &Newsroom) -> LedgerState {
    comity_actions::verify_ledger(&newsroom.app, newsroom.site.id).await.unwrap()
}

async fn newsroom_with_decisions() -> Newsroom {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for n in 0..5 {
        let posted = newsroom.post(&mut mara, &format!("Comment {n}.")).await;
        newsroom.decide(posted.comment, Outcome::Hold, None).await.unwrap();
    }
    newsroom
}

#[tokio::test]
async fn everything_that_was_decided_is_sealed_once() {
    let newsroom = newsroom_with_decisions().await;
    // The site's policy, the moderator, five comments with two decisions each.
    let LedgerState::Intact { sealed, unsealed, erased, head } = verify(&newsroom).await else {
        panic!("broken")
    };
    assert_eq!((sealed, unsealed, erased), (12, 0, 0));
    let LedgerState::Intact { sealed: again, head: same, .. } = verify(&newsroom).await else {
        panic!("broken")
    };
    assert_eq!((again, same), (12, head));
}

#[tokio::test]
async fn the_sealer_looks_only_when_something_was_written() {
    let newsroom = newsroom_with_decisions().await;
    let (app, looked) = (&newsroom.app, Looked::default());
    assert_eq!(seal_new(app, &looked).await.unwrap(), Some(12));
    // Its own write was a change; after that there is none.
    assert_eq!(seal_new(app, &looked).await.unwrap(), Some(0));
    assert_eq!(seal_new(app, &looked).await.unwrap(), None);
    newsroom.post(&mut Person::new("Ani"), "One more comment on the bridge.").await;
    assert_eq!(seal_new(app, &looked).await.unwrap(), Some(1));
}

#[tokio::test]
async fn a_changed_row_is_named() {
    let newsroom = newsroom_with_decisions().await;
    verify(&newsroom).await;
    newsroom
        .app
        .store()
        .write(|tx| tx.execute("update decisions set clause = $1 where effect = 'hold'", params!["forged"]))
        .await
        .unwrap();
    let LedgerState::Broken { number, why, .. } = verify(&newsroom).await else { panic!("not noticed") };
    assert!(number > 2 && why.contains("changed"), "{number} {why}");
}

#[tokio::test]
async fn a_removed_row_and_a_forged_payload_are_named() {
    let newsroom = newsroom_with_decisions().await;
    verify(&newsroom).await;
    newsroom
        .app
        .store()
        .write(|tx| tx.execute("update decision_payloads set payload = '{}'", params![]))
        .await
        .unwrap();
    assert!(matches!(verify(&newsroom).await, LedgerState::Broken { why, .. } if why.contains("commitment")));
    newsroom
        .app
        .store()
        .write(|tx| tx.execute("delete from decisions where effect = 'hold'", params![]))
        .await
        .unwrap();
    assert!(matches!(verify(&newsroom).await, LedgerState::Broken { .. }));
}

#[tokio::test]
async fn an_erased_payload_leaves_the_chain_intact_and_one_that_is_only_gone_does_not() {
    let newsroom = newsroom_with_decisions().await;
    verify(&newsroom).await;
    let gone = "delete from decision_payloads where decision_id in (
                    select id from decisions where comment_id is not null)";
    let deleted = newsroom.app.store().write(|tx| tx.execute(gone, params![])).await.unwrap();
    let broken = verify(&newsroom).await;
    assert!(matches!(&broken, LedgerState::Broken { why, .. } if why.contains("no decision that erased it")));
    let (site, ids, now) = (newsroom.site.id, newsroom.app.ids_arc(), newsroom.app.now());
    let erase_all = move |tx: &mut comity_store::Tx<'_>| {
        let about = "select distinct comment_id from decisions where comment_id is not null";
        for comment in tx.query(about, params![], |row| row.get(0))? {
            let erased = Decision {
                site,
                id: DecisionId::new(&*ids, now),
                effect: Effect::Erased,
                by: DecidedBy::Law,
                comment: Some(comment),
                revision: None,
                commenter: None,
                story: None,
                clause: None,
                rule: None,
                policy_version: None,
                model_version: None,
                at: now,
            };
            decisions::append_bare(tx, &erased)?;
        }
        Ok(())
    };
    newsroom.app.store().write(erase_all).await.unwrap();
    let intact = verify(&newsroom).await;
    assert!(matches!(intact, LedgerState::Intact { erased, .. } if erased == deleted), "{intact:?}");
}
