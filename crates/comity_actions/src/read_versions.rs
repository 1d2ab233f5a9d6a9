//! The versions of a policy and the drafts of the next one, as the console lists them.

use crate::pinned::{Pinned, pinned};
use crate::publish_policy::outside;
use crate::replay_against::title_of;
use crate::replay_draft::DraftReplay;
use crate::replay_policy::{ReplayReport, of_kept};
use crate::said_change::{SaidChange, said};
use crate::version_state::{VersionState, before, brings_back, in_force};
use crate::{App, Refusal, Result};
use comity_model::{Moderator, ModeratorId, PolicyDraftId, SiteId, Timestamp};
use comity_policy::{Document, Policy, diff, diff_languages};
use comity_store::policies::{self, PolicyVersion};
use comity_store::{Tx, moderators, policy_drafts};
use std::cell::OnceCell;
use std::collections::BTreeMap;

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
    /// What changed in it, in sentences.
    pub changed: Vec<SaidChange>,
    /// Whether a replay report was looked at.
    pub has_report: bool,
    /// How it stands now.
    pub state: VersionState,
    /// The older version whose text it brings back, word for word.
    pub brings_back: Option<u32>,
    /// That it was withdrawn before it came into force.
    pub withdrawn: Option<WithdrawalView>,
}

/// That a version was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalView {
    /// By whom; none: the command line.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub note: String,
}

/// One draft in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftSummary {
    /// The draft.
    pub id: PolicyDraftId,
    /// The title of its main document; empty where it has none.
    pub title: String,
    /// Who saved it last.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
    /// The version that was in force when it was begun; 0 where there was none.
    pub begun_under: u32,
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
    /// What would change if it were brought back, in sentences.
    pub if_brought_back: Vec<SaidChange>,
    /// The version that comes into force after all if this one is withdrawn, and when; none: nothing else comes by that.
    pub comes_if_withdrawn: Option<(u32, Timestamp)>,
    /// The number of the version in force.
    pub in_force: u32,
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
            let mut drafts = Vec::new();
            for draft in policy_drafts::list(tx, site)? {
                drafts.push(DraftSummary {
                    id: draft.id,
                    title: title_of(&draft.source),
                    saved_by: moderators::find_name(tx, site, draft.saved_by)?.unwrap_or_default(),
                    saved_at: draft.saved_at,
                    begun_under: in_force(&versions, draft.created_at).map_or(0, |known| known.number),
                    replay: DraftReplay::of(&draft, draft.report_digest.as_deref(), now),
                });
            }
            versions.truncate(MAX_VERSIONS + 1);
            let names = names(tx, site, &versions)?;
            Ok((versions, names, policies::list_with_report(tx, site)?, drafts))
        })
        .await?;
    let locale = locale.to_owned();
    let versions = outside(move || {
        let views = Views::new(&versions, names, &reported, (now, &locale));
        (0..versions.len().min(MAX_VERSIONS)).map(|at| views.view(at)).collect()
    })
    .await?;
    Ok(PolicyDesk { versions, drafts, pinned: pinned(app, site).await? })
}

/// The versions, newest first, for the command line.
///
/// # Errors
/// Only faults.
pub async fn list_versions(app: &App, site: SiteId) -> Result<Vec<VersionView>> {
    let now = app.now();
    let (versions, names, reported) = app
        .store()
        .read(move |tx| {
            let mut versions = policies::list(tx, site)?;
            versions.truncate(MAX_VERSIONS + 1);
            let names = names(tx, site, &versions)?;
            Ok((versions, names, policies::list_with_report(tx, site)?))
        })
        .await?;
    outside(move || {
        let views = Views::new(&versions, names, &reported, (now, "en"));
        (0..versions.len().min(MAX_VERSIONS)).map(|at| views.view(at)).collect()
    })
    .await
}

/// The versions that are still to come, and when, the next one first.
///
/// # Errors
/// Only faults.
pub async fn list_scheduled(app: &App, site: SiteId) -> Result<Vec<(u32, Timestamp)>> {
    let now = app.now();
    let all = app.store().read(move |tx| policies::list(tx, site)).await?;
    let is_to_come = |one: &&PolicyVersion| VersionState::of(one, &all, now) == VersionState::ToCome;
    let mut scheduled: Vec<(u32, Timestamp)> =
        all.iter().filter(is_to_come).map(|one| (one.number, one.effective_from)).collect();
    scheduled.sort_by_key(|(_, from)| *from);
    Ok(scheduled)
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
            let names = names(tx, site, &versions)?;
            Ok((versions, names, policies::list_with_report(tx, site)?))
        })
        .await?;
    let views = Views::new(&versions, names, &reported, (now, locale));
    let at = views.position(number).ok_or(Refusal::UnknownVersion)?;
    let wanted = &versions[at];
    let in_force = in_force(&versions, now);
    let in_force_at = in_force.and_then(|known| views.position(known.number));
    Ok(VersionPage {
        version: views.view(at),
        if_brought_back: in_force_at.map(|now| views.changes(now, at)).unwrap_or_default(),
        comes_if_withdrawn: views.comes_without(at),
        in_force: in_force.map_or(0, |known| known.number),
        source: wanted.source.clone(),
        translations: wanted.translations.clone(),
        newest: versions.first().map_or(0, |newest| newest.number),
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

/// Versions as they are shown, with what it takes to compare each with the one that readers had before it.
struct Views<'v> {
    all: &'v [PolicyVersion],
    /// The main document of each, read when it is needed; none where this program cannot read what an older one published.
    documents: Vec<OnceCell<Option<Document>>>,
    names: Names,
    reported: &'v [u32],
    now: Timestamp,
    locale: &'v str,
}

/// The names of those who published versions or withdrew them.
type Names = BTreeMap<ModeratorId, String>;

impl<'v> Views<'v> {
    fn new(
        all: &'v [PolicyVersion],
        names: Names,
        reported: &'v [u32],
        (now, locale): (Timestamp, &'v str),
    ) -> Self {
        Self { all, documents: all.iter().map(|_| OnceCell::new()).collect(), names, reported, now, locale }
    }

    fn document(&self, at: usize) -> Option<&Document> {
        let read = || Policy::parse(&self.all[at].source, "policy.md").ok();
        self.documents[at].get_or_init(read).as_ref()
    }

    /// What changed from one version to another.
    fn changes(&self, from: usize, to: usize) -> Vec<SaidChange> {
        let (Some(old), Some(new)) = (self.document(from), self.document(to)) else { return Vec::new() };
        let translated = [to, from].map(|at| translation(&self.all[at].translations, self.locale));
        let named: Vec<&Document> = translated.iter().flatten().collect();
        let mut changes = diff(old, new);
        changes.extend(diff_languages(&self.languages(from, old), &self.languages(to, new)));
        said(changes, &named, self.locale)
    }

    /// The languages that a version can be read in, its main document's first.
    fn languages<'l>(&'l self, at: usize, document: &'l Document) -> Vec<&'l str> {
        let translations = self.all[at].translations.iter().map(|(language, _)| language.as_str());
        std::iter::once(document.language.as_str()).chain(translations).collect()
    }

    fn position(&self, number: u32) -> Option<usize> {
        self.all.iter().position(|version| version.number == number)
    }

    fn view(&self, at: usize) -> VersionView {
        let version = &self.all[at];
        let name = |by: Option<ModeratorId>| by.and_then(|by| self.names.get(&by).cloned());
        let had = before(version, self.all).and_then(|had| self.position(had.number));
        VersionView {
            number: version.number,
            effective_from: version.effective_from,
            published_at: version.published_at,
            published_by: name(version.published_by),
            note: version.note.clone(),
            changed: had.map(|had| self.changes(had, at)).unwrap_or_default(),
            has_report: self.reported.contains(&version.number),
            state: VersionState::of(version, self.all, self.now),
            brings_back: brings_back(version, self.all),
            withdrawn: version.withdrawn.as_ref().map(|withdrawn| WithdrawalView {
                by: name(withdrawn.by),
                at: withdrawn.at,
                note: withdrawn.note.clone(),
            }),
        }
    }

    /// The version that comes into force after all, and when, if the one at `at` is withdrawn.
    fn comes_without(&self, at: usize) -> Option<(u32, Timestamp)> {
        let others: Vec<PolicyVersion> =
            self.all.iter().filter(|one| one.number != self.all[at].number).cloned().collect();
        let comes = |one: &&PolicyVersion| {
            VersionState::of(one, &others, self.now) == VersionState::ToCome
                && VersionState::of(one, self.all, self.now) == VersionState::Replaced
        };
        others.iter().find(comes).map(|one| (one.number, one.effective_from))
    }
}

/// The names of those who published versions or withdrew them.
fn names(tx: &mut Tx<'_>, site: SiteId, versions: &[PolicyVersion]) -> comity_store::Result<Names> {
    let mut names = Names::new();
    for version in versions {
        let withdrawn_by = version.withdrawn.as_ref().and_then(|withdrawn| withdrawn.by);
        for by in [version.published_by, withdrawn_by].into_iter().flatten() {
            if let (false, Some(name)) = (names.contains_key(&by), moderators::find_name(tx, site, by)?) {
                names.insert(by, name);
            }
        }
    }
    Ok(names)
}

/// The translation into this language, where there is one that this program can read.
pub(crate) fn translation(translations: &[(String, String)], locale: &str) -> Option<Document> {
    let (language, text) = comity_policy::closest(|| translations.iter(), |(language, _)| language, locale)?;
    Policy::parse(text, &format!("policy.{language}.md")).ok()
}
