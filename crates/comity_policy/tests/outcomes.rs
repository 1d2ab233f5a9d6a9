//! What the newsroom's policy makes of comments under an English story, by words alone. The sentences are offensive where
//! they are to be refused: they are what is tested.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::Outcome;
use comity_policy::{Bundle, CommentFacts, Facts, NoSignals, Policy, StoredFacts, StoryFacts, known_peoples};
use comity_text::Body;

struct Newsroom(Policy);

impl Newsroom {
    fn new() -> Self {
        let document = Policy::parse(include_str!("../../../policies/newsroom.md"), "newsroom.md").unwrap();
        Self(Policy::compile(&document, &Bundle::default()).unwrap())
    }

    fn outcome(&self, text: &str, is_reply: bool) -> Outcome {
        let stored = StoredFacts {
            comment: Some(CommentFacts { is_reply, ..CommentFacts::default() }),
            story: Some(StoryFacts { language: Some("en".to_owned()), ..StoryFacts::default() }),
            ..StoredFacts::default()
        };
        let body = Body::read(text, Some("en"));
        self.0.evaluate(&Facts::new(&stored, &body, &NoSignals)).outcome
    }

    fn check(&self, expected: Outcome, is_reply: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(self.outcome(text, is_reply), expected, "{text}");
        }
    }
}

#[test]
fn disguises_in_one_sentence_do_not_hide_each_other() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "Y0u are an idiot, and all Turks are th\u{200b}ieves.",
            "Y0u are a m0ron.",
            "All Turks are thi3ves. The bridge is closed.",
            "4ll Armenians are anim\u{ad}als, and the bridge is closed.",
            "Th3y should all be sh0t.",
            "Bütün Türkler h1rs1z. Köprü kapalı.",
            "Bütün Ruslar k0pek değil, hırs1z.",
            "Все турки в0ры. Мост закрыт.",
            "Все армяне у6ийцы, и мост закрыт.",
            "كل الأتراك لصـوص.",
            "كل الروس كـلاب، والجسر مغلق.",
            "пи3дец",
            "пизд3ц",
            "3,14здец",
            "Вот это 3.14здец, мост опять закрыт.",
            "f.u-c k the council",
            "f\nu\nc\nk",
            "s\nh\ni\nt",
            "f\n\nu\n\nc\n\nk",
        ],
    );
}

#[test]
fn digits_that_are_no_letters_stay_what_they_are() {
    Newsroom::new().check(
        Outcome::Publish,
        false,
        &[
            "The A11 and the M3 were closed on the 1st of May, and the H1N1 ward too.",
            "Options:\na\nb\nc\nd",
            "Das 1st Battalion fuhr 4x4, sagt B2B-Berater T0.",
            "The value of 3.14 is not the budget.",
            "Rates: 3,14 % in 2024, 2,71 % in 2025.",
        ],
    );
}

#[test]
fn marks_of_emphasis_do_not_hide_a_word() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "You are an **id**iot",
            "You are a mo**ron**",
            "You are a **moron**",
            "All Turks are **th**ieves.",
            "All Armenians are _thieves_.",
            "You are an i__dio__t, sir.",
        ],
    );
}

/// Peoples as a language names them: as subject, and as object.
type Peoples = &'static [(&'static str, &'static str)];

const IN_RUSSIAN: Peoples = &[
    ("Армяне", "армян"),
    ("Азербайджанцы", "азербайджанцев"),
    ("Турки", "турок"),
    ("Русские", "русских"),
    ("Грузины", "грузин"),
    ("Курды", "курдов"),
    ("Евреи", "евреев"),
    ("Арабы", "арабов"),
    ("Персы", "персов"),
    ("Украинцы", "украинцев"),
    ("Американцы", "американцев"),
    ("Греки", "греков"),
];
const IN_TURKISH: Peoples = &[
    ("Ermeniler", "Ermenileri"),
    ("Azerbaycanlılar", "Azerbaycanlıları"),
    ("Türkler", "Türkleri"),
    ("Ruslar", "Rusları"),
    ("Gürcüler", "Gürcüleri"),
    ("Kürtler", "Kürtleri"),
    ("Yahudiler", "Yahudileri"),
    ("Araplar", "Arapları"),
    ("Farslar", "Farsları"),
    ("Ukraynalılar", "Ukraynalıları"),
    ("Amerikalılar", "Amerikalıları"),
    ("Yunanlılar", "Yunanlıları"),
];
const IN_AZERBAIJANI: Peoples = &[
    ("Ermənilər", "Erməniləri"),
    ("Azərbaycanlılar", "Azərbaycanlıları"),
    ("Türklər", "Türkləri"),
    ("Ruslar", "Rusları"),
    ("Gürcülər", "Gürcüləri"),
    ("Kürdlər", "Kürdləri"),
    ("Yəhudilər", "Yəhudiləri"),
    ("Ərəblər", "Ərəbləri"),
    ("Farslar", "Farsları"),
    ("Ukraynalılar", "Ukraynalıları"),
    ("Amerikalılar", "Amerikalıları"),
    ("Yunanlar", "Yunanları"),
];
const IN_ARMENIAN: Peoples = &[
    ("Հայերը", "Հայերին"),
    ("Ադրբեջանցիները", "Ադրբեջանցիներին"),
    ("Թուրքերը", "Թուրքերին"),
    ("Ռուսները", "Ռուսներին"),
    ("Վրացիները", "Վրացիներին"),
    ("Քրդերը", "Քրդերին"),
    ("Հրեաները", "Հրեաներին"),
    ("Արաբները", "Արաբներին"),
    ("Պարսիկները", "Պարսիկներին"),
    ("Ուկրաինացիները", "Ուկրաինացիներին"),
    ("Ամերիկացիները", "Ամերիկացիներին"),
    ("Հույները", "Հույներին"),
];
const IN_ARABIC: Peoples = &[
    ("الأرمن", "الأرمن"),
    ("الأذربيجانيون", "الأذربيجانيين"),
    ("الأتراك", "الأتراك"),
    ("الروس", "الروس"),
    ("الجورجيون", "الجورجيين"),
    ("الأكراد", "الأكراد"),
    ("اليهود", "اليهود"),
    ("العرب", "العرب"),
    ("الفرس", "الفرس"),
    ("الأوكرانيون", "الأوكرانيين"),
    ("الأمريكيون", "الأمريكيين"),
    ("اليونانيون", "اليونانيين"),
];

/// `{}` is the subject and `[]` the object.
fn check_for_all(expected: Outcome, peoples: Peoples, templates: &[&str]) {
    let newsroom = Newsroom::new();
    for template in templates {
        for (subject, object) in peoples {
            let text = template.replace("{}", subject).replace("[]", object);
            assert_eq!(newsroom.outcome(&text, false), expected, "{text}");
        }
    }
}

#[test]
fn contempt_for_a_people_is_refused_in_every_language_whichever_people_it_is() {
    let english: Vec<(&str, &str)> =
        known_peoples().iter().chain(&["jews", "muslims", "christians"]).map(|name| (*name, *name)).collect();
    check_for_all(
        Outcome::Reject,
        Vec::leak(english),
        &[
            "All {} are thieves.",
            "{} are not human.",
            "{} control the banks and the press",
            "{} own the media",
            "{} belong in a cage.",
            "Deport all []!",
        ],
    );
    check_for_all(
        Outcome::Reject,
        IN_RUSSIAN,
        &[
            "Ненавижу []",
            "{} не люди",
            "Все [] надо выгнать из страны.",
            "Надо убить всех [].",
            "{} контролируют банки и прессу.",
            "{} — воры.",
        ],
    );
    check_for_all(
        Outcome::Reject,
        IN_TURKISH,
        &[
            "Bütün [] öldürmek lazım.",
            "[] öldürün",
            "[] ülkeden kovmak lazım",
            "{} insan değil.",
            "Bütün {} hırsız.",
            "{} bankaları ve basını kontrol ediyor.",
        ],
    );
    check_for_all(
        Outcome::Reject,
        IN_AZERBAIJANI,
        &[
            "[] qırmaq lazımdır.",
            "[] ölkədən qovmaq lazımdır",
            "[] öldürün",
            "{} insan deyil.",
            "Bütün {} oğrudur.",
            "{} bankları və mətbuatı idarə edir.",
        ],
    );
    check_for_all(
        Outcome::Reject,
        IN_ARMENIAN,
        &[
            "[] պետք է ոչնչացնել։",
            "[] պետք է վտարել երկրից։",
            "{} մարդ չեն։",
            "Բոլոր {} գող են։",
            "{} վերահսկում են բանկերը և մամուլը։",
        ],
    );
    check_for_all(
        Outcome::Reject,
        IN_ARABIC,
        &[
            "كل [] لصوص.",
            "{} ليسوا بشرا",
            "يجب طرد [] من البلاد.",
            "أكره []",
            "{} يسيطرون على البنوك والصحافة.",
        ],
    );
}

#[test]
fn what_attacks_no_people_is_published_in_every_language_whichever_people_it_names() {
    check_for_all(
        Outcome::Publish,
        IN_RUSSIAN,
        &["{} помогли починить мост.", "Не надо выгонять [].", "Неправда, что {} воры."],
    );
    check_for_all(
        Outcome::Publish,
        IN_TURKISH,
        &["{} köprüyü onardı.", "[] öldürmek suçtur.", "[] kovmak lazım diyenler utansın."],
    );
    check_for_all(
        Outcome::Publish,
        IN_AZERBAIJANI,
        &["{} körpünü təmir etdi.", "[] qovmaq lazım deyil.", "[] qovmaq lazımdır deyənlər utansın."],
    );
    check_for_all(Outcome::Publish, IN_ARMENIAN, &["{} վերանորոգեցին կամուրջը։", "[] պետք է օգնել։"]);
    check_for_all(Outcome::Publish, IN_ARABIC, &["{} أصلحوا الجسر.", "يجب مساعدة []."]);
    Newsroom::new().check(
        Outcome::Publish,
        false,
        &[
            "Some Jews own newspapers.",
            "Kurds and Turks control the two banks of the river.",
            "Women run the press office.",
            "Women control their own budget in the village.",
            "Women don't belong in the kitchen, they belong in parliament.",
            "Refugees are not human shields.",
            "Персонал ленивый, а мост закрыт.",
            "Украина и Россия спорят о мосте.",
            "Азербайджан открыл мост.",
        ],
    );
}

#[test]
fn a_short_text_is_read_in_its_own_language_and_not_in_the_storys() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "amk",
            "Жиды продали страну",
            "Москали продали страну",
            "Ненавижу турок",
            "Women belong in the kitchen",
        ],
    );
}

#[test]
fn what_is_said_to_somebody_in_office_attacks_no_commenter() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "Mayor, you are a liar.",
            "Mr President, you are an idiot and a liar.",
            "Mr. President, you are an idiot and a liar.",
            "You, Mr Erdogan, are an idiot.",
            "You are a liar, Madam Minister.",
            "Dear council, you are fools.",
            "Dear members of the city council, you are idiots.",
            "Hey referee, you are an idiot.",
            "Mayor, the bridge is closed. You are an idiot.",
            "Господин мэр, вы идиот.",
            "Уважаемый министр, вы лжец.",
            "Sayın başkan, siz aptalsınız.",
            "Sayın Erdoğan, siz yalancısınız.",
            "Hörmətli nazir, siz axmaqsınız.",
            "Պարոն վարչապետ, դուք ապուշ եք։",
            "سيادة الرئيس، أنت كذاب.",
        ],
    );
    newsroom.check(
        Outcome::Reject,
        true,
        &[
            "Mara, you are an idiot.",
            "Mr Toth, you are an idiot.",
            "The mayor is right, you are an idiot.",
            "Dear friend, you are an idiot.",
            "Вы идиот, а мэр прав.",
            "Sen aptalsın, başkan haklı.",
        ],
    );
}

#[test]
fn an_attack_needs_no_swear_word() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        true,
        &[
            "You are a troll.",
            "You are an Armenian troll and a paid liar, get out of here.",
            "You are a Turkish troll.",
            "The mayor is an idiot, and so are you.",
            "Мэр идиот, и ты тоже.",
            "Başkan aptal, sen de öylesin.",
            "Only a moron would write that.",
            "Just an idiot could believe this.",
            "Только идиот мог такое написать.",
            "Nobody asked you, dumbass.",
            "dumbass",
            "Jackass!",
            "Liar!",
            "Лжец!",
            "What a brainless donkey you are.",
            "Your mother should have aborted you.",
            "Go back to your own country",
            "Убирайся в свою страну.",
            "Kendi ülkene dön!",
            "أنت كذاب وحقير",
            "Դու ստախոս ես։",
            "Sən yalançısan.",
            "Sen yalancısın.",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        true,
        &[
            "You are not a troll, you only misread the table.",
            "The minister is a liar and a clown.",
            "Only a fool would close the bridge in winter.",
            "The mayor is an idiot, and you know it.",
            "They told him to go back to your country, and that was wrong.",
            "The donkey crossed the bridge.",
            "Trolls live under bridges.",
            "Вы правы, мэр лжец.",
            "Bence sen haklısın, bakan yalancı.",
            "You rat on nobody, good.",
            "You monkey around with the numbers.",
            "Go back to your country house and enjoy the weekend.",
        ],
    );
}

#[test]
fn the_worst_abuse_is_refused_in_every_language() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "The mayor is a son of a bitch.",
            "orospu çocuğu",
            "O tam bir orospu çocuğu.",
            "сукин сын",
            "Мэр — сукин сын.",
            "բոզի տղա",
            "qəhbənin balası",
            "Mer qəhbə oğludur, qəhbə oğlu.",
            "ابن شرموطة",
        ],
    );
}

#[test]
fn what_an_army_or_a_band_did_can_be_named_and_figures_of_speech_are_no_threats() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "Türk köyleri yakıldı, bunu Ermeni çeteleri yaptı.",
            "Ermeni köyleri yakıldı, bunu Türk çeteleri yaptı.",
            "Köy yakıldı, bunu devlet yaptı.",
            "Армянские боевики сожгли село, азербайджанские солдаты расстреляли пленных.",
            "الاحتلال الإسرائيلي يقتل المدنيين كل يوم",
            "The goalkeeper deserves to be shot for that, figuratively.",
            "They should be hanged for this kitchen, metaphorically speaking.",
            "Tabelayı asmak lazım.",
            "Sivrisinekleri öldürmek lazım.",
        ],
    );
    newsroom.check(
        Outcome::Reject,
        false,
        &[
            "Erdoğan'ı asmak lazım",
            "Paşinyan'ı vurmak şart.",
            "Əliyevi asmaq lazımdır.",
            "Paşinyanı güllələmək lazımdır.",
            "Փաշինյանին պետք է կախել։",
            "The goalkeeper deserves to be shot for that.",
        ],
    );
}

#[test]
fn a_whole_people_wished_dead_in_a_proverb_is_hatred_in_every_language() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        false,
        &[
            "Хороший армянин это мёртвый армянин.",
            "Хороший турок — мертвый турок.",
            "Լավ թուրքը մեռած թուրքն է։",
            "Yaxşı erməni ölü ermənidir.",
            "En iyi Ermeni ölü Ermenidir.",
            "الأرمني الجيد هو الأرمني الميت",
            "Nur ein toter Türke ist ein guter Türke.",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "Хороший армянин был мой учитель, и он давно мёртв.",
            "Неправда, что хороший турок это мёртвый турок.",
            "Լավ թուրք էր, նա մեռած է վաղուց։",
            "Dedem iyi bir Ermeniydi, öleli yirmi yıl oldu.",
        ],
    );
}

#[test]
fn calls_to_wipe_out_places_are_threats_and_telling_of_it_is_not() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        false,
        &[
            "Nuke Northwick.",
            "Just nuke them.",
            "Wipe them off the map.",
            "We will wipe Northwick off the face of the earth.",
            "Burn their villages down again.",
            "We should finish what was started in 1915.",
            "Someone should put a bullet in the mayor's head.",
            "We'll come to your house one of these nights.",
            "Надо было всех вас вырезать.",
            "Мы знаем, где ты живёшь.",
            "Сотрём этот город с лица земли.",
            "Onları haritadan sileceğiz.",
            "Nerede yaşadığınızı biliyoruz.",
            "Onları yer üzündən siləcəyik.",
            "Harada yaşadığını bilirik.",
            "Գիտենք, որտեղ ես ապրում։",
            "نعرف أين تسكن",
            "Wir wissen, wo ihr wohnt.",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "They wanted to wipe the old quarter off the map and built a car park.",
            "Nuke it for two minutes and the soup is hot.",
            "The army burned down their villages in the spring.",
            "In 1988 soldiers came to burn their houses.",
            "The council should finish what was started in 2015.",
            "We'll come to your house for the keys of the club.",
            "Надо было вырезать эту главу, она лишняя.",
            "Город стёрли с лица земли ещё в прошлую войну.",
            "Köy haritadan silindi.",
            "Kənd yer üzündən silinib.",
        ],
    );
}

#[test]
fn more_ways_to_attack_whom_one_answers() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        true,
        &[
            "Only a cretin could write what you wrote.",
            "Փակիր բերանդ, էշ։",
            "Ձենդ կտրի։",
            "Köpeğisin sen onların.",
            "Onların itisən.",
            "Закрой пасть.",
            "You're dumber than a bag of rocks.",
            "Take your pills, grandpa.",
            "Ты тупее пробки.",
            "Предатель поганый.",
            "Լռիր, դավաճան։",
            "Satqın.",
            "اسكت يا خائن.",
            "Bezahlter Troll.",
            "Halt's Maul.",
            "T'es vraiment un abruti.",
            "Ferme-la !",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        true,
        &[
            "Only an engineer could write what you wrote.",
            "Only a moron would believe what the mayor wrote.",
            "The mayor is a traitor to his own voters.",
            "He was no traitor, he was a deserter.",
            "Этот мэр предатель своих избирателей.",
            "Nobody is a traitor for wanting peace.",
            "The plan is dumber than the last one.",
            "Je ne sais pas si c'est du troll, mais le maire a raison sur le pont.",
        ],
    );
}

#[test]
fn what_is_said_of_a_people_as_its_nature_is_hatred() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        false,
        &[
            "Azerbaijanis only understand force, they always have.",
            "Never trust a Turk.",
            "Armenians can't be trusted.",
            "Азербайджанцы понимают только силу.",
            "Никогда не верь турку, это у них в крови.",
            "Туркам нельзя доверять.",
            "Никогда не верьте туркам.",
            "Ադրբեջանցիները միայն ուժ են հասկանում։",
            "Թուրքին երբեք մի վստահիր։",
            "Ermənilər yalnız güc başa düşür.",
            "Erməniyə heç vaxt inanma.",
            "Ermeniler sadece güçten anlar.",
            "Yunan'a asla güvenme.",
            "الأتراك لا يفهمون إلا القوة.",
            "لا تثق بيهودي أبدا",
            "Türken verstehen nur Gewalt.",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "This government only understands force.",
            "Never trust a politician with a bridge.",
            "It is a lie that Armenians can't be trusted.",
            "Some Turks can't be trusted, like some of us.",
            "Турецкому правительству нельзя доверять.",
            "Неправда, что азербайджанцы понимают только силу.",
            "Bu hükümet sadece güçten anlar.",
            "Ermənilərə inanmaq olar, onlar da sülh istəyir.",
            "I don't trust the peacekeepers.",
        ],
    );
}

#[test]
fn calls_to_hang_traitors_and_hints_at_ones_family_are_threats() {
    let newsroom = Newsroom::new();
    newsroom.check(
        Outcome::Reject,
        false,
        &[
            "Hang every one of those traitors in the square.",
            "Всех предателей на фонари.",
            "Դավաճաններին պետք է կախել հրապարակում։",
            "Satqınları meydanda asmaq lazımdır.",
            "Hainleri meydanda asmak lazım.",
            "I know which school your kids go to.",
            "Я знаю, в какую школу ходят твои дети.",
            "Uşaqlarının hansı məktəbə getdiyini bilirik.",
            "Գնա մեռիր։",
            "Get öl.",
            "Git öl.",
            "موت يا كلب.",
        ],
    );
    newsroom.check(
        Outcome::Publish,
        false,
        &[
            "He was called a traitor, and they hanged traitors in those days.",
            "Предателей тогда ставили к стенке без суда.",
            "I know the school, our kids go there too.",
            "Bize git öl dediler.",
            "Xəstəxanaya get, öləcək hal yoxdur.",
            "Do you know where your children are tonight?",
        ],
    );
}

#[test]
fn the_author_of_this_story_is_attacked_in_russian_as_in_english() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "Автор этой статьи продажная шлюха.",
            "Автор этой заметки полный идиот.",
            "The author of this piece is a whore.",
        ],
    );
    Newsroom::new().check(
        Outcome::Publish,
        false,
        &["Автор этой статьи прав, мэр идиот.", "Автор этой заметки пишет, что идиотов в мэрии нет."],
    );
}
