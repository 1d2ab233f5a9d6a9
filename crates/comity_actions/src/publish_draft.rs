//! Makes an editor's draft the next version of the policy.

use crate::check_draft::MAIN_FILE;
use crate::draft_policy::{find_draft, must_edit};
use crate::publish_policy::{LookedAt, PublishPolicy, Published, check_policy, outside, publish_policy};
use crate::{App, Refusal, Result};
use comity_model::{Moderator, PolicyDraftId, Timestamp};
use comity_store::policy_drafts;

/// What an editor publishes.
#[derive(Debug, Clone)]
pub struct PublishDraft {
    /// The draft.
    pub draft: PolicyDraftId,
    /// The state that the editor saw.
    pub seen: Timestamp,
    /// From when it is in force; none: at once.
    pub effective_from: Option<Timestamp>,
    /// Why, for colleagues and the ledger.
    pub note: String,
    /// Whether it is published although no replay of this text was looked at.
    pub is_without_replay: bool,
    /// Whether versions that are still to come may be replaced before they take effect.
    pub replaces_scheduled: bool,
}

/// Publishes a draft; it ends with that, and its replay report stays with the version.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownDraft`]; [`Refusal::ChangedMeanwhile`] when somebody has saved the draft or
/// published a version since; [`Refusal::ReasonMissing`]; [`Refusal::EffectiveInThePast`]; [`Refusal::ReplayMissing`] when its text was not replayed and the editor didn't say that this
/// is meant; [`Refusal::ScheduledReplaced`].
pub async fn publish_draft(app: &App, by: &Moderator, wanted: PublishDraft) -> Result<Published> {
    must_edit(by)?;
    let (site, id) = (by.site, wanted.draft);
    let draft = find_draft(app, by, id).await?;
    if draft.saved_at != wanted.seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let (me, source, translations) = (app.clone(), draft.source.clone(), draft.translations.clone());
    let checked = outside(move || {
        check_policy(me.scorer().map(|scorer| &**scorer), &source, MAIN_FILE, &translations)
            .map(|policy| policy.digest().to_owned())
    })
    .await?;
    let digest = match checked {
        Ok(digest) => digest,
        Err(errors) => return Ok(Published::Errors(errors)),
    };
    let is_reported = draft.report_digest.as_deref() == Some(digest.as_str());
    // The report of a replay that was called off says what it says; the editor must know that it is not all.
    let is_replayed = is_reported && draft.stopped.is_none();
    if !is_replayed && !wanted.is_without_replay {
        return Err(Refusal::ReplayMissing.into());
    }
    let report = if is_reported {
        app.store().read(move |tx| policy_drafts::find_report(tx, site, id)).await?
    } else {
        None
    };
    let documents = PublishPolicy::of_documents(site, draft.source, MAIN_FILE, draft.translations);
    let publish = PublishPolicy {
        effective_from: wanted.effective_from,
        by: Some(by.id),
        note: wanted.note,
        seen: Some(draft.based_on),
        draft: Some((id, wanted.seen)),
        looked_at: report.map_or(LookedAt::Nothing, LookedAt::Kept),
        replaces_scheduled: wanted.replaces_scheduled,
        ..documents
    };
    publish_policy(app, publish).await
}
