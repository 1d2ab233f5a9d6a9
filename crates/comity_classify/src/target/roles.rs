//! Words by which nine languages name who writes stories, where they stand, and who is in office. Flat tables.

use super::forms::is_form_of;
use crate::features::{Lang, is_listed};

/// Words for who writes stories, for publications and for office holders, of English.
pub(super) const AUTHORS: &[&str] =
    &["author", "journalist", "reporter", "writer", "columnist", "correspondent", "editor", "byline", "hack"];
pub(super) const PUBLICATIONS: &[&str] = &[
    "paper",
    "newspaper",
    "rag",
    "tabloid",
    "magazine",
    "outlet",
    "newsroom",
    "publication",
    "gazette",
    "editors",
    "broadsheet",
    "journal",
];
pub(super) const OFFICES: &[&str] = &[
    "mayor",
    "minister",
    "president",
    "senator",
    "governor",
    "councillor",
    "premier",
    "chancellor",
    "mp",
    "candidate",
    "prime",
    "secretary",
    "judge",
    "sheriff",
    "commissioner",
    "king",
    "queen",
    "leader",
    "chairman",
    "chairwoman",
    "deputy",
    "spokesman",
    "spokeswoman",
    "director",
    "manager",
    "coach",
    "striker",
    "goalkeeper",
    "chief",
    "ceo",
];
/// Offices and titles by which other languages call somebody: "Господин мэр, вы …".
pub(super) const CALLED: &[&str] = &[
    "мэр",
    "президент",
    "министр",
    "губернатор",
    "депутат",
    "судья",
    "арбитр",
    "правительство",
    "совет",
    "господин",
    "başkan",
    "cumhurbaşkanı",
    "bakan",
    "hakem",
    "vali",
    "hükümet",
    "belediye",
    "sayın",
    "nazir",
    "prezident",
    "hakim",
    "hökumət",
    "cənab",
    "hörmətli",
    "նախագահ",
    "վարչապետ",
    "նախարար",
    "քաղաքապետ",
    "դատավոր",
    "պարոն",
    "الرئيس",
    "الوزير",
    "العمدة",
    "القاضي",
    "الحكومة",
    "سيادة",
    "council",
    "referee",
    "government",
    "councillors",
    "ministers",
    "mr",
    "mrs",
    "ms",
];

/// Words of other languages for whoever wrote the story under which a comment stands.
const WRITERS: &[&str] = &[
    "автор",
    "писака",
    "журналюга",
    "հեղինակ",
    "müəllif",
    "yazar",
    "الكاتب",
    "كاتب",
    "كاتبة",
    "autor",
    "autorin",
    "verfasser",
    "schreiberling",
    "auteur",
    "auteure",
    "autrice",
    "autor",
    "autora",
];
/// Words of other languages for those whose profession it is: whoever wrote the story where that one is known, or pointed at.
const JOURNALISTS: &[&str] = &[
    "журналист",
    "журналистка",
    "корреспондент",
    "репортер",
    "редактор",
    "լրագրող",
    "թղթակից",
    "խմբագիր",
    "jurnalist",
    "müxbir",
    "redaktor",
    "gazeteci",
    "muhabir",
    "editör",
    "الصحفي",
    "الصحافي",
    "الصحفية",
    "المراسل",
    "المحرر",
    "journalistin",
    "redakteur",
    "reporter",
    "journaliste",
    "rédacteur",
    "rédactrice",
    "chroniqueur",
    "jornalista",
    "repórter",
    "redator",
];
/// *This*, before one who is pointed at.
const THIS: &[&str] = &[
    "этот",
    "эта",
    "этого",
    "этому",
    "этой",
    "այս",
    "այդ",
    "bu",
    "şu",
    "هذا",
    "هذه",
    "dieser",
    "diese",
    "diesen",
    "diesem",
    "ce",
    "cet",
    "cette",
    "este",
    "esta",
    "esse",
    "essa",
];
/// Publications in other languages; `*` stands for any ending.
const PRESS: &[&str] = &[
    "газет*",
    "издание",
    "издания",
    "изданию",
    "редакци*",
    "журнал",
    "журнала",
    "сайт*",
    "թերթ*",
    "կայք*",
    "ամսագիր*",
    "խմբագրություն*",
    "լրատվամիջոց*",
    "qəzet*",
    "sayt*",
    "jurnalınız*",
    "jurnal",
    "redaksiya*",
    "gazete",
    "gazeteniz*",
    "gazeten",
    "gazetesi*",
    "gazeteyi",
    "siteniz*",
    "sitesi",
    "derginiz*",
    "dergi",
    "جريد*",
    "الجريد*",
    "صحيفة",
    "صحيفت*",
    "الصحيفة",
    "موقعكم",
    "موقعك",
    "الموقع",
    "مجلت*",
    "zeitung*",
    "blatt",
    "magazin",
    "redaktion*",
    "käseblatt",
    "rédaction",
    "quotidien",
    "torchon",
    "jornal",
    "revista",
    "redação",
    "pasquim",
];

/// What is known of the words around one.
pub(super) struct Role<'t> {
    pub(super) language: Lang,
    /// The word.
    pub(super) letters: &'t [char],
    /// The one before it.
    pub(super) before: &'t [char],
    /// Whether it is known who wrote the story.
    pub(super) has_byline: bool,
}

impl Role<'_> {
    /// Whether it names whoever wrote the story.
    pub(super) fn is_author(&self) -> bool {
        if is_one_of(self.letters, AUTHORS) {
            return true;
        }
        let is_form =
            |words: &[&str]| words.iter().any(|word| is_form_of(self.language, self.letters, &word.chars()));
        self.language != Lang::En
            && (is_form(WRITERS) || (self.has_byline || is_one_of(self.before, THIS)) && is_form(JOURNALISTS))
    }

    /// Whether it names a publication.
    pub(super) fn is_publication(&self) -> bool {
        is_publication(self.language, self.letters)
    }
}

pub(super) fn is_publication(language: Lang, letters: &[char]) -> bool {
    is_one_of(letters, PUBLICATIONS) || language != Lang::En && is_one_of(letters, PRESS)
}

/// Whether a word is one of these; `*` stands for any ending.
pub(super) fn is_one_of(letters: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| is_listed(letters, word))
}
