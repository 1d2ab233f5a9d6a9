//! Thirteen families of tricks on the word that matters: what is found in the clear is found in disguise.

use comity_classify::{Attribute, Context, Scorer};
use comity_text::Body;

/// Rude sentences and the word in each that a rude person would disguise.
const SENTENCES: [(&str, &str); 16] = [
    ("You are an idiot and so is the council.", "idiot"),
    ("What a moron you must be to believe that.", "moron"),
    ("This is fucking pathetic, and so are you.", "fucking"),
    ("Shut up, you stupid clown.", "stupid"),
    ("The author is a lazy bastard.", "bastard"),
    ("Every one of you is a scumbag.", "scumbag"),
    ("Only an asshole would park there.", "asshole"),
    ("You disgusting pig, get lost.", "disgusting"),
    ("I hope you die, you worthless loser.", "worthless"),
    ("All immigrants are vermin.", "vermin"),
    ("Women are stupid and weak.", "stupid"),
    ("Gays are disgusting perverts.", "disgusting"),
    ("He is a bitch and a coward.", "bitch"),
    ("You dumb cunt, nobody asked you.", "cunt"),
    ("Go fuck yourself, Ruben.", "fuck"),
    ("What a piece of shit you are.", "shit"),
];

/// A family's name, and what it does to a word.
type Trick = (&'static str, fn(&str) -> String);

fn tricks() -> [Trick; 13] {
    [
        ("leet", |w| {
            w.chars()
                .map(|c| match c {
                    'i' => '1',
                    'o' => '0',
                    'e' => '3',
                    'a' => '@',
                    's' => '$',
                    c => c,
                })
                .collect()
        }),
        ("dots", |w| joined(w, ".")),
        ("spaces", |w| joined(w, " ")),
        ("hyphens", |w| joined(w, "-")),
        ("repeats", |w| second_letter(w, |c| c.to_string().repeat(4))),
        ("zero width", |w| joined(w, "\u{200b}")),
        ("lookalikes", |w| {
            w.chars()
                .map(|c| match c {
                    'a' => 'а',
                    'o' => 'о',
                    'e' => 'е',
                    'i' => 'і',
                    'c' => 'с',
                    'p' => 'р',
                    c => c,
                })
                .collect()
        }),
        ("capitals", |w| {
            w.chars().enumerate().map(|(i, c)| if i % 2 == 0 { c.to_ascii_uppercase() } else { c }).collect()
        }),
        ("full width", |w| w.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()),
        ("swapped letters", |w| {
            let mut letters: Vec<char> = w.chars().collect();
            letters.swap(1, 2);
            letters.into_iter().collect()
        }),
        ("accents", |w| {
            w.chars()
                .map(|c| match c {
                    'a' => 'á',
                    'o' => 'ö',
                    'e' => 'ë',
                    'i' => 'ï',
                    'u' => 'ü',
                    c => c,
                })
                .collect()
        }),
        ("missing vowels", |w| {
            w.chars().enumerate().filter(|(i, c)| *i == 0 || !"aeiou".contains(*c)).map(|(_, c)| c).collect()
        }),
        ("emoji inside", |w| {
            w.chars()
                .enumerate()
                .map(|(i, c)| if i == 2 { format!("🙂{c}") } else { c.to_string() })
                .collect()
        }),
    ]
}

fn joined(word: &str, by: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(by)
}

fn second_letter(word: &str, change: impl Fn(char) -> String) -> String {
    word.chars().enumerate().map(|(i, c)| if i == 1 { change(c) } else { c.to_string() }).collect()
}

fn is_flagged(text: &str) -> bool {
    let context = Context { story_language: Some("en"), ..Context::default() };
    Scorer::builtin().score(&Body::read(text, Some("en")), &context).get(Attribute::Toxicity) >= Some(0.5)
}

#[test]
fn nineteen_in_twenty_of_what_is_found_in_the_clear_are_found_in_disguise() {
    let clear: Vec<_> = SENTENCES.iter().filter(|(text, _)| is_flagged(text)).collect();
    assert!(clear.len() >= 14, "{} of {} are found in the clear", clear.len(), SENTENCES.len());
    let (mut tried, mut missed) = (0, Vec::new());
    for (name, trick) in tricks() {
        for (text, word) in &clear {
            tried += 1;
            let disguised = text.replacen(word, &trick(word), 1);
            if !is_flagged(&disguised) {
                missed.push(format!("{name}: {disguised}"));
            }
        }
    }
    assert!(missed.len() * 20 <= tried, "{} of {tried} missed:\n{}", missed.len(), missed.join("\n"));
}
