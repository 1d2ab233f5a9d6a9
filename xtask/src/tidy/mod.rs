//! `cargo xtask tidy`: what the design promises and the compiler can't check.
//!
//! Each check is one file and looks only at the [`Tree`]; this file is the list of them and prints what they find.

mod arrows;
mod dependencies;
mod documented;
mod file_names;
mod file_sizes;
mod ledger;
mod lint_exceptions;
mod locales;
mod machine_paths;
mod manifest;
mod pages;
mod rule_docs;
mod sql;
mod unwraps;

use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;

use crate::tree::Tree;

/// Settings of `cargo xtask tidy`.
#[derive(Args)]
pub(crate) struct Options {
    /// Run this check only (may be given several times).
    #[arg(long, value_name = "CHECK")]
    only: Vec<String>,
    /// List the checks and stop.
    #[arg(long)]
    list: bool,
}

/// One thing that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    path: String,
    /// From 1; none when the whole file is meant.
    line: Option<usize>,
    message: String,
    /// A warning is printed and counted, and fails nothing.
    is_warning: bool,
}

impl Problem {
    pub(crate) fn in_file(path: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, message: message.into(), is_warning: false }
    }

    pub(crate) fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::in_file(path, message) }
    }

    pub(crate) fn warning(self) -> Self {
        Self { is_warning: true, ..self }
    }
}

/// A check: its name, what it looks after, and the function that does.
struct Check {
    name: &'static str,
    about: &'static str,
    run: fn(&Tree) -> Vec<Problem>,
}

const CHECKS: &[Check] = &[
    Check {
        name: "arrows",
        about: "a crate imports only what the design's table allows",
        run: arrows::check,
    },
    Check {
        name: "dependencies",
        about: "each stands once, with its reason; the tree is lean",
        run: dependencies::check,
    },
    Check { name: "sql", about: "SQL stands in the store only", run: sql::check },
    Check { name: "ledger", about: "decisions and seals are appended, never changed", run: ledger::check },
    Check { name: "unwraps", about: "no unwrap() outside tests", run: unwraps::check },
    Check {
        name: "lint-exceptions",
        about: "lints are silenced by #[expect] with a reason",
        run: lint_exceptions::check,
    },
    Check { name: "file-names", about: "a file is named for what is in it", run: file_names::check },
    Check { name: "file-sizes", about: "a file can be read in one sitting", run: file_sizes::check },
    Check {
        name: "machine-paths",
        about: "nothing names the machine it was written on",
        run: machine_paths::check,
    },
    Check {
        name: "rule-docs",
        about: "a rule's doc comment is the text that readers get",
        run: rule_docs::check,
    },
    Check { name: "locales", about: "every language has every sentence", run: locales::check },
    Check { name: "pages", about: "no inline script or style, no third party", run: pages::check },
    Check { name: "documented", about: "what exists is mentioned in the docs", run: documented::check },
];

/// Runs the checks and prints what they find; true when nothing but warnings came up.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    if options.list {
        for check in CHECKS {
            println!("{:16} {}", check.name, check.about);
        }
        return Ok(true);
    }
    if let Some(unknown) = options.only.iter().find(|name| !CHECKS.iter().any(|check| check.name == *name)) {
        bail!("there is no check `{unknown}`; `cargo xtask tidy --list` names them");
    }
    let tree = Tree::read(root)?;
    let chosen = CHECKS
        .iter()
        .filter(|check| options.only.is_empty() || options.only.iter().any(|name| name == check.name));
    let (mut problems, mut warnings, mut checks) = (0, 0, 0);
    for check in chosen {
        checks += 1;
        for problem in (check.run)(&tree) {
            if problem.is_warning {
                warnings += 1;
            } else {
                problems += 1;
            }
            println!("{}", line_of(check.name, &problem));
        }
    }
    println!("tidy: {checks} checks, {problems} problems, {warnings} warnings");
    Ok(problems == 0)
}

fn line_of(check: &str, problem: &Problem) -> String {
    let line = problem.line.map_or_else(String::new, |line| format!(":{line}"));
    let kind = if problem.is_warning { "warning" } else { "error" };
    format!("{}{line}: {kind}: {} [{check}]", problem.path, problem.message)
}

/// The messages of what `check` finds in a tree of `(path, text)`: how the tests of the checks read.
#[cfg(test)]
pub(crate) fn found(check: fn(&Tree) -> Vec<Problem>, pairs: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(pairs)).iter().map(|problem| line_of("x", problem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_checks_are_unique_and_match_their_files() {
        let mut names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CHECKS.len());
    }

    #[test]
    fn a_folder_with_a_problem_fails_and_one_with_a_warning_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let only = |name: &str| Options { only: vec![name.to_owned()], list: false };
        std::fs::write(folder.path().join("long.rs"), "// one\n".repeat(501)).unwrap();
        assert!(run(folder.path(), &only("file-sizes")).unwrap());
        std::fs::write(folder.path().join("utils.rs"), "").unwrap();
        assert!(!run(folder.path(), &only("file-names")).unwrap());
        assert!(run(folder.path(), &only("spelling")).is_err());
    }
}
