//! The language of a text in Cyrillic letters.
//!
//! Letters speak first: what a language has no letter for is not written in it. Then words that Russian has not, or that
//! Russian alone has, so that a word which several share decides nothing. Where neither speaks, the language that is named
//! is taken, or Russian.

use super::{Detected, MAX_WORDS, PRIOR_CONFIDENCE};
use crate::letters::is_letter;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language: its tag, the letters that it has beyond those of [`SHARED`], those of [`SHARED`] that it lacks, and words.
struct Language {
    tag: &'static str,
    more: &'static str,
    lacks: &'static str,
    words: &'static str,
}

const fn language(
    tag: &'static str,
    more: &'static str,
    lacks: &'static str,
    words: &'static str,
) -> Language {
    Language { tag, more, lacks, words }
}

/// The letters of Russian.
const SHARED: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

/// The first of several that are equally likely is taken. One bit each.
const LANGUAGES: [Language; COUNT] = [
    language("ru", "", "", include_str!("vocabulary/cyrillic/ru.txt")),
    language("uk", "іїєґ", "ёъыэ", include_str!("vocabulary/cyrillic/uk.txt")),
    language("bg", "ѝ", "ёыэ", include_str!("vocabulary/cyrillic/bg.txt")),
    language("kk", "әғқңөұүһі", "", include_str!("vocabulary/cyrillic/kk.txt")),
    language("be", "іў", "ищъ", include_str!("vocabulary/cyrillic/be.txt")),
    language("sr", "ђјљњћџ", "ёйщъыьэюя", include_str!("vocabulary/cyrillic/sr.txt")),
    language("mk", "ѓѕјљњќџѐѝ", "ёйщъыьэюя", include_str!("vocabulary/cyrillic/mk.txt")),
    language("ky", "ңөү", "", include_str!("vocabulary/cyrillic/ky.txt")),
    language("tt", "әөүҗңһ", "", include_str!("vocabulary/cyrillic/tt.txt")),
    language("uz", "ўқғҳ", "щы", include_str!("vocabulary/cyrillic/uz.txt")),
    language("az", "әғҝјөүһҹ", "ёщцьъю", include_str!("vocabulary/cyrillic/az.txt")),
    language("tg", "ғӣқӯҳҷ", "щцыь", include_str!("vocabulary/cyrillic/tg.txt")),
    language("mn", "өү", "", include_str!("vocabulary/cyrillic/mn.txt")),
];
const COUNT: usize = 13;
const RUSSIAN: usize = 0;
const UKRAINIAN: usize = 1;
const BULGARIAN: usize = 2;

/// What one word says of the only language that has it, and a word of one letter.
const ONE_WORD: f32 = 1.0;
const ONE_LETTER: f32 = 0.7;
/// Lost by a language for each word that it has not the letters for.
const LACKING_LETTER: f32 = 1.5;
/// What an ending says that only Russian has.
const RUSSIAN_ENDING: f32 = 0.4;
/// Most Cyrillic text is Russian.
const RUSSIAN_FIRST: f32 = 0.3;
/// What naming a language says for it: about one word.
const NAMED: f32 = 1.1;

/// Endings of Russian that Ukrainian and Bulgarian write otherwise.
const RUSSIAN_ENDINGS: [&str; 16] = [
    "ешь",
    "ишь",
    "ешься",
    "ишься",
    "ает",
    "яет",
    "ует",
    "еют",
    "ают",
    "яют",
    "ая",
    "яя",
    "ое",
    "ться",
    "ались",
    "ились",
];

static WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (index, language) in LANGUAGES.iter().enumerate() {
        for word in language.words.split_ascii_whitespace() {
            *map.entry(word).or_insert(0) |= 1 << index;
        }
    }
    map
});

/// The languages that have each letter.
static LETTERS: LazyLock<HashMap<char, u16>> = LazyLock::new(|| {
    let mut map: HashMap<char, u16> = HashMap::new();
    for (index, language) in LANGUAGES.iter().enumerate() {
        let shared = SHARED.chars().filter(|letter| !language.lacks.contains(*letter));
        for letter in shared.chain(language.more.chars()) {
            *map.entry(letter).or_insert(0) |= 1 << index;
        }
    }
    map
});

const ALL: u16 = (1 << COUNT) - 1;

/// The language of `text`, whose letters are Cyrillic for the most part; `named` is the story's or the caller's.
pub(super) fn detect(text: &str, named: Option<&'static str>, share: f32) -> Detected {
    let mut scores = [0.0_f32; COUNT];
    let mut lower = String::new();
    let mut before_is_be = false;
    for word in text.split(|c: char| !(is_letter(c) || is_mark(c))).take(MAX_WORDS) {
        lower.clear();
        lower.extend(word.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase));
        if !lower.chars().any(|c| LETTERS.contains_key(&c)) {
            continue;
        }
        add(&lower, &mut scores);
        if before_is_be && lower == "ласка" {
            scores[UKRAINIAN] += ONE_WORD;
        }
        before_is_be = lower == "будь";
    }
    scores[RUSSIAN] += RUSSIAN_FIRST;
    let (unasked, _) = best_of(&scores);
    let index_named = named.and_then(|tag| LANGUAGES.iter().position(|language| language.tag == tag));
    if let Some(index) = index_named {
        // Mostly written in Latin letters: a story in it says nothing of a text in Cyrillic that has no word of it.
        let is_seldom_cyrillic = matches!(LANGUAGES[index].tag, "az" | "uz");
        scores[index] += if is_seldom_cyrillic && scores[index] <= 0.0 { 0.0 } else { NAMED };
    }
    let (best, lead) = best_of(&scores);
    if index_named == Some(best) && unasked != best {
        return Detected { language: LANGUAGES[best].tag, confidence: PRIOR_CONFIDENCE, from_prior: true };
    }
    let confidence = (0.55 + 0.25 * lead).min(0.99) * share;
    Detected { language: LANGUAGES[best].tag, confidence, from_prior: false }
}

/// The first of the best, and how far it is ahead.
fn best_of(scores: &[f32; COUNT]) -> (usize, f32) {
    let (mut best, mut second) = (0, f32::MIN);
    for (index, score) in scores.iter().enumerate().skip(1) {
        if *score > scores[best] + 0.01 {
            second = scores[best];
            best = index;
        } else {
            second = second.max(*score);
        }
    }
    (best, scores[best] - second)
}

/// Adds what one word, in lower case, says.
fn add(word: &str, scores: &mut [f32; COUNT]) {
    let mut having = ALL;
    for letter in word.chars() {
        having &= LETTERS.get(&letter).copied().unwrap_or(ALL);
    }
    // Russian has a hard sign before a vowel of its own only; Bulgarian a soft one before o only.
    if has_foreign_hard_sign(word) {
        having &= 1 << BULGARIAN;
    }
    if word.contains('ь') && !word.contains("ьо") {
        having &= !(1 << BULGARIAN);
    }
    if having != 0 {
        for (index, score) in scores.iter_mut().enumerate() {
            *score -= if having & 1 << index == 0 { LACKING_LETTER } else { 0.0 };
        }
    }
    let known = WORDS.get(word).copied().unwrap_or(0);
    if known != 0 {
        let one = if word.chars().nth(1).is_none() { ONE_LETTER } else { ONE_WORD };
        let weight = match known.count_ones() {
            1 => one,
            2 => 0.85 * one,
            _ => 0.7 * one,
        };
        for (index, score) in scores.iter_mut().enumerate() {
            *score += if known & 1 << index == 0 { 0.0 } else { weight };
        }
    } else if word.chars().nth(4).is_some() && RUSSIAN_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
        scores[RUSSIAN] += RUSSIAN_ENDING;
    }
}

/// Whether there is a hard sign where Russian has none: `мълчи`, `авторът`.
fn has_foreign_hard_sign(word: &str) -> bool {
    word.char_indices().any(|(at, c)| {
        c == 'ъ' && !word.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(['е', 'ё', 'ю', 'я']))
    })
}

/// Whether `c` is a mark of stress or the like on a letter.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str, named: Option<&'static str>) -> &'static str {
        detect(text, named, 1.0).language
    }

    #[test]
    fn letters_decide_before_words() {
        for (wanted, text) in [
            ("uk", "Міст"),
            ("be", "Мост ўжо адчынены"),
            ("bg", "Мълчи"),
            ("ru", "Мыши"),
            ("ru", "Объезд и съезд"),
            ("kk", "Көпір жабық"),
            ("sr", "Ћути"),
        ] {
            assert_eq!(language(text, None), wanted, "{text}");
        }
    }

    #[test]
    fn words_that_two_languages_share_leave_russian_russian() {
        for text in
            ["Тебе конец.", "Спасибо за статью.", "Позор", "Правда", "Добро пожаловать", "Мне тебя жаль"]
        {
            for named in [None, Some("ru"), Some("hy"), Some("en")] {
                assert_eq!(language(text, named), "ru", "{text} {named:?}");
            }
        }
    }

    #[test]
    fn the_named_language_is_taken_where_the_text_does_not_speak_against_it() {
        for named in ["ru", "uk", "bg", "sr", "kk"] {
            assert_eq!(language("Правда", Some(named)), named);
        }
        assert_eq!(language("Мыши съели", Some("uk")), "ru");
        assert_eq!(language("Замовкни, дурню.", Some("ru")), "uk");
    }
}
