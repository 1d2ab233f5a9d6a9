//! The drawings that the demo's stories have, inside the binary: a page loads nothing from elsewhere.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};

#[derive(rust_embed::RustEmbed)]
#[folder = "pictures/"]
struct Pictures;

/// How long browsers keep a drawing without asking.
const KEEP: &str = "public, max-age=86400";

/// `GET /pictures/{name}`
pub(crate) async fn show(Path(name): Path<String>) -> Response {
    match Pictures::get(&name) {
        Some(picture) => {
            let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, KEEP)];
            (headers, picture.data.into_owned()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Whether a drawing stands under this address.
pub fn has_picture(address: &str) -> bool {
    address.strip_prefix("/pictures/").is_some_and(|name| Pictures::get(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_are_small_and_hold_nothing_but_shapes() {
        for name in Pictures::iter() {
            let picture = Pictures::get(&name).unwrap();
            let text = String::from_utf8(picture.data.into_owned()).unwrap();
            assert!(text.starts_with("<svg ") && text.len() < 8_000, "{name}");
            assert!(
                !["<script", "<style", "style=", "href", "url("].iter().any(|part| text.contains(part)),
                "{name}"
            );
        }
    }
}
