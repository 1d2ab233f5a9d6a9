//! The model file: a few bytes to know it by, what is said about it as JSON, the weights, a checksum.

use crate::combine::{Adjustment, Combination, Weighed};
use crate::known::Known;
use crate::output::{OUTPUTS, PerOutput, WIDTH};
use crate::table::{LINE_BYTES, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// First bytes of every model file.
const MAGIC: &[u8; 8] = b"COMITYCL";
/// Version of the layout and of what the features mean; a file of another version cannot be read.
pub(crate) const FORMAT: u32 = 1;
/// Bytes of the largest model file that is read.
pub const MAX_MODEL_BYTES: usize = 12 << 20;
/// Magic, format, length of the JSON.
const HEAD_BYTES: usize = 16;
/// Checksum at the end.
const TAIL_BYTES: usize = 8;

/// Why a model file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is not a model file, or only a part of one.
    #[error("this is not a whole Comity model file: {0}")]
    NotAModel(&'static str),
    /// It was written by another version of the program.
    #[error("the model file has format {found}; this program reads format {FORMAT}: train it again")]
    Format {
        /// The format it has.
        found: u32,
    },
    /// Some of its bytes have changed since it was written.
    #[error("the model file is damaged: its checksum does not fit its contents")]
    Damaged,
    /// Its contents contradict each other.
    #[error("the model file cannot be used: {0}")]
    Unsound(String),
}

/// What stands in a model file besides the weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Header {
    /// Name of the model, such as `first-stage`.
    pub name: String,
    /// Its version: rises with each training that is published.
    pub version: String,
    /// Seed it was trained with.
    pub seed: u64,
    /// Rows it learned from, by set.
    pub sets: BTreeMap<String, usize>,
    /// What a step of a weight is worth, by output.
    pub scales: Vec<f32>,
    /// Known English words, most frequent first, each with its cost in a run of words.
    pub known: Known,
    /// Combination by `ATTRIBUTE/language`.
    pub combinations: BTreeMap<String, Combination>,
    /// How scores are weighed with those of a gloss in English, by `ATTRIBUTE/language`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub glosses: BTreeMap<String, Weighed>,
    /// What a newsroom's own judgements made of the scores, by `ATTRIBUTE/language`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub adjustments: BTreeMap<String, Adjustment>,
}

/// Writes a model file.
pub(crate) fn write(header: &Header, table: &Table) -> Vec<u8> {
    let json = serde_json::to_vec(header).expect("a header holds only numbers, names and lists");
    let padding = (8 - (HEAD_BYTES + json.len()) % 8) % 8;
    let mut bytes = Vec::with_capacity(HEAD_BYTES + json.len() + table.len() * LINE_BYTES + 16);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&((json.len() + padding) as u32).to_le_bytes());
    bytes.extend_from_slice(&json);
    bytes.extend(std::iter::repeat_n(b' ', padding));
    for line in table.bytes() {
        bytes.extend_from_slice(line);
    }
    let sum = checksum(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Reads a model file.
///
/// # Errors
/// Says what is wrong with a file that is cut short, changed, of another format or not a model at all.
pub(crate) fn read(bytes: &[u8]) -> Result<(Header, Table), ModelError> {
    let (body, json_bytes) = body(bytes)?;
    if checksum(body) != checksum_of(bytes) {
        return Err(ModelError::Damaged);
    }
    let (header, weights) = parts(body, json_bytes)?;
    Ok((header, Table::from_bytes(weights).ok_or_else(unsound_table)?))
}

/// The same for a file that is part of the program: its weights are neither copied nor summed up, which would bring all of
/// them into memory before anybody asks for a score. A test holds it against its checksum.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_static(bytes: &'static [u8]) -> Result<(Header, Table), ModelError> {
    let (body, json_bytes) = body(bytes)?;
    let (header, weights) = parts(body, json_bytes)?;
    Ok((header, Table::from_static(weights).ok_or_else(unsound_table)?))
}

fn unsound_table() -> ModelError {
    ModelError::Unsound("its table has not a power of two of lines".to_owned())
}

/// What the checksum is about, and how much of it is the description; the beginning is looked at.
fn body(bytes: &[u8]) -> Result<(&[u8], usize), ModelError> {
    if bytes.len() > MAX_MODEL_BYTES {
        return Err(ModelError::NotAModel("it is too large"));
    }
    if bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err(ModelError::NotAModel("its first bytes are not `COMITYCL`"));
    }
    let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(format), Some(json_bytes)) = (number(8), number(12)) else {
        return Err(ModelError::NotAModel("it ends in its first line"));
    };
    if format != FORMAT {
        return Err(ModelError::Format { found: format });
    }
    let Some((body, _)) = bytes.split_last_chunk::<TAIL_BYTES>() else {
        return Err(ModelError::NotAModel("it ends before its checksum"));
    };
    Ok((body, json_bytes as usize))
}

fn parts(body: &[u8], json_bytes: usize) -> Result<(Header, &[u8]), ModelError> {
    let json_end = HEAD_BYTES.saturating_add(json_bytes);
    let (Some(json), Some(weights)) = (body.get(HEAD_BYTES..json_end), body.get(json_end..)) else {
        return Err(ModelError::NotAModel("it ends in its description"));
    };
    let header: Header =
        serde_json::from_slice(json).map_err(|cause| ModelError::Unsound(cause.to_string()))?;
    if header.scales.len() != OUTPUTS || header.scales.iter().any(|s| !s.is_finite()) {
        return Err(ModelError::Unsound("it has not one scale for each output".to_owned()));
    }
    if let Some((name, _)) = header.combinations.iter().find(|(_, c)| !c.is_sound()) {
        return Err(ModelError::Unsound(format!("its combination `{name}` is not sound")));
    }
    if let Some((name, _)) = header.glosses.iter().find(|(_, w)| !w.is_sound()) {
        return Err(ModelError::Unsound(format!("how it weighs the gloss for `{name}` is not sound")));
    }
    if let Some((name, _)) = header.adjustments.iter().find(|(_, a)| !a.is_sound()) {
        return Err(ModelError::Unsound(format!("its adjustment `{name}` is not sound")));
    }
    Ok((header, weights))
}

/// The checksum that a model file ends with; it is right where [`read`] took the file.
pub(crate) fn checksum_of(bytes: &[u8]) -> u64 {
    bytes.split_last_chunk::<TAIL_BYTES>().map_or(0, |(_, tail)| u64::from_le_bytes(*tail))
}

/// The scales as the linear stage wants them.
pub(crate) fn scales(header: &Header) -> PerOutput<f32> {
    let mut scales = [0.0; WIDTH];
    for (slot, scale) in scales.iter_mut().zip(&header.scales) {
        *slot = *scale;
    }
    scales
}

/// A 64-bit checksum in four lanes: against accidents, not against forgers, and fast enough to check at every start.
fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes: [u64; 4] = [1, 2, 3, 4];
    let (chunks, rest) = bytes.as_chunks::<32>();
    for chunk in chunks {
        let (words, _) = chunk.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = (*lane ^ u64::from_le_bytes(*word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31);
        }
    }
    let mut sum = bytes.len() as u64;
    for byte in rest {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    for lane in lanes {
        sum = (sum ^ lane).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(27);
    }
    sum ^ (sum >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let header = Header {
            name: "test".to_owned(),
            version: "1".to_owned(),
            seed: 1,
            sets: BTreeMap::new(),
            scales: vec![0.1; OUTPUTS],
            known: [("bridge", 60)].into_iter().collect(),
            combinations: BTreeMap::new(),
            glosses: BTreeMap::new(),
            adjustments: BTreeMap::new(),
        };
        write(&header, &Table::new(4))
    }

    #[test]
    fn a_file_comes_back_as_it_was_written() {
        let (header, table) = read(&small()).expect("it is whole");
        assert_eq!(header.name, "test");
        assert_eq!(table.len(), 4);
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let good = small();
        for at in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                assert!(read(&bad).is_err(), "bit {bit} of byte {at}");
            }
            assert!(read(&good[..at]).is_err(), "cut at {at}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_loader_panic(bytes: Vec<u8>) {
            proptest::prop_assert!(read(&bytes).is_err());
        }
    }
}
