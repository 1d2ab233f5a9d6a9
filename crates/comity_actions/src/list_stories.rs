//! The stories of a site with their comment counts, for front pages.

use crate::{App, Result};
use comity_model::{SiteId, Timestamp};
use comity_store::stories;

/// Stories listed at most.
pub const MAX_STORIES: u32 = 200;

/// A story in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryCard {
    /// The publisher's key.
    pub key: String,
    /// Headline.
    pub headline: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Place and date as printed.
    pub dateline: Option<String>,
    /// The first paragraph, where known.
    pub teaser: Option<String>,
    /// Language, BCP 47.
    pub language: Option<String>,
    /// When it was published.
    pub published_at: Timestamp,
    /// Whether nobody knows when: `published_at` then only keeps its place.
    pub is_undated: bool,
    /// Published comments.
    pub comments: u64,
    /// Whether comments are taken.
    pub is_open: bool,
}

/// Keys of the newest stories that readers don't see, [`MAX_STORIES`] at most; for moderators.
///
/// # Errors
/// Only faults.
pub async fn list_hidden_stories(app: &App, site: SiteId) -> Result<Vec<String>> {
    Ok(app.store().read(move |tx| stories::list_hidden(tx, site, MAX_STORIES)).await?)
}

/// Keys of stories listed at most: what a sitemap may hold is 50,000.
pub const MAX_STORY_KEYS: u32 = 10_000;

/// How many stories of a site readers see.
///
/// # Errors
/// Only faults.
pub async fn count_stories(app: &App, site: SiteId) -> Result<u64> {
    Ok(app.store().read(move |tx| stories::count(tx, site)).await?)
}

/// The keys of stories that readers see, newest first, without the newest `skip` ones; [`MAX_STORY_KEYS`] at most.
///
/// # Errors
/// Only faults.
pub async fn list_story_keys(app: &App, site: SiteId, skip: u64) -> Result<Vec<String>> {
    Ok(app.store().read(move |tx| stories::list_keys(tx, site, skip, MAX_STORY_KEYS)).await?)
}

/// The newest stories that readers see, `limit` and [`MAX_STORIES`] at most.
///
/// # Errors
/// Only faults.
pub async fn list_stories(app: &App, site: SiteId, limit: u32) -> Result<Vec<StoryCard>> {
    list_older_stories(app, site, 0, limit).await
}

/// The same, without the newest `skip` ones.
///
/// # Errors
/// Only faults.
pub async fn list_older_stories(app: &App, site: SiteId, skip: u64, limit: u32) -> Result<Vec<StoryCard>> {
    let limit = limit.min(MAX_STORIES);
    let closes = crate::find_site::site_by_id(app, site).await?.close_after_days;
    let found = app.store().read(move |tx| stories::list_page(tx, site, skip, limit)).await?;
    let now = app.now();
    let cards = found.into_iter().map(|found| StoryCard {
        is_open: found.story.is_open(now, closes),
        key: found.story.key,
        headline: found.story.headline,
        byline: found.story.byline,
        dateline: found.story.dateline,
        teaser: found.story.paragraphs.into_iter().next(),
        language: found.story.language,
        published_at: found.story.published_at,
        is_undated: found.story.is_undated,
        comments: found.comments,
    });
    Ok(cards.collect())
}
