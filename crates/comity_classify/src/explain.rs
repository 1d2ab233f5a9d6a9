//! What weighed most, as stretches of the text that the person typed.

use crate::combine::Combination;
use crate::evidence::{Linear, Scratch};
use crate::output::{OUTPUTS, PerOutput, WIDTH};
use comity_model::Span;
use comity_text::{Body, LexiconMatch};

/// Stretches that are given at most.
const MAX_SPANS: usize = 4;
/// A word weighs something from this share of the heaviest one's weight.
const MIN_SHARE: f32 = 0.3;

/// A stretch of the text and its share in the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained {
    /// Bytes in the text as typed.
    pub span: Span,
    /// Its share of all that weighed in the same direction, 0 to 1.
    pub share: f32,
}

/// The words whose features raised the evidence most, neighbours joined; word-list matches where there is no model.
pub(crate) fn spans_of(
    model: Option<&Combination>,
    linear: &Linear,
    scratch: &Scratch,
    body: &Body,
    matches: &[LexiconMatch],
) -> Vec<Explained> {
    let Some(model) = model else {
        let share = 1.0 / matches.len().max(1) as f32;
        return matches.iter().take(MAX_SPANS).map(|m| Explained { span: m.span, share }).collect();
    };
    let weight = |kind: usize, k: usize| model.weights.get(1 + kind * OUTPUTS + k).copied().unwrap_or(0.0);
    let weights_of = |kinds: [usize; 2]| -> [f32; OUTPUTS] {
        std::array::from_fn(|k| weight(kinds[0], k) + weight(kinds[1], k))
    };
    let said = |sums: &PerOutput<i32>, weights: &[f32; OUTPUTS]| {
        // Most words have no concept.
        if *sums == [0; WIDTH] {
            return 0.0;
        }
        (0..OUTPUTS).map(|k| weights[k] * sums[k] as f32 * linear.scales[k]).sum::<f32>()
    };
    let (of_words, of_concepts) = (weights_of([0, 2]), weights_of([1, 3]));
    let weights: Vec<f32> = scratch
        .token_text
        .iter()
        .zip(&scratch.token_concept)
        .map(|(text, concept)| said(text, &of_words) + said(concept, &of_concepts))
        .collect();
    let total: f32 = weights.iter().filter(|w| **w > 0.0).sum();
    let heaviest = weights.iter().copied().fold(0.0, f32::max);
    if total <= 0.0 {
        return Vec::new();
    }
    let mut spans: Vec<(usize, usize, f32)> = Vec::new();
    for (i, &weight) in weights.iter().enumerate() {
        if weight < MIN_SHARE * heaviest {
            continue;
        }
        match spans.last_mut() {
            Some((_, last, sum)) if *last + 1 == i => {
                *last = i;
                *sum += weight;
            }
            _ => spans.push((i, i, weight)),
        }
    }
    spans.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    spans.truncate(MAX_SPANS);
    spans
        .into_iter()
        .filter_map(|(first, last, weight)| {
            let begin = scratch.reader.tokens.get(first)?.begin as usize;
            let end = scratch.reader.tokens.get(last)?.end as usize;
            Some(Explained { span: body.canonical.to_raw(begin..end), share: weight / total })
        })
        .collect()
}
