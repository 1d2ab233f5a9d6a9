//! Stories: the articles that discussions belong to.

use crate::{Error, Result, Row, Tx, params};
use comity_model::{SiteId, Story, StoryId, StoryState};

/// A story and the number of its published comments.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryWithCount {
    /// The story.
    pub story: Story,
    /// Published comments.
    pub comments: u64,
}

/// Adds a story.
///
/// # Errors
/// [`Error::Conflict`] when the site has a story with this key.
pub fn insert(tx: &mut Tx<'_>, story: &Story) -> Result<()> {
    let (paragraphs, tags) = (crate::json_list(&story.paragraphs), crate::json_list(&story.tags));
    tx.execute(
        "insert into stories (site_id, id, key, url, headline, byline, image_url, image_caption, dateline, paragraphs,
                              language, tags, published_at, state, closes_at, created_at, source, source_id,
                              is_undated)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        params![
            &story.site, &story.id, &story.key, &story.url, &story.headline, &story.byline, &story.image_url,
            &story.image_caption, &story.dateline, &paragraphs, &story.language, &tags, story.published_at,
            state_word(story.state), story.closes_at, story.created_at, &story.source, &story.source_id, story.is_undated
        ],
    )?;
    Ok(())
}

/// The story with this key.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_key(tx: &mut Tx<'_>, site: SiteId, key: &str) -> Result<Option<Story>> {
    tx.query_opt(
        "select site_id, id, key, url, headline, byline, image_url, image_caption, dateline, paragraphs, language,
                tags, published_at, state, closes_at, created_at, source, source_id, is_undated
         from stories where site_id = $1 and key = $2",
        params![&site, key],
        story,
    )
}

/// The story with this key, if readers see it.
///
/// # Errors
/// Only faults of the database.
pub fn find_shown(tx: &mut Tx<'_>, site: SiteId, key: &str) -> Result<Option<Story>> {
    Ok(find_by_key(tx, site, key)?.filter(|story| !story.is_hidden()))
}

/// The story with this id.
///
/// # Errors
/// [`Error::Missing`] when the site has no such story.
pub fn get(tx: &mut Tx<'_>, site: SiteId, id: StoryId) -> Result<Story> {
    tx.query_one(
        "select site_id, id, key, url, headline, byline, image_url, image_caption, dateline, paragraphs, language,
                tags, published_at, state, closes_at, created_at, source, source_id, is_undated
         from stories where site_id = $1 and id = $2",
        params![&site, &id],
        story,
    )
}

/// Stories that readers see, with their comment counts, newest first, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_newest(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<StoryWithCount>> {
    list_page(tx, site, 0, limit)
}

/// The same, without the newest `skip` ones.
///
/// # Errors
/// Only faults of the database.
pub fn list_page(tx: &mut Tx<'_>, site: SiteId, skip: u64, limit: u32) -> Result<Vec<StoryWithCount>> {
    tx.query(
        "select s.site_id, s.id, s.key, s.url, s.headline, s.byline, s.image_url, s.image_caption, s.dateline,
                s.paragraphs, s.language, s.tags, s.published_at, s.state, s.closes_at, s.created_at,
                s.source, s.source_id, s.is_undated,
                (select count(*) from comments c
                 where c.site_id = s.site_id and c.story_id = s.id and c.state = 'published')
         from stories s where s.site_id = $1 and s.state <> 'hidden'
         order by s.published_at desc, s.id desc limit cast($2 as bigint) offset cast($3 as bigint)",
        params![&site, limit, skip],
        |row| Ok(StoryWithCount { story: story(row)?, comments: row.get(19)? }),
    )
}

/// Keys of the stories that readers don't see, newest first, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_hidden(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<String>> {
    tx.query(
        "select key from stories where site_id = $1 and state = 'hidden'
         order by published_at desc, id desc limit cast($2 as bigint)",
        params![&site, limit],
        |row| row.get(0),
    )
}

/// The keys of stories that readers see, newest first, without the newest `skip` ones.
///
/// # Errors
/// Only faults of the database.
pub fn list_keys(tx: &mut Tx<'_>, site: SiteId, skip: u64, limit: u32) -> Result<Vec<String>> {
    tx.query(
        "select key from stories where site_id = $1 and state <> 'hidden'
         order by published_at desc, id desc limit cast($2 as bigint) offset cast($3 as bigint)",
        params![&site, limit, skip],
        |row| row.get(0),
    )
}

/// Stories of a site that readers see.
///
/// # Errors
/// Only faults of the database.
pub fn count(tx: &mut Tx<'_>, site: SiteId) -> Result<u64> {
    tx.query_one(
        "select count(*) from stories where site_id = $1 and state <> 'hidden'",
        params![&site],
        |row| row.get(0),
    )
}

/// Gives every story of a site to `each`, oldest first.
///
/// # Errors
/// Faults of the database, and what `each` returns.
pub fn each(tx: &mut Tx<'_>, site: SiteId, mut each: impl FnMut(Story) -> Result<()>) -> Result<()> {
    tx.each(
        "select site_id, id, key, url, headline, byline, image_url, image_caption, dateline, paragraphs, language,
                tags, published_at, state, closes_at, created_at, source, source_id, is_undated
         from stories where site_id = $1 order by published_at, id",
        params![&site],
        |row| each(story(row)?),
    )
}

/// Opens, holds, closes or hides a story.
///
/// # Errors
/// [`Error::Missing`] when the site has no such story.
pub fn set_state(tx: &mut Tx<'_>, site: SiteId, id: StoryId, state: StoryState) -> Result<()> {
    let changed = tx.execute(
        "update stories set state = $3 where site_id = $1 and id = $2",
        params![&site, &id, state_word(state)],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// How many comments of a story are published.
///
/// # Errors
/// Only faults of the database.
pub fn count_published(tx: &mut Tx<'_>, site: SiteId, id: StoryId) -> Result<u64> {
    tx.query_one(
        "select count(*) from comments where site_id = $1 and story_id = $2 and state = 'published'",
        params![&site, &id],
        |row| row.get(0),
    )
}

fn state_word(state: StoryState) -> &'static str {
    match state {
        StoryState::Open => "open",
        StoryState::Held => "held",
        StoryState::Closed => "closed",
        StoryState::Hidden => "hidden",
    }
}

fn story(row: &Row<'_>) -> Result<Story> {
    let state: String = row.get(13)?;
    Ok(Story {
        site: row.get(0)?,
        id: row.get(1)?,
        key: row.get(2)?,
        url: row.get(3)?,
        headline: row.get(4)?,
        byline: row.get(5)?,
        image_url: row.get(6)?,
        image_caption: row.get(7)?,
        dateline: row.get(8)?,
        paragraphs: crate::read_json_list(&row.get::<String>(9)?),
        language: row.get(10)?,
        tags: crate::read_json_list(&row.get::<String>(11)?),
        published_at: row.get(12)?,
        state: match state.as_str() {
            "open" => StoryState::Open,
            "closed" => StoryState::Closed,
            "hidden" => StoryState::Hidden,
            // A state that this version does not know is treated as the careful one.
            _ => StoryState::Held,
        },
        closes_at: row.get(14)?,
        created_at: row.get(15)?,
        source: row.get(16)?,
        source_id: row.get(17)?,
        is_undated: row.get(18)?,
    })
}
