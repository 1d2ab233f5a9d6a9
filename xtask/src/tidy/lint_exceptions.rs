//! A lint is silenced only by `#[expect(…, reason = "…")]`, which complains once it is no longer needed.

use super::Problem;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.below("", ".rs") {
        for (index, line) in file.rust().code.lines().enumerate() {
            let compact: String = line.split_whitespace().collect();
            if ["#[allow(", "#![allow(", ",allow("].iter().any(|attribute| compact.contains(attribute)) {
                let message = "`allow` stays when its cause is gone: use `#[expect(…, reason = \"…\")]`";
                problems.push(Problem::at(&file.path, index + 1, message));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn allow_is_found_and_expect_passes() {
        let allow = "#[allow(dead_code)]\nfn f() {}\n";
        let conditional = "#![cfg_attr(test, allow(clippy::unwrap_used))]\n";
        let expect =
            "#[expect(clippy::too_many_arguments, reason = \"a row has many columns\")]\nfn f() {}\n";
        assert_eq!(found(check, &[("crates/comity_text/src/a.rs", allow)]).len(), 1);
        assert_eq!(found(check, &[("crates/comity_text/src/a.rs", conditional)]).len(), 1);
        assert!(found(check, &[("crates/comity_text/src/a.rs", expect)]).is_empty());
    }
}
