//! The peoples that comments name: those that the rules know, by their English names, and those that a policy adds.

use comity_policy::{Policy, SwapKind, known_peoples};
use comity_text::{Body, Phrases};
use std::collections::BTreeSet;

/// Names to look for.
pub(super) struct Peoples {
    forms: Phrases,
    /// What each form is a form of, as the report calls it.
    names: Vec<String>,
}

impl Peoples {
    /// Those that are known, and those of the policy's `fairness` block in all the forms that stand there.
    pub(super) fn of(policy: &Policy) -> Self {
        let mut forms: Vec<(String, String)> =
            known_peoples().iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        let added = policy.document().fairness().into_iter().flat_map(|bound| &bound.names);
        for line in added.filter(|line| line.kind == SwapKind::Peoples) {
            for name in &line.names {
                let own: Vec<(&str, String)> = name
                    .split('/')
                    .map(|form| (form.trim(), Body::read(form.trim(), Some(&line.language)).canonical.text))
                    .collect();
                let known = own.iter().find_map(|(_, form)| forms.iter().find(|(other, _)| other == form));
                let called =
                    known.map_or(own.first().map_or(name.as_str(), |(form, _)| form), |(_, name)| name);
                let called = called.to_owned();
                for (_, form) in own {
                    if !form.is_empty() && forms.iter().all(|(other, _)| *other != form) {
                        forms.push((form, called.clone()));
                    }
                }
            }
        }
        let names = forms.iter().map(|(_, name)| name.clone()).collect();
        Self { forms: Phrases::new(forms.iter().map(|(form, _)| form.as_str())), names }
    }

    /// Those that a text names, each once.
    pub(super) fn named_in(&self, body: &Body) -> BTreeSet<String> {
        let text = &body.canonical.text;
        let mut named = BTreeSet::new();
        let mut follows_letter = false;
        for (place, c) in text.char_indices() {
            let is_inside = std::mem::replace(&mut follows_letter, c.is_alphabetic());
            if is_inside || !follows_letter {
                continue;
            }
            self.forms.at(text, place, |form, end| {
                let ends_word =
                    text.get(end..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphabetic());
                named.extend(self.names.get(form).filter(|_| ends_word).cloned());
            });
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_policy::Bundle;

    fn named(names: &str, text: &str) -> Vec<String> {
        let policy =
            format!("# P\n\n## 1. Fair {{#fair}}\n\nProse.\n\n```fairness\nflips <= 1 %\n{names}\n```\n");
        let document = Policy::parse(&policy, "p.md").expect("the fixture is a policy");
        let policy = Policy::compile(&document, &Bundle::default()).expect("the fixture compiles");
        Peoples::of(&policy).named_in(&Body::read(text, None)).into_iter().collect()
    }

    #[test]
    fn peoples_are_found_once_each_and_not_inside_other_words() {
        let text = "Greeks, greeks and Turks; a Greekish thing, turkish delight.";
        assert_eq!(named("", text), ["greeks", "turks"]);
    }

    #[test]
    fn those_that_a_policy_adds_are_found_in_every_form_that_stands_there() {
        let own = "en: Norlanders/Norlander, Old Sudrians\nru: нордландцы/нордландцев\nen places: Bridgeport";
        assert_eq!(
            named(own, "A norlander met OLD SUDRIANS and Turks in Bridgeport; Sudrians did not come."),
            ["Norlanders", "Old Sudrians", "turks"]
        );
        assert_eq!(named(own, "У нордландцев нет моста."), ["нордландцы"]);
        // Another form of a people that is known is counted with it.
        assert_eq!(named("en: Greeks/Hellenes", "Hellenes, and no Greeks."), ["greeks"]);
    }
}
