//! `comity policy replay`: what a policy would have done with the archive.

use super::complain;
use super::documents::{read, translations};
use crate::cli::{Where, spoken_language};
use crate::output::{INTERRUPTED, progress, report};
use crate::{data, runtime, scorer};
use anyhow::{Context, bail};
use clap::Args;
use comity_actions::{
    AgreementReport, App, InForce, ReplayKey, ReplayPolicy, ReplayReport, ReplayState, SampleComment, Sweep,
};
use comity_model::{Outcome, SiteId, Timestamp};
use comity_policy::{PolicyError, Share};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often it is written down how far a replay is: so much work is lost at most when the program ends.
const KEEP_EVERY: Duration = Duration::from_secs(3);

/// What to replay, and what to write.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The draft; without it the version in force.
    file: Option<PathBuf>,
    /// Only comments written on or after this day (UTC).
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<String>,
    /// Only about so many comments, evenly spread over the archive.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    sample: Option<u64>,
    /// Compare with this draft or published version, and not with what became of each comment.
    #[arg(long, value_name = "FILE|VERSION")]
    against: Option<String>,
    /// Also try one setting of one rule at several values between two: how many comments would the rule touch, and how many of
    /// these did moderators reject. Of several rules of a kind, name one: `personal-attacks/signal#2.at_least=0.5..0.9`.
    #[arg(long, value_name = "RULE.SETTING=FROM..TO")]
    sweep: Option<String>,
    /// Go on with the replay that was interrupted, from where it was. It is refused when the policy or what was asked for
    /// has changed since.
    #[arg(long)]
    resume: bool,
    /// Where it is written down how far the replay is, until it is done; without it a file in the data folder.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Write the report as a page that opens in any browser.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The language of that page, such as `hy`; without it, the one of the site's pages.
    #[arg(long, value_name = "LANGUAGE", requires = "html", value_parser = spoken_language)]
    language: Option<String>,
    /// Write the numbers as a table for a spreadsheet: `table,row,column,value,name`.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let place = &options.place;
    if options.html.is_some() && options.html == options.csv {
        bail!("--html and --csv name the same file; the second would overwrite the first");
    }
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let since = options.since.as_deref().map(|text| day(text, app.now())).transpose()?;
    let mut versions = Versions { app: &app, runtime: &runtime, site: site.id };
    let (policy, name) = match options.file.as_deref() {
        None => versions.in_force()?,
        Some(file) => match versions.of_file(file)? {
            Ok(found) => found,
            Err(errors) => return Ok(complain(&errors)),
        },
    };
    let (against, other) = match options.against.as_deref() {
        None => (None, "what became of each comment".to_owned()),
        Some(wanted) => match versions.find(wanted)? {
            // Two files of one name are told apart by their folders.
            Ok((policy, other)) if other == name => (Some(policy), wanted.to_owned()),
            Ok((policy, other)) => (Some(policy), other),
            Err(errors) => return Ok(complain(&errors)),
        },
    };
    let is_stopped = stop_on_interrupt(&runtime);
    let bar = progress(Some(0), "comments");
    let sweep = options.sweep.as_deref().map(|wanted| Sweep::of(&policy, wanted)).transpose();
    let sweep = sweep.map_err(|why| anyhow::anyhow!("--sweep: {why}"))?;
    let replay =
        ReplayPolicy { policy, against, since, sample: options.sample, sweep, lets_others_first: false };
    let mut kept = KeptState::at(options, &site.key);
    let state = if options.resume { Some(kept.read(&replay.key(&app))?) } else { None };
    let replayed = comity_actions::resume_replay(&app, &replay, state, &mut |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.read);
        let goes_on = !is_stopped.load(Ordering::Relaxed);
        if kept.is_due() || !goes_on {
            kept.write(progress.to_state());
        }
        goes_on
    });
    bar.finish_and_clear();
    let named = comity_actions::name_commenters(&app, site.id, data::in_words(replayed)?);
    let mut replayed = data::in_words(runtime.block_on(named))?;
    replayed.against.clone_from(&other);
    if replayed.is_complete {
        kept.remove();
    } else {
        eprintln!("stopped; the same command with --resume goes on from here");
    }
    if let Some(file) = &options.html {
        let language = options.language.as_deref().unwrap_or(&site.locale);
        let title = comity_web::ReportTitle { site: &site.name, policy: &name, against: &other, language };
        let mut shown = replayed.clone();
        shown.name_clauses(replay.policy.policy().document_in(language));
        write(file, &comity_web::replay_page(&shown, &title))?;
    }
    if let Some(file) = &options.csv {
        write(file, &comity_web::replay_table(&replayed))?;
    }
    report(&replayed, place.json, |report| in_words(report, &name, &other))?;
    Ok(if replayed.is_complete { ExitCode::SUCCESS } else { ExitCode::from(INTERRUPTED) })
}

/// The file that says how far a replay is.
struct KeptState {
    file: PathBuf,
    written: Instant,
    has_failed: bool,
}

impl KeptState {
    fn at(options: &Options, site: &str) -> Self {
        let beside = || options.place.data.join(format!("replay-{site}.json"));
        let file = options.state.clone().unwrap_or_else(beside);
        Self { file, written: now(), has_failed: false }
    }

    fn read(&self, key: &ReplayKey) -> anyhow::Result<ReplayState> {
        let file = self.file.display();
        let json = match fs::read_to_string(&self.file) {
            Ok(json) => json,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                bail!("there is no interrupted replay to go on with: `{file}` does not exist")
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read `{file}`")),
        };
        ReplayState::read(&json, key).map_err(|why| {
            anyhow::anyhow!(
                "cannot go on with the replay in `{file}`: {why}; without --resume a new one begins"
            )
        })
    }

    fn is_due(&self) -> bool {
        self.written.elapsed() >= KEEP_EVERY
    }

    /// Writes how far it is, whole or not at all. A replay doesn't end because this failed; it is said once.
    fn write(&mut self, state: comity_actions::Result<String>) {
        self.written = now();
        let written = data::in_words(state).and_then(|json| {
            let beside = self.file.with_extension("json.new");
            fs::write(&beside, json)?;
            Ok(fs::rename(&beside, &self.file)?)
        });
        if let Err(error) = written
            && !self.has_failed
        {
            self.has_failed = true;
            eprintln!("cannot write down how far the replay is in `{}`: {error:#}", self.file.display());
        }
    }

    /// The replay is done: there is nothing to go on with.
    fn remove(&self) {
        fs::remove_file(&self.file).ok();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how often a file is written needs no clock that tests can set"
)]
fn now() -> Instant {
    Instant::now()
}

/// Where policies to replay come from.
struct Versions<'a> {
    app: &'a App,
    runtime: &'a tokio::runtime::Runtime,
    site: SiteId,
}

/// A policy and the name that the report gives it, or what is wrong with it.
type Found = Result<(Arc<InForce>, String), Vec<PolicyError>>;

impl Versions<'_> {
    fn in_force(&mut self) -> anyhow::Result<(Arc<InForce>, String)> {
        let policy =
            data::in_words(self.runtime.block_on(comity_actions::policy_in_force(self.app, self.site)))?;
        let name = format!("version {}, in force", policy.version().number);
        Ok((policy, name))
    }

    fn of_file(&mut self, file: &Path) -> anyhow::Result<Found> {
        let source = read(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let scorer = scorer::load();
        let shown = file.display().to_string();
        let compiled = comity_actions::compile_draft(Some(&*scorer), &source, &shown, &translations(file)?);
        Ok(compiled.map(|policy| {
            let failed = comity_actions::failed_examples(Some(&*scorer), &policy).len();
            if failed > 0 {
                let examples = if failed == 1 { "example comes" } else { "examples come" };
                eprintln!(
                    "{failed} {examples} out otherwise than the policy says, so it could not be published as it stands; \
                     `comity policy check` names them"
                );
            }
            (Arc::new(InForce::of_draft(self.site, &source, policy)), name)
        }))
    }

    /// A file, or the number of a published version.
    fn find(&mut self, wanted: &str) -> anyhow::Result<Found> {
        let Ok(number) = wanted.parse::<u32>() else { return self.of_file(Path::new(wanted)) };
        let site = self.site;
        let found = self.runtime.block_on(
            self.app.store().read(move |tx| comity_store::policies::find_by_number(tx, site, number)),
        )?;
        let Some(version) = found else { bail!("there is no version {number} of the policy") };
        let name = format!("version {number}");
        let compiled =
            comity_actions::compile_policy(&version.source, "policy.md", &version.translations, "");
        Ok(compiled.map(|policy| (Arc::new(InForce::of_draft(site, &version.source, policy)), name)))
    }
}

/// A flag that Ctrl-C raises: the replay ends with what was counted so far. A second Ctrl-C ends the program.
fn stop_on_interrupt(runtime: &tokio::runtime::Runtime) -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&flag);
    runtime.spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            if raised.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
        }
    });
    flag
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write `{}`", file.display()))
}

fn day(text: &str, now: Timestamp) -> anyhow::Result<Timestamp> {
    let Ok(date) = text.parse::<jiff::civil::Date>() else {
        bail!("`{text}` is not a day such as 2026-01-31")
    };
    let at = date.to_zoned_datetime(jiff::tz::TimeZone::UTC).context("that day is out of range")?;
    let at = Timestamp::from_micros(at.timestamp().as_microsecond());
    if at > now {
        bail!("--since: {text} is still to come, so there would be nothing to replay");
    }
    Ok(at)
}

/// The report for a terminal.
fn in_words(report: &ReplayReport, name: &str, against: &str) -> String {
    let mut words = String::new();
    let mut line = |text: String| {
        words.push_str(&text);
        words.push('\n');
    };
    report.summary.iter().for_each(|sentence| line(sentence.clone()));
    if report.comments == 0 {
        return words.trim_end().to_owned();
    }
    let days = report.first_day.as_deref().zip(report.last_day.as_deref());
    let (first, last) = days.unwrap_or_default();
    line(format!("\n{name} against {against}: {} comments, {first} to {last}", report.comments));
    line(format!("\n  {:<10}{}", "then ↓ now", Outcome::ALL.map(|new| format!("{new:>9}")).concat()));
    for old in Outcome::ALL {
        let cells = Outcome::ALL.map(|new| format!("{:>9}", report.cell(old, new))).concat();
        line(format!("  {:<10}{cells}", old.as_str()));
    }
    for clause in &report.clauses {
        line(format!(
            "\n{}: cited {}; newly held {}, newly rejected {}, newly published {}",
            clause.title, clause.cited, clause.newly_held, clause.newly_rejected, clause.newly_published
        ));
        for (rule, counts) in &clause.rules {
            let settings = if counts.settings.is_empty() { "" } else { &format!(" ({})", counts.settings) };
            let trial = if counts.is_on_trial { ", on trial, would be" } else { "" };
            line(format!(
                "  {rule}{settings}{trial}: cited {}; newly held {}, newly rejected {}, newly published {}",
                counts.cited, counts.newly_held, counts.newly_rejected, counts.newly_published
            ));
            if let Some(precision) = counts.precision.filter(|_| counts.is_on_trial) {
                line(format!("    of what it noticed, rejected: {}", share_in_words(precision)));
            }
        }
        if let Some(agreement) = agreement_in_words(&clause.moderators) {
            line(format!("  moderators: {agreement}"));
        } else if let Some(agreement) = agreement_in_words(&clause.archive) {
            line(format!("  imported archive: {agreement}"));
        }
        clause.samples.iter().for_each(|sample| line(format!("    {}", sample_in_words(sample))));
    }
    if !report.overruled_cases.is_empty() {
        line("\nOverruled by a moderator; what this policy gets wrong again comes first:".to_owned());
        report.overruled_cases.iter().for_each(|sample| line(format!("    {}", sample_in_words(sample))));
    }
    if let Some(sweep) = &report.sweep {
        line(format!("\nOther values of {}", sweep.setting));
        let by =
            if sweep.by_archive { "the imported archive has as rejected" } else { "moderators rejected" };
        line(format!("  The rule asks to {}; of what it notices, {by}:", sweep.then));
        line(format!("  {:<10}{:>9}{:>9}{:>9}{:>10}  rejected", "value", "notices", "", "held", "rejected"));
        for point in &sweep.points {
            let rejected = point.rule.precision.map_or_else(|| "nobody decided".to_owned(), share_in_words);
            let share = format!("{:.1} %", point.noticed_share * 100.0);
            line(format!(
                "  {:<10}{:>9}{share:>9}{:>9}{:>10}  {rejected}",
                point.value, point.noticed, point.held, point.rejected
            ));
        }
    }
    for (title, groups) in [("language", &report.languages), ("people named", &report.peoples)] {
        if !groups.is_empty() {
            line(format!("\n  {title:<16}{:>9}{:>14}{:>14}", "comments", "stopped then", "stopped now"));
        }
        for group in groups {
            let (then, now) = (group.stopped_then, group.stopped_now);
            line(format!("  {:<16}{:>9}{then:>14}{now:>14}", group.name, group.comments));
        }
    }
    for commenter in &report.commenters {
        let name = commenter.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
        line(format!(
            "commenter {name}{}: {} with another outcome",
            commenter.commenter,
            counted(commenter.changed, "comment")
        ));
    }
    for skipped in &report.not_judged {
        let why = if skipped.why == "missing" { "not measured" } else { "not stored then" };
        let (title, rule) = (&skipped.title, &skipped.rule);
        line(format!("{title}: {rule}: {why}: {}", counted(skipped.comments, "comment")));
    }
    if report.erased > 0 {
        line(format!("erased and left out: {}", counted(report.erased, "comment")));
    }
    line("\nHistory is taken as it happened, not as this policy would have made it.".to_owned());
    words.trim_end().to_owned()
}

/// `1 comment`, `2 comments`.
fn counted(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `8 of 12 (67 %; 95 %: 39 to 86 %)`.
fn share_in_words(share: Share) -> String {
    let [found, low, high] = [share.share, share.low, share.high].map(|share| share * 100.0);
    format!("{} of {} ({found:.0} %; 95 %: {low:.0} to {high:.0} %)", share.part, share.whole)
}

fn agreement_in_words(agreement: &AgreementReport) -> Option<String> {
    let precision = agreement.precision.map(|share| format!("precision {}", share_in_words(share)));
    let recall = agreement.recall.map(|share| format!("recall {}", share_in_words(share)));
    let parts: Vec<String> = precision.into_iter().chain(recall).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn sample_in_words(sample: &SampleComment) -> String {
    let moderator =
        sample.moderator.as_ref().map(|made| format!("; a moderator {made} it")).unwrap_or_default();
    format!("{} → {}{moderator}: {}", sample.old, sample.new, sample.text)
}
