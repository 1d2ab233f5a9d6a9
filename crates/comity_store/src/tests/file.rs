//! What a SQLite file goes through: a full disk, a newer program, backups, another process.

use super::engine::in_one_group;
use crate::migrate::{self, Migration};
use crate::{Durability, Error, Notice, Result, SqliteOptions, Store, Tx, params, restore, verify};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use tempfile::TempDir;

fn open(folder: &TempDir) -> Store {
    Store::open_sqlite(&folder.path().join("comity.db"), SqliteOptions::default()).unwrap()
}

fn probe(store: &Store) {
    let sql = "create table probe (id integer not null primary key, body blob)";
    store.write_blocking(move |tx| tx.execute(sql, params![])).unwrap();
}

fn put(tx: &mut Tx<'_>, id: i64, bytes: usize) -> Result<u64> {
    tx.execute("insert into probe (id, body) values ($1, $2)", params![id, &vec![1_u8; bytes]])
}

fn ids(store: &Store) -> Vec<i64> {
    store
        .read_blocking(|tx| tx.query("select id from probe order by id", params![], |row| row.get(0)))
        .unwrap()
}

/// Lets the database grow by `pages` from now on.
fn limit(store: &Store, pages: u32) {
    let statement = match pages {
        0 => "pragma max_page_count = 4294967294",
        _ => "pragma max_page_count = 1",
    };
    // SQLite sets the limit to the present size when it is asked for less.
    store.write_blocking(move |tx| tx.query_one(statement, params![], |row| row.get::<i64>(0))).unwrap();
}

#[test]
fn a_walk_keeps_no_reader_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteOptions { readers: 1, ..SqliteOptions::default() };
    let store = Store::open_sqlite(&folder.path().join("comity.db"), options).unwrap();
    probe(&store);
    let other = store.clone();
    let seen = store.walk_blocking(move |reader| {
        // The only reader answers while the walk is in the middle of its own reading.
        reader.read(move |_| Ok(ids(&other)))
    });
    assert_eq!(seen, Ok(Ok(Vec::new())));
}

#[test]
fn a_full_database_fails_what_does_not_fit_and_keeps_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    store.write_blocking(|tx| put(tx, 1, 10)).unwrap();
    limit(&store, 1);
    // In one transaction: some that fit into the page that is there, and some that need new pages. Both ways of failing
    // are here, as a statement of several rows is undone alone and a simple one takes the transaction with it.
    let outcomes: Vec<(i64, Result<u64>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (2..40)
            .map(|id| {
                let store = &store;
                scope.spawn(move || {
                    let bytes = if id % 3 == 0 { 100_000 } else { 10 };
                    let outcome = store.write_blocking(move |tx| match id % 2 {
                        0 => put(tx, id, bytes),
                        _ => tx.execute(
                            "insert into probe (id, body) select $1, $2 union all select $1 + 1000, $2",
                            params![id, &vec![1_u8; bytes]],
                        ),
                    });
                    (id, outcome)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let mut expected = vec![1];
    for (id, outcome) in outcomes {
        if id % 3 == 0 {
            assert_eq!(outcome, Err(Error::Full), "{id}");
        } else {
            assert!(outcome.is_ok(), "{id}: {outcome:?}");
            expected.extend(if id % 2 == 0 { vec![id] } else { vec![id, id + 1000] });
        }
    }
    expected.sort_unstable();
    assert_eq!(ids(&store), expected);
    limit(&store, 0);
    assert_eq!(store.write_blocking(|tx| put(tx, 3, 100_000)), Ok(1), "with room again, writing goes on");
}

#[test]
fn neighbours_of_a_closure_that_lost_the_transaction_run_again() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let folder = tempfile::tempdir().unwrap();
    let mut runs = Vec::new();
    for store in [Store::open_memory().unwrap(), open(&folder)] {
        RUNS.store(0, Ordering::Relaxed);
        probe(&store);
        store.write_blocking(|tx| put(tx, 1, 10)).unwrap();
        limit(&store, 1);
        let outcomes = in_one_group(
            &store,
            vec![
                |tx| {
                    RUNS.fetch_add(1, Ordering::Relaxed);
                    put(tx, 2, 10)
                },
                |tx| put(tx, 2, 11),
                |_| panic!("in the same transaction"),
                // A statement of one row: SQLite undoes the whole transaction when there is no room for it.
                |tx| put(tx, 3, 100_000),
                |tx| put(tx, 4, 10),
            ],
        );
        assert_eq!(outcomes[0], Ok(1));
        assert_eq!(outcomes[1], Err(Error::Conflict));
        assert_eq!(outcomes[2], Err(Error::Panic("in the same transaction".to_owned())));
        assert_eq!((&outcomes[3], &outcomes[4]), (&Err(Error::Full), &Ok(1)));
        assert_eq!(ids(&store), [1, 2, 4]);
        runs.push(RUNS.load(Ordering::Relaxed));
    }
    // In memory SQLite may undo the one statement only, depending on which pages are free.
    assert!(runs[0] <= 2 && runs[1] == 2, "in the file the whole transaction had been undone: {runs:?}");
}

#[test]
fn neighbours_run_again_only_when_a_closure_that_failed_had_written() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let store = Store::open_memory().unwrap();
    probe(&store);
    let first: fn(&mut Tx<'_>) -> Result<u64> = |tx| {
        RUNS.fetch_add(1, Ordering::Relaxed);
        put(tx, 1, 10)
    };
    let outcomes = in_one_group(
        &store,
        vec![
            first,
            |tx| put(tx, 1, 11),
            |tx| tx.execute("insert into probe (id) values ($1), ($2)", params![10, 1]),
            |tx| tx.query_one("select id from probe where id = $1", params![11], |row| row.get(0)),
            |tx| put(tx, 2, 10),
        ],
    );
    let conflict = Err(Error::Conflict);
    assert_eq!(outcomes, [Ok(1), conflict.clone(), conflict, Err(Error::Missing), Ok(1)]);
    assert_eq!((ids(&store), RUNS.swap(0, Ordering::Relaxed)), (vec![1, 2], 1));

    store.write_blocking(|tx| tx.execute("delete from probe", params![])).unwrap();
    let outcomes =
        in_one_group(&store, vec![first, |tx| put(tx, 10, 10).and(Err(Error::Missing)), |tx| put(tx, 2, 10)]);
    assert_eq!(outcomes, [Ok(1), Err(Error::Missing), Ok(1)]);
    assert_eq!((ids(&store), RUNS.load(Ordering::Relaxed)), (vec![1, 2], 2));
}

#[test]
fn a_fault_passed_over_by_the_closure_that_lost_the_transaction_is_still_told() {
    let store = Store::open_memory().unwrap();
    probe(&store);
    limit(&store, 1);
    let outcome = store.write_blocking(|tx| {
        let _ = put(tx, 1, 100_000);
        Ok(())
    });
    assert_eq!(outcome, Err(Error::Full));
    assert!(ids(&store).is_empty());
}

#[test]
fn dropping_the_store_finishes_what_is_queued() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        for id in 0..500 {
            // Polled once, so that it stands in the queue, and then nobody waits for it any more.
            let mut write = Box::pin(store.write(move |tx| put(tx, id, 10)));
            std::future::poll_fn(|context| {
                let _ = write.as_mut().poll(context);
                std::task::Poll::Ready(())
            })
            .await;
            // A task may take in a limited number of things before it has to let others run.
            tokio::task::yield_now().await;
        }
    });
    drop(store);
    assert_eq!(ids(&open(&folder)).len(), 500);
}

#[test]
fn more_writers_than_the_queue_holds_are_all_served() {
    let store = Store::open_memory().unwrap();
    probe(&store);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let count = (crate::engine::queue::QUEUE_MAX + 500) as i64;
    let mut tasks = tokio::task::JoinSet::new();
    for id in 0..count {
        let store = store.clone();
        tasks.spawn_on(async move { store.write(move |tx| put(tx, id, 1)).await }, runtime.handle());
    }
    let answers = runtime.block_on(tasks.join_all());
    assert!(answers.iter().all(|answer| *answer == Ok(1)));
    assert_eq!(ids(&store).len() as i64, count);
}

#[test]
fn a_database_of_a_newer_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    let path = folder.path().join("comity.db");
    let known = migrate::newest(migrate::MIGRATIONS);
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute("insert into migrations (version, name, checksum) values (999, 'later', 'x')", ())
        .unwrap();
    drop(connection);
    let error = Store::open_sqlite(&path, SqliteOptions::default()).err().unwrap();
    assert_eq!(error, Error::TooNew { found: 999, known });
    assert_eq!(verify(&path), Err(Error::TooNew { found: 999, known }));
    assert!(error.to_string().contains("999"), "{error}");
}

#[test]
fn a_migration_that_was_edited_after_it_ran_is_refused_and_a_failing_one_changes_nothing() {
    const FIRST: Migration =
        Migration { version: 1, name: "first", sqlite: "create table one (id integer) strict", postgres: "" };
    const EDITED: Migration = Migration { sqlite: "create table one (id text) strict", ..FIRST };
    const BROKEN: Migration = Migration {
        version: 2,
        name: "broken",
        sqlite: "create table two (id integer) strict; create table one (id integer) strict",
        postgres: "",
    };
    const SECOND: Migration = Migration {
        version: 2,
        name: "second",
        sqlite: "create table two (id integer) strict",
        postgres: "",
    };
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    migrate::sqlite(&connection, &[FIRST]).unwrap();
    let edited = migrate::sqlite(&connection, &[EDITED]).unwrap_err();
    assert!(
        matches!(&edited, Error::Migration { version: 1, message } if message.contains("`first` was changed"))
    );
    let broken = migrate::sqlite(&connection, &[FIRST, BROKEN]).unwrap_err();
    assert!(
        matches!(&broken, Error::Migration { version: 2, message } if message.contains("one")),
        "{broken}"
    );
    // The table that the broken one made first is gone again.
    migrate::sqlite(&connection, &[FIRST, SECOND]).unwrap();
    migrate::sqlite(&connection, &[FIRST, SECOND]).unwrap();
    assert_eq!(migrate::applied_sqlite(&connection).unwrap().len(), 2);
    assert_eq!(migrate::sqlite(&connection, &[FIRST]), Err(Error::TooNew { found: 2, known: 1 }));
}

#[test]
fn a_backup_under_load_is_whole_and_restores_under_load() {
    let folder = tempfile::tempdir().unwrap();
    let (store, copy) = (open(&folder), folder.path().join("copy.db"));
    probe(&store);
    store.write_blocking(|tx| (0..2_000).try_for_each(|id| put(tx, id, 1_000).map(drop))).unwrap();
    let mut notices = store.subscribe();
    let is_done = AtomicBool::new(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Two rows in each write: a copy that shows one without the other is not of one moment.
            let mut id = 10_000;
            while !is_done.load(Ordering::Relaxed) {
                store.write_blocking(move |tx| put(tx, id, 10).and_then(|_| put(tx, id + 1, 10))).unwrap();
                id += 2;
            }
        });
        // However this ends, the writer must end too.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            runtime.block_on(store.backup(&copy)).unwrap();
            assert_eq!(verify(&copy), Ok(migrate::newest(migrate::MIGRATIONS)));
            let again = runtime.block_on(store.backup(&copy)).unwrap_err();
            assert!(again.to_string().contains("exists already"), "{again}");
            restore(&copy, &folder.path().join("comity.db")).unwrap();
        }));
        is_done.store(true, Ordering::Relaxed);
        outcome.unwrap();
    });
    assert_eq!(
        notices.next_blocking(),
        Some(Notice::Missed),
        "the running store notices that it was replaced"
    );
    let kept = ids(&store);
    assert!(kept.len() >= 2_000 && kept.len().is_multiple_of(2), "{}", kept.len());
    let copied = Store::open_sqlite(&copy, SqliteOptions::default()).unwrap();
    assert!(ids(&copied).len() >= 2_000 && ids(&copied).len().is_multiple_of(2));
    assert!(!folder.path().join("copy.db.partial").exists());
}

#[test]
fn an_idle_writer_copies_the_log_into_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    store.write_blocking(|tx| put(tx, 1, 4_000_000)).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("comity.db")).unwrap();
    let waiting = || {
        let pages = |row: &rusqlite::Row<'_>| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?);
        other.query_row("pragma wal_checkpoint(noop)", [], pages).unwrap()
    };
    let mut looks = 0;
    while waiting() > 0 {
        looks += 1;
        assert!(looks < 2_000, "{} pages still wait in the log", waiting());
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(ids(&store), [1]);
}

#[test]
fn a_damaged_or_foreign_file_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    store.write_blocking(|tx| (0..500).try_for_each(|id| put(tx, id, 1_000).map(drop))).unwrap();
    let (target, copy) = (folder.path().join("comity.db"), folder.path().join("copy.db"));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(store.backup(&copy)).unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xaa);
    let (damaged, foreign) = (folder.path().join("damaged.db"), folder.path().join("letter.txt"));
    std::fs::write(&damaged, bytes).unwrap();
    std::fs::write(&foreign, "Dear editor, the bridge is still closed.").unwrap();
    for file in [damaged, foreign, folder.path().join("nowhere.db")] {
        let error = restore(&file, &target).unwrap_err();
        assert!(matches!(error, Error::Backup(_)), "{}: {error}", file.display());
    }
    assert_eq!(ids(&store).len(), 500);
    let memory = Store::open_memory().unwrap();
    let refused = runtime.block_on(memory.backup(&folder.path().join("memory.db"))).unwrap_err();
    assert!(refused.to_string().contains("in memory"), "{refused}");
}

#[test]
fn a_write_by_another_process_is_noticed_and_its_lock_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    let (mut notices, changes) = (store.subscribe(), store.changes());
    let other = rusqlite::Connection::open(folder.path().join("comity.db")).unwrap();
    other.execute_batch("begin immediate; insert into probe (id) values (1)").unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| store.write_blocking(|tx| put(tx, 2, 1)));
        std::thread::sleep(std::time::Duration::from_millis(50));
        other.execute_batch("commit").unwrap();
        assert_eq!(waiting.join().unwrap(), Ok(1));
    });
    assert_eq!(notices.next_blocking(), Some(Notice::Missed));
    assert!(store.changes() >= changes + 2, "its own write and that of the other");
    assert_eq!(ids(&store), [1, 2]);
}

#[test]
fn a_place_that_cannot_be_opened_is_named() {
    let error = Store::open_sqlite(Path::new("/nowhere/comity.db"), SqliteOptions::default()).err().unwrap();
    assert!(error.to_string().contains("`/nowhere/comity.db`"), "{error}");
    assert!(matches!(error, Error::Unavailable(_)));
}

#[cfg(unix)]
#[test]
fn the_file_is_readable_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    for name in ["comity.db", "comity.db-wal", "comity.db-shm"] {
        let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn answers_come_after_the_flush_to_disk() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    probe(&store);
    let settings = |store: &Store, sql: &'static str| -> i64 {
        store.write_blocking(move |tx| tx.query_one(sql, params![], |row| row.get(0))).unwrap()
    };
    assert_eq!(settings(&store, "pragma synchronous"), 2);
    assert_eq!(settings(&store, "pragma foreign_keys"), 1);
    let log: String =
        store.write_blocking(|tx| tx.query_one("pragma journal_mode", params![], |row| row.get(0))).unwrap();
    assert_eq!(log, "wal");
    // What was answered is there for another connection at once.
    let done = Arc::new(AtomicBool::new(false));
    store.write_blocking(|tx| put(tx, 1, 1)).unwrap();
    done.store(true, Ordering::Relaxed);
    let other = rusqlite::Connection::open(folder.path().join("comity.db")).unwrap();
    let count: i64 = other.query_row("select count(*) from probe", (), |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn bulk_work_is_there_after_its_sync_and_for_the_next_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("comity.db");
    let options = SqliteOptions { durability: Durability::AtSync, ..SqliteOptions::default() };
    let store = Store::open_sqlite(&path, options).unwrap();
    probe(&store);
    for id in 1..=3 {
        store.write_bulk_blocking(move |tx| put(tx, id, 10)).unwrap();
    }
    store.sync().unwrap();
    assert_eq!(ids(&open(&folder)), [1, 2, 3], "another connection sees them");
    drop(store);
    assert_eq!(ids(&open(&folder)), [1, 2, 3]);
}

#[test]
fn texts_of_an_older_database_survive_the_change_of_their_tables_layout() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("comity.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    migrate::sqlite(&connection, &migrate::MIGRATIONS[..7]).unwrap();
    let long = "The bridge is late. ".repeat(400);
    for (comment, text) in [(1_u8, "Short."), (2, &long)] {
        let id = [comment; 16];
        connection
            .execute(
                "insert into revisions (site_id, comment_id, id, number, text, format, html, language, facts, created_at)
                 values (?1, ?2, ?3, 1, ?4, 'html', '<p>x</p>', 'en', '{}', 7)",
                ([9_u8; 16], id, id, text),
            )
            .unwrap();
    }
    drop(connection);
    let store = open(&folder);
    let texts = store
        .read_blocking(|tx| {
            let sql = "select text, format, facts, created_at from revisions order by comment_id";
            tx.query(sql, params![], |row| {
                Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?, row.get::<i64>(3)?))
            })
        })
        .unwrap();
    let kept = |text: &str| (text.to_owned(), "html".to_owned(), "{}".to_owned(), 7);
    assert_eq!(texts, [kept("Short."), kept(&long)]);
    // A text written twice under one id is still refused.
    let again = store.write_blocking(|tx| {
        tx.execute(
            "insert into revisions (site_id, comment_id, id, number, text, html, created_at)
             values ($1, $2, $2, 1, 'x', 'x', 7)",
            params![&[9_u8; 16], &[1_u8; 16]],
        )
    });
    assert_eq!(again, Err(Error::Conflict));
}

#[test]
fn an_index_leads_to_replies_also_in_an_empty_database_and_not_a_walk_through_the_site() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    migrate::sqlite(&connection, migrate::MIGRATIONS).unwrap();
    let plan = |sql: &str| -> String {
        let mut statement = connection.prepare(&format!("explain query plan {sql}")).unwrap();
        let steps = statement.query_map((), |row| row.get::<_, String>(3)).unwrap();
        steps.map(Result::unwrap).collect::<Vec<_>>().join("\n")
    };
    let replies = plan(
        "select r.created_at from (select id from comments where site_id = x'01' and commenter_id = x'02' limit 9) p
         join comments r on r.site_id = x'01' and r.parent_id = p.id where r.created_at >= 4",
    );
    assert!(replies.contains("comments_by_parent"), "{replies}");
    let page = plan(
        "select d.id from comments c join decisions d on d.site_id = c.site_id and d.comment_id = c.id
         where c.site_id = x'01' and c.id > x'02' and c.id <= x'03' order by c.id, d.at, d.id",
    );
    assert!(
        page.contains("decisions_by_comment (site_id=? AND comment_id=?)") && !page.contains("TEMP"),
        "{page}"
    );
    let noted = plan(
        "select n.comment_id from noted n
         join comments c on c.site_id = n.site_id and c.id = n.comment_id and c.state = 'published'
         where n.site_id = x'01' and n.seen_at is null and (n.noted_at > 1 or (n.noted_at = 1 and n.comment_id > x'02'))
         order by n.noted_at, n.comment_id limit 9",
    );
    assert!(noted.contains("noted_open") && !noted.contains("TEMP"), "{noted}");
}
