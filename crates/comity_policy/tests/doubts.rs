//! What can be read in a policy and can hardly be meant: it is told at its place, and is not published anew.

mod written;

use comity_policy::{Bundle, Policy, PolicyError};
use written::{clause, the_only, with_condition, with_rule};

fn problems(text: &str) -> Vec<PolicyError> {
    match Policy::parse(text, "test.md").and_then(|document| Policy::compile(&document, &Bundle::default())) {
        Err(errors) => panic!("the fixture can be read: {errors:#?}"),
        Ok(policy) => policy.doubts(),
    }
}

fn the_problem(text: &str) -> (usize, String, String, String) {
    the_only(&problems(text), text)
}

#[test]
fn a_block_that_nothing_runs_although_it_looks_like_one_is_doubted() {
    let rule = "[[rule]]\nname = \"links\"\nthen = \"hold\"";
    for (fence, body, name) in [
        ("```toml", rule, "rules"),
        ("```", rule, "rules"),
        ("~~~", "publish: Hello.\nhold: See https://a.example", "examples"),
        ("```text", "3 rejections in 30 days -> pause 7 days", "sanctions"),
        ("```", "flips <= 0.5 %", "fairness"),
    ] {
        let end = fence.get(..3).unwrap();
        let (line, blamed, message, help) = the_problem(&clause(&format!("{fence}\n{body}\n{end}\n")));
        assert_eq!((line, blamed.as_str()), (7, fence));
        assert_eq!(
            message,
            format!("this block is shown to readers and does nothing, though it looks like `{name}`")
        );
        assert!(help.starts_with(&format!("begin it with ```{name};")), "{help}");
    }
    let (_, blamed, message, help) = the_problem(&clause(&format!("```rules title\n{rule}\n```\n")));
    assert_eq!((blamed.as_str(), help.as_str()), ("rules title", "write `rules`"), "{message}");
    for prose in [format!("````\n{rule}\n````\n"), "```\nA verse\nof the bridge.\n```\n".to_owned()] {
        assert!(problems(&clause(&prose)).is_empty(), "{prose}");
    }
    // What was published before goes on to run as it stands.
    let document = Policy::parse(&clause(&format!("```toml\n{rule}\n```\n")), "t.md").unwrap();
    assert!(Policy::compile(&document, &Bundle::default()).is_ok());
}

#[test]
fn a_rule_that_stands_twice_in_a_clause_is_doubted() {
    let rule = "[[rule]]\nname = \"links\"\nmax = 1\nthen = \"hold\"";
    let (line, blamed, message, _) = the_problem(&with_rule(&format!("{rule}\n\n{rule}")));
    assert_eq!((line, blamed.as_str()), (14, "\"links\""), "{message}");
    assert_eq!(message, "this rule stands in this clause already, with the same settings");
    assert!(problems(&with_rule(&format!("{rule}\n\n{}", rule.replace("max = 1", "max = 2")))).is_empty());
}

#[test]
fn a_comparison_that_is_the_same_for_every_comment_is_doubted() {
    const SHARE: &str = "a number from 0 to 1";
    for (condition, blamed, always, fact, what) in [
        ("signals.insult > 60", "signals.insult > 60", false, "signals.insult", SHARE),
        (
            "comment.is_reply && signals.insult >= 1.1",
            "signals.insult >= 1.1",
            false,
            "signals.insult",
            SHARE,
        ),
        ("time.weekday == 7", "time.weekday == 7", false, "time.weekday", "a number from 0 to 6"),
        ("time.hour >= 24", "time.hour >= 24", false, "time.hour", "a number from 0 to 23"),
        (
            "commenter.published < 0",
            "commenter.published < 0",
            false,
            "commenter.published",
            "a number from 0 on",
        ),
        ("-1 > commenter.published", "", false, "commenter.published", "a number from 0 on"),
        ("comment.links >= 0", "comment.links >= 0", true, "comment.links", "a number from 0 on"),
        (
            "story.state == 'opened'",
            "story.state == 'opened'",
            false,
            "story.state",
            "`open`, `held` or `closed`",
        ),
        ("site.state != 'shut'", "site.state != 'shut'", true, "site.state", "`open`, `held` or `closed`"),
        (
            "comment.language == 'english'",
            "comment.language == 'english'",
            false,
            "comment.language",
            "a language tag such as `en`",
        ),
    ] {
        let (line, found, message, _) = the_problem(&with_condition(condition));
        let begins = if always { "this is true of every comment" } else { "this can never be true" };
        assert_eq!(message, format!("rule `expression`: {begins}: `{fact}` is {what}"));
        assert_eq!(line, 10);
        assert!(blamed.is_empty() || found == blamed, "{condition}: {found}");
        for lang in comity_locale::LANGUAGES.into_iter().filter(|lang| *lang != "en") {
            let told = problems(&with_condition(condition)).remove(0).in_language(lang).message;
            assert!(
                !told.contains("number") && !told.contains(" or ") && told.contains(fact),
                "{lang}: {told}"
            );
        }
    }
    for condition in [
        "signals.insult > 0.99",
        "time.weekday == 6",
        "commenter.published > 0",
        "story.state == 'held'",
        "comment.language != 'pt-BR'",
    ] {
        assert!(problems(&with_condition(condition)).is_empty(), "{condition}");
    }
    let (.., help) = the_problem(&with_condition("story.state == 'opened'"));
    assert_eq!(help, "did you mean `open`?");
}

#[test]
fn a_backspace_in_a_pattern_is_told_how_the_border_of_a_word_is_written() {
    let when = |pattern: &str| {
        with_rule(&format!(
            "[[rule]]\nname = \"expression\"\nwhen = '''comment.text.matches({pattern})'''\nthen = \"hold\""
        ))
    };
    let (line, _, message, help) = the_problem(&when("'\\btoll\\b'"));
    assert_eq!(line, 10);
    assert_eq!(message, "rule `expression`: the pattern has a backspace in it, which `\\b` in quotes is");
    assert_eq!(help, "write it `r'\\btoll\\b'`, and the whole condition in `'''…'''`");
    assert!(problems(&when("r'\\btoll\\b'")).is_empty());
}

/// That what is doubted is told in every language of the pages.
fn told_in_every_language(text: &str) {
    let english = problems(text).remove(0);
    for lang in comity_locale::LANGUAGES.into_iter().filter(|lang| *lang != "en") {
        let told = problems(text).remove(0).in_language(lang);
        assert_ne!(told.message, english.message, "{lang}");
        assert!(told.help != english.help || english.help.as_deref() == Some("did you mean `ru`?"), "{lang}");
    }
}

#[test]
fn two_steps_of_the_ladder_with_one_condition_are_doubted() {
    let ladder = |steps: &str| {
        clause(&format!(
            "```rules\nstrikes = true\n\n[[rule]]\nname = \"links\"\nthen = \"reject\"\n```\n\n```examples\npublish: Hello.\n```\n\n\
             ```sanctions\n{steps}\n```\n"
        ))
    };
    let twice = ladder("3 rejections in 30 days -> warning\n  3 rejections in 30 days  -> pause 7 days");
    let (line, blamed, message, help) = the_problem(&twice);
    assert_eq!((line, blamed.as_str()), (21, "3 rejections in 30 days"));
    assert_eq!(message, "a step above has this condition already, and only one of the two can follow");
    assert_eq!(help, "keep one of them, or count more in the stricter one");
    told_in_every_language(&twice);
    for sound in [
        "3 rejections in 30 days -> warning\n3 rejections in 90 days -> pause 7 days",
        "2 warnings in 30 days -> pause 7 days\n2 pauses in 30 days -> block",
        // Until a second moderator has confirmed the block, the pause holds.
        "3 rejections in 30 days -> pause 7 days\n3 rejections in 30 days -> block, a second moderator must confirm",
    ] {
        assert!(problems(&ladder(sound)).is_empty(), "{sound}");
    }
    // What was published before goes on to run as it stands.
    assert_eq!(Policy::parse(&twice, "t.md").unwrap().ladder().unwrap().steps.len(), 2);
}

#[test]
fn a_language_that_there_is_not_is_doubted() {
    let languages = |list: &str| {
        with_rule(&format!(
            "[[rule]]\nname = \"language_not_accepted\"\nlanguages = [{list}]\nthen = \"hold\""
        ))
    };
    let text = languages("\"en\", \"xq\"");
    let (line, blamed, message, help) = the_problem(&text);
    assert_eq!((line, blamed.as_str()), (10, "[\"en\", \"xq\"]"));
    assert_eq!(message, "rule `language_not_accepted`: `xq` is no language");
    assert_eq!(help, "the two letters of a language stand in ISO 639-1, such as `en` or `hy`");
    told_in_every_language(&text);
    let (.., help) = the_problem(&languages("\"rus\""));
    assert_eq!(help, "did you mean `ru`?", "comments are found to be in `ru`, never in `rus`");
    assert!(problems(&languages("\"en-GB\", \"HY\", \"ka\", \"am\"")).is_empty());
    let (_, blamed, ..) = the_problem(&with_condition("comment.language == 'xq'"));
    assert_eq!(blamed, "comment.language == 'xq'");
}

#[test]
fn a_name_that_stands_twice_among_those_to_swap_is_doubted() {
    let names = |names: &str| {
        clause(&format!(
            "```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n```\n\n```examples\npublish: Hello.\n```\n\n\
             ```fairness\nflips <= 1 %\n{names}\n```\n"
        ))
    };
    for (twice, line, name) in [
        ("en: Norlanders, Sudrians, norlanders", 19, "norlanders"),
        ("en: Norlanders/Norlander\nen:Sudrians,  Norlanders/Norland", 20, "Norlanders/Norland"),
    ] {
        let text = names(twice);
        let (found, blamed, message, help) = the_problem(&text);
        assert_eq!((found, blamed.as_str()), (line, name));
        let shown = name.split('/').next().unwrap();
        assert_eq!(message, format!("`{shown}` stands among these names already"));
        assert_eq!(help, "take it out, or write which other name was meant");
        told_in_every_language(&text);
    }
    assert!(problems(&names("en: Norlanders, Sudrians\nde: Norlanders\nen places: Norlanders")).is_empty());
}
