//! What the replay of a draft is compared with: what became of each comment, a published version, or another draft.

use crate::check_draft::MAIN_FILE;
use crate::draft_policy::find_draft;
use crate::policy_in_force::{InForce, policy_in_force};
use crate::publish_policy::{compile_draft, outside};
use crate::{App, Failure, Refusal, Result};
use comity_model::{Moderator, PolicyDraft, PolicyDraftId, SiteId};
use comity_policy::PolicyError;
use comity_store::{policies, policy_drafts};
use std::sync::Arc;

/// What a draft is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayAgainst {
    /// What really became of each comment.
    History,
    /// What the version in force says.
    InForce,
    /// What this version says.
    Version(u32),
    /// What another draft says.
    Draft(PolicyDraftId),
}

/// What a draft can be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayChoices {
    /// Published versions, the newest first.
    pub versions: Vec<u32>,
    /// The other drafts, each with its title; empty where it has none.
    pub drafts: Vec<(PolicyDraftId, String)>,
}

/// What this draft can be compared with.
///
/// # Errors
/// Only faults.
pub async fn replay_choices(app: &App, by: &Moderator, draft: PolicyDraftId) -> Result<ReplayChoices> {
    let site = by.site;
    let choices = app.store().read(move |tx| {
        let versions = policies::list(tx, site)?.into_iter().map(|version| version.number).collect();
        let others = policy_drafts::list(tx, site)?.into_iter().filter(|other| other.id != draft);
        Ok(ReplayChoices {
            versions,
            drafts: others.map(|other| (other.id, title_of(&other.source))).collect(),
        })
    });
    Ok(choices.await?)
}

/// The title of a document that may have errors; empty where it has none.
pub(crate) fn title_of(source: &str) -> String {
    let title = source.lines().find_map(|line| line.strip_prefix("# "));
    title.unwrap_or_default().trim().to_owned()
}

/// The policy that is meant, compiled; none: what became of each comment.
///
/// # Errors
/// [`Refusal::UnknownVersion`], [`Refusal::UnknownDraft`], [`Refusal::PolicyHasErrors`].
pub(crate) async fn find_against(
    app: &App,
    by: &Moderator,
    against: ReplayAgainst,
) -> Result<Option<Arc<InForce>>> {
    let site = by.site;
    match against {
        ReplayAgainst::History => Ok(None),
        ReplayAgainst::InForce => Ok(Some(policy_in_force(app, site).await?)),
        ReplayAgainst::Version(number) => {
            let version = app.store().read(move |tx| policies::find_by_number(tx, site, number)).await?;
            let version = version.ok_or(Refusal::UnknownVersion)?;
            let compiled = outside(move || InForce::compile(version)).await?;
            let compiled = compiled.map_err(|errors| Refusal::PolicyHasErrors { count: errors.len() })?;
            Ok(Some(Arc::new(compiled)))
        }
        ReplayAgainst::Draft(id) => Ok(Some(of_draft(app, find_draft(app, by, id).await?).await?)),
    }
}

/// The same for a replay that goes on: a version by its number, or a draft that still has this digest. None: it is gone or another
/// text, so that the replay cannot go on.
pub(crate) async fn find_again(
    app: &App,
    site: SiteId,
    (version, draft): (Option<u32>, Option<&(String, String)>),
) -> Result<Option<Option<Arc<InForce>>>> {
    if let Some(number) = version {
        let version = app.store().read(move |tx| policies::find_by_number(tx, site, number)).await?;
        let compiled = version.and_then(|version| InForce::compile(version).ok());
        return Ok(compiled.map(|policy| Some(Arc::new(policy))));
    }
    let Some((id, digest)) = draft else { return Ok(Some(None)) };
    let Ok(id) = id.parse() else { return Ok(None) };
    let Some(draft) = app.store().read(move |tx| policy_drafts::find(tx, site, id)).await? else {
        return Ok(None);
    };
    match of_draft(app, draft).await {
        Ok(policy) if policy.policy().digest() == digest => Ok(Some(Some(policy))),
        Ok(_) | Err(Failure::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// A draft as a policy that others are compared with.
async fn of_draft(app: &App, draft: PolicyDraft) -> Result<Arc<InForce>> {
    let compiled = compiled(app, &draft).await?;
    let compiled = compiled.map_err(|errors| Refusal::PolicyHasErrors { count: errors.len() })?;
    Ok(Arc::new(compiled))
}

/// The draft as a policy, called by the number of the version in force where it has its text word for word; or what is wrong.
pub(crate) async fn compiled(
    app: &App,
    draft: &PolicyDraft,
) -> Result<std::result::Result<InForce, Vec<PolicyError>>> {
    let in_force = policy_in_force(app, draft.site).await?;
    let (me, draft) = (app.clone(), draft.clone());
    outside(move || {
        let scorer = me.scorer().map(|scorer| &**scorer);
        let policy = compile_draft(scorer, &draft.source, MAIN_FILE, &draft.translations)?;
        let policy = InForce::of_draft(draft.site, &draft.source, policy);
        Ok(policy.called_as(in_force.version(), &draft.translations))
    })
    .await
}

/// What a report calls the policy that it is compared with.
pub(crate) fn name_of(policy: &InForce) -> String {
    match policy.version().number {
        0 => format!("draft {}", policy.policy().document().title),
        number => format!("version {number}"),
    }
}
