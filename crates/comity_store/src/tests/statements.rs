//! The statements that stand in the source: none may be left out of the stories, and each suits its databases.

use super::notes::name;
use super::server::TestServer;
use crate::engine::rewrite::numbered;
use crate::migrate::{self, MIGRATIONS};
use std::collections::BTreeSet;
use std::path::Path;

/// The engine's own files, whose statements no story runs by name.
const ENGINE: [&str; 8] = ["backup", "error", "lib", "migrate", "notice", "row", "tx", "value"];
/// How a statement begins.
const BEGINNINGS: [&str; 7] =
    ["select ", "insert ", "update ", "delete ", "with ", "/* sqlite: ", "/* postgres: "];

/// Every statement that stands in the files of the domain.
pub(super) fn in_source() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut statements = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let is_engine = path.file_stem().is_some_and(|stem| ENGINE.iter().any(|engine| stem == *engine));
        if path.extension().is_some_and(|extension| extension == "rs") && !is_engine {
            let source = std::fs::read_to_string(&path).unwrap();
            statements.extend(literals(&source).into_iter().filter(|text| is_statement(text)));
        }
    }
    statements
}

/// The names of those that stand in the source and are not among `ran`.
pub(super) fn left_out(ran: &BTreeSet<&str>) -> Vec<String> {
    let statements = in_source();
    assert!(statements.len() > 10, "the source was not found");
    statements.iter().map(|sql| name(sql)).filter(|name| !ran.contains(name)).map(str::to_owned).collect()
}

#[test]
fn every_statement_can_be_prepared_on_its_databases() {
    let sqlite = rusqlite::Connection::open_in_memory().unwrap();
    migrate::sqlite(&sqlite, MIGRATIONS).unwrap();
    let server = TestServer::find();
    let database = server.as_ref().map(TestServer::make_database);
    let mut client = database.as_ref().map(|database| {
        let mut client = database.connect();
        migrate::postgres(&mut client, MIGRATIONS).unwrap();
        client
    });
    let mut wrong = Vec::new();
    for sql in in_source() {
        if !sql.starts_with("/* postgres: ")
            && let Err(error) = sqlite.prepare(&numbered(&sql))
        {
            wrong.push(format!("SQLite: {error}: {sql}"));
        }
        if let Some(client) = &mut client
            && !sql.starts_with("/* sqlite: ")
            && let Err(error) = client.prepare(&sql)
        {
            wrong.push(format!("PostgreSQL: {}: {sql}", crate::engine::postgres::describe(&error)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn is_statement(text: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| text.trim_start().starts_with(beginning))
}

/// The string literals of a Rust source file, as the program has them; comments and characters are passed over, and so is
/// the label of an error (`statement: "…"`).
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut passed = String::new();
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => {
                for skipped in rest.by_ref() {
                    if skipped == '\n' {
                        break;
                    }
                }
            }
            '"' => {
                let text = literal(&mut rest);
                if !passed.ends_with("statement: ") {
                    found.push(text);
                }
            }
            // A quote as a character would open a string otherwise.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
            }
            _ => passed.push(c),
        }
    }
    found
}

fn literal(rest: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                // A backslash at the end of a line swallows the beginning of the next.
                Some('\n') => while rest.next_if(|c| c.is_whitespace()).is_some() {},
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(c),
        }
    }
    text
}

#[test]
fn literals_are_read_as_the_compiler_reads_them() {
    let source = "// \"not this\"\nlet a = (\"select 1\", '\"', \"a \\\"b\\\"\\n\"); /// \"nor this\"\nf(\"with \\\n   x\", statement: \"y\")";
    assert_eq!(literals(source), ["select 1", "a \"b\"\n", "with x"]);
}
