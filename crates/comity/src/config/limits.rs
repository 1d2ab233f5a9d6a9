//! `[limits]`: how much one address (IPv4 /32, IPv6 /64) may do. 0 switches a limit off.

use serde::Deserialize;

/// `[limits]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LimitsConfig {
    /// Comments and edits per minute. Default 60: an office shares one address; the policy's `flood` looks at persons.
    pub(crate) posts_per_minute: Option<u32>,
    /// Reports per minute. Default 20.
    pub(crate) reports_per_minute: Option<u32>,
    /// Tries of sign-in and invitation links per minute. Default 20.
    pub(crate) sign_ins_per_minute: Option<u32>,
    /// Pages per second that have to be rendered; cached pages are not counted. Default 200.
    pub(crate) renders_per_second: Option<u32>,
}

impl LimitsConfig {
    pub(super) fn to_web(&self) -> comity_web::Limits {
        let default = comity_web::Limits::default();
        let pick = |set: Option<u32>, default: Option<u32>| match set {
            None => default,
            Some(0) => None,
            set => set,
        };
        comity_web::Limits {
            posts_per_minute: pick(self.posts_per_minute, default.posts_per_minute),
            reports_per_minute: pick(self.reports_per_minute, default.reports_per_minute),
            sign_ins_per_minute: pick(self.sign_ins_per_minute, default.sign_ins_per_minute),
            renders_per_second: pick(self.renders_per_second, default.renders_per_second),
        }
    }
}
