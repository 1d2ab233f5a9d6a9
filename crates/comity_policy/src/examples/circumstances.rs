//! The circumstances of an example: who writes, where and when, where that is not ordinary.
//!
//! Without any, the comment is a top-level one under an open story of yesterday, written on a Wednesday at noon by
//! somebody who joined a year ago and had 50 comments published.

use crate::document::Example;
use crate::facts::{
    BlockMatch, CommentFacts, CommenterFacts, Fingerprint, KNOWN_SIGNALS, Opening, ParentFacts, PastComment,
    PastOutcome, Signal, SiteFacts, StoredFacts, StoryFacts,
};
use crate::parse::nearly;
use comity_model::Timestamp;
use comity_text::Body;
use std::collections::BTreeMap;

/// When examples are posted: Wednesday, 3 June 2026, 12:00 UTC.
const NOW: Timestamp = Timestamp::from_secs(1_780_488_000);
/// The story of an example, as its history names it.
const STORY: u64 = 1;
/// A count in an example may be at most this.
const MAX_COUNT: u64 = 1_000_000;

/// What a circumstance takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Nothing,
    Count,
    /// `5/600s`: so many within so many seconds.
    Rate,
    Text,
}

/// Every circumstance but signals: name, what it takes, what it means.
pub(super) const KNOWN: [(&str, Takes, &str); 37] = [
    ("reply", Takes::Nothing, "it answers another comment"),
    ("depth", Takes::Count, "steps from the top level"),
    ("edit", Takes::Nothing, "it is a later revision"),
    ("confirmed", Takes::Nothing, "its author was asked and posts it as it is"),
    ("same_by_others", Takes::Count, "others who posted the same text within a day"),
    ("published", Takes::Count, "comments of the person that were published"),
    ("held", Takes::Count, "comments of the person that wait"),
    ("rejected", Takes::Count, "comments of the person that were rejected"),
    ("recently_rejected", Takes::Count, "of the person's last ten comments, how many were rejected"),
    ("account_days", Takes::Count, "days since the person was first seen"),
    ("account_hours", Takes::Count, "hours since the person was first seen"),
    ("pre_moderation", Takes::Nothing, "the person is under pre-moderation"),
    ("matches_block", Takes::Text, "`email`, `address` or `text` matches somebody who is blocked"),
    ("name", Takes::Text, "the name it is signed with"),
    ("recent", Takes::Rate, "comments of the person within so many seconds, such as `5/600s`"),
    ("same", Takes::Count, "how often the person posted the same text under this story"),
    ("same_elsewhere", Takes::Count, "how often the person posted the same text under other stories"),
    ("same_days", Takes::Count, "how many days ago `same`, `same_elsewhere` and `said` were; 1 by default"),
    ("said", Takes::Text, "a text that the person posted under this story before"),
    ("said_elsewhere", Takes::Text, "a text that the person posted under another story before"),
    ("parent", Takes::Text, "the text of the comment that it answers"),
    ("parent_author", Takes::Text, "the name that comment is signed with"),
    ("own_parent", Takes::Nothing, "it answers a comment of its own author"),
    ("parent_days", Takes::Count, "days since that comment was written"),
    ("branch_quiet_days", Takes::Count, "days since that comment's branch last got a comment"),
    ("replies_to_author", Takes::Rate, "replies to that comment's author, such as `12/3600s`"),
    ("closed", Takes::Nothing, "the story is closed"),
    ("story_held", Takes::Nothing, "all comments under the story wait"),
    ("site_closed", Takes::Nothing, "the site takes no comments"),
    ("site_held", Takes::Nothing, "all comments of the site wait"),
    ("story", Takes::Text, "the story's key"),
    ("headline", Takes::Text, "the story's headline"),
    ("byline", Takes::Text, "the story's author"),
    ("tag", Takes::Text, "a tag of the story; may be given more than once"),
    ("story_days", Takes::Count, "days since the story was published"),
    ("language", Takes::Text, "the language of the story"),
    ("hour", Takes::Text, "the hour by the site's clock, such as `3` or `wed 3`"),
];

/// The names of all circumstances but signals.
pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
    KNOWN.iter().map(|(name, _, _)| *name)
}

/// Whether the circumstance `name` takes a text of any words.
pub(crate) fn takes_text(name: &str) -> bool {
    let is_text = |(known, takes, _): &(&str, Takes, &str)| *known == name && *takes == Takes::Text;
    KNOWN.iter().any(is_text) && !matches!(name, "hour" | "matches_block")
}

/// Whether `name` with `value` is a circumstance; else what is wrong, and a hint.
pub(crate) fn check(name: &str, value: &str) -> Result<(), (String, Option<String>)> {
    let Some((_, takes, meaning)) = KNOWN.iter().find(|(known, _, _)| *known == name) else {
        return check_signal(name, value);
    };
    let is_right = match takes {
        Takes::Nothing => value.is_empty(),
        Takes::Count => value.parse::<u64>().is_ok_and(|count| count <= MAX_COUNT),
        Takes::Rate => parse_rate(value).is_some(),
        Takes::Text => !value.is_empty(),
    };
    let is_right = is_right
        && match name {
            "hour" => parse_hour(value).is_some(),
            "matches_block" => parse_match(value).is_some(),
            _ => true,
        };
    if is_right {
        return Ok(());
    }
    let form = match takes {
        Takes::Nothing => format!("write `{name}` alone"),
        Takes::Count => format!("write a number: `{name}=3`"),
        Takes::Rate => format!("write how many within how many seconds: `{name}=5/600s`"),
        Takes::Text if name == "hour" => "write `hour=3`, or with a day `hour=\"wed 3\"`".to_owned(),
        Takes::Text if name == "matches_block" => {
            "write `matches_block=email`, `=address` or `=text`".to_owned()
        }
        Takes::Text => format!("write `{name}=…`, in quotes where it has spaces"),
    };
    Err((format!("`{name}` ({meaning}) cannot be `{value}`"), Some(form)))
}

fn check_signal(name: &str, value: &str) -> Result<(), (String, Option<String>)> {
    let is_value = matches!(value, "missing" | "failed")
        || value.parse::<f32>().is_ok_and(|number| (0.0..=1.0).contains(&number));
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_name && is_value {
        return Ok(());
    }
    let known = names().chain(KNOWN_SIGNALS.iter().map(|(name, _)| *name));
    let help = nearly(name, known.clone())
        .filter(|near| *near != name)
        .map(|near| format!("did you mean `{near}`?"));
    if is_name && known.clone().any(|k| k == name) {
        return Err((
            format!("the signal `{name}` cannot be `{value}`"),
            Some(format!("write a number from 0 to 1: `{name}=0.9`, or `missing`, or `failed`")),
        ));
    }
    let hint = "write `outcome: comment`; circumstances stand in brackets between the two".to_owned();
    Err((format!("`{name}` is no circumstance and no signal with a value"), help.or(Some(hint))))
}

/// Facts and signals of an example.
pub(crate) struct Setting {
    pub(crate) facts: StoredFacts,
    pub(crate) signals: BTreeMap<String, Signal>,
    pub(crate) parent_text: Option<String>,
    same: u64,
    same_elsewhere: u64,
    same_days: i64,
}

impl Setting {
    /// The ordinary setting, in the language of the file, changed by what stands beside the example.
    pub(crate) fn of(example: &Example, language: &str) -> Self {
        let mut new = Self {
            facts: ordinary(language),
            signals: BTreeMap::new(),
            parent_text: None,
            same: 0,
            same_elsewhere: 0,
            same_days: 1,
        };
        // How long ago a text was said has to be known before the texts are.
        let (first, then): (Vec<_>, Vec<_>) =
            example.circumstances.iter().partition(|circumstance| circumstance.name == "same_days");
        for circumstance in first.into_iter().chain(then) {
            new.apply(&circumstance.name, &circumstance.value);
        }
        new.settle();
        new
    }

    /// The same, with history entries that repeat the text itself.
    pub(crate) fn with_text(mut self, body: &Body) -> Self {
        let text = Fingerprint::of(&body.canonical.text);
        let (same, elsewhere) = (self.same, self.same_elsewhere);
        for _ in 0..same.min(crate::facts::HISTORY_LIMIT as u64) {
            self.remember(text, STORY);
        }
        for i in 0..elsewhere.min(crate::facts::HISTORY_LIMIT as u64) {
            self.remember(text, STORY + 1 + i);
        }
        self.settle();
        self
    }

    fn remember(&mut self, text: Fingerprint, story: u64) {
        let at = NOW.plus_days(-self.same_days).as_micros();
        self.history().push(PastComment { at_micros: at, outcome: PastOutcome::Published, story, text });
    }

    fn history(&mut self) -> &mut Vec<PastComment> {
        self.commenter().history.get_or_insert_default()
    }

    fn comment(&mut self) -> &mut CommentFacts {
        self.facts.comment.get_or_insert_default()
    }

    fn commenter(&mut self) -> &mut CommenterFacts {
        self.facts.commenter.get_or_insert_default()
    }

    fn story(&mut self) -> &mut StoryFacts {
        self.facts.story.get_or_insert_default()
    }

    fn parent(&mut self) -> &mut ParentFacts {
        let comment = self.comment();
        comment.is_reply = true;
        comment.depth = comment.depth.max(1);
        let written = NOW.plus_secs(-3_600).as_micros();
        self.facts.parent.get_or_insert_with(|| ParentFacts {
            author_name: "Mara Toth".to_owned(),
            created_at_micros: written,
            branch_active_at_micros: written,
            ..ParentFacts::default()
        })
    }

    /// Newest first, as facts promise.
    fn settle(&mut self) {
        self.history().sort_by_key(|past| std::cmp::Reverse(past.at_micros));
        self.history().truncate(crate::facts::HISTORY_LIMIT);
    }

    fn apply(&mut self, name: &str, value: &str) {
        let count = value.parse::<u64>().unwrap_or(0);
        let small = u32::try_from(count).unwrap_or(u32::MAX);
        let days_ago = NOW.plus_days(-(count as i64)).as_micros();
        match name {
            "reply" => drop(self.parent()),
            "depth" => {
                self.parent();
                self.comment().depth = small;
            }
            "edit" => self.comment().is_edit = true,
            "confirmed" => self.comment().is_confirmed = true,
            "same_by_others" => self.comment().same_text_by_others = small,
            "published" => {
                self.commenter().published = small;
                if small == 0 {
                    self.commenter().first_seen_micros = NOW.as_micros();
                }
            }
            "held" => self.commenter().held = small,
            "rejected" => self.commenter().rejected = small,
            "recently_rejected" => self.remember_last_ten(count),
            "account_days" => self.commenter().first_seen_micros = days_ago,
            "account_hours" => {
                self.commenter().first_seen_micros = NOW.plus_secs(-(count as i64) * 3_600).as_micros();
            }
            "pre_moderation" => self.commenter().is_under_pre_moderation = true,
            "matches_block" => self.commenter().matches_block.extend(parse_match(value)),
            "name" => value.clone_into(&mut self.commenter().name),
            "recent" => {
                for at in spread(value) {
                    let text = Fingerprint { exact: at as u64, ..Fingerprint::default() };
                    let past =
                        PastComment { at_micros: at, outcome: PastOutcome::Published, story: STORY, text };
                    self.history().push(past);
                }
            }
            "same" => self.same = count,
            "same_elsewhere" => self.same_elsewhere = count,
            "same_days" => self.same_days = count as i64,
            "said" => self.remember(Fingerprint::of(&Body::read(value, None).canonical.text), STORY),
            "said_elsewhere" => {
                self.remember(Fingerprint::of(&Body::read(value, None).canonical.text), STORY + 9);
            }
            "parent" => {
                self.parent();
                self.parent_text = Some(value.to_owned());
            }
            "parent_author" => value.clone_into(&mut self.parent().author_name),
            "own_parent" => self.parent().is_own = true,
            "parent_days" => {
                self.parent().created_at_micros = days_ago;
                self.parent().branch_active_at_micros = days_ago;
            }
            "branch_quiet_days" => {
                let parent = self.parent();
                parent.branch_active_at_micros = days_ago;
                parent.created_at_micros = parent.created_at_micros.min(days_ago);
            }
            "replies_to_author" => self.parent().replies_to_author_micros = spread(value),
            "closed" => {
                self.story().opening = Opening::Closed;
                self.story().is_open = false;
            }
            "story_held" => self.story().opening = Opening::Held,
            "site_closed" => self.facts.site.get_or_insert_default().opening = Opening::Closed,
            "site_held" => self.facts.site.get_or_insert_default().opening = Opening::Held,
            "story" => value.clone_into(&mut self.story().key),
            "headline" => value.clone_into(&mut self.story().headline),
            "byline" => value.clone_into(&mut self.story().byline),
            "tag" => self.story().tags.push(value.to_owned()),
            "story_days" => self.story().published_at_micros = days_ago,
            "language" => self.story().language = Some(value.to_owned()),
            "hour" => {
                if let Some((weekday, hour)) = parse_hour(value) {
                    // NOW is a Wednesday at noon.
                    let hours = (i64::from(weekday) - 2) * 24 + i64::from(hour) - 12;
                    self.facts.now_micros = NOW.plus_secs(hours * 3_600).as_micros();
                }
            }
            signal => {
                let signal_value = match value {
                    "missing" => Signal::Missing,
                    "failed" => Signal::Failed("the example says so".to_owned()),
                    number => Signal::Value(number.parse().unwrap_or(0.0)),
                };
                self.signals.insert(signal.to_owned(), signal_value);
            }
        }
    }

    fn remember_last_ten(&mut self, rejected: u64) {
        for i in 0..10_i64 {
            let outcome = if (i as u64) < rejected { PastOutcome::Rejected } else { PastOutcome::Published };
            let at = NOW.plus_days(-1 - i).as_micros();
            let text = Fingerprint { exact: 1_000 + i as u64, ..Fingerprint::default() };
            self.history().push(PastComment { at_micros: at, outcome, story: STORY, text });
        }
    }
}

fn ordinary(language: &str) -> StoredFacts {
    let mut facts = StoredFacts::at(NOW);
    facts.comment = Some(CommentFacts::default());
    facts.commenter = Some(CommenterFacts {
        published: 50,
        first_seen_micros: NOW.plus_days(-365).as_micros(),
        history: Some(Vec::new()),
        name: "Ana Brook".to_owned(),
        ..CommenterFacts::default()
    });
    facts.story = Some(StoryFacts {
        key: "bridge".to_owned(),
        fingerprint: STORY,
        headline: "Council votes on the bridge".to_owned(),
        byline: "Dana Orlo".to_owned(),
        language: Some(language.to_owned()),
        published_at_micros: NOW.plus_days(-1).as_micros(),
        is_open: true,
        active_at_micros: Some(NOW.plus_secs(-600).as_micros()),
        ..StoryFacts::default()
    });
    facts.site =
        Some(SiteFacts { key: "main".to_owned(), language: language.to_owned(), opening: Opening::Open });
    facts
}

/// `5/600s` → five moments spread over the last 600 seconds, newest first.
fn spread(value: &str) -> Vec<i64> {
    let Some((count, secs)) = parse_rate(value) else { return Vec::new() };
    let count = count.min(crate::facts::HISTORY_LIMIT as u64) as i64;
    (0..count).map(|i| NOW.as_micros() - (i + 1) * secs as i64 * 1_000_000 / (count + 1)).collect()
}

fn parse_rate(value: &str) -> Option<(u64, u64)> {
    let (count, secs) = value.split_once('/')?;
    let (count, secs) = (count.parse().ok()?, secs.strip_suffix('s')?.parse().ok()?);
    (count <= MAX_COUNT && (1..=31_000_000).contains(&secs)).then_some((count, secs))
}

/// `3` or `wed 3` → (day of the week from Monday, hour).
fn parse_hour(value: &str) -> Option<(u32, u32)> {
    let (day, hour) = value.rsplit_once(' ').unwrap_or(("wed", value));
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| *name == day)?;
    let hour = hour.parse::<u32>().ok().filter(|hour| *hour < 24)?;
    Some((u32::try_from(weekday).ok()?, hour))
}

fn parse_match(value: &str) -> Option<BlockMatch> {
    match value {
        "email" => Some(BlockMatch::Email),
        "address" => Some(BlockMatch::Address),
        "text" => Some(BlockMatch::Text),
        _ => None,
    }
}
