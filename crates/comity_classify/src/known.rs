//! The known words of a model, each with its cost in a run of words, in one piece of memory.

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Known English words, most frequent first; in a model file a list of pairs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Known {
    words: String,
    /// Where each word ends, and what it costs in tenths of nats.
    ends: Vec<(u32, u8)>,
}

impl Known {
    pub(crate) fn push(&mut self, word: &str, cost: u8) {
        self.words.push_str(word);
        self.ends.push((self.words.len() as u32, cost));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        let mut begin = 0;
        self.ends.iter().map(move |(end, cost)| {
            let word = self.words.get(begin..*end as usize).unwrap_or_default();
            begin = *end as usize;
            (word, *cost)
        })
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
                    known.push(&word, cost);
                }
                known.words.shrink_to_fit();
                known.ends.shrink_to_fit();
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
    }
}
