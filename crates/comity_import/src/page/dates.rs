//! Finds dates as pages print them, in the languages of the pages that we expect.

use comity_model::Timestamp;
use std::ops::Range;

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundDate {
    /// When; midnight UTC if no time was printed.
    pub(crate) at: Timestamp,
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
}

/// Words looked at, so that a long text costs little.
const MAX_WORDS: usize = 60;

/// The first complete date (with its year) in `text`, and the time after it.
pub(crate) fn find_date(text: &str) -> Option<FoundDate> {
    let words: Vec<Word> = words(text).take(MAX_WORDS).collect();
    (0..words.len()).find_map(|first| date_at(text, &words, first))
}

/// Month and day in a text that prints no year: `March 3`, `3 мая`.
pub(crate) fn day_of_year(text: &str) -> Option<(u32, u32)> {
    let words: Vec<Word> = words(text).take(MAX_WORDS).collect();
    let is_day = |word: &&Word| word.number.is_some_and(|n| (1..=31).contains(&n));
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(is_day);
        let day = before.or_else(|| words.get(at + 1).filter(is_day))?;
        Some((word.month?, day.number?))
    })
}

/// The last day with this month and day that began before `at`.
pub(crate) fn last_before(at: Timestamp, (month, day): (u32, u32)) -> Option<Timestamp> {
    let year = jiff::Timestamp::from_microsecond(at.as_micros())
        .ok()?
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .year();
    let midnight = |year: i16| {
        let day = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Timestamp::from_secs(day.duration_since(jiff::civil::date(1970, 1, 1)).as_secs()))
    };
    midnight(year).filter(|day| *day <= at).or_else(|| midnight(year - 1))
}

struct Word {
    range: Range<usize>,
    number: Option<u32>,
    month: Option<u32>,
}

/// Runs of letters, or runs of digits.
fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let is_digit = digit(first).is_some();
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| {
            if is_digit {
                digit(*c).is_some()
            } else {
                (c.is_alphabetic() || is_combining(*c)) && digit(*c).is_none()
            }
        }) {
            end = at + c.len_utf8();
        }
        let word = text.get(start..end)?;
        let number = if is_digit && word.chars().count() <= 4 {
            word.chars().try_fold(0, |n, c| Some(n * 10 + digit(c)?))
        } else {
            None
        };
        Some(Word { range: start..end, number, month: if is_digit { None } else { month(word) } })
    })
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}')
}

/// The value of a decimal digit, Western, Arabic or Persian.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

fn date_at(text: &str, words: &[Word], first: usize) -> Option<FoundDate> {
    let word = |n: usize| words.get(first + n);
    let number = |n: usize| word(n).and_then(|w| w.number);
    let month = |n: usize| word(n).and_then(|w| w.month);
    let between = |n: usize| text.get(word(n)?.range.end..word(n + 1)?.range.start);
    let is_year = |y: &u32| (1990..2100).contains(y);
    let same_sign =
        |a: Option<&str>, b: Option<&str>| a == b && a.is_some_and(|s| matches!(s, "-" | "." | "/"));
    // `3 de mayo de 2024`: small words between the parts are passed over.
    let next_year = |from: usize| (from..from + 3).find(|n| number(*n).as_ref().is_some_and(is_year));
    let next_month = |from: usize| (from..from + 2).find(|n| month(*n).is_some());

    let (year, month, day, last) = if let (Some(y), Some(m), Some(d), true) =
        (number(0).filter(is_year), number(1), number(2), same_sign(between(0), between(1)))
    {
        (y, m, d, 2)
    } else if let (Some(a), Some(b), Some(y), true) =
        (number(0), number(1), number(2).filter(is_year), same_sign(between(0), between(1)))
    {
        if b > 12 { (y, a, b, 2) } else { (y, b, a, 2) }
    } else if let (Some(d), Some(at_month)) = (number(0).filter(|d| *d <= 31), next_month(1)) {
        let at_year = next_year(at_month + 1)?;
        (number(at_year)?, month(at_month)?, d, at_year)
    } else if let (Some(m), Some(d)) = (month(0), number(1).filter(|d| *d <= 31)) {
        let at_year = next_year(2)?;
        (number(at_year)?, m, d, at_year)
    } else if let (Some(y), Some(m), Some(d)) = (number(0).filter(is_year), month(1), number(2)) {
        (y, m, d, 2)
    } else {
        return None;
    };
    let start = word(0)?.range.start;
    let mut end = word(last)?.range.end;
    let mut seconds = 0;
    if let Some((time, time_end)) = (1..=4).find_map(|n| time_at(text, words, first + last + n)) {
        seconds = time;
        end = time_end;
    }
    let day =
        jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()?;
    let midnight = day.duration_since(jiff::civil::date(1970, 1, 1)).as_secs();
    Some(FoundDate { at: Timestamp::from_secs(midnight + i64::from(seconds)), range: start..end })
}

/// A time such as `10:15`, `10.15:30` or `5:10 pm`: seconds since midnight, and where it ends.
fn time_at(text: &str, words: &[Word], first: usize) -> Option<(u32, usize)> {
    let (hour_word, minute_word) = (words.get(first)?, words.get(first + 1)?);
    let (mut hour, minute) = (hour_word.number.filter(|h| *h < 24)?, minute_word.number.filter(|m| *m < 60)?);
    let separator = text.get(hour_word.range.end..minute_word.range.start)?;
    let is_time = matches!(separator, ":" | "." | "h" | "։") && minute_word.range.len() >= 2;
    if !is_time {
        return None;
    }
    let mut end = minute_word.range.end;
    let mut second = 0;
    let mut next = first + 2;
    if let Some(word) = words.get(next).filter(|w| text.get(end..w.range.start) == Some(":"))
        && let Some(s) = word.number.filter(|s| *s < 60)
    {
        (second, end, next) = (s, word.range.end, next + 1);
    }
    if let Some(word) = words.get(next) {
        let half = text.get(word.range.clone()).unwrap_or_default().to_lowercase();
        let after_dots = text.get(end..).unwrap_or_default().trim_start().to_lowercase();
        let is_afternoon = half == "pm" || after_dots.starts_with("p.m");
        let is_morning = half == "am" || after_dots.starts_with("a.m");
        if is_afternoon || is_morning {
            hour = hour % 12 + if is_afternoon { 12 } else { 0 };
            let dotted = after_dots.starts_with("p.m") || after_dots.starts_with("a.m");
            end = if dotted {
                words.get(next + 1).map_or(word.range.end, |w| w.range.end)
            } else {
                word.range.end
            };
        }
    }
    Some((hour * 3600 + minute * 60 + second, end))
}

/// The number of the month that `word` names, 1 to 12.
fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    // The dotted İ of Turkish falls apart into i and a combining dot.
    let word: String = word.chars().filter(|c| *c != '\u{307}').collect();
    MONTHS.iter().find_map(|(number, names)| {
        let is_named = names.split(' ').any(|name| match name.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == name,
        });
        is_named.then_some(*number)
    })
}

/// Names of the months; a star stands for any ending.
const MONTHS: &[(u32, &str)] = &[
    (
        1,
        "january jan januar jänner janvier enero januari gennaio janeiro ocak oca yanvar* январ* янв հունվար* هونفار يناير كانون1 იანვ* січ* ژانویه styczeń stycznia",
    ),
    (
        2,
        "february feb februar février enero2 febrero febbraio fevereiro şubat fevral* феврал* фев փետրվար* فبراير شباط თებ* лют* فوریه luty lutego",
    ),
    (
        3,
        "march mar märz mars marzo março mart martı марта март мар մարտ* مارس آذار მარტ* берез* marzec marca",
    ),
    (
        4,
        "april apr avril abril aprile nisan nis aprel* апрел* апр ապրիլ* أبريل ابريل نيسان აპრ* квіт* آوریل kwiecień kwietnia",
    ),
    (5, "may mai mayo maggio maio mayıs may2 май мая մայիս* مايو أيار მაის* трав* maj maja mei"),
    (
        6,
        "june jun juni juin junio giugno junho haziran haz iyun* июн* հունիս* يونيو حزيران ივნ* черв* czerwiec czerwca",
    ),
    (
        7,
        "july jul juli juillet julio luglio julho temmuz tem iyul* июл* հուլիս* يوليو تموز ივლ* лип* lipiec lipca",
    ),
    (
        8,
        "august aug août agosto ağustos ağu avqust* август* авг օգոստոս* أغسطس آب აგვ* серп* sierpień sierpnia",
    ),
    (
        9,
        "september sep sept septembre septiembre settembre setembro eylül eyl sentyabr* сентябр* сен սեպտեմբեր* سبتمبر أيلول სექ* верес* wrzesień września",
    ),
    (
        10,
        "october oct oktober okt octobre octubre ottobre outubro ekim eki oktyabr* октябр* окт հոկտեմբեր* أكتوبر ოქტ* жовт* październik października",
    ),
    (
        11,
        "november nov novembre noviembre novembro kasım kas noyabr* ноябр* ноя նոյեմբեր* نوفمبر ნოემ* листоп* listopad listopada",
    ),
    (
        12,
        "december dec dezember dez décembre diciembre dicembre dezembro aralık ara dekabr* декабр* дек դեկտեմբեր* ديسمبر დეკ* груд* grudzień grudnia",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found =
            find_date(text).map(|d| (crate::values::write_time(d.at), text.get(d.range).unwrap_or("?")));
        assert_eq!(found.as_ref().map(|(at, range)| (at.as_str(), *range)), expected, "{text}");
    }

    #[test]
    fn dates_are_found_in_many_languages() {
        check("SARIYAR, 3 May 2024 - The", Some(("2024-05-03T00:00:00Z", "3 May 2024")));
        check("on May 3, 2012 at 5:10 pm", Some(("2012-05-03T17:10:00Z", "May 3, 2012 at 5:10 pm")));
        check("2024-05-03 10:15:07", Some(("2024-05-03T10:15:07Z", "2024-05-03 10:15:07")));
        check("03.05.2024, 10:15", Some(("2024-05-03T10:15:00Z", "03.05.2024, 10:15")));
        check("5/31/2024", Some(("2024-05-31T00:00:00Z", "5/31/2024")));
        check("3 мая 2024 г. в 10:15", Some(("2024-05-03T10:15:00Z", "3 мая 2024 г. в 10:15")));
        check("3 Mayıs 2024 Cuma", Some(("2024-05-03T00:00:00Z", "3 Mayıs 2024")));
        check("2024 թ․ մայիսի 3", None);
        check("3 մայիսի, 2024", Some(("2024-05-03T00:00:00Z", "3 մայիսի, 2024")));
        check("٣ مايو ٢٠٢٤", Some(("2024-05-03T00:00:00Z", "٣ مايو ٢٠٢٤")));
        check("el 3 de mayo de 2024", Some(("2024-05-03T00:00:00Z", "3 de mayo de 2024")));
    }

    #[test]
    fn what_is_no_date_is_left() {
        for text in ["The mayor may march in 2024 steps", "call 03 05 99", "99.99.2024", "3 May", ""] {
            check(text, None);
        }
    }
}
