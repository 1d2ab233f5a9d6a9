//! How many comments stories have: all of a page in one request.

use crate::api::for_site;
use crate::error::{BadRequest, Failed};
use crate::extract::visitor::Visitor;
use crate::state::Web;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use comity_actions::{MAX_KEYS, Refusal, count_comments};
use http::{HeaderValue, header};
use serde_json::json;

/// How long a count may be shown without asking again.
const CACHE_CONTROL: HeaderValue = HeaderValue::from_static("public, max-age=15");

/// `GET /api/v1/counts?site=…&story=…&story=…`: the counts, in the order of the stories.
pub(crate) async fn list(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let keys: Vec<String> = visitor.query.all("story").map(str::to_owned).collect();
    if keys.is_empty() {
        return Err(BadRequest::Malformed.into());
    }
    if keys.len() > MAX_KEYS {
        return Err(Refusal::TooMany { limit: MAX_KEYS }.into());
    }
    let app = web.app();
    let visitor = &visitor;
    for_site(&web, visitor.query.filled("site"), visitor, |site| async move {
        let counts = count_comments(app, site.id, keys.clone()).await?;
        let w = visitor.words(&[Some(&site.locale)]);
        let label = |count: &u64| if *count == 0 { w.t("thread-empty") } else { w.n("thread-count", count) };
        let count =
            |(story, count): (&String, &u64)| json!({"story": story, "count": count, "label": label(count)});
        let counts: Vec<_> = keys.iter().zip(&counts).map(count).collect();
        Ok(([(header::CACHE_CONTROL, CACHE_CONTROL)], Json(json!({ "counts": counts }))).into_response())
    })
    .await
}
