//! A reader reports a comment. No account is needed; one person counts once.

use crate::{App, Refusal, Result};
use comity_model::{CommentId, CommentState, Report, ReportId, ReportReason, SiteId};
use comity_store::{comments, reports};

/// The longest note of a report, in characters; the rest is cut off.
const MAX_NOTE_CHARS: usize = 1_000;

/// What a reader reports.
#[derive(Debug, Clone)]
pub struct ReportComment {
    /// The site.
    pub site: SiteId,
    /// The comment.
    pub comment: CommentId,
    /// Why.
    pub reason: ReportReason,
    /// The clause that the reader names, as an anchor.
    pub clause: Option<String>,
    /// What the reader adds.
    pub note: String,
    /// What tells one reader from another: a guest key, or an address. Kept as keyed hash only.
    pub reporter: Vec<u8>,
}

/// Reports a comment. A second report by the same person changes nothing, and is no error.
///
/// # Errors
/// [`Refusal::UnknownComment`] when readers don't see the comment.
pub async fn report_comment(app: &App, report: ReportComment) -> Result<()> {
    let now = app.now();
    let report = Report {
        site: report.site,
        id: ReportId::new(app.ids(), now),
        comment: report.comment,
        reason: report.reason,
        clause: report.clause.filter(|clause| clause.len() <= 64),
        note: report.note.trim().replace('\0', "").chars().take(MAX_NOTE_CHARS).collect(),
        reporter_hash: app.secrets().hmac("reporter", &report.reporter).to_vec(),
        created_at: now,
        resolved_at: None,
    };
    let done = app
        .store()
        .write(move |tx| {
            let found = comments::find(tx, report.site, report.comment)?;
            if found.is_none_or(|written| written.comment.state != CommentState::Published) {
                return Ok(Err(Refusal::UnknownComment));
            }
            reports::insert(tx, &report)?;
            Ok(Ok(()))
        })
        .await?;
    Ok(done?)
}
