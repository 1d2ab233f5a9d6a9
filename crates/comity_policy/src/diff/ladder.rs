//! What changed in the sanctions of a policy, step by step.

use super::{Change, ChangeKind, change};
use crate::sanctions::{Ladder, SanctionStep};

/// What changed in the sanctions, step by step.
pub(super) fn compare(old: Option<&Ladder>, new: Option<&Ladder>, changes: &mut Vec<Change>) {
    if old == new {
        return;
    }
    let already = changes.len();
    let none = Ladder::default();
    let (old, new) = (old.unwrap_or(&none), new.unwrap_or(&none));
    let mut add = |told, args| changes.push(change(ChangeKind::Rules, "", told, args));
    for pair in pair_steps(&old.steps, &new.steps) {
        match pair {
            (Some(old), Some(new)) => {
                add("diff-step-changed", vec![("step", new.to_string()), ("before", old.to_string())]);
            }
            (None, Some(new)) => add("diff-step-added", vec![("step", new.to_string())]),
            (Some(old), None) => add("diff-step-removed", vec![("step", old.to_string())]),
            (None, None) => {}
        }
    }
    match (old.good_standing_days, new.good_standing_days) {
        (None, Some(after)) => add("diff-standing-set", vec![("after", after.to_string())]),
        (Some(before), None) => add("diff-standing-gone", vec![("before", before.to_string())]),
        (Some(before), Some(after)) if before != after => {
            add("diff-standing-changed", vec![("before", before.to_string()), ("after", after.to_string())]);
        }
        _ => {}
    }
    if changes.len() == already {
        // The same steps in another order.
        changes.push(change(ChangeKind::Rules, "", "diff-ladder-changed", Vec::new()));
    }
}

/// A step before and the one that took its place; what stayed as it was is left out.
type StepPair<'l> = (Option<&'l SanctionStep>, Option<&'l SanctionStep>);

/// Steps that belong together: those that count the same and lead to the same measure, else those with the same measure.
fn pair_steps<'l>(old: &'l [SanctionStep], new: &'l [SanctionStep]) -> Vec<StepPair<'l>> {
    let mut left: Vec<&SanctionStep> = old.iter().filter(|step| !new.contains(step)).collect();
    let mut come: Vec<&SanctionStep> = new.iter().filter(|step| !old.contains(step)).collect();
    let mut pairs = Vec::new();
    let is_close = |a: &SanctionStep, b: &SanctionStep| a.counts == b.counts && a.kind == b.kind;
    let is_alike = |a: &SanctionStep, b: &SanctionStep| a.kind == b.kind;
    for belongs in [is_close, is_alike] {
        come.retain(|step| match left.iter().position(|other| belongs(other, step)) {
            Some(at) => {
                pairs.push((Some(left.remove(at)), Some(*step)));
                false
            }
            None => true,
        });
    }
    pairs.extend(come.into_iter().map(|step| (None, Some(step))));
    pairs.extend(left.into_iter().map(|step| (Some(step), None)));
    pairs
}
