//! Adds a story that the publisher's page or the command line names.

use crate::post_comment::StorySeed;
use crate::{App, Refusal, Result};
use comity_model::{SiteId, Story, StoryId, StoryState, Timestamp};
use comity_store::stories;

/// The longest key of a story, in bytes.
pub const MAX_STORY_KEY_BYTES: usize = 255;

/// The longest headline that is kept, in characters.
pub const MAX_HEADLINE_CHARS: usize = 300;

/// Adds a story.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when the site has a story with this key.
pub async fn add_story(app: &App, story: Story) -> Result<()> {
    match app.store().write(move |tx| stories::insert(tx, &story)).await {
        Ok(()) => Ok(()),
        Err(error) if error.is_conflict() => Err(Refusal::ChangedMeanwhile.into()),
        Err(error) => Err(error.into()),
    }
}

/// The story with this key, as readers may ask for it.
///
/// # Errors
/// [`Refusal::UnknownStory`], also when it is hidden.
pub async fn find_story(app: &App, site: SiteId, key: &str) -> Result<Story> {
    let found = find_any_story(app, site, key).await?;
    if found.is_hidden() { Err(Refusal::UnknownStory.into()) } else { Ok(found) }
}

/// The story with this key, hidden or not, as those who run the newsroom may ask for it.
///
/// # Errors
/// [`Refusal::UnknownStory`].
pub async fn find_any_story(app: &App, site: SiteId, key: &str) -> Result<Story> {
    let key = key.to_owned();
    let found = app.store().read(move |tx| stories::find_by_key(tx, site, &key)).await?;
    found.ok_or_else(|| Refusal::UnknownStory.into())
}

/// A story of which only its address and headline are known.
pub(crate) fn new_story(site: SiteId, id: StoryId, key: &str, seed: &StorySeed, now: Timestamp) -> Story {
    let headline: String = seed.headline.trim().chars().take(MAX_HEADLINE_CHARS).collect();
    Story {
        site,
        id,
        key: key.to_owned(),
        url: Some(seed.url.clone()),
        headline: if headline.is_empty() { key.to_owned() } else { headline },
        byline: None,
        image_url: None,
        image_caption: None,
        dateline: None,
        paragraphs: Vec::new(),
        language: None,
        tags: Vec::new(),
        published_at: now,
        is_undated: false,
        state: StoryState::Open,
        closes_at: None,
        source: None,
        source_id: None,
        created_at: now,
    }
}
