//! Mistakes that editors make while they learn the language: each is found, at its place, with what to write.

mod written;

use comity_policy::{Bundle, NoScorer, Policy, PolicyError, format};
use written::{clause, the_only, with_condition, with_rule};

/// All that is wrong with a policy, and with the examples of one that can be compiled.
fn problems(text: &str) -> Vec<PolicyError> {
    match Policy::parse(text, "test.md").and_then(|document| Policy::compile(&document, &Bundle::default())) {
        Err(errors) => errors,
        Ok(policy) if !policy.doubts().is_empty() => policy.doubts(),
        Ok(policy) => policy.run_examples(&NoScorer).into_iter().map(|failure| failure.error).collect(),
    }
}

fn the_problem(text: &str) -> (usize, String, String, String) {
    the_only(&problems(text), text)
}

fn with_example(example: &str) -> String {
    clause(&format!(
        "```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n```\n\n```examples\n{example}\n```\n"
    ))
}

#[test]
fn a_misspelt_circumstance_or_signal_with_a_value_is_no_name() {
    for (written, name, meant) in [
        ("publshed=0", "publshed", "did you mean `published`?"),
        ("toxicty=0.3", "toxicty", "did you mean `toxicity`?"),
        ("toxic=0.3", "toxic", "did you mean `toxicity`?"),
        ("foo=0", "foo", "all names stand in the reference of examples (docs/reference/examples.md)"),
    ] {
        let (line, blamed, message, help) =
            the_problem(&with_example(&format!("publish [{written}]: Hello.")));
        assert_eq!((line, blamed.as_str()), (14, written));
        assert_eq!(message, format!("`{name}` is no circumstance and no signal with a value"));
        assert_eq!(help, meant);
    }
    assert!(problems(&with_example("publish [toxicity=0.3, published=0]: Hello.")).is_empty());
}

#[test]
fn a_signal_that_only_the_scorer_in_use_has_may_stand_in_an_example() {
    let document = Policy::parse(&with_example("publish [irony=0.3]: Hello."), "test.md").unwrap();
    let bundle = Bundle { signals: vec!["irony".to_owned()], ..Bundle::default() };
    assert!(Policy::compile(&document, &bundle).is_ok());
}

#[test]
fn examples_of_translations_are_looked_at_too() {
    let main = Policy::parse(&with_example("publish: Hello."), "test.md").unwrap();
    let text = clause("```examples\npublish [publshed=0]: Bonjour.\n```\n");
    let bundle =
        Bundle { translations: vec![Policy::parse(&text, "test.fr.md").unwrap()], ..Bundle::default() };
    let errors = Policy::compile(&main, &bundle).unwrap_err();
    assert_eq!((errors.len(), errors[0].file.as_str(), errors[0].line), (1, "test.fr.md", 8));
}

#[test]
fn a_byte_order_mark_is_read_past() {
    let text = with_example("publish: Hello.");
    let marked = format!("\u{feff}{text}");
    let (plain, document) = (Policy::parse(&text, "t.md").unwrap(), Policy::parse(&marked, "t.md").unwrap());
    assert_eq!((document.title.as_str(), &document.source), ("P", &plain.source));
    assert_eq!(
        Policy::parse("\u{feff}<!-- language: de -->\n# P\n\n## 1. A {#a}\n\nB.\n", "t.md").unwrap().language,
        "de"
    );
    assert_eq!(format(&marked), format(&text));
    let (line, blamed, ..) = the_problem("\u{feff}<!-- language: klingon -->\n# P\n\n## 1. A {#a}\n\nB.\n");
    assert_eq!((line, blamed.as_str()), (1, "klingon"));
}

#[test]
fn a_ladder_on_rejections_needs_a_clause_whose_rejections_count() {
    let ladder = "```sanctions\n// mild\n  2 rejections in 30 days -> warning\n```\n";
    let (line, blamed, message, help) = the_problem(&clause(ladder));
    assert_eq!((line, blamed.as_str()), (9, "2 rejections in 30 days -> warning"));
    assert_eq!(message, "no clause has `strikes = true`, so no rejection would ever count");
    assert!(help.contains("strikes = true"), "{help}");
    assert!(problems(&clause(&format!("```rules\nstrikes = true\n```\n\n{ladder}"))).is_empty());
}

#[test]
fn a_second_ladder_or_bound_is_refused_in_the_same_clause_too() {
    for (name, line) in [("sanctions", "2 rejections in 30 days -> warning"), ("fairness", "flips <= 1 %")] {
        let block = format!("```{name}\n{line}\n```\n");
        let rules = "```rules\nstrikes = true\n```\n";
        let message = format!("a policy has one {name} block; this clause has a second one");
        let (at, blamed, said, _) = the_problem(&clause(&format!("{rules}{block}{block}")));
        assert_eq!((at, blamed, said), (13, format!("```{name}"), message.clone()));
        let elsewhere = format!("{rules}{block}\n## 2. More {{#more}}\n\nProse.\n\n{block}");
        let (at, blamed, said, _) = the_problem(&clause(&elsewhere));
        assert_eq!((at, blamed, said), (18, format!("```{name}"), message));
    }
}

#[test]
fn a_heading_without_its_space_is_no_prose() {
    let text = clause("##10. Floods {#floods}\n\nOne at a time.\n");
    let (line, blamed, message, help) = the_problem(&text);
    assert_eq!((line, blamed.as_str()), (7, "##10. Floods {#floods}"));
    assert_eq!(message, "a heading has a space after its `##`");
    assert_eq!(help, "write `## 10. Floods {#floods}`");
    assert!(problems(&clause("##hashtag and #10 are prose.\n")).is_empty());
}

#[test]
fn a_language_has_two_or_three_letters() {
    let (line, blamed, message, help) = the_problem(&with_rule(
        "[[rule]]\nname = \"language_not_accepted\"\nlanguages = [\"hy\", \"english\"]\nthen = \"hold\"",
    ));
    assert_eq!((line, blamed.as_str()), (10, "[\"hy\", \"english\"]"));
    assert_eq!(
        message,
        "rule `language_not_accepted`: `languages` cannot be used: `english` is no language tag"
    );
    assert_eq!(help, "did you mean `en`?");
    let (line, blamed, message, help) =
        the_problem("<!-- language: klingon -->\n# P\n\n## 1. A {#a}\n\nB.\n");
    assert_eq!((line, blamed.as_str(), message.as_str()), (1, "klingon", "`klingon` is no language tag"));
    assert_eq!(help, "a language is written in two or three letters, such as `en` or `hy`");
    for tag in ["de", "zh-Hant-TW", "fil", "pt_BR"] {
        assert!(
            problems(&format!("<!-- language: {tag} -->\n# P\n\n## 1. A {{#a}}\n\nB.\n")).is_empty(),
            "{tag}"
        );
    }
}

#[test]
fn toml_mistakes_are_said_in_words() {
    let rule = |line: &str| format!("[[rule]]\nname = \"links\"\n{line}");
    for (rules, at, blamed, message, help) in [
        (
            rule("then = note"),
            10,
            "note",
            "a text has no quotes",
            "put the word in straight quotes: `then = \"note\"`",
        ),
        (
            rule("then = note # to look at"),
            10,
            "note",
            "a text has no quotes",
            "put the word in straight quotes: `then = \"note\"`",
        ),
        (
            rule("then = \"hold\"\nallowed_hosts = a.example, b.example"),
            11,
            "a.example, b.example",
            "a text has no quotes",
            "put each word in straight quotes, in a list: `allowed_hosts = [\"a.example\", \"b.example\"]`",
        ),
        (
            rule("then = “note”"),
            10,
            "“note”",
            "these quotes are not straight ones",
            "write `then = \"note\"`",
        ),
        (
            rule("then = „note“"),
            10,
            "„note“",
            "these quotes are not straight ones",
            "write `then = \"note\"`",
        ),
        (rule("then = \"note”"), 10, "”", "these quotes are not straight ones", "write `then = \"note\"`"),
        (
            rule("then = \"hold\"\nallowed_hosts = [\"a.example\", “b.example”]"),
            11,
            "“b.example”]",
            "these quotes are not straight ones",
            "write `allowed_hosts = [\"a.example\", \"b.example\"]`",
        ),
        (
            rule("then = \"hold\"\nallowed_hosts = [a.example]"),
            11,
            "",
            "",
            "put each word in straight quotes",
        ),
        ("strikes = yes".to_owned(), 8, "yes", "this is no value", "write `strikes = true`"),
        (rule("then: \"note\""), 10, ":", "", "write `then = \"note\"`"),
        (
            rule("then = \"the \"hard\" way\""),
            10,
            "h",
            "",
            "a text ends at its next `\"`: inside it, write `'`",
        ),
    ] {
        let (line, found, said, hint) = the_problem(&with_rule(&rules));
        assert_eq!((line, hint.as_str()), (at, help), "{rules}: {said}");
        if !message.is_empty() {
            assert_eq!(
                (found.as_str(), said),
                (blamed, format!("this is not valid TOML: {message}")),
                "{rules}"
            );
        }
    }
}

#[test]
fn what_is_written_as_elsewhere_is_told_how_it_is_written_here() {
    let rule = |line: &str| format!("[[rule]]\nname = \"shouting\"\n{line}");
    for (rules, at, blamed, message, help) in [
        (
            rule("then = \"hold\"\nmax_share = 0,5"),
            11,
            "0,5",
            "this is not valid TOML: a number has a point, not a comma",
            "write `max_share = 0.5`",
        ),
        (
            rule("then = \"hold\"\nmax_share = 50%"),
            11,
            "50%",
            "this is not valid TOML: a share is a number from 0 to 1, without a sign",
            "write `max_share = 0.5`",
        ),
        ("[[rule]]\nname: shouting\nthen = \"hold\"".to_owned(), 9, "", "", "write `name = \"shouting\"`"),
        (
            rule("then = \"hold\"\nstrikes = true"),
            11,
            "strikes",
            "rule `shouting` has no setting `strikes`",
            "`strikes` is about the clause: write it at the top of the block, before its first `[[rule]]`",
        ),
        (
            "[[rule]]\nname = \"staffed_hours\"\ndays = [\"monday\"]\nthen = \"hold\"".to_owned(),
            10,
            "",
            "rule `staffed_hours`: `monday` is no value of this setting",
            "did you mean `mon`?",
        ),
        (
            "[[rule]]\nname = \"word_list\"\nat_least = \"hard\"\nthen = \"hold\"".to_owned(),
            10,
            "\"hard\"",
            "rule `word_list`: `hard` is no value of this setting",
            "its values are: mild, strong, severe",
        ),
        (
            "[[rule]]\nname = \"staffed_hours\"\nfrom_hour = 07:00:00\nthen = \"hold\"".to_owned(),
            10,
            "07:00:00",
            "rule `staffed_hours`: a time of day or a date is no value of a setting",
            "write `from_hour = 7`",
        ),
        (
            "[[rule]]\nname = \"links\"\nthen = \"hold\"\non_failure = \"skip\"".to_owned(),
            11,
            "\"skip\"",
            "`skip` is not an outcome",
            "it is `publish`, `note`, `ask`, `hold` or `reject`",
        ),
    ] {
        let (line, found, said, hint) = the_problem(&with_rule(&rules));
        assert_eq!((line, hint.as_str()), (at, help), "{rules}: {said}");
        if !message.is_empty() {
            assert_eq!(said, message, "{rules}");
        }
        if !blamed.is_empty() {
            assert_eq!(found, blamed, "{rules}");
        }
        for lang in comity_locale::LANGUAGES.into_iter().filter(|lang| *lang != "en") {
            let told = problems(&with_rule(&rules)).remove(0).in_language(lang);
            assert!(message.is_empty() || told.message != said, "{lang}: {said}");
        }
    }
    let (.., message, _) =
        the_problem(&with_rule("[[rule]]\nname = \"word_list\"\nwords = [\"!!!\"]\nthen = \"hold\""));
    assert!(message.contains("`!!!`") && !message.contains("line "), "{message}");
    let (line, found, message, help) = the_problem(&with_condition("signals.insult > 0,6"));
    assert_eq!((line, found.as_str(), help.as_str()), (10, "0,6", "did you mean `0.6`?"), "{message}");
    assert!(problems(&with_condition("commenter.published in [1,2,3]")).is_empty());
}

#[test]
fn a_circumstance_of_several_words_is_told_to_have_quotes() {
    let (line, blamed, message, help) =
        the_problem(&with_example("publish [headline=Verdict in the case, reply]: Hello."));
    assert_eq!((line, blamed.as_str()), (14, "headline=Verdict in the case"));
    assert_eq!(message, "`Verdict in the case` has spaces in it and no quotes");
    assert_eq!(help, "write `headline=\"Verdict in the case\"`");
    assert!(problems(&with_example("publish [tag=war reply, published=3]: Hello.")).is_empty());
    for (example, blamed) in [
        ("publish [reply: Hello.", "publish [reply: Hello."),
        ("publish:", "publish:"),
        ("- publish: Hello.", "-"),
    ] {
        let (_, found, ..) = the_problem(&with_example(example));
        assert_eq!(found, blamed, "{example}");
    }
}

#[test]
fn a_rule_in_single_brackets_is_told_of_the_two() {
    let one = "[rule]\nname = \"links\"\nthen = \"hold\"";
    for rules in [
        format!("{one}\n\n[[rule]]\nname = \"links\"\nthen = \"hold\""),
        format!("{one}\n\n{one}"),
        one.to_owned(),
    ] {
        let (line, blamed, message, help) = the_problem(&with_rule(&rules));
        assert_eq!((line, message.as_str()), (8, "a rule begins with `[[rule]]`"), "{rules}");
        assert!(blamed.contains("rule"), "{blamed}");
        assert_eq!(help, "use two brackets");
    }
}

#[test]
fn a_block_that_is_not_closed_before_the_next_is_blamed_itself() {
    let rules = "```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n";
    let examples = "```examples\npublish: Hello.\n```\n";
    let (line, blamed, message, help) = the_problem(&clause(&format!("{rules}\n{examples}")));
    assert_eq!((line, blamed.as_str()), (7, "```rules"));
    assert!(message.starts_with("the block that begins here is never closed"), "{message}");
    assert_eq!(help, "put a line of ``` before line 12");
    // Before the next clause.
    let text = format!("{rules}```\n\n```examples\npublish: Hello.\n\n## 2. More {{#more}}\n\nProse.\n");
    let (line, _, _, help) = the_problem(&clause(&text));
    assert_eq!((line, help.as_str()), (13, "put a line of ``` before line 16"));
    // A block of prose would take the rules with it.
    let (line, ..) = the_problem(&clause(&format!("```\nA verse.\n\n{rules}```\n\n{examples}")));
    assert_eq!(line, 7);
    // At the end of the file.
    let (line, _, _, help) = the_problem(&clause("```examples\npublish: Hello.\n"));
    assert_eq!((line, help.as_str()), (7, "put a line of ``` after its last line"));
    // A longer fence may show a shorter one.
    assert!(problems(&clause(&format!("````\n{rules}```\n````\n"))).is_empty());
}

#[test]
fn a_condition_in_other_words_is_told_of_the_signs() {
    for (condition, blamed, meant) in [
        ("commenter.published = 3", "=", "=="),
        ("comment.is_reply and commenter.published < 3", "and", "&&"),
        ("comment.is_reply AND commenter.published < 3", "AND", "&&"),
        ("comment.is_reply or commenter.published < 3", "or", "||"),
        ("comment.is_reply & commenter.published < 3", "&", "&&"),
        ("commenter.published <> 3", "<>", "!="),
        ("not comment.is_reply", "not", "!"),
        ("comment.text.contains('a = b and c') and comment.is_reply", "and", "&&"),
        ("commenter.name == ‘Ana’", "‘", "'"),
    ] {
        let (line, found, message, help) = the_problem(&with_condition(condition));
        assert_eq!((line, found.as_str()), (10, blamed), "{condition}: {message}");
        assert!(
            message.ends_with(&format!("the expression is not valid: `{blamed}` has no meaning in it")),
            "{message}"
        );
        assert_eq!(help, format!("did you mean `{meant}`?"));
    }
    let (.., help) = the_problem(&with_condition("not(comment.is_reply)"));
    assert_eq!(help, "did you mean `!`?");
}

#[test]
fn brackets_that_are_too_deep_are_refused_in_a_sentence() {
    for (open, close) in [("(", ")"), ("!(", ")"), ("[", "]")] {
        let condition = format!("{}true{}", open.repeat(120), close.repeat(120));
        let (_, _, message, help) = the_problem(&with_condition(&condition));
        assert!(
            message.ends_with("the expression is not valid: its brackets are nested more than 40 deep"),
            "{message}"
        );
        assert_eq!(help, "split it into several rules");
    }
    for condition in
        ["!".repeat(300), "-".repeat(300), "true ? ".repeat(100), "\u{1}'".to_owned(), "a.b(".repeat(90)]
    {
        for problem in problems(&with_condition(&condition)) {
            let said = problem.to_string();
            assert!(!said.contains("Error") && !said.contains('{'), "{said}");
        }
    }
}

#[test]
fn an_int_has_its_article() {
    let (_, _, message, _) = the_problem(&with_condition("commenter.published + 20"));
    assert!(message.ends_with("the expression gives an int; a condition is true or false"), "{message}");
}

#[test]
fn a_rule_that_failed_is_not_said_to_have_noticed_anything() {
    let rules = "```rules\n[[rule]]\nname = \"expression\"\nwhen = \"10 / commenter.published > 2\"\nthen = \"reject\"\n\n[[rule]]\nname = \"links\"\nmax = 0\nthen = \"note\"\n```\n\n";
    let text = format!("{rules}```examples\npublish [published=0]: Hello.\n```\n");
    let (.., help) = the_problem(&clause(&text));
    assert_eq!(
        help,
        "failed: expression (hold, clause 1): a calculation has no result (division by zero, or a number too large)"
    );
    let text = format!("{rules}```examples\npublish [published=0]: See https://a.example/b\n```\n");
    let (.., help) = the_problem(&clause(&text));
    assert!(
        help.starts_with("noticed: links (note, clause 1) in “https://a.example/b”; failed: expression"),
        "{help}"
    );
}

#[test]
fn a_signal_that_nobody_measures_is_blamed_where_it_is_named() {
    let (line, blamed, message, help) = the_problem(&with_rule(
        "[[rule]]\nname = \"signal\"\nsignal = \"toxic\"\nat_least = 0.5\nthen = \"hold\"",
    ));
    assert_eq!((line, blamed.as_str()), (10, "\"toxic\""));
    assert_eq!(message, "rule `signal` asks for the signal `toxic`, which nobody measures");
    assert_eq!(help, "did you mean `toxicity`?");
    let (line, blamed, _, help) =
        the_problem(&with_condition("signals.toxicity > 0.1 && signals.toxic > 0.5"));
    assert_eq!((line, blamed.as_str(), help.as_str()), (10, "signals.toxic", "did you mean `toxicity`?"));
}

#[test]
fn numbers_of_clauses_are_written_in_one_kind_of_digits() {
    for (written, meant) in [("٧. روابط", "7. روابط"), ("۱۲. پیوندها", "12. پیوندها"), ("７．Links", "")]
    {
        let (line, _, message, help) = the_problem(&format!("# P\n\n## {written} {{#links}}\n\nProse.\n"));
        assert_eq!((line, message), (3, format!("clause `{written}` has no number")));
        if meant.is_empty() {
            assert!(help.starts_with("numbers are written 1, 2, 3: `## 7. "), "{help}");
        } else {
            assert_eq!(help, format!("numbers are written 1, 2, 3: `## {meant} {{#links}}`"));
        }
    }
    let (.., help) = the_problem("# P\n\n## Links {#hosts}\n\nProse.\n");
    assert_eq!(help, "write `## 1. Links {#hosts}`");
}

#[test]
fn names_to_swap_that_nobody_can_swap_are_found_on_their_line_and_told_in_the_editors_language() {
    for (names, message, russian) in [
        ("Norlanders", "`Norlanders` is no line of names to swap", "не строка с именами"),
        (
            "xx: Norlanders",
            "names are swapped in en, ru, hy, az, tr, ar, de, fr, not in `xx`",
            "имена заменяются в",
        ),
        ("en towns: Bridgeport", "`towns` is no kind of names: peoples, places or parties", "не вид имён"),
        ("en: 7", "`7` is no name to swap", "не имя для замены"),
    ] {
        let text = clause(&format!(
            "```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n```\n\n```examples\npublish: Hello.\n```\n\n\
             ```fairness\nflips <= 1 %\n{names}\n```\n"
        ));
        let (line, blamed, said, help) = the_problem(&text);
        assert_eq!((line, blamed.as_str(), said.as_str()), (19, names, message));
        assert!(help.starts_with("write it like `en: Norlanders"), "{help}");
        let told = problems(&text).remove(0).in_language("ru");
        assert!(
            told.message.contains(russian) && told.help.unwrap().starts_with("напишите"),
            "{}",
            told.message
        );
    }
}

#[test]
fn a_group_without_a_name_is_told() {
    let rule = "[[rule]]\nname = \"attack_on_group\"\ngroups = [\"Norlanders\", \"*\"]\nthen = \"hold\"";
    let (_, _, message, _) = the_problem(&with_rule(rule));
    assert_eq!(message, "rule `attack_on_group`: `groups` has `*`, which is no name");
    let rule =
        "[[rule]]\nname = \"attack_on_group\"\ngroups = [\"Norlanders\"]\nwords = false\nthen = \"hold\"";
    let (_, _, message, _) = the_problem(&with_rule(rule));
    assert_eq!(message, "rule `attack_on_group`: `groups` does nothing where `words` is `false`");
}

#[test]
fn a_setting_that_stands_twice_is_told_by_its_name() {
    let rule =
        |second: &str| with_rule(&format!("[[rule]]\nname = \"links\"\nmax = 3\nthen = \"hold\"\n{second}"));
    for (second, key, help) in [
        ("max = 1", "max", "keep one of the two lines"),
        ("name = \"flood\"", "name", "each rule begins with a line `[[rule]]`"),
    ] {
        let text = rule(second);
        let (line, blamed, message, said) = the_problem(&text);
        assert_eq!((line, blamed.as_str()), (12, key));
        assert_eq!((message, said.as_str()), (format!("`{key}` is set twice in this rule"), help));
        let told = problems(&text).remove(0).in_language("de");
        assert!(told.message.contains("zweimal") && !told.help.unwrap().contains("line"), "{}", told.message);
    }
}
