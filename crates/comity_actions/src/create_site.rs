//! Makes a site, with the policy that it starts with.

use crate::publish_policy::{self, PublishPolicy, Published, gate};
use crate::{App, Change, Error, Refusal, Result};
use comity_model::{DecidedBy, Effect, Site, SiteId, SiteState};
use comity_store::sites;

/// Seconds within which an author may edit, where nothing else is set.
const EDIT_WINDOW_SECS: i64 = 300;

/// A new site.
#[derive(Debug, Clone)]
pub struct CreateSite {
    /// Its short name in URLs.
    pub key: String,
    /// Its name as readers know it.
    pub name: String,
    /// Language of its pages, BCP 47; one of [`comity_locale::LANGUAGES`].
    pub locale: String,
    /// Time zone of its newsroom.
    pub timezone: String,
    /// Origins whose pages may embed its threads.
    pub origins: Vec<String>,
    /// The policy's main document.
    pub policy: String,
    /// Translations of it: language and document.
    pub translations: Vec<(String, String)>,
}

/// Makes a site and publishes its first policy version.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when the key is taken, [`Refusal::UnknownLocale`]; a fault when the policy has errors.
pub async fn create_site(app: &App, wanted: CreateSite) -> Result<Site> {
    let now = app.now();
    let site = Site {
        id: SiteId::new(app.ids(), now),
        key: wanted.key,
        name: wanted.name,
        locale: checked_locale(&wanted.locale)?,
        timezone: wanted.timezone,
        origins: wanted.origins,
        state: SiteState::Open,
        edit_window_secs: EDIT_WINDOW_SECS,
        close_after_days: None,
        email_required: true,
        created_at: now,
    };
    let publish = PublishPolicy::of_documents(site.id, wanted.policy, "policy.md", wanted.translations);
    let digest = match gate(app, &publish).await? {
        Ok(digest) => digest,
        Err(why_not) => return Err(Error::Policy { number: 1, why: why_it_fails(&why_not) }.into()),
    };
    // In one write: a site without a policy could judge nothing.
    let (me, stored) = (app.clone(), site.clone());
    let done = app
        .store()
        .write(move |tx| {
            sites::insert(tx, &stored)?;
            publish_policy::insert(&me, tx, &publish, (1, &digest, None), now)
        })
        .await;
    match done {
        Err(error) if error.is_conflict() => return Err(Refusal::ChangedMeanwhile.into()),
        done => done?,
    }
    app.sites().forget();
    app.policies().forget(site.id);
    Ok(site)
}

fn why_it_fails(why_not: &Published) -> String {
    match why_not {
        Published::Errors(errors) => errors.first().map(ToString::to_string).unwrap_or_default(),
        Published::Unfair(_) => "it breaks its own bound on fairness".to_owned(),
        Published::Version(_) | Published::Unchanged(_) => String::new(),
    }
}

/// Writes a site's name and settings; its key stays.
///
/// # Errors
/// [`Refusal::UnknownSite`], [`Refusal::UnknownLocale`] for another language than it had.
pub async fn change_site(app: &App, site: Site) -> Result<()> {
    let (me, id, now) = (app.clone(), site.id, app.now());
    let done = app
        .store()
        .write(move |tx| {
            // What an earlier program let in may stay while something else is changed.
            let locale = match checked_locale(&site.locale) {
                Ok(locale) => locale,
                Err(_) if sites::get(tx, id)?.locale == site.locale => site.locale.clone(),
                Err(refusal) => return Ok(Err(refusal)),
            };
            sites::update(tx, &Site { locale, ..site.clone() })?;
            Change::Site { site: id }.notify(tx)?;
            let what = (Effect::SiteChanged, DecidedBy::Operator, None);
            crate::open_and_close::record(&me, tx, id, what, "settings", now).map(Ok)
        })
        .await;
    match done {
        Err(error) if error.is_missing() => return Err(Refusal::UnknownSite.into()),
        done => done??,
    }
    app.sites().forget();
    app.announce(Change::Site { site: id });
    Ok(())
}

/// A language that the pages speak, in its usual spelling.
fn checked_locale(tag: &str) -> std::result::Result<String, Refusal> {
    comity_locale::spoken(tag)
        .map_err(|unknown| Refusal::UnknownLocale { tag: tag.to_owned(), meant: unknown.meant })
}
