//! The discussion under a story, as pages and as fragments for host pages.
//!
//! A page at `/…` and the fragment at `/embed/…` come from the same views; only what stands around them differs.

pub(crate) mod comment;
pub(crate) mod form;
pub(crate) mod front;
pub(crate) mod mine;
pub(crate) mod permalink;
pub(crate) mod post;
pub(crate) mod report;
pub(crate) mod revise;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod view;
