//! Every text that a person reads, in their language, from `locales/<lang>/*.ftl` (Fluent).
//!
//! A key that a language lacks is taken from English; a key that English lacks comes back as the key itself, so that
//! a page is never broken by a missing sentence. `cargo xtask tidy` fails when two languages differ in their keys.

mod languages;
mod nearly;

pub use languages::{UnknownLanguage, spoken};
pub use nearly::{did_you_mean, nearly};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// Languages that the pages speak, by BCP 47 tag; the first is the fallback.
pub const LANGUAGES: [&str; 7] = ["en", "hy", "az", "ru", "tr", "ar", "de"];

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales"]
struct Files;

/// The texts of each language, read when one is first asked for: a newsroom's readers speak one or two of them.
static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

/// The text for `key` in `lang`, with its arguments filled in.
///
/// An argument that reads as a whole number is passed as a number, so that plural rules work.
pub fn text(lang: &str, key: &str, args: &[(&str, &str)]) -> String {
    find(lang, key, args).or_else(|| find("en", key, args)).unwrap_or_else(|| key.to_owned())
}

/// The text for `key` in exactly this language; `None` when the language has no such key.
pub fn find(lang: &str, key: &str, args: &[(&str, &str)]) -> Option<String> {
    let lang = supported(lang)?;
    let place = LANGUAGES.iter().position(|known| *known == lang)?;
    let bundle = BUNDLES.get(place)?.get_or_init(|| load(lang));
    let pattern = bundle.get_message(key)?.value()?;
    let mut values = FluentArgs::new();
    for (name, value) in args {
        let value = match value.parse::<i64>() {
            Ok(number) if value.len() < 16 => amount(number, GROUPED.contains(name)),
            _ => FluentValue::from((*value).to_owned()),
        };
        values.set((*name).to_owned(), value);
    }
    Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
}

/// A count as it is written in `lang`: `12,345`.
pub fn count(lang: &str, number: u64) -> String {
    grouped(number, &text(lang, "number-group", &[]))
}

fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Arguments that say how many, and are written as counts are; others may be years.
const GROUPED: [&str; 2] = ["count", "limit"];

fn amount(number: i64, use_grouping: bool) -> FluentValue<'static> {
    let options = FluentNumberOptions { use_grouping, ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(number as f64, options))
}

/// Writes a number in a text as [`count`] does, if it is to be grouped.
fn write_amount<const SEPARATOR: char, M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.options.use_grouping && number.value >= 1_000.0 => {
            Some(grouped(number.value as u64, SEPARATOR.encode_utf8(&mut [0; 4])))
        }
        _ => None,
    }
}

/// A number with so many decimals as it is written in `lang`: `0.4`.
pub fn decimal(lang: &str, number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}").replace('.', &text(lang, "number-decimal", &[]))
}

/// All keys of a language, sorted; for checks and for the front end.
pub fn keys(lang: &str) -> Vec<String> {
    let mut keys: Vec<String> =
        resources(lang).iter().flat_map(|text| text.lines().filter_map(key_of).collect::<Vec<_>>()).collect();
    keys.sort();
    keys
}

/// The supported language closest to this tag (`ru-RU` → `ru`); none when we don't speak it.
pub fn supported(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['-', '_']).next().unwrap_or("");
    LANGUAGES.into_iter().find(|lang| lang.eq_ignore_ascii_case(primary))
}

/// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that we speak, by weight; else `default`.
pub fn negotiate(accept_language: &str, default: &str) -> &'static str {
    let mut wanted: Vec<(u32, usize, &'static str)> = accept_language
        .split(',')
        .take(32)
        .enumerate()
        .filter_map(|(place, item)| {
            let mut parts = item.trim().split(";q=");
            let lang = supported(parts.next()?.trim())?;
            let weight: f32 = parts.next().map_or(Some(1.0), |q| q.trim().parse().ok())?;
            (weight > 0.0).then_some(((weight.min(1.0) * 1000.0) as u32, place, lang))
        })
        .collect();
    wanted.sort_by_key(|(weight, place, _)| (std::cmp::Reverse(*weight), *place));
    wanted.first().map_or_else(|| supported(default).unwrap_or("en"), |(_, _, lang)| lang)
}

/// Writing direction of a language: `ltr` or `rtl`.
pub fn direction(lang: &str) -> &'static str {
    match lang.split('-').next().unwrap_or("") {
        "ar" | "he" | "fa" | "ur" | "ps" | "ckb" => "rtl",
        _ => "ltr",
    }
}

fn load(lang: &str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.parse().expect("LANGUAGES holds well-formed tags");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would end up in attributes and mails; templates isolate user text with `dir="auto"` instead.
    bundle.set_use_isolating(false);
    for source in resources(lang) {
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    let pattern = bundle.get_message("number-group").and_then(|message| message.value());
    let separator = pattern.map(|p| bundle.format_pattern(p, None, &mut Vec::new()).into_owned());
    bundle.set_formatter(match separator.as_deref() {
        Some(",") => Some(write_amount::<',', _>),
        Some(".") => Some(write_amount::<'.', _>),
        Some("\u{A0}") => Some(write_amount::<'\u{A0}', _>),
        _ => None,
    });
    bundle
}

fn resources(lang: &str) -> Vec<String> {
    let prefix = format!("{lang}/");
    let mut names: Vec<String> =
        Files::iter().map(std::borrow::Cow::into_owned).filter(|n| n.starts_with(&prefix)).collect();
    names.sort();
    names
        .iter()
        .filter_map(|name| Files::get(name))
        .map(|f| String::from_utf8_lossy(&f.data).into_owned())
        .collect()
}

fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let starts_message = line.starts_with(|c: char| c.is_ascii_alphabetic());
    starts_message.then(|| key.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_with_the_highest_weight_wins() {
        assert_eq!(negotiate("fr, ru;q=0.8, hy;q=0.9", "en"), "hy");
        assert_eq!(negotiate("fr", "tr"), "tr");
        assert_eq!(negotiate("", "xx"), "en");
        assert_eq!(negotiate("ar-EG", "en"), "ar");
    }

    #[test]
    fn an_unknown_key_comes_back_as_itself() {
        assert_eq!(text("en", "no-such-key", &[]), "no-such-key");
    }

    #[test]
    fn counts_in_texts_are_grouped_and_years_are_not() {
        let comments = |lang| text(lang, "thread-count", &[("count", "1297")]);
        assert_eq!(comments("en"), "1,297 comments");
        assert_eq!(comments("de"), "1.297 Kommentare");
        assert!(comments("ru").starts_with("1\u{A0}297 "), "{}", comments("ru"));
        for lang in ["ar", "az", "de", "en", "hy", "ru", "tr"] {
            assert!(comments(lang).contains(&count(lang, 1_297)), "{}", comments(lang));
        }
        assert_eq!(text("en", "thread-count", &[("count", "999")]), "999 comments");
        let day = text("en", "date-day", &[("day", "3"), ("month", "May"), ("year", "2024")]);
        assert_eq!(day, "3 May 2024");
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        assert_eq!((count("en", 1_234_567), count("en", 999)), ("1,234,567".to_owned(), "999".to_owned()));
        assert_eq!(
            (count("ru", 12_345), count("tr", 12_345)),
            ("12\u{a0}345".to_owned(), "12.345".to_owned())
        );
        assert_eq!((count("de", 12_345), decimal("de", 0.44, 1)), ("12.345".to_owned(), "0,4".to_owned()));
        assert_eq!((decimal("en", 0.44, 1), decimal("ru", 0.44, 1)), ("0.4".to_owned(), "0,4".to_owned()));
    }

    #[test]
    fn arabic_reads_from_right_to_left() {
        assert_eq!((direction("ar"), direction("hy")), ("rtl", "ltr"));
    }

    #[test]
    fn every_file_parses() {
        for lang in LANGUAGES {
            for source in resources(lang) {
                let errors = FluentResource::try_new(source).err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "locales/{lang}");
            }
        }
    }
}
