//! How a published version stands among the others: in force, to come, over, replaced before its time, withdrawn.

use comity_model::Timestamp;
use comity_store::policies::PolicyVersion;

/// How a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionState {
    /// It is in force.
    InForce,
    /// It will come into force.
    ToCome,
    /// It was in force, and is not any more.
    Over,
    /// It never came into force: a newer version did before.
    Replaced,
    /// It was withdrawn before it came into force.
    Withdrawn,
}

impl VersionState {
    /// The word for it in `policy.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::ToCome => "to-come",
            Self::Over => "over",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// How `version` stands among `all` at `now`.
    pub(crate) fn of(version: &PolicyVersion, all: &[PolicyVersion], now: Timestamp) -> Self {
        // A newer version that is in force at its beginning takes its place for good. One that came at once was there before.
        let is_replaced = || {
            version.effective_from > version.published_at
                && in_force(all, version.effective_from).is_some_and(|then| then.number > version.number)
        };
        if version.withdrawn.is_some() {
            Self::Withdrawn
        } else if is_replaced() {
            Self::Replaced
        } else if version.effective_from > now {
            Self::ToCome
        } else if in_force(all, now).is_some_and(|known| known.number == version.number) {
            Self::InForce
        } else {
            Self::Over
        }
    }
}

/// The version that is in force at `at`: the newest whose time has come and that was not withdrawn.
pub(crate) fn in_force(all: &[PolicyVersion], at: Timestamp) -> Option<&PolicyVersion> {
    let there = all.iter().filter(|version| version.effective_from <= at && version.withdrawn.is_none());
    there.max_by_key(|version| version.number)
}

/// The numbers of the versions still to come, oldest first, that would never take effect if a newer one with this digest came at
/// `from`. One with the same text loses nothing.
pub(crate) fn replaced_by(all: &[PolicyVersion], digest: &str, from: Timestamp, now: Timestamp) -> Vec<u32> {
    let is_replaced = |version: &&PolicyVersion| {
        version.effective_from >= from
            && version.digest != digest
            && VersionState::of(version, all, now) == VersionState::ToCome
    };
    all.iter().filter(is_replaced).map(|version| version.number).rev().collect()
}

/// The version that readers had before this one came into force.
pub(crate) fn before<'v>(version: &PolicyVersion, all: &'v [PolicyVersion]) -> Option<&'v PolicyVersion> {
    let earlier = || all.iter().filter(|one| one.number < version.number && one.withdrawn.is_none());
    let had = earlier().filter(|one| one.effective_from <= version.effective_from);
    had.max_by_key(|one| one.number).or_else(|| earlier().max_by_key(|one| one.number))
}

/// The number of the oldest version with the same documents, word for word: the one that this version brings back, even where
/// others had brought it back before.
pub(crate) fn brings_back(version: &PolicyVersion, all: &[PolicyVersion]) -> Option<u32> {
    let is_same = |one: &&PolicyVersion| {
        one.number < version.number
            && one.source == version.source
            && one.translations == version.translations
    };
    all.iter().filter(is_same).map(|one| one.number).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_model::{PolicyVersionId, SiteId};
    use comity_store::policies::Withdrawal;

    fn version(number: u32, effective: i64, source: &str) -> PolicyVersion {
        PolicyVersion {
            site: SiteId::from_bytes([1; 16]),
            number,
            id: PolicyVersionId::from_bytes([number as u8; 16]),
            digest: String::new(),
            source: source.to_owned(),
            translations: Vec::new(),
            effective_from: Timestamp::from_secs(effective),
            published_by: None,
            published_at: Timestamp::from_secs(0),
            note: String::new(),
            pins: None,
            withdrawn: None,
        }
    }

    #[test]
    fn a_version_that_comes_first_replaces_what_is_still_to_come_with_another_text() {
        let all = [version(3, 60, "c"), version(2, 40, "b"), version(1, 10, "a")];
        let replaced = |digest: &str, from| {
            replaced_by(&all, digest, Timestamp::from_secs(from), Timestamp::from_secs(25))
        };
        assert_eq!(replaced("x", 25), [2, 3]);
        assert_eq!((replaced("x", 40), replaced("x", 50), replaced("x", 61)), (vec![2, 3], vec![3], vec![]));
        assert!(replaced("", 25).is_empty(), "the same text");
    }

    #[test]
    fn each_version_stands_where_the_others_leave_it() {
        use VersionState::{InForce, Over, Replaced, ToCome, Withdrawn};
        let at = Timestamp::from_secs(25);
        let mut all = vec![
            version(5, 40, "a"),
            version(4, 30, "d"),
            version(3, 60, "c"),
            version(2, 20, "b"),
            version(1, 10, "a"),
        ];
        let states = |all: &[PolicyVersion]| -> Vec<VersionState> {
            all.iter().map(|version| VersionState::of(version, all, at)).collect()
        };
        assert_eq!(states(&all), [ToCome, ToCome, Replaced, InForce, Over]);
        all[0].withdrawn = Some(Withdrawal { by: None, at, note: String::new() });
        assert_eq!(states(&all), [Withdrawn, ToCome, Replaced, InForce, Over]);
        all[1].withdrawn = Some(Withdrawal { by: None, at, note: String::new() });
        assert_eq!(states(&all), [Withdrawn, Withdrawn, ToCome, InForce, Over]);
        all.push(version(0, 5, "a"));
        assert_eq!(
            brings_back(&all[0], &all),
            Some(0),
            "the first that had the text, whichever brought it back since"
        );
        all.pop();
        assert_eq!(before(&all[2], &all).map(|one| one.number), Some(2));
        assert_eq!((brings_back(&all[0], &all), brings_back(&all[1], &all)), (Some(1), None));
    }
}
