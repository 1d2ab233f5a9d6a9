//! What a policy says of one comment of the archive with other names in it, and whether it attacks anybody.

use crate::App;
use crate::judge::{Analysed, analyse};
use crate::replay_policy::past::Past;
use comity_model::Outcome;
use comity_policy::{Facts, Fingerprint, Policy, ReadText, Signal, Signals};
use comity_text::Body;
use std::sync::Arc;

/// Signals that say that somebody is attacked.
const ATTACKS: [&str; 7] = [
    "toxicity",
    "severe_toxicity",
    "identity_attack",
    "insult",
    "threat",
    "attack_on_author",
    "attack_on_commenter",
];

/// The value from which on such a signal says so, 0 to 1.
const ATTACK_AT: f32 = 0.5;

/// The same where the text is aimed at somebody and not at a thing.
const AIMED_ATTACK_AT: f32 = 0.3;

/// Signals that say that a text is aimed at people.
const AIMED: [&str; 4] = ["target_commenter", "target_author", "target_public_person", "target_group"];

/// A comment of the archive with its facts.
pub(super) struct Scene<'a> {
    app: &'a App,
    policy: &'a Policy,
    past: &'a Past,
    fingerprint: Fingerprint,
    language: Option<String>,
}

/// What is said of one text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) outcome: Outcome,
    pub(super) attacks: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(app: &'a App, policy: &'a Policy, past: &'a Past, text: &str) -> Self {
        let of_story = past.story_language();
        let body = Body::read(text, of_story);
        let language = body.language.as_ref().map(|found| found.language).or(of_story).map(str::to_owned);
        Self { app, policy, past, fingerprint: Fingerprint::of(&body.canonical.text), language }
    }

    /// The language of the comment, or of its story where it is too short to say.
    pub(super) fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// What the policy says if `text` stands in the comment's place. It counts as the text that was posted where rules look
    /// for repetitions: what its author wrote before is no question of whom it names.
    pub(super) fn judge(&self, text: &str) -> Judged {
        let (past, language) = (self.past, self.past.story_language());
        let Analysed { body, signals, .. } = analyse(self.app, text, language, &past.context());
        let name = past.facts.commenter.as_ref().map_or("", |commenter| commenter.name.as_str());
        let read = ReadText::new(Arc::clone(&body), self.fingerprint, language, name);
        let mut facts = Facts::of_read_text(&past.facts, &read, &signals);
        if let Some(parent) = past.parent_text() {
            facts = facts.with_parent_text(parent);
        }
        let outcome = self.policy.evaluate(&facts).outcome;
        Judged { outcome, attacks: attacks_somebody(&facts, &signals) }
    }
}

fn attacks_somebody(facts: &Facts<'_>, signals: &dyn Signals) -> bool {
    let reaches =
        |name: &str, limit: f32| matches!(signals.get(name), Signal::Value(value) if value >= limit);
    let limit = if AIMED.iter().any(|name| reaches(name, 0.5)) { AIMED_ATTACK_AT } else { ATTACK_AT };
    ATTACKS.iter().any(|name| reaches(name, limit))
        || !facts.attacks().is_empty()
        || !facts.reading().threats().is_empty()
        || !facts.reading().attacks_on_groups().is_empty()
}
