//! The reference of all circumstances that an example may name, made from the table in the program.

use super::circumstances::{KNOWN, Takes};
use crate::facts::KNOWN_SIGNALS;
use std::fmt::Write as _;

/// The reference as Markdown.
pub fn examples_reference() -> String {
    let mut out = String::from(
        "# Examples\n\nWhat stands in an `examples` block: one line for each example, an outcome, circumstances in brackets where the \
         comment is not an ordinary one, and the comment after a colon; `\\n` in it is a new line.\n\n```\nhold [reply, published=0, \
         tag=elections]: Count for yourself: https://example.org\n```\n\nThe outcome is `publish`, `note`, `ask`, `hold` or `reject`. \
         An example is judged by all rules of the policy, not only by those of its clause. Without circumstances it is a top-level \
         comment under an open story of yesterday, written on a Wednesday at noon by somebody who joined a year ago and had 50 \
         comments published. This page is made from the table in the program.\n\n| circumstance | what is otherwise |\n|---|---|\n",
    );
    for (name, takes, meaning) in KNOWN {
        let form = match takes {
            Takes::Nothing => name.to_owned(),
            Takes::Count => format!("{name}=3"),
            Takes::Rate => format!("{name}=5/600s"),
            Takes::Text if name == "hour" => format!("{name}=\"wed 3\""),
            Takes::Text => format!("{name}=…"),
        };
        let _ = writeln!(out, "| `{form}` | {meaning} |");
    }
    let signals: Vec<String> = KNOWN_SIGNALS.iter().map(|(name, _)| format!("`{name}`")).collect();
    let _ = write!(
        out,
        "\nTexts with spaces or commas stand in quotes: `headline=\"Verdict in the bridge case\"`. What is about a parent makes the comment \
         a reply.\n\nEvery measurement can be set by its name, as `toxicity=0.93`; `toxicity=missing` is a text that is not measured, \
         `toxicity=failed` one whose scorer broke down. What is not set comes from the scorer that the site uses. The measurements: {}.\n",
        signals.join(", ")
    );
    out
}
