//! A person in front of a page or a host page, before anything is known about them.

use crate::error::{BadRequest, Failed};
use crate::extract::cookies;
use crate::extract::fields::Fields;
use crate::extract::origin::{Origin, origin_of};
use crate::state::Web;
use crate::words::Words;
use axum::extract::FromRequestParts;
use comity_actions::Speaker;
use comity_actions::StorySeed;
use comity_model::Site;
use http::header::{self, HeaderMap, HeaderValue};
use http::request::Parts;
use std::net::IpAddr;

/// What a request says about who sent it, and from where.
pub(crate) struct Visitor {
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The query.
    pub(crate) query: Fields,
    /// From which website it comes.
    pub(crate) origin: Origin,
    /// From which address.
    pub(crate) address: Option<IpAddr>,
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failed> {
        Ok(Self {
            headers: parts.headers.clone(),
            query: Fields::parse(parts.uri.query().unwrap_or("").as_bytes())?,
            origin: web.origin(&parts.headers),
            address: web.address(&parts.headers, &parts.extensions),
        })
    }
}

impl Visitor {
    /// The language of a page: the one asked for, else the first of these that we speak.
    pub(crate) fn words(&self, others: &[Option<&str>]) -> Words {
        let asked = self.query.filled("lang");
        let tags: Vec<Option<&str>> = std::iter::once(asked).chain(others.iter().copied()).collect();
        Words::first_of(&tags)
    }

    /// Whether this browser holds our cookie, so that its pages are its own.
    pub(crate) fn has_cookie(&self) -> bool {
        cookies::find(&self.headers, cookies::GUEST).is_some()
    }

    /// Who reads. The answer goes back to the same browser, and no other website can see it.
    pub(crate) fn reader(&self) -> Speaker {
        let cookie = || cookies::find(&self.headers, cookies::GUEST).map(str::to_owned);
        Speaker { guest_key: self.bearer().or_else(cookie) }
    }

    /// Who acts. Our cookie counts only when one of our own pages sent the request: nobody else can use it.
    pub(crate) fn speaker(&self) -> Speaker {
        if self.bearer().is_none() && self.origin == Origin::Ours {
            self.reader()
        } else {
            Speaker { guest_key: self.bearer() }
        }
    }

    /// Refuses a form that none of our own pages sent.
    pub(crate) fn must_be_ours(&self) -> Result<(), Failed> {
        if self.origin == Origin::Ours { Ok(()) } else { Err(BadRequest::CrossSite.into()) }
    }

    /// Refuses a website that is not on the site's list.
    pub(crate) fn must_be_host(&self, site: &Site) -> Result<(), Failed> {
        match &self.origin {
            Origin::Other(origin) if !is_listed(&site.origins, origin) => Err(BadRequest::NoOrigin.into()),
            _ => Ok(()),
        }
    }

    /// What a host page says of a story that may be new; only pages of listed websites are believed, for their own URLs.
    pub(crate) fn seed(&self, url: Option<&str>, headline: Option<&str>, site: &Site) -> Option<StorySeed> {
        let Origin::Other(origin) = &self.origin else { return None };
        let url =
            url.filter(|url| url.len() <= MAX_URL_BYTES && origin_of(url).eq_ignore_ascii_case(origin))?;
        is_listed(&site.origins, origin)
            .then(|| StorySeed { url: url.to_owned(), headline: headline.unwrap_or("").to_owned() })
    }

    /// Lets a listed website's script read the answer; never with cookies.
    pub(crate) fn open_to_host(&self, origins: &[String], answer: &mut HeaderMap) {
        let origin = self.headers.get(header::ORIGIN);
        if let Some(value) = origin.filter(|v| v.to_str().is_ok_and(|origin| is_listed(origins, origin))) {
            answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value.clone());
        }
        if !answer.get(header::VARY).is_some_and(|v| v.as_bytes().ends_with(b"origin")) {
            answer.append(header::VARY, HeaderValue::from_static("origin"));
        }
    }

    /// What tells one reporter from another.
    pub(crate) fn reporter(&self) -> Vec<u8> {
        let key = self.speaker().guest_key.map(String::into_bytes);
        key.or_else(|| self.address.map(|a| a.to_string().into_bytes())).unwrap_or_default()
    }

    fn bearer(&self) -> Option<String> {
        let value = self.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, key) = value.split_once(' ')?;
        (scheme.eq_ignore_ascii_case("bearer") && !key.trim().is_empty()).then(|| key.trim().to_owned())
    }
}

/// The longest URL of a story that is looked at, in bytes.
const MAX_URL_BYTES: usize = 2_000;

/// Whether a site lists this origin.
pub(crate) fn is_listed(origins: &[String], origin: &str) -> bool {
    origins.iter().any(|listed| listed.trim_end_matches('/').eq_ignore_ascii_case(origin))
}
