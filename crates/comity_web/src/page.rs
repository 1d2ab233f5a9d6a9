//! The frame of our own pages, and the page that only says something.

use crate::error::Failed;
use crate::state::Web;
use crate::words::Words;
use crate::{assets, urls};
use askama::Template;
use axum::response::{IntoResponse, Response};
use comity_model::Site;
use http::{StatusCode, header};

/// The site in a page's masthead.
#[derive(Debug, Clone)]
pub(crate) struct SiteItem {
    pub(crate) name: String,
    pub(crate) home_url: String,
    pub(crate) policy_url: String,
    pub(crate) feed_url: String,
}

impl From<&Site> for SiteItem {
    fn from(site: &Site) -> Self {
        Self {
            name: site.name.clone(),
            home_url: urls::site(&site.key),
            policy_url: urls::policy(&site.key),
            feed_url: urls::site_feed(&site.key),
        }
    }
}

/// What stands around every page.
pub(crate) struct Frame {
    pub(crate) w: Words,
    pub(crate) title: String,
    pub(crate) site: Option<SiteItem>,
    pub(crate) canonical: Option<String>,
    pub(crate) description: Option<String>,
    /// The same as data.
    pub(crate) data: Option<String>,
    /// The feed of this page's story.
    pub(crate) feed: Option<String>,
    pub(crate) is_indexed: bool,
    pub(crate) styles: String,
    pub(crate) script: Option<String>,
    pub(crate) has_thread: bool,
}

impl Frame {
    /// A frame without a site.
    pub(crate) fn plain(w: Words, title: String) -> Self {
        Self {
            w,
            title,
            site: None,
            canonical: None,
            description: None,
            data: None,
            feed: None,
            is_indexed: false,
            styles: assets::url("page.css"),
            script: None,
            has_thread: false,
        }
    }

    /// A frame for a page of a site.
    pub(crate) fn of_site(w: Words, title: String, site: &Site) -> Self {
        Self { site: Some(site.into()), script: Some(assets::url("thread.js")), ..Self::plain(w, title) }
    }

    pub(crate) fn skip_url(&self) -> &'static str {
        if self.has_thread { "#comments" } else { "#main" }
    }

    pub(crate) fn skip(&self) -> String {
        self.w.t(if self.has_thread { "story-skip" } else { "page-skip" })
    }
}

/// A page that says what happened.
#[derive(Template)]
#[template(path = "message.html")]
pub(crate) struct Message {
    pub(crate) frame: Frame,
    pub(crate) code: &'static str,
    pub(crate) detail: String,
    pub(crate) request: Option<String>,
    /// The way on: its address and what it says.
    pub(crate) link: Option<(String, String)>,
}

/// A page that nobody but this person gets.
pub(crate) fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => Failed::from(error).into_response(),
    }
}

/// The site that a request names, or the only one there is.
pub(crate) async fn find_site(web: &Web, key: Option<&str>) -> Result<Site, Failed> {
    Ok(comity_actions::find_site(web.app(), key.filter(|key| !key.is_empty())).await?)
}
