//! A rule's doc comment is published text, so every rule file has the same shape.

use super::Problem;
use crate::tree::{File, Tree};

const RULES: &str = "crates/comity_policy/src/rules/";

/// Headings of the doc comment, in this order; the settings may be left to the fields of the struct.
const HEADINGS: &[(&str, Needed)] = &[
    ("## What it looks for", Needed::Always),
    ("## Why it matters", Needed::Always),
    ("## Examples", Needed::Always),
    ("## Settings", Needed::WhereItHelps),
    ("## What the commenter is told", Needed::Always),
];

#[derive(PartialEq, Eq)]
enum Needed {
    Always,
    WhereItHelps,
}

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let is_rule = |file: &&File| {
        !matches!(file.name(), "mod.rs") && !file.is_test_code() && is_direct_child(&file.path)
    };
    tree.below(RULES, ".rs").filter(is_rule).flat_map(check_rule).collect()
}

fn is_direct_child(path: &str) -> bool {
    path.strip_prefix(RULES).is_some_and(|rest| !rest.contains('/'))
}

fn check_rule(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !file.text.starts_with("//! ") {
        problems.push(Problem::at(&file.path, 1, "a rule file begins with `//!` and what the rule notices"));
    }
    let docs: Vec<(usize, &str)> = file
        .text
        .lines()
        .enumerate()
        .filter_map(|(index, line)| line.strip_prefix("///").map(|doc| (index + 1, doc.trim())))
        .collect();
    let mut last = 0;
    for (heading, needed) in HEADINGS {
        match docs.iter().position(|(_, doc)| doc == heading) {
            None if *needed == Needed::Always => {
                problems
                    .push(Problem::in_file(&file.path, format!("the rule's doc comment has no `{heading}`")));
            }
            None => {}
            Some(at) => {
                let line = docs.get(at).map_or(1, |(line, _)| *line);
                let says_something = docs.get(at + 1).is_some_and(|(_, next)| !next.starts_with("## "));
                if !says_something {
                    problems.push(Problem::at(&file.path, line, format!("nothing stands under `{heading}`")));
                }
                if line < last {
                    problems.push(Problem::at(&file.path, line, format!("`{heading}` stands out of order")));
                }
                last = last.max(line);
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const RULE: &str = "//! Notices capitals.\n\n/// ## What it looks for\n/// Capitals.\n/// ## Why it matters\n/// They read as shouting.\n/// ## Examples\n/// > NO → held\n/// ## What the commenter is told\n/// Please write in normal case.\npub struct Shouting;\n";

    fn rule(text: &str) -> Vec<String> {
        found(check, &[("crates/comity_policy/src/rules/shouting.rs", text)])
    }

    #[test]
    fn a_rule_with_its_headings_in_order_passes() {
        assert!(rule(RULE).is_empty());
        assert!(
            rule(&RULE.replace(
                "/// ## What the commenter",
                "/// ## Settings\n/// None.\n/// ## What the commenter"
            ))
            .is_empty()
        );
    }

    #[test]
    fn each_missing_heading_is_found() {
        for (heading, needed) in HEADINGS {
            let found = rule(&RULE.replace(heading, "text"));
            assert_eq!(found.len(), usize::from(*needed == Needed::Always), "{heading}");
        }
    }

    #[test]
    fn an_empty_section_and_a_wrong_order_are_found() {
        assert!(
            rule(&RULE.replace("/// They read as shouting.\n", "")).concat().contains("nothing stands under")
        );
        let swapped = RULE
            .replace("Why it matters", "X")
            .replace("What it looks for", "Why it matters")
            .replace("## X", "## What it looks for");
        assert!(rule(&swapped).concat().contains("out of order"));
    }

    #[test]
    fn a_rule_file_without_its_first_line_is_found_and_the_list_of_rules_is_not_a_rule() {
        assert!(rule(RULE.trim_start_matches("//! Notices capitals.\n")).concat().contains("begins with"));
        assert!(found(check, &[("crates/comity_policy/src/rules/mod.rs", "mod shouting;")]).is_empty());
    }
}
