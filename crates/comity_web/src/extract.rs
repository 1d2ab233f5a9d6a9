//! What handlers take out of a request.

pub(crate) mod address;
pub(crate) mod cookies;
pub(crate) mod fields;
pub(crate) mod moderator;
pub(crate) mod origin;
pub(crate) mod visitor;
