//! The edge: what every answer passes on its way out. Failures become words, headers are made safe, a panic stays here.

use crate::error::{BadRequest, Carried, Failed};
use crate::extract::visitor::is_listed;
use crate::headers::secure;
use crate::page::{Frame, Message};
use crate::state::Web;
use crate::words::Words;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use comity_actions::{Error, list_sites};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

/// Passes a request on, and makes its answer fit to leave.
pub(crate) async fn pass(State(web): State<Web>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map(str::to_owned);
    let language = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let mut response = if is_preflight(&request, &path) {
        let origin = request.headers().get(header::ORIGIN).cloned();
        preflight(&web, origin).await
    } else {
        run(request, next).await
    };
    let failed = failed_of(&mut response);
    if let Some(failed) = failed {
        let w = spoken(query.as_deref(), language.as_ref());
        let said = say(&web, &path, &failed, w, response.headers());
        response = said;
    }
    secure(response.headers_mut(), &path, web.settings());
    response
}

/// Runs a request; one that panics is a fault like any other, and harms no other request.
async fn run(request: Request, next: Next) -> Response {
    let mut running = std::pin::pin!(next.run(request));
    let caught = poll_fn(|context| {
        // Nothing of a request that panicked is used again, and shared state is behind locks that bear it.
        match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context))) {
            Ok(polled) => polled.map(Some),
            Err(_) => Poll::Ready(None),
        }
    });
    let fault = || Failed::Fault(Error::Internal("a request panicked".to_owned())).into_response();
    caught.await.unwrap_or_else(fault)
}

/// How long a browser may remember what a preflight request was told, in seconds.
const PREFLIGHT_MAX_AGE_SECS: u32 = 600;

/// Answers a browser that asks whether a host page may send what it wants to send (Fetch standard, "CORS-preflight").
///
/// An origin that any site lists may ask; whether this site lists it is seen when the request itself comes.
async fn preflight(web: &Web, origin: Option<HeaderValue>) -> Response {
    let sites = match list_sites(web.app()).await {
        Ok(sites) => sites,
        Err(failure) => return Failed::from(failure).into_response(),
    };
    let is_known = |origin: &HeaderValue| {
        origin.to_str().is_ok_and(|origin| sites.iter().any(|site| is_listed(&site.origins, origin)))
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    let answer = response.headers_mut();
    answer.insert(header::VARY, HeaderValue::from_static("origin, access-control-request-method"));
    if let Some(origin) = origin.filter(is_known) {
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        let methods = HeaderValue::from_static("GET, POST, PUT, DELETE");
        answer.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
        let allowed = HeaderValue::from_static("authorization, content-type");
        answer.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        answer.insert(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_MAX_AGE_SECS.into());
    }
    response
}

fn is_preflight(request: &Request, path: &str) -> bool {
    *request.method() == Method::OPTIONS
        && is_for_programs(path)
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// The failure that a response carries, or that axum's own answers stand for.
fn failed_of(response: &mut Response) -> Option<std::sync::Arc<Failed>> {
    if let Some(Carried(failed)) = response.extensions_mut().remove::<Carried>() {
        return Some(failed);
    }
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE)
        || response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|v| v.as_bytes().starts_with(b"text/plain"));
    let request = match response.status() {
        StatusCode::NOT_FOUND => BadRequest::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => BadRequest::MethodNotAllowed,
        StatusCode::BAD_REQUEST => BadRequest::Malformed,
        _ => return None,
    };
    is_bare.then(|| std::sync::Arc::new(Failed::from(request)))
}

fn spoken(query: Option<&str>, accepted: Option<&HeaderValue>) -> Words {
    let asked = query.unwrap_or("").split('&').find_map(|pair| pair.strip_prefix("lang="));
    let accepted = accepted.and_then(|v| v.to_str().ok()).unwrap_or("");
    let lang = asked.and_then(comity_locale::supported);
    Words { lang: lang.unwrap_or_else(|| comity_locale::negotiate(accepted, "en")) }
}

fn say(web: &Web, path: &str, failed: &Failed, w: Words, carried: &HeaderMap) -> Response {
    let request = failed.logged(web);
    let status = failed.status();
    let mut said = if let Failed::Unsent(unsent) = failed {
        unsent.page(w)
    } else if is_for_programs(path) {
        let problem = failed.problem(w, request.as_deref());
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, kind, problem.to_string()).into_response()
    } else {
        let front = || Some(("/".to_owned(), w.t("error-home")));
        let (title, link) = match status {
            StatusCode::NOT_FOUND => (w.t("error-not-found-title"), front()),
            s if s.is_server_error() => (w.t("error-title"), front()),
            _ => {
                (w.t("error-refused-title"), story_of(path).map(|story| (story, w.t("thread-back-to-story"))))
            }
        };
        let mut detail = failed.sentence(w);
        if status == StatusCode::PAYLOAD_TOO_LARGE {
            // It was not kept, but the browser that sent it still has it.
            detail = format!("{detail} {}", w.t("error-too-large-back"));
        }
        let message = Message { frame: Frame::plain(w, title), code: failed.code(), detail, request, link };
        crate::page::html(status, &message)
    };
    keep_headers(carried, said.headers_mut());
    said
}

/// The story that an address is about, or lies below.
fn story_of(path: &str) -> Option<String> {
    let mut parts = path.strip_prefix("/s/")?.split('/');
    let (site, story) = (parts.next()?, parts.next()?);
    Some(format!("/s/{site}/{story}#comments"))
}

/// What a handler has said beside its failure stays: CORS, `Allow`, `Retry-After`, `Set-Cookie`.
fn keep_headers(from: &HeaderMap, to: &mut HeaderMap) {
    for (name, value) in from {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            to.append(name, value.clone());
        }
    }
}

fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/embed/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use comity_testkit::Newsroom;
    use tower::ServiceExt;

    async fn falls_over() -> &'static str {
        panic!("a handler falls over")
    }

    #[tokio::test]
    async fn a_request_that_panics_is_answered_with_500_and_security_headers() {
        let newsroom = Newsroom::open().await;
        let web = Web::new(newsroom.app.clone(), crate::Settings::default());
        let router: Router = Router::new()
            .route("/", get(falls_over))
            .layer(axum::middleware::from_fn_with_state(web.clone(), pass))
            .with_state(web);
        let request = Request::builder().uri("/").body(axum::body::Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    }
}
