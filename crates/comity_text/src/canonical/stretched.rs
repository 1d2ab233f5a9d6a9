//! Words that are drawn out: `noooo`, `idiiiiot`, `дуууурак`.

use super::Builder;
use super::confusables::{Script, script_of};
use crate::language;

/// Times that a letter stands in a row from which a word is drawn out.
const DRAWN_OUT: usize = 3;
/// Languages that join words, so that three of a kind may meet: `Schifffahrt`.
const JOINING: [&str; 8] = ["de", "nl", "sv", "no", "da", "fi", "et", "hu"];
/// Most runs of letters that are tried once and twice.
const MAX_RUNS: usize = 4;
/// How far a drawn-out word is a disguise.
const EVASION: f32 = 0.3;

/// Words that people draw out in joy, anger or boredom; nothing is hidden by that.
const DRAWN_OUT_BY_HABIT: [&str; 88] = [
    "no", "nope", "yes", "yeah", "yep", "hey", "hi", "hello", "bye", "wow", "oh", "ah", "ha", "uh", "um",
    "hm", "eh", "aw", "ow", "ugh", "way", "so", "too", "very", "really", "please", "pls", "cool", "good",
    "great", "nice", "love", "lovely", "long", "fun", "funny", "well", "wait", "what", "why", "how", "when",
    "goal", "gol", "yay", "woohoo", "boring", "bored", "sad", "bad", "sweet", "right", "sure", "ok", "okay",
    "thanks", "thank", "come", "on", "go", "never", "ever", "hooray", "hurray", "all", "you", "me", "my",
    "is", "it", "the", "and", "but", "not", "this", "that", "now", "more", "much", "many", "here", "there",
    "new", "big", "old", "see", "be", "we",
];

/// The readings of a word with letters three times in a row or more, where each run is once or twice; those with the most
/// single letters first. None for a word that is not drawn out, and for one letter alone: `zzzz`, `xxx`.
pub(crate) fn readings(word: &str) -> Vec<String> {
    let runs = runs_of(word);
    let long = runs.iter().filter(|(_, length)| *length >= DRAWN_OUT).count();
    if long == 0 || long > MAX_RUNS || runs.len() < 2 {
        return Vec::new();
    }
    let mut choices: Vec<u32> = (0..1 << long).collect();
    choices.sort_by_key(|choice| (choice.count_ones(), *choice));
    choices.into_iter().map(|choice| reading(&runs, choice)).collect()
}

/// Each letter with how often it stands in a row. The Armenian letter that is written with two signs counts as one.
fn runs_of(word: &str) -> Vec<(&str, usize)> {
    const TWO_SIGNS: &str = "ու";
    let mut runs: Vec<(&str, usize)> = Vec::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with(TWO_SIGNS) { TWO_SIGNS.len() } else { c.len_utf8() };
        let (letter, after) = rest.split_at(length);
        match runs.last_mut() {
            Some((last, times)) if *last == letter => *times += 1,
            _ => runs.push((letter, 1)),
        }
        rest = after;
    }
    runs
}

fn reading(runs: &[(&str, usize)], choice: u32) -> String {
    let mut long = 0;
    let mut out = String::new();
    for (letter, length) in runs {
        let mut times = *length;
        if *length >= DRAWN_OUT {
            times = if choice & 1 << long == 0 { 1 } else { 2 };
            long += 1;
        }
        (0..times).for_each(|_| out.push_str(letter));
    }
    out
}

/// A drawn-out word as it is spelled, and how far drawing it out is evasion; `None` for any other word, and where nothing
/// tells how it is spelled.
pub(super) fn undo(builder: &Builder<'_>, word: &str, language: Option<&str>) -> Option<(String, f32)> {
    let letters = word.chars().collect::<Vec<_>>();
    let readings = readings(word);
    if readings.is_empty() || is_number(&letters) {
        return None;
    }
    if letters.iter().any(|c| script_of(*c) == Some(Script::Other) && !matches!(c, '\u{620}'..='\u{64A}')) {
        return None;
    }
    let language = language.unwrap_or("en");
    let knows = |reading: &&String| language::knows(reading, language);
    let is_habit = |reading: &&String| DRAWN_OUT_BY_HABIT.contains(&reading.as_str());
    if let Some(reading) = readings.iter().find(is_habit) {
        return Some((reading.clone(), 0.0));
    }
    // `looooser` is a listed word before it is another.
    let listed = readings.iter().find(|reading| builder.is_listed(reading));
    // `gooood` is *good*, not *god*: what is doubled in the spelling is drawn out more easily.
    let known = || readings.iter().rev().find(knows);
    if let Some(reading) = listed.or_else(known) {
        return Some((reading.clone(), EVASION));
    }
    let longest = runs_of(word).iter().map(|(_, length)| *length).max().unwrap_or(0);
    let is_certain = longest > DRAWN_OUT || !JOINING.contains(&language);
    let first = readings.into_iter().next()?;
    // Which English words have their letters once and which twice is known to who reads the words.
    (language != "en" && is_certain).then_some((first, EVASION))
}

/// `XVIII`, `III`.
fn is_number(word: &[char]) -> bool {
    word.iter().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'))
}

#[cfg(test)]
mod tests {
    use crate::Body;

    fn canonical(text: &str, language: &str) -> (String, bool) {
        let body = Body::read(text, Some(language));
        (body.canonical.text, body.canonical.evasion > 0.0)
    }

    #[test]
    fn a_drawn_out_word_is_read_as_it_is_spelled() {
        for (language, text, wanted) in [
            ("en", "You iddddiot", "you idiot"),
            ("en", "Gaaas the Jews", "gas the jews"),
            ("en", "looooser", "loser"),
            ("ru", "Ты дуууурак", "ты дурак"),
            ("hy", "Դու ապուուուշ ես", "դու ապուշ ես"),
            ("tr", "Sen aptaaaalsın", "sen aptalsın"),
        ] {
            assert_eq!(canonical(text, language), (wanted.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn emphasis_hides_nothing() {
        for (text, wanted) in [
            ("Noooooo waaaaay", "no way"),
            ("Sooooo coooool!!!", "so cool!!!"),
            ("Nooooooooooooooo!", "no!"),
            ("Goooooooooooool!", "gol!"),
            ("Louis XVIII and Henry VIII", "louis xviii and henry viii"),
            ("xxx zzzz", "xxx zzzz"),
        ] {
            assert_eq!(canonical(text, "en"), (wanted.to_owned(), false), "{text}");
        }
        assert_eq!(canonical("Die Schifffahrt ruht", "de").0, "die schifffahrt ruht");
    }
}
