//! Who may ask, and how often.

use super::answer::Wants;
use super::errors::Status;
use super::keys::{Holder, Keys};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

/// Checks after which addresses that have been quiet are forgotten.
const SWEEP_EVERY: u32 = 4_096;

/// Keys and limits.
pub(super) struct Gate {
    keys: Option<Keys>,
    is_key_required: bool,
    per_second: Option<(NonZeroU32, DefaultKeyedRateLimiter<u64>)>,
    checks: AtomicU32,
}

impl Gate {
    pub(super) fn new(keys: Option<Keys>, is_key_required: bool, per_second: Option<NonZeroU32>) -> Self {
        let per_second = per_second.map(|rate| (rate, RateLimiter::keyed(Quota::per_second(rate))));
        Self { keys, is_key_required, per_second, checks: AtomicU32::new(0) }
    }

    /// Lets a request pass, and says whose key it has. One with a key that counts is not limited by its address.
    pub(super) async fn pass(
        &self,
        wants: &Wants,
        address: Option<IpAddr>,
    ) -> Result<Option<Holder>, Status> {
        let Some(secret) = wants.key() else {
            return if self.is_key_required { Err(Status::no_key()) } else { self.limit(address) };
        };
        let Some(keys) = &self.keys else {
            return if self.is_key_required { Err(Status::key_not_valid()) } else { self.limit(address) };
        };
        match keys.holder(secret).await? {
            Some(holder) => Ok(Some(holder)),
            None if self.is_key_required || keys.is_closed_list() => Err(Status::key_not_valid()),
            // Clients of the service always send a key; where none is needed, theirs is as good as none.
            None => self.limit(address),
        }
    }

    fn limit(&self, address: Option<IpAddr>) -> Result<Option<Holder>, Status> {
        let (Some((rate, limiter)), Some(address)) = (&self.per_second, address) else { return Ok(None) };
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter
            .check_key(&crate::rate::network(address))
            .map(|()| None)
            .map_err(|_| Status::quota(rate.get().saturating_mul(60), "project_number:0"))
    }
}
