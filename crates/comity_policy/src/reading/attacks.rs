//! Who an insult is aimed at: the person answered, the author of the story, or somebody else.
//!
//! Without a classifier this is read from the words around a listed word: "you are a moron" is aimed at the person
//! spoken to, "the minister's plan is moronic" is not. With one, rules compare its signals as well.

use super::aimed::{AIMED, ECHOES, ONLY, PERSONS, POINTERS, SAYINGS};
use super::phrases::PHRASES;
use super::speech::{Speech, speech_of};
use super::vocatives::{NamesCount, calls_public_person};
use super::{Reading, Severity};
use comity_model::Span;
use comity_text::{Detected, Phrases};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// An insult and *you* belong together at most this many words apart.
const REACH: usize = 6;

/// Without a verb between them, at most this many.
const SHORT_REACH: usize = 2;

/// A negation counts for *you* at most this many words before it.
const DENIAL_REACH: usize = 4;

/// Verbs that report an insult instead of making it.
const REPORTED_CALLS: &[&str] = &[
    "called",
    "calls",
    "calling",
    "call",
    "says",
    "said",
    "saying",
    "thinks",
    "claims",
    "назвал",
    "называет",
    "dedi",
];

/// What an author has written, and which, as it stands behind *author*.
const STORIES: &[&str] =
    &["этой", "этого", "данной", "данного", "статьи", "материала", "текста", "заметки", "статейки"];

/// Who an attack is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The person spoken to.
    Commenter,
    /// The author of the story.
    Author,
}

/// An attack on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attack {
    /// At whom.
    pub target: Target,
    /// Where the attacking words stand.
    pub span: Span,
    /// How hard they are.
    pub severity: Severity,
}

/// What is known about who is spoken to and about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Around<'a> {
    pub(crate) is_reply: bool,
    pub(crate) parent_author: &'a str,
    pub(crate) byline: &'a str,
}

/// The attacks in a text, in its order. What stands in quotations is somebody else's.
pub(super) fn find(reading: &Reading<'_>, around: Around<'_>) -> Vec<Attack> {
    let words = reading.listed_words();
    let to_public = OnceCell::new();
    let in_speech = |language| Scene { reading, speech: speech_of(language), around, to_public: &to_public };
    let mut found = Vec::new();
    for word in words.iter().filter(|word| word.category != "threat") {
        let insult = Insult {
            span: word.span,
            names_a_thing: word.category == "profanity" && !names_a_person(reading, word.span),
        };
        // A short text says little about its language; the word itself says more.
        let target = in_speech(Some(word.language))
            .target_of(&insult)
            .or_else(|| in_speech(reading.language()).target_of(&insult));
        if let Some(target) = target {
            found.push(Attack { target, span: word.span, severity: word.severity });
        }
    }
    in_speech(reading.language()).add_phrases(&mut found);
    found.sort_by_key(|attack| (attack.span, attack.target));
    found.dedup();
    found
}

/// Whether a crude word is a name for a person, as `dumbass` is and `ass` is not.
fn names_a_person(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = reading.tokens();
    let words = tokens.all().get(tokens.covered_by(span)).unwrap_or(&[]);
    words.iter().any(|token| PERSONS.iter().any(|person| tokens.lower(token).starts_with(person)))
}

/// Words that may be aimed at somebody.
struct Insult {
    span: Span,
    /// A crude word for a thing: it insults only as "you are a …".
    names_a_thing: bool,
}

#[derive(Clone, Copy)]
struct Scene<'a, 'b> {
    reading: &'b Reading<'a>,
    speech: &'static Speech,
    around: Around<'b>,
    /// Of each sentence, whether it is said to a public person; found once for all words that may attack.
    to_public: &'b OnceCell<Vec<bool>>,
}

impl Scene<'_, '_> {
    fn target_of(&self, insult: &Insult) -> Option<Target> {
        let tokens = self.reading.tokens();
        let at = tokens.covered_by(insult.span);
        if at.is_empty() || self.reading.is_quoted(insult.span) || self.is_said_to_public_person(at.start) {
            return None;
        }
        let sentence = tokens.sentence_of(at.start);
        let before = sentence.start..at.start;
        let after = at.end..sentence.end;
        let name_only = insult.names_a_thing;
        if !name_only && self.says_you_are(at.clone()) {
            return Some(Target::Commenter);
        }
        if self.is_you_before(before.clone(), name_only) || self.is_you_after(after.clone(), name_only) {
            return Some(Target::Commenter);
        }
        if !name_only && self.is_called(at.clone(), &sentence) {
            return Some(Target::Commenter);
        }
        if !name_only && (self.is_echoed(after.clone()) || self.is_only_such(before.clone(), after.clone())) {
            return Some(Target::Commenter);
        }
        self.is_author_near(before, after).then_some(Target::Author)
    }

    /// Whether the sentence of word `index` speaks to somebody in office, or an earlier one did and nobody else is spoken to.
    fn is_said_to_public_person(&self, index: usize) -> bool {
        let of_sentences = self.to_public.get_or_init(|| self.sentences_to_public_persons());
        let sentence = self.reading.tokens().all().get(index).map(|token| token.sentence as usize);
        sentence.and_then(|sentence| of_sentences.get(sentence)).copied().unwrap_or(false)
    }

    fn sentences_to_public_persons(&self) -> Vec<bool> {
        let tokens = self.reading.tokens();
        let answers = self.around.is_reply || tokens.all().iter().any(|token| token.is_mention);
        let names_count = if answers { NamesCount::No } else { NamesCount::Yes };
        let mut of_sentences = Vec::new();
        let (mut begin, mut was_called) = (0, false);
        while let Some(first) = tokens.all().get(begin) {
            let sentence = tokens.sentence_of(begin);
            let calls = calls_public_person(self.reading, &sentence, names_count);
            was_called = calls || was_called && !answers;
            // A sentence without words has a number and nobody who is spoken to.
            of_sentences.resize(first.sentence as usize, false);
            of_sentences.push(was_called);
            begin = sentence.end.max(begin + 1);
        }
        of_sentences
    }

    /// `…, and so are you`, at the end of the sentence.
    fn is_echoed(&self, after: Range<usize>) -> bool {
        ECHOES.iter().any(|echo| {
            let length = echo.split(' ').count();
            let Some(begin) = after.end.checked_sub(length).filter(|begin| *begin >= after.start) else {
                return false;
            };
            echo.split(' ').enumerate().all(|(i, word)| self.word(begin + i) == word)
                && !(after.start..begin).any(|i| self.is(i, self.speech.not))
        })
    }

    /// `only a … would write that`: whoever wrote it is meant.
    fn is_only_such(&self, before: Range<usize>, after: Range<usize>) -> bool {
        let near = before.end.saturating_sub(3).max(before.start)..before.end;
        let last = after.end.min(after.start + REACH);
        // "… what you wrote".
        let is_yours = |i: usize| self.is(i, self.speech.you) && i > 0 && self.word(i - 1) == "what";
        let points = |i: usize| self.is(i, POINTERS) || is_yours(i);
        near.into_iter().any(|i| self.is(i, ONLY))
            && (after.start..last).any(|i| self.is(i, SAYINGS))
            && ((after.start..last).any(points) || before.into_iter().any(points))
    }

    fn word(&self, index: usize) -> &str {
        let tokens = self.reading.tokens();
        tokens.all().get(index).map_or("", |token| tokens.lower(token))
    }

    fn is(&self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.word(index))
    }

    /// `aptalsın`: the word itself says *you are*.
    fn says_you_are(&self, at: Range<usize>) -> bool {
        let last = self.word(at.end - 1);
        self.speech
            .you_are_endings
            .iter()
            .any(|ending| last.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 3))
            && !self.is(at.end, self.speech.not)
    }

    /// `you are such a …`, `you absolute …`, `Mara is a …`.
    fn is_you_before(&self, before: Range<usize>, needs_article: bool) -> bool {
        let begin = before.end.saturating_sub(REACH).max(before.start);
        for index in (begin..before.end).rev() {
            let names_one = self.is_spoken_to_by_name(index);
            if self.is(index, self.speech.you) || names_one {
                return self.belongs_together(index, before.end, needs_article, names_one, before.start);
            }
            let is_verb_of_question = self.is(index, self.speech.be);
            if self.is(index, self.speech.others) && !is_verb_of_question {
                return false;
            }
        }
        false
    }

    /// Whether nothing between *you* at `you` and the insult at `insult` says that somebody else is meant.
    fn belongs_together(
        &self,
        you: usize,
        insult: usize,
        needs_article: bool,
        names_one: bool,
        sentence_start: usize,
    ) -> bool {
        let between = you + 1..insult;
        if between.clone().any(|i| self.is(i, self.speech.not)) {
            return false;
        }
        // "nobody called you an …"; but not "nobody asked you, …", where the insult stands alone.
        let stands_alone = self.reading.tokens().all().get(insult).is_some_and(|token| token.follows_pause);
        let begin = you.saturating_sub(DENIAL_REACH).max(sentence_start);
        let is_denied = |i: usize| self.is(i, self.speech.not) || REPORTED_CALLS.contains(&self.word(i));
        if !stands_alone && (begin..you).any(is_denied) {
            return false;
        }
        let article = |i: usize| {
            matches!(self.word(i), "a" | "an" | "such" | "ein" | "eine" | "un" | "une" | "um" | "uma" | "una")
        };
        if needs_article
            && !(between.clone().any(article)
                && between.end.saturating_sub(3) <= between.clone().find(|i| article(*i)).unwrap_or(0))
        {
            return false;
        }
        let asks = you > sentence_start && self.is(you - 1, self.speech.be);
        let is_be = |i: usize| self.is(i, self.speech.be) || self.word(i).ends_with("'re");
        let has_be = asks || is_be(you) || between.clone().any(is_be);
        if names_one && !has_be {
            return between.is_empty() && !needs_article;
        }
        if between.is_empty() {
            return !needs_article;
        }
        // "Вы правы, мэр …": behind a pause another clause begins.
        let follows_pause = |i: usize| self.reading.tokens().all().get(i).is_some_and(|t| t.follows_pause);
        if self.speech.drops_be && between.len() <= SHORT_REACH + 1 {
            return !between.clone().any(follows_pause);
        }
        between.clone().all(|i| {
            self.is(i, self.speech.fillers)
                || is_be(i)
                || self.is_listed(i)
                // After a form of "are" an adjective or two may follow; "you are defending a …" speaks of another.
                || has_be && !self.word(i).ends_with("ing") && between.len() <= REACH - 2 && !self.is_determined(i)
        })
    }

    /// Words that begin another noun: after them the insult names somebody else.
    fn is_determined(&self, index: usize) -> bool {
        matches!(self.word(index), "for" | "by" | "with" | "about" | "to" | "and" | "or")
            || self.is(index, self.speech.others)
    }

    /// `idiots like you`, `what an idiot you are`, `ապուշ ես`.
    fn is_you_after(&self, after: Range<usize>, needs_article: bool) -> bool {
        if needs_article || after.is_empty() {
            return false;
        }
        let first = after.start;
        if self.is(first, self.speech.you_are_after) {
            return true;
        }
        let is_like = self.is(first, self.speech.like) && after.contains(&(first + 1));
        if is_like && self.is(first + 1, self.speech.you) {
            return true;
        }
        if !self.is(first, self.speech.you) {
            return false;
        }
        let is_last = first + 1 == after.end;
        if self.speech.drops_be {
            is_last || self.is(first + 1, self.speech.be)
        } else {
            after.contains(&(first + 1)) && self.is(first + 1, self.speech.be) && first + 2 == after.end
        }
    }

    /// `Idiot.`, `…, you see, moron.`, `يا غبي`: an insult that calls somebody, in an answer.
    fn is_called(&self, at: Range<usize>, sentence: &Range<usize>) -> bool {
        if at.start > sentence.start && self.is(at.start - 1, self.speech.calls) {
            return true;
        }
        let tokens = self.reading.tokens();
        let speaks_to_somebody = self.around.is_reply || tokens.all().iter().any(|token| token.is_mention);
        if !speaks_to_somebody {
            return false;
        }
        let pause_before = tokens.all().get(at.start).is_some_and(|token| token.follows_pause);
        let pause_after =
            at.end >= sentence.end || tokens.all().get(at.end).is_some_and(|token| token.follows_pause);
        let is_whole =
            (sentence.start..at.start).all(|i| self.is(i, self.speech.fillers) || self.is_listed(i));
        // "Предатель поганый": in some languages such words follow.
        let is_end = (at.end..sentence.end).all(|i| self.speech.drops_be && self.is(i, self.speech.fillers));
        let is_alone =
            is_whole && is_end && sentence.len() <= 3 && !self.is(sentence.start, &["a", "an", "the"]);
        is_alone
            || pause_before
                && pause_after
                && sentence.len() > at.len()
                && (at.end == sentence.end || at.start == sentence.start)
    }

    fn is_listed(&self, index: usize) -> bool {
        let Some(token) = self.reading.tokens().all().get(index) else { return false };
        self.reading
            .listed_words()
            .iter()
            .any(|word| word.span.begin <= token.span.begin && token.span.end <= word.span.end)
    }

    /// Whether word `index` is a mention or part of the name of the person who is answered.
    fn is_spoken_to_by_name(&self, index: usize) -> bool {
        let Some(token) = self.reading.tokens().all().get(index) else { return false };
        token.is_mention
            || self.around.is_reply && is_part_of_name(self.word(index), self.around.parent_author)
    }

    /// `the author is a …`, `the … who wrote this`, `Dana Orlo is a …`.
    fn is_author_near(&self, before: Range<usize>, after: Range<usize>) -> bool {
        let names_author =
            |i: usize| self.is(i, self.speech.author) || is_part_of_name(self.word(i), self.around.byline);
        let begin = before.end.saturating_sub(REACH).max(before.start);
        for index in (begin..before.end).rev() {
            if names_author(index) {
                let between = index + 1..before.end;
                let has_be = between.clone().any(|i| {
                    self.is(i, self.speech.be)
                        || matches!(self.word(i), "is" | "was" | "ist" | "est" | "es" | "é" | "è" | "է")
                });
                // "Автор этой статьи …": what he wrote stands between.
                let is_his = |i: &usize| STORIES.contains(&self.word(*i));
                let words = between.clone().filter(|i| !is_his(i)).count();
                let pauses = |i: usize| self.reading.tokens().all().get(i).is_some_and(|t| t.follows_pause);
                let is_near = words <= 2 && !between.clone().any(pauses);
                return (has_be || between.is_empty() || self.speech.drops_be && is_near)
                    && !between
                        .clone()
                        .any(|i| self.is(i, self.speech.not) || self.word(i).ends_with("ing"));
            }
            if matches!(self.word(index), "that" | "who" | "because" | "about" | "says" | "said" | "что") {
                return false;
            }
        }
        let end = (after.start + 3).min(after.end);
        (after.start..end).any(|i| names_author(i) && self.around_is_direct(after.start, i))
    }

    /// "moron who wrote this", "idiot of a journalist": only such small words may stand between.
    fn around_is_direct(&self, begin: usize, end: usize) -> bool {
        (begin..end)
            .all(|i| matches!(self.word(i), "who" | "that" | "of" | "a" | "an" | "von" | "de" | "d" | "un"))
    }

    /// Phrases that attack without a listed word.
    fn add_phrases(&self, found: &mut Vec<Attack>) {
        let tokens = self.reading.tokens();
        for (begin, token) in tokens.all().iter().enumerate() {
            phrases().at(tokens.all_lower(), token.place(), |phrase, _| {
                found.extend(match PHRASES.get(phrase) {
                    Some(phrase) => self.phrase_at(begin, phrase),
                    None => self.aimed_at(token.span, phrase - PHRASES.len()),
                });
            });
        }
    }

    /// The attack that a word makes which insults only when it is aimed at somebody, by its number in [`aimed_words`].
    fn aimed_at(&self, span: Span, number: usize) -> Option<Attack> {
        let (language, word) = aimed_words().nth(number)?;
        // A word of several languages is of the text's own: "c'est du troll" is no German "du Troll".
        let own = self.reading.body().language.as_ref().filter(|told| !told.from_prior);
        let is_of_another = |own: &Detected| {
            own.language != language && aimed_words().any(|aimed| aimed == (own.language, word))
        };
        if own.is_some_and(is_of_another) {
            return None;
        }
        // "You rat on nobody": right behind *you*, with more to come, such a word is a verb.
        let tokens = self.reading.tokens();
        let at = tokens.covered_by(span);
        let is_behind_you = at.start.checked_sub(1).is_some_and(|before| self.word(before) == "you");
        let goes_on = tokens.sentence_of(at.start).end > at.end
            && tokens.all().get(at.end).is_some_and(|next| !next.follows_pause);
        if is_behind_you && goes_on {
            return None;
        }
        let scene = Scene { speech: speech_of(Some(language)), ..*self };
        let target = scene.target_of(&Insult { span, names_a_thing: false })?;
        (target == Target::Commenter).then_some(Attack { target, span, severity: Severity::Mild })
    }

    /// The attack that `phrase` makes, whose words begin at `begin`.
    fn phrase_at(&self, begin: usize, phrase: &str) -> Option<Attack> {
        let tokens = self.reading.tokens();
        let last = begin + phrase.matches(' ').count();
        let (first, last) = (tokens.all().get(begin)?, tokens.all().get(last)?);
        let span = Span::new(first.span.begin, last.span.end);
        let stretch = first.canonical.start..last.canonical.end;
        let canonical = self.reading.body().canonical.text.get(stretch).unwrap_or("");
        let has_other_signs = canonical
            .chars()
            .any(|c| !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '\'' | '’' | 'ʼ' | '՛' | '՜' | '՞'));
        // "your country house" is nobody's origin.
        let next = begin + phrase.matches(' ').count() + 1;
        if phrase.ends_with("country")
            && self.is(next, &["house", "home", "club", "estate", "cottage", "road"])
        {
            return None;
        }
        let mut before = tokens.sentence_of(begin).start..begin;
        let is_told = before.any(|i| self.is(i, REPORTS));
        let counts = first.sentence == last.sentence
            && !has_other_signs
            && !is_told
            && !self.reading.is_quoted(span)
            && !self.is_said_to_public_person(begin);
        counts.then_some(Attack { target: Target::Commenter, span, severity: Severity::Mild })
    }
}

/// Words that say that the phrase is somebody else's: "he told me to shut up", "they can get lost".
const REPORTS: &[&str] = &[
    "told", "tells", "tell", "said", "says", "saying", "he", "she", "they", "i", "we", "should", "will",
    "would", "can", "didn't", "don't", "never", "не", "он", "она",
];

fn is_part_of_name(word: &str, name: &str) -> bool {
    /// Shorter parts of names are too often ordinary words.
    const MIN_LETTERS: usize = 4;
    word.chars().count() >= MIN_LETTERS
        && name
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| part.chars().flat_map(char::to_lowercase).eq(word.chars()))
}

/// Words that insult only when they are aimed at somebody, each with its language.
fn aimed_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    AIMED.iter().flat_map(|(language, words)| words.iter().map(|word| (*language, *word)))
}

/// The phrases and, with numbers after theirs, the words that are aimed, each with the space that ends its last word.
fn phrases() -> &'static Phrases {
    static ALL: LazyLock<Phrases> = LazyLock::new(|| {
        let aimed = aimed_words().map(|(_, word)| word);
        let whole: Vec<String> =
            PHRASES.iter().copied().chain(aimed).map(|phrase| format!("{phrase} ")).collect();
        Phrases::new(whole.iter().map(String::as_str))
    });
    &ALL
}
