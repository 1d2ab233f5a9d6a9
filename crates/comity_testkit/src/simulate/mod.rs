//! A day in a newsroom, made from a seed and held against a small reference model.
//!
//! [`day`](steps::day) makes steps: readers post, edit, take back, report and appeal; moderators decide, undo, impose and
//! lift measures, close and open; an editor publishes policies; the sealer and the retention run; archives come in; the
//! program restarts. [`Player`] plays each step through `comity_actions`, as the pages do, and on the
//! [`Model`](model::Model), compares what both say, and then looks at everything that people see ([`check`]).
//!
//! A day that goes wrong is made shorter as long as it goes wrong in the same way, and told in words.

mod check;
mod check_pages;
mod database;
mod measures;
mod model;
mod moderators;
mod newsroom;
mod numbers;
mod own_comments;
mod player;
mod readers;
mod rules;
mod scorer;
mod steps;
mod texts;

pub use database::Database;

use player::Player;
use std::fmt::Write as _;
use steps::Timed;

/// Runs that shortening a day may take.
const MAX_SHORTENING_RUNS: usize = 400;

/// What went wrong, in a day that is as short as was found.
#[derive(Debug)]
pub struct Wrong {
    /// The seed of the day.
    pub seed: u64,
    /// Where it went wrong.
    pub database: Database,
    /// What differs.
    pub why: String,
    /// Its steps.
    steps: Vec<Timed>,
    /// What happened, in words.
    told: Vec<String>,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = format!("seed {} on {:?}, {} steps:\n", self.seed, self.database, self.steps.len());
        for line in &self.told {
            let _ = writeln!(text, "  {line}");
        }
        let _ = writeln!(text, "{}", self.why);
        f.write_str(&text)
    }
}

/// Plays the day of `steps` steps that follows from `seed`.
///
/// # Errors
/// What went wrong, in the shortest day that was found.
pub async fn simulate(seed: u64, steps: usize, database: Database) -> Result<(), Box<Wrong>> {
    let day = steps::day(seed, steps);
    match play(seed, &day, database).await {
        Ok(()) => Ok(()),
        Err(wrong) => Err(Box::new(shorten(wrong).await)),
    }
}

/// The day up to the step that goes wrong.
async fn play(seed: u64, day: &[Timed], database: Database) -> Result<(), Wrong> {
    let wrong = |why, steps: &[Timed], told| Wrong { seed, database, why, steps: steps.to_vec(), told };
    let mut player = match Player::open(seed, database).await {
        Ok(player) => player,
        Err(why) => return Err(wrong(why, &[], Vec::new())),
    };
    let mut played = Ok(());
    for (place, timed) in day.iter().enumerate() {
        if let Err(why) = player.play(*timed).await {
            played = Err(wrong(why, &day[..=place], player.told.clone()));
            break;
        }
    }
    if played.is_ok()
        && let Err(why) = player.check_all().await
    {
        played = Err(wrong(why, day, player.told.clone()));
    }
    player.close().await;
    played
}

/// Takes steps out, first many at a time, as long as the same goes wrong.
async fn shorten(mut wrong: Wrong) -> Wrong {
    let kind = |why: &str| why.lines().next().unwrap_or("").replace(|c: char| c.is_ascii_digit(), "");
    let mut size = wrong.steps.len() / 2;
    let mut runs = 0;
    while size > 0 && runs < MAX_SHORTENING_RUNS {
        let mut begin = 0;
        while begin < wrong.steps.len() && runs < MAX_SHORTENING_RUNS {
            let end = (begin + size).min(wrong.steps.len());
            let mut left = wrong.steps.clone();
            // Time passes all the same.
            let passed: i64 = left.drain(begin..end).map(|timed| timed.after_micros).sum();
            if let Some(next) = left.get_mut(begin) {
                next.after_micros += passed;
            }
            runs += 1;
            match play(wrong.seed, &left, wrong.database).await {
                Err(shorter) if kind(&shorter.why) == kind(&wrong.why) => wrong = shorter,
                _ => begin = end,
            }
        }
        size /= 2;
    }
    wrong
}
