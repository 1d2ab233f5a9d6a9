//! Collects, in the same write that decides, what the policy may look at.

use comity_model::{
    BlockTarget, CommentState, Commenter, Sanction, SanctionKind, Site, SiteState, Story, StoryState,
    Timestamp,
};
use comity_policy::{
    BlockMatch, CommentFacts, CommenterFacts, Fingerprint, HISTORY_DAYS, HISTORY_LIMIT, Opening, ParentFacts,
    PastComment, PastOutcome, SiteFacts, StoredFacts, StoryFacts, story_fingerprint,
};
use comity_store::commenters::Standing;
use comity_store::comments::{TextDigests, WrittenComment};
use comity_store::{Tx, commenters, comments, sanctions};

/// How far back the same text by others is counted, in hours.
pub(crate) const SAME_TEXT_HOURS: i64 = 24;

/// How far back texts of blocked people are compared, in days.
const BLOCKED_TEXT_DAYS: i64 = 90;

/// What the facts are gathered for.
pub(crate) struct Circumstances<'a> {
    pub site: &'a Site,
    pub story: &'a Story,
    pub parent: Option<&'a WrittenComment>,
    /// None: somebody who posts for the first time.
    pub commenter: Option<&'a Commenter>,
    pub name: &'a str,
    pub email_hash: Option<&'a [u8]>,
    /// The keyed hash of the address prefix that it comes from.
    pub address_hash: Option<&'a [u8]>,
    pub sanctions: &'a [Sanction],
    /// How the commenter's comments stand, where a walk through the archive has counted them already.
    pub standing: Option<Standing>,
    pub fingerprint: Fingerprint,
    pub depth: u32,
    pub is_edit: bool,
    pub is_confirmed: bool,
    pub now: Timestamp,
}

/// Reads the facts, without signals: those come from the text.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn gather(tx: &mut Tx<'_>, what: &Circumstances<'_>) -> comity_store::Result<StoredFacts> {
    let mut facts = StoredFacts::at(what.now);
    facts.utc_offset_minutes = utc_offset_minutes(&what.site.timezone, what.now);
    facts.comment = Some(comment_facts(tx, what)?);
    facts.commenter = Some(commenter_facts(tx, what)?);
    facts.parent = what.parent.map(|parent| parent_facts(tx, what, parent)).transpose()?;
    facts.story = Some(story_facts(tx, what)?);
    facts.site = Some(SiteFacts {
        key: what.site.key.clone(),
        language: what.site.locale.clone(),
        opening: Opening::from(what.site.state),
    });
    Ok(facts)
}

/// A fingerprint as the store keeps it.
pub(crate) fn digests(fingerprint: Fingerprint) -> TextDigests {
    TextDigests {
        exact: fingerprint.exact.cast_signed(),
        similar: fingerprint.similar.cast_signed(),
        words: u32::from(fingerprint.words),
    }
}

fn comment_facts(tx: &mut Tx<'_>, what: &Circumstances<'_>) -> comity_store::Result<CommentFacts> {
    let nobody = comity_model::CommenterId::from_bytes([0; 16]);
    let commenter = what.commenter.map_or(nobody, |c| c.id);
    let since = what.now.plus_secs(-SAME_TEXT_HOURS * 3_600);
    let exact = digests(what.fingerprint).exact;
    let same = comments::count_same_text(
        tx,
        (what.site.id, commenter),
        exact,
        (since, what.now),
        HISTORY_LIMIT as u32,
    )?;
    Ok(CommentFacts {
        is_reply: what.parent.is_some(),
        depth: what.depth,
        is_edit: what.is_edit,
        is_confirmed: what.is_confirmed,
        same_text_by_others: same,
    })
}

fn commenter_facts(tx: &mut Tx<'_>, what: &Circumstances<'_>) -> comity_store::Result<CommenterFacts> {
    let site = what.site.id;
    let mut matches_block = Vec::new();
    if let Some(hash) = what.email_hash
        && sanctions::find_block(tx, site, BlockTarget::Email, hash, what.now)?.is_some()
    {
        matches_block.push(BlockMatch::Email);
    }
    if let Some(hash) = what.address_hash
        && sanctions::find_block(tx, site, BlockTarget::IpPrefix, hash, what.now)?.is_some()
    {
        matches_block.push(BlockMatch::Address);
    }
    let Some(commenter) = what.commenter else {
        return Ok(CommenterFacts {
            first_seen_micros: what.now.as_micros(),
            matches_block,
            history: Some(Vec::new()),
            name: what.name.to_owned(),
            ..CommenterFacts::default()
        });
    };
    let exact = digests(what.fingerprint).exact;
    let since = what.now.plus_days(-BLOCKED_TEXT_DAYS);
    if comments::was_posted_by_blocked(tx, (site, commenter.id), exact, (since, what.now))? {
        matches_block.push(BlockMatch::Text);
    }
    let standing = match what.standing {
        Some(counted) => counted,
        None => commenters::standing(tx, site, commenter.id, what.now)?,
    };
    let since = what.now.plus_days(-HISTORY_DAYS);
    let history = commenters::history(tx, site, commenter.id, (since, what.now), HISTORY_LIMIT as u32)?;
    Ok(CommenterFacts {
        published: standing.published,
        held: standing.held,
        rejected: standing.rejected,
        first_seen_micros: commenter.created_at.as_micros(),
        is_under_pre_moderation: what.sanctions.iter().any(|s| s.kind == SanctionKind::PreModeration),
        matches_block,
        history: Some(history.iter().map(past_comment).collect()),
        name: what.name.to_owned(),
    })
}

fn past_comment(past: &commenters::PastComment) -> PastComment {
    PastComment {
        at_micros: past.at.as_micros(),
        outcome: match past.state {
            CommentState::Published => PastOutcome::Published,
            CommentState::Held => PastOutcome::Held,
            CommentState::Rejected => PastOutcome::Rejected,
            CommentState::Withdrawn | CommentState::Erased => PastOutcome::Withdrawn,
        },
        story: story_fingerprint(past.story),
        text: Fingerprint {
            exact: past.digests.exact.cast_unsigned(),
            similar: past.digests.similar.cast_unsigned(),
            words: u16::try_from(past.digests.words).unwrap_or(u16::MAX),
        },
    }
}

fn parent_facts(
    tx: &mut Tx<'_>,
    what: &Circumstances<'_>,
    parent: &WrittenComment,
) -> comity_store::Result<ParentFacts> {
    let since = what.now.plus_secs(-SAME_TEXT_HOURS * 3_600);
    let (site, author) = (what.site.id, parent.comment.commenter);
    let replies = comments::times_of_replies_to(tx, (site, author), (since, what.now), HISTORY_LIMIT as u32)?;
    let active = comments::branch_active_at(tx, site, parent.comment.branch, what.now)?;
    Ok(ParentFacts {
        author_name: parent.comment.author_name.clone(),
        is_own: what.commenter.is_some_and(|c| c.id == author),
        created_at_micros: parent.comment.created_at.as_micros(),
        replies_to_author_micros: replies.iter().map(|at| at.as_micros()).collect(),
        branch_active_at_micros: active
            .unwrap_or(parent.comment.created_at)
            .max(parent.comment.created_at)
            .as_micros(),
    })
}

fn story_facts(tx: &mut Tx<'_>, what: &Circumstances<'_>) -> comity_store::Result<StoryFacts> {
    let active = comments::story_active_at(tx, what.site.id, what.story.id, what.now)?;
    let known = facts_of_story(what.story, what.site, what.now);
    Ok(StoryFacts { active_at_micros: active.map(Timestamp::as_micros), ..known })
}

/// What a story says of itself; nothing of the comments under it.
pub(crate) fn facts_of_story(story: &Story, site: &Site, now: Timestamp) -> StoryFacts {
    let is_open = site.state != SiteState::Closed
        && story.state != StoryState::Closed
        && story.is_open(now, site.close_after_days);
    StoryFacts {
        key: story.key.clone(),
        fingerprint: story_fingerprint(story.id),
        headline: story.headline.clone(),
        byline: story.byline.clone().unwrap_or_default(),
        language: story.language.clone().or_else(|| Some(site.locale.clone())),
        tags: story.tags.clone(),
        published_at_micros: story.published_at.as_micros(),
        opening: Opening::from(story.state),
        is_open,
        active_at_micros: None,
    }
}

/// Minutes that a zone's clock is ahead of UTC at `now`; 0 for a zone that is not known.
pub(crate) fn utc_offset_minutes(timezone: &str, now: Timestamp) -> i32 {
    let Ok(zone) = jiff::tz::TimeZone::get(timezone) else { return 0 };
    let Ok(at) = jiff::Timestamp::from_microsecond(now.as_micros()) else { return 0 };
    zone.to_offset(at).seconds() / 60
}
