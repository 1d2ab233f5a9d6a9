//! The views of a thread, made from what the actions read.

use crate::error::Failed;
use crate::state::Web;
use crate::thread::comment::{CommentItem, Own, ReasonItem, Shown};
use crate::thread::form::{FormItem, RefusalItem};
use crate::urls;
use crate::words::{Words, excerpt};
use askama::Template;
use comity_actions::{CommentView, OwnComment, Reason, Sort, ThreadPage};
use comity_model::{CommentState, Site, Span, StoryState, Timestamp};

/// The thread as a fragment.
#[derive(Template)]
#[template(path = "thread.html")]
pub(crate) struct ThreadItem {
    pub(crate) w: Words,
    pub(crate) site_key: String,
    pub(crate) story_key: String,
    pub(crate) sort: &'static str,
    pub(crate) sorts: Vec<SortItem>,
    pub(crate) total: u64,
    pub(crate) policy_version: u32,
    /// Safe HTML.
    pub(crate) policy_summary: String,
    pub(crate) policy_url: String,
    pub(crate) feed_url: String,
    pub(crate) is_open: bool,
    pub(crate) is_held: bool,
    pub(crate) closed_key: &'static str,
    pub(crate) form: String,
    /// What happened to the comment just posted.
    pub(crate) done: Option<String>,
    pub(crate) branches: Vec<CommentItem>,
    pub(crate) next: Option<String>,
    pub(crate) first: Option<String>,
    /// The whole thread, on a page that shows one branch.
    pub(crate) up: Option<String>,
}

/// One order in the list of orders.
pub(crate) struct SortItem {
    pub(crate) url: String,
    pub(crate) label: String,
    pub(crate) is_current: bool,
}

/// Where a comment stands, for all that is made of it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) w: Words,
    pub(crate) site: &'a Site,
    pub(crate) story_key: &'a str,
    pub(crate) is_open: bool,
}

/// Which part of a thread a page shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Part {
    pub(crate) sort: Sort,
    pub(crate) after: Option<String>,
    pub(crate) under: Option<String>,
}

impl Part {
    fn url(&self, site: &str, story: &str, after: Option<&str>) -> String {
        let mut query = Vec::new();
        if let Some(under) = &self.under {
            query.push(format!("under={under}"));
        } else if self.sort != Sort::default() {
            query.push(format!("sort={}", self.sort.as_str()));
        }
        if let Some(after) = after {
            query.push(format!("after={}", urls::encode(after)));
        }
        let path = urls::story(site, story);
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }
}

/// The thread of a page that was read.
pub(crate) fn thread_item(
    w: Words,
    site: &Site,
    page: &ThreadPage,
    part: &Part,
) -> Result<ThreadItem, Failed> {
    let key = page.story.key.as_str();
    let place = Place { w, site, story_key: key, is_open: page.is_open };
    let sort_item = |sort: &Sort| SortItem {
        url: Part { sort: *sort, ..Part::default() }.url(&site.key, key, None),
        label: w.t(&format!("sort-{}", sort.as_str())),
        is_current: *sort == part.sort && part.under.is_none(),
    };
    let form = FormItem::new(w, urls::post(&site.key, key), site.email_required).render()?;
    Ok(ThreadItem {
        w,
        site_key: site.key.clone(),
        story_key: key.to_owned(),
        sort: part.sort.as_str(),
        sorts: if part.under.is_none() { OFFERED_SORTS.iter().map(sort_item).collect() } else { Vec::new() },
        total: page.total_published,
        policy_version: page.policy_version,
        policy_summary: page.policy_summary.clone(),
        policy_url: urls::policy(&site.key),
        feed_url: urls::story_feed(&site.key, key),
        is_open: page.is_open,
        is_held: page.story.state == StoryState::Held || site.state == comity_model::SiteState::Held,
        closed_key: if site.state == comity_model::SiteState::Closed {
            "thread-site-closed"
        } else {
            "thread-closed"
        },
        form,
        done: None,
        branches: page.branches.iter().map(|branch| comment_item(place, branch)).collect(),
        next: page.next.as_deref().map(|next| part.url(&site.key, key, Some(next))),
        first: part.after.as_ref().map(|_| part.url(&site.key, key, None)),
        up: part.under.as_ref().map(|_| format!("{}#comments", urls::story(&site.key, key))),
    })
}

/// A comment as everybody sees it.
pub(crate) fn comment_item(place: Place<'_>, comment: &CommentView) -> CommentItem {
    CommentItem {
        w: place.w,
        site_key: place.site.key.clone(),
        story_key: place.story_key.to_owned(),
        id: comment.id.to_string(),
        number: comment.number,
        name: comment.author_name.clone(),
        said: place.w.said(),
        is_staff: comment.author_is_staff,
        html: comment.html.clone(),
        at: place.w.when_known((!comment.is_undated).then_some(comment.created_at)),
        edited: comment.edited_at.is_some(),
        lang: comment.language.clone(),
        shown: match comment.shown {
            comity_actions::Shown::Full => Shown::Full,
            comity_actions::Shown::Withdrawn => Shown::Withdrawn,
            comity_actions::Shown::Removed => Shown::Removed,
            comity_actions::Shown::NotShown => Shown::Hidden,
        },
        is_open: place.is_open,
        own: None,
        replies: comment.replies.iter().map(|reply| comment_item(place, reply)).collect(),
        more_replies: comment.more_replies,
        continues: comment.continues,
    }
}

/// A comment as its author sees it.
pub(crate) fn own_item(place: Place<'_>, own: &OwnComment, now: Timestamp) -> CommentItem {
    CommentItem {
        w: place.w,
        site_key: place.site.key.clone(),
        story_key: place.story_key.to_owned(),
        id: own.id.to_string(),
        number: None,
        name: own.author_name.clone(),
        said: place.w.said(),
        is_staff: false,
        html: own.html.clone(),
        at: place.w.when(own.created_at),
        edited: false,
        lang: None,
        shown: match own.state {
            CommentState::Withdrawn => Shown::Withdrawn,
            CommentState::Erased => Shown::Removed,
            _ => Shown::Full,
        },
        is_open: place.is_open,
        own: Some(own_of(place, own, now)),
        replies: Vec::new(),
        more_replies: 0,
        continues: false,
    }
}

fn own_of(place: Place<'_>, own: &OwnComment, now: Timestamp) -> Own {
    Own {
        state: own.state.as_str(),
        reasons: reason_items(place.w, &place.site.key, &own.reasons),
        status_url: (own.state != CommentState::Published)
            .then(|| urls::status(&place.site.key, &own.status_token)),
        may_edit: own.may_edit_until.is_some_and(|until| now < until),
    }
}

/// Puts what is one's own into a thread: marks on what everybody sees, and what only the author sees in its place.
pub(crate) fn add_own(
    place: Place<'_>,
    branches: &mut Vec<CommentItem>,
    mine: &[OwnComment],
    now: Timestamp,
) {
    for own in mine {
        let id = own.id.to_string();
        if let Some(item) = find_item(branches, &id) {
            item.own = item.is_shown().then(|| own_of(place, own, now));
            continue;
        }
        if !matches!(own.state, CommentState::Held | CommentState::Rejected) {
            continue;
        }
        let parent = own.parent.map(|parent| parent.to_string());
        let item = own_item(place, own, now);
        match parent.and_then(|parent| find_item(branches, &parent)) {
            Some(above) => above.replies.push(item),
            None => branches.insert(0, item),
        }
    }
}

fn find_item<'a>(items: &'a mut [CommentItem], id: &str) -> Option<&'a mut CommentItem> {
    for item in items {
        if item.id == id {
            return Some(item);
        }
        if let Some(found) = find_item(&mut item.replies, id) {
            return Some(found);
        }
    }
    None
}

/// Reasons as they are shown: each sentence once under its clause.
pub(crate) fn reason_items(w: Words, site_key: &str, reasons: &[Reason]) -> Vec<ReasonItem> {
    let mut items: Vec<ReasonItem> = Vec::new();
    for reason in reasons {
        let url = urls::clause_of(site_key, reason.version, &reason.clause.anchor);
        if items.iter().any(|item| item.url == url && item.sentence == reason.sentence) {
            continue;
        }
        // What belongs to one clause stands together, under one heading.
        let last = items.iter().rposition(|item| item.url == url);
        let item = ReasonItem {
            w,
            number: reason.clause.number.clone(),
            title: reason.clause.title.clone(),
            url,
            sentence: reason.sentence.clone(),
            is_further: last.is_some(),
        };
        items.insert(last.map_or(items.len(), |last| last + 1), item);
    }
    items
}

/// All spans that reasons point at.
pub(crate) fn spans_of(reasons: &[Reason]) -> Vec<Span> {
    reasons.iter().flat_map(|reason| reason.spans.iter().copied()).collect()
}

/// The orders that readers choose from; *most reactions* waits for reactions.
const OFFERED_SORTS: [Sort; 3] = [Sort::Newest, Sort::Oldest, Sort::MostReplied];

/// The rule that rejects where nothing is taken.
const CLOSED_STORY: &str = "closed_story";

/// A refusal in place of the form's head: what happened, which clause, what to do.
///
/// A fault is logged here, under the number that is shown.
pub(crate) fn refusal_item(web: &Web, w: Words, site_key: &str, failed: &Failed) -> RefusalItem {
    let Some(refused) = failed.refused() else {
        let kept = failed.status().is_server_error() || failed.field().is_none();
        return RefusalItem {
            w,
            code: failed.code(),
            title: failed.sentence(w),
            excerpt: Vec::new(),
            reasons: Vec::new(),
            what_now: kept.then(|| w.t("refused-kept")),
            is_asked: false,
            appeal_url: None,
            measures: Vec::new(),
            request: failed.logged(web),
        };
    };
    let is_asked = refused.draft.is_some();
    // No other text would be taken where the discussion is closed.
    let is_closed = refused.reasons.iter().any(|reason| reason.rule == CLOSED_STORY);
    let what_now = match (is_asked, is_closed) {
        (true, _) => "refused-asked",
        (false, true) => "refused-kept",
        (false, false) => "refused-what-to-do",
    };
    let token = refused.status_token.as_deref().filter(|_| !is_closed);
    RefusalItem {
        w,
        code: failed.code(),
        title: w.t(if is_asked { "refused-asked-title" } else { "refused-title" }),
        excerpt: excerpt(&refused.text, &spans_of(&refused.reasons)),
        reasons: reason_items(w, site_key, &refused.reasons),
        what_now: Some(w.t(what_now)),
        is_asked,
        appeal_url: token.map(|token| format!("{}#appeal", urls::status(site_key, token))),
        measures: Vec::new(),
        request: None,
    }
}
