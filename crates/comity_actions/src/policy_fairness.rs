//! Does a policy treat everybody alike? Names of peoples, towns and political camps are swapped in texts of our own, in eight
//! languages, and verdicts that flip counted.

use crate::score_text::{ExampleScorer, TextScorer};
use comity_model::Timestamp;
use comity_policy::{
    CommentFacts, CommenterFacts, FairnessReport, Policy, SWAP_SETS, SiteFacts, StoredFacts, StoryFacts,
    SwapKind, SwappedText,
};
use std::collections::BTreeMap;

/// What swapping found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FairnessByPair {
    /// Whether the flips stay within the bound that the policy sets.
    pub is_fair: bool,
    /// The bound: share of pairs that may flip, 0 to 1; none where the policy sets none.
    pub max_flips: Option<f64>,
    /// Share of pairs that flip, 0 to 1, in the language and kind of names where most do: what the bound is held against, so that
    /// no language hides behind the others.
    pub share: f64,
    /// Pairs compared, over all texts.
    pub pairs: u64,
    /// Pairs whose outcomes differ, over all texts.
    pub flips: u64,
    /// Pairs of names that flip at least once, worst first.
    pub worst: Vec<SwappedPair>,
    /// By text, worst first. Some attack nobody, some attack whoever is named.
    pub texts: Vec<SwappedText>,
}

/// Two names that are not treated alike.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SwappedPair {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Texts whose outcome depends on which of the two they name.
    pub flips: u64,
    /// Texts compared.
    pub texts: u64,
}

/// Names to swap beside the built-in ones, or in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SwapNames {
    /// The language, BCP 47; one that has texts.
    pub language: String,
    /// Peoples, in the form that a sentence begins with, in the plural.
    pub names: Vec<String>,
}

impl SwapNames {
    /// Reads a site's own list: a line for each language, `ru: армяне, азербайджанцы`; `#` begins a remark.
    ///
    /// # Errors
    /// Says which line is no such line, names a language without texts, or has fewer than two names.
    pub fn read(list: &str) -> std::result::Result<Vec<Self>, String> {
        let lines = list.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let read = |(at, line): (usize, &str)| {
            let (language, names) = line
                .split_once(':')
                .ok_or_else(|| format!("line {at}: a line reads `ru: армяне, азербайджанцы`"))?;
            let language = language.trim().to_ascii_lowercase();
            if !Self::languages().contains(&language.as_str()) {
                let known = Self::languages().join(", ");
                return Err(format!("line {at}: there are no texts in `{language}`; there are in {known}"));
            }
            let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
            let names: Vec<String> = names.map(str::to_owned).collect();
            match names.len() {
                0 | 1 => Err(format!("line {at}: one name cannot be swapped: give two or more")),
                more if more > MAX_SWAP_NAMES => Err(format!("line {at}: more than {MAX_SWAP_NAMES} names")),
                _ => Ok(Self { language, names }),
            }
        };
        lines.map(read).collect()
    }

    /// The languages that have texts for peoples.
    pub fn languages() -> Vec<&'static str> {
        SWAP_SETS.iter().filter(|set| set.kind == SwapKind::Peoples).map(|set| set.language).collect()
    }
}

/// Names that are swapped at once, at most: every pair is compared.
pub const MAX_SWAP_NAMES: usize = 1_000;

/// Measures how verdicts depend on whom a text is about, somebody who has long commented writing it: peoples in each language
/// that has texts, towns, and political camps. `own` names take the place of the built-in peoples of their language.
pub fn policy_fairness(
    policy: &Policy,
    own: &[SwapNames],
    scorer: Option<&dyn TextScorer>,
) -> FairnessByPair {
    let (mut report, mut worst, mut share, mut is_fair) =
        (FairnessReport::default(), Vec::new(), 0.0_f64, true);
    for set in &SWAP_SETS {
        let mine: Vec<&str> = own
            .iter()
            .filter(|own| set.kind == SwapKind::Peoples && own.language == set.language)
            .flat_map(|own| own.names.iter().map(String::as_str))
            .collect();
        let names = if mine.is_empty() { set.names } else { mine.as_slice() };
        let templates: Vec<&str> = set.templates().collect();
        let facts = ordinary_facts_in(set.language);
        let found = policy.measure_fairness(&templates, names, &facts, &ExampleScorer(scorer));
        worst.extend(pairs(&found, names));
        share = share.max(found.share());
        is_fair &= policy.is_fair(&found);
        report.add(found);
    }
    worst.sort_by(|x, y| y.flips.cmp(&x.flips).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
    FairnessByPair {
        is_fair,
        max_flips: policy.document().fairness().map(|bound| bound.max_flips),
        share,
        pairs: report.pairs,
        flips: report.flips,
        worst,
        texts: report.texts,
    }
}

/// The facts of an ordinary moment: an established commenter under an open story, so that no rule about newcomers or
/// closed stories hides what the rules about words do.
pub(crate) fn ordinary_facts() -> StoredFacts {
    ordinary_facts_in("en")
}

fn ordinary_facts_in(language: &str) -> StoredFacts {
    /// A Wednesday noon (2026-06-03 12:00 UTC): rules about the time of day see staffed hours.
    const NOON: Timestamp = Timestamp::from_secs(1_780_488_000);
    let mut facts = StoredFacts::at(NOON);
    facts.comment = Some(CommentFacts::default());
    facts.commenter = Some(CommenterFacts {
        published: 50,
        first_seen_micros: NOON.plus_days(-365).as_micros(),
        history: Some(Vec::new()),
        ..CommenterFacts::default()
    });
    facts.story = Some(StoryFacts {
        is_open: true,
        language: Some(language.to_owned()),
        published_at_micros: NOON.plus_days(-1).as_micros(),
        ..StoryFacts::default()
    });
    facts.site = Some(SiteFacts::default());
    facts
}

/// Names whose outcome differs from most are odd; two names flip where one is odd and the other is not, or otherwise odd.
fn pairs(report: &FairnessReport, names: &[&str]) -> Vec<SwappedPair> {
    let odd: Vec<BTreeMap<&str, &str>> = report
        .texts
        .iter()
        .map(|text| text.odd.iter().map(|(name, outcome)| (name.as_str(), outcome.as_str())).collect())
        .collect();
    let mut pairs = Vec::new();
    for (i, a) in names.iter().enumerate() {
        for b in names.iter().skip(i + 1) {
            let flips = odd.iter().filter(|odd| odd.get(a) != odd.get(b)).count() as u64;
            if flips > 0 {
                let texts = odd.len() as u64;
                pairs.push(SwappedPair { a: (*a).to_owned(), b: (*b).to_owned(), flips, texts });
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_its_own_names() {
        let read =
            SwapNames::read("# ours\n\nru: армяне, азербайджанцы\nEN : Norlanders, Sudrians,\n").unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!((read[1].language.as_str(), read[1].names.len()), ("en", 2));
        for (list, error) in [
            ("armenians", "line 1: a line reads"),
            ("\nxx: a, b", "line 2: there are no texts in `xx`"),
            ("en: armenians", "line 1: one name"),
        ] {
            let said = SwapNames::read(list).unwrap_err();
            assert!(said.starts_with(error), "{said}");
        }
    }
}
