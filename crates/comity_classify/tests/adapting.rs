//! Adapting the built-in model to made-up newsrooms.

use comity_classify::train::{Judgement, adapt};
use comity_classify::{Attribute, Context, ModelError, Scorer, SecondStage};
use comity_text::Body;
use std::sync::Arc;

/// Made-up comments; a strict newsroom rejects the shouting ones too.
fn judgements(count: usize, judge: impl Fn(usize) -> f32) -> Vec<Judgement> {
    let said = |i: usize| match i % 4 {
        0 => format!("You are such an idiot about bridge number {i}"),
        1 => format!("The plan for bridge number {i} is good and I support it"),
        2 => format!("What a stupid waste of money, bridge number {i}"),
        _ => format!("I walked over bridge number {i} with my dog today"),
    };
    (0..count)
        .map(|i| Judgement {
            text: said(i),
            parent: None,
            title: None,
            language: Some("en".to_owned()),
            attribute: Attribute::LikelyToReject,
            value: judge(i),
            at: i as i64,
        })
        .collect()
}

fn reject(scorer: &Scorer, text: &str) -> f32 {
    let context = Context { story_language: Some("en"), ..Context::default() };
    scorer
        .score(&Body::read(text, Some("en")), &context)
        .get(Attribute::LikelyToReject)
        .expect("it is scored")
}

#[test]
fn a_newsroom_with_other_measures_gets_a_better_model_and_the_old_one_stays() {
    let strict = judgements(800, |i| f32::from(u8::from(i % 4 != 1)));
    let (file, report) = adapt(Scorer::builtin_file(), &strict, "4+gazette.1", None).expect("it is a model");
    let adapted = Scorer::load(&file.expect("it became better")).expect("it is a model");
    assert_eq!(adapted.model(), "first-stage@4+gazette.1");
    let found = &report.attributes["LIKELY_TO_REJECT/en"];
    let (before, after) = (found.before.expect("measured"), found.after.expect("measured"));
    assert!(after.log_loss < before.log_loss, "{report:?}");
    assert_eq!((found.learned, found.held_out), (600, 200));
    let text = "I walked over bridge number 3 with my dog today";
    assert!(reject(&adapted, text) > reject(Scorer::builtin(), text), "{report:?}");
    let toxicity = |scorer: &Scorer| {
        scorer.score(&Body::read(text, Some("en")), &Context::default()).get(Attribute::Toxicity)
    };
    assert_eq!(toxicity(&adapted), toxicity(Scorer::builtin()), "what nobody judged stays as it was");
}

#[test]
fn an_adapted_model_is_measured_with_the_second_stage_that_it_is_used_with() {
    // Enough to weigh the evidence anew.
    let strict = judgements(560, |i| f32::from(u8::from(i % 4 != 1)));
    let second = Arc::new(SecondStage::builtin());
    let (file, report) =
        adapt(Scorer::builtin_file(), &strict, "9+gazette.1", Some(&second)).expect("it is a model");
    assert!(report.from.ends_with(second.name()), "{}", report.from);
    let adapted = Scorer::load(&file.expect("it became better")).expect("it is a model");
    assert!(adapted.add_second_stage(second).is_ok());
    let loss = |judged: &Judgement| {
        let said = f64::from(reject(&adapted, &judged.text)).clamp(0.002, 0.998);
        -(if judged.value > 0.5 { said } else { 1.0 - said }).ln()
    };
    let held_out = &strict[420..];
    let mean = held_out.iter().map(loss).sum::<f64>() / held_out.len() as f64;
    let found = &report.attributes["LIKELY_TO_REJECT/en"];
    assert_eq!(found.outcome, "fitted");
    let measured = found.after.expect("measured").log_loss;
    assert!((mean - measured).abs() < 1e-4, "{mean} {measured}");
}

#[test]
fn judgements_without_rhyme_or_reason_give_no_model() {
    // Every kind of comment is rejected and published alike, and in the end the other way round.
    let random = judgements(800, |i| f32::from(u8::from((i / 4 * 7 + i) % 3 == 0) ^ u8::from(i > 560)));
    let (file, report) = adapt(Scorer::builtin_file(), &random, "2+gazette.1", None).expect("it is a model");
    assert!(file.is_none(), "no better than a guess: {report:?}");
    let drifted = judgements(800, |i| f32::from(u8::from((i % 4 == 0) ^ (i >= 600))));
    let (file, report) = adapt(Scorer::builtin_file(), &drifted, "2+gazette.1", None).expect("it is a model");
    assert!(file.is_none(), "what was learned before the newsroom changed its mind is refused: {report:?}");
    assert_eq!(report.attributes["LIKELY_TO_REJECT/en"].outcome, "not better on the held-out judgements");
}

#[test]
fn too_few_judgements_and_no_model_are_said() {
    let (file, report) =
        adapt(Scorer::builtin_file(), &judgements(20, |i| (i % 2) as f32), "x", None).expect("a model");
    assert!(file.is_none());
    assert_eq!(report.attributes["LIKELY_TO_REJECT/en"].outcome, "too few judgements");
    assert!(matches!(adapt(b"no model", &[], "x", None), Err(ModelError::NotAModel(_))));
}
