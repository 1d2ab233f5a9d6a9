//! What each set's labels mean for our outputs, and how far they are trusted.
//!
//! "Offensive" among tweets that were sampled by swear words is not "toxic" on a news site; a set without hate in it
//! says nothing about insults. So each set teaches the outputs that its labels really speak about, with a weight.

use crate::output::{Output, PerOutput, WIDTH};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a row teaches: for each output a value from 0 to 1 and a weight; weight 0 is "unknown".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Meaning {
    pub value: PerOutput<f32>,
    pub weight: PerOutput<f32>,
}

impl Meaning {
    /// Says nothing yet.
    pub(crate) const fn unknown() -> Self {
        Self { value: [0.0; WIDTH], weight: [0.0; WIDTH] }
    }

    /// Adds what is known of one output.
    pub(crate) fn set(&mut self, output: Output, value: f32, weight: f32) {
        self.value[output as usize] = value;
        self.weight[output as usize] = weight;
    }

    /// The value of an output, where it is known.
    pub(crate) fn get(&self, output: Output) -> Option<f32> {
        (self.weight[output as usize] > 0.0).then(|| self.value[output as usize])
    }
}

/// Domains with an intercept of their own, which absorbs how each set was sampled.
pub(crate) const DOMAINS: usize = 32;
/// The domain of sentences of our own.
pub(crate) const OWN_DOMAIN: u8 = 0;

/// The domain of sentences of our own that were written one by one.
pub(crate) const WRITTEN_DOMAIN: u8 = 23;

/// The domain of glosses of such sentences in English.
pub(crate) const GLOSS_DOMAIN: u8 = 24;

/// Whether a row of the domain is of our own writing.
pub(crate) const fn is_own(domain: u8) -> bool {
    matches!(domain, OWN_DOMAIN | WRITTEN_DOMAIN)
}

/// The domain of Wikipedia talk.
pub(crate) const WIKIPEDIA_DOMAIN: u8 = 1;

/// How much more a comment of Wikipedia talk teaches of toxicity: whole conversations, not posts sampled by a word, and the
/// nearest there is to a news site's.
const WIKIPEDIA_WEIGHT: f32 = 4.0;

/// Domain and meaning of a row of `set` with harmonised labels `y` and its own `labels`.
pub(crate) fn meaning_of(set: &str, y: &BTreeMap<String, f32>, labels: &Value) -> (u8, Meaning) {
    use Output::{Hate, Insult, Obscene, Offensive, Profane, Severe, Spam, Threat, Toxic};
    let mut m = Meaning::unknown();
    let label = |name: &str| y.get(name).copied();
    let toxicity = label("toxicity");
    let hate = label("identity_attack");
    let take = |m: &mut Meaning, output: Output, name: &str, weight: f32| {
        if let Some(value) = label(name) {
            m.set(output, value, weight);
        }
    };
    let domain = match set {
        "jigsaw_6label_cleaned" | "jigsaw_6label_original" => {
            take(&mut m, Toxic, "toxicity", WIKIPEDIA_WEIGHT);
            take(&mut m, Severe, "severe_toxicity", 1.0);
            take(&mut m, Obscene, "obscene", 1.0);
            take(&mut m, Profane, "obscene", 0.5);
            take(&mut m, Threat, "threat", 1.0);
            take(&mut m, Insult, "insult", 1.0);
            take(&mut m, Hate, "identity_attack", 1.0);
            m.set(Spam, 0.0, 0.2);
            1
        }
        "jigsaw_toxic_binary" => {
            // What is not toxic there has none of the five others either, but for a few in a hundred.
            m.set(Toxic, 0.0, WIKIPEDIA_WEIGHT);
            for output in [Severe, Obscene, Threat, Insult, Hate] {
                m.set(output, 0.0, 0.8);
            }
            m.set(Profane, 0.0, 0.4);
            m.set(Spam, 0.0, 0.4);
            1
        }
        "civil_comments_respanned" => {
            take(&mut m, Toxic, "toxicity", 1.0);
            m.set(Spam, 0.0, 0.2);
            2
        }
        "toxic_spans_civil" => {
            take(&mut m, Toxic, "toxicity", 0.5);
            m.set(Spam, 0.0, 0.2);
            2
        }
        "surge_toxicity_en" => {
            take(&mut m, Toxic, "toxicity", 1.5);
            3
        }
        "paradetox_en" => {
            take(&mut m, Toxic, "toxicity", 0.7);
            4
        }
        "davidson_tweets" => {
            take(&mut m, Offensive, "toxicity", 1.0);
            take(&mut m, Hate, "identity_attack", 0.5);
            take(&mut m, Profane, "obscene", 0.3);
            if toxicity == Some(0.0) {
                m.set(Toxic, 0.0, 0.5);
            } else if hate == Some(1.0) {
                m.set(Toxic, 1.0, 0.5);
            } else {
                m.set(Toxic, 0.7, 0.15);
            }
            5
        }
        "hatexplain_en" => {
            take(&mut m, Offensive, "toxicity", 1.0);
            take(&mut m, Hate, "identity_attack", 1.0);
            if let Some(value) = toxicity {
                let weight = if hate == Some(1.0) { 0.6 } else { 0.3 };
                m.set(Toxic, value, weight);
            }
            6
        }
        "mlma_en" => {
            take(&mut m, Offensive, "toxicity", 0.3);
            take(&mut m, Hate, "identity_attack", 0.15);
            7
        }
        "edos_sexism" => {
            take(&mut m, Hate, "identity_attack", 0.6);
            if hate == Some(1.0) {
                m.set(Toxic, 0.9, 0.3);
            }
            m.set(Threat, label("threat").unwrap_or(0.0), if label("threat").is_some() { 1.0 } else { 0.2 });
            8
        }
        "vicomtech_stormfront" => {
            take(&mut m, Hate, "identity_attack", 0.7);
            match hate {
                Some(v) if v > 0.5 => m.set(Toxic, 0.8, 0.3),
                _ => m.set(Toxic, 0.05, 0.3),
            }
            9
        }
        "fox_news_en" => {
            take(&mut m, Hate, "identity_attack", 1.0);
            if hate == Some(1.0) {
                m.set(Toxic, 0.8, 0.4);
            }
            10
        }
        "hatemoji_build_en" => {
            // Abuse without hate is labelled harmless there, so its "not toxic" is not ours.
            take(&mut m, Hate, "identity_attack", 1.0);
            if hate == Some(1.0) {
                m.set(Toxic, 1.0, 0.5);
            }
            11
        }
        "sms_spam" => {
            take(&mut m, Spam, "spam", 0.5);
            m.set(Toxic, 0.0, 0.2);
            12
        }
        "youtube_spam" => {
            take(&mut m, Spam, "spam", 1.5);
            13
        }
        _ => {
            // One language, one set: the labels are all there is.
            take(&mut m, Toxic, "toxicity", 1.0);
            take(&mut m, Insult, "insult", 1.0);
            take(&mut m, Obscene, "obscene", 1.0);
            take(&mut m, Profane, "obscene", 0.5);
            take(&mut m, Hate, "identity_attack", 1.0);
            take(&mut m, Threat, "threat", 1.0);
            take(&mut m, Severe, "severe_toxicity", 1.0);
            take(&mut m, Spam, "spam", 1.0);
            match set {
                "germeval2018_de" => 14,
                "mlma_fr" => 15,
                "toldbr_pt" => 16,
                "offenseval_tr" => 17,
                "mlma_ar" => 18,
                "beep_korean_news" => 19,
                "kmhas_korean_news" => 20,
                "cold_zh" => 21,
                _ => 22,
            }
        }
    };
    let _ = labels;
    (domain, m)
}
