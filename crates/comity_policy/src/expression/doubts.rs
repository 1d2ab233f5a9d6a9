//! Comparisons that give the same for every comment, by what is documented of the facts in them.

use super::Wrong;
use super::tree::{Comparison, Node};
use crate::facts::table::FactEntry;
use crate::language_tag;
use comity_locale::nearly;
use std::ops::Range;

/// What a story or a site can be.
const STATES: [&str; 3] = ["open", "held", "closed"];

/// What is doubtful in a comparison at `at`; none where it tells comments apart.
pub(super) fn of_comparison(
    comparison: Comparison,
    left: &Node,
    right: &Node,
    at: Range<usize>,
) -> Option<Wrong> {
    let (fact, comparison, value) = match (number(left), number(right)) {
        (None, Some(value)) => (left, comparison, value),
        (Some(value), None) => (right, turned(comparison), value),
        _ => return of_texts(comparison, left, right, at),
    };
    let (name, (low, high)) = range(fact)?;
    let top = high.unwrap_or(f64::INFINITY);
    let is_outside = value < low || value > top;
    let (is_never, is_always) = match comparison {
        Comparison::Equal => (is_outside, false),
        Comparison::NotEqual => (false, is_outside),
        Comparison::Less => (value <= low, value > top),
        Comparison::LessOrEqual => (value < low, value >= top),
        Comparison::Greater => (value >= top, value < low),
        Comparison::GreaterOrEqual => (value > top, value <= low),
    };
    let answer = if is_never { Some(Answer::Never) } else { is_always.then_some(Answer::Always) };
    let what = match high {
        Some(high) => format!("a number from {low} to {high}"),
        None => format!("a number from {low} on"),
    };
    Some(said(answer?, &name, &what, at))
}

/// The same of texts that are one of a few.
fn of_texts(comparison: Comparison, left: &Node, right: &Node, at: Range<usize>) -> Option<Wrong> {
    let ((Node::Fact(fact), Node::Text(text)) | (Node::Text(text), Node::Fact(fact))) = (left, right) else {
        return None;
    };
    let (what, help) = match fact.path {
        "story.state" | "site.state" if !STATES.contains(&text.as_str()) => {
            let meant = nearly(text, STATES).map(|meant| format!("did you mean `{meant}`?"));
            ("`open`, `held` or `closed`", meant)
        }
        "comment.language" | "story.language" | "site.language" => {
            ("a language tag such as `en`", Some(language_tag::check_known(text).err()?))
        }
        _ => return None,
    };
    let answer = match comparison {
        Comparison::Equal => Answer::Never,
        Comparison::NotEqual => Answer::Always,
        _ => return None,
    };
    Some(Wrong { help, ..said(answer, fact.path, what, at) })
}

/// What a comparison gives for every comment.
#[derive(Debug, Clone, Copy)]
enum Answer {
    Never,
    Always,
}

fn said(answer: Answer, name: &str, what: &str, at: Range<usize>) -> Wrong {
    let message = match answer {
        Answer::Never => format!("this can never be true: `{name}` is {what}"),
        Answer::Always => format!("this is true of every comment: `{name}` is {what}"),
    };
    Wrong { at, message, help: None }
}

/// A number that is written out.
fn number(node: &Node) -> Option<f64> {
    match node {
        Node::Int(value) => Some(*value as f64),
        Node::Double(value) => Some(*value),
        Node::Negate(inner) => number(inner).map(|value| -value),
        _ => None,
    }
}

/// A fact or a signal that is a number, with the ends of what it can be; without an upper one it can be any larger number.
fn range(node: &Node) -> Option<(String, (f64, Option<f64>))> {
    match node {
        Node::Signal(name) => Some((format!("signals.{name}"), (0.0, Some(1.0)))),
        Node::Fact(fact) => Some((fact.path.to_owned(), (0.0, largest(fact)))),
        _ => None,
    }
}

/// The largest value of a fact that is a number, as its meaning says; none: any.
fn largest(fact: &FactEntry) -> Option<f64> {
    match fact.path {
        "comment.capitals_share"
        | "comment.quoted_share"
        | "comment.evasion"
        | "commenter.share_rejected" => Some(1.0),
        "comment.same_text_by_others" | "commenter.last_hour" | "commenter.last_day" => Some(64.0),
        "time.hour" => Some(23.0),
        "time.weekday" => Some(6.0),
        _ => None,
    }
}

/// `3 < x` says the same as `x > 3`.
const fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}

#[cfg(test)]
mod tests {
    use super::largest;
    use crate::facts::table::{FACTS, FactType};

    #[test]
    fn ranges_are_those_that_are_documented() {
        for fact in FACTS.iter().filter(|fact| matches!(fact.ty, FactType::Int | FactType::Double)) {
            let Some(largest) = largest(fact) else {
                assert!(!fact.meaning.contains("0 to "), "{}: {}", fact.path, fact.meaning);
                continue;
            };
            let said = [format!("to {largest}."), format!("to {largest} for")];
            assert!(said.iter().any(|said| fact.meaning.contains(said)), "{}: {}", fact.path, fact.meaning);
        }
    }
}
