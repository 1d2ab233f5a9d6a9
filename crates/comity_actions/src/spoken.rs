//! What a comment says, without the markup of the system that it came from: for rules, scores, replays and excerpts.

use comity_import::{TextFormat, spoken_text};
use comity_store::comments::WrittenComment;
use std::borrow::Cow;

/// The words of a comment as it stands: its text, or what an archive's original says.
pub(crate) fn spoken(written: &WrittenComment) -> Cow<'_, str> {
    let revision = &written.revision;
    match revision.format.as_deref().and_then(TextFormat::find) {
        Some(format) => Cow::Owned(spoken_text(&revision.text, format, &revision.html)),
        None => Cow::Borrowed(&revision.text),
    }
}
