//! Reads an archive ahead of the writer and analyses its texts on all cores.

use super::{BATCH, BATCH_BYTES};
use comity_import::{
    Anomaly, Archive, ImportItem, ImportedComment, ImportedStory, TextFormat, shown_html, spoken_text,
};
use comity_policy::Fingerprint;
use comity_text::Body;
use rayon::prelude::*;
use std::sync::mpsc;

/// One thing read, with its text analysed where it has one.
pub(super) enum Read {
    Story(Box<ImportedStory>),
    Comment(Box<Prepared>),
    Other(Box<std::result::Result<ImportItem, Anomaly>>),
}

#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) comment: ImportedComment,
    pub(super) html: String,
    pub(super) language: Option<String>,
    pub(super) fingerprint: Fingerprint,
}

/// Reads and analyses batches until the archive ends or the writer is gone.
pub(super) fn read_ahead(archive: Archive, sender: &mpsc::SyncSender<Vec<Read>>) {
    let mut archive = archive.fuse();
    loop {
        let (mut raw, mut bytes) = (Vec::new(), 0);
        while raw.len() < BATCH && bytes < BATCH_BYTES {
            let Some(item) = archive.next() else { break };
            if let Ok(ImportItem::Comment(comment)) = &item {
                bytes +=
                    comment.original_text.len() + comment.read.as_ref().map_or(0, |(read, _)| read.len());
            }
            raw.push(item);
        }
        if raw.is_empty() {
            return;
        }
        let batch: Vec<Read> = raw.into_par_iter().map(prepare).collect();
        if sender.send(batch).is_err() {
            return;
        }
    }
}

pub(super) fn prepare(item: std::result::Result<ImportItem, Anomaly>) -> Read {
    match item {
        Ok(ImportItem::Story(story)) => Read::Story(Box::new(story)),
        Ok(ImportItem::Comment(comment)) => {
            let shown = match (&comment.read, comment.format) {
                (Some((text, format)), _) => Some(shown_html(text, *format)),
                (None, TextFormat::Markdown) => None,
                (None, format) => Some(shown_html(&comment.original_text, format)),
            };
            let spoken =
                spoken_text(&comment.original_text, comment.format, shown.as_deref().unwrap_or_default());
            let body = Body::read(&spoken, None);
            let html = shown.unwrap_or(body.html);
            let language = body.language.map(|detected| detected.language.to_string());
            let fingerprint = Fingerprint::of(&body.canonical.text);
            Read::Comment(Box::new(Prepared { comment, html, language, fingerprint }))
        }
        other => Read::Other(Box::new(other)),
    }
}
