//! What the built-in word lists find in a text.

use crate::evidence::Scratch;
use crate::features::{Lang, Reader};
use comity_text::{Body, Lexicon, LexiconMatch};
use std::ops::Range;

/// Takes away the matches that are the harmless one of two words written alike.
pub(super) fn drop_harmless(matches: &mut Vec<LexiconMatch>, reader: &Reader, body: &Body) {
    if matches.is_empty() {
        return;
    }
    for token in reader.tokens.iter().filter(|t| t.harmless) {
        let span = body.canonical.to_raw(token.begin as usize..token.end as usize);
        matches.retain(|m| m.span.end <= span.begin || m.span.begin >= span.end);
    }
}

/// What the built-in word lists of a language find.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub matches: Vec<LexiconMatch>,
    /// Bytes of the canonical text with words that only look like listed ones.
    pub harmless: Vec<Range<usize>>,
}

pub(crate) fn listed(body: &Body, language: Lang) -> Listed {
    let Some(lexicon) = Lexicon::builtin(language.as_str()) else { return Listed::default() };
    let (matches, harmless) = lexicon.find_with_harmless(body);
    Listed { matches, harmless: harmless.into_iter().map(|span| body.canonical.from_raw(span)).collect() }
}

/// Looks the words of a text up in the word lists, and tells the reader which of them only look like listed ones.
pub(super) fn look_up(body: &Body, language: Lang, scratch: &mut Scratch) -> Vec<LexiconMatch> {
    let listed = listed(body, language);
    scratch.reader.harmless = listed.harmless;
    listed.matches
}
