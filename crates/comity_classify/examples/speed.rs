//! How long loading and scoring take: `speed MODEL_FILE [SECOND_STAGE_FILE [COMMENTS]]`, where COMMENTS are held-out ones as
//! `profanity held-out` writes them. A figure a line, as `what: number unit`, which `cargo xtask bench` reads.
//!
//! The comment of 400 bytes is the same in every run, so that all its words are ones that were met before; how it is with
//! new ones stands in the figure over all COMMENTS, one after the other.

use comity_classify::{Context, Scorer, SecondStage};
use comity_text::Body;
use std::hint::black_box;
use std::time::Instant;

/// A comment of 400 bytes.
const COMMENT: &str = "I crossed the old bridge every day for thirty years, and I am sorry to see it go, but the \
    council has not answered a single question about the budget. Who pays for the new one? You wrote that the fees \
    cover it; the table on page nine says they do not. Whoever reads the minutes of the meeting in March can see that \
    the mayor promised otherwise, and that nobody on the committee asked him why. So I ask.";

/// Batches, of which the fastest counts (a busy machine only ever makes them slower), and runs of each.
const BATCHES: usize = 200;
const RUNS: usize = 100;
/// How often whole comments go through the cascade; of each the fastest time counts.
const PASSES: usize = 3;
/// The share of rude comments in ordinary traffic.
const RUDE: f64 = 0.1;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let read = |at: usize| arguments.get(at).map(|path| std::fs::read(path).expect("the file can be read"));
    let Some(bytes) = read(0) else {
        eprintln!("usage: speed MODEL_FILE [SECOND_STAGE_FILE [COMMENTS]]");
        std::process::exit(2);
    };
    println!("model file: {:.2} MB", bytes.len() as f64 / f64::from(1 << 20));
    println!("load: {:.1} ms", fastest(9, 1, || drop(black_box(Scorer::load(&bytes)))) / 1e3);
    let scorer = Scorer::load(&bytes).expect("the file is a model");
    let (body, context) = (Body::read(COMMENT, Some("en")), Context::default());
    let measure = |what: &str, run: &mut dyn FnMut()| {
        println!("{what} of {} bytes: {:.1} µs", COMMENT.len(), fastest(BATCHES, RUNS, run));
    };
    measure("linear pass", &mut || {
        black_box(scorer.linear_pass(black_box(&body)));
    });
    measure("whole score", &mut || drop(black_box(scorer.score(black_box(&body), &context))));
    measure("reading", &mut || drop(black_box(Body::read(black_box(COMMENT), Some("en")))));
    measure("reading and whole score", &mut || {
        drop(black_box(scorer.score(&Body::read(black_box(COMMENT), Some("en")), &context)));
    });
    let Some(second) = read(1) else { return };
    let stage = SecondStage::load(&second).expect("the file is a second stage");
    for tokens in [24, 64] {
        // Two tokens stand before and behind every text.
        let text = "bridge ".repeat(tokens - 2);
        for step in 0..stage.steps() {
            let millis =
                fastest(BATCHES, 1, || drop(black_box(stage.logits(step, &text).expect("it runs")))) / 1e3;
            println!("second stage, step {}, {tokens} tokens: {millis:.2} ms", step + 1);
        }
    }
    let Some(comments) = read(2) else { return };
    let comments = String::from_utf8(comments).expect("comments are text");
    let comments: Vec<(Body, bool)> = comments
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|row| Some((Body::read(row["text"].as_str()?, Some("en")), row["is_obscene"].as_bool()?)))
        .collect();
    let bytes: usize = comments.iter().map(|(body, _)| body.text.len()).sum();
    let all = fastest(PASSES, 1, || {
        for (body, _) in &comments {
            black_box(scorer.linear_pass(body));
        }
    });
    println!("linear pass over comments, for 400 bytes: {:.1} µs", all * 400.0 / bytes.max(1) as f64);
    assert!(scorer.add_second_stage(stage).is_ok(), "it has none yet");
    let mean_of = |is_rude: bool| {
        let of_kind = || comments.iter().filter(|(_, rude)| *rude == is_rude);
        let sum: f64 = of_kind()
            .map(|(body, _)| fastest(PASSES, 1, || drop(black_box(scorer.score(body, &context)))))
            .sum();
        sum / of_kind().count().max(1) as f64
    };
    let ordinary = (1.0 - RUDE) * mean_of(false) + RUDE * mean_of(true);
    println!("both stages, a comment of ordinary traffic: {:.2} ms", ordinary / 1e3);
}

/// Microseconds of one run, in the fastest of some batches.
fn fastest(batches: usize, runs: usize, mut run: impl FnMut()) -> f64 {
    let mut batch = || {
        let begin = now();
        (0..runs).for_each(|_| run());
        begin.elapsed().as_secs_f64() * 1e6 / runs as f64
    };
    (0..batches).map(|_| batch()).fold(f64::MAX, f64::min)
}

#[expect(clippy::disallowed_methods, reason = "measuring durations is what this is for")]
fn now() -> Instant {
    Instant::now()
}
