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

#[test]
fn readers_are_shown_a_few_fitting_examples_in_the_language_of_the_page() {
    let (main, others) = files_of("newsroom");
    let bundle = Bundle { translations: others.iter().map(|name| read(name)).collect(), ..Bundle::default() };
    let policy = Policy::compile(&read(&main), &bundle).unwrap();
    for language in policy.languages() {
        let shown = |anchor: &str| -> Vec<String> {
            let examples = policy.examples_for_readers(anchor, language);
            assert!(examples.len() <= 4, "{language}: {anchor}");
            examples.iter().map(|example| format!("{}: {}", example.expected, example.text)).collect()
        };
        for anchor in
            ["profanity", "personal-attacks", "hatred", "threats", "private-details", "spam", "room"]
        {
            let shown = shown(anchor);
            assert!(!shown.is_empty(), "{language}: {anchor}");
            let is_obscene = |line: &String| {
                ["uck", "sh1t", "sh*t", "Блять", "ikti"].iter().any(|word| line.contains(word))
            };
            assert!(!shown.iter().any(is_obscene), "{language}: {shown:?}");
        }
        let attacks = shown("personal-attacks");
        assert!(attacks.iter().any(|line| line.starts_with("reject")), "{attacks:?}");
        assert!(attacks.iter().any(|line| line.starts_with("publish")), "{attacks:?}");
        assert_eq!(attacks.iter().any(|line| line.contains("moron")), language == "en", "{attacks:?}");
    }
    let untranslated = policy.examples_for_readers("personal-attacks", "fr");
    assert!(
        untranslated.iter().any(|example| example.text.contains("moron")),
        "the main file's own stand there"
    );
}

#[test]
fn a_clause_that_stops_comments_only_under_circumstances_shows_no_example_that_seems_to_deny_it() {
    let main = "# Rules\n\nBe kind.\n\n## 1. New here {#new}\n\nWe look at first comments.\n\n```rules\n[[rule]]\nname = \"first_comments\"\nthen = \"hold\"\n```\n\n```examples\nhold [published=0]: Hello, I live by the mill.\npublish: Hello, I live by the mill.\n```\n";
    let policy = Policy::compile(&Policy::parse(main, "p.md").unwrap(), &Bundle::default()).unwrap();
    assert!(policy.examples_for_readers("new", "en").is_empty());
}

#[test]
fn a_translation_without_examples_shows_those_of_the_main_file_in_its_language_or_none() {
    let main = "# Rules\n\nBe kind.\n\n## 1. Words {#words}\n\nNo swearing.\n\n```rules\n[[rule]]\nname = \"word_list\"\nthen = \"reject\"\n```\n\n```examples\nreject: This is fucking ridiculous.\npublish: The council said nothing about the bridge again.\npublish: Совет опять ничего не сказал о мосте.\npublish [reply]: Совет ничего не сказал.\n```\n";
    let translation = |language: &str| {
        let text = format!("# R\n\nB.\n\n## 1. W {{#words}}\n\nN.\n<!-- language: {language} -->\n");
        Policy::parse(&text, &format!("p.{language}.md")).unwrap()
    };
    let bundle = Bundle { translations: vec![translation("ru"), translation("de")], ..Bundle::default() };
    let policy = Policy::compile(&Policy::parse(main, "p.md").unwrap(), &bundle).unwrap();
    let shown = |language: &str| -> Vec<&str> {
        policy.examples_for_readers("words", language).iter().map(|example| example.text.as_str()).collect()
    };
    assert_eq!(shown("en"), ["The council said nothing about the bridge again."]);
    assert_eq!(shown("ru"), ["Совет опять ничего не сказал о мосте."]);
    assert_eq!(shown("de"), [] as [&str; 0]);
}
