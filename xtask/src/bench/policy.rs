//! Evaluating a policy, and replaying one over an archive: with the signals that were stored, and with every text scored anew.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::archive::{self, Story};
use super::program::{Running, run_to_end};
use super::reading::Stages;
use super::report::{Bound, Report};
use super::{Bench, http, now, reading, wait_for};

const PART: &str = "policy";

/// Microseconds of one evaluation of a policy with 40 rules on ready facts, and of one in which five are expressions.
const EVALUATION_US: [f64; 2] = [3.0, 15.0];

/// Seconds for a million comments: with stored signals, and scored anew.
const MILLION_SECS: [f64; 2] = [30.0, 120.0];

/// A second archive, twice as long, may take twice as long within this part of it.
const GROWTH: f64 = 0.1;

/// Reading the console while a replay runs, of reading it at rest.
const RESPONSIVE: f64 = 3.0;

/// A longer archive may need this many times the memory: what the measuring itself is unsure of.
const FLAT: f64 = 1.15;

/// Comments of one story in the archive.
const PER_STORY: u64 = 200;

/// Clients that read the console.
const READERS: usize = 2;

pub(super) fn measure(bench: &Bench, comments: u64, report: &mut Report) -> Result<()> {
    evaluation(bench, report)?;
    let once = archived(bench, "replay-once", comments)?;
    let twice = archived(bench, "replay-twice", comments * 2)?;
    replays(bench, (&once, &twice), comments, ("scored anew by the first stage", MILLION_SECS[1]), report)?;
    reading::configure(&once, Stages::Both)?;
    let (seconds, _) = replay(bench, &once)?;
    reading::configure(&once, Stages::First)?;
    let what = "… for a million, by both stages";
    report.add(PART, what, seconds * 1e6 / comments as f64, "s", Bound::None);
    for data in [&once, &twice] {
        store_facts(bench, data)?;
    }
    replays(bench, (&once, &twice), comments, ("with stored signals", MILLION_SECS[0]), report)?;
    console(bench, &twice, report)
}

/// What the test of the policy's crate says of itself, built for release.
fn evaluation(bench: &Bench, report: &mut Report) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args([
        "test",
        "--release",
        "--locked",
        "-p",
        "comity_policy",
        "--test",
        "speed",
        "--",
        "--nocapture",
    ]);
    command.current_dir(&bench.root);
    let (_, _, said) = run_to_end(&mut command, &bench.folder.join("speed.log"))?;
    let figures: Vec<f64> = said.lines().filter_map(micros_in).collect();
    ensure!(figures.len() == EVALUATION_US.len(), "the test says something else:\n{said}");
    let names = ["40 rules on ready facts", "40 rules, five of them expressions"];
    for ((name, figure), bound) in names.into_iter().zip(figures).zip(EVALUATION_US) {
        report.add(PART, name, figure, "µs", Bound::AtMost(bound));
    }
    Ok(())
}

/// `40 rules: 1.23 µs a comment`.
fn micros_in(line: &str) -> Option<f64> {
    line.strip_suffix(" µs a comment")?.rsplit_once(": ")?.1.parse().ok()
}

/// An installation with an archive of so many comments; gives its data folder.
fn archived(bench: &Bench, name: &str, comments: u64) -> Result<PathBuf> {
    let folder = bench.folder(name)?;
    let (file, data) = (folder.join("archive.xml"), folder.join("data"));
    let stories: Vec<Story> = (0..comments / PER_STORY)
        .map(|number| Story {
            key: format!("story-{number}"),
            comments: PER_STORY,
            has_replies: true,
            hour: number * archive::HOURS_APART,
        })
        .collect();
    archive::write(&file, &stories)?;
    reading::import(bench, &data, &file)?;
    std::fs::remove_file(&file).with_context(|| format!("cannot remove `{}`", file.display()))?;
    Ok(data)
}

/// Replays the policy in force over one archive and over one twice as long.
fn replays(
    bench: &Bench,
    (once, twice): (&Path, &Path),
    comments: u64,
    (how, bound): (&str, f64),
    report: &mut Report,
) -> Result<()> {
    let (once_secs, once_mb) = replay(bench, once)?;
    let (twice_secs, twice_mb) = replay(bench, twice)?;
    let a_million = twice_secs * 1e6 / (comments * 2) as f64;
    let what = format!("replay of {} comments {how}", comments * 2);
    report.add(PART, what, twice_secs, "s", Bound::None);
    report.add(PART, "… for a million", a_million, "s", Bound::AtMost(bound));
    let growth = twice_secs / once_secs / 2.0;
    report.add(PART, "… of twice the time of half as many", growth, "×", Bound::AtMost(1.0 + GROWTH));
    report.add(PART, "… memory at most", twice_mb, "MB", Bound::None);
    report.add(PART, "… of that for half as many", twice_mb / once_mb, "×", Bound::AtMost(FLAT));
    Ok(())
}

fn replay(bench: &Bench, data: &Path) -> Result<(f64, f64)> {
    let mut command = Command::new(&bench.comity);
    command.args(["policy", "replay", "--json", "--data"]).arg(data);
    let (seconds, largest_mb, said) = run_to_end(&mut command, &data.join("replay.log"))?;
    ensure!(said.contains("\"is_complete\": true"), "the replay is not complete:\n{said}");
    Ok((seconds, largest_mb))
}

/// Gives every comment of an archive the facts and signals of one that was posted, as if all had been.
fn store_facts(bench: &Bench, data: &Path) -> Result<()> {
    let server = reading::serve(bench, data)?;
    let body = "name=Mara+Toth&email=mara%40example.org&text=The+council+promised+a+bridge+before+winter.";
    let answer = http::send(&server.address, "POST", "/s/main/1/comments", (&HEADERS, body))?;
    ensure!(answer.status < 400, "a comment cannot be posted: {}", answer.status);
    drop(server);
    let mut command = Command::new(bench.examples.join("same_facts"));
    run_to_end(command.arg(data.join("comity.sqlite")), &data.join("facts.log"))?;
    Ok(())
}

/// What a form of our own pages sends.
const HEADERS: [&str; 2] = ["content-type: application/x-www-form-urlencoded", "sec-fetch-site: same-origin"];

/// How long the console takes to answer at rest, and while a draft is replayed.
fn console(bench: &Bench, data: &Path, report: &mut Report) -> Result<()> {
    let server = reading::serve(bench, data)?;
    let mut command = Command::new(&bench.comity);
    command.args(["moderator", "link", "Operator", "--data"]).arg(data);
    let (_, _, said) = run_to_end(&mut command, &data.join("link.log"))?;
    let token = said.split("/console/sign-in/").nth(1).and_then(|rest| rest.split_whitespace().next());
    let path = format!("/console/sign-in/{}", token.context("there is no link to sign in with")?);
    let answer = http::send(&server.address, "POST", &path, (&HEADERS, ""))?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    let cookie = format!("cookie: {}", cookie.context("signing in gives no cookie")?);
    let headers = [HEADERS[0], HEADERS[1], &cookie];

    let page = http::send(&server.address, "GET", "/console/policy", (&headers, ""))?;
    let csrf = field(&String::from_utf8_lossy(&page.body), "csrf").context("the page has no form")?;
    let begun =
        http::send(&server.address, "POST", "/console/policy/drafts", (&headers, &format!("csrf={csrf}")))?;
    let draft = begun.header("location").context("no draft was begun")?.to_owned();

    let idle = p99_ms(bench, &server, &headers, &|| true)?;
    let wanted = format!("csrf={csrf}&since=0&sample=0&against=");
    let replay = format!("{draft}/replay");
    let started = http::send(&server.address, "POST", &replay, (&headers, &wanted))?;
    ensure!(started.status == 303, "the replay did not begin: {}", started.status);
    let began = now();
    let progress = format!("{replay}/progress");
    let runs = || {
        http::send(&server.address, "GET", &progress, (&headers, ""))
            .is_ok_and(|answer| String::from_utf8_lossy(&answer.body).contains("\"running\":true"))
    };
    let meanwhile = p99_ms(bench, &server, &headers, &runs)?;
    wait_for("the end of the replay", Duration::from_secs(3_600), || (!runs()).then_some(()))?;
    report.add(PART, "console at rest, 99th percentile", idle, "ms", Bound::None);
    report.add(PART, "console while a draft is replayed, 99th percentile", meanwhile, "ms", Bound::None);
    report.add(PART, "… of that at rest", meanwhile / idle, "×", Bound::AtMost(RESPONSIVE));
    report.add(PART, "that replay, by half of the cores", began.elapsed().as_secs_f64(), "s", Bound::None);
    report.add(PART, "memory of the server after it", server.resident_mb()?, "MB", Bound::None);
    Ok(())
}

/// The 99th percentile of reading the queue, over the time of a load or for as long as `goes_on` says.
fn p99_ms(
    bench: &Bench,
    server: &Running,
    headers: &[&str],
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<f64> {
    let read = || -> Result<Vec<f64>> {
        let (began, mut taken) = (now(), Vec::new());
        while began.elapsed().as_secs_f64() < bench.seconds {
            // Asked now and then, so that asking does not become the load.
            if taken.len() % 50 == 0 && !goes_on() {
                break;
            }
            let begin = now();
            let answer = http::send(&server.address, "GET", "/console", (headers, ""))?;
            ensure!(answer.status == 200, "the console answers {}", answer.status);
            taken.push(begin.elapsed().as_secs_f64() * 1_000.0);
        }
        Ok(taken)
    };
    let taken: Result<Vec<Vec<f64>>> = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|_| scope.spawn(read)).collect();
        readers.into_iter().map(|reader| reader.join().expect("a reader does not panic")).collect()
    });
    let mut taken: Vec<f64> = taken?.into_iter().flatten().collect();
    taken.sort_by(f64::total_cmp);
    taken.get(taken.len() * 99 / 100).copied().context("nothing was read: the replay was over at once")
}

/// The value of a hidden field.
fn field(page: &str, name: &str) -> Option<String> {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_fields_are_read() {
        assert_eq!(micros_in("40 rules, five of them expressions: 9.50 µs a comment"), Some(9.5));
        assert_eq!(micros_in("running 1 test"), None);
        let page = "<input type=\"hidden\" name=\"csrf\" value=\"ab12\">";
        assert_eq!(field(page, "csrf").as_deref(), Some("ab12"));
    }
}
