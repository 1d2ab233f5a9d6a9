//! Group commit: one transaction for all closures that wait, one flush to disk, then all answers.

use super::{
    Access, Job,
    queue::{Next, Queue},
    sqlite::{SqliteConnection, read_one},
    stopwatch,
};
use crate::{Error, Notice, Result, Tx, notice};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::broadcast::Sender;

/// Closures in one transaction at most, so that the first of them need not wait for ever.
const GROUP_MAX: usize = 512;
/// How long a transaction takes in more closures before it is committed.
const GATHERING: Duration = Duration::from_millis(10);
/// How often the rest of a group is run again after a fault has undone the whole transaction.
const RERUNS_MAX: usize = 3;
/// How often an idle writer looks whether another process has written.
const IDLE_LOOK: Duration = Duration::from_secs(1);

/// How what a closure wrote is undone when it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undo {
    /// With the transaction: nothing else is in it.
    Transaction,
    /// With the transaction, after which the others run again. Closures seldom fail once they have written, and a savepoint for each
    /// makes SQLite copy every page that it changes, against the day on which it fails.
    Group,
    /// With a savepoint of its own.
    Savepoint,
}

/// A closure that ran in the open transaction, and how that ended.
struct Ran {
    job: Box<dyn Job>,
    outcome: Result<Vec<Arc<str>>>,
    /// It panicked, or it was what undid the whole transaction: it is not run again, and nothing changes its outcome.
    is_final: bool,
}

impl Ran {
    fn new(connection: &mut SqliteConnection<'_>, mut job: Box<dyn Job>, undo: Undo) -> Self {
        let outcome = run_one(connection, job.as_mut(), undo);
        let mut ran = Self { job, outcome, is_final: false };
        ran.is_final = ran.has_ended(connection);
        ran
    }

    fn again(&mut self, connection: &mut SqliteConnection<'_>, undo: Undo) {
        self.outcome = run_one(connection, self.job.as_mut(), undo);
        self.is_final = self.has_ended(connection);
    }

    fn has_ended(&self, connection: &SqliteConnection<'_>) -> bool {
        connection.is_autocommit() || matches!(self.outcome, Err(Error::Panic(_)))
    }
}

/// Looks without work after which the writer gives back the memory of its page cache.
const IDLE_LOOKS_BEFORE_REST: u32 = 3;

/// Serves the queue until it is closed and empty.
pub(super) fn write_all(
    connection: &mut SqliteConnection<'_>,
    queue: &Queue,
    notices: &Sender<Notice>,
    changes: &AtomicU64,
) {
    let mut listeners =
        Listeners { notices, changes, version: connection.data_version().unwrap_or_default() };
    let mut group = Vec::with_capacity(GROUP_MAX);
    let mut idle_looks = 0;
    loop {
        let next = queue.next(Some(IDLE_LOOK));
        idle_looks = if matches!(next, Next::Idle) { idle_looks + 1 } else { 0 };
        if idle_looks == IDLE_LOOKS_BEFORE_REST {
            connection.rest();
        }
        match next {
            Next::Job(job) if job.access() == Access::Read => read_between(connection, job),
            Next::Job(job) => write_group(connection, queue, job, &mut group, &mut listeners),
            Next::Idle => {
                listeners.look(connection);
                if idle_looks == 1 {
                    connection.empty_log();
                }
            }
            Next::Closed => return,
        }
    }
}

/// Those who keep something in memory, and what they were told of.
struct Listeners<'l> {
    notices: &'l Sender<Notice>,
    changes: &'l AtomicU64,
    /// The database's version when the writer looked last.
    version: i64,
}

impl Listeners<'_> {
    /// Tells them when another process has written: it may have published a policy or decided a case, and what is kept in memory is
    /// stale then.
    fn look(&mut self, connection: &mut SqliteConnection<'_>) {
        let version = connection.data_version().unwrap_or(self.version);
        if version != self.version {
            self.version = version;
            self.changes.fetch_add(1, Ordering::Release);
            let _ = self.notices.send(Notice::Missed);
        }
    }
}

/// Serves a reader of a database in memory, which has one connection only; it must be no more able to write than others.
fn read_between(connection: &mut SqliteConnection<'_>, job: Box<dyn Job>) {
    match connection.run("pragma query_only = on") {
        Ok(()) => read_one(connection, job),
        Err(error) => job.answer(Err(error)),
    }
    if let Err(error) = connection.run("pragma query_only = off") {
        tracing::error!(%error, "the connection cannot be made writable again");
    }
}

/// Runs `first` and all that wait behind it in one transaction and answers them.
fn write_group(
    connection: &mut SqliteConnection<'_>,
    queue: &Queue,
    first: Box<dyn Job>,
    group: &mut Vec<Ran>,
    listeners: &mut Listeners<'_>,
) {
    if let Err(error) = connection.run("begin immediate") {
        first.answer(Err(error));
        return;
    }
    // In the transaction, which knows all that others have written: asked by itself, it costs a transaction of its own.
    listeners.look(connection);
    let began = stopwatch();
    let mut next = Some(first);
    let (mut has_neighbours, mut state) = (false, Ok(()));
    while let Some(job) = next {
        let undo = if has_neighbours { Undo::Group } else { Undo::Transaction };
        let ran = Ran::new(connection, job, undo);
        has_neighbours |= ran.outcome.is_ok();
        group.push(ran);
        if connection.is_autocommit() {
            // Everything was undone, the neighbours' work too. They have not been answered: run them again.
            state = if has_neighbours { run_again(connection, group) } else { Ok(()) };
            break;
        }
        // Taking in what arrives meanwhile makes the group, and so the rate, grow with the load.
        let has_room = group.len() < GROUP_MAX && began.elapsed() < GATHERING;
        next = if has_room { queue.next_if(|job| job.access() == Access::Write) } else { None };
    }
    if state.is_ok() && !connection.is_autocommit() {
        state = connection.run("commit");
    }
    if !connection.is_autocommit()
        && let Err(error) = connection.run("rollback")
    {
        tracing::error!(%error, "a failed transaction cannot be ended");
    }
    // Before anybody hears of it: whoever has heard finds it counted.
    listeners.changes.fetch_add(1, Ordering::Release);
    answer(group, &state, listeners.notices);
}

/// Runs one closure. When it fails, all that it wrote is undone, and nothing else as long as `undo` leaves it.
fn run_one(connection: &mut SqliteConnection<'_>, job: &mut dyn Job, undo: Undo) -> Result<Vec<Arc<str>>> {
    if undo == Undo::Savepoint {
        connection.run("savepoint closure")?;
    }
    connection.has_written = false;
    let outcome = job.run(Tx::new(connection));
    if connection.is_autocommit() {
        return outcome.and_then(|_| Err(Error::Unavailable("the transaction was undone".to_owned())));
    }
    let ending = match (&outcome, undo) {
        (Ok(_), Undo::Savepoint) => connection.run("release closure"),
        (Err(_), Undo::Savepoint) => {
            connection.run("rollback to closure").and_then(|()| connection.run("release closure"))
        }
        (Err(_), _) if !connection.has_written => Ok(()),
        (Ok(_), _) => Ok(()),
        (Err(_), Undo::Transaction) => {
            connection.run("rollback").and_then(|()| connection.run("begin immediate"))
        }
        (Err(_), Undo::Group) => connection.run("rollback"),
    };
    match ending {
        Ok(()) => outcome,
        Err(error) => {
            // What this closure did can no longer be told apart from the rest: undo all; the caller runs the rest again.
            if !connection.is_autocommit() {
                let _ = connection.run("rollback");
            }
            outcome.and(Err(error))
        }
    }
}

/// Runs those again whose transaction was undone by another one. Also those that had failed: they may have failed on
/// account of a neighbour whose work is gone.
fn run_again(connection: &mut SqliteConnection<'_>, group: &mut [Ran]) -> Result<()> {
    for _ in 0..RERUNS_MAX {
        connection.run("begin immediate")?;
        let mut has_neighbours = false;
        for ran in group.iter_mut().filter(|ran| !ran.is_final) {
            let undo = if has_neighbours { Undo::Savepoint } else { Undo::Transaction };
            ran.again(connection, undo);
            has_neighbours |= ran.outcome.is_ok();
            if connection.is_autocommit() {
                break;
            }
        }
        if !connection.is_autocommit() {
            return Ok(());
        }
    }
    Err(Error::Full)
}

/// Answers everybody, and then says what there is to say: waking those who listen costs time, and nobody waits for them. When the
/// commit failed, so did all closures: what one saw of another never came to be.
fn answer(group: &mut Vec<Ran>, state: &Result<()>, notices: &Sender<Notice>) {
    let mut said = Vec::new();
    for Ran { job, outcome, is_final } in group.drain(..) {
        let outcome = match state {
            Err(error) if !is_final => Err(error.clone()),
            _ => outcome,
        };
        job.answer(outcome.map(|notices| said.extend(notices)));
    }
    notice::publish(notices, said);
}
