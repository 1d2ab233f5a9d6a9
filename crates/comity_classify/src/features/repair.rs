//! Undoes slips and tricks of spelling: swapped, missing and doubled letters, and words run together.
//!
//! Only words that are not in the vocabulary are looked at, and only towards words that matter for a score; so a rare
//! name stays what it is unless it is one slip away from an insult.

mod drawn_out;
mod found;
mod runs;

use super::concepts::{Concept, concepts_of, word_hash, words_of};
use super::numbers::Numbers;
use super::{Hashes, Lang, WORD_SEED, finish, mix};
use crate::known::Known;
use found::{Found, MIN_SKELETON};
use runs::Words;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Letters of the shortest word that is repaired by swapping two of them.
const MIN_SWAP: usize = 4;
/// Letters of the shortest word that is repaired by adding or dropping one.
const MIN_EDIT: usize = 5;
/// Letters of the shortest word that matters and whose one letter is typed twice.
const MIN_DOUBLED: usize = 4;
/// The same of any known word with a letter twice, or two swapped.
const MIN_COMMON: usize = 5;
/// How many words are common, and how many are frequent, whose slips are undone in shorter words, too.
const COMMON_WORDS: usize = 8_000;
const FREQUENT: u32 = 2_000;
/// How many words are in nearly every comment, of which even three letters tell; *they* and *when* are.
const TOPMOST: u32 = 150;
/// Letters of the longest word that may be a piece of another although it is known, and how many of these are no pieces.
const MAX_PIECE: usize = 3;
const NO_PIECES: u32 = 500;
/// Letters of the longest piece beside one that is a word of nearly every comment: `th is`.
const MAX_BESIDE_WORD: usize = 4;
/// The cost of a known word that is rare enough to be a slip of a word that matters, and how much more common that is.
const RARE: u8 = 110;
const MORE_COMMON: u8 = 50;
/// Letters of the shortest word that is known behind stars.
const MIN_MASKED: usize = 3;
/// Stands for a masked letter.
pub(crate) const MASK: char = '*';
/// Letters of the longest word that is repaired, or taken apart.
pub(crate) const MAX_LETTERS: usize = 64;
/// Letters of the shortest word that is cut in two, and of the shortest that is written with signs for letters.
const MIN_CUT: usize = 5;
const MIN_SIGNED: usize = 4;

/// Names that are no slips of other words.
const NAMES: &str = include_str!("../../data/names.txt");

/// The words that matter and those that are known, of English.
#[derive(Debug, Default)]
pub(crate) struct Repair {
    /// Another one for each vocabulary, so that what was read from it can be kept.
    number: u64,
    /// All words, the known ones, those of the concepts and names, one after the other, and where each ends: its number.
    words: String,
    ends: Vec<u32>,
    /// Hash of a word that matters → its number.
    exact: Numbers,
    /// Bags of the letters of such words.
    bags: Hashes,
    /// Bags of the letters of all words.
    all_bags: Hashes,
    /// Hash of such a word without one of its letters → its number.
    shortened: Numbers,
    /// Hash of such a word without its vowels but the first letter → its number.
    skeletons: Numbers,
    /// What each word costs in a run, in tenths of nats, where it is known.
    costs: Vec<Option<u8>>,
    /// Hash of a word → its number.
    spelled: Numbers,
    /// First letter and length → the words, those that matter first and then by frequency.
    shapes: HashMap<(char, usize), Box<[u32]>>,
    /// Which of the words matter.
    mattering: Vec<bool>,
}

/// A [`Repair`] that is made when it is needed.
pub(crate) type Later = LazyLock<Repair, Box<dyn FnOnce() -> Repair + Send>>;

impl Repair {
    /// The same from the words of a model, made when the first English text is read: a server that nobody writes to does
    /// without.
    pub(crate) fn later(known: Known) -> Later {
        LazyLock::new(Box::new(move || Self::new(known.iter())))
    }

    /// From the known words, most frequent first, each with its cost in a run (tenths of nats).
    pub(crate) fn new<'w>(known: impl IntoIterator<Item = (&'w str, u8)>) -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let concepts = concepts_of(Lang::En);
        let mut repair = Self { number: LAST.fetch_add(1, Ordering::Relaxed) + 1, ..Self::default() };
        let (mut found, mut seen, mut spelled) = (Found::default(), Hashes::default(), Vec::new());
        let rare: Vec<String> =
            words_of(Lang::En).filter(|word| word.bytes().all(|b| b.is_ascii_lowercase())).collect();
        let names = NAMES.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let known = known.into_iter().map(|(word, cost)| (word, Some(cost)));
        for (word, cost) in known.chain(rare.iter().map(String::as_str).chain(names).map(|word| (word, None)))
        {
            let hash = word_hash(word.chars());
            if !seen.insert(hash) {
                continue;
            }
            let number = repair.ends.len() as u32;
            repair.words.push_str(word);
            repair.ends.push(repair.words.len() as u32);
            repair.costs.push(cost);
            spelled.push((hash, number));
            repair.all_bags.insert(bag(word.chars()));
            let does_matter = matters(concepts.of_word(hash));
            repair.mattering.push(does_matter);
            if does_matter {
                found.add_mattering(word, hash, number);
                repair.bags.insert(bag(word.chars()));
            }
        }
        for number in 0..repair.ends.len().min(COMMON_WORDS) as u32 {
            found.add_common(repair.word(number), number);
        }
        repair.words.shrink_to_fit();
        repair.ends.shrink_to_fit();
        repair.costs.shrink_to_fit();
        repair.mattering.shrink_to_fit();
        repair.bags.shrink_to_fit();
        repair.all_bags.shrink_to_fit();
        repair.spelled = Numbers::new(&spelled);
        repair.exact = Numbers::new(&found.exact);
        repair.shortened = Numbers::new(&found.shortened);
        repair.skeletons = Numbers::new(&found.skeletons);
        repair.add_shapes();
        repair
    }

    /// The word of a number.
    fn word(&self, number: u32) -> &str {
        let end_of = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let begin = (number as usize).checked_sub(1).map_or(0, end_of);
        self.words.get(begin..end_of(number as usize)).unwrap_or_default()
    }

    /// What a known word costs in a run.
    fn cost_of(&self, hash: u64) -> Option<u8> {
        self.costs.get(self.spelled.get(hash)? as usize).copied().flatten()
    }

    fn add_shapes(&mut self) {
        let mut shapes = BTreeMap::<(char, usize), Vec<u32>>::new();
        for first in [true, false] {
            for number in (0..self.ends.len() as u32).filter(|number| self.matters(*number) == first) {
                let word = self.word(number);
                if let Some(letter) = word.chars().next() {
                    shapes.entry((letter, word.chars().count())).or_default().push(number);
                }
            }
        }
        self.shapes = shapes.into_iter().map(|(shape, words)| (shape, words.into())).collect();
    }

    /// The word that a pattern with [`MASK`] for some letters stands for: one that matters, or any known one where at least
    /// half of the letters are there; and whether it matters.
    pub(crate) fn masked(&self, pattern: &[char]) -> Option<(&str, bool)> {
        let given = pattern.iter().filter(|c| **c != MASK).count();
        if pattern.len() < MIN_MASKED || given < 2 {
            return None;
        }
        let fits = |number: &&u32| {
            let word = self.word(**number);
            // Any three signs may be a formula.
            let is_short = pattern.len() == MIN_MASKED;
            let is_enough = if is_short {
                self.matters(**number) && (**number as usize) < COMMON_WORDS
            } else {
                given * 2 >= pattern.len() || self.matters(**number)
            };
            is_enough && word.chars().zip(pattern).all(|(letter, c)| *c == MASK || *c == letter)
        };
        let number = self.shapes.get(&(*pattern.first()?, pattern.len()))?.iter().find(fits)?;
        Some((self.word(*number), self.matters(*number)))
    }

    fn matters(&self, number: u32) -> bool {
        self.mattering.get(number as usize).copied().unwrap_or(false)
    }

    /// A number that no other vocabulary has.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// Whether the word with this hash is known, and no slip of another.
    pub(crate) fn knows(&self, hash: u64) -> bool {
        self.spelled.get(hash).is_some_and(|own| self.rare(own).is_none())
    }

    /// Whether the word with this hash may be a piece of one that was cut in two: one that is not known, or a short one.
    pub(crate) fn may_be_piece(&self, hash: u64) -> bool {
        let is_short = |number| number >= NO_PIECES && self.word(number).len() <= MAX_PIECE;
        self.spelled.get(hash).is_none_or(is_short)
    }

    /// The words that `letters`, all of `a` to `z`, stand for; `None` for a word that is known or cannot be repaired. `hash` is
    /// theirs.
    pub(crate) fn repair(&self, letters: &[char], hash: u64) -> Option<Words<'_>> {
        if letters.len() < MIN_SKELETON || letters.len() > MAX_LETTERS {
            return None;
        }
        if let Some(number) = self.spelled.get(hash) {
            return self.rare_slip(letters, hash, number).map(|number| self.one(number));
        }
        let slip = if letters.len() >= MIN_SWAP {
            self.slip(letters, hash)
        } else {
            self.shortened.get(hash).filter(|number| *number < TOPMOST)
        };
        slip.or_else(|| self.without_vowels(letters, hash))
            .or_else(|| self.unglued(letters))
            .map(|number| self.one(number))
            .or_else(|| self.run(letters))
    }

    /// The word that matters of which a word that is known, but hardly ever written, is a slip: `stuppid` is in what people
    /// wrote, too.
    fn rare_slip(&self, letters: &[char], hash: u64, own: u32) -> Option<u32> {
        let cost = self.rare(own).filter(|_| letters.len() >= MIN_COMMON)?;
        let number = self.slip(letters, hash).filter(|number| self.matters(*number))?;
        let common = self.cost_of(word_hash(self.word(number).chars()))?;
        (common + MORE_COMMON <= cost).then_some(number)
    }

    /// The cost of a known word that may be a slip.
    fn rare(&self, number: u32) -> Option<u8> {
        let cost = self.costs.get(number as usize).copied().flatten();
        cost.filter(|cost| *cost >= RARE && !self.matters(number))
    }

    /// The word that matters behind an article or before a letter that a spaced word was joined with: `acoward`.
    fn unglued(&self, letters: &[char]) -> Option<u32> {
        let exact = |word: &[char]| {
            (word.len() >= MIN_SWAP).then(|| self.exact.get(word_hash(word.iter().copied()))).flatten()
        };
        match letters {
            ['a' | 'i', rest @ ..] | [rest @ .., 'a' | 'i'] => exact(rest),
            _ => None,
        }
    }

    /// The word that is left of its vowels: `mrn`, `asshl`.
    fn without_vowels(&self, letters: &[char], hash: u64) -> Option<u32> {
        let has_lost_them = letters.iter().skip(1).all(|c| !is_vowel(*c));
        has_lost_them.then(|| self.skeletons.get(hash)).flatten()
    }

    /// The known word that `letters` are with its digits read as the letters that they look like: `bl00d`, `4r3`.
    pub(crate) fn without_digits(&self, letters: &[char]) -> Option<&str> {
        const MIN_LETTERS: usize = 3;
        if letters.len() < MIN_LETTERS || !letters.iter().any(char::is_ascii_digit) {
            return None;
        }
        ['i', 'l'].into_iter().find_map(|one| {
            let plain = word_hash(letters.iter().map(|c| if *c == '1' { one } else { letter_of_digit(*c) }));
            self.spelled.get(plain).map(|number| self.word(number))
        })
    }

    /// The known word that `signed`, of letters, digits and signs, is with each of these read as a letter: `h!ndu$`.
    pub(crate) fn without_signs(&self, signed: &[u8]) -> Option<(&str, bool)> {
        if signed.len() < MIN_SIGNED {
            return None;
        }
        let number = ['i', 'l'].into_iter().find_map(|one| {
            let plain = signed.iter().map(|byte| match char::from(*byte) {
                '1' | '!' | '|' => one,
                '@' => 'a',
                '$' => 's',
                '+' => 't',
                c => letter_of_digit(c.to_ascii_lowercase()),
            });
            self.spelled.get(word_hash(plain))
        })?;
        Some((self.word(number), self.matters(number)))
    }

    /// The word that two pieces of it make: `stu` and `pid`; and whether it matters.
    pub(crate) fn uncut(&self, first: &[u8], second: &[char]) -> Option<(&str, bool)> {
        if first.len() + second.len() < MIN_CUT {
            return None;
        }
        let letters = first.iter().map(|byte| char::from(*byte));
        let is_word = |hash| self.spelled.get(hash).is_some_and(|number| number < TOPMOST);
        // "Bangladesh is": a short word stands by itself, but beside a few letters.
        if first.len() > MAX_BESIDE_WORD && is_word(word_hash(second.iter().copied()))
            || second.len() > MAX_BESIDE_WORD && is_word(word_hash(letters.clone()))
        {
            return None;
        }
        let number = self.spelled.get(word_hash(letters.chain(second.iter().copied())))?;
        let is_known = self.matters(number) || self.rare(number).is_none();
        is_known.then(|| (self.word(number), self.matters(number)))
    }

    /// The known word that `letters` are with its accents taken off; `None` for a word without accents.
    pub(crate) fn without_accents(&self, letters: &[char]) -> Option<&str> {
        if letters.iter().all(char::is_ascii) {
            return None;
        }
        let plain = word_hash(letters.iter().map(|c| plain_letter(*c)));
        self.spelled.get(plain).map(|number| self.word(number))
    }

    fn slip(&self, letters: &[char], hash: u64) -> Option<u32> {
        for twice in (1..letters.len()).filter(|at| letters[*at] == letters[at - 1]) {
            let once = without(letters, twice);
            let number = self.exact.get(once).filter(|_| letters.len() >= MIN_DOUBLED);
            let is_long = letters.len() > MIN_COMMON;
            let is_whole = letters.len() > MIN_SWAP;
            let common = || self.spelled.get(once).filter(|n| is_long || is_whole && *n < FREQUENT);
            if let Some(number) = number.or_else(common) {
                return Some(number);
            }
        }
        let bag = bag(letters.iter().copied());
        // Most words that are not known have the letters of no other, in whatever order: then none is a swap away.
        for i in 0..if self.all_bags.contains(&bag) { letters.len() - 1 } else { 0 } {
            if letters[i] != letters[i + 1] {
                let swapped = letters.iter().enumerate().map(|(at, &c)| match at {
                    at if at == i => letters[i + 1],
                    at if at == i + 1 => letters[i],
                    _ => c,
                });
                let swapped = word_hash(swapped);
                let is_long = letters.len() >= MIN_COMMON;
                let common = || self.spelled.get(swapped).filter(|n| is_long || *n < FREQUENT);
                if let Some(number) = self.exact.get(swapped).or_else(common) {
                    return Some(number);
                }
            }
        }
        if letters.len() + 1 >= MIN_EDIT
            && let Some(number) = self.shortened.get(hash)
        {
            return Some(number);
        }
        if letters.len() > MIN_EDIT {
            for skip in 1..letters.len() {
                if self.bags.contains(&bag.wrapping_sub(in_bag(letters[skip])))
                    && let Some(number) = self.exact.get(without(letters, skip))
                {
                    return Some(number);
                }
            }
        }
        None
    }
}

/// A hash of letters in whatever order.
fn bag(letters: impl Iterator<Item = char>) -> u64 {
    letters.map(in_bag).fold(0, u64::wrapping_add)
}

/// What a letter adds to a bag.
fn in_bag(letter: char) -> u64 {
    finish(mix(WORD_SEED, u64::from(u32::from(letter))))
}

fn without(letters: &[char], skip: usize) -> u64 {
    word_hash(letters.iter().enumerate().filter(|&(i, _)| i != skip).map(|(_, &c)| c))
}

/// The letters without vowels, but the first one.
fn skeleton(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.enumerate().filter(|(at, c)| *at == 0 || !is_vowel(*c)).map(|(_, c)| c)
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The letter that a digit looks like.
const fn letter_of_digit(c: char) -> char {
    match c {
        '0' => 'o',
        '2' => 'z',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '6' | '9' => 'g',
        '7' => 't',
        '8' => 'b',
        c => c,
    }
}

/// A Latin letter without its accent.
pub(super) const fn plain_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ţ' | 'ť' => 't',
        'ř' | 'ŕ' => 'r',
        'ł' | 'ĺ' => 'l',
        'ď' | 'đ' => 'd',
        'ķ' => 'k',
        'ĥ' | 'ħ' => 'h',
        c => c,
    }
}

/// Whether a word of this concept is worth repairing towards.
fn matters(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Group
            | Concept::Hate
            | Concept::Violence
            | Concept::Die
            | Concept::Expel
            | Concept::Dehumanise
            | Concept::Negative
            | Concept::Insult
            | Concept::Crime
            | Concept::Profanity
            | Concept::Slur
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(word: &str) -> String {
        let known = ["i", "hate", "you", "women", "stupid", "idiot", "pen", "is", "tone", "the"];
        let repair = Repair::new(known.map(|word| (word, 50)));
        let letters: Vec<char> = word.chars().collect();
        repair
            .repair(&letters, word_hash(word.chars()))
            .map_or(word.to_owned(), |w| w.iter().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn slips_are_undone_and_names_stay() {
        assert_eq!(repaired("stuipd"), "stupid");
        assert_eq!(repaired("idiiot"), "idiot");
        assert_eq!(repaired("stpid"), "stupid");
        assert_eq!(repaired("stpd"), "stupid");
        assert_eq!(repaired("dpt"), "dpt");
        assert_eq!(repaired("ihatewomen"), "i hate women");
        assert_eq!(repaired("penistone"), "penistone");
        assert_eq!(repaired("hate"), "hate");
        assert_eq!(repaired("stuppid"), "stupid");
        assert_eq!(repaired("walloons"), "walloons");
    }

    #[test]
    fn drawn_out_and_starred_words_are_read() {
        let repair = Repair::new(["god", "good", "stupid", "rats", "loser"].map(|word| (word, 50)));
        let stretched = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            repair.stretched(&letters).map(|s| s.word.into_iter().collect::<String>())
        };
        for (typed, word) in
            [("goood", "good"), ("stuuuupid", "stupid"), ("looooserrrr", "loser"), ("gooool", "gol")]
        {
            assert_eq!(stretched(typed).as_deref(), Some(word));
        }
        assert_eq!(stretched("good"), None);
        assert_eq!(stretched("zzzz"), None);
        let masked = |word: &str| repair.masked(&word.chars().collect::<Vec<_>>()).map(|(word, _)| word);
        assert_eq!(masked("r*ts"), Some("rats"));
        assert_eq!(masked("st***d"), Some("stupid"));
        assert_eq!(masked("g****"), None);
    }
}
