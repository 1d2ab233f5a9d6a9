//! What people can do, feature by feature, on a newsroom in memory.
#![expect(missing_docs, reason = "test names are sentences")]

mod blocking;
mod editing;
mod importing;
mod ledger;
mod moderating;
mod posting;
mod publishing;
mod reading;
