//! Decisions: appended, sealed, verified, and erased without breaking the chain.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, STORY, at, bytes, comment, comment_id, commenter_id, write};
use crate::decisions::{self, LedgerState};
use crate::{Error, Result, Store, Tx, comments, params};
use comity_model::{
    Comment, CommentId, DecidedBy, Decision, DecisionId, Effect, ModeratorId, Outcome, Timestamp,
};

pub(super) const STORIES: &[Story] = &[
    ("decisions come back in order, with their payload", decisions_come_back_in_order),
    ("a page of comments comes with its decisions", a_page_of_comments_comes_with_its_decisions),
    (
        "decisions are found by what their payload says and by who made them",
        decisions_are_found_by_payload_and_maker,
    ),
    ("the sealer numbers what is new, also what came late", the_sealer_numbers_what_is_new),
    ("verifying names the first row that was tampered with", verifying_names_the_first_bad_row),
    ("erasure is told from tampering", erasure_is_told_from_tampering),
];

fn decision(number: u64, about: Option<CommentId>) -> Decision {
    Decision {
        site: SITE,
        id: DecisionId::from_bytes(bytes(number)),
        effect: Effect::Judged(Outcome::Hold),
        by: DecidedBy::Policy,
        comment: about,
        revision: None,
        commenter: Some(commenter_id(1)),
        story: Some(STORY),
        clause: Some("personal-attacks".to_owned()),
        rule: Some("word_list".to_owned()),
        policy_version: None,
        model_version: None,
        at: at(number as i64),
    }
}

/// Appends the decisions with these numbers, all about comment 1.
fn append(tx: &mut Tx<'_>, numbers: impl IntoIterator<Item = u64>) -> Result<()> {
    numbers.into_iter().try_for_each(|number| {
        let payload = format!("{{\"note\":\"number {number}\"}}");
        decisions::append(tx, &decision(number, Some(comment_id(1))), &payload, &bytes(number))
    })
}

fn open(store: &Store) {
    newsroom::open(store);
    store.write_blocking(|tx| write(tx, &comment(1, 1, None))).unwrap();
}

fn decisions_are_found_by_payload_and_maker(store: &Store) {
    open(store);
    store
        .write_blocking(|tx| {
            let by_policy = |number| decision(number, Some(comment_id(1)));
            for number in 1..=4 {
                let status = if number % 2 == 0 { "trial" } else { "active" };
                let payload = format!("{{\"status\":\"{status}\"}}");
                decisions::append(tx, &by_policy(number), &payload, &bytes(number))?;
            }
            let by_hand = Decision {
                by: DecidedBy::Moderator(ModeratorId::from_bytes(bytes(4))),
                effect: Effect::Judged(Outcome::Reject),
                ..decision(5, Some(comment_id(1)))
            };
            decisions::append(tx, &by_hand, "{}", &bytes(5))?;
            let like = |tx: &mut Tx<'_>, begin| {
                let begin = DecisionId::from_bytes(bytes(begin));
                let found = decisions::list_with_payload_like(tx, SITE, begin, "%\"status\":\"trial\"%", 9)?;
                Ok::<_, Error>(found.into_iter().map(|found| found.decision).collect::<Vec<_>>())
            };
            assert_eq!(like(tx, 1)?, [by_policy(4), by_policy(2)]);
            assert_eq!(like(tx, 3)?, [by_policy(4)]);
            let people = |tx: &mut Tx<'_>, begin| {
                decisions::list_by_people(tx, SITE, DecisionId::from_bytes(bytes(begin)), 9)
            };
            assert_eq!((people(tx, 1)?, people(tx, 6)?), (vec![by_hand], Vec::new()));
            Ok(())
        })
        .unwrap();
}

fn decisions_come_back_in_order(store: &Store) {
    open(store);
    store
        .write_blocking(|tx| {
            append(tx, [1])?;
            let by_hand = Decision {
                by: DecidedBy::Moderator(ModeratorId::from_bytes(bytes(4))),
                effect: Effect::Judged(Outcome::Publish),
                ..decision(2, Some(comment_id(1)))
            };
            let about_a_person = Decision { effect: Effect::Sanctioned, ..decision(3, None) };
            decisions::append(tx, &by_hand, "{}", &[1; 16])?;
            decisions::append(tx, &about_a_person, "{\"reason\":\"əl\"}", &[2; 16])?;
            let about = decisions::list_of_comment(tx, SITE, comment_id(1))?;
            assert_eq!(
                about.iter().map(|d| &d.decision).collect::<Vec<_>>(),
                [&decision(1, Some(comment_id(1))), &by_hand]
            );
            assert_eq!(about[0].payload.as_deref(), Some("{\"note\":\"number 1\"}"));
            assert_eq!(decisions::find_newest(tx, SITE, comment_id(1))?, Some(by_hand.clone()));
            let closed = Decision { effect: Effect::ReportsResolved, ..decision(4, Some(comment_id(1))) };
            decisions::append(tx, &closed, "{}", &[3; 16])?;
            assert_eq!(decisions::find_newest(tx, SITE, comment_id(1))?, Some(closed));
            assert_eq!(decisions::find_newest_judgement(tx, SITE, comment_id(1))?, Some(by_hand));
            assert_eq!(decisions::find_newest(tx, OTHER_SITE, comment_id(1))?, None);
            assert_eq!(decisions::find_newest_judgement(tx, OTHER_SITE, comment_id(1))?, None);
            let of_person = decisions::list_of_commenter(tx, SITE, commenter_id(1))?;
            assert_eq!(of_person.len(), 1);
            assert_eq!(of_person[0].decision, about_a_person);
            Ok(())
        })
        .unwrap();
    assert_eq!(store.write_blocking(|tx| append(tx, [1])), Err(Error::Conflict));
}

fn a_page_of_comments_comes_with_its_decisions(store: &Store) {
    open(store);
    store
        .write_blocking(|tx| {
            write(tx, &comment(2, 1, None))?;
            // Two comments of one moment are told apart by their ids.
            write(tx, &Comment { created_at: at(2), ..comment(3, 1, None) })?;
            let about =
                |number, comment| Decision { at: at(50), ..decision(number, Some(comment_id(comment))) };
            for decision in [about(4, 1), about(5, 2), about(6, 3), about(7, 2)] {
                decisions::append_bare(tx, &decision)?;
            }
            let mut page = |after: (i64, u64), last: (i64, u64)| -> Result<Vec<DecisionId>> {
                let place = |(secs, number)| match number {
                    0 => (Timestamp::from_micros(i64::MIN), comment_id(0)),
                    _ => (at(secs), comment_id(number)),
                };
                let page = decisions::page_of_site(tx, SITE, place(after), place(last))?;
                Ok(page.into_iter().map(|decision| decision.id).collect())
            };
            let ids = |numbers: &[u64]| -> Vec<DecisionId> {
                numbers.iter().map(|number| DecisionId::from_bytes(bytes(*number))).collect()
            };
            assert_eq!(page((0, 0), (2, 3))?, ids(&[4, 5, 7, 6]));
            assert_eq!(page((1, 1), (2, 2))?, ids(&[5, 7]));
            assert_eq!(page((2, 2), (2, 3))?, ids(&[6]));
            let everything = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
            let last = (at(9), comment_id(9));
            assert_eq!(decisions::page_of_site(tx, OTHER_SITE, everything, last)?, []);
            assert_eq!(comments::count_since(tx, SITE, at(2))?, 2);
            assert_eq!(comments::count_since(tx, OTHER_SITE, at(0))?, 0);
            Ok(())
        })
        .unwrap();
}

fn seal_all(tx: &mut Tx<'_>, now: i64) -> crate::Result<u64> {
    let waiting = decisions::list_unsealed(tx, SITE, decisions::UnsealedFrom::BeforeNewest(3_600))?;
    decisions::seal(tx, SITE, &waiting, at(now))
}

fn the_sealer_numbers_what_is_new(store: &Store) {
    open(store);
    store
        .write_blocking(|tx| {
            append(tx, [1, 2, 4])?;
            assert_eq!(seal_all(tx, 10)?, 3);
            assert_eq!(seal_all(tx, 10)?, 0);
            // 3 began before 4 and committed after it had been sealed.
            append(tx, [3, 5])?;
            let LedgerState::Intact { sealed, unsealed, .. } = decisions::verify(tx, SITE)? else {
                panic!("broken")
            };
            assert_eq!((sealed, unsealed), (3, 2));
            let behind = decisions::UnsealedFrom::After(DecisionId::from_bytes(bytes(4)));
            assert_eq!(decisions::list_unsealed(tx, SITE, behind)?, [DecisionId::from_bytes(bytes(5))]);
            assert_eq!(seal_all(tx, 11)?, 2);
            let LedgerState::Intact { sealed, unsealed, erased, head } = decisions::verify(tx, SITE)? else {
                panic!("broken")
            };
            assert_eq!((sealed, unsealed, erased, head.len()), (5, 0, 0, 64));
            let LedgerState::Intact { sealed, head, .. } = decisions::verify(tx, OTHER_SITE)? else {
                panic!("broken")
            };
            assert_eq!((sealed, head.as_str()), (0, ""));
            Ok(())
        })
        .unwrap();
}

fn verifying_names_the_first_bad_row(store: &Store) {
    open(store);
    let tamper: [(&'static str, &str); 8] = [
        ("update decisions set clause = 'spam' where id = $1", "changed after it was sealed"),
        ("update decisions set effect = 'praised' where id = $1", "changed after it was sealed"),
        ("update decisions set decided_by = 'nobody' where id = $1", "changed after it was sealed"),
        ("update decisions set moderator_id = id where id = $1", "changed after it was sealed"),
        ("delete from decision_payloads where decision_id = $1", "no decision that erased it"),
        ("update decision_payloads set payload = '{}' where decision_id = $1", "does not fit its commitment"),
        ("delete from seals where decision_id = $1", "missing"),
        ("delete from decisions where id = $1", "deleted"),
    ];
    store.write_blocking(|tx| append(tx, 1..=4).and_then(|()| seal_all(tx, 9))).unwrap();
    for (statement, expected) in tamper {
        let broken = store.write_blocking(move |tx| {
            if statement.starts_with("delete from decisions") {
                tx.execute("delete from decision_payloads where decision_id = $1", params![&bytes(2)])?;
            }
            tx.execute(statement, params![&bytes(2)])?;
            // The finding leaves as a panic's message would: nothing of the tampering stays.
            match decisions::verify(tx, SITE)? {
                LedgerState::Broken { number, why, .. } => {
                    Err::<(), _>(Error::Backup(format!("{number} {why}")))
                }
                LedgerState::Intact { .. } => Ok(()),
            }
        });
        let Err(Error::Backup(found)) = broken else { panic!("{statement} was not noticed: {broken:?}") };
        let number = if expected == "missing" { "3" } else { "2" };
        assert!(found.starts_with(number) && found.contains(expected), "{statement}: {found}");
    }
    let intact = store.read_blocking(|tx| decisions::verify(tx, SITE)).unwrap();
    assert!(matches!(intact, LedgerState::Intact { sealed: 4, .. }), "{intact:?}");
}

fn erasure_is_told_from_tampering(store: &Store) {
    open(store);
    store
        .write_blocking(|tx| {
            append(tx, 1..=3)?;
            seal_all(tx, 9)?;
            assert_eq!(decisions::erase_payloads(tx, SITE, comment_id(1))?, 3);
            let by_law =
                Decision { by: DecidedBy::Law, effect: Effect::Erased, ..decision(4, Some(comment_id(1))) };
            decisions::append_bare(tx, &by_law)?;
            seal_all(tx, 9)?;
            let LedgerState::Intact { sealed, erased, .. } = decisions::verify(tx, SITE)? else {
                panic!("broken")
            };
            assert_eq!((sealed, erased), (4, 3));
            assert!(decisions::list_of_comment(tx, SITE, comment_id(1))?.iter().all(|d| d.payload.is_none()));
            Ok(())
        })
        .unwrap();
}
