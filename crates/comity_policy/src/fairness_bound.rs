//! The bound that a policy may set on verdicts that flip when the name of a people, a party or a place is swapped, and the names
//! that it adds to those that are.

use crate::fairness::{SwapKind, SwapNames};
use std::ops::Range;

/// How a bound is written, for whoever did it otherwise.
const LIKE_A_BOUND: &str = "write it like `flips <= 0.5 %`";

/// How a line of names is written.
const LIKE_NAMES: &str = "write it like `en: Norlanders, Sudrians` or `ru places: Нордвик`";

/// Names that a policy adds, at most: each is put in the place of each other one whenever a draft is checked.
const MAX_ADDED_NAMES: usize = 60;

/// The largest share of swapped pairs whose verdicts may differ, and whom it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct FairnessBound {
    /// Share of pairs, 0 to 1.
    pub max_flips: f64,
    /// Names that are swapped beside the built-in ones.
    pub names: Vec<SwapNames>,
}

/// What is wrong with a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Where, in bytes of the block.
    pub(crate) place: Range<usize>,
    /// What.
    pub(crate) message: String,
    /// How it is written.
    pub(crate) help: &'static str,
}

/// Reads `flips <= 0.5 %`, and below it lines of names such as `en: Norlanders, Sudrians`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn parse(text: &str) -> Result<FairnessBound, Mistake> {
    let (mut max_flips, mut names) = (None, Vec::<SwapNames>::new());
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim();
        let begin = at + (whole.len() - whole.trim_start().len());
        let place = begin..begin + line.len();
        at += whole.len();
        let refuse = |help| move |message: String| Mistake { place: place.clone(), message, help };
        if line.is_empty() {
            continue;
        }
        if max_flips.is_none() {
            max_flips = Some(bound(line).map_err(refuse(LIKE_A_BOUND))?);
            continue;
        }
        let refuse = refuse(LIKE_NAMES);
        names.push(SwapNames::of_line(line).map_err(&refuse)?);
        if names.iter().map(|line| line.names.len()).sum::<usize>() > MAX_ADDED_NAMES {
            return Err(refuse(format!("a policy adds {MAX_ADDED_NAMES} names to swap at most")));
        }
    }
    max_flips.map(|max_flips| FairnessBound { max_flips, names }).ok_or_else(|| Mistake {
        place: 0..text.trim_end().len(),
        message: "`` is no bound on flips".to_owned(),
        help: LIKE_A_BOUND,
    })
}

/// Names that stand twice for one language and kind, which would be swapped once: one of the two may be a slip of the pen.
pub(crate) fn doubts(text: &str) -> Vec<Mistake> {
    let mut seen: Vec<(String, SwapKind, String)> = Vec::new();
    let mut doubts = Vec::new();
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = SwapNames::of_line(whole).ok().zip(whole.split_once(':'));
        if let Some((line, (head, names))) = line {
            let mut begin = at + head.len() + 1;
            for written in names.split(',') {
                let name = written.trim();
                let shown = name.split('/').next().unwrap_or_default().trim();
                let known = (line.language.clone(), line.kind, shown.to_lowercase());
                if !name.is_empty() && seen.contains(&known) {
                    let from = begin + (written.len() - written.trim_start().len());
                    doubts.push(Mistake {
                        place: from..from + name.len(),
                        message: format!("`{shown}` stands among these names already"),
                        help: "take it out, or write which other name was meant",
                    });
                }
                seen.push(known);
                begin += written.len() + 1;
            }
        }
        at += whole.len();
    }
    doubts
}

fn bound(line: &str) -> Result<f64, String> {
    let wrong = || format!("`{line}` is no bound on flips");
    let share = line.strip_prefix("flips").ok_or_else(wrong)?.trim_start();
    let share = share.strip_prefix("<=").ok_or_else(wrong)?.trim();
    let (number, unit) = match share.strip_suffix('%') {
        Some(percent) => (percent.trim_end(), 0.01),
        None => (share, 1.0),
    };
    let max_flips = number.parse::<f64>().map_err(|_| wrong())? * unit;
    if (0.0..=1.0).contains(&max_flips) {
        Ok(max_flips)
    } else {
        Err("a bound on flips lies between 0 % and 100 %".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_read_as_a_share() {
        assert!((parse("flips <= 0.5 %\n").unwrap().max_flips - 0.005).abs() < 1e-12);
        assert!((parse("flips <= 0.02").unwrap().max_flips - 0.02).abs() < 1e-12);
    }

    #[test]
    fn names_stand_below_it() {
        let bound = parse("flips <= 1 %\n\nen: Norlanders, Sudrians\nru places: Нордвик\n").unwrap();
        let kinds: Vec<SwapKind> = bound.names.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [SwapKind::Peoples, SwapKind::Places]);
        assert_eq!(bound.names[0].names, ["Norlanders", "Sudrians"]);
    }

    #[test]
    fn what_is_no_bound_is_refused() {
        for text in ["", "flips", "flips < 1 %", "flips <= many", "flips <= 200 %", "flips <= NaN"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_line_that_names_nobody_is_to_blame_alone() {
        let text = "flips <= 1 %\n  xx: Norlanders\n";
        let mistake = parse(text).unwrap_err();
        assert_eq!(text.get(mistake.place), Some("xx: Norlanders"));
        assert!(mistake.message.starts_with("names are swapped in en, ru"), "{}", mistake.message);
        let many: Vec<String> = (0..61).map(|n| format!("Name{n}")).collect();
        let mistake = parse(&format!("flips <= 1 %\nen: {}", many.join(", "))).unwrap_err();
        assert_eq!(mistake.message, "a policy adds 60 names to swap at most");
    }
}
