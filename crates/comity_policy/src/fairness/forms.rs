//! The forms of the names that are swapped: in a comment a name stands in the form that its sentence needs, and another
//! name may only take its place in the same form.
//!
//! Each row is a name of [`SWAP_SETS`](super::SWAP_SETS) with its forms, one a column; the first is the one of the set. `-`
//! stands for a form that is not known, and a word that ends in `+` for a stem with each of the set's endings. All rows of a
//! table have the same columns, so that a column is a form: a word that stands in several columns of its row is only swapped
//! for a name whose forms in these columns are one word, too (`турок` is one or many, `грузин` as well, `армян` is not).

use super::SwapKind;

/// The forms of the names of one set.
#[derive(Debug)]
pub(super) struct SwapForms {
    pub(super) language: &'static str,
    pub(super) kind: SwapKind,
    /// Endings for stems with `+`; the second of two is taken after the vowels a, ı, o and u of Turkish and Azerbaijani.
    endings: &'static [(&'static str, &'static str)],
    rows: &'static [&'static str],
}

/// How a form of a column reads; none where it is not known.
pub(super) type Forms = Vec<Option<String>>;

impl SwapForms {
    /// The table of a set, where it has one: without one, its names have one form.
    pub(super) fn find(language: &str, kind: SwapKind) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.language == language && table.kind == kind)
    }

    /// The forms of `name`, where it stands in the table.
    pub(super) fn of(&self, name: &str) -> Option<Forms> {
        let row = self.rows.iter().map(|row| self.read(row));
        row.into_iter().find(|forms| forms.first().and_then(Option::as_deref) == Some(name))
    }

    fn read(&self, row: &str) -> Forms {
        let column = |word: &str| -> Forms {
            match word.strip_suffix('+') {
                Some(stem) => {
                    let last = stem.chars().rev().find(|c| "aıoueəiöü".contains(*c));
                    let is_back = last.is_some_and(|vowel| "aıou".contains(vowel));
                    let ending = |(front, back): &(&str, &str)| {
                        Some(format!("{stem}{}", if is_back { *back } else { *front }))
                    };
                    self.endings.iter().map(ending).collect()
                }
                None => vec![(word != "-").then(|| word.replace('_', " "))],
            }
        };
        row.split(' ').flat_map(column).collect()
    }
}

/// Adjectives of Russian.
const RUSSIAN: &[(&str, &str)] = &[
    ("ий", "ий"),
    ("ого", "ого"),
    ("ому", "ому"),
    ("им", "им"),
    ("ом", "ом"),
    ("ая", "ая"),
    ("ой", "ой"),
    ("ую", "ую"),
    ("ое", "ое"),
    ("ие", "ие"),
    ("их", "их"),
    ("ими", "ими"),
];

/// Cases of Armenian, from the plural's stem on.
const ARMENIAN: &[(&str, &str)] =
    &[("ը", "ը"), ("", ""), ("ն", "ն"), ("ի", "ի"), ("ին", "ին"), ("ից", "ից"), ("ով", "ով"), ("ում", "ում")];

/// Cases of Azerbaijani.
const AZERBAIJANI: &[(&str, &str)] =
    &[("", ""), ("in", "ın"), ("ə", "a"), ("i", "ı"), ("də", "da"), ("dən", "dan")];

/// Cases of Turkish.
const TURKISH: &[(&str, &str)] =
    &[("", ""), ("in", "ın"), ("e", "a"), ("i", "ı"), ("de", "da"), ("den", "dan"), ("le", "la")];

/// Endings of German adjectives.
const GERMAN: &[(&str, &str)] = &[("e", "e"), ("en", "en"), ("er", "er"), ("es", "es"), ("em", "em")];

static TABLES: &[SwapForms] = &[
    // Many; one; the adjective.
    SwapForms {
        language: "en",
        kind: SwapKind::Peoples,
        endings: &[],
        rows: &[
            "armenians armenian armenian",
            "azerbaijanis azerbaijani azerbaijani",
            "turks turk turkish",
            "russians russian russian",
            "georgians georgian georgian",
            "kurds kurd kurdish",
            "iranians iranian iranian",
            "jews jew jewish",
            "arabs arab arab",
            "muslims muslim muslim",
            "christians christian christian",
            "germans german german",
            "americans american american",
            "ukrainians ukrainian ukrainian",
            "syrians syrian syrian",
            "greeks greek greek",
        ],
    },
    // Many: nominative, genitive, dative, instrumental, prepositional; one: the first four; the adjective.
    SwapForms {
        language: "ru",
        kind: SwapKind::Peoples,
        endings: RUSSIAN,
        rows: &[
            "армяне армян армянам армянами армянах армянин армянина армянину армянином армянск+",
            "азербайджанцы азербайджанцев азербайджанцам азербайджанцами азербайджанцах азербайджанец азербайджанца азербайджанцу азербайджанцем азербайджанск+",
            "турки турок туркам турками турках турок турка турку турком турецк+",
            "русские русских русским русскими русских русский русского русскому русским русск+",
            "грузины грузин грузинам грузинами грузинах грузин грузина грузину грузином грузинск+",
            "курды курдов курдам курдами курдах курд курда курду курдом курдск+",
            "иранцы иранцев иранцам иранцами иранцах иранец иранца иранцу иранцем иранск+",
            "евреи евреев евреям евреями евреях еврей еврея еврею евреем еврейск+",
            "арабы арабов арабам арабами арабах араб араба арабу арабом арабск+",
            "украинцы украинцев украинцам украинцами украинцах украинец украинца украинцу украинцем украинск+",
        ],
    },
    // Nominative, genitive, dative, accusative, instrumental, prepositional.
    SwapForms {
        language: "ru",
        kind: SwapKind::Places,
        endings: &[],
        rows: &[
            "Ереван Еревана Еревану Ереван Ереваном Ереване",
            "Баку Баку Баку Баку Баку Баку",
            "Анкара Анкары Анкаре Анкару Анкарой Анкаре",
            "Москва Москвы Москве Москву Москвой Москве",
            "Тбилиси Тбилиси Тбилиси Тбилиси Тбилиси Тбилиси",
            "Тегеран Тегерана Тегерану Тегеран Тегераном Тегеране",
            "Афины Афин Афинам Афины Афинами Афинах",
            "Киев Киева Киеву Киев Киевом Киеве",
        ],
    },
    // Many: nominative, genitive, dative, instrumental, prepositional.
    SwapForms {
        language: "ru",
        kind: SwapKind::Parties,
        endings: &[],
        rows: &[
            "консерваторы консерваторов консерваторам консерваторами консерваторах",
            "либералы либералов либералам либералами либералах",
            "социалисты социалистов социалистам социалистами социалистах",
            "зелёные зелёных зелёным зелёными зелёных",
            "республиканцы республиканцев республиканцам республиканцами республиканцах",
            "демократы демократов демократам демократами демократах",
        ],
    },
    // Many, with all cases; one, which stands before nouns, too; the adjective of things.
    SwapForms {
        language: "hy",
        kind: SwapKind::Peoples,
        endings: ARMENIAN,
        rows: &[
            "հայեր+ հայ հայկական",
            "ադրբեջանցիներ+ ադրբեջանցի ադրբեջանական",
            "թուրքեր+ թուրք թուրքական",
            "ռուսներ+ ռուս ռուսական",
            "վրացիներ+ վրացի վրացական",
            "քրդեր+ քուրդ քրդական",
            "պարսիկներ+ պարսիկ պարսկական",
            "հրեաներ+ հրեա հրեական",
            "արաբներ+ արաբ արաբական",
            "ուկրաինացիներ+ ուկրաինացի ուկրաինական",
        ],
    },
    // Nominative, genitive, locative, ablative.
    SwapForms {
        language: "hy",
        kind: SwapKind::Places,
        endings: &[],
        rows: &[
            "Երևան Երևանի Երևանում Երևանից",
            "Բաքու Բաքվի Բաքվում Բաքվից",
            "Անկարա Անկարայի Անկարայում Անկարայից",
            "Մոսկվա Մոսկվայի Մոսկվայում Մոսկվայից",
            "Թբիլիսի Թբիլիսիի Թբիլիսիում Թբիլիսիից",
            "Թեհրան Թեհրանի Թեհրանում Թեհրանից",
            "Աթենք Աթենքի Աթենքում Աթենքից",
            "Կիև Կիևի Կիևում Կիևից",
        ],
    },
    SwapForms {
        language: "hy",
        kind: SwapKind::Parties,
        endings: ARMENIAN,
        rows: &[
            "պահպանողականներ+",
            "լիբերալներ+",
            "սոցիալիստներ+",
            "կանաչներ+",
            "հանրապետականներ+",
            "դեմոկրատներ+",
        ],
    },
    // Many, with all cases; one, which stands before nouns, too.
    SwapForms {
        language: "az",
        kind: SwapKind::Peoples,
        endings: AZERBAIJANI,
        rows: &[
            "ermənilər+ erməni",
            "azərbaycanlılar+ azərbaycanlı",
            "türklər+ türk",
            "ruslar+ rus",
            "gürcülər+ gürcü",
            "kürdlər+ kürd",
            "iranlılar+ iranlı",
            "yəhudilər+ yəhudi",
            "ərəblər+ ərəb",
            "ukraynalılar+ ukraynalı",
        ],
    },
    // Nominative, locative, ablative, dative, genitive.
    SwapForms {
        language: "az",
        kind: SwapKind::Places,
        endings: &[],
        rows: &[
            "İrəvan İrəvanda İrəvandan İrəvana İrəvanın",
            "Bakı Bakıda Bakıdan Bakıya Bakının",
            "Ankara Ankarada Ankaradan Ankaraya Ankaranın",
            "Moskva Moskvada Moskvadan Moskvaya Moskvanın",
            "Tiflis Tiflisdə Tiflisdən Tiflisə Tiflisin",
            "Tehran Tehranda Tehrandan Tehrana Tehranın",
            "Afina Afinada Afinadan Afinaya Afinanın",
            "Kiyev Kiyevdə Kiyevdən Kiyevə Kiyevin",
        ],
    },
    SwapForms {
        language: "az",
        kind: SwapKind::Parties,
        endings: AZERBAIJANI,
        rows: &[
            "mühafizəkarlar+",
            "liberallar+",
            "sosialistlər+",
            "yaşıllar+",
            "respublikaçılar+",
            "demokratlar+",
        ],
    },
    SwapForms {
        language: "tr",
        kind: SwapKind::Peoples,
        endings: TURKISH,
        rows: &[
            "ermeniler+ ermeni",
            "azeriler+ azeri",
            "türkler+ türk",
            "ruslar+ rus",
            "gürcüler+ gürcü",
            "kürtler+ kürt",
            "iranlılar+ iranlı",
            "yahudiler+ yahudi",
            "araplar+ arap",
            "ukraynalılar+ ukraynalı",
        ],
    },
    // Nominative, locative, ablative, dative, genitive.
    SwapForms {
        language: "tr",
        kind: SwapKind::Places,
        endings: &[],
        rows: &[
            "Erivan Erivan'da Erivan'dan Erivan'a Erivan'ın",
            "Bakü Bakü'de Bakü'den Bakü'ye Bakü'nün",
            "Ankara Ankara'da Ankara'dan Ankara'ya Ankara'nın",
            "Moskova Moskova'da Moskova'dan Moskova'ya Moskova'nın",
            "Tiflis Tiflis'te Tiflis'ten Tiflis'e Tiflis'in",
            "Tahran Tahran'da Tahran'dan Tahran'a Tahran'ın",
            "Atina Atina'da Atina'dan Atina'ya Atina'nın",
            "Kiev Kiev'de Kiev'den Kiev'e Kiev'in",
        ],
    },
    SwapForms {
        language: "tr",
        kind: SwapKind::Parties,
        endings: TURKISH,
        rows: &[
            "muhafazakarlar+",
            "liberaller+",
            "sosyalistler+",
            "yeşiller+",
            "cumhuriyetçiler+",
            "demokratlar+",
        ],
    },
    // Nominative; genitive and accusative.
    SwapForms {
        language: "ar",
        kind: SwapKind::Peoples,
        endings: &[],
        rows: &[
            "الأرمن الأرمن",
            "الأتراك الأتراك",
            "الروس الروس",
            "الأكراد الأكراد",
            "اليهود اليهود",
            "العرب العرب",
            "الألمان الألمان",
            "المسلمون المسلمين",
        ],
    },
    SwapForms {
        language: "ar",
        kind: SwapKind::Parties,
        endings: &[],
        rows: &[
            "المحافظون المحافظين",
            "الليبراليون الليبراليين",
            "الاشتراكيون الاشتراكيين",
            "الخضر الخضر",
            "الجمهوريون الجمهوريين",
            "الديمقراطيون الديمقراطيين",
        ],
    },
    // Many: nominative, dative; one: nominative, dative and accusative, genitive; the adjective.
    SwapForms {
        language: "de",
        kind: SwapKind::Peoples,
        endings: GERMAN,
        rows: &[
            "Armenier Armeniern Armenier Armenier Armeniers armenisch+",
            "Aserbaidschaner Aserbaidschanern Aserbaidschaner Aserbaidschaner Aserbaidschaners aserbaidschanisch+",
            "Türken Türken Türke Türken Türken türkisch+",
            "Russen Russen Russe Russen Russen russisch+",
            "Georgier Georgiern Georgier Georgier Georgiers georgisch+",
            "Kurden Kurden Kurde Kurden Kurden kurdisch+",
            "Iraner Iranern Iraner Iraner Iraners iranisch+",
            "Juden Juden Jude Juden Juden jüdisch+",
            "Araber Arabern Araber Araber Arabers arabisch+",
            "Ukrainer Ukrainern Ukrainer Ukrainer Ukrainers ukrainisch+",
        ],
    },
    // Nominative, genitive.
    SwapForms {
        language: "de",
        kind: SwapKind::Places,
        endings: &[],
        rows: &[
            "Eriwan Eriwans",
            "Baku Bakus",
            "Ankara Ankaras",
            "Moskau Moskaus",
            "Tiflis -",
            "Teheran Teherans",
            "Athen Athens",
            "Kiew Kiews",
        ],
    },
    // Many: after an article, dative, without an article; one: with an article.
    SwapForms {
        language: "de",
        kind: SwapKind::Parties,
        endings: &[],
        rows: &[
            "Konservativen Konservativen Konservative Konservative",
            "Liberalen Liberalen Liberale Liberale",
            "Sozialisten Sozialisten Sozialisten Sozialist",
            "Grünen Grünen Grüne Grüne",
            "Republikaner Republikanern Republikaner Republikaner",
            "Demokraten Demokraten Demokraten Demokrat",
        ],
    },
    // Many men, one man, one woman, many women; nouns and adjectives.
    SwapForms {
        language: "fr",
        kind: SwapKind::Peoples,
        endings: &[],
        rows: &[
            "Arméniens Arménien Arménienne Arméniennes",
            "Turcs Turc Turque Turques",
            "Russes Russe Russe Russes",
            "Géorgiens Géorgien Géorgienne Géorgiennes",
            "Kurdes Kurde Kurde Kurdes",
            "Iraniens Iranien Iranienne Iraniennes",
            "Juifs Juif Juive Juives",
            "Arabes Arabe Arabe Arabes",
            "Ukrainiens Ukrainien Ukrainienne Ukrainiennes",
            "Grecs Grec Grecque Grecques",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SWAP_SETS;

    #[test]
    fn every_name_of_a_set_has_a_row_and_every_row_the_columns_of_its_table() {
        for table in TABLES {
            let set = SWAP_SETS.iter().find(|set| set.language == table.language && set.kind == table.kind);
            let set = set.unwrap();
            let columns = table.read(table.rows[0]).len();
            assert!((1..=64).contains(&columns));
            assert_eq!(table.rows.len(), set.names.len(), "{} {:?}", table.language, table.kind);
            for name in set.names {
                let forms = table.of(name).unwrap_or_else(|| panic!("{name} has no row"));
                assert_eq!(forms.len(), columns, "{name}");
            }
        }
    }

    #[test]
    fn endings_follow_the_vowels_of_their_stem() {
        let turkish = SwapForms::find("tr", SwapKind::Peoples).unwrap();
        let dative = |name: &str| turkish.of(name).unwrap()[2].clone().unwrap();
        assert_eq!((dative("ermeniler").as_str(), dative("ruslar").as_str()), ("ermenilere", "ruslara"));
        let armenian = SwapForms::find("hy", SwapKind::Peoples).unwrap();
        assert_eq!(armenian.of("քրդերը").unwrap()[4].as_deref(), Some("քրդերին"));
    }
}
