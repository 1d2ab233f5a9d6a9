//! What changed between two versions of a policy, in sentences that readers understand.

mod ladder;

use crate::compile::Policy;
use crate::document::{Clause, Document, RuleSource};
use crate::enforced::variant_in_words;
use crate::sanctions::SanctionStep;
use comity_model::RuleStatus;
use std::collections::BTreeSet;

/// The value of a setting that is not written and has no default.
const UNWRITTEN: &str = "—";

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The anchor of the clause it is in; empty for the introduction and the sanctions.
    pub clause: String,
    /// Key of its sentence, `diff-…`.
    pub told: &'static str,
    /// Arguments of the sentence.
    pub args: Vec<(&'static str, String)>,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// What readers are told.
    Prose,
    /// What the software does.
    Rules,
    /// What the software only tries: a rule that is on trial and was none before, or was on trial. Not for readers.
    Trial,
}

/// Entries of a list that readers are told one by one; of a longer one they are told how it grew.
const MAX_ENTRIES_TOLD: usize = 8;

impl Change {
    /// The change in a sentence for readers: without conditions in code, without the words of a list, and without settings
    /// that no sentence explains.
    pub fn for_readers(&self, language: &str) -> String {
        let told = match (self.setting(), self.arg("rule")) {
            (Some("when"), "expression") => Some(comity_locale::text(language, "diff-own-condition", &[])),
            (Some(setting), _) => self
                .told_of_list(setting, language)
                .or_else(|| self.told_of_setting(setting, language))
                .or_else(|| {
                    let rule = self.rule_in_words(language);
                    Some(comity_locale::text(language, "diff-set-otherwise", &[("rule", &rule)]))
                }),
            (None, _) => None,
        };
        match told {
            Some(told) => self.told_with_clause(&told, language),
            None => self.sentence(language),
        }
    }

    /// The change in a sentence for editors, with what was written and what is.
    pub fn sentence(&self, language: &str) -> String {
        let worded: Vec<(&str, String)> =
            self.args.iter().map(|(name, value)| (*name, self.in_words(name, value, language))).collect();
        let args: Vec<(&str, &str)> = worded.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match self.setting().and_then(|setting| self.told_of_setting(setting, language)) {
            Some(told) => self.told_with_clause(&told, language),
            None => comity_locale::text(language, self.told, &args),
        }
    }

    /// What is told, behind the clause that it is about.
    fn told_with_clause(&self, told: &str, language: &str) -> String {
        let args = [("number", self.arg("number")), ("title", self.arg("title")), ("told", told)];
        comity_locale::text(language, "diff-rule-told", &args)
    }

    /// How a list of words grew or shrank, or any long list; `None` where its entries are told.
    fn told_of_list(&self, setting: &str, language: &str) -> Option<String> {
        let (before, after) = (entries(self.arg("before"))?, entries(self.arg("after"))?);
        let is_of_words = self.arg("rule") == "word_list" && matches!(setting, "words" | "exceptions");
        if !is_of_words && before.len().max(after.len()) <= MAX_ENTRIES_TOLD {
            return None;
        }
        let list = if setting == "exceptions" { "exceptions" } else { "list" };
        let (added, removed) = (after.difference(&before).count(), before.difference(&after).count());
        let how = match (added, removed) {
            (_, 0) => "grew",
            (0, _) => "shrank",
            _ => "changed",
        };
        let rule = self.rule_in_words(language);
        let (added, removed) = (added.to_string(), removed.to_string());
        let args = [("rule", rule.as_str()), ("added", &added), ("removed", &removed)];
        Some(comity_locale::text(language, &format!("diff-{list}-{how}"), &args))
    }

    /// The same change, its clause called as the first of these documents calls it that has it: a translation.
    #[must_use]
    pub fn named_in(mut self, documents: &[&Document]) -> Self {
        let clause = documents.iter().find_map(|document| document.find_clause(&self.clause));
        if let (Some(clause), Some((_, title))) =
            (clause, self.args.iter_mut().find(|(name, _)| *name == "title"))
        {
            title.clone_from(&clause.title);
        }
        self
    }

    fn in_words(&self, name: &str, value: &str, language: &str) -> String {
        match name {
            "rule" => self.rule_in_words(language),
            "before" if self.told == "diff-step-changed" => in_words("step", value, language),
            _ => in_words(name, value, language),
        }
    }

    /// The rule as readers know it, with what it measures.
    fn rule_in_words(&self, language: &str) -> String {
        let filled = |name: &str| Some(self.arg(name)).filter(|value| !value.is_empty());
        let kind = self.arg("rule");
        let variant = filled("variant").and_then(|variant| variant_in_words(kind, variant, language));
        variant.unwrap_or_else(|| rule_in_words(kind, filled("measured"), language))
    }

    fn arg(&self, name: &str) -> &str {
        self.args.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The setting that changed, if it is one.
    fn setting(&self) -> Option<&str> {
        (self.told == "diff-rule-changed").then(|| self.arg("setting"))
    }

    /// What the new value of a setting means; `None` where no sentence says it.
    fn told_of_setting(&self, setting: &str, language: &str) -> Option<String> {
        let (before, after) = (self.arg("before"), self.arg("after"));
        let is_list = before.starts_with('[') || after.starts_with('[');
        let key = match after {
            "true" => format!("{setting}-on"),
            "false" => format!("{setting}-off"),
            after if setting == "status" => format!("{setting}-{after}"),
            _ if is_list => "list".to_owned(),
            _ => setting.to_owned(),
        };
        let value = |value: &str| {
            let number: Option<f64> = value.parse().ok();
            match (setting, number) {
                ("then" | "on_failure" | "on_missing", _) => in_words("outcome", value, language),
                ("at_least" | "words_at_least", None) => {
                    in_words("severity", value.trim_matches('"'), language)
                }
                (share, Some(number)) if share.ends_with("_share") => {
                    format!("{} %", comity_locale::decimal(language, number * 100.0, 0))
                }
                (_, Some(number)) if number.fract() != 0.0 => {
                    value.replace('.', &comity_locale::text(language, "number-decimal", &[]))
                }
                _ if is_list => value.trim_matches(['[', ']']).replace('"', "").replace(',', ", "),
                _ => value.trim_matches('"').to_owned(),
            }
        };
        let list_in_words = |value: String| {
            let is_empty = value.is_empty() || is_list && value == UNWRITTEN;
            if is_empty { comity_locale::text(language, "diff-list-empty", &[]) } else { value }
        };
        let (before, after) = (list_in_words(value(before)), list_in_words(value(after)));
        let rule = self.rule_in_words(language);
        let args = [("rule", rule.as_str()), ("before", before.as_str()), ("after", after.as_str())];
        let find = |kind: &str| comity_locale::find(language, &format!("diff-set-{kind}-{key}"), &args);
        find(self.arg("rule")).or_else(|| find("any"))
    }
}

/// The entries of a list as it is written; a setting that is not written has none. `None`: it is no list.
fn entries(value: &str) -> Option<BTreeSet<String>> {
    if value == UNWRITTEN {
        return Some(BTreeSet::new());
    }
    let list = value.starts_with('[').then(|| format!("list = {value}").parse::<toml::Table>().ok())??;
    let list = list.get("list")?.as_array()?;
    Some(list.iter().map(|entry| entry.as_str().map_or_else(|| entry.to_string(), str::to_owned)).collect())
}

/// An argument as readers know it: the name of a rule, of an outcome, of a language and of how hard words are, and a step of the
/// sanctions, in their language.
pub(crate) fn in_words(name: &str, value: &str, language: &str) -> String {
    match name {
        "step" => SanctionStep::read(value).map_or_else(|| value.to_owned(), |step| step.in_words(language)),
        "rule" | "outcome" | "language" | "severity" => {
            let key = format!("{name}-{value}");
            let in_english = || comity_locale::find("en", &key, &[]);
            comity_locale::find(language, &key, &[]).or_else(in_english).unwrap_or_else(|| value.to_owned())
        }
        _ => value.to_owned(),
    }
}

/// A rule as readers know it: the name of its kind, and of what it measures.
pub(crate) fn rule_in_words(kind: &str, measured: Option<&str>, language: &str) -> String {
    let name = in_words("rule", kind, language);
    let measured =
        measured.and_then(|signal| comity_locale::find(language, &format!("signal-{signal}"), &[]));
    measured.map_or(name.clone(), |measured| format!("{name} ({measured})"))
}

/// A clause that changed in the main document and not in some translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// The anchor of the clause.
    pub clause: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The languages in which it still says what it said, BCP 47.
    pub languages: Vec<String>,
}

impl Outdated {
    /// A warning for the editor; the clause is called as `document` calls it, a translation.
    pub fn sentence(&self, language: &str, document: &Document) -> String {
        let title = document.find_clause(&self.clause).map_or(&self.title, |clause| &clause.title);
        let languages: Vec<String> =
            self.languages.iter().map(|tag| in_words("language", tag, language)).collect();
        let languages = languages.join(", ");
        let args =
            [("number", self.number.as_str()), ("title", title.as_str()), ("languages", languages.as_str())];
        comity_locale::text(language, "diff-translation-outdated", &args)
    }
}

impl Policy {
    /// The clauses whose title, wording or rules changed in the main document since `before`, while a translation kept its
    /// words. A translation that is new, or that changed as well, is never among them.
    pub fn outdated_translations(&self, before: &Self) -> Vec<Outdated> {
        let mut outdated = Vec::new();
        for clause in &self.document.clauses {
            let Some(old) = before.document.find_clause(&clause.anchor) else { continue };
            let mut changes = Vec::new();
            compare(old, clause, &mut changes);
            changes.retain(|change| change.told != "diff-clause-renumbered");
            if changes.is_empty() && old.ladder == clause.ladder {
                continue;
            }
            let kept_its_words = |now: &&Document| {
                let then = before.translations.iter().find(|known| known.language == now.language);
                let then = then.and_then(|known| known.find_clause(&clause.anchor));
                then.zip(now.find_clause(&clause.anchor)).is_some_and(|(then, now)| {
                    then.title == now.title && words(&then.prose) == words(&now.prose)
                })
            };
            let left_behind = self.translations.iter().filter(kept_its_words);
            let languages: Vec<String> = left_behind.map(|document| document.language.clone()).collect();
            if !languages.is_empty() {
                let (number, title) = (clause.number.clone(), clause.title.clone());
                outdated.push(Outdated { clause: clause.anchor.clone(), number, title, languages });
            }
        }
        outdated
    }
}

/// What changed from `before` to `after`, in the order of the new document; clauses that are gone come last.
pub fn diff(before: &Document, after: &Document) -> Vec<Change> {
    let mut changes = Vec::new();
    if words(&before.summary) != words(&after.summary) {
        changes.push(change(ChangeKind::Prose, "", "diff-summary-changed", Vec::new()));
    }
    for clause in &after.clauses {
        match before.find_clause(&clause.anchor) {
            None => {
                changes.push(change(ChangeKind::Prose, &clause.anchor, "diff-clause-added", named(clause)));
            }
            Some(old) => compare(old, clause, &mut changes),
        }
    }
    for clause in &before.clauses {
        if after.find_clause(&clause.anchor).is_none() {
            changes.push(change(ChangeKind::Prose, &clause.anchor, "diff-clause-removed", named(clause)));
        }
    }
    ladder::compare(before.ladder(), after.ladder(), &mut changes);
    changes
}

/// Which languages a policy can be read in that it could not before, and the other way round.
pub fn diff_languages(before: &[&str], after: &[&str]) -> Vec<Change> {
    let told = |told, language: &&str| {
        change(ChangeKind::Prose, "", told, vec![("language", (*language).to_owned())])
    };
    let added = after.iter().filter(|language| !before.contains(language));
    let removed = before.iter().filter(|language| !after.contains(language));
    let added = added.map(|language| told("diff-language-added", language));
    added.chain(removed.map(|language| told("diff-language-removed", language))).collect()
}

fn compare(old: &Clause, new: &Clause, changes: &mut Vec<Change>) {
    let anchor = &new.anchor;
    if old.title != new.title {
        changes.push(change(ChangeKind::Prose, anchor, "diff-clause-renamed", named(new)));
    }
    if old.number != new.number {
        let args =
            vec![("title", new.title.clone()), ("before", old.number.clone()), ("after", new.number.clone())];
        changes.push(change(ChangeKind::Prose, anchor, "diff-clause-renumbered", args));
    }
    if words(&old.prose) != words(&new.prose) {
        changes.push(change(ChangeKind::Prose, anchor, "diff-prose-changed", named(new)));
    }
    if old.strikes != new.strikes {
        let told = if new.strikes { "diff-strikes-on" } else { "diff-strikes-off" };
        changes.push(change(ChangeKind::Rules, anchor, told, named(new)));
    }
    for (old_rule, new_rule) in pair(&old.rules, &new.rules) {
        match (old_rule, new_rule) {
            (Some(old_rule), Some(new_rule)) => compare_rules(old_rule, new_rule, new, changes),
            (None, Some(rule)) => {
                changes.push(change(kind_of(rule), anchor, "diff-rule-added", rule_named(new, rule)));
            }
            (Some(rule), None) => {
                changes.push(change(kind_of(rule), anchor, "diff-rule-removed", rule_named(new, rule)));
            }
            (None, None) => {}
        }
    }
}

/// What kind of change it is that a rule came or went.
fn kind_of(rule: &RuleSource) -> ChangeKind {
    if rule.status == RuleStatus::Trial { ChangeKind::Trial } else { ChangeKind::Rules }
}

/// Rules that belong together: equal ones first, then those of one kind in their order.
fn pair<'d>(
    old: &'d [RuleSource],
    new: &'d [RuleSource],
) -> Vec<(Option<&'d RuleSource>, Option<&'d RuleSource>)> {
    let same = |a: &RuleSource, b: &RuleSource| a.kind.name == b.kind.name && values(a) == values(b);
    let mut left: Vec<&RuleSource> = old.iter().collect();
    let mut pairs: Vec<(Option<&RuleSource>, Option<&RuleSource>)> = Vec::new();
    let mut changed = Vec::new();
    for rule in new {
        match left.iter().position(|other| same(other, rule)) {
            Some(at) => drop(left.remove(at)),
            None => changed.push(rule),
        }
    }
    for rule in changed {
        let partner = left.iter().position(|other| other.kind.name == rule.kind.name);
        pairs.push((partner.map(|at| left.remove(at)), Some(rule)));
    }
    pairs.extend(left.into_iter().map(|rule| (Some(rule), None)));
    pairs
}

fn compare_rules(old: &RuleSource, new: &RuleSource, clause: &Clause, changes: &mut Vec<Change>) {
    let (before, after) = (with_defaults(old), with_defaults(new));
    let mut names: Vec<&String> = before.iter().chain(&after).map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    let value = |all: &[(String, String)], name: &str| {
        all.iter().find(|(n, _)| n == name).map_or(UNWRITTEN.to_owned(), |(_, value)| value.clone())
    };
    for name in names {
        let (was, is) = (value(&before, name), value(&after, name));
        if was != is {
            let mut args = named(clause);
            args.extend(rule_args(new));
            args.push(("setting", name.clone()));
            args.push(("before", was));
            args.push(("after", is));
            let is_tried = old.status == RuleStatus::Trial && new.status == RuleStatus::Trial;
            let kind = if is_tried { ChangeKind::Trial } else { ChangeKind::Rules };
            changes.push(change(kind, &clause.anchor, "diff-rule-changed", args));
        }
    }
}

/// All settings of a rule as name and value; those that are not written have their defaults.
pub(crate) fn with_defaults(rule: &RuleSource) -> Vec<(String, String)> {
    // A list is the same however its commas are followed.
    let tight = |value: String| if value.starts_with('[') { value.replace(", ", ",") } else { value };
    let mut all: Vec<(String, String)> =
        values(rule).into_iter().map(|(name, value)| (name, tight(value))).collect();
    for (name, _, default) in rule.kind.doc().settings {
        if let Some(default) = default
            && !all.iter().any(|(known, _)| *known == name)
        {
            all.push((name, tight(default)));
        }
    }
    all
}

/// All settings of a rule as name and value, the common ones included.
fn values(rule: &RuleSource) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        rule.settings.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    all.push(("then".to_owned(), rule.then.to_string()));
    all.push(("status".to_owned(), status_word(rule.status).to_owned()));
    all.push(("on_failure".to_owned(), rule.on_failure.to_string()));
    all.push(("on_missing".to_owned(), rule.on_missing.map_or("skip".to_owned(), |o| o.to_string())));
    all
}

/// The word for a status in a policy.
pub(crate) const fn status_word(status: RuleStatus) -> &'static str {
    match status {
        RuleStatus::Active => "active",
        RuleStatus::Trial => "trial",
        RuleStatus::Retired => "retired",
    }
}

/// Prose compares by its words: a new line break changes nothing for readers.
fn words(prose: &str) -> Vec<&str> {
    prose.split_whitespace().collect()
}

fn named(clause: &Clause) -> Vec<(&'static str, String)> {
    vec![("number", clause.number.clone()), ("title", clause.title.clone())]
}

fn rule_named(clause: &Clause, rule: &RuleSource) -> Vec<(&'static str, String)> {
    let mut args = named(clause);
    args.extend(rule_args(rule));
    args.push(("outcome", rule.then.to_string()));
    args
}

fn rule_args(rule: &RuleSource) -> Vec<(&'static str, String)> {
    let measured = rule.measured().map(|signal| ("measured", signal.to_owned()));
    let variant = rule.variant().map(|variant| ("variant", variant.to_owned()));
    std::iter::once(("rule", rule.kind.name.to_owned())).chain(measured).chain(variant).collect()
}

fn change(kind: ChangeKind, clause: &str, told: &'static str, args: Vec<(&'static str, String)>) -> Change {
    Change { kind, clause: clause.to_owned(), told, args }
}
