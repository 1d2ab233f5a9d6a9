//! Concepts: words that play the same part in a sentence, one list per language in `data/concepts/`.
//!
//! A sentence is also read as the row of its concepts ("no GROUP SHOULD DIE"), so that what is learned from one
//! sentence holds for all of its kind, and names of groups carry no score by themselves: they are one concept, the
//! same for every people.

use super::{ByHash, Lang, finish, mix};
use std::sync::OnceLock;

/// The part that a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Concept {
    /// No concept.
    Other,
    /// A group of people by origin, religion, gender, orientation, disability, age or status of residence.
    Group,
    /// A group of people by what they do or think.
    Nonprotected,
    You,
    First,
    They,
    Who,
    All,
    People,
    Be,
    /// was, were, been: what is told, not called for.
    Past,
    Not,
    No,
    Should,
    If,
    How,
    Want,
    Hate,
    Love,
    Violence,
    Die,
    Expel,
    Dehumanise,
    Negative,
    Insult,
    Crime,
    Condemn,
    Say,
    Positive,
    News,
    Thing,
    Sexual,
    Profanity,
    Family,
    Stop,
    Reclaim,
    Agree,
    /// A slur of the built-in word lists.
    Slur,
    /// A verb that drives people out when something of [`Concept::Away`] follows: "throw them out".
    Move,
    /// out, back, away, home.
    Away,
    /// The second and further words of a phrase whose first word carries the concept.
    Absorbed,
}

const NAMES: [(&str, Concept); 39] = [
    ("group", Concept::Group),
    ("nonprotected", Concept::Nonprotected),
    ("you", Concept::You),
    ("first", Concept::First),
    ("they", Concept::They),
    ("who", Concept::Who),
    ("all", Concept::All),
    ("people", Concept::People),
    ("be", Concept::Be),
    ("past", Concept::Past),
    ("not", Concept::Not),
    ("no", Concept::No),
    ("should", Concept::Should),
    ("if", Concept::If),
    ("how", Concept::How),
    ("want", Concept::Want),
    ("hate", Concept::Hate),
    ("love", Concept::Love),
    ("violence", Concept::Violence),
    ("die", Concept::Die),
    ("expel", Concept::Expel),
    ("dehumanise", Concept::Dehumanise),
    ("negative", Concept::Negative),
    ("insult", Concept::Insult),
    ("crime", Concept::Crime),
    ("condemn", Concept::Condemn),
    ("say", Concept::Say),
    ("positive", Concept::Positive),
    ("news", Concept::News),
    ("thing", Concept::Thing),
    ("sexual", Concept::Sexual),
    ("profanity", Concept::Profanity),
    ("family", Concept::Family),
    ("stop", Concept::Stop),
    ("reclaim", Concept::Reclaim),
    ("agree", Concept::Agree),
    ("slur", Concept::Slur),
    ("move", Concept::Move),
    ("away", Concept::Away),
];

/// What is read for every name of a group in English, by the second stage and in a gloss, in training and in use.
pub(crate) const ANY_GROUP: &str = "minorities";

/// Words of the longest phrase in the lists.
pub(crate) const MAX_PHRASE_WORDS: usize = 4;

/// The concepts of one language: an open-addressing table from word hash to concept.
#[derive(Debug)]
pub(crate) struct Concepts {
    slots: Vec<Slot>,
    /// Hash of the beginning of a word → the concept of all words with it.
    beginnings: ByHash<Concept>,
}

/// What a list says of a word, or of the beginning of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    hash: u64,
    pub concept: Concept,
    pub begins_phrase: bool,
}

impl Slot {
    pub(super) const EMPTY: Self = Self { hash: 0, concept: Concept::Other, begins_phrase: false };
}

/// What the hash of a word begins with.
pub(crate) const WORD_SEED: u64 = 0x5A17_11D3;
/// Letters of the shortest beginning in a list.
const MIN_BEGINNING: usize = 2;

/// The hash of one word's characters, which must already be lower case.
pub(crate) fn word_hash(chars: impl Iterator<Item = char>) -> u64 {
    finish(chars.fold(WORD_SEED, |state, c| mix(state, u64::from(u32::from(c))))) | 1
}

/// The hash of a phrase from the hash of its beginning and its next word.
pub(super) fn phrase_hash(beginning: u64, word: u64) -> u64 {
    finish(mix(beginning, word)) | 1
}

/// The concepts of `lang`; empty for a language without a list.
pub(crate) fn concepts_of(lang: Lang) -> &'static Concepts {
    static ALL: [OnceLock<Concepts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    ALL[lang as usize].get_or_init(|| Concepts::parse(source(lang), lang == Lang::Tr))
}

/// The single words in the list of `lang`, in the order of the list.
pub(crate) fn words_of(lang: Lang) -> impl Iterator<Item = String> {
    let lines = source(lang).lines().map(str::trim).filter(|l| !l.starts_with(['#', '[']));
    let items = lines.flat_map(str::split_whitespace).filter(|item| !item.contains(['_', '*']));
    items.flat_map(forms)
}

fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../data/concepts/en.txt"),
        Lang::De => include_str!("../../data/concepts/de.txt"),
        Lang::Fr => include_str!("../../data/concepts/fr.txt"),
        Lang::Tr => include_str!("../../data/concepts/tr.txt"),
        Lang::Ar => include_str!("../../data/concepts/ar.txt"),
        Lang::Ru => include_str!("../../data/concepts/ru.txt"),
        Lang::Hy => include_str!("../../data/concepts/hy.txt"),
        Lang::Az => include_str!("../../data/concepts/az.txt"),
        Lang::Pt => include_str!("../../data/concepts/pt.txt"),
        Lang::Ko | Lang::Zh | Lang::Other => "",
    }
}

impl Concepts {
    /// Reads a list: `[concept]` headings, then words and `phrases_like_this`; with `unmarked`, long words also as they are
    /// typed without the marks of Turkish.
    fn parse(text: &str, unmarked: bool) -> Self {
        let mut entries: Vec<(u64, Concept, bool)> = Vec::new();
        let mut beginnings = ByHash::default();
        let mut bare_entries: Vec<(u64, Concept, bool)> = Vec::new();
        let mut bare_beginnings: Vec<(u64, Concept)> = Vec::new();
        let mut concept = Concept::Other;
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                concept =
                    NAMES.iter().find(|(n, _)| *n == name).map_or(Concept::Other, |(_, concept)| *concept);
                continue;
            }
            for item in line.split_whitespace() {
                if let Some(beginning) = item.strip_suffix('*') {
                    let (before, last) =
                        beginning.rsplit_once('_').map_or((None, beginning), |(b, l)| (Some(b), l));
                    if let Some(bare) = without_marks(beginning).filter(|_| unmarked && before.is_none()) {
                        bare_beginnings.push((word_hash(folded(&bare)), concept));
                    }
                    let hash = word_hash(folded(last));
                    let hash = before.map_or(hash, |before| phrase_hash(begin(&mut entries, before), hash));
                    beginnings.entry(hash).or_insert(concept);
                    continue;
                }
                // Arabic writes "the" as part of the word, and not everywhere.
                let bare = item.strip_prefix("ال").filter(|b| b.chars().count() > 2);
                for form in forms(item).into_iter().chain(bare.map(str::to_owned)) {
                    add(&mut entries, &form, concept);
                    if let Some(bare) = without_marks(&form).filter(|_| unmarked) {
                        add(&mut bare_entries, &bare, concept);
                    }
                }
            }
        }
        // A word as it is spelled goes before another without its marks.
        entries.append(&mut bare_entries);
        for (hash, concept) in bare_beginnings {
            beginnings.entry(hash).or_insert(concept);
        }
        let slots = vec![Slot::EMPTY; (entries.len() * 2).next_power_of_two().max(2)];
        let mut table = Self { slots, beginnings };
        for (hash, concept, begins_phrase) in entries {
            table.insert(hash, concept, begins_phrase);
        }
        table
    }

    fn insert(&mut self, hash: u64, concept: Concept, begins_phrase: bool) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.hash == 0 || slot.hash == hash {
                slot.hash = hash;
                // The first section that lists a word wins.
                if slot.concept == Concept::Other {
                    slot.concept = concept;
                }
                slot.begins_phrase |= begins_phrase;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// What the list says of this hash.
    pub(super) fn slot(&self, hash: u64) -> Slot {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.hash == hash || slot.hash == 0 {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    /// The concept of the longest phrase that begins with the first of `words`, each a hash and its letters; how many words
    /// it has; and how many letters of its last word stand in the list, if that is only its beginning.
    pub(crate) fn find<'a>(&self, words: impl Iterator<Item = (u64, &'a [char])>) -> (Concept, usize, usize) {
        let mut found = (Concept::Other, 1, usize::MAX);
        let mut hash = 0;
        for (i, (word, letters)) in words.take(MAX_PHRASE_WORDS).enumerate() {
            let before = hash;
            hash = if i == 0 { word } else { phrase_hash(before, word) };
            let slot = self.slot(hash);
            if slot.concept != Concept::Other {
                found = (slot.concept, i + 1, usize::MAX);
            } else if i > 0
                && let (concept, listed) = self.begun(letters, |beginning| phrase_hash(before, beginning))
                && concept != Concept::Other
            {
                found = (concept, i + 1, listed);
            }
            if !slot.begins_phrase {
                break;
            }
        }
        found
    }

    /// The concept of the words that begin as `letters` does: that of the longest beginning in the list, and its length.
    pub(crate) fn by_beginning(&self, letters: &[char]) -> (Concept, usize) {
        self.begun(letters, |beginning| beginning)
    }

    fn begun(&self, letters: &[char], key: impl Fn(u64) -> u64) -> (Concept, usize) {
        let mut found = (Concept::Other, 0);
        if self.beginnings.is_empty() {
            return found;
        }
        let mut state = WORD_SEED;
        for (n, c) in letters.iter().enumerate() {
            state = mix(state, u64::from(u32::from(*c)));
            if n + 1 >= MIN_BEGINNING
                && let Some(&concept) = self.beginnings.get(&key(finish(state) | 1))
            {
                found = (concept, n + 1);
            }
        }
        found
    }

    /// The concept of a single word.
    pub(crate) fn of_word(&self, hash: u64) -> Concept {
        self.slot(hash).concept
    }
}

/// The letters as the reader gives them: `ё` is `е`, and the Arabic letters that people confuse are one.
pub(super) fn folded(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(fold_letter)
}

/// A letter that is commonly written for another is that other one.
pub(crate) const fn fold_letter(c: char) -> char {
    match c {
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    }
}

/// Whether a word, as the reader gives it, is `word`; with `*` at its end, whether it begins so.
#[inline]
pub(crate) fn is_listed(letters: &[char], word: &str) -> bool {
    may_begin(letters, word) && is_the_same(letters, word)
}

/// Whether the first letters could be the same: nearly every word of a list differs from another one there.
#[inline]
pub(crate) fn may_begin(letters: &[char], word: &str) -> bool {
    let (Some(&letter), Some(&first)) = (letters.first(), word.as_bytes().first()) else {
        return letters.is_empty() && word.is_empty();
    };
    let mut buffer = [0; 4];
    let lead = letter.encode_utf8(&mut buffer).as_bytes()[0];
    // No letter of ASCII is folded to another one, and no other letter to one whose first byte is further away.
    if lead.is_ascii() { first == lead } else { first.abs_diff(lead) <= 1 }
}

fn is_the_same(letters: &[char], word: &str) -> bool {
    let mut rest = letters.iter();
    match word.strip_suffix('*') {
        Some(stem) => stem.chars().map(fold_letter).all(|c| rest.next() == Some(&c)),
        None => word.chars().map(fold_letter).eq(letters.iter().copied()),
    }
}

/// A word of Turkish as it is typed without its marks; `None` where that is the same, or another word as a rule: *ölsün*
/// would be *olsun*.
fn without_marks(word: &str) -> Option<String> {
    const SHORTEST: usize = 5;
    let bare: String = word
        .chars()
        .map(|c| match c {
            'ı' => 'i',
            'ş' => 's',
            'ğ' => 'g',
            'ç' => 'c',
            'ö' => 'o',
            'ü' => 'u',
            c => c,
        })
        .collect();
    let is_another = word.starts_with("öl") && !word.starts_with("öldür");
    (bare != word && word.chars().count() >= SHORTEST && !is_another).then_some(bare)
}

/// Adds the words before the last of a phrase, and gives their hash.
fn begin(entries: &mut Vec<(u64, Concept, bool)>, before: &str) -> u64 {
    let mut hash = 0;
    for (i, word) in before.split('_').enumerate() {
        let word = word_hash(folded(word));
        hash = if i == 0 { word } else { phrase_hash(hash, word) };
        entries.push((hash, Concept::Other, true));
    }
    hash
}

fn add(entries: &mut Vec<(u64, Concept, bool)>, phrase: &str, concept: Concept) {
    let mut hash = 0;
    let words: Vec<&str> = phrase.split('_').collect();
    for (i, word) in words.iter().enumerate() {
        let word = word_hash(folded(word));
        hash = if i == 0 { word } else { phrase_hash(hash, word) };
        let last = i + 1 == words.len();
        entries.push((hash, if last { concept } else { Concept::Other }, !last));
    }
}

/// The forms of `hate/s/d`: hate, hates, hated; an ending that begins with a vowel replaces a final e.
fn forms(item: &str) -> Vec<String> {
    let mut parts = item.split('/');
    let base = parts.next().unwrap_or("").to_owned();
    let mut forms = vec![base.clone()];
    for ending in parts {
        let vowel = ending.starts_with(['e', 'i']);
        let stem = base.strip_suffix('e').filter(|_| vowel).unwrap_or(&base);
        forms.push(format!("{stem}{ending}"));
    }
    forms.retain(|f| !f.is_empty());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(lang: Lang, words: &str) -> (Concept, usize) {
        let letters: Vec<Vec<char>> = words.split(' ').map(|w| w.chars().collect()).collect();
        let words = letters.iter().map(|l| (word_hash(l.iter().copied()), l.as_slice()));
        let (concept, count, _) = concepts_of(lang).find(words);
        (concept, count)
    }

    fn find(words: &str) -> (Concept, usize) {
        find_in(Lang::En, words)
    }

    #[test]
    fn the_last_word_of_a_phrase_may_be_a_beginning() {
        for words in ["kemiklerini kıracağım", "geri gönderilsinler"] {
            assert_eq!(find_in(Lang::Tr, words).1, 2, "{words}");
        }
        assert_eq!(find_in(Lang::Tr, "geri geldi").1, 1);
    }

    #[test]
    fn a_phrase_is_found_before_its_words() {
        assert_eq!(find("get rid of them"), (Concept::Expel, 3));
        assert_eq!(find("african american people"), (Concept::Group, 2));
        assert_eq!(find("hating"), (Concept::Hate, 1));
        assert_eq!(find("bridge"), (Concept::Thing, 1));
        assert_eq!(find("xylophone"), (Concept::Other, 1));
    }
}
