//! A small newsroom for the stories: ids by number, one site, stories, commenters, comments.

use crate::comments::{self, TextDigests};
use crate::{Result, Store, Tx, commenters, sites, stories};
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, CommenterOrigin, Private, Revision, RevisionId,
    Site, SiteId, SiteState, Story, StoryId, StoryState, Timestamp,
};

/// The site that most stories use.
pub(super) const SITE: SiteId = SiteId::from_bytes(bytes(1));
/// A second site, which must see nothing of the first.
pub(super) const OTHER_SITE: SiteId = SiteId::from_bytes(bytes(2));
/// The story that most comments stand under.
pub(super) const STORY: StoryId = StoryId::from_bytes(bytes(1));

/// The bytes of the id with this number; they sort by it.
pub(super) const fn bytes(number: u64) -> [u8; 16] {
    (number as u128).to_be_bytes()
}

/// The comment with this number.
pub(super) const fn comment_id(number: u64) -> CommentId {
    CommentId::from_bytes(bytes(number))
}

/// The commenter with this number.
pub(super) const fn commenter_id(number: u64) -> CommenterId {
    CommenterId::from_bytes(bytes(number))
}

/// So many seconds after the beginning.
pub(super) const fn at(secs: i64) -> Timestamp {
    Timestamp::from_secs(1_700_000_000 + secs)
}

/// The site with this id and key.
pub(super) fn site(id: SiteId, key: &str) -> Site {
    Site {
        id,
        key: key.to_owned(),
        name: "The Bridge Post".to_owned(),
        locale: "en".to_owned(),
        timezone: "Asia/Yerevan".to_owned(),
        origins: vec!["https://post.example".to_owned()],
        state: SiteState::Open,
        edit_window_secs: 300,
        close_after_days: Some(14),
        email_required: true,
        created_at: at(0),
    }
}

/// A story of a site, published `secs` after the beginning.
pub(super) fn story(site: SiteId, id: StoryId, key: &str, secs: i64) -> Story {
    Story {
        site,
        id,
        key: key.to_owned(),
        url: Some(format!("https://post.example/{key}")),
        headline: "Council keeps the old bridge closed".to_owned(),
        byline: None,
        image_url: None,
        image_caption: Some("The bridge at Sarıyar".to_owned()),
        dateline: Some("SARIYAR, 3 May".to_owned()),
        paragraphs: vec!["It stays closed.".to_owned(), "Nobody knows for how long.".to_owned()],
        language: Some("en".to_owned()),
        tags: vec!["council".to_owned()],
        published_at: at(secs),
        is_undated: false,
        state: StoryState::Open,
        closes_at: None,
        created_at: at(secs),
        source: None,
        source_id: None,
    }
}

/// The guest with this number.
pub(super) fn guest(number: u64) -> Commenter {
    Commenter {
        site: SITE,
        id: commenter_id(number),
        name: format!("Guest {number}"),
        email: Some(Private(format!("guest{number}@post.example"))),
        email_hash: Some(vec![number as u8; 32]),
        guest_key_hash: Some(vec![number as u8; 16]),
        origin: CommenterOrigin::Guest,
        external_issuer: None,
        external_id: None,
        created_at: at(0),
    }
}

/// A published comment, written as many seconds after the beginning as its number, below `parent`.
pub(super) fn comment(number: u64, commenter: u64, parent: Option<&Comment>) -> Comment {
    Comment {
        site: SITE,
        id: comment_id(number),
        story: STORY,
        parent: parent.map(|parent| parent.id),
        branch: parent.map_or(comment_id(number), |parent| parent.branch),
        depth: parent.map_or(0, |parent| parent.depth + 1),
        commenter: commenter_id(commenter),
        author_name: format!("Guest {commenter}"),
        state: CommentState::Published,
        revision: RevisionId::from_bytes(bytes(number)),
        created_at: at(number as i64),
        is_undated: false,
        edited_at: None,
        submission_key: Some(format!("form-{number}")),
        source: None,
        source_id: None,
        parent_source_id: None,
    }
}

/// The present revision of a comment.
pub(super) fn revision(comment: &Comment, number: u32, text: &str) -> Revision {
    Revision {
        id: comment.revision,
        comment: comment.id,
        number,
        text: text.to_owned(),
        html: format!("<p>{text}</p>"),
        language: Some("en".to_owned()),
        facts: Some("{}".to_owned()),
        format: None,
        created_at: comment.created_at,
    }
}

/// Writes a comment down; its text and its digest are made of its number.
pub(super) fn write(tx: &mut Tx<'_>, comment: &Comment) -> Result<()> {
    let digests = TextDigests { exact: comment.created_at.as_secs(), similar: -1, words: 7 };
    comments::insert(tx, comment, &revision(comment, 1, "The bridge should open."), digests)
}

/// Opens the newsroom: a site with a story and three guests.
pub(super) fn open(store: &Store) {
    store
        .write_blocking(|tx| {
            sites::insert(tx, &site(SITE, "bridge-post"))?;
            stories::insert(tx, &story(SITE, STORY, "old-bridge", 0))?;
            (1..=3).try_for_each(|number| commenters::insert(tx, &guest(number)))
        })
        .unwrap();
}
