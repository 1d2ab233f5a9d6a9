//! Every dependency stands once, in the root manifest, with the reason why it is here; and there are few of them.

use std::collections::BTreeSet;

use super::Problem;
use super::manifest::{crates, first_word};
use crate::tree::Tree;

/// Most packages that `Cargo.lock` may name, ours left out: what a cold build on two cores still does in minutes.
const MOST_LOCKED_PACKAGES: usize = 400;

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let (crates, mut problems) = crates(tree);
    let mut used = BTreeSet::new();
    for ours in &crates {
        for dependency in &ours.dependencies {
            used.insert(dependency.name.clone());
            if !dependency.is_inherited {
                let message =
                    format!("`{0}` must refer to the root manifest: `{0}.workspace = true`", dependency.name);
                problems.push(ours.problem(&dependency.name, message));
            }
        }
    }
    check_root(tree, &used, &mut problems);
    check_lock(tree, &mut problems);
    problems
}

fn check_root(tree: &Tree, used: &BTreeSet<String>, problems: &mut Vec<Problem>) {
    let Some(root) = tree.find("Cargo.toml") else {
        problems.push(Problem::in_file("Cargo.toml", "the root manifest is missing"));
        return;
    };
    let mut is_in_table = false;
    for (index, line) in root.text.lines().enumerate() {
        if line.starts_with('[') {
            is_in_table = line.trim() == "[workspace.dependencies]";
            continue;
        }
        let is_dependency = is_in_table && line.contains('=') && !line.starts_with('#');
        if !is_dependency || line.contains("path = \"crates/") {
            continue;
        }
        let name = first_word(line);
        let reason = line.rsplit_once('#').map_or("", |(_, reason)| reason.trim());
        if reason.is_empty() {
            let message = format!("`{name}` has no reason: end the line with `# why it is here`");
            problems.push(Problem::at(&root.path, index + 1, message));
        }
        if !used.contains(name) {
            problems
                .push(Problem::at(&root.path, index + 1, format!("`{name}` is used by no crate")).warning());
        }
    }
}

fn check_lock(tree: &Tree, problems: &mut Vec<Problem>) {
    let Some(lock) = tree.find("Cargo.lock") else {
        problems.push(Problem::in_file("Cargo.lock", "the lock file is missing: commit it"));
        return;
    };
    // Our own packages have no source.
    let packages = lock.text.lines().filter(|line| line.starts_with("source = ")).count();
    if packages > MOST_LOCKED_PACKAGES {
        let message =
            format!("{packages} locked packages; at most {MOST_LOCKED_PACKAGES} keep the build lean");
        problems.push(Problem::in_file(&lock.path, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const ROOT: &str = "[workspace.dependencies]\ncomity_model = { path = \"crates/comity_model\" }\nserde = { version = \"1\" } # data at the edges\n\n[workspace.lints.rust]\nunsafe_code = \"forbid\"\n";
    const CRATE: &str = "[package]\nname = \"comity_text\"\n[dependencies]\nserde.workspace = true\n";

    fn with(root: &str, ours: &str, lock: &str) -> Vec<String> {
        found(check, &[("Cargo.toml", root), ("crates/comity_text/Cargo.toml", ours), ("Cargo.lock", lock)])
    }

    #[test]
    fn a_reasoned_and_used_dependency_passes() {
        assert!(with(ROOT, CRATE, "").is_empty());
    }

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        let found = with(&ROOT.replace(" # data at the edges", ""), CRATE, "");
        assert_eq!(found.len(), 1);
        assert!(found.concat().starts_with("Cargo.toml:3: error: `serde` has no reason"));
    }

    #[test]
    fn a_version_of_its_own_in_a_crate_is_found() {
        let found = with(ROOT, &CRATE.replace("serde.workspace = true", "serde = \"1\""), "");
        assert!(found.concat().contains("must refer to the root manifest"));
    }

    #[test]
    fn a_dependency_that_nobody_uses_is_a_warning() {
        let found = with(ROOT, "[package]\nname = \"comity_text\"\n", "");
        assert_eq!(found, ["Cargo.toml:3: warning: `serde` is used by no crate [x]"]);
    }

    #[test]
    fn too_many_locked_packages_and_a_missing_lock_are_found() {
        assert!(with(ROOT, CRATE, &"source = \"registry\"\n".repeat(MOST_LOCKED_PACKAGES)).is_empty());
        assert_eq!(with(ROOT, CRATE, &"source = \"registry\"\n".repeat(MOST_LOCKED_PACKAGES + 1)).len(), 1);
        let without = found(check, &[("Cargo.toml", ROOT), ("crates/comity_text/Cargo.toml", CRATE)]);
        assert!(without.concat().contains("lock file is missing"));
    }
}
