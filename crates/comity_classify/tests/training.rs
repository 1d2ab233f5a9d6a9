//! Training on a small made-up set: the same bytes twice, a model that works, clear errors.

use comity_classify::train::{DataError, TrainOptions, VERSION, train};
use comity_classify::{Attribute, Context, Scorer};
use comity_text::Body;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::PathBuf;

/// SHA-256 of the model that the made-up comments give.
const DIGEST: &str = "eb84d2141ef23a04f1ff0f3559a3db23d5ae195d1cc84269d05abda665a590d1";

/// A folder of made-up comments that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("comity-classify-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Comments about a fictitious bridge, half of them rude.
fn made_up(folder: &Folder) {
    let (rude, calm) = (["idiot", "moron", "clown", "fool"], ["plan", "bridge", "road", "budget"]);
    let mut lines = String::new();
    for i in 0..600 {
        let (word, other) = (rude[i % 4], calm[i / 4 % 4]);
        let (text, y) = if i % 2 == 0 {
            (format!("You are such a {word} about the {other}, number {}", letters(i)), 1)
        } else {
            (format!("I read about the {other} and the council today, number {}", letters(i)), 0)
        };
        writeln!(
            lines,
            r#"{{"id": "made_up:{i}", "text": "{text}", "lang": "en", "labels": {{}}, "y": {{"toxicity": {y}, "insult": {y}}}}}"#
        )
        .expect("writing to a string cannot fail");
    }
    std::fs::write(folder.0.join("made_up.ndjson"), lines).expect("the folder can be written to");
}

/// A word of its own for every number, so that no two comments are near-duplicates.
fn letters(mut i: usize) -> String {
    let mut word = String::new();
    for _ in 0..6 {
        word.push(char::from(b'a' + (i % 26) as u8));
        i = i / 26 + i * 7 % 26;
    }
    word
}

#[test]
fn the_same_data_and_seed_give_the_same_bytes_and_a_model_that_tells_rude_from_calm() {
    let folder = Folder::new("twice");
    made_up(&folder);
    let mut options = TrainOptions::new(&folder.0);
    options.lines = 1 << 12;
    options.fillings = 1;
    let first = train(&options, &mut |_| {}).expect("the data can be read");
    let second = train(&options, &mut |_| {}).expect("the data can be read");
    assert!(first == second, "the bytes differ");
    let scorer = Scorer::load(&first).expect("it is a model");
    assert_eq!(scorer.model(), format!("first-stage@{VERSION}"));
    // It changes with every change to features, sentences, concepts or word lists: then write the new one down here.
    assert_eq!(hex::encode(Sha256::digest(&first)), DIGEST, "another processor must give the same bytes");
    let toxicity = |text: &str| {
        scorer
            .score(
                &Body::read(text, Some("en")),
                &Context { story_language: Some("en"), ..Context::default() },
            )
            .get(Attribute::Toxicity)
    };
    assert!(toxicity("You are such a clown about the road") > toxicity("I read about the road today"));
}

#[test]
fn an_empty_folder_and_a_broken_line_are_named() {
    let folder = Folder::new("broken");
    let options = TrainOptions::new(&folder.0);
    assert!(matches!(train(&options, &mut |_| {}), Err(DataError::Empty(_))));
    std::fs::write(folder.0.join("broken.ndjson"), "{\"id\": 3}\n").expect("the folder can be written to");
    let error = train(&options, &mut |_| {}).expect_err("the line is no comment");
    assert!(error.to_string().contains("broken.ndjson`, line 1"), "{error}");
}
