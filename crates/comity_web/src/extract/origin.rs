//! From which website a request comes.

use http::HeaderMap;
use http::header;

/// Where an unsafe request comes from, as the browser says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From one of our own pages.
    Ours,
    /// From a page of this other origin.
    Other(String),
    /// Nobody says: not a browser, or a very old one.
    Unsaid,
}

impl Origin {
    /// Reads `Sec-Fetch-Site` and `Origin` (Fetch Metadata; Fetch standard, "Origin" header).
    pub(crate) fn of(headers: &HeaderMap, public_url: Option<&str>) -> Self {
        let get = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let origin = get("origin");
        match (get("sec-fetch-site"), origin) {
            // `none` is the person's own doing, such as the address bar; a form never sends it.
            (Some("same-origin"), _) => Self::Ours,
            (_, Some(origin)) if is_ours(origin, get(header::HOST.as_str()), public_url) => Self::Ours,
            (_, Some(origin)) => Self::Other(origin.to_owned()),
            (Some(_), None) => Self::Other("null".to_owned()),
            (None, None) => Self::Unsaid,
        }
    }
}

fn is_ours(origin: &str, host: Option<&str>, public_url: Option<&str>) -> bool {
    match public_url {
        Some(url) => origin.eq_ignore_ascii_case(origin_of(url)),
        None => host
            .is_some_and(|host| origin.strip_prefix("http://").is_some_and(|o| o.eq_ignore_ascii_case(host))),
    }
}

/// Scheme, host and port of a URL.
pub(crate) fn origin_of(url: &str) -> &str {
    let path = url.find("://").map(|at| at + 3).and_then(|at| url.get(at..)?.find('/').map(|end| at + end));
    path.and_then(|end| url.get(..end)).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(pairs: &[(&'static str, &'static str)], public_url: Option<&str>) -> Origin {
        let pairs = pairs.iter().map(|(n, v)| (n.parse().unwrap(), http::HeaderValue::from_static(v)));
        Origin::of(&pairs.collect(), public_url)
    }

    #[test]
    fn our_own_pages_are_known_by_fetch_metadata_or_by_origin() {
        assert_eq!(origin(&[("sec-fetch-site", "same-origin")], None), Origin::Ours);
        assert_eq!(
            origin(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], None),
            Origin::Ours
        );
        let public = Some("https://talk.example.org");
        assert_eq!(
            origin(&[("origin", "https://talk.example.org"), ("host", "inner:1")], public),
            Origin::Ours
        );
    }

    #[test]
    fn everything_else_is_another_site_or_no_browser() {
        let other = Origin::Other("https://evil.example".to_owned());
        assert_eq!(origin(&[("origin", "https://evil.example"), ("host", "127.0.0.1:1")], None), other);
        assert_eq!(origin(&[("sec-fetch-site", "cross-site")], None), Origin::Other("null".to_owned()));
        assert_eq!(origin(&[], None), Origin::Unsaid);
    }

    #[test]
    fn the_origin_of_a_url_ends_before_its_path() {
        assert_eq!(origin_of("https://example.org/a/b"), "https://example.org");
        assert_eq!(origin_of("https://example.org"), "https://example.org");
    }
}
