//! The replay of a draft: begun, watched, called off; and its report.

use crate::console::draft::draft_id;
use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::console::policy::replay_words;
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::replay_report::{ReportTitle, replay_page, replay_sections, replay_table};
use crate::state::Web;
use crate::thread::report::Choice;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    DraftReplay, Refusal, ReplayAgainst, ReplayDraft, ReplayJob, go_on_with_replay, read_draft,
    read_draft_report, replay_choices, replay_draft_against, stop_replay,
};
use comity_model::{PolicyDraftId, Timestamp};
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::{Value, json};

/// How far back a replay may look, in days; 0 is the whole archive.
const SINCE_DAYS: [u32; 5] = [0, 30, 90, 365, 1_095];

/// How many comments it may be held to; 0 is all.
const SAMPLES: [u64; 4] = [0, 1_000, 10_000, 100_000];

#[derive(Template)]
#[template(path = "console/replay.html")]
struct ReplayPage {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    csrf: String,
    may_edit: bool,
    draft_url: String,
    running: Option<Running>,
    /// Where the draft is published; none where that is not to be done now.
    publish_url: Option<String>,
    /// Whether it was called off and can go on.
    may_go_on: bool,
    state_words: Option<String>,
    is_refusal: bool,
    since: Vec<Choice>,
    samples: Vec<Choice>,
    against: Vec<Choice>,
    sweep: String,
    /// Safe HTML.
    report: Option<String>,
}

struct Running {
    read: u64,
    total: u64,
    words: String,
    is_stopping: bool,
}

impl Running {
    fn max(&self) -> u64 {
        self.total.max(1)
    }
}

/// `GET /console/policy/drafts/{draft}/replay`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(draft): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    show(&web, &signed, &desk, &draft, (None, "")).await
}

/// `GET /console/policy/drafts/{draft}/replay/progress`: how far it is, for the page's script.
pub(crate) async fn progress(
    State(web): State<Web>,
    Path(draft): Path<String>,
    signed: SignedIn,
) -> Result<Json<Value>, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let known = comity_actions::find_draft(web.app(), signed.moderator(), draft_id(&draft)?).await?;
    let known = DraftReplay::of(&known, None, web.app().now());
    Ok(Json(match known {
        DraftReplay::Running { read, total } | DraftReplay::Stopping { read, total } => {
            json!({"running": true, "read": read, "total": total, "words": how_far(desk.w, read, total)})
        }
        DraftReplay::Interrupted { read, total, goes_on: true } => {
            json!({"running": true, "read": read, "total": total, "words": replay_words(desk.w, known)})
        }
        _ => json!({"running": false}),
    }))
}

/// `POST /console/policy/drafts/{draft}/replay`: begins a replay on a thread of its own, or calls one off.
pub(crate) async fn send(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let id = draft_id(&draft)?;
    if let Some(failed) = sent.expired() {
        return again(&web, signed, &draft, &failed, fields.get("sweep"))
            .await
            .map_err(|failed| sent.plain(failed));
    }
    let here = format!("{}/replay", urls::policy_draft(id));
    if fields.filled("stop").is_some() {
        stop_replay(web.app(), signed.moderator(), id).await?;
        return Ok(Redirect::to(&here).into_response());
    }
    if fields.filled("go_on").is_some() {
        let begun = go_on_with_replay(web.app(), signed.moderator(), id).await;
        return after(&web, signed, &draft, begun, "").await;
    }
    let days: u32 = number(fields, "since")?;
    let day = fields.filled("since_day").map(day).transpose()?;
    let sample: u64 = number(fields, "sample")?;
    let wanted = ReplayDraft {
        draft: id,
        since: day.or_else(|| (days > 0).then(|| web.app().now().plus_days(-i64::from(days)))),
        sample: (sample > 0).then_some(sample),
        sweep: fields.filled("sweep").map(str::to_owned),
        is_against_in_force: false,
    };
    let against = against(fields.get("against"))?;
    let begun = replay_draft_against(web.app(), signed.moderator(), wanted, against).await;
    after(&web, signed, &draft, begun, fields.get("sweep")).await
}

/// Starts a replay that was begun, or says on its page why there is none; `sweep` is what was typed there.
async fn after(
    web: &Web,
    signed: &SignedIn,
    draft: &str,
    begun: comity_actions::Result<ReplayJob>,
    sweep: &str,
) -> Result<Response, Failed> {
    match begun.map_err(Failed::from) {
        Ok(job) => {
            job.start(|failure| tracing::error!(?failure, "a replay failed"))?;
            let here = format!("{}/replay", urls::policy_draft(draft_id(draft)?));
            Ok(Redirect::to(&here).into_response())
        }
        Err(
            failed @ Failed::Refused(
                Refusal::PolicyHasErrors { .. }
                | Refusal::SettingNotTried { .. }
                | Refusal::ReplayRuns
                | Refusal::ReplayGone,
            ),
        ) => again(web, signed, draft, &failed, sweep).await,
        Err(failed) => Err(failed),
    }
}

/// The page again, with what was typed there and why nothing was begun.
async fn again(
    web: &Web,
    signed: &SignedIn,
    draft: &str,
    failed: &Failed,
    sweep: &str,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let words = failed.sentence(desk.w);
    let flash = Flash { w: desk.w, words, is_refusal: true, undo: None };
    let mut response = show(web, signed, &desk, draft, (Some(flash), sweep)).await?;
    *response.status_mut() = failed.status();
    Ok(response)
}

/// `GET /console/policy/drafts/{draft}/replay/{file}`: the report to keep, as `report.html`, `report.csv` or `report.json`.
pub(crate) async fn file(
    State(web): State<Web>,
    Path((draft, file)): Path<(String, String)>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let (w, id) = (desk.w, draft_id(&draft)?);
    let report = read_draft_report(web.app(), signed.moderator(), id, w.lang).await?;
    let report = report.ok_or(BadRequest::NotFound)?;
    let (kind, text) = match file.as_str() {
        "report.html" => {
            let policy = match report.version {
                Some(version) => format!("version {version}"),
                None => w.t("editor-draft"),
            };
            let (site, against) = (desk.site.name.as_str(), report.against.as_str());
            let title = ReportTitle { site, policy: &policy, against, language: w.lang };
            ("text/html; charset=utf-8", replay_page(&report, &title))
        }
        "report.csv" => ("text/csv; charset=utf-8", replay_table(&report)),
        "report.json" => ("application/json", serde_json::to_string_pretty(&report).unwrap_or_default()),
        _ => return Err(BadRequest::NotFound.into()),
    };
    let name = format!("attachment; filename=\"replay-{file}\"");
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name.as_str())], text).into_response())
}

/// What a draft is compared with, as the form says it.
fn against(choice: &str) -> Result<ReplayAgainst, Failed> {
    Ok(match choice {
        "" => ReplayAgainst::History,
        "in-force" => ReplayAgainst::InForce,
        other => match other.split_once('-') {
            Some(("version", number)) => {
                ReplayAgainst::Version(number.parse().map_err(|_| BadRequest::Malformed)?)
            }
            Some(("draft", id)) => ReplayAgainst::Draft(draft_id(id)?),
            _ => return Err(BadRequest::Malformed.into()),
        },
    })
}

/// The beginning of a day (UTC), as a browser's field gives it.
fn day(text: &str) -> Result<Timestamp, Failed> {
    let day: jiff::civil::Date = text.parse().map_err(|_| BadRequest::Malformed)?;
    let at = day.to_zoned_datetime(jiff::tz::TimeZone::UTC).map_err(|_| BadRequest::Malformed)?;
    Ok(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

fn number<T: std::str::FromStr + Default>(fields: &Fields, name: &str) -> Result<T, Failed> {
    match fields.filled(name) {
        Some(value) => value.parse().map_err(|_| BadRequest::Malformed.into()),
        None => Ok(T::default()),
    }
}

async fn show(
    web: &Web,
    signed: &SignedIn,
    desk: &Desk,
    draft: &str,
    (flash, sweep): (Option<Flash>, &str),
) -> Result<Response, Failed> {
    let (w, id) = (desk.w, draft_id(draft)?);
    let view = read_draft(web.app(), signed.moderator(), id, w.lang).await?;
    let running = match view.replay {
        DraftReplay::Running { read, total } | DraftReplay::Stopping { read, total } => {
            let is_stopping = matches!(view.replay, DraftReplay::Stopping { .. });
            Some(Running { read, total, words: how_far(w, read, total), is_stopping })
        }
        DraftReplay::Interrupted { read, total, goes_on: true } => {
            Some(Running { read, total, words: replay_words(w, view.replay), is_stopping: false })
        }
        _ => None,
    };
    let report = match running {
        Some(_) => None,
        None => read_draft_report(web.app(), signed.moderator(), id, w.lang).await?,
    };
    let is_current = view.replay == DraftReplay::Done { is_current: true };
    let may_go_on = matches!(view.replay, DraftReplay::Stopped { may_go_on: true, .. });
    let choice = |value: String, label: String| Choice { is_chosen: false, value, label };
    let since = SINCE_DAYS.map(|days| {
        let label = if days == 0 { w.t("editor-since-all") } else { w.n("editor-since-days", days) };
        choice(days.to_string(), label)
    });
    let samples = SAMPLES.map(|sample| {
        let label = if sample == 0 { w.t("editor-sample-all") } else { w.n("editor-sample-some", sample) };
        choice(sample.to_string(), label)
    });
    let choices = replay_choices(web.app(), signed.moderator(), id).await?;
    let of_version = |number: u32| {
        choice(format!("version-{number}"), w.with("editor-against-version", "version", number))
    };
    let of_draft = |(draft, title): (PolicyDraftId, String)| {
        choice(format!("draft-{draft}"), w.with("editor-against-draft", "title", title))
    };
    let mut against = vec![
        choice(String::new(), w.t("editor-against-history")),
        choice("in-force".to_owned(), w.t("editor-against-in-force")),
    ];
    against.extend(choices.drafts.into_iter().map(of_draft));
    against.extend(choices.versions.into_iter().map(of_version));
    let page = ReplayPage {
        against,
        flash,
        csrf: signed.session.csrf.clone(),
        may_edit: signed.may_edit(),
        draft_url: urls::policy_draft(id),
        running,
        publish_url: (signed.may_edit() && is_current).then(|| format!("{}/publish", urls::policy_draft(id))),
        may_go_on,
        state_words: (!is_current).then(|| replay_words(w, view.replay)),
        is_refusal: matches!(
            view.replay,
            DraftReplay::Interrupted { .. } | DraftReplay::Stopped { .. } | DraftReplay::Done { .. }
        ),
        since: since.into(),
        samples: samples.into(),
        sweep: sweep.to_owned(),
        report: report.map(|report| replay_sections(w, &report, &report.against, true)),
        frame: desk.frame(signed, w.t("editor-replay"), "policy"),
    };
    Ok(html(StatusCode::OK, &page))
}

/// How far a replay is, in words.
fn how_far(w: Words, read: u64, total: u64) -> String {
    let count = |number| comity_locale::count(w.lang, number);
    w.args("editor-replay-far", &[("read", &count(read)), ("total", &count(total))])
}
