//! What every handler needs.

use crate::error::{BadRequest, Failed};
use crate::extract::address::client_address;
use crate::extract::origin::Origin;
use crate::pages::Pages;
use crate::rate::{Rate, RateLimits};
use crate::settings::Settings;
use axum::extract::ConnectInfo;
use comity_actions::App;
use http::{Extensions, HeaderMap};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// The web side's own state. Cloning is cheap.
#[derive(Clone)]
pub(crate) struct Web(Arc<Inner>);

struct Inner {
    app: App,
    settings: Settings,
    pages: Pages,
    rates: RateLimits,
}

impl Web {
    /// State over `app`.
    pub(crate) fn new(app: App, settings: Settings) -> Self {
        let (pages, rates) = (Pages::new(&app), RateLimits::new(&settings.limits));
        Self(Arc::new(Inner { app, settings, pages, rates }))
    }

    /// The actions.
    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    /// What the operator has set.
    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Kept pages.
    pub(crate) fn pages(&self) -> &Pages {
        &self.0.pages
    }

    /// Where readers reach us, without a slash at the end.
    pub(crate) fn base(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.settings().public_url {
            return url.trim_end_matches('/').to_owned();
        }
        let host = headers.get(http::header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("localhost");
        format!("http://{host}")
    }

    /// From which website an unsafe request comes.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> Origin {
        Origin::of(headers, self.settings().public_url.as_deref())
    }

    /// The address of the person behind a request, where it can be known.
    pub(crate) fn address(&self, headers: &HeaderMap, extensions: &Extensions) -> Option<IpAddr> {
        let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
        client_address(*peer, headers, self.settings())
    }

    /// Refuses what one address asks for too often.
    pub(crate) fn limit(&self, rate: Rate, address: Option<IpAddr>) -> Result<(), Failed> {
        if self.0.rates.allows(rate, address) { Ok(()) } else { Err(BadRequest::TooOften.into()) }
    }
}
