//! Every "no" and every fault on its way out: as a page for people, as a problem document (RFC 9457) for programs.
//!
//! Handlers return [`Failed`]; the edge ([`crate::edge`]) knows the language and the kind of answer, and says it.

use crate::console::unsent::Unsent;
use crate::state::Web;
use crate::words::Words;
use axum::response::{IntoResponse, Response};
use comity_actions::{Error, Failure, Reason, Refusal, Refused};
use http::{StatusCode, header};
use serde_json::{Value, json};

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(crate) enum Failed {
    /// An action's expected "no".
    Refused(Refusal),
    /// A request that no action was asked about.
    Request(BadRequest),
    /// A fault on our side.
    Fault(Error),
    /// A form of the console that was not taken, with all that was typed.
    Unsent(Box<Unsent>),
}

/// What can be wrong with a request itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BadRequest {
    /// Nothing is at this address.
    NotFound,
    /// The address takes other methods.
    MethodNotAllowed,
    /// The body is too large.
    TooLarge {
        /// The limit.
        limit_kb: usize,
    },
    /// The body is not valid UTF-8.
    NotUtf8,
    /// The body cannot be read.
    Malformed,
    /// A form that another website sent.
    CrossSite,
    /// A form whose token is not valid any more.
    FormExpired,
    /// A website that is not on the site's list of origins.
    NoOrigin,
    /// Too much from one address.
    TooOften,
}

/// Seconds after which it is worth trying again.
const RETRY_AFTER_SECS: u32 = 30;

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Fault(error) if error.is_unusable_text() => Self::Request(BadRequest::Malformed),
            Failure::Fault(error) => Self::Fault(error),
        }
    }
}

impl From<BadRequest> for Failed {
    fn from(request: BadRequest) -> Self {
        Self::Request(request)
    }
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<askama::Error> for Failed {
    fn from(error: askama::Error) -> Self {
        Self::Fault(Error::Internal(format!("a template failed: {error}")))
    }
}

impl Failed {
    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => refusal_status(refusal),
            Self::Request(request) => match request {
                BadRequest::NotFound => StatusCode::NOT_FOUND,
                BadRequest::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
                BadRequest::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                BadRequest::NotUtf8 | BadRequest::Malformed => StatusCode::BAD_REQUEST,
                BadRequest::CrossSite | BadRequest::FormExpired | BadRequest::NoOrigin => {
                    StatusCode::FORBIDDEN
                }
                BadRequest::TooOften => StatusCode::TOO_MANY_REQUESTS,
            },
            Self::Unsent(unsent) => unsent.why.status(),
            Self::Fault(error) if error.is_passing() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable word for it.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Request(request) => match request {
                BadRequest::NotFound => "not-found",
                BadRequest::MethodNotAllowed => "method-not-allowed",
                BadRequest::TooLarge { .. } => "too-large",
                BadRequest::NotUtf8 => "not-utf8",
                BadRequest::Malformed => "malformed",
                BadRequest::CrossSite => "cross-site",
                BadRequest::FormExpired => "form-expired",
                BadRequest::NoOrigin => "no-origin",
                BadRequest::TooOften => "too-often",
            },
            Self::Unsent(unsent) => unsent.why.code(),
            Self::Fault(error) if error.is_passing() => "overloaded",
            Self::Fault(_) => "fault",
        }
    }

    /// The sentence for the person.
    pub(crate) fn sentence(&self, w: Words) -> String {
        let args: Vec<(&'static str, String)> = match self {
            Self::Refused(refusal) => refusal.args(),
            Self::Request(BadRequest::TooLarge { limit_kb }) => vec![("limit", limit_kb.to_string())],
            _ => Vec::new(),
        };
        let in_words = |(name, value): (&'static str, String)| match (name, value.parse()) {
            ("until", Ok(secs)) => (name, w.when(comity_model::Timestamp::from_secs(secs)).words),
            _ => (name, value),
        };
        let args: Vec<(&str, String)> = args.into_iter().map(in_words).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match self {
            Self::Fault(error) if !error.is_passing() => w.t("error-fault"),
            _ => w.args(&format!("refusal-{}", self.code()), &args),
        }
    }

    /// What the policy said, where it spoke.
    pub(crate) fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(Refusal::RejectedByPolicy(refused) | Refusal::Asked(refused)) => Some(refused),
            _ => None,
        }
    }

    /// The field of a form that it is about.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::Refused(refusal) => match refusal {
                Refusal::NameMissing
                | Refusal::NameTooLong { .. }
                | Refusal::NameNotAllowed
                | Refusal::NameReserved
                | Refusal::NameTaken
                | Refusal::NameIsAddress => Some("name"),
                Refusal::EmailMissing | Refusal::EmailInvalid => Some("email"),
                Refusal::TextEmpty | Refusal::TextTooLong { .. } | Refusal::RejectedByPolicy(_) => {
                    Some("text")
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Logs a fault, once, and says under which number: for an answer that shows it.
    pub(crate) fn logged(&self, web: &Web) -> Option<String> {
        matches!(self, Self::Fault(_)).then(|| {
            let request = web.app().random_token();
            self.log(&request);
            request
        })
    }

    /// Logs a fault; the number lets the operator find it.
    fn log(&self, request: &str) {
        if let Self::Fault(error) = self {
            tracing::error!(request, %error, "a request failed");
        }
    }

    /// The problem document (RFC 9457).
    pub(crate) fn problem(&self, w: Words, request: Option<&str>) -> Value {
        let mut problem = json!({
            "type": "about:blank",
            "title": self.status().canonical_reason().unwrap_or("Error"),
            "status": self.status().as_u16(),
            "code": self.code(),
            "detail": self.sentence(w),
        });
        if let Some(refused) = self.refused() {
            problem["clauses"] = clauses(&refused.reasons);
            problem["reasons"] = reasons(&refused.text, &refused.reasons);
            problem["comment"] = json!(refused.comment.map(|id| id.to_string()));
            problem["draft"] = json!(refused.draft.map(|id| id.to_string()));
            problem["guest_key"] = json!(refused.guest_key);
            problem["status_token"] = json!(refused.status_token);
        }
        if let Some(request) = request {
            problem["request"] = json!(request);
        }
        problem
    }
}

/// The clauses cited, each once.
pub(crate) fn clauses(reasons: &[Reason]) -> Value {
    let mut cited: Vec<&comity_model::ClauseRef> = Vec::new();
    for reason in reasons {
        if !cited.contains(&&reason.clause) {
            cited.push(&reason.clause);
        }
    }
    let clause =
        |c: &&comity_model::ClauseRef| json!({"anchor": c.anchor, "number": c.number, "title": c.title});
    Value::Array(cited.iter().map(clause).collect())
}

/// Reasons with their spans in UTF-16 units, as browsers count, and the words they cover.
pub(crate) fn reasons(text: &str, reasons: &[Reason]) -> Value {
    let span = |span: &comity_model::Span| {
        let (begin, end) = span.utf16(text);
        json!({"begin": begin, "end": end, "text": span.of(text)})
    };
    let reason = |r: &Reason| {
        json!({
            "clause": r.clause.anchor,
            "rule": r.rule,
            "sentence": r.sentence,
            "spans": r.spans.iter().map(span).collect::<Vec<_>>(),
            "policy_version": r.version,
        })
    };
    Value::Array(reasons.iter().map(reason).collect())
}

fn refusal_status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::UnknownSite
        | Refusal::UnknownStory
        | Refusal::UnknownComment
        | Refusal::UnknownCommenter
        | Refusal::UnknownVersion
        | Refusal::UnknownDraft => StatusCode::NOT_FOUND,
        Refusal::StoryClosed
        | Refusal::SiteClosed
        | Refusal::CommenterBlocked { .. }
        | Refusal::CommenterPaused { .. }
        | Refusal::NotYours
        | Refusal::EditWindowOver
        | Refusal::SecondModerator
        | Refusal::NotAllowed => StatusCode::FORBIDDEN,
        Refusal::Asked(_)
        | Refusal::ChangedMeanwhile
        | Refusal::LastModerator
        | Refusal::ParentNotOpen
        | Refusal::VersionNotToCome
        | Refusal::ReplayRuns
        | Refusal::ReplayGone => StatusCode::CONFLICT,
        Refusal::NotSignedIn => StatusCode::UNAUTHORIZED,
        Refusal::LinkUsedOrExpired => StatusCode::GONE,
        Refusal::TooManyReports => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::RejectedByPolicy(_)
        | Refusal::NameMissing
        | Refusal::NameTooLong { .. }
        | Refusal::NameNotAllowed
        | Refusal::NameReserved
        | Refusal::NameTaken
        | Refusal::NameIsAddress
        | Refusal::EmailMissing
        | Refusal::EmailInvalid
        | Refusal::TextEmpty
        | Refusal::TextTooLong { .. }
        | Refusal::ReasonMissing
        | Refusal::UnknownLanguage
        | Refusal::UnknownLocale { .. }
        | Refusal::PolicyHasErrors { .. }
        | Refusal::PolicyUnfair { .. }
        | Refusal::SettingNotTried { .. }
        | Refusal::ReplayMissing
        | Refusal::ReplayUnusable { .. }
        | Refusal::EffectiveInThePast
        | Refusal::ScheduledReplaced { .. }
        | Refusal::TooMany { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A failure on its way to the edge, inside a response.
#[derive(Clone)]
pub(crate) struct Carried(pub(crate) std::sync::Arc<Failed>);

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if matches!(self.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER_SECS.into());
        }
        response.extensions_mut().insert(Carried(std::sync::Arc::new(self)));
        response
    }
}
