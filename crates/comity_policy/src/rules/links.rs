//! Notices comments with too many links.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Links in a comment: written out, as Markdown, as a bare address, or spelled so that filters miss them ("example
/// dot com"). Links to hosts that the newsroom trusts are not counted.
/// ## Why it matters
/// Most spam lives from links. A source or two is welcome.
/// ## Examples
/// > Look: https://example.org/a and https://example.net/b and https://example.com/c  → held
/// > The minutes are at https://example.org/minutes, page 4.  → published
///
/// With `max = 0`:
/// > Read https://example.org/minutes  → held
/// > No links here.  → published
///
/// With `max = 0, allowed_hosts = ["example.org"]`:
/// > Read https://www.example.org/minutes  → published
/// ## What the commenter is told
/// How many links were found and how many are allowed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Links {
    /// Links that are still fine.
    pub max: usize,
    /// Hosts whose links are not counted; `example.org` covers its subdomains.
    pub allowed_hosts: Vec<String>,
}

impl Default for Links {
    fn default() -> Self {
        Self { max: 2, allowed_hosts: Vec::new() }
    }
}

impl Settings for Links {}

impl Rule for Links {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.body.links.len() <= self.max {
            return Ok(None);
        }
        let counted = || {
            facts
                .body
                .links
                .iter()
                .filter(|link| !self.allowed_hosts.iter().any(|host| is_within(&link.host, host)))
        };
        let count = counted().count();
        if count <= self.max {
            return Ok(None);
        }
        let spans = counted().map(|link| link.span).collect();
        let noticed = Noticed::measured("link_count", count as f64, self.max as f64, spans);
        Ok(Some(noticed.arg("count", count.to_string()).arg("limit", self.max.to_string())))
    }
}

/// Whether `host` is `listed` or a subdomain of it.
pub(super) fn is_within(host: &str, listed: &str) -> bool {
    let listed = listed.trim().trim_start_matches("www.").trim_start_matches("*.");
    host.len() >= listed.len()
        && host.get(host.len() - listed.len()..).is_some_and(|end| end.eq_ignore_ascii_case(listed))
        && (host.len() == listed.len()
            || host.get(..host.len() - listed.len()).is_some_and(|head| head.ends_with('.')))
}
