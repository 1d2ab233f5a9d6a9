//! Suggested scores.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, at, bytes, site};
use crate::feedback::{self, Feedback};
use crate::{Store, sites};

pub(super) const STORIES: &[Story] =
    &[("suggested scores are listed in the order in which they came", suggested_scores_are_listed_in_order)];

fn suggested(number: u64, span: Option<(u32, u32)>) -> Feedback {
    Feedback {
        site: SITE,
        id: bytes(number),
        text: "The bridge is a disgrace.".to_owned(),
        context: span.map(|_| "The bridge opens.".to_owned()),
        language: Some("en".to_owned()),
        attribute: "TOXICITY".to_owned(),
        value: 0.25,
        span,
        community: Some("Coral:https://talk.post.example".to_owned()),
        client_token: Some("comment:17".to_owned()),
        key: None,
        created_at: at(5),
    }
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
            assert_eq!(feedback::list(tx, SITE, &[0; 16], 10)?, [first.clone(), second.clone()]);
            assert_eq!(feedback::list(tx, SITE, &[0; 16], 1)?, std::slice::from_ref(&first));
            assert_eq!(feedback::list(tx, SITE, &first.id, 10)?, std::slice::from_ref(&second));
            assert_eq!(feedback::list(tx, OTHER_SITE, &[0; 16], 10)?, std::slice::from_ref(&other));
            Ok(())
        })
        .unwrap();
}
