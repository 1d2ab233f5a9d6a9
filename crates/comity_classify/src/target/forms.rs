//! Forms of a name in languages that decline names.

use crate::features::{Lang, fold_letter};

/// Letters of the shortest name whose forms are known.
const MIN_LETTERS: usize = 3;

/// Endings by language.
const RUSSIAN: &[&str] = &[
    "а", "я", "у", "ю", "ом", "ем", "ым", "им", "е", "ы", "и", "ой", "ей", "ою", "ого", "его", "ому", "ему",
    "ов", "ев", "ую", "юю", "ами", "ах", "ам",
];
/// Last letters of a Russian name that give way to an ending.
const RUSSIAN_LAST: &[char] = &['а', 'я', 'й', 'ь', 'о', 'е'];
const ARMENIAN: &[&str] =
    &["ը", "ն", "ի", "ին", "ից", "ով", "ում", "ու", "ուն", "յի", "յին", "ինը", "ինն", "ներ", "ները"];
const TURKIC: &[&str] = &[
    "ı", "i", "u", "ü", "a", "e", "ə", "yı", "yi", "yu", "yü", "ya", "ye", "yə", "nı", "ni", "nu", "nü",
    "na", "ne", "nə", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "da", "de", "də", "ta", "te", "tə",
    "dan", "den", "dən", "tan", "ten", "la", "le", "lə", "yla", "yle", "ylə", "dır", "dir", "dur", "dür",
    "sı", "si", "su", "sü",
];
/// What Arabic writes before a word as part of it.
const ARABIC: &[&str] = &["و", "ف", "ب", "ل", "ك", "لل", "ال", "وال", "بال"];

/// Letters as the reader gives them.
pub(super) fn folded(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.map(fold_letter)
}

/// Whether `word`, as the reader gives it, is `name` in some case.
pub(super) fn is_form_of(language: Lang, word: &[char], name: &(impl Iterator<Item = char> + Clone)) -> bool {
    let name = || folded(name.clone());
    if name().eq(word.iter().copied()) {
        return true;
    }
    let length = name().count();
    if length < MIN_LETTERS || word.len() < MIN_LETTERS {
        return false;
    }
    // The name without what its own ending may be.
    let has_ending = |stem_letters: usize, endings: &[&str]| {
        let (Some(begin), Some(rest)) = (word.get(..stem_letters), word.get(stem_letters..)) else {
            return false;
        };
        name().take(stem_letters).eq(begin.iter().copied())
            && (rest.is_empty()
                || endings.iter().any(|ending| folded(ending.chars()).eq(rest.iter().copied())))
    };
    let last = name().last();
    match language {
        Lang::Ru => {
            let drops = last.is_some_and(|last| RUSSIAN_LAST.contains(&last)) && length > MIN_LETTERS;
            has_ending(length, RUSSIAN) || drops && word.len() >= length && has_ending(length - 1, RUSSIAN)
        }
        Lang::Hy => {
            let has_article = matches!(last, Some('ը' | 'ն')) && length > MIN_LETTERS;
            has_ending(length, ARMENIAN) || has_article && has_ending(length - 1, ARMENIAN)
        }
        Lang::Az | Lang::Tr => has_ending(length, TURKIC),
        Lang::De => has_ending(length, &["s", "n"]),
        Lang::Ar => ARABIC.iter().any(|before| {
            let before = folded(before.chars());
            before.chain(name()).eq(word.iter().copied())
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_every_case_and_another_name_is_not() {
        let is = |language, word: &str, name: &str| {
            is_form_of(language, &word.chars().map(fold_letter).collect::<Vec<_>>(), &name.chars())
        };
        for (language, word, name) in [
            (Lang::Ru, "осипова", "осипов"),
            (Lang::Ru, "осиповым", "осипов"),
            (Lang::Ru, "никите", "никита"),
            (Lang::Hy, "գալոյանին", "գալոյան"),
            (Lang::Hy, "վարոսյանին", "վարոսյանը"),
            (Lang::Az, "elbarovu", "elbarov"),
            (Lang::Tr, "korluyu", "korlu"),
            (Lang::Ar, "للدوري", "دوري"),
            (Lang::De, "wendmars", "wendmar"),
        ] {
            assert!(is(language, word, name), "{word}");
        }
        for (language, word, name) in [
            (Lang::Ru, "осипенко", "осипов"),
            (Lang::En, "ellisson", "ellis"),
            (Lang::Az, "elbarovlar", "elbarov"),
            (Lang::Hy, "գալիք", "գալոյան"),
        ] {
            assert!(!is(language, word, name), "{word}");
        }
    }
}
