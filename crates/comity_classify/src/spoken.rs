//! Which language a text is scored as.

use crate::context::Context;
use crate::features::Lang;
use comity_text::{Body, is_letter, is_letter_or_digit};

/// Below this the detector's word is not taken for a text in Latin script; short texts are mostly misread.
const MIN_CONFIDENCE: f32 = 0.8;
/// The share of very common English words from which a text is English whatever the detector says.
const ENGLISH_SHARE: f32 = 0.3;
/// The share that is enough under an English story.
const SHARE_WITH_PRIOR: f32 = 0.1;
/// The share that it takes where the text may well be in the language that was named.
const SHARE_AGAINST_PRIOR: f32 = 0.6;
/// Texts of at most this many words are looked up word by word.
const FEW_WORDS: usize = 8;
/// Letters that the Cyrillic spelling of Azerbaijani has and Russian has not.
const AZERBAIJANI_CYRILLIC: [char; 8] = ['ә', 'ғ', 'ҝ', 'ј', 'ө', 'ү', 'һ', 'ҹ'];
/// Words that no other language of the model has in common with English.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "you",
    "are",
    "is",
    "it",
    "of",
    "to",
    "that",
    "this",
    "they",
    "your",
    "not",
    "with",
    "have",
    "for",
    "was",
    "what",
    "be",
    "all",
    "he",
    "she",
    "my",
    "we",
    "who",
    "should",
    "would",
    "their",
    "them",
    "people",
    "like",
    "just",
    "don't",
    "i'm",
    "you're",
    "it's",
    "from",
    "how",
    "why",
    "his",
    "her",
    "i",
    "get",
    "fuck",
    "fucking",
    "shit",
    "our",
    "us",
    "go",
    "back",
    "home",
    "yourself",
    "himself",
    "themselves",
    "only",
    "such",
    "one",
    "nothing",
    "out",
    "took",
    "been",
    "has",
    "had",
    "did",
    "does",
    "don",
    "can",
    "will",
    "could",
    "by",
    "about",
    "if",
    "there",
    "here",
    "when",
    "where",
    "these",
    "those",
    "some",
    "any",
    "because",
    "never",
    "always",
    "every",
    "nobody",
    "someone",
    "want",
    "need",
    "think",
    "know",
    "say",
    "says",
    "said",
];

/// The language of the model that `body` is read as; [`Lang::Other`] where the text is in one that the model has none for.
pub(crate) fn language_of(body: &Body, context: &Context<'_>) -> Lang {
    let prior = context.story_language.map(Lang::of_tag);
    let is_latin = is_latin(&body.canonical.text);
    let Some(detected) = &body.language else {
        return prior.unwrap_or(if is_latin { Lang::En } else { Lang::Other });
    };
    let language = Lang::of_tag(detected.language);
    if language == Lang::En {
        return language;
    }
    if !is_latin {
        // Azerbaijani in the letters of Russian: none of its words would be known. Its own Cyrillic spelling is.
        let is_read = language != Lang::Az || body.canonical.text.contains(AZERBAIJANI_CYRILLIC);
        return if is_read { language } else { Lang::Other };
    }
    // The text speaks for the language that was named, or not against it: `be` and `get` beside its words are not English.
    let is_named = context.story_language.is_some_and(|tag| primary(tag) == detected.language);
    // Nothing is said of the language, and the few words were looked up one by one: `was` beside German words is German.
    let is_looked_up = context.story_language.is_none()
        && detected.confidence >= MIN_CONFIDENCE
        && body.plain.split_whitespace().nth(FEW_WORDS).is_none();
    let enough = match prior {
        Some(Lang::En) => SHARE_WITH_PRIOR,
        _ if is_named => SHARE_AGAINST_PRIOR,
        _ => ENGLISH_SHARE,
    };
    if !is_looked_up && english_share(&body.canonical.text) >= enough {
        return Lang::En;
    }
    let is_sure = detected.from_prior || detected.confidence >= MIN_CONFIDENCE;
    if is_sure || is_named {
        language
    } else {
        prior.unwrap_or(if language == Lang::Other { Lang::En } else { language })
    }
}

/// The language of a tag without its region, in lower case.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

fn is_latin(text: &str) -> bool {
    let letters = || text.chars().filter(|c| is_letter(*c));
    let latin = letters().filter(|c| u32::from(*c) < 0x0250).count();
    latin * 2 >= letters().count()
}

fn english_share(text: &str) -> f32 {
    let (mut words, mut english) = (0, 0);
    for word in text.split(|c: char| !(is_letter_or_digit(c) || c == '\'')).filter(|w| !w.is_empty()).take(60)
    {
        words += 1;
        english += i32::from(ENGLISH.iter().any(|e| e.eq_ignore_ascii_case(word)));
    }
    english as f32 / f32::max(1.0, words as f32)
}
