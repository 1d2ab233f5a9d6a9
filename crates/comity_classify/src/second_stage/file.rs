//! The second stage's file: a few bytes to know it by, what is said about it as JSON, the network as ONNX, a digest.

use crate::combine::Weighed;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;

/// First bytes of every such file.
const MAGIC: &[u8; 8] = b"COMITYS2";
/// Version of the layout, of what is read for names of groups, of how words are cut and of how scores are mixed.
pub(crate) const FORMAT: u32 = 4;
/// Bytes of the largest file that is read.
pub const MAX_SECOND_STAGE_BYTES: usize = 25 << 20;
/// Magic, format, length of the JSON.
const HEAD_BYTES: usize = 16;
/// SHA-256 of all before it.
const TAIL_BYTES: usize = 32;

/// Why a second stage cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecondStageError {
    /// It is not such a file, or only a part of one.
    #[error("this is not a whole second stage: {0}")]
    NotAModel(&'static str),
    /// It was written for another version of the program.
    #[error("the second stage has format {found}; this program reads format {FORMAT}")]
    Format {
        /// The format it has.
        found: u32,
    },
    /// Some of its bytes have changed since it was written.
    #[error("the second stage is damaged: its digest does not fit its contents")]
    Damaged,
    /// Its contents contradict each other, or the network cannot run.
    #[error("the second stage cannot be used: {0}")]
    Unsound(String),
}

/// What stands in the file besides the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Header {
    /// Name, such as `second-stage`.
    pub name: String,
    /// Its version: rises with each training that is published.
    pub version: String,
    /// Tokens of a text that are read at most, begin and end among them.
    pub longest: usize,
    /// All tokens; a token's number is its place.
    pub vocabulary: Vec<String>,
    /// What is read instead of an emoji.
    pub emoji: BTreeMap<char, String>,
    /// What the network's numbers stand for, in order.
    pub outputs: Vec<String>,
    /// What is asked one after the other, the cheapest first.
    pub steps: Vec<Step>,
    /// How scores are weighed with those of a gloss that it has read, by `ATTRIBUTE/language`.
    #[serde(default)]
    pub glosses: BTreeMap<String, Weighed>,
}

/// Which second stage a file holds.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    name: String,
    version: String,
}

impl Named {
    /// As `name@version`.
    pub(crate) fn in_full(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

impl Header {
    pub(crate) fn named(&self) -> Named {
        Named { name: self.name.clone(), version: self.version.clone() }
    }
}

/// One of the network's outputs, when it is asked for, and what is made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    /// Its name in the network; only what it needs is computed.
    pub output: String,
    /// It is asked for where the score of one of these attributes, as the steps before left it, lies between two thresholds.
    pub unsure: BTreeMap<String, (f32, f32)>,
    /// Tokens of the longest text that it is asked about.
    pub most_tokens: usize,
    /// How an attribute's score is made of the first stage's and the network's word.
    pub mixes: BTreeMap<String, Mix>,
}

/// A logistic mix and the curve that calibrates it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mix {
    /// A constant, the weight of the first stage's log odds, one for each output of the network.
    pub weights: Vec<f32>,
    /// Points in rising order, from (0, 0) to (1, 1).
    pub curve: Vec<(f32, f32)>,
}

/// Reads the file: the header and the bytes of the network.
///
/// # Errors
/// Says what is wrong with a file that is cut short, changed, of another format or something else altogether.
pub(crate) fn read(bytes: &[u8]) -> Result<(Header, &[u8]), SecondStageError> {
    use SecondStageError::{Damaged, NotAModel, Unsound};
    let (body, digest, json) = parts(bytes)?;
    if Sha256::digest(body).as_slice() != digest {
        return Err(Damaged);
    }
    let (Some(described), Some(network)) = (body.get(json.clone()), body.get(json.end..)) else {
        return Err(NotAModel("it ends in its description"));
    };
    let header = serde_json::from_slice(described).map_err(|cause| Unsound(cause.to_string()))?;
    Ok((header, network))
}

/// The name in a file that is part of the program: its digest, for which all of it would be read, is held by a test.
///
/// # Errors
/// As [`read`].
pub(crate) fn name_in(bytes: &[u8]) -> Result<String, SecondStageError> {
    let (body, _, json) = parts(bytes)?;
    let described = body.get(json).ok_or(SecondStageError::NotAModel("it ends in its description"))?;
    let named: Named =
        serde_json::from_slice(described).map_err(|cause| SecondStageError::Unsound(cause.to_string()))?;
    Ok(named.in_full())
}

/// What the digest is about, the digest, and where in the first the description stands.
type Parts<'b> = (&'b [u8], &'b [u8; TAIL_BYTES], Range<usize>);

/// The parts of a file, of which only the beginning was looked at.
fn parts(bytes: &[u8]) -> Result<Parts<'_>, SecondStageError> {
    use SecondStageError::{Format, NotAModel};
    if bytes.len() > MAX_SECOND_STAGE_BYTES {
        return Err(NotAModel("it is too large"));
    }
    if bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err(NotAModel("its first bytes are not `COMITYS2`"));
    }
    let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(found), Some(json_bytes)) = (number(8), number(12)) else {
        return Err(NotAModel("it ends in its first line"));
    };
    if found != FORMAT {
        return Err(Format { found });
    }
    let Some((body, digest)) = bytes.split_last_chunk::<TAIL_BYTES>() else {
        return Err(NotAModel("it ends before its digest"));
    };
    Ok((body, digest, HEAD_BYTES..HEAD_BYTES + json_bytes as usize))
}

/// Lays out a file.
pub(crate) fn write(header: &Header, network: &[u8]) -> Vec<u8> {
    let json = serde_json::to_vec(header).expect("names and numbers");
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&(json.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&json);
    bytes.extend_from_slice(network);
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A step that leaves all scores as they are.
    pub(crate) fn step(output: &str, unsure: (f32, f32)) -> Step {
        let unsure = BTreeMap::from([("TOXICITY".to_owned(), unsure)]);
        Step { output: output.to_owned(), unsure, most_tokens: 8, mixes: BTreeMap::new() }
    }

    pub(crate) fn header() -> Header {
        Header {
            name: "test".to_owned(),
            version: "1".to_owned(),
            longest: 8,
            vocabulary: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge"].map(str::to_owned).to_vec(),
            emoji: BTreeMap::new(),
            outputs: vec!["toxic".to_owned()],
            steps: vec![step("logits", (0.1, 0.9))],
            glosses: BTreeMap::new(),
        }
    }

    #[test]
    fn a_file_comes_back_as_it_was_written() {
        let bytes = write(&header(), b"network");
        assert_eq!(read(&bytes), Ok((header(), b"network".as_slice())));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let good = write(&header(), b"network");
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            assert!(read(&bad).is_err(), "byte {at}");
            assert!(read(&good[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn another_format_is_named() {
        let mut other = write(&header(), b"network");
        other[8] = 9;
        assert_eq!(read(&other), Err(SecondStageError::Format { found: 9 }));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_loader_panic(bytes: Vec<u8>) {
            proptest::prop_assert!(read(&bytes).is_err());
        }
    }
}
