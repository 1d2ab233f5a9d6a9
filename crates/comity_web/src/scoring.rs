//! Scores over HTTP in the wire format of the Perspective API, so that its clients move over by changing one address.
//!
//! A request needs a scorer and no store: `calls.rs` takes it in, `analyze.rs` reads it, scores the text with the same code that comments
//! go through, and says the scores as those clients expect. `errors.rs` holds the service's errors word for word.
//! What a client wants scored is never kept and never logged; `suggest.rs` keeps only what is sent to be kept.

mod analyze;
mod answer;
mod attributes;
mod batch;
mod batch_wire;
mod body;
mod calls;
mod coral;
mod coral_secrets;
mod coral_wire;
mod discovery;
mod errors;
mod fields;
mod gate;
mod intake;
mod keys;
mod language;
mod request;
mod suggest;
#[cfg(test)]
mod tests;
pub(crate) mod try_page;

pub(crate) use attributes::LEFT_OUT;
pub use coral::CoralSettings;
pub use coral_secrets::{CoralSecret, CoralSecrets};
pub use keys::{Key, Keys};
pub(crate) use request::{ALIASES, MAX_COMMENT_BYTES};
pub use suggest::FeedbackTo;

use crate::settings::Settings;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use calls::Call;
use comity_actions::{App, Scorer};
use errors::Status;
use fields::Shape;
use gate::Gate;
use std::num::NonZeroU32;
use std::sync::Arc;

/// What scoring over HTTP works with.
pub struct Scoring {
    /// The model; or why there is none, which every request is then told.
    pub scorer: Result<&'static Scorer, String>,
    /// The keys that are known; none: any key is as good as none.
    pub keys: Option<Keys>,
    /// Whether a request needs a key at all.
    pub is_key_required: bool,
    /// Requests per second from one address (IPv4 /32, IPv6 /64); none: no limit.
    pub per_second: Option<NonZeroU32>,
    /// Where suggested scores are kept.
    pub feedback: FeedbackTo,
    /// The public address and the trusted proxies.
    pub settings: Settings,
}

impl Scoring {
    /// The built-in model for everybody, without keys and limits; what is suggested is not kept.
    pub fn open() -> Self {
        Self {
            scorer: Ok(Scorer::builtin()),
            keys: None,
            is_key_required: false,
            per_second: None,
            feedback: FeedbackTo::Nowhere,
            settings: Settings::default(),
        }
    }
}

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Service(Arc<Inner>);

struct Inner {
    scorer: Result<&'static Scorer, String>,
    gate: Gate,
    feedback: FeedbackTo,
    settings: Settings,
}

impl Service {
    fn scorer(&self) -> Result<&'static Scorer, Status> {
        self.0.scorer.as_ref().map(|scorer| *scorer).map_err(|why| Status::unavailable(why))
    }

    /// The model's name for the response header.
    fn model(&self) -> Option<&'static str> {
        self.0.scorer.as_ref().ok().map(|scorer| scorer.model())
    }
}

/// The addresses for scores; they keep nothing of their own in the state of the router that they are merged into.
pub fn scoring_router<S: Clone + Send + Sync + 'static>(scoring: Scoring) -> Router<S> {
    let Scoring { scorer, keys, is_key_required, per_second, feedback, settings } = scoring;
    let gate = Gate::new(keys, is_key_required, per_second);
    let service = Service(Arc::new(Inner { scorer, gate, feedback, settings }));
    let mut router = Router::new();
    for (path, methods) in routes() {
        for spelling in escaped(path) {
            router = router.route(&spelling, methods.clone());
        }
        router = router.route(path, methods);
    }
    // Whatever else a client asks for here is told in the form that it reads.
    router.route("/v1alpha1/{*rest}", axum::routing::any(not_found)).with_state(service)
}

/// A whole server of scores, without a database.
pub fn scoring_server(scoring: Scoring) -> Router {
    scoring_router(scoring)
        .route("/openapi.json", get(crate::openapi::show_scoring))
        .fallback(|| async { Status::not_found().answer() })
}

/// Requests for scores per second that one address may send to a newsroom's own server, beside its comments.
const NEWSROOM_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("20 is not 0");

/// The addresses for scores on a newsroom's server: the scorer that its comments go through, adapted or with a second
/// stage, limited by address.
pub(crate) fn of_newsroom<S: Clone + Send + Sync + 'static>(app: &App, settings: &Settings) -> Router<S> {
    let builtin = || {
        std::panic::catch_unwind(Scorer::builtin).map_err(|_| "the built-in model cannot be read".to_owned())
    };
    scoring_router(Scoring {
        scorer: app.scorer().map_or_else(builtin, |scorer| scorer.scorer()),
        keys: Some(Keys::of_newsroom(app.clone())),
        is_key_required: settings.is_scoring_key_required,
        per_second: Some(NEWSROOM_PER_SECOND),
        feedback: FeedbackTo::Newsroom(app.clone()),
        settings: settings.clone(),
    })
    .merge(coral::router(app, &settings.coral))
}

const ANALYZE: &str = "/v1alpha1/comments:analyze";
const SUGGEST: &str = "/v1alpha1/comments:suggestscore";
const ATTRIBUTES: &str = "/v1alpha1/attributes";

/// A path as clients write it that escape the colon or the dollar sign in it (RFC 3986 lets them).
fn escaped(path: &str) -> Vec<String> {
    let escapes = [(':', "%3A"), (':', "%3a"), ('$', "%24")].into_iter();
    escapes
        .filter(|(sign, _)| path.contains(*sign))
        .map(|(sign, escape)| path.replace(sign, escape))
        .collect()
}

/// All addresses. Methods that an address does not take are not found, as clients of the service know it.
pub(crate) fn routes() -> Vec<(&'static str, MethodRouter<Service>)> {
    let all = [
        (ANALYZE, post(|State(service), request| Call::Analyze.answer(service, request))),
        (SUGGEST, post(|State(service), request| Call::Suggest.answer(service, request))),
        (ATTRIBUTES, get(attributes::list)),
        // What the discovery document says; the others are where Google's own clients look.
        ("/batch", post(batch::batch)),
        ("/batch/v1alpha1", post(batch::batch)),
        ("/batch/commentanalyzer/v1alpha1", post(batch::batch)),
        ("/$discovery/rest", get(discovery::show)),
    ];
    all.map(|(path, methods)| (path, methods.options(answer::preflight).fallback(not_found))).into()
}

async fn not_found(State(service): State<Service>, request: Request) -> Response {
    let wants = answer::Wants::of(request.method(), request.uri(), request.headers());
    answer::say(&service, &wants, &Shape::Any, Err(Status::not_found()))
}
