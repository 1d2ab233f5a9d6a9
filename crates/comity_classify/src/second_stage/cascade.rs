//! When the second stage is asked, and how its word and the first stage's become one score.

use super::file::{self, Mix};
use crate::attribute::{ATTRIBUTES, Attribute};
use crate::combine::bend;

/// The first stage's log odds beyond this say no more.
const MAX_ODDS: f32 = 7.0;

/// The calibrated probability of each attribute that has one.
pub(super) type Values = [Option<f32>; ATTRIBUTES];

/// Thresholds and mixes of one step of the cascade, found sound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    unsure: Vec<(Attribute, (f32, f32))>,
    most_tokens: usize,
    mixes: Vec<(Attribute, Mix)>,
}

impl Step {
    /// A step over a network with so many outputs.
    ///
    /// # Errors
    /// Says which threshold or mix cannot be used.
    pub(crate) fn new(outputs: usize, step: &file::Step) -> Result<Self, String> {
        let attribute = |name: &str| name.parse().map_err(|_| format!("`{name}` is not an attribute"));
        let unsure = step.unsure.iter().map(|(name, band)| {
            if 0.0 <= band.0 && band.0 <= band.1 && band.1 <= 1.0 {
                Ok((attribute(name)?, *band))
            } else {
                Err(format!("its two thresholds for {name} are not between 0 and 1 in rising order"))
            }
        });
        let mixes = step.mixes.iter().map(|(name, mix)| {
            let is_sound = mix.weights.len() == outputs + 2
                && mix.weights.iter().all(|w| w.is_finite())
                && mix.curve.len() >= 2
                && mix.curve.iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y))
                && mix.curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
            if is_sound {
                Ok((attribute(name)?, mix.clone()))
            } else {
                Err(format!("its mix for {name} is not sound"))
            }
        });
        Ok(Self {
            unsure: unsure.collect::<Result<_, _>>()?,
            most_tokens: step.most_tokens,
            mixes: mixes.collect::<Result<_, _>>()?,
        })
    }

    /// Whether one of the watched scores lies between its thresholds.
    pub(crate) fn is_unsure(&self, values: &Values) -> bool {
        let is_between = |score: f32, (low, high): (f32, f32)| low <= score && score <= high;
        let mut watched = self.unsure.iter();
        watched.any(|(attribute, band)| values[*attribute as usize].is_some_and(|s| is_between(s, *band)))
    }

    /// Whether a text of so many tokens is short enough for it.
    pub(crate) const fn reads(&self, tokens: usize) -> bool {
        tokens <= self.most_tokens
    }

    /// Replaces each score that both stages speak of; `first` are the first stage's.
    pub(crate) fn mix(&self, logits: &[f32], first: &Values, values: &mut Values) {
        for (attribute, mix) in &self.mixes {
            if let Some(first) = first[*attribute as usize] {
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
    use super::super::file::tests::step;
    use super::*;

    fn sound(weights: Vec<f32>) -> Result<Step, String> {
        let mix = Mix { weights, curve: vec![(0.0, 0.0), (1.0, 1.0)] };
        let mut step = step("logits", (0.2, 0.8));
        step.unsure.insert("IDENTITY_ATTACK".to_owned(), (0.4, 1.0));
        step.mixes.insert("TOXICITY".to_owned(), mix);
        Step::new(1, &step)
    }

    #[test]
    fn it_is_asked_between_the_thresholds_only() {
        let cascade = sound(vec![0.0; 3]).expect("it is sound");
        for (toxicity, attack, asked) in [
            (0.1, 0.1, false),
            (0.1, 0.5, true),
            (0.5, 0.0, true),
            (0.9, 0.3, false),
            (0.9, 0.9, true),
            (0.2, 0.0, true),
        ] {
            let mut values = [None; ATTRIBUTES];
            values[Attribute::Toxicity as usize] = Some(toxicity);
            values[Attribute::IdentityAttack as usize] = Some(attack);
            assert_eq!(cascade.is_unsure(&values), asked, "{toxicity} {attack}");
        }
        assert!(!cascade.is_unsure(&[None; ATTRIBUTES]));
        assert!(cascade.reads(8) && !cascade.reads(9));
    }

    #[test]
    fn a_mix_weighs_both_stages_and_leaves_other_scores_alone() {
        let cascade = sound(vec![0.0, 1.0, 2.0]).expect("it is sound");
        let mut first = [None; ATTRIBUTES];
        first[Attribute::Toxicity as usize] = Some(0.5);
        first[Attribute::Spam as usize] = Some(0.3);
        let mut values = first;
        // What a step before said of it is not counted twice.
        values[Attribute::Toxicity as usize] = Some(0.9);
        cascade.mix(&[1.0], &first, &mut values);
        let toxicity = values[Attribute::Toxicity as usize].expect("it was there");
        assert!((toxicity - 1.0 / (1.0 + (-2.0_f32).exp())).abs() < 1e-6);
        assert_eq!(values[Attribute::Spam as usize], Some(0.3));
        assert_eq!(values[Attribute::Insult as usize], None);
    }

    #[test]
    fn even_a_first_stage_that_is_certain_stays_finite() {
        let cascade = sound(vec![0.0, 1.0, 0.0]).expect("it is sound");
        for first in [0.0, 1.0] {
            let mut values = [None; ATTRIBUTES];
            values[Attribute::Toxicity as usize] = Some(first);
            cascade.mix(&[0.0], &values.clone(), &mut values);
            assert!(values[Attribute::Toxicity as usize].is_some_and(f32::is_finite));
        }
    }

    #[test]
    fn unsound_mixes_are_refused() {
        assert!(sound(vec![0.0; 2]).is_err());
        assert!(sound(vec![f32::NAN, 0.0, 0.0]).is_err());
        assert!(Step::new(1, &step("logits", (0.9, 0.1))).is_err());
        assert!(Step::new(1, &step("logits", (f32::NAN, 0.1))).is_err());
        let mut unknown = step("logits", (0.1, 0.9));
        unknown.unsure.insert("RUDENESS".to_owned(), (0.0, 1.0));
        assert!(Step::new(1, &unknown).is_err());
    }
}
