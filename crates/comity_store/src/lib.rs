//! Persistence: the only crate that contains SQL.
//!
//! Threads own the connections; callers send closures and wait for the answer. [`Store::write`] answers when what the
//! closure wrote is on disk. The same closures, with the same SQL, run on SQLite (embedded; all writers share one commit)
//! and on PostgreSQL (several nodes). A closure may run more than once and has no effect outside its [`Tx`].
//!
//! ```
//! # use comity_store::{Store, params};
//! let store = Store::open_memory()?;
//! let tables = store.read_blocking(|tx| {
//!     tx.query_one("select count(*) from migrations where version >= $1", params![1], |row| row.get::<u32>(0))
//! })?;
//! assert!(tables >= 1);
//! # Ok::<(), comity_store::Error>(())
//! ```

mod backup;
mod engine;
mod error;
mod migrate;
mod notice;
mod row;
#[cfg(test)]
mod tests;
mod tx;
mod value;

// Domain: one file per noun.
pub mod commenters;
pub mod comments;
pub mod decisions;
pub mod drafts;
pub mod feedback;
pub mod imported;
pub mod inconsistencies;
mod json;
pub mod moderators;
pub mod noted;
pub mod outside_comments;
pub mod policies;
pub mod policy_drafts;
pub mod proposals;
pub mod reports;
pub mod sanctions;
pub mod scoring_keys;
pub mod sites;
pub mod stories;
pub mod threads;

pub use backup::{back_up, restore, verify};
pub use engine::postgres::PostgresOptions;
pub use engine::sqlite::{Durability, SqliteOptions};
pub use error::{Error, Result};
pub(crate) use json::{json_list, read_json_list};
pub use notice::{Notice, Notices};
pub use row::{FromValue, Row};
pub use tx::{Dialect, NOTICE_MAX_BYTES, Tx};
pub use value::Value;

use engine::{Access, Job, Pace, Threads, job, postgres, queue::Queue, spawn, sqlite, stopped};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::broadcast::{self, Sender};

/// An open database. Cloning it is cheap; the last clone to go finishes what is queued and joins the threads.
#[derive(Clone)]
pub struct Store(Arc<Open>);

struct Open {
    dialect: Dialect,
    /// The file of an embedded database, and how it was opened.
    file: Option<(PathBuf, SqliteOptions)>,
    threads: Threads,
    notices: Sender<Notice>,
}

impl Store {
    /// Opens the SQLite database at `path`, makes it if there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the file cannot be opened, [`Error::TooNew`] when a newer program wrote it,
    /// [`Error::Migration`] when its schema cannot be brought up to date.
    pub fn open_sqlite(path: &Path, options: SqliteOptions) -> Result<Self> {
        let (notices, _) = broadcast::channel(notice::NOTICES_KEPT);
        let threads = sqlite::start_file(path, &options, &notices)?;
        Ok(Self::of(Dialect::Sqlite, Some((path.to_owned(), options)), threads, notices))
    }

    /// Opens an empty SQLite database that lives as long as the store.
    ///
    /// # Errors
    /// As [`Store::open_sqlite`].
    pub fn open_memory() -> Result<Self> {
        Self::open_memory_with(SqliteOptions::default())
    }

    pub(crate) fn open_memory_with(options: SqliteOptions) -> Result<Self> {
        let (notices, _) = broadcast::channel(notice::NOTICES_KEPT);
        let threads = sqlite::start_memory(options, &notices)?;
        Ok(Self::of(Dialect::Sqlite, None, threads, notices))
    }

    /// Connects to the PostgreSQL database at `url` and brings its schema up to date.
    ///
    /// With `sslmode=require` in the address the connection is encrypted and the server's certificate checked.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the server cannot be reached, [`Error::TooNew`] when a newer program wrote the
    /// database, [`Error::Migration`] when its schema cannot be brought up to date.
    pub fn open_postgres(url: &str, options: PostgresOptions) -> Result<Self> {
        let (notices, _) = broadcast::channel(notice::NOTICES_KEPT);
        let threads = postgres::start(url, options, &notices)?;
        Ok(Self::of(Dialect::Postgres, None, threads, notices))
    }

    fn of(
        dialect: Dialect,
        file: Option<(PathBuf, SqliteOptions)>,
        threads: Threads,
        notices: Sender<Notice>,
    ) -> Self {
        Self(Arc::new(Open { dialect, file, threads, notices }))
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    /// Runs `work` in a transaction that sees one state of the database and cannot write.
    ///
    /// # Errors
    /// What `work` returns; [`Error::Unavailable`] when the database cannot be reached; [`Error::Panic`].
    #[track_caller]
    pub fn read<T, F>(&self, work: F) -> impl Future<Output = Result<T>> + Send
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.send(Access::Read, Location::caller(), work)
    }

    /// Runs `work` in a transaction and answers when what it wrote is on disk.
    ///
    /// When `work` fails, nothing it wrote remains. Heavy work belongs before the call: on SQLite all writers wait.
    ///
    /// # Errors
    /// What `work` returns; [`Error::Full`] and [`Error::Unavailable`] when nothing could be written;
    /// [`Error::Contended`] when PostgreSQL gave up; [`Error::Panic`].
    #[track_caller]
    pub fn write<T, F>(&self, work: F) -> impl Future<Output = Result<T>> + Send
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.send(Access::Write, Location::caller(), work)
    }

    /// [`Store::read`] for threads that may block: the command line and jobs, never a tokio worker.
    ///
    /// # Errors
    /// As [`Store::read`].
    #[track_caller]
    pub fn read_blocking<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.send_blocking((Access::Read, Pace::Brisk), Location::caller(), work)
    }

    /// Reads again and again on the thread that calls, with a connection of its own where the database is a file: for walks
    /// through an archive, so that no page waits behind them and they run with the priority of their own thread. On PostgreSQL
    /// and in memory the readings take their turn among all others.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the file cannot be opened.
    pub fn walk_blocking<T>(&self, walk: impl FnOnce(&mut Reader<'_>) -> T) -> Result<T> {
        match &self.0.file {
            Some((file, options)) => {
                let connection = sqlite::open_reader(file)?;
                let mut connection = sqlite::SqliteConnection::new(&connection, options);
                Ok(walk(&mut Reader(&mut |job| {
                    sqlite::read_one(&mut connection, job);
                    Ok(())
                })))
            }
            None => Ok(walk(&mut Reader(&mut |job| self.queue(Access::Read).push_blocking(job)))),
        }
    }

    /// [`Store::write`] for threads that may block: the command line and jobs, never a tokio worker.
    ///
    /// # Errors
    /// As [`Store::write`].
    #[track_caller]
    pub fn write_blocking<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.send_blocking((Access::Write, Pace::Brisk), Location::caller(), work)
    }

    /// [`Store::write_blocking`] for large writes of an import, of which no one expects that they are quick.
    ///
    /// # Errors
    /// As [`Store::write`].
    #[track_caller]
    pub fn write_bulk_blocking<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.send_blocking((Access::Write, Pace::Bulk), Location::caller(), work)
    }

    /// How many changes of the database this store has made or, on SQLite, noticed of other processes. Two equal answers:
    /// nothing that was answered in between has changed anything; what another node does on PostgreSQL is not counted.
    pub fn changes(&self) -> u64 {
        self.0.threads.changes.load(Ordering::Acquire)
    }

    /// Hears every [`Tx::notify`] from now on, of this node and of others.
    pub fn subscribe(&self) -> Notices {
        Notices::of(&self.0.notices)
    }

    /// Waits until everything that was written so far is on disk. Only a store opened with [`Durability::AtSync`] has
    /// anything to wait for.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the disk says no.
    pub fn sync(&self) -> Result<()> {
        let Some((file, _)) = &self.0.file else { return Ok(()) };
        let mut log = file.clone().into_os_string();
        log.push("-wal");
        for path in [PathBuf::from(log), file.clone()] {
            match std::fs::File::open(&path).and_then(|opened| opened.sync_all()) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    let message = format!("cannot wait for `{}` to be on disk: {error}", path.display());
                    return Err(Error::Unavailable(message));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Copies the database to the new file `to` while reading and writing go on.
    ///
    /// The copy shows one moment, is checked, and appears under its name only when it is complete.
    ///
    /// # Errors
    /// [`Error::Backup`] when `to` exists or cannot be written, and for PostgreSQL, which has `pg_dump`.
    pub async fn backup(&self, to: &Path) -> Result<()> {
        let (from, to) = (self.0.file.as_ref().map(|(file, _)| file.clone()), to.to_owned());
        let dialect = self.0.dialect;
        let (answer, answered) = tokio::sync::oneshot::channel();
        spawn("comity-backup".to_owned(), move || {
            let _ = answer.send(backup::copy(dialect, from.as_deref(), &to));
        })?;
        answered.await.map_err(|_| stopped())?
    }

    fn queue(&self, access: Access) -> &Queue {
        match access {
            Access::Read => &self.0.threads.reads,
            Access::Write => &self.0.threads.writes,
        }
    }

    async fn send<T, F>(&self, access: Access, caller: &'static Location<'static>, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answered) = job((access, Pace::Brisk), caller, work);
        self.queue(access).push(job).await?;
        answered.await.map_err(|_| stopped())?
    }

    fn send_blocking<T, F>(
        &self,
        (access, pace): (Access, Pace),
        caller: &'static Location<'static>,
        work: F,
    ) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answered) = job((access, pace), caller, work);
        self.queue(access).push_blocking(job)?;
        answered.blocking_recv().map_err(|_| stopped())?
    }
}

/// Reads for the one who walks with it; see [`Store::walk_blocking`].
pub struct Reader<'r>(&'r mut dyn FnMut(Box<dyn Job>) -> Result<()>);

impl Reader<'_> {
    /// As [`Store::read_blocking`].
    ///
    /// # Errors
    /// As [`Store::read`].
    #[track_caller]
    pub fn read<T, F>(&mut self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answered) = job((Access::Read, Pace::Brisk), Location::caller(), work);
        (self.0)(job)?;
        answered.blocking_recv().map_err(|_| stopped())?
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.threads.stop.store(true, Ordering::Release);
        self.threads.reads.close();
        self.threads.writes.close();
        let this_thread = std::thread::current().id();
        for handle in self.threads.handles.drain(..) {
            // A closure may hold the last handle; its own thread ends by itself.
            if handle.thread().id() != this_thread && handle.join().is_err() {
                tracing::error!("a thread of the store had panicked");
            }
        }
    }
}
