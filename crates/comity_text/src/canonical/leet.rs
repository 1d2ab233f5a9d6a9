//! Digits and signs that stand for letters.

/// The letters that a sign may stand for, likeliest first; empty when it stands for none.
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

/// Most readings of one word that are tried.
const MAX_READINGS: usize = 8;

/// All readings of `word` in which every sign is a letter; none when a character is neither or when there is no sign.
pub(crate) fn readings(word: &[char]) -> Vec<String> {
    let mut readings = vec![String::with_capacity(word.len())];
    let mut signs = 0;
    for &c in word {
        if c.is_alphabetic() {
            push_to_all(&mut readings, c);
            continue;
        }
        let letters = letters_for(c);
        signs += 1;
        match letters {
            [] => return Vec::new(),
            [one] => push_to_all(&mut readings, *one),
            [first, second, ..] => {
                if readings.len() * 2 <= MAX_READINGS {
                    let mut doubled = readings.clone();
                    push_to_all(&mut doubled, *second);
                    push_to_all(&mut readings, *first);
                    readings.append(&mut doubled);
                } else {
                    push_to_all(&mut readings, *first);
                }
            }
        }
    }
    if signs == 0 { Vec::new() } else { readings }
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
    let has_vowel = readings(word).first().is_some_and(|r| r.contains(['a', 'e', 'i', 'o', 'u', 'y']));
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
        assert_eq!(readings(&word), ["siut", "slut"]);
        assert!(readings(&"plain".chars().collect::<Vec<_>>()).is_empty());
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
