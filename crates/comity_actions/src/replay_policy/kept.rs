//! A report as it is kept: without the words of commenters, which stand where they can be erased.

use super::report::{ReplayReport, SampleComment};
use super::{excerpt_of, find_headline};
use crate::{App, Error, Result};
use comity_model::SiteId;
use comity_store::{commenters, comments};

/// The longest report that is read from a file, in bytes.
const MAX_REPORT_BYTES: usize = 16 * 1024 * 1024;

/// The report as JSON, without texts, headlines and names.
pub(crate) fn to_kept(report: &ReplayReport) -> Result<String> {
    let mut kept = report.clone();
    for sample in kept.samples_mut() {
        sample.text.clear();
        sample.headline.clear();
    }
    kept.commenters.iter_mut().for_each(|commenter| commenter.name = None);
    serde_json::to_string(&kept)
        .map_err(|error| Error::Internal(format!("a replay report cannot be written: {error}")).into())
}

/// A report that `comity policy replay --json` wrote, as it is kept with the version of the site that has this digest.
///
/// # Errors
/// Why it says nothing about that version, in words.
pub(crate) fn of_written(json: &str, site: SiteId, digest: &str) -> std::result::Result<String, String> {
    let again = "replay this text again with `comity policy replay FILE --json`";
    if json.len() > MAX_REPORT_BYTES {
        return Err(format!("it is longer than {MAX_REPORT_BYTES} bytes"));
    }
    let report: ReplayReport =
        serde_json::from_str(json).map_err(|error| format!("it cannot be read ({error}); {again}"))?;
    if report.digest.is_empty() {
        return Err(format!("it does not say which text it is about; {again}"));
    }
    if report.site != site.to_string() {
        return Err("it is about the archive of another site".to_owned());
    }
    if report.digest != digest {
        return Err(format!(
            "it is about another text, or was made with another model or other word lists; {again}"
        ));
    }
    if !report.is_complete {
        return Err(
            "that replay was stopped before its end; `comity policy replay --resume` goes on".to_owned()
        );
    }
    to_kept(&report).map_err(|_| "it cannot be kept".to_owned())
}

/// Whether a report that was kept is of a replay that came to its end.
pub(crate) fn is_whole(json: &str) -> bool {
    serde_json::from_str::<ReplayReport>(json).is_ok_and(|report| report.is_complete)
}

/// A report that was kept, with the texts as they stand today and the names of commenters; what was erased stays empty.
pub(crate) async fn of_kept(app: &App, site: SiteId, json: &str) -> Result<ReplayReport> {
    let report: ReplayReport = serde_json::from_str(json)
        .map_err(|error| Error::Internal(format!("a kept replay report cannot be read: {error}")))?;
    let filled = app
        .store()
        .read(move |tx| {
            let mut report = report.clone();
            for sample in report.samples_mut() {
                let Ok(id) = sample.comment.parse() else { continue };
                if let Some(written) = comments::find(tx, site, id)? {
                    sample.text = excerpt_of(&written);
                    sample.headline = find_headline(tx, &written)?;
                }
            }
            Ok(report)
        })
        .await?;
    name_commenters(app, site, filled).await
}

/// The report with the names of its commenters, for moderators.
///
/// # Errors
/// Only faults.
pub async fn name_commenters(app: &App, site: SiteId, report: ReplayReport) -> Result<ReplayReport> {
    let named = app
        .store()
        .read(move |tx| {
            let mut report = report.clone();
            for row in &mut report.commenters {
                let Ok(id) = row.commenter.parse() else { continue };
                row.name = commenters::get(tx, site, id).ok().map(|commenter| commenter.name);
            }
            Ok(report)
        })
        .await?;
    Ok(named)
}

impl ReplayReport {
    /// All samples, wherever they stand.
    pub(super) fn samples_mut(&mut self) -> impl Iterator<Item = &mut SampleComment> {
        let of_clauses = self.clauses.iter_mut().flat_map(|clause| &mut clause.samples);
        of_clauses.chain(&mut self.overruled_cases).chain(&mut self.newly_published)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_a_part_is_not_kept_as_if_it_were_whole() {
        let kept = |is_complete| {
            to_kept(&ReplayReport { is_complete, ..ReplayReport::default() }).expect("it can be written")
        };
        assert!(is_whole(&kept(true)));
        assert!(!is_whole(&kept(false)) && !is_whole("{"));
    }
}
