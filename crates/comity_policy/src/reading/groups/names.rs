//! Names of groups and what contempt says of them, language by language. A flat table.

use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// The words of one language.
#[derive(Debug)]
pub(super) struct GroupWords {
    language: &'static str,
    /// Stems of the names of peoples, faiths and other groups; `*` stands for any ending.
    groups: &'static [&'static str],
    /// Words that make a group together with one of `people`.
    pub(super) adjectives: &'static [&'static str],
    /// People, persons, women, men.
    pub(super) people: &'static [&'static str],
    /// Contempt that is said of a group.
    pub(super) contempt: &'static [&'static str],
    /// Contempt that stands right before a group's name.
    pub(super) contempt_before: &'static [&'static str],
    /// What is to be done with them, before the name.
    pub(super) removal: &'static [&'static str],
    /// What is to be done with them, after the name.
    pub(super) removed: &'static [&'static str],
    /// Verbs between name and contempt.
    pub(super) link: &'static [&'static str],
    /// Whether a verb must stand between.
    pub(super) needs_link: bool,
    /// All, every.
    pub(super) all: &'static [&'static str],
    /// Some, a few.
    pub(super) some: &'static [&'static str],
    /// Words that may stand between.
    pub(super) fillers: &'static [&'static str],
    /// Negations.
    pub(super) not: &'static [&'static str],
}

impl GroupWords {
    pub(super) fn is_group(&self, word: &str) -> bool {
        let is_people = self.language == "en" && PEOPLES.binary_search_by(|name| (*name).cmp(word)).is_ok();
        is_people
            || self.groups.iter().any(|stem| match stem.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == *stem,
            })
    }
}

/// The languages in which a name of a group stands in `words`, which have one space before and after each word.
pub(super) fn languages_in(words: &str) -> Vec<&'static GroupWords> {
    let (finder, languages) = &*FINDER;
    let mut found = [false; GROUPS.len()];
    for name in finder.find_overlapping_iter(words) {
        if let Some(language) = languages.get(name.pattern().as_usize()) {
            found[*language] = true;
        }
    }
    GROUPS.iter().zip(found).filter(|(_, is_in)| *is_in).map(|(words, _)| words).collect()
}

/// All names of all languages, so that most texts, which have none, are done in one pass.
static FINDER: LazyLock<(AhoCorasick, Vec<usize>)> = LazyLock::new(|| {
    let mut names = Vec::new();
    for (language, words) in GROUPS.iter().enumerate() {
        let peoples = if words.language == "en" { PEOPLES } else { &[] };
        for name in words.groups.iter().chain(words.adjectives).chain(peoples) {
            let name = match name.strip_suffix('*') {
                Some(stem) => format!(" {stem}"),
                None => format!(" {name} "),
            };
            names.push((name, language));
        }
    }
    let finder = AhoCorasick::new(names.iter().map(|(name, _)| name)).expect("the names are few and short");
    (finder, names.into_iter().map(|(_, language)| language).collect())
});

/// Peoples in the English plural, sorted.
pub(crate) static PEOPLES: &[&str] = &[
    "afghans", "africans", "albanians", "algerians", "americans", "angolans", "arabs", "argentines", "argentinians", "armenians",
    "asians", "assyrians", "australians", "austrians", "azerbaijanis", "azeris", "bahrainis", "balochs", "bangladeshis", "basques",
    "belarusians", "belgians", "berbers", "bolivians", "bosnians", "brazilians", "britons", "bulgarians", "burmese", "cambodians",
    "cameroonians", "canadians", "catalans", "caucasians", "chechens", "chileans", "chinese", "circassians", "colombians", "congolese",
    "croatians", "croats", "cubans", "cypriots", "czechs", "danes", "dominicans", "dutch", "ecuadorians", "egyptians", "englishmen",
    "eritreans", "estonians", "ethiopians", "europeans", "fijians", "filipinos", "finns", "frenchmen", "gambians", "georgians",
    "germans", "ghanaians", "greeks", "guatemalans", "gypsies", "haitians", "hispanics", "hondurans", "hungarians", "icelanders",
    "indians", "indonesians", "iranians", "iraqis", "irishmen", "israelis", "italians", "jamaicans", "japanese", "jordanians",
    "kazakhs", "kenyans", "koreans", "kosovars", "kurds", "kuwaitis", "kyrgyz", "laotians", "latinos", "latvians", "lebanese",
    "liberians", "libyans", "lithuanians", "macedonians", "malaysians", "malians", "maltese", "maoris", "mexicans", "moldovans",
    "mongolians", "mongols", "montenegrins", "moroccans", "nepalis", "nicaraguans", "nigerians", "norwegians", "omanis", "ossetians",
    "pakistanis", "palestinians", "panamanians", "paraguayans", "pashtuns", "persians", "peruvians", "poles", "portuguese", "qataris",
    "roma", "romanians", "russians", "rwandans", "salvadorans", "saudis", "scots", "senegalese", "serbs", "sicilians", "singaporeans",
    "slavs", "slovaks", "slovenes", "slovenians", "somalis", "spaniards", "sudanese", "swedes", "syrians", "taiwanese", "tajiks",
    "tamils", "tatars", "thais", "tibetans", "tunisians", "turkmens", "turks", "ugandans", "ukrainians", "uruguayans", "uyghurs",
    "uzbeks", "venezuelans", "vietnamese", "welshmen", "yazidis", "yemenis", "zimbabweans",
];

static GROUPS: [GroupWords; 7] = [
    GroupWords {
        language: "en",
        groups: &[
            "jews", "muslims", "christians", "hindus", "buddhists", "sikhs", "atheists", "catholics", "protestants", "mormons", "shiites",
            "sunnis", "blacks", "whites", "browns", "immigrants", "migrants", "refugees", "foreigners", "women", "men", "females", "males",
            "gays", "lesbians", "homosexuals", "bisexuals", "transgenders", "feminists", "girls", "asylum-seekers", "disabled", "autistics",
        ],
        adjectives: &[
            "black", "white", "asian", "gay", "trans", "transgender", "disabled", "jewish", "muslim", "arab", "brown", "queer", "autistic",
            "old", "young", "foreign", "african", "turkish", "armenian", "azerbaijani", "russian", "kurdish", "lesbian", "homosexual",
            "bisexual", "chinese", "indian", "mexican", "english", "french", "irish", "scottish", "welsh", "spanish", "polish", "asylum",
        ],
        people: &["people", "persons", "women", "men", "folk", "folks", "seekers", "guys", "kids", "immigrants"],
        contempt: &[
            "animals", "vermin", "rats", "dogs", "pigs", "cockroaches", "parasites", "scum", "subhuman*", "savages", "barbarians", "filth",
            "filthy", "thieves", "criminals", "liars", "murderers", "killers", "rapists", "terrorists", "trash", "garbage", "cancer",
            "plague", "disease", "inferior", "disgusting", "dirty", "evil", "stupid", "lazy", "idiots", "monkeys", "apes", "leeches",
            "worthless", "uncivilised", "uncivilized", "backward", "primitive", "untrustworthy", "traitors", "cowards", "invaders", "dumb",
            "degenerates", "perverts", "freaks", "abomination*", "sick", "mentally", "whores", "liers", "cheats", "bloodthirsty", "fascists",
        ],
        contempt_before: &["dirty", "filthy", "stinking", "fucking", "damn", "goddamn", "disgusting", "stupid", "vile", "subhuman", "lazy", "evil"],
        removal: &[
            "deport*", "exterminat*", "gas", "expel", "eradicat*", "sterilis*", "steriliz*", "hate", "despise", "kill", "shoot", "burn", "death",
            "rid", "cleanse", "hang", "ban",
        ],
        removed: &[
            "deported", "exterminated", "gassed", "killed", "expelled", "banned", "removed", "eradicated", "sterilised", "sterilized", "die",
            "leave", "hanged", "shot", "burned", "burnt", "wiped", "eliminated", "castrated", "enslaved", "silenced", "locked", "whipped",
        ],
        link: &["are", "is", "were", "should", "must", "deserve", "need", "ought", "r"],
        needs_link: true,
        all: &["all", "every", "these", "those", "them", "the", "each", "most", "any"],
        some: &["some", "few", "many", "two", "three", "several", "other"],
        fillers: &[
            "just", "nothing", "but", "always", "a", "the", "to", "be", "such", "all", "really", "simply", "born", "by", "nature", "natural",
            "basically", "so", "and", "only", "as", "like", "than", "worse", "bunch", "of", "have", "from", "here", "in", "our", "country",
            "inherently", "naturally", "generally", "usually", "mostly", "go", "back", "out", "been", "get",
        ],
        not: &["not", "never", "no", "aren't", "isn't", "nobody", "don't", "shouldn't", "neither", "nor"],
    },
    GroupWords {
        language: "ru",
        groups: &[
            "армян*", "азербайджан*", "турк*", "русск*", "росси*", "грузин*", "курд*", "евре*", "араб*", "мусульман*", "христиан*", "цыган*",
            "украин*", "чечен*", "таджик*", "узбек*", "перс*", "иранц*", "американц*", "китайц*", "немц*", "поляк*", "мигрант*", "беженц*",
            "женщин*", "бабы", "гомосексуал*", "негр*", "чернокож*", "азиат*", "кавказц*", "славян*", "татар*", "казах*", "греки", "сербы",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "воры", "вор", "ворюг*", "свинь*", "собак*", "псы", "животн*", "крыс*", "тараканы", "паразит*", "мразь", "мрази", "твари", "тварь",
            "убийц*", "террорист*", "преступник*", "лжец*", "лгун*", "дикар*", "варвар*", "недочеловек*", "нелюд*", "грязь", "отбросы", "мусор",
            "тупые", "ленив*", "трус*", "предател*", "шваль", "сброд", "звери",
        ],
        contempt_before: &["грязн*", "вонюч*", "тупы*", "мерзк*", "поган*", "проклят*"],
        removal: &["депорт*", "выгнать", "гнать", "уничтож*", "истреб*", "ненавижу", "смерть", "вырез*", "убивать", "бить", "бей"],
        removed: &["депорт*", "выгнать", "уничтож*", "истреб*", "сдохн*", "вон", "убить"],
        link: &["это", "есть", "были", "должны", "надо", "нужно"],
        needs_link: false,
        all: &["все", "всех", "каждый", "эти", "этих"],
        some: &["некоторые", "два", "три", "многие"],
        fillers: &["просто", "и", "самые", "одни", "всегда", "по", "природе", "же", "как", "только", "такие", "настоящие", "сплошные"],
        not: &["не", "ни", "нет", "никогда", "вовсе"],
    },
    GroupWords {
        language: "tr",
        groups: &[
            "ermeni*", "azeri*", "azerbaycanlı*", "türkler*", "ruslar*", "gürcü*", "kürt*", "kürdler*", "yahudi*", "arap*", "müslümanlar*",
            "hristiyan*", "rumlar*", "yunan*", "çingene*", "suriyeli*", "afganlı*", "afganlar*", "iranlı*", "farslar*", "amerikalı*", "çinli*",
            "göçmen*", "mülteci*", "kadınlar*", "eşcinsel*", "alevi*", "ukraynalı*", "almanlar*",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "hırsız*", "köpek*", "domuz*", "hayvan*", "fare*", "parazit*", "asalak*", "pislik*", "katil*", "terörist*", "suçlu*", "yalancı*",
            "vahşi*", "barbar*", "haşere*", "çöp*", "aptal*", "tembel*", "hain*", "korkak*", "şerefsiz*", "namussuz*", "mikrop*", "kansız*",
        ],
        contempt_before: &["pis", "iğrenç", "aşağılık", "lanet", "kahrolası", "şerefsiz", "hain"],
        removal: &["kahrolsun"],
        removed: &["ölüm", "defolsun*", "defol*", "sürülmeli*", "asılmalı*", "gebersin*", "kovulmalı*", "öldürülmeli*"],
        link: &["hep", "birer"],
        needs_link: false,
        all: &["bütün", "tüm", "hepsi", "her", "bu", "şu"],
        some: &["bazı", "iki", "üç", "birkaç"],
        fillers: &["hep", "bir", "birer", "sadece", "zaten", "de", "da", "gerçek", "doğuştan", "hepsi"],
        not: &["değil", "değiller", "değildir", "hiç", "yok"],
    },
    GroupWords {
        language: "az",
        groups: &[
            "erməni*", "azərbaycanlı*", "türklər*", "ruslar*", "gürcü*", "kürd*", "yəhudi*", "ərəb*", "müsəlman*", "xristian*", "yunan*",
            "qaraçı*", "iranlı*", "farslar*", "amerikalı*", "çinli*", "miqrant*", "qaçqın*", "qadınlar*", "homoseksual*", "ukraynalı*", "talış*",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "oğru*", "it", "itdir*", "itlər*", "donuz*", "heyvan*", "siçovul*", "parazit*", "zibil*", "qatil*", "terrorçu*", "cinayətkar*", "yalançı*",
            "vəhşi*", "barbar*", "axmaq*", "tənbəl*", "xain*", "qorxaq*", "şərəfsiz*", "namussuz*", "həşərat*",
        ],
        contempt_before: &["murdar", "iyrənc", "alçaq", "lənətə", "şərəfsiz", "xain"],
        removal: &["rədd", "məhv"],
        removed: &["ölüm", "rədd", "qovulmalı*", "asılmalı*", "gəbərsin*", "öldürülməli*", "qırılmalı*"],
        link: &["hamısı"],
        needs_link: false,
        all: &["bütün", "hamısı", "hər", "bu"],
        some: &["bəzi", "iki", "üç", "bir neçə"],
        fillers: &["həmişə", "bir", "yalnız", "elə", "də", "da", "hamısı", "əsl"],
        not: &["deyil", "deyillər", "deyildir", "heç", "yox"],
    },
    GroupWords {
        language: "hy",
        groups: &[
            "հայեր*", "ադրբեջանցի*", "ազերի*", "թուրք*", "ռուսներ*", "վրացի*", "քուրդ*", "քրդեր*", "հրեա*", "արաբ*", "մուսուլման*",
            "քրիստոնյա*", "պարսիկ*", "իրանցի*", "ամերիկացի*", "չինացի*", "գնչու*", "միգրանտ*", "փախստական*", "կանայք*", "գեյեր*", "ուկրաինացի*",
            "հույներ*",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "գող*", "շուն", "շներ*", "խոզ*", "կենդանի*", "առնետ*", "մակաբույծ*", "աղբ*", "մարդասպան*", "ահաբեկիչ*", "հանցագործ*", "ստախոս*",
            "վայրենի*", "բարբարոս*", "հիմար*", "ծույլ*", "դավաճան*", "վախկոտ*", "անասուն*", "կեղտ*", "ստոր*",
        ],
        contempt_before: &["կեղտոտ", "զզվելի", "ստոր", "անիծյալ", "գարշելի", "գարշահոտ"],
        removal: &["ատում", "մահ", "ոչնչացնել", "վտարել"],
        removed: &["վտարել", "ոչնչացնել", "սատկեն", "կորչեն"],
        link: &["են", "է"],
        needs_link: false,
        all: &["բոլոր", "ամեն", "այս", "այդ"],
        some: &["որոշ", "երկու", "երեք", "մի քանի"],
        fillers: &["միայն", "և", "ու", "իսկական", "միշտ", "ընդամենը", "են", "է"],
        not: &["չեն", "ոչ", "չէ", "երբեք", "չի"],
    },
    GroupWords {
        language: "ar",
        groups: &[
            "الأرمن", "الارمن", "الأتراك", "الاتراك", "الروس", "الأكراد", "الاكراد", "اليهود", "العرب", "المسلمون", "المسلمين", "المسيحيون",
            "المسيحيين", "النصارى", "الفرس", "الإيرانيون", "الايرانيين", "الأذربيجانيون", "الأذريون", "الجورجيون", "السوريون", "السوريين",
            "الأمريكان", "الأمريكيون", "الصينيون", "المهاجرون", "المهاجرين", "اللاجئون", "اللاجئين", "النساء", "الشيعة", "السنة", "الغجر",
            "السود", "المثليون", "المثليين", "الأفارقة", "الهنود",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "لصوص", "كلاب", "خنازير", "حيوانات", "جرذان", "فئران", "طفيليات", "حثالة", "قتلة", "إرهابيون", "ارهابيون", "مجرمون", "مجرمين",
            "كذابون", "كاذبون", "همج", "برابرة", "قذرون", "أغبياء", "اغبياء", "كسالى", "خونة", "جبناء", "نجس", "أنجاس", "وسخين", "قرود", "قردة",
        ],
        contempt_before: &[],
        removal: &["الموت", "اطردوا", "اقتلوا", "أكره", "اكره", "لعنة"],
        removed: &["الموت", "يطردوا", "يموتوا"],
        link: &["هم", "كلهم"],
        needs_link: false,
        all: &["كل", "جميع", "هؤلاء"],
        some: &["بعض", "اثنان"],
        fillers: &["هم", "كلهم", "مجرد", "دائما", "جميعهم", "فقط"],
        not: &["ليسوا", "ليس", "لا", "غير"],
    },
    GroupWords {
        language: "de",
        groups: &[
            "türken", "armenier", "aserbaidschaner", "russen", "georgier", "kurden", "juden", "araber", "muslime", "moslems", "christen",
            "polen", "rumänen", "bulgaren", "zigeuner", "roma", "sinti", "afghanen", "syrer", "ukrainer", "amerikaner", "chinesen", "ausländer",
            "migranten", "flüchtlinge", "asylanten", "frauen", "männer", "schwule", "lesben", "homosexuelle", "schwarze", "afrikaner", "italiener",
        ],
        adjectives: &[],
        people: &[],
        contempt: &[
            "tiere", "ungeziefer", "ratten", "hunde", "schweine", "parasiten", "abschaum", "untermenschen", "wilde", "barbaren", "dreck", "diebe",
            "verbrecher", "kriminelle", "lügner", "mörder", "vergewaltiger", "terroristen", "müll", "dumm", "faul", "affen", "schmarotzer",
            "verräter", "feiglinge", "primitiv", "minderwertig",
        ],
        contempt_before: &["dreckige", "dreckigen", "scheiß", "verfluchte", "stinkende", "faule"],
        removal: &["hasse", "tod", "vergast", "abschieben"],
        removed: &["raus", "abgeschoben", "vergast", "ausgerottet", "weg", "verrecken"],
        link: &["sind", "waren", "sollten", "sollen", "müssen", "gehören"],
        needs_link: true,
        all: &["alle", "jeder", "diese", "die", "den"],
        some: &["einige", "manche", "zwei", "drei", "viele"],
        fillers: &["nur", "einfach", "doch", "immer", "von", "natur", "aus", "alle", "und", "nichts", "als", "eine", "ein", "wie"],
        not: &["nicht", "keine", "kein", "nie", "niemals"],
    },
];

#[cfg(test)]
mod tests {
    use super::PEOPLES;

    #[test]
    fn peoples_are_sorted_so_that_they_can_be_searched() {
        assert!(PEOPLES.is_sorted());
    }
}
