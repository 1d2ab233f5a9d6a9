//! The short way for ordinary words: most of a text is nothing else.

use super::Builder;
use super::fold::{CAPITAL, Folded};
use super::units::{SHORTEST_MIXED, belongs_to_unit, keep_gap};

/// Reads a stretch that is nothing but a word of `a` to `z`, with or without a full stop or the like behind it, as most are,
/// and returns where it ends; `None` for any other, which takes more looking at and would come to the same.
pub(super) fn read(builder: &mut Builder<'_>, at: usize) -> Option<usize> {
    let rest = builder.folded.get(at..)?;
    let is_letter = |f: &&Folded| f.c.is_ascii_lowercase() && f.how & !CAPITAL == 0;
    let letters = rest.iter().take_while(is_letter).count();
    let tail = rest.get(letters..)?;
    let marks = tail.iter().take_while(|f| matches!(f.c, '.' | '!' | '\'' | '-')).count();
    // A letter by itself may be one of several, other letters may be exchanged for those of the text, `www.` begins an address.
    let is_long = letters > 1 && (builder.mostly_latin || letters < SHORTEST_MIXED);
    let is_address = marks > 0 && letters == 3 && rest.iter().take(letters).all(|f| f.c == 'w');
    let is_drawn_out = rest.get(..letters)?.windows(3).any(|three| three.iter().all(|f| f.c == three[0].c));
    if !is_long || is_drawn_out || is_address || tail.get(marks).is_some_and(|f| belongs_to_unit(f.c)) {
        return None;
    }
    builder.keep_plain(at..at + letters);
    keep_gap(builder, at + letters..at + letters + marks);
    Some(at + letters + marks)
}
