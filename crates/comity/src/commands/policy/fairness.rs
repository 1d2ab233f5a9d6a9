//! `comity policy fairness`: does a policy treat everybody alike?

use super::documents::read;
use super::{checked, complain};
use crate::cli::Where;
use crate::output::{answer, report};
use crate::{data, runtime, scorer};
use anyhow::{Context, ensure};
use clap::Args;
use comity_actions::{
    App, ArchiveFairness, DEFAULT_ARCHIVE_SAMPLE, FairnessByPair, MAX_ARCHIVE_SAMPLE, MAX_SWAP_NAMES,
    MIN_ARCHIVE_PAIRS, MIN_FLIPPED_COMMENTS, SwapArchive, SwapKind, SwapNames, SwappedPair, compile_policy,
};
use comity_model::Site;
use comity_policy::Policy;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Pairs and texts printed at most; `--json` has all.
const MAX_PRINTED: usize = 20;

/// What to measure.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The main file; without it the version in force.
    file: Option<PathBuf>,
    /// An English name to swap, such as `armenians`; may be given often. Without it, the built-in list and the names that the
    /// policy adds.
    #[arg(long = "name", value_name = "NAME")]
    names: Vec<String>,
    /// Names to swap in place of the built-in ones: a file with a line for each language and kind, `ru: армяне, азербайджанцы`
    /// or `ru places: Ереван, Баку` (peoples, places, parties). Further forms of a name follow behind `/`.
    #[arg(long, value_name = "FILE")]
    swap: Option<PathBuf>,
    /// How many comments of the archive names are swapped in; 0: none. Always the same ones, while the archive is the same.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_ARCHIVE_SAMPLE, value_parser = sample)]
    sample: usize,
    #[command(flatten)]
    place: Where,
}

fn sample(number: &str) -> Result<usize, String> {
    let limit = format!("a whole number up to {MAX_ARCHIVE_SAMPLE} is needed");
    number.parse().ok().filter(|sample| *sample <= MAX_ARCHIVE_SAMPLE).ok_or(limit)
}

/// Runs the command: exit code 1 when the bound that the policy sets is broken.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let newsroom = newsroom(options)?;
    let policy = match (&options.file, &newsroom) {
        (None, Some((app, site))) => {
            let found = runtime::small()?.block_on(comity_actions::policy_in_force(app, site.id));
            let found = data::in_words(found)?;
            let version = found.version();
            compile_policy(&version.source, "policy.md", &version.translations, "")
        }
        (file, _) => {
            let file = file.as_deref().context("without a newsroom, a file is needed")?;
            checked(file, &read(file)?)?
        }
    };
    let policy = match policy {
        Ok(policy) => policy,
        Err(errors) => return Ok(complain(&errors)),
    };
    let fairness = measured(&policy, &own_names(options)?, newsroom.as_ref(), options.sample)?;
    let base = newsroom.is_some().then(|| data::config(&options.place)).transpose()?;
    let base = base.and_then(|config| config.server.public_url).unwrap_or_default();
    report(&fairness, options.place.json, |fairness| in_words(fairness, base.trim_end_matches('/')))?;
    Ok(answer(fairness.is_fair))
}

/// How fair a policy is that sets itself a bound, as publishing measures it: in texts of ours and, where a newsroom is at hand, in
/// its archive. None: it sets no bound.
pub(super) fn of_bound(policy: &Policy, place: &Where) -> anyhow::Result<Option<FairnessByPair>> {
    if policy.document().fairness().is_none() {
        return Ok(None);
    }
    let is_at_hand = place.database.is_some() || place.data.join(data::DATABASE_FILE).exists();
    let newsroom = is_at_hand.then(|| open(place)).transpose()?;
    measured(policy, &[], newsroom.as_ref(), DEFAULT_ARCHIVE_SAMPLE).map(Some)
}

/// Measures it with the scorer of the newsroom, where there is one, and in so many of its comments.
fn measured(
    policy: &Policy,
    own: &[SwapNames],
    newsroom: Option<&(App, Site)>,
    sample: usize,
) -> anyhow::Result<FairnessByPair> {
    let lists = comity_actions::swap_lists(policy, own);
    let builtin = scorer::load();
    let scorer = newsroom.and_then(|(app, _)| app.scorer()).unwrap_or(&builtin);
    let fairness = comity_actions::policy_fairness(policy, &lists, Some(&**scorer));
    let Some((app, site)) = newsroom.filter(|_| sample > 0) else { return Ok(fairness) };
    let wanted = SwapArchive { site: site.id, policy, lists: &lists, sample, lets_others_first: false };
    Ok(fairness.with_archive(data::in_words(comity_actions::archive_fairness(app, &wanted))?))
}

/// The newsroom whose archive is at hand: the one that is named, or the one in the folder that is looked in without a name.
fn newsroom(options: &Options) -> anyhow::Result<Option<(App, Site)>> {
    let place = &options.place;
    let is_needed = options.file.is_none() || place.is_named();
    if !is_needed && (options.sample == 0 || !place.data.join(data::DATABASE_FILE).exists()) {
        return Ok(None);
    }
    open(place).map(Some)
}

fn open(place: &Where) -> anyhow::Result<(App, Site)> {
    let app = data::open(place)?;
    let site = runtime::small()?.block_on(data::site(&app, place))?;
    Ok((app, site))
}

fn own_names(options: &Options) -> anyhow::Result<Vec<SwapNames>> {
    let mut own = match &options.swap {
        Some(file) => {
            SwapNames::read(&read(file)?).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?
        }
        None => Vec::new(),
    };
    let mut names = options.names.clone();
    names.sort_unstable();
    names.dedup();
    ensure!(names.len() <= MAX_SWAP_NAMES, "more than {MAX_SWAP_NAMES} names to swap");
    ensure!(names.len() != 1, "one name cannot be swapped: give two or more");
    if !names.is_empty() {
        own.push(SwapNames { language: "en".to_owned(), kind: SwapKind::Peoples, names });
    }
    Ok(own)
}

fn in_words(report: &FairnessByPair, base: &str) -> String {
    let mut words = String::new();
    let mut line = |text: String| {
        words.push_str(&text);
        words.push('\n');
    };
    line(format!(
        "{} of {} comparisons in our own texts flip when one name stands for another",
        report.flips, report.pairs
    ));
    worst_pairs(&report.worst, "texts").into_iter().for_each(&mut line);
    for text in report.texts.iter().filter(|text| text.flips > 0).take(MAX_PRINTED) {
        let odd = odd_in_words(&text.odd);
        line(format!("  “{}”: {} of {} pairs ({odd})", text.template, text.flips, text.pairs));
    }
    match &report.archive {
        Some(archive) => archive_in_words(archive, base).into_iter().for_each(&mut line),
        None => line("comments of an archive were not swapped: name a newsroom with --data".to_owned()),
    }
    let share = percent(report.share);
    line(format!("\nwhere most flip, in one language and kind of names: {share}"));
    match (report.max_flips, report.is_fair) {
        (None, _) => line("the policy sets no bound (`fairness`: flips <= 0.5 %)".to_owned()),
        (Some(bound), true) => line(format!("within the policy's bound of {}", percent(bound))),
        (Some(bound), false) => line(format!("the policy's bound of {} is BROKEN", percent(bound))),
    }
    words.trim_end().to_owned()
}

fn archive_in_words(archive: &ArchiveFairness, base: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "\n{} of {} comparisons in comments of the archive flip; {} comments looked at, {} published ones name somebody, {} \
         drawn, {} swapped",
        archive.flips, archive.pairs, archive.read, archive.naming, archive.sampled, archive.swapped
    )];
    let skipped = [
        (archive.skipped.attacking, "attack somebody"),
        (archive.skipped.unknown_form, "have a name in a form that no other name is known in"),
        (archive.skipped.other_language, "are in another language than the name"),
    ];
    let skipped: Vec<String> =
        skipped.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{n} {why}")).collect();
    if !skipped.is_empty() {
        lines.push(format!("  not swapped: {}", skipped.join("; ")));
    }
    for set in archive.sets.iter().filter(|set| set.flips > 0) {
        let mut text = format!(
            "  {} {}: {} of {} comparisons, {}, in {} of {} comments",
            set.language,
            set.kind.as_str(),
            set.flips,
            set.pairs,
            percent(set.share),
            set.flipped,
            set.comments
        );
        if !set.counts {
            let _ = write!(
                text,
                " (too little for the bound: {MIN_ARCHIVE_PAIRS} comparisons and {MIN_FLIPPED_COMMENTS} comments that flip are needed)"
            );
        }
        lines.push(text);
    }
    lines.extend(worst_pairs(&archive.worst, "comments"));
    for text in archive.texts.iter().take(MAX_PRINTED) {
        lines.push(format!(
            "  {base}{} names {}, {}: {} of {} pairs ({})\n    {}",
            text.permalink,
            text.name,
            text.outcome,
            text.flips,
            text.pairs,
            odd_in_words(&text.odd),
            text.text
        ));
    }
    if archive.texts.len() > MAX_PRINTED {
        lines.push(format!("  … and {} comments more", archive.texts.len() - MAX_PRINTED));
    }
    lines
}

fn worst_pairs(worst: &[SwappedPair], of: &str) -> Vec<String> {
    let pair = |p: &SwappedPair| format!("  {} | {}: {} of {} {of}", p.a, p.b, p.flips, p.texts);
    let mut lines: Vec<String> = worst.iter().take(MAX_PRINTED).map(pair).collect();
    if worst.len() > MAX_PRINTED {
        lines.push(format!("  … and {} pairs more", worst.len() - MAX_PRINTED));
    }
    lines
}

fn odd_in_words(odd: &[(String, String)]) -> String {
    odd.iter().map(|(name, outcome)| format!("{name} {outcome}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.2} %", share * 100.0)
}
