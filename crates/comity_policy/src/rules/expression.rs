//! Notices whatever condition the newsroom writes down itself.

use crate::expression::{Condition, compile};
use crate::facts::{FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// ## What it looks for
/// A condition in CEL, the Common Expression Language, over every fact and signal of the reference page: comparisons,
/// `&&`, `||`, `!`, `in`, `has(…)`, `size(…)`, `.contains(…)`, `.startsWith(…)`, `.endsWith(…)`, `.matches("pattern")`,
/// and `.exists(x, …)`, `.all(x, …)`, `.exists_one(x, …)` over lists of facts. Names, types and cost are checked before
/// the policy can be published. Where a fact that decides is missing, the rule is skipped. A pattern with backslashes is
/// written `r'…'`, and the condition around it in three straight quotes: `when = '''comment.text.matches(r'\btoll\b')'''`.
/// ## Why it matters
/// No list of rules covers what a newsroom knows about its own readers.
/// ## Examples
/// With `when = "signals.insult > 0.6 && comment.is_reply && commenter.published < 3"`:
/// > [insult=0.7, reply, published=0] (a rude answer by somebody new)  → held
/// > [insult=0.7, reply, published=9] (a rude answer by a regular)  → published
/// > [insult=missing, reply, published=0] (a text that is not measured)  → published
/// > [insult=missing, published=0] (a text that is not measured and no answer)  → published
///
/// With `when = "comment.text.matches(\"(?i)toll\") && 'traffic' in story.tags"`:
/// > [tag=traffic] The toll is a scandal.  → held
/// > [tag=sport] The toll of injuries is high.  → published
///
/// With `when = "story.tags.exists(t, t.startsWith('court')) && time.hour >= 20"`:
/// > [tag=courts, hour=22] He is guilty.  → held
/// > [tag=courts] He is guilty.  → published
/// ## What the commenter is told
/// It meets a condition that the newsroom has set in this clause.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(crate) struct Expression {
    /// The condition, at most 1 kB and 100 parts.
    pub when: String,
    #[serde(skip)]
    condition: Option<Arc<Condition>>,
}

impl Settings for Expression {
    fn prepare(mut self) -> Result<Self, SettingError> {
        let condition = compile(&self.when).map_err(|wrong| SettingError {
            setting: "when".to_owned(),
            problem: format!("cannot be used: {}", wrong.message),
            within: Some((wrong.at.start, wrong.at.end)),
            help: wrong.help,
        })?;
        self.condition = Some(Arc::new(condition));
        Ok(self)
    }
}

impl Rule for Expression {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let condition = self.condition.as_ref().expect("`prepare` has made it");
        Ok(condition.holds(facts)?.then(Noticed::circumstance))
    }

    fn signals(&self) -> Vec<&str> {
        self.condition.as_ref().map(|c| c.signals.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    fn doubts(&self) -> Vec<SettingError> {
        let doubts = self.condition.iter().flat_map(|condition| &condition.doubts);
        doubts
            .map(|doubt| SettingError {
                setting: "when".to_owned(),
                problem: doubt.message.clone(),
                within: Some((doubt.at.start, doubt.at.end)),
                help: doubt.help.clone(),
            })
            .collect()
    }

    fn needs(&self) -> FactGroups {
        self.condition.as_ref().map(|c| c.needs).unwrap_or_default()
    }
}
