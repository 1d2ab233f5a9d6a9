//! The editor: a draft's documents, one at a time, with what a check finds beside them.

use crate::console::draft_check::{CheckResult, check_result};
use crate::console::frame::{ConsoleFrame, Desk, Flash};
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
    CheckDraft, DraftError, DraftView, Refusal, SaveDraft, check_draft, discard_draft, read_draft,
    rebase_draft, save_draft,
};
use comity_model::{PolicyDraftId, Timestamp};
use http::StatusCode;

#[derive(Template)]
#[template(path = "console/draft.html")]
struct DraftPage {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    csrf: String,
    may_edit: bool,
    url: String,
    about: String,
    newer: Option<String>,
    documents: Vec<DocumentTab>,
    language: String,
    seen: i64,
    text_label: String,
    text: String,
    lines: Vec<Line>,
    check: CheckResult,
    replay_words: String,
}

struct DocumentTab {
    url: String,
    label: String,
    is_current: bool,
    problems: usize,
}

struct Line {
    number: usize,
    is_wrong: bool,
}

/// `GET /console/policy/drafts/{draft}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(draft): Path<String>,
    signed: SignedIn,
) -> Result<Response, Failed> {
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let view = read_draft(web.app(), signed.moderator(), draft_id(&draft)?, desk.w.lang).await?;
    let is_sound = view.check.is_sound();
    let said = match signed.visitor.query.get("done") {
        "saved" if is_sound => Some(("editor-saved", false)),
        "saved" => Some(("editor-saved-problems", true)),
        "removed" => Some(("editor-translation-removed", false)),
        _ => None,
    };
    let flash =
        said.map(|(key, is_refusal)| Flash { w: desk.w, words: desk.w.t(key), is_refusal, undo: None });
    let language = signed.visitor.query.get("language").to_owned();
    Ok(html(StatusCode::OK, &draft_page(&desk, &signed, &view, (&language, None), flash)))
}

/// `POST /console/policy/drafts/{draft}`: saves one document, and goes where the button says.
pub(crate) async fn save(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let id = draft_id(&draft)?;
    let language = fields.get("language");
    if let Some(failed) = sent.expired() {
        return again(&web, signed, id, fields, &failed).await.map_err(|failed| sent.plain(failed));
    }
    let is_removed = fields.get("then") == "remove" && fields.filled("sure").is_some();
    if !language.is_empty() && is_emptied(fields) {
        return emptied(&web, signed, id, fields).await;
    }
    let text = match fields.get("then") {
        "remove" if is_removed => String::new(),
        "translate" => translation_to_begin(&web, signed, id, language).await?,
        _ => fields.get("text").to_owned(),
    };
    let save = SaveDraft {
        draft: id,
        seen: seen(fields)?,
        language: Some(language.to_owned()).filter(|language| !language.is_empty()),
        text: text.clone(),
    };
    match save_draft(web.app(), signed.moderator(), save).await.map_err(Failed::from) {
        Ok(_) => {
            let url = urls::policy_draft(id);
            let to = match fields.get("then") {
                "replay" => format!("{url}/replay"),
                "publish" => format!("{url}/publish"),
                "remove" => format!("{url}?done=removed"),
                _ => format!("{url}?language={}&done=saved", urls::encode(language)),
            };
            Ok(Redirect::to(&to).into_response())
        }
        // Nothing that was typed is lost: the page comes back with it, and says why it was not saved.
        Err(
            failed @ Failed::Refused(
                Refusal::ChangedMeanwhile
                | Refusal::TextTooLong { .. }
                | Refusal::TooMany { .. }
                | Refusal::UnknownLanguage,
            ),
        ) => again(&web, signed, id, fields, &failed).await,
        Err(failed) => Err(failed),
    }
}

/// Whether a translation would be lost: an empty text, or removing without having said so twice.
fn is_emptied(fields: &Fields) -> bool {
    match fields.get("then") {
        "translate" => false,
        "remove" => fields.filled("sure").is_none(),
        _ => fields.get("text").trim().is_empty(),
    }
}

/// The editor with the translation as it is kept: an empty one is not saved.
async fn emptied(
    web: &Web,
    signed: &SignedIn,
    id: PolicyDraftId,
    fields: &Fields,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let view = read_draft(web.app(), signed.moderator(), id, desk.w.lang).await?;
    let words = desk.w.t("editor-translation-empty");
    let flash = Flash { w: desk.w, words, is_refusal: true, undo: None };
    let page = draft_page(&desk, signed, &view, (fields.get("language"), None), Some(flash));
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The editor again, with what was typed.
async fn again(
    web: &Web,
    signed: &SignedIn,
    id: PolicyDraftId,
    fields: &Fields,
    failed: &Failed,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let view = read_draft(web.app(), signed.moderator(), id, desk.w.lang).await?;
    let words = match failed {
        Failed::Refused(Refusal::ChangedMeanwhile) => desk.w.t("editor-changed-meanwhile"),
        failed => failed.sentence(desk.w),
    };
    let flash = Flash { w: desk.w, words, is_refusal: true, undo: None };
    let typed = (fields.get("language"), fields.find("text"));
    let mut page = draft_page(&desk, signed, &view, typed, Some(flash));
    // A form of an earlier sign-in has not told yet whether somebody else saved since.
    if let (Failed::Request(BadRequest::FormExpired), Ok(at)) = (failed, seen(fields)) {
        page.seen = at.as_micros();
    }
    Ok(html(failed.status(), &page))
}

/// `POST /console/policy/drafts/{draft}/check`: what a check finds in a document as it is being typed. Saves nothing.
pub(crate) async fn check(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = sent.taken()?;
    let id = draft_id(&draft)?;
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let mut known = comity_actions::find_draft(web.app(), signed.moderator(), id).await?;
    let (language, text) = (fields.get("language"), fields.get("text").replace("\r\n", "\n"));
    if language.is_empty() {
        known.source = text;
    } else if let Some((_, document)) = known.translations.iter_mut().find(|(known, _)| known == language) {
        *document = text;
    }
    let wanted = CheckDraft {
        site: signed.moderator().site,
        source: known.source,
        translations: known.translations,
        locale: desk.w.lang.to_owned(),
        looks_at_archive: false,
    };
    let found = check_draft(web.app(), wanted).await?;
    Ok(html(StatusCode::OK, &check_result(desk.w, &urls::policy_draft(id), language, &found)))
}

/// `POST /console/policy/drafts/{draft}/rebase`
pub(crate) async fn rebase(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = sent.taken()?;
    let id = draft_id(&draft)?;
    rebase_draft(web.app(), signed.moderator(), id, seen(&fields)?).await?;
    Ok(Redirect::to(&urls::policy_draft(id)).into_response())
}

/// `POST /console/policy/drafts/{draft}/discard`
pub(crate) async fn discard(
    State(web): State<Web>,
    Path(draft): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = sent.taken()?;
    discard_draft(web.app(), signed.moderator(), draft_id(&draft)?, seen(&fields)?).await?;
    Ok(Redirect::to("/console/policy?done=discarded").into_response())
}

/// The id in an address.
pub(crate) fn draft_id(text: &str) -> Result<PolicyDraftId, Failed> {
    text.parse().map_err(|_| BadRequest::NotFound.into())
}

/// The state of the draft that a form was made from.
pub(crate) fn seen(fields: &Fields) -> Result<Timestamp, Failed> {
    let micros = fields.get("seen").parse().map_err(|_| BadRequest::Malformed)?;
    Ok(Timestamp::from_micros(micros))
}

/// A new translation begins as the main document's prose: its rules and examples stay there.
async fn translation_to_begin(
    web: &Web,
    signed: &SignedIn,
    id: PolicyDraftId,
    language: &str,
) -> Result<String, Failed> {
    let draft = comity_actions::find_draft(web.app(), signed.moderator(), id).await?;
    if let Some((_, known)) = draft.translations.into_iter().find(|(known, _)| known == language) {
        return Ok(known);
    }
    let mut prose = String::new();
    let mut is_in_block = false;
    for line in draft.source.lines() {
        let is_fence = line.trim_start().starts_with("```");
        is_in_block ^= is_fence;
        let is_language = line.starts_with("<!-- language:");
        let is_second_gap = line.is_empty() && prose.ends_with("\n\n");
        let is_left_out = is_in_block || is_fence || is_language || is_second_gap;
        if !is_left_out {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    Ok(prose)
}

fn draft_page(
    desk: &Desk,
    signed: &SignedIn,
    view: &DraftView,
    (language, typed): (&str, Option<&str>),
    flash: Option<Flash>,
) -> DraftPage {
    let (w, draft) = (desk.w, &view.draft);
    let url = urls::policy_draft(draft.id);
    let translation = draft.translations.iter().find(|(known, _)| known == language);
    let language = translation.map_or("", |(known, _)| known.as_str());
    let stored = translation.map_or(&draft.source, |(_, text)| text);
    let text = typed.unwrap_or(stored).to_owned();
    let problems_in = |wanted: &str| -> Vec<usize> {
        let is_in = |e: &&DraftError| e.language.as_deref().unwrap_or("") == wanted;
        view.check.errors.iter().filter(is_in).map(|e| e.line).collect()
    };
    let tab = |language_of: &str, label: String| DocumentTab {
        url: format!("{url}?language={}", urls::encode(language_of)),
        label,
        is_current: language_of == language,
        problems: problems_in(language_of).len(),
    };
    let translations = draft.translations.iter().map(|(known, _)| tab(known, language_name(w, known)));
    let documents: Vec<DocumentTab> =
        std::iter::once(tab("", w.t("editor-main"))).chain(translations).collect();
    let wrong = problems_in(language);
    let lines = 1..=text.split('\n').count().max(1);
    DraftPage {
        flash,
        csrf: signed.session.csrf.clone(),
        may_edit: signed.may_edit(),
        about: w.args(
            "editor-draft-about",
            &[
                ("name", &view.saved_by),
                ("time", &w.when(draft.saved_at).words),
                ("version", &view.begun_under.to_string()),
            ],
        ),
        newer: (view.newest > draft.based_on).then(|| w.with("editor-newer", "version", view.newest)),
        documents,
        language: language.to_owned(),
        seen: draft.saved_at.as_micros(),
        text_label: w.t("editor-text"),
        lines: lines.map(|number| Line { number, is_wrong: wrong.contains(&number) }).collect(),
        text,
        check: check_result(w, &url, language, &view.check),
        replay_words: replay_words(w, view.replay),
        frame: desk.frame(signed, w.t("editor-draft"), "policy"),
        url,
    }
}

/// The name of a language, or its tag where we don't speak it.
pub(crate) fn language_name(w: Words, tag: &str) -> String {
    comity_locale::find(w.lang, &format!("language-{tag}"), &[]).unwrap_or_else(|| tag.to_owned())
}
