//! History with an actor: "Stalin deported the …" tells what somebody did to a people, and calls for nothing. Flat tables.

/// Who did it.
const ACTORS: &[&str] = &[
    "hitler*",
    "stalin*",
    "milosevic*",
    "nazi*",
    "isis",
    "ottoman*",
    "sultan*",
    "tsar*",
    "mob",
    "army",
    "troops",
    "soldiers",
    "militia*",
    "гитлер*",
    "сталин*",
    "милошевич*",
    "нацист*",
    "осман*",
    "султан*",
    "игил*",
    "толпа",
    "армия",
    "войска",
    "солдаты",
    "берия",
    "հիտլեր*",
    "ստալին*",
    "նացիստ*",
    "օսման*",
    "սուլթան*",
    "ամբոխ*",
    "զորք*",
    "naziler*",
    "nasist*",
    "osmanlı*",
    "kalabalık",
    "kütlə",
    "هتلر",
    "ستالين",
    "النازيون",
    "العثمانيون",
    "soldaten",
];
/// Verbs of the past after which stands what was wanted.
const WANTED: &[&str] = &[
    "wanted",
    "tried",
    "planned",
    "ordered",
    "sought",
    "intended",
    "attempted",
    "decided",
    "хотел*",
    "пытал*",
    "приказал*",
    "планировал*",
    "собирал*",
    "решил*",
    "попытал*",
    "ուզում",
    "փորձեց*",
    "հրամայեց*",
    "ցանկանում",
    "որոշեց*",
    "istəyirdi*",
    "istədi",
    "istədilər",
    "çalışdı",
    "çalışdılar",
    "istiyordu",
    "istedi",
    "istediler",
    "çalıştı",
    "çalıştılar",
    "emretti",
    "أراد",
    "أرادوا",
    "حاول",
    "حاولوا",
    "أمر",
    "wollte",
    "wollten",
    "versuchte",
    "versuchten",
    "befahl",
    "plante",
];
/// Whoever speaks of himself, regrets that it was not more, welcomes it or wants it again.
const SIDES: &[&str] = &[
    "i",
    "we",
    "should",
    "must",
    "let's",
    "again",
    "right",
    "rightly",
    "good",
    "well",
    "enough",
    "deserved",
    "pity",
    "sadly",
    "unfortunately",
    "glad",
    "thank",
    "finally",
    "like",
    "as",
    "hero",
    "reason",
    "reasons",
    "я",
    "мы",
    "надо",
    "нужно",
    "пора",
    "правильно",
    "жаль",
    "мало",
    "опять",
    "снова",
    "слава",
    "поделом",
    "зря",
    "хорошо",
    "бы",
    "как",
    "молодец",
    "ես",
    "մենք",
    "պետք",
    "պիտի",
    "լավ",
    "ճիշտ",
    "ափսոս",
    "քիչ",
    "նորից",
    "mən",
    "biz",
    "ben",
    "lazım",
    "gərək",
    "gerek",
    "kimi",
    "gibi",
    "keşke",
    "heyif",
    "iyi",
    "yaxşı",
    "əla",
    "yine",
    "yenə",
    "أنا",
    "نحن",
    "يجب",
    "ليت",
    "أحسن",
    "كما",
    "مثل",
    "ich",
    "wir",
    "sollte",
    "muss",
    "schade",
    "leider",
    "endlich",
    "wieder",
    "wie",
    "gut",
    "recht",
];
/// How a verb of the past ends.
const DONE: &[&str] = &["ed", "drove", "shot", "л", "ла", "ло", "ли", "եց", "եցին", "աց", "ացին", "վեցին"];

/// Whether the sentence tells what somebody did; `act` is the word for it, and `year` whether the sentence has one of history.
pub(super) fn is_told<'w>(words: &(impl Iterator<Item = &'w str> + Clone), act: &str, year: bool) -> bool {
    let is = |word: &str, listed: &[&str]| {
        listed.iter().any(|stem| stem.strip_suffix('*').map_or(word == *stem, |stem| word.starts_with(stem)))
    };
    let has = |listed: &[&str]| words.clone().any(|word| is(word, listed));
    let is_done = DONE.iter().any(|ending| act.ends_with(ending));
    (year || has(ACTORS)) && (is_done || has(WANTED)) && !has(SIDES)
}

/// Whether a word is a year of history.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1000..=2025).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::{is_told, is_year};

    #[test]
    fn a_year_or_a_ruler_makes_it_history_and_a_wish_makes_it_none() {
        let told = |sentence: &str, act: &str| {
            let words = || sentence.split(' ');
            is_told(&words(), act, words().any(is_year))
        };
        assert!(told("in 1944 they deported the chechens", "deported"));
        assert!(told("hitler wanted to kill all jews", "kill"));
        assert!(told("сталин депортировал чеченцев", "депортировал"));
        assert!(!told("deport the chechens as stalin did", "deport"));
        assert!(!told("we deported the chechens in 1944", "deported"));
        assert!(!told("they deported the chechens", "deported"));
    }
}
