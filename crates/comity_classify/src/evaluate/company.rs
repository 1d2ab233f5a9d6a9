//! Attacks in the company of harmless sentences: what is found of them by itself should be found, too, in the middle of a long
//! comment, and what is spared by itself should be spared there.

use super::blind::{TRUTHS, blind_english};
use crate::context::Context;
use crate::score::Scorer;
use comity_text::Body;
use serde::Serialize;
use std::collections::BTreeMap;

/// A long harmless comment.
const COMPANY: [&str; 8] = [
    "I crossed the old bridge at Lower Ashby every day for thirty years, and I am sorry to see it go.",
    "The council has not answered a single question about the budget since the meeting in March.",
    "Who pays for the new one?",
    "The table on page nine says that the fees do not cover half of it.",
    "The market has moved twice in that time, and the bus stops are where they always were.",
    "The school got a new roof last autumn, paid for by all who live here, and nobody minded.",
    "It took them two years to mend the clock on the town hall.",
    "I would rather have a slow answer than none at all.",
];
/// Where in it a sentence is put: by its name, the number of sentences before it.
const PLACES: [(&str, usize); 3] = [("first", 0), ("in the middle", 4), ("last", COMPANY.len())];

/// How sentences come out at one place of a long comment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Accompanied {
    /// Attacks that are found by themselves.
    pub clear: usize,
    /// Those of them that are found in company.
    pub found: usize,
    /// Harmless sentences that are spared by themselves.
    pub harmless: usize,
    /// Those of them that are spared in company.
    pub spared: usize,
}

/// The English sentences that were only ever counted, by place.
pub(super) fn company_figures(scorer: &Scorer) -> BTreeMap<String, Accompanied> {
    let sentences: Vec<(&str, bool)> = blind_english()
        .map(|sentence| (sentence.text, sentence.truths.iter().any(|(_, is_true)| *is_true)))
        .collect();
    let mut figures = BTreeMap::<String, Accompanied>::new();
    for (text, is_attack) in sentences {
        let is_right = |text: &str| (highest(scorer, text) >= 0.5) == is_attack;
        if !is_right(text) {
            continue;
        }
        for (place, before) in PLACES {
            let counted = figures.entry(place.to_owned()).or_default();
            let (all, right) = if is_attack {
                (&mut counted.clear, &mut counted.found)
            } else {
                (&mut counted.harmless, &mut counted.spared)
            };
            *all += 1;
            *right += usize::from(is_right(&accompanied(text, before)));
        }
    }
    figures
}

/// A sentence behind so many of the company and before the others.
fn accompanied(text: &str, before: usize) -> String {
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    let (first, last) = COMPANY.split_at(before);
    let own = format!("{text}{end}");
    first.iter().copied().chain([own.as_str()]).chain(last.iter().copied()).collect::<Vec<_>>().join(" ")
}

/// The highest score that an attack is told by.
fn highest(scorer: &Scorer, text: &str) -> f32 {
    let context = Context { story_language: Some("en"), ..Context::default() };
    let said = scorer.score(&Body::read(text, Some("en")), &context);
    TRUTHS.iter().filter_map(|(_, attribute)| said.get(*attribute)).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_stands_where_it_should() {
        assert!(accompanied("You are rude", 0).starts_with("You are rude. I crossed"));
        assert!(accompanied("You are rude!", 8).ends_with("none at all. You are rude!"));
        assert!(accompanied("Rude?", 4).contains("cover half of it. Rude? The market"));
    }

    #[test]
    fn most_of_what_is_found_by_itself_is_found_in_company() {
        let figures = company_figures(Scorer::builtin());
        assert_eq!(figures.len(), PLACES.len());
        for (place, f) in figures {
            assert!(f.clear > 300 && f.harmless > 200, "{place}: {f:?}");
            assert!(f.found * 100 >= f.clear * 70, "{place}: {f:?}");
            assert!(f.spared * 100 >= f.harmless * 90, "{place}: {f:?}");
        }
    }
}
