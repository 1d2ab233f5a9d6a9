//! Which language texts of a few words are taken to be in, when nobody says it.

use comity_text::Body;
use std::collections::BTreeMap;

/// Looked at while the words were chosen.
const LOOKED_AT: &str = include_str!("short_texts/looked_at.txt");
/// Written before, and counted only.
const HELD_BACK: &str = include_str!("short_texts/held_back.txt");

/// Texts, those read rightly, and those of other languages taken to be English.
struct Count {
    texts: usize,
    right: usize,
    silently_english: usize,
    wrong: Vec<String>,
}

fn count(table: &str) -> Count {
    let mut count = Count { texts: 0, right: 0, silently_english: 0, wrong: Vec::new() };
    for line in table.lines() {
        let (wanted, text) = line.split_once(": ").expect("a language and a text");
        // What is in no language that can be told is scored as English.
        let found = Body::read(text, None).language.map_or("en", |found| found.language);
        count.texts += 1;
        if wanted.split('|').any(|wanted| wanted == found) {
            count.right += 1;
        } else {
            count.silently_english += usize::from(found == "en");
            count.wrong.push(format!("{line} ({found})"));
        }
    }
    count
}

#[test]
fn short_texts_are_read_in_their_own_language() {
    for (name, table, share) in [("looked at", LOOKED_AT, 0.95), ("held back", HELD_BACK, 0.9)] {
        let count = count(table);
        println!("{name}: {} of {}, {} silently English", count.right, count.texts, count.silently_english);
        assert!(count.right as f32 >= share * count.texts as f32, "{name}: {}", count.wrong.join("\n"));
        assert!(count.silently_english * 40 <= count.texts, "{name}: {}", count.wrong.join("\n"));
    }
}

/// Texts of a few words that are in Cyrillic letters, and of languages of Latin letters that are near each other or in disguise.
const CYRILLIC: &str = include_str!("short_texts/cyrillic.txt");
const LATIN: &str = include_str!("short_texts/latin.txt");

/// Of each language: the texts, and those that are read as being in it where `named` is said to be their language.
fn count_by_language(
    table: &str,
    named: impl Fn(&str) -> Option<String>,
) -> BTreeMap<&str, (usize, Vec<String>)> {
    let mut counts: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for line in table.lines() {
        let (wanted, text) = line.split_once(": ").expect("a language and a text");
        let language = wanted.split('|').next().unwrap_or(wanted);
        let found =
            Body::read(text, named(language).as_deref()).language.map_or("und", |found| found.language);
        let (texts, wrong) = counts.entry(language).or_default();
        *texts += 1;
        if !wanted.split('|').any(|wanted| wanted == found) {
            wrong.push(format!("{line} ({found})"));
        }
    }
    counts
}

#[test]
fn russian_is_russian_and_its_neighbours_are_told_from_it() {
    let counts = count_by_language(CYRILLIC, |_| None);
    assert!(counts["ru"].0 >= 200 && counts["ru"].1.is_empty(), "{:#?}", counts["ru"].1);
    for (language, share) in [("uk", 0.93), ("bg", 0.84), ("kk", 0.98)] {
        let (texts, wrong) = &counts[language];
        assert!(*texts >= 100, "{language}: {texts} texts");
        assert!(wrong.len() as f64 <= (1.0 - share) * *texts as f64, "{language}: {wrong:#?}");
    }
}

#[test]
fn the_right_language_is_not_made_wrong_by_naming_it() {
    for (table, most) in [(CYRILLIC, 0.01), (LATIN, 0.02)] {
        let counts = count_by_language(table, |language| Some(language.to_owned()));
        for (language, (texts, wrong)) in counts {
            assert!(wrong.len() as f64 <= (most * texts as f64).max(1.0), "{language}: {wrong:#?}");
        }
    }
}

#[test]
fn russian_stays_russian_under_any_story() {
    for story in ["ru", "hy", "az", "tr", "en", "de"] {
        let counts = count_by_language(CYRILLIC, |_| Some(story.to_owned()));
        assert!(counts["ru"].1.is_empty(), "{story}: {:#?}", counts["ru"].1);
    }
}

#[test]
fn near_languages_of_latin_letters_are_told_apart() {
    let counts = count_by_language(LATIN, |_| None);
    for (language, share) in [("tr", 0.93), ("az", 0.89), ("en", 0.85), ("de", 1.0), ("ku", 1.0)] {
        let (texts, wrong) = &counts[language];
        assert!(wrong.len() as f64 <= (1.0 - share) * *texts as f64 + 0.01, "{language}: {wrong:#?}");
    }
}

#[test]
fn a_disguise_does_not_lead_to_another_language() {
    for (language, text) in [
        ("en", "Lesbians d i s g u s t me."),
        ("en", "Muslims br*ed l*ke r*ts."),
        ("en", "G45 7h3 J3w5."),
        ("en", "I hоре уоu gеt саnсеr аnd dіе slоwlу."),
        ("tr", "S3n aptals1n"),
    ] {
        let found = Body::read(text, Some(language)).language.map(|found| found.language);
        assert_eq!(found, Some(language), "{text}");
    }
}

#[test]
fn turkish_and_azerbaijani_without_marks_are_what_they_are_said_to_be() {
    for text in [
        "savadsizliginla fexr eden birinci adam gordum",
        "kendleri birge yandirmaq lazimdir",
        "bu adamlar pis",
    ] {
        let found = Body::read(text, Some("az")).language.map(|found| found.language);
        assert_eq!(found, Some("az"), "{text}");
    }
    let found = Body::read("bunu nasil yapmak istiyorlar anlamadim", Some("az")).language;
    assert_eq!(found.map(|found| found.language), Some("tr"));
}

#[test]
fn a_named_language_without_lists_is_believed() {
    for (named, text) in [
        ("ku", "Bêdeng be, ehmeqo."),
        ("ku", "Tu kerê min î, bêşeref."),
        ("kk", "Аузыңды жап, ақымақ."),
        ("tt", "Син ахмак кеше."),
        ("fa", "خفه شو احمق"),
    ] {
        let found = |named| Body::read(text, named).language.map(|found| found.language);
        assert_eq!(found(Some(named)), Some(named), "{text}");
        assert_eq!(found(None), Some(named), "{text}, unnamed");
    }
}

#[test]
fn unknown_slang_and_names_are_no_other_language() {
    for text in [
        "skibidi rizz",
        "poggers",
        "Zelensky",
        "Elon Musk",
        "Müller",
        "José",
        "Le Pen",
        "noooooo",
        "K.u.r.d.s = s.c.u.m",
        "f**k you",
        "sh1t",
        "u r",
        "gg",
    ] {
        let found = Body::read(text, None).language.map_or("en", |found| found.language);
        assert_eq!(found, "en", "{text}");
    }
}

#[test]
fn letters_that_english_has_not_are_another_language() {
    for (wanted, text) in
        [("und", "Zażółćże wääntö"), ("pl", "Przeszczepialiście"), ("tr", "Kıskanıyorsunuz")]
    {
        let found = Body::read(text, None).language.map_or("en", |found| found.language);
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn the_storys_language_wins_as_ever() {
    for (text, story) in [("Bravo!", "hy"), ("Die", "de"), ("Idiota", "es"), ("Super", "pl")] {
        let found = Body::read(text, Some(story)).language.expect("the story's");
        assert_eq!(found.language, story, "{text}");
    }
}
