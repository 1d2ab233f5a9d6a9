//! What every database promises, whatever is stored in it.

use super::Story;
use crate::{Dialect, Error, Notice, Result, Row, Store, Tx, Value, params};
use comity_model::{CommentId, SiteId, Timestamp};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};

pub(super) const STORIES: &[Story] = &[
    ("values come back as they went in", values_come_back_as_they_went_in),
    ("parameters are bound by number", parameters_are_bound_by_number),
    ("sums and averages have the same kind everywhere", sums_and_averages_have_the_same_kind_everywhere),
    ("a wrong number of parameters is an error", a_wrong_number_of_parameters_is_an_error),
    ("columns of another kind are errors", columns_of_another_kind_are_errors),
    ("a missing row is told from an optional one", a_missing_row_is_told_from_an_optional_one),
    ("unique and foreign keys are conflicts", unique_and_foreign_keys_are_conflicts),
    ("an error that is passed over still undoes the closure", an_error_passed_over_still_undoes_the_closure),
    ("a failing closure takes nothing of its neighbours", a_failing_closure_takes_nothing_of_its_neighbours),
    ("a panic undoes its closure only", a_panic_undoes_its_closure_only),
    ("reading sees one state and cannot write", reading_sees_one_state_and_cannot_write),
    ("a walk sees what was written meanwhile and cannot write", a_walk_sees_what_was_written_meanwhile),
    ("many writers at once lose nothing", many_writers_at_once_lose_nothing),
    ("a notice arrives after its commit and not after an error", a_notice_arrives_after_its_commit),
    ("text with NUL is refused", text_with_nul_is_refused),
    ("an upsert returns its row", an_upsert_returns_its_row),
    ("a change is counted before it is answered, reading is not", a_change_is_counted),
    ("a visitor may end the reading", a_visitor_may_end_the_reading),
    ("a store can be dropped from its own closure", a_store_can_be_dropped_from_its_own_closure),
];

/// A row of the table below.
type Everything = (i64, Option<String>, Option<Vec<u8>>, Option<f64>);

/// A table that both databases understand.
fn probe(store: &Store) {
    let made = store.write_blocking(|tx| match tx.dialect() {
        Dialect::Sqlite => create(
            tx,
            "/* sqlite: make the probe */
             create table probe (id bigint not null primary key, name text, body blob, share real)",
        ),
        Dialect::Postgres => create(
            tx,
            "/* postgres: make the probe */
             create table probe (id bigint not null primary key, name text, body bytea, share double precision)",
        ),
    });
    made.unwrap();
}

fn create(tx: &mut Tx<'_>, sql: &'static str) -> Result<()> {
    tx.execute(sql, params![]).map(drop)
}

fn put(tx: &mut Tx<'_>, id: i64, name: &str) -> Result<u64> {
    tx.execute("insert into probe (id, name) values ($1, $2)", params![id, name])
}

fn names(store: &Store) -> Vec<String> {
    store
        .read_blocking(|tx| tx.query("select name from probe order by id", params![], |row| row.get(0)))
        .unwrap()
}

fn values_come_back_as_they_went_in(store: &Store) {
    probe(store);
    let (site, time) = (SiteId::from_bytes([7; 16]), Timestamp::from_micros(-1_234_567));
    let text = "Sarıyar körpüsü · Սարյան · جسر · 🌉".to_owned();
    let expected = text.clone();
    store
        .write_blocking(move |tx| {
            let sql = "insert into probe (id, name, body, share) values ($1, $2, $3, $4)";
            assert_eq!(tx.execute(sql, params![time, &text, &site, 0.1])?, 1);
            assert_eq!(tx.execute(sql, params![i64::MAX, None::<&str>, None::<&CommentId>, Some(2_i64)])?, 1);
            tx.execute(sql, params![true, "", &Vec::<u8>::new(), None::<f64>])
        })
        .unwrap();
    let all =
        |row: &Row<'_>| -> Result<Everything> { Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)) };
    let sql = "select id, name, body, share from probe order by id";
    let rows = store.read_blocking(move |tx| tx.query(sql, params![], all)).unwrap();
    assert_eq!(
        rows,
        [
            (-1_234_567, Some(expected), Some(vec![7; 16]), Some(0.1)),
            (1, Some(String::new()), Some(Vec::new()), None),
            (i64::MAX, None, None, Some(2.0)),
        ]
    );
    let first = store
        .read_blocking(move |tx| {
            tx.query_one("select id, body, id = $1 from probe where body = $2", params![time, &site], |row| {
                Ok((row.get::<Timestamp>(0)?, row.get::<SiteId>(1)?, row.get::<bool>(2)?))
            })
        })
        .unwrap();
    assert_eq!(first, (time, site, true));
}

fn parameters_are_bound_by_number(store: &Store) {
    probe(store);
    store.write_blocking(|tx| put(tx, 1, "one").and_then(|_| put(tx, 2, "two $1"))).unwrap();
    let found = store
        .read_blocking(|tx| {
            let sql = "select id, '$1' from probe where name = $2 and id <= $1 and $2 <> 'it''s $1' -- not $3\n and id = $1";
            tx.query(sql, params![2, "two $1"], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))
        })
        .unwrap();
    assert_eq!(found, [(2, "$1".to_owned())]);
}

fn sums_and_averages_have_the_same_kind_everywhere(store: &Store) {
    probe(store);
    store
        .write_blocking(|tx| {
            put(tx, 20_000, "a")?;
            put(tx, -50_001, "b")
        })
        .unwrap();
    let (sum, average, count) = store
        .read_blocking(|tx| {
            tx.query_one("select sum(id), avg(id), count(*) from probe", params![], |row| {
                Ok((row.get::<i64>(0)?, row.get::<f64>(1)?, row.get::<u32>(2)?))
            })
        })
        .unwrap();
    assert_eq!((sum, count), (-30_001, 2));
    assert!((average + 15_000.5).abs() < 1e-9, "{average}");
}

fn a_wrong_number_of_parameters_is_an_error(store: &Store) {
    probe(store);
    let few = store.read_blocking(|tx| tx.query("select id from probe where id = $1", params![], |_| Ok(())));
    let many =
        store.read_blocking(|tx| tx.query("select id from probe where id = $1", params![1, 2], |_| Ok(())));
    for outcome in [few, many] {
        assert!(
            matches!(&outcome, Err(Error::Database { message, .. }) if message.starts_with("1 parameters wanted"))
        );
    }
}

fn columns_of_another_kind_are_errors(store: &Store) {
    probe(store);
    store.write_blocking(|tx| put(tx, 300, "a name")).unwrap();
    let read = |map: fn(&Row<'_>) -> Result<()>| {
        store
            .read_blocking(move |tx| tx.query_one("select id, name, body from probe", params![], map))
            .unwrap_err()
    };
    let column = |index, wanted, found| Error::Column { index, wanted, found };
    assert_eq!(read(|row| row.get::<String>(0).map(drop)), column(0, "String", "an integer"));
    assert_eq!(read(|row| row.get::<u8>(0).map(drop)), column(0, "u8", "an integer"));
    assert_eq!(read(|row| row.get::<bool>(0).map(drop)), column(0, "bool", "an integer"));
    assert_eq!(read(|row| row.get::<SiteId>(1).map(drop)), column(1, "SiteId", "a text"));
    assert_eq!(read(|row| row.get::<Vec<u8>>(2).map(drop)), column(2, "Vec<u8>", "null"));
    assert_eq!(
        read(|row| row.get::<i64>(9).map(drop)),
        column(9, "i64", "nothing, as there is no such column")
    );
}

fn a_missing_row_is_told_from_an_optional_one(store: &Store) {
    probe(store);
    let sql = "select name from probe where id = $1";
    let optional = store.read_blocking(move |tx| tx.query_opt(sql, params![1], |row| row.get::<String>(0)));
    assert_eq!(optional, Ok(None));
    let required = store.read_blocking(move |tx| tx.query_one(sql, params![1], |row| row.get::<String>(0)));
    assert_eq!(required, Err(Error::Missing));
}

fn unique_and_foreign_keys_are_conflicts(store: &Store) {
    probe(store);
    store
        .write_blocking(|tx| {
            create(
                tx,
                "create table probe_part (id bigint not null unique, of bigint references probe (id))",
            )?;
            put(tx, 1, "first")
        })
        .unwrap();
    let attempts: [(&'static str, i64, i64); 3] = [
        ("insert into probe (id, share) values ($1, cast($2 as bigint))", 1, 0),
        ("insert into probe_part (id, of) values ($1, $2)", 1, 9),
        ("insert into probe_part (id, of) values ($1, $2), ($1, $2)", 1, 1),
    ];
    for (sql, id, of) in attempts {
        let outcome = store.write_blocking(move |tx| tx.execute(sql, params![id, of]));
        assert_eq!(outcome, Err(Error::Conflict), "{sql}");
    }
    let deleted = store.write_blocking(|tx| {
        tx.execute("insert into probe_part (id, of) values ($1, $2)", params![5, 1])?;
        tx.execute("delete from probe where id = $1", params![1])
    });
    assert_eq!(deleted, Err(Error::Conflict));
    assert_eq!(names(store), ["first"]);
}

fn an_error_passed_over_still_undoes_the_closure(store: &Store) {
    probe(store);
    store.write_blocking(|tx| put(tx, 1, "first")).unwrap();
    let outcome = store.write_blocking(|tx| {
        put(tx, 2, "second")?;
        assert_eq!(put(tx, 1, "again"), Err(Error::Conflict));
        assert_eq!(put(tx, 3, "third"), Err(Error::Conflict), "nothing works after a fault");
        Ok("all is well")
    });
    assert_eq!(outcome, Err(Error::Conflict));
    assert_eq!(names(store), ["first"]);
}

/// Sends all closures while the writer is held up, so that SQLite takes them in one transaction.
pub(super) fn in_one_group<T: Send + 'static>(
    store: &Store,
    works: Vec<fn(&mut Tx<'_>) -> Result<T>>,
) -> Vec<Result<T>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let gate = Arc::new(Barrier::new(2));
    let (held, waits) = (store.clone(), Arc::clone(&gate));
    runtime.block_on(async {
        let mut is_held_up = true;
        let blocker = held.write(move |_| {
            // Once only: it stands in the group too, and may be run again.
            if std::mem::take(&mut is_held_up) {
                waits.wait();
            }
            Ok(())
        });
        let mut blocker = Box::pin(blocker);
        let mut answers: Vec<_> = works.into_iter().map(|work| Box::pin(store.write(work))).collect();
        // One poll each puts them in the queue, in this order.
        std::future::poll_fn(|context| {
            assert!(blocker.as_mut().poll(context).is_pending());
            for answer in &mut answers {
                assert!(answer.as_mut().poll(context).is_pending());
            }
            std::task::Poll::Ready(())
        })
        .await;
        gate.wait();
        blocker.await.unwrap();
        let mut outcomes = Vec::new();
        for answer in answers {
            outcomes.push(answer.await);
        }
        outcomes
    })
}

fn a_failing_closure_takes_nothing_of_its_neighbours(store: &Store) {
    probe(store);
    let outcomes = in_one_group(
        store,
        vec![
            |tx| put(tx, 1, "first"),
            |tx| put(tx, 10, "undone").and(Err(Error::Missing)),
            |tx| put(tx, 2, "second"),
            |tx| {
                put(tx, 11, "undone")
                    .and_then(|_| tx.execute("insert into nowhere (id) values (1)", params![]))
            },
            |tx| put(tx, 3, "third"),
        ],
    );
    assert_eq!(outcomes[0], Ok(1));
    assert_eq!(outcomes[1], Err(Error::Missing));
    assert_eq!(outcomes[2], Ok(1));
    assert!(matches!(&outcomes[3], Err(Error::Database { statement, .. }) if statement.contains("nowhere")));
    assert_eq!(outcomes[4], Ok(1));
    assert_eq!(names(store), ["first", "second", "third"]);
}

fn a_panic_undoes_its_closure_only(store: &Store) {
    probe(store);
    let outcomes = in_one_group(
        store,
        vec![
            |tx| put(tx, 10, "undone").map(|_| panic!("the bridge is closed")),
            |tx| put(tx, 1, "first"),
            |tx| {
                put(tx, 11, "undone")?;
                tx.query("select id from probe", params![], |_| -> Result<()> {
                    panic!("in the middle of {}", "rows")
                })?;
                Ok(0)
            },
            |tx| {
                // The row is there when its answer is read.
                let sql = "insert into probe (id, name) values ($1, 'undone') returning id";
                tx.query(sql, params![12], |_| -> Result<()> { panic!("at the answer") })?;
                Ok(0)
            },
            |tx| put(tx, 2, "second"),
        ],
    );
    assert_eq!(outcomes[0], Err(Error::Panic("the bridge is closed".to_owned())));
    assert_eq!(outcomes[2], Err(Error::Panic("in the middle of rows".to_owned())));
    assert_eq!(outcomes[3], Err(Error::Panic("at the answer".to_owned())));
    assert_eq!((&outcomes[1], &outcomes[4]), (&Ok(1), &Ok(1)));
    assert_eq!(names(store), ["first", "second"]);
    let read = store.read_blocking(|_| -> Result<()> { panic!("while reading") });
    assert_eq!(read, Err(Error::Panic("while reading".to_owned())));
    assert_eq!(names(store), ["first", "second"]);
}

fn reading_sees_one_state_and_cannot_write(store: &Store) {
    probe(store);
    if store.0.file.is_some() || store.dialect() == Dialect::Postgres {
        let writer = store.clone();
        let (before, after) = store
            .read_blocking(move |tx| {
                let count = "select count(*) from probe";
                let before: u32 = tx.query_one(count, params![], |row| row.get(0))?;
                let other = writer.clone();
                std::thread::spawn(move || other.write_blocking(|tx| put(tx, 1, "meanwhile")))
                    .join()
                    .unwrap()?;
                Ok((before, tx.query_one(count, params![], |row| row.get::<u32>(0))?))
            })
            .unwrap();
        assert_eq!((before, after), (0, 0));
        assert_eq!(names(store), ["meanwhile"]);
    }
    let outcome = store.read_blocking(|tx| put(tx, 2, "by a reader"));
    assert!(matches!(&outcome, Err(Error::Database { .. })), "{outcome:?}");
    assert!(!names(store).contains(&"by a reader".to_owned()));
}

fn a_walk_sees_what_was_written_meanwhile(store: &Store) {
    probe(store);
    let count = "select count(*) from probe";
    let seen = store.walk_blocking(|reader| -> Result<_> {
        let before: u32 = reader.read(move |tx| tx.query_one(count, params![], |row| row.get(0)))?;
        store.write_blocking(|tx| put(tx, 1, "meanwhile"))?;
        let after: u32 = reader.read(move |tx| tx.query_one(count, params![], |row| row.get(0)))?;
        let written = reader.read(|tx| put(tx, 2, "by a walker"));
        assert!(matches!(&written, Err(Error::Database { .. })), "{written:?}");
        Ok((before, after))
    });
    assert_eq!(seen, Ok(Ok((0, 1))));
    assert_eq!(names(store), ["meanwhile"]);
}

fn many_writers_at_once_lose_nothing(store: &Store) {
    probe(store);
    let next = Arc::new(AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..16 {
            let next = Arc::clone(&next);
            scope.spawn(move || {
                for _ in 0..25 {
                    let id = i64::from(next.fetch_add(1, Ordering::Relaxed));
                    let outcome = store.write_blocking(move |tx| {
                        put(tx, id, "kept")?;
                        if id % 5 == 4 { Err(Error::Missing) } else { Ok(()) }
                    });
                    assert_eq!(outcome.is_ok(), id % 5 != 4);
                }
            });
        }
    });
    let kept: Vec<i64> = store
        .read_blocking(|tx| tx.query("select id from probe order by id", params![], |row| row.get(0)))
        .unwrap();
    assert_eq!(kept, (0..400).filter(|id| id % 5 != 4).collect::<Vec<i64>>());
}

fn a_notice_arrives_after_its_commit(store: &Store) {
    probe(store);
    let mut notices = store.subscribe();
    let failed = store.write_blocking(|tx| {
        tx.notify("never")?;
        Err::<(), _>(Error::Missing)
    });
    assert_eq!(failed, Err(Error::Missing));
    store.write_blocking(|tx| put(tx, 1, "told").and_then(|_| tx.notify("story 1"))).unwrap();
    assert_eq!(notices.next_blocking(), Some(Notice::Said(Arc::from("story 1"))));
    assert_eq!(names(store), ["told"]);
    let long = "x".repeat(crate::NOTICE_MAX_BYTES + 1);
    let refused = store.write_blocking(move |tx| tx.notify(&long));
    assert_eq!(refused, Err(Error::NoticeTooLong(crate::NOTICE_MAX_BYTES + 1)));
}

fn text_with_nul_is_refused(store: &Store) {
    probe(store);
    let outcome = store.write_blocking(|tx| put(tx, 1, "a\0b"));
    assert!(matches!(outcome, Err(Error::NulInText { .. })));
    assert!(names(store).is_empty());
}

fn an_upsert_returns_its_row(store: &Store) {
    probe(store);
    let upsert = |name: &'static str| {
        store.write_blocking(move |tx| {
            let sql = "insert into probe (id, name) values ($1, $2)
                       on conflict (id) do update set name = excluded.name returning id, name";
            tx.query_one(sql, params![1, name], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))
        })
    };
    assert_eq!(upsert("old"), Ok((1, "old".to_owned())));
    assert_eq!(upsert("new"), Ok((1, "new".to_owned())));
    assert_eq!(names(store), ["new"]);
}

fn a_change_is_counted(store: &Store) {
    probe(store);
    let before = store.changes();
    let rows: i64 = store
        .read_blocking(|tx| tx.query_one("select count(*) from probe", params![], |row| row.get(0)))
        .unwrap();
    assert_eq!((rows, store.changes()), (0, before));
    store.write_blocking(|tx| tx.execute("insert into probe (id) values (1)", params![])).unwrap();
    assert!(store.changes() > before, "known when the writer hears of it");
}

fn a_visitor_may_end_the_reading(store: &Store) {
    probe(store);
    store.write_blocking(|tx| (0..100).try_for_each(|id| put(tx, id, "row").map(drop))).unwrap();
    let outcome = store.write_blocking(|tx| {
        let mut seen = 0;
        let ended = tx.each("select id from probe order by id", params![], |row| {
            seen = row.get::<i64>(0)?;
            if seen == 7 { Err(Error::Missing) } else { Ok(()) }
        });
        assert_eq!((seen, ended), (7, Err(Error::Missing)));
        // That was the visitor's own wish: the transaction is sound.
        put(tx, 100, "after")
    });
    assert_eq!(outcome, Ok(1));
    assert_eq!(names(store).len(), 101);
}

fn a_store_can_be_dropped_from_its_own_closure(store: &Store) {
    probe(store);
    let held = store.clone();
    let outcome = store.write_blocking(move |tx| {
        assert_eq!(held.dialect(), tx.dialect());
        put(tx, 1, "held")
    });
    assert_eq!(outcome, Ok(1));
    assert_eq!(Value::from(1_i64), Value::Int(1));
}
