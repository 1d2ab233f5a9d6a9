//! Slander that is denied: "it is a lie that all … are thieves", "one must not say …", "nobody wants to deport …".
//!
//! Held is what says one slander, in the clause that the denial takes with it, and nothing hostile besides: "it is a lie that they
//! are people, they are animals" says the opposite in its second half, and "it is no lie that …" denies nothing.

mod frames;

use super::wording::Wording;
use super::{Grammar, is_coarse, is_contempt, is_harm, is_hostile};
use crate::features::{Concept, Sentence, Token};
use frames::Frames;
use std::ops::Range;

/// Words of a sentence among which "nobody" or "hatred" begins it.
const OPENING: usize = 3;
/// Words of a sentence that says of the one before that it is a lie, at most.
const SHORT: usize = 6;
/// Words between a people and the verb that is denied of it.
const REACH: usize = 3;

/// Whether the sentence with this number denies the slander that it says, or the one behind it does; or whether it is that one.
pub(super) fn is_denied(grammar: &Grammar<'_>, at: usize) -> bool {
    let Some(denial) = denial_of(grammar, at) else { return false };
    let lie_follows = || denial.asks_why_said() && is_called_a_lie(grammar, at + 1, denial.frames);
    let is_the_lie = || {
        let before = at.checked_sub(1).and_then(|before| denial_of(grammar, before));
        is_called_a_lie(grammar, at, denial.frames) && before.is_some_and(|before| before.asks_why_said())
    };
    // Most sentences name no people and speak of no harm: phrases are looked for in the others only.
    let names_group = denial.names_group(0..denial.tokens().len());
    let harms = || denial.tokens().iter().any(|token| is_harm(token.concept));
    names_group && (denial.denies_before() || denial.denies_behind())
        || harms() && denial.nobody_wants()
        || names_group && (denial.condemns_hatred() || denial.denies_conspiracy())
        || grammar.sentence(at).is_some_and(|sentence| denial.is_reported_cry(grammar, sentence))
        || lie_follows()
        || is_the_lie()
}

fn denial_of<'r>(grammar: &Grammar<'r>, at: usize) -> Option<Denial<'r>> {
    let sentence = grammar.sentence(at)?;
    let frames = frames::of(grammar.language)?;
    let denial = Denial {
        text: grammar.text,
        wording: grammar.wording(sentence),
        frames,
        asks: grammar.asks(sentence),
    };
    (!denial.is_limited()).then_some(denial)
}

/// Whether the sentence says of the one before it that it is a lie.
fn is_called_a_lie(grammar: &Grammar<'_>, at: usize, frames: &Frames) -> bool {
    let Some(sentence) = grammar.sentence(at) else { return false };
    let wording = grammar.wording(sentence);
    let tokens = wording.tokens();
    let is_plain = |token: &Token| !matches!(token.concept, Concept::Not | Concept::No) && !is_coarse(token);
    tokens.len() <= SHORT && wording.has(frames.lies) && tokens.iter().all(is_plain)
}

struct Denial<'r> {
    /// The canonical text.
    text: &'r str,
    wording: Wording<'r>,
    frames: &'static Frames,
    /// Whether it is a question.
    asks: bool,
}

impl Denial<'_> {
    fn tokens(&self) -> &[Token] {
        self.wording.tokens()
    }

    /// Whether a word takes back a part of what is denied, or is coarse.
    fn is_limited(&self) -> bool {
        self.tokens().iter().any(is_coarse) || self.wording.has(self.frames.limits)
    }

    fn is_negation(&self, at: usize) -> bool {
        let negated = self.tokens().get(at).is_some_and(|t| matches!(t.concept, Concept::Not | Concept::No));
        negated || self.wording.is_any(at, self.frames.not)
    }

    /// Whether a comma or the like stands before the word at `at`, that of Arabic included.
    fn breaks_before(&self, at: usize) -> bool {
        let Some(token) = self.tokens().get(at) else { return false };
        let end_before =
            at.checked_sub(1).and_then(|before| self.tokens().get(before)).map(|before| before.end);
        let between = end_before.and_then(|end| self.text.get(end as usize..token.begin as usize));
        token.after_break || between.is_some_and(|between| between.contains(['،', '؛', '՝', '-']))
    }

    fn has_negation(&self, mut range: Range<usize>) -> bool {
        range.any(|at| self.is_negation(at))
    }

    fn attacks(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        range.filter(|at| self.tokens().get(*at).is_some_and(|token| is_hostile(token.concept)))
    }

    fn names_group(&self, range: Range<usize>) -> bool {
        self.tokens().get(range).unwrap_or(&[]).iter().any(|token| token.concept == Concept::Group)
    }

    /// Whether one hostile clause stands in `range`, of a people, without a negation or a second clause.
    fn is_slander(&self, range: Range<usize>) -> bool {
        let attacks = || self.attacks(range.clone());
        let (Some(first), Some(last)) = (attacks().next(), attacks().last()) else { return false };
        let breaks = |from: usize, to: usize| (from + 1..=to).any(|at| self.breaks_before(at));
        self.names_group(range.clone())
            && !self.has_negation(range.clone())
            && !attacks().any(|at| self.tokens()[at].negated && self.has_negation(range.clone()))
            && !breaks(range.start, first)
            && !breaks(first, last)
    }

    /// "It is a lie that …", "one must not say that …".
    fn denies_before(&self) -> bool {
        let Some(frame) = self.wording.find(self.frames.before) else { return false };
        // "Is it wrong that …?" denies nothing.
        if self.asks {
            return false;
        }
        // "It is no lie that …", "nobody can say that it is a lie that …".
        if self.has_negation(0..frame.start) || self.wording.has_in(0..frame.start, self.frames.doubts) {
            return false;
        }
        // A denial that the language splits: "нельзя … называть".
        self.is_slander(frame.end..self.tokens().len())
    }

    /// "… is a lie", "… demek yanlış": what is denied stands before.
    fn denies_behind(&self) -> bool {
        let count = self.tokens().len();
        let found = (0..count).find_map(|at| {
            let mut phrases = self.frames.behind.iter();
            phrases.find_map(|phrase| self.wording.phrase_at(at, phrase))
        });
        let Some(frame) = found else { return false };
        let any_opens = self.frames.opens_behind.is_empty();
        let opens = any_opens
            || self.frames.opens_behind.iter().any(|phrase| self.wording.phrase_at(0, phrase).is_some());
        let before = 0..frame.start;
        let is_clean =
            self.attacks(frame.end..count).next().is_none() && !self.has_negation(frame.end..count);
        let breaks = self.attacks(before.clone()).last().is_some_and(|last| {
            (last + 1..frame.end)
                .any(|at| self.breaks_before(at) && !self.wording.is_any(at, &["bu", "dass"]))
        });
        opens && is_clean && !(any_opens && breaks) && self.is_slander(before)
    }

    /// "Nobody wants to deport …", "nobody has the right to kill …".
    fn nobody_wants(&self) -> bool {
        let count = self.tokens().len();
        let nobody = self.wording.find(self.frames.nobody).filter(|found| found.start < OPENING);
        let nobody = nobody.and_then(|nobody| {
            let wants = self.wording.find(self.frames.wants).filter(|found| found.start >= nobody.end)?;
            Some((nobody, wants))
        });
        // "We don't want to deport …" says it of the speaker.
        let unwilling = || self.wording.find(self.frames.unwilling).map(|found| (found.clone(), found));
        let Some((nobody, wants)) = nobody.or_else(unwilling) else { return false };
        let clause_end = (nobody.end..count).find(|at| self.breaks_before(*at)).unwrap_or(count);
        let harms = (nobody.end..clause_end).filter(|at| is_harm(self.tokens()[*at].concept)).count();
        let contempt = self.tokens().iter().any(|token| is_contempt(token.concept));
        let harm_behind = (clause_end..count).any(|at| is_harm(self.tokens()[at].concept));
        let denies_again = (nobody.end..count).filter(|at| self.is_negation(*at)).count();
        // French, Armenian and the like deny twice.
        harms > 0
            && wants.start < clause_end
            && !contempt
            && !harm_behind
            && denies_again <= usize::from(self.frames.denies_twice)
    }

    /// "Hatred of … is as ugly as hatred of …".
    fn condemns_hatred(&self) -> bool {
        let opens = (0..OPENING).find(|at| self.wording.is_any(*at, self.frames.hatred));
        let Some(hatred) = opens else { return false };
        let count = self.tokens().len();
        let judged = (hatred + 1..count)
            .any(|at| matches!(self.tokens()[at].concept, Concept::Negative | Concept::Condemn));
        let others = (hatred + 1..count).any(|at| {
            let concept = self.tokens()[at].concept;
            is_harm(concept)
                || is_contempt(concept)
                    && !matches!(concept, Concept::Negative | Concept::Hate | Concept::Crime)
                || matches!(concept, Concept::Positive | Concept::Should | Concept::First)
        });
        judged && self.names_group(hatred + 1..count) && !others && !self.has_negation(0..count)
    }

    /// "… do not run the world, that is an old fabrication".
    fn denies_conspiracy(&self) -> bool {
        let count = self.tokens().len();
        let Some(group) = (0..count).find(|at| self.tokens()[*at].concept == Concept::Group) else {
            return false;
        };
        let ruling = (group + 1..count.min(group + 1 + 2 * REACH))
            .find(|at| self.wording.is_any(*at, self.frames.rules));
        let Some(ruling) = ruling else { return false };
        let negated =
            self.has_negation(group + 1..(ruling + REACH).min(count)) || self.tokens()[ruling].form.not;
        let lie = self.wording.find(self.frames.lies);
        let Some(lie) = lie.filter(|lie| lie.start > ruling) else { return false };
        negated
            && self.attacks(0..lie.start).next().is_none()
            && self.attacks(lie.end..count).next().is_none()
            && !self.has_negation((ruling + REACH).min(lie.start)..count)
    }

    /// "I was against it when the crowd cried "death to …"": all that attacks stands in quotation marks, and the words around
    /// them report it.
    fn is_reported_cry(&self, grammar: &Grammar<'_>, sentence: &Sentence) -> bool {
        let quoted = quotation_in(grammar.written(sentence));
        let Some(quoted) = quoted.map(|q| sentence.span.begin + q.start..sentence.span.begin + q.end) else {
            return false;
        };
        let is_inside =
            |token: &Token| quoted.start <= token.begin as usize && token.end as usize <= quoted.end;
        let outside = || self.tokens().iter().enumerate().filter(|(_, token)| !is_inside(token));
        let reports = outside().any(|(at, token)| {
            matches!(token.concept, Concept::Say | Concept::Condemn)
                || self.wording.is_any(at, self.frames.against)
        });
        let joins_in = outside().any(|(_, token)| {
            is_hostile(token.concept)
                || matches!(token.concept, Concept::Agree | Concept::Positive | Concept::You | Concept::Want)
        });
        let speaks = outside().any(|(_, token)| token.concept == Concept::First);
        let is_against = outside().any(|(at, token)| {
            token.concept == Concept::Condemn || self.wording.is_any(at, self.frames.against)
        });
        let attacks = self.tokens().iter().any(|token| is_inside(token) && is_hostile(token.concept));
        attacks && reports && !joins_in && (is_against || !speaks) && outside().count() >= OPENING
    }

    /// "Why do you write that …?"
    fn asks_why_said(&self) -> bool {
        let count = self.tokens().len();
        let Some(why) = self.wording.find(self.frames.why).filter(|why| why.start < OPENING) else {
            return false;
        };
        let says = (why.end..count)
            .any(|at| self.tokens()[at].concept == Concept::Say || self.wording.is_any(at, self.frames.say));
        says && self.names_group(0..count) && !self.has_negation(0..count)
    }
}

/// The bytes between the first quotation mark and the one that closes it.
fn quotation_in(text: &str) -> Option<Range<usize>> {
    let marks = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];
    marks.iter().find_map(|(opening, closing)| {
        let begin = text.find(*opening)? + opening.len_utf8();
        let length = text.get(begin..)?.find(*closing)?;
        Some(begin..begin + length)
    })
}
