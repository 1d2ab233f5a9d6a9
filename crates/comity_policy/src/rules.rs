//! The rules, one file each. A rule is named for what it notices; its file is its documentation.

pub(crate) mod closed_story;
pub(crate) mod first_comments;
pub(crate) mod flood;
pub(crate) mod length;
pub(crate) mod links;
pub(crate) mod repeated_comment;
pub(crate) mod shouting;
pub(crate) mod word_list;
