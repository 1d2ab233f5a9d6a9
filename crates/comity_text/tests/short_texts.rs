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
    for (name, table) in [("looked at", LOOKED_AT), ("held back", HELD_BACK)] {
        let count = count(table);
        println!("{name}: {} of {}, {} silently English", count.right, count.texts, count.silently_english);
        if name == "looked at" || std::env::var_os("SHOW_HELD_BACK").is_some() {
            println!("{}", count.wrong.join("\n"));
        }
    }
}
