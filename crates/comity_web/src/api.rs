//! The JSON API: one file for each resource. Failures are problem documents (RFC 9457).

pub(crate) mod comments;
pub(crate) mod counts;
pub(crate) mod policies;
pub(crate) mod threads;

use crate::error::Failed;
use crate::extract::visitor::Visitor;
use crate::page::find_site;
use crate::state::Web;
use axum::response::{IntoResponse, Response};
use comity_model::Site;

/// Runs `work` for the site that is named, and lets listed websites read the answer, whatever it is.
pub(crate) async fn for_site<F>(
    web: &Web,
    key: Option<&str>,
    visitor: &Visitor,
    work: impl FnOnce(Site) -> F,
) -> Result<Response, Failed>
where
    F: Future<Output = Result<Response, Failed>>,
{
    let site = find_site(web, key).await?;
    let origins = site.origins.clone();
    let mut response = match work(site).await {
        Ok(response) => response,
        Err(failed) => failed.into_response(),
    };
    visitor.open_to_host(&origins, response.headers_mut());
    Ok(response)
}
