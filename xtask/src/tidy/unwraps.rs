//! No `unwrap()` outside tests: what can't fail says why with `expect`, what can fail returns an error.

use super::Problem;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.below("", ".rs").filter(|file| !file.is_test_code()) {
        for (line, _) in file.rust().product_lines().filter(|(_, code)| code.contains(".unwrap()")) {
            let message = "`unwrap()` outside tests: use `?`, or `expect(\"why it cannot happen\")`";
            problems.push(Problem::at(&file.path, line, message));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn an_unwrap_in_product_code_is_found_at_its_line() {
        let found = found(check, &[("crates/comity_text/src/body.rs", "fn f() {\n    g().unwrap();\n}\n")]);
        assert_eq!(found.len(), 1);
        assert!(found.concat().starts_with("crates/comity_text/src/body.rs:2: error"));
    }

    #[test]
    fn tests_comments_strings_and_unwrap_or_are_left_alone() {
        let code = "fn f() { g().unwrap_or(1); h(\".unwrap()\"); } // x.unwrap()\n#[cfg(test)]\nmod tests {\n    fn t() { g().unwrap(); }\n}\n";
        assert!(found(check, &[("crates/comity_text/src/body.rs", code)]).is_empty());
        assert!(
            found(check, &[("crates/comity_text/tests/cases.rs", "fn f() { g().unwrap(); }")]).is_empty()
        );
    }
}
