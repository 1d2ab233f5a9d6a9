//! One row of an answer, the same for both databases.

use crate::{Error, Result, Value, engine::wire::Wire};
use comity_model::{
    AppealId, CommentId, CommenterId, DecisionId, DraftId, JobId, ModeratorId, PolicyDraftId,
    PolicyVersionId, ProposalId, ReplayId, ReportId, RevisionId, SanctionId, SiteId, StoryId, Timestamp,
};
use rusqlite::types::ValueRef;

/// One row of an answer; valid while the function that was given it runs.
pub struct Row<'r>(Source<'r>);

enum Source<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl<'r> Row<'r> {
    pub(crate) const fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self(Source::Sqlite(row))
    }

    pub(crate) const fn postgres(row: &'r postgres::Row) -> Self {
        Self(Source::Postgres(row))
    }

    /// The column at `index`, from 0.
    ///
    /// # Errors
    /// [`Error::Column`] when there is no such column, or when it holds something else.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T> {
        let value = self.value(index).map_err(|found| Error::Column { index, wanted: T::NAME, found })?;
        T::from_value(value).ok_or(Error::Column { index, wanted: T::NAME, found: value.kind() })
    }

    fn value(&self, index: usize) -> Result<Value<'_>, &'static str> {
        match self.0 {
            Source::Sqlite(row) => {
                match row.get_ref(index).map_err(|_| "nothing, as there is no such column")? {
                    ValueRef::Null => Ok(Value::Null),
                    ValueRef::Integer(number) => Ok(Value::Int(number)),
                    ValueRef::Real(number) => Ok(Value::Real(number)),
                    ValueRef::Text(bytes) => {
                        std::str::from_utf8(bytes).map(Value::Text).map_err(|_| "invalid UTF-8")
                    }
                    ValueRef::Blob(bytes) => Ok(Value::Blob(bytes)),
                }
            }
            Source::Postgres(row) => match row.try_get::<_, Wire<'_>>(index) {
                Ok(wire) => Ok(wire.0),
                Err(_) if index >= row.len() => Err("nothing, as there is no such column"),
                Err(_) => Err("a type that we do not use"),
            },
        }
    }
}

/// A type that a column can be read as.
pub trait FromValue: Sized {
    /// Its name in error messages.
    const NAME: &'static str;

    /// The value as this type; none where it does not fit.
    fn from_value(value: Value<'_>) -> Option<Self>;
}

impl<T: FromValue> FromValue for Option<T> {
    const NAME: &'static str = T::NAME;

    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            _ => T::from_value(value).map(Some),
        }
    }
}

impl FromValue for f64 {
    const NAME: &'static str = "f64";

    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Real(number) => Some(number),
            Value::Int(number) => Some(number as Self),
            _ => None,
        }
    }
}

impl FromValue for String {
    const NAME: &'static str = "String";

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.to_owned()) } else { None }
    }
}

impl FromValue for Vec<u8> {
    const NAME: &'static str = "Vec<u8>";

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Blob(bytes) = value { Some(bytes.to_vec()) } else { None }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    const NAME: &'static str = "[u8; N]";

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Blob(bytes) = value { bytes.try_into().ok() } else { None }
    }
}

macro_rules! from_int {
    ($($to:ty: |$int:ident| $value:expr),+ $(,)?) => {$(
        impl FromValue for $to {
            const NAME: &'static str = stringify!($to);
            fn from_value(value: Value<'_>) -> Option<Self> {
                if let Value::Int($int) = value { $value } else { None }
            }
        }
    )+};
}

from_int! {
    i64: |int| Some(int),
    i32: |int| Self::try_from(int).ok(),
    u8: |int| Self::try_from(int).ok(),
    u32: |int| Self::try_from(int).ok(),
    u64: |int| Self::try_from(int).ok(),
    usize: |int| Self::try_from(int).ok(),
    bool: |int| match int { 0 => Some(false), 1 => Some(true), _ => None },
    Timestamp: |int| Some(Self::from_micros(int)),
}

macro_rules! from_blob {
    ($($id:ty),+ $(,)?) => {$(
        impl FromValue for $id {
            const NAME: &'static str = stringify!($id);
            fn from_value(value: Value<'_>) -> Option<Self> {
                <[u8; 16]>::from_value(value).map(Self::from_bytes)
            }
        }
    )+};
}

from_blob!(
    SiteId,
    StoryId,
    CommentId,
    RevisionId,
    CommenterId,
    ModeratorId,
    DecisionId,
    ReportId,
    AppealId,
    SanctionId,
    PolicyVersionId,
    DraftId,
    PolicyDraftId,
    ReplayId,
    ProposalId,
    JobId,
);
