//! For the bench: `profanity held-out DATA_FOLDER` writes held-out English comments with a label for obscene language as
//! NDJSON; `profanity` reads a JSON string a line, writes the score of PROFANITY a line, then the seconds that looking took.

use comity_classify::evaluate::held_out_obscene;
use comity_classify::{Attribute, Context, Scorer};
use comity_text::Body;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::stdout().lock();
    if let [command, folder] = arguments.as_slice()
        && command == "held-out"
    {
        let comments = held_out_obscene(Path::new(folder)).map_err(std::io::Error::other)?;
        for (text, is_obscene) in comments {
            writeln!(out, "{}", serde_json::json!({"text": text, "is_obscene": is_obscene}))?;
        }
        return Ok(());
    }
    let comments: Vec<String> = std::io::stdin()
        .lock()
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| serde_json::from_str(&line).ok())
        .collect();
    let context = Context { story_language: Some("en"), ..Context::default() };
    let score = |text: &str| {
        let said = Scorer::builtin().score(&Body::read(text, Some("en")), &context);
        said.get(Attribute::Profanity).unwrap_or(0.0)
    };
    // The first call reads the model and the word lists.
    score("warm");
    let begun = now();
    let found: Vec<f32> = comments.iter().map(|text| score(text)).collect();
    let seconds = begun.elapsed().as_secs_f64();
    for score in found {
        writeln!(out, "{score}")?;
    }
    writeln!(out, "{seconds}")
}

#[expect(clippy::disallowed_methods, reason = "measuring durations is what this is for")]
fn now() -> Instant {
    Instant::now()
}
