//! Which language texts of a few words are taken to be in, when nobody says it.

use comity_text::Body;

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
