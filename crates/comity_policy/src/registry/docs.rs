//! The published text of a rule, read from the doc comment of its file, and the reference made of all of them.
//!
//! The doc comment is the one place where a rule is described; this file reads it at run time, so that the
//! reference, the policy page and the tests of the examples cannot say different things.

use super::{Family, RULES};
use comity_model::Outcome;
use schemars::Schema;
use serde_json::Value;
use std::fmt::Write as _;

/// What is published about one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleDoc {
    /// The rule's name.
    pub name: &'static str,
    /// One sentence: what it notices.
    pub summary: String,
    /// What it looks for.
    pub looks_for: String,
    /// Why it matters.
    pub why: String,
    /// Examples, which run as tests.
    pub examples: Vec<DocExample>,
    /// Settings as (name, description, default as JSON).
    pub settings: Vec<(String, String, Option<String>)>,
    /// What the commenter is told.
    pub told: String,
}

/// One example of a rule's documentation.
#[derive(Debug, Clone, PartialEq)]
pub struct DocExample {
    /// The settings under which it holds, as they would stand in a policy; empty for the defaults.
    pub settings: String,
    /// Circumstances as in a policy's examples, such as `reply, published=0`; often empty.
    pub circumstances: String,
    /// The comment.
    pub text: String,
    /// What is expected, where the rule says `hold`.
    pub expected: Outcome,
}

/// Reads the documentation out of the source of a rule's file.
pub(super) fn read(name: &'static str, source: &str, schema: &Schema) -> RuleDoc {
    let summary: Vec<&str> =
        source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let mut sections: Vec<(String, Vec<&str>)> = Vec::new();
    for line in source.lines().skip_while(|line| !line.starts_with("/// ## ")) {
        let Some(text) = line.strip_prefix("///") else { break };
        let text = text.strip_prefix(' ').unwrap_or(text);
        match text.strip_prefix("## ") {
            Some(title) => sections.push((title.to_owned(), Vec::new())),
            None => {
                if let Some((_, lines)) = sections.last_mut() {
                    lines.push(text);
                }
            }
        }
    }
    let section = |title: &str| -> Vec<&str> {
        sections.iter().find(|(name, _)| name == title).map(|(_, lines)| lines.clone()).unwrap_or_default()
    };
    RuleDoc {
        name,
        summary: summary.join(" "),
        looks_for: section("What it looks for").join("\n").trim().to_owned(),
        why: section("Why it matters").join("\n").trim().to_owned(),
        examples: read_examples(&section("Examples")),
        settings: read_settings(schema),
        told: section("What the commenter is told").join("\n").trim().to_owned(),
    }
}

/// Examples stand as `> text → held`, with circumstances in brackets before the text (`> [reply] text → held`) and
/// settings on a line of their own before them (`With `max = 2`:`).
fn read_examples(lines: &[&str]) -> Vec<DocExample> {
    let mut settings = String::new();
    let mut examples = Vec::new();
    for line in lines {
        if let Some(with) = line.strip_prefix("With `").and_then(|rest| rest.strip_suffix("`:")) {
            with.clone_into(&mut settings);
        }
        let Some((text, word)) = line.strip_prefix("> ").and_then(|rest| rest.rsplit_once('→')) else {
            continue;
        };
        let expected = if word.trim() == "held" { Outcome::Hold } else { Outcome::Publish };
        let text = text.trim();
        let (circumstances, text) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((circumstances, text)) => (circumstances, text.trim()),
            None => ("", text),
        };
        examples.push(DocExample {
            settings: settings.clone(),
            circumstances: circumstances.to_owned(),
            text: text.replace("\\n", "\n"),
            expected,
        });
    }
    examples
}

fn read_settings(schema: &Schema) -> Vec<(String, String, Option<String>)> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return Vec::new() };
    properties
        .iter()
        .map(|(name, property)| {
            let text = property.get("description").and_then(Value::as_str).unwrap_or("").replace('\n', " ");
            (name.clone(), text, property.get("default").map(as_written))
        })
        .collect()
}

/// A default as an editor would write it: numbers are kept in single precision, and `0.8` is not `0.800000011920929`.
fn as_written(default: &Value) -> String {
    match default.as_f64().filter(|_| default.is_f64()) {
        Some(number) => (number as f32).to_string(),
        None => default.to_string(),
    }
}

/// The reference of all rules as Markdown, made from their documentation.
pub fn rules_reference() -> String {
    let mut out = String::from(
        "# Rules\n\nEvery kind of rule that a policy can use. Beside its own settings each rule takes `then` (`note`, \
         `ask`, `hold` or `reject`), `status` (`active`, `trial` or `retired`), `on_failure` (what happens when the \
         rule cannot do its work; `hold` by default) and `on_missing` (what happens when a signal is not available; \
         `skip` by default). This page is made from the documentation in the rules' own files.\n",
    );
    for family in Family::ALL {
        let _ = write!(out, "\n## {}\n", family.title());
        for kind in RULES.iter().filter(|kind| kind.family == family) {
            write_rule(&mut out, &kind.doc());
        }
    }
    out
}

fn write_rule(out: &mut String, doc: &RuleDoc) {
    let _ = write!(out, "\n### `{}` {{#{}}}\n\n{}\n\n", doc.name, doc.name, doc.summary);
    let _ = write!(out, "**What it looks for.** {}\n\n**Why it matters.** {}\n\n", doc.looks_for, doc.why);
    out.push_str("**Examples** (with `then = \"hold\"`)\n\n");
    let mut settings = "";
    for example in &doc.examples {
        if example.settings != settings {
            settings = &example.settings;
            let gap = if out.ends_with("\n\n") { "" } else { "\n" };
            let _ = write!(out, "{gap}With `{settings}`:\n\n");
        }
        let outcome = if example.expected == Outcome::Publish { "published" } else { "held" };
        let circumstances = if example.circumstances.is_empty() {
            String::new()
        } else {
            format!("*({})* ", example.circumstances)
        };
        let _ = writeln!(out, "- {circumstances}“{}” → {outcome}", example.text.replace('\n', " ⏎ "));
    }
    out.push_str("\n**Settings**\n\n");
    if doc.settings.is_empty() {
        out.push_str("None.\n");
    } else {
        out.push_str("| setting | meaning | default |\n|---|---|---|\n");
        for (name, text, default) in &doc.settings {
            let default = default.as_ref().map_or("must be given".to_owned(), |value| format!("`{value}`"));
            let _ = writeln!(out, "| `{name}` | {} | {default} |", text.replace('|', "\\|"));
        }
    }
    let _ = write!(out, "\n**What the commenter is told.** {}\n", doc.told);
}
