//! Texts whose words are those of an attack and whose grammar says that they are none: history that is told, deaths that are
//! deplored, slander that is denied, figures of speech. Where it is certain, their scores are held down.

mod acted;
mod denied;
mod deplored;
mod idioms;
mod wording;

use crate::attribute::{ATTRIBUTES, Attribute};
use crate::features::{Concept, Lang, Reader, Sentence, Token};
use crate::told;
use wording::Wording;

/// The most that such a text scores.
const AT_MOST: [(Attribute, f32); 3] =
    [(Attribute::IdentityAttack, 0.3), (Attribute::Threat, 0.2), (Attribute::Toxicity, 0.35)];
/// The most that a text scores besides in which a slander is denied.
const INSULT_AT_MOST: f32 = 0.3;

/// Words of a sentence that only adds to the one before, at most.
const FEW_WORDS: usize = 5;

/// Why the words of an attack are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// They tell what was done.
    Told,
    /// They deplore deaths, or are a figure of speech.
    Deplored,
    /// They say that a slander is one.
    Denied,
}

/// A text as its grammar is read.
pub(crate) struct Grammar<'r> {
    language: Lang,
    /// The canonical text.
    text: &'r str,
    reader: &'r Reader,
}

impl<'r> Grammar<'r> {
    pub(crate) const fn of(language: Lang, text: &'r str, reader: &'r Reader) -> Self {
        Self { language, text, reader }
    }

    /// Why the whole text is no attack; `None` where one of its sentences may be one, or none looks like one.
    pub(crate) fn of_text(&self) -> Option<Held> {
        let (mut held, mut takes_sides, mut attacks) = (None, false, false);
        for (at, sentence) in self.reader.sentences.iter().enumerate() {
            match self.of_sentence(at) {
                Some(Held::Denied) => held = Some(Held::Denied),
                Some(found) => held = held.or(Some(found)),
                None => {
                    takes_sides |= told::is_attack_like(self.reader, sentence) || self.adds_to_it(sentence);
                    attacks |=
                        self.wording(sentence).tokens().iter().any(|t| !t.quoted && is_hostile(t.concept));
                }
            }
            if attacks {
                return None;
            }
        }
        // Whoever denies a slander may judge and ask; whoever tells or deplores may not.
        held.filter(|held| *held == Held::Denied || !takes_sides)
    }

    /// Whether a few words beside what is told welcome it or want more: "Not enough.", "All of them."
    fn adds_to_it(&self, sentence: &Sentence) -> bool {
        let tokens = self.wording(sentence).tokens();
        let adds = |token: &Token| token.concept == Concept::All || told::is_partial(self.reader, token);
        tokens.len() <= FEW_WORDS && tokens.iter().any(adds)
    }

    /// Why the sentence with this number is no attack.
    pub(crate) fn of_sentence(&self, at: usize) -> Option<Held> {
        let sentence = self.sentence(at)?;
        if deplored::is_deplored(self, sentence) {
            return Some(Held::Deplored);
        }
        let tokens = self.wording(sentence).tokens();
        if !tokens.iter().any(|token| is_hostile(token.concept) || token.concept == Concept::Group) {
            return None;
        }
        if told::is_told(self.language, self.reader, sentence) || acted::is_acted(self, sentence) {
            Some(Held::Told)
        } else if idioms::is_idiom(self, sentence) {
            Some(Held::Deplored)
        } else if denied::is_denied(self, at) {
            Some(Held::Denied)
        } else {
            None
        }
    }

    fn sentence(&self, at: usize) -> Option<&'r Sentence> {
        self.reader.sentences.get(at)
    }

    fn wording(&self, sentence: &Sentence) -> Wording<'r> {
        Wording::of(self.reader, sentence)
    }

    /// The sentence as it stands in the canonical text.
    fn written(&self, sentence: &Sentence) -> &'r str {
        self.text.get(sentence.span.begin..sentence.span.end).unwrap_or("")
    }

    fn asks(&self, sentence: &Sentence) -> bool {
        self.written(sentence).contains(['?', '؟', '՞', '？'])
    }
}

/// Whether a word of this concept attacks or does harm.
const fn is_hostile(concept: Concept) -> bool {
    is_harm(concept) || is_contempt(concept)
}

/// What is done to people.
const fn is_harm(concept: Concept) -> bool {
    matches!(concept, Concept::Violence | Concept::Die | Concept::Expel)
}

/// What is said of people.
const fn is_contempt(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Hate
            | Concept::Dehumanise
            | Concept::Insult
            | Concept::Slur
            | Concept::Profanity
            | Concept::Sexual
            | Concept::Negative
            | Concept::Crime
    )
}

/// Whether a word is coarse whatever is said with it.
const fn is_coarse(token: &Token) -> bool {
    !token.quoted && matches!(token.concept, Concept::Slur | Concept::Profanity | Concept::Sexual)
}

impl Held {
    /// Whether [`Self::lower`] could lower any of these.
    pub(crate) fn may_lower(values: &[Option<f32>; ATTRIBUTES]) -> bool {
        let mut limits = AT_MOST.into_iter().chain([(Attribute::Insult, INSULT_AT_MOST)]);
        limits.any(|(attribute, most)| values[attribute as usize] > Some(most))
    }

    /// Lowers what such a text scores.
    pub(crate) fn lower(self, values: &mut [Option<f32>; ATTRIBUTES]) {
        for (attribute, most) in AT_MOST {
            if let Some(value) = &mut values[attribute as usize] {
                *value = value.min(most);
            }
        }
        if self == Self::Denied
            && let Some(insult) = &mut values[Attribute::Insult as usize]
        {
            *insult = insult.min(INSULT_AT_MOST);
        }
    }

    /// Whether the words that a list finds count for nothing, too.
    pub(crate) const fn outweighs_lists(self) -> bool {
        !matches!(self, Self::Told)
    }
}

#[cfg(test)]
mod tests;
