//! The published policy: a Markdown file whose clauses carry prose for readers, rules that run, and examples.

use crate::facts::FactGroups;
use crate::fairness_bound::FairnessBound;
use crate::parse::PolicyError;
use crate::registry::RuleKind;
use crate::rule::Rule;
use crate::sanctions::Ladder;
use comity_model::{ClauseRef, Outcome, RuleStatus};
use std::ops::Range;
use std::sync::Arc;

/// A policy as it stands in its file.
#[derive(Debug, Clone)]
pub struct Document {
    /// The name of its file, as shown in errors.
    pub file_name: String,
    /// The whole file.
    pub source: Arc<str>,
    /// Language of its prose, BCP 47: from a file name such as `newsroom.hy.md`, else from a first line
    /// `<!-- language: en -->`, else `en`.
    pub language: String,
    /// Its heading.
    pub title: String,
    /// The paragraphs before the first clause, as Markdown: what stands above the comment form.
    pub summary: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// What can be read and can hardly be meant: it runs as it stands where it was published before, and is not published anew.
    pub doubts: Vec<PolicyError>,
}

impl Document {
    /// The clause with this anchor.
    pub fn find_clause(&self, anchor: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.anchor == anchor)
    }

    /// The sanctions ladder, where one of its clauses has one.
    pub fn ladder(&self) -> Option<&Ladder> {
        self.clauses.iter().find_map(|clause| clause.ladder.as_ref())
    }

    /// The bound on verdicts that flip when names of peoples are swapped, where one of its clauses sets one.
    pub fn fairness(&self) -> Option<&FairnessBound> {
        self.clauses.iter().find_map(|clause| clause.fairness.as_ref())
    }
}

/// A numbered paragraph of the policy that a person can be shown.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its number as printed, such as `2` or `3.1`.
    pub number: String,
    /// Its stable anchor, such as `personal-attacks`; the same in every version and every language.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// Depth of its heading, 2 to 4.
    pub level: u8,
    /// What readers are told, as Markdown, without the blocks that the software runs.
    pub prose: String,
    /// The rules that enforce it.
    pub rules: Vec<RuleSource>,
    /// Comments with the outcome that is expected of them.
    pub examples: Vec<Example>,
    /// Whether a rejection for it counts as a strike.
    pub strikes: bool,
    /// The sanctions ladder, where it stands in this clause.
    pub ladder: Option<Ladder>,
    /// Byte range of the ladder's lines in the file; empty without one.
    pub ladder_at: Range<usize>,
    /// The fairness bound, where it stands in this clause.
    pub fairness: Option<FairnessBound>,
    /// Byte range of the line in the file that sets the bound; empty without one.
    pub fairness_at: Range<usize>,
    /// Byte range of its heading in the file.
    pub at: Range<usize>,
}

impl Clause {
    /// The clause as it is cited.
    pub fn to_ref(&self) -> ClauseRef {
        ClauseRef { anchor: self.anchor.clone(), number: self.number.clone(), title: self.title.clone() }
    }

    /// Its rules in order, each with its number among those of its kind, from 1; 0 where it is the only one of its kind.
    pub fn numbered_rules(&self) -> impl Iterator<Item = (u32, &RuleSource)> {
        self.rules.iter().enumerate().map(|(place, rule)| {
            let of_kind = |rules: &[RuleSource]| {
                u32::try_from(rules.iter().filter(|other| other.kind.name == rule.kind.name).count())
                    .unwrap_or(u32::MAX)
            };
            let before = self.rules.get(..place).unwrap_or_default();
            (if of_kind(&self.rules) > 1 { of_kind(before) + 1 } else { 0 }, rule)
        })
    }
}

/// One rule as it stands in a clause.
#[derive(Debug, Clone)]
pub struct RuleSource {
    /// Its kind.
    pub kind: &'static RuleKind,
    /// The outcome it asks for.
    pub then: Outcome,
    /// Whether its findings count.
    pub status: RuleStatus,
    /// The outcome when it fails (panic, model not loaded).
    pub on_failure: Outcome,
    /// The outcome when a signal that it needs is not available; none: it is skipped, recorded and counted.
    pub on_missing: Option<Outcome>,
    /// Its own settings as written.
    pub settings: toml::Table,
    /// The signals that it asks for, each with the byte range in the file where it is named.
    pub signals: Vec<(String, Range<usize>)>,
    /// It, ready to look at facts.
    pub rule: Arc<dyn Rule>,
    /// What it needs to be evaluable in a replay.
    pub needs: FactGroups,
    /// Byte range of its name in the file.
    pub at: Range<usize>,
}

impl RuleSource {
    /// Whether another rule looks for the same and asks for the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.kind.name == other.kind.name
            && self.then == other.then
            && self.status == other.status
            && self.settings == other.settings
    }

    /// What it measures, where that is all there is to it: `toxicity`.
    pub fn measured(&self) -> Option<&str> {
        (self.kind.name == "signal").then(|| self.settings.get("signal")?.as_str()).flatten()
    }

    /// Its settings in one short line: `signal = "toxicity", at_least = 0.97`; long values and lists are cut.
    pub fn settings_in_short(&self) -> String {
        /// Characters of one value at most.
        const MAX_CHARS: usize = 40;
        let shown = |(name, value): (&String, &toml::Value)| {
            let value = value.to_string();
            let short: String = value.chars().take(MAX_CHARS).collect();
            if short.len() < value.len() {
                format!("{name} = {short}…")
            } else {
                format!("{name} = {short}")
            }
        };
        // What says which words or which measurement are meant tells rules apart better than a number.
        let (mut first, last): (Vec<_>, Vec<_>) =
            self.settings.iter().partition(|(_, value)| value.is_str() || value.is_array());
        first.extend(last);
        first.into_iter().map(shown).collect::<Vec<_>>().join(", ")
    }
}

/// A comment with the outcome that is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What the policy should say.
    pub expected: Outcome,
    /// The circumstances, where they are not ordinary, such as `reply` or `published=0`.
    pub circumstances: Vec<Circumstance>,
    /// The comment.
    pub text: String,
    /// Byte range of the example's first line in the file.
    pub at: Range<usize>,
}

/// One circumstance of an example: a name with an optional value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// Its name, such as `reply` or `insult`.
    pub name: String,
    /// Its value, such as `0.9`; empty for a bare name.
    pub value: String,
    /// Byte range in the file.
    pub at: Range<usize>,
}
