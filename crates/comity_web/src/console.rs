//! The console. For moderators: queue, case and person side by side, one key for each decision. For editors: the policy's
//! versions, drafts with their check and replay, and publishing.

pub(crate) mod block;
pub(crate) mod case;
pub(crate) mod colleagues;
pub(crate) mod confirmations;
pub(crate) mod decide;
pub(crate) mod desk;
pub(crate) mod draft;
pub(crate) mod draft_check;
pub(crate) mod frame;
pub(crate) mod person;
pub(crate) mod policy;
pub(crate) mod publish;
pub(crate) mod replay;
pub(crate) mod settings;
pub(crate) mod sign_in;
pub(crate) mod trial;
pub(crate) mod unsent;
pub(crate) mod version;
pub(crate) mod withdraw;
