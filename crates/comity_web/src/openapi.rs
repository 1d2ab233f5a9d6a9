//! What programs can ask for, described in OpenAPI 3.1: `GET /openapi.json`, and `docs/reference/openapi.json`.
//!
//! One file for each group of addresses, beside the words that they share. The tests below walk over the router, send real
//! requests and hold the answers against these schemas, so that neither side can change alone.

mod comments;
mod coral;
mod messages;
mod reading;
mod schema;
mod scoring;
#[cfg(test)]
mod tests;

use axum::Json;
use serde_json::{Map, Value, json};

/// The description of a newsroom's server, scores included.
pub fn openapi() -> Value {
    let mut paths = comments::paths();
    paths.extend(reading::paths());
    paths.extend(scoring::paths());
    paths.extend(coral::paths());
    let mut schemas = schema::shared();
    schemas.extend(comments::schemas());
    schemas.extend(reading::schemas());
    schemas.extend(messages::schemas());
    schemas.extend(coral::schemas());
    let guest = json!({
        "type": "http", "scheme": "bearer",
        "description": "The guest key that the first post returned: it says who speaks.",
    });
    document("Comity", &paths, &schemas, &[("guestKey", guest), ("key", key())])
}

/// The description of a server that only scores.
pub(crate) fn openapi_of_scoring() -> Value {
    document("Comity's scorer", &scoring::paths(), &messages::schemas(), &[("key", key())])
}

/// `GET /openapi.json` of a newsroom.
pub(crate) async fn show() -> Json<Value> {
    Json(openapi())
}

/// `GET /openapi.json` of a scorer.
pub(crate) async fn show_scoring() -> Json<Value> {
    Json(openapi_of_scoring())
}

/// Paths with their operations; schemas by name.
type Entries = Map<String, Value>;

fn key() -> Value {
    json!({
        "type": "apiKey", "in": "query", "name": "key",
        "description": "A key that the operator has given out; `X-Goog-Api-Key` is read, too. Needed only where the operator says so.",
    })
}

fn document(title: &str, paths: &Entries, schemas: &Entries, security: &[(&str, Value)]) -> Value {
    let security: Entries =
        security.iter().map(|(name, scheme)| ((*name).to_owned(), scheme.clone())).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT or Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": security},
    })
}
