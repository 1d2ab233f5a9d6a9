//! Sentences of our own that were written only to be counted: nobody who made the model has read them.

use super::report::{BlindCase, BlindFigures};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::score::Scorer;
use crate::sentences::{Sentence, sentences_of};
use crate::train::held_out_sentences;
use comity_text::Body;
use std::collections::BTreeMap;

/// The sentences, by language.
const BLIND: [(&str, &str); 9] = [
    ("ar", include_str!("../../data/contrast/blind-ar.txt")),
    ("az", include_str!("../../data/contrast/blind-az.txt")),
    ("de", include_str!("../../data/contrast/blind-de.txt")),
    ("en", include_str!("../../data/contrast/blind-en.txt")),
    ("fr", include_str!("../../data/contrast/blind-fr.txt")),
    ("hy", include_str!("../../data/contrast/blind-hy.txt")),
    ("pt", include_str!("../../data/contrast/blind-pt.txt")),
    ("ru", include_str!("../../data/contrast/blind-ru.txt")),
    ("tr", include_str!("../../data/contrast/blind-tr.txt")),
];

/// Everyday sentences that nobody has read who made the model, by language: short replies, harmless ones among them that have
/// the grammar and words of threats and insults, and plain threats and insults.
const EVERYDAY: [(&str, &str); 9] = [
    ("ar", include_str!("../../data/contrast/blind-everyday-ar.txt")),
    ("az", include_str!("../../data/contrast/blind-everyday-az.txt")),
    ("de", include_str!("../../data/contrast/blind-everyday-de.txt")),
    ("en", include_str!("../../data/contrast/blind-everyday-en.txt")),
    ("fr", include_str!("../../data/contrast/blind-everyday-fr.txt")),
    ("hy", include_str!("../../data/contrast/blind-everyday-hy.txt")),
    ("pt", include_str!("../../data/contrast/blind-everyday-pt.txt")),
    ("ru", include_str!("../../data/contrast/blind-everyday-ru.txt")),
    ("tr", include_str!("../../data/contrast/blind-everyday-tr.txt")),
];

/// Comments as readers write them under news, by language, that nobody has read who made the model.
const COMMENTS: [(&str, &str); 9] = [
    ("ar", include_str!("../../data/contrast/blind-comments-ar.txt")),
    ("az", include_str!("../../data/contrast/blind-comments-az.txt")),
    ("de", include_str!("../../data/contrast/blind-comments-de.txt")),
    ("en", include_str!("../../data/contrast/blind-comments-en.txt")),
    ("fr", include_str!("../../data/contrast/blind-comments-fr.txt")),
    ("hy", include_str!("../../data/contrast/blind-comments-hy.txt")),
    ("pt", include_str!("../../data/contrast/blind-comments-pt.txt")),
    ("ru", include_str!("../../data/contrast/blind-comments-ru.txt")),
    ("tr", include_str!("../../data/contrast/blind-comments-tr.txt")),
];

/// What can be true of a sentence, and the attribute that should say so.
pub(super) const TRUTHS: [(&str, Attribute); 4] = [
    ("hate", Attribute::IdentityAttack),
    ("threat", Attribute::Threat),
    ("toxic", Attribute::Toxicity),
    ("insult", Attribute::Insult),
];

/// Figures by language and attribute.
type ByLanguage = BTreeMap<String, BTreeMap<String, BlindFigures>>;

/// How they come out at one half, by language and attribute; an attribute that has no score in a language is left out.
pub fn blind_figures(scorer: &Scorer) -> ByLanguage {
    figures_of(scorer, &BLIND)
}

/// The same of the everyday sentences.
pub fn everyday_figures(scorer: &Scorer) -> ByLanguage {
    figures_of(scorer, &EVERYDAY)
}

/// The same of comments as readers write them under news.
pub fn comment_figures(scorer: &Scorer) -> ByLanguage {
    figures_of(scorer, &COMMENTS)
}

fn figures_of(scorer: &Scorer, sources: &[(&str, &str)]) -> ByLanguage {
    let mut languages = ByLanguage::new();
    for (language, source) in sources {
        for sentence in sentences_of(source) {
            count(scorer, language, &sentence, &mut languages);
        }
    }
    languages
}

/// The same of the tenth of the sentences written for training that nothing is fitted on.
pub fn held_out_figures(scorer: &Scorer) -> ByLanguage {
    let mut languages = ByLanguage::new();
    for (language, sentence) in held_out_sentences() {
        count(scorer, language.as_str(), &sentence, &mut languages);
    }
    languages
}

fn count(scorer: &Scorer, language: &str, sentence: &Sentence<'_>, languages: &mut ByLanguage) {
    let context = Context { story_language: Some(language), ..Context::default() };
    let said = scorer.score(&Body::read(sentence.text, Some(language)), &context);
    for (name, attribute) in TRUTHS {
        let truth = sentence.truths.iter().find(|(truth, _)| *truth == name);
        let (Some(&(_, is_true)), Some(score)) = (truth, said.get(attribute)) else { continue };
        let is_right = usize::from((score >= 0.5) == is_true);
        let attributes = languages.entry(language.to_owned()).or_default();
        let figures = attributes.entry(attribute.to_string()).or_default();
        let side = if is_true { &mut figures.found } else { &mut figures.spared };
        *side = (side.0 + is_right, side.1 + 1);
        let case = figures.cases.entry(sentence.case.to_owned());
        let case = case.or_insert(BlindCase { is_true, right: (0, 0) });
        case.right = (case.right.0 + is_right, case.right.1 + 1);
    }
}

/// The harmless everyday sentences, by language.
pub(super) fn harmless_everyday() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    EVERYDAY.into_iter().map(|(language, source)| {
        let is_harmless = |sentence: &Sentence<'_>| sentence.truths.iter().all(|(_, is_true)| !is_true);
        let harmless = sentences_of(source).into_iter().filter(is_harmless).map(|sentence| sentence.text);
        (language, harmless.collect())
    })
}

/// Every English one as text, case and what is true of it: for what is measured outside of this program.
pub(crate) fn blind_english() -> impl Iterator<Item = Sentence<'static>> {
    BLIND.iter().filter(|(language, _)| *language == "en").flat_map(|(_, source)| sentences_of(source))
}
