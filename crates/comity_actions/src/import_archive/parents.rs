//! Puts imported comments below what they answer once that is there, and says of the others why they stand at the top level.
//!
//! What a comment answers may have come with a later file, or stand after it in a long archive that begins with the newest.

use super::batch::find_imported;
use crate::{App, Change, Result};
use comity_import::{Anomaly, AnomalyKind, Format, SeenIds};
use comity_model::{CommentId, SiteId, StoryId};
use comity_store::imported::{self, Parentless};
use comity_store::{Tx, threads};
use std::collections::{BTreeSet, HashMap};

/// Comments looked at in one transaction.
const PAGE: u32 = 2_000;

/// The comments of this run that answer something and stood at the top level when they were read, and whether it added them.
pub(super) type Unsettled = HashMap<CommentId, bool>;

/// What came of it.
#[derive(Default)]
pub(super) struct Settled {
    /// Comments that were there before this run and now stand below what they answer.
    pub(super) moved: u64,
    /// Comments of this run that stay at the top level.
    pub(super) orphans: u64,
    pub(super) touched: BTreeSet<StoryId>,
}

/// Why a comment stays at the top level.
#[derive(Clone, Copy)]
pub(super) enum Why {
    Missing,
    Loop,
    Elsewhere,
}

impl Why {
    /// The comment `id`, of which only this is known, as a report names it.
    pub(super) fn anomaly(self, id: &str, parent: &str, skipped: &SeenIds) -> Anomaly {
        let (kind, what) = match self {
            Self::Missing if skipped.contains(parent) => {
                (AnomalyKind::ParentSkipped, "which is left out as no reader's comment")
            }
            Self::Missing => (AnomalyKind::ParentMissing, "which is not there"),
            Self::Loop => (AnomalyKind::ParentLoop, "one of its own replies"),
            Self::Elsewhere => (AnomalyKind::ParentElsewhere, "which stands under another story"),
        };
        let detail = format!("a comment that answers {parent}, {what}");
        Anomaly { kind, source_id: Some(id.to_owned()), byte_offset: 0, detail }
    }
}

/// Walks over all comments that stand at the top level though they answer something, and moves those that can be moved;
/// `tell` hears why one of this run cannot.
pub(super) fn settle(
    app: &App,
    (site, source): (SiteId, &str),
    (unsettled, skipped): (&Unsettled, &SeenIds),
    tell: &mut dyn FnMut(&Anomaly),
) -> Result<Settled> {
    let mut settled = Settled::default();
    let mut after = CommentId::from_bytes([0; 16]);
    loop {
        let mut page =
            app.store().read_blocking(move |tx| imported::page_of_parentless(tx, site, after, PAGE))?;
        let Some(last) = page.last() else { return Ok(settled) };
        after = last.id;
        // Our own export names the system that a comment came from first, whatever that was.
        let is_ours = source == Format::Comity.as_str();
        page.retain(|comment| is_ours || comment.source.as_deref() == Some(source));
        if page.is_empty() {
            continue;
        }
        let (from, shared) = (source.to_owned(), std::sync::Arc::new(page));
        let page = std::sync::Arc::clone(&shared);
        let found = app.store().write_bulk_blocking(move |tx| {
            page.iter()
                .map(|comment| place(tx, site, &from, comment))
                .collect::<comity_store::Result<Vec<_>>>()
        })?;
        for (comment, why) in shared.iter().zip(found) {
            let is_new = unsettled.get(&comment.id);
            match why {
                None => {
                    settled.moved += u64::from(is_new != Some(&true));
                    settled.touched.insert(comment.story);
                }
                Some(_) if is_new.is_none() => {}
                Some(why) => {
                    settled.orphans += 1;
                    let id = comment.source_id.as_deref().unwrap_or_default();
                    tell(&why.anomaly(id, &comment.parent_source_id, skipped));
                }
            }
        }
    }
}

/// Moves a comment below what it answers; or says why not.
fn place(
    tx: &mut Tx<'_>,
    site: SiteId,
    source: &str,
    comment: &Parentless,
) -> comity_store::Result<Option<Why>> {
    let Some((parent, place)) = find_imported(tx, site, source, &comment.parent_source_id)? else {
        return Ok(Some(Why::Missing));
    };
    if place.story != comment.story {
        return Ok(Some(Why::Elsewhere));
    }
    // Whatever stands below a top-level comment is of its branch.
    if place.branch == comment.id {
        return Ok(Some(Why::Loop));
    }
    threads::move_below(tx, site, comment.id, (parent, place))?;
    Change::Thread { site, story: comment.story }.notify(tx)?;
    Ok(None)
}
