//! The ledger is append-only: no statement changes or deletes a decision or a seal.
//!
//! What may go is the payload (`decision_payloads`): erasing it is how the law's "erased" works.

use super::Problem;
use crate::tree::Tree;

const APPEND_ONLY: &[&str] = &["decisions", "seals"];
const CHANGES: &[&str] = &["update", "delete from", "truncate", "replace into", "drop table"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.below("crates/", ".rs").filter(|file| !file.is_test_code()) {
        let source = file.rust();
        for literal in source.literals.iter().filter(|literal| !source.is_test(literal.line)) {
            find(&file.path, literal.line, &literal.text, &mut problems);
        }
    }
    for file in tree.below("crates/", ".sql") {
        for (index, line) in
            file.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("--"))
        {
            // A trigger that forbids the change names it too.
            if !line.contains("before ") {
                find(&file.path, index + 1, line, &mut problems);
            }
        }
    }
    problems
}

fn find(path: &str, line: usize, text: &str, problems: &mut Vec<Problem>) {
    let lower = text.to_lowercase().replace("\\n", " ");
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric() && char != '_')
        .filter(|word| !word.is_empty())
        .collect();
    for change in CHANGES {
        let change_words: Vec<&str> = change.split(' ').collect();
        let changed = words.windows(change_words.len() + 1).find(|window| {
            window.starts_with(&change_words)
                && window.last().is_some_and(|table| APPEND_ONLY.contains(table))
        });
        if let Some(table) = changed.and_then(|window| window.last()) {
            problems.push(Problem::at(path, line, format!("`{change} {table}`: the ledger is append-only")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    fn store(statement: &str) -> Vec<String> {
        let code = format!("fn f() {{ tx.run(\"{statement}\"); }}");
        found(check, &[("crates/comity_store/src/decisions.rs", &code)])
    }

    #[test]
    fn appending_reading_and_erasing_a_payload_pass() {
        assert!(store("insert into decisions (id) values ($1)").is_empty());
        assert!(store("select id from decisions").is_empty());
        assert!(store("delete from decision_payloads where decision_id = $1").is_empty());
    }

    #[test]
    fn changing_or_deleting_a_decision_or_a_seal_is_found() {
        assert_eq!(store("update decisions set outcome = $1").len(), 1);
        assert_eq!(store("DELETE\\n FROM decisions").len(), 1);
        assert_eq!(store("delete from seals where number > $1").len(), 1);
    }

    #[test]
    fn a_test_may_break_the_ledger_to_see_it_noticed() {
        let code = "#[cfg(test)]\nmod tests {\n fn f() { g(\"update decisions set outcome = 1\"); }\n}\n";
        assert!(found(check, &[("crates/comity_store/src/decisions.rs", code)]).is_empty());
    }

    #[test]
    fn a_migration_may_not_touch_them_either_but_may_forbid_it() {
        let path = "crates/comity_store/migrations/sqlite/0007_x.sql";
        assert_eq!(found(check, &[(path, "update decisions set x = 1;\n")]).len(), 1);
        assert!(found(check, &[(path, "create trigger t before update on decisions begin\n")]).is_empty());
    }
}
