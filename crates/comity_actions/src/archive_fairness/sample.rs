//! Draws comments that name somebody, spread over the archive's time and always the same ones.

use super::{MAX_ARCHIVE_SAMPLE, SwapArchive};
use crate::replay_policy::past::{Around, Past, gather_past};
use crate::spoken::spoken;
use crate::{App, Result};
use comity_model::{CommentId, CommentState, SiteId, Timestamp};
use comity_policy::SwapLists;
use comity_store::comments::{self, WrittenComment};
use comity_store::{Reader, sites};
use std::collections::BTreeMap;

/// Stretches of the archive's time from which comments are read in turn.
const STRETCHES: i64 = 60;

/// Comments read at once.
const PAGE: u32 = 500;

/// Comments that are looked at for each one that is wanted: one in a hundred that names somebody is enough.
const READ_FOR_EACH: u64 = 100;

/// Comments that are looked at in any case, where there are so many.
const READ_AT_LEAST: u64 = 10_000;

/// Comments whose facts are read in one transaction.
const GATHERED_AT_ONCE: usize = 50;

/// Another seed would draw other comments.
const SEED: u64 = 0x636f_6d69_7479;

/// What was drawn.
#[derive(Default)]
pub(super) struct Sampled {
    /// Comments that were looked at.
    pub(super) read: u64,
    /// Published ones with a name of a list of their language.
    pub(super) naming: u64,
    /// Those that were drawn, with their facts.
    pub(super) comments: Vec<Past>,
    /// The site's key; empty where nothing was drawn.
    pub(super) site_key: String,
}

/// A stretch of the archive's time.
struct Stretch {
    after: (Timestamp, CommentId),
    /// The first id that is not in it.
    end: Option<CommentId>,
}

/// Draws comments of the site.
pub(super) fn sample(app: &App, wanted: &SwapArchive<'_>) -> Result<Sampled> {
    let sampled = app.store().walk_blocking(|reader| draw(reader, wanted))?;
    sampled.map_err(Into::into)
}

fn draw(reader: &mut Reader<'_>, wanted: &SwapArchive<'_>) -> comity_store::Result<Sampled> {
    let (site, limit) = (wanted.site, wanted.sample.min(MAX_ARCHIVE_SAMPLE));
    let budget = READ_AT_LEAST.max(limit as u64 * READ_FOR_EACH);
    let mut sampled = Sampled::default();
    let mut drawn: BTreeMap<(u64, CommentId), WrittenComment> = BTreeMap::new();
    let mut stretches = stretches(reader, site)?;
    while !stretches.is_empty() && sampled.read < budget {
        let mut unfinished = Vec::new();
        for mut stretch in stretches {
            if sampled.read >= budget {
                break;
            }
            let after = stretch.after;
            let page = reader.read(move |tx| comments::page_of_site(tx, site, after, PAGE))?;
            let is_full = page.len() == PAGE as usize;
            let (mut passed, mut last) = (false, after);
            for written in page {
                if stretch.end.is_some_and(|end| written.comment.id >= end) {
                    passed = true;
                    break;
                }
                sampled.read += 1;
                last = (written.comment.created_at, written.comment.id);
                if names_somebody(wanted.lists, &written) {
                    sampled.naming += 1;
                    drawn.insert((drawing(written.comment.id), written.comment.id), written);
                    if drawn.len() > limit {
                        drawn.pop_last();
                    }
                }
            }
            if is_full && !passed {
                stretch.after = last;
                unfinished.push(stretch);
            }
        }
        stretches = unfinished;
    }
    if drawn.is_empty() {
        return Ok(sampled);
    }
    sampled.site_key = reader.read(move |tx| Ok(sites::get(tx, site)?.key))?;
    let drawn: Vec<WrittenComment> = drawn.into_values().collect();
    for some in drawn.chunks(GATHERED_AT_ONCE) {
        let some = some.to_vec();
        sampled.comments.extend(reader.read(move |tx| {
            let mut around = Around::new(&sites::get(tx, site)?, &some);
            some.iter()
                .map(|written| gather_past(tx, &mut around, written.clone(), &[], &mut None))
                .collect::<comity_store::Result<Vec<Past>>>()
        })?);
    }
    Ok(sampled)
}

/// The archive's time in equal stretches; none of an empty archive.
fn stretches(reader: &mut Reader<'_>, site: SiteId) -> comity_store::Result<Vec<Stretch>> {
    let ends = reader.read(move |tx| {
        let beginning = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
        let first = comments::page_of_site(tx, site, beginning, 1)?.into_iter().next();
        let last = comments::list_newest_of_site(tx, site, 1)?.into_iter().next();
        Ok(first.zip(last).map(|(first, last)| (first.comment.created_at, last.comment.created_at)))
    })?;
    let Some((first, last)) = ends else { return Ok(Vec::new()) };
    let (begin, whole) = (first.as_micros(), last.as_micros().saturating_sub(first.as_micros()).max(0));
    let nothing = CommentId::from_bytes([0; 16]);
    let at = |n: i64| Timestamp::from_micros(begin + whole / STRETCHES * n);
    let stretch = |n: i64| Stretch {
        after: (if n == 0 { Timestamp::from_micros(i64::MIN) } else { at(n) }, nothing),
        end: (n + 1 < STRETCHES).then(|| CommentId::first_at(at(n + 1))),
    };
    Ok((0..STRETCHES).map(stretch).collect())
}

/// Whether it is published and a name of a list stands in it, in its language where that is known.
fn names_somebody(lists: &SwapLists, written: &WrittenComment) -> bool {
    if written.comment.state != CommentState::Published {
        return false;
    }
    let text = spoken(written);
    match written.revision.language.as_deref() {
        Some(language) => !lists.find(&text, language).is_empty(),
        None => lists.languages().iter().any(|language| !lists.find(&text, language).is_empty()),
    }
}

/// A number by which comments are drawn, the smallest first: it depends on the comment's id alone (splitmix64, Vigna 2015).
fn drawing(id: CommentId) -> u64 {
    id.as_bytes().chunks(8).fold(SEED, |seed, half| {
        let half = half.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let mut z = (seed ^ half).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    })
}
