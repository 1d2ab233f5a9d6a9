//! `comity score` with files: a run that is killed goes on where it ended, and nothing is written over.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// Texts: more than are scored together, so that a run can be met in its middle.
const TEXTS: usize = 20_000;
/// How often it is looked whether a run has written something, for two minutes and more: a debug build on a busy machine.
const MAX_LOOKS: u32 = 60_000;
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// With the first stage alone: these tests are about files, and read many texts.
fn score(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(["score", "--second-stage", "none"]).args(words).stdin(Stdio::null());
    command
}

fn run(words: &[&str]) -> Output {
    score(words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_run_that_was_killed_goes_on_and_the_result_is_that_of_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second, output] =
        ["first.txt", "second.txt", "scores.ndjson"].map(|name| path(folder.path(), name));
    let text = |i: usize| {
        format!(
            "{} the bridge, part {i}.\n",
            if i.is_multiple_of(3) { "Idiots closed" } else { "They closed" }
        )
    };
    let texts: Vec<String> = (0..TEXTS).map(text).collect();
    fs::write(&first, texts[..TEXTS - 100].concat()).unwrap();
    fs::write(&second, texts[TEXTS - 100..].concat()).unwrap();
    let whole = run(&[&first, &second]);
    assert!(whole.status.success(), "{}", said(&whole));

    let mut stopped = score(&["--output", &output, &first, &second]).spawn().unwrap();
    let is_begun = || fs::metadata(&output).is_ok_and(|file| file.len() > 0);
    for look in 0.. {
        if is_begun() {
            break;
        }
        assert!(look < MAX_LOOKS, "nothing was written");
        std::thread::sleep(BETWEEN_LOOKS);
    }
    stopped.kill().unwrap();
    stopped.wait().unwrap();
    let length = fs::metadata(&output).unwrap().len();
    assert!(length < whole.stdout.len() as u64, "it was met in its middle");
    // As if the last write had ended in the middle of a line.
    fs::OpenOptions::new().write(true).open(&output).unwrap().set_len(length - 1).unwrap();

    let again = run(&["--output", &output, "--resume", &first, &second]);
    assert!(again.status.success(), "{}", said(&again));
    assert!(fs::read(&output).unwrap() == whole.stdout, "it is not what one run gives");
    // Once more: all is there.
    assert!(run(&["--output", &output, "--resume", &first, &second]).status.success());
    assert!(fs::read(&output).unwrap() == whole.stdout);
}

#[test]
fn a_file_that_is_there_is_neither_written_over_nor_taken_for_scores() {
    let folder = tempfile::tempdir().unwrap();
    let [texts, output] = ["texts.txt", "scores.ndjson"].map(|name| path(folder.path(), name));
    fs::write(&texts, "The bridge opens on Monday.\nGood.\n").unwrap();
    assert!(run(&["--output", &output, &texts]).status.success());
    let scores = fs::read(&output).unwrap();
    let over = run(&["--output", &output, &texts]);
    assert_eq!(
        (over.status.code(), said(&over).contains("is there already: --resume goes on with it")),
        (Some(2), true)
    );
    let other = run(&["--output", &texts, "--resume", &texts]);
    assert_eq!(
        (other.status.code(), said(&other).contains("line 1 is not a line of scores")),
        (Some(2), true)
    );
    assert_eq!(fs::read_to_string(&texts).unwrap(), "The bridge opens on Monday.\nGood.\n");
    // Scores of more texts than there are, so of others.
    fs::write(&texts, "Good.\n").unwrap();
    let fewer = run(&["--output", &output, "--resume", &texts]);
    assert_eq!(
        (fewer.status.code(), said(&fewer).contains("more lines than there are texts (1 more)")),
        (Some(2), true)
    );
    assert!(fs::read(&output).unwrap() == scores);
}

#[test]
fn both_stages_score_unless_one_setting_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let texts = path(folder.path(), "texts.txt");
    fs::write(
        &texts,
        "Someone ought to teach that referee a lesson behind the stands.\n다리는 월요일에 닫힙니다.\n",
    )
    .unwrap();
    let scores = |words: &[&str]| -> Vec<serde_json::Value> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
        let output = command.arg("score").args(words).arg(&texts).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        std::str::from_utf8(&output.stdout)
            .unwrap()
            .lines()
            .map(|l| serde_json::from_str(l).unwrap())
            .collect()
    };
    let (both, alone) = (scores(&[]), scores(&["--second-stage", "none"]));
    assert_eq!(scores(&["--second-stage", "built-in"]), both);
    let models = [&both[0]["model"], &alone[0]["model"]].map(|model| model.as_str().unwrap());
    assert!(models[0].starts_with(models[1]) && models[0].contains("+second-stage@"), "{models:?}");
    assert!(!models[1].contains('+'));
    assert_ne!(both[0]["scores"], alone[0]["scores"], "it was asked");
    assert_eq!(both[1]["scores"], alone[1]["scores"], "it reads no Korean");
    let broken =
        Command::new(env!("CARGO_BIN_EXE_comity")).args(["score", "--second-stage", &texts, &texts]).output();
    let broken = broken.unwrap();
    assert!(!broken.status.success() && said(&broken).contains("texts.txt"), "{}", said(&broken));
}

#[test]
fn rows_that_are_not_sound_are_counted_and_a_run_goes_on_behind_them() {
    let folder = tempfile::tempdir().unwrap();
    let [rows, output] = ["rows.csv", "scores.ndjson"].map(|name| path(folder.path(), name));
    fs::write(&rows, "id,text\n1,\"unterminated you idiot\n2,hello there\n3,you, moron\n4\n5,moron\n")
        .unwrap();
    let whole = run(&["--csv", &rows]);
    assert_eq!(
        (whole.status.code(), said(&whole).contains("3 of 5 texts could not be read")),
        (Some(1), true)
    );
    let lines: Vec<&str> = std::str::from_utf8(&whole.stdout).unwrap().split_inclusive('\n').collect();
    let first: serde_json::Value = serde_json::from_str(lines[0]).unwrap();
    assert_eq!(first, serde_json::json!({"id": "1", "error": "the quote that line 2 opens is not closed"}));
    let is_error: Vec<bool> = lines.iter().map(|line| line.contains("\"error\"")).collect();
    assert_eq!(is_error, [true, false, true, true, false]);
    for written in 0..=lines.len() {
        fs::write(&output, lines[..written].concat() + "{\"id").unwrap();
        let rest = run(&["--csv", "--output", &output, "--resume", &rows]);
        assert_eq!(rest.status.code(), Some(i32::from(is_error[written..].contains(&true))));
        assert_eq!(fs::read(&output).unwrap(), whole.stdout, "after {written}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_so() {
    for words in [&["--parquet", "archive.parquet"][..], &["--output", "scores.parquet", "--to-parquet"]] {
        let output = run(words);
        assert_eq!(
            (output.status.code(), said(&output).contains("built without Parquet")),
            (Some(2), true),
            "{words:?}"
        );
    }
}

#[cfg(feature = "parquet")]
#[test]
fn scores_go_to_a_parquet_file_which_is_there_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [texts, output] = ["texts.txt", "scores.parquet"].map(|name| path(folder.path(), name));
    fs::write(&texts, "The bridge opens on Monday.\nGood.\n").unwrap();
    let written = run(&["--output", &output, "--to-parquet", &texts]);
    assert!(written.status.success(), "{}", said(&written));
    let bytes = fs::read(&output).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    assert!(!Path::new(&format!("{output}.part")).exists());
    // What it wrote it can read: a column of text is as good as another.
    let read = run(&["--parquet", "--text-column", "lang", &output]);
    assert_eq!(String::from_utf8_lossy(&read.stdout).lines().count(), 2, "{}", said(&read));
}
