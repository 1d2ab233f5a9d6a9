//! Says in lines what a reader delivered, for snapshots and short assertions.

use comity_import::{Anomaly, AnomalyKind, ImportItem, ImportedComment, ImportedStory, export::export_time};
use std::fmt::Write as _;

pub(crate) type Read = Result<ImportItem, Anomaly>;

pub(crate) fn explain(items: impl IntoIterator<Item = Read>) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            Ok(ImportItem::Story(story)) => explain_story(&mut out, &story),
            Ok(ImportItem::Comment(comment)) => explain_comment(&mut out, &comment),
            Ok(ImportItem::Commenter(person)) => {
                let blocked = if person.was_blocked { ", blocked" } else { "" };
                let _ = writeln!(out, "COMMENTER {} `{}`{blocked}", person.source_id, person.name);
            }
            Ok(ImportItem::PolicyText(text)) => {
                let _ = writeln!(out, "POLICY\n{}", indented(&text));
            }
            Err(anomaly) => {
                let _ = writeln!(
                    out,
                    "ODD {} ({:?}): {}",
                    anomaly.kind.as_str(),
                    anomaly.source_id,
                    anomaly.detail
                );
            }
        }
    }
    out
}

fn explain_story(out: &mut String, story: &ImportedStory) {
    let open = if story.is_open { "open" } else { "closed" };
    let _ = writeln!(out, "STORY {} {open} `{}`", story.source_id, story.headline);
    for (name, value) in [
        ("url", &story.url),
        ("byline", &story.byline),
        ("image", &story.image_url),
        ("caption", &story.image_caption),
        ("dateline", &story.dateline),
        ("language", &story.language),
        ("published", &story.published_at.map(export_time)),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    for paragraph in &story.paragraphs {
        let _ = writeln!(out, "  | {paragraph}");
    }
}

fn explain_comment(out: &mut String, comment: &ImportedComment) {
    let parent = comment.parent_source_id.as_deref().map(|p| format!(" ↳ {p}")).unwrap_or_default();
    let undated = if comment.is_undated { "undated, at " } else { "" };
    let spam = if comment.was_spam { " (spam)" } else { "" };
    let email = comment.author_email.as_ref().map(|e| format!(" <{}>", e.0)).unwrap_or_default();
    let url = comment.author_url.as_ref().map(|u| format!(" {u}")).unwrap_or_default();
    let _ = writeln!(
        out,
        "COMMENT {} in {}{parent}: {}{email}{url}, {undated}{}, {}{spam}, {}\n{}",
        comment.source_id,
        comment.story_source_id,
        comment.author_name,
        export_time(comment.created_at),
        comment.state.as_str(),
        comment.read.as_ref().map_or(comment.format, |(_, format)| *format).as_str(),
        indented(read_text(comment))
    );
}

fn indented(text: &str) -> String {
    text.split('\n').map(|line| format!("  > {line}")).collect::<Vec<_>>().join("\n")
}

/// What was made of a comment's original, or the original itself where that is read as it stands.
pub(crate) fn read_text(comment: &ImportedComment) -> &str {
    comment.read.as_ref().map_or(comment.original_text.as_str(), |(text, _)| text)
}

pub(crate) fn stories(items: &[Read]) -> Vec<&ImportedStory> {
    items.iter().filter_map(|i| if let Ok(ImportItem::Story(s)) = i { Some(s) } else { None }).collect()
}

pub(crate) fn comments(items: &[Read]) -> Vec<&ImportedComment> {
    items.iter().filter_map(|i| if let Ok(ImportItem::Comment(c)) = i { Some(c) } else { None }).collect()
}

pub(crate) fn anomalies(items: &[Read]) -> Vec<AnomalyKind> {
    items.iter().filter_map(|i| i.as_ref().err().map(|a| a.kind)).collect()
}
