//! A function lives with the noun it is about: there is no drawer for what didn't find a place.

use super::Problem;
use crate::tree::Tree;

const DRAWERS: &[&str] = &["util", "utils", "helper", "helpers", "common", "types", "misc", "shared_code"];
const SOURCES: &[&str] = &[".rs", ".ts", ".mjs", ".js"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.files().filter(|file| SOURCES.iter().any(|ending| file.path.ends_with(ending))) {
        let mut parts: Vec<&str> = file.path.split('/').collect();
        parts.pop();
        let drawer = std::iter::once(file.stem()).chain(parts).find(|part| DRAWERS.contains(part));
        if let Some(drawer) = drawer {
            let message = format!("`{drawer}` says nothing: name it for the noun that it is about");
            problems.push(Problem::in_file(&file.path, message));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn drawers_are_found_as_files_and_as_folders() {
        for path in [
            "crates/comity_web/src/utils.rs",
            "web/shared/helpers.ts",
            "crates/comity_text/src/common/mod.rs",
        ] {
            assert_eq!(found(check, &[(path, "")]).len(), 1, "{path}");
        }
    }

    #[test]
    fn files_named_for_a_noun_pass() {
        for path in ["crates/comity_text/src/links.rs", "web/shared/dates.ts", "docs/common.md"] {
            assert!(found(check, &[(path, "")]).is_empty(), "{path}");
        }
    }
}
