//! The rules, one file each. A rule is named for what it notices; its file is its documentation.

#![expect(clippy::doc_markdown, reason = "examples stand as people write them: a bare link is a bare link")]

pub(crate) mod account_age;
pub(crate) mod advertising;
pub(crate) mod attack_on_author;
pub(crate) mod attack_on_commenter;
pub(crate) mod attack_on_group;
pub(crate) mod block_evasion;
pub(crate) mod closed_story;
pub(crate) mod contact_details;
pub(crate) mod evasion;
pub(crate) mod expression;
pub(crate) mod first_comments;
pub(crate) mod flood;
pub(crate) mod gibberish;
pub(crate) mod language_not_accepted;
pub(crate) mod length;
pub(crate) mod link_from_new_commenter;
pub(crate) mod link_to_listed_host;
pub(crate) mod links;
pub(crate) mod near_duplicate;
pub(crate) mod old_thread;
pub(crate) mod pile_on;
pub(crate) mod quotation_heavy;
pub(crate) mod repeated_characters;
pub(crate) mod repeated_comment;
pub(crate) mod share_rejected;
pub(crate) mod shouting;
pub(crate) mod signal;
pub(crate) mod staffed_hours;
pub(crate) mod story_on_watch_list;
pub(crate) mod story_tag;
pub(crate) mod threat;
pub(crate) mod under_pre_moderation;
pub(crate) mod word_list;
