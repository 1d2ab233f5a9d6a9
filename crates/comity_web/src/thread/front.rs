//! The front page of a site: its stories, newest first.

use crate::error::Failed;
use crate::extract::visitor::Visitor;
use crate::page::{Frame, SiteItem, find_site};
use crate::pages::Rendered;
use crate::rate::Rate;
use crate::state::Web;
use crate::urls;
use crate::words::When;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::list_sites;
use comity_actions::list_stories;
use http::StatusCode;

/// Stories on the front page.
const STORIES: u32 = 50;

#[derive(Template)]
#[template(path = "front.html")]
struct FrontPage {
    frame: Frame,
    stories: Vec<StoryItem>,
}

struct StoryItem {
    url: String,
    headline: String,
    dateline: Option<String>,
    teaser: Option<String>,
    lang: Option<String>,
    at: When,
    comments: u64,
}

#[derive(Template)]
#[template(path = "sites.html")]
struct SitesPage {
    frame: Frame,
    sites: Vec<SiteItem>,
}

/// `GET /`: the only site, or the list of them.
pub(crate) async fn sites(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let sites = list_sites(web.app()).await?;
    if let [only] = sites.as_slice() {
        return Ok(Redirect::to(&urls::site(&only.key)).into_response());
    }
    let w = visitor.words(&[]);
    let frame = Frame::plain(w, "Comity".to_owned());
    Ok(crate::page::html(
        StatusCode::OK,
        &SitesPage { frame, sites: sites.iter().map(SiteItem::from).collect() },
    ))
}

/// `GET /s/{site}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(site): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let site = find_site(&web, Some(&site)).await?;
    let w = visitor.words(&[Some(&site.locale)]);
    let stories = list_stories(web.app(), site.id, STORIES).await?;
    let item = |story: comity_actions::StoryCard| StoryItem {
        url: urls::story(&site.key, &story.key),
        headline: story.headline,
        dateline: story.dateline,
        teaser: story.teaser,
        lang: story.language,
        at: w.when_known((!story.is_undated).then_some(story.published_at)),
        comments: story.comments,
    };
    let stories = stories.into_iter().map(item).collect();
    let mut frame = Frame::of_site(w, site.name.clone(), &site);
    frame.is_indexed = true;
    let html = FrontPage { frame, stories }.render()?;
    let rendered = Rendered { html, kind: "text/html; charset=utf-8", ..Rendered::default() };
    let page = crate::pages::Page::new(rendered, (0, 0, 0), web.app().now());
    Ok(page.respond(&visitor.headers, "accept-encoding"))
}
