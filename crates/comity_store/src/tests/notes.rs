//! Notes which statements ran on which database.

use crate::Dialect;
use std::collections::BTreeMap;
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
        let ran = all.entry(sql).or_default();
        match dialect {
            Dialect::Sqlite => ran.on_sqlite = true,
            Dialect::Postgres => ran.on_postgres = true,
        }
    }

    /// The statements that ran on one of the two databases only.
    pub(crate) fn one_sided(&self) -> Vec<&'static str> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|(_, ran)| ran.on_sqlite != ran.on_postgres).map(|(sql, _)| *sql).collect()
    }
}
