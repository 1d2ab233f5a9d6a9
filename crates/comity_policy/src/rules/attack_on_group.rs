//! Notices attacks on people for what they are.

use crate::facts::{Facts, Signal};
use crate::reading::OwnGroups;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, Unable, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// Names of groups beyond this number slow every comment down.
const MAX_GROUPS: usize = 500;

/// ## What it looks for
/// Contempt said of a whole people, faith, sex, orientation or origin ("all … are thieves", "… should be deported"),
/// and slurs. What is said counts the same for every group. Criticism of governments, parties, armies and what some
/// people did is left alone. Where a scorer measures `identity_attack`, its number counts, too. Peoples and faiths of many
/// languages are known; a newsroom adds those of its own place with `groups`, and names them in the policy's `fairness` block
/// as well, so that it is checked that they are treated like all others.
/// ## Why it matters
/// Neighbours should be able to read the same discussion. Nobody chooses where they are born.
/// ## Examples
/// > All Armenians are thieves.  → held
/// > All Azerbaijanis are thieves.  → held
/// > Turks are animals, and should be deported.  → held
/// > Все армяне воры.  → held
/// > Բոլոր թուրքերը գող են։  → held
/// > Immigrants should be exterminated.  → held
/// > [identity_attack=0.9] (an attack that only a scorer sees)  → held
/// > The government of Turkey lies, and its army committed crimes.  → published
/// > Not all Armenians are thieves, and no people is.  → published
/// > It is a myth that Turks are lazy.  → published
/// > Some Russians were criminals, the court found.  → published
/// > All politicians are thieves.  → published
/// > Armenians and Azerbaijanis lived in this street for a hundred years.  → published
/// > All Norlanders are thieves, and nobody has said that they are a people.  → published
///
/// With `groups = ["Norlanders", "Old Sudrians", "нордландц*", "нордландец"]`:
/// > All Norlanders are thieves.  → held
/// > The old Sudrians should be deported.  → held
/// > Все нордландцы воры.  → held
/// > Хороший нордландец — мертвый нордландец.  → held
/// > All Armenians are thieves.  → held
/// > Not all Norlanders are thieves, and no people is.  → published
/// > Some Norlanders were criminals, the court found.  → published
/// > The Norlanders asked for a new school, and the Sudrians for a bridge.  → published
/// ## What the commenter is told
/// It attacks people for what they are. Criticise what somebody did, not a whole group.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct AttackOnGroup {
    /// The least value of the signal `identity_attack` that is noticed, 0 to 1.
    pub at_least: f32,
    /// Whether slurs and phrases count, beside the signal.
    pub words: bool,
    /// Groups beside those that are known, by the names that comments call them, in each form that counts:
    /// `["Norlanders", "Old Sudrians"]`; `нордландц*` also finds longer words. They need `words`.
    pub groups: Vec<String>,
    #[serde(skip)]
    own: OwnGroups,
}

impl Default for AttackOnGroup {
    fn default() -> Self {
        Self { at_least: 0.8, words: true, groups: Vec::new(), own: OwnGroups::default() }
    }
}

impl Settings for AttackOnGroup {
    fn prepare(mut self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        if self.groups.len() > MAX_GROUPS {
            let problem = format!("has {} names; {MAX_GROUPS} are allowed", self.groups.len());
            return Err(SettingError::new("groups", problem));
        }
        if !self.groups.is_empty() && !self.words {
            return Err(SettingError::new("groups", "does nothing where `words` is `false`"));
        }
        self.own = OwnGroups::read(&self.groups)
            .map_err(|name| SettingError::new("groups", format!("has `{name}`, which is no name")))?;
        Ok(self)
    }
}

impl Rule for AttackOnGroup {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if self.words {
            let mut spans = facts.reading().attacks_on_groups().to_vec();
            spans.extend(facts.reading().attacks_on_own_groups(&self.own));
            spans.sort_unstable();
            spans.dedup();
            if !spans.is_empty() {
                return Ok(Some(Noticed::spans(spans)));
            }
        }
        match facts.signals.get("identity_attack") {
            Signal::Value(value) if value >= self.at_least => {
                let spans = facts.signals.spans("identity_attack");
                Ok(Some(Noticed::measured("identity_attack", value.into(), self.at_least.into(), spans)))
            }
            Signal::Value(_) => Ok(None),
            Signal::Missing if self.words => Ok(None),
            Signal::Missing => Err(Unable::Missing("signals.identity_attack".to_owned())),
            Signal::Failed(why) => Err(Unable::Failed(format!("signal `identity_attack`: {why}"))),
        }
    }

    fn signals(&self) -> Vec<&str> {
        vec!["identity_attack"]
    }
}
