//! `[server]`: where the program listens, and how readers reach it.

use serde::Deserialize;

/// `[server]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ServerConfig {
    /// Address and port to listen on. Default `127.0.0.1:7733`.
    pub(crate) listen: Option<String>,
    /// Where readers reach this server, such as `https://comments.example.org`. Default: whatever the request says.
    pub(crate) public_url: Option<String>,
    /// Proxies in front whose `X-Forwarded-For` and `Forwarded` headers count, as addresses or networks. Default none.
    pub(crate) trusted_proxies: Vec<String>,
    /// Whether everybody may try texts at `/score`. Default false: only those who are signed in to the console.
    pub(crate) score_page_for_all: bool,
}
