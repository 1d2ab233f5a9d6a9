//! Does a policy treat everybody alike in what people really wrote? Names are swapped in a sample of the archive's published
//! comments that attack nobody, each judged under its own facts.

mod kept;
mod sample;
mod verdicts;

pub(crate) use kept::KeptFairness;

use crate::policy_fairness::SwappedPair;
use crate::quiet_threads::quiet_threads;
use crate::replay_policy::past::Past;
use crate::spoken::spoken;
use crate::{App, Result};
use comity_model::{Outcome, SiteId};
use comity_policy::{FoundName, Policy, SwapKind, SwapList, SwapLists, SwappedText};
use rayon::prelude::*;
use sample::Sampled;
use serde::Serialize;
use std::collections::BTreeMap;
use verdicts::Judged;

/// Comments that are sampled where nobody says how many.
pub const DEFAULT_ARCHIVE_SAMPLE: usize = 300;

/// Comments that may be sampled.
pub const MAX_ARCHIVE_SAMPLE: usize = 20_000;

/// Pairs that must have been compared in one language and kind of names before the bound is held against them.
pub const MIN_ARCHIVE_PAIRS: u64 = 500;

/// Comments that must flip before the bound is held against what they say: one alone breaks none.
pub const MIN_FLIPPED_COMMENTS: u64 = 2;

/// Names of one comment that are swapped, each by itself.
const MAX_NAMES_A_COMMENT: usize = 4;

/// Bytes of a comment that are shown before the name.
const SHOWN_BEFORE: usize = 60;

/// What swapping names in the archive found.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ArchiveFairness {
    /// Comments that were looked at, spread over the archive's time.
    pub read: u64,
    /// Of these, published ones with a name of a list of their language.
    pub naming: u64,
    /// Of these, those that were drawn. The same archive gives the same ones.
    pub sampled: u64,
    /// Of these, those in which a name was swapped.
    pub swapped: u64,
    /// Those that were drawn and not swapped.
    pub skipped: SkippedComments,
    /// Times that another name could not take the place of one, because its form there is not known.
    pub unknown_forms: u64,
    /// Pairs compared.
    pub pairs: u64,
    /// Pairs whose outcomes differ.
    pub flips: u64,
    /// By language and kind of names.
    pub sets: Vec<ArchiveSet>,
    /// Pairs of names that flip at least once, worst first.
    pub worst: Vec<SwappedPair>,
    /// Comments that flip, worst first, once for each name that was swapped.
    pub texts: Vec<ArchiveText>,
}

/// Why comments that were drawn are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct SkippedComments {
    /// They attack somebody, whoever is named.
    pub attacking: u64,
    /// No other name is known in the form that stands there.
    pub unknown_form: u64,
    /// On a closer look they are in another language than the name.
    pub other_language: u64,
}

/// What one language and kind of names came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArchiveSet {
    /// BCP 47.
    pub language: String,
    /// What is named.
    pub kind: SwapKind,
    /// Comments in which a name was swapped.
    pub comments: u64,
    /// Comments of which at least one pair flips.
    pub flipped: u64,
    /// Pairs compared.
    pub pairs: u64,
    /// Pairs whose outcomes differ.
    pub flips: u64,
    /// Share of pairs that flip, 0 to 1.
    pub share: f64,
    /// Whether it is enough to hold a policy's bound against: [`MIN_ARCHIVE_PAIRS`] were compared, and not just one comment flips.
    pub counts: bool,
}

/// A comment whose verdict depends on whom it names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArchiveText {
    /// The comment's id.
    pub comment: String,
    /// The path of its permalink.
    pub permalink: String,
    /// Its language, BCP 47.
    pub language: String,
    /// What is named.
    pub kind: SwapKind,
    /// The name that stands in it.
    pub name: String,
    /// Its words from shortly before the name on; empty where they are not kept.
    pub text: String,
    /// What the policy says of it as it stands.
    pub outcome: String,
    /// Pairs of names compared.
    pub pairs: u64,
    /// Pairs whose outcomes differ.
    pub flips: u64,
    /// The names whose outcome is not that of most, with their outcome as a word.
    pub odd: Vec<(String, String)>,
}

/// What to swap in the archive.
pub struct SwapArchive<'a> {
    /// The site.
    pub site: SiteId,
    /// The policy.
    pub policy: &'a Policy,
    /// The names.
    pub lists: &'a SwapLists,
    /// How many comments to draw, at most [`MAX_ARCHIVE_SAMPLE`].
    pub sample: usize,
    /// Whether it leaves half of the cores to others and asks last for its own: where pages are served meanwhile.
    pub lets_others_first: bool,
}

/// Swaps names in comments of a site's archive. Blocks: call it from a thread that may.
///
/// # Errors
/// Only faults.
pub fn archive_fairness(app: &App, wanted: &SwapArchive<'_>) -> Result<ArchiveFairness> {
    let sampled = sample::sample(app, wanted)?;
    let judge = || -> Vec<Fate> { sampled.comments.par_iter().map(|past| fate(app, wanted, past)).collect() };
    let fates =
        if wanted.lets_others_first { quiet_threads("comity-fairness")?.install(judge) } else { judge() };
    Ok(report(wanted.lists, &sampled, fates))
}

/// What became of a comment that was drawn.
enum Fate {
    Swapped(Vec<Row>),
    Attacking,
    UnknownForm,
    OtherLanguage,
}

/// One name of one comment, and what became of the comment with each name of its list; none where a form is not known.
struct Row {
    list: usize,
    name: usize,
    place: usize,
    outcomes: Vec<Option<Outcome>>,
}

fn fate(app: &App, wanted: &SwapArchive<'_>, past: &Past) -> Fate {
    let text = spoken(&past.written);
    let scene = verdicts::Scene::new(app, wanted.policy, past, &text);
    let found = scene.language().map(|language| wanted.lists.find(&text, language)).unwrap_or_default();
    let mut named: Vec<&FoundName> = Vec::new();
    for name in &found {
        let is_known = named.iter().any(|n| (n.list, n.name) == (name.list, name.name));
        if !is_known && named.len() < MAX_NAMES_A_COMMENT {
            named.push(name);
        }
    }
    if named.is_empty() {
        return Fate::OtherLanguage;
    }
    let original = scene.judge(&text);
    let (mut rows, mut is_attack) = (Vec::new(), false);
    for name in named {
        let Some(list) = wanted.lists.all().get(name.list) else { continue };
        let of_list: Vec<FoundName> = found.iter().filter(|f| f.list == name.list).cloned().collect();
        let judged = judge_each(&scene, list, name, (&text, &of_list), original);
        let known: Vec<Judged> = judged.iter().flatten().copied().collect();
        if known.len() < 2 {
            continue;
        }
        // A scorer that thinks ill of one name must not take out the comments in which it stands: most names decide.
        if known.iter().filter(|judged| judged.attacks).count() * 2 >= known.len() {
            is_attack = true;
            continue;
        }
        let outcomes = judged.into_iter().map(|judged| judged.map(|judged| judged.outcome)).collect();
        rows.push(Row { list: name.list, name: name.name, place: name.place.start, outcomes });
    }
    match (rows.is_empty(), is_attack) {
        (false, _) => Fate::Swapped(rows),
        (true, true) => Fate::Attacking,
        (true, false) => Fate::UnknownForm,
    }
}

fn judge_each(
    scene: &verdicts::Scene<'_>,
    list: &SwapList,
    name: &FoundName,
    (text, found): (&str, &[FoundName]),
    original: Judged,
) -> Vec<Option<Judged>> {
    let put = |other: usize| {
        if other == name.name {
            return Some(original);
        }
        list.swapped(text, found, name.name, other).map(|swapped| scene.judge(&swapped))
    };
    (0..list.names().len()).map(put).collect()
}

fn report(lists: &SwapLists, sampled: &Sampled, fates: Vec<Fate>) -> ArchiveFairness {
    let mut report = ArchiveFairness {
        read: sampled.read,
        naming: sampled.naming,
        sampled: sampled.comments.len() as u64,
        ..ArchiveFairness::default()
    };
    let mut by_list: BTreeMap<usize, Vec<(&Past, Row)>> = BTreeMap::new();
    for (past, fate) in sampled.comments.iter().zip(fates) {
        match fate {
            Fate::Attacking => report.skipped.attacking += 1,
            Fate::UnknownForm => report.skipped.unknown_form += 1,
            Fate::OtherLanguage => report.skipped.other_language += 1,
            Fate::Swapped(rows) => {
                report.swapped += 1;
                for row in rows {
                    by_list.entry(row.list).or_default().push((past, row));
                }
            }
        }
    }
    for (list, rows) in &by_list {
        let Some(list) = lists.all().get(*list) else { continue };
        add_list(&mut report, list, rows, &sampled.site_key);
    }
    report.worst.sort_by(|x, y| y.flips.cmp(&x.flips).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
    report.texts.sort_by(|x, y| {
        y.flips.cmp(&x.flips).then_with(|| (&x.comment, &x.name).cmp(&(&y.comment, &y.name)))
    });
    report
}

/// Counts the comments in which names of one list were swapped.
fn add_list(report: &mut ArchiveFairness, list: &SwapList, rows: &[(&Past, Row)], site: &str) {
    let mut set = ArchiveSet {
        language: list.set.language.to_owned(),
        kind: list.set.kind,
        comments: 0,
        flipped: 0,
        pairs: 0,
        flips: 0,
        share: 0.0,
        counts: false,
    };
    let (mut seen, mut flipped) = (Vec::new(), Vec::new());
    for (past, row) in rows {
        let named = list.names().iter().zip(&row.outcomes);
        let outcomes: Vec<(String, Outcome)> =
            named.filter_map(|(name, outcome)| Some((name.clone(), (*outcome)?))).collect();
        let compared = SwappedText::of(list.set.language, "", &outcomes);
        let comment = past.written.comment.id;
        report.unknown_forms += (row.outcomes.len() - outcomes.len()) as u64;
        set.pairs += compared.pairs;
        set.flips += compared.flips;
        seen.push(comment);
        if compared.flips == 0 {
            continue;
        }
        flipped.push(comment);
        report.texts.push(ArchiveText {
            comment: comment.to_string(),
            permalink: format!("/c/{site}/{comment}"),
            language: compared.language,
            kind: list.set.kind,
            name: list.names().get(row.name).cloned().unwrap_or_default(),
            text: shown(&spoken(&past.written), row.place),
            outcome: row.outcomes.get(row.name).copied().flatten().unwrap_or_default().to_string(),
            pairs: compared.pairs,
            flips: compared.flips,
            odd: compared.odd,
        });
    }
    for ids in [&mut seen, &mut flipped] {
        ids.sort_unstable();
        ids.dedup();
    }
    (set.comments, set.flipped) = (seen.len() as u64, flipped.len() as u64);
    set.share = if set.pairs == 0 { 0.0 } else { set.flips as f64 / set.pairs as f64 };
    let is_one_alone = (1..MIN_FLIPPED_COMMENTS).contains(&set.flipped);
    set.counts = set.pairs >= MIN_ARCHIVE_PAIRS && !is_one_alone;
    report.pairs += set.pairs;
    report.flips += set.flips;
    report.worst.extend(pairs(list, rows));
    report.sets.push(set);
}

/// The pairs of names of one list that flip at least once.
fn pairs(list: &SwapList, rows: &[(&Past, Row)]) -> Vec<SwappedPair> {
    let names = list.names();
    let is_flipping = |row: &&(&Past, Row)| {
        let mut known = row.1.outcomes.iter().flatten();
        known.next().is_some_and(|first| known.any(|other| other != first))
    };
    let flipping: Vec<&Row> = rows.iter().filter(is_flipping).map(|(_, row)| row).collect();
    let mut pairs = Vec::new();
    for (i, a) in names.iter().enumerate() {
        for (j, b) in names.iter().enumerate().skip(i + 1) {
            let both = |row: &Row| {
                let at = |i: usize| row.outcomes.get(i).copied().flatten();
                at(i).zip(at(j))
            };
            let differ = |row: &&&Row| both(row).is_some_and(|(a, b)| a != b);
            let flips = flipping.iter().filter(differ).count() as u64;
            if flips > 0 {
                let texts = rows.iter().filter(|(_, row)| both(row).is_some()).count() as u64;
                pairs.push(SwappedPair { a: a.clone(), b: b.clone(), flips, texts });
            }
        }
    }
    pairs
}

/// The words of a text from shortly before `place` on.
fn shown(text: &str, place: usize) -> String {
    let before = place.saturating_sub(SHOWN_BEFORE)..place;
    let begin = before.into_iter().find(|at| text.is_char_boundary(*at)).unwrap_or(place);
    let rest = text.get(begin..).unwrap_or_default();
    if begin == 0 {
        return crate::moderation_queue::excerpt(rest);
    }
    let word = rest.find(char::is_whitespace).unwrap_or(0);
    format!("… {}", crate::moderation_queue::excerpt(rest.get(word..).unwrap_or_default()))
}
