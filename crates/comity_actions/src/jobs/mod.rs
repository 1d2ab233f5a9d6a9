//! What runs by itself, each in a file of its own.

mod count_key_uses;
mod forget_expired;
mod resume_replays;
mod seal_ledger;

pub use count_key_uses::count_key_uses;
pub use forget_expired::forget_expired;
pub use resume_replays::resume_replays;
pub use seal_ledger::{Looked, seal_ledger, seal_new, seal_site};
