//! Every address that our pages link to, made in one place.

use comity_model::{CommentId, CommenterId, PolicyDraftId};

/// Digits of a percent-encoded byte.
const HEX: [u8; 16] = *b"0123456789ABCDEF";

/// Percent-encodes what must not stand in a path segment or a query value (RFC 3986, unreserved characters stay).
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
        }
    }
    out
}

/// The front page of a site.
pub(crate) fn site(site: &str) -> String {
    format!("/s/{}", encode(site))
}

/// A story with its thread.
pub fn story(site: &str, story: &str) -> String {
    format!("/s/{}/{}", encode(site), encode(story))
}

/// One comment of a story and what stands below it.
pub(crate) fn below(site: &str, story: &str, comment: &str) -> String {
    format!("{}?under={comment}", self::story(site, story))
}

/// Where the comment form of a story posts to.
pub(crate) fn post(site: &str, story: &str) -> String {
    format!("{}/comments", self::story(site, story))
}

/// The permalink of a comment.
pub(crate) fn comment(site: &str, comment: &str) -> String {
    format!("/c/{}/{comment}", encode(site))
}

/// A page about one comment: `reply`, `report`, `edit`, `withdraw`.
pub(crate) fn comment_verb(site: &str, story: &str, comment: &str, verb: &str) -> String {
    format!("{}/{comment}/{verb}", post(site, story))
}

/// The private status page of a comment.
pub(crate) fn status(site: &str, token: &str) -> String {
    format!("/status/{}/{}", encode(site), encode(token))
}

/// The policy in force.
pub(crate) fn policy(site: &str) -> String {
    format!("/policy/{}", encode(site))
}

/// One version of the policy.
pub(crate) fn policy_version(site: &str, version: u32) -> String {
    format!("/policy/{}/v/{version}", encode(site))
}

/// The policy as data.
pub(crate) fn policy_json(site: &str) -> String {
    format!("/policy/{}/policy.json", encode(site))
}

/// One version of the policy as data.
pub(crate) fn policy_version_json(site: &str, version: u32) -> String {
    format!("/policy/{}/v/{version}/policy.json", encode(site))
}

/// A part of a site's sitemap.
pub(crate) fn sitemap(site: &str, part: u64) -> String {
    format!("/sitemap/{}/{part}", encode(site))
}

/// The page on which a moderator opens, holds and closes a story.
pub(crate) fn story_settings(story: &str) -> String {
    format!("/console/settings?story={}", encode(story))
}

/// A clause on the policy page.
pub(crate) fn clause(site: &str, anchor: &str) -> String {
    format!("{}#{}", policy(site), encode(anchor))
}

/// A clause in the version of the policy that used it; where no version is known, in the one in force.
pub(crate) fn clause_of(site: &str, version: Option<u32>, anchor: &str) -> String {
    match version {
        Some(version) => format!("{}#{}", policy_version(site, version), encode(anchor)),
        None => clause(site, anchor),
    }
}

/// The Atom feed of a site.
pub(crate) fn site_feed(site: &str) -> String {
    format!("/feeds/{}", encode(site))
}

/// The Atom feed of a story.
pub(crate) fn story_feed(site: &str, story: &str) -> String {
    format!("/feeds/{}/{}", encode(site), encode(story))
}

/// A case in the console; `show` is the list it was opened from.
pub(crate) fn case(comment: CommentId, show: &str) -> String {
    format!("/console/case/{comment}?show={show}")
}

/// Everything that the console knows of a commenter.
pub(crate) fn person(commenter: CommenterId) -> String {
    format!("/console/people/{commenter}")
}

/// An editor's draft of the policy in the console.
pub(crate) fn policy_draft(draft: PolicyDraftId) -> String {
    format!("/console/policy/drafts/{draft}")
}

/// A version of the policy in the console.
pub(crate) fn console_version(version: u32) -> String {
    format!("/console/policy/versions/{version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publishers_key_may_hold_anything() {
        assert_eq!(
            story("post", "2026/05/կամուրջ?"),
            "/s/post/2026%2F05%2F%D5%AF%D5%A1%D5%B4%D5%B8%D6%82%D6%80%D5%BB%3F"
        );
    }
}
