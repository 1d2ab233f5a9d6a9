//! Families of tricks on the word that matters: what is found in the clear is found in disguise.

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

/// More rude sentences, about groups and people, with words that no list of swear words has.
const HARDER: [(&str, &str); 24] = [
    ("Every Norwegian in this street is a liar and a thief.", "thief"),
    ("The mayor is a coward and a crook.", "coward"),
    ("Refugees are parasites, all of them.", "parasites"),
    ("Deport the Somalis, they are criminals.", "criminals"),
    ("You are a pathetic liar, Ruben.", "pathetic"),
    ("What a brainless clown wrote this.", "brainless"),
    ("Muslims are animals and should be locked up.", "animals"),
    ("I hate Georgians, they smell.", "Georgians"),
    ("Gypsies steal everything that is not nailed down.", "Gypsies"),
    ("Our Armenian neighbours are dirty rats.", "Armenian"),
    ("He is a worthless drunk and a liar.", "worthless"),
    ("Disabled people are a burden and should be put down.", "Disabled"),
    ("You are too stupid to read, you clown.", "clown"),
    ("Send the Syrians back, they are filthy.", "Syrians"),
    ("Lesbians disgust me.", "disgust"),
    ("I will kill you, Kurt.", "kill"),
    ("Jews control the banks and they are greedy.", "greedy"),
    ("You are nothing but a filthy rat.", "filthy"),
    ("All Turks are murderers.", "murderers"),
    ("This journalist is a corrupt idiot.", "corrupt"),
    ("Russians are savages, every one of them.", "savages"),
    ("Women are inferior and hysterical.", "inferior"),
    ("Shoot the refugees at the border.", "Shoot"),
    ("You ignorant peasant, go back to school.", "ignorant"),
];

/// What a word becomes in each family, and whether that is said to be a disguise: a letter too many may be a slip.
fn families() -> [(Trick, bool); 12] {
    [
        (("second letter four times", |w| second_letter(w, |c| c.to_string().repeat(4))), true),
        (("vowels three times", |w| vowels(w, |c| c.to_string().repeat(3))), true),
        (("last letter five times", |w| each(w, |at, end, c| times(c, if at == end { 5 } else { 1 }))), true),
        (
            ("a letter doubled", |w| {
                each(w, |at, end, c| times(c, if at == end.div_ceil(2) { 2 } else { 1 }))
            }),
            false,
        ),
        (("one star", |w| w.replacen(first_vowel(w), "*", 1)), true),
        (("a star for each vowel", |w| vowels(w, |_| "*".to_owned())), true),
        (("all stars", |w| each(w, |at, end, c| times(if at == 0 || at == end { c } else { '*' }, 1))), true),
        (("letters in the middle swapped", swapped_in_the_middle), false),
        (("vowels missing", |w| vowels(w, |_| String::new())), false),
        (("a letter missing", |w| each(w, |at, end, c| times(c, usize::from(at != end.div_ceil(2))))), false),
        (("dots", |w| joined(w, ".")), true),
        (("spaces", |w| joined(w, " ")), true),
    ]
}

/// The word with another thing for each letter, which is told its place, that of the last one, and the letter.
fn each(word: &str, change: impl Fn(usize, usize, char) -> String) -> String {
    let end = word.chars().count() - 1;
    word.chars().enumerate().map(|(at, c)| change(at, end, c)).collect()
}

fn times(c: char, times: usize) -> String {
    c.to_string().repeat(times)
}

/// The word with another thing for each vowel but its first letter.
fn vowels(word: &str, change: impl Fn(char) -> String) -> String {
    each(word, |at, _, c| if at > 0 && is_vowel(c) { change(c) } else { c.to_string() })
}

fn first_vowel(word: &str) -> char {
    word.chars().skip(1).find(|c| is_vowel(*c)).unwrap_or('y')
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

fn swapped_in_the_middle(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 2;
    letters.swap(at - 1, at);
    letters.into_iter().collect()
}

#[test]
fn each_family_of_tricks_is_undone_and_said_to_be_one() {
    let all = SENTENCES.iter().chain(&HARDER);
    let clear: Vec<_> = all.filter(|(text, _)| is_flagged(text)).collect();
    assert!(clear.len() >= 34, "{} are found in the clear", clear.len());
    for ((name, trick), is_evasive) in families() {
        let texts = || clear.iter().map(|(text, word)| text.replacen(word, &trick(word), 1));
        let missed: Vec<String> = texts().filter(|text| !is_flagged(text)).collect();
        assert!(missed.len() * 20 <= clear.len(), "{name}:\n{}", missed.join("\n"));
        let said = texts().filter(|text| evasion(text) > 0.0).count();
        assert!(
            !is_evasive || said * 20 >= clear.len() * 19,
            "{name}: {said} of {} are evasive",
            clear.len()
        );
    }
}

#[test]
fn two_tricks_in_one_word_are_undone() {
    for text in ["You are а fаgg0t.", "You 1d1оt", "You are a м0ron."] {
        assert!(is_flagged(text) && evasion(text) > 0.0, "{text}");
    }
}

#[test]
fn harmless_words_that_are_drawn_out_stay_harmless() {
    for text in [
        "Noooooo waaaaay",
        "Sooooo coooool!!!",
        "Nooooooooooooooo!",
        "Goooooooooooool!",
        "This is sooooo booooring",
        "I looooove this newspaper",
        "G*d bless you all",
    ] {
        let context = Context { story_language: Some("en"), ..Context::default() };
        let scores = Scorer::builtin().score(&Body::read(text, Some("en")), &context);
        for attribute in [Attribute::Toxicity, Attribute::Threat, Attribute::Insult] {
            assert!(scores.get(attribute) < Some(0.4), "{text}: {attribute} {:?}", scores.get(attribute));
        }
        assert!(scores.evasion < f32::EPSILON, "{text}: {}", scores.evasion);
    }
}

#[test]
fn drawn_out_words_and_missing_marks_are_read_in_other_languages() {
    for (language, text) in [
        ("hy", "Դու ապուուուշ ես"),
        ("ru", "Ты дуууурак и козёл"),
        ("tr", "butun ermenileri oldurmek lazim"),
        ("ar", "أنت ح م ا ر"),
    ] {
        let context = Context { story_language: Some(language), ..Context::default() };
        let scores = Scorer::builtin().score(&Body::read(text, Some(language)), &context);
        assert!(
            scores.get(Attribute::Toxicity) >= Some(0.5),
            "{text}: {:?}",
            scores.get(Attribute::Toxicity)
        );
    }
}

fn evasion(text: &str) -> f32 {
    let context = Context { story_language: Some("en"), ..Context::default() };
    Scorer::builtin().score(&Body::read(text, Some("en")), &context).evasion
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
