//! The raw values of a WordPress export: which element is which, a story and a comment as they stand in the file.

use super::early::Fields;
use crate::ImportedStory;
use crate::values::{rfc2822_time, some_text, sql_time, unescape, web_address};
use crate::xml::{pairs, short};
use comity_model::Timestamp;
use std::collections::BTreeMap;

/// The prefix that stands for WordPress's own elements in this file.
pub(super) struct Prefixes {
    wp: String,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self { wp: "wp".to_owned() }
    }
}

impl Prefixes {
    pub(super) fn learn(&mut self, attributes: &str) {
        for (name, uri) in pairs(attributes) {
            let is_export = uri.contains("wordpress.org/export/") && !uri.contains("/excerpt");
            if let (Some(prefix), true) = (name.strip_prefix("xmlns:"), is_export) {
                prefix.clone_into(&mut self.wp);
            }
        }
    }

    /// The local name of an element of WordPress's own.
    pub(super) fn wp_name<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix(self.wp.as_str()).or_else(|| name.strip_prefix("wp"))?.strip_prefix(':')
    }

    pub(super) fn item_field(&self, name: &str) -> Option<ItemField> {
        Some(match name {
            "title" => ItemField::Title,
            "link" => ItemField::Link,
            "guid" => ItemField::Guid,
            "pubDate" => ItemField::PubDate,
            "dc:creator" => ItemField::Creator,
            _ => match self.wp_name(name)? {
                "post_id" => ItemField::Id,
                "post_date" => ItemField::Date,
                "post_date_gmt" => ItemField::DateGmt,
                "comment_status" => ItemField::CommentStatus,
                "status" => ItemField::Status,
                "post_type" => ItemField::Kind,
                "post_password" => ItemField::Password,
                _ => return None,
            },
        })
    }

    pub(super) fn comment_field(&self, name: &str) -> Option<CommentField> {
        Some(match self.wp_name(name)?.strip_prefix("comment_")? {
            "id" | "ID" => CommentField::Id,
            "author" => CommentField::Author,
            "author_email" => CommentField::Email,
            "author_url" => CommentField::Url,
            "date" => CommentField::Date,
            "date_gmt" => CommentField::DateGmt,
            "content" => CommentField::Content,
            "approved" => CommentField::Approved,
            "type" => CommentField::Kind,
            "parent" => CommentField::Parent,
            "user_id" => CommentField::User,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy)]
pub(super) enum ItemField {
    Title,
    Link,
    Guid,
    PubDate,
    Creator,
    Id,
    Date,
    DateGmt,
    CommentStatus,
    Status,
    Kind,
    Password,
}

/// An `item` as far as it was read.
#[derive(Default)]
pub(super) struct Item {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) guid: String,
    pub(super) pub_date: String,
    pub(super) creator: String,
    pub(super) id: String,
    pub(super) date: String,
    pub(super) date_gmt: String,
    pub(super) comment_status: String,
    pub(super) status: String,
    pub(super) kind: String,
    pub(super) password: String,
    pub(super) is_delivered: bool,
    /// Its elements that were read.
    pub(super) seen: Fields,
    /// Whether its comments could not wait for its status.
    pub(super) is_status_late: bool,
    pub(super) comments_read: u64,
    /// New ids of comments of this story whose ids were used before.
    pub(super) renamed: BTreeMap<String, String>,
    pub(super) last_time: Option<Timestamp>,
}

impl Item {
    pub(super) fn field(&mut self, field: ItemField) -> &mut String {
        match field {
            ItemField::Title => &mut self.title,
            ItemField::Link => &mut self.link,
            ItemField::Guid => &mut self.guid,
            ItemField::PubDate => &mut self.pub_date,
            ItemField::Creator => &mut self.creator,
            ItemField::Id => &mut self.id,
            ItemField::Date => &mut self.date,
            ItemField::DateGmt => &mut self.date_gmt,
            ItemField::CommentStatus => &mut self.comment_status,
            ItemField::Status => &mut self.status,
            ItemField::Kind => &mut self.kind,
            ItemField::Password => &mut self.password,
        }
    }

    /// Why the public could not read this story, if so.
    pub(super) fn why_hidden(&self) -> Option<String> {
        match self.status.as_str() {
            "" if self.is_status_late => {
                Some("a story whose status does not stand before its comments".to_owned())
            }
            "" | "publish" | "inherit" | "closed" if self.password.is_empty() => None,
            "" | "publish" | "inherit" | "closed" => Some("a story behind a password".to_owned()),
            other => Some(format!("a story with status `{}`", short(other))),
        }
    }

    pub(super) fn published_at(&self) -> Option<Timestamp> {
        sql_time(&self.date_gmt)
            .or_else(|| rfc2822_time(&self.pub_date))
            .or_else(|| sql_time(&self.date))
            .filter(|at| at.as_micros() > 0)
    }

    pub(super) fn story(&self) -> ImportedStory {
        ImportedStory {
            source_id: self.id.clone(),
            url: web_address(&self.link).or_else(|| web_address(&self.guid)),
            headline: crate::shown::one_line(&self.title),
            byline: some_text(&unescape(&self.creator)),
            published_at: self.published_at(),
            is_open: self.comment_status != "closed" && self.why_hidden().is_none(),
            is_hidden: self.why_hidden().is_some(),
            ..ImportedStory::default()
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CommentField {
    Id,
    Author,
    Email,
    Url,
    Date,
    DateGmt,
    Content,
    Approved,
    Kind,
    Parent,
    User,
}

/// A `wp:comment` as far as it was read. The address of the machine (`comment_author_IP`) is never read.
#[derive(Default)]
pub(super) struct RawComment {
    pub(super) byte_offset: u64,
    pub(super) id: String,
    pub(super) author: String,
    pub(super) email: String,
    pub(super) url: String,
    pub(super) date: String,
    pub(super) date_gmt: String,
    pub(super) content: String,
    pub(super) approved: String,
    pub(super) kind: String,
    pub(super) parent: String,
    pub(super) user: String,
}

impl RawComment {
    pub(super) fn field(&mut self, field: CommentField) -> &mut String {
        match field {
            CommentField::Id => &mut self.id,
            CommentField::Author => &mut self.author,
            CommentField::Email => &mut self.email,
            CommentField::Url => &mut self.url,
            CommentField::Date => &mut self.date,
            CommentField::DateGmt => &mut self.date_gmt,
            CommentField::Content => &mut self.content,
            CommentField::Approved => &mut self.approved,
            CommentField::Kind => &mut self.kind,
            CommentField::Parent => &mut self.parent,
            CommentField::User => &mut self.user,
        }
    }

    pub(super) fn clear(&mut self) {
        for field in [
            CommentField::Id,
            CommentField::Author,
            CommentField::Email,
            CommentField::Url,
            CommentField::Date,
            CommentField::DateGmt,
            CommentField::Content,
            CommentField::Approved,
            CommentField::Kind,
            CommentField::Parent,
            CommentField::User,
        ] {
            self.field(field).clear();
        }
    }
}
