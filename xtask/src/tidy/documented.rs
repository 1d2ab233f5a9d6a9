//! What exists is mentioned where people look for it: every action, job, rule, command, setting and address.

use super::Problem;
use crate::tree::{File, Tree};

/// Files that frame a folder of one-file-per-thing and are no thing themselves.
const FRAMES: &[&str] = &["lib", "mod", "app", "refusal", "main", "error", "tests"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let docs = Prose::of(tree, &["docs/"]);
    let map = Prose::of(tree, &["docs/", "ARCHITECTURE.md"]);

    for file in
        things(tree, "crates/comity_actions/src/").chain(things(tree, "crates/comity_actions/src/jobs/"))
    {
        map.must_mention(file.stem(), "action", &file.path, None, &mut problems);
    }
    for file in things(tree, "crates/comity_policy/src/rules/") {
        docs.must_mention(file.stem(), "rule", &file.path, None, &mut problems);
    }
    for file in things(tree, "crates/comity/src/commands/").filter(|file| !is_hidden(file)) {
        let command = file.stem().replace('_', "-");
        docs.must_mention(&format!("comity {command}"), "command", &file.path, None, &mut problems);
    }
    for file in things(tree, "crates/comity/src/config/") {
        for (line, field) in public_fields(file) {
            docs.must_mention(&field, "setting", &file.path, Some(line), &mut problems);
        }
    }
    for file in tree.below("crates/comity_web/src/", ".rs").filter(|file| file.name() == "router.rs") {
        for (line, address) in routes(file) {
            docs.must_mention(&address, "address", &file.path, Some(line), &mut problems);
        }
    }
    problems
}

/// The prose that people search.
struct Prose<'a> {
    texts: Vec<&'a str>,
    places: String,
}

impl<'a> Prose<'a> {
    fn of(tree: &'a Tree, places: &[&str]) -> Self {
        let is_prose = |file: &&File| places.iter().any(|place| file.path.starts_with(place));
        let readable = |file: &&File| [".md", ".json"].iter().any(|ending| file.path.ends_with(ending));
        let texts = tree.files().filter(is_prose).filter(readable).map(|file| file.text.as_str()).collect();
        Self { texts, places: places.join(" or ") }
    }

    fn must_mention(
        &self,
        name: &str,
        what: &str,
        path: &str,
        line: Option<usize>,
        problems: &mut Vec<Problem>,
    ) {
        if !self.texts.iter().any(|text| mentions(text, name)) {
            let message = format!("{what} `{name}` is not mentioned in {}", self.places);
            problems.push(Problem { line, ..Problem::in_file(path, message) });
        }
    }
}

/// Whether `name` stands in `text` as a whole word.
fn mentions(text: &str, name: &str) -> bool {
    let goes_on = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !goes_on(before) && !goes_on(after)
    })
}

/// The files of a folder that are one thing each.
fn things<'a>(tree: &'a Tree, folder: &'a str) -> impl Iterator<Item = &'a File> {
    tree.below(folder, ".rs").filter(move |file| {
        let is_child = file.path.strip_prefix(folder).is_some_and(|rest| !rest.contains('/'));
        is_child && !FRAMES.contains(&file.stem())
    })
}

/// A command that `--help` doesn't show says so in its first lines.
fn is_hidden(file: &File) -> bool {
    file.text.lines().take_while(|line| line.starts_with("//!")).any(|line| line.contains("hidden"))
}

/// The public fields of the structs in a file, with their lines.
fn public_fields(file: &File) -> Vec<(usize, String)> {
    let source = file.rust();
    let field = |(line, code): (usize, &str)| {
        let (name, _) =
            code.trim().strip_prefix("pub ").or(code.trim().strip_prefix("pub(crate) "))?.split_once(':')?;
        let is_name =
            name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_');
        is_name.then(|| (line, name.to_owned()))
    };
    source.product_lines().filter_map(field).collect()
}

/// The paths that a router serves: literals that begin with a slash, with their lines.
fn routes(file: &File) -> Vec<(usize, String)> {
    let source = file.rust();
    let is_route = |text: &str| text.starts_with('/') && !text.contains(' ') && text.len() > 1;
    let literals = source.literals.iter().filter(|literal| !source.is_test(literal.line));
    literals
        .filter(|literal| is_route(&literal.text))
        .map(|literal| (literal.line, literal.text.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const THINGS: &[(&str, &str)] = &[
        ("crates/comity_actions/src/lib.rs", "mod post_comment;"),
        ("crates/comity_actions/src/post_comment.rs", "//! Posts."),
        ("crates/comity_actions/src/jobs/send_mail.rs", "//! Sends."),
        ("crates/comity_policy/src/rules/shouting.rs", "//! Notices."),
        ("crates/comity/src/commands/backup.rs", "//! Saves."),
        ("crates/comity/src/commands/generate.rs", "//! Writes references; hidden from `--help`."),
        (
            "crates/comity/src/config/server.rs",
            "pub struct Server {\n    /// Where.\n    pub listen: String,\n}\n",
        ),
        ("crates/comity_web/src/router.rs", "fn r() { route(\"/c/{comment}\"); }\n"),
    ];

    #[test]
    fn everything_that_is_not_mentioned_is_found_by_name() {
        let found = found(check, THINGS);
        for name in
            ["`post_comment`", "`send_mail`", "`shouting`", "`comity backup`", "`listen`", "`/c/{comment}`"]
        {
            assert!(found.iter().any(|line| line.contains(name)), "{name} in {found:?}");
        }
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn a_mention_satisfies_the_check() {
        let mut all = THINGS.to_vec();
        all.push(("ARCHITECTURE.md", "`post_comment.rs`, `send_mail`"));
        all.push(("docs/reference.md", "shouting; run `comity backup`; listen; GET /c/{comment}"));
        assert!(found(check, &all).is_empty());
    }

    #[test]
    fn part_of_another_word_is_no_mention() {
        assert!(!mentions("listener", "listen") && !mentions("is_listen", "listen"));
        assert!(mentions("`listen`", "listen"));
    }
}
