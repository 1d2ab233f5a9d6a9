//! Values on PostgreSQL's wire: five kinds of ours against the types that columns and parameters are declared as.

use crate::Value;
use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use std::error::Error as StdError;

/// A value as PostgreSQL sends and takes it.
#[derive(Debug)]
pub(crate) struct Wire<'a>(pub(crate) Value<'a>);

type WireResult<T> = Result<T, Box<dyn StdError + Sync + Send>>;

impl ToSql for Wire<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> WireResult<IsNull> {
        match (self.0, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(number)?.to_sql(ty, out),
            (Value::Int(number), &Type::INT2) => i16::try_from(number)?.to_sql(ty, out),
            (Value::Int(number), &Type::FLOAT8) => (number as f64).to_sql(ty, out),
            (Value::Int(number @ (0 | 1)), &Type::BOOL) => (number == 1).to_sql(ty, out),
            (Value::Real(number), &Type::FLOAT8) => number.to_sql(ty, out),
            (Value::Real(number), &Type::FLOAT4) => (number as f32).to_sql(ty, out),
            (
                Value::Text(text),
                &(Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN),
            ) => text.to_sql(ty, out),
            (Value::Blob(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (value, _) => {
                let kind = value.kind();
                Err(format!("a parameter is taken for {ty}, and {kind} is given: write cast($n as …)").into())
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Wire<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> WireResult<Self> {
        Ok(Self(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Value::Real(f32::from_sql(ty, raw)?.into()),
            Type::NUMERIC => numeric(raw)?,
            Type::BYTEA => Value::Blob(raw),
            _ => Value::Text(std::str::from_utf8(raw)?),
        }))
    }

    fn from_sql_null(_: &Type) -> WireResult<Self> {
        Ok(Self(Value::Null))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8
                | Type::INT4
                | Type::INT2
                | Type::BOOL
                | Type::FLOAT8
                | Type::FLOAT4
                | Type::NUMERIC
                | Type::BYTEA
                | Type::TEXT
                | Type::VARCHAR
                | Type::BPCHAR
                | Type::NAME
                | Type::UNKNOWN
        )
    }
}

/// What `sum` and `avg` of a bigint give: an integer where it is one, as SQLite's would be.
///
/// Four 16-bit words (digits, weight of the first, sign, digits after the point as shown), then digits to the base 10,000.
fn numeric(raw: &[u8]) -> WireResult<Value<'static>> {
    let words: Vec<i16> = raw.chunks_exact(2).map(|pair| i16::from_be_bytes([pair[0], pair[1]])).collect();
    let (&[_, weight, sign, _], digits) = words.split_first_chunk().ok_or("a number is cut short")?;
    let (first, is_negative) = (i32::from(weight), sign == 0x4000);
    let sign_factor = if is_negative { -1 } else { 1 };
    if sign != 0 && !is_negative {
        return Err("a number is not finite".into());
    }
    let places = |index: usize| first - index as i32;
    if digits.iter().enumerate().all(|(index, &digit)| places(index) >= 0 || digit == 0) {
        let mut number = 0_i128;
        for (index, &digit) in digits.iter().enumerate().filter(|&(index, _)| places(index) >= 0) {
            let scale =
                10_000_i128.checked_pow(places(index).unsigned_abs()).ok_or("a number is too large")?;
            number += i128::from(digit).checked_mul(scale).ok_or("a number is too large")?;
        }
        return Ok(Value::Int(i64::try_from(number * sign_factor)?));
    }
    let sum: f64 = digits
        .iter()
        .enumerate()
        .map(|(index, &digit)| f64::from(digit) * 10_000_f64.powi(places(index)))
        .sum();
    Ok(Value::Real(sum * sign_factor as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[i16]) -> Option<Value<'static>> {
        let raw: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        numeric(&raw).ok()
    }

    #[test]
    fn sums_are_integers_and_averages_are_floating_point() {
        assert_eq!(read(&[0, 0, 0, 0]), Some(Value::Int(0)));
        assert_eq!(read(&[2, 1, 0, 0, 12, 345]), Some(Value::Int(120_345)));
        assert_eq!(read(&[1, 2, 0x4000, 0, 7]), Some(Value::Int(-700_000_000)));
        assert_eq!(read(&[2, 0, 0, 4, 1, 5000]), Some(Value::Real(1.5)));
        assert_eq!(read(&[2, 0, 0, 4, 4, 0]), Some(Value::Int(4)));
    }

    #[test]
    fn numbers_that_do_not_fit_are_errors() {
        assert_eq!(read(&[1, 9, 0, 0, 9999]), None);
        assert_eq!(read(&[1, 300, 0, 0, 1]), None);
        assert_eq!(read(&[0, 0, -16384, 0]), None);
        assert_eq!(read(&[0, 0]), None);
    }
}
