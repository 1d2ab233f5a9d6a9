//! PostgreSQL: some threads, each with a blocking client, that serve one queue.

use super::{
    Access, Job, Threads,
    link::Link,
    listen,
    queue::{Next, Queue},
    spawn,
    wire::Wire,
};
use crate::{Dialect, Error, Notice, Result, Row, Tx, Value, migrate, notice, tx::Connection};
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, Statement};
use std::collections::{HashMap, hash_map::Entry};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;
use tokio::sync::broadcast::Sender;

/// Statements kept prepared for each connection. The program has some hundreds.
const STATEMENTS_MAX: usize = 1024;
/// How often a write is tried when it is in the way of others.
const ATTEMPTS_MAX: u32 = 8;
/// The first wait after a serialisation failure or a deadlock; it doubles each time.
const FIRST_WAIT_MS: u64 = 2;
/// Connections that one node may open.
const CONNECTIONS_MAX: usize = 64;

/// How a PostgreSQL database is used.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    /// Threads that read and write, each with a connection of its own; 1 to 64. Two more connections carry notices.
    pub connections: usize,
    /// Where the tests note which statements ran.
    #[cfg(test)]
    pub(crate) notes: Option<crate::tests::notes::Notes>,
}

impl Default for PostgresOptions {
    /// Eight connections: the server commits concurrent writes together, so they gain from being several.
    fn default() -> Self {
        Self {
            connections: 8,
            #[cfg(test)]
            notes: None,
        }
    }
}

/// Connects to the server, brings the schema up to date and starts the threads.
pub(crate) fn start(url: &str, options: PostgresOptions, notices: &Sender<Notice>) -> Result<Threads> {
    let (link, options) = (Link::parse(url)?, Arc::new(options));
    migrate_apart(&link)?;
    let queue = Arc::new(Queue::new());
    let (stop, own) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI32::new(0)));
    let (outbox, sent) = sync_channel(listen::OUTBOX_MAX);
    let (mut handles, changes) = (Vec::new(), Arc::default());
    for number in 0..options.connections.clamp(1, CONNECTIONS_MAX) {
        let (link, queue, options) = (link.clone(), Arc::clone(&queue), Arc::clone(&options));
        let (outbox, notices, changes) = (outbox.clone(), notices.clone(), Arc::clone(&changes));
        handles.push(spawn(format!("comity-postgres-{number}"), move || {
            let worker =
                Worker { link, session: None, options, outbox, notices, changes, retries: number as u64 };
            worker.serve_all(&queue);
        })?);
    }
    drop(outbox);
    let (sending, process) = (link.clone(), Arc::clone(&own));
    handles.push(spawn("comity-notify".to_owned(), move || listen::send_all(&sending, &sent, &process))?);
    let (stopping, notices) = (Arc::clone(&stop), notices.clone());
    handles.push(spawn("comity-listen".to_owned(), move || {
        listen::listen_all(&link, &own, &stopping, &notices);
    })?);
    Ok(Threads { reads: Arc::clone(&queue), writes: queue, handles, changes, stop })
}

/// On a thread of its own, because the caller may be a tokio worker, on which the client would panic.
fn migrate_apart(link: &Link) -> Result<()> {
    let link = link.clone();
    let applying = spawn("comity-migrate".to_owned(), move || {
        migrate::postgres(&mut link.connect()?, migrate::MIGRATIONS)
    })?;
    applying.join().unwrap_or_else(|_| Err(super::stopped()))
}

/// A thread's connection and what it needs to get a new one.
struct Worker {
    link: Link,
    session: Option<Session>,
    options: Arc<PostgresOptions>,
    outbox: SyncSender<Arc<str>>,
    notices: Sender<Notice>,
    changes: Arc<AtomicU64>,
    /// Counts retries of this thread, so that two that collided wait for different times.
    retries: u64,
}

/// How one attempt ended.
enum Attempt {
    Ended(Result<Vec<Arc<str>>>),
    /// Nothing was written, and it may work the next time.
    Again(Error),
}

impl Worker {
    fn serve_all(mut self, queue: &Queue) {
        while let Next::Job(mut job) = queue.next(None) {
            let outcome = self.serve(job.as_mut()).map(|said| {
                notice::publish(&self.notices, said.iter().cloned());
                for payload in said {
                    // A full outbox loses a notice; polling finds what it was about.
                    let _ = self.outbox.try_send(payload);
                }
            });
            if job.access() == Access::Write {
                self.changes.fetch_add(1, Ordering::Release);
            }
            job.answer(outcome);
        }
    }

    fn serve(&mut self, job: &mut dyn Job) -> Result<Vec<Arc<str>>> {
        let mut last = super::stopped();
        for attempt in 0..ATTEMPTS_MAX {
            if attempt > 0 {
                self.wait(attempt);
            }
            let session = match &mut self.session {
                Some(session) => session,
                None => self.session.insert(Session::new(self.link.connect()?, &self.options)),
            };
            let ended = session.attempt(job);
            if session.is_unusable() {
                self.session = None;
            }
            match ended {
                Attempt::Ended(outcome) => return outcome,
                Attempt::Again(error) => last = error,
            }
        }
        Err(last)
    }

    fn wait(&mut self, attempt: u32) {
        self.retries = self.retries.wrapping_add(1);
        let longest = FIRST_WAIT_MS << attempt;
        // Spread by a counter: odd multiples of a prime visit all waits in a scattered order.
        let wait = longest / 2 + self.retries.wrapping_mul(7_919) % longest;
        std::thread::sleep(Duration::from_millis(wait));
    }
}

/// A connection and the statements prepared on it.
struct Session {
    client: Client,
    /// By address: a `&'static str` never moves.
    statements: HashMap<(*const u8, usize), Statement>,
    /// Prepared statements no longer fit the schema: a newer node has changed it.
    is_stale: bool,
    #[cfg(test)]
    notes: Option<crate::tests::notes::Notes>,
}

impl Session {
    #[cfg_attr(not(test), expect(unused_variables, reason = "only the tests keep notes"))]
    fn new(client: Client, options: &PostgresOptions) -> Self {
        Self {
            client,
            statements: HashMap::new(),
            is_stale: false,
            #[cfg(test)]
            notes: options.notes.clone(),
        }
    }

    fn is_unusable(&self) -> bool {
        self.is_stale || self.client.is_closed()
    }

    /// Runs a closure once, in a transaction of its own.
    fn attempt(&mut self, job: &mut dyn Job) -> Attempt {
        let begin = match job.access() {
            Access::Read => "begin isolation level repeatable read read only",
            Access::Write => "begin isolation level read committed",
        };
        if let Err(error) = self.run(begin) {
            return if self.is_unusable() { Attempt::Again(error) } else { Attempt::Ended(Err(error)) };
        }
        match job.run(Tx::new(self)) {
            Ok(said) => match self.run("commit") {
                Ok(()) => Attempt::Ended(Ok(said)),
                Err(Error::Contended) => Attempt::Again(Error::Contended),
                // The server may have committed before the connection broke: running it again could write it twice.
                Err(error) => Attempt::Ended(Err(error)),
            },
            Err(error) => {
                // A connection that cannot roll back is not used again; the server rolls back for it.
                self.is_stale |= self.run("rollback").is_err();
                match error {
                    Error::Contended => Attempt::Again(error),
                    Error::Unavailable(_) => {
                        self.is_stale = true;
                        Attempt::Again(error)
                    }
                    Error::Database { .. } if self.is_unusable() => Attempt::Again(error),
                    // A panic or an error of the closure's own is final, whatever became of the connection.
                    _ => Attempt::Ended(Err(error)),
                }
            }
        }
    }

    fn run(&mut self, sql: &'static str) -> Result<()> {
        self.client.batch_execute(sql).map_err(|error| fault(sql, &error))
    }

    fn prepared(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<Statement> {
        if self.statements.len() >= STATEMENTS_MAX {
            self.statements.clear();
        }
        let statement = match self.statements.entry((sql.as_ptr(), sql.len())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(self.client.prepare(sql).map_err(|error| fault(sql, &error))?)
            }
        };
        if statement.params().len() != params.len() {
            let message = format!("{} parameters wanted, {} given", statement.params().len(), params.len());
            return Err(Error::Database { statement: sql, message });
        }
        Ok(statement.clone())
    }

    /// What an error means, and whether the connection's statements still fit.
    fn fault(&mut self, sql: &'static str, error: &postgres::Error) -> Error {
        let outdated = [SqlState::FEATURE_NOT_SUPPORTED, SqlState::INVALID_SQL_STATEMENT_NAME];
        self.is_stale |= error.code().is_some_and(|code| outdated.contains(code));
        fault(sql, error)
    }
}

impl Connection for Session {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64> {
        let statement = self.prepared(sql, params)?;
        let touched =
            self.client.query_raw(&statement, params.iter().copied().map(Wire)).and_then(|mut rows| {
                while rows.next()?.is_some() {}
                Ok(rows.rows_affected().unwrap_or(0))
            });
        touched.map_err(|error| self.fault(sql, &error))
    }

    fn each(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let statement = self.prepared(sql, params)?;
        let mut verdict = Ok(());
        let read =
            self.client.query_raw(&statement, params.iter().copied().map(Wire)).and_then(|mut rows| {
                // Read to the end even when the visitor has seen enough: a fault further on would make the commit a rollback.
                while let Some(row) = rows.next()? {
                    if verdict.is_ok() {
                        verdict = visit(&Row::postgres(&row));
                    }
                }
                Ok(())
            });
        read.map_err(|error| self.fault(sql, &error))?;
        verdict
    }

    #[cfg(test)]
    fn notes(&self) -> Option<&crate::tests::notes::Notes> {
        self.notes.as_ref()
    }
}

/// What PostgreSQL's error means to us.
fn fault(statement: &'static str, error: &postgres::Error) -> Error {
    let Some(code) = error.code() else {
        // No code: the connection broke, or a parameter does not fit.
        let is_broken = error.is_closed()
            || std::error::Error::source(error).is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
        let message = describe(error);
        return if is_broken { Error::Unavailable(message) } else { Error::Database { statement, message } };
    };
    match *code {
        SqlState::UNIQUE_VIOLATION | SqlState::FOREIGN_KEY_VIOLATION => Error::Conflict,
        SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED
        | SqlState::LOCK_NOT_AVAILABLE => Error::Contended,
        SqlState::DISK_FULL => Error::Full,
        // Connection exceptions, insufficient resources, and a server that is going down or coming up.
        _ if ["08", "53", "57P"].iter().any(|class| code.code().starts_with(class)) => {
            Error::Unavailable(describe(error))
        }
        _ => Error::Database { statement, message: describe(error) },
    }
}

/// What the server or the driver said, with the code where there is one.
pub(crate) fn describe(error: &postgres::Error) -> String {
    if let Some(said) = error.as_db_error() {
        return format!("{} ({})", said.message(), said.code().code());
    }
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}
