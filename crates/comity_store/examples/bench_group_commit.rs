//! How much of SQLite's raw group commit is left when writes come in as closures from many tasks.
//!
//! Run it on a quiet machine: `chrt -r 1 cargo run --release -p comity_store --example bench_group_commit`

#![expect(clippy::disallowed_methods, reason = "a benchmark measures durations")]

use comity_store::{Error, SqliteOptions, Store, params};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

type Anything = Box<dyn std::error::Error + Send + Sync>;

const MEASURED: Duration = Duration::from_secs(3);
const CLIENTS: [usize; 4] = [1, 16, 64, 256];
const BODY: &str = "The bridge at Sarıyar has been closed for two years now, and nobody at the council will say when it \
                    is to open again. My mother walks four kilometres to the doctor.";
const TABLE: &str = "create table probe (id blob not null primary key, story blob not null, body text not null, \
                     created_at integer not null) strict, without rowid";
const INSERT: &str = "insert into probe (id, story, body, created_at) values ($1, $2, $3, $4)";

fn main() -> Result<(), Anything> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target".to_owned());
    let folder = tempfile::tempdir_in(folder)?;
    println!("fdatasync: {:.0}/s", flushes(&folder.path().join("probe"))?);
    println!("{:>8} {:>12} {:>12} {:>8}", "clients", "raw/s", "store/s", "share");
    for clients in CLIENTS {
        let raw = raw(&folder.path().join(format!("raw-{clients}.db")), clients)?;
        let store = through_the_store(&folder.path().join(format!("store-{clients}.db")), clients)?;
        println!("{clients:>8} {raw:>12.0} {store:>12.0} {:>7.0}%", 100.0 * store / raw);
    }
    Ok(())
}

/// Flushes of one page a second: what the disk gives.
fn flushes(path: &Path) -> Result<f64, Anything> {
    let mut file = std::fs::File::create(path)?;
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < Duration::from_secs(1) {
        file.write_all(&[1; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    Ok(f64::from(count) / began.elapsed().as_secs_f64())
}

fn id(number: u64) -> [u8; 16] {
    // Rising like UUIDv7.
    (u128::from(number) << 64 | u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15)).to_be_bytes()
}

/// One thread that takes all waiting inserts into one transaction; `clients` threads that each wait for their answer.
fn raw(path: &Path, clients: usize) -> Result<f64, Anything> {
    let connection = rusqlite::Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 4096, |_| Ok(()))?;
    connection.execute_batch(TABLE)?;
    let (ask, asked) = mpsc::sync_channel::<(u64, mpsc::SyncSender<()>)>(4096);
    let writer = std::thread::spawn(move || -> rusqlite::Result<()> {
        let mut insert = connection.prepare(&INSERT.replace('$', "?"))?;
        while let Ok(first) = asked.recv() {
            connection.execute_batch("begin immediate")?;
            let mut answers = Vec::new();
            for (number, answer) in std::iter::once(first).chain(asked.try_iter()) {
                insert.execute((id(number), id(number / 1000), BODY, number as i64))?;
                answers.push(answer);
            }
            connection.execute_batch("commit")?;
            for answer in answers {
                let _ = answer.send(());
            }
        }
        Ok(())
    });
    let (next, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let threads: Vec<_> = (0..clients)
        .map(|_| {
            let (ask, next) = (ask.clone(), Arc::clone(&next));
            std::thread::spawn(move || {
                let (answer, answered) = mpsc::sync_channel(1);
                let mut done = 0_u64;
                while began.elapsed() < MEASURED {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if ask.send((number, answer.clone())).is_err() || answered.recv().is_err() {
                        break;
                    }
                    done += 1;
                }
                done
            })
        })
        .collect();
    drop(ask);
    let mut done = 0;
    for thread in threads {
        done += thread.join().map_err(|_| "a client panicked")?;
    }
    let rate = done as f64 / began.elapsed().as_secs_f64();
    writer.join().map_err(|_| "the writer panicked")??;
    Ok(rate)
}

/// The same inserts by `Store::write` from `clients` tasks on two threads.
fn through_the_store(path: &Path, clients: usize) -> Result<f64, Anything> {
    let store = Store::open_sqlite(path, SqliteOptions::default())?;
    store.write_blocking(|tx| tx.execute(TABLE, params![]))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    let (next, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let done = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..clients {
            let (store, next) = (store.clone(), Arc::clone(&next));
            tasks.spawn(async move {
                let mut done = 0_u64;
                while began.elapsed() < MEASURED {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    store
                        .write(move |tx| {
                            let (comment, parent) = (id(number), id(number / 1000));
                            tx.execute(INSERT, params![&comment, &parent, BODY, number])
                        })
                        .await?;
                    done += 1;
                }
                Ok::<u64, Error>(done)
            });
        }
        tasks.join_all().await.into_iter().sum::<Result<u64, Error>>()
    })?;
    Ok(done as f64 / began.elapsed().as_secs_f64())
}
