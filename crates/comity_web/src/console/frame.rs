//! What stands around every page of the console.

use crate::assets;
use crate::error::Failed;
use crate::extract::moderator::SignedIn;
use crate::extract::visitor::Visitor;
use crate::state::Web;
use crate::words::Words;
use askama::Template;
use comity_actions::{Queue, QueueFilter, QueueKind, moderation_queue, site_by_id};
use comity_model::{Outcome, Site, Timestamp};
use http::header;

/// The frame.
pub(crate) struct ConsoleFrame {
    pub(crate) w: Words,
    pub(crate) title: String,
    pub(crate) site_name: String,
    pub(crate) styles: String,
    pub(crate) script: Option<String>,
    pub(crate) who: Option<Who>,
    pub(crate) tab: &'static str,
}

/// Who is signed in, and what waits for them.
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) csrf: String,
    pub(crate) held: u64,
    pub(crate) reported: u64,
    pub(crate) noted: u64,
    pub(crate) to_confirm: u64,
}

/// A line that says what was done, or why not.
#[derive(Template)]
#[template(path = "console/flash.html")]
pub(crate) struct Flash {
    pub(crate) w: Words,
    pub(crate) words: String,
    pub(crate) is_refusal: bool,
    pub(crate) undo: Option<Undo>,
}

/// The way back from the last decision.
pub(crate) struct Undo {
    pub(crate) action: String,
    pub(crate) csrf: String,
    pub(crate) seen: String,
    pub(crate) show: &'static str,
    /// What was decided before.
    pub(crate) outcome: Outcome,
    /// The clause that was cited before; empty for none.
    pub(crate) clause: String,
}

/// A page of the console with what it needs to know of the site and the queue.
pub(crate) struct Desk {
    pub(crate) w: Words,
    pub(crate) site: Site,
    pub(crate) queue: Queue,
    pub(crate) kind: QueueKind,
    /// When it was read.
    pub(crate) now: Timestamp,
}

impl Desk {
    /// Reads the queue that a page shows beside its own matter.
    pub(crate) async fn read(
        web: &Web,
        signed: &SignedIn,
        show: &str,
        after: Option<&str>,
    ) -> Result<Self, Failed> {
        let site = site_by_id(web.app(), signed.moderator().site).await?;
        let kind = kind_of(show);
        let filter = QueueFilter { kind, after: after.map(str::to_owned) };
        let w = console_words(&signed.visitor, Some(&site.locale));
        let queue = moderation_queue(web.app(), signed.moderator(), filter, w.lang).await?;
        Ok(Self { w, site, queue, kind, now: web.app().now() })
    }

    /// The word for the list in addresses.
    pub(crate) fn show(&self) -> &'static str {
        word_of(self.kind)
    }

    /// The frame of a page with this title.
    pub(crate) fn frame(&self, signed: &SignedIn, title: String, tab: &'static str) -> ConsoleFrame {
        let moderator = signed.moderator();
        let who = Who {
            name: moderator.name.clone(),
            role: self.w.t(&format!("console-role-{}", moderator.role.as_str())),
            csrf: signed.session.csrf.clone(),
            held: self.queue.held,
            reported: self.queue.reported,
            noted: self.queue.noted,
            to_confirm: self.queue.to_confirm,
        };
        ConsoleFrame { who: Some(who), tab, ..ConsoleFrame::plain(self.w, title, self.site.name.clone()) }
    }
}

/// The list that an address names.
pub(crate) fn kind_of(show: &str) -> QueueKind {
    match show {
        "reported" => QueueKind::Reported,
        "noted" => QueueKind::Noted,
        _ => QueueKind::Held,
    }
}

/// The word for a list in addresses.
pub(crate) fn word_of(kind: QueueKind) -> &'static str {
    match kind {
        QueueKind::Held => "held",
        QueueKind::Reported => "reported",
        QueueKind::Noted => "noted",
    }
}

impl ConsoleFrame {
    /// A frame for somebody who is not signed in.
    pub(crate) fn plain(w: Words, title: String, site_name: String) -> Self {
        let (styles, script) = (assets::url("console.css"), Some(assets::url("console.js")));
        Self { w, title, site_name, styles, script, who: None, tab: "" }
    }
}

/// The language of the console: the moderator's own.
pub(crate) fn console_words(visitor: &Visitor, site: Option<&str>) -> Words {
    let accepted = visitor.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let lang = visitor.query.filled("lang").and_then(comity_locale::supported);
    Words { lang: lang.unwrap_or_else(|| comity_locale::negotiate(accepted, site.unwrap_or("en"))) }
}
