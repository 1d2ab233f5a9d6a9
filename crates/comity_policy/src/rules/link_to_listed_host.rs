//! Notices links to hosts that the newsroom has listed.

use super::links::is_within;
use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_filled};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Links whose host is on the list, subdomains included, however the link is written.
/// ## Why it matters
/// A few hosts are the source of most spam, and some are known for inventing news.
/// ## Examples
/// With `hosts = ["example.net"]`:
/// > Proof: https://www.example.net/secret  → held
/// > See [the proof](https://news.example.net/secret)  → held
/// > Proof: https://example.org/minutes  → published
/// > Proof: https://notexample.net/minutes  → published
/// ## What the commenter is told
/// Which site it links to, and that we don't publish links there.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(crate) struct LinkToListedHost {
    /// Host names; `example.net` covers its subdomains.
    pub hosts: Vec<String>,
}

impl Settings for LinkToListedHost {
    fn prepare(self) -> Result<Self, SettingError> {
        check_filled("hosts", &self.hosts)?;
        match self.hosts.iter().find(|host| host.contains('/') || !host.contains('.')) {
            Some(host) => Err(SettingError::new("hosts", format!("has `{host}`, which is no host name"))
                .with_help("write it like `example.net`, without `https://` and path")),
            None => Ok(self),
        }
    }
}

impl Rule for LinkToListedHost {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let listed = || {
            facts.body.links.iter().filter(|link| self.hosts.iter().any(|host| is_within(&link.host, host)))
        };
        let Some(first) = listed().next() else { return Ok(None) };
        let host = first.host.clone();
        Ok(Some(Noticed::spans(listed().map(|link| link.span).collect()).arg("host", host)))
    }
}
