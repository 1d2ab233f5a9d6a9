//! What readers are told when a policy changes, and what machines read.

use comity_policy::{
    Bundle, ChangeKind, Pins, Policy, Publication, diff, diff_languages, machine_form_schema,
};

const BEFORE: &str = "# P\n\nHello.\n\n## 1. Links {#links}\n\nFew links.\n\n```rules\n[[rule]]\nname = \"links\"\nmax = 2\nthen = \"hold\"\n\n[[rule]]\nname = \"flood\"\nthen = \"hold\"\n```\n\n```examples\npublish: Hi.\n```\n\n## 2. Capitals {#capitals}\n\nNo shouting.\n";

#[test]
fn a_change_is_said_in_sentences() {
    let after = BEFORE
        .replace("Hello.", "Good morning.")
        .replace("max = 2", "max = 1")
        .replace("name = \"flood\"\nthen = \"hold\"", "name = \"length\"\nthen = \"ask\"")
        .replace("## 2. Capitals {#capitals}\n\nNo shouting.", "## 2. Care {#care}\n\nTake care.")
        .replace("Few links.", "Few\nlinks.");
    let (before, after) = (Policy::parse(BEFORE, "p.md").unwrap(), Policy::parse(&after, "p.md").unwrap());
    let changes = diff(&before, &after);
    insta::assert_snapshot!(changes.iter().map(|c| c.sentence("en")).collect::<Vec<_>>().join("\n"));
    assert!(changes.iter().any(|change| change.kind == ChangeKind::Rules));
}

/// A policy with one rule.
fn with_rule(rule: &str) -> Policy {
    let text = format!(
        "# P\n\nHello.\n\n## 1. One {{#one}}\n\nProse.\n\n```rules\n[[rule]]\n{rule}\n```\n\n```examples\npublish: Hi, all of you.\n```\n"
    );
    let document = Policy::parse(&text, "p.md").expect("the fixture is a policy");
    Policy::compile(&document, &Bundle::default()).expect("the fixture compiles")
}

#[test]
fn a_changed_setting_is_said_in_the_readers_language_and_without_code() {
    const THEN: &str = "\nthen = \"hold\"";
    let told = |before: &str, after: &str, language: &str| {
        let (before, after) = (with_rule(before), with_rule(after));
        let changes = diff(before.document(), after.document());
        changes.iter().map(|change| change.sentence(language)).collect::<Vec<_>>().join(" / ")
    };
    let links = |max: u32| format!("name = \"links\"\nmax = {max}{THEN}");
    assert_eq!(told(&links(3), &links(1), "en"), "Clause 1, One: Links allowed in a comment: 1 instead of 3");
    // The default is 2 where nothing is written.
    let unwritten = format!("name = \"links\"{THEN}");
    assert!(
        told(&links(7), &unwritten, "en").ends_with("instead of 7"),
        "{}",
        told(&links(7), &unwritten, "en")
    );
    let rules = [
        ("name = \"links\"\nmax = 3", "name = \"links\"\nmax = 1"),
        (
            "name = \"links\"\nallowed_hosts = [\"a.org\"]",
            "name = \"links\"\nallowed_hosts = [\"a.org\", \"b.org\"]",
        ),
        ("name = \"shouting\"\nmax_share = 0.6", "name = \"shouting\"\nmax_share = 0.75"),
        ("name = \"flood\"\nmax = 6\nwithin_secs = 600", "name = \"flood\"\nmax = 5\nwithin_secs = 900"),
        (
            "name = \"attack_on_group\"\nat_least = 0.95",
            "name = \"attack_on_group\"\nat_least = 0.9\nwords = false",
        ),
        (
            "name = \"near_duplicate\"",
            "name = \"near_duplicate\"\nmin_words = 12\nwithin_days = 3\nmax_others = 9",
        ),
        (
            "name = \"length\"",
            "name = \"length\"\nmax_chars = 4321\nstatus = \"trial\"\non_failure = \"reject\"\non_missing = \"ask\"",
        ),
        ("name = \"first_comments\"", "name = \"first_comments\"\nuntil_published = 5"),
    ];
    for language in comity_locale::LANGUAGES {
        for (before, after) in rules {
            let sentences = told(&format!("{before}{THEN}"), &format!("{after}{THEN}"), language);
            let is_code =
                |word: &str| word.contains('_') || ["true", "false", "trial", "reject"].contains(&word);
            let words = sentences.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let code: Vec<&str> = words.filter(|word| is_code(word)).collect();
            assert!(!sentences.is_empty() && code.is_empty(), "{language}: {sentences} has {code:?}");
            let english = told(&format!("{before}{THEN}"), &format!("{after}{THEN}"), "en");
            assert!(language == "en" || sentences != english, "{language}: {sentences}");
        }
        let harder = told(&links(3), &links(3).replace("hold", "reject"), language);
        assert!(!harder.contains("hold") && !harder.contains("reject"), "{language}: {harder}");
    }
}

#[test]
fn readers_are_told_no_conditions_and_no_words_of_lists() {
    let told = |before: &str, after: &str, language: &str| {
        let (before, after) = (with_rule(before), with_rule(after));
        let changes = diff(before.document(), after.document());
        changes.iter().map(|change| change.for_readers(language)).collect::<Vec<_>>().join(" / ")
    };
    let condition = |limit: u32| {
        format!("name = \"expression\"\nwhen = \"commenter.published < {limit}\"\nthen = \"hold\"")
    };
    let own = "Clause 1, One: A condition that the newsroom wrote itself changed";
    assert_eq!(told(&condition(3), &condition(5), "en"), own);
    let words = |words: &str| format!("name = \"word_list\"\nwords = [{words}]\nthen = \"hold\"");
    let (few, more) = (words("\"blasted\""), words("\"blasted\", \"dashed\", \"darned\""));
    let list = "Clause 1, One: “Words that we don’t print”: the list";
    assert_eq!(told(&few, &more, "en"), format!("{list} grew by 2"));
    assert_eq!(told(&more, &few, "en"), format!("{list} shrank by 2"));
    let changed = told(&few, &words("\"dashed\", \"darned\""), "en");
    assert!(changed.ends_with("new on the list: 2; taken off it: 1"), "{changed}");
    let excepted = format!("{few}\nexceptions = [\"blasted furnace\"]");
    assert!(told(&few, &excepted, "en").ends_with("the list of exceptions grew by 1"));
    // A short list of another kind is told as it is; a long one is not.
    let hosts = |hosts: usize| {
        let hosts: Vec<String> = (0..hosts).map(|n| format!("\"host{n}.example\"")).collect();
        format!("name = \"link_to_listed_host\"\nhosts = [{}]\nthen = \"hold\"", hosts.join(", "))
    };
    assert!(told(&hosts(1), &hosts(2), "en").contains("host1.example"));
    let long = told(&hosts(1), &hosts(20), "en");
    assert!(long.ends_with("the list grew by 19") && !long.contains("host"), "{long}");
    for language in comity_locale::LANGUAGES {
        let all = [
            told(&condition(3), &condition(5), language),
            told(&few, &more, language),
            told(&more, &few, language),
            told(&few, &words("\"dashed\""), language),
            told(&few, &excepted, language),
            told(&excepted, &few, language),
        ]
        .join(" / ");
        let raw = ["commenter", "published", "dashed", "blasted", "when", "diff-"];
        assert!(!raw.iter().any(|word| all.contains(word)), "{language}: {all}");
    }
}

#[test]
fn a_setting_that_no_sentence_explains_is_told_without_its_name() {
    for language in comity_locale::LANGUAGES {
        for kind in comity_policy::RULES {
            for (setting, _, _) in kind.doc().settings {
                let change = comity_policy::Change {
                    kind: ChangeKind::Rules,
                    clause: "one".to_owned(),
                    told: "diff-rule-changed",
                    args: vec![
                        ("number", "1".to_owned()),
                        ("title", "One".to_owned()),
                        ("rule", kind.name.to_owned()),
                        ("setting", setting.clone()),
                        ("before", "—".to_owned()),
                        ("after", "7".to_owned()),
                    ],
                };
                let told = change.for_readers(language);
                assert!(!told.contains(&setting) || !setting.contains('_'), "{language}: {told}");
            }
        }
    }
}

#[test]
fn a_translation_that_keeps_the_words_of_a_changed_clause_is_named() {
    let compiled = |main: &str, armenian: &str| {
        let document = Policy::parse(main, "p.md").unwrap();
        let translations = vec![Policy::parse(armenian, "p.hy.md").unwrap()];
        Policy::compile(&document, &Bundle { translations, ..Bundle::default() }).unwrap()
    };
    let armenian = "# Ք\n\nԲարև։\n\n## 1. Հղումներ {#links}\n\nՔիչ հղումներ։\n\n## 2. Մեծատառեր {#capitals}\n\nՄի՛ գոռա։\n";
    let before = compiled(BEFORE, armenian);
    let named = |main: &str, armenian: &str| -> Vec<(String, Vec<String>)> {
        let outdated = compiled(main, armenian).outdated_translations(&before);
        outdated.into_iter().map(|one| (one.clause, one.languages)).collect()
    };
    let of = |clause: &str| vec![(clause.to_owned(), vec!["hy".to_owned()])];
    assert_eq!(named(BEFORE, armenian), []);
    assert_eq!(named(&BEFORE.replace("max = 2", "max = 1"), armenian), of("links"));
    assert_eq!(named(&BEFORE.replace("No shouting.", "No capitals."), armenian), of("capitals"));
    let both = armenian.replace("գոռա", "գոռա երբեք");
    assert_eq!(named(&BEFORE.replace("No shouting.", "No capitals."), &both), []);
    assert_eq!(named(BEFORE, &both), [], "a better translation leaves nothing behind");
    assert_eq!(named(&BEFORE.replace("Hello.", "Hi."), armenian), []);
}

#[test]
fn changed_sanctions_are_said_step_by_step_in_every_language() {
    let with = |lines: &str| {
        let ladder =
            format!("{BEFORE}\n## 3. Sanctions {{#sanctions}}\n\nProse.\n\n```sanctions\n{lines}\n```\n");
        Policy::parse(&ladder, "p.md").unwrap()
    };
    let told = |before: &str, after: &str, language: &str| -> Vec<String> {
        diff(&with(before), &with(after)).iter().map(|change| change.for_readers(language)).collect()
    };
    let pause = "3 rejections in 30 days -> pause 7 days";
    let before = format!("{pause}\n2 pauses in 180 days -> block\ngood standing after 90 days");
    let after =
        "1 rejection in 30 days -> warning\n4 rejections in 30 days -> block\ngood standing after 60 days";
    assert_eq!(
        told(&before, after, "en"),
        [
            "A step of the sanctions changed: 4 comments that broke the policy within 30 days → Block (it was: 2 pauses \
             within 180 days → Block)",
            "New step of the sanctions: 1 comment that broke the policy within 30 days → Warning",
            "This step of the sanctions is gone: 3 comments that broke the policy within 30 days → Pause for 7 days",
            "Strikes are now forgotten after 60 days without another one instead of 90",
        ]
    );
    let longer = told(pause, &pause.replace("7 days", "9 days"), "en");
    assert!(
        longer.len() == 1 && longer[0].contains("Pause for 9 days") && longer[0].contains("for 7 days"),
        "{longer:?}"
    );
    let (once, twice) = ("1 rejection in 9 days -> warning", "2 rejections in 9 days -> block");
    let turned = told(&format!("{once}\n{twice}"), &format!("{twice}\n{once}"), "en");
    assert_eq!(turned, ["The sanctions changed"]);
    for language in comity_locale::LANGUAGES {
        for said in told(&before, after, language).iter().chain(&told(pause, &before, language)) {
            let raw = ["->", "rejection", "diff-", "sanction-", "{"];
            assert!(!raw.iter().any(|word| said.contains(word)), "{language}: {said}");
        }
    }
}

#[test]
fn languages_that_come_and_go_are_named() {
    let told = |language: &str| -> Vec<String> {
        let changes = diff_languages(&["en", "hy"], &["en", "de"]);
        changes.iter().map(|change| change.for_readers(language)).collect()
    };
    assert_eq!(
        told("en"),
        [
            "The policy can now be read in another language: German",
            "The policy can no longer be read in this language: Armenian"
        ]
    );
    assert!(told("ru")[0].ends_with("немецкий"), "{:?}", told("ru"));
    assert!(diff_languages(&["en", "hy"], &["en", "hy"]).is_empty());
}

#[test]
fn a_policy_that_is_the_same_has_no_changes() {
    let before = Policy::parse(BEFORE, "p.md").unwrap();
    let moved = BEFORE.replace("Few links.", "Few\nlinks.").replace("hold\"\n\n[[rule]]", "hold\"\n[[rule]]");
    assert_eq!(diff(&before, &Policy::parse(&moved, "p.md").unwrap()), []);
}

#[test]
fn the_digest_is_of_the_text_and_not_of_its_line_ends() {
    let digest = |text: &str| {
        let document = Policy::parse(text, "p.md").unwrap();
        Policy::compile(&document, &Bundle::default()).unwrap().digest().to_owned()
    };
    assert_eq!(digest(BEFORE), digest(&BEFORE.replace('\n', "\r\n")));
    assert_ne!(digest(BEFORE), digest(&BEFORE.replace("Few", "No")));
}

#[test]
fn every_field_of_the_machine_form_is_described() {
    let document = Policy::parse(BEFORE, "p.md").unwrap();
    let publication = Publication {
        version: 3,
        state: "withdrawn".to_owned(),
        effective_from: "2026-12-01T00:00:00Z".to_owned(),
        published_at: "2026-11-28T17:00:00Z".to_owned(),
        published_by: "editor".to_owned(),
        replaces: Some(2),
        brings_back: Some(1),
        withdrawn_at: Some("2026-11-29T09:00:00Z".to_owned()),
    };
    let policy = Policy::compile(&document, &Bundle::default()).unwrap();
    let form = policy.machine_form(publication, Pins::of_program("a@1", "1"));
    let json = serde_json::to_value(&form).unwrap();
    let schema = machine_form_schema();
    let described = schema.get("properties").and_then(serde_json::Value::as_object).unwrap();
    for field in json.as_object().unwrap().keys() {
        assert!(described[field].get("description").is_some(), "{field}");
    }
    assert_eq!(json["clauses"][0]["rules"][0]["settings"]["max"], 2);
    assert_eq!((&json["version"], &json["replaces"]), (&3.into(), &2.into()));
}

#[test]
fn what_is_only_tried_stands_neither_in_the_machine_form_nor_among_what_readers_are_told() {
    let trial = |max: u32| {
        BEFORE.replace("```rules\n", &format!("```rules\n[[rule]]\nname = \"length\"\nmax_chars = {max}\nthen = \"hold\"\nstatus = \"trial\"\n\n"))
    };
    let parse = |text: &str| Policy::parse(text, "p.md").unwrap();
    for (before, after) in
        [(BEFORE.to_owned(), trial(200)), (trial(200), trial(300)), (trial(200), BEFORE.to_owned())]
    {
        let changes = diff(&parse(&before), &parse(&after));
        assert!(
            !changes.is_empty() && changes.iter().all(|change| change.kind == ChangeKind::Trial),
            "{changes:?}"
        );
    }
    let begun = diff(&parse(&trial(200)), &parse(&trial(200).replace("trial", "active")));
    assert_eq!(begun[0].kind, ChangeKind::Rules, "readers are told when it begins to count");
    let policy = Policy::compile(&parse(&trial(200)), &Bundle::default()).unwrap();
    let rules = &policy.machine_form(Publication::default(), Pins::default()).clauses[0].rules;
    assert_eq!(rules.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["links", "flood"]);
}

#[test]
fn a_change_calls_its_clause_as_the_translation_does() {
    let after = BEFORE.replace("max = 2", "max = 1");
    let (before, after) = (Policy::parse(BEFORE, "p.md").unwrap(), Policy::parse(&after, "p.md").unwrap());
    let german = "# R\n\nH.\n\n## 1. Verweise {#links}\n\nWenige.\n\n## 2. Groß {#capitals}\n\nLeise.\n";
    let german = Policy::parse(german, "p.de.md").unwrap();
    let said = |change: comity_policy::Change| change.named_in(&[&german]).sentence("de");
    let said: Vec<String> = diff(&before, &after).into_iter().map(said).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("Verweise") && !said[0].contains("Links {"), "{said:?}");
}

#[test]
fn a_policy_as_data_has_paragraphs_and_no_line_breaks_of_its_editor() {
    let text = BEFORE.replace("Few links.", "Few links,\nand good ones.");
    let policy = Policy::compile(&Policy::parse(&text, "p.md").unwrap(), &Bundle::default()).unwrap();
    let html = &policy.machine_form(Publication::default(), Pins::default()).clauses[0].html["en"];
    assert_eq!(html, "<p dir=\"auto\">Few links, and good ones.</p>");
}

#[test]
fn a_change_calls_a_rule_as_the_policy_page_does() {
    let told = |before: &str, after: &str| {
        let (before, after) = (with_rule(before), with_rule(after));
        let changes = diff(before.document(), after.document());
        changes.iter().map(|change| change.for_readers("en")).collect::<Vec<_>>().join(" / ")
    };
    let held = "name = \"closed_story\"\nheld = true\nthen = \"hold\"";
    assert_eq!(
        told(held, &held.replace("then = \"hold\"", "then = \"note\"")),
        "Clause 1, One: “Discussions in which every comment waits”: such a comment is now published, and shown to \
         moderators; it was held for a moderator"
    );
    let aimed = "name = \"word_list\"\ntarget = \"commenter\"\nat_least = \"strong\"\nthen = \"hold\"";
    assert_eq!(
        told(aimed, &aimed.replace("strong", "mild")),
        "Clause 1, One: “Words that attack somebody in the discussion”: built-in words count when they are mild or \
         harder; before, when they were strong or harder"
    );
}
