//! Small policies for tests, and how the one thing is told that is wrong with one.

use comity_policy::PolicyError;

/// The one problem of `text`: line, what the carets stand under, message and help.
pub(crate) fn the_only(problems: &[PolicyError], text: &str) -> (usize, String, String, String) {
    assert_eq!(problems.len(), 1, "{problems:#?}\n{text}");
    let one = &problems[0];
    let blamed: String = one.source_line.chars().skip(one.column - 1).take(one.width).collect();
    (one.line, blamed, one.message.clone(), one.help.clone().unwrap_or_default())
}

/// A policy of one clause with these blocks.
pub(crate) fn clause(blocks: &str) -> String {
    format!("# P\n\n## 1. Links {{#links}}\n\nProse.\n\n{blocks}")
}

/// The same with one rule.
pub(crate) fn with_rule(rule: &str) -> String {
    clause(&format!("```rules\n{rule}\n```\n\n```examples\npublish: Hello.\n```\n"))
}

/// The same with one expression.
pub(crate) fn with_condition(condition: &str) -> String {
    with_rule(&format!("[[rule]]\nname = \"expression\"\nwhen = \"{condition}\"\nthen = \"hold\""))
}
