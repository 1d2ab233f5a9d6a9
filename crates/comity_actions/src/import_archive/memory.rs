//! What of an archive is remembered while it is read: the newest ids, so that a file twice as long needs no more memory.

use comity_model::{CommentId, CommenterId, StoryId};
use comity_store::comments::Place;
use std::collections::HashMap;

/// Ids of each kind that are remembered at least; twice as many at most. What is forgotten is looked up in the database.
const REMEMBERED: usize = 20_000;

/// The newest ids of the archive and the rows that they became.
pub(super) struct Recent<V> {
    young: HashMap<String, V>,
    old: HashMap<String, V>,
    /// Whether anything was forgotten.
    pub(super) has_forgotten: bool,
}

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), has_forgotten: false }
    }
}

impl<V: Copy> Recent<V> {
    pub(super) fn get(&self, id: &str) -> Option<V> {
        self.young.get(id).or_else(|| self.old.get(id)).copied()
    }

    fn extend(&mut self, learnt: HashMap<String, V>) {
        if self.young.len() >= REMEMBERED {
            self.has_forgotten |= !self.old.is_empty();
            self.old = std::mem::take(&mut self.young);
        }
        self.young.extend(learnt);
    }
}

/// What of the archive is remembered while it is read.
#[derive(Default)]
pub(super) struct Memory {
    /// Nothing of this source had been imported before: a record that is not remembered is taken for new, until a
    /// conflict tells otherwise.
    pub(super) is_first: bool,
    pub(super) stories: Recent<StoryId>,
    pub(super) comments: Recent<(CommentId, Place)>,
    pub(super) commenters: Recent<CommenterId>,
}

/// What one transaction learnt.
#[derive(Default)]
pub(super) struct Learnt {
    pub(super) stories: HashMap<String, StoryId>,
    pub(super) comments: HashMap<String, (CommentId, Place)>,
    pub(super) commenters: HashMap<String, CommenterId>,
}

impl Memory {
    /// Remembers what a transaction wrote, once it is on disk.
    pub(super) fn learn(&mut self, learnt: Learnt) {
        self.stories.extend(learnt.stories);
        self.comments.extend(learnt.comments);
        self.commenters.extend(learnt.commenters);
    }

    /// Whether a story that is not remembered may be there all the same.
    pub(super) fn may_have_story(&self) -> bool {
        !self.is_first || self.stories.has_forgotten
    }

    /// Whether a comment that is not remembered may be there all the same.
    pub(super) fn may_have_comment(&self) -> bool {
        !self.is_first || self.comments.has_forgotten
    }

    /// Whether a commenter who is not remembered may be there all the same.
    pub(super) fn may_have_commenter(&self) -> bool {
        !self.is_first || self.commenters.has_forgotten
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_ids_are_remembered_and_no_more() {
        let mut recent = Recent::default();
        for number in 0..3 * REMEMBERED {
            recent.extend(HashMap::from([(number.to_string(), number)]));
        }
        assert_eq!(recent.get(&(2 * REMEMBERED).to_string()), Some(2 * REMEMBERED));
        assert_eq!(recent.get("0"), None);
        assert!(recent.has_forgotten);
        assert!(recent.young.len() + recent.old.len() <= 2 * REMEMBERED + 1);
    }
}
