//! Whatever stands in a model file: loading it never panics, and what loads can score.
#![no_main]

use comity_classify::{Context, Scorer};
use comity_text::Body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(scorer) = Scorer::load(bytes) {
        std::hint::black_box(
            scorer.score(&Body::read("The bridge is old.", Some("en")), &Context::default()),
        );
    }
});
