//! SQLite, embedded: one writer thread and a few reader threads on one file.

use super::{
    Access, Job, Threads,
    queue::{Next, Queue},
    rewrite::numbered,
    spawn, writer,
};
use crate::{Dialect, Error, Notice, Result, Row, Tx, Value, migrate, tx::Connection};
use rusqlite::ffi;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OpenFlags, Statement};
use std::collections::{HashMap, hash_map::Entry};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::thread::JoinHandle;
use tokio::sync::broadcast::Sender;

/// Statements kept prepared for each connection. The program has some hundreds; more means that one is made at run time.
const STATEMENTS_MAX: usize = 1024;
/// How long a lock of another process (the command line beside the server) is waited for.
const BUSY_TIMEOUT_MS: u32 = 5_000;
/// Page cache of the writer, in KiB. Filled as needed.
const WRITER_CACHE_KIB: u32 = 4_096;
/// Page cache of each reader, in KiB; behind it stands the file cache of the operating system.
const READER_CACHE_KIB: u32 = 4_096;
/// Pages in the write-ahead log after which it is copied back into the file: 16 MiB, so that a busy writer seldom stops
/// for it.
const CHECKPOINT_PAGES: u32 = 4_096;
/// Pages in it that are worth a trip to the disk while nobody writes: 1 MiB. A writer who comes later finds the log empty, and seldom
/// has to stop for it in the middle of people's posts.
const IDLE_CHECKPOINT_PAGES: i64 = 256;
/// What the write-ahead log is cut to after a burst, in bytes.
const LOG_KEPT_BYTES: u32 = 64 << 20;

/// Threads that may read.
const READERS_MAX: usize = 16;
/// The same three for bulk work, which has the machine for itself: fewer trips to the disk for more memory.
const BULK_CACHE_KIB: u32 = 40_960;
const BULK_CHECKPOINT_PAGES: u32 = 32_768;

/// When what was written must be on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Before a write is answered: what a person was told stays true whatever happens.
    #[default]
    EachWrite,
    /// At [`crate::Store::sync`], for bulk work that can be done again: after a power cut the newest writes may be
    /// missing, never parts of one.
    AtSync,
}

/// How a SQLite database is opened.
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    /// Threads that read, each with a connection of its own; 1 to 16.
    pub readers: usize,
    /// When a write must be on disk.
    pub durability: Durability,
    /// Where the tests note which statements ran.
    #[cfg(test)]
    pub(crate) notes: Option<crate::tests::notes::Notes>,
}

impl Default for SqliteOptions {
    /// As many readers as there are cores, but 2 at least and 4 at most.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            readers: cores.clamp(2, 4),
            durability: Durability::EachWrite,
            #[cfg(test)]
            notes: None,
        }
    }
}

/// Opens the database at `path`, brings its schema up to date and starts the threads.
pub(crate) fn start_file(path: &Path, options: &SqliteOptions, notices: &Sender<Notice>) -> Result<Threads> {
    make_private(path)?;
    let cache_kib = match options.durability {
        Durability::EachWrite => WRITER_CACHE_KIB,
        Durability::AtSync => BULK_CACHE_KIB,
    };
    let writer = open(path, cache_kib)?;
    prepare_file(&writer, options.durability).map_err(|error| cannot_open(path, &error))?;
    migrate::sqlite(&writer, migrate::MIGRATIONS)?;
    let mut readers = Vec::new();
    for _ in 0..options.readers.clamp(1, READERS_MAX) {
        readers.push(open_reader(path)?);
    }
    let (for_readers, for_writer) = (Arc::new(Queue::new()), Arc::new(Queue::new()));
    let mut handles = Vec::new();
    for (number, reader) in readers.into_iter().enumerate() {
        let (queue, options) = (Arc::clone(&for_readers), options.clone());
        handles.push(spawn(format!("comity-reader-{number}"), move || {
            read_all(&mut SqliteConnection::new(&reader, &options), &queue);
        })?);
    }
    let changes = Arc::default();
    handles.push(start_writer(writer, &for_writer, options.clone(), notices, &changes)?);
    Ok(Threads { reads: for_readers, writes: for_writer, handles, changes, stop: Arc::default() })
}

/// Starts a database that lives in memory: one thread reads and writes, because there is one connection only.
pub(crate) fn start_memory(options: SqliteOptions, notices: &Sender<Notice>) -> Result<Threads> {
    let fault = |error: rusqlite::Error| Error::Unavailable(error.to_string());
    let connection = rusqlite::Connection::open_in_memory().map_err(fault)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(fault)?;
    migrate::sqlite(&connection, migrate::MIGRATIONS)?;
    let queue = Arc::new(Queue::new());
    let changes = Arc::default();
    let handles = vec![start_writer(connection, &queue, options, notices, &changes)?];
    Ok(Threads { reads: Arc::clone(&queue), writes: queue, handles, changes, stop: Arc::default() })
}

fn start_writer(
    connection: rusqlite::Connection,
    queue: &Arc<Queue>,
    options: SqliteOptions,
    notices: &Sender<Notice>,
    changes: &Arc<AtomicU64>,
) -> Result<JoinHandle<()>> {
    let (queue, notices, changes) = (Arc::clone(queue), notices.clone(), Arc::clone(changes));
    spawn("comity-writer".to_owned(), move || {
        writer::write_all(&mut SqliteConnection::new(&connection, &options), &queue, &notices, &changes);
    })
}

/// How long a reader waits for work before it gives back the memory of its page cache.
const REST_AFTER: std::time::Duration = std::time::Duration::from_secs(3);

fn read_all(connection: &mut SqliteConnection<'_>, queue: &Queue) {
    let mut is_resting = false;
    loop {
        match queue.next((!is_resting).then_some(REST_AFTER)) {
            Next::Job(job) => {
                is_resting = false;
                read_one(connection, job);
            }
            Next::Idle => {
                is_resting = true;
                connection.rest();
            }
            Next::Closed => return,
        }
    }
}

/// Runs a closure in a transaction of its own that sees one state of the database and changes nothing.
pub(crate) fn read_one(connection: &mut SqliteConnection<'_>, mut job: Box<dyn Job>) {
    debug_assert_eq!(job.access(), Access::Read, "a write never stands in the queue of the readers");
    let outcome = connection.run("begin deferred").and_then(|()| job.run(Tx::new(connection)));
    if !connection.is_autocommit() {
        // Reading changes nothing, so both endings are the same; this one works after an error too.
        if let Err(error) = connection.run("rollback") {
            tracing::error!(%error, "a read transaction cannot be ended");
        }
    }
    job.answer(outcome.map(drop));
}

/// The names and addresses in it are nobody else's business: the file is made readable for its owner only.
fn make_private(path: &Path) -> Result<()> {
    let mut file = std::fs::OpenOptions::new();
    file.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    match file.open(path) {
        Ok(_) => Ok(()),
        Err(error) => {
            Err(Error::Unavailable(format!("cannot open the database `{}`: {error}", path.display())))
        }
    }
}

fn cannot_open(path: &Path, error: &rusqlite::Error) -> Error {
    Error::Unavailable(format!("cannot open the database `{}`: {error}", path.display()))
}

/// Opens a connection that only reads.
pub(crate) fn open_reader(path: &Path) -> Result<rusqlite::Connection> {
    let reader = open(path, READER_CACHE_KIB)?;
    reader.pragma_update(None, "query_only", true).map_err(|error| cannot_open(path, &error))?;
    Ok(reader)
}

/// Opens one connection with the settings that every connection has.
pub(crate) fn open(path: &Path, cache_kib: u32) -> Result<rusqlite::Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let path: PathBuf = path.to_owned();
    rusqlite::Connection::open_with_flags(&path, flags)
        .and_then(|connection| {
            connection.busy_timeout(std::time::Duration::from_millis(u64::from(BUSY_TIMEOUT_MS)))?;
            connection.pragma_update(None, "foreign_keys", true)?;
            connection.pragma_update(None, "temp_store", "memory")?;
            connection.pragma_update(None, "cache_size", -i64::from(cache_kib))?;
            Ok(connection)
        })
        .map_err(|error| cannot_open(&path, &error))
}

/// Durable by write-ahead log: an answered write survives `kill -9` and a power cut.
///
/// Memory mapping stays off: it would turn a read error of the disk into the death of the process.
fn prepare_file(connection: &rusqlite::Connection, durability: Durability) -> rusqlite::Result<()> {
    let (synchronous, checkpoint_pages) = match durability {
        Durability::EachWrite => ("full", CHECKPOINT_PAGES),
        // Without waiting, the log and the file still never contradict each other (SQLite, "PRAGMA synchronous").
        Durability::AtSync => ("normal", BULK_CHECKPOINT_PAGES),
    };
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", checkpoint_pages, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_size_limit", LOG_KEPT_BYTES, |_| Ok(()))
}

/// A connection and the statements prepared on it, for the one thread that owns it.
pub(crate) struct SqliteConnection<'c> {
    connection: &'c rusqlite::Connection,
    /// By address: a `&'static str` never moves, and hashing an address is cheaper than hashing a statement.
    statements: HashMap<(*const u8, usize), Statement<'c>>,
    /// Whether a statement may have changed something since this was set to false. One that met a key that is there already has not:
    /// it undoes itself.
    pub(super) has_written: bool,
    #[cfg(test)]
    notes: Option<crate::tests::notes::Notes>,
}

impl<'c> SqliteConnection<'c> {
    #[cfg_attr(not(test), expect(unused_variables, reason = "only the tests keep notes"))]
    pub(crate) fn new(connection: &'c rusqlite::Connection, options: &SqliteOptions) -> Self {
        Self {
            connection,
            statements: HashMap::new(),
            has_written: false,
            #[cfg(test)]
            notes: options.notes.clone(),
        }
    }

    /// Whether no transaction is open.
    pub(super) fn is_autocommit(&self) -> bool {
        self.connection.is_autocommit()
    }

    /// Runs a statement of the engine itself.
    pub(super) fn run(&mut self, sql: &'static str) -> Result<()> {
        self.execute(sql, &[]).map(drop)
    }

    /// Gives back what memory can be spared: pages that are read again when somebody asks for them.
    pub(super) fn rest(&mut self) {
        if let Err(error) = self.run("pragma shrink_memory") {
            tracing::warn!(%error, "the memory of the page cache cannot be given back");
        }
    }

    /// Copies the write-ahead log back into the file, where enough of it waits.
    pub(super) fn empty_log(&mut self) {
        let emptied = match self.pages_in_log("pragma wal_checkpoint(noop)") {
            Ok(pages) if pages >= IDLE_CHECKPOINT_PAGES => {
                self.pages_in_log("pragma wal_checkpoint(passive)")
            }
            looked => looked,
        };
        if let Err(error) = emptied {
            tracing::warn!(%error, "the write-ahead log cannot be copied back; it is tried again later");
        }
    }

    /// Runs a checkpoint and gives the pages of the log that are not in the file yet; none of a database in memory.
    fn pages_in_log(&mut self, checkpoint: &'static str) -> Result<i64> {
        let mut pages = 0;
        self.each(checkpoint, &[], &mut |row| {
            pages = row.get::<i64>(1)? - row.get::<i64>(2)?;
            Ok(())
        })?;
        Ok(pages)
    }

    /// Changes whenever *another* connection has written to the file.
    pub(super) fn data_version(&mut self) -> Result<i64> {
        let mut version = 0;
        self.each("pragma data_version", &[], &mut |row| {
            version = row.get(0)?;
            Ok(())
        })?;
        Ok(version)
    }

    fn prepared(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<&mut Statement<'c>> {
        if self.statements.len() >= STATEMENTS_MAX {
            self.statements.clear();
        }
        let statement = match self.statements.entry((sql.as_ptr(), sql.len())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(
                self.connection
                    .prepare_with_flags(&numbered(sql), rusqlite::PrepFlags::SQLITE_PREPARE_PERSISTENT)
                    .map_err(|error| fault(sql, &error))?,
            ),
        };
        self.has_written |= !statement.readonly();
        if statement.parameter_count() != params.len() {
            let message =
                format!("{} parameters wanted, {} given", statement.parameter_count(), params.len());
            return Err(Error::Database { statement: sql, message });
        }
        for (index, value) in params.iter().enumerate() {
            statement.raw_bind_parameter(index + 1, value).map_err(|error| fault(sql, &error))?;
        }
        Ok(statement)
    }
}

impl Connection for SqliteConnection<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64> {
        let had_written = self.has_written;
        let touched = self.prepared(sql, params)?.raw_execute().map_err(|error| fault(sql, &error));
        if touched == Err(Error::Conflict) {
            self.has_written = had_written;
        }
        Ok(touched? as u64)
    }

    fn each(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut rows = self.prepared(sql, params)?.raw_query();
        while let Some(row) = rows.next().map_err(|error| fault(sql, &error))? {
            visit(&Row::sqlite(row))?;
        }
        Ok(())
    }

    #[cfg(test)]
    fn notes(&self) -> Option<&crate::tests::notes::Notes> {
        self.notes.as_ref()
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(number),
            Self::Real(number) => ValueRef::Real(number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// What SQLite's error means to us.
pub(crate) fn fault(statement: &'static str, error: &rusqlite::Error) -> Error {
    let codes = error.sqlite_error().map(|e| (e.extended_code, e.extended_code & 0xff));
    match codes {
        Some((
            ffi::SQLITE_CONSTRAINT_UNIQUE
            | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            | ffi::SQLITE_CONSTRAINT_FOREIGNKEY
            | ffi::SQLITE_CONSTRAINT_ROWID,
            _,
        )) => Error::Conflict,
        Some((_, ffi::SQLITE_FULL)) => Error::Full,
        Some((
            _,
            ffi::SQLITE_BUSY
            | ffi::SQLITE_LOCKED
            | ffi::SQLITE_IOERR
            | ffi::SQLITE_CANTOPEN
            | ffi::SQLITE_NOMEM,
        )) => Error::Unavailable(error.to_string()),
        _ => Error::Database { statement, message: error.to_string() },
    }
}
