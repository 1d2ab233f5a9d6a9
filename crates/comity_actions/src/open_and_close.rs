//! A moderator opens, holds or closes a story or a whole site, or hides a story.

use crate::app::salt;
use crate::payload::Payload;
use crate::{App, Change, Refusal, Result};
use comity_model::{
    DecidedBy, Decision, DecisionId, Effect, Moderator, SiteId, SiteState, StoryId, StoryState, Timestamp,
};
use comity_store::{Tx, decisions, sites, stories};

/// Opens, holds, closes or hides a story.
///
/// # Errors
/// [`Refusal::UnknownStory`].
pub async fn set_story_state(app: &App, by: &Moderator, key: &str, state: StoryState) -> Result<()> {
    let (me, by, key, now) = (app.clone(), by.clone(), key.to_owned(), app.now());
    let site = by.site;
    let story = app
        .store()
        .write(move |tx| {
            let Some(story) = stories::find_by_key(tx, by.site, &key)? else { return Ok(None) };
            stories::set_state(tx, by.site, story.id, state)?;
            Change::Thread { site: by.site, story: story.id }.notify(tx)?;
            let what = format!("{state:?}").to_lowercase();
            record(
                &me,
                tx,
                by.site,
                (Effect::StoryChanged, DecidedBy::Moderator(by.id), Some(story.id)),
                &what,
                now,
            )?;
            Ok(Some(story.id))
        })
        .await?;
    let story = story.ok_or(Refusal::UnknownStory)?;
    app.announce(Change::Thread { site, story });
    Ok(())
}

/// Opens, holds or closes a whole site.
///
/// # Errors
/// Only faults.
pub async fn set_site_state(app: &App, by: &Moderator, state: SiteState) -> Result<()> {
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let site = by.site;
    app.store()
        .write(move |tx| {
            let mut site = sites::get(tx, by.site)?;
            site.state = state;
            sites::update(tx, &site)?;
            Change::Site { site: by.site }.notify(tx)?;
            let what = format!("{state:?}").to_lowercase();
            record(&me, tx, by.site, (Effect::SiteChanged, DecidedBy::Moderator(by.id), None), &what, now)
        })
        .await?;
    app.sites().forget();
    app.announce(Change::Site { site });
    Ok(())
}

pub(crate) fn record(
    app: &App,
    tx: &mut Tx<'_>,
    site: SiteId,
    (effect, by, story): (Effect, DecidedBy, Option<StoryId>),
    what: &str,
    now: Timestamp,
) -> comity_store::Result<()> {
    let decision =
        Decision { story, ..Decision::bare(site, DecisionId::new(app.ids(), now), effect, by, now) };
    decisions::append(tx, &decision, &Payload::what(what).to_json(), &salt(app.ids()))
}
