//! Moderators come in by one-time links, and stay by a session.

use crate::app::salt;
use crate::payload::Payload;
use crate::{App, Refusal, Result};
use comity_model::{
    DecidedBy, Decision, DecisionId, Effect, Moderator, ModeratorId, Role, SiteId, Timestamp,
};
use comity_store::moderators::{self, SignInLink};
use comity_store::{Tx, decisions};

/// How long a sign-in link works, in seconds.
pub const SIGN_IN_LINK_SECS: i64 = 24 * 3_600;

/// How long an invitation works, in seconds.
pub const INVITATION_SECS: i64 = 7 * 24 * 3_600;

/// How long a session lasts, in seconds.
pub const SESSION_SECS: i64 = 14 * 24 * 3_600;

/// A moderator who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The session's token, for the cookie; empty when the session was found by it.
    pub cookie: String,
    /// The token that forms carry.
    pub csrf: String,
    /// Who.
    pub moderator: Moderator,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Makes a moderator and a one-time sign-in link; for the command line.
///
/// # Errors
/// [`Refusal::NameMissing`], [`Refusal::NameTaken`].
pub async fn add_moderator(app: &App, site: SiteId, name: &str, role: Role) -> Result<(Moderator, String)> {
    let name = checked_name(name)?;
    let now = app.now();
    let moderator = Moderator { site, id: ModeratorId::new(app.ids(), now), name, role, created_at: now };
    let (me, stored) = (app.clone(), moderator.clone());
    let added = app
        .store()
        .write(move |tx| {
            if is_taken(tx, site, &stored.name)? {
                return Ok(Err(Refusal::NameTaken));
            }
            moderators::insert(tx, &stored)?;
            let what = format!("{} joined as {}", stored.id, stored.role.as_str());
            note(&me, tx, site, DecidedBy::Operator, &what, now)?;
            Ok(Ok(()))
        })
        .await?;
    added?;
    let token = sign_in_link(app, &moderator).await?;
    Ok((moderator, token))
}

/// A one-time link that signs this moderator in.
///
/// # Errors
/// Only faults.
pub async fn sign_in_link(app: &App, moderator: &Moderator) -> Result<String> {
    let now = app.now();
    let link = SignInLink {
        site: moderator.site,
        moderator: Some(moderator.id),
        role: moderator.role,
        invited_by: None,
        created_at: now,
        expires_at: now.plus_secs(SIGN_IN_LINK_SECS),
    };
    store_link(app, link).await
}

/// An invitation for a new colleague. Nobody can give more rights than their own.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn invite(app: &App, by: &Moderator, role: Role) -> Result<String> {
    if role > by.role {
        return Err(Refusal::NotAllowed.into());
    }
    let now = app.now();
    let link = SignInLink {
        site: by.site,
        moderator: None,
        role,
        invited_by: Some(by.id),
        created_at: now,
        expires_at: now.plus_secs(INVITATION_SECS),
    };
    let token = store_link(app, link).await?;
    let (me, by) = (app.clone(), by.clone());
    app.store()
        .write(move |tx| {
            note(
                &me,
                tx,
                by.site,
                DecidedBy::Moderator(by.id),
                &format!("invited a new {}", role.as_str()),
                now,
            )
        })
        .await?;
    Ok(token)
}

/// What a link is for, without using it up: mail programs open links before people do.
///
/// # Errors
/// [`Refusal::LinkUsedOrExpired`].
pub async fn look_at_link(app: &App, token: &str) -> Result<SignInLink> {
    let (hash, now) = (app.secrets().token_hash(token), app.now());
    let found = app.store().read(move |tx| moderators::find_link(tx, &hash, now)).await?;
    found.ok_or_else(|| Refusal::LinkUsedOrExpired.into())
}

/// Uses a link up and opens a session. An invitation needs the new colleague's name.
///
/// # Errors
/// [`Refusal::LinkUsedOrExpired`], [`Refusal::NameMissing`], [`Refusal::NameTaken`].
pub async fn redeem_link(app: &App, token: &str, name: &str) -> Result<Session> {
    let hash = app.secrets().token_hash(token);
    let (cookie, csrf, now) = (app.random_token(), app.random_token(), app.now());
    let session_hash = app.secrets().token_hash(&cookie);
    let expires_at = now.plus_secs(SESSION_SECS);
    let name = checked_name(name).ok();
    let (me, csrf_stored) = (app.clone(), csrf.clone());
    let done = app
        .store()
        .write(move |tx| {
            let Some(link) = moderators::find_link(tx, &hash, now)? else {
                return Ok(Err(Refusal::LinkUsedOrExpired));
            };
            let moderator = match link.moderator {
                Some(id) => moderators::list(tx, link.site)?.into_iter().find(|m| m.id == id),
                None => {
                    let Some(name) = name.clone() else { return Ok(Err(Refusal::NameMissing)) };
                    if is_taken(tx, link.site, &name)? {
                        return Ok(Err(Refusal::NameTaken));
                    }
                    let id = ModeratorId::new(me.ids(), now);
                    let new = Moderator { site: link.site, id, name, role: link.role, created_at: now };
                    moderators::insert(tx, &new)?;
                    let what = format!("{id} joined as {}", link.role.as_str());
                    note(&me, tx, link.site, DecidedBy::Moderator(id), &what, now)?;
                    Some(new)
                }
            };
            let (Some(moderator), Some(_)) = (moderator, moderators::use_link(tx, &hash, now)?) else {
                return Ok(Err(Refusal::LinkUsedOrExpired));
            };
            moderators::insert_session(tx, &session_hash, &moderator, &csrf_stored, (now, expires_at))?;
            Ok(Ok(moderator))
        })
        .await?;
    Ok(Session { cookie, csrf, moderator: done?, expires_at })
}

/// The session that this cookie opens.
///
/// # Errors
/// [`Refusal::NotSignedIn`].
pub async fn find_session(app: &App, cookie: &str) -> Result<Session> {
    let (hash, now) = (app.secrets().token_hash(cookie), app.now());
    let found = app.store().read(move |tx| moderators::find_session(tx, &hash, now)).await?;
    let found = found.ok_or(Refusal::NotSignedIn)?;
    Ok(Session {
        cookie: String::new(),
        csrf: found.csrf,
        moderator: found.moderator,
        expires_at: found.expires_at,
    })
}

/// Ends the session that this cookie opens.
///
/// # Errors
/// Only faults.
pub async fn sign_out(app: &App, cookie: &str) -> Result<()> {
    let hash = app.secrets().token_hash(cookie);
    Ok(app.store().write(move |tx| moderators::end_session(tx, &hash)).await?)
}

/// The moderators of a site.
///
/// # Errors
/// Only faults.
pub async fn list_moderators(app: &App, site: SiteId) -> Result<Vec<Moderator>> {
    Ok(app.store().read(move |tx| moderators::list(tx, site)).await?)
}

async fn store_link(app: &App, link: SignInLink) -> Result<String> {
    let token = app.random_token();
    let hash = app.secrets().token_hash(&token);
    app.store().write(move |tx| moderators::insert_link(tx, &hash, &link)).await?;
    Ok(token)
}

/// Whether a moderator of the site is called so already: the ledger, histories and commands know them by their names. Large
/// and small letters are the same name, and nobody joins meanwhile.
fn is_taken(tx: &mut Tx<'_>, site: SiteId, name: &str) -> comity_store::Result<bool> {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = plain(name);
    Ok(moderators::list_to_change(tx, site)?.iter().any(|known| plain(&known.name) == wanted))
}

fn checked_name(name: &str) -> Result<String> {
    Ok(crate::speaker::Signature::check(name, None, false)?.name)
}

/// Records a change among the moderators of a site.
pub(crate) fn note(
    app: &App,
    tx: &mut Tx<'_>,
    site: SiteId,
    by: DecidedBy,
    what: &str,
    now: Timestamp,
) -> comity_store::Result<()> {
    let decision = Decision::bare(site, DecisionId::new(app.ids(), now), Effect::ModeratorsChanged, by, now);
    decisions::append(tx, &decision, &Payload::what(what).to_json(), &salt(app.ids()))
}
