//! One suite of stories, run on SQLite in memory, SQLite in a file and PostgreSQL.
//!
//! A story is a function of an open, empty store; it stands in [`STORIES`]. PostgreSQL takes part when
//! `COMITY_TEST_POSTGRES` holds the address of a server where the tests may make databases.

mod cases;
mod editing;
mod engine;
mod feedback;
mod file;
mod inconsistencies;
mod ledger;
mod newsroom;
mod nodes;
pub(crate) mod notes;
mod outside;
mod parity;
mod people;
mod scoring_keys;
mod server;
mod statements;
mod thread;

use crate::{PostgresOptions, SqliteOptions, Store};
use notes::Notes;
use server::TestServer;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A story by its name.
type Story = (&'static str, fn(&Store));

/// Every story that must hold on every database.
const STORIES: &[&[Story]] = &[
    engine::STORIES,
    people::STORIES,
    thread::STORIES,
    cases::STORIES,
    ledger::STORIES,
    inconsistencies::STORIES,
    feedback::STORIES,
    editing::STORIES,
    outside::STORIES,
    scoring_keys::STORIES,
];

#[test]
fn every_story_holds_on_every_database_and_runs_the_same_statements() {
    let notes = Notes::default();
    let server = TestServer::find();
    let mut failed = Vec::new();
    for &(name, story) in STORIES.iter().copied().flatten() {
        for database in ["memory", "file", "postgres"] {
            if database == "postgres" && server.is_none() {
                continue;
            }
            let run = AssertUnwindSafe(|| on(database, server.as_ref(), &notes, story));
            if catch_unwind(run).is_err() {
                failed.push(format!("{name} ({database})"));
            }
        }
    }
    assert!(failed.is_empty(), "these stories do not hold: {failed:#?}");
    let left_out = statements::left_out(&notes.names());
    assert!(left_out.is_empty(), "no story runs these statements: {left_out:#?}");
    if server.is_some() {
        let one_sided = notes.one_sided();
        assert!(one_sided.is_empty(), "these statements ran on one database only: {one_sided:#?}");
    } else {
        eprintln!("PostgreSQL was left out, as COMITY_TEST_POSTGRES is not set");
    }
}

fn on(database: &str, server: Option<&TestServer>, notes: &Notes, story: fn(&Store)) {
    let sqlite = SqliteOptions { notes: Some(notes.clone()), ..SqliteOptions::default() };
    match (database, server) {
        ("memory", _) => story(&Store::open_memory_with(sqlite).unwrap()),
        ("file", _) => {
            let folder = tempfile::tempdir().unwrap();
            story(&Store::open_sqlite(&folder.path().join("comity.db"), sqlite).unwrap());
        }
        (_, Some(server)) => {
            let fresh = server.make_database();
            let options = PostgresOptions { connections: 4, notes: Some(notes.clone()) };
            story(&Store::open_postgres(&fresh.url, options).unwrap());
        }
        (_, None) => {}
    }
}
