//! The examples of a clause that readers are shown: a few, in the language of the page, fit to be printed.
//!
//! All examples of all files run. Those that only test the rules (in other languages, under unusual circumstances, in words
//! that a newspaper doesn't print) would greet readers with what the policy keeps away from them.

use crate::compile::{Policy, primary};
use crate::document::{Clause, Document, Example};
use comity_model::Outcome;
use comity_text::{Body, Category, Lexicon, Severity};

/// Examples shown of what a clause stops, and as many of what it lets through.
const MAX_OF_A_KIND: usize = 2;

impl Policy {
    /// The examples of the clause `anchor` for readers of `language`: those of the translation where it has some, else those of
    /// the main file that are in its language. What is stopped comes first, what is published after it. None where what is
    /// stopped hangs on circumstances, such as who writes.
    pub fn examples_for_readers(&self, anchor: &str, language: &str) -> Vec<&Example> {
        let (shown, main) = (self.document_in(language), self.document());
        let own = shown.find_clause(anchor).map_or(&[][..], |clause| &clause.examples);
        let (source, examples): (&Document, &[Example]) = if own.is_empty() {
            (main, main.find_clause(anchor).map_or(&[][..], |clause: &Clause| &clause.examples))
        } else {
            (shown, own)
        };
        let of_a_kind = |is_stopped: bool| {
            let kind =
                examples.iter().filter(move |example| (example.expected > Outcome::Note) == is_stopped);
            kind.filter(|example| is_fit(example, &source.language, &shown.language)).take(MAX_OF_A_KIND)
        };
        // Where the clause stops comments only under circumstances, what it publishes without them would seem to say the opposite.
        let mut stopped = examples.iter().filter(|example| example.expected > Outcome::Note).peekable();
        if stopped.peek().is_some() && stopped.all(|example| !example.circumstances.is_empty()) {
            return Vec::new();
        }
        of_a_kind(true).chain(of_a_kind(false)).collect()
    }
}

/// Whether an example of a file in the language `written` can be shown on a page in the language `shown`.
fn is_fit(example: &Example, written: &str, shown: &str) -> bool {
    // A sentence whose outcome hangs on circumstances would contradict the same sentence without them.
    if !example.circumstances.is_empty() {
        return false;
    }
    let body = Body::read(&example.text, Some(written));
    let language = body.language.map_or_else(|| primary(written), |found| found.language);
    language.eq_ignore_ascii_case(primary(shown)) && !is_obscene(&body)
}

/// Whether it has a word that a newspaper doesn't print.
fn is_obscene(body: &Body) -> bool {
    const UNPRINTED: [Category; 3] = [Category::Profanity, Category::Sexual, Category::Slur];
    Lexicon::find_in_all(body)
        .iter()
        .any(|(_, found)| found.severity >= Severity::Strong && UNPRINTED.contains(&found.category))
}
