//! `POST /coral/phase` and `POST /coral/events`: a newsroom that stays on Coral has its comments judged by its published
//! policy here.
//!
//! Coral asks before it publishes ("external moderation phase") and goes on without an answer when it gets none in time, or
//! any but 2xx. So whoever signs correctly always gets an answer: what cannot be judged is held, and `comity coral report`
//! says why; what cannot be taken in is held, too, and only the log says so, because nobody knows who sent it.

use super::coral_secrets::{CoralSecrets, has_signature};
use super::coral_wire::{Event, PhaseRequest, Said, answer_to};
use super::intake::{INTAKE, NotTaken};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bytes::Bytes;
use comity_actions::{
    App, Awaited, Failure, OutsideDraft, OutsideVerdict, judge_outside, note_outside_failure,
};
use comity_model::SiteId;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};
use std::time::Duration;

/// The largest request, in bytes: Coral's own comments are far smaller.
const MAX_REQUEST_BYTES: usize = 1 << 20;

/// Time in which a request must have arrived.
const MAX_REQUEST_TIME: Duration = Duration::from_secs(10);

/// Says in an answer what the policy said, for whoever looks at the connection.
const VERDICT: HeaderName = HeaderName::from_static("x-comity-verdict");

/// How a newsroom's Coral is answered.
#[derive(Debug, Clone)]
pub struct CoralSettings {
    /// The secrets that Coral signs with.
    pub secrets: CoralSecrets,
    /// Time within which a comment must be judged; it is held after that. Less than the phase's timeout in Coral.
    pub answer_within: Duration,
}

impl Default for CoralSettings {
    fn default() -> Self {
        Self { secrets: CoralSecrets::default(), answer_within: Duration::from_millis(150) }
    }
}

/// What the handlers work with. Cheap to clone.
#[derive(Clone)]
struct Coral {
    app: App,
    settings: CoralSettings,
}

/// The addresses that Coral calls.
pub(super) fn router<S: Clone + Send + Sync + 'static>(app: &App, settings: &CoralSettings) -> Router<S> {
    let coral = Coral { app: app.clone(), settings: settings.clone() };
    Router::new()
        .route("/coral/phase", post(phase).fallback(not_found))
        .route("/coral/events", post(events).fallback(not_found))
        .with_state(coral)
}

/// Judges a comment that Coral is about to publish.
async fn phase(State(coral): State<Coral>, request: Request) -> Response {
    let (site, bytes) = match coral.signed(request).await {
        Ok(signed) => signed,
        Err(Unheard::NotSigned(response)) => return response,
        // Who sent it cannot be known. Should it be Coral, a refusal would publish the comment unread.
        Err(Unheard::NotTaken(why)) => {
            tracing::warn!(
                ?why,
                "a request for a judgement could not be taken in; should it be Coral's, the comment is held"
            );
            return spoken(&json!({"status": "SYSTEM_WITHHELD"}), "hold failed");
        }
    };
    let began = coral.app.now();
    let judged = match PhaseRequest::read(&bytes) {
        Ok(request) if request.is_empty() => return silent("publish"),
        Ok(request) => match coral.site(&site).await {
            Ok(site) => {
                let draft = request.draft(site);
                coral.judge(draft.clone()).await.map_err(|why| (Some(draft), why))
            }
            Err(why) => Err((None, why)),
        },
        Err(why) => {
            let site = coral.site(&site).await.ok();
            Err((site.map(PhaseRequest::unread), why))
        }
    };
    match judged {
        Ok(verdict) => match answer_to(&verdict) {
            Said::Nothing => silent("publish"),
            Said::Something(value) => spoken(&value, &words_for(&verdict)),
        },
        Err((draft, why)) => {
            let took = coral.app.now().as_micros().saturating_sub(began.as_micros());
            coral.note_failure(draft, &why, u64::try_from(took).unwrap_or(0));
            spoken(&json!({"status": "SYSTEM_WITHHELD"}), "hold failed")
        }
    }
}

/// Takes note of what happens in Coral. Its webhooks carry ids only: nothing in them could be kept as feedback.
async fn events(State(coral): State<Coral>, request: Request) -> Response {
    let (site, bytes) = match coral.signed(request).await {
        Ok(signed) => signed,
        Err(Unheard::NotSigned(response)) => return response,
        Err(Unheard::NotTaken(why)) => return not_taken(why),
    };
    match Event::read(&bytes) {
        Ok(event) => {
            tracing::info!(site, event = event.name(), "Coral says that something happened");
            spoken(&json!({"received": true, "type": event.name()}), "none")
        }
        Err(why) => problem(StatusCode::BAD_REQUEST, "malformed", &why),
    }
}

/// Why a request counts for nothing.
enum Unheard {
    /// It is not whole, so that nobody knows who signed it.
    NotTaken(NotTaken),
    /// It is not signed with a secret that is known here, and this is said of it.
    NotSigned(Response),
}

impl Coral {
    /// The body of a request that is signed with a known secret, and the key of the site which that secret belongs to.
    async fn signed(&self, request: Request) -> Result<(String, Bytes), Unheard> {
        if self.settings.secrets.is_empty() {
            let detail = "This server knows no secret of Coral's; its operator adds one with `comity coral secret add`.";
            return Err(Unheard::NotSigned(problem(StatusCode::FORBIDDEN, "no-secret", detail)));
        }
        let (parts, body) = request.into_parts();
        let not_signed =
            |detail| Unheard::NotSigned(problem(StatusCode::UNAUTHORIZED, "bad-signature", detail));
        if !has_signature(&parts.headers) {
            // Coral always signs: this is somebody else, and nothing is read for them.
            return Err(not_signed("There is no X-Coral-Signature with a signature in it."));
        }
        let bytes = received(&parts.headers, body, MAX_REQUEST_TIME).await.map_err(Unheard::NotTaken)?;
        match self.settings.secrets.site_of(&parts.headers, &bytes) {
            Some(site) => Ok((site, bytes)),
            None => {
                tracing::warn!(
                    "a request in Coral's name was not signed with a known secret; Coral publishes without being answered"
                );
                Err(not_signed("X-Coral-Signature does not fit this body and any secret that is known here."))
            }
        }
    }

    async fn site(&self, key: &str) -> Result<SiteId, String> {
        match comity_actions::find_site(&self.app, Some(key)).await {
            Ok(site) => Ok(site.id),
            Err(Failure::Refused(_)) => {
                Err(format!("the secret belongs to the site `{key}`, which is not there"))
            }
            Err(Failure::Fault(error)) => Err(error.to_string()),
        }
    }

    /// Judges on a thread of its own, so that neither a slow text nor a panic keeps Coral waiting.
    async fn judge(&self, draft: OutsideDraft) -> Result<OutsideVerdict, String> {
        let (app, awaited) = (self.app.clone(), Awaited::default());
        let here = tokio::runtime::Handle::current();
        let is_awaited = awaited.clone();
        let mut judging =
            tokio::task::spawn_blocking(move || here.block_on(judge_outside(&app, draft, &is_awaited)));
        let within = self.settings.answer_within;
        let mut judged = tokio::time::timeout(within, &mut judging).await;
        if judged.is_err() && !awaited.give_up() {
            // It is on its way to the disk: better late than counted and not told.
            judged = tokio::time::timeout(within, judging).await;
        }
        match judged {
            Ok(Ok(Ok(Some(verdict)))) => Ok(verdict),
            Ok(Ok(Err(Failure::Fault(error)))) => Err(error.to_string()),
            Ok(Ok(Err(Failure::Refused(refusal)))) => Err(format!("refused: {}", refusal.code())),
            Ok(Err(_)) => Err("the check fell over".to_owned()),
            Ok(Ok(Ok(None))) | Err(_) => Err(format!("no verdict within {} ms", within.as_millis())),
        }
    }

    /// Keeps a failure in sight, without letting Coral wait for that.
    fn note_failure(&self, draft: Option<OutsideDraft>, why: &str, took_us: u64) {
        tracing::error!(why, "a comment of Coral's could not be judged and is held");
        let Some(draft) = draft else { return };
        let (app, why) = (self.app.clone(), why.to_owned());
        let here = tokio::runtime::Handle::current();
        drop(tokio::task::spawn_blocking(move || {
            if let Err(failure) = here.block_on(note_outside_failure(&app, &draft, &why, took_us)) {
                tracing::error!(?failure, "that a comment of Coral's was held cannot be written down");
            }
        }));
    }
}

/// Takes a body in as it came: the signature is over its bytes.
pub(super) async fn received(headers: &HeaderMap, body: Body, within: Duration) -> Result<Bytes, NotTaken> {
    INTAKE.take((headers, body), MAX_REQUEST_BYTES, within, |bytes| bytes).await
}

fn not_taken(why: NotTaken) -> Response {
    match why {
        NotTaken::TooLarge => {
            let detail = format!("The request is larger than {MAX_REQUEST_BYTES} bytes.");
            problem(StatusCode::PAYLOAD_TOO_LARGE, "too-large", &detail)
        }
        NotTaken::Broken => {
            problem(StatusCode::BAD_REQUEST, "malformed", "The request ended before it was whole.")
        }
        NotTaken::TooSlow => {
            problem(StatusCode::REQUEST_TIMEOUT, "too-slow", "The request did not arrive in time.")
        }
        NotTaken::NoRoom => {
            problem(StatusCode::SERVICE_UNAVAILABLE, "overloaded", "Too many large requests arrive at once.")
        }
    }
}

/// The outcome and the clauses cited, fit for a header.
fn words_for(verdict: &OutsideVerdict) -> String {
    let clauses: Vec<&str> =
        verdict.verdict.clauses().into_iter().map(|clause| clause.anchor.as_str()).collect();
    format!("{} {}", verdict.verdict.outcome, clauses.join(" ")).trim_end().to_owned()
}

fn silent(verdict: &str) -> Response {
    with_verdict(StatusCode::NO_CONTENT.into_response(), verdict)
}

fn spoken(value: &Value, verdict: &str) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    with_verdict((kind, value.to_string()).into_response(), verdict)
}

fn with_verdict(mut response: Response, verdict: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // An anchor that is not ASCII has no place in a header.
    if let Ok(verdict) = HeaderValue::from_str(verdict) {
        headers.insert(VERDICT, verdict);
    }
    response
}

/// A "no" as a problem document (RFC 9457).
fn problem(status: StatusCode, code: &str, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let problem = json!({
        "type": "about:blank", "title": title, "status": status.as_u16(), "code": code, "detail": detail,
    });
    let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, problem.to_string()).into_response()
}

async fn not_found() -> Response {
    problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Coral posts to this address.")
}
