//! The local text classifier: scores with reasons, from a model file that anyone can train again.
//!
//! A text is read into words and concepts (`features`), a table of weights turns these into evidence (`evidence`), one
//! small calibrated model per attribute and language combines the evidence (`combine`), and a resolver says who is
//! meant (`target`). [`Scorer::score`] runs all of that in microseconds; [`train`](train::train) and
//! [`evaluate`](evaluate::evaluate) make and measure the model.
//!
//! Invariant: the same model and the same text give the same scores, and the same data and seed give the same model.

mod attribute;
mod combine;
mod composed;
mod context;
mod cues;
pub mod evaluate;
mod evidence;
mod exact;
mod explain;
mod features;
mod file;
mod held;
mod known;
mod lookup;
mod output;
mod passage;
mod reply;
mod score;
mod scores;
mod second_stage;
mod sentences;
mod spoken;
mod table;
mod target;
mod told;
pub mod train;

pub use attribute::{Attribute, Basis, UnknownAttribute};
pub use context::Context;
pub use explain::Explained;
pub use features::Lang;
pub use file::{MAX_MODEL_BYTES, ModelError};
pub use score::Scorer;
pub use scores::{Scores, SentenceScores};
pub use second_stage::{MAX_SECOND_STAGE_BYTES, SecondStage, SecondStageError};
pub use target::Target;
