//! How long loading and scoring take: `speed MODEL_FILE`.

use comity_classify::{Context, Scorer};
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

fn main() {
    let Some(bytes) = std::env::args().nth(1).and_then(|path| std::fs::read(path).ok()) else {
        eprintln!("usage: speed MODEL_FILE");
        std::process::exit(2);
    };
    let load_us =
        (0..9).map(|_| micros(1, || drop(black_box(Scorer::load(&bytes))))).fold(f64::MAX, f64::min);
    let scorer = Scorer::load(&bytes).expect("the file is a model");
    let (body, context) = (Body::read(COMMENT, Some("en")), Context::default());
    let measure = |what: &str, run: &mut dyn FnMut()| {
        let best = (0..BATCHES).map(|_| micros(RUNS, &mut *run)).fold(f64::MAX, f64::min);
        println!("{what}: {:.1} µs", best / RUNS as f64);
    };
    println!("{} bytes of comment; load: {:.1} ms", COMMENT.len(), load_us / 1_000.0);
    measure("linear pass", &mut || {
        black_box(scorer.linear_pass(black_box(&body)));
    });
    measure("whole score", &mut || {
        black_box(scorer.score(black_box(&body), &context));
    });
    measure("reading the body", &mut || {
        black_box(Body::read(black_box(COMMENT), Some("en")));
    });
}

#[expect(clippy::disallowed_methods, reason = "measuring durations is what this is for")]
fn micros(times: usize, mut run: impl FnMut()) -> f64 {
    let begin = Instant::now();
    for _ in 0..times {
        run();
    }
    begin.elapsed().as_secs_f64() * 1e6
}
