//! The text a reader sees once Markdown is gone, with a way back to what was typed.

use comity_model::Span;
use std::ops::Range;

/// Where a stretch of the visible text comes from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// First byte in the visible text.
    at: u32,
    /// The raw bytes it stands for.
    raw: (u32, u32),
    /// Byte for byte the same as the raw text; otherwise the whole piece maps to the whole raw stretch
    /// (an entity such as `&amp;`).
    exact: bool,
}

/// Visible text and its map to the raw text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visible {
    pub(crate) text: String,
    pieces: Vec<Piece>,
}

impl Visible {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// Appends text that stands in the raw text just so, from byte `raw` on.
    pub(crate) fn push_exact(&mut self, text: &str, raw: usize) {
        self.push_piece(text, Span::new(raw, raw + text.len()), true);
    }

    /// Appends text that stands for the raw stretch `raw` as a whole.
    pub(crate) fn push_for(&mut self, text: &str, raw: Span) {
        self.push_piece(text, raw, false);
    }

    fn push_piece(&mut self, text: &str, raw: Span, exact: bool) {
        if text.is_empty() {
            return;
        }
        // Neighbours that continue each other are one piece.
        if let Some(last) = self.pieces.last()
            && exact
            && last.exact
            && last.raw.1 as usize == raw.begin
            && self.text.len() - last.at as usize == (last.raw.1 - last.raw.0) as usize
        {
            self.text.push_str(text);
            if let Some(last) = self.pieces.last_mut() {
                last.raw.1 = raw.end as u32;
            }
            return;
        }
        self.pieces.push(Piece {
            at: self.text.len() as u32,
            raw: (raw.begin as u32, raw.end as u32),
            exact,
        });
        self.text.push_str(text);
    }

    /// Ends a block: the next text stands on a paragraph of its own.
    pub(crate) fn break_block(&mut self, raw: usize) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            let missing = if self.text.ends_with('\n') { "\n" } else { "\n\n" };
            self.push_for(missing, Span::new(raw, raw));
        }
    }

    /// The raw bytes that `range` of the visible text stands for.
    pub(crate) fn to_raw(&self, range: Range<usize>) -> Span {
        let begin = self.raw_of(range.start).0;
        let end = if range.end > range.start { self.raw_of(range.end - 1).1 } else { begin };
        Span::new(begin, end.max(begin))
    }

    /// A cursor for reading the map from the front to the back.
    pub(crate) fn raw_cursor(&self) -> RawCursor<'_> {
        RawCursor { pieces: &self.pieces, index: 0 }
    }

    /// The raw byte range of the visible byte at `at`.
    fn raw_of(&self, at: usize) -> (usize, usize) {
        let after = self.pieces.partition_point(|p| p.at as usize <= at);
        self.pieces.get(after.saturating_sub(1)).map_or((0, 0), |piece| piece.raw_of(at))
    }
}

impl Piece {
    fn raw_of(&self, at: usize) -> (usize, usize) {
        if self.exact {
            let raw = (self.raw.0 as usize + at - self.at as usize).min(self.raw.1 as usize);
            (raw, (raw + 1).min(self.raw.1 as usize).max(raw))
        } else {
            (self.raw.0 as usize, self.raw.1 as usize)
        }
    }
}

/// Reads the map front to back in linear time.
pub(crate) struct RawCursor<'a> {
    pieces: &'a [Piece],
    index: usize,
}

impl RawCursor<'_> {
    /// Where the raw text begins that is byte for byte the visible one from `at` on, and where in the visible text that ends;
    /// `at` must not decrease.
    pub(crate) fn same(&mut self, at: usize) -> Option<(u32, usize)> {
        while self.pieces.get(self.index + 1).is_some_and(|next| next.at as usize <= at) {
            self.index += 1;
        }
        let piece = self.pieces.get(self.index).filter(|piece| piece.exact)?;
        let end = piece.at + (piece.raw.1 - piece.raw.0);
        Some((piece.raw.0 + (at as u32).checked_sub(piece.at)?, end as usize))
    }

    /// The raw stretch of the visible character at `at` that is `len` bytes long; `at` must not decrease.
    pub(crate) fn raw(&mut self, at: usize, len: usize) -> (u32, u32) {
        while self.pieces.get(self.index + 1).is_some_and(|next| next.at as usize <= at) {
            self.index += 1;
        }
        let Some(piece) = self.pieces.get(self.index) else { return (0, 0) };
        let (begin, _) = piece.raw_of(at);
        let end = if piece.exact { (begin + len).min(piece.raw.1 as usize) } else { piece.raw.1 as usize };
        (begin as u32, end.max(begin) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_maps_to_the_whole_of_its_source() {
        let mut visible = Visible::default();
        visible.push_exact("a ", 0);
        visible.push_for("&", Span::new(2, 7));
        visible.push_exact(" b", 7);
        assert_eq!(visible.text, "a & b");
        assert_eq!(visible.to_raw(2..3), Span::new(2, 7));
        assert_eq!(visible.to_raw(0..5), Span::new(0, 9));
        assert_eq!(visible.to_raw(4..5), Span::new(8, 9));
    }
}
