//! What a policy says of one revision of a comment.

use crate::{PolicyVersionId, Span};
use std::fmt;
use std::str::FromStr;

/// What should happen to a revision, in order of strictness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Outcome {
    /// It appears.
    #[default]
    Publish,
    /// It appears, and moderators are shown it.
    Note,
    /// Its author is shown what was noticed, and may rewrite it or post it as it is.
    Ask,
    /// It waits for a moderator.
    Hold,
    /// It is not published.
    Reject,
}

impl Outcome {
    /// All outcomes, mildest first.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Note, Self::Ask, Self::Hold, Self::Reject];

    /// The word for it in policies, databases and APIs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Note => "note",
            Self::Ask => "ask",
            Self::Hold => "hold",
            Self::Reject => "reject",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Outcome {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|o| o.as_str() == text)
            .ok_or_else(|| format!("`{text}` is not an outcome"))
    }
}

/// Whether a rule's findings count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RuleStatus {
    /// Its findings make the verdict.
    #[default]
    Active,
    /// Computed and shown to moderators, never acted on.
    Trial,
    /// No longer computed; kept because old decisions cite it.
    Retired,
}

/// A clause of the policy, as it is cited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    /// Its stable anchor, such as `personal-attacks`.
    pub anchor: String,
    /// Its number as printed, such as `2` or `3.1`.
    pub number: String,
    /// Its heading, such as `Personal attacks`.
    pub title: String,
}

/// What a rule saw.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// Stretches of the text as it was typed.
    Spans(Vec<Span>),
    /// A measurement that passed its limit.
    Number {
        /// What was measured, such as `capitals_share`.
        name: String,
        /// The value found.
        value: f64,
        /// The limit it passed.
        limit: f64,
    },
    /// Both: a measurement, and the stretches that weighed most.
    Measured {
        /// What was measured, such as `insult`.
        name: String,
        /// The value found.
        value: f64,
        /// The limit it passed.
        limit: f64,
        /// The stretches of the text that weighed most.
        spans: Vec<Span>,
    },
    /// The circumstance itself, such as a closed story.
    Circumstance,
    /// The rule could not do its work (panic, timeout, model not loaded).
    Failed {
        /// What went wrong, for moderators.
        why: String,
    },
}

impl Evidence {
    /// The stretches of the text that it points at.
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Spans(spans) | Self::Measured { spans, .. } => spans,
            _ => &[],
        }
    }
}

/// One rule noticing one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's kind, such as `shouting`.
    pub rule: String,
    /// Which one it is of its clause's rules of this kind, from 1 as they stand in the document; 0 where it is the only one, or where
    /// the finding is older than the count.
    pub number: u32,
    /// The clause that the rule stands in.
    pub clause: ClauseRef,
    /// What the rule asks for.
    pub outcome: Outcome,
    /// Whether it counts.
    pub status: RuleStatus,
    /// What it saw.
    pub evidence: Evidence,
    /// Key of the sentence that tells the commenter (a Fluent message id, such as `told-shouting`).
    pub told: String,
    /// Arguments of that sentence: name and value as text.
    pub told_args: Vec<(String, String)>,
    /// Whether a rejection for this clause counts as a strike.
    pub strikes: bool,
}

/// Why a rule was not evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SkippedWhy {
    /// A signal that it needs is not available (language, no parent, attribute left out).
    Missing,
    /// Its facts were not stored when the comment was posted.
    NotEvaluable,
}

/// A rule that was skipped, recorded and counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The rule's kind.
    pub rule: String,
    /// Which one it is of its clause's rules of this kind, as in a [`Finding`].
    pub number: u32,
    /// The anchor of its clause.
    pub clause: String,
    /// Why.
    pub why: SkippedWhy,
    /// The fact or signal that was missing.
    pub fact: String,
}

/// What a rule is called among those of its clause: its kind, with the number where there are several: `signal`, `signal#2`.
pub fn rule_name(kind: &str, number: u32) -> String {
    if number == 0 { kind.to_owned() } else { format!("{kind}#{number}") }
}

impl Finding {
    /// What its rule is called among those of its clause.
    pub fn rule_name(&self) -> String {
        rule_name(&self.rule, self.number)
    }
}

/// What a policy says of one revision: the strictest outcome, and every finding.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// The strictest outcome of all active findings.
    pub outcome: Outcome,
    /// All findings, strictest first, then in the policy's order; trial findings included.
    pub findings: Vec<Finding>,
    /// Rules that could not be evaluated.
    pub skipped: Vec<Skipped>,
    /// The version that spoke; none for a draft.
    pub policy_version: Option<PolicyVersionId>,
}

impl Verdict {
    /// The findings that made the verdict: active, and as strict as the outcome.
    pub fn deciding(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.status == RuleStatus::Active && f.outcome == self.outcome)
    }

    /// The clauses that the verdict cites, each once, in order.
    pub fn clauses(&self) -> Vec<&ClauseRef> {
        let mut cited: Vec<&ClauseRef> = Vec::new();
        for finding in self.deciding() {
            if !cited.contains(&&finding.clause) {
                cited.push(&finding.clause);
            }
        }
        cited
    }
}
