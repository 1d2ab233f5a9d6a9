//! Reporting a comment.

use crate::error::Failed;
use crate::extract::fields::Fields;
use crate::extract::visitor::Visitor;
use crate::page::html;
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::form::{DoneItem, RefusalItem};
use crate::thread::permalink::comment_id;
use crate::thread::post::{Context, answer_host};
use crate::thread::view::refusal_item;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{Refusal, ReportComment, read_policy, report_comment};
use comity_model::ReportReason;
use http::StatusCode;
use serde_json::json;

type Place = Path<(String, String, String)>;

#[derive(Template)]
#[template(path = "report_form.html")]
struct ReportForm {
    w: Words,
    refusal: Option<RefusalItem>,
    action: String,
    reasons: Vec<Choice>,
    clauses: Vec<Choice>,
    note: String,
    back: Option<String>,
}

/// One choice of a list.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// `GET /s/{site}/{story}/comments/{comment}/report`
pub(crate) async fn page(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let form = form(&web, &context, &comment, &Fields::default(), None).await?;
    let mut page = context.page(context.w.t("report-title"));
    page.form = Some(form.render()?);
    Ok(html(StatusCode::OK, &page))
}

/// `GET /embed/s/{site}/{story}/comments/{comment}/report`
pub(crate) async fn fragment(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let form = form(&web, &context, &comment, &Fields::default(), None).await?;
    let mut response = html(StatusCode::OK, &form);
    visitor.open_to_host(&context.site.origins, response.headers_mut());
    Ok(response)
}

/// `POST /s/{site}/{story}/comments/{comment}/report`
pub(crate) async fn send(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let sent = match visitor.must_be_ours() {
        Ok(()) => take(&web, &context, &visitor, &comment, &fields).await,
        Err(failed) => Err(failed),
    };
    let mut page = context.page(context.w.t("report-title"));
    let status = match sent {
        Ok(()) => {
            page.notice = Some(done(context.w).render()?);
            StatusCode::OK
        }
        Err(failed) => {
            page.form = Some(form(&web, &context, &comment, &fields, Some(&failed)).await?.render()?);
            failed.status()
        }
    };
    Ok(html(status, &page))
}

/// `POST /embed/s/{site}/{story}/comments/{comment}/report`
pub(crate) async fn send_here(
    State(web): State<Web>,
    Path((site, story, comment)): Place,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let sent = match visitor.must_be_host(&context.site) {
        Ok(()) => take(&web, &context, &visitor, &comment, &fields).await,
        Err(failed) => Err(failed),
    };
    let (status, answer) = match sent {
        Ok(()) => (StatusCode::OK, json!({ "outcome": "reported", "html": done(context.w).render()? })),
        Err(failed) => {
            let form = form(&web, &context, &comment, &fields, Some(&failed)).await?;
            let mut answer = failed.problem(context.w, None);
            answer["outcome"] = json!("refused");
            answer["html"] = json!(form.render()?);
            (failed.status(), answer)
        }
    };
    Ok(answer_host(&web, &context, &visitor, status, answer))
}

async fn take(
    web: &Web,
    context: &Context,
    visitor: &Visitor,
    comment: &str,
    fields: &Fields,
) -> Result<(), Failed> {
    web.limit(Rate::Reports, visitor.address)?;
    let report = ReportComment {
        site: context.site.id,
        comment: comment_id(comment)?,
        reason: ReportReason::find(fields.get("reason")).ok_or(Refusal::ReasonMissing)?,
        clause: fields.filled("clause").map(str::to_owned),
        note: fields.get("note").to_owned(),
        reporter: visitor.reporter(),
    };
    Ok(report_comment(web.app(), report).await?)
}

async fn form(
    web: &Web,
    context: &Context,
    comment: &str,
    fields: &Fields,
    failed: Option<&Failed>,
) -> Result<ReportForm, Failed> {
    let (w, site, story) = (context.w, context.site.key.as_str(), context.story_key.as_str());
    comment_id(comment)?;
    let policy = read_policy(web.app(), context.site.id, None, w.lang).await?;
    let reason = |reason: ReportReason| Choice {
        value: reason.as_str().to_owned(),
        label: w.t(&format!("report-reason-{}", reason.as_str())),
        is_chosen: fields.get("reason") == reason.as_str(),
    };
    let clause = |clause: comity_actions::ClauseView| Choice {
        label: w.clause(&clause.number, &clause.title),
        is_chosen: fields.get("clause") == clause.anchor,
        value: clause.anchor,
    };
    Ok(ReportForm {
        w,
        refusal: failed.map(|failed| refusal_item(web, w, site, failed)),
        action: urls::comment_verb(site, story, comment, "report"),
        reasons: ReportReason::ALL.into_iter().map(reason).collect(),
        clauses: policy.clauses.into_iter().map(clause).collect(),
        note: fields.get("note").to_owned(),
        back: Some(format!("{}#comments", urls::story(site, story))),
    })
}

fn done(w: Words) -> DoneItem {
    let (title, reasons) = (w.t("report-done-title"), Vec::new());
    DoneItem { w, title, is_held: false, reasons, measures: Vec::new(), status_url: None, see_url: None }
}
