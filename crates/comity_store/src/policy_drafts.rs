//! Editors' drafts of a policy, and how far their replays are.

use crate::{Result, Row, Tx, params};
use comity_model::{
    ModeratorId, PolicyDraft, PolicyDraftId, ReplayId, RunningReplay, SiteId, StoppedReplay, Timestamp,
};

/// Begins a draft.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, draft: &PolicyDraft) -> Result<()> {
    let translations = to_json(&draft.translations);
    tx.execute(
        "insert into policy_drafts (site_id, id, based_on, source, translations, saved_by, created_at, saved_at,
                                    replay_read, replay_total, replay_beat)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0)",
        params![
            &draft.site, &draft.id, draft.based_on, &draft.source, &translations, &draft.saved_by,
            draft.created_at, draft.saved_at
        ],
    )?;
    Ok(())
}

/// Writes a draft's documents and what it is based on, if it still is as it was at `seen`; says whether it was.
///
/// # Errors
/// Only faults of the database.
pub fn save(tx: &mut Tx<'_>, draft: &PolicyDraft, seen: Timestamp) -> Result<bool> {
    let translations = to_json(&draft.translations);
    let saved = tx.execute(
        "update policy_drafts set based_on = $4, source = $5, translations = $6, saved_by = $7, saved_at = $8
         where site_id = $1 and id = $2 and saved_at = $3",
        params![
            &draft.site,
            &draft.id,
            seen,
            draft.based_on,
            &draft.source,
            &translations,
            &draft.saved_by,
            draft.saved_at
        ],
    )?;
    Ok(saved > 0)
}

/// The draft with this id.
///
/// # Errors
/// Only faults of the database.
pub fn find(tx: &mut Tx<'_>, site: SiteId, id: PolicyDraftId) -> Result<Option<PolicyDraft>> {
    tx.query_opt(
        "select site_id, id, based_on, source, translations, saved_by, created_at, saved_at, replay_id, replay_read,
                replay_total, replay_beat, report_digest, report_at,
                cast(case when replay_wanted is null then 0 else 1 end as bigint)
         from policy_drafts where site_id = $1 and id = $2",
        params![&site, &id],
        draft,
    )
}

/// All drafts of a site, the one saved last first.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<PolicyDraft>> {
    tx.query(
        "select site_id, id, based_on, source, translations, saved_by, created_at, saved_at, replay_id, replay_read,
                replay_total, replay_beat, report_digest, report_at,
                cast(case when replay_wanted is null then 0 else 1 end as bigint)
         from policy_drafts where site_id = $1 order by saved_at desc, id desc",
        params![&site],
        draft,
    )
}

/// Takes a draft away, if it still is as it was at `seen`; says whether it was.
///
/// # Errors
/// Only faults of the database.
pub fn remove(tx: &mut Tx<'_>, site: SiteId, id: PolicyDraftId, seen: Timestamp) -> Result<bool> {
    let removed = tx.execute(
        "delete from policy_drafts where site_id = $1 and id = $2 and saved_at = $3",
        params![&site, &id, seen],
    )?;
    Ok(removed > 0)
}

/// How many replays of a site have said since `since` how far they are.
///
/// # Errors
/// Only faults of the database.
pub fn count_replays(tx: &mut Tx<'_>, site: SiteId, since: Timestamp) -> Result<u64> {
    tx.query_one(
        "select count(*) from policy_drafts
         where site_id = $1 and replay_id is not null and replay_beat >= $2",
        params![&site, since],
        |row| row.get(0),
    )
}

/// Begins a replay, with what it was asked for (JSON); whichever ran before notices at its next word.
///
/// # Errors
/// Only faults of the database.
pub fn set_replay(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: PolicyDraftId,
    (run, wanted): (ReplayId, &str),
    at: Timestamp,
) -> Result<()> {
    tx.execute(
        "update policy_drafts set replay_id = $3, replay_read = 0, replay_total = 0, replay_beat = $4,
                                  replay_wanted = $5, replay_state = null
         where site_id = $1 and id = $2",
        params![&site, &id, &run, at, wanted],
    )?;
    Ok(())
}

/// Calls the replay of a draft off, whichever runs; it notices at its next word, keeps what it has counted
/// ([`keep_stopped_report`]), and can go on later. `false` when none ran.
///
/// # Errors
/// Only faults of the database.
pub fn stop_replay(tx: &mut Tx<'_>, site: SiteId, id: PolicyDraftId, at: Timestamp) -> Result<bool> {
    let stopped = tx.execute(
        "update policy_drafts set replay_id = null, replay_beat = $3
         where site_id = $1 and id = $2 and replay_id is not null",
        params![&site, &id, at],
    )?;
    Ok(stopped > 0)
}

/// Goes on with a replay that was called off; `wanted` is what it was asked for, as [`find_replay`] gave it, and as it is
/// kept from now on. `false` when it went on already, or another one was begun.
///
/// # Errors
/// Only faults of the database.
pub fn go_on_with_replay(
    tx: &mut Tx<'_>,
    (site, id): (SiteId, PolicyDraftId),
    run: ReplayId,
    (before, wanted): (&str, &str),
    at: Timestamp,
) -> Result<bool> {
    let gone_on = tx.execute(
        "update policy_drafts set replay_id = $3, replay_wanted = $5, replay_beat = $6
         where site_id = $1 and id = $2 and replay_id is null and replay_wanted = $4",
        params![&site, &id, &run, before, wanted, at],
    )?;
    Ok(gone_on > 0)
}

/// Replays of all sites that have said nothing since `before` and may go on, the one silent for longest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_interrupted(
    tx: &mut Tx<'_>,
    before: Timestamp,
) -> Result<Vec<(SiteId, PolicyDraftId, ReplayId)>> {
    tx.query(
        "select site_id, id, replay_id from policy_drafts
         where replay_id is not null and replay_wanted is not null and replay_beat < $1
         order by replay_beat, site_id, id",
        params![before],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// What a replay was asked for, and how far its counts are, as JSON; none: nothing is to be replayed there.
///
/// # Errors
/// Only faults of the database.
pub fn find_replay(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: PolicyDraftId,
) -> Result<Option<(String, Option<String>)>> {
    tx.query_opt(
        "select replay_wanted, replay_state from policy_drafts
         where site_id = $1 and id = $2 and replay_wanted is not null",
        params![&site, &id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes an interrupted replay over under another id; `false` when somebody else has, or it was called off.
///
/// # Errors
/// Only faults of the database.
pub fn take_replay_over(
    tx: &mut Tx<'_>,
    (site, id): (SiteId, PolicyDraftId),
    interrupted: ReplayId,
    (run, wanted): (ReplayId, &str),
    at: Timestamp,
) -> Result<bool> {
    let taken = tx.execute(
        "update policy_drafts set replay_id = $4, replay_wanted = $5, replay_beat = $6
         where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &interrupted, &run, wanted, at],
    )?;
    Ok(taken > 0)
}

/// Keeps how far the counts of a replay are, as JSON.
///
/// # Errors
/// Only faults of the database.
pub fn keep_replay_state(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: PolicyDraftId,
    replay: ReplayId,
    state: &str,
) -> Result<()> {
    tx.execute(
        "update policy_drafts set replay_state = $4 where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &replay, state],
    )?;
    Ok(())
}

/// Says that an interrupted replay cannot go on; it stays interrupted until another one is begun.
///
/// # Errors
/// Only faults of the database.
pub fn give_replay_up(tx: &mut Tx<'_>, site: SiteId, id: PolicyDraftId, replay: ReplayId) -> Result<()> {
    tx.execute(
        "update policy_drafts set replay_wanted = null, replay_state = null
         where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &replay],
    )?;
    Ok(())
}

/// Says how far a replay is; `false` when it is to stop: it was called off, or another one was begun.
///
/// # Errors
/// Only faults of the database.
pub fn say_how_far(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: PolicyDraftId,
    how_far: &RunningReplay,
) -> Result<bool> {
    let said = tx.execute(
        "update policy_drafts set replay_read = $4, replay_total = $5, replay_beat = $6
         where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &how_far.id, how_far.read, how_far.total, how_far.beat],
    )?;
    Ok(said > 0)
}

/// Says that a replay is still at work, however long it has been at the comments that it looks at.
///
/// # Errors
/// Only faults of the database.
pub fn say_at_work(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: PolicyDraftId,
    replay: ReplayId,
    at: Timestamp,
) -> Result<()> {
    tx.execute(
        "update policy_drafts set replay_beat = $4 where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &replay, at],
    )?;
    Ok(())
}

/// Keeps what a replay found, and with it the digest of the documents that it was about; `false` when it was called off.
///
/// # Errors
/// Only faults of the database.
pub fn keep_report(
    tx: &mut Tx<'_>,
    (site, id): (SiteId, PolicyDraftId),
    replay: ReplayId,
    (report, digest): (&str, &str),
    at: Timestamp,
) -> Result<bool> {
    let kept = tx.execute(
        "update policy_drafts set report = $4, report_digest = $5, report_at = $6, replay_id = null,
                                  replay_wanted = null, replay_state = null
         where site_id = $1 and id = $2 and replay_id = $3",
        params![&site, &id, &replay, report, digest, at],
    )?;
    Ok(kept > 0)
}

/// Keeps what a replay had found when it was called off, and how far its counts are; `wanted` is what it was asked for. A report
/// without a state is whole: it was done before it noticed. `false` when it goes on already, or another one was begun.
///
/// # Errors
/// Only faults of the database.
pub fn keep_stopped_report(
    tx: &mut Tx<'_>,
    (site, id): (SiteId, PolicyDraftId),
    wanted: &str,
    (report, digest): (&str, &str),
    (state, how_far): (Option<&str>, &RunningReplay),
) -> Result<bool> {
    let still_wanted = state.map(|_| wanted);
    let kept = tx.execute(
        "update policy_drafts set report = $4, report_digest = $5,
                                  report_at = case when replay_beat > $6 then replay_beat else $6 end,
                                  replay_wanted = $7, replay_state = $8, replay_read = $9, replay_total = $10
         where site_id = $1 and id = $2 and replay_id is null and replay_wanted = $3",
        params![
            &site,
            &id,
            wanted,
            report,
            digest,
            how_far.beat,
            still_wanted,
            state,
            how_far.read,
            how_far.total
        ],
    )?;
    Ok(kept > 0)
}

/// What the last replay of a draft found, as JSON.
///
/// # Errors
/// Only faults of the database.
pub fn find_report(tx: &mut Tx<'_>, site: SiteId, id: PolicyDraftId) -> Result<Option<String>> {
    let report = tx.query_opt(
        "select report from policy_drafts where site_id = $1 and id = $2",
        params![&site, &id],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(report.flatten())
}

/// The newest report, as JSON, of a replay of documents with this digest, in whichever draft of the site it is kept.
///
/// # Errors
/// Only faults of the database.
pub fn find_report_about(tx: &mut Tx<'_>, site: SiteId, digest: &str) -> Result<Option<String>> {
    let report = tx.query_opt(
        "select report from policy_drafts
         where site_id = $1 and report_digest = $2 and report is not null
         order by report_at desc, id desc limit 1",
        params![&site, digest],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(report.flatten())
}

fn to_json(translations: &[(String, String)]) -> String {
    serde_json::to_string(translations).expect("pairs of strings are JSON")
}

fn draft(row: &Row<'_>) -> Result<PolicyDraft> {
    let translations: String = row.get(4)?;
    let saved_by: ModeratorId = row.get(5)?;
    let replay: Option<ReplayId> = row.get(8)?;
    let (read, total, beat) = (row.get(9)?, row.get(10)?, row.get(11)?);
    let goes_on = row.get::<i64>(14)? != 0;
    let stopped = StoppedReplay { read, total, at: beat };
    Ok(PolicyDraft {
        site: row.get(0)?,
        id: row.get(1)?,
        based_on: row.get(2)?,
        source: row.get(3)?,
        translations: serde_json::from_str(&translations).unwrap_or_default(),
        saved_by,
        created_at: row.get(6)?,
        saved_at: row.get(7)?,
        stopped: (replay.is_none() && goes_on).then_some(stopped),
        replay: replay.map(|id| RunningReplay { id, read, total, beat, goes_on }),
        report_digest: row.get(12)?,
        report_at: row.get(13)?,
    })
}
