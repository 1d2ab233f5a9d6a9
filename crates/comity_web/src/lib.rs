//! HTTP: pages, fragments for host pages, the JSON API, the moderation console, feeds.
//!
//! A handler takes a request apart, calls one action, and maps what comes back. Whatever fails becomes a
//! `error::Failed` and is put into words at the edge (`edge`). Nothing here knows SQL or the policy's rules.
//! [`router()`] lists every address; [`serve`] is the connection loop.

mod api;
mod assets;
mod console;
mod edge;
mod error;
mod extract;
mod feeds;
mod headers;
mod openapi;
mod page;
mod pages;
mod pictures;
mod policy;
mod rate;
mod replay_report;
mod router;
mod scoring;
mod server;
mod settings;
mod sitemap;
mod state;
mod thread;
mod urls;
mod words;

#[cfg(test)]
mod tests;

pub use openapi::openapi;
pub use pictures::has_picture;
pub use replay_report::{ReportTitle, replay_page, replay_table};
pub use router::router;
pub use scoring::{
    CoralSecret, CoralSecrets, CoralSettings, FeedbackTo, Key, Keys, Scoring, scoring_router, scoring_server,
};
pub use server::serve;
pub use settings::{Limits, Prefix, Settings};
pub use urls::story as story_path;
