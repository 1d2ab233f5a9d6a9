//! What people can do, feature by feature, on a newsroom in memory.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod blocking;
mod colleagues;
mod confirming;
mod drafting;
mod editing;
mod importing;
mod importing_pages;
mod importing_parents;
mod importing_unpublished;
mod ledger;
mod moderating;
mod outside;
mod posting;
mod publishing;
mod reading;
mod replaying;
mod resuming;
mod swapping;
mod trying;
mod versions;
mod warning;
