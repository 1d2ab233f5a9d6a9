//! Notes which statements ran on which database.
//!
//! Where the two truly differ, each statement begins with its database and a common name, `/* sqlite: claim a job */` and
//! `/* postgres: claim a job */`; they are one statement then, and both must have run.

use crate::Dialect;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The statements that ran, and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<BTreeMap<&'static str, Ran>>>);

#[derive(Debug, Clone, Copy, Default)]
struct Ran {
    on_sqlite: bool,
    on_postgres: bool,
}

impl Notes {
    /// Notes that `sql` runs on a database.
    pub(crate) fn add(&self, dialect: Dialect, sql: &'static str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ran = all.entry(name(sql)).or_default();
        match dialect {
            Dialect::Sqlite => ran.on_sqlite = true,
            Dialect::Postgres => ran.on_postgres = true,
        }
    }

    /// The statements that ran anywhere.
    pub(super) fn names(&self) -> BTreeSet<&'static str> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }

    /// The statements that ran on one of the two databases only.
    pub(crate) fn one_sided(&self) -> Vec<&'static str> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|(_, ran)| ran.on_sqlite != ran.on_postgres).map(|(sql, _)| *sql).collect()
    }
}

/// The name of a statement that is written twice, or the statement itself.
pub(super) fn name(sql: &str) -> &str {
    let after = |prefix| sql.trim_start().strip_prefix(prefix);
    let named =
        after("/* sqlite: ").or_else(|| after("/* postgres: ")).and_then(|rest| rest.split_once(" */"));
    named.map_or(sql, |(name, _)| name)
}

#[test]
fn a_statement_that_ran_on_one_database_only_is_named() {
    let notes = Notes::default();
    for (dialect, sql) in [
        (Dialect::Sqlite, "select 1"),
        (Dialect::Postgres, "select 1"),
        (Dialect::Sqlite, "/* sqlite: claim a job */ select 2"),
        (Dialect::Postgres, "/* postgres: claim a job */ select 3"),
        (Dialect::Sqlite, "select 4"),
        (Dialect::Postgres, "/* postgres: search */ select 5"),
    ] {
        notes.add(dialect, sql);
    }
    assert_eq!(notes.one_sided(), ["search", "select 4"]);
}
