//! Deaths that are deplored: "How many women must be murdered before the law changes?" asks for no death.
//!
//! Whoever asks so says nothing of doing it himself, and asks what has to happen first, which is no flight and no submission of
//! those who die: "before they leave" is a threat.

use super::wording::Wording;
use super::{Grammar, is_coarse, is_harm};
use crate::features::{Concept, Lang, Sentence};

/// Words of a sentence among which the question begins.
const OPENING: usize = 4;

/// What one language says in such questions.
struct Question {
    /// "How many": at the beginning.
    how_many: &'static [&'static str],
    /// "Must another": at the beginning, in a question.
    must: &'static [&'static str],
    /// "One more", without which the language cannot ask that way; empty where `must` says enough.
    another: &'static [&'static str],
    /// "Before", "until", "so that".
    until: &'static [&'static str],
    /// Whoever would do it himself.
    doers: &'static [&'static str],
    /// Endings of verbs by which the language says that.
    doing: &'static [&'static str],
    /// What is demanded of those who die.
    demands: &'static [&'static str],
}

const fn question_of(language: Lang) -> Option<Question> {
    Some(match language {
        Lang::En => Question {
            how_many: &["how many", "how much", "how often"],
            must: &["must", "does", "do", "will", "should"],
            another: &["another", "one", "somebody*", "someone*", "more"],
            until: &["before", "until", "till"],
            doers: &["we", "i", "us", "me"],
            doing: &[],
            demands: &[
                "learn*",
                "understand*",
                "leave*",
                "left",
                "gone",
                "go",
                "get",
                "gets",
                "message",
                "lesson",
                "shut",
                "quiet",
                "disappear*",
                "enough",
                "satisfied",
                "happy",
                "submit",
                "surrender",
                "obey",
                "behave",
                "vanish*",
                "know",
                "realise",
                "realize",
                "flee",
                "rest",
                "run",
                "feels",
                "safe",
            ],
        },
        Lang::Ru => Question {
            how_many: &["сколько"],
            must: &["неужели", "обязательно"],
            another: &[],
            until: &["прежде", "пока", "чтобы", "чтоб", "до"],
            doers: &["мы", "нам", "я", "мне", "нами"],
            doing: &["ем", "им"],
            demands: &[
                "понял*",
                "пойм*",
                "уйд*",
                "ушл*",
                "уед*",
                "уеха*",
                "убра*",
                "убер*",
                "успоко*",
                "исчез*",
                "замолч*",
                "заткн*",
                "сдал*",
                "свали*",
                "научил*",
                "дошло",
                "остальн*",
                "сбежа*",
                "хватит",
            ],
        },
        Lang::Hy => Question {
            how_many: &["քանի", "որքան", "ինչքան", "էլի քանի", "դեռ քանի"],
            must: &["միթե"],
            another: &[],
            until: &["մինչեւ", "որպեսզի", "որ"],
            doers: &["մենք", "ես", "մեզ"],
            doing: &["ենք", "եմ"],
            demands: &[
                "հասկան*",
                "հեռան*",
                "գնան",
                "գնա",
                "լռեն",
                "կորչեն",
                "կորեն",
                "փախչ*",
                "խելոք*",
                "սովոր*",
                "մնաց*",
                "սուս*",
                "բավ*",
            ],
        },
        Lang::Az => Question {
            how_many: &["neçə"],
            must: &["bir"],
            another: &["də", "daha"],
            until: &["qədər", "üçün", "deyə", "ki"],
            doers: &["biz", "mən", "bizim"],
            doing: &["yik", "yıq", "yəm", "yam", "ək", "aq", "əm", "am"],
            demands: &[
                "başa",
                "anlasın*",
                "anlama*",
                "getsin*",
                "getmə*",
                "çıxıb",
                "sussun*",
                "susma*",
                "rədd",
                "itil*",
                "qaçsın*",
                "qaçana",
                "dərs",
                "ağıll*",
                "köçsün*",
            ],
        },
        Lang::Tr => Question {
            how_many: &["kaç"],
            must: &["bir"],
            another: &["daha"],
            until: &["kadar", "için", "diye", "önce", "ki"],
            doers: &["biz", "ben", "bizim"],
            doing: &["yiz", "yız", "yım", "yim", "elim", "alım", "eyim", "ayım", "ğiz", "ğız", "ğim", "ğım"],
            demands: &[
                "anla*",
                "gitsin*",
                "gitme*",
                "gidene",
                "giderler",
                "sus*",
                "defol*",
                "çekip",
                "kaçsın*",
                "ders",
                "akıllan*",
                "öğren*",
                "terk",
            ],
        },
        Lang::Ar => Question {
            how_many: &["كم"],
            must: &["هل"],
            another: &["آخر", "اخرى", "أخرى"],
            until: &["قبل", "حتى", "كي", "لكي"],
            doers: &["نحن", "علينا", "أنا", "لنا"],
            doing: &[],
            demands: &[
                "يفهم*",
                "يرحل*",
                "يسكت*",
                "يخرج*",
                "يغادر*",
                "يتعلم*",
                "يهرب*",
                "يختف*",
                "يستسلم*",
                "يكفي*",
            ],
        },
        Lang::De => Question {
            how_many: &["wie viele", "wieviele", "wie viel", "wie oft"],
            must: &["muss", "müssen", "musste"],
            another: &["erst", "noch", "wieder"],
            until: &["bevor", "bis", "ehe", "damit", "eh"],
            doers: &["wir", "ich", "uns", "mir"],
            doing: &[],
            demands: &[
                "kapier*",
                "versteh*",
                "verschwind*",
                "gehen",
                "geht",
                "abhau*",
                "still",
                "lern*",
                "ruhe",
                "begreif*",
                "weg",
                "genug",
                "schweig*",
                "flieh*",
                "raus",
                "merken",
            ],
        },
        Lang::Fr => Question {
            how_many: &["combien"],
            must: &["faut il", "faudra t il"],
            another: &[],
            until: &["avant", "pour", "jusqu"],
            doers: &["nous", "je", "j", "devons", "allons", "devrons"],
            doing: &["ons"],
            demands: &[
                "compren*",
                "partent",
                "parte",
                "taire",
                "taisent",
                "dégag*",
                "tirent",
                "apprenn*",
                "assez",
                "fuient",
                "disparai*",
                "cassent",
                "leçon",
                "foutent",
            ],
        },
        Lang::Pt => Question {
            how_many: &["quantos", "quantas", "quanto", "quanta"],
            must: &["será preciso", "é preciso", "precisa", "tem de", "tem que"],
            another: &[],
            until: &["antes", "até", "para"],
            doers: &["nós", "eu", "temos", "devemos", "precisamos", "vamos"],
            doing: &["mos"],
            demands: &[
                "entend*",
                "ire",
                "irem",
                "embora",
                "calar*",
                "saí*",
                "sair*",
                "aprend*",
                "sum*",
                "fug*",
                "basta",
                "lição",
                "desapare*",
                "compreend*",
            ],
        },
        _ => return None,
    })
}

/// Whether the sentence deplores that people die.
pub(super) fn is_deplored(grammar: &Grammar<'_>, sentence: &Sentence) -> bool {
    let Some(question) = question_of(grammar.language) else { return false };
    let wording = grammar.wording(sentence);
    let tokens = wording.tokens();
    // Most sentences speak of no death: the many words of the questions are looked for in the others only.
    if !tokens.iter().any(|token| is_harm(token.concept)) && !wording.has(DIE) {
        return false;
    }
    let asks = asks_how_many(grammar.language, &wording, &question)
        || grammar.asks(sentence) && asks_whether_another(&wording, &question);
    if !(asks && wording.has(question.until) || is_condition(&wording)) {
        return false;
    }
    let by_speaker = |at: usize| {
        let done = is_harm(tokens[at].concept);
        let arabic = grammar.language == Lang::Ar && done && wording.letters(at).first() == Some(&'ن');
        wording.is_any(at, question.doers) || done && wording.ends(at, question.doing) || arabic
    };
    let is_hostile = |at: usize| {
        let token = &tokens[at];
        is_coarse(token)
            || matches!(
                token.concept,
                Concept::Hate | Concept::Dehumanise | Concept::Insult | Concept::Negative | Concept::Expel
            )
            || matches!(token.concept, Concept::Positive | Concept::Love)
            || wording.is_any(at, question.demands)
    };
    !(0..tokens.len()).any(|at| by_speaker(at) || is_hostile(at))
}

/// Forms of *die* that the lists of concepts do not have.
const DIE: &[&str] =
    &["ölme*", "մահան*", "զոհվ*", "погиб*", "mour*", "morr*", "sterben", "umkommen", "يموت*", "تموت*"];

/// *If*, *unless*.
const CONDITIONS: &[&str] =
    &["if", "unless", "если", "եթե", "wenn", "falls", "si", "se", "إذا", "اذا", "ما لم"];
/// Who or what has to act, so that nobody dies.
const REMEDIES: &[&str] = &[
    "nobody",
    "nothing",
    "no",
    "law",
    "laws",
    "government",
    "council",
    "police",
    "parliament",
    "europe",
    "state",
    "court",
    "courts",
    "world",
    "ничего",
    "никто",
    "закон",
    "законы",
    "власти",
    "полиция",
    "правительство",
    "мир",
    "օրենք*",
    "ոչ",
    "ոչինչ",
    "կառավարություն*",
    "ոստիկանություն*",
    "nichts",
    "niemand",
    "keiner",
    "gesetz",
    "regierung",
    "polizei",
    "stadt",
    "europa",
    "rien",
    "personne",
    "loi",
    "gouvernement",
    "police",
    "mairie",
    "europe",
    "nada",
    "ninguém",
    "lei",
    "governo",
    "polícia",
    "prefeitura",
    "القانون",
    "الحكومة",
    "الشرطة",
    "أحد",
    "العالم",
];

/// "Unless the law changes, more women will be killed": a condition that those who die have no part in.
fn is_condition(wording: &Wording<'_>) -> bool {
    let tokens = wording.tokens();
    if !wording.has_in(0..2, CONDITIONS) {
        return false;
    }
    let Some(end) = (1..tokens.len()).find(|at| tokens[*at].after_break) else { return false };
    let concerns_them = tokens.iter().take(end).any(|token| {
        matches!(token.concept, Concept::They | Concept::You | Concept::Group | Concept::First)
            || is_harm(token.concept)
    });
    let demands =
        tokens.iter().any(|token| matches!(token.concept, Concept::Should | Concept::First | Concept::You));
    let dies =
        tokens.iter().skip(end).any(|token| is_harm(token.concept)) || wording.has_in(end..tokens.len(), DIE);
    wording.has_in(1..end, REMEDIES) && !concerns_them && !demands && dies
}

/// Whether it begins with "how many"; Turkish and Azerbaijani have it anywhere.
fn asks_how_many(language: Lang, wording: &Wording<'_>, question: &Question) -> bool {
    wording
        .find(question.how_many)
        .is_some_and(|found| found.start < OPENING || matches!(language, Lang::Tr | Lang::Az))
}

/// Whether it asks whether one more must die.
fn asks_whether_another(wording: &Wording<'_>, question: &Question) -> bool {
    let Some(must) = wording.find(question.must) else { return false };
    // "Kim … bir çocuk daha": the number stands where the child does.
    let begins = must.start < OPENING || matches!(question.must, ["bir"]);
    begins
        && (question.another.is_empty() || wording.has_in(must.end..wording.tokens().len(), question.another))
}
