//! From floating-point weights to the rows of the table.

use super::vocabulary::Vocabulary;
use crate::output::{OUTPUTS, PerOutput, WIDTH};
use crate::table::Table;

/// Share of weights that a step of the quantisation reaches; the few beyond are cut off.
const REACH: f64 = 0.9995;

/// Reserves rows for the features that matter most, heaviest first; says for each feature whether it got one.
pub(crate) fn reserve(table: &mut Table, vocabulary: &Vocabulary, weights: &[PerOutput<f32>]) -> Vec<bool> {
    let importance = |n: usize| {
        let heaviest = weights[n].iter().fold(0.0_f32, |most, w| most.max(w.abs()));
        heaviest * (vocabulary.counts[n] as f32).sqrt()
    };
    let mut order: Vec<u32> = (0..weights.len() as u32).collect();
    order.sort_by(|a, b| importance(*b as usize).total_cmp(&importance(*a as usize)).then(a.cmp(b)));
    let mut kept = vec![false; weights.len()];
    for n in order {
        kept[n as usize] = table.reserve(vocabulary.hashes[n as usize]);
    }
    kept
}

/// Rounds the weights of kept features into the table; gives what one step is worth for each output.
pub(crate) fn quantise(
    table: &mut Table,
    vocabulary: &Vocabulary,
    kept: &[bool],
    weights: &[PerOutput<f32>],
) -> PerOutput<f32> {
    let mut scales = [1.0; WIDTH];
    for (k, scale) in scales.iter_mut().enumerate().take(OUTPUTS) {
        let mut sizes: Vec<f32> =
            kept.iter().zip(weights).filter(|(kept, _)| **kept).map(|(_, w)| w[k].abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let reach = sizes.get((sizes.len() as f64 * REACH) as usize).copied().unwrap_or(0.0);
        *scale = if reach > 0.0 { reach / 127.0 } else { 1.0 };
    }
    for (n, weights) in weights.iter().enumerate().filter(|(n, _)| kept[*n]) {
        let mut row = [0_i8; WIDTH];
        for k in 0..OUTPUTS {
            row[k] = (weights[k] / scales[k]).round().clamp(-127.0, 127.0) as i8;
        }
        table.set(vocabulary.hashes[n], &row);
    }
    scales
}
