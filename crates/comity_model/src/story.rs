//! The article that a discussion belongs to.

use crate::{SiteId, StoryId, Timestamp};

/// Whether a story takes comments, and is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoryState {
    /// Comments are taken and judged by the policy.
    #[default]
    Open,
    /// Comments are taken, and all of them wait for a moderator.
    Held,
    /// No comments are taken.
    Closed,
    /// Readers see neither the story nor its comments, and no comments are taken.
    Hidden,
}

/// One article.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Its site.
    pub site: SiteId,
    /// Its id.
    pub id: StoryId,
    /// The publisher's own key, unique in the site.
    pub key: String,
    /// Canonical URL.
    pub url: Option<String>,
    /// Headline.
    pub headline: String,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Picture.
    pub image_url: Option<String>,
    /// The picture's caption.
    pub image_caption: Option<String>,
    /// Place and date as printed, such as `SARIYAR, 3 May`.
    pub dateline: Option<String>,
    /// Paragraphs of the article as plain text, where they are known.
    pub paragraphs: Vec<String>,
    /// Language, BCP 47.
    pub language: Option<String>,
    /// Tags given by the publisher.
    pub tags: Vec<String>,
    /// When it was published.
    pub published_at: Timestamp,
    /// Whether nobody knows when it was published: `published_at` then only keeps its place, and is told to nobody.
    pub is_undated: bool,
    /// Whether it takes comments.
    pub state: StoryState,
    /// When it closes by itself; none: when its site says so.
    pub closes_at: Option<Timestamp>,
    /// The system it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub source_id: Option<String>,
    /// When it was first seen here.
    pub created_at: Timestamp,
}

impl Story {
    /// Whether comments are taken at `now`, given the site's automatic closing.
    pub fn is_open(&self, now: Timestamp, close_after_days: Option<i64>) -> bool {
        let closes =
            self.closes_at.or_else(|| close_after_days.map(|days| self.published_at.plus_days(days)));
        let is_open = matches!(self.state, StoryState::Open | StoryState::Held);
        is_open && closes.is_none_or(|at| now < at)
    }

    /// Whether readers see it at all.
    pub fn is_hidden(&self) -> bool {
        self.state == StoryState::Hidden
    }
}
