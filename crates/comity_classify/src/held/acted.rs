//! History with an actor: "Stalin deported the Chechens in 1944" tells what somebody did to a people.
//!
//! That it is history is said by a year, or by who did it; the verb is one of the past, or what somebody then wanted to do.

use super::wording::Wording;
use super::{Grammar, is_harm};
use crate::features::{Concept, Lang, Sentence};
use crate::told;

/// The years of which history tells.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2025;

/// Who did it, in the nine languages.
const ACTORS: &[&str] = &[
    // Rulers and parties.
    "hitler*",
    "himmler*",
    "stalin*",
    "staline*",
    "milosevic*",
    "milošević*",
    "miloşeviç*",
    "miloseviç*",
    "mussolini*",
    "saddam*",
    "franco",
    "nazi*",
    "nazism*",
    "nasist*",
    "nasional*",
    "ss",
    "wehrmacht*",
    "isis",
    "daesh",
    "işid*",
    "talat*",
    "talaat*",
    "enver*",
    "ottoman*",
    "osmanl*",
    "osman*",
    "sultan*",
    "tsar*",
    "czar*",
    "zar",
    "çar*",
    "emperor*",
    "crusader*",
    "гитлер*",
    "сталин*",
    "нацист*",
    "милошевич*",
    "осман*",
    "султан*",
    "младотур*",
    "талаат*",
    "игил*",
    "царь",
    "берия",
    "հիտլեր*",
    "ստալին*",
    "նացիստ*",
    "միլոշեւիչ*",
    "օսման*",
    "սուլթան*",
    "երիտթուրք*",
    "թալեաթ*",
    "ցար*",
    "هتلر",
    "ستالين",
    "النازيون",
    "النازيين",
    "النازية",
    "ميلوشيفيتش",
    "العثمانيون",
    "العثمانيين",
    "السلطان",
    "داعش",
    "صدام",
    "osmanen",
    "ottomans",
    "otomanos",
    "estaline",
    "nazista*",
    // Who has no name.
    "mob",
    "mobs",
    "army",
    "troops",
    "soldiers",
    "militia*",
    "regime",
    "толпа",
    "солдаты",
    "войска",
    "армия",
    "погромщики",
    "ամբոխ*",
    "զորք*",
    "բանակ*",
    "զինվորներ*",
    "kütlə",
    "qoşun*",
    "ordu*",
    "kalabalık",
    "asker*",
    "الجيش",
    "الجنود",
    "الحشد",
    "soldaten",
    "armee",
    "truppen",
    "soldats",
    "armée",
    "soldados",
    "exército",
    "milícia*",
];

/// Who speaks of himself: then it is no history.
const SPEAKERS: &[&str] = &[
    "i", "we", "я", "мы", "ես", "մենք", "mən", "biz", "ben", "انا", "نحن", "ich", "wir", "je", "j", "nous",
    "eu", "nós",
];

/// What takes a side, besides what [`told`] knows.
const REGRETS: &[&str] = &[
    "sadly",
    "unfortunately",
    "failed",
    "smart",
    "what",
    "lol",
    "genius",
    "hero",
    "reason",
    "reasons",
    "job",
    "finish*",
    "unfinished",
    "like",
    "as",
    "example",
    "увы",
    "герой",
    "пример",
    "վախ",
    "հերոս*",
    "təəssüf*",
    "qəhrəman*",
    "kimi",
    "maalesef",
    "kahraman*",
    "gibi",
    "kimi",
    "كما",
    "أحسن*",
    "أصاب",
    "حسنا",
    "مثل",
    "بطل",
    "wie",
    "held",
    "comme",
    "malheureusement",
    "como",
    "infelizmente",
    "pena",
    "dommage",
    "damn",
];

/// Whether the sentence tells what somebody did to a people.
pub(super) fn is_acted(grammar: &Grammar<'_>, sentence: &Sentence) -> bool {
    let wording = grammar.wording(sentence);
    let tokens = wording.tokens();
    if !tokens.iter().any(|token| is_harm(token.concept) && !token.quoted)
        || !tokens.iter().any(|token| token.concept == Concept::Group)
        || !(names_year(grammar.written(sentence)) || wording.has(ACTORS))
    {
        return false;
    }
    let language = grammar.language;
    let wanted = wanted_of(language);
    let wants = |at: usize| wording.is_any(at, wanted);
    let takes_sides = |at: usize| {
        !wants(at) && told::is_partial(grammar.reader, &tokens[at])
            || wording.is_any(at, SPEAKERS)
            || wording.is_any(at, REGRETS)
            || tokens[at].negated
            || matches!(tokens[at].concept, Concept::Not | Concept::No)
    };
    if (0..tokens.len()).any(takes_sides) || grammar.asks(sentence) {
        return false;
    }
    let was_wanted = (0..tokens.len()).any(wants);
    let harms = (0..tokens.len()).filter(|at| is_harm(tokens[*at].concept) && !tokens[*at].quoted);
    harms.into_iter().all(|at| is_done(language, &wording, at) || was_wanted && !tokens[at].form.first)
}

/// Whether a year of history stands in the text.
fn names_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && digits.parse().is_ok_and(|year| YEARS.contains(&year)))
}

/// Verbs of the past after which stands what was to be done.
const fn wanted_of(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &["wanted", "tried", "planned", "ordered", "sought", "intended", "attempted", "decided"],
        Lang::Ru => &[
            "хотел",
            "хотели",
            "хотела",
            "пытал*",
            "приказал*",
            "планировал*",
            "собирал*",
            "намеревал*",
            "решил*",
            "попытал*",
            "стремил*",
        ],
        Lang::Hy => &["փորձեց*", "փորձում", "հրամայեց*", "ուզում", "ցանկանում", "ծրագրում", "որոշեց*"],
        Lang::Az => &[
            "istəyirdi",
            "istəyirdilər",
            "istədi",
            "istədilər",
            "çalışdı",
            "çalışdılar",
            "çalışırdı",
            "çalışırdılar",
            "əmr",
        ],
        Lang::Tr => &[
            "istiyordu",
            "istiyordular",
            "istiyorlardı",
            "istedi",
            "istediler",
            "çalıştı",
            "çalıştılar",
            "emretti",
            "planladı",
        ],
        Lang::Ar => &["أراد", "أرادوا", "أرادت", "حاول", "حاولوا", "حاولت", "أمر", "خطط", "قرر", "قرروا"],
        Lang::De => {
            &["wollte", "wollten", "versuchte", "versuchten", "befahl", "befahlen", "plante", "planten"]
        }
        Lang::Fr => &[
            "voulait",
            "voulaient",
            "voulut",
            "voulurent",
            "voulu",
            "tenta",
            "tenté",
            "tentèrent",
            "ordonna",
            "ordonné",
            "cherchait",
            "essaya",
            "essayé",
        ],
        Lang::Pt => &[
            "queria",
            "queriam",
            "quis",
            "quiseram",
            "tentou",
            "tentaram",
            "mandou",
            "mandaram",
            "ordenou",
            "pretendia",
            "planejou",
            "procurou",
        ],
        _ => &[],
    }
}

/// English verbs whose past does not end in *-ed*.
const ENGLISH_DONE: &[&str] =
    &["drove", "shot", "threw", "hung", "beat", "burnt", "slew", "sent", "forced", "took"];
/// German ones whose past does not end as that of most.
const GERMAN_DONE: &[&str] = &[
    "vertrieb*",
    "erschoss*",
    "erschlug*",
    "ermordeten",
    "jagten",
    "verjagten",
    "warfen",
    "verbrannten",
    "töteten",
    "vernichteten",
    "hängten",
    "trieben",
];

/// Whether the verb at `at` says that somebody did it.
fn is_done(language: Lang, wording: &Wording<'_>, at: usize) -> bool {
    let tokens = wording.tokens();
    let is_group = |i: usize| tokens[i].concept == Concept::Group;
    match language {
        // Somebody before the verb, and the people behind: "deport them" has nobody, "Muslims deported" nobody behind.
        Lang::En => {
            at > 0
                && (wording.ends(at, &["ed"]) || wording.is_any(at, ENGLISH_DONE))
                && (at + 1..tokens.len()).any(is_group)
        }
        Lang::De => {
            let has = wording.has_in(0..at, &["hat", "haben", "hatte", "hatten"]);
            wording.ends(at, &["te", "ierten"])
                || wording.is_any(at, GERMAN_DONE)
                || has && wording.ends(at, &["t", "en"])
        }
        Lang::Fr => {
            let has = wording.has_in(at.saturating_sub(2)..at, &["a", "ont", "avait", "avaient"]);
            has && wording.ends(at, &["é", "és", "ée", "ées", "i", "is"])
                || at > 0 && wording.ends(at, &["sa", "ça", "ra", "èrent"])
        }
        Lang::Pt => wording.ends(at, &["ou", "aram", "eram", "iram", "eu", "iu"]),
        Lang::Ru => wording.ends(at, &["л", "ла", "ло", "ли"]),
        Lang::Hy => wording.ends(at, &["եց", "աց", "եցին", "ացին", "վեցին"]),
        Lang::Az | Lang::Tr => (at..(at + 2).min(tokens.len())).any(|i| wording.ends(i, &told::TURKIC_DONE)),
        // The past has no letter before the root; "killing" is written like "he killed", so somebody stands behind.
        Lang::Ar => {
            !matches!(wording.letters(at).first(), Some('ي' | 'ت' | 'ن' | 'ا' | 'س' | 'ل' | 'ب') | None)
                && at + 1 < tokens.len()
        }
        _ => false,
    }
}
