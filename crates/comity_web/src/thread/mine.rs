//! What is one's own under a story: held and rejected comments, and what may still be changed.

use crate::error::Failed;
use crate::extract::visitor::Visitor;
use crate::page::find_site;
use crate::state::Web;
use crate::thread::view::{Place, own_item};
use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use comity_actions::find_story;
use comity_actions::read_mine;
use comity_model::CommentState;
use serde_json::json;

/// `GET /embed/s/{site}/{story}/mine`, with the guest key or our cookie.
pub(crate) async fn fragments(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let site = find_site(&web, Some(&site)).await?;
    let found = find_story(web.app(), site.id, &story).await;
    // A host page may show a story that nobody has commented on.
    let Ok(found) = found else {
        let mut response = Json(json!({ "comments": [] })).into_response();
        visitor.open_to_host(&site.origins, response.headers_mut());
        return Ok(response);
    };
    let w = visitor.words(&[found.language.as_deref(), Some(&site.locale)]);
    let now = web.app().now();
    let is_open = found.is_open(now, site.close_after_days);
    let place = Place { w, site: &site, story_key: &story, is_open };
    let mine = read_mine(web.app(), site.id, &story, &visitor.reader(), w.lang).await?;
    let mut comments = Vec::new();
    for own in &mine {
        if matches!(own.state, CommentState::Withdrawn | CommentState::Erased) {
            continue;
        }
        comments.push(json!({
            "id": own.id.to_string(),
            "parent": own.parent.map(|parent| parent.to_string()),
            "comment": own_item(place, own, now).render()?,
        }));
    }
    let mut response = Json(json!({ "comments": comments })).into_response();
    visitor.open_to_host(&site.origins, response.headers_mut());
    Ok(response)
}
