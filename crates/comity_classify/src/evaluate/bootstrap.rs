//! Figures with bootstrap intervals.

use super::metrics::{Scored, auc, average_precision, recall_at_false_alarms};
use super::report::Figures;
use crate::train::Random;

/// Samples of the bootstrap.
const SAMPLES: usize = 200;
/// Rows that each sample draws at most; intervals of larger slices are narrow anyway.
const MAX_DRAWN: usize = 4_000;
/// Bands of the reliability table.
const BANDS: usize = 10;

/// All figures of one slice.
pub(crate) fn figures(scored: &[Scored], seed: u64) -> Figures {
    let positives = scored.iter().filter(|s| s.1).count();
    let share = |positive: bool| {
        let (all, flagged) = scored
            .iter()
            .filter(|s| s.1 == positive)
            .fold((0_u32, 0_u32), |(n, f), s| (n + 1, f + u32::from(s.0 >= 0.5)));
        f64::from(flagged) / f64::from(all.max(1))
    };
    Figures {
        rows: scored.len(),
        positives,
        auc: auc(scored).unwrap_or(0.5),
        auc_interval: interval(scored, seed),
        average_precision: average_precision(scored).unwrap_or(0.0),
        recall_at_1_percent: recall_at_false_alarms(scored, 0.01).unwrap_or(0.0),
        recall_at_5_percent: recall_at_false_alarms(scored, 0.05).unwrap_or(0.0),
        flagged_at_half: (share(true), share(false)),
        reliability: reliability(scored),
    }
}

fn interval(scored: &[Scored], seed: u64) -> (f64, f64) {
    let mut random = Random::new(seed);
    let drawn = scored.len().min(MAX_DRAWN);
    let mut areas: Vec<f64> = (0..SAMPLES)
        .filter_map(|_| {
            let sample: Vec<Scored> = (0..drawn).map(|_| scored[random.below(scored.len())]).collect();
            auc(&sample)
        })
        .collect();
    areas.sort_by(f64::total_cmp);
    let at = |share: f64| areas.get((areas.len() as f64 * share) as usize).copied().unwrap_or(0.5);
    (at(0.025), at(0.975))
}

/// For each band of the score: mean score, share of positives, rows.
fn reliability(scored: &[Scored]) -> Vec<(f64, f64, usize)> {
    let mut bands = [(0.0, 0.0, 0_usize); BANDS];
    for &(score, positive) in scored {
        let band = &mut bands[((score * BANDS as f32) as usize).min(BANDS - 1)];
        band.0 += f64::from(score);
        band.1 += f64::from(u8::from(positive));
        band.2 += 1;
    }
    bands
        .into_iter()
        .filter(|(_, _, rows)| *rows > 0)
        .map(|(score, positive, rows)| (score / rows as f64, positive / rows as f64, rows))
        .collect()
}
