//! Comments that stand in their item before the elements that say what the item is.

use super::raw::{Item, ItemField, RawComment};

/// Texts of comments that wait for the end of their item, in bytes.
const MAX_WAITING_BYTES: usize = 32 * 1024 * 1024;
/// What a comment takes beside its text.
const COMMENT_BYTES: usize = 512;

/// What must be known of a story before its first comment: its id, and whether the public could read it.
const NEEDED: Fields = Fields::of(ItemField::Title)
    .with(ItemField::Id)
    .with(ItemField::Status)
    .with(ItemField::Kind)
    .with(ItemField::Password);

/// Elements of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fields(u16);

impl Fields {
    const fn of(field: ItemField) -> Self {
        Self(1 << field as u16)
    }

    pub(super) const fn with(self, field: ItemField) -> Self {
        Self(self.0 | 1 << field as u16)
    }

    const fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

/// The comments of an item that wait, and what other items of the file have.
#[derive(Default)]
pub(super) struct Early {
    waiting: Vec<RawComment>,
    bytes: usize,
    /// What items of this file have; none before the end of the first.
    usual: Option<Fields>,
}

impl Early {
    /// Whether a comment of `item` must wait, because elements that items have are still to come.
    pub(super) fn must_wait(&self, item: &Item) -> bool {
        let wanted = Fields(NEEDED.0 & self.usual.unwrap_or(NEEDED).0);
        !item.is_delivered && (!self.waiting.is_empty() || !item.seen.has_all(wanted))
    }

    /// Keeps a comment; whether so many wait that no more can.
    pub(super) fn keep(&mut self, comment: RawComment) -> bool {
        self.bytes += comment.content.len() + COMMENT_BYTES;
        self.waiting.push(comment);
        self.bytes > MAX_WAITING_BYTES
    }

    /// The comments that wait.
    pub(super) fn take(&mut self) -> Vec<RawComment> {
        self.bytes = 0;
        std::mem::take(&mut self.waiting)
    }

    /// An item has ended.
    pub(super) fn learn(&mut self, item: &Item) {
        self.usual = Some(Fields(self.usual.unwrap_or_default().0 | item.seen.0));
    }
}
