//! Judgements of comments that another system keeps.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, at, bytes, site};
use crate::comments::TextDigests;
use crate::outside_comments::{self, OutsideComment};
use crate::{Store, sites};
use comity_model::{Outcome, PolicyVersionId};

pub(super) const STORIES: &[Story] = &[
    ("judgements of outside comments are known by commenter and text", judgements_are_known),
    ("judgements of outside comments are counted and forgotten", judgements_are_counted_and_forgotten),
];

/// Written by `commenter`, as many seconds after the beginning as its number.
fn judged(number: u64, commenter: u8, outcome: Outcome) -> OutsideComment {
    let is_held = outcome == Outcome::Hold;
    OutsideComment {
        site: SITE,
        id: bytes(number),
        commenter_hash: vec![commenter; 32],
        story_hash: 9,
        digests: TextDigests { exact: 77, similar: -1, words: 4 },
        outcome,
        clause: is_held.then(|| "plain-words".to_owned()),
        rule: is_held.then(|| "word_list".to_owned()),
        failure: None,
        policy_version: Some(PolicyVersionId::from_bytes(bytes(3))),
        took_us: number * 100,
        created_at: at(number as i64),
    }
}

fn judgements_are_known(store: &Store) {
    newsroom::open(store);
    let (first, second, third) =
        (judged(1, 1, Outcome::Publish), judged(2, 1, Outcome::Hold), judged(3, 2, Outcome::Publish));
    let elsewhere = OutsideComment { site: OTHER_SITE, ..judged(4, 3, Outcome::Publish) };
    store
        .write_blocking(move |tx| {
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            for one in [&first, &second, &third, &elsewhere] {
                outside_comments::insert(tx, one)?;
            }
            let of_first = outside_comments::list_of(tx, SITE, &[1; 32], at(0), 10)?;
            assert_eq!(of_first, [second.clone(), first.clone()]);
            assert_eq!(outside_comments::list_of(tx, SITE, &[1; 32], at(2), 10)?.len(), 1);
            let same = |tx: &mut crate::Tx<'_>, who: u8| {
                outside_comments::count_same_text(tx, (SITE, &[who; 32]), 77, at(0), 64)
            };
            assert_eq!((same(tx, 1)?, same(tx, 9)?), (1, 2));
            outside_comments::remove(tx, SITE, &first.id)?;
            assert_eq!(
                outside_comments::list_of(tx, SITE, &[1; 32], at(0), 10)?,
                std::slice::from_ref(&second)
            );
            Ok(())
        })
        .unwrap();
}

fn judgements_are_counted_and_forgotten(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            for number in 1..=3 {
                outside_comments::insert(tx, &judged(number, 1, Outcome::Publish))?;
            }
            outside_comments::insert(tx, &judged(4, 1, Outcome::Hold))?;
            let counts = outside_comments::count(tx, SITE, at(0))?;
            let seen: Vec<(Outcome, u64, u64)> =
                counts.iter().map(|c| (c.outcome, c.count, c.slowest_us)).collect();
            assert_eq!(seen, [(Outcome::Publish, 3, 300), (Outcome::Hold, 1, 400)]);
            assert_eq!(counts[1].clause.as_deref(), Some("plain-words"));
            assert_eq!(outside_comments::forget(tx, at(4))?, 3);
            assert_eq!(outside_comments::count(tx, SITE, at(0))?.len(), 1);
            Ok(())
        })
        .unwrap();
}
