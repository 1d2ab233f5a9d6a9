//! Does a policy treat everybody alike? Names of peoples, towns and political camps are swapped in texts of our own, in eight
//! languages, and verdicts that flip counted.

use crate::archive_fairness::ArchiveFairness;
use crate::score_text::{ExampleScorer, TextScorer};
use comity_model::Timestamp;
use comity_policy::{
    CommentFacts, CommenterFacts, FairnessReport, Policy, PolicyError, SiteFacts, StoredFacts, StoryFacts,
    SwapLists, SwapNames, SwappedText,
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
    /// no language hides behind the others. Of our own texts, and of the archive where enough was compared.
    pub share: f64,
    /// Pairs compared, over all texts.
    pub pairs: u64,
    /// Pairs whose outcomes differ, over all texts.
    pub flips: u64,
    /// Pairs of names that flip at least once, worst first.
    pub worst: Vec<SwappedPair>,
    /// By text, worst first. Some attack nobody, some attack whoever is named.
    pub texts: Vec<SwappedText>,
    /// Whether the policy adds names to those that are swapped.
    pub adds_names: bool,
    /// The same in comments of the archive, where it was swapped.
    pub archive: Option<ArchiveFairness>,
}

impl FairnessByPair {
    /// The same with what was found in the archive, against which the bound holds, too.
    pub fn with_archive(mut self, archive: ArchiveFairness) -> Self {
        for set in archive.sets.iter().filter(|set| set.counts) {
            self.share = self.share.max(set.share);
            self.is_fair &= self.max_flips.is_none_or(|bound| set.share <= bound);
        }
        self.archive = Some(archive);
        self
    }
}

/// What is wrong with a policy that breaks its own bound, at the line that sets it, with the pair of names that is treated most
/// unlike; none where it keeps it or sets none.
pub fn broken_bound(policy: &Policy, fairness: &FairnessByPair) -> Option<PolicyError> {
    let (document, bound) = (policy.document(), fairness.max_flips?);
    let clause = document.clauses.iter().find(|clause| clause.fairness.is_some())?;
    if fairness.is_fair {
        return None;
    }
    let percent = |share: f64| format!("{:.2} %", share * 100.0);
    let message = format!(
        "{} of verdicts flip when one name stands for another, and this bound allows {}",
        percent(fairness.share),
        percent(bound)
    );
    let pair = |pair: &SwappedPair, texts: &str| {
        format!("`{}` and `{}` fare otherwise in {} of {} {texts}", pair.a, pair.b, pair.flips, pair.texts)
    };
    let in_archive = fairness.archive.iter().find_map(|archive| archive.worst.first());
    let worst = match fairness.worst.first() {
        Some(worst) => Some(pair(worst, "texts")),
        None => in_archive.map(|worst| pair(worst, "comments")),
    };
    let error = PolicyError::new(&document.source, &document.file_name, &clause.fairness_at, message);
    Some(error.with_help(worst))
}

/// Names to swap under a policy: the built-in ones and those that it adds; where `own` has a language and kind, only those.
pub fn swap_lists(policy: &Policy, own: &[SwapNames]) -> SwapLists {
    let adds = policy.document().fairness().map(|bound| bound.names.as_slice()).unwrap_or_default();
    SwapLists::new(adds, own)
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

/// Measures how verdicts depend on whom a text is about, somebody who has long commented writing it: peoples in each language
/// that has texts, towns, and political camps.
pub fn policy_fairness(
    policy: &Policy,
    lists: &SwapLists,
    scorer: Option<&dyn TextScorer>,
) -> FairnessByPair {
    let (mut report, mut worst, mut share, mut is_fair) =
        (FairnessReport::default(), Vec::new(), 0.0_f64, true);
    for list in lists.all() {
        let names: Vec<&str> = list.names().iter().map(String::as_str).collect();
        let templates: Vec<&str> = list.set.templates().collect();
        let facts = ordinary_facts_in(list.set.language);
        let found = policy.measure_fairness(&templates, &names, &facts, &ExampleScorer(scorer));
        worst.extend(pairs(&found, &names));
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
        adds_names: policy.document().fairness().is_some_and(|bound| !bound.names.is_empty()),
        archive: None,
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
