//! The weights: a table of 16-byte rows, four to a cache line, found by fingerprint.
//!
//! Plain feature hashing lets every unseen piece of a word share the weight of a seen one. Here a row carries 14 bits…
//! of the feature's hash besides its place, so an unseen feature finds nothing, with one cache line touched either way.

use crate::output::{PerOutput, WIDTH};
use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of a fingerprint, which stands in front of a row's weights.
const FINGERPRINT_BYTES: usize = 2;
/// Bytes of a row: a fingerprint and [`WIDTH`] weights.
const ROW_BYTES: usize = FINGERPRINT_BYTES + WIDTH;
/// Rows of a line.
pub(crate) const ROWS: usize = 4;
/// Bytes of a line: one cache line.
pub(crate) const LINE_BYTES: usize = ROWS * ROW_BYTES;

/// Four rows.
type Line = [u8; LINE_BYTES];

/// What some features weigh together, one lane for each byte of a row, so that a row is added in a few instructions. The
/// lanes of the fingerprint mean nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lanes([i16; ROW_BYTES]);

impl Lanes {
    pub(crate) const NONE: Self = Self([0; ROW_BYTES]);
    /// Features that may be added before a lane could overflow.
    pub(crate) const MAX_FEATURES: usize = 255;

    /// Adds them to `sums`.
    #[inline]
    pub(crate) fn add_to(&self, sums: &mut PerOutput<i32>) {
        for (sum, lane) in sums.iter_mut().zip(&self.0[FINGERPRINT_BYTES..]) {
            *sum += i32::from(*lane);
        }
    }
}

/// Quantised weights by feature hash. Those of the built-in model stay where they are in the program, so that they are
/// neither copied nor read before they are needed.
#[derive(Clone)]
pub(crate) struct Table {
    lines: Cow<'static, [Line]>,
    /// Another one for each table and after each change, so that what was read from it can be kept as long as it holds.
    number: u64,
}

fn next_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
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
        Self::of(Cow::Owned(vec![[0; LINE_BYTES]; lines]))
    }

    /// Reads back what [`Table::bytes`] gave; `None` when the size is not one that a table has.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        whole_lines(bytes).map(|lines| Self::of(Cow::Owned(lines.to_vec())))
    }

    /// The same without a copy.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Option<Self> {
        whole_lines(bytes).map(|lines| Self::of(Cow::Borrowed(lines)))
    }

    fn of(lines: Cow<'static, [Line]>) -> Self {
        Self { lines, number: next_number() }
    }

    /// A number that no other table has, nor this one before it was last changed.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// The whole table as bytes.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().map(<[u8; LINE_BYTES]>::as_slice)
    }

    /// The number of lines.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds the weights of the feature to `lanes`; says whether the table knows it.
    #[inline]
    pub(crate) fn add(&self, hash: u64, lanes: &mut Lanes) -> bool {
        let Some(line) = self.lines.get(hash as usize & (self.lines.len() - 1)) else { return false };
        let wanted = fingerprint(hash);
        // Without a branch: about half of the features are known, in no order that a processor could foresee.
        let mut rows_found = 0_u32;
        for row in 0..ROWS {
            let (first, second) = (line[row * ROW_BYTES], line[row * ROW_BYTES + 1]);
            rows_found |= u32::from(u16::from_le_bytes([first, second]) == wanted) << row;
        }
        let mask = if rows_found == 0 { 0 } else { -1 };
        let begin = (rows_found | 1).ilog2() as usize * ROW_BYTES;
        if let Some(row) = line.get(begin..begin + ROW_BYTES) {
            for (lane, &weight) in lanes.0.iter_mut().zip(row) {
                *lane = lane.wrapping_add(i16::from(weight.cast_signed()) & mask);
            }
        }
        rows_found != 0
    }

    /// Reads from the feature's line, so that it is near when its weights are asked for.
    #[inline]
    pub(crate) fn touch(&self, hash: u64) -> u8 {
        self.lines.get(hash as usize & (self.lines.len() - 1)).map_or(0, |line| line[0])
    }

    /// Reserves a row for the feature; `false` when its line is full or has that fingerprint already.
    pub(crate) fn reserve(&mut self, hash: u64) -> bool {
        self.number = next_number();
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
        self.number = next_number();
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
        let (mut lanes, mut sums) = (Lanes::NONE, [1; WIDTH]);
        assert!(table.add(hash, &mut lanes));
        assert!(!table.add(0xABCE_0000_0000_0003, &mut lanes));
        lanes.add_to(&mut sums);
        assert_eq!(sums, [-4; WIDTH]);
    }

    #[test]
    fn as_many_features_as_are_allowed_do_not_overflow() {
        let mut table = Table::new(8);
        table.reserve(3);
        table.set(3, &[i8::MIN; WIDTH]);
        let (mut lanes, mut sums) = (Lanes::NONE, [0; WIDTH]);
        for _ in 0..Lanes::MAX_FEATURES {
            table.add(3, &mut lanes);
        }
        lanes.add_to(&mut sums);
        assert_eq!(sums, [i32::from(i8::MIN) * Lanes::MAX_FEATURES as i32; WIDTH]);
    }
}
