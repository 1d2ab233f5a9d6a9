//! Numbers with names: how the policy sees a classifier without knowing one.

use comity_locale::nearly;
use comity_model::Span;

/// The signals that policies may name, with what each measures. All run from 0 to 1.
pub const KNOWN_SIGNALS: [(&str, &str); 20] = [
    ("toxicity", "rude, disrespectful or unreasonable, likely to make people leave"),
    ("severe_toxicity", "very hateful or aggressive"),
    ("identity_attack", "hateful to people for who they are"),
    ("insult", "insulting to a person or a group"),
    ("profanity", "swear words, curses, obscene language"),
    ("threat", "an intention to inflict pain, injury or violence"),
    ("sexually_explicit", "references to sexual acts or body parts"),
    ("obscene", "obscene or vulgar language"),
    ("spam", "irrelevant commercial content"),
    ("inflammatory", "meant to provoke"),
    ("incoherent", "hard to understand"),
    ("unsubstantial", "trivial or too short"),
    ("likely_to_reject", "what moderators of a newspaper rejected"),
    ("attack_on_author", "attacks the author of the story"),
    ("attack_on_commenter", "attacks another commenter"),
    ("target_commenter", "the attack, if there is one, is aimed at another commenter"),
    ("target_author", "the attack, if there is one, is aimed at the author of the story"),
    ("target_public_person", "the attack, if there is one, is aimed at a person in public life"),
    ("target_group", "the attack, if there is one, is aimed at a group of people"),
    ("target_idea", "the attack, if there is one, is aimed at an idea, a plan or a thing"),
];

/// A word shorter than this is no beginning of a signal's name.
const MIN_BEGINNING_CHARS: usize = 4;

/// The signal of `known` that a misspelt or shortened name means: `toxic` is `toxicity`.
pub(crate) fn meant<'k>(name: &str, known: &(impl Iterator<Item = &'k str> + Clone)) -> Option<&'k str> {
    let begins = || {
        let is_long = name.chars().count() >= MIN_BEGINNING_CHARS;
        known.clone().find(|signal| is_long && (signal.starts_with(name) || name.starts_with(signal)))
    };
    nearly(name, known.clone()).or_else(begins)
}

/// What is known of one signal.
#[derive(Debug, Clone, PartialEq)]
pub enum Signal {
    /// It was measured: 0 to 1.
    Value(f32),
    /// It is not available for this text (language, no parent, attribute left out).
    Missing,
    /// The measurement failed, for this reason.
    Failed(String),
}

/// Gives the signals of one revision.
pub trait Signals {
    /// The signal called `name`.
    fn get(&self, name: &str) -> Signal;

    /// The stretches of the text, as typed, that weighed most in signal `name`; none where that is not known.
    fn spans(&self, name: &str) -> Vec<Span> {
        let _ = name;
        Vec::new()
    }
}

/// No signals at all: each is missing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSignals;

impl Signals for NoSignals {
    fn get(&self, _name: &str) -> Signal {
        Signal::Missing
    }
}
