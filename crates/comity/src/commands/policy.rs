//! `comity policy`: checks, formats, replays and publishes a policy.

mod documents;
mod fairness;
mod publish;
mod replay;
mod versions;

use crate::cli::Where;
use crate::output::{self, say};
use crate::{data, runtime, scorer};
use anyhow::Context;
use clap::{Args, Subcommand};
use comity_actions::{FairnessByPair, PinChange, Pinned};
use comity_policy::{Policy, PolicyError};
use documents::{read, translations};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks, formats, replays and publishes policies.
///
/// Example: comity policy check policy.md
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks a policy as publishing does: language, rules, examples, and its own bound on
    /// fairness. Translations beside it (`name.hy.md`) are checked too.
    ///
    /// Fairness takes some seconds: names are swapped in texts of ours and, where a newsroom is at
    /// hand, in a sample of its archive. `--no-fairness` leaves it out.
    ///
    /// With `--in-force` it runs the examples of the version in force, and says whether this program
    /// has another model or other word lists than the version was published with: worth a look after
    /// an upgrade.
    ///
    /// Example: comity policy check policies/newsroom.md
    #[command(verbatim_doc_comment)]
    Check {
        /// The main file.
        #[arg(required_unless_present = "in_force", conflicts_with = "in_force")]
        file: Option<PathBuf>,
        /// Check the version in force instead of a file; the exit code is 1, too, when the program has changed since.
        #[arg(long)]
        in_force: bool,
        /// Don't measure fairness, where the policy sets itself a bound; publishing does in any case.
        #[arg(long, conflicts_with = "in_force")]
        no_fairness: bool,
        #[command(flatten)]
        place: Where,
    },
    /// Writes a policy in its one form: spaces, blank lines, examples and sanctions alike. Meaning never changes.
    ///
    /// Example: comity policy fmt draft.md
    #[command(verbatim_doc_comment)]
    Fmt {
        /// The file; its translations are files of their own.
        file: PathBuf,
        /// Change nothing; the exit code is 1 when the file is not in that form.
        #[arg(long)]
        check: bool,
    },
    /// Says how often verdicts flip when one people, town or political camp is named instead of
    /// another.
    ///
    /// Names are swapped in texts of ours and, where a newsroom is at hand, in a sample of its
    /// archive: published comments that attack nobody. The exit code is 1 when the bound that the
    /// policy sets itself (a `fairness` block) is broken.
    ///
    /// Example: comity policy fairness policies/newsroom.md --data comity-data --sample 1000
    #[command(verbatim_doc_comment)]
    Fairness(fairness::Options),
    /// Says what a policy would have done with the archive; without a file, the policy in force. Ctrl-C ends it with
    /// what was counted so far, and the exit code is 130; `--resume` goes on from there.
    ///
    /// Example: comity policy replay draft.md --since 2026-01-01 --html report.html
    #[command(verbatim_doc_comment)]
    Replay(replay::Options),
    /// Publishes a new version, at once or from a later time on. A policy that fails its own
    /// examples, or breaks its own bound on fairness, cannot be published.
    ///
    /// Example: comity policy publish draft.md --reason "Fewer links" --replay report.json
    #[command(verbatim_doc_comment)]
    Publish(publish::Options),
    /// Publishes the text of an old version again, as a new version. It passes the same checks as any other.
    ///
    /// Example: comity policy rollback 3 --reason "Version 4 held too much"
    #[command(verbatim_doc_comment)]
    Rollback(publish::Back),
    /// Withdraws a version that has not taken effect yet. It stays readable, marked as withdrawn.
    ///
    /// Example: comity policy withdraw 5 --reason "We talk about it once more"
    #[command(verbatim_doc_comment)]
    Withdraw(publish::Again),
    /// Lists all versions: how each stands, from when on, by whom and why.
    ///
    /// Example: comity policy versions
    #[command(verbatim_doc_comment)]
    Versions {
        #[command(flatten)]
        place: Where,
    },
    /// Prints the policy in force as it was published, or another version.
    ///
    /// Example: comity policy show > policy.md
    #[command(verbatim_doc_comment)]
    Show {
        /// The number of the version; without it the one in force.
        number: Option<u32>,
        #[command(flatten)]
        place: Where,
    },
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    match options.command {
        Command::Check { file: Some(file), no_fairness, place, .. } => check(&file, !no_fairness, &place),
        Command::Check { file: None, place, .. } => check_in_force(&place),
        Command::Fmt { file, check } => format(&file, check),
        Command::Fairness(options) => fairness::run(&options),
        Command::Replay(options) => replay::run(&options),
        Command::Publish(options) => publish::publish(&options),
        Command::Rollback(back) => publish::roll_back(&back),
        Command::Withdraw(again) => publish::withdraw(&again),
        Command::Versions { place } => versions::run(&place),
        Command::Show { number, place } => show(number, &place),
    }
}

/// Checks a file; fairness is measured where it `has_fairness`, and in the archive of a newsroom that stands at `place`.
fn check(file: &Path, has_fairness: bool, place: &Where) -> anyhow::Result<ExitCode> {
    let source = read(file)?;
    let policy = match checked(file, &source)? {
        Ok(policy) => policy,
        Err(errors) if place.json => return report_on(file, None, None, &errors),
        Err(errors) => return Ok(complain(&errors)),
    };
    let fairness = if has_fairness { fairness::of_bound(&policy, place)? } else { None };
    let broken = fairness.as_ref().and_then(|found| comity_actions::broken_bound(&policy, found));
    if place.json {
        return report_on(file, Some(&policy), fairness.as_ref(), broken.as_slice());
    }
    if let Some(error) = broken {
        let code = complain(&[error]);
        eprintln!("`comity policy fairness {}` says where", file.display());
        if policy.document().fairness().is_some_and(|bound| !bound.names.is_empty()) {
            eprintln!(
                "names that the policy adds are known to the rule `attack_on_group` where its `groups` has them"
            );
        }
        return Ok(code);
    }
    say(&format!(
        "{}: {}, {}, {}, languages: {}",
        file.display(),
        output::counted(policy.clauses().len() as u64, "clause", "clauses"),
        output::counted(policy.rule_count() as u64, "rule", "rules"),
        output::counted(policy.example_count() as u64, "example", "examples"),
        policy.languages().join(", ")
    ))?;
    if let Some(bound) = policy.document().fairness() {
        say(&fairness_in_words(fairness.as_ref(), bound.max_flips))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what a check found as JSON. A policy that could not be read has no counts.
fn report_on(
    file: &Path,
    policy: Option<&Policy>,
    fairness: Option<&FairnessByPair>,
    errors: &[PolicyError],
) -> anyhow::Result<ExitCode> {
    let shown = json!({
        "file": file.display().to_string(),
        "is_sound": errors.is_empty(),
        "errors": errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "clauses": policy.map(|policy| policy.clauses().len()),
        "rules": policy.map(Policy::rule_count),
        "examples": policy.map(Policy::example_count),
        "languages": policy.map(Policy::languages),
        "fairness": fairness.map(|found| json!({ "share": found.share, "max_flips": found.max_flips })),
    });
    say(&serde_json::to_string_pretty(&shown)?)?;
    Ok(output::answer(errors.is_empty()))
}

/// That a policy keeps its bound, and in which texts that was looked at.
fn fairness_in_words(fairness: Option<&FairnessByPair>, bound: f64) -> String {
    let bound = fairness::percent(bound);
    let Some(fairness) = fairness else {
        return format!("fairness was not measured; publishing holds it against the bound of {bound}");
    };
    let texts = match &fairness.archive {
        Some(archive) if archive.swapped == 1 => "texts of ours and 1 comment of the archive".to_owned(),
        Some(archive) => format!("texts of ours and {} comments of the archive", archive.swapped),
        None => "texts of ours; a newsroom's archive is looked at with --data".to_owned(),
    };
    let share = fairness::percent(fairness.share);
    format!("fairness: at most {share} of verdicts flip, within the bound of {bound} ({texts})")
}

fn check_in_force(place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let checked = data::in_words(runtime.block_on(comity_actions::check_in_force(&app, site.id)))?;
    let number = checked.pinned.version;
    let changes = unpinned(&checked.pinned);
    if place.json {
        let errors: Vec<String> = checked.errors.iter().map(ToString::to_string).collect();
        let (examples, is_sound) = (checked.examples, errors.is_empty() && changes.is_empty());
        let report = serde_json::json!({
            "version": number, "changes": changes, "errors": errors, "examples": examples,
        });
        say(&serde_json::to_string_pretty(&report)?)?;
        return Ok(output::answer(is_sound));
    }
    for change in &changes {
        say(change)?;
    }
    if !checked.errors.is_empty() {
        return Ok(complain(&checked.errors));
    }
    say(&format!("version {number}: {} examples, all as its clauses promise", checked.examples))?;
    if !changes.is_empty() {
        say(&format!(
            "look at `comity policy replay`; then `comity policy rollback {number}` publishes the same text with this program"
        ))?;
    }
    Ok(output::answer(changes.is_empty()))
}

/// What has changed in the program since the version in force was published, in sentences.
pub(crate) fn unpinned(pinned: &Pinned) -> Vec<String> {
    let Pinned { version, changes } = pinned;
    let named = |model: &str| if model.is_empty() { "no model".to_owned() } else { model.to_owned() };
    let sentence = |change: &PinChange| match change {
        PinChange::Model { then, now } if then == now => {
            format!("the model {now} was calibrated otherwise since version {version} was published")
        }
        PinChange::Model { then, now } => {
            format!("version {version} was published with {}, and {} is in use", named(then), named(now))
        }
        PinChange::WordLists { languages } => {
            let languages = languages.join(", ");
            format!("the program's word lists ({languages}) changed since version {version} was published")
        }
    };
    changes.iter().map(sentence).collect()
}

fn format(file: &Path, check: bool) -> anyhow::Result<ExitCode> {
    let source = read(file)?;
    let formatted = match comity_policy::format_readable(&source, &file.display().to_string()) {
        Ok(formatted) => formatted,
        Err(errors) => return Ok(complain(&errors)),
    };
    if formatted == source {
        return Ok(ExitCode::SUCCESS);
    }
    if check {
        let at = source.lines().zip(formatted.lines()).take_while(|(is, should)| is == should).count() + 1;
        say(&format!("{}:{at}: not formatted (`comity policy fmt` does it)", file.display()))?;
        return Ok(output::answer(false));
    }
    fs::write(file, formatted).with_context(|| format!("cannot write policy `{}`", file.display()))?;
    say(&format!("{}: formatted", file.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn show(number: Option<u32>, place: &Where) -> anyhow::Result<ExitCode> {
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let version = match number {
        None => {
            let policy = data::in_words(runtime.block_on(comity_actions::policy_in_force(&app, site.id)))?;
            policy.version().clone()
        }
        Some(number) => {
            let find = move |tx: &mut comity_store::Tx<'_>| {
                comity_store::policies::find_by_number(tx, site.id, number)
            };
            let found = runtime.block_on(app.store().read(find))?;
            found.with_context(|| format!("there is no version {number} of the policy"))?
        }
    };
    let translations: BTreeMap<&str, &str> =
        version.translations.iter().map(|(language, text)| (language.as_str(), text.as_str())).collect();
    let shown = json!({
        "version": version.number, "digest": version.digest,
        "effective_from": comity_actions::rfc3339(version.effective_from),
        "source": version.source, "translations": translations,
    });
    output::report(&shown, place.json, |_| version.source.trim_end().to_owned())?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn checked(file: &Path, source: &str) -> anyhow::Result<Result<Policy, Vec<PolicyError>>> {
    let scorer = scorer::load();
    let name = file.display().to_string();
    Ok(comity_actions::check_policy(Some(&*scorer), source, &name, &translations(file)?))
}

pub(super) fn complain(errors: &[PolicyError]) -> ExitCode {
    for error in errors {
        eprintln!("{error}\n");
    }
    eprintln!("{} {}", errors.len(), if errors.len() == 1 { "problem" } else { "problems" });
    output::answer(false)
}
