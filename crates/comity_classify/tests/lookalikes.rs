//! Names and words that only look rude, and the rude ones that they look like.

use comity_classify::{Attribute, Context, Scorer};
use comity_text::Body;

/// The attribute with the highest score of those that a word by itself may move, and that score.
fn highest(text: &str) -> (Attribute, f32) {
    let scores = Scorer::builtin()
        .score(&Body::read(text, Some("en")), &Context { story_language: Some("en"), ..Context::default() });
    let of = |attribute| (attribute, scores.get(attribute).unwrap_or(0.0));
    [
        Attribute::Toxicity,
        Attribute::Insult,
        Attribute::IdentityAttack,
        Attribute::Threat,
        Attribute::Profanity,
    ]
    .map(of)
    .into_iter()
    .max_by(|a, b| a.1.total_cmp(&b.1))
    .expect("there are five")
}

#[test]
fn names_are_no_attacks() {
    for name in [
        "Murat",
        "Dina",
        "Saud",
        "Niger",
        "Shishkin",
        "Fuchs",
        "Dickson",
        "Dickens",
        "Dickinson",
        "Cockburn",
        "Hancock",
        "Peacock",
        "Hitchcock",
        "Woodcock",
        "Babcock",
        "Dick Cheney",
        "Dick Van Dyke",
        "Moby Dick",
        "Khachik",
        "Moroz",
        "Irakli",
        "Shota",
        "Ashot",
        "Karen",
        "Phuket",
        "Scunthorpe",
        "Shitov",
    ] {
        for text in [format!("{name} is right."), format!("We talked about {name} and the bus timetable.")] {
            let (attribute, score) = highest(&text);
            assert!(score < 0.5, "{text}: {} {score}", attribute.as_str());
        }
    }
}

#[test]
fn harmless_words_that_contain_rude_ones_are_read_as_harmless() {
    for text in [
        "Dick Cheney visited the cockpit.",
        "The pussy willow is in bloom.",
        "I bought shiitake mushrooms and a cockatoo.",
        "Jerk chicken is my favourite dish.",
        "Faggots and peas is a Black Country dish.",
        "The flame retardant was banned.",
        "Weathercocks and cockerels.",
        "Bloody Mary was a queen.",
        "The bum bag is back.",
        "Use the kill switch.",
        "The coon cat is a large breed, the Maine coon.",
        "Spick and span.",
        "He mishit the ball.",
    ] {
        let (attribute, score) = highest(text);
        assert!(score < 0.5, "{text}: {} {score}", attribute.as_str());
    }
}

#[test]
fn the_words_that_they_look_like_are_found_as_before() {
    for text in [
        "You are a dick.",
        "What a stupid cock you are.",
        "Dickhead.",
        "You faggots make me sick.",
        "Go back home, coon.",
        "These people are rats.",
        "Shut up, you retard.",
    ] {
        assert!(highest(text).1 >= 0.5, "{text}");
    }
}
