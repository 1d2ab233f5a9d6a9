//! For tests only: a clock that stands still, ids from a seed, a newsroom in memory, sample people, and whole days from a seed.

mod app;
mod clock;
mod ids;
mod postgres;
pub mod simulate;

pub(crate) use app::OPENING;
pub use app::{Newsroom, PLAIN_POLICY, Person};
pub use clock::FakeClock;
pub use ids::SeededIds;
pub use postgres::PostgresDatabase;
