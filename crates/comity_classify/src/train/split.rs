//! Which rows are learned from, which the calibration is drawn from, and which are kept to measure.

use sha2::{Digest, Sha256};

/// What a row is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Split {
    /// The linear stage learns from it.
    Train,
    /// The combination and the calibration are fitted on it.
    Calibrate,
    /// Nothing is fitted on it; figures are measured on it.
    Develop,
}

/// Percent of the groups that calibrate, and that are kept to measure.
const CALIBRATE_PERCENT: u64 = 10;
const DEVELOP_PERCENT: u64 = 10;

/// The split of a group.
pub(crate) fn split_of(key: u64) -> Split {
    match key % 100 {
        n if n < DEVELOP_PERCENT => Split::Develop,
        n if n < DEVELOP_PERCENT + CALIBRATE_PERCENT => Split::Calibrate,
        _ => Split::Train,
    }
}

/// The group of a row: minimal pairs, posts cut into sentences, comments of one story and near-duplicates share one.
pub(crate) fn group_key(set: &str, id: &str, text: &str, labels: &serde_json::Value) -> u64 {
    let number = id.rsplit(':').next().unwrap_or(id);
    match set {
        // t48 is the toxic sentence, n48.1 a paraphrase of it.
        "paradetox_en" => {
            let pair: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            hash(&[set, pair.split('.').next().unwrap_or("")])
        }
        // Originals and their perturbations have neighbouring numbers.
        "hatemoji_build_en" => {
            let block = number.parse::<u64>().map_or(0, |n| n / 60);
            hash(&[set, &block.to_string()])
        }
        "vicomtech_stormfront" => hash(&[set, number.split('_').next().unwrap_or("")]),
        "fox_news_en" => hash(&[set, labels.get("title").and_then(|t| t.as_str()).unwrap_or("")]),
        _ => {
            let letters: String =
                text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).take(120).collect();
            hash(&[&letters])
        }
    }
}

fn hash(parts: &[&str]) -> u64 {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let digest = digest.finalize();
    digest.iter().take(8).fold(0, |key, byte| (key << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn both_halves_of_a_pair_are_on_one_side() {
        let key = |id: &str| group_key("paradetox_en", id, id, &Value::Null);
        assert_eq!(key("paradetox_en:t48"), key("paradetox_en:n48.1"));
        assert_ne!(key("paradetox_en:t48"), key("paradetox_en:t49"));
    }
}
