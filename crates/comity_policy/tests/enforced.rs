//! What readers are told of how a clause is enforced.

mod written;

use comity_policy::Policy;
use written::{the_only, with_condition, with_rule};

fn told(rules: &str, language: &str) -> Vec<String> {
    let text = with_rule(rules);
    let document =
        Policy::parse(&text, "p.md").unwrap_or_else(|errors| panic!("{:?}", the_only(&errors, &text)));
    document.clauses[0].enforcement(language)
}

fn rule(settings: &str) -> String {
    format!("[[rule]]\n{settings}\n")
}

#[test]
fn where_a_rule_that_cannot_look_does_otherwise_than_usual_readers_are_told() {
    let links = |more: &str| told(&rule(&format!("name = \"links\"\nthen = \"hold\"\n{more}")), "en");
    let usual = "Links, more than the limit → held for a moderator";
    assert_eq!(links("on_failure = \"hold\"\non_missing = \"skip\""), [usual]);
    assert_eq!(
        links("on_failure = \"publish\""),
        [format!("{usual}. If this check cannot be made, it stops no comment.")]
    );
    assert_eq!(
        links("on_failure = \"reject\""),
        [format!("{usual}. If this check cannot be made, a comment is not published.")]
    );
    assert_eq!(
        links("on_missing = \"ask\""),
        [format!(
            "{usual}. Where it has nothing to measure, as in a language that the program does not know, a comment is \
             shown to the author once more."
        )]
    );
    let both = "name = \"links\"\nthen = \"hold\"\non_failure = \"note\"\non_missing = \"hold\"";
    let sentences: Vec<Vec<String>> =
        comity_locale::LANGUAGES.iter().map(|language| told(&rule(both), language)).collect();
    for (at, (said, language)) in sentences.iter().zip(comity_locale::LANGUAGES).enumerate() {
        let code = ["hold", "note", "enforced", "links", "{", "on_"];
        assert!(
            said.len() == 1 && !code.iter().any(|code| said[0].contains(code)) || language == "en",
            "{said:?}"
        );
        assert!(sentences.iter().skip(at + 1).all(|other| other != said), "{language}: {said:?}");
    }
}

#[test]
fn rules_on_trial_tell_readers_nothing() {
    let on_trial = "name = \"links\"\nthen = \"hold\"\nstatus = \"trial\"\non_failure = \"reject\"";
    assert_eq!(told(&rule(on_trial), "en"), [""; 0]);
}

#[test]
fn closed_discussions_and_those_where_every_comment_waits_read_otherwise() {
    let two = rule("name = \"closed_story\"\nthen = \"reject\"")
        + &rule("name = \"closed_story\"\nheld = true\nthen = \"hold\"");
    assert_eq!(
        told(&two, "en"),
        [
            "Discussions that are closed → not published",
            "Discussions in which every comment waits → held for a moderator"
        ]
    );
    for language in comity_locale::LANGUAGES {
        let said = told(&two.replace("reject", "hold"), language);
        assert_ne!(said[0], said[1], "{language}");
    }
    let length =
        |settings: &str| told(&rule(&format!("name = \"length\"\n{settings}then = \"ask\"")), "en").remove(0);
    assert!(length("max_chars = 900\n").starts_with("Texts that are too long →"));
    assert!(length("min_chars = 9\n").starts_with("Texts that are too long or too short →"));
    let aimed = told(&rule("name = \"word_list\"\ntarget = \"commenter\"\nthen = \"hold\""), "en");
    assert!(aimed[0].starts_with("Words that attack somebody in the discussion →"), "{aimed:?}");
}

#[test]
fn rules_that_would_read_alike_are_told_apart_by_what_differs_in_their_settings() {
    let links =
        rule("name = \"links\"\nmax = 1\nthen = \"hold\"") + &rule("name = \"links\"\nthen = \"reject\"");
    assert_eq!(
        told(&links, "en"),
        [
            "Links, more than the limit (limit: 1) → held for a moderator",
            "Links, more than the limit (limit: 2) → not published"
        ]
    );
    let tags = rule("name = \"story_tag\"\ntags = [\"courts\", \"war\"]\nthen = \"hold\"")
        + &rule("name = \"story_tag\"\ntags = [\"chess\"]\nthen = \"note\"");
    assert!(told(&tags, "en")[0].contains("(courts, war)"), "{:?}", told(&tags, "en"));
    let threats = rule("name = \"threat\"\nat_least = 1.0\nthen = \"reject\"")
        + &rule("name = \"threat\"\nat_least = 0.85\nwords = false\nthen = \"hold\"");
    assert_eq!(
        told(&threats, "en"),
        [
            "Threats and wishes of harm (from 1 on, with the words themselves) → not published",
            "Threats and wishes of harm (from 0.85 on, by the measurement alone) → held for a moderator"
        ]
    );
    assert!(
        told(&threats, "de")[1].contains("(ab 0,85, nur nach dem Messwert)"),
        "{:?}",
        told(&threats, "de")
    );
    let hours = rule("name = \"staffed_hours\"\nfrom_hour = 9\nthen = \"hold\"")
        + &rule("name = \"staffed_hours\"\nfrom_hour = 6\nthen = \"note\"");
    assert!(told(&hours, "en")[0].contains("(\u{2066}from_hour = 9\u{2069})"), "{:?}", told(&hours, "en"));
    // Words that a newsroom doesn't print are not printed here either, and nobody reads code.
    let words = rule("name = \"word_list\"\nwords = [\"blasted\", \"dashed\"]\nthen = \"hold\"")
        + &rule("name = \"word_list\"\nwords = [\"darned\"]\nthen = \"reject\"");
    let said = told(&words, "en").join("\n");
    assert!(
        said.contains("(entries on its list: 2)")
            && said.contains("(entries on its list: 1)")
            && !said.contains("darned"),
        "{said}"
    );
}

#[test]
fn readers_read_no_code_and_no_line_twice() {
    let text = with_condition("comment.links > 1");
    let again = "\n[[rule]]\nname = \"expression\"\nwhen = \"comment.links > 9\"\nthen = \"hold\"\n```\n\n```examples";
    let text = text.replace("```\n\n```examples", again);
    let document = Policy::parse(&text, "p.md").unwrap();
    assert_eq!(document.clauses[0].rules.len(), 2);
    assert_eq!(
        document.clauses[0].enforcement("en"),
        ["A condition of the newsroom’s own → held for a moderator"]
    );
}

#[test]
fn a_policy_in_a_language_that_the_pages_do_not_speak_is_enforced_in_english() {
    let said = told(&rule("name = \"links\"\nthen = \"hold\""), "ka");
    assert_eq!(said, ["Links, more than the limit → held for a moderator"]);
}
