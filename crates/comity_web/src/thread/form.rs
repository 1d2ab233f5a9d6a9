//! The form in which a comment is written, answered or edited, and what stands in its place afterwards.

use crate::thread::comment::ReasonItem;
use crate::thread::status::Measures;
use crate::words::{Piece, Words};
use askama::Template;
use comity_actions::KnownSignature;

/// What the form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// A new top-level comment.
    Post,
    /// A reply.
    Reply,
    /// Another text for one's own comment.
    Edit,
}

impl FormKind {
    /// The word for the page's script.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Reply => "reply",
            Self::Edit => "edit",
        }
    }

    fn asks_who(self) -> bool {
        self != Self::Edit
    }
}

/// The form.
#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormItem {
    pub(crate) w: Words,
    /// What the ids of its fields begin with; two forms on a page differ in it.
    pub(crate) id: String,
    pub(crate) kind: FormKind,
    pub(crate) action: String,
    pub(crate) title: Option<String>,
    pub(crate) button: String,
    pub(crate) text: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) email_required: bool,
    pub(crate) parent: Option<String>,
    /// The rejected comment of which this is another version.
    pub(crate) revises: Option<String>,
    /// The first marked stretch of the text in UTF-16 units, for the cursor.
    pub(crate) mark: Option<(usize, usize)>,
    /// Makes a repeated submission of this very form harmless.
    pub(crate) submission_key: Option<String>,
    /// The draft to post as it is, after *ask*.
    pub(crate) draft: Option<String>,
    /// The field that a refusal is about: `text`, `name`, `email`.
    pub(crate) wrong: Option<&'static str>,
    pub(crate) refusal: Option<RefusalItem>,
    pub(crate) back: Option<String>,
}

impl FormItem {
    /// An empty form for a new comment.
    pub(crate) fn new(w: Words, action: String, email_required: bool) -> Self {
        Self {
            w,
            id: "write".to_owned(),
            kind: FormKind::Post,
            action,
            title: None,
            button: w.t("form-post"),
            text: String::new(),
            name: String::new(),
            email: String::new(),
            email_required,
            parent: None,
            revises: None,
            mark: None,
            submission_key: None,
            draft: None,
            wrong: None,
            refusal: None,
            back: None,
        }
    }

    /// The form as somebody gets it who has signed here before.
    pub(crate) fn signed(self, known: Option<KnownSignature>) -> Self {
        let Some(known) = known else { return self };
        Self { name: known.name, email: known.email.map(|email| email.0).unwrap_or_default(), ..self }
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.wrong == Some(field)
    }
}

/// Why something was not taken, in place of an error page.
#[derive(Template)]
#[template(path = "refusal.html")]
pub(crate) struct RefusalItem {
    pub(crate) w: Words,
    pub(crate) code: &'static str,
    pub(crate) title: String,
    pub(crate) excerpt: Vec<Piece>,
    pub(crate) reasons: Vec<ReasonItem>,
    pub(crate) what_now: Option<String>,
    /// Whether the author is only asked to look once more: no stop sign then.
    pub(crate) is_asked: bool,
    /// The private page of what was rejected, where its author can ask a moderator.
    pub(crate) appeal_url: Option<String>,
    /// Measures on the author that hold now, in sentences.
    pub(crate) measures: Vec<String>,
    /// The number under which a fault stands in the log.
    pub(crate) request: Option<String>,
}

impl RefusalItem {
    /// Says what the author is told besides. To change the text and post again would be no use to one who cannot post.
    pub(crate) fn add_measures(&mut self, measures: Measures) {
        if measures.is_stopped {
            self.what_now = Some(self.w.t("refused-kept"));
        }
        self.measures = measures.sentences;
    }
}

/// What happened, when it went well.
#[derive(Template)]
#[template(path = "done.html")]
pub(crate) struct DoneItem {
    pub(crate) w: Words,
    pub(crate) title: String,
    pub(crate) is_held: bool,
    pub(crate) reasons: Vec<ReasonItem>,
    /// Measures on the author that are told of with it, in sentences.
    pub(crate) measures: Vec<String>,
    pub(crate) status_url: Option<String>,
    pub(crate) see_url: Option<String>,
}
