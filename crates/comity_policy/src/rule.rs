//! What every rule is: settings that can look at facts and notice something.

use crate::facts::{FactGroups, Facts};
use comity_model::{Evidence, Span};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A rule with its settings, ready to look at facts.
pub trait Rule: Debug + Send + Sync {
    /// Looks at the facts.
    ///
    /// # Errors
    /// [`Unable`] when a signal it needs is missing, or when it could not do its work.
    fn check(&self, facts: &Facts<'_>) -> Checked;

    /// The signals it asks for by name, so that a misspelt one is found when the policy is compiled.
    fn signals(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The most characters that it lets pass, where it looks at that.
    fn max_chars(&self) -> Option<usize> {
        None
    }

    /// What its settings say and can hardly mean, such as a condition that is never true.
    fn doubts(&self) -> Vec<SettingError> {
        Vec::new()
    }

    /// Groups of facts without which it cannot be evaluated in a replay.
    fn needs(&self) -> FactGroups {
        FactGroups::NONE
    }
}

/// Settings as they stand in a policy, which make a rule.
pub trait Settings: Rule + DeserializeOwned + JsonSchema + 'static {
    /// Checks the ranges of the settings and does what needs doing once (patterns, word lists).
    ///
    /// # Errors
    /// [`SettingError`] naming the setting that cannot be used.
    fn prepare(self) -> Result<Self, SettingError> {
        Ok(self)
    }
}

/// What a look at the facts gives.
pub type Checked = Result<Option<Noticed>, Unable>;

/// What a rule noticed, before it is tied to its clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Noticed {
    /// What it saw.
    pub evidence: Evidence,
    /// Which of the rule's sentences tells the commenter; none for the first.
    pub variant: Option<&'static str>,
    /// Arguments of that sentence.
    pub args: Vec<(&'static str, String)>,
}

impl Noticed {
    /// A circumstance, such as a closed story.
    pub const fn circumstance() -> Self {
        Self { evidence: Evidence::Circumstance, variant: None, args: Vec::new() }
    }

    /// Stretches of the text.
    pub const fn spans(spans: Vec<Span>) -> Self {
        Self { evidence: Evidence::Spans(spans), variant: None, args: Vec::new() }
    }

    /// A measurement `name` that passed its limit.
    pub fn number(name: &str, value: f64, limit: f64) -> Self {
        Self {
            evidence: Evidence::Number { name: name.to_owned(), value, limit },
            variant: None,
            args: Vec::new(),
        }
    }

    /// A measurement, with the stretches of the text that weighed most.
    pub fn measured(name: &str, value: f64, limit: f64, spans: Vec<Span>) -> Self {
        if spans.is_empty() {
            return Self::number(name, value, limit);
        }
        Self {
            evidence: Evidence::Measured { name: name.to_owned(), value, limit, spans },
            variant: None,
            args: Vec::new(),
        }
    }

    /// The same, told with another of the rule's sentences.
    pub const fn told_as(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// The same, with an argument of its sentence.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// Why a rule could not look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unable {
    /// This fact or signal is not available for the comment.
    Missing(String),
    /// Something that it relies on failed, for this reason.
    Failed(String),
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{setting}` {problem}")]
pub struct SettingError {
    /// The setting's name.
    pub setting: String,
    /// What is wrong with it, to be read after its name.
    pub problem: String,
    /// Byte range inside the setting's text, where one part of it is to blame.
    pub within: Option<(usize, usize)>,
    /// What may have been meant.
    pub help: Option<String>,
}

impl SettingError {
    /// `setting` has this problem.
    pub fn new(setting: &str, problem: impl Into<String>) -> Self {
        Self { setting: setting.to_owned(), problem: problem.into(), within: None, help: None }
    }

    /// The same error with a hint.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Refuses a share that is not between 0 and 1.
///
/// # Errors
/// [`SettingError`] for `setting` when `value` is out of range or not a number.
pub(crate) fn check_share(setting: &str, value: f32) -> Result<(), SettingError> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(SettingError::new(setting, format!("is {value}; it must be between 0 and 1")))
    }
}

/// Refuses a list with nothing in it.
///
/// # Errors
/// [`SettingError`] for `setting` when `list` is empty.
pub(crate) fn check_filled<T>(setting: &str, list: &[T]) -> Result<(), SettingError> {
    if list.is_empty() {
        Err(SettingError::new(setting, "is empty, so the rule could never notice anything"))
    } else {
        Ok(())
    }
}
