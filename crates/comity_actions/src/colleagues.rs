//! The people who run a site's discussions: who they are, and withdrawing somebody's access.

use crate::sign_in::note;
use crate::{App, Refusal, Result};
use comity_model::{DecidedBy, Moderator, ModeratorId, Role, SiteId, Timestamp};
use comity_store::moderators;

/// Somebody who may sign in to a site's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub moderator: Moderator,
    /// When the person signed in last; none: not signed in at the moment.
    pub signed_in_at: Option<Timestamp>,
}

/// Everybody who may sign in to a site's console, longest there first.
///
/// # Errors
/// Only faults.
pub async fn list_colleagues(app: &App, site: SiteId) -> Result<Vec<Colleague>> {
    let listed = app.store().read(move |tx| {
        let signed_in = moderators::list_signed_in(tx, site)?;
        let at = |id: ModeratorId| signed_in.iter().find(|(who, _)| *who == id).map(|(_, at)| *at);
        let all = moderators::list(tx, site)?.into_iter();
        Ok(all.map(|moderator| Colleague { signed_in_at: at(moderator.id), moderator }).collect())
    });
    Ok(listed.await?)
}

/// Whether the role of `by` allows to withdraw the access of `whom`: editors and operators may, of people with no more rights
/// than their own.
pub fn may_remove(by: &Moderator, whom: &Moderator) -> bool {
    by.role >= Role::Editor && whom.role <= by.role
}

/// Withdraws somebody's access: the sessions end, links of that person sign nobody in, and neither do the open invitations that
/// the person made. `by` is nobody on the command line. What the person decided stays.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::ChangedMeanwhile`] when the person is no moderator any more, and
/// [`Refusal::LastModerator`] for the last one, and for the last one who can withdraw and invite.
pub async fn remove_moderator(
    app: &App,
    site: SiteId,
    by: Option<&Moderator>,
    whom: ModeratorId,
) -> Result<Moderator> {
    let (me, by, now) = (app.clone(), by.map(|by| by.id), app.now());
    let done = app.store().write(move |tx| {
        let all = moderators::list_to_change(tx, site)?;
        let find = |id: ModeratorId| all.iter().find(|moderator| moderator.id == id);
        let Some(leaving) = find(whom) else { return Ok(Err(Refusal::ChangedMeanwhile)) };
        if let Some(by) = by
            && !find(by).is_some_and(|by| may_remove(by, leaving))
        {
            return Ok(Err(Refusal::NotAllowed));
        }
        // Those who stay must have somebody with the same reach: who decides, and, if the person could, who lets others in.
        let needed = leaving.role.min(Role::Editor);
        if !all.iter().any(|staying| staying.id != whom && staying.role >= needed) {
            return Ok(Err(Refusal::LastModerator));
        }
        moderators::remove(tx, site, whom, now)?;
        moderators::withdraw_invitations(tx, site, whom)?;
        let by = by.map_or(DecidedBy::Operator, DecidedBy::Moderator);
        note(&me, tx, site, by, &format!("{whom} removed, was {}", leaving.role.as_str()), now)?;
        Ok(Ok(leaving.clone()))
    });
    Ok(done.await??)
}
