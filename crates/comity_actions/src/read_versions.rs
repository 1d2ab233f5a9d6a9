//! The versions of a policy and the drafts of the next one, as the console lists them.

use crate::pinned::{Pinned, pinned};
use crate::publish_policy::outside;
use crate::replay_draft::DraftReplay;
use crate::replay_policy::{ReplayReport, of_kept};
use crate::{App, Refusal, Result};
use comity_model::{Moderator, PolicyDraftId, SiteId, Timestamp};
use comity_policy::{Document, Policy, diff};
use comity_store::policies::{self, PolicyVersion};
use comity_store::{Tx, moderators, policy_drafts};

/// Versions listed with what changed in each; older ones by number only.
pub const MAX_VERSIONS: usize = 50;

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionView {
    /// Its number.
    pub number: u32,
    /// From when it is in force.
    pub effective_from: Timestamp,
    /// When it was published.
    pub published_at: Timestamp,
    /// Who published it; none: the command line.
    pub published_by: Option<String>,
    /// Why.
    pub note: String,
    /// What changed in it for readers, in sentences.
    pub changed: Vec<String>,
    /// Whether a replay report was looked at.
    pub has_report: bool,
    /// Whether it is in force now.
    pub is_in_force: bool,
    /// Whether it will come into force.
    pub is_to_come: bool,
}

/// One draft in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftSummary {
    /// The draft.
    pub id: PolicyDraftId,
    /// Who saved it last.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
    /// The newest version when it was begun.
    pub based_on: u32,
    /// Where its replay stands; of a finished one it is not said whether the text has changed since.
    pub replay: DraftReplay,
}

/// Versions and drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyDesk {
    /// Newest first.
    pub versions: Vec<VersionView>,
    /// The one saved last first.
    pub drafts: Vec<DraftSummary>,
    /// The version in force against the program that runs it.
    pub pinned: Pinned,
}

/// One version with its documents.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionPage {
    /// The version.
    pub version: VersionView,
    /// The main document.
    pub source: String,
    /// Translations: language and document.
    pub translations: Vec<(String, String)>,
    /// What would change for readers if it were brought back, in sentences.
    pub if_brought_back: Vec<String>,
    /// The number of the newest version.
    pub newest: u32,
}

/// Reads what the console lists; every moderator may look.
///
/// # Errors
/// Only faults.
pub async fn read_policy_desk(app: &App, by: &Moderator, locale: &str) -> Result<PolicyDesk> {
    let (site, now) = (by.site, app.now());
    let (versions, names, reported, drafts) = app
        .store()
        .read(move |tx| {
            let mut versions = policies::list(tx, site)?;
            versions.truncate(MAX_VERSIONS + 1);
            let names = publishers(tx, site, &versions)?;
            let mut drafts = Vec::new();
            for draft in policy_drafts::list(tx, site)? {
                drafts.push(DraftSummary {
                    id: draft.id,
                    saved_by: moderators::find_name(tx, site, draft.saved_by)?.unwrap_or_default(),
                    saved_at: draft.saved_at,
                    based_on: draft.based_on,
                    replay: DraftReplay::of(&draft, draft.report_digest.as_deref(), now),
                });
            }
            Ok((versions, names, policies::list_with_report(tx, site)?, drafts))
        })
        .await?;
    let locale = locale.to_owned();
    let views = outside(move || views(&versions, &names, &reported, now, &locale)).await?;
    let pinned = pinned(app, site).await?;
    Ok(PolicyDesk { versions: views.into_iter().take(MAX_VERSIONS).collect(), drafts, pinned })
}

/// Reads one version.
///
/// # Errors
/// [`Refusal::UnknownVersion`].
pub async fn read_version(app: &App, by: &Moderator, number: u32, locale: &str) -> Result<VersionPage> {
    let (site, now) = (by.site, app.now());
    let (versions, names, reported) = app
        .store()
        .read(move |tx| {
            let versions = policies::list(tx, site)?;
            let names = publishers(tx, site, &versions)?;
            Ok((versions, names, policies::list_with_report(tx, site)?))
        })
        .await?;
    let at = versions.iter().position(|version| version.number == number).ok_or(Refusal::UnknownVersion)?;
    let newest = versions.first().map_or(0, |newest| newest.number);
    let in_force = versions.iter().find(|version| version.effective_from <= now);
    let wanted = &versions[at];
    let pair: Vec<PolicyVersion> =
        [Some(wanted), before(wanted, &versions)].into_iter().flatten().cloned().collect();
    let mut view = views(&pair, names.get(at..).unwrap_or_default(), &reported, now, locale);
    let mut version = view.swap_remove(0);
    version.is_in_force = in_force.is_some_and(|known| known.number == number);
    let back = in_force.and_then(|now| Some((document(now)?, document(wanted)?, now)));
    Ok(VersionPage {
        version,
        if_brought_back: back
            .map(|(now, then, in_force)| {
                let translated = [wanted, in_force].map(|version| translation(&version.translations, locale));
                sentences(&now, &then, translated.iter().flatten(), locale)
            })
            .unwrap_or_default(),
        source: wanted.source.clone(),
        translations: wanted.translations.clone(),
        newest,
    })
}

/// The replay report that was looked at when a version was published.
///
/// # Errors
/// [`Refusal::UnknownVersion`] when there is none.
pub async fn read_version_report(
    app: &App,
    by: &Moderator,
    number: u32,
    locale: &str,
) -> Result<ReplayReport> {
    let site = by.site;
    let (version, json) = app
        .store()
        .read(move |tx| {
            Ok((policies::find_by_number(tx, site, number)?, policies::find_report(tx, site, number)?))
        })
        .await?;
    let mut report = of_kept(app, site, &json.ok_or(Refusal::UnknownVersion)?).await?;
    if let Some(translation) = version.and_then(|version| translation(&version.translations, locale)) {
        report.name_clauses(&translation);
    }
    Ok(report)
}

/// The names of those who published, in the order of the versions.
fn publishers(
    tx: &mut Tx<'_>,
    site: SiteId,
    versions: &[PolicyVersion],
) -> comity_store::Result<Vec<Option<String>>> {
    versions
        .iter()
        .map(|version| match version.published_by {
            Some(by) => moderators::find_name(tx, site, by),
            None => Ok(None),
        })
        .collect()
}

/// The version that readers had before this one came into force.
pub(crate) fn before<'v>(version: &PolicyVersion, all: &'v [PolicyVersion]) -> Option<&'v PolicyVersion> {
    let earlier = || all.iter().filter(|one| one.number < version.number);
    let had = earlier().filter(|one| one.effective_from <= version.effective_from);
    had.max_by_key(|one| one.number).or_else(|| earlier().max_by_key(|one| one.number))
}

/// Versions as they are shown; each is compared with the one that readers had before it.
fn views(
    versions: &[PolicyVersion],
    names: &[Option<String>],
    reported: &[u32],
    now: Timestamp,
    locale: &str,
) -> Vec<VersionView> {
    let in_force = versions.iter().find(|version| version.effective_from <= now).map(|v| v.number);
    let documents: Vec<Option<Document>> = versions.iter().map(document).collect();
    let translated: Vec<Option<Document>> =
        versions.iter().map(|version| translation(&version.translations, locale)).collect();
    let changed = |at: usize| -> Vec<String> {
        let had = before(&versions[at], versions).map(|had| had.number);
        let Some(then) = versions.iter().position(|version| Some(version.number) == had) else {
            return Vec::new();
        };
        match (&documents[then], &documents[at]) {
            (Some(old), Some(new)) => {
                sentences(old, new, [&translated[at], &translated[then]].into_iter().flatten(), locale)
            }
            _ => Vec::new(),
        }
    };
    versions
        .iter()
        .enumerate()
        .map(|(at, version)| VersionView {
            number: version.number,
            effective_from: version.effective_from,
            published_at: version.published_at,
            published_by: names.get(at).cloned().flatten(),
            note: version.note.clone(),
            changed: changed(at),
            has_report: reported.contains(&version.number),
            is_in_force: in_force == Some(version.number),
            is_to_come: version.effective_from > now && in_force.is_none_or(|known| version.number > known),
        })
        .collect()
}

/// Its main document; none where this program cannot read what an older one published.
fn document(version: &PolicyVersion) -> Option<Document> {
    Policy::parse(&version.source, "policy.md").ok()
}

/// The translation into this language, where there is one that this program can read.
pub(crate) fn translation(translations: &[(String, String)], locale: &str) -> Option<Document> {
    let (language, text) = comity_policy::closest(|| translations.iter(), |(language, _)| language, locale)?;
    Policy::parse(text, &format!("policy.{language}.md")).ok()
}

/// What changed between two versions; clauses are called as their translations call them, the newer one's first.
fn sentences<'d>(
    old: &Document,
    new: &Document,
    translated: impl Iterator<Item = &'d Document>,
    locale: &str,
) -> Vec<String> {
    let named: Vec<&Document> = translated.collect();
    diff(old, new).into_iter().map(|change| change.named_in(&named).sentence(locale)).collect()
}
