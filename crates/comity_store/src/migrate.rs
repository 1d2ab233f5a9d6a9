//! Brings the schema up to date: numbered files, forward only, each applied once, under a lock.
//!
//! To change the schema, add `NNNN_name.sql` to both folders under `migrations/` and a line to [`MIGRATIONS`]. A file that
//! was released is never edited: its checksum is kept in the database.

use crate::{Error, Result};
use sha2::{Digest, Sha256};

/// One step of the schema, for both databases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// Its number, from 1 without gaps.
    pub(crate) version: u32,
    /// Its name, as in the file.
    pub(crate) name: &'static str,
    /// The statements for SQLite.
    pub(crate) sqlite: &'static str,
    /// The statements for PostgreSQL.
    pub(crate) postgres: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal $file:literal),* $(,)?) => {
        &[$(Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../migrations/postgres/", $file)),
        }),*]
    };
}

/// All steps, oldest first.
pub(crate) const MIGRATIONS: &[Migration] = migrations![
    1 "foundation" "0001_foundation.sql",
    2 "feedback" "0002_feedback.sql",
    3 "walking the archive" "0003_walking_the_archive.sql",
    4 "drafts" "0004_drafts.sql",
    5 "confirmations" "0005_confirmations.sql",
    6 "scoring keys" "0006_scoring_keys.sql",
    7 "pins" "0007_pins.sql",
    8 "lighter writes" "0008_lighter_writes.sql",
    9 "noted" "0009_noted.sql",
    10 "undated" "0010_undated.sql",
    11 "invitations" "0011_invitations.sql",
    12 "withdrawals" "0012_withdrawals.sql",
];

const LEDGER: &str = "create table if not exists migrations (
    version bigint not null primary key, name text not null, checksum text not null)";
const LEDGER_STRICT: &str = "create table if not exists migrations (
    version integer not null primary key, name text not null, checksum text not null) strict";

/// The advisory lock that two nodes starting at once queue for; any number that no one else uses.
const LOCK: i64 = 0x434f_4d49_5459;

/// The newest version in the list.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.version)
}

/// Applies to a SQLite database what it lacks.
pub(crate) fn sqlite(connection: &rusqlite::Connection, migrations: &[Migration]) -> Result<()> {
    let fault =
        |version| move |error: rusqlite::Error| Error::Migration { version, message: error.to_string() };
    connection
        .execute_batch("begin exclusive")
        .map_err(|error| crate::engine::sqlite::fault("begin exclusive", &error))?;
    let outcome = (|| {
        connection.execute_batch(LEDGER_STRICT).map_err(fault(0))?;
        for migration in missing(&applied_sqlite(connection).map_err(fault(0))?, migrations)? {
            connection.execute_batch(migration.sqlite).map_err(fault(migration.version))?;
            connection
                .execute(
                    "insert into migrations (version, name, checksum) values (?1, ?2, ?3)",
                    (migration.version, migration.name, checksum(migration.sqlite)),
                )
                .map_err(fault(migration.version))?;
        }
        connection.execute_batch("commit").map_err(fault(0))
    })();
    if !connection.is_autocommit() {
        connection.execute_batch("rollback").map_err(fault(0))?;
    }
    outcome
}

/// The steps that a SQLite database has had: version and checksum.
pub(crate) fn applied_sqlite(connection: &rusqlite::Connection) -> rusqlite::Result<Vec<(u32, String)>> {
    let mut statement = connection.prepare("select version, checksum from migrations order by version")?;
    statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Applies to a PostgreSQL database what it lacks.
pub(crate) fn postgres(client: &mut postgres::Client, migrations: &[Migration]) -> Result<()> {
    let fault = |version| {
        move |error: postgres::Error| Error::Migration {
            version,
            message: crate::engine::postgres::describe(&error),
        }
    };
    let mut transaction = client.transaction().map_err(fault(0))?;
    // Another node may be at it for long: this lock is waited for as long as it takes.
    transaction.batch_execute("set local lock_timeout = 0").map_err(fault(0))?;
    transaction.execute("select pg_advisory_xact_lock($1)", &[&LOCK]).map_err(fault(0))?;
    transaction.batch_execute(LEDGER).map_err(fault(0))?;
    let rows = transaction
        .query("select version, checksum from migrations order by version", &[])
        .map_err(fault(0))?;
    let applied: Vec<(u32, String)> =
        rows.iter().map(|row| (row.get::<_, i64>(0) as u32, row.get(1))).collect();
    for migration in missing(&applied, migrations)? {
        transaction.batch_execute(migration.postgres).map_err(fault(migration.version))?;
        transaction
            .execute(
                "insert into migrations (version, name, checksum) values ($1, $2, $3)",
                &[&i64::from(migration.version), &migration.name, &checksum(migration.postgres)],
            )
            .map_err(fault(migration.version))?;
    }
    transaction.commit().map_err(fault(0))
}

/// What is still to be applied, once it is sure that what was applied is what we know.
pub(crate) fn missing<'m>(applied: &[(u32, String)], migrations: &'m [Migration]) -> Result<&'m [Migration]> {
    let known = newest(migrations);
    if let Some(&(found, _)) = applied.last().filter(|(found, _)| *found > known) {
        return Err(Error::TooNew { found, known });
    }
    for ((version, sum), migration) in applied.iter().zip(migrations) {
        let is_ours = *version == migration.version
            && (*sum == checksum(migration.sqlite) || *sum == checksum(migration.postgres));
        if !is_ours {
            let message = format!("`{}` was changed after it had been applied", migration.name);
            return Err(Error::Migration { version: migration.version, message });
        }
    }
    Ok(migrations.get(applied.len()..).unwrap_or_default())
}

fn checksum(sql: &str) -> String {
    hex::encode(Sha256::digest(sql))
}
