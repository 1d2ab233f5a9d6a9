//! Days in a newsroom, each from a seed, on both databases.

use comity_testkit::simulate::{Database, simulate};
use std::hash::{BuildHasher, Hasher};

/// Steps of a day in the ordinary run of the tests.
const STEPS: usize = 80;

/// Seeds of the ordinary run; PostgreSQL, where time goes by waiting, takes every second one.
const SEEDS: std::ops::Range<u64> = 0..20;

async fn days(seeds: impl Iterator<Item = u64>, steps: usize, database: Database) -> u32 {
    let mut wrong = 0;
    for seed in seeds {
        if let Err(found) = simulate(seed, steps, database).await {
            println!("{found}");
            wrong += 1;
        }
    }
    wrong
}

#[tokio::test]
async fn a_day_from_a_seed_goes_as_the_model_says() {
    assert_eq!(days(SEEDS, STEPS, Database::Sqlite).await, 0, "days that went wrong");
}

#[tokio::test]
async fn a_day_on_postgres_goes_as_the_model_says() {
    if !Database::all().contains(&Database::Postgres) {
        println!("PostgreSQL left out: COMITY_TEST_POSTGRES names no server");
        return;
    }
    assert_eq!(days(SEEDS.step_by(2), STEPS, Database::Postgres).await, 0, "days that went wrong");
}

/// For long runs: `COMITY_SIMULATE=FROM..TO` names the seeds (without it, 100 that nobody knows beforehand) and
/// `COMITY_SIMULATE_STEPS` the length of a day.
#[tokio::test]
#[ignore = "runs as long as one likes"]
async fn many_days_go_as_the_model_says() {
    let seeds = setting("COMITY_SIMULATE").unwrap_or_else(|| {
        let from = std::hash::RandomState::new().build_hasher().finish() >> 32;
        format!("{from}..{}", from + 100)
    });
    println!("seeds {seeds}");
    let ends = seeds.split_once("..").and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    let (from, to): (u64, u64) = ends.expect("COMITY_SIMULATE is like `0..200`");
    let steps =
        setting("COMITY_SIMULATE_STEPS").map_or(300, |steps| steps.parse().expect("a number of steps"));
    let mut wrong = 0;
    for seed in from..to {
        for database in Database::all() {
            wrong += days(seed..=seed, steps, database).await;
        }
    }
    assert_eq!(wrong, 0, "days that went wrong");
}

#[expect(clippy::disallowed_methods, reason = "a test has no configuration file")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
