//! Running a checked expression over facts. Facts are read when they are needed, and only then.

use super::tree::{Calculation, Comparison, Condition, Finding, Node, Quantifier};
use crate::facts::Facts;
use crate::facts::table::FactValue;
use crate::rule::Unable;
use std::cmp::Ordering;

impl Condition {
    /// Whether the condition holds.
    ///
    /// As in CEL, `&&` and `||` need only the side that decides: `false && missing` is false.
    ///
    /// # Errors
    /// [`Unable`] when a fact that decides is missing, a signal failed, or a calculation has no result.
    pub(crate) fn holds(&self, facts: &Facts<'_>) -> Result<bool, Unable> {
        truth(&self.root, &Scope { facts, element: None })
    }
}

struct Scope<'f, 'a> {
    facts: &'f Facts<'a>,
    element: Option<&'f str>,
}

fn truth(node: &Node, scope: &Scope<'_, '_>) -> Result<bool, Unable> {
    match node {
        Node::And(a, b) => decide(truth(a, scope), || truth(b, scope), false),
        Node::Or(a, b) => decide(truth(a, scope), || truth(b, scope), true),
        Node::Not(x) => Ok(!truth(x, scope)?),
        Node::Has(x) => match value(x, scope) {
            Ok(_) => Ok(true),
            Err(Unable::Missing(_)) => Ok(false),
            Err(failed) => Err(failed),
        },
        Node::Compare(comparison, a, b) => compare(*comparison, &value(a, scope)?, &value(b, scope)?),
        Node::In(x, list) => Ok(is_in(&value(x, scope)?, list, scope)?),
        Node::Find(finding, text, part) => {
            let (text, part) = (value(text, scope)?, value(part, scope)?);
            let (text, part) = (text_of(&text), text_of(&part));
            Ok(match finding {
                Finding::Contains => text.contains(part),
                Finding::StartsWith => text.starts_with(part),
                Finding::EndsWith => text.ends_with(part),
            })
        }
        Node::Matches(text, pattern) => Ok(pattern.is_match(text_of(&value(text, scope)?))),
        Node::Quantified(quantifier, list, condition) => {
            let FactValue::TextList(elements) = value(list, scope)? else { return Ok(false) };
            let mut holds = elements
                .into_iter()
                .map(|element| truth(condition, &Scope { facts: scope.facts, element: Some(element) }));
            match quantifier {
                Quantifier::Any => holds.try_fold(false, |any, it| Ok(any | it?)),
                Quantifier::All => holds.try_fold(true, |all, it| Ok(all & it?)),
                Quantifier::One => Ok(holds.try_fold(0, |count, it| Ok(count + u32::from(it?)))? == 1),
            }
        }
        Node::Choose(condition, a, b) => truth(if truth(condition, scope)? { a } else { b }, scope),
        other => Ok(matches!(value(other, scope)?, FactValue::Bool(true))),
    }
}

/// `deciding` on either side settles it, even where the other side is missing.
fn decide(
    first: Result<bool, Unable>,
    second: impl FnOnce() -> Result<bool, Unable>,
    deciding: bool,
) -> Result<bool, Unable> {
    if first == Ok(deciding) {
        return Ok(deciding);
    }
    let second = second();
    if second == Ok(deciding) {
        return Ok(deciding);
    }
    first.and(second)
}

fn value<'f>(node: &'f Node, scope: &Scope<'f, '_>) -> Result<FactValue<'f>, Unable> {
    Ok(match node {
        Node::Bool(value) => FactValue::Bool(*value),
        Node::Int(value) => FactValue::Int(*value),
        Node::Double(value) => FactValue::Double(*value),
        Node::Text(text) => FactValue::Text(text.as_str().into()),
        Node::TextList(texts) => FactValue::TextList(texts.iter().map(String::as_str).collect()),
        Node::Fact(fact) => match (fact.read)(scope.facts) {
            FactValue::Missing => return Err(Unable::Missing(fact.path.to_owned())),
            value => value,
        },
        // Through the text, so that 0.7 as written equals 0.7 as measured in single precision.
        Node::Signal(name) => FactValue::Double(widen(scope.facts.signal(name)?)),
        Node::Element => FactValue::Text(scope.element.unwrap_or_default().into()),
        Node::Size(x) => FactValue::Int(match (&**x, value(x, scope)) {
            (Node::IntList(ints), _) => ints.len() as i64,
            (_, Ok(FactValue::TextList(texts))) => texts.len() as i64,
            (_, Ok(FactValue::Text(text))) => text.chars().count() as i64,
            (_, Err(unable)) => return Err(unable),
            _ => 0,
        }),
        Node::Negate(x) => match value(x, scope)? {
            FactValue::Int(value) => FactValue::Int(value.checked_neg().ok_or_else(overflow)?),
            FactValue::Double(value) => FactValue::Double(-value),
            other => other,
        },
        Node::ToDouble(x) => FactValue::Double(number(&value(x, scope)?)),
        Node::ToInt(x) => match value(x, scope)? {
            FactValue::Double(value) if value.abs() < 9e18 => FactValue::Int(value.trunc() as i64),
            FactValue::Double(_) => return Err(overflow()),
            other => other,
        },
        Node::Calculate(calculation, a, b) => calculate(*calculation, &value(a, scope)?, &value(b, scope)?)?,
        Node::Choose(condition, a, b) => value(if truth(condition, scope)? { a } else { b }, scope)?,
        Node::IntList(_) => FactValue::Missing,
        other => FactValue::Bool(truth(other, scope)?),
    })
}

fn widen(value: f32) -> f64 {
    (f64::from(value) * 1e6).round() / 1e6
}

fn text_of<'v>(value: &'v FactValue<'_>) -> &'v str {
    if let FactValue::Text(text) = value { text } else { "" }
}

fn number(value: &FactValue<'_>) -> f64 {
    match value {
        FactValue::Int(value) => *value as f64,
        FactValue::Double(value) => *value,
        _ => f64::NAN,
    }
}

fn is_in(x: &FactValue<'_>, list: &Node, scope: &Scope<'_, '_>) -> Result<bool, Unable> {
    match (x, list) {
        (FactValue::Int(x), Node::IntList(ints)) => Ok(ints.contains(x)),
        (FactValue::Text(x), Node::TextList(texts)) => Ok(texts.iter().any(|text| *text == **x)),
        (FactValue::Text(x), list) => match value(list, scope)? {
            FactValue::TextList(texts) => Ok(texts.iter().any(|text| *text == &**x)),
            _ => Ok(false),
        },
        _ => Ok(false),
    }
}

fn compare(comparison: Comparison, a: &FactValue<'_>, b: &FactValue<'_>) -> Result<bool, Unable> {
    let ordering = match (a, b) {
        (FactValue::Int(a), FactValue::Int(b)) => Some(a.cmp(b)),
        (FactValue::Text(a), FactValue::Text(b)) => Some(a.cmp(b)),
        (FactValue::Bool(a), FactValue::Bool(b)) => Some(a.cmp(b)),
        (a, b) => number(a).partial_cmp(&number(b)),
    };
    let Some(ordering) = ordering else {
        return Err(Unable::Failed("two numbers cannot be compared".to_owned()));
    };
    Ok(match comparison {
        Comparison::Equal => ordering == Ordering::Equal,
        Comparison::NotEqual => ordering != Ordering::Equal,
        Comparison::Less => ordering == Ordering::Less,
        Comparison::LessOrEqual => ordering != Ordering::Greater,
        Comparison::Greater => ordering == Ordering::Greater,
        Comparison::GreaterOrEqual => ordering != Ordering::Less,
    })
}

fn calculate(
    calculation: Calculation,
    a: &FactValue<'_>,
    b: &FactValue<'_>,
) -> Result<FactValue<'static>, Unable> {
    if let (FactValue::Int(a), FactValue::Int(b)) = (a, b) {
        let result = match calculation {
            Calculation::Add => a.checked_add(*b),
            Calculation::Subtract => a.checked_sub(*b),
            Calculation::Multiply => a.checked_mul(*b),
            Calculation::Divide => a.checked_div(*b),
            Calculation::Remainder => a.checked_rem(*b),
        };
        return result.map(FactValue::Int).ok_or_else(overflow);
    }
    let (a, b) = (number(a), number(b));
    Ok(FactValue::Double(match calculation {
        Calculation::Add => a + b,
        Calculation::Subtract => a - b,
        Calculation::Multiply => a * b,
        Calculation::Divide => a / b,
        Calculation::Remainder => a % b,
    }))
}

fn overflow() -> Unable {
    Unable::Failed("a calculation has no result (division by zero, or a number too large)".to_owned())
}
