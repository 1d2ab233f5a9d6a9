//! The sanctions ladder of a policy: what repeated strikes lead to. Pure: history in, measure out.

mod parse;

use comity_model::{SanctionKind, Timestamp};
use serde::Serialize;
use std::fmt;

pub(crate) use parse::{doubts, parse};

/// A window may reach back this many days: ten years.
pub(crate) const MAX_WINDOW_DAYS: u32 = 3_650;
/// A measure may last this many days; longer ones are for good.
pub(crate) const MAX_MEASURE_DAYS: u32 = 3_650;
/// A ladder may have this many steps.
pub(crate) const MAX_STEPS: usize = 20;

/// The steps that repeated strikes lead up, in the order of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ladder {
    /// The steps.
    pub steps: Vec<SanctionStep>,
    /// After this many days without a strike earlier ones are forgotten; none: only the windows count.
    pub good_standing_days: Option<u32>,
}

/// One line of the ladder: `3 rejections in 30 days -> pause 7 days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanctionStep {
    /// What is counted.
    pub counts: Counted,
    /// How many of them, at least 1.
    pub at_least: u32,
    /// Within how many days, 1 to 3650.
    pub window_days: u32,
    /// The measure that follows.
    pub kind: SanctionKind,
    /// How long it lasts in days; none: for good, or until lifted.
    pub days: Option<u32>,
    /// Whether a second moderator must confirm it before it takes effect.
    pub needs_second_moderator: bool,
}

/// What a step counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Strikes: rejections for clauses that say `strikes = true`, one per draft.
    Strikes,
    /// Earlier measures of this kind.
    Sanctions(SanctionKind),
}

impl Counted {
    /// The word for it in a ladder, in the plural.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strikes => "rejections",
            Self::Sanctions(SanctionKind::Warning) => "warnings",
            Self::Sanctions(SanctionKind::PreModeration) => "pre-moderations",
            Self::Sanctions(SanctionKind::Pause) => "pauses",
            Self::Sanctions(SanctionKind::Block) => "blocks",
        }
    }
}

/// What a kind of measure is called.
const fn name_key(kind: SanctionKind) -> &'static str {
    match kind {
        SanctionKind::Warning => "sanction-warning",
        SanctionKind::PreModeration => "sanction-pre-moderation",
        SanctionKind::Pause => "sanction-pause",
        SanctionKind::Block => "sanction-block",
    }
}

impl SanctionStep {
    /// The step that this line of a ladder says; none: it is no such line.
    pub fn read(line: &str) -> Option<Self> {
        parse(line).ok()?.steps.into_iter().next()
    }

    /// The step as readers are told, in `language`: `2 warnings within 30 days → Pause for 7 days`.
    pub fn in_words(&self, language: &str) -> String {
        let counted =
            |key: &str, count: u32| comity_locale::text(language, key, &[("count", &count.to_string())]);
        let what = counted(&format!("sanction-counted-{}", self.counts.as_str()), self.at_least);
        let window = counted("sanction-window", self.window_days);
        let name = comity_locale::text(language, name_key(self.kind), &[]);
        let measure = match self.days {
            Some(days) => {
                let args = [("measure", name.as_str()), ("count", &days.to_string())];
                comity_locale::text(language, "sanction-step-days", &args)
            }
            None => name,
        };
        let args = [("what", what.as_str()), ("window", &window), ("measure", &measure)];
        let step = comity_locale::text(language, "sanction-step", &args);
        if self.needs_second_moderator {
            format!("{step}. {}", comity_locale::text(language, "sanction-confirm", &[]))
        } else {
            step
        }
    }
}

impl fmt::Display for SanctionStep {
    /// The line of the ladder, in its normal form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = self.counts.as_str();
        let word = if self.at_least == 1 { plural.trim_end_matches('s') } else { plural };
        let unit = |n: u32| if n == 1 { "day" } else { "days" };
        write!(
            f,
            "{} {word} in {} {} -> {}",
            self.at_least,
            self.window_days,
            unit(self.window_days),
            self.kind.as_str()
        )?;
        if let Some(days) = self.days {
            write!(f, " {days} {}", unit(days))?;
        }
        if self.needs_second_moderator {
            f.write_str(", a second moderator must confirm")?;
        }
        Ok(())
    }
}

/// Something that counts on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PastMeasure {
    /// A draft was rejected for a clause that counts strikes. One per draft.
    Strike {
        /// When.
        at: Timestamp,
    },
    /// A measure was imposed.
    Sanctioned {
        /// Its kind.
        kind: SanctionKind,
        /// When.
        at: Timestamp,
        /// Whether it was lifted before its end, on appeal for example: then it does not count.
        is_lifted: bool,
    },
}

impl PastMeasure {
    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Strike { at } | Self::Sanctioned { at, .. } => *at,
        }
    }
}

/// What a strike leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'l> {
    /// The measure.
    pub step: &'l SanctionStep,
    /// The milder measure that holds at once while a second moderator has yet to confirm `step`.
    pub meanwhile: Option<&'l SanctionStep>,
    /// How many strikes or measures were counted.
    pub counted: u32,
}

/// A ladder step as it stands in `policy.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StepJson {
    /// What is counted: `rejections`, `warnings`, `pre-moderations`, `pauses` or `blocks`.
    pub counts: String,
    /// How many of them.
    pub at_least: u32,
    /// Within how many days.
    pub window_days: u32,
    /// What follows: `warning`, `pre-moderation`, `pause` or `block`.
    pub measure: String,
    /// For how many days; absent: for good.
    pub days: Option<u32>,
    /// Whether a second moderator must confirm it.
    pub needs_second_moderator: bool,
}

impl SanctionStep {
    /// The step for `policy.json`.
    pub fn to_json(&self) -> StepJson {
        StepJson {
            counts: self.counts.as_str().to_owned(),
            at_least: self.at_least,
            window_days: self.window_days,
            measure: self.kind.as_str().to_owned(),
            days: self.days,
            needs_second_moderator: self.needs_second_moderator,
        }
    }

    /// When the measure ends if it begins at `now`; none: it has no end.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        self.days.map(|days| now.plus_days(days.into()))
    }
}

impl Ladder {
    /// The measure that is due at `now`, right after a strike that is the newest entry of `history`.
    ///
    /// Strikes that already led to a measure as strict as a step's are spent and not counted for that step again.
    /// The strictest step that is reached wins; of two alike the later line of the ladder.
    pub fn next(&self, history: &[PastMeasure], now: Timestamp) -> Option<Due<'_>> {
        let (step, counted) = self.reached(history, now, |_| true)?;
        let holds_at_once = |step: &SanctionStep| !step.needs_second_moderator;
        let meanwhile = if holds_at_once(step) { None } else { self.reached(history, now, holds_at_once) };
        Some(Due { step, meanwhile: meanwhile.map(|(step, _)| step), counted })
    }

    /// The strictest of the steps that `may` be taken, with what was counted for it.
    fn reached(
        &self,
        history: &[PastMeasure],
        now: Timestamp,
        may: impl Fn(&SanctionStep) -> bool,
    ) -> Option<(&SanctionStep, u32)> {
        let forgotten_before = self.forgotten_before(history, now);
        let steps = || self.steps.iter().filter(|step| may(step));
        let (mut due, mut counted) = steps()
            .filter(|step| step.counts == Counted::Strikes)
            .filter_map(|step| Some((step, count_strikes(step, history, forgotten_before, now)?)))
            .max_by_key(|(step, _)| strictness(step))?;
        // A measure may itself be one too many: the second pause leads to the block.
        for _ in 0..self.steps.len() {
            let higher = steps()
                .filter(|step| {
                    step.counts == Counted::Sanctions(due.kind) && strictness(step) > strictness(due)
                })
                .filter_map(|step| Some((step, count_measures(step, history, now)?)))
                .max_by_key(|(step, _)| strictness(step));
            let Some(higher) = higher else { break };
            (due, counted) = higher;
        }
        Some((due, counted))
    }

    /// Strikes at or before this moment are forgotten: a stretch of good standing lies after them.
    fn forgotten_before(&self, history: &[PastMeasure], now: Timestamp) -> Timestamp {
        let never = Timestamp::from_micros(i64::MIN);
        let Some(days) = self.good_standing_days else { return never };
        let mut strikes: Vec<Timestamp> =
            history.iter().filter(|m| matches!(m, PastMeasure::Strike { .. })).map(PastMeasure::at).collect();
        strikes.push(now);
        strikes.sort_unstable();
        strikes
            .windows(2)
            .rev()
            .find(|pair| pair[1].secs_since(pair[0]) >= i64::from(days) * 86_400)
            .map_or(never, |pair| pair[0])
    }
}

/// How strict a step's measure is: by kind, then by length; what needs a second moderator is the strictest of its kind.
fn strictness(step: &SanctionStep) -> (SanctionKind, u32) {
    (step.kind, step.days.unwrap_or(u32::MAX))
}

/// Unspent strikes for `step`, if they are enough.
fn count_strikes(
    step: &SanctionStep,
    history: &[PastMeasure],
    forgotten_before: Timestamp,
    now: Timestamp,
) -> Option<u32> {
    let spent_until = history
        .iter()
        .filter_map(|m| match m {
            PastMeasure::Sanctioned { kind, at, is_lifted: false } if *kind >= step.kind => Some(*at),
            _ => None,
        })
        .max();
    let begin = now.plus_days(-i64::from(step.window_days));
    let count = history
        .iter()
        .filter(|m| matches!(m, PastMeasure::Strike { .. }))
        .map(PastMeasure::at)
        .filter(|at| {
            *at > begin && *at <= now && *at > forgotten_before && spent_until.is_none_or(|s| *at > s)
        })
        .count();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count >= step.at_least).then_some(count)
}

/// Measures for `step` with the one that is due now, if they are enough.
fn count_measures(step: &SanctionStep, history: &[PastMeasure], now: Timestamp) -> Option<u32> {
    let Counted::Sanctions(counted) = step.counts else { return None };
    let begin = now.plus_days(-i64::from(step.window_days));
    let before = history
        .iter()
        .filter(|m| match m {
            PastMeasure::Sanctioned { kind, at, is_lifted: false } => {
                *kind == counted && *at > begin && *at <= now
            }
            _ => false,
        })
        .count();
    let count = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    (count >= step.at_least).then_some(count)
}

#[cfg(test)]
mod tests;
