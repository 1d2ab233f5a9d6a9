//! Insults and threats in the languages that are read in English, too, and harmless talk in the same words. That the gloss is what
//! finds some is for `score/glossed.rs` to show. The sentences are abusive where they must be.

use comity_classify::{Attribute, Context, Scorer, Scores};
use comity_text::Body;

fn score(language: &str, text: &str) -> Scores {
    let context = Context { story_language: Some(language), ..Context::default() };
    Scorer::builtin().score(&Body::read(text, Some(language)), &context)
}

fn of(scores: &Scores, attribute: Attribute) -> f32 {
    scores.get(attribute).unwrap_or(0.0)
}

/// A language, an insult, a threat, and harmless sentences that share words with them.
const SENTENCES: [(&str, &str, &str, [&str; 2]); 8] = [
    (
        "ru",
        "Да ты просто безмозглый клоун.",
        "Я знаю, где ты живёшь, и ноги тебе переломаю.",
        ["Я знаю, где продают хороший хлеб.", "Он сломал ногу на катке, гипс до марта."],
    ),
    (
        "hy",
        "Դու ուղղակի անուղեղ ծաղրածու ես։",
        "Գիտեմ՝ որտեղ ես ապրում, ոտքերդ կջարդեմ։",
        ["Գիտեմ՝ որտեղ է լավ հաց վաճառվում։", "Նա սահադաշտում ոտքն է կոտրել։"],
    ),
    (
        "az",
        "Sən sadəcə beyinsiz təlxəksən.",
        "Harada yaşadığını bilirəm, ayaqlarını sındıracağam.",
        ["Yaxşı çörəyin harada satıldığını bilirəm.", "O, buz meydançasında ayağını sındırıb."],
    ),
    (
        "tr",
        "Sen beyinsiz bir soytarısın.",
        "Nerede oturduğunu biliyorum, bacaklarını kıracağım.",
        ["İyi ekmeğin nerede satıldığını biliyorum.", "Pistte bacağını kırmış, alçı marta kadar."],
    ),
    (
        "ar",
        "أنت مهرج بلا عقل",
        "أعرف أين تسكن وسأكسر رجليك",
        ["أعرف أين يبيعون الخبز الجيد", "كسر رجله في الملعب والجبس حتى آذار"],
    ),
    (
        "de",
        "Du bist einfach ein hirnloser Clown.",
        "Ich weiß, wo du wohnst, und breche dir die Beine.",
        ["Ich weiß, wo es gutes Brot gibt.", "Er hat sich auf der Eisbahn das Bein gebrochen."],
    ),
    (
        "fr",
        "Tu n'es qu'un clown sans cervelle.",
        "Je sais où tu habites, je vais te casser les jambes.",
        ["Je sais où l'on vend du bon pain.", "Il s'est cassé la jambe à la patinoire."],
    ),
    (
        "pt",
        "Você é só um palhaço sem cérebro.",
        "Sei onde você mora e vou quebrar as suas pernas.",
        ["Sei onde vendem pão bom.", "Ele quebrou a perna na pista de gelo."],
    ),
];

#[test]
fn insults_and_threats_are_found_and_the_same_words_in_harmless_talk_are_not() {
    for (language, insult, threat, harmless) in SENTENCES {
        let said = score(language, insult);
        assert!(of(&said, Attribute::Insult) >= 0.5, "{insult} {:?}", said.get(Attribute::Insult));
        let said = score(language, threat);
        assert!(of(&said, Attribute::Threat) >= 0.5, "{threat} {:?}", said.get(Attribute::Threat));
        assert!(!said.spans(Attribute::Threat).is_empty(), "{threat}");
        for text in harmless {
            let said = score(language, text);
            for attribute in [Attribute::Toxicity, Attribute::Threat, Attribute::Insult] {
                assert!(of(&said, attribute) < 0.5, "{text} {attribute} {:?}", said.get(attribute));
            }
        }
    }
}
