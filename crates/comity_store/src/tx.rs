//! What a closure on the store may do: run statements, read rows, send notices.

use crate::{Error, Result, Row, Value};
use std::sync::Arc;

/// Longest payload of a notice, in bytes: ids only. PostgreSQL itself ends at 8,000.
pub const NOTICE_MAX_BYTES: usize = 512;

/// Which database runs the statements; only for the few that truly differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded database.
    Sqlite,
    /// A server that several nodes share.
    Postgres,
}

/// A connection inside a transaction, as the two engines implement it.
pub(crate) trait Connection {
    fn dialect(&self) -> Dialect;
    fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64>;
    fn each(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()>;
    /// Where the statements that ran are noted, in the tests that ask for it.
    #[cfg(test)]
    fn notes(&self) -> Option<&crate::tests::notes::Notes>;
}

/// One transaction, or one savepoint of it, for the time that a closure runs.
///
/// Statements are written in lower case in the SQL that both databases understand, with `$1…$n` for parameters.
/// A closure has no effect outside its `Tx`, because it may be run again.
pub struct Tx<'t> {
    connection: &'t mut (dyn Connection + 't),
    notices: Vec<Arc<str>>,
    /// The first fault the database gave. PostgreSQL refuses to go on after one; so do we, on both.
    fault: Option<Error>,
}

impl<'t> Tx<'t> {
    pub(crate) fn new(connection: &'t mut (dyn Connection + 't)) -> Self {
        Self { connection, notices: Vec::new(), fault: None }
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.connection.dialect()
    }

    /// Runs a statement that returns no rows and gives the number of rows it touched.
    ///
    /// # Errors
    /// [`Error::Conflict`] for unique and foreign keys, and every other fault of the database.
    pub fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64> {
        self.admit(sql, params)?;
        let outcome = self.connection.execute(sql, params);
        self.remember(outcome)
    }

    /// All rows of an answer, each mapped by `map`. For long answers see [`Tx::each`].
    ///
    /// # Errors
    /// Faults of the database and what `map` returns.
    pub fn query<T>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(map(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row of an answer, where there is one.
    ///
    /// # Errors
    /// Faults of the database and what `map` returns.
    pub fn query_opt<T>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut first = None;
        self.each(sql, params, |row| {
            if first.is_none() {
                first = Some(map(row)?);
            }
            Ok(())
        })?;
        Ok(first)
    }

    /// The first row of an answer that must have one.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no row, faults of the database, and what `map` returns.
    pub fn query_one<T>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.query_opt(sql, params, map)?.ok_or(Error::Missing)
    }

    /// Shows each row of an answer to `visit` as it arrives, without keeping any.
    ///
    /// # Errors
    /// Faults of the database and what `visit` returns, which also ends the reading.
    pub fn each(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        mut visit: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.admit(sql, params)?;
        // What `visit` says is its own affair; only what the database says ends the transaction.
        let mut verdict = Ok(());
        let outcome = self.connection.each(sql, params, &mut |row| {
            verdict = visit(row);
            verdict.clone()
        });
        verdict?;
        self.remember(outcome)
    }

    /// Tells all who [subscribed](crate::Store::subscribe), on every node, once this write is on disk.
    ///
    /// A notice may get lost when a node dies: it hastens what polling would find too.
    ///
    /// # Errors
    /// [`Error::NoticeTooLong`] above [`NOTICE_MAX_BYTES`].
    pub fn notify(&mut self, payload: &str) -> Result<()> {
        if payload.len() > NOTICE_MAX_BYTES {
            return Err(Error::NoticeTooLong(payload.len()));
        }
        self.notices.push(Arc::from(payload));
        Ok(())
    }

    /// The notices to send after the commit, or the fault that the closure passed over.
    pub(crate) fn finish(self) -> Result<Vec<Arc<str>>> {
        self.fault.map_or(Ok(self.notices), Err)
    }

    fn admit(&self, sql: &'static str, params: &[Value<'_>]) -> Result<()> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        #[cfg(test)]
        if let Some(notes) = self.connection.notes() {
            notes.add(self.connection.dialect(), sql);
        }
        let has_nul = |value: &Value<'_>| matches!(value, Value::Text(text) if text.as_bytes().contains(&0));
        if params.iter().any(has_nul) { Err(Error::NulInText { statement: sql }) } else { Ok(()) }
    }

    fn remember<T>(&mut self, outcome: Result<T>) -> Result<T> {
        if let Err(fault) = &outcome {
            self.fault = Some(fault.clone());
        }
        outcome
    }
}
