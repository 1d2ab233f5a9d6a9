//! Private details in a text: telephone numbers, e-mail addresses, bank accounts, cards, street and identity numbers.

use comity_model::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The kinds of private details.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A bank account (IBAN, ISO 13616).
    Bank,
    /// A payment card.
    Card,
    /// A street with a house number, where somebody is said to live.
    Street,
}

impl ContactKind {
    /// The word for it in policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Bank => "bank",
            Self::Card => "card",
            Self::Street => "street",
        }
    }
}

/// A private detail in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// Where.
    pub span: Span,
}

/// Digits that a telephone number has at least and at most (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=15;
/// Digits of a number right after a word such as *call*.
const CALLED_DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\p{L}\p{N}._%+\-]+(?:\s?[\(\[{]\s?at\s?[\)\]}]\s?|@)[\p{L}\p{N}\-]+(?:(?:\.|\s?[\(\[{]\s?dot\s?[\)\]}]\s?)[\p{L}\p{N}\-]+)+",
    )
});
/// A run of digits with the signs that stand between the digits of numbers.
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?\+?\(?[0-9](?:[ \u{a0}().\-–/]{0,2}[0-9]){5,22}"));
static IBAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b[A-Z]{2}[0-9]{2}(?:[ \u{a0}]?[A-Z0-9]{4}){2,7}(?:[ \u{a0}]?[A-Z0-9]{1,3})?\b")
});
/// A word that announces a telephone number, right before it.
static CALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:call|phone|tel|telephone|mobile|cell|text me|whatsapp|viber|telegram|number is|тел|телефон|звоните|позвоните|номер|telefon|tel\.|ara|arayın|zəng|nömrə|հեռ|հեռախոս|զանգիր|زنگ|هاتف|اتصل|رقم|anrufen|ruf|appelez|llama|llame|ligue)[^\p{L}\p{N}]{0,6}$",
    )
});
/// Words that say that somebody lives at a place.
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:lives? (?:at|in|on)|living at|his address|her address|their address|your address|home address|address is|address:|house is at|where (?:he|she|they|you) lives?|find (?:him|her|them|you) at|visit (?:him|her|them) at|живет|живёт|проживает|адрес|прописан[а]?|oturuyor|adresi|ikamet|evi şurada|yaşayır|ünvanı|ünvan|ապրում է|ապրում են|հասցեն|հասցե|يسكن|تسكن|عنوانه|عنوانها|العنوان|wohnt|adresse|habite|vive en|mora na|abita)",
    )
});
/// A house number near a word for a street, in either order.
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{1,4}[a-z]?,? (?:[\p{L}'’.\-]+ ){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|drive|close|court|crescent|square|terrace|way|row|hill|gardens)\b|(?:street|улиц\p{L}*|ул\.?|проспект|пр\.?|переулок|пер\.?|փողոց|փող\.?|պողոտա|шоссе|rue|avenue|calle|via|rua|شارع)\s+[\p{L}'’.\- ]{2,40}?,?\s*(?:д\.?|дом|no\.?|№|տուն|bina)?\s*\d{1,4}\b|[\p{L}'’.\-]+(?:straße|strasse|gasse|weg)\s+\d{1,4}\b|[\p{L}'’.\- ]{2,40}\s(?:sokak|sokağı|sok\.?|caddesi|cad\.?|küçəsi|küç\.?|prospekti|փողոց|փող\.?|street|road|lane)\s*,?\s*(?:no\.?|№|ev|bina|տուն)?\s*:?\s*\d{1,4}\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written by us and covered by tests")
}

/// The private details in `text`, in its order. `digits` and `has_at_sign` are of the same text and save the look.
pub(super) fn find(text: &str, digits: usize, has_at_sign: bool) -> Vec<Contact> {
    let mut found = Vec::new();
    if has_at_sign || text.contains("at") && text.contains("dot") {
        found.extend(EMAIL.find_iter(text).map(|m| contact(ContactKind::Email, m.start(), m.end())));
    }
    if digits >= 13 {
        let ibans =
            IBAN.find_iter(text).filter_map(|m| Some((m.start(), m.start() + iban_length(m.as_str())?)));
        found.extend(ibans.map(|(begin, end)| contact(ContactKind::Bank, begin, end)));
    }
    if digits >= *CALLED_DIGITS.start() {
        for number in DIGITS.find_iter(text) {
            let (begin, end) = (number.start(), number.end());
            let is_inside = found.iter().any(|c| c.span.begin < end && begin < c.span.end);
            if is_inside || is_part_of_word(text, begin, end) {
                continue;
            }
            if is_card(number.as_str()) {
                found.push(contact(ContactKind::Card, begin, end));
            } else if is_phone(number.as_str(), text.get(..begin).unwrap_or("")) {
                found.push(contact(ContactKind::Phone, begin, end));
            }
        }
    }
    if digits > 0 && LIVES.is_match(text) {
        found.extend(STREET.find_iter(text).map(|m| contact(ContactKind::Street, m.start(), m.end())));
    }
    found.sort_by_key(|c| (c.span, c.kind));
    found
}

const fn contact(kind: ContactKind, begin: usize, end: usize) -> Contact {
    Contact { kind, span: Span::new(begin, end) }
}

/// Digits inside a word, an amount or an address of a page are no number to call.
fn is_part_of_word(text: &str, begin: usize, end: usize) -> bool {
    let before = text.get(..begin).and_then(|head| head.chars().next_back());
    let after = text.get(end..).and_then(|tail| tail.chars().next());
    before.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '₽' | '₺' | '=' | '/' | '_' | '#' | ',')
    }) || after
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '%' | '₽' | '₺' | '_' | '°'))
}

fn digits_of(number: &str) -> Vec<u32> {
    number.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn is_phone(number: &str, before: &str) -> bool {
    let digits = digits_of(number);
    if CALLED_DIGITS.contains(&digits.len()) && CALL.is_match(tail(before)) {
        return true;
    }
    if !PHONE_DIGITS.contains(&digits.len()) {
        return false;
    }
    let number = number.trim_start_matches('(');
    if number.starts_with('+') || number.starts_with("00") && !number.starts_with("000") {
        return true;
    }
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|len| *len > 0).collect();
    if is_grouped_amount(number, &groups) || is_dates(&groups) {
        return false;
    }
    let has_area_code = number.starts_with('0')
        || number.starts_with("8 ")
        || number.starts_with("8-")
        || number.starts_with("8(");
    has_area_code && digits.len() >= 10 && !number.contains("0.") && !(groups.len() == 1 && digits.len() > 11)
        || groups == [3, 3, 4]
        || groups == [1, 3, 3, 4]
}

/// `1 000 000 000`, `1.000.000.000`: an amount, in groups of three after the first.
fn is_grouped_amount(number: &str, groups: &[usize]) -> bool {
    let uses_one_sign =
        number.chars().filter(|c| !c.is_ascii_digit()).all(|c| matches!(c, ' ' | '.' | '\u{a0}'));
    groups.len() > 2
        && uses_one_sign
        && groups.iter().skip(1).all(|len| *len == 3)
        && !number.starts_with('0')
}

/// `2021-2022 2023`, `12.05.2024 - 13.05.2024`: years and dates.
fn is_dates(groups: &[usize]) -> bool {
    groups.iter().all(|len| *len == 4)
        || groups.len() >= 3 && groups.windows(3).any(|g| g == [2, 2, 4] || g == [4, 2, 2])
}

/// The last words before a number.
fn tail(before: &str) -> &str {
    const MAX_BYTES: usize = 48;
    let mut begin = before.len().saturating_sub(MAX_BYTES);
    while !before.is_char_boundary(begin) {
        begin += 1;
    }
    before.get(begin..).unwrap_or("")
}

/// 13 to 19 digits in the form of a card whose last digit is right (ISO/IEC 7812-1, Luhn).
fn is_card(number: &str) -> bool {
    let digits = digits_of(number);
    if !(13..=19).contains(&digits.len())
        || number.contains(['+', '(', '/', '.'])
        || !matches!(digits.first(), Some(3..=6))
    {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Bytes of `text` that make an IBAN whose check digits are right (ISO 13616: the rearranged number leaves 1 by 97).
fn iban_length(text: &str) -> Option<usize> {
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphanumeric())
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    // A word in capitals may follow directly, so shorter readings are tried, too.
    (15..=ends.len().min(34)).rev().find_map(|count| {
        let end = ends.get(count - 1).copied()?;
        let letters: Vec<char> = text.get(..end)?.chars().filter(char::is_ascii_alphanumeric).collect();
        let (country, rest) = letters.split_at_checked(4)?;
        let remainder = rest.iter().chain(country).try_fold(0_u32, |all, c| {
            let value = c.to_digit(36)?;
            Some((all * if value > 9 { 100 } else { 10 } + value) % 97)
        })?;
        (remainder == 1).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&'static str, &str)> {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        find(text, digits, text.contains('@')).iter().map(|c| (c.kind.as_str(), c.span.of(text))).collect()
    }

    #[test]
    fn telephone_numbers_are_found() {
        for number in [
            "+374 91 123456",
            "+1 (555) 010-9999",
            "020 7946 0958 1",
            "555-010-9999",
            "8 (900) 555-35-35",
            "0049 30 1234567",
        ] {
            let text = format!("Ring {number} at night.");
            assert_eq!(kinds(&text), [("phone", number)], "{number}");
        }
        assert_eq!(kinds("тел. 555-35-35"), [("phone", "555-35-35")]);
    }

    #[test]
    fn amounts_years_and_results_are_no_telephone_numbers() {
        for text in [
            "It cost 1 000 000 000 in all.",
            "It cost €1.250.000.000.",
            "From 1914-1918 to 1939-1945",
            "On 12.05.2024 - 13.05.2024 we met",
            "The vote was 12-3, 4-5, 6-7.",
            "Pi is 3.14159265358979",
            "In 2019, 2020, 2021 and 2022",
            "Law 123456789012345678901",
            "https://example.org/story/1234567890123",
            "The 1234567890 grains of rice",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn e_mail_addresses_are_found_also_written_out() {
        assert_eq!(kinds("Write to mara.toth@example.org now"), [("email", "mara.toth@example.org")]);
        assert_eq!(kinds("mara (at) example (dot) org"), [("email", "mara (at) example (dot) org")]);
        assert_eq!(kinds("@Mara, you were at the dot."), []);
    }

    #[test]
    fn bank_accounts_need_right_check_digits() {
        assert_eq!(
            kinds("Send it to GB82 WEST 1234 5698 7654 32 PLEASE"),
            [("bank", "GB82 WEST 1234 5698 7654 32")]
        );
        assert_eq!(kinds("GB83 WEST 1234 5698 7654 32"), []);
    }

    #[test]
    fn cards_need_a_right_last_digit() {
        assert_eq!(kinds("4111 1111 1111 1111"), [("card", "4111 1111 1111 1111")]);
        assert_eq!(kinds("4111 1111 1111 1112"), []);
    }

    #[test]
    fn a_street_is_private_only_where_somebody_lives() {
        assert_eq!(kinds("He lives at 12 Old Mill Lane, go and see him").len(), 1);
        assert_eq!(kinds("Он живёт на улице Речная, д. 5").len(), 1);
        assert_eq!(kinds("The council met at 12 Old Mill Lane."), []);
    }
}
