//! Our two cookies: the guest's, set once somebody acts on our own pages, and the moderator's.

use http::{HeaderMap, HeaderValue, header};

/// Holds the guest key on our own pages.
pub(crate) const GUEST: &str = "comity_guest";

/// Holds a moderator's session.
pub(crate) const SESSION: &str = "comity_session";

/// How long a browser keeps a guest key, in seconds: browsers cut longer times down to this.
const GUEST_SECS: u32 = 400 * 24 * 60 * 60;

/// The value of a cookie.
pub(crate) fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == name && !value.is_empty()).then_some(value)
    })
}

/// The header that gives a browser its guest key: `Lax`, so that a link from the newspaper still finds its author.
pub(crate) fn give_guest(key: &str, is_https: bool) -> HeaderValue {
    cookie(&format!("{GUEST}={key}; Path=/; Max-Age={GUEST_SECS}; HttpOnly; SameSite=Lax"), is_https)
}

/// The header that signs a moderator in until the browser closes: `Strict`, and for the console only.
pub(crate) fn give_session(value: &str, is_https: bool) -> HeaderValue {
    cookie(&format!("{SESSION}={value}; Path=/console; HttpOnly; SameSite=Strict"), is_https)
}

/// The header that signs a moderator out.
pub(crate) fn take_session(is_https: bool) -> HeaderValue {
    cookie(&format!("{SESSION}=; Path=/console; Max-Age=0; HttpOnly; SameSite=Strict"), is_https)
}

fn cookie(line: &str, is_https: bool) -> HeaderValue {
    let line = if is_https { format!("{line}; Secure") } else { line.to_owned() };
    // Keys and tokens are base64url; anything else must not become a header.
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let line = HeaderValue::from_static("a=1; comity_guest=key_-9; b=2");
        let headers = HeaderMap::from_iter([(header::COOKIE, line)]);
        assert_eq!(find(&headers, GUEST), Some("key_-9"));
        assert_eq!(find(&headers, SESSION), None);
    }

    #[test]
    fn cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
        assert_eq!(
            give_session("t", true).to_str().unwrap(),
            "comity_session=t; Path=/console; HttpOnly; SameSite=Strict; Secure"
        );
    }
}
