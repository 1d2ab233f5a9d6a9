//! Archives in and out: one file per format, pure streaming readers, no database.
//!
//! Every reader is an iterator over `Result<ImportItem, Anomaly>`. An `Err` whose anomaly is not fatal says that
//! something was odd and reading goes on; a fatal one is the last item, and all that came before it counts.
//! Nothing is dropped silently: what is left out is an anomaly with a kind that a report can count.
//!
//! [`open`] gives the reader for a [`Format`]; [`export`] writes and reads our own archive.

mod anomaly;
mod archive;
mod breaks;
pub mod comentario;
pub mod commento;
pub mod coral;
pub mod disqus;
mod encoding;
pub mod export;
mod input;
pub mod isso;
mod item;
pub mod page;
pub mod remark42;
pub mod sample;
mod seen_ids;
mod shown;
mod values;
mod whole;
pub mod wordpress;
mod xml;

pub use anomaly::{Anomaly, AnomalyKind, Severity};
pub use archive::{Archive, Defaults, Format, open};
pub use input::BytesRead;
pub use item::{ImportItem, ImportedComment, ImportedCommenter, ImportedStory, Origin, TextFormat};
pub use seen_ids::SeenIds;
pub use shown::{shown_html, spoken_text};
pub use whole::Whole;
