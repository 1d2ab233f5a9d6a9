//! The known words of a model, each with its cost in a run of words, in one piece of memory.

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Stands behind each word.
const END: char = '\0';

/// Known English words, most frequent first; in a model file a list of pairs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// The words, each with [`END`] behind it.
    words: String,
    /// What each costs, in tenths of nats.
    costs: Vec<u8>,
}

impl Known {
    pub(crate) fn push(&mut self, word: &str, cost: u8) {
        self.words.push_str(word);
        self.words.push(END);
        self.costs.push(cost);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        self.words.split_terminator(END).zip(self.costs.iter().copied())
    }
}

impl Serialize for Known {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Known {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Known;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("pairs of a word and its cost")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut pairs: A) -> Result<Known, A::Error> {
                let mut known = Known::default();
                while let Some((word, cost)) = pairs.next_element::<(String, u8)>()? {
                    if word.contains(END) {
                        return Err(A::Error::custom("a known word has a zero byte in it"));
                    }
                    known.push(&word, cost);
                }
                known.words.shrink_to_fit();
                known.costs.shrink_to_fit();
                Ok(known)
            }
        }
        from.deserialize_seq(Pairs)
    }
}

impl<'w> FromIterator<(&'w str, u8)> for Known {
    fn from_iter<T: IntoIterator<Item = (&'w str, u8)>>(pairs: T) -> Self {
        let mut known = Self::default();
        for (word, cost) in pairs {
            known.push(word, cost);
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_as_they_were_written() {
        let known: Known = [("bridge", 60), ("", 1), ("ж\"", 255)].into_iter().collect();
        let json = serde_json::to_string(&known).unwrap();
        assert_eq!(json, r#"[["bridge",60],["",1],["ж\"",255]]"#);
        assert_eq!(serde_json::from_str::<Known>(&json).unwrap(), known);
        assert!(serde_json::from_str::<Known>(r#"[["bri\u0000dge",60]]"#).is_err());
    }
}
