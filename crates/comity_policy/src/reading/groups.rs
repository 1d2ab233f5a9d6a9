//! Attacks on people for what they are: contempt said of a whole people, faith, sex, orientation or origin.
//!
//! Symmetric by construction: whatever is said counts the same for every group of the table.

mod denied;
mod essence;
mod names;
mod own;
mod proverb;
mod told;

use super::Reading;
use comity_model::Span;
use names::GroupWords;
use std::cell::Cell;
use std::ops::Range;

pub(crate) use names::PEOPLES;
pub(crate) use own::OwnGroups;

/// Words between the group and what is said of it.
const REACH: usize = 6;

/// Words after which the sentence reports or rejects what others say: "it is a lie that all …".
const REPORTS: &[&str] = &[
    "say",
    "says",
    "said",
    "saying",
    "claim",
    "claims",
    "claimed",
    "think",
    "thinks",
    "believe",
    "believes",
    "wrong",
    "lie",
    "myth",
    "stereotype",
    "stereotypes",
    "nonsense",
    "stop",
    "called",
    "calling",
    "call",
    "prejudice",
    "accuse",
    "accused",
    "hearing",
    "hear",
    "говорят",
    "говорит",
    "сказал",
    "считает",
    "неправда",
    "ложь",
    "миф",
    "diyor",
    "dedi",
    "yalan",
    "demek",
    "deyir",
    "yalandır",
    "ասում",
    "ասել",
    "սուտ",
    "يقول",
    "يقولون",
    "كذب",
    "sagt",
    "sagen",
    "behauptet",
    "dit",
    "disent",
    "dice",
    "dicen",
    "diz",
    "dicono",
];

/// Verbs that report what stands before them: "… diyenler".
const REPORTED_AFTER: &[&str] = &[
    "diyen*",
    "diyor*",
    "dedi*",
    "demek*",
    "diye",
    "deyən*",
    "deyir*",
    "demək*",
    "ասող*",
    "ասում*",
    "ասել*",
];

/// The attacks on groups in a text, in its order. What stands in quotations is somebody else's.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Span> {
    let mut found: Vec<Span> =
        reading.listed_words().iter().filter(|word| word.category == "slur").map(|word| word.span).collect();
    // In the language of the name, because a short text says little about its own.
    let languages = names::languages_in(reading.tokens());
    let speaks_of_dead = proverb::may_stand_in(&reading.body().canonical.text);
    // A name with an ending is none of the words by which the languages are told.
    let never = essence::language_of(&reading.body().canonical.text);
    let own = never.or_else(|| reading.language().filter(|_| speaks_of_dead)).and_then(names::words_of);
    let own = own.filter(|own| !languages.iter().any(|words| std::ptr::eq(*words, *own)));
    for words in languages.into_iter().chain(own) {
        let scene = Scene { reading, words, denial: Cell::new(None) };
        if speaks_of_dead {
            found.extend(scene.proverbs(|word| words.names_one(word)));
        }
        for index in 0..reading.tokens().all().len() {
            let attack = match scene.group_at(index) {
                Some(group) => scene.attack_on(group).filter(|attack| !scene.is_rejected(*attack)),
                None => scene.contempt_for_one(index).or_else(|| {
                    let may_be_one = never == Some(words.language());
                    may_be_one.then(|| scene.nature_of_one(index)).flatten()
                }),
            };
            found.extend(attack);
        }
    }
    found.retain(|span| !reading.is_quoted(*span));
    found.sort_unstable();
    found.dedup();
    found
}

/// The attacks on groups that a policy names itself. Nobody has said in which language these names are, so what is said of them
/// may be said in any.
pub(super) fn find_own(reading: &Reading<'_>, own: &OwnGroups) -> Vec<Span> {
    let named = own.named_in(reading.tokens());
    if named.is_empty() {
        return Vec::new();
    }
    let speaks_of_dead = proverb::may_stand_in(&reading.body().canonical.text);
    let mut found = Vec::new();
    for words in names::all() {
        let scene = Scene { reading, words, denial: Cell::new(None) };
        if speaks_of_dead {
            found.extend(scene.proverbs(|word| own.is_name(word)));
        }
        let attacks = named.iter().filter_map(|group| scene.attack_on(group.clone()));
        found.extend(attacks.filter(|attack| !scene.is_rejected(*attack)));
    }
    found.retain(|span| !reading.is_quoted(*span));
    found
}

struct Scene<'a, 'b> {
    reading: &'b Reading<'a>,
    words: &'static GroupWords,
    /// Where the sentence begins that was looked at last, and the first word that denies in it.
    denial: Cell<Option<(usize, Option<usize>)>>,
}

impl Scene<'_, '_> {
    fn word(&self, index: usize) -> &str {
        let tokens = self.reading.tokens();
        tokens.all().get(index).map_or("", |token| tokens.lower(token))
    }

    /// The words of a group's name that begins at `index`: "turks", "black people".
    fn group_at(&self, index: usize) -> Option<Range<usize>> {
        let word = self.word(index);
        if self.words.is_group(word) {
            return Some(index..index + 1);
        }
        let next = self.word(index + 1);
        let is_pair = self.words.adjectives.contains(&word) && self.words.people.contains(&next);
        is_pair.then_some(index..index + 2)
    }

    /// "dirty …", said of one: that is contempt for all.
    fn contempt_for_one(&self, index: usize) -> Option<Span> {
        let before = index.checked_sub(1)?;
        let sentence = self.reading.tokens().sentence_of(index);
        let is_contempt = sentence.contains(&before)
            && self.is(index, self.words.singles)
            && self.is_stem(before, self.words.contempt_before);
        (is_contempt && !self.is_denied(sentence, before)).then(|| self.span(before..index + 1))
    }

    /// "The only good … is a dead one", sentence by sentence.
    fn proverbs(&self, names_one: impl Fn(&str) -> bool + Copy) -> Vec<Span> {
        let tokens = self.reading.tokens();
        let (mut found, mut begin) = (Vec::new(), 0);
        while begin < tokens.all().len() {
            let sentence = tokens.sentence_of(begin);
            if let Some(said) = proverb::find(sentence.clone(), |i| self.word(i), names_one)
                && !self.is_denied(sentence.clone(), said.start)
            {
                found.push(self.span(said));
            }
            begin = sentence.end.max(begin + 1);
        }
        found
    }

    /// "Never trust a …": said of one, and meant of all.
    fn nature_of_one(&self, index: usize) -> Option<Span> {
        let word = self.word(index);
        // Arabic writes "in" as part of the word.
        let names_one = self.words.names_one(word)
            || word.strip_prefix('ب').is_some_and(|bare| self.words.names_one(bare));
        if !names_one {
            return None;
        }
        self.nature(&(index..index + 1), &self.reading.tokens().sentence_of(index))
    }

    /// What is said of a group as its nature.
    fn nature(&self, group: &Range<usize>, sentence: &Range<usize>) -> Option<Span> {
        let is_small = |i: usize| {
            let lists = [self.words.all, self.words.fillers, self.words.link];
            lists.iter().any(|list| self.is(i, list))
        };
        let said = essence::find(self.words.language(), group, sentence, |i| self.word(i), is_small)?;
        let counts = !self.is_denied(sentence.clone(), said.start) && !self.is_of_some(group.start);
        counts.then(|| self.span(said))
    }

    /// Whether words of the sentence before `end` say that what follows is not so, or somebody else's.
    fn is_denied(&self, sentence: Range<usize>, end: usize) -> bool {
        let begin = sentence.start;
        let first = match self.denial.get() {
            Some((known, first)) if known == begin => first,
            _ => sentence.into_iter().find(|i| self.denies(*i)),
        };
        self.denial.set(Some((begin, first)));
        first.is_some_and(|first| first < end)
    }

    fn denies(&self, index: usize) -> bool {
        self.is(index, self.words.not)
            || REPORTS.contains(&self.word(index))
            || matches!(self.word(index), "if" | "если" | "eğer" | "əgər" | "եթե" | "wenn")
    }

    fn attack_on(&self, group: Range<usize>) -> Option<Span> {
        let sentence = self.reading.tokens().sentence_of(group.start);
        // What is never to be done with them ("never trust …") is no denial, so it is looked for by itself.
        self.said_of(group.clone()).or_else(|| {
            self.nature(&group, &sentence).filter(|span| !self.is_told_after(*span, sentence.end))
        })
    }

    /// Contempt for a group, and what is to be done with it.
    fn said_of(&self, group: Range<usize>) -> Option<Span> {
        let sentence = self.reading.tokens().sentence_of(group.start);
        let before = sentence.start..group.start;
        if self.is_denied(sentence.clone(), group.start) {
            return None;
        }
        // "dirty …": contempt right before the name.
        if let Some(last) = before.clone().last()
            && self.is_stem(last, self.words.contempt_before)
        {
            return Some(self.span(last..group.end));
        }
        // "death to …", "deport all …": what is to be done with them stands before the name.
        let begin = group.start.saturating_sub(3).max(sentence.start);
        for index in (begin..group.start).rev() {
            if self.is_stem(index, self.words.removal) {
                return Some(self.span(index..group.end));
            }
            if !self.is(index, self.words.all)
                && !matches!(
                    self.word(index),
                    "to" | "of" | "rid" | "the" | "these" | "those" | "out" | "back"
                )
            {
                break;
            }
        }
        self.said_after(&group, sentence.end)
            .or_else(|| self.needed(&group, &sentence))
            .or_else(|| self.claimed(&group, &sentence))
            .filter(|span| !self.is_told_after(*span, sentence.end))
    }

    /// "… must be killed", in languages that say so with an infinitive: "… öldürmek lazım", "надо убить …".
    fn needed(&self, group: &Range<usize>, sentence: &Range<usize>) -> Option<Span> {
        let is_small = |i: usize| {
            let lists = [self.words.need, self.words.all, self.words.fillers, self.words.link];
            lists.iter().any(|list| self.is(i, list))
        };
        let is_needed_near = |begin: usize, end: usize| {
            (begin.saturating_sub(3).max(sentence.start)..(end + 3).min(sentence.end))
                .any(|i| self.is(i, self.words.need))
        };
        let after = (group.end..(group.end + REACH).min(sentence.end))
            .take_while(|i| *i == group.end || is_small(i - 1))
            .find(|i| self.is(*i, self.words.to_remove));
        let before = || {
            (group.start.saturating_sub(3).max(sentence.start)..group.start)
                .rev()
                .take_while(|i| i + 1 == group.start || is_small(i + 1))
                .find(|i| self.is(*i, self.words.to_remove))
        };
        let act = after.or_else(before)?;
        let (begin, end) = (act.min(group.start), group.end.max(act + 1));
        let is_denied = (group.end..sentence.end.min(end + 3)).any(|i| self.is(i, self.words.not));
        (is_needed_near(begin, end) && !is_denied).then(|| self.span(begin..end))
    }

    /// "… control the banks", "… belong in the kitchen".
    fn claimed(&self, group: &Range<usize>, sentence: &Range<usize>) -> Option<Span> {
        let end = (group.end + REACH).min(sentence.end);
        let begin = group.start.saturating_sub(1).max(sentence.start);
        let find = |words: &[&str]| (begin..end).find(|i| self.is(*i, words));
        if self.is_of_some(group.start) || (group.end..sentence.end).any(|i| self.is(i, self.words.not)) {
            return None;
        }
        self.words.claims.iter().find_map(|(verbs, things)| {
            let (verb, thing) = (find(verbs)?, find(things)?);
            // The banks of a river, and a press office, are other things.
            if matches!(self.word(thing + 1), "of" | "office" | "offices" | "release" | "box" | "conference")
            {
                return None;
            }
            // "… of the village control": between the name and what follows it there is no other noun.
            let first = verb.min(thing);
            let follows = (group.end..first).all(|i| {
                self.is(i, self.words.link) || self.is(i, self.words.fillers) || self.is(i, self.words.all)
            });
            follows.then(|| self.span(group.start.min(first)..group.end.max(verb + 1).max(thing + 1)))
        })
    }

    /// Whether the sentence denies what it says of the group, or tells it as history.
    fn is_rejected(&self, attack: Span) -> bool {
        let tokens = self.reading.tokens();
        let said = tokens.covered_by(attack);
        let sentence = tokens.sentence_of(said.start);
        let words = || sentence.clone().map(|i| self.word(i));
        let (begin, end) =
            (said.start.saturating_sub(sentence.start), said.end.saturating_sub(sentence.start));
        denied::is_denied(|i| self.word(sentence.start + i), sentence.len(), begin, end)
            || said.clone().any(|act| {
                let is_act = self.is_stem(act, self.words.removal) || self.is(act, self.words.to_remove);
                is_act && told::is_told(&words(), self.word(act), words().any(told::is_year))
            })
    }

    /// "… diyenler": in some languages what is reported stands before the verb that reports it.
    fn is_told_after(&self, attack: Span, sentence_end: usize) -> bool {
        let end = self.reading.tokens().covered_by(attack).end;
        (end..(end + 3).min(sentence_end)).any(|i| self.is_stem(i, REPORTED_AFTER))
    }

    /// The last word of "… are not human" where it begins at `index`.
    fn inhuman_at(&self, index: usize, sentence_end: usize) -> Option<usize> {
        self.words.inhuman.iter().find_map(|phrase| {
            let words = phrase.split(' ').enumerate();
            let last = words.clone().count() + index - 1;
            let is_said = last < sentence_end
                && words.into_iter().all(|(i, word)| self.is_stem(index + i, &[word]))
                // "… are not human shields".
                && !matches!(self.word(last + 1), "shields" | "rights" | "traffickers" | "who" | "to");
            is_said.then_some(last)
        })
    }

    /// What is said of the group after its name, with nothing but small words between.
    fn said_after(&self, group: &Range<usize>, sentence_end: usize) -> Option<Span> {
        let end = (group.end + REACH).min(sentence_end);
        let mut has_link = false;
        for index in group.end..end {
            if let Some(last) = self.inhuman_at(index, sentence_end)
                && !self.is_of_some(group.start)
            {
                return Some(self.span(group.start..last + 1));
            }
            if self.is(index, self.words.not) {
                return None;
            }
            let is_contempt = self.is_stem(index, self.words.contempt) || self.is_insult(index);
            if is_contempt && (has_link || !self.words.needs_link) && !self.is_of_some(group.start) {
                return Some(self.span(group.start..index + 1));
            }
            if self.is_stem(index, self.words.removed) && (has_link || !self.words.needs_link) {
                return Some(self.span(group.start..index + 1));
            }
            if self.is(index, self.words.link) {
                has_link = true;
            } else if !self.is(index, self.words.all) && !self.is(index, self.words.fillers) {
                return None;
            }
        }
        None
    }

    /// "some …", "two …": not said of all of them.
    fn is_of_some(&self, group: usize) -> bool {
        let Some(before) = group.checked_sub(1) else { return false };
        self.is(before, self.words.some)
            || self.word(before).chars().all(|c| c.is_ascii_digit()) && !self.word(before).is_empty()
    }

    fn is_insult(&self, index: usize) -> bool {
        let Some(token) = self.reading.tokens().all().get(index) else { return false };
        self.reading.listed_words().iter().any(|word| {
            word.category != "threat"
                && word.span.begin <= token.span.begin
                && token.span.end <= word.span.end
        })
    }

    fn is(&self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.word(index))
    }

    fn is_stem(&self, index: usize, stems: &[&str]) -> bool {
        let word = self.word(index);
        stems.iter().any(|stem| match stem.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == *stem,
        })
    }

    fn span(&self, range: Range<usize>) -> Span {
        let all = self.reading.tokens().all();
        match (all.get(range.start), all.get(range.end - 1)) {
            (Some(first), Some(last)) => Span::new(first.span.begin, last.span.end),
            _ => Span::new(0, 0),
        }
    }
}
