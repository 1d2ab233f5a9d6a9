//! Small values as archives write them: times, names, ids.

use comity_model::Timestamp;
use std::fmt::Write as _;

/// A time such as `2014-01-14 17:32:12`, read as UTC; none for zeros, impossible dates and years before 1970.
pub(crate) fn sql_time(text: &str) -> Option<Timestamp> {
    let (date, time) = text.trim().split_once([' ', 'T'])?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let mut time = time.splitn(3, ':').map(|part| part.parse::<f64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().unwrap_or(Some(0.0))?);
    let is_time =
        (0.0..24.0).contains(&hour) && (0.0..60.0).contains(&minute) && (0.0..61.0).contains(&second);
    let day =
        jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()?;
    let days = day.duration_since(jiff::civil::date(1970, 1, 1)).as_secs() / 86_400;
    let micros = ((hour * 3600.0 + minute * 60.0 + second) * 1e6).round() as i64;
    let at = days * 86_400_000_000 + micros;
    // The last day of year 9999 cannot be printed, and nobody commented here before 1970.
    (is_time && at > 0 && jiff::Timestamp::from_microsecond(at).is_ok()).then(|| Timestamp::from_micros(at))
}

/// A time such as `2011-08-31T15:16:29Z`; one without a zone is read as UTC.
pub(crate) fn rfc3339_time(text: &str) -> Option<Timestamp> {
    match text.trim().parse::<jiff::Timestamp>() {
        Ok(at) => Some(Timestamp::from_micros(at.as_microsecond())),
        Err(_) => sql_time(text.trim().trim_end_matches('Z')),
    }
    .filter(|at| at.as_micros() > 0)
}

/// A time such as `Tue, 14 Jan 2014 17:31:03 +0000`.
pub(crate) fn rfc2822_time(text: &str) -> Option<Timestamp> {
    let at = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()?;
    Some(Timestamp::from_micros(at.as_microsecond()))
}

/// The time as RFC 3339 in UTC.
pub(crate) fn write_time(at: Timestamp) -> String {
    // Times outside jiff's years -9999 to 9999 cannot come from any reader here.
    jiff::Timestamp::from_microsecond(at.as_micros()).map_or_else(|_| String::new(), |t| t.to_string())
}

/// The text without white space at its ends; none when nothing is left.
pub(crate) fn some_text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A web address, if that is what it is: other schemes are not worth keeping.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = text.split_once("://")?.0;
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then(|| text.to_owned())
}

/// The longest name, e-mail address or other short value that is kept, in bytes.
pub(crate) const MAX_SHORT_BYTES: usize = 1024;

/// `text` cut to at most `max_bytes` at a character border.
pub(crate) fn cut(text: &mut String, max_bytes: usize) -> bool {
    let is_long = text.len() > max_bytes;
    let border = (0..=max_bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(border);
    is_long
}

/// The text with the character references of HTML replaced that systems put into plain names and headlines.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        if let Some((c, tail)) = after.split_once(';').and_then(|(name, tail)| Some((reference(name)?, tail)))
        {
            out.push(c);
            rest = tail;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The character that `&name;` stands for, for the few names that occur outside HTML text.
pub(crate) fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // NUL cannot be stored; HTML replaces it in the same way.
        return char::from_u32(code).map(|c| if c == '\0' { char::REPLACEMENT_CHARACTER } else { c });
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "hellip" => '…',
        "bull" => '•',
        _ => return None,
    })
}

/// A short stable name for `parts`: the first 16 bytes of their SHA-256 as hexadecimal.
pub(crate) fn digest(parts: &[&str]) -> String {
    use sha2::Digest as _;
    let mut hasher = sha2::Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().take(16).fold(String::with_capacity(32), |mut out, byte| {
        write!(out, "{byte:02x}").expect("a string takes every write");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_all_sorts_are_read_and_impossible_ones_are_not() {
        assert_eq!(sql_time("2014-01-14 17:32:12").map(Timestamp::as_secs), Some(1_389_720_732));
        assert_eq!(sql_time(" 1970-01-01 00:00:01 ").map(Timestamp::as_secs), Some(1));
        for wrong in [
            "0000-00-00 00:00:00",
            "2014-02-30 00:00:00",
            "2014-02-03 25:00:00",
            "1901-01-01 00:00:00",
            "9999-12-31 23:59:59",
            "",
            "soon",
            "2014-1",
        ] {
            assert_eq!(sql_time(wrong), None, "{wrong}");
        }
        assert_eq!(rfc3339_time("2011-08-31T15:16:29Z"), sql_time("2011-08-31 15:16:29"));
        assert_eq!(
            rfc3339_time("2021-03-17T12:09:47.722181+04:00").map(Timestamp::as_micros),
            Some(1_615_968_587_722_181)
        );
        assert_eq!(rfc3339_time("0001-01-01T00:00:00.000Z"), None);
        assert_eq!(rfc2822_time("Tue, 14 Jan 2014 17:31:03 +0000"), sql_time("2014-01-14 17:31:03"));
    }

    #[test]
    fn references_in_names_are_replaced_and_others_are_left() {
        assert_eq!(unescape("Tom &amp; Ann &#8217;s &bogus; & co"), "Tom & Ann ’s &bogus; & co");
    }
}
