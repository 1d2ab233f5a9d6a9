//! A database of the simulation's own, which outlives the stores that are opened over it.

use comity_store::{Durability, PostgresOptions, SqliteOptions, Store};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Which database a day runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// SQLite in a file.
    Sqlite,
    /// The PostgreSQL server that `COMITY_TEST_POSTGRES` names.
    Postgres,
}

/// Connections to PostgreSQL: more than one, so that two requests of one moment meet.
const CONNECTIONS: usize = 3;

pub(crate) enum Opened {
    Sqlite(tempfile::TempDir),
    Postgres { server: String, name: String },
}

impl Database {
    /// Those that are there.
    pub fn all() -> Vec<Self> {
        if server().is_some() { vec![Self::Sqlite, Self::Postgres] } else { vec![Self::Sqlite] }
    }

    /// An empty database, which goes away with the value.
    pub(crate) fn make(self) -> Opened {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        match self {
            Self::Sqlite => Opened::Sqlite(tempfile::tempdir().expect("a folder of the test's own")),
            Self::Postgres => {
                let server = server().expect("COMITY_TEST_POSTGRES names a server");
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let name = format!("comity_simulate_{}_{number}", std::process::id());
                psql(&server, &format!("create database {name} template template0"));
                Opened::Postgres { server, name }
            }
        }
    }
}

impl Opened {
    /// A store over it, as a program that starts opens one.
    pub(crate) fn store(&self) -> Store {
        match self {
            Self::Sqlite(folder) => {
                // Nobody pulls the plug, so the disk need not be waited for.
                let options = SqliteOptions { durability: Durability::AtSync, ..SqliteOptions::default() };
                Store::open_sqlite(&folder.path().join("comity.sqlite"), options)
                    .expect("a database in a folder of the test's own opens")
            }
            Self::Postgres { server, name } => {
                let (address, settings) = server.split_once('?').unwrap_or((server, ""));
                let base = address.rsplit_once('/').map_or(address, |(base, _)| base);
                let options = PostgresOptions { connections: CONNECTIONS };
                Store::open_postgres(&format!("{base}/{name}?{settings}"), options)
                    .expect("a database of the test's own opens")
            }
        }
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            psql(server, &format!("drop database {name} with (force)"));
        }
    }
}

fn psql(server: &str, command: &str) {
    let status = Command::new("psql").args([server, "-qc", command]).status().expect("psql runs");
    assert!(status.success(), "{command}");
}

#[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
fn server() -> Option<String> {
    std::env::var("COMITY_TEST_POSTGRES").ok().filter(|server| !server.is_empty())
}
