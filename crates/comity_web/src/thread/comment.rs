//! One comment as it stands in a thread, with its replies.

use crate::urls;
use crate::words::{When, Words};
use askama::Template;

/// Why a comment's text is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// It is shown.
    Full,
    /// Its author withdrew it.
    Withdrawn,
    /// It was removed for good.
    Removed,
    /// It waits or was rejected; only its place is kept, for the sake of its replies.
    Hidden,
}

/// A comment with its replies; renders itself and them.
#[derive(Template)]
#[template(path = "comment.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a template asks one question a word; no two of them are states of one thing"
)]
pub(crate) struct CommentItem {
    pub(crate) w: Words,
    pub(crate) site_key: String,
    pub(crate) story_key: String,
    pub(crate) id: String,
    /// Rank of its branch; top-level comments only.
    pub(crate) number: Option<u64>,
    pub(crate) name: String,
    pub(crate) said: (String, String),
    pub(crate) is_staff: bool,
    /// Safe HTML.
    pub(crate) html: String,
    pub(crate) at: When,
    pub(crate) edited: bool,
    pub(crate) lang: Option<String>,
    pub(crate) shown: Shown,
    /// Whether the story takes comments.
    pub(crate) is_open: bool,
    /// What only its author is told; `None` for everybody else.
    pub(crate) own: Option<Own>,
    pub(crate) replies: Vec<CommentItem>,
    /// Replies that stand on another page.
    pub(crate) more_replies: u64,
    /// Whether its replies stand on a page of their own because of their depth.
    pub(crate) continues: bool,
}

impl CommentItem {
    pub(crate) fn is_shown(&self) -> bool {
        self.shown == Shown::Full
    }

    fn gone(&self) -> &'static str {
        match self.shown {
            Shown::Withdrawn => "comment-withdrawn",
            Shown::Removed => "comment-removed",
            Shown::Full | Shown::Hidden => "comment-not-shown",
        }
    }

    fn label(&self) -> String {
        if !self.is_shown() {
            return self.w.t(self.gone());
        }
        format!("{}{}{} {}", self.said.0, self.name, self.said.1.trim_end_matches([':', '՝']), self.at.words)
    }

    fn may_reply(&self) -> bool {
        self.is_open && self.own.as_ref().is_none_or(|own| !own.is_pending())
    }

    fn permalink(&self) -> String {
        urls::comment(&self.site_key, &self.id)
    }

    fn below(&self) -> String {
        urls::below(&self.site_key, &self.story_key, &self.id)
    }

    fn verb(&self, verb: &str) -> String {
        urls::comment_verb(&self.site_key, &self.story_key, &self.id, verb)
    }
}

/// What only the author of a comment sees beside it.
pub(crate) struct Own {
    /// The state in a word: `published`, `held`, `rejected`.
    pub(crate) state: &'static str,
    /// Why it is held or rejected.
    pub(crate) reasons: Vec<ReasonItem>,
    /// The private link.
    pub(crate) status_url: Option<String>,
    /// Whether the editing window is open.
    pub(crate) may_edit: bool,
}

impl Own {
    fn is_pending(&self) -> bool {
        self.state != "published"
    }

    fn may_withdraw(&self) -> bool {
        self.state != "rejected"
    }
}

/// A clause that spoke, and what its rule tells the person.
#[derive(Template, Clone)]
#[template(path = "reason.html")]
pub(crate) struct ReasonItem {
    pub(crate) w: Words,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) sentence: String,
    /// Whether the reason before it belongs to the same clause, whose heading then stands above both.
    pub(crate) is_further: bool,
}
