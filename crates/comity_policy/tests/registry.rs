//! The documentation of every rule is true: its examples run, and there is one of each kind.

use comity_model::Outcome;
use comity_policy::{Bundle, NoScorer, Policy, RULES};

/// A policy of one clause with one rule and one example.
fn policy_text(rule: &str, settings: &str, example: &str) -> String {
    format!(
        "# Test\n\nA test.\n\n## 1. Clause {{#clause}}\n\nProse.\n\n```rules\n[[rule]]\nname = \"{rule}\"\nthen = \"hold\"\n{settings}\n```\n\n```examples\n{example}\n```\n"
    )
}

#[test]
fn every_rule_has_a_held_and_a_published_example_and_they_run() {
    let mut wrong = Vec::new();
    for kind in RULES {
        let doc = kind.doc();
        for expected in [Outcome::Hold, Outcome::Publish] {
            if !doc.examples.iter().any(|example| example.expected == expected) {
                wrong.push(format!("{} has no example that comes out as {expected}", kind.name));
            }
        }
        for example in &doc.examples {
            let circumstances = if example.circumstances.is_empty() {
                String::new()
            } else {
                format!(" [{}]", example.circumstances)
            };
            let line = format!("{}{circumstances}: {}", example.expected, example.text.replace('\n', "\\n"));
            let settings = split_settings(&example.settings).join("\n");
            let text = policy_text(kind.name, &settings, &line);
            match Policy::parse(&text, kind.name)
                .and_then(|document| Policy::compile(&document, &Bundle::default()))
            {
                Err(errors) => wrong.extend(errors.iter().map(|error| format!("{}: {error}", kind.name))),
                Ok(policy) => {
                    let failures = policy.run_examples(&NoScorer);
                    wrong.extend(failures.iter().map(|failure| format!("{}: {}", kind.name, failure.error)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} problems:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// `a = 1, b = ["x", "y"]` as lines of TOML.
fn split_settings(settings: &str) -> Vec<String> {
    let (mut lines, mut line, mut depth, mut quoted) = (Vec::new(), String::new(), 0, false);
    for c in settings.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            _ => {}
        }
        line.push(c);
    }
    lines.push(line);
    lines
}

#[test]
fn every_rule_is_documented_in_full() {
    for kind in RULES {
        let doc = kind.doc();
        for (what, text) in
            [("summary", &doc.summary), ("looks for", &doc.looks_for), ("why", &doc.why), ("told", &doc.told)]
        {
            assert!(text.ends_with('.'), "{}: {what} is no full sentence: {text:?}", kind.name);
        }
        assert!(doc.summary.starts_with("Notices "), "{}", kind.name);
        for (name, text, _) in &doc.settings {
            assert!(text.ends_with('.'), "{}: setting {name} has no sentence", kind.name);
        }
        let key = format!("told-{}", kind.name);
        let has_sentence =
            comity_locale::keys("en").iter().any(|k| *k == key || k.starts_with(&format!("{key}-")));
        assert!(has_sentence, "{key} is missing in the English texts");
    }
}
