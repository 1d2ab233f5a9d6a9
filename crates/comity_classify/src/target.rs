//! Who is attacked: the words of an attack, and whom they stand beside.

mod addressed;
mod forms;
mod names;
mod roles;

use crate::attribute::{ATTRIBUTES, Attribute};
use crate::context::Context;
use crate::features::{Concept, Lang, Reader, Sentence, Token};
use addressed::is_said_to_reader;
pub(crate) use names::Names;
use roles::{CALLED, OFFICES, Role, is_one_of, is_publication};
use std::fmt;

/// Whom or what a comment attacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Another commenter: the one replied to, or "you".
    Commenter,
    /// Who wrote the story.
    Author,
    /// The publication.
    Publication,
    /// A person named in the story or its headline, or an office holder.
    PublicPerson,
    /// A group of people.
    Group,
    /// A thing, a plan, an idea.
    Object,
    /// Nobody.
    Nobody,
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 7] = [
        Self::Commenter,
        Self::Author,
        Self::Publication,
        Self::PublicPerson,
        Self::Group,
        Self::Object,
        Self::Nobody,
    ];

    /// Its name in APIs and policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Commenter => "commenter",
            Self::Author => "author",
            Self::Publication => "publication",
            Self::PublicPerson => "public_person",
            Self::Group => "group",
            Self::Object => "object",
            Self::Nobody => "nobody",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Words at the beginning of a sentence among which somebody in office is called.
const CALL_REACH: usize = 5;
/// Words around an attack among which its target is looked for, and attacks of a comment that are resolved.
const REACH: usize = 24;
const MAX_ATTACKS: usize = 48;
/// Words of a sentence that is nothing but an attack.
const ALONE: usize = 4;
/// Scores below which a text attacks nobody, and from which it attacks somebody without a word that we know for an attack.
const NO_ATTACK: f32 = 0.3;
const SURE_ATTACK: f32 = 0.5;

/// What is looked at to find out whom a text attacks.
pub(crate) struct Scene<'r> {
    pub language: Lang,
    pub reader: &'r Reader,
    pub names: &'r Names,
    pub context: &'r Context<'r>,
    /// The scores so far.
    pub values: &'r [Option<f32>; ATTRIBUTES],
}

impl Scene<'_> {
    fn highest(&self, attributes: &[Attribute]) -> f32 {
        attributes.iter().filter_map(|attribute| self.values[*attribute as usize]).fold(0.0, f32::max)
    }

    fn threatens(&self) -> bool {
        self.highest(&[Attribute::Threat]) >= SURE_ATTACK
    }

    fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[])
    }

    fn letters(&self, tokens: &[Token], at: usize) -> &[char] {
        tokens.get(at).map_or(&[], |token| self.reader.letters(token))
    }

    fn is_said_to_reader(&self, tokens: &[Token]) -> bool {
        is_said_to_reader(self.language, self.reader, tokens)
    }

    /// Whom the words attack.
    pub(crate) fn target(&self) -> Target {
        let suspicion = self.values.iter().flatten().copied().fold(0.0, f32::max);
        let attacks = [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Insult, Attribute::Threat];
        let is_harmless = self.highest(&attacks) < NO_ATTACK;
        let mut best: Option<(i32, Target)> = None;
        let mut attacks = 0;
        let mut kept = Kept::default();
        for (at, sentence) in self.reader.sentences.iter().enumerate() {
            let tokens = self.tokens_of(sentence);
            kept.forget(tokens.len());
            for (i, token) in tokens.iter().enumerate() {
                let Some(kind) = attack_of(tokens, i, token) else { continue };
                if is_harmless && !is_judgement(token.concept) {
                    continue;
                }
                attacks += 1;
                if attacks > MAX_ATTACKS {
                    break;
                }
                let (distance, target) = self.nearest(at, tokens, i, kind, &mut kept);
                if best.is_none_or(|(nearest, _)| distance < nearest) {
                    best = Some((distance, target));
                }
            }
        }
        match best {
            // A harmless text may call a thing stupid, and calls nobody anything.
            Some((_, Target::Object)) if is_harmless => Target::Object,
            _ if is_harmless => Target::Nobody,
            Some((_, Target::Nobody)) | None if suspicion >= SURE_ATTACK => self.somebody(),
            Some((_, target)) => target,
            None => Target::Nobody,
        }
    }
}

/// Whom a word refers to, once that was asked.
#[derive(Debug, Clone, Copy)]
enum Referent {
    NotAsked,
    Known(Option<Target>),
}

/// What was found out of a sentence, so that each of its attacks need not ask again.
#[derive(Debug, Default)]
struct Kept {
    referents: Vec<Referent>,
    is_said_to_reader: Option<bool>,
}

impl Kept {
    /// Begins a sentence of so many words.
    fn forget(&mut self, words: usize) {
        self.referents.clear();
        self.referents.resize(words, Referent::NotAsked);
        self.is_said_to_reader = None;
    }

    /// Whom the word with this number refers to; asked for once.
    fn referent(&mut self, word: usize, ask: impl FnOnce() -> Option<Target>) -> Option<Target> {
        let known = self.referents.get_mut(word)?;
        if let Referent::Known(target) = *known {
            return target;
        }
        let target = ask();
        *known = Referent::Known(target);
        target
    }
}

/// How the words of an attack look for their target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attack {
    /// "X is a …", "you …": the target stands before, or right behind.
    Predicate,
    /// "hate X", "kill X", "get rid of X": the target stands behind; in the passive before.
    Act,
    /// "shut up": whoever is addressed.
    Order,
}

/// Whether a word of this concept judges, of people or things.
const fn is_judgement(concept: Concept) -> bool {
    matches!(concept, Concept::Insult | Concept::Negative | Concept::Dehumanise | Concept::Hate)
}

const fn is_harm(concept: Concept) -> bool {
    matches!(concept, Concept::Violence | Concept::Die | Concept::Expel)
}

fn attack_of(tokens: &[Token], i: usize, token: &Token) -> Option<Attack> {
    if token.quoted {
        return None;
    }
    match token.concept {
        Concept::Insult | Concept::Slur => Some(Attack::Predicate),
        Concept::Negative | Concept::Dehumanise | Concept::Crime if !token.negated => Some(Attack::Predicate),
        Concept::Hate | Concept::Violence | Concept::Expel | Concept::Die if !token.negated => {
            let passive = tokens
                .get(i.saturating_sub(2)..i)
                .unwrap_or(&[])
                .iter()
                .any(|t| matches!(t.concept, Concept::Be | Concept::Past));
            Some(if passive || token.concept == Concept::Die { Attack::Predicate } else { Attack::Act })
        }
        Concept::Stop => Some(Attack::Order),
        _ => None,
    }
}

impl Scene<'_> {
    /// The nearest one that could be meant, and how far away it stands. `kept` is what is known of the sentence already.
    fn nearest(
        &self,
        sentence: usize,
        tokens: &[Token],
        at: usize,
        kind: Attack,
        kept: &mut Kept,
    ) -> (i32, Target) {
        let mut best = (i32::MAX, Target::Nobody);
        let window = at.saturating_sub(REACH)..tokens.len().min(at + REACH);
        for (i, token) in tokens.iter().enumerate().take(window.end).skip(window.start) {
            let Some(target) = kept.referent(i, || self.referent(tokens, i, token)) else { continue };
            if i == at && token.concept != Concept::Slur {
                continue;
            }
            let gap = i as i32 - at as i32;
            let wrong_side = match kind {
                Attack::Predicate => gap > 0,
                Attack::Act => gap < 0,
                Attack::Order => false,
            };
            let mut distance = gap.abs() * 2 + i32::from(wrong_side) * 7;
            // What was named right before "is" is what is talked about, whatever stands around.
            if !wrong_side
                && kind == Attack::Predicate
                && tokens.get(i + 1).is_some_and(|t| matches!(t.concept, Concept::Be | Concept::Past))
            {
                distance -= 3;
            }
            if distance < best.0 {
                best = (distance, target);
            }
        }
        if kind == Attack::Order {
            return if best.0 <= 4 { best } else { (3, Target::Commenter) };
        }
        let harms = tokens.get(at).is_some_and(|token| is_harm(token.concept));
        // "I will burn your house": the house is the reader's.
        let is_thing = matches!(best.1, Target::Nobody | Target::Object);
        if is_thing
            && (best.1 == Target::Nobody || harms && self.threatens())
            && *kept.is_said_to_reader.get_or_insert_with(|| self.is_said_to_reader(tokens))
        {
            return (best.0.min(12), Target::Commenter);
        }
        if best.1 != Target::Nobody {
            return best;
        }
        // "He", "she": whoever the sentence before or the headline is about; an insult alone is for the one answered.
        let says_they = tokens.iter().take(window.end).skip(window.start).any(|t| t.concept == Concept::They);
        if says_they {
            let before = self.reader.sentences.get(..sentence).unwrap_or(&[]);
            let target = before.iter().rev().find_map(|s| self.last_referent(*s));
            return (20, target.unwrap_or(Target::PublicPerson));
        }
        // "Go home, loser": what stands behind the last comma calls whoever is spoken to.
        let calls = tokens.get(at).is_some_and(|token| {
            token.after_break
                && at + 1 == tokens.len()
                && matches!(token.concept, Concept::Insult | Concept::Slur)
        });
        if calls {
            return (22, Target::Commenter);
        }
        let is_alone = tokens.len() <= ALONE && kind == Attack::Predicate;
        let wishes_death = is_alone && self.threatens() && tokens[at].concept == Concept::Die;
        if is_alone && self.context.is_reply || wishes_death {
            return (24, Target::Commenter);
        }
        (40, Target::Object)
    }

    fn last_referent(&self, sentence: Sentence) -> Option<Target> {
        let tokens = self.tokens_of(&sentence);
        (0..tokens.len()).rev().find_map(|i| {
            self.referent(tokens, i, &tokens[i])
                .filter(|t| matches!(t, Target::PublicPerson | Target::Author | Target::Group))
        })
    }

    /// Whom a word refers to by itself.
    fn referent(&self, tokens: &[Token], i: usize, token: &Token) -> Option<Target> {
        let letters = self.reader.letters(token);
        let names = self.names;
        let named_in = |words: &names::Words| words.have(self.language, letters);
        let owns_next = || {
            // "your plan", "the minister's plan": the thing is meant, not its owner.
            tokens
                .get(i + 1..(i + 3).min(tokens.len()))
                .unwrap_or(&[])
                .iter()
                .any(|t| t.concept == Concept::Thing)
        };
        if named_in(&names.byline) {
            return (!owns_next()).then_some(Target::Author);
        }
        if named_in(&names.publication) {
            return Some(Target::Publication);
        }
        let before = i.checked_sub(1).map_or(&[] as &[char], |before| self.letters(tokens, before));
        let role = Role { language: self.language, letters, before, has_byline: !names.byline.is_empty() };
        if role.is_author() {
            return (!owns_next()).then_some(Target::Author);
        }
        if role.is_publication() {
            return Some(Target::Publication);
        }
        match token.concept {
            Concept::You => {
                let your = is_one_of(letters, &["your", "ur"]);
                let meant = if calls_office(self.reader, tokens, i) {
                    Target::PublicPerson
                } else {
                    Target::Commenter
                };
                // "Your newspaper": the newspaper is meant.
                let owns_press = is_publication(self.language, self.letters(tokens, i + 1));
                ((!your || !owns_next()) && !owns_press).then_some(meant)
            }
            Concept::Group | Concept::Slur => Some(Target::Group),
            Concept::Nonprotected if !is_one_of(letters, OFFICES) => {
                let plural = letters.last() == Some(&'s');
                Some(if plural { Target::Group } else { Target::PublicPerson })
            }
            Concept::Thing => Some(Target::Object),
            _ if named_in(&names.headline) || is_one_of(letters, OFFICES) => {
                (!owns_next()).then_some(Target::PublicPerson)
            }
            _ => None,
        }
    }
}

/// Whether the words before *you* call somebody in office, or those right behind do between commas: "Mayor, you are …",
/// "You, Mr Smith, are …".
fn calls_office(reader: &Reader, tokens: &[Token], you: usize) -> bool {
    let is_office = |token: &Token| {
        let letters = reader.letters(token);
        is_one_of(letters, OFFICES) || is_one_of(letters, CALLED)
    };
    let begins_here = tokens.get(you).is_some_and(|token| token.after_break)
        || you.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_office);
    let before = tokens.get(..you).unwrap_or(&[]);
    // "The mayor is right, you are …" has a verb: it is about the mayor, and said to somebody else.
    let says_something = before.iter().any(|token| matches!(token.concept, Concept::Be | Concept::Past));
    let is_called_before =
        begins_here && before.len() <= CALL_REACH && !says_something && before.iter().any(is_office);
    let behind = tokens.get(you + 1..).unwrap_or(&[]);
    let is_called_behind = behind.first().is_some_and(|token| token.after_break && is_office(token))
        && behind.iter().skip(1).take(CALL_REACH).any(|token| token.after_break);
    is_called_before || is_called_behind
}

impl Scene<'_> {
    /// The first one mentioned at all, where a comment is bad without a word that we know for an attack.
    fn somebody(&self) -> Target {
        let tokens = || self.reader.sentences.iter().map(|sentence| self.tokens_of(sentence));
        // "I fucking love this newspaper": swearing alone attacks nobody.
        let attacks = [Attribute::IdentityAttack, Attribute::Insult, Attribute::Threat];
        let only_swears = self.highest(&attacks) < SURE_ATTACK;
        let is_pleased = || {
            self.reader
                .tokens
                .iter()
                .any(|t| matches!(t.concept, Concept::Love | Concept::Positive) && !t.negated)
        };
        if only_swears && is_pleased() {
            return Target::Nobody;
        }
        let mentioned = tokens().find_map(|t| (0..t.len()).find_map(|i| self.referent(t, i, &t[i])));
        let is_thing = matches!(mentioned, None | Some(Target::Object));
        if is_thing && self.threatens() && tokens().any(|t| self.is_said_to_reader(t)) {
            return Target::Commenter;
        }
        match mentioned {
            Some(target) => target,
            None if self.context.is_reply => Target::Commenter,
            None if only_swears => Target::Nobody,
            None => Target::Object,
        }
    }
}

#[cfg(test)]
mod tests;
