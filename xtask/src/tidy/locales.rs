//! Every language has every sentence: the same files, keys and placeholders as English, each once.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use crate::tree::{File, Tree};

const ORIGINAL: &str = "en";

/// A message of a Fluent file: where it begins and which `$variables` it uses.
struct Message {
    path: String,
    line: usize,
    variables: BTreeSet<String>,
}

/// The messages of one language by key.
type Messages = BTreeMap<String, Message>;

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut languages: BTreeMap<&str, Messages> = BTreeMap::new();
    for file in tree.below("locales/", ".ftl") {
        let Some(language) = file.path.split('/').nth(1) else { continue };
        read(file, languages.entry(language).or_default(), &mut problems);
    }
    let Some(original) = languages.remove(ORIGINAL) else {
        problems.push(Problem::in_file("locales/en", "the English sentences are missing"));
        return problems;
    };
    for (language, messages) in &languages {
        compare(language, &original, messages, &mut problems);
    }
    problems
}

fn read(file: &File, messages: &mut Messages, problems: &mut Vec<Problem>) {
    let mut current: Option<String> = None;
    for (index, line) in file.text.lines().enumerate() {
        let at = index + 1;
        let goes_on = line.starts_with([' ', '}', '[', '*']) || line.trim().is_empty();
        if line.starts_with('#') {
            current = None;
        } else if let Some(key) = key_of(line) {
            let message = Message { path: file.path.clone(), line: at, variables: BTreeSet::new() };
            if let Some(earlier) = messages.insert(key.to_owned(), message) {
                let place = format!("{}:{}", earlier.path, earlier.line);
                problems.push(Problem::at(&file.path, at, format!("`{key}` stands at {place} already")));
            }
            current = Some(key.to_owned());
        } else if !goes_on || (current.is_none() && !line.trim().is_empty()) {
            problems.push(Problem::at(
                &file.path,
                at,
                "this line belongs to no message: indent it, or give it a key",
            ));
        }
        if let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) {
            message.variables.extend(variables_in(line));
        }
    }
}

/// The key of a line that begins a message (`key = …`) or a term (`-term = …`).
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.trim_start_matches('-').starts_with(|char: char| char.is_ascii_alphabetic())
        && key.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'));
    is_key.then_some(key)
}

fn variables_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|after| {
        after.chars().take_while(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_')).collect()
    })
}

fn compare(language: &str, original: &Messages, messages: &Messages, problems: &mut Vec<Problem>) {
    for (key, english) in original {
        let Some(message) = messages.get(key) else {
            let file = english.path.replacen("/en/", &format!("/{language}/"), 1);
            problems.push(Problem::in_file(&file, format!("`{key}` is missing")));
            continue;
        };
        if message.path.rsplit('/').next() != english.path.rsplit('/').next() {
            let name = english.path.rsplit('/').next().unwrap_or_default();
            problems.push(Problem::at(
                &message.path,
                message.line,
                format!("`{key}` stands in `{name}` in English"),
            ));
        }
        let unknown: Vec<&String> = message.variables.difference(&english.variables).collect();
        let lost: Vec<&String> = english.variables.difference(&message.variables).collect();
        for name in unknown {
            problems.push(Problem::at(
                &message.path,
                message.line,
                format!("`{key}` has `${name}`, which English lacks"),
            ));
        }
        for name in lost {
            problems.push(Problem::at(&message.path, message.line, format!("`{key}` lost `${name}`")));
        }
    }
    for (key, message) in messages.iter().filter(|(key, _)| !original.contains_key(*key)) {
        problems.push(Problem::at(&message.path, message.line, format!("`{key}` does not exist in English")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const ENGLISH: &str = "# Sentences.\n\nreply = Reply\ncount = { $n ->\n    [one] One comment\n   *[other] { $n } comments\n}\n";

    fn with(armenian: &str) -> Vec<String> {
        found(check, &[("locales/en/thread.ftl", ENGLISH), ("locales/hy/thread.ftl", armenian)])
    }

    #[test]
    fn a_full_translation_passes() {
        assert!(with("reply = Պատասխանել\ncount = { $n } մեկնաբանություն\n").is_empty());
    }

    #[test]
    fn a_missing_an_extra_and_a_doubled_key_are_found() {
        assert_eq!(with("reply = Պատասխանել\n"), ["locales/hy/thread.ftl: error: `count` is missing [x]"]);
        assert!(with(&format!("{ENGLISH}extra = X\n")).concat().contains("does not exist in English"));
        assert!(
            with(&format!("{ENGLISH}reply = X\n"))
                .concat()
                .contains("stands at locales/hy/thread.ftl:3 already")
        );
    }

    #[test]
    fn a_lost_and_an_invented_placeholder_are_found() {
        let lost = with("reply = Պատասխանել\ncount = մեկնաբանություններ\n");
        assert!(lost.concat().contains("`count` lost `$n`"));
        let invented = with("reply = { $name }\ncount = { $n }\n");
        assert!(invented.concat().contains("`reply` has `$name`"));
    }

    #[test]
    fn a_missing_file_is_named_with_each_key() {
        assert_eq!(with("").len(), 2);
        assert_eq!(found(check, &[("locales/hy/thread.ftl", "reply = X\n")]).len(), 1);
    }

    #[test]
    fn a_line_that_belongs_to_no_message_is_found() {
        let broken = with(&format!("{ENGLISH}and so on\n"));
        assert_eq!(broken.len(), 1);
        assert!(broken.concat().contains("belongs to no message"));
    }
}
