//! The published policy, for readers and for machines.

use crate::pinned::pins_of;
use crate::policy_in_force::compile;
use crate::read_feedback::rfc3339;
use crate::said_change::{said, told};
use crate::version_state::{VersionState, before, brings_back};
use crate::{App, Error, Refusal, Result};
use comity_model::{Outcome, SiteId, Timestamp};
use comity_policy::{ChangeKind, Clause, MachineForm, Policy, Publication, diff, diff_languages};
use comity_store::policies::{self, PolicyVersion};

/// A clause as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseView {
    /// Its stable anchor.
    pub anchor: String,
    /// Its number as printed.
    pub number: String,
    /// Its heading.
    pub title: String,
    /// Depth of its heading, 2 to 4.
    pub level: u8,
    /// Its prose, as safe HTML.
    pub html: String,
    /// A few examples in the language of the page, with the outcome that is expected of them; only where they were asked for.
    pub examples: Vec<(Outcome, String)>,
    /// How it is enforced, in words: a line for each rule, and one for each step of the ladder.
    pub rules: Vec<String>,
    /// Whether nothing in it is for the program to do.
    pub is_enforced_by_people: bool,
}

/// Another version, as the policy page lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherVersion {
    /// Its number.
    pub number: u32,
    /// From when it is in force.
    pub effective_from: Timestamp,
    /// How it stands now.
    pub state: VersionState,
}

/// The policy page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyPage {
    /// The version shown.
    pub version: u32,
    /// Since when it is in force.
    pub effective_from: Timestamp,
    /// How it stands now.
    pub state: VersionState,
    /// The older version whose text it brings back, word for word.
    pub brings_back: Option<u32>,
    /// Digest of the bundle, hex.
    pub digest: String,
    /// Its heading.
    pub title: String,
    /// Language of the prose shown.
    pub language: String,
    /// Languages that it can be read in, the main document's first.
    pub languages: Vec<String>,
    /// Its introduction, as safe HTML.
    pub summary_html: String,
    /// Its clauses.
    pub clauses: Vec<ClauseView>,
    /// All other versions, newest first.
    pub others: Vec<OtherVersion>,
    /// What changed since the version before, in sentences for readers.
    pub changed: Vec<String>,
    /// `policy.json`.
    pub json: String,
}

/// Reads the version in force, or the one with this number, in the language closest to `locale`.
///
/// # Errors
/// [`Refusal::UnknownVersion`].
pub async fn read_policy(app: &App, site: SiteId, number: Option<u32>, locale: &str) -> Result<PolicyPage> {
    Ok(read(app, site, number, locale).await?.0)
}

/// The same with the examples of each clause, which are read for what a page may show.
///
/// # Errors
/// As [`read_policy`].
pub async fn read_policy_with_examples(
    app: &App,
    site: SiteId,
    number: Option<u32>,
    locale: &str,
) -> Result<PolicyPage> {
    let (mut page, policy) = read(app, site, number, locale).await?;
    for clause in &mut page.clauses {
        let examples = policy.examples_for_readers(&clause.anchor, locale).into_iter();
        clause.examples = examples.map(|example| (example.expected, example.text.clone())).collect();
    }
    Ok(page)
}

async fn read(app: &App, site: SiteId, number: Option<u32>, locale: &str) -> Result<(PolicyPage, Policy)> {
    let now = app.now();
    let (wanted, all) = app
        .store()
        .read(move |tx| {
            let wanted = match number {
                Some(number) => policies::find_by_number(tx, site, number)?,
                None => policies::find_in_force(tx, site, now)?,
            };
            Ok((wanted, policies::list(tx, site)?))
        })
        .await?;
    let version = wanted.ok_or(Refusal::UnknownVersion)?;
    let policy = compiled(&version)?;
    let had = before(&version, &all);
    let before = had.map(compiled).transpose()?;
    let state = VersionState::of(&version, &all, now);
    let document = policy.document_in(locale);
    let changed = before.map(|before| {
        let named = [policy.document_in(locale), before.document_in(locale)];
        let mut changes = diff(before.document(), policy.document());
        changes.extend(diff_languages(&before.languages(), &policy.languages()));
        changes.retain(|change| change.kind != ChangeKind::Trial);
        told(said(changes, &named, locale))
    });
    let brings_back = brings_back(&version, &all);
    let publication = Publication {
        version: version.number,
        state: state.as_str().to_owned(),
        effective_from: rfc3339(version.effective_from),
        published_at: rfc3339(version.published_at),
        published_by: if version.published_by.is_some() { "editor" } else { "operator" }.to_owned(),
        replaces: had.map(|had| had.number),
        brings_back,
        withdrawn_at: version.withdrawn.as_ref().map(|withdrawn| rfc3339(withdrawn.at)),
    };
    let pins = pins_of(&version).unwrap_or_else(|| app.pins());
    let form = MachineForm { digest: version.digest.clone(), ..policy.machine_form(publication, pins) };
    let json = serde_json::to_string_pretty(&form)
        .map_err(|error| Error::Internal(format!("policy.json cannot be written: {error}")))?;
    let other = |one: &PolicyVersion| OtherVersion {
        number: one.number,
        effective_from: one.effective_from,
        state: VersionState::of(one, &all, now),
    };
    let page = PolicyPage {
        version: version.number,
        effective_from: version.effective_from,
        state,
        brings_back,
        digest: version.digest.clone(),
        title: document.title.clone(),
        language: document.language.clone(),
        languages: policy.languages().into_iter().map(str::to_owned).collect(),
        summary_html: comity_policy::prose_html(&document.summary),
        clauses: policy
            .document()
            .clauses
            .iter()
            .map(|clause| clause_view(&policy, clause, locale))
            .collect(),
        others: all.iter().filter(|one| one.number != version.number).map(other).collect(),
        changed: changed.unwrap_or_default(),
        json,
    };
    Ok((page, policy))
}

fn compiled(version: &PolicyVersion) -> Result<Policy> {
    compile(&version.source, "policy.md", &version.translations, "").map_err(|errors| {
        let why = errors.first().map(ToString::to_string).unwrap_or_default();
        Error::Policy { number: version.number, why }.into()
    })
}

fn clause_view(policy: &Policy, clause: &Clause, locale: &str) -> ClauseView {
    let shown = policy.document_in(locale).find_clause(&clause.anchor).unwrap_or(clause);
    let rules = clause.enforcement(locale);
    ClauseView {
        anchor: clause.anchor.clone(),
        number: clause.number.clone(),
        title: shown.title.clone(),
        level: clause.level,
        html: shown.html(),
        examples: Vec::new(),
        is_enforced_by_people: rules.is_empty() && clause.fairness.is_none(),
        rules,
    }
}
