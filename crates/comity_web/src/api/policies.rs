//! The policy in force and the status of a comment, as data.

use crate::api::for_site;
use crate::error::{BadRequest, Failed, clauses, reasons};
use crate::extract::visitor::Visitor;
use crate::state::Web;
use crate::thread::status::measures_in_words;
use crate::urls;
use crate::words::iso;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use comity_actions::{read_policy, read_status};
use http::header;
use serde_json::json;

/// `GET /api/v1/policy?site=…&version=…`: the policy in force, or the version with this number.
pub(crate) async fn policy(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let app = web.app();
    let number = visitor.query.filled("version").map(str::parse::<u32>).transpose();
    let number = number.map_err(|_| BadRequest::Malformed)?;
    for_site(&web, visitor.query.filled("site"), &visitor, |site| async move {
        let policy = read_policy(app, site.id, number, &site.locale).await?;
        Ok(([(header::CONTENT_TYPE, "application/json")], policy.json).into_response())
    })
    .await
}

/// `GET /api/v1/status?site=…&token=…`: where a comment stands, for whoever holds its private link.
pub(crate) async fn status(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let (app, visitor) = (web.app(), &visitor);
    for_site(&web, visitor.query.filled("site"), visitor, |site| async move {
        let w = visitor.words(&[Some(&site.locale)]);
        let status = read_status(app, site.id, visitor.query.get("token"), w.lang).await?;
        let body = json!({
            "comment": status.comment.to_string(),
            "story": status.story.key,
            "state": status.state.as_str(),
            "clauses": clauses(&status.reasons),
            "reasons": reasons(&status.text, &status.reasons),
            "decided_by": if status.decided_by_person { "moderator" } else { "policy" },
            "policy_version": status.version,
            "policy_url": status.version.map(|version| urls::policy_version(&site.key, version)),
            "note": status.note,
            "measures": measures_in_words(w, &status.measures),
            "created_at": iso(status.created_at),
        });
        Ok(Json(body).into_response())
    })
    .await
}
