//! A moderator who is signed in, and the token that every form of the console carries.

use crate::error::{BadRequest, Failed};
use crate::extract::cookies;
use crate::extract::fields::Fields;
use crate::extract::origin::Origin;
use crate::extract::visitor::Visitor;
use crate::state::Web;
use axum::body::Body;
use axum::extract::FromRequestParts;
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

    /// The fields of a form of the console; refused unless one of our own pages sent it with this session's token.
    pub(crate) async fn form(&self, body: Body) -> Result<Fields, Failed> {
        self.is_ours(Fields::read(body).await?)
    }

    /// The same for a form with a whole document in it.
    pub(crate) async fn long_form(&self, body: Body) -> Result<Fields, Failed> {
        self.is_ours(Fields::read_document(body).await?)
    }

    fn is_ours(&self, fields: Fields) -> Result<Fields, Failed> {
        if self.visitor.origin != Origin::Ours {
            return Err(BadRequest::CrossSite.into());
        }
        let is_ours = fields.get("csrf").as_bytes().ct_eq(self.session.csrf.as_bytes());
        if bool::from(is_ours) && !self.session.csrf.is_empty() {
            Ok(fields)
        } else {
            Err(BadRequest::FormExpired.into())
        }
    }
}
