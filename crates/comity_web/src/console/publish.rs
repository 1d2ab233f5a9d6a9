//! Publishing: a draft becomes the next version, or an old version comes back. Both show what readers will see changed.

use crate::console::draft::{draft_id, seen};
use crate::console::draft_check::{CheckResult, check_result};
use crate::console::frame::{ConsoleFrame, Desk};
use crate::console::policy::replay_words;
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    DraftReplay, PublishDraft, Published, Refusal, RollBack, SaidChange, list_scheduled, publish_draft,
    read_draft, read_draft_report, read_version, roll_back_policy,
};
use comity_model::Timestamp;
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/publish.html")]
struct PublishPage {
    frame: ConsoleFrame,
    detail: Option<String>,
    back_url: String,
    back_words: String,
    changed: Vec<SaidChange>,
    check: Option<CheckResult>,
    replay: Option<ReplayItem>,
    is_ready: bool,
    action: String,
    csrf: String,
    seen: String,
    note: String,
    /// Whether it is a draft: it may come later, and somebody has to say why. An old version that comes back says so itself.
    is_draft: bool,
    from: String,
    asks_without_replay: bool,
    /// Versions that are still to come, in sentences: they never take effect if this one comes before them.
    scheduled: Vec<String>,
    button: String,
}

struct ReplayItem {
    is_current: bool,
    words: String,
    url: String,
}

/// `GET /console/policy/drafts/{draft}/publish`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(draft): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show_draft(&web, &signed, &draft, &Fields::default(), None).await
}

/// `POST /console/policy/drafts/{draft}/publish`
pub(crate) async fn send(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        return show_draft(&web, signed, &draft, fields, Some(&failed))
            .await
            .map_err(|failed| sent.plain(failed));
    }
    let wanted = PublishDraft {
        draft: draft_id(&draft)?,
        seen: seen(fields)?,
        effective_from: fields.filled("from").map(moment).transpose()?,
        note: fields.get("note").to_owned(),
        is_without_replay: fields.filled("without_replay").is_some(),
        replaces_scheduled: fields.filled("replaces_scheduled").is_some(),
    };
    match publish_draft(web.app(), signed.moderator(), wanted).await.map_err(Failed::from) {
        Ok(published) if done(&published).is_some() => Ok(after(&published)),
        // The check on the page says what is wrong.
        Ok(_) => show_draft(&web, signed, &draft, fields, None).await,
        Err(
            failed @ Failed::Refused(
                Refusal::ChangedMeanwhile
                | Refusal::ReplayMissing
                | Refusal::ReasonMissing
                | Refusal::EffectiveInThePast
                | Refusal::ScheduledReplaced { .. },
            ),
        ) => show_draft(&web, signed, &draft, fields, Some(&failed)).await,
        Err(failed) => Err(failed),
    }
}

/// `GET /console/policy/versions/{version}/bring-back`
pub(crate) async fn bring_back_page(
    State(web): State<Web>,
    Path(version): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    show_version(&web, &signed, &version, &Fields::default(), None).await
}

/// `POST /console/policy/versions/{version}/bring-back`
pub(crate) async fn bring_back(
    State(web): State<Web>,
    Path(version): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        return show_version(&web, signed, &version, fields, Some(&failed))
            .await
            .map_err(|failed| sent.plain(failed));
    }
    if !signed.may_edit() {
        return Err(Refusal::NotAllowed.into());
    }
    let wanted = RollBack {
        site: signed.moderator().site,
        number: version.parse().map_err(|_| BadRequest::NotFound)?,
        note: fields.get("note").to_owned(),
        seen: Some(fields.get("seen").parse().map_err(|_| BadRequest::Malformed)?),
        by: Some(signed.moderator().id),
        replaces_scheduled: fields.filled("replaces_scheduled").is_some(),
    };
    match roll_back_policy(web.app(), wanted).await.map_err(Failed::from) {
        Ok(published) if done(&published).is_some() => Ok(after(&published)),
        Ok(Published::Errors(errors)) => {
            let refusal = Failed::Refused(Refusal::PolicyHasErrors { count: errors.len() });
            show_version(&web, signed, &version, fields, Some(&refusal)).await
        }
        Ok(Published::Unfair(fairness)) => {
            let percent = |share: f64| format!("{:.2}", share * 100.0);
            let (share, bound) = (percent(fairness.share), percent(fairness.max_flips.unwrap_or_default()));
            let refusal = Failed::Refused(Refusal::PolicyUnfair { share, bound });
            show_version(&web, signed, &version, fields, Some(&refusal)).await
        }
        Ok(Published::Version(_) | Published::Unchanged(_)) => Err(Refusal::NotAllowed.into()),
        Err(failed @ Failed::Refused(Refusal::ChangedMeanwhile | Refusal::ScheduledReplaced { .. })) => {
            show_version(&web, signed, &version, fields, Some(&failed)).await
        }
        Err(failed) => Err(failed),
    }
}

/// The word for what came of it; none when it was not published.
fn done(published: &Published) -> Option<&'static str> {
    match published {
        Published::Version(_) => Some("published"),
        Published::Unchanged(_) => Some("unchanged"),
        Published::Errors(_) | Published::Unfair(_) => None,
    }
}

fn after(published: &Published) -> Response {
    Redirect::to(&format!("/console/policy?done={}", done(published).unwrap_or_default())).into_response()
}

/// A moment as a browser's field gives it, read as UTC.
fn moment(text: &str) -> Result<Timestamp, Failed> {
    let at: jiff::civil::DateTime = text.parse().map_err(|_| BadRequest::Malformed)?;
    let at = jiff::tz::TimeZone::UTC.to_timestamp(at).map_err(|_| BadRequest::Malformed)?;
    Ok(Timestamp::from_micros(at.as_microsecond()))
}

async fn show_draft(
    web: &Web,
    signed: &SignedIn,
    draft: &str,
    fields: &Fields,
    failed: Option<&Failed>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let (w, id) = (desk.w, draft_id(draft)?);
    let view = read_draft(web.app(), signed.moderator(), id, w.lang).await?;
    let url = urls::policy_draft(id);
    let is_current = view.replay == DraftReplay::Done { is_current: true };
    let report = read_draft_report(web.app(), signed.moderator(), id, w.lang).await?.filter(|_| is_current);
    let leading = report.and_then(|report| report.sentences(w.lang).into_iter().next());
    let newer = view.newest > view.draft.based_on;
    let is_ready = view.check.is_sound() && signed.may_edit() && !newer;
    let detail = failed
        .map(|failed| failed.sentence(w))
        .or_else(|| newer.then(|| w.with("editor-newer", "version", view.newest)));
    let page = PublishPage {
        detail,
        back_url: url.clone(),
        back_words: w.t("editor-back-to-draft"),
        changed: view.check.changed.clone(),
        check: (!view.check.is_sound()).then(|| check_result(w, &url, "", &view.check)),
        replay: Some(ReplayItem {
            is_current,
            words: leading.unwrap_or_else(|| replay_words(w, view.replay)),
            url: format!("{url}/replay"),
        }),
        is_ready,
        action: format!("{url}/publish"),
        csrf: signed.session.csrf.clone(),
        seen: view.draft.saved_at.as_micros().to_string(),
        note: fields.get("note").to_owned(),
        is_draft: true,
        from: fields.get("from").to_owned(),
        asks_without_replay: !is_current,
        scheduled: scheduled(web, signed, w, None).await?,
        button: w.t("editor-publish-button"),
        frame: desk.frame(signed, w.t("editor-publish"), "policy"),
    };
    let status = match failed {
        Some(failed) => failed.status(),
        None if view.check.is_sound() => StatusCode::OK,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(html(status, &page))
}

/// The versions that are still to come, in sentences, without the one whose text is to come at once.
async fn scheduled(web: &Web, signed: &SignedIn, w: Words, but: Option<u32>) -> Result<Vec<String>, Failed> {
    let scheduled = list_scheduled(web.app(), signed.moderator().site).await?;
    let others = scheduled.into_iter().filter(|(number, _)| Some(*number) != but);
    let sentence = |(number, from): (u32, Timestamp)| {
        let args = [("version", number.to_string()), ("from", w.when(from).words)];
        w.args("editor-scheduled", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    Ok(others.map(sentence).collect())
}

async fn show_version(
    web: &Web,
    signed: &SignedIn,
    version: &str,
    fields: &Fields,
    failed: Option<&Failed>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let w = desk.w;
    let number: u32 = version.parse().map_err(|_| BadRequest::NotFound)?;
    let read = read_version(web.app(), signed.moderator(), number, w.lang).await?;
    let url = urls::console_version(number);
    let page = PublishPage {
        detail: failed.map(|failed| failed.sentence(w)),
        back_url: url.clone(),
        back_words: w.with("policy-version", "version", number),
        changed: read.if_brought_back,
        check: None,
        replay: None,
        is_ready: signed.may_edit(),
        action: format!("{url}/bring-back"),
        csrf: signed.session.csrf.clone(),
        seen: read.newest.to_string(),
        note: fields.get("note").to_owned(),
        is_draft: false,
        from: String::new(),
        asks_without_replay: false,
        scheduled: scheduled(web, signed, w, Some(number)).await?,
        button: w.with("editor-bring-back", "version", number),
        frame: desk.frame(signed, w.with("editor-bring-back", "version", number), "policy"),
    };
    Ok(html(failed.map_or(StatusCode::OK, Failed::status), &page))
}
