//! Suggested scores.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, at, bytes, site};
use crate::feedback::{self, Feedback, FeedbackCount, Wanted};
use crate::{Store, Tx, sites};

pub(super) const STORIES: &[Story] = &[
    ("suggested scores are listed in the order in which they came", suggested_scores_are_listed_in_order),
    ("a score suggested again replaces the earlier one", a_score_suggested_again_replaces_the_earlier_one),
];

fn suggested(number: u64, span: Option<(u32, u32)>) -> Feedback {
    Feedback {
        site: SITE,
        id: bytes(number),
        text: "The bridge is a disgrace.".to_owned(),
        context: span.map(|_| "The bridge opens.".to_owned()),
        title: span.map(|_| "Council keeps the old bridge closed".to_owned()),
        language: Some("en".to_owned()),
        attribute: "TOXICITY".to_owned(),
        value: 0.25,
        span,
        community: Some("Coral:https://talk.post.example".to_owned()),
        client_token: Some("comment:17".to_owned()),
        key: span.map(|_| "desk".to_owned()),
        created_at: at(5),
    }
}

fn a_score_suggested_again_replaces_the_earlier_one(store: &Store) {
    newsroom::open(store);
    let same = suggested(1, None);
    let again = Feedback { value: 1.0, ..suggested(2, None) };
    let others = [
        Feedback { community: None, ..suggested(3, None) },
        Feedback { client_token: None, ..suggested(4, None) },
        Feedback { client_token: None, ..suggested(5, None) },
        Feedback { attribute: "INSULT".to_owned(), ..suggested(6, None) },
        suggested(7, Some((4, 10))),
    ];
    store
        .write_blocking(move |tx| {
            feedback::insert(tx, &same)?;
            feedback::insert(tx, &again)?;
            others.iter().try_for_each(|other| feedback::insert(tx, other))?;
            let listed = feedback::list(tx, SITE, &Wanted::default(), &[0; 16], 10)?;
            let expected: Vec<Feedback> = std::iter::once(again.clone()).chain(others.clone()).collect();
            assert_eq!(listed, expected);
            assert_eq!(feedback::forget(tx, OTHER_SITE, Some("comment:17"), None)?, 0);
            assert_eq!(feedback::forget(tx, SITE, None, Some(at(5)))?, 0);
            assert_eq!(feedback::forget(tx, SITE, Some("comment:17"), None)?, 5);
            assert_eq!(feedback::forget(tx, SITE, None, Some(at(6)))?, 2);
            Ok(())
        })
        .unwrap();
}

fn suggested_scores_are_listed_in_order(store: &Store) {
    newsroom::open(store);
    let (first, second) = (suggested(1, None), suggested(2, Some((4, 10))));
    let other = Feedback { site: OTHER_SITE, ..suggested(3, None) };
    store
        .write_blocking(move |tx| {
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            for one in [&second, &first, &other] {
                feedback::insert(tx, one)?;
            }
            let list = |tx: &mut Tx<'_>, site, wanted: &Wanted, after: &[u8; 16], limit| {
                feedback::list(tx, site, wanted, after, limit)
            };
            let any = Wanted::default();
            assert_eq!(list(tx, SITE, &any, &[0; 16], 10)?, [first.clone(), second.clone()]);
            assert_eq!(list(tx, SITE, &any, &[0; 16], 1)?, std::slice::from_ref(&first));
            assert_eq!(list(tx, SITE, &any, &first.id, 10)?, std::slice::from_ref(&second));
            assert_eq!(list(tx, OTHER_SITE, &any, &[0; 16], 10)?, std::slice::from_ref(&other));
            let of_key = Wanted { key: Some("desk".to_owned()), ..Wanted::default() };
            assert_eq!(list(tx, SITE, &of_key, &[0; 16], 10)?, std::slice::from_ref(&second));
            let of_insult = Wanted { attribute: Some("INSULT".to_owned()), ..Wanted::default() };
            assert_eq!(list(tx, SITE, &of_insult, &[0; 16], 10)?, []);
            let later = Wanted { since: Some(at(6)), ..Wanted::default() };
            assert_eq!(list(tx, SITE, &later, &[0; 16], 10)?, []);
            let counts = feedback::count(tx, SITE, &any)?;
            assert_eq!(counts.iter().map(|count| count.count).sum::<u64>(), 2, "{counts:?}");
            let desk = feedback::count(tx, SITE, &of_key)?;
            assert_eq!(
                desk,
                [FeedbackCount {
                    attribute: "TOXICITY".to_owned(),
                    key: Some("desk".to_owned()),
                    count: 1,
                    above: 0,
                    between: (at(5), at(5)),
                }]
            );
            Ok(())
        })
        .unwrap();
}
