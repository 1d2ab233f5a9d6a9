//! The points of a receiver operating characteristic and of a precision–recall curve.

use super::metrics::Scored;
use serde::Serialize;

/// Points of one curve at most, spread evenly over the ranks.
const MAX_POINTS: usize = 120;

/// Both curves of one attribute in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Curves {
    /// Share of negatives flagged and share of positives found, from (0, 0) to (1, 1).
    pub roc: Vec<(f64, f64)>,
    /// Share of positives found, and share of the flagged that are positive.
    pub precision_recall: Vec<(f64, f64)>,
}

impl Curves {
    /// The curves of a ranking; empty without both kinds of examples.
    pub(crate) fn of(scored: &[Scored]) -> Self {
        let mut sorted = scored.to_vec();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let positives = sorted.iter().filter(|s| s.1).count() as f64;
        let negatives = sorted.len() as f64 - positives;
        let mut curves = Self { roc: vec![(0.0, 0.0)], precision_recall: Vec::new() };
        if positives == 0.0 || negatives == 0.0 {
            return curves;
        }
        let every = sorted.len().div_ceil(MAX_POINTS);
        let (mut found, mut alarms, mut seen, mut drawn) = (0.0, 0.0, 0, 0);
        for tie in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let up = tie.iter().filter(|s| s.1).count();
            found += up as f64;
            alarms += (tie.len() - up) as f64;
            seen += tie.len();
            if seen >= drawn + every || seen == sorted.len() {
                drawn = seen;
                curves.roc.push((alarms / negatives, found / positives));
                curves.precision_recall.push((found / positives, found / (found + alarms)));
            }
        }
        curves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_run_from_nothing_flagged_to_everything() {
        let scored: Vec<Scored> = (0..1000).map(|i| (i as f32 / 1000.0, i % 3 == 0)).collect();
        let curves = Curves::of(&scored);
        assert_eq!(curves.roc.first(), Some(&(0.0, 0.0)));
        assert_eq!(curves.roc.last(), Some(&(1.0, 1.0)));
        assert!(curves.roc.len() <= MAX_POINTS + 2);
        assert!(curves.precision_recall.iter().all(|(_, precision)| *precision > 0.2 && *precision <= 1.0));
    }
}
