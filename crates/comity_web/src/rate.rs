//! How often one address may ask for what costs something.

use crate::settings::Limits;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

/// Checks after which addresses that have been quiet are forgotten.
const SWEEP_EVERY: u32 = 4_096;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    /// Comments and edits.
    Posts,
    /// Reports.
    Reports,
    /// Tries of one-time links.
    SignIns,
    /// Pages that must be rendered.
    Renders,
}

/// One limiter a kind; none where the limit is switched off.
pub(crate) struct RateLimits {
    posts: Option<DefaultKeyedRateLimiter<u64>>,
    reports: Option<DefaultKeyedRateLimiter<u64>>,
    sign_ins: Option<DefaultKeyedRateLimiter<u64>>,
    renders: Option<DefaultKeyedRateLimiter<u64>>,
    checks: AtomicU32,
}

impl RateLimits {
    /// Limiters as the operator has set them.
    pub(crate) fn new(limits: &Limits) -> Self {
        let per_minute = |rate: Option<u32>| {
            rate.and_then(NonZeroU32::new).map(|rate| RateLimiter::keyed(Quota::per_minute(rate)))
        };
        let per_second = |rate: Option<u32>| {
            rate.and_then(NonZeroU32::new).map(|rate| RateLimiter::keyed(Quota::per_second(rate)))
        };
        Self {
            posts: per_minute(limits.posts_per_minute),
            reports: per_minute(limits.reports_per_minute),
            sign_ins: per_minute(limits.sign_ins_per_minute),
            renders: per_second(limits.renders_per_second),
            checks: AtomicU32::new(0),
        }
    }

    /// Whether this address may do one more of these; an address that cannot be known always may.
    pub(crate) fn allows(&self, rate: Rate, address: Option<IpAddr>) -> bool {
        let limiter = match rate {
            Rate::Posts => &self.posts,
            Rate::Reports => &self.reports,
            Rate::SignIns => &self.sign_ins,
            Rate::Renders => &self.renders,
        };
        let (Some(limiter), Some(address)) = (limiter, address) else { return true };
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            for limiter in [&self.posts, &self.reports, &self.sign_ins, &self.renders].into_iter().flatten() {
                limiter.retain_recent();
            }
        }
        limiter.check_key(&network(address)).is_ok()
    }
}

/// An IPv4 address, or the /64 of an IPv6 address: a household has all of it.
pub(crate) fn network(address: IpAddr) -> u64 {
    match address.to_canonical() {
        // 0:0:ffff::/48 is no unicast network, so the two kinds cannot meet.
        IpAddr::V4(v4) => 0xFFFF_0000_0000 | u64::from(v4.to_bits()),
        IpAddr::V6(v6) => (v6.to_bits() >> 64) as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_cannot_pass_its_limit_and_others_are_not_concerned() {
        let rates = RateLimits::new(&Limits {
            posts_per_minute: Some(2),
            reports_per_minute: None,
            ..Limits::default()
        });
        let allows = |rate, address: &str| rates.allows(rate, Some(address.parse().unwrap()));
        assert!(allows(Rate::Posts, "2001:db8::1"));
        assert!(allows(Rate::Posts, "2001:db8::2"));
        assert!(!allows(Rate::Posts, "2001:db8::3"));
        assert!(allows(Rate::Posts, "192.0.2.1"));
        assert!((0..9).all(|_| allows(Rate::Reports, "192.0.2.1")));
        assert!((0..9).all(|_| rates.allows(Rate::Posts, None)));
    }
}
