//! Long comments: an attack in the middle of one is found, and one without an attack is none. Some sentences are attacks, as tests of
//! a scorer must be.

use comity_classify::{Attribute, Context, Scorer, Target};
use comity_text::Body;

/// A language, a harmless comment in two parts, and what an attack on a group and an insult are in it.
struct Long {
    language: &'static str,
    parts: [&'static str; 2],
    hate: &'static str,
    insult: &'static str,
}

const LONG: [Long; 8] = [
    Long {
        language: "en",
        parts: [
            "I crossed the old bridge every day for thirty years, and I am sorry to see it go. The council has not \
             answered a single question about the budget since the meeting in March. Who pays for the new one?",
            "The table on page nine says that the fees do not cover half of it. The market has moved twice in that \
             time, and the bus stops are where they always were. The school got a new roof last autumn.",
        ],
        hate: "All Muslims are vermin and should be driven out.",
        insult: "You are a complete idiot, shut your mouth.",
    },
    Long {
        language: "de",
        parts: [
            "Dreißig Jahre lang bin ich jeden Tag über die alte Brücke gefahren, und es tut mir leid um sie. Der \
             Gemeinderat hat seit der Sitzung im März keine einzige Frage zum Haushalt beantwortet. Wer bezahlt die \
             neue?",
            "In der Tabelle auf Seite neun steht, dass die Gebühren nicht einmal die Hälfte decken. Der Markt ist in \
             der Zeit zweimal umgezogen, und die Haltestellen stehen, wo sie immer standen. Die Schule bekam im \
             Herbst ein neues Dach.",
        ],
        hate: "Alle Türken sind Ungeziefer und gehören ausgerottet.",
        insult: "Du bist ein kompletter Idiot, halt die Fresse.",
    },
    Long {
        language: "fr",
        parts: [
            "Pendant trente ans j'ai traversé le vieux pont chaque jour, et il va me manquer. Le conseil n'a répondu à \
             aucune question sur le budget depuis la réunion de mars. Qui paiera le nouveau ?",
            "Le tableau de la page neuf dit que les taxes n'en couvrent pas la moitié. Le marché a déménagé deux fois \
             entre-temps, et les arrêts sont toujours au même endroit. L'école a eu un toit neuf à l'automne.",
        ],
        hate: "Tous les Arabes sont des rats, il faut les exterminer.",
        insult: "Tu es un imbécile fini, ferme ta gueule.",
    },
    Long {
        language: "ru",
        parts: [
            "Сорок лет я езжу по старому мосту и жалею, что его сносят. Совет так и не ответил ни на один вопрос о \
             бюджете после мартовского собрания. Кто заплатит за новый?",
            "В таблице на девятой странице написано, что сборов не хватит и на половину. Рынок за это время дважды \
             переезжал, а остановки стоят там же. Школе прошлой осенью сделали новую крышу.",
        ],
        hate: "Все армяне — крысы, их надо истребить.",
        insult: "Ты полный идиот, заткнись.",
    },
    Long {
        language: "hy",
        parts: [
            "Երեսուն տարի ես ամեն օր անցել եմ հին կամրջով և ցավում եմ, որ այն քանդում են։ Խորհուրդը մարտի նիստից հետո \
             բյուջեի մասին ոչ մի հարցի չի պատասխանել։ Ո՞վ է վճարելու նորի համար։",
            "Իններորդ էջի աղյուսակում գրված է, որ վճարները չեն ծածկում դրա կեսը։ Շուկան այդ ընթացքում երկու անգամ \
             տեղափոխվել է, իսկ կանգառները մնացել են նույն տեղում։ Դպրոցն անցյալ աշնանը նոր տանիք ստացավ։",
        ],
        hate: "Բոլոր թուրքերը շներ են, նրանց պետք է ոչնչացնել։",
        insult: "Դու լիակատար ապուշ ես, փակիր բերանդ։",
    },
    Long {
        language: "az",
        parts: [
            "Otuz ildir hər gün köhnə körpüdən keçirəm və onun sökülməsinə heyfsilənirəm. Şura mart iclasından sonra \
             büdcə haqqında heç bir suala cavab vermədi. Yenisinin pulunu kim ödəyəcək?",
            "Doqquzuncu səhifədəki cədvəldə yazılıb ki, rüsumlar onun yarısını da örtmür. Bazar bu müddətdə iki dəfə \
             köçüb, dayanacaqlar isə yerindədir. Məktəbin damı keçən payız təzələndi.",
        ],
        hate: "Bütün ermənilər itdir, onları məhv etmək lazımdır.",
        insult: "Sən tam axmaqsan, səsini kəs.",
    },
    Long {
        language: "tr",
        parts: [
            "Otuz yıl boyunca her gün eski köprüden geçtim, yerine yenisi yapılacakmış. Belediye marttaki toplantıdan \
             sonra bütçeyle ilgili hiçbir soruya yanıt vermedi. Yenisinin parasını kim ödeyecek?",
            "Dokuzuncu sayfadaki tabloda ücretlerin bunun yarısını bile karşılamadığı yazıyor. Pazar bu sürede iki kez \
             taşındı, duraklar ise hep aynı yerde. Okulun çatısı geçen sonbahar yenilendi.",
        ],
        hate: "Bütün Ermeniler köpektir, kökleri kazınmalı.",
        insult: "Sen tam bir aptalsın, kes sesini.",
    },
    Long {
        language: "ar",
        parts: [
            "عبرت الجسر القديم كل يوم منذ ثلاثين سنة. لم يجب المجلس عن أي سؤال حول الميزانية بعد اجتماع مارس. من سيدفع \
             ثمن الجسر الجديد؟",
            "الجدول في الصفحة التاسعة يقول إن الرسوم لا تغطي نصف المبلغ. انتقل السوق مرتين خلال هذه المدة، والمواقف في \
             مكانها. حصلت المدرسة على سقف جديد في الخريف الماضي.",
        ],
        hate: "كل الأتراك كلاب ويجب إبادتهم.",
        insult: "أنت غبي وأحمق، اخرس.",
    },
];

/// The scores for toxicity, an attack on a group and an insult, and the target.
fn judge(language: &str, text: &str) -> ([f32; 3], Target) {
    let context = Context { story_language: Some(language), ..Context::default() };
    let said = Scorer::builtin().score(&Body::read(text, Some(language)), &context);
    let of = |attribute| said.get(attribute).unwrap_or(0.0);
    ([Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Insult].map(of), said.target)
}

#[test]
fn a_long_comment_without_an_attack_is_none() {
    for Long { language, parts: [first, second], .. } in LONG {
        let (scores, target) = judge(language, &format!("{first} {second}"));
        assert!(scores.iter().all(|score| *score < 0.5), "{language}: {scores:?}");
        assert_eq!(target, Target::Nobody, "{language}");
    }
}

#[test]
fn an_attack_on_a_group_in_the_middle_is_found() {
    for Long { language, parts: [first, second], hate, .. } in LONG {
        let ([toxicity, attack, _], target) = judge(language, &format!("{first} {hate} {second}"));
        assert!(toxicity >= 0.5 && attack >= 0.5, "{language}: {toxicity} {attack}");
        assert_eq!(target, Target::Group, "{language}");
    }
}

#[test]
fn an_attack_is_found_and_its_target_said_however_long_the_comment_is() {
    let [first, second] = LONG[0].parts;
    let around = format!("{first} {second} {first} {second}");
    let ([toxicity, attack, _], target) = judge("en", &format!("{around} {} {around}", LONG[0].hate));
    assert!(toxicity >= 0.5 && attack >= 0.5, "{toxicity} {attack}");
    assert_eq!(target, Target::Group);
}

#[test]
fn an_insult_in_the_middle_is_found() {
    for Long { language, parts: [first, second], insult, .. } in LONG {
        let ([toxicity, attack, own], target) = judge(language, &format!("{first} {insult} {second}"));
        assert!(toxicity >= 0.5 && own >= 0.5, "{language}: {toxicity} {own}");
        // In French it is still taken for an attack on a group, too: its concepts were learned from few sentences.
        assert!(language == "fr" || attack < 0.5, "{language}: no group is attacked: {attack}");
        assert_eq!(target, Target::Commenter, "{language}");
    }
}

#[test]
fn what_is_quoted_in_the_middle_is_not_what_is_said() {
    let [first, second] = LONG[0].parts;
    let quoted =
        format!("{first} Somebody had sprayed “{}” on the wall, and that is vile. {second}", LONG[0].hate);
    let ([_, attack, _], _) = judge("en", &quoted);
    assert!(attack < 0.5, "{attack}");
}
