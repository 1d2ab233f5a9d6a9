//! Words of a canonical text, with the part each plays.

use super::facts::Facts;
use super::{COMPANY_REACH, Concept, Lang, Repair, concepts_of, homonyms_of};
use crate::features::concepts::MAX_PHRASE_WORDS;
use crate::features::forms::{Form, arabic_concept, armenian_concept, form_of};
use comity_model::Span;
use std::ops::Range;

/// Words that are read at most; the rest of a longer text is not scored (20,480 bytes hold about 4,000 words).
pub(super) const MAX_TOKENS: usize = 8_192;
/// Words after a negation that it reaches.
const NEGATION_REACH: usize = 4;
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

/// Words, where a name of a group is one, however many it has.
pub(crate) fn words_of(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.concept != Concept::Absorbed).count()
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
    /// Bytes of the canonical text whose words only look like listed ones; set before reading.
    pub harmless: Vec<Range<usize>>,
    pub(super) sentence_first: usize,
    pub(super) sentence_begin: usize,
    pub(super) break_before: bool,
    /// Where the last English word ends that may be a piece of another; 0 where there is none.
    pub(super) piece_end: usize,
    pub(super) facts: Facts,
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
        self.piece_end = 0;
        self.disguised = 0;
        self.facts.ready_for(repair);
        self.split(canonical, lang, repair);
        self.end_sentence(canonical.len());
        self.find_concepts(lang, repair);
        self.mark_harmless();
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

    fn find_concepts(&mut self, lang: Lang, repair: Option<&Repair>) {
        let concepts = concepts_of(lang);
        let mut has_homonym = false;
        for sentence in &self.sentences {
            let mut at = sentence.first;
            while at < sentence.last {
                let Some(token) = self.tokens.get(at) else { break };
                let ahead = self.tokens.get(at..sentence.last.min(at + MAX_PHRASE_WORDS)).unwrap_or(&[]);
                let fact = self.facts.of(token.hash, lang, concepts, repair);
                has_homonym |= fact.is_homonym;
                let mut found = (fact.slot.concept, 1, usize::MAX);
                if fact.slot.begins_phrase {
                    // "Like it or not, people …" does not say "not people".
                    let pause = ahead.iter().skip(1).position(|token| token.after_break);
                    let ahead = ahead.get(..pause.map_or(ahead.len(), |pause| pause + 1)).unwrap_or(&[]);
                    found = concepts.find(ahead.iter().map(|t| (t.hash, self.letters(t))));
                    // The words of a phrase are not looked at one by one.
                    has_homonym |= found.1 > 1;
                }
                let (mut concept, words, mut listed) = found;
                if concept == Concept::Other {
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
        if has_homonym {
            self.find_homonyms(lang);
        }
        self.join_groups();
        self.find_expulsions();
    }

    /// Takes the concept from words that only look like listed ones, as `dick` in `Moby Dick`.
    fn mark_harmless(&mut self) {
        for token in self.tokens.iter_mut().filter(|_| !self.harmless.is_empty()) {
            let is_inside =
                |range: &Range<usize>| range.start <= token.begin as usize && token.end as usize <= range.end;
            let is_people = matches!(token.concept, Concept::Group | Concept::Absorbed);
            if !is_people && self.harmless.iter().any(is_inside) {
                token.concept = Concept::Other;
                token.harmless = true;
            }
        }
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
                let expels = match self.tokens.get(at).map(|t| t.concept) {
                    Some(Concept::Move) => {
                        // A name of a group counts as one word, however many it has.
                        let ahead = self.tokens.get(at + 1..sentence.last).unwrap_or(&[]).iter();
                        let ahead = ahead.filter(|t| t.concept != Concept::Absorbed).take(EXPULSION_REACH);
                        let away = ahead.clone().position(|t| t.concept == Concept::Away);
                        let whom = ahead.clone().position(|t| is_people(t.concept));
                        whom.zip(away).is_some_and(|(whom, away)| whom < away)
                    }
                    Some(Concept::Away) => false,
                    _ => continue,
                };
                if let Some(token) = self.tokens.get_mut(at) {
                    token.concept = if expels { Concept::Expel } else { Concept::Other };
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
                let is_no = self.tokens.get(at).is_some_and(|token| token.concept == Concept::No);
                let compares =
                    is_no && self.tokens.get(at + 1).is_some_and(|next| is_comparison(self.letters(next)));
                let Some(token) = self.tokens.get_mut(at) else { continue };
                token.negated |= token.form.not;
                if token.after_break {
                    reach = 0;
                }
                if compares {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negation_reaches_to_the_comma() {
        let mut reader = Reader::default();
        reader.read("They are not rats, they are rats.", Lang::En, &[], None);
        let negated: Vec<bool> = reader.tokens.iter().map(|t| t.negated).collect();
        assert_eq!(negated, [false, false, false, true, false, false, false]);
    }
}
