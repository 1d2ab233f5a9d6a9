//! What a comment says: Unicode, disguises, Markdown to safe HTML, links, mentions, language, word lists.
//!
//! Pure functions of text: no clock, no database, no network. Two views of a comment exist side by side: *raw*, as typed, to
//! which every [`Span`](comity_model::Span) refers, and [`Canonical`], without disguises, which rules and the scorer read.

mod body;
mod canonical;
mod escape;
mod import_html;
mod language;
mod letters;
mod lexicon;
mod links;
mod markdown;
mod mentions;
mod phrases;
mod quotations;
mod sentences;
mod unseen;
mod visible;

pub use body::Body;
pub use canonical::Canonical;
pub use import_html::{html_to_text, is_html_reference, sanitize_html};
pub use language::Detected;
pub use letters::{is_letter, is_letter_or_digit};
pub use lexicon::{Category, Lexicon, LexiconError, LexiconMatch, Severity};
pub use links::{Link, LinkKind};
pub use markdown::{ALLOWED_ELEMENTS, MARKDOWN_LIMIT, render};
pub use mentions::Mention;
pub use phrases::Phrases;
pub use sentences::{closes_sentence, ends_sentence};
pub use unseen::{is_blank, is_unseen};
