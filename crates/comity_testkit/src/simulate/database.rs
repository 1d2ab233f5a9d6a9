//! A database of the simulation's own, which outlives the stores that are opened over it.

use crate::postgres::{PostgresDatabase, postgres_server};
use comity_store::{Durability, PostgresOptions, SqliteOptions, Store};

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
    Postgres(PostgresDatabase),
}

impl Database {
    /// Those that are there.
    pub fn all() -> Vec<Self> {
        if postgres_server().is_some() { vec![Self::Sqlite, Self::Postgres] } else { vec![Self::Sqlite] }
    }

    /// An empty database, which goes away with the value.
    pub(crate) fn make(self) -> Opened {
        match self {
            Self::Sqlite => Opened::Sqlite(tempfile::tempdir().expect("a folder of the test's own")),
            Self::Postgres => {
                let made = PostgresDatabase::make("comity_simulate");
                Opened::Postgres(made.expect("COMITY_TEST_POSTGRES names a server"))
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
            Self::Postgres(database) => {
                let options = PostgresOptions { connections: CONNECTIONS };
                Store::open_postgres(&database.url(), options).expect("a database of the test's own opens")
            }
        }
    }
}
