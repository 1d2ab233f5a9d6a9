//! Every address of Comity, grouped by who calls it.

use crate::error::{BadRequest, Failed};
use crate::settings::Settings;
use crate::state::Web;
use crate::{api, assets, console, edge, feeds, openapi, pictures, policy, scoring, sitemap, thread};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use comity_actions::App;
use http::{Method, Uri};

/// One address: its path, what it does with which methods.
type Route = (&'static str, MethodRouter<Web>);

/// The whole web side.
pub fn router(app: App, settings: Settings) -> Router {
    let scores = scoring::of_newsroom(&app, &settings);
    let web = Web::new(app, settings);
    let mut router = Router::new();
    for (path, methods) in routes() {
        router = router.route(path, methods);
    }
    router
        .merge(scores)
        .fallback(not_found)
        .method_not_allowed_fallback(|| async { Failed::from(BadRequest::MethodNotAllowed) })
        .layer(from_fn_with_state(web.clone(), edge::pass))
        .with_state(web)
}

/// An address with a slash too many leads to the one without; any other is not known.
async fn not_found(method: Method, uri: Uri) -> Response {
    // One leading slash only: two would name another host.
    let path = uri.path().trim_matches('/');
    if !matches!(method, Method::GET | Method::HEAD) || path.is_empty() || !uri.path().ends_with('/') {
        return Failed::from(BadRequest::NotFound).into_response();
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let to = ["/", path, &query].concat();
    Redirect::permanent(&to).into_response()
}

/// All addresses; tests walk over them.
pub(crate) fn routes() -> Vec<Route> {
    [readers(), commenters(), hosts(), programs(), moderators(), operators()].into_iter().flatten().collect()
}

/// Readers and search engines. Kept bytes; no cookie is needed or set.
fn readers() -> Vec<Route> {
    vec![
        ("/", get(thread::front::sites)),
        ("/s/{site}", get(thread::front::page)),
        ("/s/{site}/{story}", get(thread::show::page)),
        ("/c/{comment}", get(thread::permalink::short)),
        ("/c/{site}/{comment}", get(thread::permalink::page)),
        ("/go", get(thread::show::go)),
        ("/policy", get(policy::only_page)),
        ("/policy.json", get(policy::only_json)),
        ("/policy/v/{version}", get(policy::only_version)),
        ("/policy/v/{version}/policy.json", get(policy::only_version_json)),
        ("/policy/{site}", get(policy::page)),
        ("/policy/{site}/policy.json", get(policy::json)),
        ("/policy/{site}/v/{version}", get(policy::version)),
        ("/policy/{site}/v/{version}/policy.json", get(policy::version_json)),
        ("/score", get(scoring::try_page::page).post(scoring::try_page::send)),
        ("/feeds/{site}", get(feeds::of_site)),
        ("/feeds/{site}/{story}", get(feeds::of_story)),
    ]
}

/// Commenters on our own pages. Forms must come from these pages; the cookie is set once somebody acts.
fn commenters() -> Vec<Route> {
    vec![
        ("/s/{site}/{story}/comments", post(thread::post::page)),
        ("/s/{site}/{story}/comments/{comment}/reply", get(thread::post::reply_page)),
        (
            "/s/{site}/{story}/comments/{comment}/edit",
            get(thread::revise::edit_page).post(thread::revise::edit),
        ),
        (
            "/s/{site}/{story}/comments/{comment}/withdraw",
            get(thread::revise::withdraw_page).post(thread::revise::withdraw),
        ),
        ("/s/{site}/{story}/comments/{comment}/report", get(thread::report::page).post(thread::report::send)),
        ("/status/{site}/{token}", get(thread::status::page).post(thread::status::send)),
    ]
}

/// Host pages on listed origins, and the scripts of our own pages: the same as fragments.
fn hosts() -> Vec<Route> {
    vec![
        ("/comity.js", get(assets::embed)),
        ("/embed/thread", get(thread::show::embed)),
        ("/embed/s/{site}/{story}", get(thread::show::fragment)),
        ("/embed/s/{site}/{story}/mine", get(thread::mine::fragments)),
        ("/embed/s/{site}/{story}/comments", post(thread::post::fragment)),
        ("/embed/s/{site}/{story}/comments/{comment}/reply", get(thread::post::reply_fragment)),
        (
            "/embed/s/{site}/{story}/comments/{comment}/edit",
            get(thread::revise::edit_fragment).post(thread::revise::edit_here),
        ),
        (
            "/embed/s/{site}/{story}/comments/{comment}/withdraw",
            get(thread::revise::withdraw_fragment).post(thread::revise::withdraw_here),
        ),
        (
            "/embed/s/{site}/{story}/comments/{comment}/report",
            get(thread::report::fragment).post(thread::report::send_here),
        ),
    ]
}

/// Programs: JSON in, JSON out, problem documents when it fails.
pub(crate) fn programs() -> Vec<Route> {
    vec![
        ("/api/v1/comments", post(api::comments::post)),
        (
            "/api/v1/comments/{comment}",
            axum::routing::put(api::comments::edit).delete(api::comments::withdraw),
        ),
        ("/api/v1/comments/{comment}/reports", post(api::comments::report)),
        ("/api/v1/mine", get(api::comments::mine)),
        ("/api/v1/threads", get(api::threads::show)),
        ("/api/v1/counts", get(api::counts::list)),
        ("/api/v1/policy", get(api::policies::policy)),
        ("/api/v1/status", get(api::policies::status)),
        ("/openapi.json", get(openapi::show)),
    ]
}

/// Moderators and editors: a session cookie of their own, and a token in every form.
pub(crate) fn moderators() -> Vec<Route> {
    vec![
        ("/console", get(console::desk::queue)),
        ("/console/sign-in", get(console::sign_in::without_link)),
        ("/console/sign-in/{token}", get(console::sign_in::page).post(console::sign_in::send)),
        ("/console/sign-out", post(console::sign_in::leave)),
        ("/console/case/{comment}", get(console::desk::case)),
        ("/console/case/{comment}/decide", post(console::decide::send)),
        ("/console/case/{comment}/block", get(console::block::page).post(console::block::send)),
        ("/console/sanctions/{sanction}/lift", post(console::block::lift)),
        ("/console/people", get(console::person::search)),
        ("/console/people/{commenter}", get(console::person::page)),
        ("/console/people/{commenter}/blocks/{sanction}/lift", post(console::person::lift)),
        ("/console/score", get(scoring::try_page::console_page).post(scoring::try_page::console_send)),
        ("/console/settings", get(console::settings::page)),
        ("/console/settings/site", post(console::settings::site)),
        ("/console/stories/{story}/state", post(console::settings::story)),
        ("/console/invitations", post(console::settings::invitation)),
        (
            "/console/moderators/{moderator}/remove",
            get(console::colleagues::page).post(console::colleagues::send),
        ),
        ("/console/confirmations", get(console::confirmations::page)),
        ("/console/confirmations/{proposal}", post(console::confirmations::send)),
        ("/console/policy", get(console::policy::page)),
        ("/console/policy/trial", get(console::trial::page)),
        ("/console/policy/drafts", post(console::policy::begin)),
        ("/console/policy/drafts/{draft}", get(console::draft::page).post(console::draft::save)),
        ("/console/policy/drafts/{draft}/check", post(console::draft::check)),
        ("/console/policy/drafts/{draft}/rebase", post(console::draft::rebase)),
        ("/console/policy/drafts/{draft}/discard", post(console::draft::discard)),
        ("/console/policy/drafts/{draft}/replay", get(console::replay::page).post(console::replay::send)),
        ("/console/policy/drafts/{draft}/replay/progress", get(console::replay::progress)),
        ("/console/policy/drafts/{draft}/replay/{file}", get(console::replay::file)),
        ("/console/policy/drafts/{draft}/publish", get(console::publish::page).post(console::publish::send)),
        ("/console/policy/versions/{version}", get(console::version::page)),
        ("/console/policy/versions/{version}/report", get(console::version::report)),
        (
            "/console/policy/versions/{version}/bring-back",
            get(console::publish::bring_back_page).post(console::publish::bring_back),
        ),
        (
            "/console/policy/versions/{version}/withdraw",
            get(console::withdraw::page).post(console::withdraw::send),
        ),
    ]
}

/// Operators' machines, crawlers and browsers.
fn operators() -> Vec<Route> {
    vec![
        ("/healthz", get(assets::health)),
        ("/robots.txt", get(assets::robots)),
        ("/sitemap.xml", get(sitemap::index)),
        ("/sitemap/{site}/{part}", get(sitemap::of_site)),
        ("/favicon.ico", get(assets::icon)),
        ("/assets/{name}", get(assets::show)),
        ("/pictures/{name}", get(pictures::show)),
    ]
}
