//! What stands behind a decision, as JSON: findings, notes, the statement. The part of a decision that can be erased.

use comity_model::{
    ClauseRef, Evidence, Finding, Outcome, PolicyVersionId, RuleStatus, Skipped, SkippedWhy, Span, Verdict,
};
use serde::{Deserialize, Serialize};

/// The payload of a decision. Fields that a decision has no use for are absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Payload {
    /// What the policy noticed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<StoredFinding>,
    /// Rules that could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<StoredSkipped>,
    /// What a moderator wrote to the commenter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The clause that a person cited, as it read then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<StoredClause>,
    /// Whether it takes back the decision before it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_undo: bool,
    /// What changed, in words, for decisions that are not about a comment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredClause {
    pub anchor: String,
    pub number: String,
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredFinding {
    pub rule: String,
    #[serde(default, skip_serializing_if = "is_only_one")]
    pub number: u32,
    pub clause: StoredClause,
    pub outcome: String,
    #[serde(default, skip_serializing_if = "is_active")]
    pub status: StoredStatus,
    pub evidence: StoredEvidence,
    pub told: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
    #[serde(default)]
    pub strikes: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StoredStatus {
    #[default]
    Active,
    Trial,
    Retired,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(crate) enum StoredEvidence {
    Spans { spans: Vec<(usize, usize)> },
    Number { name: String, value: f64, limit: f64 },
    Measured { name: String, value: f64, limit: f64, spans: Vec<(usize, usize)> },
    Circumstance,
    Failed { why: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredSkipped {
    pub rule: String,
    #[serde(default, skip_serializing_if = "is_only_one")]
    pub number: u32,
    pub clause: String,
    pub fact: String,
    pub not_evaluable: bool,
}

impl Payload {
    /// What a verdict leaves behind.
    pub(crate) fn of_verdict(verdict: &Verdict) -> Self {
        let skipped = |s: &Skipped| StoredSkipped {
            rule: s.rule.clone(),
            number: s.number,
            clause: s.clause.clone(),
            fact: s.fact.clone(),
            not_evaluable: s.why == SkippedWhy::NotEvaluable,
        };
        Self {
            findings: verdict.findings.iter().map(StoredFinding::from).collect(),
            skipped: verdict.skipped.iter().map(skipped).collect(),
            ..Self::default()
        }
    }

    /// A payload that only says what changed.
    pub(crate) fn what(words: impl Into<String>) -> Self {
        Self { what: words.into(), ..Self::default() }
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a payload is plain data with text keys")
    }

    /// Reads a payload; one that was erased, or that cannot be read, is empty.
    pub(crate) fn read(json: Option<&str>) -> Self {
        json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// The verdict that this payload came from.
    pub(crate) fn verdict(&self, outcome: Outcome, policy_version: Option<PolicyVersionId>) -> Verdict {
        let skipped = |s: &StoredSkipped| Skipped {
            rule: s.rule.clone(),
            number: s.number,
            clause: s.clause.clone(),
            why: if s.not_evaluable { SkippedWhy::NotEvaluable } else { SkippedWhy::Missing },
            fact: s.fact.clone(),
        };
        Verdict {
            outcome,
            findings: self.findings.iter().map(Finding::from).collect(),
            skipped: self.skipped.iter().map(skipped).collect(),
            policy_version,
        }
    }
}

impl From<&ClauseRef> for StoredClause {
    fn from(clause: &ClauseRef) -> Self {
        Self { anchor: clause.anchor.clone(), number: clause.number.clone(), title: clause.title.clone() }
    }
}

impl From<&StoredClause> for ClauseRef {
    fn from(clause: &StoredClause) -> Self {
        Self { anchor: clause.anchor.clone(), number: clause.number.clone(), title: clause.title.clone() }
    }
}

impl From<&Finding> for StoredFinding {
    fn from(finding: &Finding) -> Self {
        let pairs = |spans: &[Span]| spans.iter().map(|s| (s.begin, s.end)).collect();
        let evidence = match &finding.evidence {
            Evidence::Spans(spans) => StoredEvidence::Spans { spans: pairs(spans) },
            Evidence::Number { name, value, limit } => {
                StoredEvidence::Number { name: name.clone(), value: *value, limit: *limit }
            }
            Evidence::Measured { name, value, limit, spans } => StoredEvidence::Measured {
                name: name.clone(),
                value: *value,
                limit: *limit,
                spans: pairs(spans),
            },
            Evidence::Circumstance => StoredEvidence::Circumstance,
            Evidence::Failed { why } => StoredEvidence::Failed { why: why.clone() },
        };
        Self {
            rule: finding.rule.clone(),
            number: finding.number,
            clause: (&finding.clause).into(),
            outcome: finding.outcome.as_str().to_owned(),
            status: match finding.status {
                RuleStatus::Active => StoredStatus::Active,
                RuleStatus::Trial => StoredStatus::Trial,
                RuleStatus::Retired => StoredStatus::Retired,
            },
            evidence,
            told: finding.told.clone(),
            args: finding.told_args.clone(),
            strikes: finding.strikes,
        }
    }
}

impl From<&StoredFinding> for Finding {
    fn from(stored: &StoredFinding) -> Self {
        let spans = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|&(begin, end)| Span::new(begin, end)).collect::<Vec<_>>()
        };
        let evidence = match &stored.evidence {
            StoredEvidence::Spans { spans: pairs } => Evidence::Spans(spans(pairs)),
            StoredEvidence::Number { name, value, limit } => {
                Evidence::Number { name: name.clone(), value: *value, limit: *limit }
            }
            StoredEvidence::Measured { name, value, limit, spans: pairs } => {
                Evidence::Measured { name: name.clone(), value: *value, limit: *limit, spans: spans(pairs) }
            }
            StoredEvidence::Circumstance => Evidence::Circumstance,
            StoredEvidence::Failed { why } => Evidence::Failed { why: why.clone() },
        };
        Self {
            rule: stored.rule.clone(),
            number: stored.number,
            clause: (&stored.clause).into(),
            // An outcome that this version does not know is treated as a hold.
            outcome: stored.outcome.parse().unwrap_or(Outcome::Hold),
            status: match stored.status {
                StoredStatus::Active => RuleStatus::Active,
                StoredStatus::Trial => RuleStatus::Trial,
                StoredStatus::Retired => RuleStatus::Retired,
            },
            evidence,
            told: stored.told.clone(),
            told_args: stored.args.clone(),
            strikes: stored.strikes,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_only_one(number: &u32) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_active(status: &StoredStatus) -> bool {
    *status == StoredStatus::Active
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_comes_back_from_its_payload() {
        let clause = ClauseRef { anchor: "calm".into(), number: "2".into(), title: "Calm".into() };
        let finding = |evidence| Finding {
            rule: "shouting".into(),
            number: 2,
            clause: clause.clone(),
            outcome: Outcome::Hold,
            status: RuleStatus::Trial,
            evidence,
            told: "told-shouting".into(),
            told_args: vec![("share".into(), "90".into())],
            strikes: true,
        };
        let verdict = Verdict {
            outcome: Outcome::Hold,
            findings: vec![
                finding(Evidence::Spans(vec![Span::new(1, 4)])),
                finding(Evidence::Measured {
                    name: "insult".into(),
                    value: 0.9,
                    limit: 0.8,
                    spans: vec![Span::new(0, 2)],
                }),
                finding(Evidence::Failed { why: "no model".into() }),
                finding(Evidence::Circumstance),
            ],
            skipped: vec![Skipped {
                rule: "signal".into(),
                number: 1,
                clause: "calm".into(),
                why: SkippedWhy::Missing,
                fact: "signals.insult".into(),
            }],
            policy_version: None,
        };
        let json = Payload::of_verdict(&verdict).to_json();
        assert_eq!(Payload::read(Some(&json)).verdict(Outcome::Hold, None), verdict);
    }

    #[test]
    fn an_erased_payload_reads_as_empty() {
        assert_eq!(Payload::read(None), Payload::default());
    }
}
