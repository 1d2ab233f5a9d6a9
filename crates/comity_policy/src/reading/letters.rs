//! Counting letters: how long a text is, how much of it is in capitals, which signs are repeated.

use comity_model::Span;

/// A word in capitals of at most this many letters, alone among ordinary words, is an acronym: NATO, BBC, ՀՀ.
const MAX_ACRONYM_LETTERS: usize = 5;

/// A sign is repeated when it stands at least this often in a row.
const MIN_RUN: usize = 4;

/// Counts over a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters {
    /// Characters, spaces at both ends apart.
    pub chars: usize,
    /// Letters of any script.
    pub letters: usize,
    /// Letters of scripts that know capitals, acronyms apart.
    pub cased: usize,
    /// Of those, capitals in words that are written in capitals throughout.
    pub shouted: usize,
    /// Words.
    pub words: usize,
    /// Digits.
    pub digits: usize,
    /// Whether an `@` stands in it.
    pub has_at_sign: bool,
}

/// A stretch in which one sign is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where.
    pub span: Span,
    /// How often.
    pub count: usize,
}

/// A word while it is counted.
#[derive(Default, Clone, Copy)]
struct Word {
    letters: usize,
    capitals: usize,
    cased: usize,
}

impl Word {
    const fn is_capital(self) -> bool {
        self.cased > 1 && self.capitals == self.cased
    }
}

impl Letters {
    /// Counts over `text`.
    pub(super) fn count(text: &str) -> Self {
        let text = text.trim();
        let mut all = Self::default();
        let mut word = Word::default();
        let mut pending: Option<Word> = None;
        let mut before_was_capital = false;
        for c in text.chars().chain([' ']) {
            all.chars += 1;
            all.digits += usize::from(c.is_ascii_digit());
            all.has_at_sign |= c == '@';
            if c.is_alphabetic() {
                word.letters += 1;
                word.capitals += usize::from(c.is_uppercase());
                word.cased += usize::from(c.is_uppercase() || c.is_lowercase());
                continue;
            }
            if matches!(c, '\'' | '’' | '-') && word.letters > 0 || word.letters == 0 {
                continue;
            }
            all.words += 1;
            all.letters += word.letters;
            // A short capital word waits for its neighbour: alone it is an acronym, in company it shouts.
            if let Some(waiting) = pending.take() {
                all.add(waiting, before_was_capital || word.is_capital());
                before_was_capital = true;
            }
            if word.is_capital() && word.letters <= MAX_ACRONYM_LETTERS && !before_was_capital {
                pending = Some(word);
                before_was_capital = false;
            } else if word.is_capital() {
                all.add(word, true);
                before_was_capital = true;
            } else {
                all.add(word, false);
                before_was_capital = false;
            }
            word = Word::default();
        }
        all.chars -= 1;
        if let Some(waiting) = pending {
            all.add(waiting, false);
        }
        all
    }

    fn add(&mut self, word: Word, is_shouted: bool) {
        if is_shouted {
            self.cased += word.cased;
            self.shouted += word.capitals;
        } else if !word.is_capital() {
            self.cased += word.cased;
        }
    }

    /// Share of letters that are shouted, 0 to 1.
    pub fn shouted_share(&self) -> f32 {
        if self.cased == 0 { 0.0 } else { self.shouted as f32 / self.cased as f32 }
    }
}

/// Stretches in which one sign stands at least four times in a row; spaces and ruled lines (`----`) don't count.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut last: Option<(char, usize, usize)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        if let Some((sign, begin, count)) = &mut last
            && *sign == c
        {
            *count += 1;
            let _ = begin;
            continue;
        }
        if let Some((sign, begin, count)) = last
            && count >= MIN_RUN
            && !sign.is_whitespace()
            && !matches!(sign, '-' | '_' | '=' | '*' | '.' | '─' | '~')
            && !sign.is_ascii_digit()
        {
            found.push(Run { span: Span::new(begin, at), count });
        }
        last = Some((c, at, 1));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> f32 {
        Letters::count(text).shouted_share()
    }

    #[test]
    fn capitals_in_company_shout_and_acronyms_do_not() {
        assert!(share("I AM SO TIRED OF THIS COUNCIL") > 0.9);
        assert!(share("The NATO summit cost €40m.") < f32::EPSILON);
        assert!(share("The EU and the UN met the IMF.") < f32::EPSILON);
        assert!(share("NATO") < f32::EPSILON);
        assert!(share("ԻՆՉՈ՞Ւ ԵՔ ՓԱԿՈՒՄ ԿԱՄՈՒՐՋԸ") > 0.9);
    }

    #[test]
    fn scripts_without_capitals_never_shout() {
        assert!(share("لماذا أغلقتم الجسر؟") < f32::EPSILON);
        assert!(share("რატომ დაკეტეთ ხიდი?") < f32::EPSILON);
    }

    #[test]
    fn runs_are_found_with_their_places() {
        let text = "Nooooo way!!!!!";
        let found: Vec<&str> = runs(text).iter().map(|run| run.span.of(text)).collect();
        assert_eq!(found, ["ooooo", "!!!!!"]);
        assert!(runs("one thousand is 1000000 and so on ....... ------").is_empty());
    }

    #[test]
    fn words_and_characters_are_counted() {
        let letters = Letters::count("  Don't close the bridge.  ");
        assert_eq!((letters.words, letters.chars), (4, 23));
    }
}
