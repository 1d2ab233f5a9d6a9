//! The table of facts that expressions may name, each with its type, its meaning and how to read it. A flat table.

use super::{FactGroup, Facts, KNOWN_SIGNALS};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The type of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FactType {
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A number with a fraction.
    Double,
    /// A text.
    Text,
    /// A list of texts.
    TextList,
}

impl FactType {
    /// The name of the type in the expression language.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Double => "double",
            Self::Text => "string",
            Self::TextList => "list of strings",
        }
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FactValue<'f> {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(Cow<'f, str>),
    TextList(Vec<&'f str>),
    /// It is not available for this comment.
    Missing,
}

/// How a fact is read.
pub(crate) type Read = for<'f, 'a> fn(&'f Facts<'a>) -> FactValue<'f>;

/// One fact.
#[derive(Debug)]
pub(crate) struct FactEntry {
    /// Its name in expressions, such as `commenter.published`.
    pub(crate) path: &'static str,
    /// Its type.
    pub(crate) ty: FactType,
    /// What it says, with unit and range.
    pub(crate) meaning: &'static str,
    /// The group it is stored with; none: it is derived from the text.
    pub(crate) group: Option<FactGroup>,
    /// How to read it.
    pub(crate) read: Read,
}

macro_rules! facts {
    ($($path:literal, $ty:ident, $group:expr, $meaning:literal, $read:expr;)+) => {
        &[$(FactEntry { path: $path, ty: FactType::$ty, meaning: $meaning, group: $group, read: $read }),+]
    };
}

const COMMENT: Option<FactGroup> = Some(FactGroup::Comment);
const COMMENTER: Option<FactGroup> = Some(FactGroup::Commenter);
const HISTORY: Option<FactGroup> = Some(FactGroup::History);
const STORY: Option<FactGroup> = Some(FactGroup::Story);
const SITE: Option<FactGroup> = Some(FactGroup::Site);

/// Every fact but the signals.
pub(crate) static FACTS: &[FactEntry] = facts! {
    "comment.text", Text, None, "The text as typed.",
        |f| text(&f.body.text);
    "comment.canonical", Text, None, "The text with disguises undone: lookalike letters, leet, dots between letters.",
        |f| text(&f.body.canonical.text);
    "comment.length_chars", Int, None, "Its length in characters, 0 or more.",
        |f| count(f.reading().letters().chars);
    "comment.words", Int, None, "Its words, 0 or more.",
        |f| count(f.reading().letters().words);
    "comment.links", Int, None, "Links in it, 0 or more.",
        |f| count(f.body.links.len());
    "comment.hosts", TextList, None, "The hosts that it links to.",
        |f| FactValue::TextList(f.body.links.iter().map(|link| link.host.as_str()).collect());
    "comment.mentions", Int, None, "People that it mentions with @, 0 or more.",
        |f| count(f.body.mentions.len());
    "comment.capitals_share", Double, None, "Share of its letters that stand in words in capitals, 0 to 1.",
        |f| FactValue::Double(f.reading().letters().shouted_share().into());
    "comment.quoted_share", Double, None, "Share of its characters that stand in quotations, 0 to 1.",
        |f| FactValue::Double(f.reading().quoted_share().into());
    "comment.evasion", Double, None, "How much had to be undone before it could be read: 0 for ordinary text, to 1.",
        |f| FactValue::Double(f.body.canonical.evasion.into());
    "comment.attacks_commenter", Bool, None, "Whether an insult in it is aimed at the person spoken to, by the words around it.",
        |f| FactValue::Bool(f.attacks().iter().any(|a| a.target == crate::reading::Target::Commenter));
    "comment.language", Text, None, "Its language, BCP 47; missing where it cannot be said.",
        |f| f.language().map_or(FactValue::Missing, text);
    "comment.is_reply", Bool, COMMENT, "Whether it answers another comment.",
        |f| FactValue::Bool(f.comment.is_reply);
    "comment.depth", Int, COMMENT, "Steps from the top level, 0 for a top-level comment.",
        |f| FactValue::Int(f.comment.depth.into());
    "comment.is_edit", Bool, COMMENT, "Whether it is a later revision of a comment.",
        |f| FactValue::Bool(f.comment.is_edit);
    "comment.same_text_by_others", Int, COMMENT, "Others who posted the same text within 24 hours, 0 to 64.",
        |f| FactValue::Int(f.comment.same_text_by_others.into());
    "commenter.name", Text, COMMENTER, "The name it is signed with.",
        |f| text(&f.commenter.name);
    "commenter.published", Int, COMMENTER, "Comments of the person that were published, 0 or more.",
        |f| FactValue::Int(f.commenter.published.into());
    "commenter.held", Int, COMMENTER, "Comments of the person that wait for a moderator, 0 or more.",
        |f| FactValue::Int(f.commenter.held.into());
    "commenter.rejected", Int, COMMENTER, "Comments of the person that were rejected, 0 or more.",
        |f| FactValue::Int(f.commenter.rejected.into());
    "commenter.age_days", Double, COMMENTER, "Days since the person was first seen, 0 or more.",
        |f| FactValue::Double(f.commenter_age_secs() as f64 / DAY_SECS);
    "commenter.is_under_pre_moderation", Bool, COMMENTER, "Whether a moderator looks at each comment of the person first.",
        |f| FactValue::Bool(f.commenter.is_under_pre_moderation);
    "commenter.matches_block", Bool, COMMENTER, "Whether e-mail address, network address or text match somebody who is blocked.",
        |f| FactValue::Bool(!f.commenter.matches_block.is_empty());
    "commenter.last_hour", Int, HISTORY, "Comments of the person in the last hour, this one not counted, 0 to 64.",
        |f| count(since(f, 3_600));
    "commenter.last_day", Int, HISTORY, "Comments of the person in the last 24 hours, this one not counted, 0 to 64.",
        |f| count(since(f, 86_400));
    "commenter.share_rejected", Double, HISTORY, "Share of the person's last comments, 64 within 30 days, that were rejected, 0 to 1.",
        |f| FactValue::Double(share_rejected(f));
    "parent.author", Text, COMMENT, "The name that the comment it answers is signed with; missing for a top-level comment.",
        |f| f.parent.map_or(FactValue::Missing, |p| text(&p.author_name));
    "parent.is_own", Bool, COMMENT, "Whether it answers a comment of its own author; missing for a top-level comment.",
        |f| f.parent.map_or(FactValue::Missing, |p| FactValue::Bool(p.is_own));
    "parent.age_days", Double, COMMENT, "Days since the comment it answers was written; missing for a top-level comment.",
        |f| f.parent.map_or(FactValue::Missing, |p| days_since(f, p.created_at_micros));
    "parent.text", Text, COMMENT, "The text of the comment it answers; missing for a top-level comment.",
        |f| f.parent_text.map_or(FactValue::Missing, text);
    "story.key", Text, STORY, "The publisher's key of the story.",
        |f| text(&f.story.key);
    "story.headline", Text, STORY, "The story's headline.",
        |f| text(&f.story.headline);
    "story.byline", Text, STORY, "The story's author; empty when unknown.",
        |f| text(&f.story.byline);
    "story.language", Text, STORY, "The story's language, BCP 47; missing when unknown.",
        |f| f.story.language.as_deref().map_or(FactValue::Missing, text);
    "story.tags", TextList, STORY, "The story's tags.",
        |f| FactValue::TextList(f.story.tags.iter().map(String::as_str).collect());
    "story.age_days", Double, STORY, "Days since the story was published, 0 or more.",
        |f| days_since(f, f.story.published_at_micros);
    "story.is_open", Bool, STORY, "Whether comments are taken, automatic closing included.",
        |f| FactValue::Bool(f.story.is_open);
    "story.state", Text, STORY, "`open`, `held` or `closed`, as a moderator set it.",
        |f| text(f.story.opening.as_str());
    "site.key", Text, SITE, "The site's key.",
        |f| text(&f.site.key);
    "site.language", Text, SITE, "The language of the site's pages, BCP 47.",
        |f| text(&f.site.language);
    "site.state", Text, SITE, "`open`, `held` or `closed`.",
        |f| text(f.site.opening.as_str());
    "time.hour", Int, None, "The hour by the site's clock, 0 to 23.",
        |f| FactValue::Int((f.local_minute() / 60).into());
    "time.weekday", Int, None, "The day of the week by the site's clock, 0 for Monday to 6 for Sunday.",
        |f| FactValue::Int(f.local_weekday().into());
};

const DAY_SECS: f64 = 86_400.0;

impl FactEntry {
    /// The fact called `path`.
    pub(crate) fn find(path: &str) -> Option<&'static Self> {
        FACTS.iter().find(|fact| fact.path == path)
    }
}

const fn text(text: &str) -> FactValue<'_> {
    FactValue::Text(Cow::Borrowed(text))
}

const fn count(count: usize) -> FactValue<'static> {
    FactValue::Int(count as i64)
}

fn days_since(facts: &Facts<'_>, at_micros: i64) -> FactValue<'static> {
    let micros = facts.now.as_micros().saturating_sub(at_micros).max(0);
    FactValue::Double(micros as f64 / (DAY_SECS * 1e6))
}

fn since(facts: &Facts<'_>, secs: i64) -> usize {
    let begin = facts.now.plus_secs(-secs);
    facts.history().iter().take_while(|past| past.at() > begin).count()
}

fn share_rejected(facts: &Facts<'_>) -> f64 {
    let history = facts.history();
    let rejected = history.iter().filter(|past| past.outcome == super::PastOutcome::Rejected).count();
    if history.is_empty() { 0.0 } else { rejected as f64 / history.len() as f64 }
}

/// What is published about one fact or signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDoc {
    /// Its name in expressions.
    pub path: String,
    /// Its type there.
    pub ty: &'static str,
    /// What it says, with unit and range.
    pub meaning: String,
}

/// Every fact and signal that an expression may name.
pub fn facts_table() -> Vec<FactDoc> {
    let facts = FACTS.iter().map(|fact| FactDoc {
        path: fact.path.to_owned(),
        ty: fact.ty.as_str(),
        meaning: fact.meaning.to_owned(),
    });
    let signals = KNOWN_SIGNALS.iter().map(|(name, meaning)| FactDoc {
        path: format!("signals.{name}"),
        ty: FactType::Double.as_str(),
        meaning: format!(
            "How much the text is {}: 0 to 1; missing where it is not measured.",
            wording(name, meaning)
        ),
    });
    facts.chain(signals).collect()
}

fn wording(name: &str, meaning: &str) -> String {
    if name.starts_with("target_") {
        format!("one of which this holds: {meaning}")
    } else {
        meaning.to_owned()
    }
}

/// The reference of all facts and signals as Markdown.
pub fn facts_reference() -> String {
    let mut out = String::from(
        "# Facts and signals\n\nWhat rules look at, and what an `expression` may name. A fact that is missing for a \
         comment (no parent, language unknown, signal not measured) makes the rule skip that comment, as its \
         `on_missing` says, unless the rest of the expression decides without it. This page is made from the table \
         in the program.\n\n| name | type | meaning |\n|---|---|---|\n",
    );
    for fact in facts_table() {
        let _ = writeln!(out, "| `{}` | {} | {} |", fact.path, fact.ty, fact.meaning);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_name_of_its_own_and_a_sentence() {
        for (i, fact) in FACTS.iter().enumerate() {
            assert!(FACTS.iter().skip(i + 1).all(|other| other.path != fact.path), "{}", fact.path);
            assert!(fact.meaning.ends_with('.'), "{}", fact.path);
        }
    }
}
