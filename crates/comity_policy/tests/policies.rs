//! Every example policy compiles with its translations and passes its own examples.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_policy::{Bundle, Document, NoScorer, Policy};
use std::path::PathBuf;

/// An example policy has at least this many examples.
const MIN_EXAMPLES: usize = 60;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

fn read(name: &str) -> Document {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    Policy::parse(&text, name).unwrap_or_else(|errors| panic!("{}", lines(&errors)))
}

fn lines<T: ToString>(problems: &[T]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

/// The main file and its translations, sorted.
fn files_of(policy: &str) -> (String, Vec<String>) {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(&format!("{policy}.")))
        .collect();
    names.sort();
    let main = format!("{policy}.md");
    names.retain(|name| *name != main);
    (main, names)
}

fn check(policy: &str) {
    let (main, others) = files_of(policy);
    let bundle = Bundle { translations: others.iter().map(|name| read(name)).collect(), ..Bundle::default() };
    let is_translated = !others.is_empty();
    let policy = Policy::compile(&read(&main), &bundle).unwrap_or_else(|errors| panic!("{}", lines(&errors)));
    let failures: Vec<String> =
        policy.run_examples(&NoScorer).iter().map(|failure| failure.error.to_string()).collect();
    assert!(failures.is_empty(), "{} examples fail:\n\n{}", failures.len(), failures.join("\n\n"));
    assert!(policy.example_count() >= MIN_EXAMPLES, "{main} has {} examples", policy.example_count());
    assert!(is_translated, "{main} can be read in one language only");
}

#[test]
fn the_newsroom_policy_keeps_its_promises() {
    check("newsroom");
}

#[test]
fn the_policy_of_the_local_weekly_keeps_its_promises() {
    check("local-weekly");
}

#[test]
fn the_policy_of_the_broadcaster_keeps_its_promises() {
    check("broadcaster");
}
