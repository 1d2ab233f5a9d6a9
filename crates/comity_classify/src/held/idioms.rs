//! Figures of speech in which somebody is killed: "my wife will kill me", "I would kill for a slice of cake"; and what kills
//! people without meaning to.

use super::{Grammar, is_coarse, is_harm};
use crate::features::{Concept, Sentence};
use crate::told;

/// Who kills the speaker in jest, in the nine languages.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "mother",
    "mum",
    "mom",
    "dad",
    "father",
    "parents",
    "boss",
    "teacher",
    "coach",
    "sister",
    "brother",
    "girlfriend",
    "boyfriend",
    "grandma",
    "grandmother",
    "editor",
    "жена",
    "муж",
    "мама",
    "мать",
    "папа",
    "отец",
    "тёща",
    "теща",
    "свекровь",
    "начальник",
    "начальница",
    "шеф",
    "сестра",
    "брат",
    "бабушка",
    "родители",
    "учительница",
    "тренер",
    "կինս",
    "կինը",
    "ամուսինս",
    "մայրս",
    "մաման",
    "մամաս",
    "հայրս",
    "պապաս",
    "տնօրենը",
    "տնօրենս",
    "շեֆս",
    "շեֆը",
    "քույրս",
    "եղբայրս",
    "տատիկս",
    "ծնողներս",
    "զոքանչս",
    "սկեսուրս",
    "ուսուցիչս",
    "arvadım",
    "ərim",
    "anam",
    "atam",
    "müdir",
    "müdirim",
    "qaynanam",
    "bacım",
    "qardaşım",
    "nənəm",
    "valideynlərim",
    "müəllim*",
    "karım",
    "kocam",
    "annem",
    "babam",
    "müdür",
    "müdürüm",
    "patron",
    "patronum",
    "kaynanam",
    "ablam",
    "kardeşim",
    "hocam",
    "زوجتي",
    "زوجي",
    "أمي",
    "أبي",
    "المدير",
    "مديري",
    "أختي",
    "أخي",
    "حماتي",
    "والدتي",
    "والدي",
    "معلمي",
    "frau",
    "mann",
    "mutter",
    "vater",
    "mama",
    "papa",
    "chef",
    "chefin",
    "schwester",
    "bruder",
    "eltern",
    "oma",
    "lehrer",
    "femme",
    "mari",
    "mère",
    "père",
    "maman",
    "sœur",
    "soeur",
    "frère",
    "patronne",
    "prof",
    "parents",
    "mulher",
    "marido",
    "mãe",
    "pai",
    "chefe",
    "patrão",
    "irmã",
    "irmão",
    "sogra",
    "pais",
    "professora",
    "treinador",
];

/// The speaker, as the one who is killed.
const ME: &[&str] = &[
    "me", "us", "меня", "нас", "ինձ", "մեզ", "məni", "bizi", "beni", "bizi", "mich", "uns", "m", "nous",
    "nos",
];

/// What kills without meaning to.
const CAUSES: &[&str] = &[
    "virus",
    "disease",
    "heat",
    "heatwave",
    "cold",
    "cancer",
    "flu",
    "covid",
    "smoking",
    "smoke",
    "pollution",
    "hunger",
    "malaria",
    "жара",
    "грипп",
    "вирус",
    "холод",
    "рак",
    "голод",
    "ковид",
    "курение",
    "վիրուսը",
    "շոգը",
    "ցուրտը",
    "գրիպը",
    "ծխելը",
    "քաղցկեղը",
    "isti",
    "soyuq",
    "qrip",
    "xərçəng",
    "virüs",
    "sıcak",
    "soğuk",
    "grip",
    "kanser",
    "sigara",
    "الفيروس",
    "الحر",
    "البرد",
    "السرطان",
    "التدخين",
    "الجوع",
    "hitze",
    "kälte",
    "krebs",
    "grippe",
    "rauchen",
    "hunger",
    "chaleur",
    "froid",
    "cancer",
    "tabac",
    "faim",
    "calor",
    "frio",
    "gripe",
    "câncer",
    "cancro",
    "tabaco",
    "fome",
];
/// Words behind a cause among which its verb stands.
const CAUSE_REACH: usize = 3;

/// Whether nobody is threatened by what the sentence says of killing.
pub(super) fn is_idiom(grammar: &Grammar<'_>, sentence: &Sentence) -> bool {
    let wording = grammar.wording(sentence);
    let tokens = wording.tokens();
    let harms = || (0..tokens.len()).filter(|at| is_harm(tokens[*at].concept));
    let is_hostile = |at: usize| {
        let token = &tokens[at];
        is_coarse(token)
            || matches!(token.concept, Concept::You | Concept::Hate | Concept::Insult | Concept::Should)
            || token.form.you
            || token.form.first
    };
    let names_group = |at: usize| tokens[at].concept == Concept::Group && !wording.is_any(at, KIN);
    if harms().next().is_none() || (0..tokens.len()).any(is_hostile) {
        return false;
    }
    let kills_me = |at: usize| {
        let suffixed = wording.ends(at, &["ني", "نا"]);
        (suffixed || wording.has(ME)) && tokens[at].concept == Concept::Violence
    };
    let in_jest = wording.has(KIN) && harms().all(kills_me) && !(0..tokens.len()).any(names_group);
    let for_cake = harms().all(|at| {
        let asked = ["for a", "for an", "for some", "for that", "for this"];
        wording.is(at, "kill") && asked.iter().any(|phrase| wording.phrase_at(at + 1, phrase).is_some())
    });
    in_jest || for_cake || is_caused(grammar, sentence)
}

/// "The virus kills old people first": a cause, its verb, and nothing that welcomes it.
fn is_caused(grammar: &Grammar<'_>, sentence: &Sentence) -> bool {
    let wording = grammar.wording(sentence);
    let tokens = wording.tokens();
    let Some(cause) = wording.find(CAUSES) else { return false };
    let follows = (cause.end..(cause.end + CAUSE_REACH).min(tokens.len()))
        .any(|at| tokens[at].concept == Concept::Violence);
    // "… are the virus that kills": those are meant who stand before.
    let is_alone = tokens.iter().take(cause.start).all(|token| token.concept == Concept::Other);
    let others = tokens.iter().enumerate().filter(|(at, _)| !cause.contains(at));
    let goes_on = tokens.iter().skip(cause.end).any(|token| token.after_break);
    follows
        && is_alone
        && !goes_on
        && !others.into_iter().any(|(_, token)| told::is_partial(grammar.reader, token))
}
