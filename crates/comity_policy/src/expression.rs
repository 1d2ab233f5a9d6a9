//! Conditions that a newsroom writes itself, in CEL, the Common Expression Language.
//!
//! The crate `cel` parses them. It checks neither names nor cost, so the tree is walked when the policy is compiled:
//! every name must stand in the table of facts, types must fit, patterns are compiled once, and what could run long is
//! refused. The walk gives a tree of our own, which reads only those facts that it needs and cannot fail by surprise.

mod check;
mod doubts;
mod hints;
mod parse;
mod run;
mod tree;

pub(crate) use check::compile;
pub(crate) use tree::Condition;

/// An expression may be this long, in bytes.
pub(crate) const MAX_SOURCE_BYTES: usize = 1_024;
/// An expression may have this many nodes.
pub(crate) const MAX_NODES: usize = 100;
/// Brackets and operators may be nested this deep.
pub(crate) const MAX_DEPTH: u16 = 40;
/// A pattern of `matches` may be this long, in bytes.
pub(crate) const MAX_PATTERN_BYTES: usize = 256;

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Bytes of the source.
    pub(crate) at: std::ops::Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What may have been meant.
    pub(crate) help: Option<String>,
}

#[cfg(test)]
mod tests;
