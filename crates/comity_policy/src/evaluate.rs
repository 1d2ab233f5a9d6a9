//! The loop: every rule looks at the facts, every finding is kept, the strictest outcome is the verdict.

use crate::compile::{CompiledRule, Policy};
use crate::facts::Facts;
use crate::rule::{Noticed, Unable};
use comity_model::{Evidence, Finding, Outcome, RuleStatus, Skipped, SkippedWhy, Verdict};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A panic message is kept to this many characters.
const MAX_WHY_CHARS: usize = 200;

impl Policy {
    /// What the policy says of one revision. Pure: the same facts give the same verdict.
    pub fn evaluate(&self, facts: &Facts<'_>) -> Verdict {
        let mut verdict = Verdict { policy_version: self.version, ..Verdict::default() };
        for rule in &self.rules {
            if let Some(group) = facts.absent.first_common(rule.needs) {
                verdict.skipped.push(skipped(rule, SkippedWhy::NotEvaluable, group.as_str()));
                continue;
            }
            // One rule that panics must not take the others with it, nor publish by being silent.
            match catch_unwind(AssertUnwindSafe(|| rule.rule.check(facts))) {
                Ok(Ok(None)) => {}
                Ok(Ok(Some(noticed))) => verdict.findings.push(finding(rule, noticed, facts)),
                Ok(Err(Unable::Missing(fact))) => {
                    if let Some(outcome) = rule.on_missing {
                        verdict.findings.push(unable(rule, outcome, format!("`{fact}` is not available")));
                    }
                    verdict.skipped.push(skipped(rule, SkippedWhy::Missing, &fact));
                }
                Ok(Err(Unable::Failed(why))) => {
                    verdict.findings.push(unable(rule, rule.on_failure, why));
                }
                Err(panic) => {
                    let why = format!("the rule stopped with an error: {}", message_of(&*panic));
                    verdict.findings.push(unable(rule, rule.on_failure, why));
                }
            }
        }
        verdict.outcome = verdict
            .findings
            .iter()
            .filter(|finding| finding.status == RuleStatus::Active)
            .map(|finding| finding.outcome)
            .max()
            .unwrap_or_default();
        // A stable sort keeps the policy's order among findings that are equally strict.
        verdict.findings.sort_by_key(|finding| std::cmp::Reverse(finding.outcome));
        verdict
    }
}

fn finding(rule: &CompiledRule, noticed: Noticed, facts: &Facts<'_>) -> Finding {
    // Somebody who was asked, and chose to post it as it is, is not asked again; moderators see it.
    let is_settled = rule.then == Outcome::Ask && facts.comment.is_confirmed;
    Finding {
        rule: rule.name.to_owned(),
        number: rule.number,
        clause: rule.clause.clone(),
        outcome: if is_settled { Outcome::Note } else { rule.then },
        status: rule.status,
        evidence: noticed.evidence,
        told: match noticed.variant {
            Some(variant) => format!("told-{}-{variant}", rule.name),
            None => format!("told-{}", rule.name),
        },
        told_args: noticed.args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        strikes: rule.strikes,
    }
}

/// A finding that says that the rule could not look. It never counts as a strike: the person did nothing.
fn unable(rule: &CompiledRule, outcome: Outcome, why: String) -> Finding {
    Finding {
        rule: rule.name.to_owned(),
        number: rule.number,
        clause: rule.clause.clone(),
        outcome,
        status: rule.status,
        evidence: Evidence::Failed { why },
        told: "told-rule-failed".to_owned(),
        told_args: Vec::new(),
        strikes: false,
    }
}

fn skipped(rule: &CompiledRule, why: SkippedWhy, fact: &str) -> Skipped {
    Skipped {
        rule: rule.name.to_owned(),
        number: rule.number,
        clause: rule.clause.anchor.clone(),
        why,
        fact: fact.to_owned(),
    }
}

fn message_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    text.chars().take(MAX_WHY_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Bundle;
    use crate::facts::{NoSignals, StoredFacts};
    use crate::rule::{Checked, Rule};
    use comity_text::Body;
    use std::sync::Arc;

    const POLICY: &str = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\nstrikes = true\n\n[[rule]]\nname = \"first_comments\"\nthen = \"reject\"\n\n[[rule]]\nname = \"links\"\nmax = 0\nthen = \"note\"\n```\n\n```examples\npublish: Hello.\n```\n";

    #[derive(Debug)]
    struct Broken;

    impl Rule for Broken {
        fn check(&self, _facts: &Facts<'_>) -> Checked {
            panic!("a bug in a rule");
        }
    }

    fn policy() -> Policy {
        Policy::compile(&Policy::parse(POLICY, "p.md").unwrap(), &Bundle::default()).unwrap()
    }

    #[test]
    fn a_rule_that_panics_holds_the_comment_and_the_others_still_look() {
        let mut policy = policy();
        policy.rules[0].rule = Arc::new(Broken);
        policy.rules[0].needs = crate::facts::FactGroups::NONE;
        let (stored, body) = (StoredFacts::default(), Body::read("See https://example.org/a", None));
        let verdict = policy.evaluate(&Facts::new(&stored, &body, &NoSignals));
        assert_eq!(verdict.outcome, Outcome::Hold);
        let failed = &verdict.findings[0];
        assert!(matches!(&failed.evidence, Evidence::Failed { why } if why.contains("a bug in a rule")));
        assert_eq!((failed.told.as_str(), failed.strikes), ("told-rule-failed", false));
        assert_eq!(
            (verdict.findings[1].rule.as_str(), verdict.findings[1].outcome),
            ("links", Outcome::Note)
        );
    }

    #[test]
    fn a_rule_whose_facts_were_not_stored_is_not_evaluable() {
        let (stored, body) = (StoredFacts::default(), Body::read("Hello", None));
        let verdict = policy().evaluate(&Facts::new(&stored, &body, &NoSignals));
        assert_eq!(verdict.outcome, Outcome::Publish);
        assert_eq!(verdict.skipped.len(), 1);
        assert_eq!(
            (verdict.skipped[0].why, verdict.skipped[0].fact.as_str()),
            (SkippedWhy::NotEvaluable, "commenter")
        );
    }

    #[test]
    fn what_is_told_names_the_clause_and_what_to_do() {
        let stored = StoredFacts {
            commenter: Some(crate::facts::CommenterFacts::default()),
            ..StoredFacts::default()
        };
        let body = Body::read("Hello", None);
        let verdict = policy().evaluate(&Facts::new(&stored, &body, &NoSignals));
        let told = crate::explain(&verdict, "en");
        assert_eq!(told.heading, "We didn't publish this.");
        assert_eq!(told.reasons.len(), 1);
        assert!(told.reasons[0].clause_text.contains('1') && told.reasons[0].clause_text.contains('A'));
        assert!(told.reasons[0].sentence.starts_with("You are new here."));
    }
}
