//! Who is spoken to: the words, and the endings, by which nine languages say *you* and *your*.

use super::roles::is_one_of;
use crate::features::{Concept, Lang, Reader, Token};

/// *You* and *your* of every language.
const fn pronouns_of(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &["you", "your", "yours", "u", "ur", "yourself", "yourselves"],
        Lang::Ru => &[
            "ты",
            "тебя",
            "тебе",
            "тобой",
            "вы",
            "вас",
            "вам",
            "вами",
            "твой",
            "твоя",
            "твое",
            "твои",
            "твою",
            "твоего",
            "твоей",
            "твоему",
            "твоих",
            "твоим",
            "ваш",
            "ваша",
            "ваше",
            "ваши",
            "вашу",
            "вашего",
            "вашей",
            "ваших",
        ],
        Lang::Hy => {
            &["դու", "քեզ", "քո", "քոնը", "դուք", "ձեզ", "ձեր", "քեզնից", "ձեզնից", "քեզանից", "ձեզանից"]
        }
        Lang::Az => &[
            "sən",
            "səni",
            "sənə",
            "sənin",
            "səndən",
            "siz",
            "sizi",
            "sizə",
            "sizin",
            "sizdən",
            "hamınızı",
            "sen",
        ],
        Lang::Tr => &[
            "sen", "seni", "sana", "senin", "senden", "siz", "sizi", "size", "sizin", "sizden", "hepinizi",
            "hepini",
        ],
        Lang::Ar => &[
            "تسكن",
            "تسكنون",
            "بيتك",
            "يا",
            "انت",
            "انتم",
            "لك",
            "لكم",
            "بك",
            "عليك",
            "عليكم",
            "اليك",
            "اليكم",
            "عنك",
            "منك",
        ],
        Lang::De => &["du", "dich", "dir", "dein*", "euch", "euer", "eure*"],
        Lang::Fr => &["tu", "te", "t", "toi", "ton", "ta", "tes", "vous", "votre", "vos"],
        Lang::Pt => &[
            "tu", "te", "ti", "contigo", "teu", "teus", "tua", "tuas", "você", "vocês", "voce", "voces",
            "vos", "vosso", "vossa", "vossos", "vossas",
        ],
        _ => &[],
    }
}

/// What people threaten to harm of one, in Turkish and Azerbaijani: the ending says whose it is.
const OWN: &[&str] = &[
    "ayak", "ayaq", "bacak", "kol", "qol", "kafa", "baş", "boyn", "boğaz", "ağız", "ağz", "diş", "kemik",
    "sümük", "ev", "aile", "ailə", "ana", "anne", "çocuk", "uşaq", "kız", "qız", "oğl", "gırtla", "göz",
    "yüz", "üz", "burn", "el", "əl", "ciğer", "kan", "qan", "leş", "dil", "kapı", "qapı", "araba", "maşın",
    "dükkan",
];
/// How such a word goes on where it is the reader's, with or without the ending of the plural before.
const YOURS: &[&str] = &[
    "ın", "in", "un", "ün", "n", "ını", "ini", "unu", "ünü", "nı", "ni", "nu", "nü", "ınızı", "inizi",
    "unuzu", "ünüzü", "nızı", "nizi", "ınız", "iniz", "unuz", "ünüz", "nız", "niz", "ına", "ine", "inə",
    "ünə", "una", "na", "nə", "ne",
];
const PLURAL: &[&str] = &["", "lar", "ler", "lər"];

/// Endings by which verbs and nouns say *you are*, *you will*, *if you*; "-sın" alone is the wish that a third one may.
const TURKISH_YOU: &[&str] = &[
    "caksın", "ceksin", "arsın", "ersin", "ırsın", "irsin", "ursun", "ürsün", "mazsın", "mezsin", "yorsun",
    "sensin", "sizsiniz", "sınız", "siniz", "sunuz", "sünüz", "arsan", "ersen", "ırsan", "irsen", "damsın",
    "rifsin", "şisin",
];
const AZERBAIJANI_YOU: &[&str] = &["san", "sən", "sınız", "siniz", "sunuz", "sünüz"];
const AZERBAIJANI_OTHERS: &[&str] = &["insan", "asan", "lisan", "nisan", "ehsan", "nöqsan"];
const RUSSIAN_YOU: &[&str] = &["ешь", "ишь", "ешься", "ишься"];

/// Armenian words on *-դ* that are no "your".
const ARMENIAN_OTHERS: &[&str] =
    &["այդ", "մարդ", "արդ", "բարդ", "թող", "խելագարդ", "հենդ", "նախորդ", "հաջորդ", "երրորդ"];
/// Arabic words on *-ك* that are no "your".
const ARABIC_OTHERS: &[&str] =
    &["ذلك", "تلك", "هناك", "هنالك", "الملك", "ملك", "الشك", "البنك", "بنك", "اولئك", "كذلك", "الترك", "ترك"];
/// Letters of the shortest word that an ending makes "your".
const MIN_LETTERS: usize = 4;

/// Whether one of the words of a sentence says who is spoken to.
pub(super) fn is_said_to_reader(language: Lang, reader: &Reader, tokens: &[Token]) -> bool {
    let pronouns = pronouns_of(language);
    tokens.iter().filter(|token| !token.quoted).any(|token| {
        let letters = reader.letters(token);
        token.concept == Concept::You || is_one_of(letters, pronouns) || says_yours(language, letters)
    })
}

/// Whether a word's ending says *your*, or *you* as the one it is done to.
pub(super) fn says_yours(language: Lang, letters: &[char]) -> bool {
    if letters.len() < MIN_LETTERS {
        return false;
    }
    match language {
        Lang::Hy => letters.ends_with(&['դ']) && !is_one_of(letters, ARMENIAN_OTHERS),
        Lang::Ar => {
            (letters.ends_with(&['ك']) || letters.ends_with(&['ك', 'م']))
                && !is_one_of(letters, ARABIC_OTHERS)
        }
        Lang::Ru => ends(letters, RUSSIAN_YOU),
        Lang::Tr if ends(letters, TURKISH_YOU) => true,
        Lang::Az if ends(letters, AZERBAIJANI_YOU) && !is_one_of(letters, AZERBAIJANI_OTHERS) => true,
        Lang::Az | Lang::Tr => OWN.iter().any(|own| {
            let mut rest = letters.iter();
            own.chars().all(|c| rest.next() == Some(&c)) && is_yours(rest.as_slice())
        }),
        _ => false,
    }
}

fn ends(letters: &[char], endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let mut rest = letters.iter().rev();
        ending.chars().rev().all(|c| rest.next() == Some(&c))
    })
}

fn is_yours(rest: &[char]) -> bool {
    PLURAL.iter().any(|plural| {
        let mut letters = rest.iter();
        plural.chars().all(|c| letters.next() == Some(&c))
            && YOURS.iter().any(|ending| ending.chars().eq(letters.as_slice().iter().copied()))
    })
}
