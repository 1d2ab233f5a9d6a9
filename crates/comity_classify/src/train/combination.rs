//! Fits the combinations: a small logistic regression per attribute and language on rows that the weights have not
//! seen, then a rising curve that makes its probabilities true on a realistic mix.

use super::meaning::DOMAINS;
use crate::combine::{Combination, INPUTS, Inputs};
use crate::cues::STRUCTURE_CUES;
use crate::exact;
use crate::output::{OUTPUTS, Output};

/// A row to fit on: its inputs, the share of people who would say yes, and its weight.
#[derive(Debug, Clone)]
pub(crate) struct Fitted {
    pub inputs: Inputs,
    pub value: f32,
    /// Weight in the regression.
    pub weight: f32,
    /// Weight in the calibration curve: the realistic mix.
    pub mix: f32,
    /// The set's domain, which has an intercept of its own while fitting.
    pub domain: u8,
}

/// How hard weights are pulled towards where they begin, per unit of weight of the rows: the output's own evidence,
/// cues, other outputs' evidence.
const OWN_RIDGE: f64 = 0.002;
const CUE_RIDGE: f64 = 0.005;
/// What reads the structure of a sentence carries over to words never seen, so it may weigh.
const STRUCTURE_RIDGE: f64 = 0.001;
const OTHER_RIDGE: f64 = 0.015;
/// Newton steps; each is exact, a few suffice.
const STEPS: usize = 14;
/// The longest change of a weight in one step.
const MAX_STEP: f64 = 1.0;
/// Rows (by weight) that one point of the curve stands for at least.
const MIN_BLOCK: f32 = 60.0;
/// Points of a curve at most.
const MAX_POINTS: usize = 24;
/// How much of the raw probability stays in the curve, so that it rises everywhere.
const RISE: f32 = 0.04;

/// Fits one attribute, whose own output is `output`.
pub(crate) fn fit(rows: &[Fitted], output: Output) -> Combination {
    let weights = regress(rows, output);
    let mut combination = Combination {
        weights: weights.iter().map(|w| *w as f32).collect(),
        curve: vec![(0.0, 0.0), (1.0, 1.0)],
    };
    let mut points: Vec<(f32, f32, f32)> = rows
        .iter()
        .filter(|row| row.mix > 0.0)
        .map(|row| (combination.logistic(&row.inputs), row.value, row.mix))
        .collect();
    combination.curve = curve(&mut points);
    combination
}

/// Penalised logistic regression by Newton's method, beginning at the output's own evidence.
///
/// Each domain has an intercept of its own, so that no weight learns how a set was sampled; in the end these give way
/// to their mean over the realistic mix.
fn regress(rows: &[Fitted], output: Output) -> Vec<f64> {
    const ALL: usize = INPUTS + DOMAINS;
    let mut start = vec![0.0; ALL];
    for (kind, weight) in [0.7, 0.4, 0.2, 0.1].into_iter().enumerate() {
        start[1 + kind * OUTPUTS + output as usize] = weight;
    }
    let total: f64 = rows.iter().map(|r| f64::from(r.weight)).sum();
    let mut weights = start.clone();
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; ALL];
        let mut hessian = vec![0.0; ALL * ALL];
        for i in 0..ALL {
            let ridge = ridge_of(i, output) * total;
            gradient[i] = ridge * (weights[i] - start[i]);
            hessian[i * ALL + i] = ridge;
        }
        for row in rows {
            let own = INPUTS + usize::from(row.domain);
            let z: f64 =
                weights.iter().zip(&row.inputs).map(|(w, x)| w * f64::from(*x)).sum::<f64>() + weights[own];
            let p = 1.0 / (1.0 + exact::exp(-z));
            let slope = f64::from(row.weight) * (p - f64::from(row.value));
            let bend = f64::from(row.weight) * (p * (1.0 - p)).max(1e-4);
            for i in 0..INPUTS {
                let x = f64::from(row.inputs[i]);
                if x == 0.0 {
                    continue;
                }
                gradient[i] += slope * x;
                for j in 0..=i {
                    hessian[i * ALL + j] += bend * x * f64::from(row.inputs[j]);
                }
                hessian[own * ALL + i] += bend * x;
            }
            gradient[own] += slope;
            hessian[own * ALL + own] += bend;
        }
        let step = solve(&mut hessian, &gradient);
        // A step that is too long overshoots where the data are few.
        let longest = step.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
        let scale = if longest > MAX_STEP { MAX_STEP / longest } else { 1.0 };
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= scale * step;
        }
    }
    let mix: f64 = rows.iter().map(|r| f64::from(r.mix)).sum();
    let offset: f64 =
        rows.iter().map(|r| f64::from(r.mix) * weights[INPUTS + usize::from(r.domain)]).sum::<f64>()
            / mix.max(1e-9);
    weights.truncate(INPUTS);
    weights[0] += offset;
    weights
}

/// How hard the weight of an input is pulled; intercepts are almost free.
fn ridge_of(input: usize, output: Output) -> f64 {
    let cues = 1 + 4 * OUTPUTS;
    match input {
        0 => 1e-5,
        i if i >= INPUTS => 1e-5,
        i if i >= INPUTS - 2 => OWN_RIDGE,
        i if i >= cues + STRUCTURE_CUES.0 => STRUCTURE_RIDGE,
        i if i >= cues => CUE_RIDGE,
        i if (i - 1) % OUTPUTS == output as usize => OWN_RIDGE,
        _ => OTHER_RIDGE,
    }
}

/// Solves `matrix · x = right` for a symmetric positive matrix given by its lower half (Cholesky).
pub(super) fn solve(matrix: &mut [f64], right: &[f64]) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let mut sum = matrix[i * n + j];
            for k in 0..j {
                sum -= matrix[i * n + k] * matrix[j * n + k];
            }
            matrix[i * n + j] = if i == j { sum.max(1e-9).sqrt() } else { sum / matrix[j * n + j] };
        }
    }
    let mut x = right.to_vec();
    for i in 0..n {
        for k in 0..i {
            x[i] -= matrix[i * n + k] * x[k];
        }
        x[i] /= matrix[i * n + i];
    }
    for i in (0..n).rev() {
        for k in i + 1..n {
            x[i] -= matrix[k * n + i] * x[k];
        }
        x[i] /= matrix[i * n + i];
    }
    x
}

/// The rising curve through (probability, share of yes, weight): pool adjacent violators, then thin out.
fn curve(points: &mut [(f32, f32, f32)]) -> Vec<(f32, f32)> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    // Blocks: weighted sums of x and y, weight.
    let mut blocks: Vec<(f64, f64, f64)> = Vec::new();
    for &(x, y, w) in points.iter() {
        let w = f64::from(w);
        match blocks.last_mut() {
            Some(last) if (last.2 as f32) < MIN_BLOCK => {
                last.0 += w * f64::from(x);
                last.1 += w * f64::from(y);
                last.2 += w;
            }
            _ => blocks.push((w * f64::from(x), w * f64::from(y), w)),
        }
        while let [.., before, last] = blocks.as_slice()
            && (last.2 as f32) >= MIN_BLOCK
            && before.1 / before.2 >= last.1 / last.2
        {
            let (before, last) = (*before, *last);
            blocks.truncate(blocks.len() - 2);
            blocks.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
        }
    }
    let every = blocks.len().div_ceil(MAX_POINTS).max(1);
    let mut curve = vec![(0.0_f32, 0.0_f32)];
    for group in blocks.chunks(every) {
        let (x, y, w) = group.iter().fold((0.0, 0.0, 0.0), |s, b| (s.0 + b.0, s.1 + b.1, s.2 + b.2));
        let (x, y) = ((x / w) as f32, (y / w) as f32);
        let y = (1.0 - RISE) * y + RISE * x;
        let last = curve[curve.len() - 1];
        if x > last.0 + 1e-4 && x < 1.0 - 1e-4 && y >= last.1 {
            curve.push((x, y.min(1.0)));
        }
    }
    curve.push((1.0, 1.0));
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_never_falls() {
        let mut points: Vec<(f32, f32, f32)> =
            (0..900).map(|i| (i as f32 / 900.0, f32::from(i % 7 == 0 || i > 600), 1.0)).collect();
        let curve = curve(&mut points);
        assert!(curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1), "{curve:?}");
        assert!(curve.len() <= MAX_POINTS + 2);
    }

    #[test]
    fn a_system_is_solved() {
        let mut matrix = vec![4.0, 0.0, 1.0, 3.0];
        let x = solve(&mut matrix, &[1.0, 2.0]);
        assert!((4.0 * x[0] + x[1] - 1.0).abs() < 1e-9 && (x[0] + 3.0 * x[1] - 2.0).abs() < 1e-9);
    }
}
