//! What moderators work with: reports, sanctions, blocks, policy versions; and what imports and drafts leave behind.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, STORY, at, bytes, comment, comment_id, commenter_id, write};
use crate::drafts::{self, Draft};
use crate::imported::{self, ImportedKind};
use crate::policies::{self, PolicyVersion, Withdrawal};
use crate::reports::{self, Waiting};
use crate::{Error, Result, Store, Tx, comments, noted, sanctions};
use comity_model::{
    Block, BlockTarget, Comment, CommentState, CommenterId, DraftId, PolicyVersionId, Report, ReportId,
    ReportReason, Sanction, SanctionId, SanctionKind, Timestamp,
};

pub(super) const STORIES: &[Story] = &[
    ("the queue holds what waits, oldest first", the_queue_holds_what_waits_oldest_first),
    ("a noted comment waits until somebody has looked", a_noted_comment_waits_until_somebody_has_looked),
    ("a sanction holds until it ends or is lifted", a_sanction_holds_until_it_ends_or_is_lifted),
    ("a block matches its address while it holds", a_block_matches_its_address_while_it_holds),
    ("the newest policy version in force is found", the_newest_policy_version_in_force_is_found),
    ("an imported record is known again", an_imported_record_is_known_again),
    ("a draft is taken once and by its author", a_draft_is_taken_once_and_by_its_author),
];

fn report(number: u64, comment: u64, reporter: u8, secs: i64) -> Report {
    Report {
        site: SITE,
        id: ReportId::from_bytes(bytes(number)),
        comment: comment_id(comment),
        reason: ReportReason::Attack,
        clause: Some("personal-attacks".to_owned()),
        note: "He calls the mayor names.".to_owned(),
        reporter_hash: vec![reporter; 32],
        created_at: at(secs),
        resolved_at: None,
    }
}

fn the_queue_holds_what_waits_oldest_first(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            for number in 1..=4 {
                let state = if number % 2 == 0 { CommentState::Held } else { CommentState::Published };
                write(tx, &Comment { state, ..comment(number, 1, None) })?;
            }
            assert!(reports::insert(tx, &report(1, 3, 1, 20))?);
            assert!(!reports::insert(tx, &report(2, 3, 1, 21))?, "one person counts once");
            assert!(reports::insert(tx, &report(3, 3, 2, 22))?);
            assert!(reports::insert(tx, &report(4, 2, 2, 19))?);
            assert_eq!(
                reports::list_of(tx, SITE, comment_id(3))?,
                [report(1, 3, 1, 20), report(3, 3, 2, 22)]
            );
            assert!(reports::list_of(tx, OTHER_SITE, comment_id(3))?.is_empty());
            let start = (at(-1), comment_id(0));
            let waiting =
                |comment, secs, reports| Waiting { comment: comment_id(comment), since: at(secs), reports };
            assert_eq!(reports::list_held(tx, SITE, start, 9)?, [waiting(2, 2, 1), waiting(4, 4, 0)]);
            assert_eq!(reports::list_held(tx, SITE, (at(2), comment_id(2)), 9)?, [waiting(4, 4, 0)]);
            assert_eq!(reports::list_reported(tx, SITE, start, 9)?, [waiting(2, 19, 1), waiting(3, 20, 2)]);
            assert_eq!(reports::list_reported(tx, SITE, (at(19), comment_id(2)), 9)?, [waiting(3, 20, 2)]);
            assert_eq!(reports::count_waiting(tx, SITE)?, (2, 2));
            comments::set_state(tx, SITE, comment_id(2), CommentState::Withdrawn)?;
            assert_eq!(reports::list_reported(tx, SITE, start, 9)?, [waiting(3, 20, 2)]);
            assert_eq!(reports::count_waiting(tx, SITE)?, (1, 1), "nobody can decide what was taken back");
            comments::set_state(tx, SITE, comment_id(2), CommentState::Held)?;
            assert_eq!(reports::resolve(tx, SITE, comment_id(3), at(30))?, 2);
            assert_eq!(reports::resolve(tx, SITE, comment_id(3), at(31))?, 0);
            assert_eq!(reports::count_waiting(tx, SITE)?, (2, 1));
            assert_eq!(reports::reopen(tx, SITE, comment_id(3), at(29))?, 0);
            assert_eq!(reports::reopen(tx, SITE, comment_id(3), at(30))?, 2);
            assert_eq!(reports::list_reported(tx, SITE, (at(19), comment_id(2)), 9)?, [waiting(3, 20, 2)]);
            assert_eq!(reports::resolve(tx, SITE, comment_id(3), at(30))?, 2);
            assert_eq!(reports::count_waiting(tx, OTHER_SITE)?, (0, 0));
            Ok(())
        })
        .unwrap();
}

fn a_noted_comment_waits_until_somebody_has_looked(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            (1..=3).try_for_each(|number| write(tx, &comment(number, 1, None)))?;
            noted::insert(tx, SITE, comment_id(3), at(20))?;
            noted::insert(tx, SITE, comment_id(1), at(21))?;
            reports::insert(tx, &report(1, 1, 1, 22))?;
            let start = (at(-1), comment_id(0));
            let waiting =
                |comment, secs, reports| Waiting { comment: comment_id(comment), since: at(secs), reports };
            assert_eq!(noted::list_open(tx, SITE, start, 9)?, [waiting(3, 20, 0), waiting(1, 21, 1)]);
            assert_eq!(noted::list_open(tx, SITE, (at(20), comment_id(3)), 9)?, [waiting(1, 21, 1)]);
            assert_eq!((noted::count_open(tx, SITE)?, noted::count_open(tx, OTHER_SITE)?), (2, 0));
            assert!(noted::resolve(tx, SITE, comment_id(3), at(30))?);
            assert!(!noted::resolve(tx, SITE, comment_id(3), at(31))?, "somebody has looked already");
            assert!(!noted::resolve(tx, SITE, comment_id(2), at(31))?, "nobody asked for that one");
            assert_eq!(noted::list_open(tx, SITE, start, 9)?, [waiting(1, 21, 1)]);
            assert!(!noted::reopen(tx, SITE, comment_id(3), at(31))?);
            assert!(noted::reopen(tx, SITE, comment_id(3), at(30))?);
            assert_eq!(noted::list_open(tx, SITE, start, 1)?, [waiting(3, 20, 0)]);
            assert!(noted::resolve(tx, SITE, comment_id(3), at(40))?);
            noted::insert(tx, SITE, comment_id(3), at(50))?;
            assert_eq!(noted::list_open(tx, SITE, start, 9)?, [waiting(1, 21, 1), waiting(3, 50, 0)]);
            comments::set_state(tx, SITE, comment_id(1), CommentState::Withdrawn)?;
            assert_eq!(noted::list_open(tx, SITE, start, 9)?, [waiting(3, 50, 0)]);
            assert_eq!(noted::count_open(tx, SITE)?, 1, "what readers do not see needs no look");
            Ok(())
        })
        .unwrap();
}

fn sanction(number: u64, commenter: CommenterId, until: Option<Timestamp>) -> Sanction {
    Sanction {
        site: SITE,
        id: SanctionId::from_bytes(bytes(number)),
        commenter,
        kind: SanctionKind::Block,
        until,
        clause: Some("sanctions".to_owned()),
        step: Some("3 rejections in 30 days -> block".to_owned()),
        reason: "Three attacks in a week.".to_owned(),
        by: None,
        created_at: at(number as i64),
        lifted_at: None,
    }
}

/// Blocks a commenter until `until`.
pub(super) fn block_commenter(
    tx: &mut Tx<'_>,
    commenter: CommenterId,
    until: Option<Timestamp>,
) -> Result<()> {
    sanctions::insert(tx, &sanction(900, commenter, until))
}

fn a_sanction_holds_until_it_ends_or_is_lifted(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let who = commenter_id(1);
            let (short, for_good) = (sanction(1, who, Some(at(100))), sanction(2, who, None));
            sanctions::insert(tx, &short)?;
            sanctions::insert(tx, &for_good)?;
            assert_eq!(sanctions::list_in_force(tx, SITE, who, at(99))?, [for_good.clone(), short.clone()]);
            assert_eq!(sanctions::list_in_force(tx, SITE, who, at(100))?, std::slice::from_ref(&for_good));
            assert!(sanctions::list_in_force(tx, OTHER_SITE, who, at(0))?.is_empty());
            let lifted = sanctions::lift(tx, SITE, for_good.id, at(50))?;
            assert_eq!(lifted, Sanction { lifted_at: Some(at(50)), ..for_good });
            assert_eq!(sanctions::lift(tx, SITE, lifted.id, at(51)), Err(Error::Missing));
            assert!(sanctions::list_in_force(tx, SITE, who, at(100))?.is_empty());
            assert_eq!(sanctions::list_of(tx, SITE, who)?, [lifted, short]);
            Ok(())
        })
        .unwrap();
}

fn a_block_matches_its_address_while_it_holds(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let block = Block {
                site: SITE,
                id: SanctionId::from_bytes(bytes(1)),
                target: BlockTarget::IpPrefix,
                hash: vec![7; 32],
                until: Some(at(100)),
                reason: "Advertising.".to_owned(),
                by: None,
                created_at: at(1),
                lifted_at: None,
            };
            sanctions::insert_block(tx, &block)?;
            let find =
                |tx: &mut Tx<'_>, target, secs| sanctions::find_block(tx, SITE, target, &[7; 32], at(secs));
            assert_eq!(find(tx, BlockTarget::IpPrefix, 99)?, Some(block.clone()));
            assert_eq!(find(tx, BlockTarget::IpPrefix, 100)?, None);
            assert_eq!(find(tx, BlockTarget::Email, 99)?, None);
            sanctions::lift_block(tx, SITE, block.id, at(2))?;
            assert_eq!(find(tx, BlockTarget::IpPrefix, 99)?, None);
            assert_eq!(sanctions::lift_block(tx, SITE, block.id, at(3)), Err(Error::Missing));
            Ok(())
        })
        .unwrap();
}

fn version(number: u32, secs: i64) -> PolicyVersion {
    PolicyVersion {
        site: SITE,
        number,
        id: PolicyVersionId::from_bytes(bytes(u64::from(number))),
        digest: "ab".repeat(32),
        source: "# Discussion policy\nComments are welcome.".to_owned(),
        translations: vec![("hy".to_owned(), "# Կանոններ".to_owned())],
        effective_from: at(secs),
        published_by: None,
        published_at: at(0),
        note: "Shorter.".to_owned(),
        pins: (number > 1).then(|| "{\"model\":\"a@1\"}".to_owned()),
        withdrawn: None,
    }
}

fn the_newest_policy_version_in_force_is_found(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let (first, second) = (version(1, 10), version(2, 20));
            policies::insert(tx, &first, None)?;
            policies::insert(tx, &second, Some("{}"))?;
            assert_eq!(policies::find_in_force(tx, SITE, at(9))?, None);
            assert_eq!(policies::find_in_force(tx, SITE, at(19))?.as_ref(), Some(&first));
            assert_eq!(policies::find_in_force(tx, SITE, at(20))?.as_ref(), Some(&second));
            assert_eq!(policies::find_by_number(tx, SITE, 1)?.as_ref(), Some(&first));
            assert_eq!(policies::find_by_number(tx, OTHER_SITE, 1)?, None);
            assert_eq!(policies::find_number(tx, SITE, first.id)?, Some(1));
            assert_eq!(policies::find_number(tx, OTHER_SITE, first.id)?, None);
            assert_eq!(policies::list(tx, SITE)?, [second, first]);
            assert_eq!(policies::find_report(tx, SITE, 2)?.as_deref(), Some("{}"));
            assert_eq!(policies::find_report(tx, SITE, 1)?, None);
            assert_eq!(policies::list_with_report(tx, SITE)?, [2]);
            // What is published after a version that comes into force later replaces that one, too.
            policies::insert(tx, &version(3, 90), None)?;
            policies::insert(tx, &version(4, 30), None)?;
            let number = |tx: &mut Tx<'_>, secs| {
                policies::find_in_force(tx, SITE, at(secs)).map(|found| found.map(|v| v.number))
            };
            assert_eq!((number(tx, 29)?, number(tx, 30)?, number(tx, 91)?), (Some(2), Some(4), Some(4)));
            // One that is withdrawn never comes, and leaves the others as they are.
            let withdrawal = Withdrawal { by: None, at: at(25), note: "Too strict.".to_owned() };
            policies::withdraw(tx, SITE, 4, &withdrawal)?;
            assert_eq!((number(tx, 30)?, number(tx, 90)?), (Some(2), Some(3)));
            let kept = policies::find_by_number(tx, SITE, 4)?;
            assert_eq!(kept, Some(PolicyVersion { withdrawn: Some(withdrawal.clone()), ..version(4, 30) }));
            assert_eq!(policies::list(tx, SITE)?[0].withdrawn, Some(withdrawal.clone()));
            Ok(())
        })
        .unwrap();
    assert_eq!(store.write_blocking(|tx| policies::insert(tx, &version(2, 30), None)), Err(Error::Conflict));
    let again = Withdrawal { by: None, at: at(26), note: String::new() };
    let twice = store.write_blocking(move |tx| policies::withdraw(tx, SITE, 4, &again));
    assert_eq!(twice, Err(Error::Conflict));
}

fn an_imported_record_is_known_again(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            assert!(!imported::has_any(tx, SITE, "wordpress")?);
            imported::insert(tx, SITE, "wordpress", ImportedKind::Comment, ("77", &bytes(5)))?;
            assert!(imported::has_any(tx, SITE, "wordpress")?);
            assert!(
                !imported::has_any(tx, SITE, "disqus")? && !imported::has_any(tx, OTHER_SITE, "wordpress")?
            );
            let find = |tx: &mut Tx<'_>, kind| imported::find(tx, SITE, "wordpress", kind, "77");
            assert_eq!(find(tx, ImportedKind::Comment)?, Some(bytes(5)));
            assert_eq!(find(tx, ImportedKind::Story)?, None);
            assert_eq!(imported::find(tx, OTHER_SITE, "wordpress", ImportedKind::Comment, "77")?, None);
            Ok(())
        })
        .unwrap();
    let again = store.write_blocking(|tx| {
        imported::insert(tx, SITE, "wordpress", ImportedKind::Comment, ("77", &bytes(6)))
    });
    assert_eq!(again, Err(Error::Conflict));
}

fn a_draft_is_taken_once_and_by_its_author(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let draft = |number, secs| Draft {
                site: SITE,
                id: DraftId::from_bytes(bytes(number)),
                commenter: commenter_id(1),
                story: STORY,
                text_digest: -5,
                created_at: at(secs),
            };
            drafts::insert(tx, &draft(1, 1))?;
            drafts::insert(tx, &draft(2, 2))?;
            assert_eq!(drafts::take(tx, SITE, draft(1, 1).id, commenter_id(2))?, None);
            assert_eq!(drafts::take(tx, SITE, draft(1, 1).id, commenter_id(1))?, Some(draft(1, 1)));
            assert_eq!(drafts::take(tx, SITE, draft(1, 1).id, commenter_id(1))?, None);
            assert_eq!(drafts::forget(tx, at(2))?, 0);
            assert_eq!(drafts::forget(tx, at(3))?, 1);
            Ok(())
        })
        .unwrap();
}
