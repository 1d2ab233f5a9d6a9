//! Splits a canonical text into words and sentences: contractions in their words, slips repaired, addresses left out.

mod disguised;

use super::repair::{MASK, MAX_LETTERS};
use super::token::{MAX_TOKENS, Reader, Sentence, Token};
use super::{ByHash, Concept, Lang, Repair, concepts_of, fold_letter, word_hash};
use crate::features::forms::Form;
use comity_model::Span;
use comity_text::{is_letter, is_letter_or_digit};
use std::ops::Range;
use std::sync::LazyLock;

/// Letters of a word that are looked at; a longer "word" is not one.
const MAX_WORD_CHARS: usize = MAX_LETTERS;
/// Letters before an emoji from which it stands inside a word.
const MIN_BEFORE_EMOJI: usize = 2;

/// A place in a text, from which it is read on.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
}

impl Place<'_> {
    /// The character here.
    fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(self.at..)?.chars().next(),
        }
    }

    /// The bytes from here on that are letters or digits of ASCII.
    fn plain(&self) -> &[u8] {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        rest.get(..length).unwrap_or(&[])
    }
}

impl Reader {
    /// Fills tokens and sentences, all but the last sentence's end.
    pub(super) fn split(&mut self, text: &str, lang: Lang, repair: Option<&Repair>) {
        let mut place = Place { text, at: 0 };
        let mut previous = ' ';
        while let Some(c) = place.peek() {
            if self.tokens.len() >= MAX_TOKENS {
                return;
            }
            let begin = place.at;
            place.at += c.len_utf8();
            if is_whole(c) {
                self.push_whole(c, begin);
            } else if let Some(length) =
                repair.and_then(|repair| self.push_signed(text, begin, previous, repair))
            {
                place.at = begin + length;
                previous = MASK;
                continue;
            } else if is_letter(c) || is_joined_digit(c, place.peek()) {
                if self.read_word(&mut place, c, begin, previous, lang, repair) {
                    previous = MASK;
                    continue;
                }
            } else if ends_sentence(c, place.peek()) {
                self.end_sentence(place.at);
            } else if matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—') {
                self.break_before = true;
            }
            previous = c;
        }
    }

    /// Reads a word on from behind its first character `c`; gives whether it had stars in it.
    fn read_word(
        &mut self,
        place: &mut Place<'_>,
        c: char,
        begin: usize,
        previous: char,
        lang: Lang,
        repair: Option<&Repair>,
    ) -> bool {
        let text = place.text;
        let first_char = self.chars.len();
        self.push_lower(c);
        let mut end = place.at;
        loop {
            let plain = place.plain();
            let room = MAX_WORD_CHARS.saturating_sub(self.chars.len() - first_char);
            self.chars.extend(plain.iter().take(room).map(|byte| char::from(byte.to_ascii_lowercase())));
            if !plain.is_empty() {
                place.at += plain.len();
                end = place.at;
            }
            let Some(n) = place.peek().filter(|n| !n.is_ascii()) else { break };
            // An emoji inside a word is there to break it.
            if is_emoji(n) && self.chars.len() - first_char >= MIN_BEFORE_EMOJI {
                let behind = text.as_bytes().get(place.at + n.len_utf8());
                if behind.is_some_and(u8::is_ascii_lowercase) {
                    place.at += n.len_utf8();
                    continue;
                }
            }
            if is_whole(n) || !(is_letter_or_digit(n) || is_mark(n) || is_inner_mark(n)) {
                break;
            }
            place.at += n.len_utf8();
            end = place.at;
            if self.chars.len() - first_char < MAX_WORD_CHARS && !is_inner_mark(n) && !is_vowel_mark(n) {
                self.push_lower(n);
            }
        }
        if lang == Lang::En
            && let Some(repair) = repair
            && let Some(length) = self.push_masked(text, begin, first_char, repair)
        {
            place.at = place.at.max(begin + length);
            return true;
        }
        let is_link = text.get(end..).is_some_and(|rest| rest.starts_with("://"))
            || (end - begin == 3 && text.get(begin..).is_some_and(|rest| rest.starts_with("www.")));
        if is_link || previous == '@' {
            // Addresses and masked names say nothing about how people talk to each other.
            self.chars.truncate(first_char);
            while let Some(n) = place.peek() {
                if n.is_whitespace() || (previous == '@' && !is_name_char(n)) {
                    break;
                }
                place.at += n.len_utf8();
            }
            return false;
        }
        let mark = place.peek().filter(|n| matches!(n, '\'' | '’'));
        self.push_word(text, lang, first_char, begin..end, mark.is_some(), repair);
        if let Some(mark) = mark.filter(|_| lang == Lang::En) {
            let mut ahead = Place { at: place.at + mark.len_utf8(), ..*place };
            let suffix_begin = self.chars.len();
            let mut suffix_end = end;
            while let Some(n) = ahead.peek().filter(|n| is_letter(*n)) {
                ahead.at += n.len_utf8();
                suffix_end = ahead.at;
                self.push_lower(n);
            }
            if self.push_contraction(suffix_begin, end, suffix_end) {
                place.at = ahead.at;
            } else {
                self.chars.truncate(suffix_begin);
            }
        }
        false
    }

    fn push_lower(&mut self, c: char) {
        if c.is_ascii() {
            self.chars.push(c.to_ascii_lowercase());
        } else {
            // A letter whose lower case is two (İ) keeps its first: the second is a combining dot.
            self.chars.push(fold_letter(c.to_lowercase().next().unwrap_or(c)));
        }
    }

    fn push_whole(&mut self, c: char, begin: usize) {
        let first_char = self.chars.len();
        self.chars.push(c);
        self.push_token(first_char, begin, begin + c.len_utf8());
        if let Some(token) = self.tokens.last_mut() {
            token.whole = true;
        }
    }

    fn push_token(&mut self, first_char: usize, begin: usize, end: usize) {
        let hash = word_hash(self.chars.get(first_char..).unwrap_or(&[]).iter().copied());
        self.push_hashed(hash, first_char, begin, end);
    }

    fn push_hashed(&mut self, hash: u64, first_char: usize, begin: usize, end: usize) {
        self.tokens.push(Token {
            begin: begin as u32,
            end: end as u32,
            hash,
            first_char: first_char as u32,
            last_char: self.chars.len() as u32,
            concept: Concept::Other,
            negated: false,
            quoted: false,
            whole: false,
            after_break: std::mem::take(&mut self.break_before),
            harmless: false,
            form: Form::default(),
        });
    }

    /// Adds the word whose letters stand at the end of `chars`, in its parts if it is several.
    fn push_word(
        &mut self,
        text: &str,
        lang: Lang,
        first_char: usize,
        bytes: Range<usize>,
        apostrophe: bool,
        repair: Option<&Repair>,
    ) {
        let Range { start: begin, end } = bytes;
        if lang == Lang::En && self.push_remnant(first_char, begin, end) {
            return;
        }
        let letters = self.chars.get(first_char..).unwrap_or(&[]);
        let mut hash = word_hash(letters.iter().copied());
        if lang == Lang::En {
            if !apostrophe && let Some((first, second)) = joined_pair(hash, letters) {
                self.chars.truncate(first_char);
                self.push_given(first, begin, end);
                self.push_given(second, begin, end);
                return;
            }
            if let Some(repair) = repair
                && let Some(stretched) = repair.stretched(letters)
            {
                self.chars.truncate(first_char);
                self.chars.extend(stretched.word);
                self.disguised += usize::from(stretched.matters);
                hash = word_hash(self.chars.get(first_char..).unwrap_or(&[]).iter().copied());
            }
            let letters = self.chars.get(first_char..).unwrap_or(&[]);
            let is_plain = letters.iter().all(char::is_ascii_lowercase);
            if let Some(repair) = repair.filter(|_| !is_plain)
                && let Some(word) = repair.without_digits(letters).or_else(|| repair.without_accents(letters))
            {
                self.chars.truncate(first_char);
                self.push_given(word, begin, end);
                return;
            }
            let fact =
                repair.filter(|_| is_plain).map(|_| self.facts.of(hash, lang, concepts_of(lang), repair));
            let is_piece = fact.is_some_and(|fact| fact.may_be_piece);
            let is_behind_piece = self.piece_end != 0 && self.piece_end + 1 == begin;
            if let Some(repair) = repair.filter(|_| is_plain && !apostrophe && (is_piece || is_behind_piece))
                && self.push_uncut(text, first_char, begin, end, repair)
            {
                return;
            }
            if is_piece {
                self.piece_end = end;
            }
            // "hadn't" is no hand.
            let is_negated = apostrophe && self.chars.last() == Some(&'n');
            let is_known = is_negated || fact.is_none_or(|fact| fact.is_known);
            let letters = self.chars.get(first_char..).unwrap_or(&[]);
            if let Some(repair) = repair.filter(|_| !is_known)
                && let Some(words) = repair.repair(letters, hash)
            {
                self.chars.truncate(first_char);
                for word in words.iter() {
                    self.push_given(word, begin, end);
                }
                return;
            }
        }
        self.push_hashed(hash, first_char, begin, end);
    }

    /// Reads what is left of a contraction whose apostrophe became a space: `i m`, `you re`, `don t`, `it s`; and `an`.
    fn push_remnant(&mut self, first_char: usize, begin: usize, end: usize) -> bool {
        let letters = self.chars.get(first_char..).unwrap_or(&[]);
        if letters.len() > 2 {
            return false;
        }
        let before = self.tokens.last().map_or(&[] as &[char], |t| self.letters(t));
        let word = match letters {
            // The article must not tell one name of a group from another.
            ['a', 'n'] => "a",
            ['m'] if before == ['i'] => "am",
            ['r', 'e'] if matches!(before, ['y', 'o', 'u'] | ['w', 'e'] | ['t', 'h', 'e', 'y']) => "are",
            ['t'] if before.last() == Some(&'n') => "not",
            ['s' | 'd'] | ['l', 'l'] | ['v', 'e'] => "",
            _ => return false,
        };
        self.chars.truncate(first_char);
        if word == "not" {
            self.trim_before_not();
        }
        if !word.is_empty() {
            self.push_given(word, begin, end);
        }
        true
    }

    fn push_given(&mut self, word: &str, begin: usize, end: usize) {
        let first_char = self.chars.len();
        self.chars.extend(word.chars());
        self.push_token(first_char, begin, end);
    }

    /// Reads what follows an apostrophe: `n't` becomes *not*, `'re` *are*, the rest is dropped.
    ///
    /// One training set had its contractions written out, with and without traces; so all are.
    fn push_contraction(&mut self, suffix: usize, begin: usize, end: usize) -> bool {
        let letters: &[char] = self.chars.get(suffix..).unwrap_or(&[]);
        let known = match letters {
            ['t'] => Some("not"),
            ['r', 'e'] => Some("are"),
            ['m'] => Some("am"),
            ['s' | 'd'] | ['l', 'l'] | ['v', 'e'] => Some(""),
            _ => None,
        };
        let Some(word) = known else { return false };
        self.chars.truncate(suffix);
        if word == "not" {
            self.trim_before_not();
        }
        if !word.is_empty() {
            self.push_given(word, begin, end);
        }
        true
    }

    /// Makes `don` of "don't" *do*, `can` stays, `won` is *will*, `ain` *are*.
    fn trim_before_not(&mut self) {
        let Some(token) = self.tokens.last().copied() else { return };
        let (first, last) = (token.first_char as usize, token.last_char as usize);
        let first_char = self.chars.len();
        match self.letters(&token) {
            ['c', 'a', 'n'] => return,
            ['w', 'o', 'n'] => self.chars.extend("will".chars()),
            ['a', 'i', 'n'] => self.chars.extend("are".chars()),
            ['s', 'h', 'a', 'n'] => self.chars.extend("shall".chars()),
            [.., 'n'] => self.chars.extend_from_within(first..last - 1),
            _ => self.chars.extend_from_within(first..last),
        }
        self.tokens.pop();
        self.break_before = token.after_break;
        self.push_token(first_char, token.begin as usize, token.end as usize);
    }

    pub(super) fn end_sentence(&mut self, end: usize) {
        if self.tokens.len() > self.sentence_first {
            self.sentences.push(Sentence {
                first: self.sentence_first,
                last: self.tokens.len(),
                span: Span::new(self.sentence_begin, end),
            });
            self.sentence_first = self.tokens.len();
        }
        self.sentence_begin = end;
        self.break_before = false;
    }
}

/// Whether `c` is a unit of its own: a Han character, or an emoji.
fn is_whole(c: char) -> bool {
    matches!(u32::from(c),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_134F
        | 0x1_F300..=0x1_F3FA | 0x1_F400..=0x1_FAFF | 0x2600..=0x27BF)
}

/// Armenian puts its question and exclamation marks and its stress inside the word that they are about.
const fn is_inner_mark(c: char) -> bool {
    matches!(c, '\u{55B}' | '\u{55C}' | '\u{55E}')
}

/// Marks of Arabic for short vowels and doubled letters, and the stroke that stretches words: hardly anybody writes them.
const fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

const fn is_emoji(c: char) -> bool {
    matches!(c as u32, 0x1_F300..=0x1_FAFF | 0x2600..=0x27BF)
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x064B..=0x065F | 0x0900..=0x0903 | 0x093A..=0x094F)
}

fn is_name_char(c: char) -> bool {
    is_letter_or_digit(c) || c == '_'
}

/// Whether a digit begins a word such as "2nd"; numbers alone are no words.
fn is_joined_digit(c: char, next: Option<char>) -> bool {
    c.is_ascii_digit() && next.is_some_and(|n| is_letter(n) && !is_whole(n))
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '!' | '?' | '\n' | '…' | '。' | '！' | '？' | '؟' | '։' | '।' => true,
        '.' => next.is_none_or(|n| n.is_whitespace() || matches!(n, '"' | '”' | '»' | ')')),
        _ => false,
    }
}

/// Two words that are commonly written as one without their apostrophe; `hash` is that of `letters`.
fn joined_pair(hash: u64, letters: &[char]) -> Option<(&'static str, &'static str)> {
    static BY_HASH: LazyLock<ByHash<&(&str, (&str, &str))>> =
        LazyLock::new(|| PAIRS.iter().map(|pair| (word_hash(pair.0.chars()), pair)).collect());
    let (joined, pair) = BY_HASH.get(&hash)?;
    joined.chars().eq(letters.iter().copied()).then_some(*pair)
}

const PAIRS: [(&str, (&str, &str)); 26] = [
    ("dont", ("do", "not")),
    ("doesnt", ("does", "not")),
    ("didnt", ("did", "not")),
    ("cant", ("can", "not")),
    ("cannot", ("can", "not")),
    ("couldnt", ("could", "not")),
    ("wont", ("will", "not")),
    ("wouldnt", ("would", "not")),
    ("shouldnt", ("should", "not")),
    ("isnt", ("is", "not")),
    ("arent", ("are", "not")),
    ("aint", ("are", "not")),
    ("wasnt", ("was", "not")),
    ("werent", ("were", "not")),
    ("hasnt", ("has", "not")),
    ("havent", ("have", "not")),
    ("im", ("i", "am")),
    ("youre", ("you", "are")),
    ("theyre", ("they", "are")),
    ("wanna", ("want", "to")),
    ("gonna", ("going", "to")),
    ("gotta", ("got", "to")),
    ("stfu", ("shut", "fuck")),
    ("gtfo", ("get", "fuck")),
    ("ur", ("you", "are")),
    ("hes", ("he", "is")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut reader = Reader::default();
        reader.read(text, Lang::En, &[], None);
        reader.tokens.iter().map(|t| reader.letters(t).iter().collect()).collect()
    }

    #[test]
    fn contractions_read_the_same_however_they_are_written() {
        for text in ["You're wrong, I don't care", "youre wrong i dont care", "You are wrong. I do not care"]
        {
            assert_eq!(words(text).join(" "), "you are wrong i do not care");
        }
        assert_eq!(
            words("I won't, it's Jane's 2nd try in 2019"),
            ["i", "will", "not", "it", "jane", "2nd", "try", "in"]
        );
    }

    #[test]
    fn addresses_and_masked_names_are_no_words() {
        assert_eq!(words("@USER see https://example.org/idiot now"), ["see", "now"]);
    }
}
