//! The language of a text of a few words that nothing else is known about.
//!
//! What counts here is each single word: everyday words and what people shout in comments, also in languages that nothing is
//! scored in, so that these are told from English; then the word lists, then letters and the beginnings and ends of words.
//! Where none of that speaks, nothing is said.

use super::letters::{FOREIGN, LETTERS, RARE};
use super::words;
use crate::canonical::stretched;
use crate::lexicon;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Texts of at most this many words are read here.
pub(super) const MAX_WORDS: usize = 8;

/// Each language with its everyday words; the first of several that are equally likely is taken. One bit each.
const LANGUAGES: [(&str, &str); COUNT] = [
    ("en", include_str!("vocabulary/en.txt")),
    ("de", include_str!("vocabulary/de.txt")),
    ("fr", include_str!("vocabulary/fr.txt")),
    ("pt", include_str!("vocabulary/pt.txt")),
    ("tr", include_str!("vocabulary/tr.txt")),
    ("az", include_str!("vocabulary/az.txt")),
    ("es", include_str!("vocabulary/es.txt")),
    ("it", include_str!("vocabulary/it.txt")),
    ("nl", include_str!("vocabulary/nl.txt")),
    ("pl", include_str!("vocabulary/pl.txt")),
    ("sv", include_str!("vocabulary/sv.txt")),
    ("no", include_str!("vocabulary/no.txt")),
    ("da", include_str!("vocabulary/da.txt")),
    ("cs", include_str!("vocabulary/cs.txt")),
    ("hu", include_str!("vocabulary/hu.txt")),
    ("ro", include_str!("vocabulary/ro.txt")),
    ("fi", include_str!("vocabulary/fi.txt")),
    ("id", include_str!("vocabulary/id.txt")),
    ("vi", include_str!("vocabulary/vi.txt")),
    ("sk", include_str!("vocabulary/sk.txt")),
    ("hr", include_str!("vocabulary/hr.txt")),
    ("sq", include_str!("vocabulary/sq.txt")),
    ("et", include_str!("vocabulary/et.txt")),
    ("lt", include_str!("vocabulary/lt.txt")),
    ("lv", include_str!("vocabulary/lv.txt")),
    ("ca", include_str!("vocabulary/ca.txt")),
    ("tl", include_str!("vocabulary/tl.txt")),
    ("ku", include_str!("vocabulary/ku.txt")),
    // In Latin letters.
    ("ru", include_str!("vocabulary/ru.txt")),
    ("hy", include_str!("vocabulary/hy.txt")),
];
const COUNT: usize = 30;
const ENGLISH: usize = 0;

/// What one word says of the language that alone has it.
const ONE_WORD: f32 = 1.0;
/// What a function word says beyond that: nobody borrows these.
const FUNCTION_WORD: f32 = 0.2;
/// Function words of English that are also words of others and that the list for longer texts leaves out.
const ENGLISH_TOO: &[&str] = &["in", "may", "most", "go"];
/// What a word of the word lists says beyond that.
const LISTED: f32 = 0.4;
/// What a combination of letters says.
const COMBINATION: f32 = 0.35;
/// Lost by a language that lacks a letter of a word.
const LACKING_LETTER: f32 = 0.4;
/// A language has this much at least.
const ENOUGH: f32 = 0.5;
/// How much less a word of content says for English beside function words of another language.
const BORROWED: f32 = 0.4;
/// What a language must be ahead of English, where the text has words of English too.
const AHEAD_OF_ENGLISH: f32 = 0.25;
/// What another language must be ahead of the one that was named: nearly a word of its own.
const OVERRULES: f32 = 0.9;
/// What it must have for each word against one of which no words are known.
const SHARE_OF_ANOTHER: f32 = 0.6;
/// Letters from which the beginning of a word may be a listed stem, and a spelling without its marks is looked up.
const STEM: usize = 5;
const UNMARKED: usize = 4;

/// What is known of words, by their hashes: 60 kB instead of ten times that, and nothing to compare.
struct Tables {
    /// Everyday words, with the languages that have them.
    words: Hashed,
    /// The same without marks on their letters, where that makes a difference.
    unmarked: Hashed,
    /// Words and phrases of the word lists.
    listed: Hashed,
    /// Beginnings of words in them.
    stems: Hashed,
    letters: HashMap<char, u32>,
}

/// Sorted hashes, each with a set of languages.
struct Hashed(Vec<(u32, u32)>);

impl Hashed {
    fn new(mut all: Vec<(u32, u32)>) -> Self {
        all.sort_unstable();
        all.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 |= later.1;
            }
            same
        });
        all.shrink_to_fit();
        Self(all)
    }

    fn get(&self, hash: u32) -> u32 {
        self.0
            .binary_search_by_key(&hash, |entry| entry.0)
            .ok()
            .and_then(|at| self.0.get(at))
            .map_or(0, |e| e.1)
    }
}

/// FNV, a letter at a time.
const BASIS: u32 = 0x811C_9DC5;

fn hashed_with(hash: u32, letters: &str) -> u32 {
    letters.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn hash(word: &str) -> u32 {
    hashed_with(BASIS, word)
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let (mut all, mut unmarked) = (Vec::new(), Vec::new());
    let mut add = |word: &str, language: usize| {
        all.push((hash(word), 1 << language));
        if !word.is_ascii() && word.chars().count() >= UNMARKED {
            unmarked.push((hash(&without_marks(word)), 1 << language));
        }
    };
    for (index, (_, vocabulary)) in LANGUAGES.iter().enumerate() {
        for word in vocabulary.split_ascii_whitespace() {
            add(word, index);
        }
    }
    for (index, word) in words::LANGUAGES.iter().flat_map(|language| {
        let index = index_of(language.tag);
        index.into_iter().flat_map(|index| language.words().map(move |word| (index, word)))
    }) {
        add(word, index);
    }
    let (mut listed, mut stems) = (Vec::new(), Vec::new());
    for (language, text, is_stem) in lexicon::spellings() {
        let Some(index) = index_of(language).filter(|_| text.chars().next().is_some_and(is_latin)) else {
            continue;
        };
        let letters = text.chars().count();
        if is_stem && letters >= STEM {
            stems.push((hash(text), 1 << index));
        } else if !is_stem && letters > 2 {
            listed.push((hash(text), 1 << index));
        }
    }
    let mut letters: HashMap<char, u32> = HashMap::new();
    for (tag, own) in LETTERS {
        for letter in own.chars() {
            *letters.entry(letter).or_default() |= index_of(tag).map_or(0, |index| 1 << index);
        }
    }
    Tables {
        words: Hashed::new(all),
        unmarked: Hashed::new(unmarked),
        listed: Hashed::new(listed),
        stems: Hashed::new(stems),
        letters,
    }
});

fn index_of(tag: &str) -> Option<usize> {
    LANGUAGES.iter().position(|(known, _)| *known == tag)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (u32::from(c) < 0x250 || matches!(c, 'ə' | '\u{1E00}'..='\u{1EFF}'))
}

/// A word as it is written where letters with marks are hard to type.
fn without_marks(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c {
            'ı' => out.push('i'),
            'ə' => out.push('e'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ø' => out.push('o'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            c => out.push(c),
        }
    }
    out
}

/// One word of the text, in lower case.
struct Word {
    text: String,
    has_capital: bool,
    /// Stands before or behind an apostrophe.
    is_elided: bool,
    is_cut: bool,
}

impl Word {
    fn is_letter(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }
}

/// The words of a text, and whether some were left out: what is disguised, an account or an address says nothing. `None`
/// where there are too many.
fn words_of(text: &str) -> Option<(Vec<Word>, bool)> {
    let written = text.split_whitespace().filter(|chunk| chunk.contains(char::is_alphabetic));
    if written.take(MAX_WORDS + 1).count() > MAX_WORDS {
        return None;
    }
    let mut is_disguised = false;
    let mut words: Vec<Word> = Vec::new();
    for chunk in text.split_whitespace() {
        let is_plain = !chunk.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '#' | '*' | '$'))
            && !chunk.contains("://");
        is_disguised |= !is_plain;
        let mut rest = chunk;
        let mut is_cut = false;
        while let Some(begin) = rest.find(char::is_alphabetic) {
            let from = rest.get(begin..).unwrap_or_default();
            let mut end = from.len();
            for (at, c) in from.char_indices() {
                if !c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c) {
                    end = at;
                    break;
                }
            }
            let (written, after) = from.split_at_checked(end)?;
            let is_elided =
                after.starts_with(['\'', '’']) && after.chars().nth(1).is_some_and(char::is_alphabetic);
            if is_plain {
                let lower = written.chars().flat_map(char::to_lowercase).nfc().filter(|c| *c != '\u{307}');
                words.push(Word {
                    text: lower.collect(),
                    has_capital: written.chars().next().is_some_and(char::is_uppercase),
                    is_elided,
                    is_cut,
                });
            }
            is_cut = is_elided;
            rest = after;
        }
    }
    Some((words, is_disguised))
}

/// What is found out about a text.
struct Evidence {
    scores: [f32; COUNT],
    /// Words that are known in any language, and those known in English.
    known: usize,
    english: usize,
    /// Words that have what English has not.
    foreign: usize,
    /// Languages with a function word in the text that English has not, and what words of content say for English.
    functional: u32,
    english_content: f32,
}

/// What a text of a few words is in.
pub(super) enum Read {
    /// The language that was named, which the text does not speak against.
    Named(&'static str),
    /// A language, with how sure that is.
    In(&'static str, f32),
    /// No word is known and none looks foreign.
    Unknown,
    /// The same, and there are single letters and pieces of disguised words that would be taken for words.
    Pieces,
    /// It has more than a few words.
    Long,
}

/// The language of a short text; `named` is the story's or the caller's.
pub(super) fn detect(text: &str, named: Option<&'static str>) -> Read {
    let Some((words, is_disguised)) = words_of(text) else { return Read::Long };
    match language_of(&words, named) {
        Some((language, confidence)) if confidence > 0.0 => Read::In(language, confidence),
        Some((language, _)) => Read::Named(language),
        None if named.is_some() => Read::Unknown,
        None if is_disguised || words.windows(2).any(|pair| pair.iter().all(Word::is_letter)) => Read::Pieces,
        None => Read::Unknown,
    }
}

/// The language, and how sure that is: 0 where it is the one that was named.
fn language_of(words: &[Word], named: Option<&'static str>) -> Option<(&'static str, f32)> {
    let tables = &*TABLES;
    let mut evidence = Evidence {
        scores: [0.0; COUNT],
        known: 0,
        english: 0,
        foreign: 0,
        functional: 0,
        english_content: 0.0,
    };
    let mut only_names = true;
    let mut longest_known = 0;
    for (at, word) in words.iter().enumerate() {
        let is_known = evidence.add(word, at == 0, tables);
        if is_known {
            longest_known = longest_known.max(word.text.len());
        }
        only_names &= is_known || (at > 0 && word.has_capital);
    }
    evidence.add_phrases(words, tables);
    evidence.tell_turkic(words);
    if let Some(tag) = named
        && evidence.allows(tag, words.len())
    {
        return Some((tag, 0.0));
    }
    let mut english = evidence.scores[ENGLISH];
    let mut best = ENGLISH;
    for (index, score) in evidence.scores.iter().enumerate().skip(1) {
        if best == ENGLISH || *score > evidence.scores[best] + 0.01 {
            best = index;
        }
    }
    let score = evidence.scores[best];
    let tag = LANGUAGES[best].0;
    // Words of content are borrowed, function words aren't.
    if evidence.functional & 1 << best != 0 {
        english -= BORROWED * evidence.english_content;
    }
    let sure = |lead: f32| (0.82 + 0.08 * lead).min(0.97);
    if evidence.known == 0 && named.is_some() {
        return None;
    }
    if evidence.known == 0 {
        // Unknown words are slang or names, as far as their letters allow.
        if evidence.foreign * 2 <= words.len() {
            return None;
        }
        let second = evidence.scores.iter().enumerate().filter(|(index, _)| *index != best);
        let second = second.map(|(_, score)| *score).fold(0.0, f32::max);
        let is_told = score >= 0.3 && (second < score - 0.01 || score >= 0.6);
        return match (is_told, words.len()) {
            (true, _) => Some((tag, 0.8)),
            // Müller, José.
            (false, 1) => None,
            (false, _) => Some(("und", 0.8)),
        };
    }
    // Le Pen, El Salvador.
    let is_name = evidence.known == 1 && words.len() > 1 && longest_known <= 3 && only_names;
    let ahead = if evidence.english == words.len() { AHEAD_OF_ENGLISH } else { 0.15 };
    if score >= ENOUGH && score - english >= ahead && !is_name {
        return Some((tag, sure(score - english)));
    }
    (evidence.english > 0 && english >= score - ahead).then_some(("en", sure(english - score)))
}

impl Evidence {
    /// Whether nothing speaks clearly enough against the language that was named, in so many words.
    fn allows(&self, tag: &str, words: usize) -> bool {
        let best = self.scores.iter().copied().fold(f32::MIN, f32::max);
        match index_of(tag) {
            Some(named) => self.known > 0 && best - self.scores[named] < OVERRULES,
            // Nothing is known of it: a language that has most of the words is believed before it.
            None if super::STRANGE.contains(&tag) => best < SHARE_OF_ANOTHER * words as f32,
            None => false,
        }
    }

    /// Adds what a word says; whether it is known.
    fn add(&mut self, word: &Word, is_first: bool, tables: &Tables) -> bool {
        let text = word.text.as_str();
        if word.is_cut && matches!(text, "t" | "s" | "m" | "d" | "re" | "ll" | "ve") {
            self.scores[ENGLISH] += if matches!(text, "s" | "d" | "m") { 0.3 } else { ONE_WORD };
            self.known += 1;
            self.english += 1;
            return true;
        }
        if word.is_elided && matches!(text, "l" | "d" | "j" | "c" | "n" | "m" | "s" | "t" | "qu") {
            self.say(mask(&["fr"]), 0.6);
            self.say(mask(&["it", "ca"]), 0.3);
            return false;
        }
        let mut languages = tables.words.get(hash(text));
        let mut listed = 0;
        let mut weight = 1.0;
        if languages & 1 << ENGLISH == 0 {
            listed = tables.listed.get(hash(text)) | stems_of(text, tables);
            languages |= listed;
            if languages == 0 && text.is_ascii() && text.len() >= UNMARKED {
                languages = tables.unmarked.get(hash(text));
                weight = 0.8;
            }
            if languages == 0 {
                languages = squeezed(text, tables);
            }
        }
        self.by_letters(word, languages, is_first, tables);
        if languages == 0 {
            self.by_combinations(text);
            return false;
        }
        // Single letters are words of nearly every language, and what a disguise leaves.
        if word.is_letter() {
            self.say(languages, if languages.count_ones() > 1 { 0.15 } else { 0.3 });
            return false;
        }
        self.known += 1;
        self.english += usize::from(languages & 1 << ENGLISH != 0);
        let shared = match languages.count_ones() {
            1 => ONE_WORD,
            2 => 0.65,
            3 => 0.5,
            _ => 0.35,
        };
        self.say(languages, shared * weight);
        let function = words::languages_of(text);
        if function.is_none_or(|function| function & 1 == 0) && languages & 1 << ENGLISH != 0 {
            self.english_content += shared * weight;
        }
        if let Some(function) = function {
            let tags = words::LANGUAGES.iter().enumerate().filter(|(index, _)| function & 1 << index != 0);
            for index in tags.filter_map(|(_, language)| index_of(language.tag)) {
                self.scores[index] += FUNCTION_WORD;
                if languages & 1 << ENGLISH == 0 {
                    self.functional |= 1 << index;
                }
            }
        }
        if ENGLISH_TOO.contains(&text) {
            self.scores[ENGLISH] += FUNCTION_WORD;
        }
        if listed & 1 << ENGLISH == 0 {
            self.say(listed, LISTED / listed.count_ones().max(1) as f32);
        }
        true
    }

    /// Adds `weight` to all of `languages`.
    fn say(&mut self, languages: u32, weight: f32) {
        for (index, score) in self.scores.iter_mut().enumerate() {
            if languages & 1 << index != 0 {
                *score += weight;
            }
        }
    }

    fn by_letters(&mut self, word: &Word, known_in: u32, is_first: bool, tables: &Tables) {
        if word.text.is_ascii() {
            return;
        }
        let mut having = u32::MAX >> (32 - COUNT);
        let mut any = false;
        for letter in word.text.chars().filter(|c| !c.is_ascii()) {
            having &= tables.letters.get(&letter).copied().unwrap_or(0);
            any = true;
        }
        if !any || known_in & 1 << ENGLISH != 0 {
            return;
        }
        let is_name = word.has_capital && !is_first;
        self.foreign += usize::from(!is_name);
        let weight = match having.count_ones() {
            0 => return,
            1 => 0.45,
            2 | 3 => 0.3,
            _ => 0.1,
        };
        self.say(having, if is_name { weight / 3.0 } else { weight });
        if !is_name {
            self.say(!having & !known_in & u32::MAX >> (32 - COUNT), -LACKING_LETTER);
        }
    }

    fn by_combinations(&mut self, word: &str) {
        let has = |combination: &str| {
            let bytes = word.len();
            if let Some(begin) = combination.strip_prefix('^') {
                bytes > begin.len() + 1 && word.starts_with(begin)
            } else if let Some(end) = combination.strip_suffix('$') {
                bytes > end.len() + 1 && word.ends_with(end)
            } else {
                word.contains(combination)
            }
        };
        for (_, tags) in RARE.iter().filter(|(combination, _)| has(combination)) {
            self.say(mask(tags), COMBINATION / tags.len() as f32);
        }
        let mut is_foreign = false;
        for (_, tags) in FOREIGN.iter().filter(|(combination, _)| has(combination)) {
            is_foreign = true;
            self.say(mask(tags), COMBINATION / tags.len() as f32);
        }
        self.foreign += usize::from(is_foreign && word.is_ascii());
    }

    /// Tells Turkish and Azerbaijani, which share most words, by endings and by letters that Turkish has not.
    fn tell_turkic(&mut self, words: &[Word]) {
        let (Some(turkish), Some(azerbaijani)) = (index_of("tr"), index_of("az")) else { return };
        let either = self.scores[turkish].max(self.scores[azerbaijani]);
        if either < ENOUGH || self.scores.iter().any(|score| *score > either) {
            return;
        }
        for (language, weight) in words.iter().flat_map(|word| words::told_by_ending(&word.text)) {
            if let Some(index) = words::LANGUAGES.get(language).and_then(|known| index_of(known.tag)) {
                self.scores[index] += weight;
            }
        }
        if words.iter().any(|word| word.text.contains(['ə', 'q', 'x'])) {
            self.scores[azerbaijani] += 0.5;
        } else if words.len() > 2 {
            self.scores[turkish] += 0.3;
        }
    }

    /// Adds the phrases of the word lists.
    fn add_phrases(&mut self, words: &[Word], tables: &Tables) {
        for begin in 0..words.len() {
            let mut so_far = BASIS;
            for (at, word) in words.iter().enumerate().skip(begin).take(4) {
                so_far = hashed_with(if at > begin { hashed_with(so_far, " ") } else { so_far }, &word.text);
                if at > begin {
                    let listed = tables.listed.get(so_far);
                    self.say(listed, LISTED / listed.count_ones().max(1) as f32);
                }
            }
        }
    }
}

fn mask(tags: &[&str]) -> u32 {
    tags.iter().filter_map(|tag| index_of(tag)).fold(0, |mask, index| mask | 1 << index)
}

/// The languages whose lists have a beginning of `word`.
fn stems_of(word: &str, tables: &Tables) -> u32 {
    let mut so_far = BASIS;
    let mut languages = 0;
    let mut buffer = [0; 4];
    for (letters, c) in word.chars().enumerate() {
        so_far = hashed_with(so_far, c.encode_utf8(&mut buffer));
        if letters + 1 >= STEM {
            languages |= tables.stems.get(so_far);
        }
    }
    languages
}

/// The languages of a word that is drawn out: *noooo*, *cooool*. Those of what is left of it with the fewest letters.
fn squeezed(word: &str, tables: &Tables) -> u32 {
    let known = |word: &String| tables.words.get(hash(word)) | tables.listed.get(hash(word));
    stretched::readings(word).iter().map(known).find(|languages| *languages != 0).unwrap_or(0)
}

/// Whether `word`, in lower case, is an everyday word of `language` or stands in its word list.
pub(crate) fn knows(word: &str, language: &str) -> bool {
    let tables = &*TABLES;
    index_of(language)
        .is_some_and(|index| (tables.words.get(hash(word)) | tables.listed.get(hash(word))) & 1 << index != 0)
}
