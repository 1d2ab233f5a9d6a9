//! Clauses → rules in order, with everything resolved that can be resolved once.

use crate::document::{Clause, Document, RuleSource};
use crate::examples::circumstance_names;
use crate::facts::{FactGroups, KNOWN_SIGNALS, signals};
use crate::parse::{PolicyError, nearly};
use crate::pins::word_list_digests;
use crate::rule::Rule;
use crate::sanctions::Counted;
use comity_model::{ClauseRef, Outcome, PolicyVersionId, RuleStatus};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a version consists of beside its main file.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    /// Its translations: prose only, with the same clauses.
    pub translations: Vec<Document>,
    /// Signals that the scorer in use gives beyond [`KNOWN_SIGNALS`].
    pub signals: Vec<String>,
    /// `name@version` of the model whose signals the version relies on; empty: none.
    pub model: String,
}

/// A policy that can be asked.
#[derive(Debug, Clone)]
pub struct Policy {
    pub(crate) document: Document,
    pub(crate) translations: Vec<Document>,
    pub(crate) rules: Vec<CompiledRule>,
    pub(crate) digest: String,
    pub(crate) version: Option<PolicyVersionId>,
}

/// A rule with its clause.
#[derive(Debug, Clone)]
pub(crate) struct CompiledRule {
    pub(crate) name: &'static str,
    /// Which one it is of its clause's rules of this kind; 0: the only one.
    pub(crate) number: u32,
    pub(crate) clause: ClauseRef,
    pub(crate) then: Outcome,
    pub(crate) status: RuleStatus,
    pub(crate) on_failure: Outcome,
    pub(crate) on_missing: Option<Outcome>,
    pub(crate) needs: FactGroups,
    pub(crate) strikes: bool,
    pub(crate) rule: Arc<dyn Rule>,
}

/// The language of a BCP 47 tag without region and script: `pt` of `pt-BR`.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The one in this language, or else in one of its varieties.
pub fn closest<T, I: Iterator<Item = T>>(
    all: impl Fn() -> I,
    language_of: impl Fn(&T) -> &str,
    wanted: &str,
) -> Option<T> {
    all()
        .find(|one| language_of(one).eq_ignore_ascii_case(wanted))
        .or_else(|| all().find(|one| primary(language_of(one)).eq_ignore_ascii_case(primary(wanted))))
}

/// At most `limit` errors, in their order; every file keeps some of its own, so that none looks sound beside a worse one.
fn shared_out(errors: Vec<PolicyError>, limit: usize) -> Vec<PolicyError> {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    for error in &errors {
        *files.entry(error.file.clone()).or_default() += 1;
    }
    let kept = |each: usize| files.values().map(|count| (*count).min(each)).sum::<usize>();
    let each = (1..=limit).rev().find(|each| kept(*each) <= limit).unwrap_or(1);
    let mut left: BTreeMap<String, usize> = files.keys().map(|file| (file.clone(), each)).collect();
    let mut shared = errors;
    shared.retain(|error| match left.get_mut(&error.file) {
        Some(0) | None => false,
        Some(left) => {
            *left -= 1;
            true
        }
    });
    shared.truncate(limit);
    shared
}

impl Policy {
    /// Reads a policy from the text of its file; `file_name` is shown in errors and says the language.
    ///
    /// # Errors
    /// All problems that were found, each with its place.
    pub fn parse(source: &str, file_name: &str) -> Result<Document, Vec<PolicyError>> {
        crate::parse::parse(source, file_name)
    }

    /// Makes a policy out of its document and the rest of its bundle.
    ///
    /// # Errors
    /// Clauses without examples, signals that nobody measures, translations that don't fit.
    pub fn compile(document: &Document, bundle: &Bundle) -> Result<Self, Vec<PolicyError>> {
        let mut errors = Vec::new();
        check_examples(document, &mut errors);
        check_signals(document, &bundle.signals, &mut errors);
        check_ladder(document, &mut errors);
        for file in std::iter::once(document).chain(&bundle.translations) {
            check_circumstances(file, &bundle.signals, &mut errors);
        }
        let mut languages = BTreeSet::from([document.language.clone()]);
        for translation in &bundle.translations {
            check_translation(document, translation, &mut errors);
            if !languages.insert(translation.language.clone()) {
                let message =
                    format!("a second file of this policy is in language `{}`", translation.language);
                errors.push(PolicyError::new(&translation.source, &translation.file_name, &(0..0), message));
            }
        }
        if !errors.is_empty() {
            return Err(shared_out(errors, crate::parse::MAX_ERRORS));
        }
        let rules = document
            .clauses
            .iter()
            .flat_map(|clause| {
                clause.numbered_rules().map(move |(number, rule)| compile_rule(rule, number, clause))
            })
            .filter(|rule| rule.status != RuleStatus::Retired)
            .collect();
        Ok(Self {
            document: document.clone(),
            translations: bundle.translations.clone(),
            rules,
            digest: digest(document, bundle),
            version: None,
        })
    }

    /// The same policy as the published version `version`, which its verdicts will name.
    pub fn with_version(mut self, version: PolicyVersionId) -> Self {
        self.version = Some(version);
        self
    }

    /// What can be read and can hardly be meant, such as a comparison that is never true; nothing of it is published anew.
    pub fn doubts(&self) -> Vec<PolicyError> {
        let mut doubts: Vec<PolicyError> = std::iter::once(&self.document)
            .chain(&self.translations)
            .flat_map(|file| file.doubts.clone())
            .collect();
        doubts.truncate(crate::parse::MAX_ERRORS);
        doubts
    }

    /// The main file.
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The file in this language, where there is one, else the main file.
    pub fn document_in(&self, language: &str) -> &Document {
        let all = || std::iter::once(&self.document).chain(&self.translations);
        closest(all, |document| &document.language, language).unwrap_or(&self.document)
    }

    /// The languages it can be read in, the main file's first.
    pub fn languages(&self) -> Vec<&str> {
        std::iter::once(&self.document).chain(&self.translations).map(|d| d.language.as_str()).collect()
    }

    /// Its clauses as they are cited, in order.
    pub fn clauses(&self) -> Vec<ClauseRef> {
        self.document.clauses.iter().map(Clause::to_ref).collect()
    }

    /// The paragraphs above the comment form, as Markdown, in this language where there is a translation.
    pub fn summary(&self, language: &str) -> &str {
        &self.document_in(language).summary
    }

    /// SHA-256 of the whole bundle as hex: equal for equal bundles, whatever their line ends or file names.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The most characters of a comment that no rule rejects for its length; none where no rule does.
    pub fn max_chars(&self) -> Option<usize> {
        let rejects =
            |rule: &&CompiledRule| rule.status == RuleStatus::Active && rule.then == Outcome::Reject;
        self.rules.iter().filter(rejects).filter_map(|rule| rule.rule.max_chars()).min()
    }

    /// How many rules are evaluated, those on trial included.
    pub const fn rule_count(&self) -> usize {
        self.rules.len()
    }
}

fn compile_rule(source: &RuleSource, number: u32, clause: &Clause) -> CompiledRule {
    CompiledRule {
        name: source.kind.name,
        number,
        clause: clause.to_ref(),
        then: source.then,
        status: source.status,
        on_failure: source.on_failure,
        on_missing: source.on_missing,
        needs: source.needs,
        strikes: clause.strikes,
        rule: source.rule.clone(),
    }
}

fn check_examples(document: &Document, errors: &mut Vec<PolicyError>) {
    for clause in &document.clauses {
        let is_enforced = clause.rules.iter().any(|rule| rule.status == RuleStatus::Active);
        if is_enforced && clause.examples.is_empty() {
            let message = format!("clause {} has no examples", clause.number);
            errors.push(
                PolicyError::new(&document.source, &document.file_name, &clause.at, message).with_help(Some(
                    "add an `examples` block with a comment that breaks it and one that doesn't".to_owned(),
                )),
            );
        }
    }
}

fn check_signals(document: &Document, extra: &[String], errors: &mut Vec<PolicyError>) {
    let known = || KNOWN_SIGNALS.iter().map(|(name, _)| *name).chain(extra.iter().map(String::as_str));
    for rule in document.clauses.iter().flat_map(|clause| &clause.rules) {
        for (signal, at) in &rule.signals {
            if !known().any(|name| name == signal) {
                let help = signals::meant(signal, &known())
                    .map(|near| format!("did you mean `{near}`?"))
                    .or_else(|| Some(format!("known signals: {}", known().collect::<Vec<_>>().join(", "))));
                let message = format!(
                    "rule `{}` asks for the signal `{signal}`, which nobody measures",
                    rule.kind.name
                );
                errors.push(
                    PolicyError::new(&document.source, &document.file_name, at, message).with_help(help),
                );
            }
        }
    }
}

/// Every name in the brackets of an example is a circumstance or a signal that is measured.
fn check_circumstances(document: &Document, extra: &[String], errors: &mut Vec<PolicyError>) {
    let signals = || KNOWN_SIGNALS.iter().map(|(name, _)| *name).chain(extra.iter().map(String::as_str));
    let mut known: Vec<&str> = circumstance_names().collect();
    known.extend(signals());
    let examples = document.clauses.iter().flat_map(|clause| &clause.examples);
    for circumstance in examples.flat_map(|example| &example.circumstances) {
        let name = circumstance.name.as_str();
        if known.contains(&name) {
            continue;
        }
        let meant = nearly(name, known.iter().copied()).or_else(|| signals::meant(name, &signals()));
        let help = meant.map_or_else(
            || "all names stand in the reference of examples (docs/reference/examples.md)".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        let message = format!("`{name}` is no circumstance and no signal with a value");
        errors.push(
            PolicyError::new(&document.source, &document.file_name, &circumstance.at, message)
                .with_help(Some(help)),
        );
    }
}

/// A ladder that counts rejections needs a clause whose rejections count.
fn check_ladder(document: &Document, errors: &mut Vec<PolicyError>) {
    let counts_strikes =
        |clause: &&Clause| clause.ladder.iter().flat_map(|l| &l.steps).any(|s| s.counts == Counted::Strikes);
    let Some(clause) = document.clauses.iter().find(counts_strikes) else { return };
    if document.clauses.iter().any(|clause| clause.strikes) {
        return;
    }
    let mut begin = clause.ladder_at.start;
    let lines = document.source.get(clause.ladder_at.clone()).unwrap_or("").split_inclusive('\n');
    for line in lines {
        if line.trim_start().starts_with(|c: char| c.is_ascii_digit())
            && (line.contains("rejection") || line.contains("strike"))
        {
            begin += line.len() - line.trim_start().len();
            let at = begin..begin + line.trim().len();
            let message = "no clause has `strikes = true`, so no rejection would ever count";
            errors.push(PolicyError::new(&document.source, &document.file_name, &at, message).with_help(Some(
                "write `strikes = true` at the top of the `rules` block of each clause whose rejections count"
                    .to_owned(),
            )));
            return;
        }
        begin += line.len();
    }
}

/// A translation has the same clauses with the same anchors and numbers, and prose only.
fn check_translation(main: &Document, translation: &Document, errors: &mut Vec<PolicyError>) {
    let mut complain = |at: &std::ops::Range<usize>, message: String| {
        errors.push(PolicyError::new(&translation.source, &translation.file_name, at, message));
    };
    let mut rules = Vec::new();
    for clause in &main.clauses {
        match translation.find_clause(&clause.anchor) {
            None => complain(
                &(0..0),
                format!(
                    "clause {} {{#{}}} of `{}` is missing here",
                    clause.number, clause.anchor, main.file_name
                ),
            ),
            Some(other) if other.number != clause.number => complain(
                &other.at,
                format!(
                    "clause {{#{}}} is {} in `{}`, not {}",
                    clause.anchor, clause.number, main.file_name, other.number
                ),
            ),
            Some(_) => {}
        }
    }
    for clause in &translation.clauses {
        if main.find_clause(&clause.anchor).is_none() {
            complain(&clause.at, format!("`{}` has no clause {{#{}}}", main.file_name, clause.anchor));
        }
        if !clause.rules.is_empty() || clause.ladder.is_some() || clause.fairness.is_some() || clause.strikes
        {
            rules.push(clause);
        }
    }
    for clause in rules {
        let message = format!("rules stand in the main file only; clause {} has some", clause.number);
        let help =
            "a file called NAME.LANGUAGE.md beside a policy is its translation; call a copy of it otherwise";
        errors.push(
            PolicyError::new(&translation.source, &translation.file_name, &clause.at, message)
                .with_help(Some(help.to_owned())),
        );
    }
}

fn digest(document: &Document, bundle: &Bundle) -> String {
    let mut files: Vec<&Document> = bundle.translations.iter().collect();
    files.sort_by(|a, b| a.language.cmp(&b.language));
    let mut hasher = Sha256::new();
    let mut add = |text: &str| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for file in std::iter::once(document).chain(files) {
        add(&file.language);
        add(&file.source.replace("\r\n", "\n"));
    }
    add(&bundle.model);
    for language in comity_text::Lexicon::builtin_languages() {
        if let Some(digest) = word_list_digests().get(*language) {
            add(digest);
        }
    }
    hex::encode(hasher.finalize())
}
