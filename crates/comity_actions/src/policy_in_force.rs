//! The policy that a site runs now, compiled once and shared.

use crate::{App, Error, Result};
use comity_model::{
    ClauseRef, Evidence, Finding, Outcome, PolicyVersionId, RuleStatus, SiteId, Timestamp, Verdict,
};
use comity_policy::{Bundle, Policy, PolicyError};
use comity_store::policies::{self, PolicyVersion};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How long a compiled policy is used before the database is asked whether another version came into force, in seconds.
const CHECK_SECS: i64 = 2;

/// The policy that a site starts with, as published in `policies/newsroom.md`.
pub const STARTING_POLICY: &str = include_str!("../../../policies/newsroom.md");

/// The translations of the starting policy: language and document.
pub fn starting_translations() -> Vec<(String, String)> {
    [
        ("hy", include_str!("../../../policies/newsroom.hy.md")),
        ("az", include_str!("../../../policies/newsroom.az.md")),
        ("ru", include_str!("../../../policies/newsroom.ru.md")),
        ("tr", include_str!("../../../policies/newsroom.tr.md")),
        ("ar", include_str!("../../../policies/newsroom.ar.md")),
        ("de", include_str!("../../../policies/newsroom.de.md")),
    ]
    .into_iter()
    .map(|(language, document)| (language.to_owned(), document.to_owned()))
    .collect()
}

/// A published version, compiled.
#[derive(Debug)]
pub struct InForce {
    version: PolicyVersion,
    policy: Policy,
}

/// Compiled policies by site, with the time at which each was last checked.
#[derive(Default)]
pub(crate) struct PolicyCache(Mutex<BTreeMap<SiteId, (Timestamp, Arc<InForce>)>>);

/// The policy in force on a site.
///
/// # Errors
/// [`Error::Policy`] when the published version does not compile with this program, or when there is none.
pub async fn policy_in_force(app: &App, site: SiteId) -> Result<Arc<InForce>> {
    let now = app.now();
    if let Some(found) = app.policies().find(site, now) {
        return Ok(found);
    }
    let version = app.store().read(move |tx| policies::find_in_force(tx, site, now)).await?;
    let Some(version) = version else {
        return Err(Error::Internal(format!("site {site} has no policy in force")).into());
    };
    Ok(app.policies().keep(site, now, version)?)
}

impl PolicyCache {
    fn find(&self, site: SiteId, now: Timestamp) -> Option<Arc<InForce>> {
        let cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (checked, policy) = cache.get(&site)?;
        (now.secs_since(*checked) < CHECK_SECS && now >= *checked).then(|| Arc::clone(policy))
    }

    fn keep(
        &self,
        site: SiteId,
        now: Timestamp,
        version: PolicyVersion,
    ) -> std::result::Result<Arc<InForce>, Error> {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((checked, known)) = cache.get_mut(&site)
            && known.version.id == version.id
        {
            *checked = now;
            return Ok(Arc::clone(known));
        }
        let number = version.number;
        let compiled = Arc::new(InForce::compile(version).map_err(|errors| Error::Policy {
            number,
            why: errors.first().map(ToString::to_string).unwrap_or_default(),
        })?);
        cache.insert(site, (now, Arc::clone(&compiled)));
        Ok(compiled)
    }

    pub(crate) fn forget_all(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn forget(&self, site: SiteId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&site);
    }
}

/// Reads a bundle: the main document and its translations by language.
///
/// # Errors
/// All errors found, each with file, line and column.
pub fn compile(
    source: &str,
    file_name: &str,
    translations: &[(String, String)],
    model: &str,
) -> std::result::Result<Policy, Vec<PolicyError>> {
    let document = Policy::parse(source, file_name)?;
    let stem = file_name.strip_suffix(".md").unwrap_or(file_name);
    let mut bundle = Bundle { model: model.to_owned(), ..Bundle::default() };
    for (language, text) in translations {
        bundle.translations.push(Policy::parse(text, &format!("{stem}.{language}.md"))?);
    }
    Policy::compile(&document, &bundle)
}

impl InForce {
    /// A published version, compiled.
    pub(crate) fn compile(version: PolicyVersion) -> std::result::Result<Self, Vec<PolicyError>> {
        let policy = compile(&version.source, "policy.md", &version.translations, "")?;
        Ok(Self { policy: policy.with_version(version.id), version })
    }

    /// A policy that is not published, for replay; its verdicts name no version.
    pub fn of_draft(site: SiteId, source: &str, policy: Policy) -> Self {
        let version = PolicyVersion {
            site,
            number: 0,
            id: PolicyVersionId::from_bytes([0; 16]),
            digest: policy.digest().to_owned(),
            source: source.to_owned(),
            translations: Vec::new(),
            effective_from: Timestamp::default(),
            published_by: None,
            published_at: Timestamp::default(),
            note: String::new(),
            pins: None,
            withdrawn: None,
        };
        Self { version, policy }
    }

    /// The same, called by the number of `version` where it has that one's text word for word.
    #[must_use]
    pub(crate) fn called_as(mut self, version: &PolicyVersion, translations: &[(String, String)]) -> Self {
        if self.version.source == version.source && translations == version.translations {
            self.version.number = version.number;
        }
        self
    }

    /// The policy.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Its version, as published.
    pub const fn version(&self) -> &PolicyVersion {
        &self.version
    }

    /// The clause as it is printed in this language.
    pub fn clause_in(&self, language: &str, clause: &ClauseRef) -> ClauseRef {
        self.find_clause_in(language, &clause.anchor).unwrap_or_else(|| clause.clone())
    }

    /// The clause with this anchor, as it is printed in this language.
    pub fn find_clause_in(&self, language: &str, anchor: &str) -> Option<ClauseRef> {
        self.policy.document_in(language).find_clause(anchor).map(comity_policy::Clause::to_ref)
    }

    /// All clauses, as printed in this language.
    pub fn clauses_in(&self, language: &str) -> Vec<ClauseRef> {
        self.policy.document_in(language).clauses.iter().map(comity_policy::Clause::to_ref).collect()
    }

    /// The paragraphs above the comment form, as safe HTML.
    pub fn summary_html(&self, language: &str) -> String {
        comity_policy::prose_html(self.policy.summary(language))
    }

    /// Makes a verdict a hold for a reason that the site, the story or a block demands, whatever the policy says.
    pub(crate) fn hold(&self, verdict: &mut Verdict, rule: &str, told: &str) {
        let clauses = self.policy.clauses();
        let clause = clauses.iter().find(|c| c.anchor == "sanctions").or(clauses.first()).cloned();
        verdict.outcome = Outcome::Hold;
        verdict.findings.insert(
            0,
            Finding {
                rule: rule.to_owned(),
                number: 0,
                clause: clause.unwrap_or_else(|| ClauseRef {
                    anchor: String::new(),
                    number: String::new(),
                    title: String::new(),
                }),
                outcome: Outcome::Hold,
                status: RuleStatus::Active,
                evidence: Evidence::Circumstance,
                told: told.to_owned(),
                told_args: Vec::new(),
                strikes: false,
            },
        );
    }
}
