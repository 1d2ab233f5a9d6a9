//! What a version rests on beside its documents: the model that gives its signals, and the word lists of the program.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The model and the word lists that a version was published with. The program's own are what runs; a difference says that
/// a clause may read comments otherwise than when its examples and its replay were looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Pins {
    /// `name@version` of the model whose signals it relies on; empty: none.
    pub model: String,
    /// Checksum of that model's file, weights and calibration together; empty: unknown.
    pub model_checksum: String,
    /// SHA-256 of each built-in word list, by language.
    pub word_lists: BTreeMap<String, String>,
}

/// One thing that is not as it was when a version was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinChange {
    /// Another model gives the signals, or the same one calibrated otherwise.
    Model {
        /// `name@version` then.
        then: String,
        /// `name@version` now.
        now: String,
    },
    /// Word lists of these languages have changed.
    WordLists {
        /// BCP 47.
        languages: Vec<String>,
    },
}

impl Pins {
    /// What this program has, with a model of that name and checksum.
    pub fn of_program(model: &str, model_checksum: &str) -> Self {
        Self {
            model: model.to_owned(),
            model_checksum: model_checksum.to_owned(),
            word_lists: word_list_digests().clone(),
        }
    }

    /// What is otherwise `now`.
    pub fn changes(&self, now: &Self) -> Vec<PinChange> {
        let mut changes = Vec::new();
        if (&self.model, &self.model_checksum) != (&now.model, &now.model_checksum) {
            changes.push(PinChange::Model { then: self.model.clone(), now: now.model.clone() });
        }
        let languages: Vec<String> = self
            .word_lists
            .keys()
            .chain(now.word_lists.keys().filter(|language| !self.word_lists.contains_key(*language)))
            .filter(|language| self.word_lists.get(*language) != now.word_lists.get(*language))
            .cloned()
            .collect();
        if !languages.is_empty() {
            changes.push(PinChange::WordLists { languages });
        }
        changes
    }
}

/// SHA-256 of each built-in word list, by language; read once.
pub(crate) fn word_list_digests() -> &'static BTreeMap<String, String> {
    static DIGESTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let digest = |language: &&str| {
            let list = comity_text::Lexicon::builtin(language)?;
            Some(((*language).to_owned(), list.digest()))
        };
        comity_text::Lexicon::builtin_languages().iter().filter_map(digest).collect()
    });
    &DIGESTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pins(model: &str, lists: &[(&str, &str)]) -> Pins {
        let word_lists = lists.iter().map(|(l, d)| ((*l).to_owned(), (*d).to_owned())).collect();
        Pins { model: model.to_owned(), model_checksum: "1".to_owned(), word_lists }
    }

    #[test]
    fn what_changed_is_named_and_nothing_else() {
        let then = pins("a@1", &[("en", "1"), ("ru", "1")]);
        assert!(then.changes(&then).is_empty());
        let now = pins("a@2", &[("en", "1"), ("hy", "1"), ("ru", "2")]);
        let model = PinChange::Model { then: "a@1".to_owned(), now: "a@2".to_owned() };
        let lists = PinChange::WordLists { languages: vec!["ru".to_owned(), "hy".to_owned()] };
        assert_eq!(then.changes(&now), [model, lists]);
        let calibrated = Pins { model_checksum: "2".to_owned(), ..then.clone() };
        assert_eq!(then.changes(&calibrated).len(), 1, "the same model, calibrated otherwise");
    }

    #[test]
    fn the_program_names_its_own_lists() {
        let pins = Pins::of_program("a@1", "");
        assert!(pins.word_lists.contains_key("en") && pins.word_lists["en"].len() == 64, "{pins:?}");
    }
}
