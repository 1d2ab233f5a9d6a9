//! Sites, commenters and moderators.

use super::Story;
use super::newsroom::{
    self, OTHER_SITE, SITE, STORY, at, bytes, comment, comment_id, commenter_id, guest, site, write,
};
use crate::commenters::{self, Standing};
use crate::moderators::{self, SignInLink};
use crate::{Error, Store, Tx, comments, sanctions, sites};
use comity_model::{
    Block, BlockTarget, Comment, CommentState, Commenter, CommenterOrigin, Moderator, ModeratorId, Private,
    Role, SanctionId, SiteId, SiteState,
};

pub(super) const STORIES: &[Story] = &[
    ("a site keeps its settings", a_site_keeps_its_settings),
    ("a commenter is found by key and by identity, in one site only", a_commenter_is_found_in_one_site_only),
    ("a commenter's history is bounded and counts by state", a_history_is_bounded_and_counts_by_state),
    ("a commenter is looked up with all comments and blocks", a_commenter_is_looked_up),
    ("a one-time link works once", a_one_time_link_works_once),
    ("a session ends with its moderator", a_session_ends_with_its_moderator),
];

fn a_commenter_is_looked_up(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let named = |tx: &mut Tx<'_>, name: &str, looked_at, limit| {
                let found =
                    commenters::list_by_name(tx, SITE, |other| other.contains(name), (looked_at, limit))?;
                Ok::<_, Error>(found.into_iter().map(|commenter| commenter.id).collect::<Vec<_>>())
            };
            assert_eq!(named(tx, "Guest", 9, 2)?, [commenter_id(3), commenter_id(2)]);
            assert_eq!(named(tx, "Guest 1", 9, 9)?, [commenter_id(1)]);
            assert!(named(tx, "Guest 1", 2, 9)?.is_empty(), "it is not among the newest two");
            assert_eq!(commenters::list_by_email_hash(tx, SITE, &[2; 32], 9)?, [guest(2)]);
            assert!(commenters::list_by_email_hash(tx, OTHER_SITE, &[2; 32], 9)?.is_empty());

            for number in 1..=3 {
                write(tx, &comment(number, 1, None))?;
            }
            let written = |tx: &mut Tx<'_>, before, limit| {
                let found = comments::list_of_commenter(tx, SITE, commenter_id(1), before, limit)?;
                Ok::<_, Error>(found.into_iter().map(|written| written.comment.id).collect::<Vec<_>>())
            };
            assert_eq!(written(tx, (at(9), comment_id(9)), 2)?, [comment_id(3), comment_id(2)]);
            assert_eq!(written(tx, (at(2), comment_id(2)), 2)?, [comment_id(1)]);

            comments::note_address(tx, SITE, comment_id(1), &[7; 32], at(1))?;
            let block = |number, target, hash: u8, until| Block {
                site: SITE,
                id: SanctionId::from_bytes(bytes(number)),
                target,
                hash: vec![hash; 32],
                until,
                reason: "Advertising.".to_owned(),
                by: None,
                created_at: at(number as i64),
                lifted_at: None,
            };
            let (address, email) =
                (block(1, BlockTarget::IpPrefix, 7, Some(at(50))), block(2, BlockTarget::Email, 1, None));
            for block in [
                &address,
                &email,
                &block(3, BlockTarget::Email, 2, None),
                &block(4, BlockTarget::IpPrefix, 8, None),
            ] {
                sanctions::insert_block(tx, block)?;
            }
            let of = |tx: &mut Tx<'_>, hash: Option<&[u8]>, secs| {
                sanctions::list_blocks_of(tx, SITE, commenter_id(1), hash, at(secs))
            };
            assert_eq!(of(tx, Some(&[1; 32]), 49)?, [email.clone(), address.clone()]);
            assert_eq!(of(tx, Some(&[1; 32]), 50)?, [email]);
            assert_eq!(of(tx, None, 49)?, [address]);
            Ok(())
        })
        .unwrap();
}

fn a_site_keeps_its_settings(store: &Store) {
    store
        .write_blocking(|tx| {
            let mut post = site(SITE, "bridge-post");
            sites::insert(tx, &post)?;
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            assert_eq!(sites::get(tx, SITE)?, post);
            assert_eq!(sites::find_by_key(tx, "bridge-post")?.as_ref(), Some(&post));
            assert_eq!(sites::find_by_key(tx, "nowhere")?, None);
            post.name = "Մամուլ".to_owned();
            post.origins.push("http://localhost:8080".to_owned());
            (post.state, post.close_after_days, post.email_required) = (SiteState::Held, None, false);
            sites::update(tx, &post)?;
            assert_eq!(sites::list(tx)?, [post, site(OTHER_SITE, "valley-news")]);
            let unknown = site(SiteId::from_bytes(bytes(9)), "unknown");
            assert_eq!(sites::update(tx, &unknown), Err(Error::Missing));
            assert_eq!(sites::get(tx, unknown.id), Err(Error::Missing));
            Ok(())
        })
        .unwrap();
    let taken =
        store.write_blocking(|tx| sites::insert(tx, &site(SiteId::from_bytes(bytes(9)), "bridge-post")));
    assert_eq!(taken, Err(Error::Conflict));
}

fn a_commenter_is_found_in_one_site_only(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            let mut known = guest(1);
            assert_eq!(commenters::get(tx, SITE, known.id)?, known);
            assert_eq!(commenters::find_by_guest_key(tx, SITE, &[1; 16])?.as_ref(), Some(&known));
            assert_eq!(commenters::find_by_guest_key(tx, OTHER_SITE, &[1; 16])?, None);
            assert_eq!(commenters::find_by_guest_key_to_write(tx, SITE, &[1; 16])?.as_ref(), Some(&known));
            assert_eq!(commenters::find_by_guest_key_to_write(tx, OTHER_SITE, &[1; 16])?, None);
            assert_eq!(commenters::get(tx, OTHER_SITE, known.id), Err(Error::Missing));
            known.name = "Aylin".to_owned();
            (known.email, known.email_hash) =
                (Some(Private("aylin@post.example".to_owned())), Some(vec![9; 32]));
            commenters::update_signature(tx, &known)?;
            assert_eq!(commenters::get(tx, SITE, known.id)?, known);
            let external = Commenter {
                id: commenter_id(7),
                guest_key_hash: None,
                origin: CommenterOrigin::External,
                external_issuer: Some("https://id.example".to_owned()),
                external_id: Some("42".to_owned()),
                ..guest(7)
            };
            commenters::insert(tx, &external)?;
            assert_eq!(commenters::find_by_external(tx, SITE, "https://id.example", "42")?, Some(external));
            assert_eq!(commenters::find_by_external(tx, SITE, "https://id.example", "43")?, None);
            Ok(())
        })
        .unwrap();
    let twice = Commenter { id: commenter_id(8), ..guest(1) };
    assert_eq!(store.write_blocking(move |tx| commenters::insert(tx, &twice)), Err(Error::Conflict));
}

fn a_history_is_bounded_and_counts_by_state(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            for number in 1..=9 {
                let mut comment = comment(number, 1, None);
                comment.state = match number {
                    1..=4 => CommentState::Published,
                    5..=6 => CommentState::Held,
                    7 => CommentState::Withdrawn,
                    _ => CommentState::Rejected,
                };
                write(tx, &comment)?;
            }
            let past = commenters::history(tx, SITE, commenter_id(1), (at(2), at(8)), 4)?;
            assert_eq!(past.iter().map(|past| past.at).collect::<Vec<_>>(), [at(7), at(6), at(5), at(4)]);
            assert_eq!((past[0].state, past[1].state), (CommentState::Withdrawn, CommentState::Held));
            assert_eq!((past[0].story, past[0].digests.words), (STORY, 7));
            assert!(commenters::history(tx, SITE, commenter_id(2), (at(0), at(99)), 4)?.is_empty());
            let standing = commenters::standing(tx, SITE, commenter_id(1), at(9))?;
            assert_eq!(standing, Standing { published: 4, held: 2, rejected: 1 });
            // When nobody knows the time, it is no sign of haste.
            write(tx, &Comment { is_undated: true, ..comment(20, 2, None) })?;
            write(tx, &comment(21, 2, None))?;
            let past = commenters::history(tx, SITE, commenter_id(2), (at(0), at(99)), 4)?;
            assert_eq!(past.iter().map(|past| past.at).collect::<Vec<_>>(), [at(21)]);
            let undated = comments::find(tx, SITE, comment(20, 2, None).id)?.map(|c| c.comment.is_undated);
            assert_eq!(undated, Some(true));
            Ok(())
        })
        .unwrap();
}

fn moderator(number: u64, role: Role) -> Moderator {
    Moderator {
        site: SITE,
        id: ModeratorId::from_bytes(bytes(number)),
        name: format!("Moderator {number}"),
        role,
        created_at: at(number as i64),
    }
}

fn a_one_time_link_works_once(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let (own, other) = (ModeratorId::from_bytes(bytes(1)), ModeratorId::from_bytes(bytes(2)));
            let link = SignInLink {
                site: SITE,
                moderator: None,
                role: Role::Editor,
                invited_by: Some(own),
                created_at: at(0),
                expires_at: at(60),
            };
            moderators::insert_link(tx, b"invitation", &link)?;
            moderators::insert_link(tx, b"expired", &SignInLink { expires_at: at(5), ..link.clone() })?;
            assert_eq!(moderators::find_link(tx, b"invitation", at(10))?.as_ref(), Some(&link));
            assert_eq!(moderators::use_link(tx, b"invitation", at(60))?, None, "too late");
            assert_eq!(moderators::use_link(tx, b"invitation", at(10))?.as_ref(), Some(&link));
            assert_eq!(moderators::use_link(tx, b"invitation", at(10))?, None, "used up");
            assert_eq!(moderators::find_link(tx, b"invitation", at(10))?, None);
            assert_eq!(moderators::use_link(tx, b"unknown", at(10))?, None);
            moderators::insert_link(tx, b"withdrawn", &link)?;
            moderators::insert_link(tx, b"elsewhere", &SignInLink { site: OTHER_SITE, ..link.clone() })?;
            moderators::insert_link(tx, b"old", &SignInLink { invited_by: None, ..link.clone() })?;
            let others = SignInLink { invited_by: Some(other), ..link.clone() };
            moderators::insert_link(tx, b"others", &others)?;
            moderators::insert_link(tx, b"own", &SignInLink { moderator: Some(own), ..link.clone() })?;
            moderators::withdraw_invitations(tx, SITE, own)?;
            assert_eq!(moderators::find_link(tx, b"withdrawn", at(10))?, None);
            assert_eq!(moderators::find_link(tx, b"old", at(10))?, None, "nobody knows who made it");
            assert_eq!(moderators::find_link(tx, b"others", at(10))?, Some(others));
            assert!(moderators::find_link(tx, b"elsewhere", at(10))?.is_some());
            assert!(moderators::find_link(tx, b"own", at(10))?.is_some(), "that one signs somebody in");
            moderators::insert_link(tx, b"expired", &SignInLink { expires_at: at(5), ..link.clone() })?;
            moderators::forget_expired(tx, at(6))?;
            assert_eq!(moderators::find_link(tx, b"expired", at(0))?, None);
            Ok(())
        })
        .unwrap();
}

fn a_session_ends_with_its_moderator(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let (first, second) = (moderator(1, Role::Operator), moderator(2, Role::Moderator));
            moderators::insert(tx, &first)?;
            moderators::insert(tx, &second)?;
            assert_eq!(moderators::list(tx, SITE)?, [first.clone(), second.clone()]);
            assert!(moderators::list(tx, OTHER_SITE)?.is_empty());
            for (token, who, begin) in [(b"one", &first, 0), (b"two", &second, 0), (b"out", &second, 7)] {
                moderators::insert_session(tx, token, who, "csrf", (at(begin), at(100)))?;
            }
            assert_eq!(moderators::list_signed_in(tx, SITE)?, [(first.id, at(0)), (second.id, at(7))]);
            assert!(moderators::list_signed_in(tx, OTHER_SITE)?.is_empty());
            let session = moderators::find_session(tx, b"one", at(99))?.expect("it is open");
            assert_eq!(
                (session.moderator, session.csrf.as_str(), session.expires_at),
                (first.clone(), "csrf", at(100))
            );
            assert_eq!(moderators::find_session(tx, b"one", at(100))?, None);
            moderators::end_session(tx, b"out")?;
            assert_eq!(moderators::find_session(tx, b"out", at(1))?, None);
            let mut to_change = moderators::list_to_change(tx, SITE)?;
            to_change.sort_by_key(|moderator| moderator.id);
            assert_eq!(to_change, [first.clone(), second.clone()]);
            moderators::remove(tx, SITE, second.id, at(50))?;
            assert_eq!(moderators::list_to_change(tx, SITE)?, std::slice::from_ref(&first));
            assert_eq!(moderators::find_session(tx, b"two", at(1))?, None);
            assert_eq!(moderators::list(tx, SITE)?.len(), 1);
            assert_eq!(moderators::find_name(tx, SITE, second.id)?, Some(second.name));
            moderators::forget_expired(tx, at(101))?;
            assert_eq!(moderators::find_session(tx, b"one", at(1))?, None);
            Ok(())
        })
        .unwrap();
}
