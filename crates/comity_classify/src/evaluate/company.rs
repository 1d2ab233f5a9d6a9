//! Attacks in the company of harmless sentences: what is found of them by itself should be found, too, in the middle of a long
//! comment, and what is spared by itself should be spared there.

use super::blind::{TRUTHS, blind_english, harmless_everyday};
use crate::context::Context;
use crate::score::Scorer;
use crate::scores::Scores;
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

/// Harmless sentences that are joined to one text.
const JOINED: usize = 12;

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

/// How many harmless sentences reach 0.5 by themselves, and how many texts of [`JOINED`] of them do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// Sentences, and as many texts: each sentence begins one, and those after it go on.
    pub texts: usize,
    /// Sentences that are flagged by themselves.
    pub alone: usize,
    /// Texts that are flagged.
    pub joined: usize,
}

/// The harmless everyday sentences that were only ever counted, by language and attribute.
pub(super) fn joined_figures(scorer: &Scorer) -> BTreeMap<String, BTreeMap<String, Joined>> {
    let mut figures = BTreeMap::<String, BTreeMap<String, Joined>>::new();
    for (language, sentences) in harmless_everyday() {
        for first in 0..sentences.len() {
            let own: Vec<&str> = sentences.iter().cycle().skip(first).take(JOINED).copied().collect();
            let said = [sentences[first], &own.join(" ")].map(|text| said_of(scorer, text, language));
            for (_, attribute) in TRUTHS {
                let [alone, joined] = [0, 1].map(|at| said[at].get(attribute));
                let (Some(alone), Some(joined)) = (alone, joined) else { continue };
                let attributes = figures.entry(language.to_owned()).or_default();
                let counted = attributes.entry(attribute.to_string()).or_default();
                counted.texts += 1;
                counted.alone += usize::from(alone >= 0.5);
                counted.joined += usize::from(joined >= 0.5);
            }
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
    let said = said_of(scorer, text, "en");
    TRUTHS.iter().filter_map(|(_, attribute)| said.get(*attribute)).fold(0.0, f32::max)
}

fn said_of(scorer: &Scorer, text: &str, language: &str) -> Scores {
    let context = Context { story_language: Some(language), ..Context::default() };
    scorer.score(&Body::read(text, Some(language)), &context)
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

    #[test]
    fn length_alone_is_no_attack_on_a_group() {
        let figures = joined_figures(Scorer::builtin());
        assert_eq!(figures.len(), 9);
        for (language, attributes) in figures {
            let f = attributes["IDENTITY_ATTACK"];
            assert!(f.texts >= 30 && f.joined * 2 < f.texts, "{language}: {f:?}");
        }
    }
}
