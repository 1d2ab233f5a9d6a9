//! How a clause is enforced, in words for its readers: a line for each rule and for each step of the sanctions.

use crate::diff::{in_words, rule_in_words, with_defaults};
use crate::document::{Clause, RuleSource};
use comity_locale::text;
use comity_model::{Outcome, RuleStatus};

/// Entries of a list that are shown; of a longer one only how many it has is said.
const MAX_ENTRIES: usize = 4;

impl Clause {
    /// How it is enforced, in `language`: what each rule looks for and what follows; what becomes of a comment where it cannot
    /// look, as far as that is not as usual; then the steps of the sanctions, where they stand here. Rules on trial do nothing
    /// to readers and are left out.
    pub fn enforcement(&self, language: &str) -> Vec<String> {
        let rules: Vec<(&RuleSource, String)> = self
            .rules
            .iter()
            .filter(|rule| rule.status == RuleStatus::Active)
            .map(|rule| (rule, rule.in_words(language)))
            .collect();
        let line = |(rule, words): &(&RuleSource, String)| {
            let alike: Vec<&RuleSource> =
                rules.iter().filter(|(_, other)| other == words).map(|(other, _)| *other).collect();
            rule.enforcement(words, &rule.told_apart_from(&alike, language), language)
        };
        let steps = self.ladder.iter().flat_map(|ladder| &ladder.steps).map(|step| step.in_words(language));
        let mut lines: Vec<String> = Vec::new();
        for line in rules.iter().map(line).chain(steps) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

impl RuleSource {
    /// It as readers know it, in their language.
    pub fn in_words(&self, language: &str) -> String {
        let variant = self.variant().and_then(|variant| variant_in_words(self.kind.name, variant, language));
        variant.unwrap_or_else(|| rule_in_words(self.kind.name, self.measured(), language))
    }

    /// What its settings make of it, where that has a name of its own.
    pub(crate) fn variant(&self) -> Option<&'static str> {
        let setting = |name: &str| self.settings.get(name);
        match self.kind.name {
            "closed_story" if setting("held").and_then(toml::Value::as_bool) == Some(true) => Some("held"),
            "closed_story" => Some("closed"),
            "length" if setting("min_chars").is_none() => Some("long"),
            "word_list" if setting("target").and_then(toml::Value::as_str) == Some("commenter") => {
                Some("aimed")
            }
            _ => None,
        }
    }

    /// What it looks for (`words`), what tells it from rules of that name, what follows, and where it cannot look.
    fn enforcement(&self, words: &str, apart: &str, language: &str) -> String {
        let rule = if apart.is_empty() { words.to_owned() } else { format!("{words} ({apart})") };
        let outcome = |outcome: Outcome| in_words("outcome", outcome.as_str(), language);
        let then = outcome(self.then);
        let mut line = text(language, "enforced-rule", &[("rule", &rule), ("outcome", &then)]);
        let failure = match self.on_failure {
            Outcome::Hold => None,
            Outcome::Publish => Some(text(language, "enforced-failure-publish", &[])),
            other => Some(text(language, "enforced-failure", &[("outcome", &outcome(other))])),
        };
        let missing = self.on_missing.map(|other| {
            let other = outcome(other);
            text(language, "enforced-missing", &[("outcome", &other)])
        });
        for also in failure.into_iter().chain(missing) {
            line = text(language, "enforced-also", &[("first", &line), ("second", &also)]);
        }
        line
    }

    /// What its settings are where they differ from those of one of `alike`.
    fn told_apart_from(&self, alike: &[&Self], language: &str) -> String {
        let mine = own_settings(self);
        let differs =
            |setting: &&(String, String)| alike.iter().any(|other| !own_settings(other).contains(setting));
        let told = mine.iter().filter(differs).map(|(name, value)| setting_in_words(name, value, language));
        told.collect::<Vec<_>>().join(", ")
    }
}

/// A rule of this kind whose settings make this of it, as readers know it.
pub(crate) fn variant_in_words(kind: &str, variant: &str, language: &str) -> Option<String> {
    let key = format!("rule-{kind}-{variant}");
    comity_locale::find(language, &key, &[]).or_else(|| comity_locale::find("en", &key, &[]))
}

/// A setting with its value as readers understand it; as it stands in the policy, where no words are known for it.
fn setting_in_words(name: &str, value: &str, language: &str) -> String {
    let said = |key: &str, value: &str| text(language, &format!("enforced-{key}"), &[("value", value)]);
    if let Some(entries) = list_of(value) {
        // Words that are not printed are not printed here either.
        let is_long = entries.len() > MAX_ENTRIES || matches!(name, "words" | "exceptions");
        let count = entries.len().to_string();
        return if is_long {
            text(language, "enforced-list", &[("count", &count)])
        } else {
            entries.join(", ")
        };
    }
    let value = value.trim_matches('"');
    let number = value.parse::<f64>().ok();
    let shown = match number {
        Some(share) if name.ends_with("_share") => {
            format!("{} %", comity_locale::decimal(language, share * 100.0, 0))
        }
        Some(number) if number.fract() != 0.0 => {
            value.replace('.', &comity_locale::text(language, "number-decimal", &[]))
        }
        Some(number) => comity_locale::decimal(language, number, 0),
        None => in_words("severity", value, language),
    };
    match (name, value) {
        ("words", "true") => said("words-on", ""),
        ("words", "false") => said("words-off", ""),
        _ if name.ends_with("at_least") || name.starts_with("min_") => said("from", &shown),
        _ if name == "max" || name.starts_with("max_") => said("limit", &shown),
        // What is written in a policy runs from left to right in every language.
        _ => format!("\u{2066}{name} = {value}\u{2069}"),
    }
}

/// The settings of its kind with their values, as they are written or by default; without a condition, which is code.
fn own_settings(rule: &RuleSource) -> Vec<(String, String)> {
    let known = rule.kind.setting_names();
    let mut all = with_defaults(rule);
    all.retain(|(name, _)| known.contains(name) && name != "when");
    all.sort();
    all
}

/// The entries of a list as it is written; `None`: it is no list.
fn list_of(value: &str) -> Option<Vec<String>> {
    let list = value.starts_with('[').then(|| format!("list = {value}").parse::<toml::Table>().ok())??;
    let entries = list.get("list")?.as_array()?;
    Some(
        entries.iter().map(|entry| entry.as_str().map_or_else(|| entry.to_string(), str::to_owned)).collect(),
    )
}
