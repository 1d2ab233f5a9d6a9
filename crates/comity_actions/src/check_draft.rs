//! Checks a draft as publishing would: language, rules, examples, fairness; and says what readers would see changed.

use crate::policy_in_force::{compile, policy_in_force};
use crate::publish_policy::{PublishPolicy, bound_fairness, check_policy, outside};
use crate::said_change::{SaidChange, said};
use crate::{App, FairnessByPair, Result};
use comity_model::SiteId;
use comity_policy::{Document, Policy, PolicyError, diff, diff_languages};
use std::sync::Arc;

/// The name of a draft's main document in messages; a translation's has its language before the ending.
pub(crate) const MAIN_FILE: &str = "policy.md";

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftCheck {
    /// What is wrong, in the order of the documents.
    pub errors: Vec<DraftError>,
    /// Digest of the documents with all that they rest on; none: they have errors.
    pub digest: Option<String>,
    /// Clauses of the main document.
    pub clauses: usize,
    /// Rules that are evaluated, those on trial included.
    pub rules: usize,
    /// Examples that were run.
    pub examples: usize,
    /// How fair it is, where it sets itself a bound.
    pub fairness: Option<FairnessByPair>,
    /// What would change for readers, in sentences; at the end, which translations would be left behind.
    pub changed: Vec<SaidChange>,
    /// The number of the version in force, which `changed` is about.
    pub in_force: u32,
}

/// One thing that is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftError {
    /// The language of the translation that it is in; none: the main document.
    pub language: Option<String>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters to blame, at least 1.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// The line as it stands in the document.
    pub source_line: String,
    /// What may have been meant, or what to do.
    pub help: Option<String>,
}

impl DraftCheck {
    /// Whether it can be published.
    pub fn is_sound(&self) -> bool {
        self.errors.is_empty() && self.fairness.as_ref().is_none_or(|fairness| fairness.is_fair)
    }
}

impl From<PolicyError> for DraftError {
    fn from(error: PolicyError) -> Self {
        let stem = error.file.strip_suffix(".md").unwrap_or(&error.file);
        Self {
            language: stem.split_once('.').map(|(_, language)| language.to_owned()),
            line: error.line,
            column: error.column,
            width: error.width,
            message: error.message,
            source_line: error.source_line,
            help: error.help,
        }
    }
}

/// The same for somebody who sees documents and no files, in the language `locale`: the main one is called as on its tab.
fn for_editors(mut error: PolicyError, locale: &str) -> DraftError {
    let main = format!("`{MAIN_FILE}`");
    if error.help.as_deref().is_some_and(|help| help.starts_with("a file called ")) {
        error.help = Some(format!("take them out here: they stand in {main}"));
    }
    let mut error = DraftError::from(error.in_language(locale));
    let called = format!("`{}`", comity_locale::text(locale, "editor-main", &[]));
    error.message = error.message.replace(&main, &called);
    error.help = error.help.map(|help| help.replace(&main, &called));
    error
}

/// Documents to check.
#[derive(Debug, Clone)]
pub struct CheckDraft {
    /// The site.
    pub site: SiteId,
    /// The main document.
    pub source: String,
    /// Translations: language and document.
    pub translations: Vec<(String, String)>,
    /// The language in which mistakes are told.
    pub locale: String,
    /// Whether fairness is measured in comments of the archive, too: that takes a second or two, too long for each pause in
    /// somebody's typing.
    pub looks_at_archive: bool,
}

/// Checks documents that may become the site's policy.
///
/// # Errors
/// Only faults.
pub async fn check_draft(app: &App, wanted: CheckDraft) -> Result<DraftCheck> {
    let CheckDraft { site, source, translations, locale, looks_at_archive } = wanted;
    let in_force = policy_in_force(app, site).await?;
    let me = app.clone();
    outside(move || {
        let scorer = me.scorer().map(|scorer| &**scorer);
        let before = Arc::clone(&in_force);
        let number = before.version().number;
        let what_changed = |after: &Document, named: &Document, languages: &[&str]| {
            let named = [named, before.policy().document_in(&locale)];
            let mut changes = diff(before.policy().document(), after);
            changes.extend(diff_languages(&before.policy().languages(), languages));
            said(changes, &named, &locale)
        };
        Ok(match check_policy(scorer, &source, MAIN_FILE, &translations) {
            Ok(policy) => DraftCheck {
                changed: what_changed(policy.document(), policy.document_in(&locale), &policy.languages())
                    .into_iter()
                    .chain(left_behind(before.policy(), &policy, &locale).into_iter().map(SaidChange::plain))
                    .collect(),
                errors: Vec::new(),
                digest: Some(policy.digest().to_owned()),
                clauses: policy.clauses().len(),
                rules: policy.rule_count(),
                examples: policy.example_count(),
                fairness: bound_fairness(&me, &policy, looks_at_archive.then_some(site))?,
                in_force: number,
            },
            Err(errors) => {
                let parsed = Policy::parse(&source, MAIN_FILE);
                let tags = translations.iter().map(|(language, _)| language.as_str());
                let main = parsed.as_ref().map(|document| document.language.as_str());
                let languages: Vec<&str> = main.into_iter().chain(tags).collect();
                DraftCheck {
                    errors: errors.into_iter().map(|error| for_editors(error, &locale)).collect(),
                    changed: parsed
                        .as_ref()
                        .map(|after| what_changed(after, before.policy().document_in(&locale), &languages))
                        .unwrap_or_default(),
                    in_force: number,
                    ..DraftCheck::default()
                }
            }
        })
    })
    .await?
}

/// Which translations would be left behind if these documents became the site's policy, in sentences; none where they cannot
/// be read.
///
/// # Errors
/// Only faults.
pub async fn outdated_translations(
    app: &App,
    site: SiteId,
    documents: &PublishPolicy,
    locale: &str,
) -> Result<Vec<String>> {
    let in_force = policy_in_force(app, site).await?;
    let after = compile(&documents.source, MAIN_FILE, &documents.translations, "");
    Ok(after.map(|after| left_behind(in_force.policy(), &after, locale)).unwrap_or_default())
}

fn left_behind(before: &Policy, after: &Policy, locale: &str) -> Vec<String> {
    let outdated = after.outdated_translations(before);
    outdated.iter().map(|outdated| outdated.sentence(locale, after.document_in(locale))).collect()
}
