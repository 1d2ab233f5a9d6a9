//! Only the store contains SQL. (A test may: one that breaks the ledger to see it noticed has to.)

use super::Problem;
use crate::tree::{File, Tree};

/// Beginnings of a statement, with a word that must follow somewhere (none where the beginning says enough).
const STATEMENTS: &[(&str, &str)] = &[
    ("select ", " from "),
    ("insert into ", ""),
    ("insert or ", " into "),
    ("update ", " set "),
    ("delete from ", ""),
    ("create table ", ""),
    ("create index ", ""),
    ("create unique index ", ""),
    ("alter table ", ""),
    ("drop table ", ""),
    ("with ", " as ("),
    ("pragma ", ""),
    ("begin immediate ", ""),
    ("savepoint ", ""),
    ("vacuum into ", ""),
];

/// Folders that may contain it: the store, and what the checks look for.
const MAY_CONTAIN: &[&str] = &["crates/comity_store/", "xtask/src/tidy/"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let may_contain = |file: &File| MAY_CONTAIN.iter().any(|folder| file.path.starts_with(folder));
    for file in tree.below("", ".rs").filter(|file| !file.is_test_code() && !may_contain(file)) {
        let source = file.rust();
        for literal in source.literals.iter().filter(|literal| !source.is_test(literal.line)) {
            if let Some(statement) = statement_in(&literal.text) {
                let message = format!("SQL (`{statement}…`) outside comity_store: add a function there");
                problems.push(Problem::at(&file.path, literal.line, message));
            }
        }
    }
    for file in tree.below("", ".sql").filter(|file| !file.path.starts_with("crates/comity_store/")) {
        problems.push(Problem::in_file(&file.path, "SQL outside comity_store"));
    }
    problems
}

fn statement_in(text: &str) -> Option<&'static str> {
    let words = text.to_lowercase().replace("\\n", " ");
    let mut plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.push(' ');
    let begins = |(begin, follows): &(&str, &str)| plain.starts_with(begin) && plain.contains(follows);
    STATEMENTS.iter().find(|statement| begins(statement)).map(|(begin, _)| begin.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn sql_is_at_home_in_the_store() {
        let code = "fn f() { tx.run(\"select id from comments where site_id = $1\"); }";
        assert!(found(check, &[("crates/comity_store/src/comments.rs", code)]).is_empty());
        assert_eq!(found(check, &[("crates/comity_actions/src/post_comment.rs", code)]).len(), 1);
    }

    #[test]
    fn a_test_may_contain_it() {
        let code = "#[cfg(test)]\nmod tests {\n fn f() { g(\"delete from decisions\"); }\n}\n";
        assert!(found(check, &[("crates/comity_actions/src/verify_ledger.rs", code)]).is_empty());
        assert!(found(check, &[("crates/comity_actions/tests/ledger.rs", code)]).is_empty());
    }

    #[test]
    fn every_kind_of_statement_is_found_in_any_case_and_over_lines() {
        for statement in [
            "SELECT\\n  id\\n  FROM comments",
            "insert into reports (id) values ($1)",
            "update stories set state = $1",
            "delete from sessions",
            "create table x (id blob)",
            "with recursive b as (select 1) select * from b",
            "pragma journal_mode",
        ] {
            let code = format!("fn f() {{ g(\"{statement}\"); }}");
            assert_eq!(found(check, &[("crates/comity_web/src/router.rs", &code)]).len(), 1, "{statement}");
        }
        let raw = "fn f() { g(r#\"\n  select id\n  from comments\n\"#); }";
        assert_eq!(found(check, &[("crates/comity/src/main.rs", raw)]).len(), 1);
        assert_eq!(found(check, &[("crates/comity_web/src/x.sql", "select 1")]).len(), 1);
    }

    #[test]
    fn prose_with_the_same_words_is_not_sql() {
        for prose in [
            "select a story on the left",
            "update available",
            "With kind regards",
            "selected from the archive",
            "// select id from comments",
        ] {
            let code = format!("fn f() {{ g(\"{prose}\"); }} // update comments set state");
            assert!(found(check, &[("crates/comity_web/src/router.rs", &code)]).is_empty(), "{prose}");
        }
    }
}
