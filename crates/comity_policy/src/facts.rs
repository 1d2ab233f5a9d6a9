//! All that a rule may look at: the text, and what was known when it was posted.
//!
//! Facts are raw and bounded. None depends on a rule's settings, so a replay can answer for settings that nobody
//! had when the comment was posted.

mod fingerprint;
pub(crate) mod signals;
mod stored;
mod stored_signals;
pub(crate) mod table;

use crate::reading::{Around, Attack, ReadText, Reading};
use crate::rule::Unable;
use comity_model::Timestamp;
use comity_text::Body;
use std::cell::OnceCell;

pub use fingerprint::Fingerprint;
pub use signals::{KNOWN_SIGNALS, NoSignals, Signal, Signals};
pub use stored::{
    BlockMatch, CommentFacts, CommenterFacts, Opening, ParentFacts, PastComment, PastOutcome, SiteFacts,
    StoredFacts, StoryFacts, story_fingerprint,
};
pub use stored_signals::{StoredSignal, StoredSignals};
pub use table::{FactDoc, facts_reference, facts_table};

/// The version of the facts' meaning; stored with them. It grows when a fact changes its meaning or a new one is
/// stored, never when a rule changes.
pub const FACTS_VERSION: u32 = 1;

/// The most entries of a commenter's history that facts carry.
pub const HISTORY_LIMIT: usize = 64;

/// How far back a commenter's history reaches, in days.
pub const HISTORY_DAYS: i64 = 30;

/// A group of facts that are stored, or absent, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactGroup {
    /// Where the comment stands: reply, depth, edit.
    Comment,
    /// Counts and standing of the commenter.
    Commenter,
    /// The commenter's last comments.
    History,
    /// The story.
    Story,
    /// The site.
    Site,
}

impl FactGroup {
    /// All groups, in the order of their bits.
    pub const ALL: [Self; 5] = [Self::Comment, Self::Commenter, Self::History, Self::Story, Self::Site];

    /// The name of the group, as it is recorded when it was absent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Commenter => "commenter",
            Self::History => "commenter.history",
            Self::Story => "story",
            Self::Site => "site",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of fact groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FactGroups(u8);

impl FactGroups {
    /// No group: the rule looks at the text and its signals only.
    pub const NONE: Self = Self(0);

    /// The set of `groups`.
    pub const fn of(groups: &[FactGroup]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < groups.len() {
            bits |= groups[i].bit();
            i += 1;
        }
        Self(bits)
    }

    /// This set with `group`.
    pub const fn with(self, group: FactGroup) -> Self {
        Self(self.0 | group.bit())
    }

    /// Both sets together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The first group that stands in both sets.
    pub fn first_common(self, other: Self) -> Option<FactGroup> {
        let common = self.0 & other.0;
        if common == 0 {
            return None;
        }
        FactGroup::ALL.into_iter().find(|group| common & group.bit() != 0)
    }
}

/// What a policy looks at when it judges one revision of one comment.
pub struct Facts<'a> {
    /// The text, read.
    pub body: &'a Body,
    /// Where the comment stands.
    pub comment: &'a CommentFacts,
    /// The person who wrote it, as known at that moment.
    pub commenter: &'a CommenterFacts,
    /// The comment that it answers; none for a top-level comment.
    pub parent: Option<&'a ParentFacts>,
    /// The text of the comment that it answers, where it is at hand.
    pub parent_text: Option<&'a str>,
    /// The story it stands under.
    pub story: &'a StoryFacts,
    /// The site.
    pub site: &'a SiteFacts,
    /// When it was posted or edited.
    pub now: Timestamp,
    /// Minutes that the site's clock was ahead of UTC at that moment, -720 to 840.
    pub utc_offset_minutes: i32,
    /// Measurements of the text by name.
    pub signals: &'a dyn Signals,
    /// Groups that were not stored then: a rule that needs one is not evaluable.
    pub absent: FactGroups,
    reading: Reading<'a>,
    attacks: OnceCell<Vec<Attack>>,
}

impl<'a> Facts<'a> {
    /// Facts from what was stored, the text read again, and its signals.
    pub fn new(stored: &'a StoredFacts, body: &'a Body, signals: &'a dyn Signals) -> Self {
        Self::with_reading(stored, Reading::new(body, story_language(stored)), signals)
    }

    /// The same, for a text from which everything was derived before: evaluating takes microseconds.
    pub fn of_read_text(stored: &'a StoredFacts, read: &'a ReadText, signals: &'a dyn Signals) -> Self {
        Self::with_reading(stored, Reading::of_read_text(read, story_language(stored)), signals)
    }

    fn with_reading(stored: &'a StoredFacts, reading: Reading<'a>, signals: &'a dyn Signals) -> Self {
        let mut absent = FactGroups::NONE;
        let mut note = |is_absent: bool, group: FactGroup| {
            if is_absent {
                absent = absent.with(group);
            }
        };
        note(stored.comment.is_none(), FactGroup::Comment);
        note(stored.commenter.is_none(), FactGroup::Commenter);
        note(stored.commenter.as_ref().is_none_or(|c| c.history.is_none()), FactGroup::History);
        note(stored.story.is_none(), FactGroup::Story);
        note(stored.site.is_none(), FactGroup::Site);
        let story = stored.story.as_ref().unwrap_or(&stored::NO_STORY);
        Self {
            body: reading.body(),
            comment: stored.comment.as_ref().unwrap_or(&stored::NO_COMMENT),
            commenter: stored.commenter.as_ref().unwrap_or(&stored::NO_COMMENTER),
            parent: stored.parent.as_ref(),
            parent_text: None,
            story,
            site: stored.site.as_ref().unwrap_or(&stored::NO_SITE),
            now: stored.now(),
            utc_offset_minutes: stored.utc_offset_minutes,
            signals,
            absent,
            reading,
            attacks: OnceCell::new(),
        }
    }

    /// The same facts, with the text of the comment that it answers.
    pub fn with_parent_text(mut self, text: &'a str) -> Self {
        self.parent_text = Some(text);
        self
    }

    /// What is derived from the text; each part is computed once, when a rule first asks for it.
    pub fn reading(&self) -> &Reading<'a> {
        &self.reading
    }

    /// Insults that are aimed at a person, by the words around them.
    pub fn attacks(&self) -> &[Attack] {
        self.attacks.get_or_init(|| {
            self.reading.find_attacks(Around {
                is_reply: self.comment.is_reply,
                parent_author: self.parent.map_or("", |parent| &parent.author_name),
                byline: &self.story.byline,
            })
        })
    }

    /// The value of signal `name`, 0 to 1.
    ///
    /// # Errors
    /// [`Unable`] when it is missing or its measurement failed.
    pub fn signal(&self, name: &str) -> Result<f32, Unable> {
        match self.signals.get(name) {
            Signal::Value(value) => Ok(value),
            Signal::Missing => Err(Unable::Missing(format!("signals.{name}"))),
            Signal::Failed(why) => Err(Unable::Failed(format!("signal `{name}`: {why}"))),
        }
    }

    /// The language that the text is in as far as found, BCP 47; the story's where the text is too short to say.
    pub fn language(&self) -> Option<&str> {
        self.reading.language()
    }

    /// The commenter's last comments, newest first; empty when they were not stored.
    pub fn history(&self) -> &[PastComment] {
        self.commenter.history.as_deref().unwrap_or_default()
    }

    /// Seconds since the commenter was first seen; 0 for somebody who posts for the first time.
    pub fn commenter_age_secs(&self) -> i64 {
        self.now.secs_since(self.commenter.first_seen()).max(0)
    }

    /// Minutes since midnight by the site's clock, 0 to 1439.
    pub fn local_minute(&self) -> u32 {
        self.local_minutes().rem_euclid(1440) as u32
    }

    /// Day of the week by the site's clock, 0 for Monday to 6 for Sunday.
    pub fn local_weekday(&self) -> u32 {
        // 1970-01-01 was a Thursday.
        (self.local_minutes().div_euclid(1440) + 3).rem_euclid(7) as u32
    }

    fn local_minutes(&self) -> i64 {
        self.now.as_secs().div_euclid(60) + i64::from(self.utc_offset_minutes)
    }
}

fn story_language(stored: &StoredFacts) -> Option<&str> {
    stored.story.as_ref().and_then(|story| story.language.as_deref())
}
