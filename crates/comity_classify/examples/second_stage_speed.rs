//! How long the second stage takes: `second_stage_speed SECOND_STAGE_FILE`.

use comity_classify::SecondStage;
use std::time::Instant;

/// Runs of each length; the fastest counts too, because a busy machine only ever makes them slower.
const RUNS: u32 = 200;

fn main() {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: second_stage_speed SECOND_STAGE_FILE");
        std::process::exit(2);
    };
    let bytes = std::fs::read(file).expect("the file can be read");
    println!(
        "loaded in {:.0} ms",
        millis(&mut || drop(SecondStage::load(&bytes).expect("the file is whole")))
    );
    let stage = SecondStage::load(&bytes).expect("the file is whole");
    for tokens in [24, 64, 96] {
        let text = "bridge ".repeat(tokens - 2);
        for step in 0..stage.steps() {
            let runs: Vec<f64> = (0..RUNS)
                .map(|_| {
                    millis(&mut || {
                        std::hint::black_box(stage.logits(step, &text).expect("it runs"));
                    })
                })
                .collect();
            let mean = runs.iter().sum::<f64>() / f64::from(RUNS);
            let fastest = runs.iter().copied().fold(f64::MAX, f64::min);
            println!("step {}, {tokens} tokens: {mean:.2} ms, fastest {fastest:.2} ms", step + 1);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "measuring durations is what this is for")]
fn millis(run: &mut dyn FnMut()) -> f64 {
    let began = Instant::now();
    run();
    began.elapsed().as_secs_f64() * 1e3
}
