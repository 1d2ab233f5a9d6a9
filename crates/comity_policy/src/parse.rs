//! Reading a policy: Markdown → clauses. Never panics; gives every error it can find, each with its place.

mod clauses;
mod error;
mod examples_block;
mod in_language;
mod rules_block;
mod toml_words;

pub(crate) use comity_locale::nearly;
pub use error::PolicyError;

use crate::document::Document;
use error::Errors;

/// A policy file may be this many bytes: some eighty printed pages.
pub const MAX_POLICY_BYTES: usize = 256 * 1024;
/// A policy may have this many clauses.
pub const MAX_CLAUSES: usize = 200;
/// A policy may have this many rules in all.
pub const MAX_RULES: usize = 500;
/// A policy may have this many examples in all.
pub const MAX_EXAMPLES: usize = 5_000;
/// Errors after this number are not reported: the first ones explain them.
pub const MAX_ERRORS: usize = 50;

/// Reads a policy from the text of its file.
///
/// `file_name` is shown in errors and says the language (`newsroom.hy.md`).
///
/// # Errors
/// All problems that were found, in the order of the file.
pub(crate) fn parse(source: &str, file_name: &str) -> Result<Document, Vec<PolicyError>> {
    let source = without_mark(source);
    let mut errors = Errors::new(source, file_name);
    if source.len() > MAX_POLICY_BYTES {
        errors
            .add(0..0, format!("the file has {} bytes; a policy may have {MAX_POLICY_BYTES}", source.len()));
        return Err(errors.into_inner());
    }
    let mut document = clauses::read(source, file_name, &mut errors);
    document.doubts = errors.take_doubts();
    if errors.is_empty() { Ok(document) } else { Err(errors.into_inner()) }
}

/// The text without the byte order mark that some editors write before it.
pub(crate) fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{feff}').unwrap_or(source)
}
