//! Recognises what papers print around a story: datelines, bylines, captions with their credits.

use super::article::MAX_SHORT_CHARS;
use super::dates::find_date;
use super::said::{fold, only_date};
use super::words::JOINTS;
use comity_text::ends_sentence;

/// A dateline alone on its line is shorter than this, in characters.
const MAX_DATELINE_CHARS: usize = 90;
/// When and by whom something was posted is said in at most so many words.
const MAX_POSTED_WORDS: usize = 12;
/// Place and day before the text of a paragraph are shorter than this, in characters.
const MAX_INLINE_DATELINE_CHARS: usize = 60;

/// A dateline on a line of its own: short, with a date or a day.
pub(super) fn is_dateline(text: &str) -> bool {
    let count = text.chars().count();
    if is_byline(text) {
        return false;
    }
    if count > MAX_DATELINE_CHARS || text.split_whitespace().count() > 12 || is_credit(text) {
        return false;
    }
    let is_place = begins_with_place(text);
    let has_day = text.contains(',') && text.chars().any(char::is_numeric) && count < 40;
    // `3 марта 2014 г.` is no sentence.
    let is_year_word = [" г.", " թ.", " թ․"].iter().any(|word| text.ends_with(word));
    let is_label = text.ends_with(['—', '–']) || text.ends_with("--") || is_year_word || !ends_sentence(text);
    only_date(text).is_some()
        || (has_date_beside_names(text) && is_label)
        || (is_place && has_day && is_label)
}

/// `SARIYAR, …`
pub(super) fn begins_with_place(text: &str) -> bool {
    let first_word = text.split([' ', ',']).next().unwrap_or_default();
    first_word.chars().count() > 2 && first_word.chars().all(|c| c.is_uppercase() || c == '-' || c == '.')
}

/// Whether there is a date, and nothing beside it that a sentence or a headline would say.
fn has_date_beside_names(text: &str) -> bool {
    let Some(date) = find_date(text) else { return false };
    let (before, after) = (text.get(..date.range.start), text.get(date.range.end..));
    let mut others = [before, after].into_iter().flatten().flat_map(str::split_whitespace);
    others.all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.starts_with(char::is_lowercase) || JOINTS.contains(&word) || DATE_WORDS.contains(&word)
    })
}

/// Small words beside dates.
const DATE_WORDS: &[&str] = &[
    "of",
    "posted",
    "published",
    "updated",
    "last",
    "modified",
    "am",
    "pm",
    "de",
    "der",
    "den",
    "г",
    "года",
    "թ",
    "ил",
    "vom",
];

/// `PLACE, 3 May —` at the beginning of a paragraph, and what follows it.
pub(super) fn inline_dateline(text: &str) -> Option<(String, String)> {
    let dash = [" — ", " – ", " -- ", " - ", ". — ", "— "];
    let (at, dash) = dash.iter().filter_map(|dash| Some((text.find(dash)?, dash.len()))).min()?;
    let (place, rest) = (text.get(..at)?, text.get(at + dash..)?);
    let first_word = place.split([' ', ',']).next().unwrap_or_default();
    let has_digits = place.chars().any(char::is_numeric);
    // A hyphen stands in sentences, too.
    let is_plain = text.get(at..).is_some_and(|rest| rest.starts_with(" - "));
    let is_capital = first_word.chars().count() > 2
        && first_word.chars().all(|c| !c.is_lowercase())
        && (!is_plain || has_digits || place.contains(','));
    let has_day = has_digits && place.contains(',');
    let is_dateline = place.chars().count() <= MAX_INLINE_DATELINE_CHARS
        && place.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !place.contains(['"', '“', '«', '?', '!'])
        && (is_capital || has_day || find_date(place).is_some());
    // `3 марта 2014 г. — …`: that full stop is the word's.
    let is_year_word = place.ends_with(" г") || place.ends_with(" թ");
    let stop =
        if is_year_word && text.get(at..).is_some_and(|rest| rest.starts_with('.')) { "." } else { "" };
    is_dateline.then(|| (format!("{}{stop}", place.trim()), rest.trim().to_owned()))
}

pub(super) fn is_caption(text: &str) -> bool {
    let is_bracketed = text.starts_with('[') && text.ends_with(']');
    (is_bracketed && text.chars().count() <= MAX_SHORT_CHARS * 2) || is_credit(text)
}

/// Words that name who took a picture.
pub(super) fn is_credit(text: &str) -> bool {
    if text.chars().count() > MAX_SHORT_CHARS * 2 {
        return false;
    }
    let folded = fold(text);
    let has = CREDITS.split(", ").any(|credit| folded.contains(credit.trim_start()));
    // A word such as `фото` stands in headlines, too; it begins a credit.
    has || CREDIT_BEGINNINGS.split(", ").any(|word| {
        let word = word.trim_start();
        let mut places =
            folded.match_indices(word).map(|(at, _)| folded.get(..at).unwrap_or_default().trim_end());
        places.any(|before| {
            before.is_empty() || before.ends_with(['.', '։', '…', '(', '[', '|', '/', '!', '?'])
        })
    })
}

/// Whether a line is a credit and nothing else: `Photo: A. Demir`, and not `The bridge. Photo: A. Demir`.
pub(super) fn is_credit_alone(text: &str) -> bool {
    let folded = fold(text);
    let start = folded.trim_start_matches(['(', '[']);
    let mut credits = CREDITS.split(", ").chain(CREDIT_BEGINNINGS.split(", "));
    is_credit(text) && credits.any(|credit| start.starts_with(credit.trim_start().trim_start_matches('(')))
}

/// Words that only credits have.
const CREDITS: &str = "photo:, credit:, photo credit, photo by, photos by, photographs by, photograph by, photograph:, image by, \
    picture by, courtesy of, picture:, image:, caption:, photo/, (photo, photo ©, фото:, фото/, լուսանկարը՝, լուսանկար՝, \
    foto:, foto/, fotoğraf:, şəkil:, الصورة:, صورة:, تصوير, bild:, crédit, © ";

/// Words with which a credit begins.
const CREDIT_BEGINNINGS: &str = "фото , լուսանկար, foto , fotoğraf, الصورة, صورة";

pub(super) fn is_byline(text: &str) -> bool {
    let folded = fold(text);
    // `Posted on June 2, 2011 by Ivo Marsh`, as blogs print it.
    let is_posted = ["posted ", "published "].iter().any(|start| folded.starts_with(start))
        && folded.contains(" by ")
        && text.split_whitespace().count() <= MAX_POSTED_WORDS
        && !ends_sentence(text);
    let starts = [
        "by ",
        "written by ",
        "story by ",
        "reported by ",
        "from our ",
        "автор",
        "текст:",
        "հեղինակ",
        "yazan",
        "müəllif",
        "بقلم",
        "von ",
        "par ",
        "por ",
    ]
    .iter()
    .any(|start| folded.starts_with(start));
    // `By J. Poe | March 3, 2010 | 18 comments`
    let name = text.split(" | ").next().unwrap_or_default();
    is_posted || (starts && name.split_whitespace().count() <= 8 && !ends_sentence(text))
}

/// The byline without the date and the number of comments that stand behind it.
pub(super) fn byline(text: &str) -> &str {
    match text.split_once(" | ") {
        Some((name, rest)) if rest.contains(char::is_numeric) => name,
        _ => text,
    }
}

/// What text browsers write in place of a picture or a link without words: `[bridge.jpg]`, `[IMG]`.
pub(super) fn is_placeholder(text: &str) -> bool {
    if text.starts_with("![") && text.ends_with(')') {
        return true;
    }
    let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) else { return false };
    let inner = inner.to_ascii_lowercase();
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].iter().any(|end| inner.ends_with(end));
    is_file || matches!(inner.as_str(), "img" | "image" | "link" | "inline" | "logo" | "bild" | "" | "embed")
}
