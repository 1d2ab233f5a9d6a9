//! Who is called: offices, institutions and titled names that a sentence speaks to.
//!
//! "Mayor, you are a liar" is said to the mayor, not to another commenter. A flat table, and how it is read.

use super::Reading;
use std::ops::Range;

/// Longest vocative, in words: "dear members of the town council".
const MAX_WORDS: usize = 6;

/// How one language calls people in office.
#[derive(Debug)]
struct Calls {
    /// Words that go before and mean nobody by themselves.
    before: &'static [&'static str],
    /// Words that a name follows.
    titles: &'static [&'static str],
    /// Offices and institutions; `*` stands for any ending.
    offices: &'static [&'static str],
    /// You, before which a vocative needs no comma.
    you: &'static [&'static str],
}

static CALLS: [Calls; 11] = [
    Calls {
        before: &[
            "hey",
            "dear",
            "oh",
            "o",
            "hello",
            "hi",
            "sorry",
            "and",
            "well",
            "honourable",
            "honorable",
            "our",
            "my",
            "the",
            "of",
            "town",
            "city",
            "prime",
            "vice",
            "deputy",
            "members",
            "member",
            "madam",
            "mister",
            "lord",
            "ladies",
            "gentlemen",
            "esteemed",
            "so",
            "no",
            "yes",
            "members",
        ],
        titles: &["mr", "mrs", "ms", "dr", "prof", "mister", "madam", "lord", "lady", "president", "senator"],
        offices: &[
            "mayor",
            "president",
            "minister",
            "ministers",
            "senator",
            "senators",
            "governor",
            "council",
            "councillor",
            "councillors",
            "councilor",
            "government",
            "parliament",
            "congress",
            "referee",
            "ref",
            "umpire",
            "judge",
            "chancellor",
            "premier",
            "commissioner",
            "sheriff",
            "chief",
            "secretary",
            "mp",
            "mps",
            "chairman",
            "chairwoman",
            "speaker",
            "police",
            "ministry",
            "administration",
            "prosecutor",
            "goalkeeper",
            "striker",
            "coach",
            "politicians",
            "deputies",
            "ambassador",
            "king",
            "queen",
        ],
        you: &["you", "you're", "youre", "u"],
    },
    Calls {
        before: &[
            "уважаемый",
            "уважаемая",
            "уважаемые",
            "дорогой",
            "дорогие",
            "эй",
            "ну",
            "наш",
            "наши",
            "городской",
        ],
        titles: &["господин", "госпожа", "господа", "г", "товарищ", "гражданин"],
        offices: &[
            "мэр",
            "президент",
            "министр*",
            "губернатор",
            "депутат*",
            "судья",
            "судьи",
            "премьер*",
            "сенатор*",
            "глава",
            "директор",
            "тренер",
            "арбитр",
            "рефери",
            "правительство",
            "совет",
            "мэрия",
            "полиция",
            "парламент",
            "дума",
            "власть",
            "власти",
            "чиновник*",
            "прокурор*",
            "министерство",
            "вратарь",
            "начальник",
            "председатель",
            "посол",
            "канцлер",
        ],
        you: &["ты", "вы"],
    },
    Calls {
        before: &["sayın", "değerli", "ey", "hey", "sevgili", "belediye", "bay", "bayan"],
        titles: &["sayın", "bay", "bayan"],
        offices: &[
            "başkan",
            "başkanım",
            "başkanı",
            "cumhurbaşkanı",
            "cumhurbaşkanım",
            "bakan",
            "bakanım",
            "bakanlar",
            "başbakan",
            "vali",
            "valim",
            "hakem",
            "hakemler",
            "hakim",
            "hâkim",
            "belediye",
            "hükümet",
            "meclis",
            "milletvekili",
            "milletvekilleri",
            "vekil",
            "vekilim",
            "vekiller",
            "müdür",
            "müdürüm",
            "polis",
            "savcı",
            "reis",
            "muhtar",
            "kaymakam",
            "yetkililer",
            "siyasetçiler",
            "kaleci",
        ],
        you: &["sen", "siz"],
    },
    Calls {
        before: &["hörmətli", "əziz", "ey", "ay", "bələdiyyə", "icra", "baş"],
        titles: &["cənab", "xanım", "hörmətli"],
        offices: &[
            "prezident",
            "nazir",
            "nazirlər",
            "mer",
            "deputat",
            "deputatlar",
            "hakim",
            "hakimlər",
            "hökumət",
            "bələdiyyə",
            "başçısı",
            "sədr",
            "sədri",
            "məclis",
            "polis",
            "müdir",
            "prokuror",
            "məmurlar",
            "vəzir",
            "hakem",
            "qapıçı",
        ],
        you: &["sən", "siz"],
    },
    Calls {
        before: &["հարգելի", "սիրելի", "այ", "հեյ", "պարոնայք"],
        titles: &["պարոն", "տիկին", "պրն"],
        offices: &[
            "նախագահ",
            "վարչապետ",
            "նախարար",
            "նախարարներ",
            "քաղաքապետ",
            "պատգամավոր",
            "պատգամավորներ",
            "դատավոր",
            "մարզպետ",
            "կառավարություն",
            "խորհուրդ",
            "ավագանի",
            "ոստիկանություն",
            "մրցավար",
            "տնօրեն",
            "իշխանություններ",
            "դատախազ",
            "դարպասապահ",
            "խորհրդարան",
        ],
        you: &["դու", "դուք"],
    },
    Calls {
        before: &[
            "يا",
            "أيها",
            "ايها",
            "أيتها",
            "عزيزي",
            "حضرة",
            "سعادة",
            "معالي",
            "سيادة",
            "فخامة",
            "البلدية",
            "المدينة",
            "الوزراء",
        ],
        titles: &["السيد", "سيد", "السيدة"],
        offices: &[
            "الرئيس",
            "رئيس",
            "الوزير",
            "وزير",
            "المحافظ",
            "محافظ",
            "النائب",
            "نائب",
            "العمدة",
            "عمدة",
            "القاضي",
            "قاضي",
            "الحكم",
            "حكم",
            "الحكومة",
            "حكومة",
            "المجلس",
            "مجلس",
            "البلدية",
            "الشرطة",
            "المدير",
            "مدير",
            "المسؤولون",
        ],
        you: &["أنت", "انت", "أنتم", "انتم"],
    },
    Calls {
        before: &["lieber", "liebe", "sehr", "geehrter", "geehrte", "hey", "hallo"],
        titles: &["herr", "frau"],
        offices: &[
            "bürgermeister",
            "bürgermeisterin",
            "präsident",
            "minister",
            "ministerin",
            "kanzler",
            "bundeskanzler",
            "schiedsrichter",
            "schiri",
            "stadtrat",
            "gemeinderat",
            "regierung",
            "richter",
            "polizei",
        ],
        you: &["du", "sie", "ihr"],
    },
    Calls {
        before: &["cher", "chère", "chers", "hé", "le", "la", "les", "l'"],
        titles: &["monsieur", "madame", "m", "mme"],
        offices: &[
            "maire",
            "président",
            "présidente",
            "ministre",
            "arbitre",
            "préfet",
            "député",
            "députés",
            "conseil",
            "gouvernement",
            "juge",
        ],
        you: &["tu", "vous"],
    },
    Calls {
        before: &["querido", "querida", "estimado", "eh", "oye"],
        titles: &["señor", "señora", "sr", "sra"],
        offices: &[
            "alcalde",
            "alcaldesa",
            "presidente",
            "presidenta",
            "ministro",
            "ministra",
            "árbitro",
            "juez",
            "gobierno",
            "ayuntamiento",
            "diputado",
            "diputados",
        ],
        you: &["tú", "usted", "ustedes", "eres", "sois"],
    },
    Calls {
        before: &["caro", "prezado", "ei", "ó"],
        titles: &["senhor", "senhora", "sr", "sra"],
        offices: &[
            "prefeito",
            "presidente",
            "ministro",
            "ministra",
            "árbitro",
            "juiz",
            "governo",
            "deputado",
            "vereador",
        ],
        you: &["você", "tu", "vocês"],
    },
    Calls {
        before: &["caro", "cara", "egregio", "ehi"],
        titles: &["signor", "signora", "onorevole"],
        offices: &[
            "sindaco",
            "presidente",
            "ministro",
            "ministra",
            "arbitro",
            "giudice",
            "governo",
            "consiglio",
            "assessore",
        ],
        you: &["tu", "lei", "voi"],
    },
];

/// Whether the words `sentence` call somebody in office, at their beginning or between pauses. A title with a name counts
/// where `names_count`: in an answer it may be the name of the person who is answered.
pub(super) fn calls_public_person(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    names_count: NamesCount,
) -> bool {
    let tokens = reading.tokens();
    let all = tokens.all();
    let mut begin = sentence.start;
    while begin < sentence.end {
        let next_pause =
            (begin + 1..sentence.end).find(|i| all.get(*i).is_some_and(|token| token.follows_pause));
        let end = next_pause.unwrap_or(sentence.end);
        let is_whole_sentence = begin == sentence.start && end == sentence.end;
        let is_first = begin == sentence.start;
        let called = CALLS.iter().any(|calls| {
            let before_you = (begin..end).find(|i| calls.you.contains(&word(reading, *i)));
            let end = match before_you {
                // Without a comma only at the beginning: "Hey referee you are …".
                Some(you) if is_first => you,
                Some(_) => return false,
                None if is_whole_sentence => return false,
                None => end,
            };
            calls.is_vocative(reading, begin..end, names_count)
        });
        if called {
            return true;
        }
        begin = end;
    }
    false
}

/// Whether "Mr Smith" can only be a public person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamesCount {
    /// Nobody is answered.
    Yes,
    /// Somebody is answered, and may have that name.
    No,
}

impl Calls {
    fn is_vocative(&self, reading: &Reading<'_>, words: Range<usize>, names_count: NamesCount) -> bool {
        if words.is_empty() || words.len() > MAX_WORDS {
            return false;
        }
        let (mut is_called, mut may_name) = (false, false);
        for index in words {
            let word = word(reading, index);
            let is_office = self.offices.iter().any(|office| match office.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == *office,
            });
            if is_office {
                (is_called, may_name) = (true, true);
            } else if self.titles.contains(&word) {
                may_name = true;
            } else if may_name && is_capitalised(reading, index) {
                is_called |= names_count == NamesCount::Yes;
            } else if !self.before.contains(&word) {
                return false;
            }
        }
        is_called
    }
}

fn word<'r>(reading: &'r Reading<'_>, index: usize) -> &'r str {
    let tokens = reading.tokens();
    tokens.all().get(index).map_or("", |token| tokens.lower(token))
}

/// Whether it is written like a name; scripts without capitals never say so.
fn is_capitalised(reading: &Reading<'_>, index: usize) -> bool {
    let token = reading.tokens().all().get(index);
    token.and_then(|token| token.span.of(reading.text()).chars().next()).is_some_and(char::is_uppercase)
}
