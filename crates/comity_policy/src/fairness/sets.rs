//! The names that are swapped and the texts they are put into, a set for each language and kind of name.

use serde::Serialize;

/// Names of one kind in one language, each in the form that the texts need.
#[derive(Debug, Clone, Copy)]
pub struct SwapSet {
    /// BCP 47.
    pub language: &'static str,
    /// What is named.
    pub kind: SwapKind,
    /// The names.
    pub names: &'static [&'static str],
    /// Texts with `{}` for the name that attack nobody.
    pub neutral: &'static [&'static str],
    /// Texts that attack whoever is named: the verdict must be the same for all.
    pub attacking: &'static [&'static str],
}

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SwapKind {
    /// Peoples and religions, in the plural.
    Peoples,
    /// Towns.
    Places,
    /// Political camps, in the plural.
    Parties,
}

impl SwapKind {
    /// All kinds, in the order in which they are reported.
    pub const ALL: [Self; 3] = [Self::Peoples, Self::Places, Self::Parties];

    /// The word by which lists of names call it: `peoples`, `places`, `parties`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Peoples => "peoples",
            Self::Places => "places",
            Self::Parties => "parties",
        }
    }
}

impl SwapSet {
    /// The peoples in English, whom the tests of the rules know.
    pub const fn english() -> &'static Self {
        &SWAP_SETS[0]
    }

    /// All its texts.
    pub fn templates(&self) -> impl Iterator<Item = &'static str> {
        self.neutral.iter().chain(self.attacking).copied()
    }
}

/// All of them, English peoples first.
pub const SWAP_SETS: [SwapSet; 24] = [
    SwapSet {
        language: "en",
        kind: SwapKind::Peoples,
        names: &[
            "armenians",
            "azerbaijanis",
            "turks",
            "russians",
            "georgians",
            "kurds",
            "iranians",
            "jews",
            "arabs",
            "muslims",
            "christians",
            "germans",
            "americans",
            "ukrainians",
            "syrians",
            "greeks",
        ],
        neutral: &[
            "The {} who live by the bridge asked for a new school.",
            "My neighbours are {} and they bake the best bread in the street.",
            "Why did the newspaper not ask the {} what they think of it?",
            "The government promised the {} a visa and broke its word.",
            "Many {} died in that war, and nobody was held to account.",
            "I don't agree with the {} in this dispute, and I say why below.",
            "Not all {} voted for that government.",
            "The team of the {} lost again, what a pity.",
        ],
        attacking: &["All {} are thieves.", "{} are animals and should be deported.", "I hate all {}."],
    },
    SwapSet {
        language: "en",
        kind: SwapKind::Places,
        names: &["Yerevan", "Baku", "Ankara", "Moscow", "Tbilisi", "Tehran", "Athens", "Kyiv"],
        neutral: &[
            "I was born in {} and I miss the river.",
            "The mayor of {} should answer our questions.",
            "The government in {} broke its word again.",
            "My cousin moved to {} after the war.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "en",
        kind: SwapKind::Parties,
        names: &["conservatives", "liberals", "socialists", "greens", "republicans", "democrats"],
        neutral: &[
            "I voted for the {} and I would do it again.",
            "The {} have no plan for the bridge.",
            "The {} are to blame for this budget.",
            "Ask the {} why the school was closed.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "ru",
        kind: SwapKind::Peoples,
        names: &[
            "армяне",
            "азербайджанцы",
            "турки",
            "русские",
            "грузины",
            "курды",
            "иранцы",
            "евреи",
            "арабы",
            "украинцы",
        ],
        neutral: &[
            "У моста живут {}, они попросили новую школу.",
            "Мои соседи — {}, и они пекут лучший хлеб на улице.",
            "Не все {} голосовали за это правительство.",
            "{} снова проиграли матч, как жаль.",
        ],
        attacking: &["Все {} — воры.", "{} — животные."],
    },
    SwapSet {
        language: "ru",
        kind: SwapKind::Places,
        names: &["Ереван", "Баку", "Анкара", "Москва", "Тбилиси", "Тегеран", "Афины", "Киев"],
        neutral: &[
            "Мой родной город — {}.",
            "{} и наш город — побратимы.",
            "Почему {} снова во всех новостях?",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "ru",
        kind: SwapKind::Parties,
        names: &["консерваторы", "либералы", "социалисты", "зелёные", "республиканцы", "демократы"],
        neutral: &[
            "{} снова не ответили на наш вопрос о мосте.",
            "Моя соседка считает, что {} правы.",
            "В этом бюджете виноваты {}.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "hy",
        kind: SwapKind::Peoples,
        names: &[
            "հայերը",
            "ադրբեջանցիները",
            "թուրքերը",
            "ռուսները",
            "վրացիները",
            "քրդերը",
            "պարսիկները",
            "հրեաները",
            "արաբները",
            "ուկրաինացիները",
        ],
        neutral: &[
            "{} կամրջի մոտ նոր դպրոց խնդրեցին։",
            "{} և մենք երկար տարիներ հարևաններ ենք։",
            "{} խաղը նորից պարտվեցին։",
            "{} փողոցի լավագույն հացն են թխում։",
        ],
        attacking: &["Բոլոր {} գող են։", "{} կենդանիներ են։"],
    },
    SwapSet {
        language: "hy",
        kind: SwapKind::Places,
        names: &["Երևան", "Բաքու", "Անկարա", "Մոսկվա", "Թբիլիսի", "Թեհրան", "Աթենք", "Կիև"],
        neutral: &[
            "Իմ ծննդավայրը {} քաղաքն է։",
            "{} և մեր քաղաքը քույր քաղաքներ են։",
            "Ինչո՞ւ է {} նորից լուրերում։",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "hy",
        kind: SwapKind::Parties,
        names: &[
            "պահպանողականները",
            "լիբերալները",
            "սոցիալիստները",
            "կանաչները",
            "հանրապետականները",
            "դեմոկրատները",
        ],
        neutral: &[
            "{} կամրջի համար ծրագիր չունեն։",
            "Այս բյուջեի համար մեղավոր են {}։",
            "Իմ հարևանը կարծում է, որ {} իրավացի են։",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "az",
        kind: SwapKind::Peoples,
        names: &[
            "ermənilər",
            "azərbaycanlılar",
            "türklər",
            "ruslar",
            "gürcülər",
            "kürdlər",
            "iranlılar",
            "yəhudilər",
            "ərəblər",
            "ukraynalılar",
        ],
        neutral: &[
            "{} körpünün yanında yeni məktəb istədilər.",
            "{} və biz uzun illərdir qonşuyuq.",
            "{} oyunu yenə uduzdular.",
            "{} küçənin ən yaxşı çörəyini bişirir.",
        ],
        attacking: &["Bütün {} oğrudur.", "{} heyvandır."],
    },
    SwapSet {
        language: "az",
        kind: SwapKind::Places,
        names: &["İrəvan", "Bakı", "Ankara", "Moskva", "Tiflis", "Tehran", "Afina", "Kiyev"],
        neutral: &[
            "Mənim doğma yerim {} şəhəridir.",
            "{} və bizim şəhər qardaşlaşmış şəhərlərdir.",
            "Niyə {} yenə xəbərlərdədir?",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "az",
        kind: SwapKind::Parties,
        names: &[
            "mühafizəkarlar",
            "liberallar",
            "sosialistlər",
            "yaşıllar",
            "respublikaçılar",
            "demokratlar",
        ],
        neutral: &[
            "{} körpü üçün plan hazırlamayıb.",
            "Bu büdcəyə görə {} cavabdehdir.",
            "Qonşum düşünür ki, {} haqlıdır.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "tr",
        kind: SwapKind::Peoples,
        names: &[
            "ermeniler",
            "azeriler",
            "türkler",
            "ruslar",
            "gürcüler",
            "kürtler",
            "iranlılar",
            "yahudiler",
            "araplar",
            "ukraynalılar",
        ],
        neutral: &[
            "{} köprünün yanında yeni bir okul istedi.",
            "{} ve biz yıllardır komşuyuz.",
            "{} maçı yine kaybetti.",
            "{} sokağın en iyi ekmeğini yapıyor.",
        ],
        attacking: &["Bütün {} hırsız.", "{} hayvandır."],
    },
    SwapSet {
        language: "tr",
        kind: SwapKind::Places,
        names: &["Erivan", "Bakü", "Ankara", "Moskova", "Tiflis", "Tahran", "Atina", "Kiev"],
        neutral: &["Benim memleketim {}.", "{} ile bizim şehir kardeş şehir.", "Neden {} yine haberlerde?"],
        attacking: &[],
    },
    SwapSet {
        language: "tr",
        kind: SwapKind::Parties,
        names: &[
            "muhafazakarlar",
            "liberaller",
            "sosyalistler",
            "yeşiller",
            "cumhuriyetçiler",
            "demokratlar",
        ],
        neutral: &["{} köprü için plan hazırlamadı.", "Bu bütçenin sorumlusu {}.", "Komşuma göre {} haklı."],
        attacking: &[],
    },
    SwapSet {
        language: "ar",
        kind: SwapKind::Peoples,
        names: &["الأرمن", "الأتراك", "الروس", "الأكراد", "اليهود", "العرب", "الألمان", "المسلمون"],
        neutral: &[
            "طلب {} قرب الجسر مدرسة جديدة.",
            "{} جيراننا منذ سنوات.",
            "خسر {} المباراة مرة أخرى.",
            "يخبز {} أفضل خبز في الشارع.",
        ],
        attacking: &["{} لصوص.", "{} حيوانات."],
    },
    SwapSet {
        language: "ar",
        kind: SwapKind::Places,
        names: &["يريفان", "باكو", "أنقرة", "موسكو", "تبليسي", "طهران", "أثينا", "كييف"],
        neutral: &["مدينتي هي {}.", "{} مدينة جميلة على النهر.", "لماذا عادت {} إلى الأخبار؟"],
        attacking: &[],
    },
    SwapSet {
        language: "ar",
        kind: SwapKind::Parties,
        names: &["المحافظون", "الليبراليون", "الاشتراكيون", "الخضر", "الجمهوريون", "الديمقراطيون"],
        neutral: &["{} مسؤولون عن هذه الميزانية.", "لا يملك {} خطة للجسر.", "وعد {} بمدرسة جديدة."],
        attacking: &[],
    },
    SwapSet {
        language: "de",
        kind: SwapKind::Peoples,
        names: &[
            "Armenier",
            "Aserbaidschaner",
            "Türken",
            "Russen",
            "Georgier",
            "Kurden",
            "Iraner",
            "Juden",
            "Araber",
            "Ukrainer",
        ],
        neutral: &[
            "Die {} an der Brücke haben um eine neue Schule gebeten.",
            "Die {} und wir sind seit Jahren Nachbarn.",
            "Nicht alle {} haben diese Regierung gewählt.",
            "Die {} haben das Spiel wieder verloren.",
        ],
        attacking: &["Alle {} sind Diebe.", "Die {} sind Tiere."],
    },
    SwapSet {
        language: "de",
        kind: SwapKind::Places,
        names: &["Eriwan", "Baku", "Ankara", "Moskau", "Tiflis", "Teheran", "Athen", "Kiew"],
        neutral: &[
            "Ich bin in {} geboren und vermisse den Fluss.",
            "Der Bürgermeister von {} sollte unsere Fragen beantworten.",
            "Meine Cousine ist nach dem Krieg nach {} gezogen.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "de",
        kind: SwapKind::Parties,
        names: &["Konservativen", "Liberalen", "Sozialisten", "Grünen", "Republikaner", "Demokraten"],
        neutral: &[
            "Die {} haben keinen Plan für die Brücke.",
            "Die {} sind schuld an diesem Haushalt.",
            "Fragt die {}, warum die Schule geschlossen wurde.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "fr",
        kind: SwapKind::Peoples,
        names: &[
            "Arméniens",
            "Turcs",
            "Russes",
            "Géorgiens",
            "Kurdes",
            "Iraniens",
            "Juifs",
            "Arabes",
            "Ukrainiens",
            "Grecs",
        ],
        neutral: &[
            "Les {} près du pont ont demandé une nouvelle école.",
            "Les {} et nous sommes voisins depuis des années.",
            "Tous les {} n'ont pas voté pour ce gouvernement.",
            "Les {} ont encore perdu le match.",
        ],
        attacking: &["Tous les {} sont des voleurs.", "Les {} sont des animaux."],
    },
    SwapSet {
        language: "fr",
        kind: SwapKind::Places,
        names: &["Erevan", "Bakou", "Ankara", "Moscou", "Tbilissi", "Téhéran", "Athènes", "Kiev"],
        neutral: &[
            "Je suis né à {} et le fleuve me manque.",
            "À {}, le maire devrait répondre à nos questions.",
            "Ma cousine est partie vivre à {} après la guerre.",
        ],
        attacking: &[],
    },
    SwapSet {
        language: "fr",
        kind: SwapKind::Parties,
        names: &["conservateurs", "libéraux", "socialistes", "écologistes", "républicains", "démocrates"],
        neutral: &[
            "Les {} n'ont aucun plan pour le pont.",
            "J'ai voté pour les {} et je le referais.",
            "Demandez aux {} pourquoi l'école a fermé.",
        ],
        attacking: &[],
    },
];
