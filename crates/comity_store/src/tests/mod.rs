//! The store's tests.

pub(crate) mod notes;
