//! Sentences of our own, half of them looked at while the rules were made, half only counted.

use crate::{Attribute, Context, Scorer};
use comity_text::Body;

/// Of the lines of a half: held and spared, harmless ones, attacks found, attacks; and what came out wrong.
fn counted(half: &str) -> ([usize; 4], String) {
    let (mut counts, mut wrong) = ([0; 4], String::new());
    for line in half.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut parts = line.splitn(3, ' ');
        let (code, attacks, text) =
            (parts.next().unwrap(), parts.next().unwrap() == "1", parts.next().unwrap());
        let context = Context { story_language: Some(code), ..Context::default() };
        let said = Scorer::builtin().score(&Body::read(text, Some(code)), &context);
        let judged = [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Threat, Attribute::Insult];
        let found = judged.into_iter().any(|attribute| said.get(attribute) >= Some(0.5));
        let at = if attacks { 2 } else { 0 };
        counts[at + 1] += 1;
        counts[at] += usize::from(found == attacks);
        if found != attacks {
            wrong.push_str(line);
            wrong.push('\n');
        }
    }
    (counts, wrong)
}

/// Checks that at least so many of each half come out right: spared and found of the first, spared and found of the second.
fn check(written: &str, [spared, found, unseen_spared, unseen_found]: [usize; 4]) {
    let (first, second) = written.split_once("# second half").unwrap();
    let (seen, wrong) = counted(first);
    let (unseen, _) = counted(second);
    assert!(seen[0] >= spared && seen[2] >= found, "{seen:?}: {wrong}");
    assert!(unseen[0] >= unseen_spared && unseen[2] >= unseen_found, "{unseen:?}");
}

#[test]
fn questions_that_deplore_deaths_are_no_threats_and_questions_that_threaten_are() {
    // Without the rule 13 of 41 and 15 of 35 were spared.
    check(include_str!("../../data/contrast/deplored.txt"), [39, 21, 31, 20]);
}

#[test]
fn history_with_an_actor_is_no_attack_and_what_welcomes_it_is() {
    // Without the rule 9 of 28 and 16 of 28 were spared; version 9 spares two less of the second half than 8 did.
    check(include_str!("../../data/contrast/acted.txt"), [28, 18, 25, 14]);
}

#[test]
fn slander_that_is_denied_is_no_attack_and_a_denial_of_nothing_is() {
    // Without the rule 13 of 39 and 24 of 38 were spared.
    check(include_str!("../../data/contrast/denied.txt"), [39, 14, 38, 11]);
}

#[test]
fn figures_of_speech_are_no_threats_and_threats_in_the_same_words_are() {
    // Without the rule 10 of 21 and 7 of 21 were spared.
    check(include_str!("../../data/contrast/idioms.txt"), [19, 10, 21, 10]);
}

#[test]
fn attacks_that_look_like_what_is_held_down_are_found_as_before() {
    // Without any of the rules version 5 of the model found 40 of 55, and no rule lost one of them; version 6 found 39, 7 finds 37.
    let (counts, wrong) = counted(include_str!("../../data/contrast/kept.txt"));
    assert!(counts[2] >= 37, "{counts:?}: {wrong}");
}
