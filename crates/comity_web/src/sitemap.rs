//! The sitemap: every story for crawlers, also those that no page of stories shows any more (sitemaps.org, protocol 0.9).

use crate::error::{BadRequest, Failed};
use crate::extract::visitor::Visitor;
use crate::page::find_site;
use crate::pages::{Page, Rendered};
use crate::rate::Rate;
use crate::state::Web;
use crate::urls;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{MAX_STORY_KEYS, count_stories, list_sites, list_story_keys};

/// The list of sitemaps.
#[derive(Template)]
#[template(path = "sitemaps.xml")]
struct Sitemaps {
    urls: Vec<String>,
}

/// One sitemap.
#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    urls: Vec<String>,
}

/// `GET /sitemap.xml`: the sitemaps of all sites.
pub(crate) async fn index(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let base = web.base(&visitor.headers);
    let mut all = Vec::new();
    for site in list_sites(web.app()).await? {
        let parts = count_stories(web.app(), site.id).await?.div_ceil(u64::from(MAX_STORY_KEYS)).max(1);
        all.extend((1..=parts).map(|part| format!("{base}{}", urls::sitemap(&site.key, part))));
    }
    Ok(answer(&web, &visitor, Sitemaps { urls: all }.render()?))
}

/// `GET /sitemap/{site}/{part}`, parts from 1 on: the front page, the policy, the stories.
pub(crate) async fn of_site(
    State(web): State<Web>,
    Path((site, part)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let site = find_site(&web, Some(&site)).await?;
    let part: u64 = part.parse().ok().filter(|part| *part > 0).ok_or(BadRequest::NotFound)?;
    let skip = (part - 1).saturating_mul(u64::from(MAX_STORY_KEYS)).min(i64::MAX as u64);
    let keys = list_story_keys(web.app(), site.id, skip).await?;
    if part > 1 && keys.is_empty() {
        return Err(BadRequest::NotFound.into());
    }
    let base = web.base(&visitor.headers);
    let first = [urls::site(&site.key), urls::policy(&site.key)].into_iter().filter(|_| part == 1);
    let stories = keys.iter().map(|key| urls::story(&site.key, key));
    let all = first.chain(stories).map(|url| format!("{base}{url}")).collect();
    Ok(answer(&web, &visitor, Sitemap { urls: all }.render()?))
}

fn answer(web: &Web, visitor: &Visitor, html: String) -> Response {
    let rendered = Rendered { html, kind: "application/xml; charset=utf-8", ..Rendered::default() };
    Page::new(rendered, (0, 0, 0), web.app().now()).respond(&visitor.headers, "accept-encoding")
}
