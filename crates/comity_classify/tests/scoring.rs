//! What the built-in model says, as a newsroom would try it.

use comity_classify::{Attribute, Context, Lang, Scorer, Scores, Target};
use comity_text::Body;

fn score(text: &str) -> Scores {
    Scorer::builtin().score_with_sentences(
        &Body::read(text, Some("en")),
        &Context { story_language: Some("en"), ..Context::default() },
    )
}

#[test]
fn an_insult_is_found_where_it_stands() {
    let text = "I read it twice. You are a complete moron, Ruben.";
    let scores = score(text);
    assert!(scores.get(Attribute::Toxicity) > Some(0.7), "{scores:?}");
    assert!(scores.get(Attribute::Insult) > Some(0.6), "{scores:?}");
    assert_eq!(scores.target, Target::Commenter);
    let spans = scores.spans(Attribute::Insult);
    assert!(spans.iter().any(|e| e.span.of(text).contains("moron")), "{spans:?}");
    assert!(scores.sentences[0].get(Attribute::Toxicity) < scores.sentences[1].get(Attribute::Toxicity));
}

#[test]
fn hard_criticism_of_a_plan_is_not_an_attack_on_people() {
    let scores = score("The minister's plan is moronic. It will cost us the bridge.");
    assert_eq!(scores.target, Target::Object);
    assert!(scores.get(Attribute::IdentityAttack) < Some(0.2), "{scores:?}");
    assert!(scores.get(Attribute::AttackOnCommenter) < Some(0.2), "{scores:?}");
}

#[test]
fn what_is_said_to_somebody_in_office_is_aimed_at_a_public_person() {
    for text in ["Mayor, you are a liar.", "Dear council, you are fools.", "Hey referee, you are an idiot."] {
        assert_eq!(score(text).target, Target::PublicPerson, "{text}");
    }
    for text in ["The mayor is right, you are an idiot.", "You are an idiot, the mayor said so."] {
        assert_eq!(score(text).target, Target::Commenter, "{text}");
    }
}

#[test]
fn the_name_of_a_group_changes_no_score() {
    let with = |group: &str| score(&format!("My neighbours are {group} and they run the bakery."));
    let first = with("Armenians");
    for group in ["Azerbaijanis", "Turks", "Russians", "Jews", "Muslims", "immigrants", "gay people", "Kurds"]
    {
        let other = with(group);
        for attribute in
            [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Insult, Attribute::Threat]
        {
            assert_eq!(first.get(attribute), other.get(attribute), "{attribute} of {group}");
        }
    }
}

#[test]
fn disguises_change_little() {
    let plain = score("you are a fucking idiot").get(Attribute::Toxicity).expect("English is supported");
    for text in ["you are a f.u.c.k.i.n.g idiot", "you are a fuck1ng 1d10t", "you are a fuckkkking idiiot"] {
        let disguised = score(text).get(Attribute::Toxicity).expect("English is supported");
        assert!(disguised > plain - 0.25, "{text}: {disguised} against {plain}");
    }
}

#[test]
fn a_language_without_a_model_has_no_score_rather_than_a_low_one() {
    let text = "Este puente es muy viejo y el ayuntamiento no hace nada por arreglarlo, como siempre.";
    let scores = Scorer::builtin().score(&Body::read(text, Some("es")), &Context::default());
    assert_eq!(scores.language, Lang::Other);
    assert_eq!(scores.get(Attribute::Toxicity), None);
    assert_eq!(scores.iter().count(), 0);
}

#[test]
fn every_text_gets_finite_scores_between_nought_and_one() {
    for text in ["", " ", "?!", "\u{200b}", "🙂🙂🙂", "a", "1234567890", &"idiot ".repeat(1500), "\"\"\"''„“"]
    {
        for (attribute, value) in score(text).iter() {
            assert!((0.0..=1.0).contains(&value), "{attribute} of `{text:.20}` is {value}");
        }
    }
}

#[test]
fn the_same_text_gets_the_same_scores_twice() {
    let text = "Nobody here thinks so, but „to hell with the council“ is what they wrote.";
    assert_eq!(score(text), score(text));
}

#[test]
fn short_english_texts_are_english_without_being_told() {
    let texts = [
        "Muslims are vermin.",
        "I hate women",
        "stupid idiot",
        "Gays disgust me",
        "Trans people deserve respect.",
        "fuck you",
        "Immigrants go home!",
        "You moron",
        "lol what an idiot",
        "Black people are great",
        "Disabled people are amazing colleagues",
        "Ihatewomen",
        "No Muslim deserves to die.",
        "Great article, thanks",
    ];
    let wrong: Vec<String> = texts
        .into_iter()
        .map(|text| (text, Scorer::builtin().score(&Body::read(text, None), &Context::default()).language))
        .filter(|(_, language)| *language != Lang::En)
        .map(|(text, language)| format!("{language}: {text}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_short_text_of_another_language_is_not_scored_as_english() {
    let language = |text| Scorer::builtin().score(&Body::read(text, None), &Context::default()).language;
    for (wanted, text) in [
        (Lang::Other, "Hijo de puta"),
        (Lang::Other, "Hijo de puta, vete a tu casa"),
        (Lang::Other, "Vaffanculo stronzo"),
        (Lang::Other, "Spierdalaj debilu"),
        (Lang::Other, "Vete a la mierda, imbécil"),
        (Lang::Other, "Dat is dom"),
        (Lang::Fr, "Va te faire foutre"),
        (Lang::Fr, "Connard"),
        (Lang::Pt, "Filho da puta"),
        (Lang::Pt, "Cala a boca"),
        (Lang::Tr, "Aptal herif"),
        (Lang::De, "Arschloch"),
        (Lang::De, "Was soll das"),
        (Lang::En, "u r stupid"),
        (Lang::En, "gg ez"),
        (Lang::En, "die"),
        (Lang::En, "skibidi rizz"),
    ] {
        assert_eq!(language(text), wanted, "{text}");
    }
}

#[test]
fn what_is_quoted_in_a_block_or_on_a_line_of_its_own_is_not_said() {
    let toxicity = |text: &str| {
        let context = Context { story_language: Some("en"), ..Context::default() };
        Scorer::builtin().score(&Body::read(text, Some("en")), &context).get(Attribute::Toxicity)
    };
    for text in [
        "> You are an idiot.\nPlease stay polite.",
        "> Jews are vermin\n\nThat is vile, I reported it.",
        "\"You are an idiot.\"\n\nReally?",
    ] {
        assert!(toxicity(text) < Some(0.5), "{text}: {:?}", toxicity(text));
    }
    for text in ["> You are an idiot.", "> Please stay polite.\nYou are an idiot.", "\"You are an idiot.\""] {
        assert!(toxicity(text) >= Some(0.5), "{text}: {:?}", toxicity(text));
    }
}

#[test]
fn a_language_without_a_model_gets_no_scores_and_russian_does() {
    let score = |text: &str, named: Option<&str>| {
        let context = Context { story_language: named, ..Context::default() };
        Scorer::builtin().score(&Body::read(text, named), &context)
    };
    for (named, text) in [
        ("ku", "Bêdeng be, ehmeqo."),
        ("ku", "Tu kerê min î, bêşeref."),
        ("kk", "Аузыңды жап, ақымақ."),
        ("tt", "Син ахмак кеше."),
        ("fa", "خفه شو احمق"),
        ("uk", "Замовкни, дурню."),
        ("bg", "Благодаря ви много."),
        ("az", "сен ахмагсан"),
        ("hr", "Jesi li glup"),
    ] {
        for named in [Some(named), None] {
            let scores = score(text, named);
            assert_eq!((scores.language, scores.iter().count()), (Lang::Other, 0), "{text} {named:?}");
        }
    }
    for (language, text) in [
        ("ru", "Тебе не жить, я знаю твой адрес."),
        ("ru", "Я тебе голову оторву."),
        ("ru", "Все армяне воры, новая школа тому пример."),
        ("tr", "Suriyeliler defolsun, hepsi pis."),
        ("az", "Get cəhənnəmə, debil."),
    ] {
        let scores = score(text, Some(language));
        assert_eq!(scores.language.as_str(), language, "{text}");
        assert!(
            scores.get(Attribute::Toxicity) >= Some(0.5),
            "{text}: {:?}",
            scores.get(Attribute::Toxicity)
        );
    }
    let scores = score("I'll come.", Some("en"));
    assert!(scores.get(Attribute::Toxicity) < Some(0.5), "{scores:?}");
}
