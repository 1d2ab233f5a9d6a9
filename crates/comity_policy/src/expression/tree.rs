//! The checked form of an expression.

use crate::facts::FactGroups;
use crate::facts::table::{FactEntry, FactType};
use regex::Regex;

/// A checked expression that says yes or no.
#[derive(Debug)]
pub(crate) struct Condition {
    /// Its tree, of type `bool`.
    pub(super) root: Node,
    /// The signals that it names.
    pub(crate) signals: Vec<String>,
    /// The groups of facts that it names.
    pub(crate) needs: FactGroups,
    /// Parts that can hardly be meant: they are the same for every comment.
    pub(crate) doubts: Vec<super::Wrong>,
}

/// The type of a part of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Bool,
    Int,
    Double,
    Text,
    TextList,
    IntList,
}

impl Type {
    pub(super) const fn of(fact: FactType) -> Self {
        match fact {
            FactType::Bool => Self::Bool,
            FactType::Int => Self::Int,
            FactType::Double => Self::Double,
            FactType::Text => Self::Text,
            FactType::TextList => Self::TextList,
        }
    }

    /// Its name in a sentence.
    pub(super) const fn with_article(self) -> &'static str {
        match self {
            Self::Bool => "a bool",
            Self::Int => "an int",
            Self::Double => "a double",
            Self::Text => "a string",
            Self::TextList => "a list of strings",
            Self::IntList => "a list of ints",
        }
    }

    pub(super) const fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Double)
    }
}

/// A part of an expression.
#[derive(Debug)]
pub(super) enum Node {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
    TextList(Vec<String>),
    IntList(Vec<i64>),
    Fact(&'static FactEntry),
    Signal(String),
    /// Whether a fact or signal is available.
    Has(Box<Node>),
    /// The element that a comprehension looks at.
    Element,
    Not(Box<Node>),
    Negate(Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    Choose(Box<Node>, Box<Node>, Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    Calculate(Calculation, Box<Node>, Box<Node>),
    In(Box<Node>, Box<Node>),
    Size(Box<Node>),
    Find(Finding, Box<Node>, Box<Node>),
    Matches(Box<Node>, Regex),
    ToDouble(Box<Node>),
    ToInt(Box<Node>),
    /// Over a list of texts: all, any or exactly one fulfils the condition.
    Quantified(Quantifier, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calculation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    Contains,
    StartsWith,
    EndsWith,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantifier {
    All,
    Any,
    One,
}
