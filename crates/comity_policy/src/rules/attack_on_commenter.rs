//! Notices attacks on another commenter.

use crate::facts::{Facts, Signal};
use crate::reading::{Severity, Target};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, Unable, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Insults aimed at the person spoken to. Where a scorer measures attacks on commenters, its number counts. With or
/// without one, words count that the text itself aims at somebody: "you are a …", "… like you", "Mara is a …" in an
/// answer to Mara. What is quoted doesn't count, nor what is said of ministers, plans and football clubs.
/// ## Why it matters
/// People who are attacked stay away, and the ones who attack remain. Arguments can be criticised without this.
/// ## Examples
/// > You are a moron, and so is everyone who agrees with you.  → held
/// > [reply, parent_author="Mara Toth"] Mara, you absolute idiot.  → held
/// > [reply] Idiot.  → held
/// > Only idiots like you believe that.  → held
/// > [attack_on_commenter=0.93] (an attack that only a scorer sees)  → held
/// > The minister's plan is moronic. It will cost us the bridge.  → published
/// > The mayor is an idiot, and you know it.  → published
/// > You are not an idiot, you only misread the table.  → published
/// > I said "you are an idiot" once, and I regret it.  → published
/// > [attack_on_commenter=0.2, reply] You are wrong about the bridge.  → published
/// ## What the commenter is told
/// It attacks another commenter. Criticise the argument, not the person who makes it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct AttackOnCommenter {
    /// The least value of the signal `attack_on_commenter` that is noticed, 0 to 1.
    pub at_least: f32,
    /// Whether words that the text itself aims at somebody count, beside the signal.
    pub words: bool,
    /// How hard such words must be: `mild`, `strong` or `severe`.
    pub words_at_least: Severity,
}

impl Default for AttackOnCommenter {
    fn default() -> Self {
        Self { at_least: 0.8, words: true, words_at_least: Severity::Mild }
    }
}

impl Settings for AttackOnCommenter {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for AttackOnCommenter {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let words = self.words.then_some(self.words_at_least);
        check_attack(facts, "attack_on_commenter", self.at_least, Target::Commenter, words)
    }

    fn signals(&self) -> Vec<&str> {
        vec!["attack_on_commenter"]
    }
}

/// An attack at `target`: by its words where `words` says how hard they must be, else by the signal.
pub(super) fn check_attack(
    facts: &Facts<'_>,
    signal: &str,
    at_least: f32,
    target: Target,
    words: Option<Severity>,
) -> Checked {
    if let Some(least) = words {
        let mut spans: Vec<_> = facts
            .attacks()
            .iter()
            .filter(|attack| attack.target == target && attack.severity >= least)
            .map(|attack| attack.span)
            .collect();
        spans.dedup();
        if !spans.is_empty() {
            return Ok(Some(Noticed::spans(spans)));
        }
    }
    match facts.signals.get(signal) {
        Signal::Value(value) if value >= at_least => {
            let spans = facts.signals.spans(signal);
            Ok(Some(Noticed::measured(signal, value.into(), at_least.into(), spans)))
        }
        // The words were looked at, so a missing signal leaves nothing undone.
        Signal::Value(_) => Ok(None),
        Signal::Missing if words.is_some() => Ok(None),
        Signal::Missing => Err(Unable::Missing(format!("signals.{signal}"))),
        Signal::Failed(why) => Err(Unable::Failed(format!("signal `{signal}`: {why}"))),
    }
}
