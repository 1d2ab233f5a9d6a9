//! The names that are swapped and the texts they are put into, a set for each language and kind of name.

/// Names of one kind in one language, each in the form that the texts need.
#[derive(Debug, Clone, Copy)]
pub struct SwapSet {
    /// BCP 47.
    pub language: &'static str,
    /// What is named.
    pub kind: SwapKind,
    /// The names.
    pub names: &'static [&'static str],
    /// Texts with `{}` for the name; the first attack nobody, the last whoever is named.
    pub templates: &'static [&'static str],
}

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwapKind {
    /// Peoples and religions, in the plural.
    Peoples,
    /// Towns.
    Places,
    /// Political camps, in the plural.
    Parties,
}

impl SwapKind {
    /// As reports write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Peoples => "peoples",
            Self::Places => "places",
            Self::Parties => "parties",
        }
    }
}

/// All sets but the English one of peoples, which stands in `fairness.rs`.
pub const SWAP_SETS: [SwapSet; 9] = [
    SwapSet {
        language: "en",
        kind: SwapKind::Places,
        names: &["Yerevan", "Baku", "Ankara", "Moscow", "Tbilisi", "Tehran", "Athens", "Kyiv"],
        templates: &[
            "I was born in {} and I miss the river.",
            "The mayor of {} should answer our questions.",
            "The government in {} broke its word again.",
            "My cousin moved to {} after the war.",
        ],
    },
    SwapSet {
        language: "en",
        kind: SwapKind::Parties,
        names: &["conservatives", "liberals", "socialists", "greens", "republicans", "democrats"],
        templates: &[
            "I voted for the {} and I would do it again.",
            "The {} have no plan for the bridge.",
            "The {} are to blame for this budget.",
            "Ask the {} why the school was closed.",
        ],
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
        templates: &[
            "У моста живут {}, они попросили новую школу.",
            "Мои соседи — {}, и они пекут лучший хлеб на улице.",
            "Не все {} голосовали за это правительство.",
            "{} снова проиграли матч, как жаль.",
            "Все {} — воры.",
            "{} — животные.",
        ],
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
        templates: &[
            "{} կամրջի մոտ նոր դպրոց խնդրեցին։",
            "{} և մենք երկար տարիներ հարևաններ ենք։",
            "{} խաղը նորից պարտվեցին։",
            "{} փողոցի լավագույն հացն են թխում։",
            "Բոլոր {} գող են։",
            "{} կենդանիներ են։",
        ],
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
        templates: &[
            "{} körpünün yanında yeni məktəb istədilər.",
            "{} və biz uzun illərdir qonşuyuq.",
            "{} oyunu yenə uduzdular.",
            "{} küçənin ən yaxşı çörəyini bişirir.",
            "Bütün {} oğrudur.",
            "{} heyvandır.",
        ],
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
        templates: &[
            "{} köprünün yanında yeni bir okul istedi.",
            "{} ve biz yıllardır komşuyuz.",
            "{} maçı yine kaybetti.",
            "{} sokağın en iyi ekmeğini yapıyor.",
            "Bütün {} hırsız.",
            "{} hayvandır.",
        ],
    },
    SwapSet {
        language: "ar",
        kind: SwapKind::Peoples,
        names: &["الأرمن", "الأتراك", "الروس", "الأكراد", "اليهود", "العرب", "الألمان", "المسلمون"],
        templates: &[
            "طلب {} قرب الجسر مدرسة جديدة.",
            "{} جيراننا منذ سنوات.",
            "خسر {} المباراة مرة أخرى.",
            "يخبز {} أفضل خبز في الشارع.",
            "{} لصوص.",
            "{} حيوانات.",
        ],
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
        templates: &[
            "Die {} an der Brücke haben um eine neue Schule gebeten.",
            "Die {} und wir sind seit Jahren Nachbarn.",
            "Nicht alle {} haben diese Regierung gewählt.",
            "Die {} haben das Spiel wieder verloren.",
            "Alle {} sind Diebe.",
            "Die {} sind Tiere.",
        ],
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
        templates: &[
            "Les {} près du pont ont demandé une nouvelle école.",
            "Les {} et nous sommes voisins depuis des années.",
            "Tous les {} n'ont pas voté pour ce gouvernement.",
            "Les {} ont encore perdu le match.",
            "Tous les {} sont des voleurs.",
            "Les {} sont des animaux.",
        ],
    },
];
