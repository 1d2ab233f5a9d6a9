//! What the author of a policy is shown when something is wrong with it.

use comity_policy::{Bundle, NoScorer, Policy};

fn shown(text: &str) -> String {
    let problems = match Policy::parse(text, "policies/test.md") {
        Err(errors) => errors,
        Ok(document) => match Policy::compile(&document, &Bundle::default()) {
            Err(errors) => errors,
            Ok(policy) => policy.run_examples(&NoScorer).into_iter().map(|failure| failure.error).collect(),
        },
    };
    for problem in &problems {
        for lang in comity_locale::LANGUAGES.into_iter().filter(|lang| *lang != "en") {
            let said = problem.clone().in_language(lang);
            assert_ne!(said.message, problem.message, "locales/{lang}/mistakes.ftl lacks it");
        }
    }
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

fn with_rules(rules: &str) -> String {
    format!(
        "# Policy\n\n## 1. Links {{#links}}\n\nProse.\n\n```rules\n{rules}\n```\n\n```examples\npublish: Hello.\n```\n"
    )
}

#[test]
fn names_that_are_nearly_right_are_suggested() {
    insta::assert_snapshot!(shown(&with_rules(
        "[[rule]]\nname = \"shoutng\"\nthen = \"hold\"\n\n[[rule]]\nname = \"links\"\nmaxx = 3\nthen = \"rejct\"\n\n[[rule]]\nname = \"links\"\nthen = \"hold\"\nstatus = \"trail\""
    )));
}

#[test]
fn settings_are_checked_where_they_stand() {
    insta::assert_snapshot!(shown(&with_rules(
        "[[rule]]\nname = \"shouting\"\nmax_share = 1.5\nthen = \"hold\"\n\n[[rule]]\nname = \"links\"\nmax = \"three\"\nthen = \"hold\"\n\n[[rule]]\nname = \"signal\"\nthen = \"hold\"\n\n[[rule]]\nname = \"word_list\"\ncategories = [\"profanty\"]\nthen = \"hold\""
    )));
}

#[test]
fn expressions_are_blamed_at_the_name_that_is_wrong() {
    insta::assert_snapshot!(shown(&with_rules(
        "[[rule]]\nname = \"expression\"\nwhen = \"commenter.publshed < 3 || true\"\nthen = \"hold\"\n\n[[rule]]\nname = \"expression\"\nwhen = \"commenter.published <\"\nthen = \"hold\"\n\n[[rule]]\nname = \"expression\"\nwhen = \"comment.text > 3\"\nthen = \"hold\""
    )));
}

#[test]
fn signals_that_nobody_measures_are_named() {
    insta::assert_snapshot!(shown(&with_rules(
        "[[rule]]\nname = \"signal\"\nsignal = \"toxicty\"\nat_least = 0.5\nthen = \"hold\""
    )));
}

#[test]
fn toml_that_is_not_valid_has_a_place() {
    insta::assert_snapshot!(shown(&with_rules("[[rule]\nname = \"links\"")));
}

#[test]
fn headings_and_blocks_are_checked() {
    insta::assert_snapshot!(shown(
        "# Policy\n\n## Links\n\nProse.\n\n## 2. Twice {#Twice}\n\n## 2. Twice again {#twice}\n\nProse.\n\n```rule\n```\n\n```examples\nrejct: text\nreject [rply]: text\nreject [published=many]: text\nreject\n```\n\n```sanctions\n3 rejectoins in 30 days -> pause\n```\n\n```rules\n"
    ));
}

#[test]
fn an_example_that_fails_says_what_was_noticed() {
    insta::assert_snapshot!(shown(
        "# Policy\n\n## 1. Links {#links}\n\nProse.\n\n```rules\n[[rule]]\nname = \"links\"\nmax = 0\nthen = \"hold\"\n```\n\n```examples\nreject: See https://example.org/a and ծանոթ.\nhold: Nothing here.\n```\n"
    ));
}

#[test]
fn a_clause_without_examples_cannot_be_compiled() {
    insta::assert_snapshot!(shown(
        "# Policy\n\n## 3.2. Links {#links}\n\nProse.\n\n```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n```\n"
    ));
}

#[test]
fn a_translation_must_have_the_same_clauses() {
    let main = Policy::parse("# P\n\n## 1. A {#a}\n\nProse.\n\n## 2. B {#b}\n\nProse.\n", "p.md").unwrap();
    let other =
        Policy::parse("# P\n\n## 3. A {#a}\n\nProse.\n\n## 4. C {#c}\n\nProse.\n", "p.hy.md").unwrap();
    let errors =
        Policy::compile(&main, &Bundle { translations: vec![other], ..Bundle::default() }).unwrap_err();
    insta::assert_snapshot!(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn a_file_that_is_no_policy_is_refused() {
    insta::assert_snapshot!(shown("hello"));
    assert!(shown(&"x".repeat(300_000)).contains("262144"));
}
