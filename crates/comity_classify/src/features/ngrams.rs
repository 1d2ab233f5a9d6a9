//! From tokens to hashed features.

use super::repair::MAX_LETTERS;
use super::{Concept, Lang, Reader, Token, finish, mix};

/// The two kinds of features, which are normalised apart: a long text thins out its words, never its concepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Block {
    /// Words, rows of words and pieces of words.
    Text,
    /// Concepts and rows of concepts.
    Concept,
}

/// Takes features one by one.
pub(crate) trait Sink {
    /// One feature of token `token` of the reader.
    fn feature(&mut self, block: Block, hash: u64, token: usize);

    /// All features of a word by itself, if the sink takes them in one; otherwise it gets them one by one.
    fn word(&mut self, _word: &Word<'_>, _token: usize) -> bool {
        false
    }
}

/// A word by itself: what stands around it plays no part in its features.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'r> {
    /// The hash of its letters.
    pub hash: u64,
    pub lang: Lang,
    /// Its letters between two borders.
    bordered: &'r [char],
}

impl Word<'_> {
    /// Its letters.
    pub(crate) fn letters(&self) -> &[char] {
        self.bordered.get(1..self.bordered.len() - 1).unwrap_or(&[])
    }

    /// Gives its own feature and those of its pieces.
    pub(crate) fn features(&self, mut feature: impl FnMut(u64)) {
        let seed = seed_of(self.lang);
        feature(itself(seed, self.hash));
        pieces(self.bordered, self.lang, seed, feature);
    }
}

/// Letters of the shortest and longest piece of a word.
const PIECES: (usize, usize) = (3, 5);
/// The same for Korean, where a letter is a syllable.
const SYLLABLE_PIECES: (usize, usize) = (1, 3);
/// Concepts of the longest row.
const MAX_CONCEPT_ROW: usize = 4;
/// Words without a concept that are bridged in a row of concepts before they count as a gap.
const MAX_BRIDGE: usize = 3;

// Namespaces, so that a word, a piece and a row of the same letters are different features.
const WORD: u64 = 1;
const PAIR: u64 = 2;
const TRIPLE: u64 = 3;
const SKIP_PAIR: u64 = 4;
const NEGATED: u64 = 5;
const PIECE: u64 = 6;
const ROW: u64 = 7;
const QUOTED_ROW: u64 = 8;
const QUOTED_WORD: u64 = 9;
const SKIP_ROW: u64 = 10;
const CONCEPT_WORD: u64 = 11;
const NEGATED_CONCEPT: u64 = 12;
const FOURTH: u64 = 13;
const MEETING: u64 = 14;

/// What stands in rows of words for a name of a group: the same for all.
const GROUP_WORD: u64 = 0x6_7267;
/// The same for a harmless word that is written like another: `Dick Cheney`, the dyke by the sea.
const HARMLESS_WORD: u64 = 0x6_6c77;
/// What stands for a stretch of words without concepts.
const GAP: u64 = 0x6170;

/// Hands every feature of the tokens `first..last` (one sentence) to `sink`.
pub(crate) fn emit(reader: &Reader, first: usize, last: usize, lang: Lang, sink: &mut impl Sink) {
    let tokens = reader.tokens.get(first..last).unwrap_or(&[]);
    let seed = seed_of(lang);
    let mut words: [u64; 3] = [0; 3];
    let mut bordered = [BORDER; MAX_LETTERS + 2];
    for (i, token) in tokens.iter().enumerate() {
        let at = first + i;
        if token.concept == Concept::Absorbed && previous_is_group(tokens, i) {
            continue;
        }
        let word = match token.concept {
            Concept::Group => GROUP_WORD,
            _ if token.harmless => HARMLESS_WORD,
            _ => token.hash,
        };
        if token.quoted {
            sink.feature(Block::Text, finish(mix(mix(seed, QUOTED_WORD), word)), at);
            words = [0; 3];
            continue;
        }
        let mut left: &[char] = &[];
        let mut is_taken = false;
        if token.concept != Concept::Group && !token.whole && !token.harmless {
            let letters = reader.letters(token);
            let length = letters.len() + 2;
            if let Some(inner) = bordered.get_mut(1..length - 1) {
                inner.copy_from_slice(letters);
                bordered[length - 1] = BORDER;
                left = &bordered[..length];
                is_taken = sink.word(&Word { hash: word, lang, bordered: left }, at);
            }
        }
        if !is_taken && !token.harmless {
            sink.feature(Block::Text, itself(seed, word), at);
        }
        emit_words(seed, word, words, token, at, sink);
        words = [word, words[0], words[1]];
        if !is_taken {
            pieces(left, lang, seed, |piece| sink.feature(Block::Text, piece, at));
        }
    }
    emit_rows(tokens, first, sink);
    emit_meetings(tokens, first, sink);
}

fn previous_is_group(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .find(|t| t.concept != Concept::Absorbed)
        .is_some_and(|t| t.concept == Concept::Group)
}

/// What the features of words of a language begin with.
const fn seed_of(lang: Lang) -> u64 {
    mix(0xC0_11_17, lang as u64)
}

/// The feature of a word as a whole.
const fn itself(seed: u64, word: u64) -> u64 {
    finish(mix(mix(seed, WORD), word))
}

/// What a word says beside others. `before` are the words before, nearest first; 0 where there is none.
fn emit_words(seed: u64, word: u64, before: [u64; 3], token: &Token, at: usize, sink: &mut impl Sink) {
    if token.negated {
        sink.feature(Block::Text, finish(mix(mix(seed, NEGATED), word)), at);
    }
    let pair = mix(mix(mix(seed, PAIR), before[0]), word);
    sink.feature(Block::Text, finish(pair), at);
    if before[1] != 0 {
        let triple = mix(mix(mix(mix(seed, TRIPLE), before[1]), before[0]), word);
        sink.feature(Block::Text, finish(triple), at);
        sink.feature(Block::Text, finish(mix(mix(mix(seed, SKIP_PAIR), before[1]), word)), at);
        if token.whole && before[2] != 0 {
            sink.feature(Block::Text, finish(mix(mix(triple, FOURTH), before[2])), at);
        }
    }
}

/// Stands before and behind a word.
const BORDER: char = '\u{1}';

/// Gives the features of pieces of a word, which has its borders marked: `^wo`, `wor`, `ord`, `rd$`.
fn pieces(bordered: &[char], lang: Lang, seed: u64, mut feature: impl FnMut(u64)) {
    let (shortest, longest) = if lang == Lang::Ko { SYLLABLE_PIECES } else { PIECES };
    let namespace = mix(seed, PIECE);
    // The whole word with both borders is the word itself.
    let longest = longest.min(bordered.len().saturating_sub(1));
    for begin in 0..bordered.len().saturating_sub(shortest - 1) {
        let mut hash = namespace;
        for (n, letter) in bordered[begin..].iter().take(longest).enumerate() {
            hash = mix(hash, u64::from(u32::from(*letter)));
            if n + 1 >= shortest {
                feature(finish(hash));
            }
        }
    }
}

/// Who meets what in the sentence, in whatever order and with whatever between: a target and an attack, and whether a
/// negation, a report or a condemnation stands around them.
fn emit_meetings(tokens: &[Token], first: usize, sink: &mut impl Sink) {
    let mut targets = 0_u64;
    let mut around = 0_u64;
    let telling = tokens.iter().filter(|t| !t.quoted && (t.concept != Concept::Other || t.form.says_any()));
    for concept in telling.flat_map(Token::parts) {
        match concept {
            c if is_target(c) => targets |= 1 << c as u64,
            Concept::Not | Concept::No => around |= 1,
            Concept::Say | Concept::Who => around |= 2,
            Concept::Condemn | Concept::Stop => around |= 4,
            Concept::Love | Concept::Positive => around |= 8,
            Concept::Past | Concept::News => around |= 16,
            Concept::Should | Concept::Want => around |= 32,
            _ => {}
        }
    }
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| !t.quoted && is_attack(t.concept)) {
        let mut left = targets;
        while left != 0 {
            let target = u64::from(left.trailing_zeros());
            left &= left - 1;
            let meeting = mix(mix(mix(MEETING, target), token.concept as u64), u64::from(token.negated));
            sink.feature(Block::Concept, finish(meeting), first + i);
            sink.feature(Block::Concept, finish(mix(meeting, 64 + around)), first + i);
        }
    }
}

const fn is_target(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Group
            | Concept::Slur
            | Concept::Nonprotected
            | Concept::You
            | Concept::They
            | Concept::People
            | Concept::Thing
            | Concept::First
    )
}

const fn is_attack(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Hate
            | Concept::Violence
            | Concept::Die
            | Concept::Expel
            | Concept::Dehumanise
            | Concept::Negative
            | Concept::Insult
            | Concept::Crime
            | Concept::Slur
            | Concept::Profanity
            | Concept::Sexual
            | Concept::Love
            | Concept::Positive
    )
}

/// The sentence as a row of concepts: all rows of one to four, and pairs with one or two concepts between.
///
/// These carry no language: what "no GROUP SHOULD DIE" means is the same in all of them.
fn emit_rows(tokens: &[Token], first: usize, sink: &mut impl Sink) {
    let mut row: [u64; MAX_CONCEPT_ROW] = [0; MAX_CONCEPT_ROW];
    let mut bridge = 0;
    for (i, token) in tokens.iter().enumerate() {
        match token.concept {
            Concept::Absorbed => continue,
            Concept::Other => {
                bridge += 1;
                continue;
            }
            _ => {}
        }
        let namespace = if token.quoted { QUOTED_ROW } else { ROW };
        if bridge > MAX_BRIDGE {
            row = [GAP, row[0], row[1], row[2]];
        }
        bridge = 0;
        let at = first + i;
        for part in token.parts() {
            let concept = part as u64 + 1;
            let mut hash = mix(namespace, concept);
            sink.feature(Block::Concept, finish(hash), at);
            if token.negated && part == token.concept {
                sink.feature(Block::Concept, finish(mix(mix(NEGATED_CONCEPT, namespace), concept)), at);
            }
            for &before in row.iter().take(MAX_CONCEPT_ROW - 1) {
                if before == 0 {
                    break;
                }
                hash = mix(hash, before);
                sink.feature(Block::Concept, finish(hash), at);
            }
            for (distance, &before) in row.iter().enumerate().skip(1) {
                if before != 0 {
                    let skip = mix(mix(mix(SKIP_ROW, namespace), concept), before);
                    // One and two between are told apart, three is like two.
                    sink.feature(Block::Concept, finish(mix(skip, distance.min(2) as u64)), at);
                }
            }
            row = [concept, row[0], row[1], row[2]];
        }
        // A concept's own word beside its neighbour: "GROUP like", "all GROUP".
        if i > 0 && token.concept == Concept::Group && !token.quoted {
            let neighbour = tokens[i - 1].hash;
            sink.feature(Block::Concept, finish(mix(CONCEPT_WORD, neighbour)), at);
        }
    }
}
