//! Notices threats of violence and wishes of harm.

use crate::facts::{Facts, Signal};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, Unable, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Threats ("I will …"), calls for violence ("they should be shot"), wishes of death and of illness, and hints that
/// somebody knows where a person lives, in the languages of the word lists. Reports of violence, negations and figures
/// of speech are left alone. Where a scorer measures `threat`, its number counts, too.
/// ## Why it matters
/// Threats frighten people, and some are meant. They may be crimes, and a person should look at each.
/// ## Examples
/// > I will kill you, wait and see.  → held
/// > They should all be shot.  → held
/// > I hope you die of it.  → held
/// > I know where you live.  → held
/// > Всех их надо расстрелять.  → held
/// > Seni öldüreceğim.  → held
/// > Քեզ կսպանեմ։  → held
/// > [threat=0.9] (a text that the scorer takes for a threat)  → held
/// > Nobody deserves to die for a bridge.  → published
/// > The man had threatened to kill her, the court heard.  → published
/// > This budget will kill the project, and the plan should be shot down.  → published
/// > He died when the bridge fell, and two were killed in the war.  → published
/// ## What the commenter is told
/// It can be read as a threat of violence, or as a wish that somebody comes to harm. Please leave that out.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Threat {
    /// The least value of the signal `threat` that is noticed, 0 to 1.
    pub at_least: f32,
    /// Whether phrases count, beside the signal.
    pub words: bool,
}

impl Default for Threat {
    fn default() -> Self {
        Self { at_least: 0.7, words: true }
    }
}

impl Settings for Threat {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for Threat {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if self.words {
            let spans = facts.reading().threats();
            if !spans.is_empty() {
                return Ok(Some(Noticed::spans(spans.to_vec())));
            }
        }
        match facts.signals.get("threat") {
            Signal::Value(value) if value >= self.at_least => {
                let spans = facts.signals.spans("threat");
                Ok(Some(Noticed::measured("threat", value.into(), self.at_least.into(), spans)))
            }
            Signal::Value(_) => Ok(None),
            Signal::Missing if self.words => Ok(None),
            Signal::Missing => Err(Unable::Missing("signals.threat".to_owned())),
            Signal::Failed(why) => Err(Unable::Failed(format!("signal `threat`: {why}"))),
        }
    }

    fn signals(&self) -> Vec<&str> {
        vec!["threat"]
    }
}
