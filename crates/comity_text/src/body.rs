//! Everything that a comment's text says, read once.

use crate::canonical::Canonical;
use crate::language::{self, Detected};
use crate::links::{self, Link};
use crate::markdown;
use crate::mentions::{self, Mention};
use crate::quotations;
use crate::sentences;
use comity_model::Span;

/// A comment's text and what can be derived from it. Spans are bytes of [`Body::text`].
#[derive(Debug, Clone)]
pub struct Body {
    /// The text verbatim, as typed.
    pub text: String,
    /// Safe HTML; derived, can be thrown away.
    pub html: String,
    /// What a reader sees, without Markdown; a blank line between blocks.
    pub plain: String,
    /// Links in the order of the text: Markdown, bare and hidden ones.
    pub links: Vec<Link>,
    /// People addressed by `@Name`.
    pub mentions: Vec<Mention>,
    /// Block quotes and text in quotation marks: what is quoted is not what is said. In order, not overlapping.
    pub quoted: Vec<Span>,
    /// The language, or nothing where it cannot be told.
    pub language: Option<Detected>,
    /// The text without disguises.
    pub canonical: Canonical,
    /// Sentences in the order of the text.
    pub sentences: Vec<Span>,
}

/// How much one hidden link adds to `Canonical::evasion`.
const EVASION_OF_A_HIDDEN_LINK: f32 = 0.5;

impl Body {
    /// Reads any text whatsoever, in linear time. `prior_language` (BCP 47) is believed where the text is too short to tell:
    /// the story's language.
    pub fn read(text: &str, prior_language: Option<&str>) -> Self {
        let rendered = markdown::read(text);
        let visible = rendered.visible;
        let mut language = language::detect(&visible.text, prior_language);
        let mut canonical = Canonical::read(&visible, language.as_ref().map(|d| d.language));
        // A disguise makes words of one language look like those of another.
        if canonical.evasion > 0.0 {
            let beneath = language::detect(&canonical.text, prior_language);
            let tag = |detected: &Option<Detected>| detected.as_ref().map(|d| d.language);
            if beneath.is_some() && tag(&beneath) != tag(&language) {
                canonical = Canonical::read(&visible, tag(&beneath));
                language = beneath;
            }
        }
        let mut links = rendered.links;
        let hidden = links::find_hidden(&visible);
        if !hidden.is_empty() {
            canonical.evasion = (canonical.evasion + EVASION_OF_A_HIDDEN_LINK * hidden.len() as f32).min(1.0);
            links.extend(hidden);
        }
        links.sort_by_key(|l| l.span);
        let quoted = quotations::merge(
            quotations::marked_lines(text, &rendered.quoted),
            quotations::in_marks(&visible),
        );
        Self {
            text: text.to_owned(),
            html: rendered.html,
            links,
            mentions: mentions::find(&visible),
            quoted,
            language,
            canonical,
            sentences: sentences::split(&visible),
            plain: visible.text,
        }
    }

    /// Whether all of `span` is quoted.
    pub fn is_quoted(&self, span: Span) -> bool {
        let after = self.quoted.partition_point(|q| q.begin <= span.begin);
        after.checked_sub(1).and_then(|i| self.quoted.get(i)).is_some_and(|q| span.end <= q.end)
    }

    /// The block quotes, in bytes of the canonical text, in order and apart.
    pub fn quoted_blocks(&self) -> impl Iterator<Item = Span> {
        let blocks = self.quoted.iter().filter(|span| span.of(&self.text).trim_start().starts_with('>'));
        let blocks = blocks.map(|span| self.canonical.from_raw(*span));
        blocks.filter(|range| !range.is_empty()).map(|range| Span::new(range.start, range.end))
    }

    /// The language of a part of the text, such as one of [`Body::sentences`]; the whole text's where the part is too short.
    pub fn language_of(&self, span: Span) -> Option<Detected> {
        language::detect(span.of(&self.text), self.language.as_ref().map(|d| d.language))
    }
}
