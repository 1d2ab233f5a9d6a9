//! Writes a whole site as NDJSON: stories first, then comments by time.

use crate::{App, Error, Result};
use comity_import::export::{ExportRecord, ExportedComment, ExportedStory, export_time, write_record};
use comity_model::{CommentId, SiteId, Story, StoryState, Timestamp};
use comity_store::comments::WrittenComment;
use comity_store::{comments, stories};
use std::io::Write;

/// Comments read at once.
const PAGE: u32 = 1_000;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct ExportReport {
    /// Stories.
    pub stories: u64,
    /// Comments, in every state.
    pub comments: u64,
}

/// Exports a site. Blocks: call it from a thread that may.
///
/// # Errors
/// Faults of the database, and when `out` does not take more.
pub fn export_archive(
    app: &App,
    site: SiteId,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<ExportReport> {
    let mut out = std::io::BufWriter::new(out);
    let mut report = ExportReport::default();
    let all = app.store().read_blocking(move |tx| {
        let mut all = Vec::new();
        stories::each(tx, site, |story| {
            all.push(story);
            Ok(())
        })?;
        Ok(all)
    })?;
    for story in all {
        write_record(&mut out, &ExportRecord::Story(exported_story(story))).map_err(unwritable)?;
        report.stories += 1;
    }
    let mut after = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
    loop {
        let page = app.store().read_blocking(move |tx| comments::page_of_site(tx, site, after, PAGE))?;
        let Some(last) = page.last() else { break };
        after = (last.comment.created_at, last.comment.id);
        for written in page {
            write_record(&mut out, &ExportRecord::Comment(exported_comment(written))).map_err(unwritable)?;
            report.comments += 1;
        }
        progress(report.comments);
    }
    out.flush().map_err(unwritable)?;
    Ok(report)
}

fn exported_story(story: Story) -> ExportedStory {
    ExportedStory {
        id: story.id.to_string(),
        source: story.source,
        source_id: story.source_id,
        key: Some(story.key),
        url: story.url,
        headline: story.headline,
        byline: story.byline,
        image_url: story.image_url,
        image_caption: story.image_caption,
        dateline: story.dateline,
        paragraphs: story.paragraphs,
        language: story.language,
        published_at: Some(export_time(story.published_at)),
        is_undated: story.is_undated,
        state: match story.state {
            StoryState::Open => "open",
            StoryState::Held => "held",
            StoryState::Closed => "closed",
            StoryState::Hidden => "hidden",
        }
        .to_owned(),
    }
}

fn exported_comment(written: WrittenComment) -> ExportedComment {
    let WrittenComment { comment, revision } = written;
    ExportedComment {
        id: comment.id.to_string(),
        source: comment.source,
        source_id: comment.source_id,
        story: comment.story.to_string(),
        parent: comment.parent.map(|parent| parent.to_string()),
        parent_source_id: comment.parent_source_id,
        author: comment.author_name,
        created_at: export_time(comment.created_at),
        is_undated: comment.is_undated,
        state: comment.state.as_str().to_owned(),
        text: revision.text,
        html: revision.html,
        format: Some(revision.format.unwrap_or_else(|| "markdown".to_owned())),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function by `map_err`, which gives the value")]
fn unwritable(error: std::io::Error) -> crate::Failure {
    Error::Internal(format!("the export cannot be written: {error}")).into()
}
