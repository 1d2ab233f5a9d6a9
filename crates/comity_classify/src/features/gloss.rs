//! A rough reading of a text in English, word by word, from dictionaries of ours in `data/gloss/`.
//!
//! Far more was learned about English than about any other language. Word by word, without grammar, a text keeps enough
//! of who is to do what to whom that English knows a threat or an insult of which its own language's few sentences say
//! nothing. What the gloss says is only ever weighed beside what the text itself says.

use super::concepts::{MAX_PHRASE_WORDS, folded, phrase_hash};
use super::repair::plain_letter;
use super::{ANY_GROUP, ByHash, Concept, Hashes, Lang, Reader, Token, word_hash};
use std::ops::Range;
use std::sync::OnceLock;

/// Letters of the shortest beginning, and of the longest ending or prefix that is taken off a whole word.
const MIN_BEGINNING: usize = 2;
const MAX_AFFIX: usize = 5;
/// Letters that are left of a word at least without its ending, and without its prefix.
const MIN_BARE: usize = 3;
const MIN_REST: usize = 2;
/// Letters of the shortest word that is also known as it is typed without its marks.
const MIN_UNMARKED: usize = 5;
/// The share of its words that must be known for a gloss to be worth reading.
const MIN_KNOWN: f32 = 0.6;
/// Letters of the shortest unknown word that something is said for.
const MIN_UNKNOWN: usize = 3;
/// What stands for a word that nothing is known of.
const UNKNOWN: &str = "something";

/// A text in rough English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gloss {
    /// The words, with the punctuation of the text.
    pub text: String,
    /// Where in it the English of each word ends, and the bytes of that word in the canonical text.
    places: Vec<(usize, Range<usize>)>,
}

impl Gloss {
    /// The bytes of the canonical text whose English is `bytes` of the gloss.
    pub(crate) fn source(&self, bytes: Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            let place = self.places.partition_point(|(end, _)| *end < byte);
            self.places.get(place.min(self.places.len().saturating_sub(1))).map(|(_, source)| source.clone())
        };
        let (first, last) = (at(bytes.start + 1).unwrap_or_default(), at(bytes.end).unwrap_or_default());
        first.start..last.end.max(first.end)
    }
}

/// The gloss of `canonical`, as `reader` has read it; `None` in a language without a dictionary, and where too few words are
/// known to make sense.
pub(crate) fn gloss_of(canonical: &str, reader: &Reader, lang: Lang) -> Option<Gloss> {
    let dictionary = dictionary_of(lang)?;
    let mut gloss = Gloss { text: String::with_capacity(canonical.len()), places: Vec::new() };
    let (mut copied, mut known, mut words) = (0, 0_usize, 0_usize);
    for sentence in &reader.sentences {
        let mut at = sentence.first;
        while let Some(token) = reader.tokens.get(at).filter(|_| at < sentence.last) {
            let ahead = reader.tokens.get(at..sentence.last).unwrap_or(&[]);
            let (said, count) = dictionary.look_up(reader, ahead);
            let last = ahead.get(count - 1).unwrap_or(token);
            // What joins the parts of a word (`l'eau`) joins nothing in English, and opens no quotation.
            match canonical.get(copied..token.begin as usize).unwrap_or("") {
                "'" | "’" | "-" => gloss.text.push(' '),
                between => gloss.text.push_str(between),
            }
            words += 1;
            known += usize::from(said != Said::Nothing);
            gloss.push(&said, token, reader);
            gloss.places.push((gloss.text.len(), token.begin as usize..last.end as usize));
            copied = copied.max(last.end as usize);
            at += count;
        }
    }
    gloss.text.push_str(canonical.get(copied..).unwrap_or(""));
    (words > 0 && known as f32 >= MIN_KNOWN * words as f32).then_some(gloss)
}

impl Gloss {
    fn push(&mut self, said: &Said, token: &Token, reader: &Reader) {
        match said {
            Said::Words([before, ending, word]) => {
                for english in [before, ending, word] {
                    self.push_word(english);
                }
            }
            Said::Concept => {
                for part in token.parts() {
                    self.push_word(english_of(part));
                }
            }
            Said::Nothing if reader.letters(token).len() >= MIN_UNKNOWN => self.push_word(UNKNOWN),
            Said::Nothing => {}
        }
    }

    fn push_word(&mut self, english: &str) {
        if !english.is_empty() {
            if self.text.chars().next_back().is_some_and(char::is_alphanumeric) {
                self.text.push(' ');
            }
            self.text.push_str(english);
        }
    }
}

/// What is known of a word.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    /// What its prefix says, its ending, and itself.
    Words([&'static str; 3]),
    /// Only the part that it plays.
    Concept,
    Nothing,
}

/// English for a word of which only the part that it plays is known.
const fn english_of(concept: Concept) -> &'static str {
    match concept {
        Concept::Group => ANY_GROUP,
        Concept::Nonprotected => "politicians",
        Concept::You => "you",
        Concept::First => "i",
        Concept::They => "they",
        Concept::Who => "who",
        Concept::All => "all",
        Concept::People => "people",
        Concept::Be => "are",
        Concept::Past => "was",
        Concept::Not => "not",
        Concept::No => "no",
        Concept::Should => "should",
        Concept::If => "if",
        Concept::How => "how",
        Concept::Want => "will",
        Concept::Hate => "hate",
        Concept::Love => "love",
        Concept::Violence => "kill",
        Concept::Die => "die",
        Concept::Expel => "deport",
        Concept::Dehumanise => "vermin",
        Concept::Negative => "disgusting",
        Concept::Insult | Concept::Slur => "idiot",
        Concept::Crime => "criminals",
        Concept::Condemn => "wrong",
        Concept::Say => "say",
        Concept::Positive => "good",
        Concept::News => "police",
        Concept::Sexual => "sex",
        Concept::Profanity => "fucking",
        Concept::Family => "your family",
        Concept::Stop => "stop",
        Concept::Agree => "agree",
        Concept::Move => "throw",
        Concept::Away => "out",
        Concept::Thing | Concept::Reclaim | Concept::Absorbed | Concept::Other => "",
    }
}

/// A dictionary: English by word, by beginning of words, and what prefixes and endings say.
#[derive(Debug, Default)]
struct Dictionary {
    words: ByHash<&'static str>,
    /// Beginnings of phrases.
    phrases: Hashes,
    beginnings: ByHash<&'static str>,
    prefixes: ByHash<&'static str>,
    endings: ByHash<&'static str>,
}

const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::De => include_str!("../../data/gloss/de.txt"),
        Lang::Fr => include_str!("../../data/gloss/fr.txt"),
        Lang::Pt => include_str!("../../data/gloss/pt.txt"),
        Lang::Tr => include_str!("../../data/gloss/tr.txt"),
        Lang::Ar => include_str!("../../data/gloss/ar.txt"),
        Lang::Ru => include_str!("../../data/gloss/ru.txt"),
        Lang::Hy => include_str!("../../data/gloss/hy.txt"),
        Lang::Az => include_str!("../../data/gloss/az.txt"),
        Lang::En | Lang::Ko | Lang::Zh | Lang::Other => "",
    }
}

/// The dictionary of a language that has one.
fn dictionary_of(lang: Lang) -> Option<&'static Dictionary> {
    static ALL: [OnceLock<Dictionary>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    has_gloss(lang).then(|| ALL[lang as usize].get_or_init(|| Dictionary::parse(lang, source(lang))))
}

/// Whether texts in a language are read in English, too.
pub(crate) const fn has_gloss(lang: Lang) -> bool {
    !source(lang).is_empty()
}

impl Dictionary {
    /// Reads lines such as `metl* = broom`: words, `beginnings*`, `*endings`, `prefixes+` and `phrases_like_this`, and their
    /// English, which may be empty.
    fn parse(lang: Lang, text: &'static str) -> Self {
        let mut read = Self::default();
        let mut unmarked = Vec::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let Some((items, english)) = line.split_once('=') else { continue };
            let english = english.trim();
            for item in items.split_whitespace() {
                read.add(item, english);
                if let Some(bare) = without_marks(lang, item) {
                    unmarked.push((bare, english));
                }
            }
        }
        // A word as it is spelled goes before another without its marks.
        for (bare, english) in unmarked {
            read.add(&bare, english);
        }
        read
    }

    /// Adds an entry, unless there is one already.
    fn add(&mut self, item: &str, english: &'static str) {
        let hash_of = |word: &str| word_hash(folded(word));
        if let Some(ending) = item.strip_prefix('*') {
            self.endings.entry(hash_of(ending)).or_insert(english);
        } else if let Some(prefix) = item.strip_suffix('+') {
            self.prefixes.entry(hash_of(prefix)).or_insert(english);
        } else if let Some(beginning) = item.strip_suffix('*') {
            self.beginnings.entry(hash_of(beginning)).or_insert(english);
        } else {
            let mut words = item.split('_').map(hash_of);
            let mut hash = words.next().unwrap_or(0);
            for word in words {
                self.phrases.insert(hash);
                hash = phrase_hash(hash, word);
            }
            self.words.entry(hash).or_insert(english);
        }
    }

    /// What is known of the first of the words `ahead`, and how many words it is about.
    fn look_up(&self, reader: &Reader, ahead: &[Token]) -> (Said, usize) {
        let Some(token) = ahead.first() else { return (Said::Nothing, 1) };
        // Every name of a group is the same word: none can weigh more than another.
        if token.concept == Concept::Group {
            return (Said::Concept, 1);
        }
        let mut found = self.words.get(&token.hash).map(|english| (*english, 1));
        let mut hash = token.hash;
        for (i, next) in ahead.iter().enumerate().skip(1).take(MAX_PHRASE_WORDS - 1) {
            if next.after_break || next.concept == Concept::Group || !self.phrases.contains(&hash) {
                break;
            }
            hash = phrase_hash(hash, next.hash);
            if let Some(english) = self.words.get(&hash) {
                found = Some((english, i + 1));
            }
        }
        if let Some((english, count)) = found {
            return (Said::Words(["", "", english]), count);
        }
        let letters = reader.letters(token);
        let inflected = self.inflected(letters).map(|[ending, word]| ["", ending, word]);
        let said = inflected.or_else(|| self.prefixed(letters)).map(Said::Words);
        let is_told = !matches!(token.concept, Concept::Other | Concept::Absorbed);
        (said.unwrap_or(if is_told { Said::Concept } else { Said::Nothing }), 1)
    }

    /// The word behind a prefix.
    fn prefixed(&self, letters: &[char]) -> Option<[&'static str; 3]> {
        let longest = MAX_AFFIX.min(letters.len().saturating_sub(MIN_REST));
        (1..=longest).rev().find_map(|count| {
            let (prefix, rest) = letters.split_at(count);
            let before = self.prefixes.get(&hash_of(prefix))?;
            let [ending, word] = match self.words.get(&hash_of(rest)) {
                Some(english) => ["", english],
                None => self.inflected(rest)?,
            };
            Some([*before, ending, word])
        })
    }

    /// A word by its beginning, or a whole one with an ending.
    fn inflected(&self, letters: &[char]) -> Option<[&'static str; 2]> {
        let begun = (MIN_BEGINNING..=letters.len()).rev().find_map(|count| {
            let (beginning, rest) = letters.split_at(count);
            let word = self.beginnings.get(&hash_of(beginning))?;
            let ending = (0..rest.len()).find_map(|at| self.endings.get(&hash_of(&rest[at..])));
            Some([ending.copied().unwrap_or(""), *word])
        });
        begun.or_else(|| {
            let longest = MAX_AFFIX.min(letters.len().saturating_sub(MIN_BARE));
            (1..=longest).find_map(|count| {
                let (word, ending) = letters.split_at(letters.len() - count);
                Some([*self.endings.get(&hash_of(ending))?, *self.words.get(&hash_of(word))?])
            })
        })
    }
}

/// An entry as it is typed without the marks and accents of its letters.
fn without_marks(lang: Lang, item: &str) -> Option<String> {
    let is_typed_so = matches!(lang, Lang::Tr | Lang::Az | Lang::Fr | Lang::Pt);
    let is_long = item.chars().count() >= MIN_UNMARKED || item.starts_with('*');
    if !is_typed_so || !is_long || item.is_ascii() {
        return None;
    }
    Some(item.chars().map(|c| if c == 'ə' { 'e' } else { plain_letter(c) }).collect())
}

fn hash_of(letters: &[char]) -> u64 {
    word_hash(letters.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a dictionary says of a text, without the punctuation; `?` for an unknown word.
    fn said(lang: Lang, dictionary: &'static str, text: &str) -> String {
        let dictionary = Dictionary::parse(lang, dictionary);
        let mut reader = Reader::default();
        reader.read(text, lang, &[], None);
        let (mut at, mut said) = (0, Vec::new());
        while let Some(ahead) = reader.tokens.get(at..).filter(|ahead| !ahead.is_empty()) {
            let (words, count) = dictionary.look_up(&reader, ahead);
            match words {
                Said::Words(parts) => said.extend(parts.into_iter().filter(|part| !part.is_empty())),
                Said::Concept => said.push("concept"),
                Said::Nothing => said.push("?"),
            }
            at += count;
        }
        said.join(" ")
    }

    #[test]
    fn the_longest_of_what_is_listed_is_what_a_word_says() {
        const TURKISH: &str = "# A comment.\nbul* = find\n*acağım *acagim = i will\n*ım = my\nbulut bulutlar = cloud\nkitap = book\n\
            köprü_altı = below the bridge\nköprü* = bridge\nki = \n";
        for (text, english) in [
            ("bulacağım", "i will find"),
            ("bulacagim", "i will find"),
            ("bulutlar ki", "cloud"),
            ("kitapım", "my book"),
            ("köprü altı köprü", "below the bridge bridge"),
            ("köprü, altı", "bridge ?"),
            ("kopruler", "bridge"),
            ("masa", "?"),
        ] {
            assert_eq!(said(Lang::Tr, TURKISH, text), english, "{text}");
        }
    }

    #[test]
    fn what_is_written_before_a_word_as_part_of_it_is_said_before_it() {
        const ARABIC: &str = "جسر = bridge\nكتب* = write\nال+ = \nوال+ = and\nس+ = will\n*كم = you";
        for (text, english) in [("الجسر", "bridge"), ("والجسر", "and bridge"), ("سكتبكم", "will you write")]
        {
            assert_eq!(said(Lang::Ar, ARABIC, text), english, "{text}");
        }
    }

    fn gloss(lang: Lang, text: &str) -> Option<Gloss> {
        let mut reader = Reader::default();
        reader.read(text, lang, &[], None);
        gloss_of(text, &reader, lang)
    }

    #[test]
    fn a_gloss_keeps_the_punctuation_and_leads_back_to_the_text() {
        let text = "я знаю, мост снова закрыт!";
        let gloss = gloss(Lang::Ru, text).expect("it is Russian");
        assert_eq!(gloss.text, "i know, bridge again close!");
        let bridge = gloss.text.find("bridge").expect("it is said");
        assert_eq!(text.get(gloss.source(bridge..bridge + 6)), Some("мост"));
        assert_eq!(text.get(gloss.source(0..6)), Some("я знаю"));
    }

    #[test]
    fn every_name_of_a_group_is_the_same_word() {
        for names in [["армяне", "азербайджанцы"], ["русские", "украинцы"], ["женщины", "мусульмане"]]
        {
            let [one, other] = names.map(|name| gloss(Lang::Ru, &format!("{name} снова пришли домой.")));
            assert_eq!(one.expect("it is Russian").text, other.expect("it is Russian").text);
        }
    }

    #[test]
    fn there_is_no_gloss_of_what_is_not_understood() {
        assert_eq!(gloss(Lang::Ru, "быр дыр шмыр кырдык"), None);
        assert_eq!(gloss(Lang::Ru, ""), None);
        assert_eq!(gloss(Lang::En, "the bridge"), None);
        assert_eq!(gloss(Lang::Ko, "다리"), None);
    }

    #[test]
    fn every_line_of_the_dictionaries_is_an_entry() {
        for lang in Lang::ALL.into_iter().filter(|lang| has_gloss(*lang)) {
            let mut items = std::collections::HashSet::new();
            for line in source(lang).lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            {
                let (words, english) = line.split_once('=').unwrap_or_else(|| panic!("{lang}: {line}"));
                let is_plain = |c: char| c.is_ascii_lowercase() || c == ' ' || c == '\'';
                assert!(
                    english.chars().all(is_plain) && english.split_whitespace().count() <= 4,
                    "{lang}: {line}"
                );
                assert!(!words.trim().is_empty(), "{lang}: {line}");
                for item in words.split_whitespace() {
                    assert!(items.insert(item), "{lang}: `{item}` stands there twice");
                    assert!(item.split('_').count() <= MAX_PHRASE_WORDS, "{lang}: {item}");
                    let beginning = item.strip_suffix('*');
                    assert!(
                        beginning
                            .is_none_or(|b| !b.contains(['_', '*']) && b.chars().count() >= MIN_BEGINNING),
                        "{lang}: {item}"
                    );
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_between_known_words_the_gloss_leads_back_into_the_text(
            words in proptest::collection::vec("мост|знаю|снова|закрыт|армяне|[а-я]{1,4}", 6..14),
            between in proptest::collection::vec(" |, |! |'|-|\\PC{1,3} ", 14),
        ) {
            let text: String = words.iter().zip(&between).flat_map(|(word, after)| [word, after]).map(String::as_str).collect();
            let mut reader = Reader::default();
            reader.read(&text, Lang::Ru, &[], None);
            if let Some(gloss) = gloss_of(&text, &reader, Lang::Ru) {
                for (begin, _) in gloss.text.char_indices() {
                    let source = gloss.source(begin..begin + 1);
                    proptest::prop_assert!(text.get(source.clone()).is_some_and(|word| !word.is_empty()), "{} {:?}", gloss.text, source);
                }
            }
        }
    }
}
