//! The published second stage, as the program runs it.

use super::{SecondStage, file};
use crate::{Attribute, Context, Scorer};
use comity_text::Body;
use rayon::prelude::*;
use serde::Deserialize;
use std::cell::Cell;
use std::path::Path;
use std::sync::LazyLock;

/// How far the program's numbers may lie from the training script's: activations are rounded while running, and a sum
/// in another order may round to the next step. One number may, most may not.
const TOLERANCE: f32 = 0.4;
const MEAN_TOLERANCE: f32 = 0.05;

#[derive(Deserialize)]
struct Case {
    text: String,
    tokens: Vec<i32>,
    /// What each step says.
    logits: Vec<Vec<f32>>,
}

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/second-stage.bin");
    std::fs::read(path).expect("the second stage is part of the repository")
});

fn first() -> Scorer {
    Scorer::load(include_bytes!("../../../../models/first-stage.bin")).expect("it is whole")
}

fn published() -> SecondStage {
    SecondStage::load(&FILE).expect("it is whole")
}

/// The published stage with a token more in its vocabulary than its network knows.
fn failing() -> SecondStage {
    let (mut header, network) = file::read(&FILE).expect("it is whole");
    header.vocabulary.push("zzqx".to_owned());
    for step in &mut header.steps {
        step.unsure.insert("TOXICITY".to_owned(), (0.0, 1.0));
    }
    SecondStage::load(&file::write(&header, network)).expect("it can be read")
}

fn score(scorer: &Scorer, text: &str, language: &str) -> crate::Scores {
    let context = Context { story_language: Some(language), ..Context::default() };
    scorer.score(&Body::read(text, Some(language)), &context)
}

#[test]
fn the_program_says_what_the_training_script_said() {
    let stage = published();
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../data/second_stage/fixture.json")).expect("it is JSON");
    assert!(cases.len() > 10);
    let mut apart = Vec::new();
    for case in cases {
        assert_eq!(stage.stage.words.encode(&case.text, stage.stage.longest), case.tokens, "{}", case.text);
        assert_eq!(case.logits.len(), stage.steps());
        for (step, meant) in case.logits.iter().enumerate() {
            let said = stage.logits(step, &case.text).expect("it runs");
            for (said, meant) in said.iter().zip(meant) {
                assert!((said - meant).abs() < TOLERANCE, "{} {step}: {said} {meant}", case.text);
                apart.push((said - meant).abs());
            }
        }
    }
    let mean = apart.iter().sum::<f32>() / apart.len() as f32;
    assert!(mean < MEAN_TOLERANCE, "{mean} apart in the mean");
}

#[test]
fn it_changes_what_the_first_stage_is_unsure_of_and_is_named() {
    let (alone, both) = (first(), first());
    assert!(both.add_second_stage(published()).is_ok());
    assert!(both.add_second_stage(published()).is_err(), "one is enough");
    let name = format!("{}+{}", alone.model(), published().name());
    assert_eq!(both.model(), name);
    for text in
        ["that was a rather stupid thing to write.", "go back to where you came from, nobody wants you here."]
    {
        let (alone, both) = (score(&alone, text, "en"), score(&both, text, "en"));
        assert_eq!(both.failure, None);
        assert_eq!(*both.model, *name);
        assert_eq!(alone.get(Attribute::Spam), both.get(Attribute::Spam), "{text}");
        assert_ne!(alone.get(Attribute::Toxicity), both.get(Attribute::Toxicity), "{text}");
    }
}

#[test]
fn one_name_of_a_group_in_the_place_of_another_changes_no_score() {
    let scorer = first();
    assert!(scorer.add_second_stage(published()).is_ok());
    let names = [
        "Armenians",
        "Azerbaijanis",
        "Turks",
        "Jews",
        "Muslims",
        "Black people",
        "women",
        "refugees",
        "gays",
    ];
    for frame in [
        "Those {} are vermin and should be thrown out of the country.",
        "My neighbours are {} and we get on well.",
        "Why does the council give all of the new flats to {}?",
        "I have nothing against {}, but they should stay where they are.",
        "Nobody should have to read that {} are thieves.",
        "{} and {} marched over the bridge on Sunday.",
    ] {
        let said = names.map(|name| score(&scorer, &frame.replace("{}", name), "en"));
        for (name, other) in names.iter().zip(&said) {
            assert_eq!(other.failure, None);
            // The others are the first stage's alone, which counts words, too.
            for attribute in
                [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Insult, Attribute::Threat]
            {
                assert_eq!(other.get(attribute), said[0].get(attribute), "{frame} {name} {attribute}");
            }
        }
    }
}

#[test]
fn it_abstains_where_it_was_not_trained() {
    let (alone, both) = (first(), first());
    assert!(both.add_second_stage(failing()).is_ok());
    let text = "다리가 월요일부터 다시 열렸다고 시의회가 말했다. zzqx";
    let (alone, both) = (score(&alone, text, "ko"), score(&both, text, "ko"));
    assert_eq!(both.failure, None);
    assert_eq!(alone.get(Attribute::Toxicity), both.get(Attribute::Toxicity));
}

#[test]
fn what_other_languages_say_in_english_is_asked_about() {
    let (alone, both) = (first(), first());
    assert!(both.add_second_stage(published()).is_ok());
    let text = "Сколько можно терпеть этих бездельников в мэрии?";
    let (alone, both) = (score(&alone, text, "ru"), score(&both, text, "ru"));
    assert_eq!(both.failure, None);
    assert_ne!(alone.get(Attribute::Toxicity), both.get(Attribute::Toxicity));
}

#[test]
fn a_second_stage_that_cannot_run_fails_the_score() {
    let scorer = first();
    assert!(scorer.add_second_stage(failing()).is_ok());
    assert_eq!(score(&scorer, "The council met on Monday to talk about the bridge.", "en").failure, None);
    let failed = score(&scorer, "The council met on Monday to talk about the zzqx bridge.", "en");
    assert!(failed.failure.is_some_and(|why| why.contains("could not run")));
}

#[test]
fn many_texts_at_once_get_the_scores_that_each_gets_alone() {
    use rayon::prelude::*;
    let scorer = first();
    assert!(scorer.add_second_stage(published()).is_ok());
    let texts: Vec<String> =
        (0..24).map(|n| format!("You {n} people are rather stupid, I would say.")).collect();
    let alone: Vec<_> = texts.iter().map(|text| score(&scorer, text, "en")).collect();
    let together: Vec<_> = texts.par_iter().map(|text| score(&scorer, text, "en")).collect();
    assert_eq!(alone, together);
}

#[test]
fn a_worker_that_waits_for_the_network_is_given_no_other_text_meanwhile() {
    const TEXTS: usize = 24;
    thread_local! {
        static DEPTH: Cell<usize> = const { Cell::new(0) };
    }
    let stage = published();
    let worker = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    let deepest = worker.install(|| {
        let depths = (0..TEXTS).into_par_iter().with_max_len(1).map(|n| {
            let depth = DEPTH.get() + 1;
            DEPTH.set(depth);
            stage.logits(0, &format!("bridge number {n}")).expect("it runs");
            DEPTH.set(depth - 1);
            depth
        });
        depths.max()
    });
    assert_eq!(deepest, Some(1), "texts inside of texts would fill the stack");
}
