//! `comity policy publish`, `rollback` and `withdraw`: what changes which version is in force.

use super::complain;
use super::documents::{read, translations};
use crate::cli::Where;
use crate::output::{self, say};
use crate::{data, runtime};
use anyhow::{Context, bail};
use clap::Args;
use comity_actions::{
    App, Failure, LookedAt, PublishPolicy, Published, Refusal, RollBack, VersionState, VersionView,
    WithdrawVersion, rfc3339,
};
use comity_model::{Site, Timestamp};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is published, from when on and why.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The main file.
    file: PathBuf,
    /// Why, for colleagues and the ledger; it may be left out for the first version only.
    #[arg(long, alias = "note", value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    /// From when it is in force: a day (its beginning in the site's time zone) or a time such as
    /// `2026-12-01T08:00:00+04:00`; without it, and for today, at once.
    #[arg(long, value_name = "WHEN", value_parser = Moment::read)]
    effective_from: Option<Moment>,
    /// The replay that was looked at: what `comity policy replay FILE --json` wrote for this very text. Without it, the newest
    /// one that the console keeps of this text, if there is one.
    #[arg(long, value_name = "REPORT.json")]
    replay: Option<PathBuf>,
    /// Publish it although a version that is still to come would never take effect.
    #[arg(long)]
    replace_scheduled: bool,
    #[command(flatten)]
    place: Where,
}

/// Which version is brought back, and why.
#[derive(Debug, Args)]
pub(crate) struct Back {
    #[command(flatten)]
    again: Again,
    /// Bring it back although a version that is still to come would never take effect.
    #[arg(long)]
    replace_scheduled: bool,
}

/// Which version is brought back or withdrawn, and why.
#[derive(Debug, Args)]
pub(crate) struct Again {
    /// The number of the version.
    number: u32,
    /// Why, for colleagues and the ledger.
    #[arg(long, alias = "note", value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    #[command(flatten)]
    place: Where,
}

/// A day, or a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Moment {
    Day(jiff::civil::Date),
    Time(jiff::Timestamp),
}

impl Moment {
    fn read(text: &str) -> Result<Self, String> {
        if let Ok(time) = text.parse() {
            return Ok(Self::Time(time));
        }
        // A time without its offset would be read as its day.
        let day = text.parse().ok().filter(|_| text.len() == "2026-12-01".len());
        day.map(Self::Day).ok_or_else(|| {
            format!(
                "`{text}` is neither a day such as 2026-12-01 nor a time with its offset such as \
                 2026-12-01T08:00:00+04:00"
            )
        })
    }

    /// The moment on this site; none for today, whose beginning has passed: at once.
    fn on(self, site: &Site, now: Timestamp) -> anyhow::Result<Option<Timestamp>> {
        let at = match self {
            Self::Time(time) => time,
            Self::Day(day) => {
                let zone = jiff::tz::TimeZone::get(&site.timezone)
                    .with_context(|| format!("the site's time zone `{}` is not known here", site.timezone))?;
                let today = zone.to_datetime(jiff::Timestamp::from_microsecond(now.as_micros())?).date();
                if day == today {
                    return Ok(None);
                }
                day.to_zoned_datetime(zone).context("that day is out of range")?.timestamp()
            }
        };
        Ok(Some(Timestamp::from_micros(at.as_microsecond())))
    }
}

/// `comity policy publish`
pub(crate) fn publish(options: &Options) -> anyhow::Result<ExitCode> {
    let (place, file) = (&options.place, options.file.as_path());
    let app = data::open(place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, place))?;
    let name = file.display().to_string();
    let publish = PublishPolicy::of_documents(site.id, read(file)?, &name, translations(file)?);
    let publish = PublishPolicy {
        note: options.reason.clone(),
        effective_from: match options.effective_from {
            Some(moment) => moment.on(&site, app.now())?,
            None => None,
        },
        looked_at: options.replay.as_deref().map_or(Ok(LookedAt::Newest), replay)?,
        replaces_scheduled: options.replace_scheduled,
        ..publish
    };
    let from = publish.effective_from.filter(|from| *from > app.now());
    let outdated = comity_actions::outdated_translations(&app, site.id, &publish, "en");
    for warning in data::in_words(runtime.block_on(outdated))? {
        eprintln!("warning: {warning}");
    }
    let before = scheduled(&app, &runtime, &site)?;
    let published = in_words(runtime.block_on(comity_actions::publish_policy(&app, publish)), &before)?;
    say_replaced(&app, &runtime, &site, &before)?;
    if let Published::Version(number) = published {
        let versions = versions(&app, &runtime, &site)?;
        if !versions.iter().any(|version| version.number == number && version.has_report) {
            eprintln!(
                "note: no replay of this text was looked at: `comity policy replay {name} --json > report.json`, \
                 then `--replay report.json`"
            );
        }
    }
    said(published, from)
}

/// `comity policy rollback`
pub(crate) fn roll_back(back: &Back) -> anyhow::Result<ExitCode> {
    let again = &back.again;
    let app = data::open(&again.place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, &again.place))?;
    let (number, note) = (again.number, again.reason.clone());
    let replaces_scheduled = back.replace_scheduled;
    let wanted = RollBack { site: site.id, number, note, seen: None, by: None, replaces_scheduled };
    let before = scheduled(&app, &runtime, &site)?;
    let published = in_words(runtime.block_on(comity_actions::roll_back_policy(&app, wanted)), &before)?;
    say_replaced(&app, &runtime, &site, &before)?;
    said(published, None)
}

/// `comity policy withdraw`
pub(crate) fn withdraw(again: &Again) -> anyhow::Result<ExitCode> {
    let app = data::open(&again.place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, &again.place))?;
    let (number, note) = (again.number, again.reason.clone());
    let wanted = WithdrawVersion { site: site.id, number, note, by: None };
    in_words(runtime.block_on(comity_actions::withdraw_version(&app, wanted)), &[])?;
    say(&format!("version {number} is withdrawn and will not take effect"))?;
    let versions = versions(&app, &runtime, &site)?;
    for version in &versions {
        match version.state {
            VersionState::InForce => say(&format!("version {} stays in force", version.number))?,
            VersionState::ToCome => {
                say(&format!("version {} {}", version.number, comes(version.effective_from)))?;
            }
            VersionState::Over | VersionState::Replaced | VersionState::Withdrawn => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What came of it; a missing reason, and that a version of `scheduled` would be replaced, are said with the option that helps.
fn in_words<T>(done: comity_actions::Result<T>, scheduled: &[(u32, Timestamp)]) -> anyhow::Result<T> {
    match done {
        Err(Failure::Refused(Refusal::ReasonMissing)) => {
            bail!("say why, for colleagues and the ledger: --reason \"…\"")
        }
        Err(Failure::Refused(Refusal::ScheduledReplaced { versions })) => {
            let lost = scheduled.iter().filter(|(number, _)| versions.contains(number));
            let lost: Vec<String> = lost
                .map(|(number, from)| format!("version {number}, to come on {}", rfc3339(*from)))
                .collect();
            bail!(
                "{} would never take effect: a newer version replaces it for good. If that is meant, add \
                 --replace-scheduled; else publish that version's text once more after this one (`comity policy show \
                 NUMBER` prints it), for the same day",
                lost.join("; ")
            )
        }
        done => data::in_words(done),
    }
}

/// The versions that are still to come.
fn scheduled(
    app: &App,
    runtime: &tokio::runtime::Runtime,
    site: &Site,
) -> anyhow::Result<Vec<(u32, Timestamp)>> {
    data::in_words(runtime.block_on(comity_actions::list_scheduled(app, site.id)))
}

/// Names those of `before` that will not take effect any more.
fn say_replaced(
    app: &App,
    runtime: &tokio::runtime::Runtime,
    site: &Site,
    before: &[(u32, Timestamp)],
) -> anyhow::Result<()> {
    let now = scheduled(app, runtime, site)?;
    for (number, from) in before.iter().filter(|one| !now.contains(one) && one.1 > app.now()) {
        eprintln!("warning: version {number} will not take effect on {}: it is replaced", rfc3339(*from));
    }
    Ok(())
}

fn replay(file: &Path) -> anyhow::Result<LookedAt> {
    let json = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the replay report `{}`", file.display()))?;
    Ok(LookedAt::Written(json))
}

fn versions(app: &App, runtime: &tokio::runtime::Runtime, site: &Site) -> anyhow::Result<Vec<VersionView>> {
    data::in_words(runtime.block_on(comity_actions::list_versions(app, site.id)))
}

/// `comes into force on 2026-12-01T00:00:00Z`.
fn comes(from: Timestamp) -> String {
    format!("comes into force on {}", rfc3339(from))
}

/// Says what came of publishing; `from` is when it comes into force, where that is later.
fn said(published: Published, from: Option<Timestamp>) -> anyhow::Result<ExitCode> {
    match published {
        Published::Version(number) => {
            let how = from.map_or_else(|| "in force".to_owned(), comes);
            say(&format!("version {number} is published and {how}"))?;
            Ok(ExitCode::SUCCESS)
        }
        Published::Unchanged(number) => {
            say(&format!("nothing to publish: this is version {number} already"))?;
            Ok(ExitCode::SUCCESS)
        }
        Published::Errors(errors) => Ok(complain(&errors)),
        Published::Unfair(fairness) => {
            eprintln!(
                "not published: {:.2} % of verdicts flip when one name stands for another, and the policy allows \
                 {:.2} % (`comity policy fairness` with the same file and --data says where)",
                fairness.share * 100.0,
                fairness.max_flips.unwrap_or_default() * 100.0
            );
            Ok(output::answer(false))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_is_a_day_or_a_time_with_its_offset() {
        let time = Moment::read("2026-12-01T08:00:00+04:00").unwrap();
        assert_eq!(time, Moment::Time("2026-12-01T04:00:00Z".parse().unwrap()));
        assert_eq!(Moment::read("2026-12-01").unwrap(), Moment::Day(jiff::civil::date(2026, 12, 1)));
        for wrong in ["tomorrow", "2026-12-01T08:00", "2026-13-01", "01.12.2026"] {
            assert!(Moment::read(wrong).unwrap_err().contains("2026-12-01T08:00:00+04:00"), "{wrong}");
        }
    }
}
