//! rustrict on comments: reads a JSON string a line, writes 0 or 1 a line, then the seconds that looking took.

use rustrict::{CensorStr, Type};
use std::io::{BufRead, Write};
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let lines = std::io::stdin().lock().lines();
    let comments: Vec<String> = lines
        .map_while(Result::ok)
        .filter_map(|line| serde_json::from_str(&line).ok())
        .collect();
    // The first call builds its tables.
    let _ = "warm".is(Type::PROFANE);
    let begun = Instant::now();
    let found: Vec<bool> =
        comments.iter().map(|comment| comment.is(Type::PROFANE | Type::OFFENSIVE | Type::SEXUAL)).collect();
    let seconds = begun.elapsed().as_secs_f64();
    let mut out = std::io::stdout().lock();
    for is_profane in found {
        writeln!(out, "{}", u8::from(is_profane))?;
    }
    writeln!(out, "{seconds}")
}
