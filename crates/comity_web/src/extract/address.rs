//! From where somebody speaks, as far as that can be trusted.

use crate::settings::Settings;
use http::HeaderMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};

/// Hops of `X-Forwarded-For` that are looked at; more is nonsense or an attack.
const MAX_HOPS: usize = 16;

/// The address of the person behind a request; `None` when it cannot be known.
///
/// Forwarded headers count only when the peer is a trusted proxy: then the last hop that is not one is the person. When a
/// local peer that nobody named as a proxy forwards for others, all people would share one address; then limits and
/// blocks by address are off for it, and the operator is told once.
pub(crate) fn client_address(peer: SocketAddr, headers: &HeaderMap, settings: &Settings) -> Option<IpAddr> {
    static WARNED: AtomicBool = AtomicBool::new(false);
    let peer = peer.ip().to_canonical();
    let hops = hops(headers);
    let is_trusted = |address: IpAddr| settings.trusted_proxies.iter().any(|proxy| proxy.contains(address));
    match hops {
        Some(hops) if is_trusted(peer) => {
            let person = hops.iter().rev().find(|hop| hop.is_none_or(|address| !is_trusted(address)));
            person.copied().unwrap_or(hops.first().copied().flatten())
        }
        Some(_) if peer.is_loopback() => {
            if !WARNED.swap(true, Ordering::Relaxed) {
                tracing::warn!(
                    "a proxy on this machine forwards requests but is not in `trusted_proxies`: \
                     limits and blocks by address are off for what it forwards"
                );
            }
            None
        }
        _ => Some(peer),
    }
}

/// The hops named by forwarded headers, nearest last; `None` when there is no such header.
fn hops(headers: &HeaderMap) -> Option<Vec<Option<IpAddr>>> {
    if headers.contains_key("x-forwarded-for") {
        let items = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
        return Some(tail(items.flat_map(|v| v.split(',')).map(read_address).collect()));
    }
    if headers.contains_key("forwarded") {
        let items = headers.get_all("forwarded").iter().filter_map(|v| v.to_str().ok());
        let is_for = |pair: &str| {
            let (name, value) = pair.trim().split_once('=')?;
            name.eq_ignore_ascii_case("for").then(|| read_address(value.trim_matches('"')))
        };
        let of = |element: &str| element.split(';').find_map(is_for).flatten();
        return Some(tail(items.flat_map(|v| v.split(',')).map(of).collect()));
    }
    headers.get("x-real-ip").map(|value| vec![value.to_str().ok().and_then(read_address)])
}

fn tail(mut hops: Vec<Option<IpAddr>>) -> Vec<Option<IpAddr>> {
    let extra = hops.len().saturating_sub(MAX_HOPS);
    hops.drain(..extra);
    hops
}

/// An address with or without port and brackets.
fn read_address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|t| t.split(']').next()).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|a| a.ip()));
    address.map(|a: IpAddr| a.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn address(peer: &str, forwarded: Option<&'static str>, proxies: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        if let Some(value) = forwarded {
            headers.insert("x-forwarded-for", HeaderValue::from_static(value));
        }
        let trusted_proxies = proxies.iter().map(|p| p.parse().unwrap()).collect();
        let settings = Settings { trusted_proxies, ..Settings::default() };
        let peer = SocketAddr::new(peer.parse().unwrap(), 4000);
        client_address(peer, &headers, &settings).map(|a| a.to_string())
    }

    #[test]
    fn without_a_proxy_the_peer_counts_whatever_it_says() {
        assert_eq!(address("192.0.2.7", None, &[]).as_deref(), Some("192.0.2.7"));
        assert_eq!(address("192.0.2.7", Some("198.51.100.1"), &[]).as_deref(), Some("192.0.2.7"));
    }

    #[test]
    fn behind_trusted_proxies_the_last_other_hop_counts() {
        let forged = Some("203.0.113.9, 198.51.100.1, 10.0.0.2");
        assert_eq!(address("10.0.0.1", forged, &["10.0.0.0/8"]).as_deref(), Some("198.51.100.1"));
        assert_eq!(
            address("::ffff:10.0.0.1", Some("[2001:db8::1]:99"), &["10.0.0.0/8"]).as_deref(),
            Some("2001:db8::1")
        );
    }

    #[test]
    fn an_unnamed_local_proxy_switches_address_limits_off() {
        assert_eq!(address("127.0.0.1", Some("198.51.100.1"), &[]), None);
        assert_eq!(address("127.0.0.1", None, &[]).as_deref(), Some("127.0.0.1"));
        assert_eq!(address("10.0.0.1", Some("unknown"), &["10.0.0.0/8"]), None);
    }
}
