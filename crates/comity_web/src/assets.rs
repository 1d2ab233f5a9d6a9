//! Styles and scripts inside the binary, under addresses that carry their digest and may be kept for ever.

use crate::state::Web;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/"]
struct Files;

/// One file as it is served.
pub(crate) struct Asset {
    /// Its bytes.
    pub(crate) plain: Bytes,
    /// The same, gzipped.
    pub(crate) gzip: Bytes,
    /// First 16 hexadecimal digits of its SHA-256.
    pub(crate) digest: String,
    kind: &'static str,
}

/// Files by name.
static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let data = Files::get(&name)?.data;
            let mut digest = hex::encode(Sha256::digest(&data));
            digest.truncate(16);
            let gzip = crate::pages::gzip(&data);
            let asset = Asset { plain: Bytes::from(data.into_owned()), gzip, digest, kind: kind(&name) };
            Some((name.into_owned(), asset))
        })
        .collect()
});

/// The file with this name; none when the front end was built without it.
pub(crate) fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.get(name)
}

/// The address of a file, such as `/assets/page.3f2a….css`.
pub(crate) fn url(name: &str) -> String {
    let digest = find(name).map_or("missing", |asset| asset.digest.as_str());
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("/assets/{stem}.{digest}.{kind}")
}

/// `GET /assets/{name}`: a file under the address that carries its digest.
pub(crate) async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let plain_name = name.split('.').collect::<Vec<_>>();
    let [stem, digest, kind] = plain_name.as_slice() else { return StatusCode::NOT_FOUND.into_response() };
    match find(&format!("{stem}.{kind}")) {
        Some(asset) if asset.digest == *digest => {
            respond(asset, &headers, "public, max-age=31536000, immutable")
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// How long a host page may keep the embed's script without asking, in seconds: an update reaches everybody soon.
const EMBED_MAX_AGE_SECS: u32 = 300;

/// `GET /comity.js`: the embed, under an address that host pages can keep in their templates.
pub(crate) async fn embed(headers: HeaderMap) -> Response {
    let Some(asset) = find("embed.js") else { return StatusCode::NOT_FOUND.into_response() };
    let control = format!("public, max-age={EMBED_MAX_AGE_SECS}, stale-while-revalidate=86400");
    respond(asset, &headers, &control)
}

fn respond(asset: &Asset, request: &HeaderMap, control: &str) -> Response {
    let etag = format!("\"{}\"", asset.digest);
    let is_known = request.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes());
    let takes_gzip = crate::pages::takes(request, "gzip");
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else if takes_gzip {
        ([(header::CONTENT_ENCODING, "gzip")], asset.gzip.clone()).into_response()
    } else {
        asset.plain.clone().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in [(header::CACHE_CONTROL, control), (header::ETAG, etag.as_str())] {
        headers.insert(name, HeaderValue::from_str(value).expect("both are plain ASCII"));
    }
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// What crawlers need not read: forms, private pages, fragments.
const ROBOTS: &str = "User-agent: *\nDisallow: /console\nDisallow: /embed/\nDisallow: /api/\nDisallow: /status/\nDisallow: /*/comments/\n";

/// `GET /robots.txt`
pub(crate) async fn robots(State(web): State<Web>, headers: HeaderMap) -> Response {
    let text = format!("{ROBOTS}Sitemap: {}/sitemap.xml\n", web.base(&headers));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `GET /healthz`: whether the process answers at all.
pub(crate) async fn health() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}

/// Two people talking, for the tab of a browser.
const ICON: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path fill='#1c4f82' d='M4 5h24v17H15l-7 6v-6H4z'/><path stroke='#fff' stroke-width='2.4' d='M9 11h14M9 16h9'/></svg>";

/// `GET /favicon.ico`
pub(crate) async fn icon() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=604800")];
    (headers, ICON).into_response()
}
