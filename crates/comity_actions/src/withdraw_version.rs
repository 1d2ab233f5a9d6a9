//! Withdraws a version of the policy that is still to come into force. It stays readable, and says so.

use crate::app::salt;
use crate::payload::Payload;
use crate::publish_policy::version_note;
use crate::version_state::VersionState;
use crate::{App, Change, Refusal, Result};
use comity_model::{DecidedBy, Decision, DecisionId, Effect, ModeratorId, SiteId};
use comity_store::decisions;
use comity_store::policies::{self, Withdrawal};

/// Which version is withdrawn.
#[derive(Debug, Clone)]
pub struct WithdrawVersion {
    /// The site.
    pub site: SiteId,
    /// Its number.
    pub number: u32,
    /// Why, for colleagues and the ledger.
    pub note: String,
    /// By whom; none: the command line.
    pub by: Option<ModeratorId>,
}

/// Withdraws a version before it comes into force. What it would have replaced stays, or comes when it was to come.
///
/// # Errors
/// [`Refusal::ReasonMissing`]; [`Refusal::UnknownVersion`]; [`Refusal::VersionNotToCome`] for one that is or was in force, that
/// a newer one replaced, or that was withdrawn already.
pub async fn withdraw_version(app: &App, wanted: WithdrawVersion) -> Result<()> {
    let WithdrawVersion { site, number, note, by } = wanted;
    let note = version_note(&note);
    if note.is_empty() {
        return Err(Refusal::ReasonMissing.into());
    }
    let (me, now) = (app.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let all = policies::list(tx, site)?;
            let Some(version) = all.iter().find(|version| version.number == number) else {
                return Ok(Err(Refusal::UnknownVersion));
            };
            if VersionState::of(version, &all, now) != VersionState::ToCome {
                return Ok(Err(Refusal::VersionNotToCome));
            }
            policies::withdraw(tx, site, number, &Withdrawal { by, at: now, note: note.clone() })?;
            let decision = Decision {
                policy_version: Some(version.id),
                ..Decision::bare(
                    site,
                    DecisionId::new(me.ids(), now),
                    Effect::PolicyWithdrawn,
                    by.map_or(DecidedBy::Operator, DecidedBy::Moderator),
                    now,
                )
            };
            let payload = Payload::what(format!("version {number} was withdrawn: {note}"));
            decisions::append(tx, &decision, &payload.to_json(), &salt(me.ids()))?;
            Change::Policy { site }.notify(tx)?;
            Ok(Ok(()))
        })
        .await;
    match done {
        Err(error) if error.is_conflict() => return Err(Refusal::ChangedMeanwhile.into()),
        done => done??,
    }
    app.policies().forget(site);
    app.announce(Change::Policy { site });
    Ok(())
}
