//! Facts as they are kept with a revision, so that a replay sees what the policy saw.
//!
//! The text is not among them: it stands in the revision, and is read again.

use super::{FACTS_VERSION, Fingerprint, StoredSignals};
use comity_model::{SiteState, StoryId, StoryState, Timestamp};
use serde::{Deserialize, Serialize};

/// All facts of one revision but its text. Groups that a later version added are absent in older ones.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StoredFacts {
    /// The [`FACTS_VERSION`] under which they were gathered.
    pub facts_version: u32,
    /// When the revision was posted, microseconds since 1970 UTC.
    pub now_micros: i64,
    /// Minutes that the site's clock was ahead of UTC at that moment.
    #[serde(default)]
    pub utc_offset_minutes: i32,
    /// Where the comment stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentFacts>,
    /// The person who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commenter: Option<CommenterFacts>,
    /// The comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ParentFacts>,
    /// The story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<StoryFacts>,
    /// The site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteFacts>,
    /// The signals, where they were measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signals: Option<StoredSignals>,
}

impl StoredFacts {
    /// Facts of the present version, gathered at `now`, with nothing in them yet.
    pub fn at(now: Timestamp) -> Self {
        Self { facts_version: FACTS_VERSION, now_micros: now.as_micros(), ..Self::default() }
    }

    /// When the revision was posted.
    pub const fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.now_micros)
    }

    /// As JSON, to be stored beside the revision.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("facts are plain data with text keys")
    }

    /// The same with signals that were written as JSON before, for writers that must not do slow work; the facts' own
    /// signals are left out.
    pub fn to_json_with_signals(&self, signals: &str) -> String {
        debug_assert!(self.signals.is_none(), "signals are given once");
        let mut json = self.to_json();
        // The closing brace of an object that is never empty.
        json.pop();
        json.push_str(",\"signals\":");
        json.push_str(signals);
        json.push('}');
        json
    }

    /// From the JSON that [`Self::to_json`] made, by this or an earlier version.
    ///
    /// # Errors
    /// When it is not such JSON, or was made by a later version.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        let facts: Self = serde_json::from_str(json)?;
        if facts.facts_version > FACTS_VERSION {
            let message = format!(
                "facts of version {} come from a newer Comity; this one knows {FACTS_VERSION}",
                facts.facts_version
            );
            return Err(serde::de::Error::custom(message));
        }
        Ok(facts)
    }
}

/// Where a comment stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentFacts {
    /// Whether it answers another comment.
    pub is_reply: bool,
    /// Steps from the top level, 0 for a top-level comment.
    pub depth: u32,
    /// Whether this is a later revision of a comment that was posted before.
    pub is_edit: bool,
    /// Whether its author was asked to think it over and chose to post it as it is.
    pub is_confirmed: bool,
    /// How many other commenters of the site posted the same text (equal [`Fingerprint::exact`]) in the last 24
    /// hours, 0 to 64.
    pub same_text_by_others: u32,
}

/// The person who wrote the comment, as known at that moment, this comment not counted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CommenterFacts {
    /// Comments published so far.
    pub published: u32,
    /// Comments that wait for a moderator.
    pub held: u32,
    /// Comments rejected so far.
    pub rejected: u32,
    /// When first seen, microseconds since 1970 UTC.
    pub first_seen_micros: i64,
    /// Whether a sanction says that each comment waits for a moderator.
    pub is_under_pre_moderation: bool,
    /// What of this person or comment matches somebody who is blocked.
    pub matches_block: Vec<BlockMatch>,
    /// The last 64 comments within 30 days, newest first; the comment itself is not among them. Absent when it was
    /// not stored.
    pub history: Option<Vec<PastComment>>,
    /// The name it is signed with.
    pub name: String,
}

impl CommenterFacts {
    /// When first seen.
    pub const fn first_seen(&self) -> Timestamp {
        Timestamp::from_micros(self.first_seen_micros)
    }
}

/// What matched a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockMatch {
    /// The e-mail address that was typed.
    Email,
    /// The IP prefix that it came from.
    Address,
    /// The text: somebody who is blocked posted the same.
    Text,
}

/// One earlier comment of the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastComment {
    /// When it was written, microseconds since 1970 UTC.
    pub at_micros: i64,
    /// What became of it by now.
    pub outcome: PastOutcome,
    /// Which story it stood under, as [`story_fingerprint`].
    pub story: u64,
    /// What is kept of its text.
    pub text: Fingerprint,
}

impl PastComment {
    /// When it was written.
    pub const fn at(&self) -> Timestamp {
        Timestamp::from_micros(self.at_micros)
    }
}

/// What became of an earlier comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PastOutcome {
    /// It is published.
    Published,
    /// It waits for a moderator.
    Held,
    /// It was rejected.
    Rejected,
    /// Its author took it back, or it was erased.
    Withdrawn,
}

/// The comment that this one answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ParentFacts {
    /// The name it is signed with.
    pub author_name: String,
    /// Whether the same person wrote both.
    pub is_own: bool,
    /// When it was written, microseconds since 1970 UTC.
    pub created_at_micros: i64,
    /// When its author was last replied to: up to 64 times within 24 hours, newest first, microseconds since 1970.
    pub replies_to_author_micros: Vec<i64>,
    /// When its branch last got a comment, microseconds since 1970; the parent's own time where nothing came after.
    pub branch_active_at_micros: i64,
}

/// The story that the comment stands under.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoryFacts {
    /// The publisher's key.
    pub key: String,
    /// Its [`story_fingerprint`], by which history names stories.
    pub fingerprint: u64,
    /// Headline.
    pub headline: String,
    /// Who wrote it, as printed; empty when unknown.
    pub byline: String,
    /// Language, BCP 47.
    pub language: Option<String>,
    /// Tags given by the publisher.
    pub tags: Vec<String>,
    /// When it was published, microseconds since 1970 UTC.
    pub published_at_micros: i64,
    /// What a moderator has set.
    pub opening: Opening,
    /// Whether comments are taken, automatic closing included.
    pub is_open: bool,
    /// When a comment was last published under it, microseconds since 1970; absent for the first.
    pub active_at_micros: Option<i64>,
}

/// The site.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteFacts {
    /// Its key.
    pub key: String,
    /// Language of its pages, BCP 47.
    pub language: String,
    /// Whether it takes comments.
    pub opening: Opening,
}

/// Whether a story or a site takes comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// Comments are taken.
    #[default]
    Open,
    /// Comments are taken and wait for a moderator.
    Held,
    /// No comments are taken.
    Closed,
}

impl Opening {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Held => "held",
            Self::Closed => "closed",
        }
    }
}

impl From<StoryState> for Opening {
    fn from(state: StoryState) -> Self {
        match state {
            StoryState::Open => Self::Open,
            StoryState::Held => Self::Held,
            StoryState::Closed | StoryState::Hidden => Self::Closed,
        }
    }
}

impl From<SiteState> for Opening {
    fn from(state: SiteState) -> Self {
        match state {
            SiteState::Open => Self::Open,
            SiteState::Held => Self::Held,
            SiteState::Closed => Self::Closed,
        }
    }
}

/// A short name of a story, for history: the random half of its id.
pub fn story_fingerprint(story: StoryId) -> u64 {
    let (_, random) = story.as_bytes().split_at(8);
    random.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

pub(super) static NO_COMMENT: CommentFacts =
    CommentFacts { is_reply: false, depth: 0, is_edit: false, is_confirmed: false, same_text_by_others: 0 };

pub(super) static NO_COMMENTER: CommenterFacts = CommenterFacts {
    published: 0,
    held: 0,
    rejected: 0,
    first_seen_micros: 0,
    is_under_pre_moderation: false,
    matches_block: Vec::new(),
    history: None,
    name: String::new(),
};

pub(super) static NO_STORY: StoryFacts = StoryFacts {
    key: String::new(),
    fingerprint: 0,
    headline: String::new(),
    byline: String::new(),
    language: None,
    tags: Vec::new(),
    published_at_micros: 0,
    opening: Opening::Open,
    is_open: true,
    active_at_micros: None,
};

pub(super) static NO_SITE: SiteFacts =
    SiteFacts { key: String::new(), language: String::new(), opening: Opening::Open };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::StoredSignal;

    #[test]
    fn facts_come_back_as_they_were_stored() {
        let mut facts = StoredFacts::at(Timestamp::from_secs(1_700_000_000));
        facts.commenter = Some(CommenterFacts {
            published: 3,
            history: Some(vec![PastComment {
                at_micros: 5,
                outcome: PastOutcome::Rejected,
                story: u64::MAX,
                text: Fingerprint::of("a text"),
            }]),
            ..CommenterFacts::default()
        });
        facts.signals = Some(StoredSignals::default().with("insult", 0.25));
        assert_eq!(StoredFacts::from_json(&facts.to_json()).unwrap(), facts);
    }

    #[test]
    fn signals_come_back_in_whatever_form_they_were_written() {
        let mut signals =
            StoredSignals { model: "m@1".into(), ..StoredSignals::default() }.with("insult", 0.1);
        let spans = StoredSignal { value: Some(0.5), spans: vec![(1, 3)], failed: None };
        let failed = StoredSignal { failed: Some("no model".into()), ..StoredSignal::default() };
        signals.values.insert("threat".to_owned(), spans);
        signals.values.insert("spam".to_owned(), failed);
        let json = StoredFacts::at(Timestamp::from_secs(9)).to_json_with_signals(&signals.to_json());
        assert!(json.contains(r#""insult":0.1,"#), "{json}");
        assert_eq!(StoredFacts::from_json(&json).unwrap().signals, Some(signals));
        let earlier =
            r#"{"facts_version":1,"now_micros":7,"signals":{"model":"m","values":{"spam":{"value":1.0}}}}"#;
        let earlier = StoredFacts::from_json(earlier).unwrap().signals.unwrap();
        assert_eq!(earlier.values["spam"].value, Some(1.0));
        assert!(
            StoredFacts::from_json(r#"{"facts_version":1,"now_micros":7,"signals":{"values":{"spam":"x"}}}"#)
                .is_err()
        );
    }

    #[test]
    fn facts_of_a_newer_version_are_refused() {
        let json = format!(r#"{{"facts_version":{},"now_micros":0}}"#, FACTS_VERSION + 1);
        assert!(StoredFacts::from_json(&json).unwrap_err().to_string().contains("newer"));
    }

    #[test]
    fn a_missing_group_of_an_older_version_reads_as_absent() {
        let facts = StoredFacts::from_json(r#"{"facts_version":1,"now_micros":7}"#).unwrap();
        assert!(facts.commenter.is_none());
        assert_eq!(facts.now().as_micros(), 7);
    }
}
