//! Editing and withdrawing one's own comment.

use crate::error::Failed;
use crate::extract::fields::Fields;
use crate::extract::visitor::Visitor;
use crate::page::html;
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::form::{DoneItem, FormItem, FormKind, RefusalItem};
use crate::thread::permalink::comment_id;
use crate::thread::post::{Context, Quoted, answer_host, heading, refused_answer, taken_answer, text_of};
use crate::thread::view::{own_item, refusal_item, spans_of};
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{EditComment, OwnComment, Posted, Refusal, edit_comment, read_mine, withdraw_comment};
use comity_model::{CommentId, CommentState};
use http::StatusCode;
use serde_json::json;

type Place = Path<(String, String, String)>;

#[derive(Template)]
#[template(path = "withdraw_form.html")]
struct WithdrawForm {
    w: Words,
    action: String,
    back: String,
}

/// `GET /s/{site}/{story}/comments/{comment}/edit`
pub(crate) async fn edit_page(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let own = find_own(&web, &context, &visitor, &comment).await?;
    let mut page = context.page(context.w.t("form-edit-title"));
    page.form = Some(edit_form(&web, &context, &comment, (own.text, own.state), None).render()?);
    Ok(html(StatusCode::OK, &page))
}

/// `GET /embed/s/{site}/{story}/comments/{comment}/edit`: JSON, because it is one person's own.
pub(crate) async fn edit_fragment(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let own = find_own(&web, &context, &visitor, &comment).await?;
    let form = edit_form(&web, &context, &comment, (own.text, own.state), None).render()?;
    let mut response = Json(json!({ "html": form })).into_response();
    visitor.open_to_host(&context.site.origins, response.headers_mut());
    Ok(response)
}

/// `POST /s/{site}/{story}/comments/{comment}/edit`
pub(crate) async fn edit(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let changed = match visitor.must_be_ours() {
        Ok(()) => change(&web, &context, &visitor, &comment, &fields).await,
        Err(failed) => Err(failed),
    };
    match changed {
        Ok(posted) => {
            let to = format!("{}?posted={}#c-{}", urls::story(&site, &story), posted.comment, posted.comment);
            Ok(Redirect::to(&to).into_response())
        }
        Err(failed) => {
            let state = state_of(&web, &context, &visitor, &comment).await;
            let mut page = context.page(context.w.t("form-edit-title"));
            let text = text_of(&fields);
            page.form = Some(edit_form(&web, &context, &comment, (text, state), Some(&failed)).render()?);
            Ok(html(failed.status(), &page))
        }
    }
}

/// `POST /embed/s/{site}/{story}/comments/{comment}/edit`
pub(crate) async fn edit_here(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let changed = match visitor.must_be_host(&context.site) {
        Ok(()) => change(&web, &context, &visitor, &comment, &fields).await,
        Err(failed) => Err(failed),
    };
    let (status, answer) = match changed {
        Ok(posted) => {
            let own = find_own(&web, &context, &visitor, &comment).await?;
            let (_, mut answer) = taken_answer(&web, &context, &fields, &posted).await?;
            answer["comment"] = json!(own_item(context.place(), &own, web.app().now()).render()?);
            answer["heading"] = json!(heading(&web, &context).await?);
            (StatusCode::OK, answer)
        }
        Err(failed) => {
            let state = state_of(&web, &context, &visitor, &comment).await;
            let form = edit_form(&web, &context, &comment, (text_of(&fields), state), Some(&failed));
            refused_answer(&context, &form, &failed)?
        }
    };
    Ok(answer_host(&web, &context, &visitor, status, answer))
}

/// `GET /s/{site}/{story}/comments/{comment}/withdraw`
pub(crate) async fn withdraw_page(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let own = find_own(&web, &context, &visitor, &comment).await?;
    let mut page = context.page(context.w.t("withdraw-title"));
    page.quoted = Some(Quoted { label: context.w.t("comment-yours"), html: own.html });
    page.form = Some(withdraw_form(&context, &comment).render()?);
    Ok(html(StatusCode::OK, &page))
}

/// `GET /embed/s/{site}/{story}/comments/{comment}/withdraw`: says nothing of the comment, so anybody may see it.
pub(crate) async fn withdraw_fragment(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    comment_id(&comment)?;
    let mut response = html(StatusCode::OK, &withdraw_form(&context, &comment));
    visitor.open_to_host(&context.site.origins, response.headers_mut());
    Ok(response)
}

/// `POST /s/{site}/{story}/comments/{comment}/withdraw`
pub(crate) async fn withdraw(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    visitor.must_be_ours()?;
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    withdraw_comment(web.app(), context.site.id, comment_id(&comment)?, &visitor.speaker()).await?;
    let to = format!("{}?posted={}#answer", urls::story(&site, &story), urls::encode(&comment));
    Ok(Redirect::to(&to).into_response())
}

/// `POST /embed/s/{site}/{story}/comments/{comment}/withdraw`
pub(crate) async fn withdraw_here(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    visitor.must_be_host(&context.site)?;
    let id = comment_id(&comment)?;
    let own = find_own(&web, &context, &visitor, &comment).await?;
    withdraw_comment(web.app(), context.site.id, id, &visitor.speaker()).await?;
    let gone = OwnComment { state: CommentState::Withdrawn, ..own };
    let w = context.w;
    let done = DoneItem {
        w,
        title: w.t("posted-withdrawn"),
        is_held: false,
        reasons: Vec::new(),
        measures: Vec::new(),
        status_url: None,
        see_url: None,
    };
    let answer = json!({
        "outcome": "withdrawn",
        "id": comment,
        "comment": own_item(context.place(), &gone, web.app().now()).render()?,
        "heading": heading(&web, &context).await?,
        "html": done.render()?,
    });
    Ok(answer_host(&web, &context, &visitor, StatusCode::OK, answer))
}

async fn change(
    web: &Web,
    context: &Context,
    visitor: &Visitor,
    comment: &str,
    fields: &Fields,
) -> Result<Posted, Failed> {
    web.limit(Rate::Posts, visitor.address)?;
    let edit = EditComment {
        site: context.site.id,
        comment: comment_id(comment)?,
        speaker: visitor.speaker(),
        text: text_of(fields),
        locale: context.w.lang.to_owned(),
        address: visitor.address,
        confirm: fields.filled("confirm").and_then(|draft| draft.parse().ok()),
    };
    Ok(edit_comment(web.app(), edit).await?)
}

async fn find_own(
    web: &Web,
    context: &Context,
    visitor: &Visitor,
    comment: &str,
) -> Result<OwnComment, Failed> {
    let id: CommentId = comment_id(comment)?;
    let speaker = visitor.reader();
    let mine = read_mine(web.app(), context.site.id, &context.story_key, &speaker, context.w.lang).await?;
    mine.into_iter().find(|own| own.id == id).ok_or_else(|| Refusal::NotYours.into())
}

/// Where the comment of a refused edit stands; one that is not theirs is as good as rejected, since nothing is shown.
async fn state_of(web: &Web, context: &Context, visitor: &Visitor, comment: &str) -> CommentState {
    find_own(web, context, visitor, comment).await.map_or(CommentState::Rejected, |own| own.state)
}

/// The refusal of an edit says what became of the text that stood there before.
fn edit_refusal(web: &Web, context: &Context, state: CommentState, failed: &Failed) -> RefusalItem {
    let w = context.w;
    let mut item = refusal_item(web, w, &context.site.key, failed);
    if item.is_asked && state == CommentState::Published {
        item.what_now = Some(w.t("refused-asked-edit"));
    }
    if item.is_asked {
        return item;
    }
    if failed.refused().is_some() && state != CommentState::Rejected {
        item.title = w.t("refused-edit-title");
    }
    if failed.refused().is_some() && state == CommentState::Published {
        item.what_now = Some(w.t("refused-edit-kept"));
    }
    item
}

fn edit_form(
    web: &Web,
    context: &Context,
    comment: &str,
    (text, state): (String, CommentState),
    failed: Option<&Failed>,
) -> FormItem {
    let (w, site, story) = (context.w, context.site.key.as_str(), context.story_key.as_str());
    let refused = failed.and_then(Failed::refused);
    FormItem {
        id: format!("edit-{}", urls::encode(comment)),
        kind: FormKind::Edit,
        button: w.t(if state == CommentState::Rejected { "form-again" } else { "form-save" }),
        mark: refused.and_then(|r| spans_of(&r.reasons).into_iter().min()).map(|span| span.utf16(&text)),
        text,
        draft: refused.and_then(|r| r.draft).map(|id| id.to_string()),
        wrong: failed.and_then(Failed::field),
        refusal: failed.map(|failed| edit_refusal(web, context, state, failed)),
        back: Some(format!("{}#comments", urls::story(site, story))),
        ..FormItem::new(w, urls::comment_verb(site, story, comment, "edit"), false)
    }
}

fn withdraw_form(context: &Context, comment: &str) -> WithdrawForm {
    let (site, story) = (context.site.key.as_str(), context.story_key.as_str());
    WithdrawForm {
        w: context.w,
        action: urls::comment_verb(site, story, comment, "withdraw"),
        back: format!("{}#comments", urls::story(site, story)),
    }
}
