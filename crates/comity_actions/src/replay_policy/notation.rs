//! How counts are written down that JSON has no form for: times, ids, and tables whose rows have two names.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// A moment as microseconds since 1970.
pub(super) mod moment {
    use super::{Deserialize, Deserializer, Serialize, Serializer};
    use comity_model::Timestamp;

    #[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
    pub(crate) fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        at.map(Timestamp::as_micros).serialize(to)
    }

    pub(crate) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<i64>::deserialize(from)?.map(Timestamp::from_micros))
    }
}

/// Counts by commenter.
pub(super) mod by_commenter {
    use super::{BTreeMap, Deserialize, Deserializer, Serializer};
    use comity_model::CommenterId;
    use serde::de::Error as _;

    pub(crate) fn serialize<S: Serializer>(
        counts: &BTreeMap<CommenterId, u64>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_map(counts.iter().map(|(commenter, count)| (commenter.to_string(), count)))
    }

    pub(crate) fn deserialize<'d, D: Deserializer<'d>>(
        from: D,
    ) -> Result<BTreeMap<CommenterId, u64>, D::Error> {
        let named = BTreeMap::<String, u64>::deserialize(from)?;
        named
            .into_iter()
            .map(|(commenter, count)| Ok((commenter.parse().map_err(D::Error::custom)?, count)))
            .collect()
    }
}

/// Tables whose rows have two names, as a list of rows.
pub(super) mod by_clause_and_rule {
    use super::{BTreeMap, Deserialize, Deserializer, Serializer};
    use comity_policy::Changed;

    type Rules = BTreeMap<(String, String), Changed>;

    pub(crate) fn serialize<S: Serializer>(rules: &Rules, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(rules)
    }

    pub(crate) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Rules, D::Error> {
        Ok(Vec::<((String, String), Changed)>::deserialize(from)?.into_iter().collect())
    }
}
