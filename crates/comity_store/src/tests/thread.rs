//! Stories, comments, and the thread as it is read.

use super::Story;
use super::newsroom::{
    self, OTHER_SITE, SITE, STORY, at, bytes, comment, comment_id, commenter_id, revision, site, story, write,
};
use crate::comments::{self, TextDigests};
use crate::threads::{self, Direction};
use crate::{Error, Store, Tx, imported, sites, stories};
use comity_model::{Comment, CommentId, CommentState, Revision, RevisionId, StoryId, StoryState, Timestamp};

pub(super) const STORIES: &[Story] = &[
    ("a story comes back whole and belongs to its site", a_story_comes_back_whole_and_belongs_to_its_site),
    ("a hidden story is in no list, feed or count", a_hidden_story_is_in_no_list_feed_or_count),
    ("a branch is moved below another comment", a_branch_is_moved_below_another_comment),
    ("a comment and its revisions come back whole", a_comment_and_its_revisions_come_back_whole),
    ("a repeated submission is found and refused", a_repeated_submission_is_found_and_refused),
    ("lists hold what they promise, newest first", lists_hold_what_they_promise),
    ("the top level is paged in three orders", the_top_level_is_paged_in_three_orders),
    (
        "replies are shown when they or their answers are published",
        replies_are_shown_when_something_is_published,
    ),
    ("digests and replies of others are found", digests_and_replies_of_others_are_found),
    ("addresses are kept for a while", addresses_are_kept_for_a_while),
    ("an erased comment keeps its place and nothing else", an_erased_comment_keeps_its_place_only),
];

const START: (Timestamp, CommentId) = (at(-1), comment_id(0));
/// Before every comment, whatever time its id carries.
const BEGINNING: (Timestamp, CommentId) = (Timestamp::from_micros(i64::MIN), comment_id(0));
const END: (Timestamp, CommentId) = (at(1_000_000), comment_id(u64::MAX));

fn a_story_comes_back_whole_and_belongs_to_its_site(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            sites::insert(tx, &site(OTHER_SITE, "valley-news"))?;
            let mut bridge = story(SITE, STORY, "old-bridge", 0);
            let mut later = story(SITE, StoryId::from_bytes(bytes(2)), "new-school", 10);
            (later.source, later.source_id) = (Some("wordpress".to_owned()), Some("5".to_owned()));
            let elsewhere = story(OTHER_SITE, STORY, "old-bridge", 5);
            stories::insert(tx, &later)?;
            stories::insert(tx, &elsewhere)?;
            assert_eq!(stories::get(tx, SITE, STORY)?, bridge);
            assert_eq!(stories::find_by_key(tx, SITE, "new-school")?, Some(later.clone()));
            assert_eq!(stories::find_by_key(tx, OTHER_SITE, "new-school")?, None);
            assert_eq!(stories::get(tx, OTHER_SITE, later.id), Err(Error::Missing));
            stories::set_state(tx, SITE, STORY, StoryState::Closed)?;
            bridge.state = StoryState::Closed;
            assert_eq!(stories::set_state(tx, OTHER_SITE, later.id, StoryState::Held), Err(Error::Missing));
            let mut hidden = comment(2, 1, None);
            hidden.state = CommentState::Held;
            write(tx, &comment(1, 1, None))?;
            write(tx, &hidden)?;
            assert_eq!(stories::count_published(tx, SITE, STORY)?, 1);
            assert_eq!(comments::count_by_story_key(tx, SITE, "old-bridge")?, 1);
            assert_eq!(comments::count_by_story_key(tx, OTHER_SITE, "old-bridge")?, 0);
            let newest = stories::list_newest(tx, SITE, 10)?;
            assert_eq!(
                newest.iter().map(|s| (s.story.clone(), s.comments)).collect::<Vec<_>>(),
                [(later.clone(), 0), (bridge.clone(), 1)]
            );
            assert_eq!(stories::list_newest(tx, SITE, 1)?.len(), 1);
            let keys: Vec<String> = newest.iter().map(|found| found.story.key.clone()).collect();
            assert_eq!(stories::list_keys(tx, SITE, 0, 10)?, keys);
            assert_eq!(stories::list_keys(tx, SITE, 1, 1)?, keys.get(1..2).unwrap_or_default());
            let older = stories::list_page(tx, SITE, 1, 10)?;
            assert_eq!(older.first().map(|found| &found.story.key), keys.get(1));
            assert_eq!(stories::count(tx, SITE)?, keys.len() as u64);
            let mut all = Vec::new();
            stories::each(tx, SITE, |story| {
                all.push(story);
                Ok(())
            })?;
            assert_eq!(all, [bridge, later]);
            Ok(())
        })
        .unwrap();
    let again = story(SITE, StoryId::from_bytes(bytes(3)), "old-bridge", 0);
    assert_eq!(store.write_blocking(move |tx| stories::insert(tx, &again)), Err(Error::Conflict));
}

fn a_hidden_story_is_in_no_list_feed_or_count(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            stories::insert(tx, &story(SITE, StoryId::from_bytes(bytes(2)), "new-school", 10))?;
            write(tx, &comment(1, 1, None))?;
            write(tx, &Comment { story: StoryId::from_bytes(bytes(2)), ..comment(2, 1, None) })?;
            assert!(stories::list_hidden(tx, SITE, 9)?.is_empty());
            stories::set_state(tx, SITE, STORY, StoryState::Hidden)?;
            assert_eq!(stories::get(tx, SITE, STORY)?.state, StoryState::Hidden);
            let listed = stories::list_newest(tx, SITE, 9)?;
            assert_eq!(listed.iter().map(|s| s.story.key.as_str()).collect::<Vec<_>>(), ["new-school"]);
            assert_eq!(stories::list_hidden(tx, SITE, 9)?, ["old-bridge"]);
            assert!(stories::list_hidden(tx, OTHER_SITE, 9)?.is_empty());
            assert_eq!(stories::find_shown(tx, SITE, "old-bridge")?, None);
            assert!(stories::find_shown(tx, SITE, "new-school")?.is_some());
            let newest = comments::list_newest_of_site(tx, SITE, 9)?;
            assert_eq!(numbers(newest.iter().map(|written| &written.comment)), [2]);
            assert_eq!(comments::count_by_story_key(tx, SITE, "old-bridge")?, 0);
            Ok(())
        })
        .unwrap();
}

fn a_branch_is_moved_below_another_comment(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            three_branches(tx)?;
            let mut orphan = comment(20, 1, None);
            (orphan.source, orphan.source_id) = (Some("wordpress".to_owned()), Some("77".to_owned()));
            orphan.parent_source_id = Some("76".to_owned());
            let answer = comment(21, 2, Some(&orphan));
            write(tx, &orphan)?;
            write(tx, &answer)?;
            write(tx, &comment(22, 3, Some(&answer)))?;
            let found = imported::page_of_parentless(tx, SITE, comment_id(0), 9)?;
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].id, found[0].parent_source_id.as_str()), (orphan.id, "76"));
            assert!(imported::page_of_parentless(tx, SITE, orphan.id, 9)?.is_empty(), "it is behind");
            assert!(imported::page_of_parentless(tx, OTHER_SITE, comment_id(0), 9)?.is_empty());
            let place = comments::find_place(tx, SITE, comment_id(11))?.expect("it was written");
            threads::move_below(tx, SITE, orphan.id, (comment_id(11), place))?;
            let moved = comments::find(tx, SITE, orphan.id)?.expect("it is still there").comment;
            assert_eq!((moved.parent, moved.branch, moved.depth), (Some(comment_id(11)), comment_id(1), 3));
            let deepest = comments::find_place(tx, SITE, comment_id(22))?;
            assert_eq!(deepest, Some(comments::Place { story: STORY, branch: comment_id(1), depth: 5 }));
            assert!(imported::page_of_parentless(tx, SITE, comment_id(0), 9)?.is_empty());
            let untouched = comments::find_place(tx, SITE, comment_id(13))?.expect("it was written");
            assert_eq!((untouched.branch, untouched.depth), (comment_id(3), 1));
            let again = threads::move_below(tx, SITE, orphan.id, (comment_id(11), place));
            assert_eq!(again, Err(Error::Missing), "it stands at the top level no more");
            Ok(())
        })
        .unwrap();
}

fn a_comment_and_its_revisions_come_back_whole(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            let mut first = comment(1, 1, None);
            (first.source, first.source_id) = (Some("wordpress".to_owned()), Some("77".to_owned()));
            first.parent_source_id = Some("76".to_owned());
            write(tx, &first)?;
            let found = comments::find(tx, SITE, first.id)?.expect("it was written");
            assert_eq!(found.comment, first);
            assert_eq!(found.revision, revision(&first, 1, "The bridge should open."));
            assert_eq!(comments::find(tx, OTHER_SITE, first.id)?, None);
            let second = Revision {
                id: RevisionId::from_bytes(bytes(100)),
                created_at: at(60),
                format: Some("html".to_owned()),
                ..revision(&first, 2, "The bridge *must* open.")
            };
            comments::insert_revision(tx, SITE, &second)?;
            let digests = TextDigests { exact: 5, similar: i64::MIN, words: 4 };
            comments::set_revision(tx, SITE, &second, digests, Some(second.created_at))?;
            comments::set_state(tx, SITE, first.id, CommentState::Held)?;
            let found = comments::find(tx, SITE, first.id)?.expect("it is still there");
            assert_eq!(found.revision, second);
            assert_eq!((found.comment.state, found.comment.edited_at), (CommentState::Held, Some(at(60))));
            assert_eq!(
                comments::set_state(tx, OTHER_SITE, first.id, CommentState::Held),
                Err(Error::Missing)
            );
            let nobody = Revision { comment: comment_id(9), ..second };
            assert_eq!(
                comments::set_revision(tx, SITE, &nobody, TextDigests::default(), None),
                Err(Error::Missing)
            );
            Ok(())
        })
        .unwrap();
}

fn a_repeated_submission_is_found_and_refused(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            write(tx, &comment(1, 1, None))?;
            let found = comments::find_by_submission(tx, SITE, commenter_id(1), "form-1")?;
            assert_eq!(found.map(|found| found.comment.id), Some(comment_id(1)));
            assert_eq!(comments::find_by_submission(tx, SITE, commenter_id(2), "form-1")?, None);
            Ok(())
        })
        .unwrap();
    let again = Comment { submission_key: Some("form-1".to_owned()), ..comment(2, 1, None) };
    assert_eq!(store.write_blocking(move |tx| write(tx, &again)), Err(Error::Conflict));
}

fn numbers<'a>(comments: impl IntoIterator<Item = &'a Comment>) -> Vec<u64> {
    comments.into_iter().map(|c| u128::from_be_bytes(*c.id.as_bytes()) as u64).collect()
}

fn lists_hold_what_they_promise(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            for number in 1..=8 {
                let mut comment = comment(number, 1 + number % 2, None);
                if number == 6 {
                    comment.state = CommentState::Held;
                }
                write(tx, &comment)?;
            }
            let of =
                |list: Vec<comments::WrittenComment>| numbers(list.iter().map(|written| &written.comment));
            assert_eq!(of(comments::list_own(tx, SITE, STORY, commenter_id(1), 3)?), [8, 6, 4]);
            assert_eq!(of(comments::list_recent_of(tx, SITE, commenter_id(2), 3)?), [7, 5, 3]);
            assert_eq!(of(comments::list_newest_of_site(tx, SITE, 3)?), [8, 7, 5]);
            assert_eq!(of(comments::list_newest_of_story(tx, SITE, STORY, 3)?), [8, 7, 5]);
            assert_eq!(of(comments::page_of_site(tx, SITE, BEGINNING, 3)?), [1, 2, 3]);
            assert_eq!(of(comments::page_of_site(tx, SITE, (at(5), comment_id(5)), 9)?), [6, 7, 8]);
            assert!(comments::list_newest_of_site(tx, OTHER_SITE, 3)?.is_empty());
            assert_eq!(comments::story_active_at(tx, SITE, STORY, at(99))?, Some(at(8)));
            assert_eq!(comments::story_active_at(tx, SITE, STORY, at(8))?, Some(at(7)), "as of that time");
            assert_eq!(comments::story_active_at(tx, OTHER_SITE, STORY, at(99))?, None);
            Ok(())
        })
        .unwrap();
}

/// Three branches: 1 with two published replies and a held one, 2 with none, 3 with one.
fn three_branches(tx: &mut Tx<'_>) -> crate::Result<()> {
    let tops: Vec<Comment> = (1..=3).map(|number| comment(number, 1, None)).collect();
    for top in &tops {
        write(tx, top)?;
    }
    let reply = comment(10, 2, Some(&tops[0]));
    let below = comment(11, 3, Some(&reply));
    let held = Comment { state: CommentState::Held, ..comment(12, 2, Some(&tops[0])) };
    for reply in [&reply, &below, &held, &comment(13, 2, Some(&tops[2]))] {
        write(tx, reply)?;
    }
    Ok(())
}

fn the_top_level_is_paged_in_three_orders(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            three_branches(tx)?;
            let of = |page: Vec<threads::TopLevel>| -> Vec<(u64, u64)> {
                page.iter().map(|top| (numbers([&top.written.comment])[0], top.replies)).collect()
            };
            let thread = (SITE, STORY);
            assert_eq!(
                of(threads::top_level(tx, thread, Direction::OldestFirst, START, 2)?),
                [(1, 2), (2, 0)]
            );
            let next = (at(2), comment_id(2));
            assert_eq!(of(threads::top_level(tx, thread, Direction::OldestFirst, next, 2)?), [(3, 1)]);
            assert_eq!(of(threads::top_level(tx, thread, Direction::NewestFirst, END, 2)?), [(3, 1), (2, 0)]);
            assert_eq!(of(threads::top_level(tx, thread, Direction::NewestFirst, next, 2)?), [(1, 2)]);
            let most = (u64::MAX, END.0, END.1);
            let ranked = |tx: &mut Tx<'_>, after, as_of| -> crate::Result<Vec<(u64, u64)>> {
                let page = threads::top_level_most_replied(tx, thread, after, as_of, 2)?;
                Ok(page.iter().map(|(top, then)| (numbers([&top.written.comment])[0], *then)).collect())
            };
            assert_eq!(ranked(tx, most, END.0)?, [(1, 2), (3, 1)]);
            let then = (1, at(3), comment_id(3));
            assert_eq!(ranked(tx, then, END.0)?, [(2, 0)]);
            assert_eq!(ranked(tx, most, START.0)?, [(3, 0), (2, 0)], "before there was a reply");
            assert_eq!(threads::number_of(tx, thread, (at(2), comment_id(2)))?, 2);
            assert_eq!(threads::number_of(tx, (OTHER_SITE, STORY), END)?, 0);
            Ok(())
        })
        .unwrap();
}

fn replies_are_shown_when_something_is_published(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            three_branches(tx)?;
            let of =
                |list: Vec<comments::WrittenComment>| numbers(list.iter().map(|written| &written.comment));
            assert_eq!(of(threads::replies_in_branch(tx, SITE, comment_id(1), START, 9)?), [10, 11]);
            assert_eq!(of(threads::replies_below(tx, SITE, comment_id(10), START, 9)?), [11]);
            let place = comments::Place { story: STORY, branch: comment_id(1), depth: 2 };
            assert_eq!(comments::find_place(tx, SITE, comment_id(11))?, Some(place));
            assert_eq!(comments::find_place(tx, OTHER_SITE, comment_id(11))?, None);
            comments::set_state(tx, SITE, comment_id(10), CommentState::Withdrawn)?;
            assert_eq!(
                of(threads::replies_in_branch(tx, SITE, comment_id(1), START, 9)?),
                [10, 11],
                "it carries 11"
            );
            comments::set_state(tx, SITE, comment_id(11), CommentState::Rejected)?;
            assert!(threads::replies_in_branch(tx, SITE, comment_id(1), START, 9)?.is_empty());
            assert_eq!(of(threads::replies_in_branch(tx, SITE, comment_id(3), START, 9)?), [13]);
            assert!(
                threads::replies_in_branch(tx, SITE, comment_id(3), (at(13), comment_id(13)), 9)?.is_empty()
            );
            assert_eq!(comments::branch_active_at(tx, SITE, comment_id(1), at(13))?, Some(at(12)));
            assert_eq!(comments::branch_active_at(tx, SITE, comment_id(2), at(13))?, None);
            Ok(())
        })
        .unwrap();
}

fn digests_and_replies_of_others_are_found(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            three_branches(tx)?;
            let (me, others) = ((SITE, commenter_id(1)), (SITE, commenter_id(2)));
            let digest = at(1).as_secs();
            assert_eq!(comments::count_same_text(tx, others, digest, (at(0), at(50)), 5)?, 1);
            assert_eq!(comments::count_same_text(tx, others, digest, (at(0), at(1)), 5)?, 0, "later");
            assert_eq!(
                comments::count_same_text(tx, me, digest, (at(0), at(50)), 5)?,
                0,
                "one's own does not count"
            );
            assert_eq!(comments::count_same_text(tx, others, digest, (at(2), at(50)), 5)?, 0, "too long ago");
            assert_eq!(comments::times_of_replies_to(tx, me, (at(0), at(13)), 9)?, [at(12), at(10)]);
            assert!(!comments::was_posted_by_blocked(tx, others, digest, (at(0), at(50)))?);
            super::cases::block_commenter(tx, commenter_id(1), Some(at(60)))?;
            assert!(comments::was_posted_by_blocked(tx, others, digest, (at(0), at(50)))?);
            assert!(
                !comments::was_posted_by_blocked(tx, others, digest, (at(0), at(60)))?,
                "the block has ended"
            );
            Ok(())
        })
        .unwrap();
}

fn addresses_are_kept_for_a_while(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            write(tx, &comment(1, 1, None))?;
            comments::note_address(tx, SITE, comment_id(1), &[1; 32], at(1))?;
            comments::note_address(tx, SITE, comment_id(1), &[2; 32], at(1))?;
            assert_eq!(comments::find_address(tx, SITE, comment_id(1))?, Some(vec![2; 32]));
            assert_eq!(comments::find_address(tx, OTHER_SITE, comment_id(1))?, None);
            assert_eq!(comments::forget_addresses(tx, at(1))?, 0);
            assert_eq!(comments::forget_addresses(tx, at(2))?, 1);
            assert_eq!(comments::find_address(tx, SITE, comment_id(1))?, None);
            Ok(())
        })
        .unwrap();
}

fn an_erased_comment_keeps_its_place_only(store: &Store) {
    newsroom::open(store);
    store
        .write_blocking(|tx| {
            write(tx, &comment(1, 1, None))?;
            comments::erase_texts(tx, SITE, comment_id(1))?;
            comments::set_state(tx, SITE, comment_id(1), CommentState::Erased)?;
            let left = comments::find(tx, SITE, comment_id(1))?.expect("its place remains");
            assert_eq!((left.revision.text.as_str(), left.revision.html.as_str()), ("", ""));
            assert_eq!((left.revision.facts, left.comment.author_name.as_str()), (None, ""));
            assert_eq!((left.comment.submission_key, left.comment.state), (None, CommentState::Erased));
            assert!(comments::list_own(tx, SITE, STORY, commenter_id(1), 9)?.is_empty());
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_walk_begins_at_a_time_and_goes_on_behind_an_id() {
    let (since, nothing) = (at(5), CommentId::from_bytes([0; 16]));
    assert_eq!(comments::walked_to((since, nothing)), CommentId::first_at(since));
    assert_eq!(comments::walked_to((since, comment_id(3))), comment_id(3));
}
