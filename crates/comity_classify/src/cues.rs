//! Counts about a text that single words do not carry: who stands beside what in a sentence, word lists, capitals.

use crate::exact;
use crate::features::{Concept, Parts, Reader, Token, bits, words_of};
use comity_text::{Body, Category, LexiconMatch, Severity, is_letter};

/// How many cues there are.
pub(crate) const CUES: usize = 35;
/// The first cue of those that read the structure of sentences, and the first behind them.
pub(crate) const STRUCTURE_CUES: (usize, usize) = (9, CUES);

/// Numbers of the cues that only some attributes may look at.
pub(crate) const LENGTH_CUE: usize = 0;
pub(crate) const EVASION_CUE: usize = 1;
pub(crate) const CAPITALS_CUE: usize = 14;
pub(crate) const EXCLAMATION_CUE: usize = 15;
pub(crate) const LINKS_CUE: usize = 16;
pub(crate) const QUOTED_CUE: usize = 17;

/// The cues of a text, each from 0 to about 1, in the order of [`cues_of`].
pub(crate) type Cues = [f32; CUES];

/// Gathers the cues; `matches` are what the word lists of the text's language find in it.
pub(crate) fn cues_of(reader: &Reader, body: &Body, matches: &[LexiconMatch]) -> Cues {
    let mut cues = [0.0; CUES];
    let words = reader.tokens.len() as f32;
    cues[LENGTH_CUE] = length_of(&reader.tokens);
    cues[EVASION_CUE] = body.canonical.evasion;
    let listed = |keep: &dyn Fn(&LexiconMatch) -> bool| {
        squash(matches.iter().filter(|m| !m.quoted && keep(m)).count() as f32)
    };
    cues[2] = listed(&|m| m.category == Category::Profanity && m.severity == Severity::Mild);
    cues[3] = listed(&|m| m.category == Category::Profanity && m.severity == Severity::Strong);
    cues[4] = listed(&|m| m.category == Category::Profanity && m.severity == Severity::Severe);
    cues[5] = listed(&|m| m.category == Category::Slur);
    cues[6] = listed(&|m| m.category == Category::Insult);
    cues[7] = listed(&|m| m.category == Category::Sexual);
    cues[8] = listed(&|m| m.category == Category::Threat);
    sentence_cues(reader, &mut cues);
    cues[CAPITALS_CUE] = capitals(&body.text);
    cues[EXCLAMATION_CUE] = squash(body.text.bytes().filter(|b| *b == b'!').count() as f32 / 2.0);
    cues[LINKS_CUE] = squash(body.links.len() as f32);
    cues[QUOTED_CUE] = if words > 0.0 { 1.0 - reader.unquoted as f32 / words } else { 0.0 };
    cues
}

/// The logarithm of the words of a long comment.
const LONG: f64 = 6.0;

/// The length of a text, on a scale where a long comment is about 1; a name of a group counts as one word, however
/// many it has.
pub(crate) fn length_of(tokens: &[Token]) -> f32 {
    length_of_words(words_of(tokens) as f32)
}

/// What of so many words is the length.
pub(crate) fn length_of_words(words: f32) -> f32 {
    (exact::ln(1.0 + f64::from(words)) / LONG) as f32
}

/// Of how many words this is the length.
pub(crate) fn words_of_length(length: f32) -> f32 {
    (exact::exp(f64::from(length) * LONG) - 1.0) as f32
}

fn squash(count: f32) -> f32 {
    count / (1.0 + count)
}

fn sentence_cues(reader: &Reader, cues: &mut Cues) {
    let mut condemned_before = false;
    let quotes = reader.unquoted < reader.tokens.len();
    for sentence in &reader.sentences {
        let said: &[Token] = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        let parts = Parts::of(said);
        let has = |concept: Concept| parts.has(concept);
        let has_said = |concept: Concept| parts.says(concept);
        let condemns = has(Concept::Condemn) || has(Concept::Stop);
        let reports = has(Concept::Say) || has(Concept::Who);
        let attack = parts.says_any(ATTACKS);
        let raise = |cue: &mut f32, when: bool| {
            if when {
                *cue = 1.0;
            }
        };
        raise(&mut cues[9], has(Concept::You) && (has_said(Concept::Insult) || has_said(Concept::Slur)));
        raise(&mut cues[10], has(Concept::Group) && attack && !(condemns && reports));
        raise(&mut cues[11], condemns && reports);
        raise(&mut cues[12], has(Concept::Reclaim) || (has(Concept::First) && has(Concept::Group)));
        raise(&mut cues[13], has(Concept::Family));
        raise(&mut cues[18], has(Concept::Group));
        raise(&mut cues[19], has(Concept::Nonprotected) && attack);
        raise(&mut cues[20], has(Concept::Slur));
        raise(&mut cues[21], condemned_before || (condemns && quotes));
        condemned_before |= condemns;
        let stance = Stance::of(said, parts, quotes);
        for (cue, held) in cues[22..].iter_mut().zip(stance.cues()) {
            raise(cue, held);
        }
    }
}

/// What a sentence does with the group of people that it names.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the sentence")]
struct Stance {
    names_group: bool,
    names_person: bool,
    names_others: bool,
    attacks: bool,
    harms: bool,
    narrates: bool,
    denies_attack: bool,
    denies_worth: bool,
    reports: bool,
    condemns: bool,
    praises: bool,
    announces: bool,
    calls: bool,
    tells: bool,
}

impl Stance {
    fn of(tokens: &[Token], parts: Parts, quotes: bool) -> Self {
        let mut stance = Self::default();
        let mut nobody = false;
        let has = |concept: Concept| parts.has(concept);
        let calls = has(Concept::Should) || has(Concept::Want);
        for (i, token) in tokens.iter().enumerate().filter(|(_, t)| !t.quoted) {
            let negated = token.negated || nobody;
            let before = i.checked_sub(1).and_then(|b| tokens.get(b)).map_or(Concept::Other, |t| t.concept);
            stance.names_person |= token.form.you || token.form.they;
            match token.concept {
                Concept::Group | Concept::Slur => stance.names_group = true,
                // "Nobody …" and "none of us …" deny all that follows.
                Concept::No => nobody = true,
                // "I think" gives an opinion; "he says", "people think" report one.
                Concept::Say if before != Concept::First && before != Concept::Should => {
                    stance.reports = true;
                }
                Concept::Who => stance.reports = true,
                Concept::Condemn => stance.condemns = true,
                Concept::Love | Concept::Positive if negated => stance.denies_worth = true,
                Concept::Love | Concept::Positive => stance.praises = true,
                Concept::You | Concept::They | Concept::People | Concept::Nonprotected => {
                    stance.names_person = true;
                }
                Concept::Thing => stance.names_others = true,
                // "Were shot" and "police say … killed" tell of violence; "should be shot" calls for it.
                c if is_harm(c) && !calls && (before == Concept::Past || has(Concept::News)) => {
                    stance.narrates = true;
                }
                c if is_attack(c) && negated => stance.denies_attack = true,
                c if is_attack(c) => {
                    stance.attacks = true;
                    stance.harms |= is_harm(c);
                    // "I will …", "we are going to …" announce; "should be …", "hope they …" call for it; "she beat him"
                    // tells.
                    stance.announces |= is_harm(c) && has(Concept::First) && has(Concept::Want);
                    stance.calls |= is_harm(c) && calls && !has(Concept::If);
                    stance.tells |= is_harm(c) && !calls && !has(Concept::First) && before == Concept::They;
                }
                _ => {}
            }
        }
        stance.reports |= quotes;
        stance
    }

    /// In order: attacks; attacks, as somebody else's words; attacks and condemns; denies an attack; denies worth;
    /// praises; names a group and nothing else. Then, of anyone: harm to a person; harm told; attacks on what is no
    /// group; harm announced; harm called for; harm that somebody else did.
    fn cues(&self) -> [bool; 13] {
        let group = self.names_group;
        [
            group && self.attacks && !self.reports && !self.condemns && !self.denies_attack,
            group && self.attacks && self.reports && !self.condemns,
            group && (self.attacks || self.denies_attack) && self.condemns,
            group && self.denies_attack && !self.attacks,
            group && self.denies_worth && !self.denies_attack,
            group && self.praises && !self.attacks && !self.denies_worth,
            group && !self.attacks && !self.denies_attack && !self.denies_worth && !self.praises,
            self.names_person && self.harms && !self.reports && !self.condemns && !self.denies_attack,
            self.narrates && !self.attacks,
            self.names_others && !group && !self.names_person && self.attacks,
            self.announces && (group || self.names_person) && !self.reports && !self.condemns,
            self.calls && (group || self.names_person) && !self.reports && !self.condemns,
            self.tells && !self.announces && !self.calls,
        ]
    }
}

const fn is_harm(concept: Concept) -> bool {
    matches!(concept, Concept::Violence | Concept::Die)
}

/// What attacks mean.
const ATTACKS: u64 = bits(&[
    Concept::Dehumanise,
    Concept::Negative,
    Concept::Insult,
    Concept::Crime,
    Concept::Hate,
    Concept::Violence,
    Concept::Die,
    Concept::Expel,
]);

const fn is_attack(concept: Concept) -> bool {
    ATTACKS & bits(&[concept]) != 0
}

/// The share of letters in capitals, of a text long enough for it to mean something.
fn capitals(text: &str) -> f32 {
    let mut letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let mut capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    if !text.is_ascii() {
        for c in text.chars().filter(|c| !c.is_ascii() && is_letter(*c)) {
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        }
    }
    if letters < 12 { 0.0 } else { capitals as f32 / letters as f32 }
}
