//! Words of a canonical text, with the part each plays.

use super::{COMPANY_REACH, Concept, Lang, Repair, concepts_of, fold_letter, homonyms_of, word_hash};
use crate::features::concepts::MAX_PHRASE_WORDS;
use crate::features::forms::{Form, arabic_concept, armenian_concept, form_of};
use crate::features::repair::{MASK, MAX_LETTERS};
use comity_model::Span;

/// Words that are read at most; the rest of a longer text is not scored (20,480 bytes hold about 4,000 words).
const MAX_TOKENS: usize = 8_192;
/// Letters of a word that are looked at; a longer "word" is not one.
const MAX_WORD_CHARS: usize = MAX_LETTERS;
/// Letters and stars of the longest word with stars.
const MAX_MASKED: usize = 24;
/// Words after a negation that it reaches.
const NEGATION_REACH: usize = 4;
/// Letters before an emoji from which it stands inside a word.
const MIN_BEFORE_EMOJI: usize = 2;
/// Words in a row that a reply shares with its parent only by quoting it.
const MIN_REPEATED_WORDS: usize = 5;
/// Words before a negation that follows what it denies.
const POSTPOSED_REACH: usize = 2;
/// Words behind a verb such as "throw" within which "out" makes it an expulsion.
const EXPULSION_REACH: usize = 5;
/// Words that a quotation needs to be read as one; shorter ones are scare quotes, and what they hold is said.
const MIN_QUOTED_WORDS: usize = 3;
/// Words outside quotations that a text needs so that its quotations are not what it says.
const MIN_UNQUOTED_WORDS: usize = 3;

/// One word of the text.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the word")]
pub(crate) struct Token {
    /// Its bytes in the canonical text.
    pub begin: u32,
    /// One past its last byte in the canonical text.
    pub end: u32,
    /// Hash of its lower-case letters, after repair.
    pub hash: u64,
    /// Its letters in [`Reader::chars`].
    pub first_char: u32,
    /// One past its last letter.
    pub last_char: u32,
    /// The part it plays.
    pub concept: Concept,
    /// Whether a negation reaches it.
    pub negated: bool,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
    /// Whether it is a single letter of a script that writes without spaces, or an emoji: a unit without pieces.
    pub whole: bool,
    /// Whether a comma or the like stands right before it.
    pub after_break: bool,
    /// Whether it is the harmless one of two words that are written alike.
    pub harmless: bool,
    /// What its form says besides.
    pub form: Form,
}

impl Token {
    /// The parts that it plays, those of its form included, in the order in which English has words for them.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Concept> {
        let Form { first, want, you, they, should, .. } = self.form;
        let before = [(first, Concept::First), (want, Concept::Want), (should, Concept::Should)];
        let behind = [(you, Concept::You), (they, Concept::They)];
        let said = |(is_said, concept): (bool, Concept)| is_said.then_some(concept);
        let parts = before.into_iter().filter_map(said).chain([self.concept]);
        parts.chain(behind.into_iter().filter_map(said))
    }
}

/// A sentence: a range of tokens, and its bytes in the canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub first: usize,
    pub last: usize,
    pub span: Span,
}

/// Reads texts into tokens; keeps its buffers between texts.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The words in order.
    pub tokens: Vec<Token>,
    /// The sentences in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Lower-case letters of all words.
    pub chars: Vec<char>,
    /// Words of the whole text that lie outside quotations.
    pub unquoted: usize,
    /// Words that matter and were drawn out or written with stars.
    pub disguised: usize,
    /// Whether a quotation stands on lines of its own; set before reading.
    pub quotes_stand_apart: bool,
    sentence_first: usize,
    sentence_begin: usize,
    break_before: bool,
}

impl Reader {
    /// Reads `canonical`; `quoted` are the bytes of quotations in it, in order and apart.
    pub(crate) fn read(&mut self, canonical: &str, lang: Lang, quoted: &[Span], repair: Option<&Repair>) {
        self.tokens.clear();
        self.sentences.clear();
        self.chars.clear();
        self.sentence_first = 0;
        self.sentence_begin = 0;
        self.break_before = false;
        self.disguised = 0;
        self.split(canonical, lang, repair);
        self.end_sentence(canonical.len());
        self.find_concepts(lang);
        self.find_negations(lang);
        self.find_quotations(quoted);
    }

    /// Marks what stands word for word in `parent` as quoted, where something else is said besides.
    pub(crate) fn quote_repeated(&mut self, parent: &Self) {
        let run = |tokens: &[Token]| tokens.iter().fold(0, |hash: u64, t| hash.rotate_left(9) ^ t.hash);
        let mut said: Vec<u64> = parent.tokens.windows(MIN_REPEATED_WORDS).map(run).collect();
        said.sort_unstable();
        let mut repeated = vec![false; self.tokens.len()];
        for (at, tokens) in self.tokens.windows(MIN_REPEATED_WORDS).enumerate() {
            if said.binary_search(&run(tokens)).is_ok() {
                repeated.iter_mut().skip(at).take(MIN_REPEATED_WORDS).for_each(|r| *r = true);
            }
        }
        if repeated.iter().filter(|r| !**r).count() < MIN_UNQUOTED_WORDS {
            return;
        }
        for (token, _) in self.tokens.iter_mut().zip(repeated).filter(|(_, repeated)| *repeated) {
            token.quoted = true;
        }
        self.unquoted = self.tokens.iter().filter(|t| !t.quoted).count();
    }

    /// The letters of `token`.
    pub(crate) fn letters(&self, token: &Token) -> &[char] {
        self.chars.get(token.first_char as usize..token.last_char as usize).unwrap_or(&[])
    }

    fn split(&mut self, text: &str, lang: Lang, repair: Option<&Repair>) {
        let mut chars = text.char_indices().peekable();
        let mut previous = ' ';
        while let Some((begin, c)) = chars.next() {
            if self.tokens.len() >= MAX_TOKENS {
                return;
            }
            if is_whole(c) {
                self.push_whole(c, begin);
            } else if c.is_alphabetic() || is_joined_digit(c, chars.peek().map(|&(_, n)| n)) {
                let first_char = self.chars.len();
                self.push_lower(c);
                let mut end = begin + c.len_utf8();
                while let Some(&(at, n)) = chars.peek() {
                    // An emoji inside a word is there to break it.
                    if is_emoji(n)
                        && self.chars.len() - first_char >= MIN_BEFORE_EMOJI
                        && chars.clone().nth(1).is_some_and(|(_, after)| after.is_ascii_lowercase())
                    {
                        chars.next();
                        continue;
                    }
                    if is_whole(n) || !(n.is_alphanumeric() || is_mark(n) || is_inner_mark(n)) {
                        break;
                    }
                    chars.next();
                    end = at + n.len_utf8();
                    if self.chars.len() - first_char < MAX_WORD_CHARS
                        && !is_inner_mark(n)
                        && !is_vowel_mark(n)
                    {
                        self.push_lower(n);
                    }
                }
                if lang == Lang::En
                    && let Some(repair) = repair
                    && let Some(length) = self.push_masked(text, begin, first_char, repair)
                {
                    while chars.next_if(|&(at, _)| at < begin + length).is_some() {}
                    previous = MASK;
                    continue;
                }
                let is_link = text.get(end..).is_some_and(|rest| rest.starts_with("://"))
                    || (end - begin == 3 && text.get(begin..).is_some_and(|rest| rest.starts_with("www.")));
                if is_link || previous == '@' {
                    // Addresses and masked names say nothing about how people talk to each other.
                    self.chars.truncate(first_char);
                    while let Some(&(_, n)) = chars.peek() {
                        if n.is_whitespace() || (previous == '@' && !is_name_char(n)) {
                            break;
                        }
                        chars.next();
                    }
                } else {
                    let apostrophe = chars.peek().is_some_and(|&(_, n)| matches!(n, '\'' | '’'));
                    self.push_word(lang, first_char, begin, end, apostrophe, repair);
                    if apostrophe && lang == Lang::En {
                        let mut ahead = chars.clone();
                        ahead.next();
                        let suffix_begin = self.chars.len();
                        let mut suffix_end = end;
                        while let Some((at, n)) = ahead.next_if(|&(_, n)| n.is_alphabetic()) {
                            suffix_end = at + n.len_utf8();
                            self.push_lower(n);
                        }
                        if self.push_contraction(suffix_begin, end, suffix_end) {
                            chars = ahead;
                        } else {
                            self.chars.truncate(suffix_begin);
                        }
                    }
                }
            } else if ends_sentence(c, chars.peek().map(|&(_, n)| n)) {
                self.end_sentence(begin + c.len_utf8());
            } else if matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—') {
                self.break_before = true;
            }
            previous = c;
        }
    }

    /// Reads a word with stars in it, `r*ts`, that begins at `begin`, if it is one; gives its length.
    fn push_masked(&mut self, text: &str, begin: usize, first_char: usize, repair: &Repair) -> Option<usize> {
        let rest = text.get(begin..)?;
        let letters = self.chars.len() - first_char;
        // Most words end here.
        if !rest.chars().nth(letters).is_some_and(is_star) {
            return None;
        }
        let mut pattern = [MASK; MAX_MASKED];
        let (mut length, mut count, mut last) = (0, 0, MASK);
        for c in rest.chars().take_while(|c| c.is_ascii_alphabetic() || is_star(*c)) {
            *pattern.get_mut(count)? = if is_star(c) { MASK } else { c.to_ascii_lowercase() };
            count += 1;
            length += c.len_utf8();
            last = c;
        }
        // A star behind a word is a footnote's.
        let stars = pattern.get(..count)?.iter().filter(|c| **c == MASK).count();
        if (is_star(last) && stars < 2) || rest.get(length..)?.starts_with(char::is_alphanumeric) {
            return None;
        }
        let (word, matters) = repair.masked(pattern.get(..count)?)?;
        self.chars.truncate(first_char);
        self.push_given(word, begin, begin + length);
        self.disguised += usize::from(matters);
        Some(length)
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
        self.push_token(first_char, begin, begin + c.len_utf8(), true);
    }

    fn push_token(&mut self, first_char: usize, begin: usize, end: usize, whole: bool) {
        let hash = word_hash(self.chars.iter().skip(first_char).copied());
        self.tokens.push(Token {
            begin: begin as u32,
            end: end as u32,
            hash,
            first_char: first_char as u32,
            last_char: self.chars.len() as u32,
            concept: Concept::Other,
            negated: false,
            quoted: false,
            whole,
            after_break: std::mem::take(&mut self.break_before),
            harmless: false,
            form: Form::default(),
        });
    }

    /// Adds the word whose letters stand at the end of `chars`, in its parts if it is several.
    fn push_word(
        &mut self,
        lang: Lang,
        first_char: usize,
        begin: usize,
        end: usize,
        apostrophe: bool,
        repair: Option<&Repair>,
    ) {
        if lang == Lang::En {
            if self.push_remnant(first_char, begin, end) {
                return;
            }
            if !apostrophe
                && let Some((first, second)) = joined_pair(self.chars.get(first_char..).unwrap_or(&[]))
            {
                self.chars.truncate(first_char);
                self.push_given(first, begin, end);
                self.push_given(second, begin, end);
                return;
            }
            if let Some(repair) = repair
                && let Some(stretched) = repair.stretched(self.chars.get(first_char..).unwrap_or(&[]))
            {
                self.chars.truncate(first_char);
                self.chars.extend(stretched.word);
                self.disguised += usize::from(stretched.matters);
            }
            let letters = self.chars.get(first_char..).unwrap_or(&[]);
            if let Some(repair) = repair
                && let Some(word) = repair.without_digits(letters).or_else(|| repair.without_accents(letters))
            {
                self.chars.truncate(first_char);
                self.push_given(word, begin, end);
                return;
            }
            if let Some(repair) = repair
                && let Some(words) = repair.repair(self.chars.get(first_char..).unwrap_or(&[]))
            {
                self.chars.truncate(first_char);
                for word in words.iter() {
                    self.push_given(word, begin, end);
                }
                return;
            }
        }
        self.push_token(first_char, begin, end, false);
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
        self.push_token(first_char, begin, end, false);
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
        let letters: String = self.letters(&token).iter().collect();
        let whole = match letters.as_str() {
            "can" => return,
            "won" => "will",
            "ain" => "are",
            "shan" => "shall",
            other => other.strip_suffix('n').unwrap_or(other),
        };
        self.tokens.pop();
        self.break_before = token.after_break;
        self.push_given(whole, token.begin as usize, token.end as usize);
    }

    fn end_sentence(&mut self, end: usize) {
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

    fn find_concepts(&mut self, lang: Lang) {
        let concepts = concepts_of(lang);
        for sentence in &self.sentences {
            let mut at = sentence.first;
            while at < sentence.last {
                let ahead = self.tokens.get(at..sentence.last.min(at + MAX_PHRASE_WORDS)).unwrap_or(&[]);
                // "Like it or not, people …" does not say "not people".
                let pause = ahead.iter().skip(1).position(|token| token.after_break);
                let ahead = ahead.get(..pause.map_or(ahead.len(), |pause| pause + 1)).unwrap_or(&[]);
                let (mut concept, words, mut listed) =
                    concepts.find(ahead.iter().map(|t| (t.hash, self.letters(t))));
                if concept == Concept::Other
                    && let Some(token) = ahead.first()
                {
                    let letters = self.letters(token);
                    (concept, listed) = concepts.by_beginning(letters);
                    if concept == Concept::Other && lang == Lang::Ar {
                        concept = arabic_concept(concepts, letters);
                    } else if concept == Concept::Other && lang == Lang::Hy {
                        concept = armenian_concept(concepts, letters);
                    }
                }
                let last = ahead.get(words - 1).map_or(&[] as &[char], |t| self.letters(t));
                let form = form_of(lang, concept, last, listed);
                for (i, token) in self.tokens.iter_mut().skip(at).take(words).enumerate() {
                    if token.concept != Concept::Slur {
                        token.concept = if i == 0 { concept } else { Concept::Absorbed };
                        token.form = if i == 0 { form } else { Form::default() };
                    }
                }
                at += words;
            }
        }
        self.find_homonyms(lang);
        self.join_groups();
        self.find_expulsions();
    }

    /// Takes the concept from words whose company shows that they mean something harmless.
    fn find_homonyms(&mut self, lang: Lang) {
        let Some(homonyms) = homonyms_of(lang) else { return };
        for sentence in &self.sentences {
            for at in sentence.first..sentence.last {
                let Some(company) = self.tokens.get(at).and_then(|t| homonyms.company_of(t.hash)) else {
                    continue;
                };
                let near = at.saturating_sub(COMPANY_REACH).max(sentence.first)
                    ..sentence.last.min(at + COMPANY_REACH + 1);
                let around = self.tokens.get(near).unwrap_or(&[]);
                if around.iter().any(|t| homonyms.keeps(company, t.hash, self.letters(t)))
                    && let Some(token) = self.tokens.get_mut(at)
                {
                    token.concept = Concept::Other;
                    token.harmless = true;
                }
            }
        }
    }

    /// Reads "throw these people out" as one act; by themselves, neither its verb nor its particle means anything.
    fn find_expulsions(&mut self) {
        for sentence in &self.sentences {
            for at in sentence.first..sentence.last {
                let Some(concept) = self.tokens.get(at).map(|t| t.concept) else { continue };
                // A name of a group counts as one word, however many it has.
                let ahead = self.tokens.get(at + 1..sentence.last).unwrap_or(&[]).iter();
                let ahead = ahead.filter(|t| t.concept != Concept::Absorbed).take(EXPULSION_REACH);
                let away = ahead.clone().position(|t| t.concept == Concept::Away);
                let whom = ahead.clone().position(|t| is_people(t.concept));
                let found = match concept {
                    Concept::Move if whom.zip(away).is_some_and(|(whom, away)| whom < away) => Concept::Expel,
                    Concept::Move | Concept::Away => Concept::Other,
                    concept => concept,
                };
                if let Some(token) = self.tokens.get_mut(at) {
                    token.concept = found;
                }
            }
        }
    }

    /// Reads "Black people" and "a trans woman" as one name of a group, like "immigrants".
    fn join_groups(&mut self) {
        for sentence in &self.sentences {
            let mut in_group = false;
            for token in self.tokens.iter_mut().skip(sentence.first).take(sentence.last - sentence.first) {
                match token.concept {
                    Concept::Group if !in_group || token.after_break => in_group = true,
                    Concept::Group | Concept::People if in_group => token.concept = Concept::Absorbed,
                    Concept::Absorbed => {}
                    _ => in_group = false,
                }
            }
        }
    }

    fn find_negations(&mut self, lang: Lang) {
        for sentence in &self.sentences {
            let mut reach = 0;
            for at in sentence.first..sentence.last {
                let compares = self.tokens.get(at + 1).is_some_and(|next| is_comparison(self.letters(next)));
                let Some(token) = self.tokens.get_mut(at) else { continue };
                token.negated |= token.form.not;
                if token.after_break {
                    reach = 0;
                }
                if token.concept == Concept::No && compares {
                    // "Nothing as bad as …", "nothing but …" deny nothing.
                    token.concept = Concept::Other;
                } else if token.concept == Concept::Not && is_postposed(lang) {
                    let before = at.saturating_sub(POSTPOSED_REACH).max(sentence.first)..at;
                    self.tokens.get_mut(before).into_iter().flatten().for_each(|t| t.negated = true);
                } else if matches!(token.concept, Concept::Not | Concept::No) {
                    reach = NEGATION_REACH;
                } else if reach > 0 && token.concept != Concept::Absorbed {
                    token.negated = true;
                    reach -= 1;
                }
            }
        }
    }

    fn find_quotations(&mut self, quoted: &[Span]) {
        self.unquoted = self.tokens.len();
        if quoted.is_empty() {
            return;
        }
        let inside =
            |token: &Token, span: &Span| token.begin as usize >= span.begin && token.end as usize <= span.end;
        let outside = self.tokens.iter().filter(|&t| !quoted.iter().any(|span| inside(t, span))).count();
        let least = if self.quotes_stand_apart { 1 } else { MIN_UNQUOTED_WORDS };
        if outside < least {
            return;
        }
        for span in quoted {
            let words = self.tokens.iter().filter(|&t| inside(t, span)).count();
            if words >= MIN_QUOTED_WORDS {
                self.tokens.iter_mut().filter(|t| inside(t, span)).for_each(|t| t.quoted = true);
            }
        }
        self.unquoted = self.tokens.iter().filter(|t| !t.quoted).count();
    }
}

/// Languages in which "not" follows what it denies.
const fn is_postposed(lang: Lang) -> bool {
    matches!(lang, Lang::Tr | Lang::Az | Lang::Hy)
}

const fn is_people(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Group | Concept::Slur | Concept::They | Concept::Nonprotected | Concept::People
    )
}

fn is_comparison(letters: &[char]) -> bool {
    ["as", "more", "worse", "but", "less", "like"].iter().any(|w| w.chars().eq(letters.iter().copied()))
}

/// Whether `c` stands for a letter that is not to be read.
const fn is_star(c: char) -> bool {
    matches!(c, '*' | '∗' | '✱' | '•' | '●' | '█')
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
    c.is_alphanumeric() || c == '_'
}

/// Whether a digit begins a word such as "2nd"; numbers alone are no words.
fn is_joined_digit(c: char, next: Option<char>) -> bool {
    c.is_ascii_digit() && next.is_some_and(|n| n.is_alphabetic() && !is_whole(n))
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '!' | '?' | '\n' | '…' | '。' | '！' | '？' | '؟' | '։' | '।' => true,
        '.' => next.is_none_or(|n| n.is_whitespace() || matches!(n, '"' | '”' | '»' | ')')),
        _ => false,
    }
}

/// Two words that are commonly written as one without their apostrophe.
fn joined_pair(letters: &[char]) -> Option<(&'static str, &'static str)> {
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
    if letters.len() > 8 || letters.len() < 2 {
        return None;
    }
    PAIRS
        .iter()
        .find(|(joined, _)| joined.len() == letters.len() && joined.chars().eq(letters.iter().copied()))
        .map(|(_, pair)| *pair)
}

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

    #[test]
    fn negation_reaches_to_the_comma() {
        let mut reader = Reader::default();
        reader.read("They are not rats, they are rats.", Lang::En, &[], None);
        let negated: Vec<bool> = reader.tokens.iter().map(|t| t.negated).collect();
        assert_eq!(negated, [false, false, false, true, false, false, false]);
    }
}
