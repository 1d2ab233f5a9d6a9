//! What the disk and SQLite can do at most: the ceilings that Comity's posting is measured against.
//!
//! `raw_sqlite FOLDER SECONDS` prints one JSON object: fdatasync calls per second, durable transactions per second one
//! after the other, and rows per second by group commit with 1, 16 and 64 waiting clients.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

/// Waiting clients of the group commit: alone, as many as the peers were measured with, and many.
const CLIENTS: [usize; 3] = [1, 16, 64];

/// Most rows that one commit takes in.
const LARGEST_GROUP: usize = 1_024;

/// About as long as a comment in a newspaper.
const TEXT: &str = "The council promised the second bridge for the spring, and then for the autumn. I walked past the \
    site this morning: two men, one pump, no crane. Nobody expects miracles, but somebody could at least put up a board \
    with a date on it, and the name of whoever signed for the first survey. My neighbour has a bakery on the far side; \
    she pays for the detour twice a day, in petrol and in bread that comes too late.";

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(seconds)) = (arguments.next(), arguments.next()) else {
        return Err("usage: raw_sqlite FOLDER SECONDS".into());
    };
    let length = Duration::from_secs_f64(seconds.parse()?);
    let folder = Path::new(&folder);

    let fdatasync = fdatasync_rate(&folder.join("probe"), length)?;
    let (single, single_p50) = single_transactions(&folder.join("single.sqlite"), length)?;
    let mut groups = Vec::new();
    for clients in CLIENTS {
        let rate = group_commit(&folder.join(format!("group-{clients}.sqlite")), clients, length)?;
        groups.push(format!("\"group_commit_{clients}\": {rate:.0}"));
    }
    println!(
        "{{\"fdatasync\": {fdatasync:.0}, \"single\": {single:.0}, \"single_p50_us\": {single_p50}, {}}}",
        groups.join(", ")
    );
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench measures durations")]
fn now() -> Instant {
    Instant::now()
}

/// Calls per second of fdatasync after a 4 kB write, which is what a commit waits for.
fn fdatasync_rate(path: &Path, length: Duration) -> Result<f64, Fault> {
    let mut file = File::create(path)?;
    let page = [7_u8; 4_096];
    let (began, mut calls) = (now(), 0_u32);
    while began.elapsed() < length {
        if calls.is_multiple_of(1_000) {
            file.seek(SeekFrom::Start(0))?;
        }
        file.write_all(&page)?;
        file.sync_data()?;
        calls += 1;
    }
    Ok(f64::from(calls) / began.elapsed().as_secs_f64())
}

fn open(path: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.execute_batch(
        "create table comments (id blob primary key, story_id blob not null, created_at integer not null, text text not null) strict, without rowid;
         create index comments_by_story on comments (story_id, created_at);",
    )?;
    Ok(connection)
}

fn insert(connection: &Connection, number: u64) -> rusqlite::Result<usize> {
    let id =
        (u128::from(number) << 64 | u128::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15)).to_be_bytes();
    let mut statement = connection.prepare_cached("insert into comments values (?1, ?2, ?3, ?4)")?;
    statement.execute(params![id, [1_u8; 16], i64::try_from(number).unwrap_or(i64::MAX), TEXT])
}

/// Transactions per second of one client, one row each; and the median time of one, in microseconds.
fn single_transactions(path: &Path, length: Duration) -> Result<(f64, u128), Fault> {
    let connection = open(path)?;
    let (began, mut number, mut times) = (now(), 0_u64, Vec::new());
    while began.elapsed() < length {
        let one = now();
        connection.execute_batch("begin immediate")?;
        insert(&connection, number)?;
        connection.execute_batch("commit")?;
        times.push(one.elapsed().as_micros());
        number += 1;
    }
    times.sort_unstable();
    Ok((number as f64 / began.elapsed().as_secs_f64(), times.get(times.len() / 2).copied().unwrap_or(0)))
}

/// Rows per second when one writer commits for all clients that wait.
fn group_commit(path: &Path, clients: usize, length: Duration) -> Result<f64, Fault> {
    let connection = open(path)?;
    let (sender, receiver) = channel::<(u64, Sender<()>)>();
    let began = now();
    let writer = thread::spawn(move || write_groups(&connection, &receiver));
    let askers: Vec<_> = (0..clients as u64)
        .map(|client| {
            let sender = sender.clone();
            thread::spawn(move || {
                let (answer, answered) = channel();
                let mut rows = 0_u64;
                while began.elapsed() < length {
                    if sender.send((client << 40 | rows, answer.clone())).is_err() || answered.recv().is_err()
                    {
                        break;
                    }
                    rows += 1;
                }
                rows
            })
        })
        .collect();
    drop(sender);
    let rows: u64 = askers.into_iter().map(|asker| asker.join().unwrap_or(0)).sum();
    let took = began.elapsed();
    writer.join().map_err(|_| "the writer panicked")??;
    Ok(rows as f64 / took.as_secs_f64())
}

fn write_groups(connection: &Connection, receiver: &Receiver<(u64, Sender<()>)>) -> Result<(), Fault> {
    while let Ok(first) = receiver.recv() {
        connection.execute_batch("begin immediate")?;
        let mut waiting = Vec::new();
        let mut next = Some(first);
        while let Some((number, answer)) = next {
            insert(connection, number)?;
            waiting.push(answer);
            next = if waiting.len() < LARGEST_GROUP { receiver.try_recv().ok() } else { None };
        }
        connection.execute_batch("commit")?;
        for answer in waiting {
            // A client that stopped waiting has all it came for.
            let _ = answer.send(());
        }
    }
    Ok(())
}
