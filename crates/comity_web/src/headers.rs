//! The security headers that every answer carries, whatever it is about.

use crate::settings::Settings;
use http::header::{self, HeaderName};
use http::{HeaderMap, HeaderValue};

/// What our own pages may load: nothing but our own files; no inline script, no inline style.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types comity";

/// Data, fragments and feeds load nothing at all, whoever opens them as a page.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// How long browsers remember to come by HTTPS only, where we are reached by HTTPS.
const STRICT_TRANSPORT: &str = "max-age=31536000";

/// Headers with the same value on every answer.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Who may load an answer from another origin.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds the headers; what a handler has set stays.
pub(crate) fn secure(headers: &mut HeaderMap, path: &str, settings: &Settings) {
    for (name, value) in &ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let is_page = kind.starts_with(b"text/html") && !is_for_hosts(path);
    let policy = if is_page { PAGE_POLICY } else { DATA_POLICY };
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    let resource = if is_for_hosts(path) { "cross-origin" } else { "same-origin" };
    headers.entry(RESOURCE_POLICY).or_insert(HeaderValue::from_static(resource));
    if settings.is_https() {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static(STRICT_TRANSPORT));
    }
    // What a handler doesn't call public may hold something of one person's.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
}

/// Whether host pages on other origins load what stands under this path.
fn is_for_hosts(path: &str) -> bool {
    path == "/comity.js"
        || path.starts_with("/embed/")
        || path.starts_with("/api/")
        || path.starts_with("/feeds/")
}
