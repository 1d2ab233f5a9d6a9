//! Permalinks: from a comment to the page on which it is seen.

use crate::error::Failed;
use crate::extract::visitor::Visitor;
use crate::page::find_site;
use crate::state::Web;
use crate::urls;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::Refusal;
use comity_actions::locate_comment;
use comity_model::CommentId;

/// `GET /c/{site}/{comment}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path((site, comment)): Path<(String, String)>,
) -> Result<Response, Failed> {
    go(&web, Some(&site), &comment).await
}

/// `GET /c/{comment}`: the short form, while there is one site (or one is named in the query).
pub(crate) async fn short(
    State(web): State<Web>,
    Path(comment): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    go(&web, visitor.query.filled("site"), &comment).await
}

/// An id as it stands in an address.
pub(crate) fn comment_id(text: &str) -> Result<CommentId, Failed> {
    text.parse().map_err(|_| Refusal::UnknownComment.into())
}

async fn go(web: &Web, site: Option<&str>, comment: &str) -> Result<Response, Failed> {
    let site = find_site(web, site).await?;
    let id = comment_id(comment)?;
    let place = locate_comment(web.app(), site.id, id).await?;
    let to = format!("{}#c-{id}", urls::below(&site.key, &place.story_key, &place.under.to_string()));
    Ok(Redirect::to(&to).into_response())
}
