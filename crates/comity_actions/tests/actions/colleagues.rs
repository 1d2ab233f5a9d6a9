//! Who may sign in, and withdrawing somebody's access.

use comity_actions::{
    Failure, Refusal, add_moderator, find_session, invite, list_colleagues, redeem_link, remove_moderator,
};
use comity_model::{Moderator, ModeratorId, Role};
use comity_store::decisions::LedgerState;
use comity_testkit::Newsroom;

async fn added(newsroom: &Newsroom, name: &str, role: Role) -> (Moderator, String) {
    add_moderator(&newsroom.app, newsroom.site.id, name, role).await.unwrap()
}

/// The code of the refusal, or `done`.
async fn remove(newsroom: &Newsroom, by: Option<&Moderator>, whom: ModeratorId) -> &'static str {
    match remove_moderator(&newsroom.app, newsroom.site.id, by, whom).await {
        Ok(_) => "done",
        Err(Failure::Refused(refusal)) => refusal.code(),
        Err(Failure::Fault(error)) => panic!("{error}"),
    }
}

/// How many decisions the ledger holds.
async fn sealed(newsroom: &Newsroom) -> u64 {
    match comity_actions::verify_ledger(&newsroom.app, newsroom.site.id).await.unwrap() {
        LedgerState::Intact { sealed, unsealed: 0, .. } => sealed,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn withdrawn_access_ends_sessions_links_and_own_invitations_and_stands_in_the_ledger() {
    let newsroom = Newsroom::open().await;
    let (petra, token) = added(&newsroom, "Petra", Role::Editor).await;
    let session = redeem_link(&newsroom.app, &token, "").await.unwrap();
    let unused = comity_actions::sign_in_link(&newsroom.app, &petra).await.unwrap();
    let invitation = invite(&newsroom.app, &petra, Role::Editor).await.unwrap();
    let from_ruth = invite(&newsroom.app, &newsroom.moderator, Role::Moderator).await.unwrap();
    let listed = list_colleagues(&newsroom.app, newsroom.site.id).await.unwrap();
    let names: Vec<&str> = listed.iter().map(|colleague| colleague.moderator.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let seen = |name: &str| listed.iter().find(|one| one.moderator.name == name).unwrap().signed_in_at;
    assert_eq!((seen("Petra"), seen("Ruth")), (Some(newsroom.app.now()), None));

    let before = sealed(&newsroom).await;
    assert_eq!(remove(&newsroom, Some(&newsroom.moderator), petra.id).await, "done");
    assert!(find_session(&newsroom.app, &session.cookie).await.is_err());
    for token in [&unused, &invitation] {
        let again = redeem_link(&newsroom.app, token, "Petra again").await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::LinkUsedOrExpired))));
    }
    assert_eq!(list_colleagues(&newsroom.app, newsroom.site.id).await.unwrap().len(), 1);
    assert_eq!(remove(&newsroom, Some(&newsroom.moderator), petra.id).await, "changed-meanwhile");

    assert_eq!(sealed(&newsroom).await, before + 1, "the removal, and no more");
    let joined = redeem_link(&newsroom.app, &from_ruth, "Tomas").await.unwrap();
    assert_eq!(joined.moderator.name, "Tomas", "an invitation by somebody who stays still works");
}

#[tokio::test]
async fn nobody_removes_whoever_has_more_rights_nor_the_last_one() {
    let newsroom = Newsroom::open().await;
    let (ruth, app) = (&newsroom.moderator, &newsroom.app);
    assert_eq!(remove(&newsroom, Some(ruth), ruth.id).await, "last-moderator");
    assert_eq!(remove(&newsroom, None, ruth.id).await, "last-moderator", "not on the command line either");
    let (tomas, _) = added(&newsroom, "Tomas", Role::Moderator).await;
    let (petra, _) = added(&newsroom, "Petra", Role::Editor).await;
    assert_eq!(remove(&newsroom, Some(&tomas), petra.id).await, "not-allowed");
    assert_eq!(remove(&newsroom, Some(&petra), ruth.id).await, "not-allowed");
    assert_eq!(remove(&newsroom, Some(&petra), tomas.id).await, "done");
    assert_eq!(remove(&newsroom, Some(ruth), petra.id).await, "done");
    assert_eq!(remove(&newsroom, Some(&petra), ruth.id).await, "not-allowed", "who is gone removes nobody");
    added(&newsroom, "Tomas", Role::Moderator).await;
    assert_eq!(remove(&newsroom, Some(ruth), ruth.id).await, "last-moderator", "nobody else could invite");
    assert_eq!(list_colleagues(app, newsroom.site.id).await.unwrap().len(), 2);
}
