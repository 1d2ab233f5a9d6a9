//! Sentences of our own: frames with slots, from `data/templates/`.
//!
//! They teach what the labelled sets lack (neutral and kind words about groups, negation, counter-speech, quotation,
//! news vocabulary, abuse of objects) and, with other frames and fillings, measure it: a frame is either learned from
//! or reported on, never both.

use super::meaning::{Meaning, OWN_DOMAIN};
use super::random::Random;
use super::read::{Row, own_row};
use super::split::Split;
use crate::features::Lang;
use crate::output::Output;
use std::collections::BTreeMap;

/// Times that a frame with slots is filled for a contrast suite.
const CONTRAST_FILLINGS: usize = 14;
/// A frame of another language than English is filled one time for so many of an English one.
const OTHERS_SHARE: usize = 4;
/// Weight of one sentence of ours beside one of a labelled set.
const OWN_WEIGHT: f32 = 0.8;
/// One in so many training frames goes to the calibration instead.
const CALIBRATE_EVERY: usize = 6;

const SOURCES: [(Lang, &str); 9] = [
    (Lang::En, include_str!("../../data/templates/en.txt")),
    (Lang::De, include_str!("../../data/templates/de.txt")),
    (Lang::Fr, include_str!("../../data/templates/fr.txt")),
    (Lang::Pt, include_str!("../../data/templates/pt.txt")),
    (Lang::Tr, include_str!("../../data/templates/tr.txt")),
    (Lang::Ar, include_str!("../../data/templates/ar.txt")),
    (Lang::Ru, include_str!("../../data/templates/ru.txt")),
    (Lang::Hy, include_str!("../../data/templates/hy.txt")),
    (Lang::Az, include_str!("../../data/templates/az.txt")),
];

/// A sentence of a contrast suite, and what it should score.
#[derive(Debug, Clone)]
pub(crate) struct Contrast {
    pub suite: String,
    pub lang: Lang,
    pub text: String,
    pub meaning: Meaning,
}

/// A row of sentences that differ only in the group they name.
#[derive(Debug, Clone)]
pub(crate) struct Swapped {
    pub lang: Lang,
    pub meaning: Meaning,
    /// The group and the sentence.
    pub sentences: Vec<(String, String)>,
}

/// Every contrast frame with a slot for a group, filled with every group there is and the same of all else.
pub(crate) fn swapped_groups(seed: u64) -> Vec<Swapped> {
    let mut rows = Vec::new();
    for (lang, source) in SOURCES {
        let frames = Frames::parse(source);
        let mut random = Random::new(seed);
        for section in frames.sections.iter().filter(|s| s.is_contrast) {
            for frame in &section.frames {
                let slot =
                    ["groups", "onegroup", "adj"].into_iter().find(|s| frame.contains(&format!("{{{s}}}")));
                let Some((slot, lists)) = slot.and_then(|s| Some((s, frames.slots.get(s)?))) else {
                    continue;
                };
                let fixed = random.clone();
                let sentences = lists
                    .0
                    .iter()
                    .chain(&lists.1)
                    .map(|group| {
                        let named = frame.replace(&format!("{{{slot}}}"), group);
                        ((*group).to_owned(), frames.fill(&named, &mut fixed.clone(), true))
                    })
                    .collect();
                random.bits();
                rows.push(Swapped { lang, meaning: section.meaning, sentences });
            }
        }
    }
    rows
}

/// In how many of a hundred sentences something stands before the frame, and behind it.
///
/// The same for kind and for hateful ones, so that it means nothing and the frame is recognised wherever it stands.
const BEFORE_PERCENT: usize = 30;
const BEHIND_PERCENT: usize = 25;

/// A frame file, parsed.
struct Frames<'a> {
    slots: BTreeMap<&'a str, (Vec<&'a str>, Vec<&'a str>)>,
    sections: Vec<Section<'a>>,
}

struct Section<'a> {
    suite: &'a str,
    is_contrast: bool,
    meaning: Meaning,
    /// Its sentences attack by what their words say, not by the row of their concepts.
    only_words: bool,
    frames: Vec<&'a str>,
}

/// All training sentences; frames with slots are filled `fillings` times, the others stand four times at most.
pub(crate) fn training_rows(seed: u64, fillings: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (lang, source) in SOURCES {
        let frames = Frames::parse(source);
        let mut random = Random::new(seed ^ lang as u64);
        for section in frames.sections.iter().filter(|s| !s.is_contrast) {
            for (number, frame) in section.frames.iter().enumerate() {
                // Other languages have few labelled comments, which must not drown in sentences of ours.
                let fillings = if lang == Lang::En { fillings } else { fillings.div_ceil(OTHERS_SHARE) };
                let times = if frame.contains('{') { fillings } else { fillings.min(4) };
                // Whole frames go to the calibration: there, what carries over to unseen sentences must count.
                let split = if number % CALIBRATE_EVERY == 3 { Split::Calibrate } else { Split::Train };
                for _ in 0..times {
                    let text = frames.fill(frame, &mut random, split == Split::Calibrate);
                    let text = frames.surround(text, &mut random);
                    let row = own_row(text, lang, OWN_DOMAIN, section.meaning, split);
                    rows.push(Row { only_words: section.only_words, ..row });
                }
            }
        }
    }
    rows
}

/// All contrast sentences, by suite.
pub(crate) fn contrast_suites(seed: u64) -> Vec<Contrast> {
    let mut suites = Vec::new();
    for (lang, source) in SOURCES {
        let frames = Frames::parse(source);
        let mut random = Random::new(seed ^ 0xC0_47 ^ lang as u64);
        for section in frames.sections.iter().filter(|s| s.is_contrast) {
            for frame in &section.frames {
                let times = if frame.contains('{') { CONTRAST_FILLINGS } else { 1 };
                for _ in 0..times {
                    let text = frames.fill(frame, &mut random, true);
                    suites.push(Contrast {
                        suite: section.suite.to_owned(),
                        lang,
                        text,
                        meaning: section.meaning,
                    });
                }
            }
        }
    }
    suites
}

impl<'a> Frames<'a> {
    fn parse(source: &'a str) -> Self {
        let mut frames = Self { slots: BTreeMap::new(), sections: Vec::new() };
        let mut in_slots = false;
        let mut wants_meaning = false;
        for line in source.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                in_slots = head == "slots";
                wants_meaning = !in_slots;
                if !in_slots {
                    let (suite, part) = head.split_once(' ').unwrap_or((head, "train"));
                    frames.sections.push(Section {
                        suite,
                        is_contrast: part == "contrast",
                        meaning: Meaning::unknown(),
                        only_words: false,
                        frames: Vec::new(),
                    });
                }
            } else if in_slots {
                if let Some((name, items)) = line.split_once('=') {
                    let (train, contrast) = items.split_once("||").unwrap_or((items, items));
                    let list = |items: &'a str| items.split('|').map(str::trim).collect::<Vec<_>>();
                    frames.slots.insert(name.trim(), (list(train), list(contrast)));
                }
            } else if let Some(section) = frames.sections.last_mut() {
                if wants_meaning {
                    section.meaning = parse_meaning(line);
                    section.only_words = line.contains("only_words=1");
                    wants_meaning = false;
                } else {
                    section.frames.push(line);
                }
            }
        }
        frames
    }

    /// Puts something meaningless before and behind a sentence, now and then.
    fn surround(&self, text: String, random: &mut Random) -> String {
        let list = |name: &str| self.slots.get(name).map_or(&[] as &[&str], |(list, _)| list.as_slice());
        let mut text = text;
        if random.below(100) < BEFORE_PERCENT
            && let Some(before) = random.pick(list("before"))
        {
            text = format!("{before} {text}");
        }
        if random.below(100) < BEHIND_PERCENT
            && let Some(behind) = random.pick(list("behind"))
        {
            let end = text.trim_end_matches(['.', '!']).len();
            let mark = if text.ends_with('?') { "" } else { "." };
            text =
                if mark.is_empty() { text } else { format!("{}{behind}.", text.get(..end).unwrap_or(&text)) };
        }
        text
    }

    /// Fills the slots of a frame.
    fn fill(&self, frame: &str, random: &mut Random, is_contrast: bool) -> String {
        let mut text = String::with_capacity(frame.len() + 32);
        let mut rest = frame;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let empty = (Vec::new(), Vec::new());
            let (train, contrast) = self.slots.get(name).unwrap_or(&empty);
            let filling = random.pick(if is_contrast { contrast } else { train }).copied().unwrap_or(name);
            text.push_str(filling);
            rest = after;
        }
        text.push_str(rest);
        let mut letters = text.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

fn parse_meaning(line: &str) -> Meaning {
    let mut meaning = Meaning::unknown();
    for item in line.split_whitespace() {
        if let Some((name, value)) = item.split_once('=')
            && let Some(output) = output_named(name)
            && let Ok(value) = value.parse()
        {
            meaning.set(output, value, OWN_WEIGHT);
        }
    }
    meaning
}

fn output_named(name: &str) -> Option<Output> {
    Some(match name {
        "toxicity" => Output::Toxic,
        "offensive" => Output::Offensive,
        "severe_toxicity" => Output::Severe,
        "identity_attack" => Output::Hate,
        "insult" => Output::Insult,
        "obscene" => Output::Obscene,
        "threat" => Output::Threat,
        "spam" => Output::Spam,
        "sexual" => Output::Sexual,
        "profanity" => Output::Profane,
        "attack_on_commenter" => Output::OnCommenter,
        "attack_on_author" => Output::OnAuthor,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_every_frame_is_known_and_every_section_means_something() {
        for (_, source) in SOURCES {
            let frames = Frames::parse(source);
            assert!(frames.sections.len() > 15);
            for section in &frames.sections {
                assert!(section.meaning.weight.iter().any(|w| *w > 0.0), "{}", section.suite);
                for frame in &section.frames {
                    let mut rest = *frame;
                    while let Some((_, after)) = rest.split_once('{') {
                        let (name, after) = after.split_once('}').expect("a slot is closed");
                        assert!(frames.slots.contains_key(name), "{frame}");
                        rest = after;
                    }
                }
            }
        }
    }

    #[test]
    fn no_sentence_is_both_learned_from_and_reported_on() {
        let learned: std::collections::BTreeSet<String> =
            training_rows(1, 28).into_iter().map(|r| r.text).collect();
        for contrast in contrast_suites(1) {
            assert!(!learned.contains(&contrast.text), "{}", contrast.text);
        }
    }
}
