//! A stretch of a text.

/// A half-open range of bytes in the text as it was typed, always on character borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub begin: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `begin..end`.
    pub const fn new(begin: usize, end: usize) -> Self {
        Self { begin, end }
    }
    /// The characters that the span covers; empty when it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.begin..self.end).unwrap_or("")
    }
    /// The same span in UTF-16 code units (begin, end), as browsers count.
    pub fn utf16(self, text: &str) -> (usize, usize) {
        let units = |end: usize| text.get(..end).map_or(0, utf16_units);
        (units(self.begin), units(self.end))
    }
}

/// How many UTF-16 code units a text has; as many as bytes where all are ASCII, as most are.
fn utf16_units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}
