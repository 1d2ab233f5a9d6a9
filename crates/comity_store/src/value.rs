//! Values that go into a statement, and [`params!`](crate::params) that collects them.

use comity_model::{
    AppealId, CommentId, CommenterId, DecisionId, DraftId, JobId, ModeratorId, PolicyDraftId,
    PolicyVersionId, ProposalId, ReplayId, ReportId, RevisionId, SanctionId, SiteId, StoryId, Timestamp,
};

/// One parameter of a statement, or one column of a row, in the five kinds that both databases share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A number, a time in microseconds since 1970, or a boolean as 0 or 1.
    Int(i64),
    /// A floating-point number.
    Real(f64),
    /// A text without the character NUL.
    Text(&'a str),
    /// Bytes: an id, a digest, a salt.
    Blob(&'a [u8]),
}

impl Value<'_> {
    /// What it is, for error messages.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Int(_) => "an integer",
            Self::Real(_) => "a floating-point number",
            Self::Text(_) => "a text",
            Self::Blob(_) => "bytes",
        }
    }
}

/// Collects the parameters of a statement: `params![&site, key, comment.created_at]`.
///
/// Ids, strings and bytes are given by reference, numbers, booleans and times by value; an `Option` becomes null.
#[macro_export]
macro_rules! params {
    () => { &[] as &[$crate::Value<'_>] };
    ($($value:expr),+ $(,)?) => { &[$($crate::Value::from($value)),+] as &[$crate::Value<'_>] };
}

macro_rules! from_value {
    ($($from:ty => |$value:ident| $to:expr),+ $(,)?) => {$(
        impl<'a> From<$from> for Value<'a> {
            fn from($value: $from) -> Self { $to }
        }
    )+};
}

from_value! {
    i64 => |value| Self::Int(value),
    i32 => |value| Self::Int(i64::from(value)),
    u8 => |value| Self::Int(i64::from(value)),
    u16 => |value| Self::Int(i64::from(value)),
    u32 => |value| Self::Int(i64::from(value)),
    u64 => |value| Self::Int(i64::try_from(value).unwrap_or(i64::MAX)),
    usize => |value| Self::Int(i64::try_from(value).unwrap_or(i64::MAX)),
    bool => |value| Self::Int(i64::from(value)),
    f64 => |value| Self::Real(value),
    f32 => |value| Self::Real(f64::from(value)),
    Timestamp => |value| Self::Int(value.as_micros()),
    &'a str => |value| Self::Text(value),
    &'a &str => |value| Self::Text(value),
    &'a String => |value| Self::Text(value),
    &'a Option<String> => |value| value.as_deref().map_or(Self::Null, Self::Text),
    &'a [u8] => |value| Self::Blob(value),
    &'a Vec<u8> => |value| Self::Blob(value),
    &'a Option<Vec<u8>> => |value| value.as_deref().map_or(Self::Null, Self::Blob),
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Self::Blob(value)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! from_id {
    ($($id:ty),+ $(,)?) => {$(
        impl<'a> From<&'a $id> for Value<'a> {
            fn from(id: &'a $id) -> Self { Self::Blob(id.as_bytes()) }
        }
        impl<'a> From<&'a Option<$id>> for Value<'a> {
            fn from(id: &'a Option<$id>) -> Self { id.as_ref().map_or(Self::Null, |id| Self::Blob(id.as_bytes())) }
        }
    )+};
}

from_id!(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_parameter_has_its_value() {
        let (site, text, bytes) = (SiteId::from_bytes([3; 16]), String::from("Sarıyar"), vec![1_u8, 2]);
        let (nobody, note): (Option<CommenterId>, Option<String>) = (None, Some("seen".to_owned()));
        let params =
            params![&site, &text, &bytes, &nobody, &note, true, 7_u32, Some(1.5), Some(&site), None::<i64>];
        assert_eq!(
            params,
            &[
                Value::Blob(&[3; 16]),
                Value::Text("Sarıyar"),
                Value::Blob(&[1, 2]),
                Value::Null,
                Value::Text("seen"),
                Value::Int(1),
                Value::Int(7),
                Value::Real(1.5),
                Value::Blob(&[3; 16]),
                Value::Null,
            ]
        );
        assert_eq!(Value::from(u64::MAX), Value::Int(i64::MAX));
        assert!(params![].is_empty());
    }
}
