//! The newest published comments of a story or a site, for feeds.

use crate::{App, Refusal, Result};
use comity_model::{CommentId, SiteId, StoryId, Timestamp};
use comity_store::{comments, stories};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Entries in a feed at most.
pub const MAX_ENTRIES: u32 = 100;

/// One comment in a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedEntry {
    /// The story's key.
    pub story_key: String,
    /// The story's headline.
    pub headline: String,
    /// The comment.
    pub comment: CommentId,
    /// Who signed it.
    pub author_name: String,
    /// Safe HTML.
    pub html: String,
    /// When it was written, where that is known.
    pub created_at: Option<Timestamp>,
    /// When it last changed, or was written.
    pub updated_at: Timestamp,
}

/// The newest published comments, newest first.
///
/// # Errors
/// [`Refusal::UnknownStory`].
pub async fn read_feed(
    app: &App,
    site: SiteId,
    story_key: Option<&str>,
    limit: u32,
) -> Result<Vec<FeedEntry>> {
    let (key, limit) = (story_key.map(str::to_owned), limit.min(MAX_ENTRIES));
    let found = app
        .store()
        .read(move |tx| {
            let newest = match &key {
                None => comments::list_newest_of_site(tx, site, limit)?,
                Some(key) => match stories::find_shown(tx, site, key)? {
                    None => return Ok(None),
                    Some(story) => comments::list_newest_of_story(tx, site, story.id, limit)?,
                },
            };
            let mut known: BTreeMap<StoryId, (String, String)> = BTreeMap::new();
            let mut entries = Vec::with_capacity(newest.len());
            for written in newest {
                let id = written.comment.story;
                let (story_key, headline) = match known.entry(id) {
                    Entry::Occupied(known) => known.get().clone(),
                    Entry::Vacant(free) => {
                        let story = stories::get(tx, site, id)?;
                        free.insert((story.key, story.headline)).clone()
                    }
                };
                entries.push(FeedEntry {
                    story_key,
                    headline,
                    comment: written.comment.id,
                    author_name: written.comment.author_name,
                    html: written.revision.html,
                    created_at: Some(written.comment.created_at).filter(|_| !written.comment.is_undated),
                    updated_at: written.comment.edited_at.unwrap_or(written.comment.created_at),
                });
            }
            Ok(Some(entries))
        })
        .await?;
    found.ok_or_else(|| Refusal::UnknownStory.into())
}
