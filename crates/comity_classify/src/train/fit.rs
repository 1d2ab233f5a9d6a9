//! Logistic regression for all outputs at once: soft labels, unknown labels left out, one pass after another in a
//! fixed order, so that the same data and seed give the same weights.
//!
//! Words and concepts are fitted apart, as two models over the same labels: together, the words would explain the
//! training sentences alone, and the concepts, which carry over to words never seen, would learn nothing.

use super::meaning::{DOMAINS, Meaning, OWN_DOMAIN, WRITTEN_DOMAIN};
use super::random::Random;
use crate::evidence::block_value;
use crate::exact;
use crate::output::{OUTPUTS, Output, PerOutput, WIDTH};

/// Settings of the fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FitOptions {
    /// Passes over the data.
    pub epochs: usize,
    /// First step size of `AdaGrad`.
    pub rate: f32,
    /// How hard weights are pulled to zero each time they are touched.
    pub decay: f32,
    /// Seed of the order.
    pub seed: u64,
}

/// Percent of the concept features that are left out of each step, so that long rows of concepts do not learn
/// sentences by heart that short ones explain.
const DROPPED_PERCENT: usize = 30;

/// How much more a sentence of ours counts for the concepts: it was written to show what they mean, while labelled
/// comments mostly have other reasons for their labels.
const OWN_CONCEPT_WEIGHT: f32 = 4.0;
/// The same for the sentences that were written one by one, whose words count less.
const WRITTEN_CONCEPT_WEIGHT: f32 = 8.0;

/// A row as numbers of features.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub text: Vec<u32>,
    pub concept: Vec<u32>,
    pub domain: u8,
    pub meaning: Meaning,
    /// It teaches nothing of concepts.
    pub only_words: bool,
}

/// The weights of all features and the intercepts of all domains, one for words and one for concepts.
#[derive(Debug, Clone)]
pub(crate) struct Linear {
    pub weights: Vec<PerOutput<f32>>,
    squares: Vec<PerOutput<f32>>,
    intercepts: [Vec<PerOutput<f32>>; 2],
    intercept_squares: [Vec<PerOutput<f32>>; 2],
}

/// How much more a positive counts than a negative, for outputs with few positives.
const fn positive_weight(output: usize) -> f32 {
    if output == Output::Threat as usize {
        3.0
    } else if output == Output::Severe as usize {
        2.0
    } else {
        1.0
    }
}

impl Linear {
    /// All weights zero.
    pub(crate) fn new(features: usize) -> Self {
        let rows = |value: f32| vec![[value; WIDTH]; DOMAINS];
        Self {
            weights: vec![[0.0; WIDTH]; features],
            squares: vec![[1e-4; WIDTH]; features],
            intercepts: [rows(0.0), rows(0.0)],
            intercept_squares: [rows(1.0), rows(1.0)],
        }
    }

    /// Evidence of one block for each output, without intercept.
    fn evidence(&self, block: &[u32]) -> PerOutput<f32> {
        let mut sum = [0.0; WIDTH];
        for &feature in block {
            for (sum, weight) in sum.iter_mut().zip(&self.weights[feature as usize]) {
                *sum += weight;
            }
        }
        let value = block_value(block.len());
        sum.map(|s| s * value)
    }

    /// Fits the weights to `examples`; `progress` is told the pass and its mean loss.
    pub(crate) fn fit(
        &mut self,
        examples: &[Example],
        options: FitOptions,
        progress: &mut dyn FnMut(usize, f32),
    ) {
        let mut random = Random::new(options.seed);
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        let mut kept: Vec<u32> = Vec::new();
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            let rate = options.rate * (1.0 - 0.8 * epoch as f32 / options.epochs as f32);
            let (mut loss, mut weight) = (0.0_f64, 0.0_f64);
            for &at in &order {
                let example = &examples[at as usize];
                let (l, w) = self.step(0, &example.text, example, 1.0, rate, options.decay);
                loss += f64::from(l);
                weight += f64::from(w);
                if example.only_words {
                    continue;
                }
                kept.clear();
                kept.extend(example.concept.iter().filter(|_| random.below(100) >= DROPPED_PERCENT));
                let trust = match example.domain {
                    OWN_DOMAIN => OWN_CONCEPT_WEIGHT,
                    WRITTEN_DOMAIN => WRITTEN_CONCEPT_WEIGHT,
                    _ => 1.0,
                };
                self.step(1, &kept, example, trust, rate, options.decay);
            }
            progress(epoch + 1, (loss / weight.max(1.0)) as f32);
        }
    }

    fn step(
        &mut self,
        head: usize,
        block: &[u32],
        example: &Example,
        trust: f32,
        rate: f32,
        decay: f32,
    ) -> (f32, f32) {
        let domain = usize::from(example.domain);
        let evidence = self.evidence(block);
        let mut gradient = [0.0; WIDTH];
        let (mut loss, mut total) = (0.0, 0.0);
        for k in 0..OUTPUTS {
            let weight = trust * example.meaning.weight[k];
            if weight == 0.0 {
                continue;
            }
            let y = example.meaning.value[k];
            let p = exact::logistic(evidence[k] + self.intercepts[head][domain][k]);
            let weight = weight * (1.0 + (positive_weight(k) - 1.0) * y);
            gradient[k] = (p - y) * weight;
            let p = p.clamp(1e-6, 1.0 - 1e-6);
            let surprise = |p: f32| -exact::ln(f64::from(p)) as f32;
            loss += weight * (y * surprise(p) + (1.0 - y) * surprise(1.0 - p));
            total += weight;
        }
        adjust(
            &mut self.intercepts[head][domain],
            &mut self.intercept_squares[head][domain],
            &gradient,
            rate,
            0.0,
        );
        let value = block_value(block.len());
        let scaled = gradient.map(|g| g * value);
        for &feature in block {
            let feature = feature as usize;
            adjust(&mut self.weights[feature], &mut self.squares[feature], &scaled, rate, decay);
        }
        (loss, total)
    }
}

/// One `AdaGrad` step of a row of weights.
#[inline]
fn adjust(
    weights: &mut PerOutput<f32>,
    squares: &mut PerOutput<f32>,
    gradient: &PerOutput<f32>,
    rate: f32,
    decay: f32,
) {
    for k in 0..WIDTH {
        let g = gradient[k];
        if g != 0.0 {
            let g = g + decay * weights[k];
            squares[k] += g * g;
            weights[k] -= rate * g / squares[k].sqrt();
        }
    }
}
