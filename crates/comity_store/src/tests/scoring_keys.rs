//! Keys of programs that ask for scores.

use super::Story;
use super::newsroom::{self, OTHER_SITE, SITE, at, bytes, site};
use crate::scoring_keys::{self, ScoringKey};
use crate::{Store, sites};
use comity_model::SiteId;

pub(super) const STORIES: &[Story] = &[
    ("a key keeps its name, its counts and its end", a_key_keeps_its_name_its_counts_and_its_end),
    ("one name has one key of a site", one_name_has_one_key_of_a_site),
];

fn key(site: SiteId, number: u32, name: &str) -> ScoringKey {
    ScoringKey {
        site,
        id: bytes(number.into()),
        number,
        name: name.to_owned(),
        secret_hash: vec![number as u8; 32],
        per_minute: 60,
        created_at: at(5),
        revoked_at: None,
        requests: 0,
        refused: 0,
        last_used_at: None,
    }
}

fn a_key_keeps_its_name_its_counts_and_its_end(store: &Store) {
    newsroom::open(store);
    let (desk, bot) = (key(SITE, 1, "desk"), key(OTHER_SITE, 2, "bot"));
    store
        .write_blocking(move |tx| {
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            assert_eq!(scoring_keys::next_number(tx)?, 1);
            scoring_keys::insert(tx, &desk)?;
            scoring_keys::insert(tx, &bot)?;
            assert_eq!(scoring_keys::next_number(tx)?, 3);
            assert_eq!(scoring_keys::list(tx)?, [desk.clone(), bot.clone()]);
            scoring_keys::add_use(tx, (SITE, &desk.id), (40, 2), at(10))?;
            scoring_keys::add_use(tx, (SITE, &desk.id), (2, 0), at(20))?;
            assert!(!scoring_keys::revoke(tx, SITE, "bot", at(30))?, "a site cannot revoke another's key");
            assert!(scoring_keys::revoke(tx, SITE, "desk", at(30))?);
            assert!(!scoring_keys::revoke(tx, SITE, "desk", at(40))?, "it has ended already");
            let desk = ScoringKey {
                requests: 42,
                refused: 2,
                last_used_at: Some(at(20)),
                revoked_at: Some(at(30)),
                ..desk.clone()
            };
            assert_eq!(scoring_keys::list(tx)?, [desk, bot.clone()]);
            Ok(())
        })
        .unwrap();
}

fn one_name_has_one_key_of_a_site(store: &Store) {
    newsroom::open(store);
    store.write_blocking(|tx| scoring_keys::insert(tx, &key(SITE, 1, "desk"))).unwrap();
    let second = store.write_blocking(|tx| scoring_keys::insert(tx, &key(SITE, 2, "desk")));
    assert!(second.is_err_and(|error| error.is_conflict()));
}
