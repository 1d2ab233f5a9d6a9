//! Contrast suites: sentences of our own that training never sees, and pairs that differ only in who is attacked.

use super::report::SuiteFigures;
use crate::attribute::Attribute;
use crate::context::Context;
use crate::output::Output;
use crate::score::Scorer;
use crate::target::Target;
use crate::train::contrast_suites;
use comity_text::Body;
use std::collections::BTreeMap;

/// The attributes that suites judge.
const JUDGED: [(Attribute, Output); 5] = [
    (Attribute::Toxicity, Output::Toxic),
    (Attribute::IdentityAttack, Output::Hate),
    (Attribute::Threat, Output::Threat),
    (Attribute::Insult, Output::Insult),
    (Attribute::Profanity, Output::Profane),
];

/// By attribute: sentences judged, and those on the right side.
type Judged = BTreeMap<String, (usize, usize)>;

/// How every suite comes out at a threshold of one half.
pub fn contrast_figures(scorer: &Scorer, seed: u64) -> BTreeMap<String, SuiteFigures> {
    let mut counts: BTreeMap<String, (usize, Judged)> = BTreeMap::new();
    for sentence in contrast_suites(seed) {
        let code = sentence.lang.as_str();
        let context = Context { story_language: Some(code), ..Context::default() };
        let said = scorer.score(&Body::read(&sentence.text, Some(code)), &context);
        let suite = counts.entry(format!("{code} {}", sentence.suite)).or_default();
        suite.0 += 1;
        for (attribute, output) in JUDGED {
            if let (Some(score), Some(value)) = (said.get(attribute), sentence.meaning.get(output)) {
                let (all, right) = suite.1.entry(attribute.to_string()).or_default();
                *all += 1;
                *right += usize::from((score >= 0.5) == (value >= 0.5));
            }
        }
    }
    counts
        .into_iter()
        .map(|(name, (sentences, judged))| {
            let right = judged.into_iter().map(|(a, (all, right))| (a, right as f64 / all as f64)).collect();
            (name, SuiteFigures { sentences, right })
        })
        .collect()
}

/// Sentences of our own, one a line, toxic or not; in English, hateful or not.
const WRITTEN: [(&str, Attribute, &str); 4] = [
    ("en", Attribute::IdentityAttack, include_str!("../../data/contrast/en.txt")),
    ("ru", Attribute::Toxicity, include_str!("../../data/contrast/ru.txt")),
    ("hy", Attribute::Toxicity, include_str!("../../data/contrast/hy.txt")),
    ("az", Attribute::Toxicity, include_str!("../../data/contrast/az.txt")),
];

/// For each language: toxic sentences, those flagged, harmless ones, those flagged.
pub(crate) fn written(scorer: &Scorer) -> BTreeMap<String, [usize; 4]> {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for (code, attribute, source) in WRITTEN {
        let context = Context { story_language: Some(code), ..Context::default() };
        for line in source.lines().filter(|l| !l.starts_with('#')) {
            let Some((label, text)) = line.split_once(' ') else { continue };
            let said = scorer.score(&Body::read(text, Some(code)), &context);
            let flagged = said.get(attribute).is_some_and(|score| score >= 0.5);
            let count = counts.entry(code.to_owned()).or_default();
            let at = if label == "1" { 0 } else { 2 };
            count[at] += 1;
            count[at + 1] += usize::from(flagged);
        }
    }
    counts
}

/// Where the sentences about targets stand.
pub(crate) const STORY: Context<'_> = Context {
    parent: Some("The budget is fine, if you ask me."),
    headline: Some("Mayor Ortwin defends the Tamsin Bridge budget"),
    byline: Some("Mara Ellis"),
    publication: Some("The Harbour Gazette"),
    story_language: Some("en"),
    is_reply: true,
};

/// Sentences that differ only in who is attacked, each with its target.
pub(crate) fn target_sentences() -> Vec<(Target, String)> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut section = "";
    let source = include_str!("../../data/targets/en.txt");
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => section = name,
            None => lists.entry(section).or_default().push(line),
        }
    }
    let list = |name: &str| lists.get(name).map_or(&[] as &[&str], Vec::as_slice);
    let mut sentences: Vec<(Target, String)> = Vec::new();
    for target in Target::ALL.into_iter().filter(|t| *t != Target::Nobody) {
        let names = list(target.as_str());
        // Which of the four forms of a predicate agrees with the target.
        let form = match target {
            Target::Commenter => 0,
            Target::Group => 2,
            Target::Object => 3,
            _ => 1,
        };
        for (i, predicate) in list("predicates").iter().enumerate() {
            let name = names[i % names.len()];
            let predicate = predicate.split('|').nth(form).map_or("", str::trim);
            sentences.push((target, capitalised(&format!("{name} {predicate}."))));
        }
        for (i, act) in list("acts").iter().enumerate() {
            sentences.push((target, capitalised(&format!("{act} {}.", names[i % names.len()]))));
        }
    }
    sentences.extend(list("nobody").iter().map(|s| (Target::Nobody, (*s).to_owned())));
    sentences
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The confusion matrix of the target resolver: how often each target was resolved as each.
pub(crate) fn targets(scorer: &Scorer) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut matrix: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (wanted, text) in target_sentences() {
        let found = scorer.score(&Body::read(&text, Some("en")), &STORY).target;
        *matrix.entry(wanted.to_string()).or_default().entry(found.to_string()).or_default() += 1;
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_more_than_four_hundred_pairs_and_the_resolver_gets_four_in_five_right() {
        let sentences = target_sentences();
        let attacks = sentences.iter().filter(|(t, _)| *t != Target::Nobody).count();
        // Every predicate is there for six targets, so for fifteen pairs of them.
        assert!(attacks / 6 * 15 >= 400, "{attacks}");
        let scorer = Scorer::builtin();
        let wrong: Vec<String> = sentences
            .iter()
            .map(|(wanted, text)| (wanted, text, scorer.score(&Body::read(text, Some("en")), &STORY).target))
            .filter(|(wanted, _, found)| *wanted != found)
            .map(|(wanted, text, found)| format!("{wanted} → {found}: {text}"))
            .collect();
        assert!(wrong.len() * 5 <= sentences.len(), "{}", wrong.join("\n"));
    }
}
