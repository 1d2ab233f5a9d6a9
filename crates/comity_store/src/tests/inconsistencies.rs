//! Rows that contradict one another are found, and what only looks like it is not.

use super::Story;
use super::newsroom::{self, SITE, at, bytes, comment, comment_id, write};
use crate::inconsistencies::{self, Contradiction, Inconsistency};
use crate::{Result, Store, Tx, comments, decisions, params};
use comity_model::{CommentState, DecidedBy, Decision, DecisionId, Effect, ModeratorId, Outcome, RevisionId};

pub(super) const STORIES: &[Story] = &[
    ("a sound newsroom has no contradictions", a_sound_newsroom_has_none),
    ("states, texts and parents that do not fit are found", what_does_not_fit_is_found),
];

/// Appends a decision about comment `about` and its revision `revision`.
fn decide(
    tx: &mut Tx<'_>,
    (number, about, revision): (u64, u64, u64),
    outcome: Outcome,
    by: DecidedBy,
) -> Result<()> {
    let decision = Decision {
        comment: Some(comment_id(about)),
        revision: Some(RevisionId::from_bytes(bytes(revision))),
        ..Decision::bare(
            SITE,
            DecisionId::from_bytes(bytes(number)),
            Effect::Judged(outcome),
            by,
            at(number as i64),
        )
    };
    decisions::append_bare(tx, &decision)
}

fn list(tx: &mut Tx<'_>) -> Result<Vec<(u64, Contradiction)>> {
    let number = |found: Inconsistency| (1..=9).find(|n| comment_id(*n) == found.comment).unwrap_or(0);
    Ok(inconsistencies::list(tx, SITE, 10)?
        .into_iter()
        .map(|found| (number(found.clone()), found.what))
        .collect())
}

fn a_sound_newsroom_has_none(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            for number in 1..=3 {
                write(tx, &comment(number, 1, None))?;
                decide(tx, (number, number, number), Outcome::Publish, DecidedBy::Policy)?;
            }
            // A refused edit of a published comment.
            decide(tx, (10, 1, 90), Outcome::Reject, DecidedBy::Policy)?;
            // A moderator held it, and its author's edit passed.
            decide(tx, (11, 2, 2), Outcome::Hold, DecidedBy::Moderator(ModeratorId::from_bytes(bytes(1))))?;
            decide(tx, (12, 2, 2), Outcome::Publish, DecidedBy::Policy)?;
            comments::set_state(tx, SITE, comment_id(2), CommentState::Held)?;
            assert_eq!(list(tx)?, []);
            Ok(())
        })
        .unwrap();
}

fn what_does_not_fit_is_found(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let parent = comment(5, 1, None);
            for written in [comment(1, 1, None), comment(2, 1, None), comment(3, 1, None), parent.clone()] {
                write(tx, &written)?;
            }
            write(tx, &comment(4, 1, Some(&parent)))?;
            for number in [1, 3, 4, 5] {
                decide(tx, (number, number, number), Outcome::Reject, DecidedBy::Policy)?;
            }
            for number in [3, 4] {
                comments::set_state(tx, SITE, comment_id(number), CommentState::Rejected)?;
            }
            tx.execute(
                "delete from revisions where site_id = $1 and comment_id = $2",
                params![&SITE, &comment_id(3)],
            )?;
            tx.execute(
                "delete from comments where site_id = $1 and id = $2",
                params![&SITE, &comment_id(5)],
            )?;
            let state = Contradiction::State {
                stands: CommentState::Published,
                decided: Effect::Judged(Outcome::Reject),
            };
            assert_eq!(
                list(tx)?,
                [
                    (1, state),
                    (2, Contradiction::Undecided),
                    (3, Contradiction::TextMissing),
                    (4, Contradiction::ParentMissing),
                    (5, Contradiction::CommentMissing),
                ]
            );
            Ok(())
        })
        .unwrap();
}
