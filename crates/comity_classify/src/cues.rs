//! Counts about a text that single words do not carry: who stands beside what in a sentence, word lists, capitals.

use crate::features::{Concept, Reader, Token};
use comity_text::{Body, Category, LexiconMatch, Severity};

/// How many cues there are.
pub(crate) const CUES: usize = 22;

/// The cues of a text, each from 0 to about 1, in the order of [`cues_of`].
pub(crate) type Cues = [f32; CUES];

/// Gathers the cues; `matches` are what the word lists of the text's language find in it.
pub(crate) fn cues_of(reader: &Reader, body: &Body, matches: &[LexiconMatch]) -> Cues {
    let mut cues = [0.0; CUES];
    let words = reader.tokens.len() as f32;
    cues[0] = (1.0 + words).ln() / 6.0;
    cues[1] = body.canonical.evasion;
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
    cues[14] = capitals(&body.text);
    cues[15] = squash(body.text.bytes().filter(|b| *b == b'!').count() as f32 / 2.0);
    cues[16] = squash(body.links.len() as f32);
    cues[17] = if words > 0.0 { 1.0 - reader.unquoted as f32 / words } else { 0.0 };
    cues
}

fn squash(count: f32) -> f32 {
    count / (1.0 + count)
}

fn sentence_cues(reader: &Reader, cues: &mut Cues) {
    let mut condemned_before = false;
    let quotes = reader.unquoted < reader.tokens.len();
    for sentence in &reader.sentences {
        let said: &[Token] = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        let has = |concept: Concept| said.iter().any(|t| t.concept == concept && !t.quoted);
        let has_said =
            |concept: Concept| said.iter().any(|t| t.concept == concept && !t.quoted && !t.negated);
        let condemns = has(Concept::Condemn) || has(Concept::Stop);
        let reports = has(Concept::Say) || has(Concept::Who);
        let attack = [
            Concept::Dehumanise,
            Concept::Negative,
            Concept::Insult,
            Concept::Crime,
            Concept::Hate,
            Concept::Violence,
            Concept::Die,
            Concept::Expel,
        ]
        .into_iter()
        .any(has_said);
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
    }
}

/// The share of letters in capitals, of a text long enough for it to mean something.
fn capitals(text: &str) -> f32 {
    let (mut letters, mut capitals) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        capitals += i32::from(c.is_uppercase());
    }
    if letters < 12 { 0.0 } else { capitals as f32 / letters as f32 }
}
