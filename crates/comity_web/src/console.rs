//! The moderation console: queue, case and person side by side; one key for each decision.

pub(crate) mod block;
pub(crate) mod case;
pub(crate) mod decide;
pub(crate) mod desk;
pub(crate) mod frame;
pub(crate) mod settings;
pub(crate) mod sign_in;
