//! Reading the manifests: which crate depends on which, and where the line stands.

use toml::{Table, Value};

use super::Problem;
use crate::tree::{File, Tree};

/// In which table of a manifest a dependency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Normal,
    Build,
    Dev,
}

/// One dependency of a crate.
pub(super) struct Dependency {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Whether it refers to the line in the root manifest (`name.workspace = true`).
    pub(super) is_inherited: bool,
}

/// One crate of the workspace, as its manifest says.
pub(super) struct Crate<'a> {
    pub(super) name: String,
    pub(super) file: &'a File,
    pub(super) dependencies: Vec<Dependency>,
}

impl Crate<'_> {
    /// A problem at the line of the manifest that names `dependency`.
    pub(super) fn problem(&self, dependency: &str, message: String) -> Problem {
        let line = self.file.text.lines().position(|line| first_word(line) == dependency);
        Problem { line: line.map(|index| index + 1), ..Problem::in_file(&self.file.path, message) }
    }
}

/// The manifests of `crates/*` and `xtask`, sorted by path; one that can't be read is a problem.
pub(super) fn crates(tree: &Tree) -> (Vec<Crate<'_>>, Vec<Problem>) {
    let (mut crates, mut problems) = (Vec::new(), Vec::new());
    for file in tree.files().filter(|file| is_member(&file.path)) {
        match file.text.parse::<Table>() {
            Ok(manifest) => crates.push(read(file, &manifest)),
            Err(error) => {
                problems.push(Problem::in_file(&file.path, format!("cannot be read: {}", error.message())));
            }
        }
    }
    (crates, problems)
}

/// The word a line of TOML begins with, up to a dot, a space or an equals sign.
pub(super) fn first_word(line: &str) -> &str {
    line.split(['.', ' ', '=']).next().unwrap_or("").trim_matches('"')
}

fn is_member(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(parts.as_slice(), ["crates", _, "Cargo.toml"] | ["xtask", "Cargo.toml"])
}

fn read<'a>(file: &'a File, manifest: &Table) -> Crate<'a> {
    let folder = file.path.trim_end_matches("/Cargo.toml").rsplit('/').next().unwrap_or("");
    let package = manifest.get("package").and_then(|package| package.get("name")).and_then(Value::as_str);
    let mut dependencies = Vec::new();
    read_tables(manifest, &mut dependencies);
    for target in manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values) {
        if let Some(target) = target.as_table() {
            read_tables(target, &mut dependencies);
        }
    }
    Crate { name: package.unwrap_or(folder).to_owned(), file, dependencies }
}

fn read_tables(manifest: &Table, dependencies: &mut Vec<Dependency>) {
    let tables = [
        ("dependencies", Kind::Normal),
        ("build-dependencies", Kind::Build),
        ("dev-dependencies", Kind::Dev),
    ];
    for (table, kind) in tables {
        for (key, value) in manifest.get(table).and_then(Value::as_table).into_iter().flatten() {
            let is_inherited = value.get("workspace").and_then(Value::as_bool) == Some(true);
            // A renamed dependency counts under the name of the package it brings in.
            let name = value.get("package").and_then(Value::as_str).unwrap_or(key);
            dependencies.push(Dependency { name: name.to_owned(), kind, is_inherited });
        }
    }
}
