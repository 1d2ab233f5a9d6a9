//! When the second stage is asked, and how its word and the first stage's become one score.

use super::file::Mix;
use crate::attribute::{ATTRIBUTES, Attribute};
use crate::combine::bend;
use std::collections::BTreeMap;

/// The first stage's log odds beyond this say no more.
const MAX_ODDS: f32 = 7.0;
/// The attributes whose scores tell whether the first stage is sure.
const WATCHED: [Attribute; 2] = [Attribute::Toxicity, Attribute::IdentityAttack];

/// Thresholds and mixes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cascade {
    unsure: (f32, f32),
    mixes: Vec<(Attribute, Mix)>,
}

impl Cascade {
    /// The cascade over a network with so many outputs.
    ///
    /// # Errors
    /// Says which mix cannot be used.
    pub(crate) fn new(
        outputs: usize,
        mixes: &BTreeMap<String, Mix>,
        unsure: (f32, f32),
    ) -> Result<Self, String> {
        if !(0.0 <= unsure.0 && unsure.0 <= unsure.1 && unsure.1 <= 1.0) {
            return Err("its two thresholds are not between 0 and 1 in rising order".to_owned());
        }
        let mixes = mixes
            .iter()
            .map(|(name, mix)| {
                let attribute = name.parse().map_err(|_| format!("`{name}` is not an attribute"))?;
                let is_sound = mix.weights.len() == outputs + 2
                    && mix.weights.iter().all(|w| w.is_finite())
                    && mix.curve.len() >= 2
                    && mix.curve.iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y))
                    && mix.curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
                if is_sound {
                    Ok((attribute, mix.clone()))
                } else {
                    Err(format!("its mix for {name} is not sound"))
                }
            })
            .collect::<Result<_, String>>()?;
        Ok(Self { unsure, mixes })
    }

    /// Whether the highest of the watched scores lies between the thresholds.
    pub(crate) fn is_unsure(&self, values: &[Option<f32>; ATTRIBUTES]) -> bool {
        let highest = WATCHED.iter().filter_map(|a| values[*a as usize]).fold(0.0, f32::max);
        self.unsure.0 <= highest && highest <= self.unsure.1
    }

    /// Replaces each score that both stages speak of.
    pub(crate) fn mix(&self, logits: &[f32], values: &mut [Option<f32>; ATTRIBUTES]) {
        for (attribute, mix) in &self.mixes {
            if let Some(first) = values[*attribute as usize] {
                let odds = (first / (1.0 - first)).ln().clamp(-MAX_ODDS, MAX_ODDS);
                let inputs = [1.0, odds].into_iter().chain(logits.iter().copied());
                let z: f32 = mix.weights.iter().zip(inputs).map(|(w, x)| w * x).sum();
                values[*attribute as usize] = Some(bend(&mix.curve, 1.0 / (1.0 + (-z).exp())));
            }
        }
    }

    /// The attributes that have a mix.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = Attribute> {
        self.mixes.iter().map(|(attribute, _)| *attribute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cascade(weights: Vec<f32>) -> Result<Cascade, String> {
        let mix = Mix { weights, curve: vec![(0.0, 0.0), (1.0, 1.0)] };
        Cascade::new(1, &BTreeMap::from([("TOXICITY".to_owned(), mix)]), (0.2, 0.8))
    }

    #[test]
    fn it_is_asked_between_the_thresholds_only() {
        let cascade = cascade(vec![0.0; 3]).expect("it is sound");
        for (toxicity, attack, asked) in
            [(0.1, 0.1, false), (0.1, 0.5, true), (0.5, 0.0, true), (0.9, 0.5, false), (0.2, 0.0, true)]
        {
            let mut values = [None; ATTRIBUTES];
            values[Attribute::Toxicity as usize] = Some(toxicity);
            values[Attribute::IdentityAttack as usize] = Some(attack);
            assert_eq!(cascade.is_unsure(&values), asked, "{toxicity} {attack}");
        }
    }

    #[test]
    fn a_mix_weighs_both_stages_and_leaves_other_scores_alone() {
        let cascade = cascade(vec![0.0, 1.0, 2.0]).expect("it is sound");
        let mut values = [None; ATTRIBUTES];
        values[Attribute::Toxicity as usize] = Some(0.5);
        values[Attribute::Spam as usize] = Some(0.3);
        cascade.mix(&[1.0], &mut values);
        let toxicity = values[Attribute::Toxicity as usize].expect("it was there");
        assert!((toxicity - 1.0 / (1.0 + (-2.0_f32).exp())).abs() < 1e-6);
        assert_eq!(values[Attribute::Spam as usize], Some(0.3));
        assert_eq!(values[Attribute::Insult as usize], None);
    }

    #[test]
    fn even_a_first_stage_that_is_certain_stays_finite() {
        let cascade = cascade(vec![0.0, 1.0, 0.0]).expect("it is sound");
        for first in [0.0, 1.0] {
            let mut values = [None; ATTRIBUTES];
            values[Attribute::Toxicity as usize] = Some(first);
            cascade.mix(&[0.0], &mut values);
            assert!(values[Attribute::Toxicity as usize].is_some_and(f32::is_finite));
        }
    }

    #[test]
    fn unsound_mixes_are_refused() {
        assert!(cascade(vec![0.0; 2]).is_err());
        assert!(cascade(vec![f32::NAN, 0.0, 0.0]).is_err());
        let none = BTreeMap::new();
        assert!(Cascade::new(1, &none, (0.9, 0.1)).is_err());
        assert!(Cascade::new(1, &none, (f32::NAN, 0.1)).is_err());
    }
}
