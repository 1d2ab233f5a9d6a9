//! Counts what an import would do. What is remembered is a bit for each comment, and the replies that come before what they answer.

use super::batch::{Item, find_imported};
use super::parents::Why;
use crate::{App, Result};
use comity_import::{Anomaly, SeenIds};
use comity_model::SiteId;
use comity_store::imported::{self, ImportedKind};
use std::collections::HashMap;
use std::sync::Arc;

/// Replies followed at most to see that a comment answers one of its own replies.
const MAX_STEPS: usize = 1_000;

/// What a dry run knows of the archive so far.
#[derive(Default)]
pub(super) struct DryRun {
    seen: SeenIds,
    /// Comments that came before what they answer, in the order of the archive.
    early: Vec<String>,
    /// What these answer, and what their replies answer.
    answers: HashMap<String, String>,
}

/// What was counted of a batch.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) stories: u64,
    pub(super) stories_known: u64,
    pub(super) stories_hidden: u64,
    pub(super) comments: u64,
    pub(super) comments_known: u64,
}

impl DryRun {
    /// Counts a batch. Unless the source `had_earlier` imports, nothing of it can be there already.
    pub(super) fn count(
        &mut self,
        app: &App,
        (site, source): (SiteId, &str),
        items: Vec<Item>,
        had_earlier: bool,
    ) -> Result<Counted> {
        for item in &items {
            if let Item::Comment(prepared) = item {
                let comment = &prepared.comment;
                self.meet(&comment.source_id, comment.parent_source_id.as_deref());
            }
        }
        let items = Arc::new(items);
        let known = if had_earlier {
            let (source, items) = (source.to_owned(), Arc::clone(&items));
            app.store().read_blocking(move |tx| {
                let is_known = |item: &Item| {
                    let (kind, id) = match item {
                        Item::Story(story) => (ImportedKind::Story, &story.source_id),
                        Item::Comment(prepared) => (ImportedKind::Comment, &prepared.comment.source_id),
                    };
                    Ok(imported::find(tx, site, &source, kind, id)?.is_some())
                };
                items.iter().map(is_known).collect::<comity_store::Result<Vec<bool>>>()
            })?
        } else {
            vec![false; items.len()]
        };
        let mut counted = Counted::default();
        for (item, is_known) in items.iter().zip(known) {
            match item {
                Item::Story(_) if is_known => counted.stories_known += 1,
                Item::Story(story) => {
                    counted.stories += 1;
                    counted.stories_hidden += u64::from(story.is_hidden);
                }
                Item::Comment(_) if is_known => counted.comments_known += 1,
                Item::Comment(_) => counted.comments += 1,
            }
        }
        Ok(counted)
    }

    fn meet(&mut self, id: &str, parent: Option<&str>) {
        self.seen.insert(id);
        let Some(parent) = parent else { return };
        let is_early = !self.seen.contains(parent);
        if is_early {
            self.early.push(id.to_owned());
        }
        if is_early || self.answers.contains_key(parent) {
            self.answers.insert(id.to_owned(), parent.to_owned());
        }
    }

    /// The comments that would stand at the top level though they answer something.
    pub(super) fn orphans(
        mut self,
        app: &App,
        (site, source): (SiteId, &str),
        skipped: &SeenIds,
    ) -> Result<Vec<Anomaly>> {
        let mut found = Vec::new();
        for id in std::mem::take(&mut self.early) {
            let Some(parent) = self.answers.get(&id).cloned() else { continue };
            let why = if self.seen.contains(&parent) {
                self.is_in_loop(&id).then_some(Why::Loop)
            } else {
                let (source, wanted) = (source.to_owned(), parent.clone());
                let there = app.store().read_blocking(move |tx| find_imported(tx, site, &source, &wanted))?;
                there.is_none().then_some(Why::Missing)
            };
            if let Some(why) = why {
                // Its replies have it for the root of their branch.
                self.answers.remove(&id);
                found.push(why.anomaly(&id, &parent, skipped));
            }
        }
        Ok(found)
    }

    fn is_in_loop(&self, id: &str) -> bool {
        let mut at = id;
        for _ in 0..MAX_STEPS {
            match self.answers.get(at) {
                Some(parent) if parent == id => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_is_seen_in_whatever_order_its_comments_come() {
        for order in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
            let mut run = DryRun::default();
            for id in order {
                run.meet(&id.to_string(), Some(&(id % 3 + 1).to_string()));
            }
            run.meet("9", Some("1"));
            let early = run.early.clone();
            assert!(early.iter().any(|id| run.is_in_loop(id)), "{order:?}");
            assert!(!run.is_in_loop("9"), "{order:?}");
        }
    }
}
