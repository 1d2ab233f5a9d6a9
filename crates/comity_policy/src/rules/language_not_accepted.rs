//! Notices comments in a language that the discussion doesn't take.

use crate::compile::primary;
use crate::facts::Facts;
use crate::language_tag;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, Unable, check_filled};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The language of the comment, where it is long enough to tell. A word or two in another language are no matter.
/// ## Why it matters
/// What moderators and other readers can't read, nobody can answer for.
/// ## Examples
/// With `languages = ["en", "hy"]`:
/// > Der Gemeinderat hat gestern beschlossen, die Brücke für ein weiteres Jahr zu schließen.  → held
/// > Совет вчера решил закрыть мост ещё на один год, и никто не спросил жителей.  → held
/// > The council decided yesterday to close the bridge for another year.  → published
/// > Խորհուրդը երեկ որոշեց կամուրջը փակել ևս մեկ տարով։  → published
/// ## What the commenter is told
/// Which languages this discussion takes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(crate) struct LanguageNotAccepted {
    /// Languages that are taken, BCP 47, such as `en`; a region such as in `en-GB` makes no difference.
    pub languages: Vec<String>,
    /// Comments with fewer words than this are left alone.
    #[serde(default = "default_min_words")]
    pub min_words: usize,
}

const fn default_min_words() -> usize {
    5
}

impl Settings for LanguageNotAccepted {
    fn prepare(self) -> Result<Self, SettingError> {
        check_filled("languages", &self.languages)?;
        for tag in &self.languages {
            language_tag::check(tag).map_err(|help| {
                let problem = format!("cannot be used: {}", language_tag::complaint(tag));
                SettingError::new("languages", problem).with_help(help)
            })?;
        }
        Ok(self)
    }
}

impl Rule for LanguageNotAccepted {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.reading().letters().words < self.min_words {
            return Ok(None);
        }
        let Some(language) = facts.language() else {
            return Err(Unable::Missing("comment.language".to_owned()));
        };
        if self.languages.iter().any(|accepted| primary(accepted) == primary(language)) {
            return Ok(None);
        }
        Ok(Some(Noticed::circumstance().arg("languages", self.languages.join(", "))))
    }

    fn doubts(&self) -> Vec<SettingError> {
        let doubt = |tag: &String| {
            let help = language_tag::check_known(tag).err()?;
            Some(SettingError::new("languages", language_tag::unknown(tag)).with_help(help))
        };
        self.languages.iter().filter_map(doubt).collect()
    }
}
