//! A thread as data.

use crate::api::for_site;
use crate::error::{BadRequest, Failed};
use crate::extract::visitor::Visitor;
use crate::rate::Rate;
use crate::state::Web;
use crate::urls;
use crate::words::iso;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use comity_actions::{CommentView, ReadThread, Refusal, Shown, Sort, read_thread};
use serde_json::{Value, json};

/// `GET /api/v1/threads?site=…&story=…&sort=…&after=…&under=…`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let (app, query) = (web.app(), &visitor.query);
    for_site(&web, query.filled("site"), &visitor, |site| async move {
        let under = query.filled("under").map(str::parse).transpose().map_err(|_| Refusal::UnknownComment)?;
        let sort = match query.filled("sort") {
            None => Sort::default(),
            Some(word) => Sort::find(word).ok_or(BadRequest::Malformed)?,
        };
        let wanted = ReadThread {
            site: site.id,
            story_key: query.get("story").to_owned(),
            sort,
            after: query.filled("after").map(str::to_owned),
            under,
        };
        let page = read_thread(app, wanted).await?;
        let story = &page.story;
        let body = json!({
            "story": {
                "key": story.key,
                "headline": story.headline,
                "url": story.url,
                "language": story.language,
                "published_at": iso(story.published_at),
                "is_undated": story.is_undated,
            },
            "is_open": page.is_open,
            "total": page.total_published,
            "policy_version": page.policy_version,
            "comments": page.branches.iter().map(|branch| comment(&site.key, branch)).collect::<Vec<_>>(),
            "next": page.next,
        });
        Ok(Json(body).into_response())
    })
    .await
}

fn comment(site: &str, view: &CommentView) -> Value {
    let shown = match view.shown {
        Shown::Full => "full",
        Shown::Withdrawn => "withdrawn",
        Shown::Removed => "removed",
        Shown::NotShown => "not-shown",
    };
    let id = view.id.to_string();
    json!({
        "url": urls::comment(site, &id),
        "id": id,
        "number": view.number,
        "parent": view.parent.map(|parent| parent.to_string()),
        "depth": view.depth,
        "shown": shown,
        "author": view.author_name,
        "is_staff": view.author_is_staff,
        "html": view.html,
        "language": view.language,
        "created_at": iso(view.created_at),
        "is_undated": view.is_undated,
        "edited_at": view.edited_at.map(iso),
        "replies": view.replies.iter().map(|reply| comment(site, reply)).collect::<Vec<_>>(),
        "more_replies": view.more_replies,
    })
}
