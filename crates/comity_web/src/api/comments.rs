//! Posting, editing, withdrawing and reporting comments as data, and one's own comments.

use crate::api::for_site;
use crate::error::{BadRequest, Failed, clauses, reasons};
use crate::extract::fields::read_json;
use crate::extract::visitor::Visitor;
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::permalink::comment_id;
use crate::thread::status::{measures_after, told_with};
use crate::urls;
use crate::words::{Words, iso};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use comity_actions::{
    EditComment, PostComment, Posted, Refusal, ReportComment, edit_comment, post_comment, read_mine,
    report_comment, withdraw_comment,
};
use comity_model::{CommentState, ReportReason, Site};
use http::{StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is posted.
#[derive(Deserialize)]
pub(crate) struct NewComment {
    /// The site's key; not needed while there is one.
    site: Option<String>,
    /// The publisher's key of the story.
    story: String,
    /// Address of a story that may be new; believed from listed websites only.
    story_url: Option<String>,
    /// Its headline.
    story_headline: Option<String>,
    /// The comment that is answered.
    parent: Option<String>,
    /// Display name.
    #[serde(default)]
    name: String,
    /// E-mail address.
    email: Option<String>,
    /// The text, Markdown.
    #[serde(default)]
    text: String,
    /// Makes a repeated submission harmless.
    submission_key: Option<String>,
    /// The draft to post as it is, after a 409 `asked`.
    confirm: Option<String>,
    /// Language in which the person is told things.
    locale: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct NewText {
    site: Option<String>,
    #[serde(default)]
    text: String,
    /// The draft to save as it is, after a 409 `asked`.
    confirm: Option<String>,
    locale: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct NewReport {
    site: Option<String>,
    #[serde(default)]
    reason: String,
    clause: Option<String>,
    #[serde(default)]
    note: String,
}

/// `POST /api/v1/comments`: 201 published, 202 held, 409 asked, 422 rejected.
pub(crate) async fn post(State(web): State<Web>, visitor: Visitor, body: Body) -> Result<Response, Failed> {
    let new: NewComment = read_json(body).await?;
    let (web, visitor) = (&web, &visitor);
    for_site(web, new.site.clone().as_deref(), visitor, |site| async move {
        visitor.must_be_host(&site)?;
        web.limit(Rate::Posts, visitor.address)?;
        let w = spoken(visitor, new.locale.as_deref(), &site);
        let parent = new.parent.as_deref().map(comment_id).transpose()?;
        let post = PostComment {
            site: site.id,
            story_seed: visitor.seed(new.story_url.as_deref(), new.story_headline.as_deref(), &site),
            story_key: new.story,
            parent,
            speaker: visitor.speaker(),
            address: visitor.address,
            name: new.name,
            email: new.email,
            text: new.text,
            submission_key: new.submission_key,
            locale: w.lang.to_owned(),
            confirm: new.confirm.as_deref().and_then(|draft| draft.parse().ok()),
        };
        let text = post.text.clone();
        let posted = match post_comment(web.app(), post).await {
            Ok(posted) => posted,
            Err(failure) => return refused(web, &site, w, failure.into()).await,
        };
        let status =
            if posted.state == CommentState::Published { StatusCode::CREATED } else { StatusCode::ACCEPTED };
        let told = told_with(web, &site, w, &posted).await?;
        Ok((status, Json(posted_json(&site, &posted, &text, &told))).into_response())
    })
    .await
}

/// `PUT /api/v1/comments/{comment}`: another text for one's own comment.
pub(crate) async fn edit(
    State(web): State<Web>,
    Path(comment): Path<String>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let new: NewText = read_json(body).await?;
    let (web, visitor) = (&web, &visitor);
    for_site(web, new.site.clone().as_deref(), visitor, |site| async move {
        visitor.must_be_host(&site)?;
        web.limit(Rate::Posts, visitor.address)?;
        let w = spoken(visitor, new.locale.as_deref(), &site);
        let edit = EditComment {
            site: site.id,
            comment: comment_id(&comment)?,
            speaker: visitor.speaker(),
            locale: w.lang.to_owned(),
            text: new.text.clone(),
            address: visitor.address,
            confirm: new.confirm.as_deref().and_then(|draft| draft.parse().ok()),
        };
        let posted = match edit_comment(web.app(), edit).await {
            Ok(posted) => posted,
            Err(failure) => return refused(web, &site, w, failure.into()).await,
        };
        let told = told_with(web, &site, w, &posted).await?;
        Ok(Json(posted_json(&site, &posted, &new.text, &told)).into_response())
    })
    .await
}

/// `DELETE /api/v1/comments/{comment}?site=…`: takes one's own comment back.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    Path(comment): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let (app, visitor) = (web.app(), &visitor);
    for_site(&web, visitor.query.filled("site"), visitor, |site| async move {
        visitor.must_be_host(&site)?;
        withdraw_comment(app, site.id, comment_id(&comment)?, &visitor.speaker()).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    })
    .await
}

/// `POST /api/v1/comments/{comment}/reports`
pub(crate) async fn report(
    State(web): State<Web>,
    Path(comment): Path<String>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let new: NewReport = read_json(body).await?;
    let (web, visitor) = (&web, &visitor);
    for_site(web, new.site.clone().as_deref(), visitor, |site| async move {
        visitor.must_be_host(&site)?;
        web.limit(Rate::Reports, visitor.address)?;
        let report = ReportComment {
            site: site.id,
            comment: comment_id(&comment)?,
            reason: ReportReason::find(&new.reason).ok_or(Refusal::ReasonMissing)?,
            clause: new.clause.filter(|clause| !clause.is_empty()),
            note: new.note,
            reporter: visitor.reporter(),
        };
        report_comment(web.app(), report).await?;
        Ok(StatusCode::ACCEPTED.into_response())
    })
    .await
}

/// `GET /api/v1/mine?site=…&story=…`, with the guest key as bearer.
pub(crate) async fn mine(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let (app, visitor) = (web.app(), &visitor);
    for_site(&web, visitor.query.filled("site"), visitor, |site| async move {
        let w = spoken(visitor, None, &site);
        let story = visitor.query.filled("story").ok_or(BadRequest::Malformed)?;
        let mine = read_mine(app, site.id, story, &visitor.reader(), w.lang).await?;
        let own = |own: &comity_actions::OwnComment| {
            json!({
                "id": own.id.to_string(),
                "parent": own.parent.map(|parent| parent.to_string()),
                "state": own.state.as_str(),
                "html": own.html,
                "text": own.text,
                "clauses": clauses(&own.reasons),
                "reasons": reasons(&own.text, &own.reasons),
                "created_at": iso(own.created_at),
                "may_edit_until": own.may_edit_until.map(iso),
                "status_url": urls::status(&site.key, &own.status_token),
            })
        };
        Ok(Json(json!({ "comments": mine.iter().map(own).collect::<Vec<_>>() })).into_response())
    })
    .await
}

fn spoken(visitor: &Visitor, locale: Option<&str>, site: &Site) -> Words {
    visitor.words(&[locale, Some(&site.locale)])
}

/// A refusal of the policy, with what it led to for its author and where its author sees how the comment stands.
async fn refused(web: &Web, site: &Site, w: Words, failed: Failed) -> Result<Response, Failed> {
    let Some(token) = failed.refused().and_then(|refused| refused.status_token.clone()) else {
        return Err(failed);
    };
    let mut problem = failed.problem(w, None);
    problem["measures"] = json!(measures_after(web, site, w, &failed).await?.sentences);
    problem["status_url"] = json!(urls::status(&site.key, &token));
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    Ok((failed.status(), kind, problem.to_string()).into_response())
}

fn posted_json(site: &Site, posted: &Posted, text: &str, told: &[String]) -> Value {
    let id = posted.comment.to_string();
    json!({
        "url": urls::comment(&site.key, &id),
        "id": id,
        "parent": posted.parent.map(|parent| parent.to_string()),
        "state": posted.state.as_str(),
        "html": posted.html,
        "clauses": clauses(&posted.reasons),
        "reasons": reasons(text, &posted.reasons),
        "measures": told,
        "created_at": iso(posted.created_at),
        "may_edit_until": iso(posted.may_edit_until),
        "guest_key": posted.guest_key,
        "status_token": posted.status_token,
        "status_url": urls::status(&site.key, &posted.status_token),
    })
}
