//! Copies of an embedded database, made while it is in use, and the way back.

use crate::{Dialect, Error, Result, migrate};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Pages copied in one step; between steps nothing is locked for writers, so this only bounds memory in the log.
const PAGES_A_STEP: i32 = 4_096;
/// How long a restore waits for writers of a running server to make room.
const LOCK_WAIT: Duration = Duration::from_secs(10);
/// Page cache while copying, in KiB.
const CACHE_KIB: u32 = 2_048;

/// Copies the database of an open store to the new file `to`.
pub(crate) fn copy(dialect: Dialect, from: Option<&Path>, to: &Path) -> Result<()> {
    if dialect == Dialect::Postgres {
        return Err(Error::Backup("a PostgreSQL database is backed up with pg_dump".to_owned()));
    }
    back_up(from.ok_or_else(|| Error::Backup("a database in memory cannot be backed up".to_owned()))?, to)
}

/// Copies the SQLite database `from`, which another process may be serving, to the new file `to`.
///
/// The copy shows one moment, is checked, and appears under its name only when it is complete. Nothing is migrated.
///
/// # Errors
/// [`Error::Backup`] when `to` exists or cannot be written, or `from` is not an undamaged database of Comity.
pub fn back_up(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(Error::Backup(format!("`{}` exists already", to.display())));
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = Path::new(&partial);
    let outcome = copy_checked(from, partial).and_then(|()| {
        std::fs::rename(partial, to).map_err(|error| at(to, &error))?;
        sync_folder(to)
    });
    if outcome.is_err() {
        // What is left over of a failed copy must not pass for one.
        let _ = std::fs::remove_file(partial);
    }
    outcome
}

/// Checks that the file at `path` is an undamaged Comity database and gives the version of its schema.
///
/// # Errors
/// [`Error::Backup`] when it is not; [`Error::TooNew`] when a newer program wrote it.
pub fn verify(path: &Path) -> Result<u32> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| at(path, &error))?;
    let verdict: String = connection
        .query_row("pragma integrity_check(1)", (), |row| row.get(0))
        .map_err(|error| at(path, &error))?;
    if verdict != "ok" {
        return Err(Error::Backup(format!("`{}` is damaged: {verdict}", path.display())));
    }
    let applied = migrate::applied_sqlite(&connection)
        .map_err(|_| Error::Backup(format!("`{}` is not a database of Comity", path.display())))?;
    migrate::missing(&applied, migrate::MIGRATIONS)?;
    Ok(applied.last().map_or(0, |(version, _)| *version))
}

/// Puts the checked copy `from` in the place of the database at `to`, which may be in use: a running server sees the old
/// state until the new one is complete, and then tells its subscribers that they [missed](crate::Notice::Missed) something.
///
/// # Errors
/// What [`verify`] says, and [`Error::Backup`] when `to` cannot be written. `to` is unchanged then.
pub fn restore(from: &Path, to: &Path) -> Result<()> {
    verify(from)?;
    if !to.exists() {
        return back_up(from, to);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags).map_err(|error| at(from, &error))?;
    let mut target = crate::engine::sqlite::open(to, CACHE_KIB)?;
    target.pragma_update(None, "synchronous", "full").map_err(|error| at(to, &error))?;
    target.busy_timeout(LOCK_WAIT).map_err(|error| at(to, &error))?;
    // All pages in one step are one transaction on the target.
    pages(&source, &mut target, -1).map_err(|error| at(to, &error))
}

fn copy_checked(from: &Path, to: &Path) -> Result<()> {
    // A file that may not be written, a backup on another medium, has no log beside it and is read as it stands.
    let source = crate::engine::sqlite::open(from, CACHE_KIB).or_else(|_| {
        Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| at(from, &error))
    })?;
    // An open transaction pins one moment: otherwise each write from elsewhere would start the copy anew.
    source
        .execute_batch("begin deferred; select count(*) from sqlite_schema")
        .map_err(|error| at(from, &error))?;
    let _ = std::fs::remove_file(to);
    make_private(to)?;
    let mut target = Connection::open(to).map_err(|error| at(to, &error))?;
    pages(&source, &mut target, PAGES_A_STEP).map_err(|error| at(to, &error))?;
    // One file, without a log beside it, is what people can carry away.
    target
        .pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))
        .map_err(|error| at(to, &error))?;
    target.close().map_err(|(_, error)| at(to, &error))?;
    std::fs::File::open(to).and_then(|file| file.sync_all()).map_err(|error| at(to, &error))?;
    verify(to).map(drop)
}

fn pages(source: &Connection, target: &mut Connection, pages_a_step: i32) -> rusqlite::Result<()> {
    let copying = Backup::new(source, target)?;
    let mut busy = 0_u32;
    loop {
        match copying.step(pages_a_step)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            // The busy handler has waited already; a few rounds more, then it is an error.
            _ if busy < 10 => {
                busy += 1;
                std::thread::sleep(Duration::from_millis(50));
            }
            _ => {
                let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                return Err(rusqlite::Error::SqliteFailure(code, Some("the database is in use".to_owned())));
            }
        }
    }
}

fn make_private(path: &Path) -> Result<()> {
    let mut file = std::fs::OpenOptions::new();
    file.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path).map(drop).map_err(|error| at(path, &error))
}

fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| at(path, &error))
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::Backup(format!("`{}`: {error}", path.display()))
}
