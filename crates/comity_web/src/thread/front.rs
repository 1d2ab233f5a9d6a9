//! The front page of a site: its stories, newest first.

use crate::error::{BadRequest, Failed};
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
use comity_actions::{StoryCard, list_older_stories, list_sites};
use comity_model::SiteId;
use http::StatusCode;

/// Stories on a page of them.
pub(crate) const STORIES: u32 = 50;

/// Where one goes from a page of a list.
pub(crate) struct Turns {
    /// The page with newer ones.
    pub(crate) newer: Option<String>,
    /// The page with older ones.
    pub(crate) older: Option<String>,
}

/// The page of a list that an address asks for, from 1 on.
pub(crate) fn page_number(visitor: &Visitor) -> Result<u32, Failed> {
    match visitor.query.filled("page").map(str::parse) {
        None => Ok(1),
        Some(Ok(number)) if number > 0 => Ok(number),
        Some(_) => Err(BadRequest::NotFound.into()),
    }
}

impl Turns {
    /// From page `number` of the list at `url`, where there `is_more`.
    pub(crate) fn of(url: &str, number: u32, is_more: bool) -> Self {
        let page = |number: u32| if number == 1 { url.to_owned() } else { format!("{url}?page={number}") };
        Self {
            newer: (number > 1).then(|| page(number - 1)),
            older: is_more.then(|| page(number.saturating_add(1))),
        }
    }
}

/// The stories of page `number`, and whether there are older ones.
pub(crate) async fn stories_of_page(
    web: &Web,
    site: SiteId,
    number: u32,
    per_page: u32,
) -> Result<(Vec<StoryCard>, bool), Failed> {
    let skip = u64::from(number - 1) * u64::from(per_page);
    let mut stories = list_older_stories(web.app(), site, skip, per_page + 1).await?;
    let is_more = stories.len() > per_page as usize;
    stories.truncate(per_page as usize);
    if number > 1 && stories.is_empty() {
        return Err(BadRequest::NotFound.into());
    }
    Ok((stories, is_more))
}

#[derive(Template)]
#[template(path = "front.html")]
struct FrontPage {
    frame: Frame,
    stories: Vec<StoryItem>,
    turns: Turns,
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
    let number = page_number(&visitor)?;
    let (stories, is_more) = stories_of_page(&web, site.id, number, STORIES).await?;
    let item = |story: StoryCard| StoryItem {
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
    let turns = Turns::of(&urls::site(&site.key), number, is_more);
    let html = FrontPage { frame, stories, turns }.render()?;
    let rendered = Rendered { html, kind: "text/html; charset=utf-8", ..Rendered::default() };
    let page = crate::pages::Page::new(rendered, (0, 0, 0), web.app().now());
    Ok(page.respond(&visitor.headers, "accept-encoding"))
}
