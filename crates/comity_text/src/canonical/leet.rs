//! Digits and signs that stand for letters.

use super::confusables::{Script, script_of};

/// Most readings of one word that are tried.
const MAX_READINGS: usize = 8;

/// In which letters a word is written: the same sign stands for another letter in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alphabet {
    Latin,
    /// Latin with the letters of Turkish and Azerbaijani.
    Turkic,
    Cyrillic,
    Armenian,
    Arabic,
}

impl Alphabet {
    /// That of the first letter which says it, in a text whose Latin words are Turkic or not.
    pub(crate) fn of(word: &[char], in_latin: Self) -> Self {
        let scripts = word.iter().filter(|c| !c.is_ascii()).filter_map(|c| script_of(*c));
        let telling = scripts.filter_map(|script| match script {
            Script::Cyrillic => Some(Self::Cyrillic),
            Script::Armenian => Some(Self::Armenian),
            _ => None,
        });
        if word.iter().any(|c| matches!(c, '\u{620}'..='\u{64A}')) {
            return Self::Arabic;
        }
        telling.into_iter().next().unwrap_or(in_latin)
    }

    /// The letters that a sign may stand for, likeliest first; empty when it stands for none.
    fn letters_for(self, sign: char) -> &'static [char] {
        match (self, sign) {
            (Self::Turkic, '1' | '!' | '|') => &['ı', 'i', 'l'],
            (Self::Turkic, '5' | '$') => &['s', 'ş'],
            (Self::Turkic, '0') => &['o', 'ö'],
            (Self::Turkic, '3' | '€') => &['e', 'ə'],
            (Self::Turkic, '6' | '9') => &['g', 'ğ'],
            (Self::Latin | Self::Turkic, sign) => letters_for(sign),
            (Self::Cyrillic, '0') => &['о'],
            (Self::Cyrillic, '3') => &['з', 'е'],
            (Self::Cyrillic, '4') => &['ч', 'а'],
            (Self::Cyrillic, '6') => &['б'],
            (Self::Cyrillic, '8') => &['в'],
            (Self::Cyrillic, '1' | '!' | '|') => &['и', 'л'],
            (Self::Cyrillic, '@') => &['а'],
            (Self::Cyrillic, '$') => &['с'],
            (Self::Cyrillic, '€') => &['е'],
            (Self::Armenian, '0') => &['ո', 'օ'],
            (Self::Armenian, '@') => &['ա'],
            (Self::Arabic, '2') => &['ء', 'أ'],
            (Self::Arabic, '3') => &['ع'],
            (Self::Arabic, '5') => &['خ'],
            (Self::Arabic, '6') => &['ط'],
            (Self::Arabic, '7') => &['ح'],
            (Self::Arabic, '8') => &['ق'],
            (Self::Arabic, '9') => &['ص', 'ق'],
            (Self::Cyrillic | Self::Armenian | Self::Arabic, _) => &[],
        }
    }
}

/// The Latin letters that a sign may stand for, likeliest first; empty when it stands for none.
pub(crate) fn letters_for(sign: char) -> &'static [char] {
    match sign {
        '0' => &['o'],
        '2' => &['z'],
        '3' | '€' => &['e'],
        '4' | '@' => &['a'],
        '5' | '$' => &['s'],
        '6' => &['g', 'b'],
        '7' | '+' => &['t'],
        '8' => &['b'],
        '9' => &['g'],
        '1' | '!' | '|' => &['i', 'l'],
        '£' => &['l'],
        '¢' => &['c'],
        '¥' => &['y'],
        _ => &[],
    }
}

/// All readings of `word` in which every sign is a letter of `alphabet`; none when a character is neither or when there is
/// no sign.
pub(crate) fn readings(word: &[char], alphabet: Alphabet) -> Vec<String> {
    let mut readings = vec![String::with_capacity(word.len() + 4)];
    let mut signs = 0;
    for &c in word {
        if c.is_alphabetic() {
            push_to_all(&mut readings, c);
            continue;
        }
        signs += 1;
        let letters = alphabet.letters_for(c);
        let Some((first, others)) = letters.split_first() else { return Vec::new() };
        let known = readings.clone();
        push_to_all(&mut readings, *first);
        for other in others {
            if readings.len() + known.len() <= MAX_READINGS {
                let mut more = known.clone();
                push_to_all(&mut more, *other);
                readings.append(&mut more);
            }
        }
    }
    if signs == 0 { Vec::new() } else { readings }
}

/// The readings of the longest beginning of `word` that has any in `alphabet`.
pub(crate) fn readings_of_beginning(word: &[char], alphabet: Alphabet) -> Vec<String> {
    let is_read = |c: &&char| c.is_alphabetic() || !alphabet.letters_for(**c).is_empty();
    let length = word.iter().take_while(is_read).count();
    word.get(..length).map_or_else(Vec::new, |beginning| readings(beginning, alphabet))
}

fn push_to_all(readings: &mut [String], letter: char) {
    for reading in readings {
        reading.push(letter);
    }
}

/// Whether digits inside `word` are letters beyond doubt although no list knows it: `w0men`, but not `H2O`, `4x4`, `covid19`.
pub(crate) fn is_leet_beyond_doubt(word: &[char], capitals: usize) -> bool {
    /// Shortest word that is read so.
    const SHORTEST: usize = 4;
    /// Longer words are codes or keys.
    const LONGEST: usize = 24;
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return false;
    }
    let letters = word.iter().filter(|c| c.is_ascii_lowercase()).count();
    let signs = word.len() - letters;
    if letters < 2 || letters < signs || (capitals == letters && word.len() <= 7) {
        return false;
    }
    let inside =
        word.windows(3).any(|w| w[0].is_alphabetic() && !w[1].is_alphabetic() && w[2].is_alphabetic());
    let number = word.windows(2).any(|w| w[0].is_ascii_digit() && w[1].is_ascii_digit() && w[0] != w[1]);
    let has_vowel =
        readings(word, Alphabet::Latin).first().is_some_and(|r| r.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    // "mp3s", "win32", "g20s": a letter or two before a digit and an s behind it is a plural.
    let plural =
        word.last() == Some(&'s') && word.iter().rev().skip(1).take_while(|c| c.is_ascii_digit()).count() > 0;
    inside
        && !number
        && has_vowel
        && !plural
        && word.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '$'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ambiguous_sign_gives_two_readings() {
        let word: Vec<char> = "s1ut".chars().collect();
        assert_eq!(readings(&word, Alphabet::Latin), ["siut", "slut"]);
        assert!(readings(&"plain".chars().collect::<Vec<_>>(), Alphabet::Latin).is_empty());
    }

    #[test]
    fn a_sign_stands_for_letters_of_its_words_alphabet() {
        let word: Vec<char> = "в0р".chars().collect();
        assert_eq!(readings(&word, Alphabet::of(&word, Alphabet::Latin)), ["вор"]);
        let word: Vec<char> = "h1rs1z".chars().collect();
        let turkic = readings(&word, Alphabet::of(&word, Alphabet::Turkic));
        assert!(turkic.iter().any(|reading| reading == "hırsız"), "{turkic:?}");
    }

    #[test]
    fn codes_and_measures_are_not_leet() {
        let doubt = |w: &str| {
            let capitals = w.chars().filter(|c| c.is_uppercase()).count();
            is_leet_beyond_doubt(&w.to_lowercase().chars().collect::<Vec<_>>(), capitals)
        };
        for code in [
            "2nd", "4x4", "H2O", "CO2", "B2B", "R2D2", "covid19", "mp3s", "G20s", "1990s", "S400", "5star",
            "i18n", "MI6",
        ] {
            assert!(!doubt(code), "{code}");
        }
        for leet in ["w0men", "h4te", "tr4nny", "m0r0n"] {
            assert!(doubt(leet), "{leet}");
        }
    }
}
