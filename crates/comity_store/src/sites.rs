//! Sites and their settings.

use crate::{Error, Result, Row, Tx, params};
use comity_model::{Site, SiteId, SiteState};

/// Adds a site.
///
/// # Errors
/// [`Error::Conflict`] when the key is taken.
pub fn insert(tx: &mut Tx<'_>, site: &Site) -> Result<()> {
    let origins = crate::json_list(&site.origins);
    tx.execute(
        "insert into sites (id, key, name, locale, origins, state, edit_window_secs, close_after_days,
                            email_required, created_at, timezone)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            &site.id,
            &site.key,
            &site.name,
            &site.locale,
            &origins,
            state_word(site.state),
            site.edit_window_secs,
            site.close_after_days,
            site.email_required,
            site.created_at,
            &site.timezone
        ],
    )?;
    Ok(())
}

/// The site with this key.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Site>> {
    tx.query_opt(
        "select id, key, name, locale, origins, state, edit_window_secs, close_after_days, email_required, created_at,
                timezone
         from sites where key = $1",
        params![key],
        site,
    )
}

/// The site with this id.
///
/// # Errors
/// [`Error::Missing`] when there is none.
pub fn get(tx: &mut Tx<'_>, id: SiteId) -> Result<Site> {
    tx.query_one(
        "select id, key, name, locale, origins, state, edit_window_secs, close_after_days, email_required, created_at,
                timezone
         from sites where id = $1",
        params![&id],
        site,
    )
}

/// All sites, oldest first.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Site>> {
    tx.query(
        "select id, key, name, locale, origins, state, edit_window_secs, close_after_days, email_required, created_at,
                timezone
         from sites order by created_at, id",
        params![],
        site,
    )
}

/// Writes a site's name, settings and state; its id and key stay.
///
/// # Errors
/// [`Error::Missing`] when there is no such site.
pub fn update(tx: &mut Tx<'_>, site: &Site) -> Result<()> {
    let origins = crate::json_list(&site.origins);
    let changed = tx.execute(
        "update sites set name = $2, locale = $3, origins = $4, state = $5, edit_window_secs = $6,
                          close_after_days = $7, email_required = $8, timezone = $9
         where id = $1",
        params![
            &site.id,
            &site.name,
            &site.locale,
            &origins,
            state_word(site.state),
            site.edit_window_secs,
            site.close_after_days,
            site.email_required,
            &site.timezone
        ],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

fn state_word(state: SiteState) -> &'static str {
    match state {
        SiteState::Open => "open",
        SiteState::Held => "held",
        SiteState::Closed => "closed",
    }
}

fn site(row: &Row<'_>) -> Result<Site> {
    let state: String = row.get(5)?;
    Ok(Site {
        id: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        locale: row.get(3)?,
        origins: crate::read_json_list(&row.get::<String>(4)?),
        state: match state.as_str() {
            "open" => SiteState::Open,
            "closed" => SiteState::Closed,
            // A state that this version does not know is treated as the careful one.
            _ => SiteState::Held,
        },
        edit_window_secs: row.get(6)?,
        close_after_days: row.get(7)?,
        email_required: row.get(8)?,
        created_at: row.get(9)?,
        timezone: row.get(10)?,
    })
}
