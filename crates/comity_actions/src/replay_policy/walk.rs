//! The walk through the archive: a page at a time, read while the page before is judged.

use super::past::{Around, Past, gather_past};
use super::{PAGE, Pause};
use crate::{App, Result};
use comity_model::{Comment, CommentId, CommentState, CommenterId, SiteId, Timestamp};
use comity_store::commenters::Standing;
use comity_store::{Reader, comments, decisions, sites};
use std::collections::HashMap;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, PoisonError};

/// Pages that are read ahead of those that are judged.
pub(super) const PAGES_AHEAD: usize = 2;

/// Commenters whose comments are counted while they pass by; beyond that, counting begins anew.
const COUNTED_MAX: usize = 200_000;

/// How the comments stand of those who have passed by: what the database would count again for each of them.
type Counted = HashMap<CommenterId, Standing>;

/// What was read at once.
pub(super) struct Page {
    /// The comments that are judged.
    pub(super) kept: Vec<Past>,
    /// Where the page ends.
    pub(super) last: (Timestamp, CommentId),
    /// Comments in it, those that a sample leaves out included.
    pub(super) seen: u64,
}

/// Where a walk is.
pub(super) struct Walk {
    pub(super) app: App,
    pub(super) site: SiteId,
    pub(super) after: (Timestamp, CommentId),
    /// Comments read so far.
    pub(super) read: u64,
    /// One in so many comments is judged.
    pub(super) every: u64,
    pub(super) pause: Pause,
}

impl Walk {
    /// Reads page after page until the archive ends or nobody takes them any more.
    pub(super) fn run(self, to: &SyncSender<Result<Page>>) {
        let app = self.app.clone();
        if let Err(error) = app.store().walk_blocking(|reader| self.walk(reader, to)) {
            // Nobody takes it any more, or the page that it stands for.
            let _ = to.send(Err(error.into()));
        }
    }

    fn walk(mut self, reader: &mut Reader<'_>, to: &SyncSender<Result<Page>>) {
        let counted = Arc::<Mutex<Counted>>::default();
        loop {
            let page = self.page(reader, &counted);
            if let Ok(page) = &page {
                if page.seen == 0 {
                    return;
                }
                (self.after, self.read) = (page.last, self.read + page.seen);
            }
            let is_over = page.is_err();
            if to.send(page).is_err() || is_over {
                return;
            }
        }
    }

    fn page(&self, reader: &mut Reader<'_>, counted: &Arc<Mutex<Counted>>) -> Result<Page> {
        let Self { site, after, read, every, pause, .. } = *self;
        let known = Arc::clone(counted);
        let (page, learnt) = reader.read(move |tx| {
            let known = known.lock().unwrap_or_else(PoisonError::into_inner);
            // What this page adds is kept apart until it is read: a closure may run again.
            let mut learnt = Counted::new();
            let site = sites::get(tx, site)?;
            let page = comments::page_of_site(tx, site.id, after, PAGE)?;
            let Some(last) = page.last().map(|last| (last.comment.created_at, last.comment.id)) else {
                return Ok((Page { kept: Vec::new(), last: after, seen: 0 }, learnt));
            };
            let seen = page.len() as u64;
            let mut decided = decisions::page_of_site(tx, site.id, after, last)?.into_iter().peekable();
            let mut around = Around::new(&site, &page);
            let mut kept = Vec::new();
            for (number, written) in (read..).zip(page) {
                pause.after(number as usize);
                let mut about = Vec::new();
                while let Some(one) = decided.next_if(|d| d.comment == Some(written.comment.id)) {
                    about.push(one);
                }
                let comment = written.comment.clone();
                let mut standing = learnt.get(&comment.commenter).or(known.get(&comment.commenter)).copied();
                if number % every == 0 {
                    kept.push(gather_past(tx, &mut around, written, &about, &mut standing)?);
                }
                if let Some(standing) = standing {
                    learnt.insert(comment.commenter, with(standing, &comment));
                }
            }
            Ok((Page { kept, last, seen }, learnt))
        })?;
        let mut counted = counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() > COUNTED_MAX {
            counted.clear();
        }
        counted.extend(learnt);
        Ok(page)
    }
}

/// The standing after `comment` passed by.
const fn with(standing: Standing, comment: &Comment) -> Standing {
    let Standing { published, held, rejected } = standing;
    match comment.state {
        CommentState::Published => Standing { published: published + 1, ..standing },
        CommentState::Held => Standing { held: held + 1, ..standing },
        CommentState::Rejected => Standing { rejected: rejected + 1, ..standing },
        CommentState::Withdrawn | CommentState::Erased => Standing { published, held, rejected },
    }
}
