//! The lines of a `sanctions` block: `3 rejections in 30 days -> pause 7 days`.

use super::{Counted, Ladder, MAX_MEASURE_DAYS, MAX_STEPS, MAX_WINDOW_DAYS, SanctionStep};
use crate::parse::nearly;
use comity_model::SanctionKind;
use std::ops::Range;

/// One problem in the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Bytes of the block.
    pub(crate) at: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What may have been meant.
    pub(crate) help: Option<String>,
}

/// The form of a line, for hints.
const FORM: &str = "a line reads `3 rejections in 30 days -> pause 7 days`";

/// Reads the block.
pub(crate) fn parse(text: &str) -> Result<Ladder, Vec<Problem>> {
    let mut ladder = Ladder::default();
    let mut problems = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end();
        if !line.trim().is_empty() && !line.trim_start().starts_with("//") {
            match parse_line(line) {
                Ok(Line::Step(step)) => ladder.steps.push(step),
                Ok(Line::GoodStanding(days)) => ladder.good_standing_days = Some(days),
                Err((blamed, message, help)) => {
                    let begin = at + blamed.map_or(0, |word| word.start);
                    let end = at + blamed_end(line, blamed);
                    problems.push(Problem {
                        at: begin..end,
                        message,
                        help: help.or_else(|| Some(FORM.to_owned())),
                    });
                }
            }
        }
        at += raw.len();
    }
    if ladder.steps.is_empty() && problems.is_empty() {
        problems.push(Problem {
            at: 0..0,
            message: "the sanctions block has no step".to_owned(),
            help: Some(FORM.to_owned()),
        });
    }
    if ladder.steps.len() > MAX_STEPS {
        problems.push(Problem {
            at: 0..0,
            message: format!("a ladder may have {MAX_STEPS} steps"),
            help: None,
        });
    }
    if problems.is_empty() { Ok(ladder) } else { Err(problems) }
}

/// Steps whose condition stands above already: as the strictest step that is reached is taken, one of the two never is. A step that
/// a second moderator must confirm and one that holds until then may stand beside each other.
pub(crate) fn doubts(text: &str) -> Vec<Problem> {
    let mut above: Vec<SanctionStep> = Vec::new();
    let mut doubts = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        if let Ok(Line::Step(step)) = parse_line(raw.trim_end()) {
            let is_same = |other: &SanctionStep| {
                (other.counts, other.at_least, other.window_days, other.needs_second_moderator)
                    == (step.counts, step.at_least, step.window_days, step.needs_second_moderator)
            };
            if above.iter().any(is_same) {
                let begin = at + (raw.len() - raw.trim_start().len());
                let condition = raw.trim_start().split("->").next().unwrap_or_default().trim_end();
                doubts.push(Problem {
                    at: begin..begin + condition.len(),
                    message: "a step above has this condition already, and only one of the two can follow"
                        .to_owned(),
                    help: Some("keep one of them, or count more in the stricter one".to_owned()),
                });
            }
            above.push(step);
        }
        at += raw.len();
    }
    doubts
}

#[derive(Clone, Copy)]
struct Word<'l> {
    text: &'l str,
    start: usize,
}

enum Line {
    Step(SanctionStep),
    GoodStanding(u32),
}

type Trouble<'l> = (Option<Word<'l>>, String, Option<String>);

fn blamed_end(line: &str, blamed: Option<Word<'_>>) -> usize {
    blamed.map_or(line.len(), |word| word.start + word.text.len())
}

fn parse_line(line: &str) -> Result<Line, Trouble<'_>> {
    let words = split(line);
    let mut rest = words.as_slice();
    if rest.first().is_some_and(|w| w.text == "good") {
        take(&mut rest, &["good"])?;
        take(&mut rest, &["standing"])?;
        take(&mut rest, &["after"])?;
        let days = take_number(&mut rest, MAX_WINDOW_DAYS)?;
        take(&mut rest, &["day", "days"])?;
        return end(rest).map(|()| Line::GoodStanding(days));
    }
    let at_least = take_number(&mut rest, 1_000)?;
    let counted = take(
        &mut rest,
        &[
            "rejections",
            "rejection",
            "strikes",
            "strike",
            "warnings",
            "warning",
            "pauses",
            "pause",
            "pre-moderations",
            "pre-moderation",
        ],
    )?;
    let counts = match counted.trim_end_matches('s') {
        "warning" => Counted::Sanctions(SanctionKind::Warning),
        "pause" => Counted::Sanctions(SanctionKind::Pause),
        "pre-moderation" => Counted::Sanctions(SanctionKind::PreModeration),
        _ => Counted::Strikes,
    };
    take(&mut rest, &["in"])?;
    let window_days = take_number(&mut rest, MAX_WINDOW_DAYS)?;
    take(&mut rest, &["days", "day"])?;
    take(&mut rest, &["->"])?;
    let kind_word = rest.first().copied();
    let kind = take(&mut rest, &["warning", "pre-moderation", "pause", "block"])?;
    let kind = SanctionKind::find(kind).expect("the words above are the kinds");
    let mut days = None;
    if rest.first().is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit())) {
        days = Some(take_number(&mut rest, MAX_MEASURE_DAYS)?);
        take(&mut rest, &["days", "day"])?;
    }
    if kind == SanctionKind::Pause && days.is_none() {
        return Err((
            kind_word,
            "a pause has an end".to_owned(),
            Some("write `pause 7 days`, or `block`".to_owned()),
        ));
    }
    if kind == SanctionKind::Warning && days.is_some() {
        return Err((kind_word, "a warning has no length".to_owned(), None));
    }
    if let Counted::Sanctions(counted) = counts
        && counted >= kind
    {
        return Err((
            kind_word,
            format!("{} cannot lead to something as mild as a {}", counts.as_str(), kind.as_str()),
            None,
        ));
    }
    let mut needs_second_moderator = false;
    if rest.first().is_some_and(|w| w.text == ",") {
        for word in [",", "a", "second", "moderator", "must", "confirm"] {
            take(&mut rest, &[word])?;
        }
        needs_second_moderator = true;
    }
    end(rest)?;
    Ok(Line::Step(SanctionStep { counts, at_least, window_days, kind, days, needs_second_moderator }))
}

/// Words with their places; a comma is a word of its own.
fn split(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let is_arrow = line.get(at..).is_some_and(|rest| rest.starts_with("->"));
        if c.is_whitespace() || c == ',' || is_arrow {
            if let Some(begin) = start.take() {
                words.push(Word { text: line.get(begin..at).unwrap_or(""), start: begin });
            }
            if c == ',' {
                words.push(Word { text: ",", start: at });
            }
            if is_arrow {
                words.push(Word { text: "->", start: at });
            }
        } else if c == '>' && line.get(..at).is_some_and(|head| head.ends_with('-')) {
            // The end of an arrow.
        } else if start.is_none() {
            start = Some(at);
        }
    }
    words
}

fn take<'l>(rest: &mut &[Word<'l>], expected: &[&'static str]) -> Result<&'static str, Trouble<'l>> {
    let first = expected.first().copied().unwrap_or("");
    let Some((word, tail)) = rest.split_first() else {
        return Err((None, format!("the line ends where `{first}` should follow"), None));
    };
    if let Some(found) = expected.iter().find(|e| **e == word.text) {
        *rest = tail;
        return Ok(found);
    }
    let help = nearly(word.text, expected.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    Err((Some(*word), format!("`{}` stands where `{first}` was expected", word.text), help))
}

fn take_number<'l>(rest: &mut &[Word<'l>], max: u32) -> Result<u32, Trouble<'l>> {
    let Some((word, tail)) = rest.split_first() else {
        return Err((None, "the line ends where a number should follow".to_owned(), None));
    };
    match word.text.parse::<u32>() {
        Ok(number) if (1..=max).contains(&number) => {
            *rest = tail;
            Ok(number)
        }
        Ok(_) => Err((Some(*word), format!("`{}` is out of range: 1 to {max}", word.text), None)),
        Err(_) => Err((Some(*word), format!("`{}` stands where a number was expected", word.text), None)),
    }
}

fn end<'l>(rest: &[Word<'l>]) -> Result<(), Trouble<'l>> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err((
            Some(*word),
            format!("nothing is known to follow here, not `{}`", word.text),
            Some("a step may end with `, a second moderator must confirm`".to_owned()),
        )),
    }
}
