//! A form of the console that was not taken: its page shows what was typed, to be sent again or copied.

use crate::console::frame::ConsoleFrame;
use crate::error::{BadRequest, Failed};
use crate::extract::fields::Fields;
use crate::page::html;
use crate::words::Words;
use askama::Template;
use axum::response::Response;

/// Fields that somebody types into; all others are choices, or come with the page.
const TYPED: [&str; 7] = ["text", "note", "reason", "parent", "sweep", "name", "from"];

/// The field that holds the token of a session.
pub(crate) const TOKEN: &str = "csrf";

/// A form that was not taken.
#[derive(Debug)]
pub(crate) struct Unsent {
    /// Why.
    pub(crate) why: Failed,
    /// Where it was sent to.
    pub(crate) action: String,
    /// All that was sent.
    pub(crate) fields: Fields,
}

#[derive(Template)]
#[template(path = "console/unsent.html")]
struct UnsentPage {
    frame: ConsoleFrame,
    code: &'static str,
    detail: String,
    /// What to do with what was typed.
    advice: Option<String>,
    /// Where it may be sent again; none: what another website sent is only shown.
    action: Option<String>,
    typed: Vec<(String, String)>,
    others: Vec<(String, String)>,
}

impl Unsent {
    /// The page about it.
    pub(crate) fn page(&self, w: Words) -> Response {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let is_typed = |name: &str, value: &str| TYPED.contains(&name) && !value.trim().is_empty();
        let typed: Vec<_> = self.fields.pairs().filter(|(n, v)| is_typed(n, v)).map(owned).collect();
        let others = self.fields.pairs().filter(|(n, v)| !is_typed(n, v) && *n != TOKEN).map(owned).collect();
        let is_expired = matches!(self.why, Failed::Request(BadRequest::FormExpired));
        let is_foreign = matches!(self.why, Failed::Request(BadRequest::CrossSite));
        let detail =
            if is_expired && typed.is_empty() { w.t("unsent-expired") } else { self.why.sentence(w) };
        let advice = match (typed.is_empty(), is_expired, is_foreign) {
            (true, ..) | (_, true, _) => None,
            (_, _, true) => Some(w.t("unsent-copy")),
            _ => Some(w.t("unsent-sign-in")),
        };
        let page = UnsentPage {
            frame: ConsoleFrame::plain(w, w.t("error-refused-title"), "Comity".to_owned()),
            code: self.why.code(),
            detail,
            advice,
            action: (!is_foreign && !typed.is_empty()).then(|| self.action.clone()),
            typed,
            others,
        };
        html(self.why.status(), &page)
    }
}
