//! A moderator who is signed in, and the token that every form of the console carries.

use crate::console::unsent::{TOKEN, Unsent};
use crate::error::{BadRequest, Failed};
use crate::extract::cookies;
use crate::extract::fields::Fields;
use crate::extract::origin::Origin;
use crate::extract::visitor::Visitor;
use crate::state::Web;
use axum::extract::{FromRequest, FromRequestParts, Request};
use comity_actions::{Refusal, Session, find_session};
use comity_model::Moderator;
use http::request::Parts;
use subtle::ConstantTimeEq;

/// A signed-in moderator before a page of the console.
pub(crate) struct SignedIn {
    /// The session.
    pub(crate) session: Session,
    /// The person in front of it.
    pub(crate) visitor: Visitor,
}

impl FromRequestParts<Web> for SignedIn {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failed> {
        let visitor = Visitor::from_request_parts(parts, web).await?;
        let cookie = cookies::find(&visitor.headers, cookies::SESSION).ok_or(Refusal::NotSignedIn)?;
        let session = find_session(web.app(), cookie).await?;
        Ok(Self { session, visitor })
    }
}

impl SignedIn {
    /// Who is signed in.
    pub(crate) fn moderator(&self) -> &Moderator {
        &self.session.moderator
    }
}

/// A form of the console as it was sent: from one of our own pages, by somebody who is signed in.
pub(crate) struct Sent {
    /// Who sent it.
    pub(crate) signed: SignedIn,
    /// All that was sent.
    pub(crate) fields: Fields,
    /// Whether its token is not this session's: it was made before this sign-in. Then nothing may be done; the form goes back,
    /// filled, with a fresh token.
    is_expired: bool,
    action: String,
}

impl FromRequest<Web> for Sent {
    type Rejection = Failed;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failed> {
        let (mut parts, body) = request.into_parts();
        let action = parts.uri.path().to_owned();
        // There may be a whole document in it.
        let fields = Fields::read_document(body).await?;
        let unsent = |why: Failed, action: String, fields: Fields| {
            Failed::Unsent(Box::new(Unsent { why, action, fields }))
        };
        if web.origin(&parts.headers) != Origin::Ours {
            return Err(unsent(BadRequest::CrossSite.into(), action, fields));
        }
        let signed = match SignedIn::from_request_parts(&mut parts, web).await {
            Ok(signed) => signed,
            Err(why @ Failed::Refused(Refusal::NotSignedIn)) => return Err(unsent(why, action, fields)),
            Err(failed) => return Err(failed),
        };
        let token = &signed.session.csrf;
        let is_ours = bool::from(fields.get(TOKEN).as_bytes().ct_eq(token.as_bytes())) && !token.is_empty();
        Ok(Self { signed, fields, is_expired: !is_ours, action })
    }
}

impl Sent {
    /// Who sent what; an expired form goes back on a plain page. For handlers that cannot draw it again themselves.
    pub(crate) fn taken(self) -> Result<(SignedIn, Fields), Failed> {
        let Self { signed, fields, is_expired, action } = self;
        if is_expired {
            let why = BadRequest::FormExpired.into();
            return Err(Failed::Unsent(Box::new(Unsent { why, action, fields })));
        }
        Ok((signed, fields))
    }

    /// What is said where an expired form cannot be drawn again, as of a draft that is gone: a plain page keeps what was typed.
    pub(crate) fn plain(&self, failed: Failed) -> Failed {
        if !self.is_expired || matches!(failed, Failed::Fault(_)) {
            return failed;
        }
        let (action, fields) = (self.action.clone(), self.fields.clone());
        Failed::Unsent(Box::new(Unsent { why: BadRequest::FormExpired.into(), action, fields }))
    }

    /// Why the form is drawn again instead of being acted on.
    pub(crate) fn expired(&self) -> Option<Failed> {
        self.is_expired.then(|| BadRequest::FormExpired.into())
    }
}
