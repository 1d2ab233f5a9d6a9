//! Drafts of a policy, and measures that wait for a second moderator.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, at, bytes, comment_id, commenter_id};
use crate::{Error, Store, Tx, policy_drafts, proposals};
use comity_model::{
    ModeratorId, PolicyDraft, PolicyDraftId, Proposal, ProposalId, ReplayId, Resolved, RunningReplay,
    SanctionKind, StoppedReplay,
};

pub(super) const STORIES: &[Story] = &[
    ("a draft is saved over the state that its editor saw", a_draft_is_saved_over_the_state_that_was_seen),
    ("a replay keeps its report with the draft, unless it was called off", a_replay_keeps_its_report),
    ("an interrupted replay is taken over once, with its counts", an_interrupted_replay_is_taken_over_once),
    ("a replay that was called off keeps its counts and goes on", a_stopped_replay_goes_on),
    ("a proposal is resolved once", a_proposal_is_resolved_once),
];

const EDITOR: ModeratorId = ModeratorId::from_bytes(bytes(7));

fn draft(number: u64, secs: i64) -> PolicyDraft {
    PolicyDraft {
        site: SITE,
        id: PolicyDraftId::from_bytes(bytes(number)),
        based_on: 3,
        source: "# Discussion policy".to_owned(),
        translations: vec![("hy".to_owned(), "# Կանոններ".to_owned())],
        saved_by: EDITOR,
        created_at: at(0),
        saved_at: at(secs),
        replay: None,
        stopped: None,
        report_digest: None,
        report_at: None,
    }
}

fn a_draft_is_saved_over_the_state_that_was_seen(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let (first, second) = (draft(1, 10), draft(2, 20));
            policy_drafts::insert(tx, &first)?;
            policy_drafts::insert(tx, &second)?;
            assert_eq!(policy_drafts::list(tx, SITE)?, [second.clone(), first.clone()]);
            assert!(policy_drafts::list(tx, OTHER_SITE)?.is_empty());
            assert_eq!(policy_drafts::find(tx, OTHER_SITE, first.id)?, None);
            let mine = PolicyDraft { source: "# Mine".to_owned(), based_on: 4, ..draft(1, 30) };
            assert!(policy_drafts::save(tx, &mine, at(10))?);
            assert_eq!(policy_drafts::find(tx, SITE, first.id)?, Some(mine));
            assert!(!policy_drafts::save(tx, &draft(1, 40), at(10))?, "it was saved meanwhile");
            assert!(!policy_drafts::remove(tx, SITE, first.id, at(10))?, "it was saved meanwhile");
            assert!(policy_drafts::remove(tx, SITE, first.id, at(30))?);
            assert_eq!(policy_drafts::list(tx, SITE)?, [second]);
            Ok(())
        })
        .unwrap();
}

fn a_replay_keeps_its_report(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let known = draft(1, 10);
            let run = |number| ReplayId::from_bytes(bytes(number));
            let far =
                |number, read| RunningReplay { id: run(number), read, total: 9, beat: at(50), goes_on: true };
            policy_drafts::insert(tx, &known)?;
            policy_drafts::set_replay(tx, SITE, known.id, (run(1), "{}"), at(40))?;
            assert_eq!(policy_drafts::count_replays(tx, SITE, at(40))?, 1);
            assert_eq!(policy_drafts::count_replays(tx, SITE, at(41))?, 0, "it fell silent");
            assert!(policy_drafts::say_how_far(tx, SITE, known.id, &far(1, 5))?);
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            assert_eq!(found.replay, Some(far(1, 5)));
            // Another one was begun: the first is to stop, and its report is not taken.
            policy_drafts::set_replay(tx, SITE, known.id, (run(2), "{}"), at(51))?;
            assert!(!policy_drafts::say_how_far(tx, SITE, known.id, &far(1, 6))?);
            let key = (SITE, known.id);
            assert!(!policy_drafts::keep_report(tx, key, run(1), ("{}", "ab"), at(60))?);
            assert_eq!(policy_drafts::find_report(tx, SITE, known.id)?, None);
            assert!(policy_drafts::keep_report(tx, key, run(2), ("{\"a\":1}", "cd"), at(61))?);
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            assert_eq!((found.replay, found.report_digest.as_deref()), (None, Some("cd")));
            assert_eq!(found.report_at, Some(at(61)));
            assert_eq!(policy_drafts::find_report(tx, SITE, known.id)?.as_deref(), Some("{\"a\":1}"));
            let about = |tx: &mut Tx<'_>, site, digest| policy_drafts::find_report_about(tx, site, digest);
            assert_eq!(about(tx, SITE, "cd")?.as_deref(), Some("{\"a\":1}"));
            assert_eq!((about(tx, SITE, "ab")?, about(tx, OTHER_SITE, "cd")?), (None, None));
            Ok(())
        })
        .unwrap();
}

fn an_interrupted_replay_is_taken_over_once(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let known = draft(1, 10);
            let key = (SITE, known.id);
            let run = |number| ReplayId::from_bytes(bytes(number));
            policy_drafts::insert(tx, &known)?;
            assert_eq!(policy_drafts::find_replay(tx, SITE, known.id)?, None);
            policy_drafts::set_replay(tx, SITE, known.id, (run(1), "{\"a\":1}"), at(40))?;
            policy_drafts::keep_replay_state(tx, SITE, known.id, run(1), "{\"read\":5}")?;
            policy_drafts::keep_replay_state(tx, SITE, known.id, run(9), "{\"read\":7}")?;
            let kept = ("{\"a\":1}".to_owned(), Some("{\"read\":5}".to_owned()));
            assert_eq!(policy_drafts::find_replay(tx, SITE, known.id)?, Some(kept));
            assert!(policy_drafts::list_interrupted(tx, at(40))?.is_empty(), "it has just spoken");
            policy_drafts::say_at_work(tx, SITE, known.id, run(1), at(45))?;
            policy_drafts::say_at_work(tx, SITE, known.id, run(9), at(49))?;
            assert!(policy_drafts::list_interrupted(tx, at(45))?.is_empty(), "it is at work");
            assert_eq!(policy_drafts::list_interrupted(tx, at(46))?, [(SITE, known.id, run(1))]);
            assert!(policy_drafts::take_replay_over(tx, key, run(1), (run(2), "{}"), at(50))?);
            assert!(!policy_drafts::take_replay_over(tx, key, run(1), (run(3), "{}"), at(50))?);
            let found = policy_drafts::find(tx, SITE, known.id)?.and_then(|draft| draft.replay);
            assert_eq!(found.map(|replay| (replay.id, replay.goes_on)), Some((run(2), true)));
            policy_drafts::give_replay_up(tx, SITE, known.id, run(2))?;
            let found = policy_drafts::find(tx, SITE, known.id)?.and_then(|draft| draft.replay);
            assert_eq!(found.map(|replay| (replay.id, replay.goes_on)), Some((run(2), false)));
            assert!(policy_drafts::list_interrupted(tx, at(90))?.is_empty());
            Ok(())
        })
        .unwrap();
}

fn a_stopped_replay_goes_on(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let known = draft(1, 10);
            let key = (SITE, known.id);
            let run = |number| ReplayId::from_bytes(bytes(number));
            let far =
                |number, read, beat| RunningReplay { id: run(number), read, total: 9, beat, goes_on: true };
            policy_drafts::insert(tx, &known)?;
            assert!(!policy_drafts::stop_replay(tx, SITE, known.id, at(20))?, "none runs");
            policy_drafts::set_replay(tx, SITE, known.id, (run(1), "one"), at(40))?;
            assert!(policy_drafts::say_how_far(tx, SITE, known.id, &far(1, 5, at(41)))?);
            assert!(policy_drafts::stop_replay(tx, SITE, known.id, at(50))?);
            assert!(!policy_drafts::say_how_far(tx, SITE, known.id, &far(1, 6, at(51)))?, "it is to stop");
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            let stopped = StoppedReplay { read: 5, total: 9, at: at(50) };
            assert_eq!((found.replay, found.stopped, found.report_at), (None, Some(stopped), None));
            assert!(policy_drafts::list_interrupted(tx, at(90))?.is_empty(), "nobody goes on by itself");

            // What it had found is kept, as of the time that it was called off at the earliest.
            let counts = (Some("{\"read\":6}"), &far(1, 6, at(49)));
            assert!(
                !policy_drafts::keep_stopped_report(tx, key, "two", ("{}", "ab"), counts)?,
                "another one"
            );
            assert!(policy_drafts::keep_stopped_report(tx, key, "one", ("{\"a\":1}", "ab"), counts)?);
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            assert_eq!((found.report_at, found.report_digest.as_deref()), (Some(at(50)), Some("ab")));
            assert_eq!(found.stopped.map(|stopped| stopped.read), Some(6));
            let kept = ("one".to_owned(), Some("{\"read\":6}".to_owned()));
            assert_eq!(policy_drafts::find_replay(tx, SITE, known.id)?, Some(kept));

            // It goes on once, with its counts.
            assert!(policy_drafts::go_on_with_replay(tx, key, run(2), ("one", "two"), at(60))?);
            assert!(!policy_drafts::go_on_with_replay(tx, key, run(3), ("one", "three"), at(60))?);
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            assert_eq!((found.replay, found.stopped), (Some(far(2, 6, at(60))), None));
            assert!(!policy_drafts::keep_stopped_report(tx, key, "one", ("{}", "ef"), counts)?, "it goes on");

            // One that was done before it noticed has nothing left to go on with.
            assert!(policy_drafts::stop_replay(tx, SITE, known.id, at(70))?);
            let whole = (None, &far(2, 9, at(71)));
            assert!(policy_drafts::keep_stopped_report(tx, key, "two", ("{}", "cd"), whole)?);
            let found = policy_drafts::find(tx, SITE, known.id)?.expect("it is there");
            assert_eq!((found.stopped, found.report_at), (None, Some(at(71))));
            assert_eq!(policy_drafts::find_replay(tx, SITE, known.id)?, None);
            Ok(())
        })
        .unwrap();
}

fn a_proposal_is_resolved_once(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let proposal = |number: u64| Proposal {
                site: SITE,
                id: ProposalId::from_bytes(bytes(number)),
                commenter: commenter_id(1),
                kind: SanctionKind::Block,
                days: None,
                clause: Some("personal-attacks".to_owned()),
                step: (number == 1).then(|| "2 pauses in 180 days -> block".to_owned()),
                reason: "2. Personal attacks".to_owned(),
                comment: comment_id(number),
                proposed_by: (number == 1).then_some(EDITOR),
                created_at: at(number as i64),
                resolved: None,
            };
            let (first, second) = (proposal(1), proposal(2));
            proposals::insert(tx, &first)?;
            proposals::insert(tx, &second)?;
            assert_eq!(proposals::list_open(tx, SITE, 9)?, [first.clone(), second.clone()]);
            assert_eq!(proposals::list_open(tx, SITE, 1)?, std::slice::from_ref(&first));
            assert_eq!((proposals::count_open(tx, SITE)?, proposals::count_open(tx, OTHER_SITE)?), (2, 0));
            let resolved = Resolved {
                is_confirmed: true,
                by: ModeratorId::from_bytes(bytes(8)),
                at: at(9),
                note: "Agreed.".to_owned(),
            };
            proposals::resolve(tx, SITE, first.id, &resolved)?;
            assert_eq!(proposals::resolve(tx, SITE, first.id, &resolved), Err(Error::Missing));
            let found = proposals::find(tx, SITE, first.id)?.expect("it is there");
            assert_eq!(found.resolved, Some(resolved));
            assert_eq!(proposals::list_open(tx, SITE, 9)?, std::slice::from_ref(&second));
            assert_eq!(proposals::list_of(tx, SITE, commenter_id(1))?, [second, found]);
            assert!(proposals::list_of(tx, SITE, commenter_id(2))?.is_empty());
            Ok(())
        })
        .unwrap();
}
