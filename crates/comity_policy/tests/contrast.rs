//! What the newsroom's policy makes of sentences of our own in nine languages, by words alone: half of them were looked at while
//! the rules were made, half only counted.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::Outcome;
use comity_policy::{Bundle, CommentFacts, Facts, NoSignals, Policy, StoredFacts, StoryFacts};
use comity_text::Body;

/// How many of one half come out right.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    spared: usize,
    found: usize,
}

/// Counts the lines of a half: the language, 1 for an attack or 0, and the sentence.
fn counted(policy: &Policy, half: &str) -> (Counts, String) {
    let (mut counts, mut wrong) = (Counts::default(), String::new());
    for line in half.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut parts = line.splitn(3, ' ');
        let (language, attacks, text) =
            (parts.next().unwrap(), parts.next().unwrap() == "1", parts.next().unwrap());
        let stored = StoredFacts {
            comment: Some(CommentFacts::default()),
            story: Some(StoryFacts { language: Some(language.to_owned()), ..StoryFacts::default() }),
            ..StoredFacts::default()
        };
        let body = Body::read(text, Some(language));
        let found = policy.evaluate(&Facts::new(&stored, &body, &NoSignals)).outcome != Outcome::Publish;
        counts.found += usize::from(found && attacks);
        counts.spared += usize::from(!found && !attacks);
        if found != attacks {
            wrong.push_str(line);
            wrong.push('\n');
        }
    }
    (counts, wrong)
}

/// Checks that at least so many of each half come out right.
fn check(written: &str, seen: Counts, unseen: Counts) {
    let document = Policy::parse(include_str!("../../../policies/newsroom.md"), "newsroom.md").unwrap();
    let policy = Policy::compile(&document, &Bundle::default()).unwrap();
    let (first, second) = written.split_once("# second half").unwrap();
    let (is, wrong) = counted(&policy, first);
    assert!(is.spared >= seen.spared && is.found >= seen.found, "{is:?}: {wrong}");
    let (is, _) = counted(&policy, second);
    assert!(is.spared >= unseen.spared && is.found >= unseen.found, "{is:?}");
}

#[test]
fn questions_that_deplore_deaths_are_published() {
    // Before, 25 and 25 were. What threatens in the same words is the scorer's to find.
    let written = include_str!("../../comity_classify/data/contrast/deplored.txt");
    check(written, Counts { spared: 28, found: 3 }, Counts { spared: 26, found: 2 });
}

#[test]
fn history_with_an_actor_is_published() {
    // Before, 23 and 27 were.
    let written = include_str!("../../comity_classify/data/contrast/acted.txt");
    check(written, Counts { spared: 28, found: 6 }, Counts { spared: 28, found: 2 });
}

#[test]
fn slander_that_is_denied_is_published() {
    // Before, 30 and 33 were.
    let written = include_str!("../../comity_classify/data/contrast/denied.txt");
    check(written, Counts { spared: 39, found: 2 }, Counts { spared: 38, found: 3 });
}

#[test]
fn figures_of_speech_are_published() {
    let written = include_str!("../../comity_classify/data/contrast/idioms.txt");
    check(written, Counts { spared: 21, found: 8 }, Counts { spared: 21, found: 3 });
}

#[test]
fn threats_to_those_who_write_and_to_readers_are_refused() {
    // Before, 12 of 52 and 4 of 25 were.
    let written = include_str!("contrast/threats.txt");
    check(written, Counts { spared: 17, found: 52 }, Counts { spared: 10, found: 21 });
}
