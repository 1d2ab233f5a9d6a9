//! Whatever an editor writes: a document or a list of errors, never a panic; and a compiled policy runs its examples.
#![no_main]

use comity_policy::{Bundle, NoScorer, Policy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let Ok(document) = Policy::parse(source, "fuzz.md") else { return };
    if let Ok(policy) = Policy::compile(&document, &Bundle::default()) {
        let _ = policy.run_examples(&NoScorer);
    }
});
