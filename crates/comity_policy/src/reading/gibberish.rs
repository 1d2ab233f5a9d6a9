//! How much of a text is no words at all: keyboard rows, letters without vowels.

use super::Tokens;
use std::sync::LazyLock;

/// Words shorter than this may lack vowels: abbreviations, names.
const MIN_LETTERS: usize = 6;
/// More consonants in a row than any word has; German *Angstschweiß* has eight.
const MAX_CONSONANTS: usize = 8;
/// Longer than any word that isn't an address.
const MAX_WORD_LETTERS: usize = 45;
/// Rows of keyboards; this many letters of a row in a word are hammering.
const MIN_ROW: usize = 5;

/// Each row, and whether hands also run along it backwards.
const ROWS: [(&str, bool); 6] = [
    ("qwertyuiop", true),
    ("asdfghjkl", true),
    ("zxcvbnm", false),
    ("йцукенгшщзхъ", false),
    ("фывапролджэ", false),
    ("ячсмитьбю", false),
];

const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿāēīōūəıőűąęåœ\
аеёиоуыэюяіїєўәөү\
աեէըիոօու\
აეიოუ\
αεηιουωάέήίόύώϊϋ";

/// Share of the text's letters that stand in words which are no words, 0 to 1. Scripts without written vowels, and
/// words in capitals, give 0: they cannot be told.
pub(super) fn share(text: &str, tokens: &Tokens) -> f32 {
    let (mut letters, mut nonsense) = (0_usize, 0_usize);
    for token in tokens.all() {
        let word = tokens.lower(token);
        let count = word.chars().filter(|c| c.is_alphabetic()).count();
        letters += count;
        let is_in_capitals =
            token.span.of(text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if !is_in_capitals && is_nonsense(word, count) {
            nonsense += count;
        }
    }
    if letters == 0 { 0.0 } else { nonsense as f32 / letters as f32 }
}

fn is_nonsense(word: &str, letters: usize) -> bool {
    if letters < MIN_LETTERS || !word.chars().all(has_written_vowels) {
        return false;
    }
    if letters > MAX_WORD_LETTERS {
        return true;
    }
    let mut in_row = 0;
    let mut most = 0;
    let mut vowels = 0;
    for c in word.chars() {
        if is_vowel(c) {
            vowels += 1;
            in_row = 0;
        } else {
            in_row += 1;
            most = most.max(in_row);
        }
    }
    vowels == 0 || most > MAX_CONSONANTS || has_row(word)
}

/// Latin, Greek, Cyrillic, Armenian and Georgian letters.
fn has_written_vowels(c: char) -> bool {
    matches!(c, 'a'..='z' | '\'' | 'à'..='ɏ' | 'α'..='ώ' | 'ά'..='ώ' | 'а'..='ӿ' | 'ա'..='և' | 'ა'..='ჰ')
}

/// Whether the word holds letters that are neighbours on a keyboard, one after the other. "erty", "poiu" and the like do
/// occur in words; "property" holds no five letters of a row.
fn has_row(word: &str) -> bool {
    let (mut run, mut step) = (1, 0);
    let mut last = None;
    for c in word.chars() {
        let key = key_of(c);
        let taken = match (last, key) {
            (Some((row, from)), Some((same, to))) if row == same => to - from,
            _ => 0,
        };
        let may = taken == 1 || (taken == -1 && key.is_some_and(|(row, _)| ROWS[row].1));
        run = match may {
            false => 1,
            true if taken == step => run + 1,
            true => 2,
        };
        step = if may { taken } else { 0 };
        if run >= MIN_ROW {
            return true;
        }
        last = key;
    }
    false
}

/// The row of a letter and its place in it.
fn key_of(c: char) -> Option<(usize, isize)> {
    if c.is_ascii() {
        return KEYS.get(c as usize).copied().flatten();
    }
    let mut rows = ROWS.iter().enumerate().skip(ASCII_ROWS);
    rows.find_map(|(row, (letters, _))| Some((row, letters.chars().position(|l| l == c)? as isize)))
}

/// The rows of Latin letters; the others follow.
const ASCII_ROWS: usize = 3;

/// [`key_of`] of every letter of ASCII.
static KEYS: LazyLock<[Option<(usize, isize)>; 128]> = LazyLock::new(|| {
    let mut keys = [None; 128];
    for (row, (letters, _)) in ROWS.iter().enumerate().take(ASCII_ROWS) {
        for (place, letter) in letters.bytes().enumerate() {
            keys[usize::from(letter)] = Some((row, place as isize));
        }
    }
    keys
});

/// Whether the letter, in small, is a vowel.
fn is_vowel(c: char) -> bool {
    if c.is_ascii() { matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') } else { VOWELS.contains(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_of(text: &str) -> f32 {
        share(text, &Tokens::of(&comity_text::Body::read(text, None).canonical))
    }

    #[test]
    fn hammered_keys_are_no_words() {
        for text in [
            "asdfghjkl",
            "lkjhgfd poiuytr",
            "sdkfjhskdjfh kjsdhfkjshdf",
            "фывапролдж йцукенг",
            "xcvbnm qwrtpsd",
        ] {
            assert!(share_of(text) > 0.7, "{text}: {}", share_of(text));
        }
    }

    #[test]
    fn words_of_many_languages_are_words() {
        for text in [
            "The property of the poets was typewritten.",
            "Angstschweiß und Rechtsschutzversicherung gehören zusammen.",
            "Совет решил закрыть мост, взбзднуть не решился.",
            "Խորհուրդը երեկ որոշեց կամուրջը փակել ևս մեկ տարով։",
            "Qırmızı körpünü bağladılar, heç kim soruşmadı.",
            "Köprüyü kapattılar ve kimse sormadı.",
            "لماذا أغلقتم الجسر؟",
            "Čtvrt roku jsme čekali na wszystko.",
            "HTTPSQL NKVD USSR",
        ] {
            assert!(share_of(text) < 0.2, "{text}: {}", share_of(text));
        }
    }
}
