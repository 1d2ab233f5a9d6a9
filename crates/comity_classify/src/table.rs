//! The weights: a table of 16-byte rows, four to a cache line, found by fingerprint.
//!
//! Plain feature hashing lets every unseen piece of a word share the weight of a seen one. Here a row carries 14 bits…
//! of the feature's hash besides its place, so an unseen feature finds nothing, with one cache line touched either way.

use crate::output::{PerOutput, WIDTH};
use std::borrow::Cow;

/// Bytes of a row: a fingerprint of two bytes and [`WIDTH`] weights.
const ROW_BYTES: usize = 2 + WIDTH;
/// Rows of a line.
pub(crate) const ROWS: usize = 4;
/// Bytes of a line: one cache line.
pub(crate) const LINE_BYTES: usize = ROWS * ROW_BYTES;

/// Four rows.
type Line = [u8; LINE_BYTES];

/// Quantised weights by feature hash. Those of the built-in model stay where they are in the program, so that they are
/// neither copied nor read before they are needed.
pub(crate) struct Table {
    lines: Cow<'static, [Line]>,
}

fn whole_lines(bytes: &[u8]) -> Option<&[Line]> {
    let (lines, rest) = bytes.as_chunks::<LINE_BYTES>();
    (lines.len().is_power_of_two() && rest.is_empty()).then_some(lines)
}

/// The fingerprint of a feature: never 0, which marks a free row.
fn fingerprint(hash: u64) -> u16 {
    ((hash >> 48) as u16).max(1)
}

impl Table {
    /// An empty table of `lines` lines, which must be a power of two.
    pub(crate) fn new(lines: usize) -> Self {
        assert!(lines.is_power_of_two(), "the number of lines is a power of two");
        Self { lines: Cow::Owned(vec![[0; LINE_BYTES]; lines]) }
    }

    /// Reads back what [`Table::bytes`] gave; `None` when the size is not one that a table has.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        whole_lines(bytes).map(|lines| Self { lines: Cow::Owned(lines.to_vec()) })
    }

    /// The same without a copy.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Option<Self> {
        whole_lines(bytes).map(|lines| Self { lines: Cow::Borrowed(lines) })
    }

    /// The whole table as bytes.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().map(<[u8; LINE_BYTES]>::as_slice)
    }

    /// The number of lines.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds the weights of the feature to `sum`; says whether the table knows it.
    #[inline]
    pub(crate) fn add(&self, hash: u64, sum: &mut PerOutput<i32>) -> bool {
        let Some(line) = self.lines.get(hash as usize & (self.lines.len() - 1)) else { return false };
        let wanted = fingerprint(hash).to_le_bytes();
        let (rows, _) = line.as_chunks::<ROW_BYTES>();
        let mut found = ROWS;
        for (at, row) in rows.iter().enumerate() {
            found = if row[0] == wanted[0] && row[1] == wanted[1] { at } else { found };
        }
        let is_known = found < ROWS;
        let mask = if is_known { u8::MAX } else { 0 };
        if let Some(row) = rows.get(found & (ROWS - 1)) {
            for (sum, &weight) in sum.iter_mut().zip(&row[2..]) {
                *sum += i32::from((weight & mask).cast_signed());
            }
        }
        is_known
    }

    /// Reads from the feature's line, so that it is near when its weights are asked for.
    #[inline]
    pub(crate) fn touch(&self, hash: u64) -> u8 {
        self.lines.get(hash as usize & (self.lines.len() - 1)).map_or(0, |line| line[0])
    }

    /// Reserves a row for the feature; `false` when its line is full or has that fingerprint already.
    pub(crate) fn reserve(&mut self, hash: u64) -> bool {
        let mask = self.lines.len() - 1;
        let Some(line) = self.lines.to_mut().get_mut(hash as usize & mask) else { return false };
        let wanted = fingerprint(hash).to_le_bytes();
        let (rows, _) = line.as_chunks_mut::<ROW_BYTES>();
        for row in rows {
            if row[0] == wanted[0] && row[1] == wanted[1] {
                return false;
            }
            if row[0] == 0 && row[1] == 0 {
                row[0] = wanted[0];
                row[1] = wanted[1];
                return true;
            }
        }
        false
    }

    /// Sets the weights of a feature that has a row.
    pub(crate) fn set(&mut self, hash: u64, weights: &PerOutput<i8>) {
        let mask = self.lines.len() - 1;
        let Some(line) = self.lines.to_mut().get_mut(hash as usize & mask) else { return };
        let wanted = fingerprint(hash).to_le_bytes();
        let (rows, _) = line.as_chunks_mut::<ROW_BYTES>();
        for row in rows {
            if row[0] == wanted[0] && row[1] == wanted[1] {
                for (slot, weight) in row[2..].iter_mut().zip(weights) {
                    *slot = weight.cast_unsigned();
                }
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_finds_its_weights_and_no_other_does() {
        let mut table = Table::new(8);
        let hash = 0xABCD_0000_0000_0003;
        assert!(table.reserve(hash));
        assert!(!table.reserve(hash), "its row is taken");
        table.set(hash, &[-5; WIDTH]);
        let mut sum = [0; WIDTH];
        assert!(table.add(hash, &mut sum));
        assert!(!table.add(0xABCE_0000_0000_0003, &mut sum));
        assert_eq!(sum, [-5; WIDTH]);
    }
}
