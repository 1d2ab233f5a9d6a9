//! Rows that contradict one another. Every write keeps them together; what is found here was changed from outside, or
//! shows a fault of ours.

use crate::{Result, Row, Tx, params};
use comity_model::{CommentId, CommentState, Effect, SiteId};

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// The comment's state is another one than its newest decision says.
    State {
        /// Where it stands.
        stands: CommentState,
        /// What was decided.
        decided: Effect,
    },
    /// No decision led to the comment's state.
    Undecided,
    /// The text that the comment shows is missing.
    TextMissing,
    /// The comment that it answers is missing.
    ParentMissing,
    /// The story that it belongs to is missing.
    StoryMissing,
    /// The commenter who wrote it is missing.
    CommenterMissing,
    /// There are texts of a comment that is missing itself.
    CommentMissing,
}

/// A comment with what does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inconsistency {
    /// The comment.
    pub comment: CommentId,
    /// What does not fit.
    pub what: Contradiction,
}

/// Up to `limit` comments, for each sort, that contradict what is written beside them.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<Inconsistency>> {
    let mut found = wrong_states(tx, site, limit)?;
    for (what, sql) in ORPHANS {
        found.extend(tx.query(sql, params![&site, limit], |row| {
            Ok(Inconsistency { comment: row.get(0)?, what: *what })
        })?);
    }
    Ok(found)
}

/// A refused edit is a decision about a text that the comment never showed. An edit that passes leaves a comment held that
/// a person had stopped.
fn wrong_states(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<Inconsistency>> {
    tx.query(
        "select c.id, c.state, d.effect
         from comments c
         left join decisions d on d.site_id = c.site_id and d.id = (
             select n.id from decisions n
             where n.site_id = c.site_id and n.comment_id = c.id
               and (n.revision_id is null or n.revision_id = c.revision_id)
               and n.effect in ('publish', 'note', 'ask', 'hold', 'reject', 'withdrawn', 'erased')
             order by n.at desc, n.id desc limit 1)
         where c.site_id = $1
           and (d.effect is null
                or c.state <> case d.effect when 'publish' then 'published' when 'note' then 'published'
                                            when 'ask' then 'held' when 'hold' then 'held'
                                            when 'reject' then 'rejected' else d.effect end)
           and not (c.state = 'held' and d.effect in ('publish', 'note') and d.decided_by = 'policy'
                    and exists (select 1 from decisions p where p.site_id = c.site_id and p.comment_id = c.id
                                and p.moderator_id is not null))
         order by c.id limit cast($2 as bigint)",
        params![&site, limit],
        wrong_state,
    )
}

fn wrong_state(row: &Row<'_>) -> Result<Inconsistency> {
    let (stands, decided): (String, Option<String>) = (row.get(1)?, row.get(2)?);
    let what = match (CommentState::find(&stands), decided.as_deref().and_then(Effect::find)) {
        (Some(stands), Some(decided)) => Contradiction::State { stands, decided },
        _ => Contradiction::Undecided,
    };
    Ok(Inconsistency { comment: row.get(0)?, what })
}

/// What points at nothing.
const ORPHANS: &[(Contradiction, &str)] = &[
    (
        Contradiction::TextMissing,
        "select c.id from comments c
         left join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and r.id is null order by c.id limit cast($2 as bigint)",
    ),
    (
        Contradiction::ParentMissing,
        "select c.id from comments c
         left join comments p on p.site_id = c.site_id and p.id = c.parent_id
         where c.site_id = $1 and c.parent_id is not null and p.id is null order by c.id limit cast($2 as bigint)",
    ),
    (
        Contradiction::StoryMissing,
        "select c.id from comments c
         left join stories s on s.site_id = c.site_id and s.id = c.story_id
         where c.site_id = $1 and s.id is null order by c.id limit cast($2 as bigint)",
    ),
    (
        Contradiction::CommenterMissing,
        "select c.id from comments c
         left join commenters p on p.site_id = c.site_id and p.id = c.commenter_id
         where c.site_id = $1 and p.id is null order by c.id limit cast($2 as bigint)",
    ),
    (
        Contradiction::CommentMissing,
        "select distinct r.comment_id from revisions r
         left join comments c on c.site_id = r.site_id and c.id = r.comment_id
         where r.site_id = $1 and c.id is null order by r.comment_id limit cast($2 as bigint)",
    ),
];
