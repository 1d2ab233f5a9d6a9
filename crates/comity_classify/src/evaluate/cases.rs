//! Single sentences of our own, written one by one: which functions of language a model gets right.
//!
//! A hash splits every case in two. One half was looked at while the model was made; the other is only ever counted,
//! so that the distance between the two says how far the first was learned by heart.

use super::blind::TRUTHS;
use super::report::CaseFigures;
use crate::attribute::Attribute;
use crate::context::Context;
use crate::features::word_hash;
use crate::score::Scorer;
use crate::sentences::sentences_of;
use comity_text::Body;
use std::collections::BTreeMap;

/// The sentences, by language.
const CASES: [(&str, &str); 1] = [("en", include_str!("../../data/contrast/cases-en.txt"))];

/// One sentence and one thing that is or is not true of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The language's code.
    pub language: &'static str,
    /// The function of language that it shows, such as `negated_hate`.
    pub name: &'static str,
    /// The sentence.
    pub text: &'static str,
    /// The attribute that is asked for.
    pub attribute: Attribute,
    /// Whether its score should reach one half.
    pub is_true: bool,
    /// Whether nobody looked at it while the model was made.
    pub is_blind: bool,
}

/// All cases, in the order they were written.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (language, source) in CASES {
        for sentence in sentences_of(source) {
            let is_blind = (word_hash(sentence.text.chars()) >> 17) & 1 == 1;
            cases.extend(sentence.truths.iter().filter_map(|&(name, is_true)| {
                let attribute = TRUTHS.iter().find(|(truth, _)| *truth == name)?.1;
                Some(Case {
                    language,
                    name: sentence.case,
                    text: sentence.text,
                    attribute,
                    is_true,
                    is_blind,
                })
            }));
        }
    }
    cases
}

/// Whether `scorer` is right about `case`, at a threshold of one half.
pub fn is_right(scorer: &Scorer, case: &Case) -> bool {
    let context = Context { story_language: Some(case.language), ..Context::default() };
    let said = scorer.score(&Body::read(case.text, Some(case.language)), &context);
    said.get(case.attribute).is_some_and(|score| (score >= 0.5) == case.is_true)
}

/// How many of each case come out right, by `language name ATTRIBUTE`.
pub(crate) fn case_figures(scorer: &Scorer) -> BTreeMap<String, CaseFigures> {
    let mut figures: BTreeMap<String, CaseFigures> = BTreeMap::new();
    for case in cases() {
        let name = format!("{} {} {}", case.language, case.name, case.attribute);
        let found = figures.entry(name).or_default();
        found.is_true = case.is_true;
        let half = if case.is_blind { &mut found.blind } else { &mut found.seen };
        half.0 += usize::from(is_right(scorer, &case));
        half.1 += 1;
    }
    figures
}

/// By attribute and language: of what is true and of what is not, the shares that come out right in the blind half.
pub(crate) fn balance(figures: &BTreeMap<String, CaseFigures>) -> BTreeMap<String, (f64, f64)> {
    let mut counts: BTreeMap<String, [(usize, usize); 2]> = BTreeMap::new();
    for (name, figures) in figures {
        let (Some((language, _)), Some((_, attribute))) = (name.split_once(' '), name.rsplit_once(' '))
        else {
            continue;
        };
        let count =
            &mut counts.entry(format!("{attribute} {language}")).or_default()[usize::from(figures.is_true)];
        count.0 += figures.blind.0;
        count.1 += figures.blind.1;
    }
    let share = |(right, all): (usize, usize)| right as f64 / all.max(1) as f64;
    counts.into_iter().map(|(name, [wrong, right])| (name, (share(right), share(wrong)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_half_of_every_case_is_blind_and_no_sentence_stands_twice() {
        let cases = cases();
        let blind = cases.iter().filter(|c| c.is_blind).count();
        assert!(cases.len() > 350 && blind * 5 > cases.len() * 2 && blind * 5 < cases.len() * 3, "{blind}");
        let mut texts: Vec<(&str, Attribute)> = cases.iter().map(|c| (c.text, c.attribute)).collect();
        texts.sort_unstable();
        assert!(texts.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
