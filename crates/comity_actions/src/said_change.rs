//! What changed between two versions, as readers are told it and as editors read it.

use comity_policy::{Change, ChangeKind, Document};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidChange {
    /// The sentence for readers.
    pub told: String,
    /// What was written and what is, for editors; none: readers are told all of it.
    pub detail: Option<String>,
}

impl SaidChange {
    /// A sentence that says all there is.
    pub(crate) const fn plain(told: String) -> Self {
        Self { told, detail: None }
    }
}

/// The changes in sentences, in the language `locale`; clauses are called as the first of `named` calls them that has them.
pub(crate) fn said(changes: Vec<Change>, named: &[&Document], locale: &str) -> Vec<SaidChange> {
    let say = |change: Change| {
        let change = change.named_in(named);
        let (told, detail) = (change.for_readers(locale), change.sentence(locale));
        let detail = Some(detail).filter(|detail| *detail != told);
        let told = match change.kind {
            ChangeKind::Trial => comity_locale::text(locale, "diff-on-trial", &[("told", &told)]),
            ChangeKind::Prose | ChangeKind::Rules => told,
        };
        SaidChange { told, detail }
    };
    changes.into_iter().map(say).collect()
}

/// What readers are told of them, each sentence once.
pub(crate) fn told(changes: Vec<SaidChange>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for change in changes {
        if !sentences.contains(&change.told) {
            sentences.push(change.told);
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_policy::{Policy, diff};

    #[test]
    fn a_rule_that_goes_on_trial_is_told_once() {
        let policy = |rule: &str| {
            let text = format!("# P\n\n## 1. A {{#a}}\n\nProse.\n{rule}");
            Policy::parse(&text, "p.md").expect("the fixture is a policy")
        };
        let rule = "\n```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\nstatus = \"trial\"\n```\n";
        let (before, after) = (policy(""), policy(rule));
        let said = said(diff(&before, &after), &[&after], "en");
        assert_eq!(said.len(), 1);
        assert!(said[0].told.starts_with("On trial, and not shown to readers: Clause 1, A: new check"));
        assert_eq!(said[0].detail, None, "the sentence for editors says nothing more");
    }
}
